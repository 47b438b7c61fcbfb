/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPointLayer: many points over a map; where they are dense, a circle stands for several. */
/* Thread: main. */
#pragma once

#include "tkl-clusters.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define TKL_TYPE_POINT_LAYER (tkl_point_layer_get_type ())
G_DECLARE_FINAL_TYPE (TklPointLayer, tkl_point_layer, TKL, POINT_LAYER, ShumateLayer)

/**
 * tkl_point_layer_new:
 * @colours: (array length=n_colours): static; names in the style sheet: TklSpot.style is an index into it
 *
 * Signals:
 * point-activated (gint64 id): a person clicked a point; of several at one place the next at each click
 * cluster-activated (TklPoint *corners): a person clicked a circle: its points lie between the two
 *   corners, south-west and north-east; the map should show them from nearer by
 */
ShumateLayer *
tkl_point_layer_new (ShumateViewport *viewport, const char *const *colours, guint n_colours);

/** tkl_point_layer_set_points: @points: (nullable): referenced. */
void tkl_point_layer_set_points (TklPointLayer *self, TklClusters *points);

/**
 * tkl_point_layer_activate_at:
 * @x: @y: in pixels of the layer
 * What a click there does. Returns: FALSE: there is nothing.
 */
gboolean tkl_point_layer_activate_at (TklPointLayer *self, double x, double y);

G_END_DECLS
