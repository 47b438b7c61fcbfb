/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One tick by its id, with the office's layer and its link. */
/* Thread: that of the store. */
#include "tkl-tick-read.h"

#include "tkl-store-error.h"
#include "tkl-store-project.h"

typedef struct
{
  gint64 id;
  gboolean found;
  TklTick *tick;
  GArray *candidates; /* (element-type gint32) */
} Search;

static gboolean
look_at (const TklTick *tick, const GArray *pool, gpointer user_data, GError **error)
{
  Search *search = user_data;

  if (tick->id != search->id)
    return TRUE;
  search->found = TRUE;
  *search->tick = *tick;
  if (tick->n_candidates > 0)
    g_array_append_vals (search->candidates, &g_array_index (pool, gint32, tick->candidates),
                         tick->n_candidates);
  return TRUE;
}

/* By the instant that counts for it: ticks are read by their times. */
static gboolean
get_time (TklStore *store, gint64 id, gint64 *ret_utc_ms, GError **error)
{
  TklTickFact fact;
  TklTickLayer layer;

  if (!tkl_store_get_tick_fact (store, id, &fact, error)
      || !tkl_store_get_layer (store, id, &layer, error))
    return FALSE;
  *ret_utc_ms = layer.time_utc_ms != TKL_INSTANT_NONE_MS ? layer.time_utc_ms : fact.time_utc_ms;
  tkl_tick_layer_clear (&layer);
  return TRUE;
}

gboolean
tkl_tick_read (
    TklStore *store, gint64 id, TklTick *ret_tick, GArray **ret_candidates, GError **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (gint32));
  Search search = { .id = id, .tick = ret_tick, .candidates = candidates };
  TklTickQuery query = TKL_TICK_QUERY_ALL;

  if (!get_time (store, id, &query.from_utc_ms, error))
    return FALSE;
  query.to_utc_ms = query.from_utc_ms + 1;
  query.ignition = TRUE;
  if (!tkl_store_scan_ticks (store, &query, look_at, &search, error))
    return FALSE;
  if (!search.found)
    {
      /* Its fact is there, but withdrawn: the tracker took it back. */
      g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_NOT_FOUND, "tick %" G_GINT64_FORMAT, id);
      return FALSE;
    }
  if (ret_candidates != NULL)
    *ret_candidates = g_steal_pointer (&candidates);
  return TRUE;
}

gboolean
tkl_tick_read_to_presence (TklStore *store, const TklTick *tick, gboolean *ret_on, GError **error)
{
  g_autoptr (TklProject) project = NULL;

  if (tick->project_id != 0 && !tkl_store_get_project (store, tick->project_id, &project, error))
    return FALSE;
  *ret_on = tkl_tick_goes_to_presence (tick, project != NULL && project->presence_required);
  return TRUE;
}
