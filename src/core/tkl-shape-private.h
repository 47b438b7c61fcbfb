/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files about shapes share: the block, the edge test, the check of a ring. */
/* Thread: any. */
#pragma once

#include "tkl-shape.h"

G_BEGIN_DECLS

/**
 * tkl_shape_alloc:
 * @ret_part_ring: @ret_ring_point: @ret_points: the arrays of the shape, still to be filled
 * Returns: (transfer full): one block with room for everything; the box is not filled.
 */
TklShape *tkl_shape_alloc (guint n_parts,
                           guint n_rings,
                           guint n_points,
                           guint **ret_part_ring,
                           guint **ret_ring_point,
                           TklPoint **ret_points);

/** tkl_shape_measure: fills the box from the points. */
void tkl_shape_measure (TklShape *shape);

/** tkl_shape_spans_ok: Returns: TRUE when the box is no wider than TKL_SHAPE_MAX_SPAN_E7. */
gboolean tkl_shape_spans_ok (const TklShape *shape);

/**
 * tkl_ring_check:
 * @points: (array length=n_points): a ring without repeated neighbours or closing point, narrower
 *   than TKL_SHAPE_MAX_SPAN_E7
 * @ret_corner: (out): index of the corner the fault is told by
 */
TklShapeProblem tkl_ring_check (const TklPoint *points, guint n_points, guint *ret_corner);

/** tkl_cross: Returns: twice the signed area of o, a, b; exact within TKL_SHAPE_MAX_SPAN_E7. */
static inline gint64
tkl_cross (TklPoint o, TklPoint a, TklPoint b)
{
  return ((gint64) a.lon_e7 - o.lon_e7) * ((gint64) b.lat_e7 - o.lat_e7)
         - ((gint64) a.lat_e7 - o.lat_e7) * ((gint64) b.lon_e7 - o.lon_e7);
}

/**
 * tkl_edge_meets:
 * @inside: (inout): flipped when a ray from @p to the east crosses the edge
 * Returns: TRUE when @p lies on the edge a → b (its corner a is told by the edge before).
 */
static inline gboolean
tkl_edge_meets (TklPoint a, TklPoint b, TklPoint p, gboolean *inside)
{
  if ((a.lat_e7 > p.lat_e7) != (b.lat_e7 > p.lat_e7))
    {
      gint64 cross = tkl_cross (a, b, p);

      *inside ^= (cross > 0) == (b.lat_e7 > a.lat_e7);
      return cross == 0;
    }
  if (b.lat_e7 != p.lat_e7)
    return FALSE;
  /* The ray runs through the corner b, or along the edge. */
  return b.lon_e7 == p.lon_e7
         || (a.lat_e7 == p.lat_e7 && (a.lon_e7 > p.lon_e7) != (b.lon_e7 > p.lon_e7));
}

/**
 * tkl_ring_locate:
 * @points: (array length=n_points)
 * @point: within TKL_SHAPE_MAX_SPAN_E7 of all of them
 * Returns: 1 strictly inside the ring, 0 on its edge, −1 outside.
 */
static inline int
tkl_ring_locate (const TklPoint *points, guint n_points, TklPoint point)
{
  TklPoint before = points[n_points - 1];
  gboolean inside = FALSE;

  for (guint i = 0; i < n_points; i++)
    {
      if (tkl_edge_meets (before, points[i], point, &inside))
        return 0;
      before = points[i];
    }
  return inside ? 1 : -1;
}

#define TKL_SMALL_RING_CORNERS 32

/* A ring of few corners, filled up with its last one, latitudes and longitudes apart: loops of fixed
 * length over numbers of one size, which compilers turn into vector code without a branch. */
typedef struct
{
  gint32 lat_e7[TKL_SMALL_RING_CORNERS];
  gint32 lon_e7[TKL_SMALL_RING_CORNERS];
} TklSmallRing;

/* 1 << i: as numbers, since processors shift the lanes of a vector only alike. */
static const guint32 tkl_small_ring_bits[TKL_SMALL_RING_CORNERS] = {
  0x1,       0x2,       0x4,       0x8,       0x10,       0x20,       0x40,       0x80,
  0x100,     0x200,     0x400,     0x800,     0x1000,     0x2000,     0x4000,     0x8000,
  0x10000,   0x20000,   0x40000,   0x80000,   0x100000,   0x200000,   0x400000,   0x800000,
  0x1000000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000, 0x80000000,
};

/** tkl_small_ring_init: @n_points: 3 … TKL_SMALL_RING_CORNERS. */
static inline void
tkl_small_ring_init (TklSmallRing *ring, const TklPoint *points, guint n_points)
{
  for (guint i = 0; i < TKL_SMALL_RING_CORNERS; i++)
    {
      ring->lat_e7[i] = points[MIN (i, n_points - 1)].lat_e7;
      ring->lon_e7[i] = points[MIN (i, n_points - 1)].lon_e7;
    }
}

/**
 * tkl_small_ring_locate:
 * Returns: as tkl_ring_locate(), or 2: a corner lies at the very latitude of the point, ask that.
 * Which corners lie north of the point tells which edges cross its latitude: two as a rule.
 */
static inline int
tkl_small_ring_locate (const TklSmallRing *ring, TklPoint point)
{
  guint32 north = 0;
  guint32 level = 0;
  guint32 crossing;
  gboolean inside = FALSE;

  for (guint32 i = 0; i < TKL_SMALL_RING_CORNERS; i++)
    {
      north |= (guint32) - (ring->lat_e7[i] > point.lat_e7) & tkl_small_ring_bits[i];
      level |= (guint32) - (ring->lat_e7[i] == point.lat_e7);
    }
  if (level != 0)
    return 2;

  /* Bit i: the edge that ends at corner i. The last corner stands at the end once more. */
  crossing = north ^ (north << 1 | north >> 31);
  for (; crossing != 0; crossing &= crossing - 1)
    {
      guint i = (guint) __builtin_ctz (crossing);
      guint before = (i - 1) % TKL_SMALL_RING_CORNERS;
      TklPoint a = { ring->lat_e7[before], ring->lon_e7[before] };
      gint64 cross = tkl_cross (a, (TklPoint){ ring->lat_e7[i], ring->lon_e7[i] }, point);

      if (cross == 0)
        return 0;
      inside ^= (cross > 0) == (north >> i & 1);
    }
  return inside ? 1 : -1;
}

G_END_DECLS
