/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSmallRing: a ring of few corners in two cache lines, coarse but enough for nearly all points. */
/* Thread: plain values, any thread. */
#pragma once

#include "tkl-shape.h"

G_BEGIN_DECLS

#define TKL_SMALL_RING_CORNERS 32
#define TKL_CACHE_LINE 64

/* Steps from the south of the ring to its north, and from west to east, as small as 16 bits allow, less
 * 32,768 (processors compare signed numbers); filled up with the last corner. */
typedef struct
{
  gint16 north[TKL_SMALL_RING_CORNERS];
  gint16 east[TKL_SMALL_RING_CORNERS];
} TklSmallRing;

/* A point as the ring sees it. */
typedef struct
{
  gint16 north, east;
} TklRingStep;

/**
 * tkl_small_ring_step:
 * @extent_e7: height or width of the ring's box
 * @e7: position from its south or west: 0 … @extent_e7
 */
static inline gint16
tkl_small_ring_step (guint32 extent_e7, guint32 e7)
{
  guint shift = 16 - (guint) __builtin_clz (extent_e7 | 0xffff);

  return (gint16) ((gint32) (e7 >> shift) - 32768);
}

/** tkl_small_ring_init: @shape: a single ring of at most TKL_SMALL_RING_CORNERS. */
void tkl_small_ring_init (TklSmallRing *ring, const TklShape *shape);

/**
 * tkl_small_ring_contains:
 * @shape: what @ring was made of; looked at only when steps are too coarse to tell
 * @point: within its box
 * @step: the same, as the ring sees it
 * Returns: as tkl_shape_contains().
 */
gboolean tkl_small_ring_contains (const TklSmallRing *ring,
                                  const TklShape *shape,
                                  TklRingStep step,
                                  TklPoint point);

G_END_DECLS
