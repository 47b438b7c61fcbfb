/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links of ticks written by difference. */
/* Thread: that of the store. */
#include "tkl-link-state.h"
#include "tkl-store-private.h"
#include "tkl-store-unlink.h"

/* What differs from the rows, as index of the tick and its id. */
typedef struct
{
  gint64 tick_id;
  gsize index;
} Change;

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const Change *x = a, *y = b;

  return (x->tick_id > y->tick_id) - (x->tick_id < y->tick_id);
}

/* In the order of the rows: appending is several times as fast as writing here and there. */
static GArray *
find_changes (const TklTickSet *set, const guint8 *skip, TklLinkDiff *diff)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (Change));
  gboolean sorted = TRUE;
  gint64 last_id = 0;

  for (gsize i = 0; i < set->ticks->len; i++)
    {
      const TklTick *tick = &g_array_index (set->ticks, TklTick, i);
      TklStoredLink link = tkl_link_of (tick);
      Change change = { tick->id, i };

      if (skip != NULL && skip[i] != 0)
        continue;
      if (tkl_link_same (&link, &g_array_index (set->stored, TklStoredLink, i), set->pool))
        {
          diff->n_same++;
          continue;
        }
      g_array_append_val (changes, change);
      sorted = sorted && last_id < tick->id;
      last_id = tick->id;
    }
  if (!sorted)
    g_array_sort (changes, compare_changes);
  return changes;
}

static gboolean
put_link (TklStore *store, gint64 tick_id, const TklStoredLink *link, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_LINK_PUT);

  tkl_bind_int (statement, 1, tick_id);
  tkl_bind_int_or_null (statement, 2, link->employee_id, 0);
  tkl_bind_int (statement, 3, link->day);
  tkl_bind_int (statement, 4, link->place);
  tkl_bind_int_or_null (statement, 5, link->project_id, 0);
  tkl_bind_int_or_null (statement, 6, link->distance_m, -1);
  tkl_bind_int (statement, 7, link->state);
  return tkl_step_done (store, statement, error);
}

static gboolean
remove_of_tick (TklStore *store, TklStatementId id, gint64 tick_id, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, id);

  tkl_bind_int (statement, 1, tick_id);
  return tkl_step_done (store, statement, error);
}

gboolean
tkl_store_unlink_tick (TklStore *store, gint64 tick_id, GError **error)
{
  return remove_of_tick (store, TKL_SQL_LINK_REMOVE, tick_id, error)
         && remove_of_tick (store, TKL_SQL_CANDIDATES_REMOVE, tick_id, error);
}

static gboolean
put_candidates (
    TklStore *store, gint64 tick_id, const TklStoredLink *link, const GArray *pool, GError **error)
{
  for (guint i = 0; i < tkl_link_n_candidates (link); i++)
    {
      sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_CANDIDATE_INSERT);

      tkl_bind_int (statement, 1, tick_id);
      tkl_bind_int (statement, 2, i);
      tkl_bind_int (statement, 3, g_array_index (pool, gint32, link->candidates + i));
      if (!tkl_step_done (store, statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_change (
    TklStore *store, const TklTick *tick, TklStoredLink *stored, const GArray *pool, GError **error)
{
  TklStoredLink link = tkl_link_of (tick);

  if (!link.linked)
    {
      if (!tkl_store_unlink_tick (store, tick->id, error))
        return FALSE;
    }
  else if (!put_link (store, tick->id, &link, error)
           || (tkl_link_n_candidates (stored) > 0
               && !remove_of_tick (store, TKL_SQL_CANDIDATES_REMOVE, tick->id, error))
           || !put_candidates (store, tick->id, &link, pool, error))
    return FALSE;
  *stored = link;
  return TRUE;
}

gboolean
tkl_store_write_links (
    TklStore *store, TklTickSet *set, const guint8 *skip, TklLinkDiff *ret_diff, GError **error)
{
  TklLinkDiff diff = { .first_utc_ms = TKL_INSTANT_NONE_MS, .last_utc_ms = TKL_INSTANT_NONE_MS };
  g_autoptr (GArray) changes = NULL;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (tkl_store_in_transaction (store), FALSE);
  g_return_val_if_fail (set != NULL && set->ticks->len == set->stored->len, FALSE);

  changes = find_changes (set, skip, &diff);
  for (gsize i = 0; i < changes->len; i++)
    {
      gsize index = g_array_index (changes, Change, i).index;
      const TklTick *tick = &g_array_index (set->ticks, TklTick, index);

      if (!write_change (store, tick, &g_array_index (set->stored, TklStoredLink, index), set->pool,
                         error))
        return FALSE;
      if ((tick->flags & TKL_TICK_LINKED) != 0)
        diff.n_written++;
      else
        diff.n_removed++;
      if (diff.first_utc_ms == TKL_INSTANT_NONE_MS || tick->time_utc_ms < diff.first_utc_ms)
        diff.first_utc_ms = tick->time_utc_ms;
      diff.last_utc_ms = MAX (diff.last_utc_ms, tick->time_utc_ms);
    }
  *ret_diff = diff;
  return TRUE;
}

gboolean
tkl_store_unlink_ignition (TklStore *store, guint *ret_n, GError **error)
{
  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (tkl_store_in_transaction (store), FALSE);

  if (!tkl_step_done (store, tkl_store_statement (store, TKL_SQL_LINK_REMOVE_IGNITION), error))
    return FALSE;
  if (ret_n != NULL)
    *ret_n = (guint) sqlite3_changes (store->db);
  return TRUE;
}
