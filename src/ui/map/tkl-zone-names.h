/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklZoneNames: the names of a TklZoneLayer as a layer of their own, above what lies over the zones. */
/* Thread: main. */
#pragma once

#include "tkl-point-layer.h"
#include "tkl-zone-layer.h"

G_BEGIN_DECLS

#define TKL_TYPE_ZONE_NAMES (tkl_zone_names_get_type ())
G_DECLARE_FINAL_TYPE (TklZoneNames, tkl_zone_names, TKL, ZONE_NAMES, ShumateLayer)

/** tkl_zone_names_new: @zones: referenced. The pointer goes through it to the layers below. */
ShumateLayer *tkl_zone_names_new (ShumateViewport *viewport, TklZoneLayer *zones);

/**
 * tkl_zone_names_keep_clear:
 * @points: (nullable): a layer below; referenced
 *
 * Names do not cover its numbers. To be called again when its points are others.
 */
void tkl_zone_names_keep_clear (TklZoneNames *self, TklPointLayer *points);

/** tkl_zone_names_set_above: @above: the names stand here, else in the layer of the zones, as at first:
 * which costs one picture less for each frame. */
void tkl_zone_names_set_above (TklZoneNames *self, gboolean above);

G_END_DECLS
