/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step 5 of the schema: schedules of employees with dates. Append-only once released. */
/* Thread: constant text. */
#include "tkl-schema.h"

/* A schedule stood in the row of its employee, without dates: seven minutes with commas, −1 = none on
 * that day. It becomes one with open ends, whose id is that of the employee. */
#define MINUTES(text, i) "max (0, json_extract ('[' || " text " || ']', '$[" #i "]'))"
#define OLD_TEXT(image) "json_extract (" image ", '$.expected_min')"
#define WEEKDAY(name) "  " name "_min INTEGER NOT NULL CHECK (" name "_min BETWEEN 0 AND 1440),"

#define OVERLAPS                                                                                   \
  "  WHEN EXISTS (SELECT 1 FROM work_schedule AS s"                                                \
  "    WHERE s.employee_id = NEW.employee_id AND s.id <> NEW.id"                                   \
  "    AND ifnull (s.from_day, -9223372036854775808) <= ifnull (NEW.to_day, 9223372036854775807)"  \
  "    AND ifnull (NEW.from_day, -9223372036854775808) <= ifnull (s.to_day, 9223372036854775807))" \
  "  BEGIN SELECT RAISE (ABORT, 'one schedule at a time'); END;"

/* What the journal tells of a row of an employee, told of his schedule. */
/* clang-format off */
#define IMAGE(image)                                                                               \
  "CASE WHEN " OLD_TEXT (image) " IS NOT NULL THEN json_object ('id', c.row_id,"                   \
  " 'employee_id', c.row_id, 'from_day', NULL, 'to_day', NULL,"                                    \
  " 'monday_min', " MINUTES (OLD_TEXT (image), 0) ","                                              \
  " 'tuesday_min', " MINUTES (OLD_TEXT (image), 1) ","                                             \
  " 'wednesday_min', " MINUTES (OLD_TEXT (image), 2) ","                                           \
  " 'thursday_min', " MINUTES (OLD_TEXT (image), 3) ","                                            \
  " 'friday_min', " MINUTES (OLD_TEXT (image), 4) ","                                              \
  " 'saturday_min', " MINUTES (OLD_TEXT (image), 5) ","                                            \
  " 'sunday_min', " MINUTES (OLD_TEXT (image), 6) ") END"

const char tkl_schema_step_5[] =
    "CREATE TABLE work_schedule ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  employee_id INTEGER NOT NULL REFERENCES employee (id),"
    "  from_day INTEGER, to_day INTEGER,"
    WEEKDAY ("monday") WEEKDAY ("tuesday") WEEKDAY ("wednesday") WEEKDAY ("thursday")
    WEEKDAY ("friday") WEEKDAY ("saturday") WEEKDAY ("sunday")
    "  CHECK (from_day <= to_day)) STRICT;"
    "CREATE INDEX work_schedule_employee ON work_schedule (employee_id);"
    "CREATE TRIGGER work_schedule_one_at_a_time_insert BEFORE INSERT ON work_schedule" OVERLAPS
    "CREATE TRIGGER work_schedule_one_at_a_time_update BEFORE UPDATE ON work_schedule" OVERLAPS

    "INSERT INTO work_schedule SELECT id, id, NULL, NULL,"
    MINUTES ("expected_min", 0) "," MINUTES ("expected_min", 1) "," MINUTES ("expected_min", 2) ","
    MINUTES ("expected_min", 3) "," MINUTES ("expected_min", 4) "," MINUTES ("expected_min", 5) ","
    MINUTES ("expected_min", 6) " FROM employee WHERE expected_min IS NOT NULL;"
    /* Employees that were deleted can come back with their schedules: new ones get other ids. */
    "DELETE FROM sqlite_sequence WHERE name = 'work_schedule';"
    "INSERT INTO sqlite_sequence (name, seq)"
    "  SELECT 'work_schedule', seq FROM sqlite_sequence WHERE name = 'employee';"

    /* Behind the other changes of each entry, so that old entries can be undone and done again. */
    "INSERT INTO journal_change (entry_id, seq, subject, row_id, before, after)"
    "  SELECT c.entry_id, (SELECT max (m.seq) FROM journal_change AS m"
    "    WHERE m.entry_id = c.entry_id) + row_number () OVER (PARTITION BY c.entry_id"
    "    ORDER BY c.seq), 'work_schedule', c.row_id, " IMAGE ("c.before") ", " IMAGE ("c.after")
    "  FROM journal_change AS c WHERE c.subject = 'employee'"
    "  AND " OLD_TEXT ("c.before") " IS NOT " OLD_TEXT ("c.after") ";"

    "ALTER TABLE employee DROP COLUMN expected_min;";
/* clang-format on */
