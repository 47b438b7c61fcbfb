/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Polygons from GPX: routes, and tracks that end where they began. */
/* Thread: any. */
#include "tkl-text.h"
#include "tkl-xml.h"
#include "tkl-zone-sink.h"

typedef struct
{
  TklZoneSink *sink;
  guint feature;        /* depth of the track or route we are in; 0 = none */
  GArray *points;       /* (owned) (element-type TklPoint): of the segment or route */
  guint n_outlines;     /* of the track or route */
  gboolean told_others; /* way points were reported */
} Gpx;

/* --- corners --------------------------------------------------------------------------------- */

static void
take_point (Gpx *gpx, TklXml *xml)
{
  g_autofree char *latitude = tkl_xml_attribute (xml, "lat");
  g_autofree char *longitude = tkl_xml_attribute (xml, "lon");
  g_autofree char *both = NULL;
  TklPoint point;

  if (gpx->sink->bad_geometry || gpx->points->len > TKL_SHAPE_MAX_CORNERS)
    return;
  if (tkl_point_parse_degrees (latitude, 90, &point.lat_e7)
      && tkl_point_parse_degrees (longitude, 180, &point.lon_e7))
    {
      g_array_append_val (gpx->points, point);
      return;
    }
  both = g_strdup_printf ("%s %s", latitude != NULL ? latitude : "",
                          longitude != NULL ? longitude : "");
  tkl_zone_sink_complain (gpx->sink, TKL_ZONE_GEOMETRY, TKL_IMPORT_POSITION, both);
}

static gboolean
ends_meet (const GArray *points)
{
  TklPoint first = g_array_index (points, TklPoint, 0);
  TklPoint last = g_array_index (points, TklPoint, points->len - 1);

  return tkl_point_distance_m (first, last) <= TKL_ZONES_MAX_GAP_M;
}

static void
take_outline (Gpx *gpx, gboolean is_track)
{
  if (gpx->points->len == 0 || gpx->sink->bad_geometry)
    return;
  if (is_track && !ends_meet (gpx->points))
    {
      tkl_zone_sink_complain (gpx->sink, TKL_ZONE_GEOMETRY, TKL_IMPORT_NOT_CLOSED, NULL);
      return;
    }
  gpx->n_outlines++;
  tkl_shape_builder_add_part (gpx->sink->builder);
  tkl_shape_builder_add_ring (gpx->sink->builder);
  for (guint i = 0; i < gpx->points->len; i++)
    tkl_shape_builder_add_point (gpx->sink->builder, g_array_index (gpx->points, TklPoint, i));
}

/* --- elements -------------------------------------------------------------------------------- */

static void
warn_way_points (Gpx *gpx, TklXml *xml)
{
  TklImportPlace place = { .line = tkl_xml_line (xml), .column = "wpt" };

  if (!gpx->told_others)
    tkl_import_result_complain (gpx->sink->result, &place, TKL_IMPORT_GEOMETRY_IGNORED, NULL, NULL);
  gpx->told_others = TRUE;
}

static void
start_outside (Gpx *gpx, TklXml *xml, const char *name)
{
  if (g_str_equal (name, "wpt"))
    warn_way_points (gpx, xml);
  if (!g_str_equal (name, "trk") && !g_str_equal (name, "rte"))
    return;
  gpx->feature = tkl_xml_depth (xml);
  gpx->n_outlines = 0;
  g_array_set_size (gpx->points, 0);
  tkl_zone_sink_begin (gpx->sink, tkl_xml_line (xml));
}

static void
handle_start (TklXml *xml, const char *name, gpointer data)
{
  Gpx *gpx = data;

  if (gpx->feature == 0)
    start_outside (gpx, xml, name);
  else if (g_str_equal (name, "trkseg"))
    g_array_set_size (gpx->points, 0);
  else if (g_str_equal (name, "trkpt") || g_str_equal (name, "rtept"))
    take_point (gpx, xml);
}

static void
end_feature (Gpx *gpx)
{
  gpx->feature = 0;
  if (gpx->n_outlines == 0 && !gpx->sink->bad_geometry)
    tkl_zone_sink_complain (gpx->sink, TKL_ZONE_GEOMETRY, TKL_IMPORT_GEOMETRY, NULL);
  tkl_zone_sink_use_first_word (gpx->sink);
  tkl_zone_sink_end (gpx->sink);
}

static void
handle_end (TklXml *xml, const char *name, const char *text, gpointer data)
{
  Gpx *gpx = data;

  if (gpx->feature == 0)
    return;
  if (tkl_xml_depth (xml) == gpx->feature)
    {
      if (g_str_equal (name, "rte"))
        take_outline (gpx, FALSE);
      end_feature (gpx);
    }
  else if (g_str_equal (name, "trkseg"))
    take_outline (gpx, TRUE);
  else if (tkl_xml_depth (xml) != gpx->feature + 1)
    return;
  else if (g_str_equal (name, "name"))
    tkl_set_str (&gpx->sink->name, text);
  else if (g_str_equal (name, "type"))
    tkl_set_str (&gpx->sink->project, text);
}

gboolean
tkl_zones_read_gpx (GBytes *bytes, TklZoneSink *sink, GError **error)
{
  static const TklXmlHandler handler = { "gpx", handle_start, handle_end };
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (TklPoint));
  Gpx gpx = { .sink = sink, .points = points };

  return tkl_xml_parse (bytes, &handler, &gpx, error);
}
