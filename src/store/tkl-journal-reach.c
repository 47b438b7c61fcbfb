/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which ticks a change by a person reaches: they are linked again. */
/* Thread: that of the store. */
#include "tkl-journal-reach.h"

#include "tkl-employee.h"
#include "tkl-store-pending.h"
#include "tkl-store-private.h"

/* From the first to the last tick reached. */
typedef struct
{
  gint64 first_ms, last_ms; /* TKL_INSTANT_NONE_MS = none */
} Reach;

/* Civil days are those of the company's zone: a day more on both sides covers every zone. */
#define MARGIN_DAYS 1

static gint64
start_of_day (TklDay day)
{
  return day * TKL_MS_PER_DAY;
}

/* Binds the instants of days with their margins; TKL_DAY_NONE leaves an end open. */
static void
bind_days (sqlite3_stmt *query, int first, TklDay from, TklDay to)
{
  tkl_bind_int (query, first,
                from == TKL_DAY_NONE ? G_MININT64 : start_of_day (from - MARGIN_DAYS));
  tkl_bind_int (query, first + 1,
                to == TKL_DAY_NONE ? G_MAXINT64 : start_of_day (to + 1 + MARGIN_DAYS));
}

/* Steps a bound query for the first and last of some ticks, both NULL without any. */
static gboolean
add_ticks (TklStore *store, sqlite3_stmt *query, Reach *reach, GError **error)
{
  gint64 first, last;
  gboolean row;

  if (!tkl_step_row (store, query, &row, error))
    return FALSE;
  g_assert (row);
  first = tkl_column_int_or (query, 0, TKL_INSTANT_NONE_MS);
  last = tkl_column_int_or (query, 1, TKL_INSTANT_NONE_MS);
  tkl_statement_end (query);
  if (first == TKL_INSTANT_NONE_MS)
    return TRUE;
  if (reach->first_ms == TKL_INSTANT_NONE_MS || first < reach->first_ms)
    reach->first_ms = first;
  reach->last_ms = MAX (reach->last_ms, last);
  return TRUE;
}

/* --- holders ---------------------------------------------------------------------------------- */

static gboolean
add_key (TklStore *store, gint64 key_id, TklDay from, TklDay to, Reach *reach, GError **error)
{
  sqlite3_stmt *query = tkl_store_statement (store, TKL_SQL_REACH_OF_KEY);

  tkl_bind_int (query, 1, key_id);
  bind_days (query, 2, from, to);
  return add_ticks (store, query, reach, error);
}

static gboolean
add_holding (TklStore *store, const TklKeyHolding *holding, Reach *reach, GError **error)
{
  return holding->key_id == 0
         || add_key (store, holding->key_id, holding->from, holding->to, reach, error);
}

/* The same key and employee, other dates: only the days in between change hands. TKL_DAY_NONE is
 * less than every day, which is right for a begin; an open end is later than all. */
static gboolean
add_dates (TklStore *store,
           const TklKeyHolding *before,
           const TklKeyHolding *after,
           Reach *reach,
           GError **error)
{
  gboolean to_open = before->to == TKL_DAY_NONE || after->to == TKL_DAY_NONE;

  if (before->from != after->from
      && !add_key (store, after->key_id, MIN (before->from, after->from),
                   MAX (before->from, after->from) - 1, reach, error))
    return FALSE;
  if (before->to == after->to)
    return TRUE;
  return add_key (store, after->key_id,
                  (to_open ? MAX (before->to, after->to) : MIN (before->to, after->to)) + 1,
                  to_open ? TKL_DAY_NONE : MAX (before->to, after->to), reach, error);
}

/* Key 0: there was, or is, no such row. */
static TklKeyHolding
read_holding (sqlite3_stmt *query, int column)
{
  return (TklKeyHolding){ .key_id = tkl_column_int_or (query, column, 0),
                          .employee_id = tkl_column_int_or (query, column + 1, 0),
                          .from = tkl_column_day (query, column + 2),
                          .to = tkl_column_day (query, column + 3) };
}

