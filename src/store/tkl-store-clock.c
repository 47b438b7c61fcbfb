/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The time clock as rows: its lines, and the ticks that count as "in clock". */
/* Thread: that of the store. */
#include "tkl-store-clock.h"

#include "tkl-store-private.h"

/* Columns of TKL_SQL_LINE_COLUMNS; parameter = column + 1. */
enum
{
  COLUMN_EMPLOYEE,
  COLUMN_DAY,
  COLUMN_BEGIN,
  COLUMN_END,
  COLUMN_MINUTES,
  COLUMN_TYPE,
  COLUMN_SUBTYPE,
  COLUMN_PROJECT,
  COLUMN_VEHICLE,
  COLUMN_KM,
  COLUMN_KM_SOURCE,
  COLUMN_ROLE,
  COLUMN_ORIGIN,
  COLUMN_FLAGS,
  COLUMN_FROM_TICK,
  COLUMN_TO_TICK,
  COLUMN_WAGE_CODE,
  COLUMN_NOTE,
  COLUMN_ID,
  COLUMN_LINE_VERSION,
};

static void
fill_line (sqlite3_stmt *statement, TklClockLine *line)
{
  *line = (TklClockLine){
    .id = tkl_column_int (statement, COLUMN_ID),
    .version = tkl_column_int (statement, COLUMN_LINE_VERSION),
    .employee_id = (gint32) tkl_column_int (statement, COLUMN_EMPLOYEE),
    .day = (TklDay) tkl_column_int (statement, COLUMN_DAY),
    .begin_utc_ms = tkl_column_int (statement, COLUMN_BEGIN),
    .end_utc_ms = tkl_column_int (statement, COLUMN_END),
    .minutes = (gint32) tkl_column_int (statement, COLUMN_MINUTES),
    .type = (guint8) tkl_column_int (statement, COLUMN_TYPE),
    .subtype = (guint8) tkl_column_int (statement, COLUMN_SUBTYPE),
    .project_id = (gint32) tkl_column_int (statement, COLUMN_PROJECT),
    .vehicle_id = (gint32) tkl_column_int (statement, COLUMN_VEHICLE),
    .km_tenths = (gint32) tkl_column_int_or (statement, COLUMN_KM, -1),
    .km_source = (guint8) tkl_column_int (statement, COLUMN_KM_SOURCE),
    .role = (guint8) tkl_column_int (statement, COLUMN_ROLE),
    .origin = (guint8) tkl_column_int (statement, COLUMN_ORIGIN),
    .flags = (guint8) tkl_column_int (statement, COLUMN_FLAGS),
    .from_tick = tkl_column_int (statement, COLUMN_FROM_TICK),
    .to_tick = tkl_column_int (statement, COLUMN_TO_TICK),
    .wage_code = tkl_column_text (statement, COLUMN_WAGE_CODE),
    .note = tkl_column_text (statement, COLUMN_NOTE),
  };
}

static void
bind_line (sqlite3_stmt *statement, const TklClockLine *line)
{
  tkl_bind_int (statement, COLUMN_EMPLOYEE + 1, line->employee_id);
  tkl_bind_int (statement, COLUMN_DAY + 1, line->day);
  tkl_bind_int (statement, COLUMN_BEGIN + 1, line->begin_utc_ms);
  tkl_bind_int (statement, COLUMN_END + 1, line->end_utc_ms);
  tkl_bind_int (statement, COLUMN_MINUTES + 1, line->minutes);
  tkl_bind_int (statement, COLUMN_TYPE + 1, line->type);
  tkl_bind_int (statement, COLUMN_SUBTYPE + 1, line->subtype);
  tkl_bind_int_or_null (statement, COLUMN_PROJECT + 1, line->project_id, 0);
  tkl_bind_int_or_null (statement, COLUMN_VEHICLE + 1, line->vehicle_id, 0);
  tkl_bind_int_or_null (statement, COLUMN_KM + 1, line->km_tenths, -1);
  tkl_bind_int (statement, COLUMN_KM_SOURCE + 1, line->km_source);
  tkl_bind_int (statement, COLUMN_ROLE + 1, line->role);
  tkl_bind_int (statement, COLUMN_ORIGIN + 1, line->origin);
  tkl_bind_int (statement, COLUMN_FLAGS + 1, line->flags);
  tkl_bind_int_or_null (statement, COLUMN_FROM_TICK + 1, line->from_tick, 0);
  tkl_bind_int_or_null (statement, COLUMN_TO_TICK + 1, line->to_tick, 0);
  tkl_bind_text (statement, COLUMN_WAGE_CODE + 1, line->wage_code);
  tkl_bind_text (statement, COLUMN_NOTE + 1, line->note);
}

