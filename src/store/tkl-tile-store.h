/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTileStore: a file of map tiles (MBTiles 1.3, pictures), read only. */
/* Thread: one at a time; tkl_tile_store_stop() from any. */
#pragma once

#include "tkl-base-map.h"
#include "tkl-tile-picture.h"

G_BEGIN_DECLS

/* A tile is some ten kilobytes; a larger one is none. */
#define TKL_TILE_STORE_MAX_BYTES (1 << 20)

typedef struct _TklTileStore TklTileStore;

/**
 * tkl_tile_store_open:
 * @path: absolute
 * @ret_map: (out) (transfer full): what the file says of itself: name, credit, zooms; the name of the
 *   file when it has none
 * @ret_format: (out): of its tiles: a picture, or TKL_TILE_VECTOR
 * @error: TKL_STORE_ERROR: NOT_FOUND, DENIED, CORRUPT (no SQLite file, no tiles in it, no pictures, or
 *   one that keeps the reader busy without end), BUSY
 *
 * The file may come from anywhere: nothing in it is executed, no statement runs longer than a few
 * seconds, no tile is larger than TKL_TILE_STORE_MAX_BYTES.
 * Returns: (transfer full) (nullable): free with tkl_tile_store_free().
 */
TklTileStore *tkl_tile_store_open (const char *path,
                                   TklBaseMap **ret_map,
                                   TklTileFormat *ret_format,
                                   GError **error);
void tkl_tile_store_free (TklTileStore *store);

/**
 * tkl_tile_store_read:
 * @x: @y: column from the west, row from the north
 * @error: as above: CORRUPT for a tile that is no usable picture
 *
 * Returns: (transfer full) (nullable): NULL without @error: there is no such tile.
 */
GBytes *tkl_tile_store_read (TklTileStore *store, int zoom, int x, int y, GError **error);

/** tkl_tile_store_stop: what is being read ends at once, with an error; so does all that follows. */
void tkl_tile_store_stop (TklTileStore *store);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklTileStore, tkl_tile_store_free)

G_END_DECLS
