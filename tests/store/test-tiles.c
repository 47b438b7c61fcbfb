/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of map tiles: good ones, and those that somebody made to do harm. */
/* Thread: main. */
#include "tkl-store-error.h"
#include "tkl-tile-store.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#define TABLES                                                                                     \
  "CREATE TABLE metadata (name text, value text);"                                                 \
  "CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer,"                 \
  " tile_data blob);"
/* 256 × 256, cut after the header: nobody decodes it here. */
#define PNG "X'89504E470D0A1A0A0000000D494844520000010000000100'"
#define PNG_HUGE "X'89504E470D0A1A0A0000000D494844520000FFFF0000FFFF'"

static char *
make_file (const char *sql)
{
  g_autoptr (GError) error = NULL;
  char *path = NULL;
  int fd = g_file_open_tmp ("tiles-XXXXXX.mbtiles", &path, &error);
  sqlite3 *db = NULL;

  g_assert_no_error (error);
  close (fd);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  return path;
}

static void
test_good (void)
{
  static const struct
  {
    const char *sql;
    const char *name; /* (nullable): that of the file */
    const char *credit;
    int min_zoom, max_zoom;
    TklTileFormat format;
  } cases[] = {
    { TABLES "INSERT INTO metadata VALUES ('name', 'Belgium'), ('minzoom', '7'), ('maxzoom', '14'),"
             "('attribution', '<a href=\"x\">&copy; OSM</a>');"
             "INSERT INTO tiles VALUES (7, 65, 84, " PNG ")",
      "Belgium", "© OSM", 7, 14, TKL_TILE_PNG },
    /* Zooms that say nothing are looked up. */
    { TABLES "INSERT INTO metadata VALUES ('minzoom', '9'), ('maxzoom', '-3');"
             "INSERT INTO tiles VALUES (7, 65, 84, " PNG "), (9, 0, 0, " PNG ")",
      NULL, "", 7, 9, TKL_TILE_PNG },
    { "CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data);"
      "INSERT INTO tiles VALUES (7, 65, 84, X'FFD8FF')",
      NULL, "", 7, 7, TKL_TILE_JPEG },
    /* As programs write them that store each picture once. */
    { "CREATE TABLE map (z, x, y, id); CREATE TABLE images (id, data);"
      "INSERT INTO map VALUES (7, 65, 84, 1); INSERT INTO images VALUES (1, " PNG ");"
      "CREATE VIEW tiles AS SELECT z AS zoom_level, x AS tile_column, y AS tile_row,"
      " data AS tile_data FROM map JOIN images USING (id)",
      NULL, "", 7, 7, TKL_TILE_PNG },
    { TABLES "INSERT INTO tiles VALUES (7, 65, 84, X'1F8B0800')", NULL, "", 7, 7, TKL_TILE_VECTOR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = make_file (cases[i].sql);
      g_autofree char *file_name = g_path_get_basename (path);
      g_autoptr (TklBaseMap) map = NULL;
      TklTileFormat format;
      g_autoptr (TklTileStore) store = tkl_tile_store_open (path, &map, &format, &error);

      g_test_message ("case %u", i);
      g_assert_no_error (error);
      g_assert_cmpstr (map->name, ==, cases[i].name != NULL ? cases[i].name : file_name);
      g_assert_cmpstr (map->source, ==, path);
      g_assert_cmpstr (map->credit, ==, cases[i].credit);
      g_assert_cmpint (map->min_zoom, ==, cases[i].min_zoom);
      g_assert_cmpint (map->max_zoom, ==, cases[i].max_zoom);
      g_assert_cmpint (format, ==, cases[i].format);
      g_remove (path);
    }
}

static void
test_read (void)
{
  static const struct
  {
    int zoom, x, y;
    gboolean there, error;
  } cases[] = {
    { 7, 65, 43, TRUE, FALSE }, /* rows are counted from the south */
    { 7, 65, 84, FALSE, FALSE }, { 7, 66, 43, FALSE, TRUE },  { 7, 67, 43, FALSE, TRUE },
    { 7, 68, 43, FALSE, TRUE },  { 8, 65, 43, FALSE, FALSE }, { -1, 0, 0, FALSE, FALSE },
    { 99, 0, 0, FALSE, FALSE },  { 7, -1, 0, FALSE, FALSE },  { 7, 0, 128, FALSE, FALSE },
  };
  g_autofree char *path = make_file (TABLES "INSERT INTO tiles VALUES (7, 65, 84, " PNG
                                            "), (7, 66, 84, " PNG_HUGE "),"
                                            "(7, 67, 84, 'text'), (7, 68, 84, zeroblob (2000000))");
  g_autoptr (TklBaseMap) map = NULL;
  TklTileFormat format;
  g_autoptr (TklTileStore) store = tkl_tile_store_open (path, &map, &format, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes
          = tkl_tile_store_read (store, cases[i].zoom, cases[i].x, cases[i].y, &error);

      g_test_message ("case %u", i);
      g_assert_true ((bytes != NULL) == cases[i].there);
      if (cases[i].error)
        g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CORRUPT);
      else
        g_assert_no_error (error);
    }
  tkl_tile_store_stop (store);
  g_remove (path);
}

