/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a tile of a map is, by its first bytes: looked at before anything decodes it. */
/* Thread: any. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Larger pictures are no tiles: a decoder would take memory by the square of it. */
#define TKL_TILE_PICTURE_MAX_PX 1024

typedef enum
{
  TKL_TILE_UNKNOWN,
  TKL_TILE_PNG,
  TKL_TILE_JPEG,
  TKL_TILE_WEBP,
  TKL_TILE_VECTOR, /* compressed: shapes, no picture */
} TklTileFormat;

/**
 * tkl_tile_picture_look:
 * @data: (array length=size): from anywhere
 * @ret_width: @ret_height: (out): in pixels; 0 when they are not told in their place
 *
 * Returns: the format, by signature; nothing is decoded.
 */
TklTileFormat
tkl_tile_picture_look (const guint8 *data, gsize size, guint *ret_width, guint *ret_height);

/**
 * tkl_tile_picture_is_usable:
 * Returns: TRUE for a picture whose sides are 1 … TKL_TILE_PICTURE_MAX_PX by its own account.
 */
gboolean tkl_tile_picture_is_usable (const guint8 *data, gsize size);

G_END_DECLS
