/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklDrawLayer: zones that are drawn and changed on a map with the pointer (F125, F127). */
/* Thread: main. */
#pragma once

#include "tkl-zone-check.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define TKL_TYPE_DRAW_LAYER (tkl_draw_layer_get_type ())
G_DECLARE_FINAL_TYPE (TklDrawLayer, tkl_draw_layer, TKL, DRAW_LAYER, ShumateLayer)

/**
 * tkl_draw_layer_new:
 *
 * With the pen a click sets a corner; on the first corner, and with a double click, it closes. Without,
 * white handles of the chosen zone are dragged, the small ones between insert a corner, a click with the
 * right button removes one; inside the zone is dragged, with Alt a copy of it. A click chooses a zone.
 * Corners snap to those and to edges around them, unless Shift is held. The pen for a rectangle is dragged
 * from corner to corner, or clicks two of them. The circle has a handle in its east; its radius goes to
 * round numbers, unless Shift is held. Hidden zones are not there.
 *
 * Signal: edited (gpointer TklZoneEdit): what was drawn became that; borrowed
 */
ShumateLayer *tkl_draw_layer_new (ShumateViewport *viewport);

/**
 * tkl_draw_layer_set_edit:
 * @problems: (element-type TklZoneProblem): of that edit: where they are is marked
 * Both are copied. No signal.
 */
void tkl_draw_layer_set_edit (TklDrawLayer *self, const TklZoneEdit *edit, const GArray *problems);

/* The circle around the work address, whose radius is that of the edit. */
typedef struct
{
  TklPoint centre;      /* work address, may be unset */
  gboolean is_used;     /* FALSE: ticks are found by zones only */
  int default_radius_m; /* while the edit has none; 0 = none */
} TklDrawCircle;

/**
 * tkl_draw_layer_set_around:
 * @others: (nullable) (element-type TklPoi): zones of other projects; referenced
 */
void tkl_draw_layer_set_around (TklDrawLayer *self, GPtrArray *others, const TklDrawCircle *circle);

G_END_DECLS
