/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTileSource: tiles of a file for a map of libshumate. */
/* Thread: main. */
#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define TKL_TYPE_TILE_SOURCE (tkl_tile_source_get_type ())
G_DECLARE_FINAL_TYPE (TklTileSource, tkl_tile_source, TKL, TILE_SOURCE, ShumateDataSource)

/** tkl_tile_source_new: @path: of an MBTiles file; opened now. A bad one has no tiles, without a word. */
ShumateDataSource *tkl_tile_source_new (const char *path);

G_END_DECLS
