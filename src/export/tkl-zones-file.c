/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zones of projects as a file that maps and navigation devices read, and our own import. */
/* Thread: any. */
#include "tkl-zones-file.h"

#include "tkl-export-error.h"
#include "tkl-one-zip.h"
#include "tkl-sheet-file.h"
#include "tkl-text.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

gboolean
tkl_zones_file_format (const char *path, TklZonesFileFormat *ret_format, GError **error)
{
  static const struct
  {
    const char *ending;
    TklZonesFileFormat format;
  } endings[] = { { ".geojson", TKL_ZONES_FILE_GEOJSON },
                  { ".json", TKL_ZONES_FILE_GEOJSON },
                  { ".kml", TKL_ZONES_FILE_KML },
                  { ".kmz", TKL_ZONES_FILE_KMZ },
                  { ".gpx", TKL_ZONES_FILE_GPX } };
  g_autofree char *lower = NULL;

  g_return_val_if_fail (path != NULL && ret_format != NULL, FALSE);

  lower = g_ascii_strdown (path, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i].ending))
      {
        *ret_format = endings[i].format;
        return TRUE;
      }
  g_set_error_literal (error, TKL_EXPORT_ERROR, TKL_EXPORT_ERROR_FORMAT,
                       _ ("Zones are written to files that end in .geojson, .kml, .kmz or .gpx."));
  return FALSE;
}

/* --- corners --------------------------------------------------------------------------------- */

typedef void (*CornerFunc) (GString *file, const char *latitude, const char *longitude);

/* Closed: the first corner comes once more at the end. */
static void
append_ring (
    GString *file, const TklShape *shape, guint ring, CornerFunc func, const char *separator)
{
  guint first = shape->ring_point[ring];
  guint n_points = shape->ring_point[ring + 1] - first;

  for (guint i = 0; i <= n_points; i++)
    {
      TklPoint point = shape->points[first + (i < n_points ? i : 0)];
      g_autofree char *latitude = tkl_point_format_degrees (point.lat_e7);
      g_autofree char *longitude = tkl_point_format_degrees (point.lon_e7);

      if (i > 0)
        g_string_append (file, separator);
      func (file, latitude, longitude);
    }
}

/* --- GeoJSON --------------------------------------------------------------------------------- */

static void
add_json_corner (GString *file, const char *latitude, const char *longitude)
{
  g_string_append_printf (file, "[%s,%s]", longitude, latitude);
}

static void
append_json_part (GString *file, const TklShape *shape, guint part)
{
  g_string_append_c (file, '[');
  for (guint ring = shape->part_ring[part]; ring < shape->part_ring[part + 1]; ring++)
    {
      g_string_append (file, ring > shape->part_ring[part] ? ",[" : "[");
      append_ring (file, shape, ring, add_json_corner, ",");
      g_string_append_c (file, ']');
    }
  g_string_append_c (file, ']');
}

/* The direction of rings is left as it is drawn: RFC 7946 wants it counter-clockwise, and readers not to
 * mind. */
static void
append_feature (GString *file, const TklZoneOut *zone)
{
  const TklShape *shape = zone->poi->shape;
  gboolean several = shape->n_parts > 1;

  g_string_append (file, "{\"type\":\"Feature\",\"properties\":{\"project\":");
  tkl_append_json_text (file, zone->project);
  if (!tkl_str_empty (zone->poi->name))
    {
      g_string_append (file, ",\"name\":");
      tkl_append_json_text (file, zone->poi->name);
    }
  g_string_append_printf (file, "},\"geometry\":{\"type\":\"%s\",\"coordinates\":%s",
                          several ? "MultiPolygon" : "Polygon", several ? "[" : "");
  for (guint part = 0; part < shape->n_parts; part++)
    {
      if (part > 0)
        g_string_append_c (file, ',');
      append_json_part (file, shape, part);
    }
  g_string_append (file, several ? "]}}" : "}}");
}

static void
compose_geojson (GString *file, const TklZoneOut *zones, gsize n_zones)
{
  g_string_append (file, "{\"type\":\"FeatureCollection\",\"features\":[");
  for (gsize i = 0; i < n_zones; i++)
    {
      g_string_append (file, i > 0 ? ",\n" : "\n");
      append_feature (file, &zones[i]);
    }
  g_string_append (file, "\n]}\n");
}

/* --- KML ------------------------------------------------------------------------------------- */