/* Before and after each change of a holding, two rows of the array a change. */
static gboolean
load_holdings (TklStore *store, gint64 entry_id, GArray *pairs, GError **error)
{
  sqlite3_stmt *query = tkl_store_statement (store, TKL_SQL_REACH_HOLDINGS);
  gboolean row;

  tkl_bind_int (query, 1, entry_id);
  while (tkl_step_row (store, query, &row, error))
    {
      TklKeyHolding pair[2];

      if (!row)
        return TRUE;
      pair[0] = read_holding (query, 0);
      pair[1] = read_holding (query, 4);
      g_array_append_vals (pairs, pair, 2);
    }
  return FALSE;
}

static gboolean
reach_holdings (TklStore *store, gint64 entry_id, Reach *reach, GError **error)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (TklKeyHolding));

  if (!load_holdings (store, entry_id, pairs, error))
    return FALSE;
  for (guint i = 0; i < pairs->len; i += 2)
    {
      const TklKeyHolding *before = &g_array_index (pairs, TklKeyHolding, i);
      const TklKeyHolding *after = before + 1;
      gboolean same = before->key_id == after->key_id && before->employee_id == after->employee_id;

      if (same ? !add_dates (store, before, after, reach, error)
               : !add_holding (store, before, reach, error)
                     || !add_holding (store, after, reach, error))
        return FALSE;
    }
  return TRUE;
}

/* --- employees -------------------------------------------------------------------------------- */

static gboolean
load_employees (TklStore *store, gint64 entry_id, GArray *ids, GError **error)
{
  sqlite3_stmt *query = tkl_store_statement (store, TKL_SQL_REACH_EMPLOYEES);
  gboolean row;

  tkl_bind_int (query, 1, entry_id);
  while (tkl_step_row (store, query, &row, error))
    {
      gint64 id;

      if (!row)
        return TRUE;
      id = tkl_column_int (query, 0);
      g_array_append_val (ids, id);
    }
  return FALSE;
}

static gboolean
reach_employees (TklStore *store, gint64 entry_id, Reach *reach, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!load_employees (store, entry_id, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      sqlite3_stmt *query = tkl_store_statement (store, TKL_SQL_REACH_OF_EMPLOYEE);

      tkl_bind_int (query, 1, g_array_index (ids, gint64, i));
      if (!add_ticks (store, query, reach, error))
        return FALSE;
    }
  return TRUE;
}

/* --- projects, zones, planning ---------------------------------------------------------------- */

/* A project may be the nearest of any tick (rules §3, level 5): all ticks of the days on which it
 * can be found. */
static gboolean
reach_projects (TklStore *store, gint64 entry_id, Reach *reach, GError **error)
{
  sqlite3_stmt *query = tkl_store_statement (store, TKL_SQL_REACH_PROJECTS);
  sqlite3_stmt *days;
  gboolean row;
  gint64 n_spans;
  TklDay from, to;

  tkl_bind_int (query, 1, entry_id);
  if (!tkl_step_row (store, query, &row, error))
    return FALSE;
  g_assert (row);
  n_spans = tkl_column_int (query, 0);
  from = tkl_column_day (query, 1);
  to = tkl_column_day (query, 2);
  tkl_statement_end (query);
  if (n_spans == 0)
    return TRUE;
  days = tkl_store_statement (store, TKL_SQL_REACH_OF_DAYS);
  bind_days (days, 1, from, to);
  return add_ticks (store, days, reach, error);
}

/* --- ticks ------------------------------------------------------------------------------------ */

static gboolean
reach_ticks (TklStore *store, gint64 entry_id, Reach *reach, GError **error)
{
  sqlite3_stmt *query = tkl_store_statement (store, TKL_SQL_REACH_TICKS);

  tkl_bind_int (query, 1, entry_id);
  return add_ticks (store, query, reach, error);
}

gboolean
tkl_journal_note_reach (TklStore *store, gint64 entry_id, GError **error)
{
  Reach reach = { TKL_INSTANT_NONE_MS, TKL_INSTANT_NONE_MS };

  return reach_holdings (store, entry_id, &reach, error)
         && reach_employees (store, entry_id, &reach, error)
         && reach_projects (store, entry_id, &reach, error)
         && reach_ticks (store, entry_id, &reach, error)
         && tkl_store_note_pending (store, reach.first_ms, reach.last_ms, error);
}
