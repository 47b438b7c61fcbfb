/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Polygons of projects: which reader reads a file. */
/* Thread: any. */
#include "tkl-import-zones.h"

#include "tkl-import-error.h"
#include "tkl-import-file.h"
#include "tkl-zone-sink.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
tkl_zone_row_free (TklZoneRow *row)
{
  if (row == NULL)
    return;
  g_free (row->project);
  g_free (row->name);
  tkl_shape_free (row->shape);
  g_free (row);
}

gboolean
tkl_zones_format_from_path (const char *path, TklZonesFormat *ret_format, GError **error)
{
  static const struct
  {
    const char *ending;
    TklZonesFormat format;
  } endings[] = { { ".geojson", TKL_ZONES_GEOJSON },
                  { ".json", TKL_ZONES_GEOJSON },
                  { ".kml", TKL_ZONES_KML },
                  { ".kmz", TKL_ZONES_KMZ },
                  { ".gpx", TKL_ZONES_GPX } };
  gsize length;

  g_return_val_if_fail (path != NULL && ret_format != NULL, FALSE);

  length = strlen (path);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize n = strlen (endings[i].ending);

      if (length > n && g_ascii_strcasecmp (path + length - n, endings[i].ending) == 0)
        {
          *ret_format = endings[i].format;
          return TRUE;
        }
    }
  g_set_error_literal (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT,
                       _ ("Zones are read from files that end in .geojson, .kml, .kmz or .gpx."));
  return FALSE;
}

static gboolean
read_zones (GBytes *bytes, TklZonesFormat format, TklZoneSink *sink, GError **error)
{
  switch (format)
    {
    case TKL_ZONES_GEOJSON:
      return tkl_zones_read_geojson (bytes, sink, error);
    case TKL_ZONES_KML:
      return tkl_zones_read_kml (bytes, sink, error);
    case TKL_ZONES_KMZ:
      return tkl_zones_read_kmz (bytes, sink, error);
    case TKL_ZONES_GPX:
      return tkl_zones_read_gpx (bytes, sink, error);
    default:
      g_assert_not_reached ();
    }
}

TklImportResult *
tkl_import_zones (GBytes *bytes, TklZonesFormat format, GError **error)
{
  return tkl_import_zones_into (bytes, format, NULL, error);
}

TklImportResult *
tkl_import_zones_into (GBytes *bytes, TklZonesFormat format, const char *project, GError **error)
{
  g_autoptr (TklImportResult) result = NULL;
  g_autoptr (TklZoneSink) sink = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) > TKL_IMPORT_MAX_ZONES_BYTES)
    {
      g_set_error_literal (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_LIMIT,
                           _ ("A file of zones may have at most 32 MiB."));
      return NULL;
    }
  result = tkl_import_result_new ((GDestroyNotify) tkl_zone_row_free);
  sink = tkl_zone_sink_new (result);
  sink->into = project;
  if (!read_zones (bytes, format, sink, error))
    return NULL;
  return g_steal_pointer (&result);
}
