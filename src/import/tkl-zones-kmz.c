/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Polygons from KMZ: the KML document in a zip archive; pictures and others in it are passed over. */
/* Thread: any. */
#include "tkl-import-error.h"
#include "tkl-import-file.h"
#include "tkl-zip.h"
#include "tkl-zone-sink.h"

#include <glib/gi18n-lib.h>

/* What the archive is told by speaks of workbooks. */
static void
set_kmz_error (GError **error, const GError *of_zip)
{
  if (of_zip->code == TKL_IMPORT_ERROR_LIMIT)
    g_set_error_literal (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_LIMIT,
                         _ ("A file of zones may have at most 32 MiB."));
  else
    g_set_error_literal (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT,
                         _ ("This KMZ file is damaged, protected by a password, or holds no KML."));
}

static GBytes *
expand_part (TklZip *zip, const char *name, GError **error)
{
  g_autoptr (TklZipPart) part = tkl_zip_open (zip, name, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gconstpointer block;
  gsize size = 0;

  if (part == NULL)
    return NULL;
  do
    {
      if (!tkl_zip_part_read (part, &block, &size, error))
        return NULL;
      if (bytes->len + size > TKL_IMPORT_MAX_ZONES_BYTES)
        {
          g_set_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_LIMIT, "too large");
          return NULL;
        }
      g_byte_array_append (bytes, block, (guint) size);
    }
  while (size > 0);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* The document is called so by custom; else it is the only one that ends so. */
static GBytes *
expand_document (GBytes *bytes, GError **error)
{
  g_autoptr (TklZip) zip = tkl_zip_new (bytes, error);
  g_autofree char *name = NULL;

  if (zip == NULL)
    return NULL;
  name = tkl_zip_has (zip, "doc.kml") ? g_strdup ("doc.kml") : tkl_zip_find (zip, ".kml");
  if (name != NULL)
    return expand_part (zip, name, error);
  g_set_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT, "no KML");
  return NULL;
}

gboolean
tkl_zones_read_kmz (GBytes *bytes, TklZoneSink *sink, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (GBytes) document = expand_document (bytes, &failed);

  if (document != NULL)
    return tkl_zones_read_kml (document, sink, error);
  set_kmz_error (error, failed);
  return FALSE;
}
