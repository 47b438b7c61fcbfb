/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of base maps in the preferences of this machine, and which of them is chosen (F037). */
/* Thread: main. */
#pragma once

#include "tkl-base-map.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * tkl_base_maps_load:
 * Returns: (transfer full) (element-type TklBaseMap): those that pass tkl_base_map_check(), in order.
 */
GPtrArray *tkl_base_maps_load (GSettings *preferences);

/** tkl_base_maps_save: @maps: (element-type TklBaseMap). */
void tkl_base_maps_save (GSettings *preferences, GPtrArray *maps);

G_END_DECLS
