/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Snapping a drawn corner to the corners and edges of zones around it (F127). */
/* Thread: any; pure. */
#pragma once

#include "tkl-shape.h"

G_BEGIN_DECLS

typedef enum
{
  TKL_SNAP_NONE,
  TKL_SNAP_EDGE,
  TKL_SNAP_CORNER,
} TklSnapKind;

/* What there is to snap to, and how the map shows it. */
typedef struct
{
  TklShape *const *shapes; /* (array length=n_shapes): borrowed */
  guint n_shapes;
  double lat_e7_per_px; /* > 0: of the map around the pointer */
  double lon_e7_per_px; /* > 0 */
  double reach_px;      /* farther away nothing is snapped to */
} TklSnap;

/**
 * tkl_zone_snap:
 * @point: where the pointer is
 * @ret_point: (out): where the corner goes: @point itself when there is nothing near
 *
 * A corner within reach comes before every edge; of several the nearest on the screen, of equally near
 * ones the first. A point on an edge is rounded to 1e-7 degree: the line may pass it by half of that.
 * O(shapes) and the corners of those near.
 */
TklSnapKind tkl_zone_snap (const TklSnap *snap, TklPoint point, TklPoint *ret_point);

G_END_DECLS
