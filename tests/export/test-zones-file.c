/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zones written and read again: GeoJSON, KML, KMZ, GPX (F126). */
/* Thread: main. */
#include "geo-text.h"

#include "tkl-export-error.h"
#include "tkl-import-error.h"
#include "tkl-import-zones.h"
#include "tkl-zones-file.h"

#include <glib/gstdio.h>
#include <string.h>

static const struct
{
  const char *ending;
  TklZonesFileFormat format;
  TklZonesFormat import;
} formats[] = { { ".geojson", TKL_ZONES_FILE_GEOJSON, TKL_ZONES_GEOJSON },
                { ".kml", TKL_ZONES_FILE_KML, TKL_ZONES_KML },
                { ".kmz", TKL_ZONES_FILE_KMZ, TKL_ZONES_KMZ },
                { ".gpx", TKL_ZONES_FILE_GPX, TKL_ZONES_GPX } };

static void
test_round_trip (void)
{
  static const struct
  {
    const char *project, *name, *shape, *outlines; /* outlines: as GPX keeps it */
    guint n_holes;
  } cases[] = {
    { "P1", "Yard", "508466000 43517000, 508466001 43527000, 508476000 43527123",
      "508466000 43517000, 508466001 43527000, 508476000 43527123", 0 },
    /* the other way round, south-west of zero, no name */
    { "12", NULL, "-1 -1, -9 -1, -9 -10000000", "-1 -1, -9 -1, -9 -10000000", 0 },
    { "P 2", "Ünter <den> & \"Linden\"",
      "0 0, 0 900, 900 900, 900 0 / 100 100, 100 200, 200 200 / 300 300, 300 400, 400 400",
      "0 0, 0 900, 900 900, 900 0", 2 },
    { "P3", "Two", "0 0, 0 9, 9 9 | 20 0, 20 9, 29 9 / 21 4, 21 5, 22 5",
      "0 0, 0 9, 9 9 | 20 0, 20 9, 29 9", 1 },
    { "P3", "Far", "900000000 1800000000, 899999999 1799999000, 899990000 1799999999",
      "900000000 1800000000, 899999999 1799999000, 899990000 1799999999", 0 },
  };

  for (gsize f = 0; f < G_N_ELEMENTS (formats); f++)
    {
      TklZoneOut zones[G_N_ELEMENTS (cases)];
      g_autoptr (GPtrArray) pois = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_poi_free);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) again = NULL;
      g_autoptr (TklImportResult) result = NULL;
      g_autoptr (GError) error = NULL;
      guint n_lost, n_holes = 0;

      for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          g_ptr_array_add (
              pois, tkl_poi_new (1, cases[i].name, shape_from_text (cases[i].shape, NULL, NULL)));
          zones[i] = (TklZoneOut){ cases[i].project, pois->pdata[i] };
          n_holes += cases[i].n_holes;
        }
      bytes = tkl_zones_file_compose (zones, G_N_ELEMENTS (zones), formats[f].format, &n_lost);
      again = tkl_zones_file_compose (zones, G_N_ELEMENTS (zones), formats[f].format, &n_lost);
      g_assert_true (g_bytes_equal (bytes, again));
      g_assert_cmpuint (n_lost, ==, formats[f].format == TKL_ZONES_FILE_GPX ? n_holes : 0);

      result = tkl_import_zones (bytes, formats[f].import, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (result->problems->len, ==, 0);
      g_assert_cmpuint (result->rows->len, ==, G_N_ELEMENTS (cases));
      for (guint i = 0; i < result->rows->len; i++)
        {
          const TklZoneRow *row = result->rows->pdata[i];
          g_autofree char *shape = shape_to_text (row->shape);

          g_assert_cmpstr (row->project, ==, cases[i].project);
          g_assert_cmpstr (row->name, ==, cases[i].name);
          g_assert_cmpstr (shape, ==,
                           formats[f].format == TKL_ZONES_FILE_GPX ? cases[i].outlines
                                                                   : cases[i].shape);
        }
    }
}

/* Nothing to export is a file all the same, and names cannot break it. */
static void
test_odd (void)
{
  g_autoptr (TklShape) shape = shape_from_text ("0 0, 0 9, 9 9", NULL, NULL);
  g_autoptr (TklPoi) poi = tkl_poi_new (1, "a\x01 b\n]]> </name>", tkl_shape_copy (shape));
  const TklZoneOut zone = { "P1", poi };

  for (gsize f = 0; f < G_N_ELEMENTS (formats); f++)
    {
      guint n_lost;
      g_autoptr (GBytes) none = tkl_zones_file_compose (NULL, 0, formats[f].format, &n_lost);
      g_autoptr (GBytes) one = tkl_zones_file_compose (&zone, 1, formats[f].format, &n_lost);
      g_autoptr (TklImportResult) empty = NULL;
      g_autoptr (TklImportResult) result = NULL;
      g_autoptr (GError) error = NULL;

      empty = tkl_import_zones (none, formats[f].import, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (empty->rows->len, ==, 0);
      result = tkl_import_zones (one, formats[f].import, &error);
      g_assert_no_error (error);
    }
}

static void
test_format (void)
{
  TklZonesFileFormat format;
  g_autoptr (GError) error = NULL;

  for (gsize f = 0; f < G_N_ELEMENTS (formats); f++)
    {
      g_autofree char *path = g_strconcat ("/tmp/Zones of May", formats[f].ending, NULL);
      g_autofree char *loud = g_ascii_strup (path, -1);

      g_assert_true (tkl_zones_file_format (loud, &format, NULL));
      g_assert_cmpint (format, ==, formats[f].format);
    }
  g_assert_false (tkl_zones_file_format ("/tmp/zones.shp", &format, &error));
  g_assert_error (error, TKL_EXPORT_ERROR, TKL_EXPORT_ERROR_FORMAT);
}

static void
test_write (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tikklok-zones-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "zones.kml", NULL);
  g_autofree char *lost = g_build_filename (folder, "no", "zones.kml", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<kml/>", 6);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_true (tkl_zones_file_write (path, bytes, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "<kml/>");
  g_assert_false (tkl_zones_file_write (lost, bytes, &error));
  g_assert_error (error, TKL_EXPORT_ERROR, TKL_EXPORT_ERROR_NOT_FOUND);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Archives that are no KMZ are refused with a sentence about KMZ. */
static void
test_bad_kmz (void)
{
  guint n_lost;
  g_autoptr (GBytes) good = tkl_zones_file_compose (NULL, 0, TKL_ZONES_FILE_KMZ, &n_lost);
  gsize size = g_bytes_get_size (good);
  g_autofree guint8 *broken = g_memdup2 (g_bytes_get_data (good, NULL), size);
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  broken[50] ^= 0x55; /* in the packed part: its check sum does not agree */
  g_ptr_array_add (cases, g_bytes_new_static ("", 0));
  g_ptr_array_add (cases, g_bytes_new_static ("PK\3\4 and no more", 17));
  g_ptr_array_add (cases, g_bytes_new_from_bytes (good, 0, size - 10));
  g_ptr_array_add (cases, g_bytes_new (broken, size));
  for (gsize i = 0; i < cases->len; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tkl_import_zones (cases->pdata[i], TKL_ZONES_KMZ, &error));
      g_assert_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/zones-file/round-trip", test_round_trip);
  g_test_add_func ("/export/zones-file/odd", test_odd);
  g_test_add_func ("/export/zones-file/format", test_format);
  g_test_add_func ("/export/zones-file/write", test_write);
  g_test_add_func ("/export/zones-file/bad-kmz", test_bad_kmz);
  return g_test_run ();
}
