/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Polygons from KML and GPX, and XML that is out to harm. */
#include "import-text.h"
#include "tkl-import-error.h"
#include "tkl-import-zones.h"
#include "tkl-xml.h"

#include <string.h>

#define CORNERS "4.0,50.0,0 4.1,50.0,0 4.1,50.1,0 4.0,50.0,0"
#define RING "<LinearRing><coordinates>\n " CORNERS "\n</coordinates></LinearRing>"
#define OUTER "<outerBoundaryIs>" RING "</outerBoundaryIs>"
#define INNER                                                                                      \
  "<innerBoundaryIs><LinearRing><coordinates>4.06,50.01 4.08,50.01\t4.08,50.03</coordinates>"      \
  "</LinearRing></innerBoundaryIs>"
#define POLYGON "<Polygon>" OUTER "</Polygon>"

static TklImportResult *
read_text (TklZonesFormat format, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = bytes_of (text, -1);

  return tkl_import_zones (bytes, format, error);
}

static TklImportResult *
read_good (TklZonesFormat format, const char *text)
{
  g_autoptr (GError) error = NULL;
  TklImportResult *result = read_text (format, text, &error);

  g_assert_no_error (error);
  return result;
}

/* What one feature should become. */
typedef struct
{
  const char *content;
  const char *project; /* NULL: no row */
  const char *name;
  guint n_parts, n_points;
  const char *problems;
} Case;

static void
check_case (const Case *c, TklZonesFormat format, const char *text)
{
  g_autoptr (TklImportResult) result = read_good (format, text);
  g_autofree char *problems = problems_text (result);
  const TklZoneRow *row;

  g_test_message ("%s", text);
  g_assert_cmpstr (problems, ==, c->problems);
  g_assert_cmpuint (result->n_rows, ==, 1);
  g_assert_cmpuint (result->rows->len, ==, c->project != NULL ? 1 : 0);
  g_assert_cmpuint (result->n_bad_rows, ==, c->project != NULL ? 0 : 1);
  if (c->project == NULL)
    return;
  row = g_ptr_array_index (result->rows, 0);
  g_assert_cmpint (row->line, ==, 2);
  g_assert_cmpuint (row->feature, ==, 1);
  g_assert_cmpstr (row->project, ==, c->project);
  g_assert_cmpstr (row->name, ==, c->name);
  g_assert_cmpuint (row->shape->n_parts, ==, c->n_parts);
  g_assert_cmpuint (row->shape->n_points, ==, c->n_points);
}

/* --- KML ------------------------------------------------------------------------------------- */

