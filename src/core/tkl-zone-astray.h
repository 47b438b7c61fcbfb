/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corners of a ring that lie far from all others: a digit was mistyped, or a drag slipped. */
/* Thread: any; pure. */
#pragma once

#include "tkl-point.h"

G_BEGIN_DECLS

/**
 * tkl_zone_astray:
 * @points: (array length=n_points): of one ring
 *
 * See TKL_ZONE_ASTRAY_M and TKL_ZONE_SEVERAL_M.
 * Returns: (transfer full) (element-type guint): corners that lie astray, in order
 */
GArray *tkl_zone_astray (const TklPoint *points, guint n_points);

/** tkl_zone_box_distance_m: Returns: from a point to the nearest one of a box; 0 within it. */
double tkl_zone_box_distance_m (TklPoint from, TklPoint min, TklPoint max);

G_END_DECLS