/* Days bound as numbers in any case, so that the index is used for open periods as well. */
static void
bind_period (sqlite3_stmt *statement, TklDay from_day, TklDay to_day)
{
  tkl_bind_int (statement, 1, from_day); /* NONE is the least number there is */
  tkl_bind_int (statement, 2, to_day == TKL_DAY_NONE ? G_MAXINT32 : to_day);
}

/* Returns: (transfer none): bound to @query. */
static sqlite3_stmt *
bind_query (TklStore *store, const TklLineQuery *query)
{
  sqlite3_stmt *statement = tkl_store_statement (
      store, query->employee_id != 0 ? TKL_SQL_LINE_RANGE_EMPLOYEE : TKL_SQL_LINE_RANGE);

  TKL_ASSERT_STORE (store);
  bind_period (statement, query->from_day, query->to_day);
  if (query->employee_id != 0)
    tkl_bind_int (statement, 3, query->employee_id);
  tkl_bind_int_or_null (statement, 4, query->project_id, 0);
  return statement;
}

/* @ret_row: FALSE: there was no row, and @ret_line is untouched; else its texts are the caller's. */
static gboolean
next_line (TklStore *store,
           sqlite3_stmt *statement,
           TklClockLine *ret_line,
           gboolean *ret_row,
           GError **error)
{
  if (!tkl_step_row (store, statement, ret_row, error))
    return FALSE;
  if (*ret_row)
    fill_line (statement, ret_line);
  return TRUE;
}

gboolean
tkl_store_scan_lines (TklStore *store,
                      const TklLineQuery *query,
                      TklLineFunc func,
                      gpointer user_data,
                      GError **error)
{
  sqlite3_stmt *statement = bind_query (store, query);
  gboolean row = TRUE;
  gboolean done = TRUE;

  while (done)
    {
      TklClockLine line;

      if (!next_line (store, statement, &line, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      done = func (&line, user_data, error);
      tkl_clock_line_clear (&line);
    }
  tkl_statement_end (statement);
  return FALSE;
}

gboolean
tkl_store_load_lines (TklStore *store, const TklLineQuery *query, GArray *lines, GError **error)
{
  sqlite3_stmt *statement = bind_query (store, query);
  TklClockLine line;
  gboolean row = TRUE;

  while (next_line (store, statement, &line, &row, error) && row)
    g_array_append_val (lines, line);
  /* A step that fails leaves it as it was. */
  return !row;
}

gboolean
tkl_store_get_line (TklStore *store, gint64 id, TklClockLine *ret_line, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_LINE_GET);
  gboolean row;

  TKL_ASSERT_STORE (store);
  tkl_bind_int (statement, 1, id);
  if (!next_line (store, statement, ret_line, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_NOT_FOUND,
                   "clock line %" G_GINT64_FORMAT " does not exist", id);
      return FALSE;
    }
  tkl_statement_end (statement);
  return TRUE;
}

gboolean
tkl_store_insert_line (TklStore *store, TklClockLine *line, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_LINE_INSERT);

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (tkl_store_in_transaction (store), FALSE);

  bind_line (statement, line);
  if (!tkl_step_done (store, statement, error))
    return FALSE;
  line->id = sqlite3_last_insert_rowid (store->db);
  line->version = 1;
  return TRUE;
}

gboolean
tkl_store_update_line (TklStore *store, TklClockLine *line, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_LINE_UPDATE);

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (tkl_store_in_transaction (store), FALSE);

  bind_line (statement, line);
  tkl_bind_int (statement, COLUMN_ID + 1, line->id);
  tkl_bind_int (statement, COLUMN_LINE_VERSION + 1, line->version);
  if (!tkl_step_done (store, statement, error)
      || !tkl_store_explain_update (store, TKL_SQL_LINE_VERSION, line->id, line->version, NULL,
                                    error))
    return FALSE;
  line->version++;
  return TRUE;
}

