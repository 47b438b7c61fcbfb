/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Polygons from GeoJSON (RFC 7946). */
/* Thread: any. */
#include "tkl-import-error.h"
#include "tkl-json-lines.h"
#include "tkl-text.h"
#include "tkl-zone-sink.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

/* Whole numbers up to here are exact in JSON. */
#define MAX_EXACT 9007199254740991.0

/* --- nodes ----------------------------------------------------------------------------------- */

/* Returns: (transfer none) (nullable): NULL when @node is no object or has no such member. */
static JsonNode *
get_member (JsonNode *node, const char *name)
{
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  return json_object_get_member (json_node_get_object (node), name);
}

/* Returns: (transfer none) (nullable): NULL when there is no such member or it is no text. */
static const char *
get_string (JsonNode *node, const char *name)
{
  JsonNode *member = get_member (node, name);

  if (member == NULL || json_node_get_value_type (member) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (member);
}

/* Returns: (transfer none) (nullable): NULL when it is no array. */
static JsonArray *
get_array (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
is_number (JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
}

/* --- properties ------------------------------------------------------------------------------ */

/* json-glib writes all digits of a double, 50.799999999999997: no file says that, and no shape keeps it. */
static void
append_number (GString *text, const char *number)
{
  char rounded[G_ASCII_DTOSTR_BUF_SIZE];
  gint64 e7;

  if (strpbrk (number, ".eE") == NULL) /* all digits of it are in the file */
    g_string_append (text, number);
  else if (tkl_parse_decimal (number, 7, &e7))
    {
      g_autofree char *shown = tkl_format_decimal (e7, 7, 0);

      g_string_append (text, shown);
    }
  else
    g_string_append (
        text, g_ascii_formatd (rounded, sizeof rounded, "%.15g", g_ascii_strtod (number, NULL)));
}

/* Returns: (transfer full): the node as people wrote it. */
static char *
describe_node (JsonNode *node)
{
  g_autofree char *json = json_to_string (node, FALSE);
  GString *text = g_string_new (NULL);
  gboolean in_string = FALSE;

  for (const char *p = json; *p != '\0';)
    {
      gsize size = in_string ? 0 : strspn (p, "+-.0123456789eE");

      if (size > 0 && (*p == '-' || g_ascii_isdigit (*p)))
        {
          g_autofree char *number = g_strndup (p, size);

          append_number (text, number);
          p += size;
          continue;
        }
      if (in_string && *p == '\\' && p[1] != '\0')
        g_string_append_c (text, *p++);
      else if (*p == '"')
        in_string = !in_string;
      g_string_append_c (text, *p++);
    }
  return g_string_free (text, FALSE);
}

/* Project numbers of digits alone are often written as numbers. */
static char *
format_whole_number (JsonNode *node)
{
  double value = json_node_get_double (node);

  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (fabs (value) > MAX_EXACT || value != floor (value))
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) value);
}

/* Returns: (transfer full) (nullable): NULL when absent, or reported as no text. */
static char *
read_property (TklZoneSink *sink, JsonNode *feature, const char *name)
{
  JsonNode *node = get_member (get_member (feature, "properties"), name);
  g_autofree char *excerpt = NULL;
  char *text = NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  if (JSON_NODE_HOLDS_VALUE (node) && is_number (node))
    text = format_whole_number (node);
  if (text != NULL)
    return text;
  excerpt = describe_node (node);
  tkl_zone_sink_complain (sink, name, TKL_IMPORT_TEXT_EXPECTED, excerpt);
  return NULL;
}

/* --- geometry -------------------------------------------------------------------------------- */

static gboolean
refuse_position (TklZoneSink *sink, JsonNode *node)
{
  g_autofree char *excerpt = node != NULL ? describe_node (node) : NULL;

  tkl_zone_sink_complain (sink, TKL_ZONE_GEOMETRY, TKL_IMPORT_POSITION, excerpt);
  return FALSE;
}

static gboolean
read_position (TklZoneSink *sink, JsonNode *node)
{
  JsonArray *array = get_array (node);
  JsonNode *longitude, *latitude;

  if (array == NULL || json_array_get_length (array) < 2)
    return refuse_position (sink, node);
  longitude = json_array_get_element (array, 0);
  latitude = json_array_get_element (array, 1);
  if (!is_number (longitude) || !is_number (latitude))
    return refuse_position (sink, node);
  tkl_shape_builder_add_point (
      sink->builder,
      tkl_point_from_degrees (json_node_get_double (latitude), json_node_get_double (longitude)));
  return TRUE;
}

/* Reads the elements of an array until one is refused. */
static gboolean
read_each (TklZoneSink *sink,
           JsonNode *node,
           gboolean (*read_one) (TklZoneSink *sink, JsonNode *element))
{
  JsonArray *array = get_array (node);

  if (array == NULL)
    return refuse_position (sink, node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_one (sink, json_array_get_element (array, i)))
      return FALSE;
  return TRUE;
}