/* Control characters cannot be written in XML at all: they become blanks. */
static void
append_element (GString *file, const char *name, const char *text)
{
  g_autofree char *plain = g_strdup (text);
  g_autofree char *escaped = NULL;

  for (char *c = plain; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  escaped = g_markup_escape_text (plain, -1);
  g_string_append_printf (file, "<%s>%s</%s>", name, escaped, name);
}

static void
add_kml_corner (GString *file, const char *latitude, const char *longitude)
{
  g_string_append_printf (file, "%s,%s", longitude, latitude);
}

static void
append_boundary (GString *file, const TklShape *shape, guint ring, const char *name)
{
  g_string_append_printf (file, "<%s><LinearRing><coordinates>", name);
  append_ring (file, shape, ring, add_kml_corner, " ");
  g_string_append_printf (file, "</coordinates></LinearRing></%s>", name);
}

static void
append_placemark (GString *file, const TklZoneOut *zone)
{
  const TklShape *shape = zone->poi->shape;

  g_string_append (file, "<Placemark>");
  if (!tkl_str_empty (zone->poi->name))
    append_element (file, "name", zone->poi->name);
  g_string_append (file, "<ExtendedData><Data name=\"project\">");
  append_element (file, "value", zone->project);
  g_string_append (file, "</Data></ExtendedData><MultiGeometry>");
  for (guint part = 0; part < shape->n_parts; part++)
    {
      g_string_append (file, "<Polygon>");
      append_boundary (file, shape, shape->part_ring[part], "outerBoundaryIs");
      for (guint hole = shape->part_ring[part] + 1; hole < shape->part_ring[part + 1]; hole++)
        append_boundary (file, shape, hole, "innerBoundaryIs");
      g_string_append (file, "</Polygon>");
    }
  g_string_append (file, "</MultiGeometry></Placemark>\n");
}

static void
compose_kml (GString *file, const TklZoneOut *zones, gsize n_zones)
{
  g_string_append (file, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>\n");
  for (gsize i = 0; i < n_zones; i++)
    append_placemark (file, &zones[i]);
  g_string_append (file, "</Document></kml>\n");
}

/* --- GPX ------------------------------------------------------------------------------------- */

static void
add_gpx_corner (GString *file, const char *latitude, const char *longitude)
{
  g_string_append_printf (file, "<trkpt lat=\"%s\" lon=\"%s\"/>", latitude, longitude);
}

static guint
append_track (GString *file, const TklZoneOut *zone)
{
  const TklShape *shape = zone->poi->shape;

  g_string_append (file, "<trk>");
  if (!tkl_str_empty (zone->poi->name))
    append_element (file, "name", zone->poi->name);
  append_element (file, "type", zone->project);
  for (guint part = 0; part < shape->n_parts; part++)
    {
      g_string_append (file, "<trkseg>");
      append_ring (file, shape, shape->part_ring[part], add_gpx_corner, "");
      g_string_append (file, "</trkseg>");
    }
  g_string_append (file, "</trk>\n");
  return shape->n_rings - shape->n_parts;
}

static guint
compose_gpx (GString *file, const TklZoneOut *zones, gsize n_zones)
{
  guint n_holes = 0;

  g_string_append (file, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<gpx version=\"1.1\" creator=\"Tikklok\""
                         " xmlns=\"http://www.topografix.com/GPX/1/1\">\n");
  for (gsize i = 0; i < n_zones; i++)
    n_holes += append_track (file, &zones[i]);
  g_string_append (file, "</gpx>\n");
  return n_holes;
}

/* --- files ----------------------------------------------------------------------------------- */

GBytes *
tkl_zones_file_compose (const TklZoneOut *zones,
                        gsize n_zones,
                        TklZonesFileFormat format,
                        guint *ret_n_holes)
{
  GString *file = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (zones != NULL || n_zones == 0, NULL);
  g_return_val_if_fail (ret_n_holes != NULL, NULL);

  *ret_n_holes = 0;
  switch (format)
    {
    case TKL_ZONES_FILE_GEOJSON:
      compose_geojson (file, zones, n_zones);
      break;
    case TKL_ZONES_FILE_KML:
    case TKL_ZONES_FILE_KMZ:
      compose_kml (file, zones, n_zones);
      break;
    case TKL_ZONES_FILE_GPX:
      *ret_n_holes = compose_gpx (file, zones, n_zones);
      break;
    default:
      g_assert_not_reached ();
    }
  bytes = g_string_free_to_bytes (file);
  return format == TKL_ZONES_FILE_KMZ ? tkl_one_zip_new ("doc.kml", bytes)
                                      : g_steal_pointer (&bytes);
}

gboolean
tkl_zones_file_write (const char *path, GBytes *bytes, GError **error)
{
  g_auto (TklSheetFile) file = { NULL };
  g_autoptr (GError) failed = NULL;
  gsize size;
  const char *data;

  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);

  data = g_bytes_get_data (bytes, &size);
  if (!tkl_sheet_file_begin (&file, path, error))
    return FALSE;
  if (!g_file_set_contents_full (file.temp, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0666,
                                 &failed))
    {
      tkl_sheet_set_errno (error, errno, path);
      return FALSE;
    }
  return tkl_sheet_file_commit (&file, error);
}
