/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What our layers of a map share. They know shapes; what those stand for is the caller's. */
/* Thread: main. */
#pragma once

#include "tkl-label-room.h"
#include "tkl-world.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

/** tkl_layer_follow: @layer is drawn again whenever its viewport moves. Once, when constructed. */
void tkl_layer_follow (ShumateLayer *layer);

/** tkl_layer_project: @point: set. Where it lies on the layer, in pixels. */
graphene_point_t tkl_layer_project (ShumateLayer *layer, TklPoint point);

/* Where the square of the world lies on a layer now: the same as tkl_layer_project(), for many points. */
typedef struct
{
  TklWorldPoint origin;
  double x, y; /* of the origin, in pixels */
  double xx, xy, yx,
      yy; /* pixels to the right and down for the square's length to the east and south */
  int width, height; /* of the layer */
} TklView;

/** tkl_layer_view: Returns: FALSE: the layer has no size, or its map no tiles to measure by. */
gboolean tkl_layer_view (ShumateLayer *layer, TklView *ret_view);

/** tkl_view_project: Returns: where it lies on the layer, in pixels. */
static inline graphene_point_t
tkl_view_project (const TklView *view, TklWorldPoint at)
{
  double dx = at.x - view->origin.x, dy = at.y - view->origin.y;

  return GRAPHENE_POINT_INIT ((float) (view->x + view->xx * dx + view->xy * dy),
                              (float) (view->y + view->yx * dx + view->yy * dy));
}

/** tkl_view_unproject: @x: @y: in pixels of the layer. */
TklWorldPoint tkl_view_unproject (const TklView *view, double x, double y);
/** tkl_view_box: Returns: what is in sight, and @margin_px around it. */
TklWorldBox tkl_view_box (const TklView *view, double margin_px);
/** tkl_view_scale: Returns: pixels for the length of the square. */
double tkl_view_scale (const TklView *view);
/** tkl_view_zoom: Returns: the zoom level at which tiles are that large. */
double tkl_view_zoom (const TklView *view);

/** tkl_layer_colour: Returns: @name of the style sheet, in the style of now. */
GdkRGBA tkl_layer_colour (ShumateLayer *layer, const char *name);

/* How names are written: one for all that a layer draws in a frame. */
typedef struct
{
  ShumateLayer *layer;
  cairo_t *cr;        /* (nullable): NULL = only the room of names is taken, nothing is written */
  TklLabelRoom *room; /* (nullable): NULL = names may lie over each other */
  GdkRGBA ink;
  GdkRGBA halo; /* behind the letters, so that they can be read over anything */
} TklPen;

/**
 * tkl_pen_write:
 * @at: middle of the text's left edge
 * Returns: FALSE: there was no room, nothing was written.
 */
gboolean tkl_pen_write (const TklPen *pen, const char *text, graphene_point_t at);

/** tkl_pen_write_over: @at: middle of the text. Returns: as above. */
gboolean tkl_pen_write_over (const TklPen *pen, const char *text, graphene_point_t at);

/**
 * tkl_pen_write_beside:
 * @at: of a mark
 * @gap_px: between its middle and the text
 *
 * On the right of it, else on the left.
 */
gboolean
tkl_pen_write_beside (const TklPen *pen, const char *text, graphene_point_t at, float gap_px);

G_END_DECLS
