/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPinLayer: one place on the map with a pin that can be moved, and a circle around it. */
/* Thread: main. */
#pragma once

#include "tkl-point.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define TKL_TYPE_PIN_LAYER (tkl_pin_layer_get_type ())
G_DECLARE_FINAL_TYPE (TklPinLayer, tkl_pin_layer, TKL, PIN_LAYER, ShumateLayer)

/**
 * tkl_pin_layer_new:
 * Signal: moved (TklPoint *point): a person moved the pin there, and let it go
 */
ShumateLayer *tkl_pin_layer_new (ShumateViewport *viewport);

/**
 * tkl_pin_layer_set:
 * @point: unset: no pin
 * @radius_m: of the circle; 0 = none
 *
 * What a person has begun to move goes on when both are as they were set before.
 */
void tkl_pin_layer_set (TklPinLayer *self, TklPoint point, int radius_m);

/** tkl_pin_layer_drop: what a person has begun to move is dropped. */
void tkl_pin_layer_drop (TklPinLayer *self);

G_END_DECLS
