/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ticks read with the office's layer and their links. */
/* Thread: that of the store. */
#include "tkl-link-state.h"
#include "tkl-store-private.h"
#include "tkl-store-tick.h"

/* A workday of somebody with a day start of his own reaches at most so far beyond that of the
 * company: a day, and the hour that the clock may go back. */
#define DAY_START_SLACK_MS (TKL_MS_PER_DAY + 2 * G_GINT64_CONSTANT (3600000))

/* Columns of TKL_SQL_TICK_COLUMNS. */
enum
{
  COLUMN_ID,
  COLUMN_TIME,
  COLUMN_VEHICLE,
  COLUMN_KEY,
  COLUMN_KIND,
  COLUMN_LAT,
  COLUMN_LON,
  COLUMN_ODOMETER,
  COLUMN_EMPLOYEE,
  COLUMN_CLOCK_ID,
  COLUMN_LINK_STATE,
  COLUMN_LINK_EMPLOYEE,
  COLUMN_LINK_DAY,
  COLUMN_LINK_PLACE,
  COLUMN_LINK_PROJECT,
  COLUMN_LINK_DISTANCE,
  COLUMN_EDIT_ID,
  COLUMN_EDIT_TIME,
  COLUMN_EDIT_PLACE,
  COLUMN_EDIT_PROJECT,
  COLUMN_EDIT_EMPLOYEE,
  COLUMN_EDIT_BLOCKED,
  COLUMN_EDIT_TO_CLOCK,
  COLUMN_EDIT_NOT_DOUBLE,
  COLUMN_EDIT_DELETED,
};

TklTickSet *
tkl_tick_set_new (void)
{
  TklTickSet *set = g_new0 (TklTickSet, 1);

  set->ticks = g_array_new (FALSE, FALSE, sizeof (TklTick));
  set->pool = g_array_new (FALSE, FALSE, sizeof (gint32));
  set->stored = g_array_new (FALSE, FALSE, sizeof (TklStoredLink));
  return set;
}

void
tkl_tick_set_free (TklTickSet *set)
{
  if (set == NULL)
    return;
  g_array_unref (set->ticks);
  g_array_unref (set->pool);
  g_array_unref (set->stored);
  g_free (set);
}

static void
fill_fact (sqlite3_stmt *statement, TklTick *tick)
{
  *tick = (TklTick){ .place = TKL_PLACE_NONE, .distance_m = -1, .day = TKL_DAY_NONE };
  tick->id = sqlite3_column_int64 (statement, COLUMN_ID);
  tick->time_utc_ms = sqlite3_column_int64 (statement, COLUMN_TIME);
  tick->vehicle_id = sqlite3_column_int (statement, COLUMN_VEHICLE);
  tick->key_id = sqlite3_column_int (statement, COLUMN_KEY);
  tick->kind = (guint8) sqlite3_column_int (statement, COLUMN_KIND);
  tick->point = tkl_column_point (statement, COLUMN_LAT);
  tick->odometer_m = (gint32) tkl_column_int_or (statement, COLUMN_ODOMETER, -1);
  tick->employee_id = sqlite3_column_int (statement, COLUMN_EMPLOYEE);
  if (sqlite3_column_type (statement, COLUMN_CLOCK_ID) != SQLITE_NULL)
    tick->flags |= TKL_TICK_IN_CLOCK;
}

static void
fill_link (sqlite3_stmt *statement, TklTick *tick, TklStoredLink *stored)
{
  *stored = (TklStoredLink){ .distance_m = -1, .day = TKL_DAY_NONE };
  if (sqlite3_column_type (statement, COLUMN_LINK_STATE) == SQLITE_NULL)
    return;

  stored->linked = TRUE;
  stored->state = (guint32) sqlite3_column_int (statement, COLUMN_LINK_STATE);
  stored->employee_id = sqlite3_column_int (statement, COLUMN_LINK_EMPLOYEE);
  stored->day = sqlite3_column_int (statement, COLUMN_LINK_DAY);
  stored->place = (guint8) sqlite3_column_int (statement, COLUMN_LINK_PLACE);
  stored->project_id = sqlite3_column_int (statement, COLUMN_LINK_PROJECT);
  stored->distance_m = (gint32) tkl_column_int_or (statement, COLUMN_LINK_DISTANCE, -1);
  tkl_link_apply (tick, stored);
}

