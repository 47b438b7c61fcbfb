/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links of ticks written by difference. */
/* Thread: that of the store. */
#include "tkl-link-state.h"
#include "tkl-store-private.h"
#include "tkl-store-unlink.h"

/* Rows and columns of LINK_PUT_16. */
#define BATCH 16
#define N_LINK_COLUMNS 7

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

static void
count_change (const TklTick *tick, TklLinkDiff *diff)
{
  if ((tick->flags & TKL_TICK_LINKED) != 0)
    diff->n_written++;
  else
    diff->n_removed++;
  if (diff->first_utc_ms == TKL_INSTANT_NONE_MS || tick->time_utc_ms < diff->first_utc_ms)
    diff->first_utc_ms = tick->time_utc_ms;
  diff->last_utc_ms = MAX (diff->last_utc_ms, tick->time_utc_ms);
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
      Change change = { tick->id, i };

      if (skip != NULL && skip[i] != 0)
        continue;
      if (tkl_link_is_stored (tick, &g_array_index (set->stored, TklStoredLink, i), set->pool))
        {
          diff->n_same++;
          continue;
        }
      count_change (tick, diff);
      g_array_append_val (changes, change);
      sorted = sorted && last_id < tick->id;
      last_id = tick->id;
    }
  if (!sorted)
    g_array_sort (changes, compare_changes);
  return changes;
}

/* Binds a row of tick_link from parameter @first on. Parameters that are not bound are NULL. */
static void
bind_link (sqlite3_stmt *statement, int first, gint64 tick_id, const TklStoredLink *link)
{
  tkl_bind_int (statement, first, tick_id);
  if (link->employee_id != 0)
    tkl_bind_int (statement, first + 1, link->employee_id);
  tkl_bind_int (statement, first + 2, link->day);
  tkl_bind_int (statement, first + 3, link->place);
  if (link->project_id != 0)
    tkl_bind_int (statement, first + 4, link->project_id);
  if (link->distance_m >= 0)
    tkl_bind_int (statement, first + 5, link->distance_m);
  tkl_bind_int (statement, first + 6, link->state);
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

/* Changes that are written together: some linked ticks, or one that lost its link. */
typedef struct
{
  const Change *changes; /* (array length=n) */
  guint n;               /* 1 or BATCH */
  TklStoredLink links[BATCH];
} Batch;

/* @n_left: changes from @changes on, at least one */
static void
take_batch (const TklTickSet *set, const Change *changes, guint n_left, Batch *batch)
{
  guint n = 0;

  do
    batch->links[n] = tkl_link_of (&g_array_index (set->ticks, TklTick, changes[n].index));
  while (batch->links[n].linked && ++n < MIN (n_left, BATCH));
  batch->changes = changes;
  batch->n = n == BATCH ? BATCH : 1;
}

static gboolean
put_links (TklStore *store, const Batch *batch, GError **error)
{
  sqlite3_stmt *statement
      = tkl_store_statement (store, batch->n == 1 ? TKL_SQL_LINK_PUT : TKL_SQL_LINK_PUT_16);

  for (guint i = 0; i < batch->n; i++)
    bind_link (statement, 1 + (int) i * N_LINK_COLUMNS, batch->changes[i].tick_id,
               &batch->links[i]);
  return tkl_step_done (store, statement, error);
}

/* Afterwards @set knows what is stored. */
static gboolean
write_candidates (TklStore *store, TklTickSet *set, const Batch *batch, GError **error)
{
  for (guint i = 0; i < batch->n; i++)
    {
      const Change *change = &batch->changes[i];
      TklStoredLink *stored = &g_array_index (set->stored, TklStoredLink, change->index);

      if (tkl_link_n_candidates (stored) > 0
          && !remove_of_tick (store, TKL_SQL_CANDIDATES_REMOVE, change->tick_id, error))
        return FALSE;
      if (!put_candidates (store, change->tick_id, &batch->links[i], set->pool, error))
        return FALSE;
      *stored = batch->links[i];
    }
  return TRUE;
}

static gboolean
write_changes (TklStore *store, TklTickSet *set, const GArray *changes, GError **error)
{
  Batch batch;

  for (guint i = 0; i < changes->len; i += batch.n)
    {
      const Change *next = &g_array_index (changes, Change, i);

      take_batch (set, next, changes->len - i, &batch);
      if (batch.links[0].linked
              ? !put_links (store, &batch, error)
              : !remove_of_tick (store, TKL_SQL_LINK_REMOVE, next->tick_id, error))
        return FALSE;
      if (!write_candidates (store, set, &batch, error))
        return FALSE;
    }
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
  if (!write_changes (store, set, changes, error))
    return FALSE;
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
