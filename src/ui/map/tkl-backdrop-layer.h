/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklBackdropLayer: the ground of a map without tiles: outline of the country, towns, degrees. */
/* Thread: main. */
#pragma once

#include "tkl-zone-layer.h"

G_BEGIN_DECLS

#define TKL_TYPE_BACKDROP_LAYER (tkl_backdrop_layer_get_type ())
G_DECLARE_FINAL_TYPE (TklBackdropLayer, tkl_backdrop_layer, TKL, BACKDROP_LAYER, ShumateLayer)

ShumateLayer *tkl_backdrop_layer_new (ShumateViewport *viewport);

/** tkl_backdrop_layer_yield_to: @zones: above it; not referenced: towns are not written where its names
 * stand. */
void tkl_backdrop_layer_yield_to (TklBackdropLayer *self, TklZoneLayer *zones);

G_END_DECLS