static const Case kml_cases[] = {
  { "<name>P1</name>" POLYGON, "P1", "P1", 1, 3, "" },
  { "<name> P1 Yard &amp; dock </name>" POLYGON, "P1", "P1 Yard & dock", 1, 3, "" },
  { "<name><![CDATA[P1 <b>]]></name>" POLYGON, "P1", "P1 <b>", 1, 3, "" },
  { POLYGON "<name>P1</name>", "P1", "P1", 1, 3, "" },
  { "<name>Yard</name><ExtendedData><Data name=\"project\"><displayName>x</displayName>"
    "<value> P 2 </value></Data><Data "
    "name=\"other\"><value>P3</value></Data></ExtendedData>" POLYGON,
    "P 2", "Yard", 1, 3, "" },
  { "<ExtendedData><SchemaData><SimpleData name=\"project\">7</SimpleData><SimpleData "
    "name=\"name\">x</SimpleData></SchemaData></ExtendedData>" POLYGON,
    "7", NULL, 1, 3, "" },
  { "<name>P1</name><Polygon>" OUTER INNER INNER "</Polygon>", "P1", "P1", 1, 9, "" },
  { "<name>P1</name><MultiGeometry>" POLYGON "<MultiGeometry>" POLYGON
    "</MultiGeometry></MultiGeometry>",
    "P1", "P1", 2, 6, "" },
  { "<name>P1</name><MultiGeometry><Point><coordinates>4,50</coordinates></Point>" POLYGON
    "</MultiGeometry>",
    "P1", "P1", 1, 3, "2#1:geometry:ignored" },
  { "<name>P1</name><x:Polygon xmlns:x=\"urn:x\">" OUTER "</x:Polygon>", NULL, NULL, 0, 0,
    "2#1:geometry:geometry" },
  { POLYGON, NULL, NULL, 0, 0, "2#1:project:no-project" },
  { "<name> </name>" POLYGON, NULL, NULL, 0, 0, "2#1:project:no-project" },
  { "<name>P1</name>", NULL, NULL, 0, 0, "2#1:geometry:geometry" },
  { "", NULL, NULL, 0, 0, "2#1:geometry:geometry 2#1:project:no-project" },
  { "<name>P1</name><Point><coordinates>4,50</coordinates></Point>", NULL, NULL, 0, 0,
    "2#1:geometry:geometry" },
  { "<name>P1</name>" RING, NULL, NULL, 0, 0, "2#1:geometry:geometry" },
  { "<name>P1</name><Polygon/>", NULL, NULL, 0, 0, "2#1:geometry:shape-empty" },
  { "<name>P1</name><Polygon>" INNER OUTER "</Polygon>", NULL, NULL, 0, 0,
    "2#1:geometry:hole-first" },
  { "<name>P1</name><Polygon>" OUTER "</Polygon><Polygon>" INNER "</Polygon>", NULL, NULL, 0, 0,
    "2#1:geometry:hole-first" },
  { "<name>P1</name><Polygon><outerBoundaryIs><LinearRing><coordinates>4.0, 50.0 4.1,50.0"
    "</coordinates></LinearRing></outerBoundaryIs></Polygon>",
    NULL, NULL, 0, 0, "2#1:geometry:position" },
  { "<name>P1</name><Polygon><outerBoundaryIs><LinearRing><coordinates>4.0,95 4.1,50.0 4,50"
    "</coordinates></LinearRing></outerBoundaryIs></Polygon>",
    NULL, NULL, 0, 0, "2#1:geometry:position" },
  { "<name>P1</name><Polygon><outerBoundaryIs><LinearRing><coordinates>4,50 5,51 5,50 4,51"
    "</coordinates></LinearRing></outerBoundaryIs></Polygon>",
    NULL, NULL, 0, 0, "2#1:geometry:shape-crossed" },
};

static void
test_kml (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kml_cases); i++)
    {
      g_autofree char *text
          = g_strdup_printf ("<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Folder>\n"
                             "<Placemark>%s</Placemark>\n</Folder></Document></kml>",
                             kml_cases[i].content);

      check_case (&kml_cases[i], TKL_ZONES_KML, text);
    }
}

static void
test_kml_many (void)
{
  g_autoptr (TklImportResult) result = read_good (
      TKL_ZONES_KML, "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n"
                     "<k:kml xmlns:k=\"http://earth.google.com/kml/2.1\"><k:Document>\n"
                     "<k:name>Sites</k:name>\n"
                     "<k:Placemark><k:name>P1 caf\xE9</k:name></k:Placemark>\n"
                     "<k:Folder>\n"
                     "<k:Placemark><k:name>P2 caf\xE9</k:name><k:Polygon><k:outerBoundaryIs>"
                     "<k:LinearRing><k:coordinates>" CORNERS "</k:coordinates></k:LinearRing>"
                     "</k:outerBoundaryIs></k:Polygon></k:Placemark>\n"
                     "</k:Folder></k:Document></k:kml>");
  g_autofree char *problems = problems_text (result);
  const TklZoneRow *row;

  g_assert_cmpstr (problems, ==, "4#1:geometry:geometry");
  g_assert_cmpuint (result->rows->len, ==, 1);
  row = g_ptr_array_index (result->rows, 0);
  g_assert_cmpint (row->line, ==, 6);
  g_assert_cmpstr (row->name, ==, "P2 café");
}

/* --- GPX ------------------------------------------------------------------------------------- */

#define POINT(kind, lat, lon) "<" kind " lat=\"" lat "\" lon=\"" lon "\"><ele>5</ele></" kind ">"
#define SEGMENT                                                                                    \
  "<trkseg>" POINT ("trkpt", "50.0", "4.0") POINT ("trkpt", "50.0", "4.1")                         \
      POINT ("trkpt", "50.1", "4.1") POINT ("trkpt", "50.0", "4.0") "</trkseg>"