/* A view that goes on for ever is given up, a table of the wrong shape named. */
static void
test_bad (void)
{
  static const struct
  {
    const char *sql, *reason;
  } cases[] = {
    { "CREATE TABLE letters (text)", "tiles" },
    { TABLES, "no tiles" },
    { TABLES "INSERT INTO tiles VALUES (0, 0, 0, 'Dear Sir')", "no picture" },
    { TABLES "INSERT INTO tiles VALUES (0, 0, 0, NULL)", "no picture" },
    { TABLES "INSERT INTO tiles VALUES (0, 0, 0, zeroblob (3000000))", "too big" },
    { "CREATE TABLE tiles (zoom_level, tile_column)", "tile_data" },
    { "CREATE VIEW tiles AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
      " SELECT i AS zoom_level, i AS tile_column, i AS tile_row, x'' AS tile_data FROM n"
      " WHERE i < 0",
      "interrupted" },
    { "CREATE VIEW tiles AS SELECT 1 AS zoom_level, 1 AS tile_column, 1 AS tile_row,"
      " load_extension ('/tmp/x.so') AS tile_data",
      "load_extension" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = make_file (cases[i].sql);
      TklBaseMap *map = NULL;
      TklTileFormat format;

      g_test_message ("case %u", i);
      g_assert_null (tkl_tile_store_open (path, &map, &format, &error));
      g_assert_null (map);
      g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CORRUPT);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].reason));
      g_remove (path);
    }
}

static void
test_no_database (void)
{
  static const struct
  {
    const char *contents; /* (nullable): NULL = no file */
    TklStoreError code;
  } cases[] = { { NULL, TKL_STORE_ERROR_NOT_FOUND },
                { "Dear Sir, this is no database at all.", TKL_STORE_ERROR_CORRUPT },
                { "", TKL_STORE_ERROR_CORRUPT } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = g_build_filename (g_get_tmp_dir (), "letter.mbtiles", NULL);
      TklBaseMap *map = NULL;
      TklTileFormat format;

      g_remove (path);
      if (cases[i].contents != NULL)
        g_assert_true (g_file_set_contents (path, cases[i].contents, -1, NULL));
      g_assert_null (tkl_tile_store_open (path, &map, &format, &error));
      g_assert_error (error, TKL_STORE_ERROR, (int) cases[i].code);
      g_remove (path);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tiles/good", test_good);
  g_test_add_func ("/tiles/read", test_read);
  g_test_add_func ("/tiles/bad", test_bad);
  g_test_add_func ("/tiles/no-database", test_no_database);
  return g_test_run ();
}
