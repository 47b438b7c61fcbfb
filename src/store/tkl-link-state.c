/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The link part of a tick between the struct and its row in tick_link. */
/* Thread: any; pure. */
#include "tkl-link-state.h"

#include <string.h>

/* reasons | is_double << 8 | nobody << 9 | n_candidates << 12 */
#define REASONS_MASK 0xffu
#define DOUBLE_BIT (1u << 8)
#define NOBODY_SHIFT 9
#define NOBODY_MASK 7u
#define CANDIDATES_SHIFT 12
#define CANDIDATES_MASK 0xffffu

void
tkl_link_apply (TklTick *tick, const TklStoredLink *stored)
{
  tick->flags |= TKL_TICK_LINKED | ((stored->state & DOUBLE_BIT) != 0 ? TKL_TICK_IS_DOUBLE : 0);
  tick->reasons = (guint8) (stored->state & REASONS_MASK);
  tick->nobody = (guint8) (stored->state >> NOBODY_SHIFT & NOBODY_MASK);
  tick->n_candidates = (guint16) tkl_link_n_candidates (stored);
  tick->employee_id = stored->employee_id;
  tick->day = stored->day;
  tick->place = stored->place;
  tick->project_id = stored->project_id;
  tick->distance_m = stored->distance_m;
}

static guint32
pack_state (const TklTick *tick)
{
  return tick->reasons | ((tick->flags & TKL_TICK_IS_DOUBLE) != 0 ? DOUBLE_BIT : 0)
         | (tick->nobody & NOBODY_MASK) << NOBODY_SHIFT
         | (guint32) tick->n_candidates << CANDIDATES_SHIFT;
}

TklStoredLink
tkl_link_of (const TklTick *tick)
{
  TklStoredLink link = { .distance_m = -1, .day = TKL_DAY_NONE };

  if ((tick->flags & TKL_TICK_LINKED) == 0)
    return link;

  link.linked = TRUE;
  link.state = pack_state (tick);
  link.candidates = tick->n_candidates > 0 ? tick->candidates : 0;
  link.employee_id = tick->employee_id;
  link.day = tick->day;
  link.place = tick->place;
  link.project_id = tick->project_id;
  link.distance_m = tick->distance_m;
  return link;
}

guint
tkl_link_n_candidates (const TklStoredLink *stored)
{
  return stored->state >> CANDIDATES_SHIFT & CANDIDATES_MASK;
}

gboolean
tkl_link_is_stored (const TklTick *tick, const TklStoredLink *stored, const GArray *pool)
{
  const gint32 *candidates = (const gint32 *) (gpointer) pool->data;

  if ((tick->flags & TKL_TICK_LINKED) == 0 || !stored->linked)
    return (tick->flags & TKL_TICK_LINKED) == 0 && !stored->linked;
  if (stored->state != pack_state (tick) || stored->employee_id != tick->employee_id
      || stored->day != tick->day || stored->place != tick->place
      || stored->project_id != tick->project_id || stored->distance_m != tick->distance_m)
    return FALSE;
  return tick->n_candidates == 0
         || memcmp (candidates + tick->candidates, candidates + stored->candidates,
                    tick->n_candidates * sizeof *candidates)
                == 0;
}