static const Case gpx_cases[] = {
  { "<trk><name>P1 Yard</name>" SEGMENT "</trk>", "P1", "P1 Yard", 1, 3, "" },
  { "<trk><name>Yard</name><type> P 2 </type>" SEGMENT SEGMENT "</trk>", "P 2", "Yard", 2, 6, "" },
  { "<trk><type>P2</type>" SEGMENT "<trkseg/></trk>", "P2", NULL, 1, 3, "" },
  { "<rte><name>P1</name>" POINT ("rtept", "50.0", "4.0") POINT ("rtept", "50.0", "4.1")
        POINT ("rtept", "50.1", "4.1") "</rte>",
    "P1", "P1", 1, 3, "" },
  { "<rte><name>P1</name><rtept lat=\"50\" "
    "lon=\"4\"><name>corner</name><type>x</type></rtept>" POINT ("rtept", "50.0", "4.1")
        POINT ("rtept", "50.1", "4.1") "</rte>",
    "P1", "P1", 1, 3, "" },
  /* 0.0002 degrees of latitude are 22 m, 0.0003 are 33 m. */
  { "<trk><name>P1</name><trkseg>" POINT ("trkpt", "50.0", "4.0") POINT ("trkpt", "50.0", "4.1")
        POINT ("trkpt", "50.1", "4.1") POINT ("trkpt", "50.0002", "4.0") "</trkseg></trk>",
    "P1", "P1", 1, 4, "" },
  { "<trk><name>P1</name><trkseg>" POINT ("trkpt", "50.0", "4.0") POINT ("trkpt", "50.0", "4.1")
        POINT ("trkpt", "50.1", "4.1") POINT ("trkpt", "50.0003", "4.0") "</trkseg></trk>",
    NULL, NULL, 0, 0, "2#1:geometry:not-closed" },
  { "<trk><name>P1</name></trk>", NULL, NULL, 0, 0, "2#1:geometry:geometry" },
  { "<rte><name>P1</name></rte>", NULL, NULL, 0, 0, "2#1:geometry:geometry" },
  { "<rte/>", NULL, NULL, 0, 0, "2#1:geometry:geometry 2#1:project:no-project" },
  { "<trk>" SEGMENT "</trk>", NULL, NULL, 0, 0, "2#1:project:no-project" },
  { "<trk><name>P1</name><trkseg>" POINT ("trkpt", "50.0", "4.0") "</trkseg></trk>", NULL, NULL, 0,
    0, "2#1:geometry:shape-few" },
  { "<trk><name>P1</name><trkseg>" POINT ("trkpt", "50,0", "4.0") "</trkseg></trk>", NULL, NULL, 0,
    0, "2#1:geometry:position" },
  { "<trk><name>P1</name><trkseg><trkpt lat=\"50.0\"/></trkseg></trk>", NULL, NULL, 0, 0,
    "2#1:geometry:position" },
  { "<rte><name>P1</name>" POINT ("rtept", "50.0", "184.0") "</rte>", NULL, NULL, 0, 0,
    "2#1:geometry:position" },
};

static void
test_gpx (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (gpx_cases); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "<gpx version=\"1.1\" xmlns=\"http://www.topografix.com/GPX/1/1\">\n%s\n"
          "</gpx>",
          gpx_cases[i].content);

      check_case (&gpx_cases[i], TKL_ZONES_GPX, text);
    }
}

static void
test_gpx_many (void)
{
  g_autoptr (TklImportResult) result
      = read_good (TKL_ZONES_GPX, "<gpx>\n<metadata><name>x</name></metadata>\n"
                                  "<wpt lat=\"50\" lon=\"4\"><name>P9</name></wpt>\n"
                                  "<wpt lat=\"50\" lon=\"4\"/>\n"
                                  "<trk><name>P1</name>" SEGMENT "</trk>\n"
                                  "<trk><name>P2</name><trkseg/></trk>\n"
                                  "<trk><name>P3</name>" SEGMENT "</trk>\n</gpx>");
  g_autofree char *problems = problems_text (result);

  g_assert_cmpstr (problems, ==, "3:wpt:ignored 6#2:geometry:geometry");
  g_assert_cmpuint (result->n_rows, ==, 3);
  g_assert_cmpuint (result->rows->len, ==, 2);
}

/* --- refused --------------------------------------------------------------------------------- */

