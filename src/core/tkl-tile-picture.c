/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a tile of a map is, by its first bytes: looked at before anything decodes it. */
/* Thread: any. */
#include "tkl-tile-picture.h"

#include <string.h>

static guint
read_be16 (const guint8 *at)
{
  return (guint) at[0] << 8 | at[1];
}

static guint
read_be32 (const guint8 *at)
{
  return read_be16 (at) << 16 | read_be16 (at + 2);
}

static guint
read_le24 (const guint8 *at)
{
  return (guint) at[0] | (guint) at[1] << 8 | (guint) at[2] << 16;
}

/* --- one function a format: they leave 0 when the bytes end too early --------------------------- */

static void
measure_png (const guint8 *data, gsize size, guint *ret_width, guint *ret_height)
{
  if (size < 24 || memcmp (data + 12, "IHDR", 4) != 0)
    return;
  *ret_width = read_be32 (data + 16);
  *ret_height = read_be32 (data + 20);
}

static gboolean
is_frame (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/* Segments follow each other, each with its length, up to the one of the frame. */
static void
measure_jpeg (const guint8 *data, gsize size, guint *ret_width, guint *ret_height)
{
  gsize at = 2;

  while (at + 9 <= size && data[at] == 0xff)
    {
      if (is_frame (data[at + 1]))
        {
          *ret_height = read_be16 (data + at + 5);
          *ret_width = read_be16 (data + at + 7);
          return;
        }
      at += 2 + MAX (read_be16 (data + at + 2), 2);
    }
}

static void
measure_webp (const guint8 *data, gsize size, guint *ret_width, guint *ret_height)
{
  if (size < 30)
    return;
  if (memcmp (data + 12, "VP8X", 4) == 0)
    {
      *ret_width = 1 + read_le24 (data + 24);
      *ret_height = 1 + read_le24 (data + 27);
    }
  else if (memcmp (data + 12, "VP8L", 4) == 0 && data[20] == 0x2f)
    {
      guint32 bits = read_le24 (data + 21) | (guint32) data[24] << 24;

      *ret_width = 1 + (bits & 0x3fff);
      *ret_height = 1 + (bits >> 14 & 0x3fff);
    }
  else if (memcmp (data + 12, "VP8 ", 4) == 0)
    {
      *ret_width = (data[26] | (guint) data[27] << 8) & 0x3fff;
      *ret_height = (data[28] | (guint) data[29] << 8) & 0x3fff;
    }
}

static const struct
{
  const char *magic;
  gsize length;
  TklTileFormat format;
  void (*measure) (const guint8 *data, gsize size, guint *ret_width, guint *ret_height);
} formats[] = {
  { "\x89PNG\r\n\x1a\n", 8, TKL_TILE_PNG, measure_png },
  { "\xff\xd8\xff", 3, TKL_TILE_JPEG, measure_jpeg },
  { "RIFF", 4, TKL_TILE_WEBP, measure_webp },
  { "\x1f\x8b", 2, TKL_TILE_VECTOR, NULL },
};

TklTileFormat
tkl_tile_picture_look (const guint8 *data, gsize size, guint *ret_width, guint *ret_height)
{
  *ret_width = 0;
  *ret_height = 0;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (size < formats[i].length || memcmp (data, formats[i].magic, formats[i].length) != 0)
        continue;
      if (formats[i].format == TKL_TILE_WEBP && (size < 12 || memcmp (data + 8, "WEBP", 4) != 0))
        continue;
      if (formats[i].measure != NULL)
        formats[i].measure (data, size, ret_width, ret_height);
      return formats[i].format;
    }
  return TKL_TILE_UNKNOWN;
}

gboolean
tkl_tile_picture_is_usable (const guint8 *data, gsize size)
{
  guint width, height;

  tkl_tile_picture_look (data, size, &width, &height);
  return width - 1 < TKL_TILE_PICTURE_MAX_PX && height - 1 < TKL_TILE_PICTURE_MAX_PX;
}
