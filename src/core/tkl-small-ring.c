/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSmallRing: which edges of a ring cross the latitude of a point, and on which side of it, told by
 * steps. */
/* Thread: plain values, any thread. */
#include "tkl-small-ring.h"

#include "tkl-shape-private.h"

#define HALF (TKL_SMALL_RING_CORNERS / 2)

/* 1 << i: as numbers, since processors shift the lanes of a vector only alike. */
static const guint16 bits[HALF] = { 0x1,   0x2,   0x4,   0x8,   0x10,   0x20,   0x40,   0x80,
                                    0x100, 0x200, 0x400, 0x800, 0x1000, 0x2000, 0x4000, 0x8000 };

void
tkl_small_ring_init (TklSmallRing *ring, const TklShape *shape)
{
  guint32 south_e7 = (guint32) shape->min.lat_e7;
  guint32 west_e7 = (guint32) shape->min.lon_e7;
  guint32 height_e7 = (guint32) shape->max.lat_e7 - south_e7;
  guint32 width_e7 = (guint32) shape->max.lon_e7 - west_e7;
  guint n = shape->n_points;

  g_return_if_fail (shape->n_rings == 1 && n <= TKL_SMALL_RING_CORNERS);

  for (guint i = 0; i < n; i++)
    {
      TklPoint corner = shape->points[i];

      ring->north[i] = tkl_small_ring_step (height_e7, (guint32) corner.lat_e7 - south_e7);
      ring->east[i] = tkl_small_ring_step (width_e7, (guint32) corner.lon_e7 - west_e7);
    }
  for (guint i = n; i < TKL_SMALL_RING_CORNERS; i++)
    {
      ring->north[i] = ring->north[n - 1];
      ring->east[i] = ring->east[n - 1];
    }
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
      gint16 a = ring->north[i];
      gint16 b = ring->north[i + HALF];

      low |= (guint16) ((guint16) - (a > step) & bits[i]);
      high |= (guint16) ((guint16) - (b > step) & bits[i]);
      same |= (guint16) ((guint16) - (a == step) | (guint16) - (b == step));
    }
  *ret_north = (guint32) high << HALF | low;
  return same == 0;
}

/* Steps are cut off: each of the four differences of a cross product may be wrong by one, and none is as
 * large as 2^16. An edge this near, or on the point, is left to exact numbers. */
#define UNSURE (5 << 16)

/* As tkl_cross(). */
static inline gint64
cross_steps (const TklSmallRing *ring, guint before, guint corner, TklRingStep step)
{
  gint64 north = ring->north[corner] - ring->north[before];
  gint64 east = ring->east[corner] - ring->east[before];

  return east * (step.north - ring->north[before]) - north * (step.east - ring->east[before]);
}

gboolean
tkl_small_ring_contains (const TklSmallRing *ring,
                         const TklShape *shape,
                         TklRingStep step,
                         TklPoint point)
{
  guint32 north, crossing;
  gboolean inside = FALSE;

  if (!find_north (ring, step.north, &north))
    return tkl_shape_contains (shape, point);

  /* Bit i: the edge that ends at corner i crosses the latitude: two as a rule. The last corner stands
   * at the end once more. */
  crossing = north ^ (north << 1 | north >> (TKL_SMALL_RING_CORNERS - 1));
  for (; crossing != 0; crossing &= crossing - 1)
    {
      guint i = (guint) __builtin_ctz (crossing);
      gint64 cross = cross_steps (ring, (i - 1) % TKL_SMALL_RING_CORNERS, i, step);

      if (ABS (cross) <= UNSURE)
        return tkl_shape_contains (shape, point);
      inside ^= (cross > 0) == (north >> i & 1);
    }
  return inside;
}
