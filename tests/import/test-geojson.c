/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Polygons from GeoJSON: what is read, what is named, what is refused before it can do harm. */
#include "import-text.h"
#include "tkl-import-error.h"
#include "tkl-import-file.h"
#include "tkl-import-zones.h"
#include "tkl-json-lines.h"

#include <string.h>

#define SQUARE "[[4.0,50.0],[4.1,50.0],[4.1,50.1],[4.0,50.1],[4.0,50.0]]"
#define HOLE "[[4.02,50.02],[4.04,50.02],[4.04,50.04],[4.02,50.02]]"
#define P1 "\"properties\":{\"project\":\"P1\"}"

static TklImportResult *
read_text (const char *text, gssize size, GError **error)
{
  g_autoptr (GBytes) bytes = bytes_of (text, size);

  return tkl_import_zones (bytes, TKL_ZONES_GEOJSON, error);
}

static TklImportResult *
read_good (const char *text)
{
  g_autoptr (GError) error = NULL;
  TklImportResult *result = read_text (text, -1, &error);

  g_assert_no_error (error);
  return result;
}

static void
test_geometry (void)
{
  static const struct
  {
    const char *geometry;
    const char *problems;
    guint n_parts, n_rings, n_points;
  } cases[] = {
    { "{\"type\":\"Polygon\",\"coordinates\":[" SQUARE "]}", "", 1, 1, 4 },
    { "{\"type\":\"Polygon\",\"coordinates\":[" SQUARE "," HOLE "]}", "", 1, 2, 7 },
    { "{\"type\":\"Polygon\",\"coordinates\":[[[4,50,12.5],[5,50,1],[5,51,null],[4,50,0]]]}", "", 1,
      1, 3 },
    { "{\"type\":\"Polygon\",\"coordinates\":[[[4,50],[5,50],[5,51]]]}", "", 1, 1, 3 },
    { "{\"type\":\"MultiPolygon\",\"coordinates\":[[" SQUARE "," HOLE
      "],[[[6,50],[7,50],[7,51],[6,50]]]]}",
      "", 2, 3, 10 },
    { "null", "1#1:geometry:geometry", 0, 0, 0 },
    { "{}", "1#1:geometry:geometry", 0, 0, 0 },
    { "[]", "1#1:geometry:geometry", 0, 0, 0 },
    { "{\"type\":\"Point\",\"coordinates\":[4,50]}", "1#1:geometry:geometry", 0, 0, 0 },
    { "{\"type\":\"GeometryCollection\",\"geometries\":[]}", "1#1:geometry:geometry", 0, 0, 0 },
    { "{\"type\":\"Polygon\"}", "1#1:geometry:position", 0, 0, 0 },
    { "{\"type\":\"Polygon\",\"coordinates\":{}}", "1#1:geometry:position", 0, 0, 0 },
    { "{\"type\":\"Polygon\",\"coordinates\":[4,50]}", "1#1:geometry:position", 0, 0, 0 },
    { "{\"type\":\"Polygon\",\"coordinates\":[[4,50]]}", "1#1:geometry:position", 0, 0, 0 },
    { "{\"type\":\"Polygon\",\"coordinates\":[[[4],[5,50],[5,51]]]}", "1#1:geometry:position", 0, 0,
      0 },
    { "{\"type\":\"Polygon\",\"coordinates\":[[[\"4\",50],[5,50],[5,51]]]}",
      "1#1:geometry:position", 0, 0, 0 },
    { "{\"type\":\"Polygon\",\"coordinates\":[[[4,null],[5,50],[5,51]]]}", "1#1:geometry:position",
      0, 0, 0 },
    { "{\"type\":\"Polygon\",\"coordinates\":[[[4,50],[5,50],[true,51]]]}", "1#1:geometry:position",
      0, 0, 0 },
    { "{\"type\":\"Polygon\",\"coordinates\":[]}", "1#1:geometry:shape-empty", 0, 0, 0 },
    { "{\"type\":\"MultiPolygon\",\"coordinates\":[[]]}", "1#1:geometry:shape-empty", 0, 0, 0 },
    { "{\"type\":\"MultiPolygon\",\"coordinates\":[" SQUARE "]}", "1#1:geometry:position", 0, 0,
      0 },
    { "{\"type\":\"Polygon\",\"coordinates\":[[[4,91],[5,50],[5,51]]]}", "1#1:geometry:shape-range",
      0, 0, 0 },
    { "{\"type\":\"Polygon\",\"coordinates\":[[[1e400,50],[5,50],[5,51]]]}",
      "1#1:geometry:shape-range", 0, 0, 0 },
    { "{\"type\":\"Polygon\",\"coordinates\":[[[149000,170000],[149100,170000],[149100,170100]]]}",
      "1#1:geometry:shape-range", 0, 0, 0 },
    { "{\"type\":\"Polygon\",\"coordinates\":[[[4,30],[5,30],[5,51]]]}", "1#1:geometry:shape-large",
      0, 0, 0 },
    { "{\"type\":\"Polygon\",\"coordinates\":[[[4,50],[5,50],[4,50]]]}", "1#1:geometry:shape-few",
      0, 0, 0 },
    { "{\"type\":\"Polygon\",\"coordinates\":[[[4,50],[5,50],[6,50],[4,50]]]}",
      "1#1:geometry:shape-flat", 0, 0, 0 },
    { "{\"type\":\"Polygon\",\"coordinates\":[[[4,50],[5,51],[5,50],[4,51],[4,50]]]}",
      "1#1:geometry:shape-crossed", 0, 0, 0 },
    { "{\"type\":\"Polygon\",\"coordinates\":[[[4,50],[5,50],[5,51],[4,50]],"
      "[[6,50],[6.5,50],[6.5,51],[6,50]]]}",
      "1#1:geometry:hole-beyond", 0, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text
          = g_strdup_printf ("{\"type\":\"Feature\"," P1 ",\"geometry\":%s}", cases[i].geometry);
      g_autoptr (TklImportResult) result = read_good (text);
      g_autofree char *problems = problems_text (result);

      g_test_message ("%s", text);
      g_assert_cmpstr (problems, ==, cases[i].problems);
      g_assert_cmpuint (result->n_rows, ==, 1);
      g_assert_cmpuint (result->rows->len, ==, cases[i].n_parts > 0 ? 1 : 0);
      if (cases[i].n_parts > 0)
        {
          const TklZoneRow *row = g_ptr_array_index (result->rows, 0);

          g_assert_cmpuint (row->shape->n_parts, ==, cases[i].n_parts);
          g_assert_cmpuint (row->shape->n_rings, ==, cases[i].n_rings);
          g_assert_cmpuint (row->shape->n_points, ==, cases[i].n_points);
        }
      else
        {
          const TklImportProblem *problem = g_ptr_array_index (result->problems, 0);

          /* whose it is, and a picture of what can be repaired */
          g_assert_cmpstr (problem->number, ==, "P1");
          if (strstr (cases[i].problems, "crossed") != NULL)
            g_assert_cmpuint (problem->sketch->n_points, ==, 4);
        }
    }
}

static void
test_properties (void)
{
  static const struct
  {
    const char *properties;
    const char *project, *name;
    const char *problems;
  } cases[] = {
    { "{\"project\":\"P1\",\"name\":\"Yard\"}", "P1", "Yard", "" },
    { "{\"project\":\" P 1\\t\",\"name\":\" \"}", "P 1", NULL, "" },
    { "{\"project\":12}", "12", NULL, "" },
    { "{\"project\":12.0,\"name\":7}", "12", "7", "" },
    { "{\"project\":-9223372036854775808}", "-9223372036854775808", NULL, "" },
    { "{\"project\":\"\\u00c9\",\"name\":null}", "É", NULL, "" },
    { "{\"project\":12.5}", NULL, NULL, "1#1:project:text" },
    { "{\"project\":1e300}", NULL, NULL, "1#1:project:text" },
    { "{\"project\":true}", NULL, NULL, "1#1:project:text" },
    { "{\"project\":[\"P1\"],\"name\":{}}", NULL, NULL, "1#1:project:text 1#1:name:text" },
    { "{\"project\":null}", NULL, NULL, "1#1:project:no-project" },
    { "{\"project\":\"\"}", NULL, NULL, "1#1:project:no-project" },
    { "{\"project\":\"  \"}", NULL, NULL, "1#1:project:no-project" },
    { "{\"Project\":\"P1\"}", NULL, NULL, "1#1:project:no-project" },
    { "{\"project\":\"a\\nb\"}", NULL, NULL, "1#1:project:control" },
    { "{\"project\":\"P1\",\"name\":\"\\u0007\"}", NULL, NULL, "1#1:name:control" },
    { "null", NULL, NULL, "1#1:project:no-project" },
    { "[]", NULL, NULL, "1#1:project:no-project" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text
          = g_strdup_printf ("{\"type\":\"Feature\",\"properties\":%s,\"geometry\":"
                             "{\"type\":\"Polygon\",\"coordinates\":[" SQUARE "]}}",
                             cases[i].properties);
      g_autoptr (TklImportResult) result = read_good (text);
      g_autofree char *problems = problems_text (result);

      g_test_message ("%s", text);
      g_assert_cmpstr (problems, ==, cases[i].problems);
      g_assert_cmpuint (result->rows->len, ==, cases[i].project != NULL ? 1 : 0);
      if (cases[i].project != NULL)
        {
          const TklZoneRow *row = g_ptr_array_index (result->rows, 0);

          g_assert_cmpstr (row->project, ==, cases[i].project);
          g_assert_cmpstr (row->name, ==, cases[i].name);
        }
    }
}

/* Every fault of every feature, each with the line on which the feature begins. */
static void
test_collection (void)
{
  g_autoptr (TklImportResult) result = read_good (
      "\xEF\xBB\xBF{\n"
      "\"name\": \"features\", \"bbox\": [\n1, {\"features\": [1]}],\n"
      "\"features\": [\n"
      "  {\"type\":\"Feature\"," P1
      ",\n \"geometry\":{\"type\":\"Polygon\",\"coordinates\":[" SQUARE "]}},\n"
      "  {\"type\":\"Feature\",\"properties\":{\"project\":[]},\n \"geometry\":null}\n"
      "  ,\n\n 17, null,\n"
      "  {\"type\":\"Polygon\",\"coordinates\":[" SQUARE "]},\n"
      "  {\"type\":\"Feature\",\"properties\":{\"project\":2},\"geometry\":{\"type\":\"Polygon\","
      "\"coordinates\":[" SQUARE "]}}\n"
      "],\n\"type\": \"FeatureCollection\"}\n");
  g_autofree char *problems = problems_text (result);
  const TklZoneRow *last;

  g_assert_cmpstr (problems, ==,
                   "7#2:project:text 7#2:geometry:geometry 11#3::no-feature 11#4::no-feature "
                   "12#5::no-feature");
  g_assert_cmpuint (result->n_rows, ==, 6);
  g_assert_cmpuint (result->n_bad_rows, ==, 4);
  g_assert_cmpuint (result->rows->len, ==, 2);
  last = g_ptr_array_index (result->rows, 1);
  g_assert_cmpint (last->line, ==, 13);
  g_assert_cmpuint (last->feature, ==, 6);
  g_assert_cmpstr (last->project, ==, "2");
}

static void
test_values (void)
{
  g_autoptr (TklImportResult) result = read_good (
      "{\"type\":\"Feature\"," P1 ",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
      "[[[4.3589423,50.855494],[-4.00000005,5.0855494e1],[4,50.9]]]}}");
  const TklZoneRow *row = g_ptr_array_index (result->rows, 0);

  g_assert_cmpint (row->shape->points[0].lon_e7, ==, 43589423);
  g_assert_cmpint (row->shape->points[0].lat_e7, ==, 508554940);
  g_assert_cmpint (ABS (row->shape->points[1].lon_e7 + 40000000), <=, 1);
  g_assert_cmpint (row->shape->points[1].lat_e7, ==, 508554940);
}

/* What is shown of a number is what people wrote: no more than the seven decimals that count. */
static void
test_shown_numbers (void)
{
  static const struct
  {
    const char *corner;
    const char *shown;
  } cases[] = {
    { "50.8", "50.8" },
    { "[4.4,\"x\"]", "[4.4,\"x\"]" },
    { "[-0.1,null]", "[-0.1,null]" },
    { "[4.12345678,true]", "[4.1234568,true]" },
    { "[4.0,{\"a\":50.1}]", "[4,{\"a\":50.1}]" },
    { "[1e300,[7]]", "[1e+300,[7]]" },
    { "[9,\"50.79999999999\"]", "[9,\"50.79999999999\"]" },
    { "[9,\"a\\\" 0.1000000001\"]", "[9,\"a\\\" 0.1000000001\"]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text
          = g_strdup_printf ("{\"type\":\"Feature\"," P1
                             ",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[%s]]}}",
                             cases[i].corner);
      g_autoptr (TklImportResult) result = read_text (text, -1, NULL);
      const TklImportProblem *problem = g_ptr_array_index (result->problems, 0);

      g_assert_cmpstr (problem->value, ==, cases[i].shown);
    }
}

static void
test_empty_collection (void)
{
  g_autoptr (TklImportResult) result
      = read_good ("{\"type\":\"FeatureCollection\",\"features\":[]}");

  g_assert_cmpuint (result->n_rows, ==, 0);
  g_assert_cmpuint (result->problems->len, ==, 0);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *says;
  } cases[] = {
    { "", "Line 1" },
    { " \n ", "Line 2" },
    { "number,name\n", "Line 1" },
    { "<kml/>", "no JSON" },
    { "[]", "FeatureCollection" },
    { "17", "FeatureCollection" },
    { "null", "FeatureCollection" },
    { "{}", "FeatureCollection" },
    { "{\"type\":\"FeatureCollection\"}", "FeatureCollection" },
    { "{\"type\":\"FeatureCollection\",\"features\":{}}", "FeatureCollection" },
    { "{\"type\":\"Polygon\",\"coordinates\":[" SQUARE "]}", "FeatureCollection" },
    { "{\"type\":\n\"FeatureCollection\",\n\"features\":[}", "Line 3" },
    { "{\"type\":\n\"FeatureCollection\",\n\"features\":[", "Line 3" },
    { "{\"type\":\n\"FeatureCollection\",\n\"features\" []}", "Line 3" },
    { "{\"type\":\n\"Feature", "Line 2" },
    { "{\"type\":\n\"Feature\n\"}", "Line 2" },
    { "{\"type\": \"Feature\"} }", "Line 1" },
    { "\n{\"type\": // comment\n\"Feature\"}", "Line 2" },
    { "{\"type\": /*\"*/ \"Feature\"}", "Line 1" },
    { "var x = {\"type\": \"Feature\"}", "Line 1" },
    { "{'type': 'Feature'}", "Line 1" },
    { "{\"type\": \"Feature\"\n, \"x\": \"\xE9\"}", "Line 2: This text is not UTF-8" },
    { "{\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::31370\"}},"
      "\"type\":\"FeatureCollection\",\"features\":[]}",
      "WGS 84" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (cases[i].text, -1, &error));
      g_assert_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT);
      g_test_message ("%" G_GSIZE_FORMAT ": %s", i, error->message);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

static void
test_crs (void)
{
  static const char *const names[]
      = { "urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text
          = g_strdup_printf ("{\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"%s\"}},"
                             "\"type\":\"FeatureCollection\",\"features\":[]}",
                             names[i]);
      g_autoptr (TklImportResult) result = read_good (text);

      g_assert_cmpuint (result->n_rows, ==, 0);
    }
}

/* --- hostile --------------------------------------------------------------------------------- */

static void
test_deep (void)
{
  g_autoptr (GString) deep = g_string_new ("{\"type\":\"Feature\",\"x\":");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (deep, '[');
  g_assert_null (read_text (deep->str, -1, &error));
  g_assert_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_LIMIT);
}

/* Brackets in texts are no depth, and a comment cannot hide any. */
static void
test_depth_limit (void)
{
  g_autoptr (GError) error = NULL;

  for (guint depth = TKL_JSON_MAX_DEPTH - 1; depth <= TKL_JSON_MAX_DEPTH; depth++)
    {
      g_autoptr (GString) text
          = g_string_new ("{\"type\":\"FeatureCollection\",\"features\":[],"
                          "\"y\":\"[[[[\\\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
                          "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\",\"x\":");
      g_autoptr (TklImportResult) result = NULL;

      for (guint i = 0; i < depth; i++)
        g_string_append_c (text, '[');
      for (guint i = 0; i < depth; i++)
        g_string_append_c (text, ']');
      g_string_append_c (text, '}');
      result = read_text (text->str, -1, &error);
      g_assert_cmpint (result != NULL, ==, depth < TKL_JSON_MAX_DEPTH);
    }
  g_assert_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_LIMIT);
}

static void
test_large (void)
{
  g_autofree char *text = g_malloc0 (TKL_IMPORT_MAX_ZONES_BYTES + 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (text, TKL_IMPORT_MAX_ZONES_BYTES + 1, &error));
  g_assert_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_LIMIT);
}

