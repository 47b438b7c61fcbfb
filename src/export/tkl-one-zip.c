/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A zip archive of one part, as KMZ files are: header, part, directory, end (PKWARE APPNOTE 4.3). */
/* Thread: any; pure. */
#include "tkl-one-zip.h"

#include <gio/gio.h>
#include <string.h>

#define VERSION 20 /* 2.0: deflated parts */
#define DEFLATED 8
#define FIRST_DAY 33 /* 1 January 1980 */

static void
append_number (GByteArray *archive, guint32 number, guint n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    {
      guint8 byte = (guint8) (number >> (8 * i));

      g_byte_array_append (archive, &byte, 1);
    }
}

static guint32
check_sum (const guint8 *data, gsize size)
{
  guint32 sum = G_MAXUINT32;

  for (gsize i = 0; i < size; i++)
    {
      sum ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        sum = sum >> 1 ^ (sum & 1 ? 0xedb88320u : 0);
    }
  return ~sum;
}

/* Nothing can fail: both streams are memory. */
static GBytes *
deflate_part (GBytes *part)
{
  g_autoptr (GConverter) packer
      = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 6));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, packer);
  gsize size;
  gconstpointer data = g_bytes_get_data (part, &size);

  if (!g_output_stream_write_all (stream, data, size, NULL, NULL, NULL)
      || !g_output_stream_close (stream, NULL, NULL))
    g_assert_not_reached ();
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* What the header of the part and its entry in the directory share. */
static void
append_description (GByteArray *archive, const char *name, GBytes *part, GBytes *packed)
{
  append_number (archive, VERSION, 2);
  append_number (archive, 0, 2); /* flags */
  append_number (archive, DEFLATED, 2);
  append_number (archive, 0, 2); /* time of day */
  append_number (archive, FIRST_DAY, 2);
  append_number (archive, check_sum (g_bytes_get_data (part, NULL), g_bytes_get_size (part)), 4);
  append_number (archive, (guint32) g_bytes_get_size (packed), 4);
  append_number (archive, (guint32) g_bytes_get_size (part), 4);
  append_number (archive, (guint32) strlen (name), 2);
  append_number (archive, 0, 2); /* extra field */
}

static void
append_text (GByteArray *archive, const char *text)
{
  g_byte_array_append (archive, (const guint8 *) text, (guint) strlen (text));
}

static void
append_directory (GByteArray *archive, const char *name, GBytes *part, GBytes *packed)
{
  guint32 begins = archive->len;
  guint32 size;

  append_text (archive, "PK\1\2");
  append_number (archive, VERSION, 2); /* made by */
  append_description (archive, name, part, packed);
  append_number (archive, 0, 2); /* comment */
  append_number (archive, 0, 2); /* disk */
  append_number (archive, 0, 2); /* attributes in the archive */
  append_number (archive, 0, 4); /* and of the system */
  append_number (archive, 0, 4); /* where the part is */
  append_text (archive, name);
  size = archive->len - begins;

  append_text (archive, "PK\5\6");
  append_number (archive, 0, 4); /* disks */
  append_number (archive, 1, 2); /* parts on this disk */
  append_number (archive, 1, 2); /* parts */
  append_number (archive, size, 4);
  append_number (archive, begins, 4);
  append_number (archive, 0, 2); /* comment */
}

GBytes *
tkl_one_zip_new (const char *name, GBytes *part)
{
  GByteArray *archive = g_byte_array_new ();
  g_autoptr (GBytes) packed = NULL;

  g_return_val_if_fail (name != NULL && part != NULL, NULL);

  packed = deflate_part (part);
  append_text (archive, "PK\3\4");
  append_description (archive, name, part, packed);
  append_text (archive, name);
  g_byte_array_append (archive, g_bytes_get_data (packed, NULL), (guint) g_bytes_get_size (packed));
  append_directory (archive, name, part, packed);
  return g_byte_array_free_to_bytes (archive);
}
