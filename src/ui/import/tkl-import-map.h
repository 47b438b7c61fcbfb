/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklImportMap: the zones of a file on a map, by what an import would do with them. */
/* Thread: main. */
#pragma once

#include "tkl-areas.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_IMPORT_MAP (tkl_import_map_get_type ())
G_DECLARE_FINAL_TYPE (TklImportMap, tkl_import_map, TKL, IMPORT_MAP, AdwBin)

/**
 * tkl_import_map_new:
 * Signal: zone-activated (gint64 id): a person chose the zone of that row
 */
GtkWidget *tkl_import_map_new (void);

/** tkl_import_map_set_zones: @zones: as tkl_preview_areas() makes them; referenced. Shows
 * them all the first time; later ones are the same in other colours. */
void tkl_import_map_set_zones (TklImportMap *self, TklAreas *zones);

/** tkl_import_map_select: marks the zone of that row and goes there; no signal. */
void tkl_import_map_select (TklImportMap *self, gint64 id);

G_END_DECLS
