/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPointLayer: many points over a map; where they are dense, a circle stands for several. */
/* Thread: main. */
#pragma once

#include "tkl-clusters.h"
#include "tkl-layer.h"

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

/**
 * tkl_point_layer_find_numbers:
 * @margin_px: beyond each edge of @view
 * Returns: (transfer full) (element-type graphene_rect_t): the circles with numbers, in pixels of the view
 */
GArray *tkl_point_layer_find_numbers (TklPointLayer *self, const TklView *view, int margin_px);

/** tkl_point_layer_set_points: @points: (nullable): referenced. */
void tkl_point_layer_set_points (TklPointLayer *self, TklClusters *points);

/**
 * tkl_point_layer_activate_at:
 * @x: @y: in pixels of the layer
 * What a click there does. Returns: FALSE: there is nothing.
 */
gboolean tkl_point_layer_activate_at (TklPointLayer *self, double x, double y);

/**
 * tkl_point_layer_step:
 * @direction: 1 = the next point or circle in sight, −1 = the one before; line by line, as one reads
 * @ret_style: (out): its colour
 *
 * For keys: it is marked, nothing is activated. Returns: how many points it stands for; 0: none is in
 * sight.
 */
guint tkl_point_layer_step (TklPointLayer *self, int direction, guint *ret_style);

/** tkl_point_layer_activate_chosen: what a click on the marked one does. Returns: FALSE: there is none. */
gboolean tkl_point_layer_activate_chosen (TklPointLayer *self);

G_END_DECLS
