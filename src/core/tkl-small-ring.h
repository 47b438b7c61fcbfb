/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSmallRing: the latitudes of a ring of few corners, in one cache line: which of its edges a point
 * has to be compared with. */
/* Thread: plain values, any thread. */
#pragma once

#include "tkl-shape.h"

G_BEGIN_DECLS

#define TKL_SMALL_RING_CORNERS 32

/* Steps from the south of the ring to its north, as small as 16 bits allow, less 32,768 (processors
 * compare signed numbers); filled up with the last corner. */
typedef struct
{
  gint16 steps[TKL_SMALL_RING_CORNERS];
} TklSmallRing;

/** tkl_small_ring_init: @shape: a single ring of at most TKL_SMALL_RING_CORNERS. */
void tkl_small_ring_init (TklSmallRing *ring, const TklShape *shape);

/**
 * tkl_small_ring_contains:
 * @shape: what @ring was made of
 * @south_e7: @height_e7: of its box, which holds the point; known without a look at the shape
 * Returns: as tkl_shape_contains().
 */
gboolean tkl_small_ring_contains (const TklSmallRing *ring,
                                  const TklShape *shape,
                                  gint32 south_e7,
                                  guint32 height_e7,
                                  TklPoint point);

G_END_DECLS
