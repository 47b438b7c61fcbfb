/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pointer and the drawing of TklDrawLayer share. */
/* Thread: main. */
#pragma once

#include "tkl-draw-layer.h"

G_BEGIN_DECLS

struct _TklDrawLayer
{
  ShumateLayer parent_instance;
  TklZoneEdit *edit; /* (owned) */
  GArray *problems;  /* (owned) of TklZoneProblem */
  GPtrArray *others; /* (owned) (nullable) of TklPoi */
  TklPoint location;
  int radius_m;
  double press_x, press_y;
  TklPoint pointer; /* where the next corner would be set; unset: the pointer is elsewhere */

  /* while something is dragged */
  TklZoneHandle dragged;
  gboolean drags_zone;
  gboolean joins; /* what comes next goes into the same step */
  TklPoint last;  /* of the zone: where the pointer was before */
};

/** tkl_draw_layer_draw: everything, on a layer of that size. */
void tkl_draw_layer_draw (TklDrawLayer *self, GtkSnapshot *snapshot);

/** tkl_draw_layer_between: Returns: middle of the edge that begins at the corner of @handle. */
TklPoint tkl_draw_layer_between (TklDrawLayer *self, TklZoneHandle handle);

/**
 * tkl_draw_layer_has_between:
 * Returns: TRUE when the edge that begins there is long enough on the screen for a small handle.
 */
gboolean tkl_draw_layer_has_between (TklDrawLayer *self, TklZoneHandle handle);

G_END_DECLS