/* After the link: what the office chose stands whatever linking found. */
static void
fill_layer (sqlite3_stmt *statement, TklTick *tick)
{
  if (sqlite3_column_type (statement, COLUMN_EDIT_ID) == SQLITE_NULL)
    return;

  if (sqlite3_column_type (statement, COLUMN_EDIT_TIME) != SQLITE_NULL)
    {
      tick->time_utc_ms = sqlite3_column_int64 (statement, COLUMN_EDIT_TIME);
      tick->flags |= TKL_TICK_TIME_EDITED;
    }
  if (sqlite3_column_type (statement, COLUMN_EDIT_PLACE) != SQLITE_NULL)
    {
      tick->place = (guint8) sqlite3_column_int (statement, COLUMN_EDIT_PLACE);
      tick->project_id = sqlite3_column_int (statement, COLUMN_EDIT_PROJECT);
      tick->flags |= TKL_TICK_PLACE_EDITED;
    }
  if (sqlite3_column_type (statement, COLUMN_EDIT_EMPLOYEE) != SQLITE_NULL)
    {
      tick->employee_id = sqlite3_column_int (statement, COLUMN_EDIT_EMPLOYEE);
      tick->flags |= TKL_TICK_EMPLOYEE_EDITED;
    }
  if (sqlite3_column_int (statement, COLUMN_EDIT_BLOCKED) != 0)
    tick->flags |= TKL_TICK_BLOCKED;
  if (sqlite3_column_int (statement, COLUMN_EDIT_TO_CLOCK) == 0)
    tick->flags |= TKL_TICK_NOT_TO_CLOCK;
  if (sqlite3_column_int (statement, COLUMN_EDIT_NOT_DOUBLE) != 0)
    tick->flags |= TKL_TICK_NOT_DOUBLE;
  if (sqlite3_column_int (statement, COLUMN_EDIT_DELETED) != 0)
    tick->flags |= TKL_TICK_DELETED;
}

static gboolean
is_asked_for (const TklTick *tick, const TklTickQuery *query)
{
  gboolean linked = (tick->flags & TKL_TICK_LINKED) != 0;
  gboolean by_day = query->from_day != TKL_DAY_NONE || query->to_day != TKL_DAY_NONE;

  if (!linked && !query->ignition && (tick->kind == TKL_TICK_START || tick->kind == TKL_TICK_STOP))
    return FALSE;
  if (query->employee_id != 0 && tick->employee_id != query->employee_id)
    return FALSE;
  if (query->project_id != 0 && tick->project_id != query->project_id)
    return FALSE;
  if (by_day && linked)
    return tkl_day_in_period (tick->day, query->from_day, query->to_day);
  return tick->time_utc_ms >= query->from_utc_ms && tick->time_utc_ms < query->to_utc_ms;
}

static gboolean
load_candidates (
    TklStore *store, TklTick *tick, TklStoredLink *stored, TklTickSet *set, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_TICK_CANDIDATES);
  gboolean row = TRUE;

  tick->candidates = set->pool->len;
  tkl_bind_int (statement, 1, tick->id);
  while (row)
    {
      if (!tkl_step_row (store, statement, &row, error))
        return FALSE;
      if (row)
        {
          gint32 project_id = (gint32) tkl_column_int (statement, 0);

          g_array_append_val (set->pool, project_id);
        }
    }
  stored->candidates = tick->candidates;
  /* What is there counts. A row that promises another number is like no other: it is written
   * again. */
  tick->n_candidates = (guint16) MIN (set->pool->len - tick->candidates, G_MAXUINT16);
  if (tick->n_candidates != tkl_link_n_candidates (stored))
    stored->state = G_MAXUINT32;
  return TRUE;
}

/* @statement: bound, gives TKL_SQL_TICK_COLUMNS */
static gboolean
load_rows (TklStore *store,
           sqlite3_stmt *statement,
           const TklTickQuery *query,
           TklTickSet *set,
           GError **error)
{
  TklStoredLink stored;
  TklTick tick;
  gboolean row;

  while (TRUE)
    {
      if (!tkl_step_row (store, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      fill_fact (statement, &tick);
      fill_link (statement, &tick, &stored);
      fill_layer (statement, &tick);
      if (!is_asked_for (&tick, query))
        continue;
      if (tick.n_candidates > 0 && !load_candidates (store, &tick, &stored, set, error))
        {
          tkl_statement_end (statement);
          return FALSE;
        }
      g_array_append_val (set->ticks, tick);
      g_array_append_val (set->stored, stored);
    }
}

static gint64
move_bound (gint64 bound, gint64 by)
{
  return bound == G_MININT64 || bound == G_MAXINT64 ? bound : bound + by;
}

gboolean
tkl_store_load_ticks (TklStore *store, const TklTickQuery *query, TklTickSet *set, GError **error)
{
  static const TklStatementId in_range[] = { TKL_SQL_TICK_LOAD_RANGE, TKL_SQL_TICK_LOAD_MOVED };
  gboolean by_day = query->from_day != TKL_DAY_NONE || query->to_day != TKL_DAY_NONE;
  gint64 slack = by_day ? DAY_START_SLACK_MS : 0;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (set != NULL, FALSE);

  g_array_set_size (set->ticks, 0);
  g_array_set_size (set->pool, 0);
  g_array_set_size (set->stored, 0);
  if (query->from_utc_ms == G_MININT64 && query->to_utc_ms == G_MAXINT64)
    return load_rows (store, tkl_store_statement (store, TKL_SQL_TICK_LOAD_ALL), query, set, error);

  for (gsize i = 0; i < G_N_ELEMENTS (in_range); i++)
    {
      sqlite3_stmt *statement = tkl_store_statement (store, in_range[i]);

      tkl_bind_int (statement, 1, move_bound (query->from_utc_ms, -slack));
      tkl_bind_int (statement, 2, move_bound (query->to_utc_ms, slack));
      if (!load_rows (store, statement, query, set, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tkl_store_count_ticks (TklStore *store, gint64 *ret_n, GError **error)
{
  TKL_ASSERT_STORE (store);
  return tkl_store_get_int (store, tkl_store_statement (store, TKL_SQL_TICK_COUNT), 0, ret_n,
                            error);
}
