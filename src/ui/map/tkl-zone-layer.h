/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklZoneLayer: many shapes and circles over a map, with their names. */
/* Thread: main. */
#pragma once

#include "tkl-areas.h"
#include "tkl-layer.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

/* How the areas of one number of style are drawn. */
typedef struct
{
  const char
      *colour;     /* name in the style sheet, of areas without a colour of their own; the edge in
                           full, the inside faint */
  gboolean dashed; /* the edge: never told apart by colour alone */
} TklZoneStyle;

#define TKL_TYPE_ZONE_LAYER (tkl_zone_layer_get_type ())
G_DECLARE_FINAL_TYPE (TklZoneLayer, tkl_zone_layer, TKL, ZONE_LAYER, ShumateLayer)

/**
 * tkl_zone_layer_new:
 * @styles: (array length=n_styles): static; TklArea.style is an index into it
 *
 * The pointer over zones shows their names; a click chooses the smallest of them, the next click at the
 * same place the next larger one.
 *
 * Signals:
 * zone-activated (gint64 id): a person chose a zone with that id
 * redrawn: what is drawn changed, not only where the map is
 */
ShumateLayer *
tkl_zone_layer_new (ShumateViewport *viewport, const TklZoneStyle *styles, guint n_styles);

/** tkl_zone_layer_set_zones: @zones: (nullable): finished; referenced. */
void tkl_zone_layer_set_zones (TklZoneLayer *self, TklAreas *zones);
/** tkl_zone_layer_get_zones: Returns: (transfer none): empty ones instead of none. */
TklAreas *tkl_zone_layer_get_zones (TklZoneLayer *self);

/**
 * tkl_zone_layer_keep_clear:
 * @points: (array length=n_points) (nullable): of labelled marks above this layer; copied
 *
 * Names of zones are not written where the labels of these stand.
 */
void tkl_zone_layer_keep_clear (TklZoneLayer *self, const TklPoint *points, gsize n_points);

/** tkl_zone_layer_take_room: @room: of @view and the margin around it. Takes that of the names, see
 * tkl_zone_canvas_take_room(). */
void tkl_zone_layer_take_room (TklZoneLayer *self,
                               const TklView *view,
                               int margin_px,
                               TklLabelRoom *room);

/** tkl_zone_layer_set_names: @shown: FALSE: another layer draws the names. */
void tkl_zone_layer_set_names (TklZoneLayer *self, gboolean shown);
/**
 * tkl_zone_layer_draw_names:
 * @cr: on an image of 32 bits a pixel
 * @covered: (nullable) (element-type graphene_rect_t): what no name may cover, in pixels of the view
 *
 * For a layer above: as a TklStillDraw.
 */
void tkl_zone_layer_draw_names (
    TklZoneLayer *self, cairo_t *cr, const TklView *view, int margin_px, const GArray *covered);

/** tkl_zone_layer_set_selected: all zones of that id are marked; 0 = none. No signal. */
void tkl_zone_layer_set_selected (TklZoneLayer *self, gint64 id);
gint64 tkl_zone_layer_get_selected (TklZoneLayer *self);

/**
 * tkl_zone_layer_step:
 * @direction: 1 = the next zone in sight, −1 = the one before; line by line, as one reads
 *
 * For keys: chooses it as a click does. Returns: FALSE: none is in sight.
 */
gboolean tkl_zone_layer_step (TklZoneLayer *self, int direction);

/**
 * tkl_zone_layer_activate_at:
 * @x: @y: in pixels of the layer
 * What a click there does. Returns: FALSE: there is no zone.
 */
gboolean tkl_zone_layer_activate_at (TklZoneLayer *self, double x, double y);

G_END_DECLS