static void
test_many_corners (void)
{
  g_autoptr (GString) text = g_string_new (
      "{\"type\":\"Feature\"," P1 ",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[");
  g_autoptr (TklImportResult) result = NULL;
  g_autofree char *problems = NULL;

  for (guint i = 0; i < TKL_SHAPE_MAX_CORNERS + 10; i++)
    g_string_append_printf (text, "[4.%05u,50.%05u],", i % 99991, i * 7 % 99991);
  g_string_append (text, "[4,50]]]}}");
  result = read_good (text->str);
  problems = problems_text (result);
  g_assert_cmpstr (problems, ==, "1#1:geometry:shape-many");
}

/* The areas of a town: each one a shape or a named problem; see the README of the data. */
static void
test_areas (void)
{
  const char *folder = g_getenv ("TKL_TEST_SHARED_DATA");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", "polygons",
                                            "schaerbeek-street-occupations.geojson", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklImportResult) result = NULL;
  guint n_others = 0;
  gsize size;

  if (!g_file_get_contents (path, &content, &size, NULL))
    {
      g_test_skip ("The areas of Schaerbeek are not on this machine.");
      return;
    }
  /* They name no project: all are of one. */
  bytes = g_bytes_new (content, size);
  result = tkl_import_zones_into (bytes, TKL_ZONES_GEOJSON, "P1", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_rows, ==, 559);
  g_assert_cmpuint (result->rows->len + result->n_bad_rows, ==, 559);
  g_assert_cmpuint (result->rows->len, >=, 500);
  for (guint i = 0; i < result->problems->len; i++)
    {
      const TklImportProblem *problem = g_ptr_array_index (result->problems, i);

      g_assert_cmpuint (problem->feature, >, 0);
      g_assert_cmpint (problem->line, >, 0);
      g_assert_cmpstr (problem->column, ==, "geometry");
      n_others += problem->reason == TKL_IMPORT_GEOMETRY;
    }
  g_assert_cmpuint (n_others, ==, 35);
  g_test_message ("%u shapes, %u bad", result->rows->len, result->n_bad_rows);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/geojson/geometry", test_geometry);
  g_test_add_func ("/import/geojson/properties", test_properties);
  g_test_add_func ("/import/geojson/collection", test_collection);
  g_test_add_func ("/import/geojson/values", test_values);
  g_test_add_func ("/import/geojson/shown-numbers", test_shown_numbers);
  g_test_add_func ("/import/geojson/empty-collection", test_empty_collection);
  g_test_add_func ("/import/geojson/refused", test_refused);
  g_test_add_func ("/import/geojson/crs", test_crs);
  g_test_add_func ("/import/geojson/hostile/deep", test_deep);
  g_test_add_func ("/import/geojson/hostile/depth-limit", test_depth_limit);
  g_test_add_func ("/import/geojson/hostile/large", test_large);
  g_test_add_func ("/import/geojson/hostile/many-corners", test_many_corners);
  g_test_add_func ("/import/geojson/areas", test_areas);
  return g_test_run ();
}
