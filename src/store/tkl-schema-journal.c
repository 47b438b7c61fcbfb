/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Triggers that write every change by people into the journal, and refuse one outside of it. */
/* Thread: constant text. */
#include "tkl-journal-image.h"
#include "tkl-schema.h"

/* Body of a trigger: the images go under the open entry with the next number. */
#define WRITE_CHANGE(table, id, before, after)                                                     \
  " BEGIN"                                                                                         \
  " SELECT RAISE (ABORT, 'change outside the journal')"                                            \
  "  WHERE NOT EXISTS (SELECT 1 FROM journal_open);"                                               \
  " UPDATE journal_open SET seq = seq + 1;"                                                        \
  " INSERT INTO journal_change (entry_id, seq, subject, row_id, before, after)"                    \
  "  SELECT entry_id, seq, '" table "', " id ", " before ", " after " FROM journal_open;"          \
  " END;"

#define ON(table, event, of, when, id, before, after)                                              \
  "CREATE TRIGGER journal_" table "_" event " AFTER " event of " ON " table when WRITE_CHANGE (    \
      table, id, before, after)

/* @image: TKL_IMAGE or TKL_IMAGE_VERSIONED */
#define JOURNAL(table, image, columns)                                                             \
  ON (table, "insert", "", "", "NEW.id", "NULL", image ("NEW", columns))                           \
  ON (table, "update", "", "", "NEW.id", image ("OLD", columns), image ("NEW", columns))           \
  ON (table, "delete", "", "", "OLD.id", image ("OLD", columns), "NULL")

#define DROP(table, event) "DROP TRIGGER IF EXISTS journal_" table "_" event ";"
#define DROP_ALL(table) DROP (table, "insert") DROP (table, "update") DROP (table, "delete")

const char tkl_schema_journal_drop[] =
    /* clang-format off */
    DROP_ALL ("setting")
    DROP_ALL ("employee")
    DROP_ALL ("work_schedule")
    DROP_ALL ("key_holding")
    DROP_ALL ("key_aside")
    DROP_ALL ("key_method")
    DROP_ALL ("project")
    DROP_ALL ("poi")
    DROP_ALL ("planning")
    DROP_ALL ("tick_edit")
    DROP_ALL ("clock_line")
    DROP_ALL ("tick_clock")
    DROP_ALL ("notice")
    DROP ("vehicle", "update")
    DROP_ALL ("tick");
/* clang-format on */

const char tkl_schema_journal[] =
    /* clang-format off */
    JOURNAL ("setting", TKL_IMAGE, TKL_COLUMNS_SETTING)
    JOURNAL ("employee", TKL_IMAGE_VERSIONED, TKL_COLUMNS_EMPLOYEE)
    JOURNAL ("work_schedule", TKL_IMAGE, TKL_COLUMNS_WORK_SCHEDULE)
    JOURNAL ("key_holding", TKL_IMAGE, TKL_COLUMNS_KEY_HOLDING)
    JOURNAL ("key_aside", TKL_IMAGE, TKL_COLUMNS_KEY_ASIDE)
    JOURNAL ("key_method", TKL_IMAGE, TKL_COLUMNS_KEY_METHOD)
    JOURNAL ("project", TKL_IMAGE_VERSIONED, TKL_COLUMNS_PROJECT)
    JOURNAL ("poi", TKL_IMAGE, TKL_COLUMNS_POI)
    JOURNAL ("planning", TKL_IMAGE, TKL_COLUMNS_PLANNING)
    JOURNAL ("tick_edit", TKL_IMAGE_VERSIONED, TKL_COLUMNS_TICK_EDIT)
    JOURNAL ("clock_line", TKL_IMAGE_VERSIONED, TKL_COLUMNS_CLOCK_LINE)
    JOURNAL ("tick_clock", TKL_IMAGE, TKL_COLUMNS_TICK_CLOCK)
    JOURNAL ("notice", TKL_IMAGE, TKL_COLUMNS_NOTICE)

    /* Of a vehicle only the office's own words; the rest comes from the telematics system. */
    ON ("vehicle", "update", " OF name, plate, notes", "", "NEW.id",
        TKL_IMAGE_VERSIONED ("OLD", TKL_COLUMNS_VEHICLE),
        TKL_IMAGE_VERSIONED ("NEW", TKL_COLUMNS_VEHICLE))

    /* Of ticks only those that people added; facts are derived again at will. */
    ON ("tick", "insert", "", " WHEN NEW.kind = 3", "NEW.id", "NULL",
        TKL_IMAGE ("NEW", TKL_COLUMNS_TICK))
    ON ("tick", "update", "", " WHEN NEW.kind = 3", "NEW.id",
        TKL_IMAGE ("OLD", TKL_COLUMNS_TICK), TKL_IMAGE ("NEW", TKL_COLUMNS_TICK))
    ON ("tick", "delete", "", " WHEN OLD.kind = 3", "OLD.id",
        TKL_IMAGE ("OLD", TKL_COLUMNS_TICK), "NULL");
/* clang-format on */
