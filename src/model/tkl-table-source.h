/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTableSource: what a table shows: its columns, how its rows are read, its quick filters. */
/* Thread: main; rows of a list are read on the office's reader thread. */
#pragma once

#include "tkl-desk.h"
#include "tkl-list-service.h"
#include "tkl-row-list.h"

G_BEGIN_DECLS

/* A view of a table that comes with the program. */
typedef struct
{
  const char *id;    /* stable: kept in settings */
  const char *title; /* marked for translation */
  guint choice;      /* quick filter; 0 = all */
  const char *group; /* (nullable): id of the column whose groups are shown */
  const char *const
      *columns; /* (nullable) (array zero-terminated=1): ids of those shown, from left to
                                 right; NULL: as at first */
} TklTableView;

typedef struct
{
  const char *name;  /* stable: `employees` … */
  const char *title; /* (nullable): marked for translation; of one whose rows may go into a file */
  guint n_fields;    /* of its row set */
  const TklColumn *columns;
  guint n_columns;
  gboolean by_period; /* rows are of workdays: read again when the period changes */
  guint part_days; /* rows are in the order of days: these are shown while the rest is read … */
  gint64 part_few; /* … where there are more rows than that; 0 days = none */
  const char *icon_name;                /* of the empty table */
  const char *empty_title, *empty_text; /* marked for translation: no rows at all */
  const char *empty_action;             /* (nullable): what the button under it does … */
  const char *empty_label;              /* … and says; marked for translation */
  const char *const *choices; /* (nullable) (array zero-terminated=1): quick filters, marked
                                           for translation; the first shows all */
  TklRowKeep keep;            /* (nullable): of the choices */
  const TklTableView *views;  /* (nullable): the first shows the table as it is at first; a source
                                 without any is not grouped either */
  guint n_views;
  TklRowTest needs_attention; /* (nullable): rows F8 stops at; NULL = at each */
  guint performance_field;    /* of plain ticks: read on demand, by `performances`; 0 = none */
  guint standing_field;       /* of plain ticks and lines: likewise, by `standings`; 0 = none */
  TklRowTest has_key; /* (nullable): rows with the number of a key: F7 stops at them (F049) */

  /* Rows are those of a list of the service … */
  TklListReceiver receiver; /* its function; the row set comes as user_data */
  /* … or, where @ask is set, what a use case answers: */
  void (*ask) (TklOffice *office,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data);
  /** answer: Returns: (transfer full): what @add takes one by one. */
  GPtrArray *(*answer) (TklOffice *office, GAsyncResult *result, GError **error);
  void (*add) (TklRowSet *set, gconstpointer item);
} TklTableSource;

/**
 * tkl_table_intern_id:
 * @id: 0 = none
 * @ret_ref: (out): its number and name as tables show them
 *
 * Of rows that come plain, on the reader thread.
 */
gboolean tkl_table_intern_id (TklRowSet *set,
                              TklRowNames *names,
                              TklNamedKind kind,
                              gint32 id,
                              gint64 *ret_ref,
                              GError **error);

/**
 * tkl_table_source_load_async:
 *
 * Reads the rows, of the desk's period where it matters, without what is read on demand.
 * Returns: (transfer none): the rows on their way: to be looked at by tkl_row_set_count_so_far() only.
 */
TklRowSet *tkl_table_source_load_async (const TklTableSource *source,
                                        TklDesk *desk,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/** tkl_table_source_load_fields_async: @fields: bits of those read on demand, see tkl_row_set_want(). */
TklRowSet *tkl_table_source_load_fields_async (const TklTableSource *source,
                                               TklDesk *desk,
                                               guint64 fields,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
/* The days at one end of the period. */
typedef struct
{
  guint64 fields; /* as above */
  gboolean last;  /* of the days with rows the last ones instead of the first */
} TklTablePart;

/**
 * tkl_table_source_load_part_async:
 *
 * Reads the days at one end of the period alone, of a source with `part_days`; no rows where there are no
 * more than `part_few`. As above otherwise.
 */
void tkl_table_source_load_part_async (const TklTableSource *source,
                                       TklDesk *desk,
                                       const TklTablePart *part,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/** tkl_table_source_load_finish: Returns: (transfer full). */
TklRowSet *tkl_table_source_load_finish (TklDesk *desk, GAsyncResult *result, GError **error);

/* The one view of tables that have no others: as at first. */
extern const TklTableView tkl_table_plain_view;

extern const TklTableSource tkl_tick_source;
/* Its quick filters: all ticks, and those … */
enum
{
  TKL_TICK_CHOICE_ATTENTION = 1, /* that need attention */
  TKL_TICK_CHOICE_NOT_IN_CLOCK,
  TKL_TICK_CHOICE_NO_EMPLOYEE, /* one for each reason, in order of priority */
  TKL_TICK_CHOICE_DOUBLE,
  TKL_TICK_CHOICE_NO_DESTINATION,
  TKL_TICK_CHOICE_SEVERAL_PROJECTS,
  TKL_TICK_CHOICE_BLOCKED,
  TKL_TICK_CHOICE_ODD,               /* one row of each day with a tick missing or too many */
  TKL_TICK_CHOICE_LEFT,              /* of days that are left as they are */
  TKL_TICK_CHOICE_PRESENCE_EXPECTED, /* reasons that came later: choices are kept by number */
  TKL_TICK_CHOICE_PRESENCE_DUE,
  TKL_TICK_N_CHOICES
};
/** tkl_tick_rows_count: @counts: (array length=TKL_TICK_N_CHOICES) (inout): rows of each reason are added. */
void tkl_tick_rows_count (const TklRowSet *set, guint *counts);
extern const TklTableSource tkl_deleted_tick_source;
extern const TklTableSource tkl_line_source;
extern const TklTableSource tkl_employee_source;
extern const TklTableSource tkl_project_source;
extern const TklTableSource tkl_planning_source;
extern const TklTableSource tkl_vehicle_source;
extern const TklTableSource tkl_history_source;
extern const TklTableSource tkl_run_source;

G_END_DECLS
