/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The maps to choose from: servers of tiles, and files of them (F037). */
/* Thread: main. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_MAP_GROUP (tkl_map_group_get_type ())
G_DECLARE_FINAL_TYPE (TklMapGroup, tkl_map_group, TKL, MAP_GROUP, AdwPreferencesGroup)

/** tkl_map_group_new: the list is kept in the preferences of this machine. */
GtkWidget *tkl_map_group_new (void);

/** tkl_map_group_add_file: @path: of an MBTiles file: becomes a map and is shown, or is refused. */
void tkl_map_group_add_file (TklMapGroup *self, const char *path);

G_END_DECLS
