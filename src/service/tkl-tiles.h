/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTiles: a file of map tiles, opened; it belongs to no company. */
/* Thread: main; the file is read on a thread of its own. */
#pragma once

#include "tkl-base-map.h"
#include "tkl-tile-picture.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define TKL_TYPE_TILES (tkl_tiles_get_type ())
G_DECLARE_FINAL_TYPE (TklTiles, tkl_tiles, TKL, TILES, GObject)

/** tkl_tiles_open_async: @path: of an MBTiles file, from anywhere; it is left as it is. */
void tkl_tiles_open_async (const char *path,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/**
 * tkl_tiles_open_finish:
 * @error: TKL_SERVICE_ERROR: a sentence that says why the file is no map of pictures
 * Returns: (transfer full) (nullable)
 */
TklTiles *tkl_tiles_open_finish (GAsyncResult *result, GError **error);

/** tkl_tiles_get_map: Returns: (transfer none): what the file says of itself. */
const TklBaseMap *tkl_tiles_get_map (TklTiles *self);
/** tkl_tiles_get_format: Returns: of its pictures. */
TklTileFormat tkl_tiles_get_format (TklTiles *self);

typedef struct
{
  int zoom;
  int x, y; /* column from the west, row from the north */
} TklTilePlace;

/** tkl_tiles_read_async: @place: copied. Answered even when @self is let go meanwhile. */
void tkl_tiles_read_async (TklTiles *self,
                           const TklTilePlace *place,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/** tkl_tiles_read_finish: Returns: (transfer full) (nullable): NULL without @error: no such tile. */
GBytes *tkl_tiles_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
