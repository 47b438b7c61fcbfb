/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Polygons from KML: the areas of each Placemark. */
/* Thread: any. */
#include "tkl-text.h"
#include "tkl-xml.h"
#include "tkl-zone-sink.h"

#include <string.h>

typedef enum
{
  OUTSIDE,
  OUTLINE,
  HOLE,
} Boundary;

typedef struct
{
  TklZoneSink *sink;
  guint placemark; /* depth of the Placemark we are in; 0 = none */
  char *data_name; /* (owned) (nullable): of the Data or SimpleData we are in */
  gboolean in_polygon;
  Boundary boundary;    /* inside a polygon */
  gboolean has_outline; /* the polygon has got it */
  guint n_polygons;     /* of the Placemark */
  gboolean has_others;  /* points and lines in the Placemark */
} Kml;

/* --- corners --------------------------------------------------------------------------------- */

/* @tuple: `longitude,latitude` or `longitude,latitude,altitude`. */
static gboolean
read_tuple (const char *tuple, TklPoint *ret_point)
{
  g_auto (GStrv) numbers = g_strsplit (tuple, ",", 3);

  return g_strv_length (numbers) >= 2
         && tkl_point_parse_degrees (numbers[0], 180, &ret_point->lon_e7)
         && tkl_point_parse_degrees (numbers[1], 90, &ret_point->lat_e7);
}

static void
read_corners (Kml *kml, const char *text)
{
  tkl_shape_builder_add_ring (kml->sink->builder);
  for (;;)
    {
      gsize length;
      TklPoint point;
      g_autofree char *tuple = NULL;

      text += strspn (text, " \t\r\n");
      length = strcspn (text, " \t\r\n");
      if (length == 0)
        return;
      tuple = g_strndup (text, length);
      if (!read_tuple (tuple, &point))
        {
          tkl_zone_sink_complain (kml->sink, TKL_ZONE_GEOMETRY, TKL_IMPORT_POSITION, tuple);
          return;
        }
      tkl_shape_builder_add_point (kml->sink->builder, point);
      text += length;
    }
}

static void
take_ring (Kml *kml, const char *text)
{
  if (kml->sink->bad_geometry)
    return;
  if (kml->boundary == HOLE && !kml->has_outline)
    {
      tkl_zone_sink_complain (kml->sink, TKL_ZONE_GEOMETRY, TKL_IMPORT_HOLE_FIRST, NULL);
      return;
    }
  if (kml->boundary == OUTLINE)
    {
      tkl_shape_builder_add_part (kml->sink->builder);
      kml->has_outline = TRUE;
    }
  read_corners (kml, text);
}

/* --- elements -------------------------------------------------------------------------------- */

static gboolean
is_other_geometry (const char *name)
{
  static const char *const names[] = { "Point", "LineString", "LinearRing", "Model", NULL };

  return g_strv_contains (names, name);
}

static void
start_placemark (Kml *kml, TklXml *xml)
{
  kml->placemark = tkl_xml_depth (xml);
  kml->in_polygon = kml->has_others = FALSE;
  kml->boundary = OUTSIDE;
  kml->n_polygons = 0;
  tkl_zone_sink_begin (kml->sink, tkl_xml_line (xml));
}

static void
start_in_placemark (Kml *kml, TklXml *xml, const char *name)
{
  if (g_str_equal (name, "Polygon"))
    {
      kml->n_polygons++;
      kml->in_polygon = TRUE;
      kml->has_outline = FALSE;
    }
  else if (g_str_equal (name, "outerBoundaryIs"))
    kml->boundary = OUTLINE;
  else if (g_str_equal (name, "innerBoundaryIs"))
    kml->boundary = HOLE;
  else if (g_str_equal (name, "Data") || g_str_equal (name, "SimpleData"))
    {
      g_free (kml->data_name);
      kml->data_name = tkl_xml_attribute (xml, "name");
    }
  else if (!kml->in_polygon && is_other_geometry (name))
    kml->has_others = TRUE;
}

static void
handle_start (TklXml *xml, const char *name, gpointer data)
{
  Kml *kml = data;

  if (kml->placemark != 0)
    start_in_placemark (kml, xml, name);
  else if (g_str_equal (name, "Placemark"))
    start_placemark (kml, xml);
}

static void
end_placemark (Kml *kml)
{
  kml->placemark = 0;
  g_clear_pointer (&kml->data_name, g_free);
  if (kml->n_polygons == 0)
    tkl_zone_sink_complain (kml->sink, TKL_ZONE_GEOMETRY, TKL_IMPORT_GEOMETRY, NULL);
  else if (kml->has_others)
    tkl_zone_sink_complain (kml->sink, TKL_ZONE_GEOMETRY, TKL_IMPORT_GEOMETRY_IGNORED, NULL);
  tkl_zone_sink_use_first_word (kml->sink);
  tkl_zone_sink_end (kml->sink);
}

static gboolean
is_value (TklXml *xml, const char *name)
{
  return g_str_equal (name, "SimpleData")
         || (g_str_equal (name, "value") && g_str_equal (tkl_xml_parent (xml), "Data"));
}

static void
end_in_placemark (Kml *kml, TklXml *xml, const char *name, const char *text)
{
  if (g_str_equal (name, "coordinates"))
    {
      if (kml->in_polygon && kml->boundary != OUTSIDE)
        take_ring (kml, text);
    }
  else if (g_str_equal (name, "Polygon"))
    kml->in_polygon = FALSE;
  else if (g_str_equal (name, "outerBoundaryIs") || g_str_equal (name, "innerBoundaryIs"))
    kml->boundary = OUTSIDE;
  else if (g_str_equal (name, "name") && tkl_xml_depth (xml) == kml->placemark + 1)
    tkl_set_str (&kml->sink->name, text);
  else if (is_value (xml, name) && g_strcmp0 (kml->data_name, TKL_ZONE_PROJECT) == 0)
    tkl_set_str (&kml->sink->project, text);
}

static void
handle_end (TklXml *xml, const char *name, const char *text, gpointer data)
{
  Kml *kml = data;

  if (kml->placemark == 0)
    return;
  if (tkl_xml_depth (xml) == kml->placemark)
    end_placemark (kml);
  else
    end_in_placemark (kml, xml, name, text);
}

gboolean
tkl_zones_read_kml (GBytes *bytes, TklZoneSink *sink, GError **error)
{
  static const TklXmlHandler handler = { "kml", handle_start, handle_end };
  Kml kml = { .sink = sink };
  gboolean read = tkl_xml_parse (bytes, &handler, &kml, error);

  g_free (kml.data_name);
  return read;
}