gboolean
tkl_store_delete_line (TklStore *store, gint64 id, gint64 version, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_LINE_DELETE);

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (tkl_store_in_transaction (store), FALSE);

  tkl_bind_int (statement, 1, id);
  tkl_bind_int (statement, 2, version);
  return tkl_step_done (store, statement, error)
         && tkl_store_explain_update (store, TKL_SQL_LINE_VERSION, id, version, NULL, error);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const gint64 *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static gboolean
load_in_clock (TklStore *store, const TklInClock *in_clock, GArray *ids, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_IN_CLOCK_DAY);
  gboolean row;

  tkl_bind_int (statement, 1, in_clock->day);
  tkl_bind_int (statement, 2, in_clock->employee_id);
  while (TRUE)
    {
      gint64 id;

      if (!tkl_step_row (store, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      id = tkl_column_int (statement, 0);
      g_array_append_val (ids, id);
    }
}

static gboolean
put_in_clock (TklStore *store, const TklInClock *in_clock, gint64 tick_id, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_IN_CLOCK_PUT);

  tkl_bind_int (statement, 1, tick_id);
  tkl_bind_int (statement, 2, in_clock->employee_id);
  tkl_bind_int (statement, 3, in_clock->day);
  return tkl_step_done (store, statement, error);
}

static gboolean
remove_in_clock (TklStore *store, gint64 tick_id, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_IN_CLOCK_REMOVE);

  tkl_bind_int (statement, 1, tick_id);
  return tkl_step_done (store, statement, error);
}

/* @old and @new: ascending */
static gboolean
change_in_clock (TklStore *store,
                 const TklInClock *in_clock,
                 const GArray *old,
                 const GArray *new,
                 guint *n_changes,
                 GError **error)
{
  guint i = 0, j = 0;

  while (i < old->len || j < new->len)
    {
      gint64 was = i < old->len ? g_array_index (old, gint64, i) : G_MAXINT64;
      gint64 is = j < new->len ? g_array_index (new, gint64, j) : G_MAXINT64;

      if (was < is && !remove_in_clock (store, was, error))
        return FALSE;
      if (was > is && !put_in_clock (store, in_clock, is, error))
        return FALSE;
      *n_changes += was != is;
      i += was <= is;
      /* An id that stands twice is one tick. */
      while (is <= was && j < new->len &&g_array_index (new, gint64, j) == is)
        j++;
    }
  return TRUE;
}

gboolean
tkl_store_set_in_clock (TklStore *store,
                        const TklInClock *in_clock,
                        gboolean *ret_changed,
                        GError **error)
{
  g_autoptr (GArray) old = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) new = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_changes = 0;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (tkl_store_in_transaction (store), FALSE);

  if (in_clock->n_ids > 0)
    g_array_append_vals (new, in_clock->tick_ids, (guint) in_clock->n_ids);
  g_array_sort (new, compare_ids);
  if (!load_in_clock (store, in_clock, old, error)
      || !change_in_clock (store, in_clock, old, new, &n_changes, error))
    return FALSE;
  if (ret_changed != NULL)
    *ret_changed = n_changes > 0;
  return TRUE;
}

gboolean
tkl_store_list_in_clock_days (
    TklStore *store, TklDay from_day, TklDay to_day, GArray *days, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_CLOCK_DAYS);
  gboolean row;

  TKL_ASSERT_STORE (store);
  bind_period (statement, from_day, to_day);
  while (TRUE)
    {
      TklClockDay day;

      if (!tkl_step_row (store, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      day.day = (TklDay) tkl_column_int (statement, 0);
      day.employee_id = (gint32) tkl_column_int (statement, 1);
      g_array_append_val (days, day);
    }
}

gboolean
tkl_store_last_line_day (TklStore *store, TklDay *ret_day, GError **error)
{
  sqlite3_stmt *query;
  gboolean row;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_day != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_LINE_LAST_DAY);
  if (!tkl_step_row (store, query, &row, error))
    return FALSE;
  *ret_day = tkl_column_day (query, 0);
  tkl_statement_end (query);
  return TRUE;
}
