/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outlines that nobody has to draw: rectangle, circle as a polygon, hull of points. */
/* Thread: any; pure. */
#pragma once

#include "tkl-shape.h"

G_BEGIN_DECLS

/* Corners of a circle made a polygon: it is 0.5 % wider than the circle at them. */
#define TKL_OUTLINE_CIRCLE_CORNERS 32
#define TKL_OUTLINE_MAX_RADIUS_M 100000

/**
 * tkl_outline_rectangle:
 * @a: @b: opposite corners, valid
 * Returns: (transfer full) (element-type TklPoint): four corners, from the south-west; fewer different
 *   ones when both lie on one line.
 */
GArray *tkl_outline_rectangle (TklPoint a, TklPoint b);

/**
 * tkl_outline_circle:
 * @centre: valid
 * @radius_m: > 0, at most TKL_OUTLINE_MAX_RADIUS_M
 * Returns: (transfer full) (element-type TklPoint): corners just outside of the circle, so that what
 *   was found by the circle is found by the polygon; from the north, clockwise.
 */
GArray *tkl_outline_circle (TklPoint centre, double radius_m);

/**
 * tkl_outline_hull:
 * @points: (array length=n_points): any order; unset ones are passed over
 * @margin_m: 0 … TKL_OUTLINE_MAX_RADIUS_M: kept on all sides of the points
 *
 * The smallest convex outline around the points, with the margin. O(n log n).
 * Returns: (transfer full) (element-type TklPoint) (nullable): counter-clockwise, no three corners on
 *   a line; NULL when it would have no area, or be wider than TKL_SHAPE_MAX_SPAN_E7.
 */
GArray *tkl_outline_hull (const TklPoint *points, gsize n_points, double margin_m);

G_END_DECLS
