/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklMap: a map with its controls: tiles over a plain ground of its own, and layers. */
/* Thread: main. */
#pragma once

#include "tkl-point.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define TKL_TYPE_MAP (tkl_map_get_type ())
G_DECLARE_FINAL_TYPE (TklMap, tkl_map, TKL, MAP, GtkWidget)

/**
 * tkl_map_new:
 * Tiles come from the base map chosen in the preferences (`base-map`, F037), with its credit in the
 * corner; where there are none, also without a network, the ground shows: degrees, the outlines of
 * countries, towns. A button in the corner chooses another, for all maps (map.base-map (s)).
 *
 * Keys: arrows move, + and − zoom, Home shows everything (map.zoom-in, map.zoom-out, map.fit).
 */
GtkWidget *tkl_map_new (void);

/** tkl_map_get_viewport: Returns: (transfer none): for the layers. */
ShumateViewport *tkl_map_get_viewport (TklMap *self);

/** tkl_map_add_layer: @layer: over those that are there. */
void tkl_map_add_layer (TklMap *self, ShumateLayer *layer);

/**
 * tkl_map_fit:
 * @points: (array length=n_points) (nullable): set; none: the whole country
 *
 * Shows them all, now or as soon as the map has a size, and again with map.fit.
 */
void tkl_map_fit (TklMap *self, const TklPoint *points, gsize n_points);

/** tkl_map_fit_closely: the same, as near as one has to be to draw: over two thirds of the map, but not
 * nearer than to see the streets around. @n_points: > 0 */
void tkl_map_fit_closely (TklMap *self, const TklPoint *points, gsize n_points);

/** tkl_map_go_to: shows these points now, from as near as it takes; map.fit shows what it did before. For a
 * map that is on the screen. */
void tkl_map_go_to (TklMap *self, const TklPoint *points, gsize n_points);

/** tkl_map_describe: @text: translated: what the map shows, for screen readers. */
void tkl_map_describe (TklMap *self, const char *text);

G_END_DECLS
