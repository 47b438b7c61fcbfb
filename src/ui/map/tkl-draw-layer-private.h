/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pointer and the drawing of TklDrawLayer share. */
/* Thread: main. */
#pragma once

#include "tkl-draw-layer.h"

G_BEGIN_DECLS

/* As near as this to its middle means a handle. */
#define TKL_DRAW_REACH_PX 10
/* The pointer may move so far between press and release: more is a pan of the map. */
#define TKL_DRAW_STILL_PX 4

struct _TklDrawLayer
{
  ShumateLayer parent_instance;
  TklZoneEdit *edit; /* (owned) */
  GArray *problems;  /* (owned) of TklZoneProblem */
  GPtrArray *others; /* (owned) (nullable) of TklPoi */
  TklPoint location;
  gboolean has_circle;
  int default_radius_m;
  double press_x, press_y;
  guint32 press_time; /* as the pointer tells it; 0 = never */
  gboolean is_double; /* the press: the second one of a double click */
  TklPoint pointer;   /* where the next corner would be set; unset: the pointer is elsewhere */

  /* while something is dragged */
  TklZoneHandle dragged;
  gboolean drags_zone, drags_circle;
  TklPoint anchor; /* where a rectangle began; unset: none is dragged */
  gboolean joins;  /* what comes next goes into the same step */
  TklPoint last;   /* of the zone: where the pointer was before */
};

/** tkl_draw_layer_draw: everything, on a layer of that size. */
void tkl_draw_layer_draw (TklDrawLayer *self, GtkSnapshot *snapshot);

/**
 * tkl_draw_layer_has_between:
 * Returns: TRUE when the edge that begins there is long enough on the screen for a small handle.
 */
gboolean tkl_draw_layer_has_between (TklDrawLayer *self, TklZoneHandle handle);

/** tkl_draw_layer_become: @next: (transfer full) (nullable). Returns: FALSE: nothing came of it. */
gboolean tkl_draw_layer_become (TklDrawLayer *self, TklZoneEdit *next);

/** tkl_draw_layer_make_drag: Returns: (transfer full): the gesture that drags on the layer. */
GtkGesture *tkl_draw_layer_make_drag (TklDrawLayer *self);

/** tkl_draw_layer_point_at: @x: @y: in pixels of the layer, here and below. Returns: may be no valid one. */
TklPoint tkl_draw_layer_point_at (TklDrawLayer *self, double x, double y);
/** tkl_draw_layer_distance_px: @point: set. Returns: from there to where it lies on the layer. */
double tkl_draw_layer_distance_px (TklDrawLayer *self, TklPoint point, double x, double y);

/** tkl_draw_layer_snapped_at: @except: a zone that is not snapped to. @state: of the keyboard. */
TklPoint tkl_draw_layer_snapped_at (
    TklDrawLayer *self, double x, double y, guint except, GdkModifierType state);

/** tkl_draw_layer_find_handle: of the chosen zone. @between: the small ones. */
gboolean tkl_draw_layer_find_handle (
    TklDrawLayer *self, double x, double y, gboolean between, TklZoneHandle *ret_handle);

/** tkl_draw_layer_find_zone: the chosen one before others. Returns: TKL_ZONE_NONE: none is there. */
guint tkl_draw_layer_find_zone (TklDrawLayer *self, double x, double y);

/** tkl_draw_layer_radius_m: Returns: of the circle that is drawn; 0 = none. */
int tkl_draw_layer_radius_m (TklDrawLayer *self);

/** tkl_draw_layer_handle_of_circle: Returns: unset without a circle. */
TklPoint tkl_draw_layer_handle_of_circle (TklDrawLayer *self);

/** tkl_draw_layer_on_circle: Returns: TRUE when the handle of the circle is there. */
gboolean tkl_draw_layer_on_circle (TklDrawLayer *self, double x, double y);

G_END_DECLS