static void
test_refused (void)
{
  static const struct
  {
    TklZonesFormat format;
    const char *text;
    int code;
    const char *says;
  } cases[] = {
    { TKL_ZONES_KML, "", TKL_IMPORT_ERROR_FORMAT, "empty" },
    { TKL_ZONES_KML, "number,name\n", TKL_IMPORT_ERROR_FORMAT, "Line 1" },
    { TKL_ZONES_KML, "<gpx/>", TKL_IMPORT_ERROR_FORMAT, "<kml>" },
    { TKL_ZONES_GPX, "\n<kml/>", TKL_IMPORT_ERROR_FORMAT, "Line 2" },
    { TKL_ZONES_GPX, "<gpx>\n\n<trk>\n</gpx>", TKL_IMPORT_ERROR_FORMAT, "Line 4" },
    { TKL_ZONES_GPX, "<gpx>\n<trk>", TKL_IMPORT_ERROR_FORMAT, "Line 2" },
    { TKL_ZONES_GPX, "<gpx>\n<trk>&nbsp;</trk></gpx>", TKL_IMPORT_ERROR_FORMAT, "Line 2" },
    { TKL_ZONES_GPX, "<gpx>\n<trk>\xE9</trk></gpx>", TKL_IMPORT_ERROR_FORMAT, "Line 2" },
    { TKL_ZONES_GPX, "<gpx/><gpx/>", TKL_IMPORT_ERROR_FORMAT, "Line 1" },
    { TKL_ZONES_KML,
      "<!DOCTYPE kml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n"
      "<kml><Placemark><name>&x;</name></Placemark></kml>",
      TKL_IMPORT_ERROR_FORMAT, "document type" },
    { TKL_ZONES_KML, "<!DOCTYPE kml SYSTEM \"http://127.0.0.1:9/x.dtd\">\n<kml/>",
      TKL_IMPORT_ERROR_FORMAT, "document type" },
    { TKL_ZONES_KML, "<!DOCTYPE kml PUBLIC \"x\" \"file:///etc/passwd\">\n<kml/>",
      TKL_IMPORT_ERROR_FORMAT, "document type" },
    { TKL_ZONES_GPX, "\n\n<!DOCTYPE gpx>\n<gpx/>", TKL_IMPORT_ERROR_FORMAT, "Line 3" },
    /* A fault before the document type: its entities are read all the same, and freed. */
    { TKL_ZONES_KML,
      "<?xml version='1.0' encoding='?'?><!DOCTYPE kml [<!ENTITY a 'b'>]><kml>&a;</kml>",
      TKL_IMPORT_ERROR_FORMAT, "Line 1" },
    { TKL_ZONES_GPX,
      "<!DOCTYPE gpx [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
      "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;\">"
      "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;\">]>"
      "<gpx><trk><name>&f;</name></trk></gpx>",
      TKL_IMPORT_ERROR_FORMAT, "document type" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (cases[i].format, cases[i].text, &error));
      g_test_message ("%" G_GSIZE_FORMAT ": %s", i, error->message);
      g_assert_error (error, TKL_IMPORT_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_assert_null (strstr (error->message, "root:"));
    }
}

static void
test_depth (void)
{
  for (guint depth = TKL_XML_MAX_DEPTH - 1; depth <= TKL_XML_MAX_DEPTH; depth++)
    {
      g_autoptr (GString) text = g_string_new ("<kml>");
      g_autoptr (GError) error = NULL;
      g_autoptr (TklImportResult) result = NULL;

      for (guint i = 0; i < depth; i++)
        g_string_append (text, "<Folder>");
      for (guint i = 0; i < depth; i++)
        g_string_append (text, "</Folder>");
      g_string_append (text, "</kml>");
      result = read_text (TKL_ZONES_KML, text->str, &error);
      if (depth < TKL_XML_MAX_DEPTH)
        g_assert_no_error (error);
      else
        g_assert_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_LIMIT);
    }
}

static void
test_very_deep (void)
{
  g_autoptr (GString) text = g_string_new ("<gpx>");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append (text, "<a>");
  g_assert_null (read_text (TKL_ZONES_GPX, text->str, &error));
  g_assert_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_LIMIT);
}

