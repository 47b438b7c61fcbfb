/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What our layers of a map share. They know shapes; what those stand for is the caller's. */
/* Thread: main. */
#pragma once

#include "tkl-label-room.h"
#include "tkl-point.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

/** tkl_layer_follow: @layer is drawn again whenever its viewport moves. Once, when constructed. */
void tkl_layer_follow (ShumateLayer *layer);

/** tkl_layer_project: @point: set. Where it lies on the layer, in pixels. */
graphene_point_t tkl_layer_project (ShumateLayer *layer, TklPoint point);

/** tkl_layer_colour: Returns: @name of the style sheet, in the style of now. */
GdkRGBA tkl_layer_colour (ShumateLayer *layer, const char *name);

/* How names are written: one for all that a layer draws in a frame. */
typedef struct
{
  ShumateLayer *layer;
  cairo_t *cr;
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
