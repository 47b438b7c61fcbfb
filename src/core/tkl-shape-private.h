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

/**
 * tkl_ring_check:
 * @points: (array length=n_points): a ring without repeated neighbours or closing point, narrower
 *   than TKL_SHAPE_MAX_SPAN_E7
 * @ret_corner: (out): index of the corner the fault is told by
 * @ret_other: (out): for TKL_SHAPE_CROSSED the corner whose edge meets that of @ret_corner
 */
TklShapeProblem
tkl_ring_check (const TklPoint *points, guint n_points, guint *ret_corner, guint *ret_other);

/** tkl_shape_check_holes: @ret_ring: (out): the hole. Returns: OK or HOLE_BEYOND. */
TklShapeProblem tkl_shape_check_holes (const TklShape *shape, guint *ret_ring);

/** tkl_edges_meet: Returns: TRUE when the edges a b and c d cross or touch. */
gboolean tkl_edges_meet (TklPoint a, TklPoint b, TklPoint c, TklPoint d);

/** tkl_edge_turns_back: Returns: TRUE when the edge from @shared lies on the one that led there. */
gboolean tkl_edge_turns_back (TklPoint before, TklPoint shared, TklPoint after);

/** tkl_segment_holds: @p: on the line through a and b. Returns: TRUE when it lies between them. */
gboolean tkl_segment_holds (TklPoint a, TklPoint b, TklPoint p);

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

G_END_DECLS
