/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklBackdropLayer: the ground of a map without tiles: outline of the country, towns, degrees. */
/* Thread: main. */
#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define TKL_TYPE_BACKDROP_LAYER (tkl_backdrop_layer_get_type ())
G_DECLARE_FINAL_TYPE (TklBackdropLayer, tkl_backdrop_layer, TKL, BACKDROP_LAYER, ShumateLayer)

ShumateLayer *tkl_backdrop_layer_new (ShumateViewport *viewport);

G_END_DECLS
