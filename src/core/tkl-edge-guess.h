/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose zone or radius ends just before the place where several ticks are at no place (F144). */
/* Thread: any; pure. */
#pragma once

#include "tkl-day-gap.h"
#include "tkl-shape.h"

G_BEGIN_DECLS

/* Farther away it is another place. */
#define TKL_EDGE_REACH_M 300
/* One tick is an accident. */
#define TKL_EDGE_MIN_TICKS 2

/* A project that is active that day; borrowed. */
typedef struct
{
  gint32 project_id;
  const TklShape *const *shapes; /* (array length=n_shapes) (nullable) */
  gsize n_shapes;
  TklPoint centre; /* of the circle; unset: it has none */
  gint32 radius_m; /* effective; 0 = none */
} TklEdgeSite;

typedef struct
{
  gint32 project_id;
  gint32 outside_m; /* how far the farthest of them is outside; ≥ 1 */
  gint32
      radius_m; /* with which all lie inside, and 10 m more, in steps of 10 m; 0: a zone has to be drawn */
  guint16 n_ticks, n_people;
  guint8 confidence; /* TklConfidence, never STRONG: what a place belongs to only people know */
} TklEdgeGuess;

/**
 * tkl_edge_guess:
 * @ticks: (array length=n_ticks): at one spot and at no place
 * @sites: (array length=n_sites)
 * @guesses: (element-type TklEdgeGuess) (inout): appended, the nearest first
 *
 * One for each project whose zones or circle all of these ticks miss by TKL_EDGE_REACH_M at most; none for
 * fewer than TKL_EDGE_MIN_TICKS ticks. LIKELY when several people ticked there and no other project is
 * less than twice as far. What lies inside of a hole lies as far outside as its edge is away. A circle is
 * made wider, unless the project has a zone that is nearer: how that moves is tkl-edge-stretch.h.
 * O(ticks × corners).
 */
void tkl_edge_guess (
    const TklTick *ticks, gsize n_ticks, const TklEdgeSite *sites, gsize n_sites, GArray *guesses);

G_END_DECLS