static gboolean
read_ring (TklZoneSink *sink, JsonNode *node)
{
  tkl_shape_builder_add_ring (sink->builder);
  return read_each (sink, node, read_position);
}

static gboolean
read_polygon (TklZoneSink *sink, JsonNode *node)
{
  tkl_shape_builder_add_part (sink->builder);
  return read_each (sink, node, read_ring);
}

static void
read_geometry (TklZoneSink *sink, JsonNode *geometry)
{
  const char *type = get_string (geometry, "type");
  JsonNode *coordinates = get_member (geometry, "coordinates");

  if (g_strcmp0 (type, "Polygon") == 0)
    read_polygon (sink, coordinates);
  else if (g_strcmp0 (type, "MultiPolygon") == 0)
    read_each (sink, coordinates, read_polygon);
  else
    tkl_zone_sink_complain (sink, TKL_ZONE_GEOMETRY, TKL_IMPORT_GEOMETRY, type);
}

/* --- features -------------------------------------------------------------------------------- */

static void
read_feature (TklZoneSink *sink, JsonNode *feature, gint64 line)
{
  tkl_zone_sink_begin (sink, line);
  if (g_strcmp0 (get_string (feature, "type"), "Feature") != 0)
    {
      tkl_zone_sink_complain (sink, NULL, TKL_IMPORT_NOT_FEATURE, get_string (feature, "type"));
      return;
    }
  sink->project = read_property (sink, feature, TKL_ZONE_PROJECT);
  sink->name = read_property (sink, feature, TKL_ZONE_NAME);
  read_geometry (sink, get_member (feature, "geometry"));
  tkl_zone_sink_end (sink);
}

/* Before RFC 7946 a file could be in metres of a national grid. */
static gboolean
check_crs (JsonNode *root, GError **error)
{
  JsonNode *crs = get_member (root, "crs");
  const char *name = get_string (get_member (crs, "properties"), "name");

  if (name == NULL || strstr (name, "CRS84") != NULL || g_str_has_suffix (name, ":4326"))
    return TRUE;
  g_set_error_literal (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT,
                       _ ("The coordinates of this file are not degrees of WGS 84. Export it again "
                          "in EPSG:4326."));
  return FALSE;
}

static gboolean
read_root (TklZoneSink *sink, JsonNode *root, const TklJsonLines *lines, GError **error)
{
  const char *type = get_string (root, "type");
  JsonArray *features = get_array (get_member (root, "features"));

  if (!check_crs (root, error))
    return FALSE;
  if (g_strcmp0 (type, "Feature") == 0)
    {
      read_feature (sink, root, lines->root);
      return TRUE;
    }
  if (g_strcmp0 (type, "FeatureCollection") != 0 || features == NULL)
    {
      g_set_error_literal (
          error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT,
          _ ("This is no GeoJSON file: a Feature or FeatureCollection is expected."));
      return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (features); i++)
    {
      /* An escaped member name hides from the first look; then the lines are not known. */
      gint64 line = i < lines->elements->len ? g_array_index (lines->elements, gint64, i) : 0;

      read_feature (sink, json_array_get_element (features, i), line);
    }
  return TRUE;
}

/* The parser knows its line only while it reports the fault. */
static void
parse_error_cb (JsonParser *parser, gpointer error, gpointer data)
{
  guint *ret_line = data;

  *ret_line = json_parser_get_current_line (parser);
}

static gboolean
parse (JsonParser *parser, const char *text, gsize size, GError **error)
{
  g_autoptr (GError) json_error = NULL;
  g_autofree char *number = NULL;
  g_autofree char *fault = NULL;
  guint line = 0;
  gulong handler = g_signal_connect (parser, "error", G_CALLBACK (parse_error_cb), &line);
  gboolean parsed = json_parser_load_from_data (parser, text, (gssize) size, &json_error);

  g_signal_handler_disconnect (parser, handler);
  if (parsed)
    return TRUE;
  number = g_strdup_printf ("%u", line);
  fault = tkl_import_fault_text (json_error->message);
  g_set_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT,
               /* Translators: line of a file, then the technical text of the fault. */
               _ ("Line %s: This is no JSON (%s)."), number, fault);
  return FALSE;
}

gboolean
tkl_zones_read_geojson (GBytes *bytes, TklZoneSink *sink, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (TklJsonLines) lines = NULL;
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  if (size >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    {
      text += 3;
      size -= 3;
    }
  lines = tkl_json_lines_find (text, size, "features", error);
  if (lines == NULL)
    return FALSE;

  parser = json_parser_new_immutable ();
  if (!parse (parser, text, size, error))
    return FALSE;
  return read_root (sink, json_parser_get_root (parser), lines, error);
}
