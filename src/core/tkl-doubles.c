/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Double ticks: each tick against the last one that was no double. */
/* Thread: any; pure. */
#include "tkl-doubles.h"

#include <stdlib.h>
#include <string.h>

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint32 left = *(const gint32 *) a;
  gint32 right = *(const gint32 *) b;

  return (left > right) - (left < right);
}

/* The same set in any order: circles are listed by distance, which differs from tick to tick. */
static gboolean
same_candidates (const gint32 *pool, const TklTick *a, const TklTick *b)
{
  gsize size = a->n_candidates * sizeof (gint32);
  g_autofree gint32 *left = NULL;
  g_autofree gint32 *right = NULL;

  if (a->n_candidates != b->n_candidates || a->n_candidates == 0)
    return FALSE;
  left = g_memdup2 (pool + a->candidates, size);
  right = g_memdup2 (pool + b->candidates, size);
  qsort (left, a->n_candidates, sizeof (gint32), compare_ids);
  qsort (right, b->n_candidates, sizeof (gint32), compare_ids);
  return memcmp (left, right, size) == 0;
}

static gboolean
has_position (const TklTick *tick)
{
  return tkl_point_valid (tick->point) && (tick->point.lat_e7 != 0 || tick->point.lon_e7 != 0);
}

static gboolean
same_place (const TklDoubleRules *rules, const TklTick *a, const TklTick *b)
{
  if (a->place != b->place)
    return FALSE;
  if (a->place == TKL_PLACE_NONE)
    return has_position (a) && has_position (b)
           && tkl_point_distance_m (a->point, b->point) <= TKL_DOUBLE_NEAR_M;
  if (a->place == TKL_PLACE_PROJECT && a->project_id == 0 && b->project_id == 0)
    return same_candidates (rules->pool, a, b);
  return a->project_id == b->project_id;
}

void
tkl_doubles_mark (const TklDoubleRules *rules, TklTick *ticks, const guint32 *chain, gsize n_chain)
{
  TklTick *last = NULL;

  g_return_if_fail (rules != NULL && (chain != NULL || n_chain == 0));

  for (gsize i = 0; i < n_chain; i++)
    {
      TklTick *tick = &ticks[chain[i]];

      if (last == NULL || (tick->flags & TKL_TICK_NOT_DOUBLE)
          || tick->time_utc_ms - last->time_utc_ms >= rules->window_ms
          || !same_place (rules, last, tick))
        {
          last = tick;
          continue;
        }
      tick->flags |= TKL_TICK_IS_DOUBLE;
      if (rules->drop_first && !(last->flags & TKL_TICK_NOT_DOUBLE))
        last->flags |= TKL_TICK_IS_DOUBLE;
    }
}
