/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSmallRing: which edges of a ring cross the latitude of a point, and on which side of it. */
/* Thread: plain values, any thread. */
#include "tkl-small-ring.h"

#include "tkl-shape-private.h"

#define HALF (TKL_SMALL_RING_CORNERS / 2)

/* 1 << i: as numbers, since processors shift the lanes of a vector only alike. */
static const guint16 bits[HALF] = { 0x1,   0x2,   0x4,   0x8,   0x10,   0x20,   0x40,   0x80,
                                    0x100, 0x200, 0x400, 0x800, 0x1000, 0x2000, 0x4000, 0x8000 };

/* @north_e7: above the south of the ring: 0 … @height_e7. */
static inline gint16
get_step (guint32 height_e7, guint32 north_e7)
{
  guint shift = 16 - (guint) __builtin_clz (height_e7 | 0xffff);

  return (gint16) ((gint32) (north_e7 >> shift) - 32768);
}

void
tkl_small_ring_init (TklSmallRing *ring, const TklShape *shape)
{
  guint32 south_e7 = (guint32) shape->min.lat_e7;
  guint32 height_e7 = (guint32) shape->max.lat_e7 - south_e7;
  guint i;

  g_return_if_fail (shape->n_rings == 1 && shape->n_points <= TKL_SMALL_RING_CORNERS);

  for (i = 0; i < shape->n_points; i++)
    ring->steps[i] = get_step (height_e7, (guint32) shape->points[i].lat_e7 - south_e7);
  for (; i < TKL_SMALL_RING_CORNERS; i++)
    ring->steps[i] = ring->steps[i - 1];
}

/* Bit i of @ret_north: corner i lies north of the step. Loops of fixed length over numbers of one size:
 * compilers turn them into vector code without a branch. Returns: FALSE when a corner is on that very
 * step, which may be on either side of the point. */
static inline gboolean
find_north (const TklSmallRing *ring, gint16 step, guint32 *ret_north)
{
  guint16 low = 0;
  guint16 high = 0;
  guint16 same = 0;

  for (guint i = 0; i < HALF; i++)
    {
      gint16 a = ring->steps[i];
      gint16 b = ring->steps[i + HALF];

      low |= (guint16) ((guint16) - (a > step) & bits[i]);
      high |= (guint16) ((guint16) - (b > step) & bits[i]);
      same |= (guint16) ((guint16) - (a == step) | (guint16) - (b == step));
    }
  *ret_north = (guint32) high << HALF | low;
  return same == 0;
}

gboolean
tkl_small_ring_contains (const TklSmallRing *ring,
                         const TklShape *shape,
                         gint32 south_e7,
                         guint32 height_e7,
                         TklPoint point)
{
  gint16 step = get_step (height_e7, (guint32) point.lat_e7 - (guint32) south_e7);
  guint32 north, crossing;
  gboolean inside = FALSE;

  if (!find_north (ring, step, &north))
    return tkl_shape_contains (shape, point);

  /* Bit i: the edge that ends at corner i crosses the latitude: two as a rule. The last corner stands
   * at the end once more. */
  crossing = north ^ (north << 1 | north >> (TKL_SMALL_RING_CORNERS - 1));
  for (; crossing != 0; crossing &= crossing - 1)
    {
      guint i = (guint) __builtin_ctz (crossing);
      TklPoint before = shape->points[(i > 0 ? i : shape->n_points) - 1];
      gint64 cross = tkl_cross (before, shape->points[i], point);

      if (cross == 0)
        return TRUE;
      inside ^= (cross > 0) == (north >> i & 1);
    }
  return inside;
}
