/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What our layers of a map share. They know shapes; what those stand for is the caller's. */
/* Thread: main. */
#pragma once

#include "tkl-point.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

/** tkl_layer_follow: @layer is drawn again whenever its viewport moves. Once, when constructed. */
void tkl_layer_follow (ShumateLayer *layer);

/** tkl_layer_project: @point: set. Where it lies on the layer, in pixels. */
graphene_point_t tkl_layer_project (ShumateLayer *layer, TklPoint point);

/** tkl_layer_colour: Returns: @name of the style sheet, in the style of now. */
GdkRGBA tkl_layer_colour (ShumateLayer *layer, const char *name);

/**
 * tkl_layer_text:
 * @x: @y: of the left edge and the middle of the text
 * @halo: behind the letters, so that they can be read over anything
 */
void tkl_layer_text (ShumateLayer *layer,
                     cairo_t *cr,
                     const char *text,
                     graphene_point_t at,
                     GdkRGBA ink,
                     GdkRGBA halo);

G_END_DECLS
