/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A zone whose edge is led around places that lie just outside of it (F144). */
/* Thread: any; pure. */
#pragma once

#include "tkl-shape.h"

G_BEGIN_DECLS

/* Kept around each place: the next tick there is some metres away. */
#define TKL_EDGE_SPARE_M 10

/**
 * tkl_edge_stretch:
 * @shapes: (array length=n_shapes): zones of one project
 * @points: (array length=n_points): near to each other, at least one; outside of all of them
 * @ret_shape: (out): which zone it is
 *
 * Of the edge that is nearest to the points only the piece before them moves, so far that they lie inside
 * with TKL_EDGE_SPARE_M around them; all else stays where it is. The edge of a hole recedes. O(corners).
 * Returns: (transfer full) (nullable): that zone as it would be; NULL when its edge would cross another one,
 *   or when the points do not lie before one edge.
 */
TklShape *tkl_edge_stretch (const TklShape *const *shapes,
                            gsize n_shapes,
                            const TklPoint *points,
                            gsize n_points,
                            gsize *ret_shape);

G_END_DECLS
