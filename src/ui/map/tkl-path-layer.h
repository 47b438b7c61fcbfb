/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPathLayer: a line over the map, dashed where nothing is known between two of its points. */
/* Thread: main. */
#pragma once

#include "tkl-point.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

typedef struct
{
  TklPoint point;     /* set */
  gboolean after_gap; /* nothing is known of the way to it */
} TklPathPoint;

#define TKL_TYPE_PATH_LAYER (tkl_path_layer_get_type ())
G_DECLARE_FINAL_TYPE (TklPathLayer, tkl_path_layer, TKL, PATH_LAYER, ShumateLayer)

ShumateLayer *tkl_path_layer_new (ShumateViewport *viewport);

/** tkl_path_layer_set_points: @points: (array length=n_points) (nullable): in order; copied. */
void tkl_path_layer_set_points (TklPathLayer *self, const TklPathPoint *points, gsize n_points);
/** tkl_path_layer_get_points: Returns: (transfer none) (element-type TklPathPoint): as set last. */
const GArray *tkl_path_layer_get_points (TklPathLayer *self);

G_END_DECLS