static void
test_many_corners (void)
{
  g_autoptr (GString) text = g_string_new ("<gpx><rte><name>P1</name>");
  g_autoptr (TklImportResult) result = NULL;
  g_autofree char *problems = NULL;

  for (guint i = 0; i < TKL_SHAPE_MAX_CORNERS + 10; i++)
    g_string_append_printf (text, "<rtept lat=\"50.%05u\" lon=\"4.%05u\"/>", i % 99991,
                            i * 7 % 99991);
  g_string_append (text, "</rte></gpx>");
  result = read_good (TKL_ZONES_GPX, text->str);
  problems = problems_text (result);
  g_assert_cmpstr (problems, ==, "1#1:geometry:shape-many");
}

static void
test_format (void)
{
  static const struct
  {
    const char *path;
    int format; /* −1: refused */
  } cases[] = {
    { "a.geojson", TKL_ZONES_GEOJSON },
    { "/x/y.GeoJSON", TKL_ZONES_GEOJSON },
    { "a.json", TKL_ZONES_GEOJSON },
    { "a b.KML", TKL_ZONES_KML },
    { "a.kml.gpx", TKL_ZONES_GPX },
    { "a.kmz", TKL_ZONES_KMZ },
    { ".kml", -1 },
    { "kml", -1 },
    { "", -1 },
    { "a.csv", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      TklZonesFormat format = TKL_ZONES_GPX;

      if (cases[i].format < 0)
        {
          g_assert_false (tkl_zones_format_from_path (cases[i].path, &format, &error));
          g_assert_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT);
          continue;
        }
      g_assert_true (tkl_zones_format_from_path (cases[i].path, &format, &error));
      g_assert_cmpint ((int) format, ==, cases[i].format);
    }
}

/* A real trace of a bus goes from one end of the town to the other: no outline, but named. */
static void
test_bus (void)
{
  const char *folder = g_getenv ("TKL_TEST_SHARED_DATA");
  g_autofree char *path
      = g_build_filename (folder != NULL ? folder : "", "gps", "limerick-bus-304.gpx", NULL);
  g_autofree char *content = NULL;
  g_autoptr (TklImportResult) result = NULL;

  if (!g_file_get_contents (path, &content, NULL, NULL))
    {
      g_test_skip ("The trace of the bus is not on this machine.");
      return;
    }
  result = read_good (TKL_ZONES_GPX, content);
  g_assert_cmpuint (result->n_rows, ==, 1);
  g_assert_cmpuint (result->n_bad_rows, ==, 1);
  g_assert_cmpuint (result->problems->len, >, 0);
}

/* Of a file that was not made for Tikklok: its names are names, and what names a project keeps it. */
static void
test_into (void)
{
  const char *text = "<kml><Document>"
                     "<Placemark><name>Parking north</name>" POLYGON "</Placemark>"
                     "<Placemark><name>Gate</name><ExtendedData><Data name='project'>"
                     "<value>P2</value></Data></ExtendedData>" POLYGON "</Placemark>"
                     "</Document></kml>";
  g_autoptr (GBytes) bytes = bytes_of (text, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (TklImportResult) result = tkl_import_zones_into (bytes, TKL_ZONES_KML, "P9", &error);
  const TklZoneRow *row;

  g_assert_no_error (error);
  g_assert_cmpuint (result->rows->len, ==, 2);
  row = result->rows->pdata[0];
  g_assert_cmpstr (row->project, ==, "P9");
  g_assert_cmpstr (row->name, ==, "Parking north");
  row = result->rows->pdata[1];
  g_assert_cmpstr (row->project, ==, "P2");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/kml/placemarks", test_kml);
  g_test_add_func ("/import/kml/many", test_kml_many);
  g_test_add_func ("/import/gpx/outlines", test_gpx);
  g_test_add_func ("/import/gpx/many", test_gpx_many);
  g_test_add_func ("/import/gpx/bus", test_bus);
  g_test_add_func ("/import/xml/refused", test_refused);
  g_test_add_func ("/import/xml/depth", test_depth);
  g_test_add_func ("/import/xml/very-deep", test_very_deep);
  g_test_add_func ("/import/xml/many-corners", test_many_corners);
  g_test_add_func ("/import/zones/format", test_format);
  g_test_add_func ("/import/into", test_into);
  return g_test_run ();
}
