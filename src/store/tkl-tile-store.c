/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTileStore: a file of map tiles (MBTiles 1.3, pictures), read only. */
/* Thread: one at a time; tkl_tile_store_stop() from any. */
#include "tkl-tile-store.h"

#include "tkl-main-watch.h"
#include "tkl-store-error.h"
#include "tkl-store-file.h"

/* Steps of SQLite's machine between two looks at the clock, and looks until a statement is given up: a
 * view that never ends would keep the thread for good. */
#define STEPS_A_LOOK 10000
#define MOST_LOOKS 5000

#define SQL_TILE                                                                                   \
  "SELECT tile_data FROM tiles WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3"
#define SQL_ANY_TILE "SELECT tile_data FROM tiles LIMIT 1"
#define SQL_ZOOMS "SELECT min (zoom_level), max (zoom_level) FROM tiles"
#define SQL_METADATA "SELECT value FROM metadata WHERE name = ?1"

struct _TklTileStore
{
  sqlite3 *db;        /* (owned) */
  sqlite3_stmt *tile; /* (owned): SQL_TILE */
  char *path;         /* (owned) */
  int n_looks;        /* of the present statement */
  gint stopped;       /* (atomic) */
};

static int
look_cb (gpointer data)
{
  TklTileStore *store = data;

  return g_atomic_int_get (&store->stopped) || ++store->n_looks > MOST_LOOKS;
}

/* Whatever is wrong with a file of tiles that could be opened, it is no good file. */
static void
set_corrupt (TklTileStore *store, const char *what, GError **error)
{
  g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CORRUPT, "%s: %s", store->path, what);
}

/* @ret_row: (out): there is a row; its columns are valid until the next step. */
static gboolean
step (TklTileStore *store, sqlite3_stmt *statement, gboolean *ret_row, GError **error)
{
  int code;

  store->n_looks = 0;
  code = sqlite3_step (statement);
  *ret_row = code == SQLITE_ROW;
  if (code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;
  if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_IOERR)
    tkl_file_set_error (store->db, code, store->path, error);
  else
    set_corrupt (store, sqlite3_errmsg (store->db), error);
  return FALSE;
}

static sqlite3_stmt *
prepare (TklTileStore *store, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int code;

  store->n_looks = 0;
  code = sqlite3_prepare_v2 (store->db, sql, -1, &statement, NULL);
  if ((code & 0xff) == SQLITE_BUSY)
    tkl_file_set_error (store->db, code, store->path, error);
  else if (code != SQLITE_OK)
    set_corrupt (store, sqlite3_errmsg (store->db), error);
  return statement;
}

/* --- what the file says of itself --------------------------------------------------------------- */

/* Returns: (transfer full): "" when it is not told; there may be no such table. */
static char *
read_metadata (TklTileStore *store, const char *name)
{
  sqlite3_stmt *statement = prepare (store, SQL_METADATA, NULL);
  char *value = NULL;
  gboolean row = FALSE;

  if (statement == NULL)
    return g_strdup ("");
  sqlite3_bind_text (statement, 1, name, -1, SQLITE_STATIC);
  if (step (store, statement, &row, NULL) && row)
    value = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return value != NULL ? value : g_strdup ("");
}

static gboolean
parse_zoom (const char *text, int *ret_zoom)
{
  gint64 zoom;

  if (!g_ascii_string_to_signed (text, 10, 0, TKL_BASE_MAP_MAX_ZOOM, &zoom, NULL))
    return FALSE;
  *ret_zoom = (int) zoom;
  return TRUE;
}

static gboolean
ask_zooms (TklTileStore *store, TklBaseMap *map, GError **error)
{
  sqlite3_stmt *statement = prepare (store, SQL_ZOOMS, error);
  gboolean row = FALSE;

  if (statement == NULL || !step (store, statement, &row, error))
    {
      sqlite3_finalize (statement);
      return FALSE;
    }
  map->min_zoom = CLAMP (sqlite3_column_int (statement, 0), 0, TKL_BASE_MAP_MAX_ZOOM);
  map->max_zoom = CLAMP (sqlite3_column_int (statement, 1), map->min_zoom, TKL_BASE_MAP_MAX_ZOOM);
  sqlite3_finalize (statement);
  return TRUE;
}

static gboolean
find_zooms (TklTileStore *store, TklBaseMap *map, GError **error)
{
  g_autofree char *least = read_metadata (store, "minzoom");
  g_autofree char *most = read_metadata (store, "maxzoom");

  if (parse_zoom (least, &map->min_zoom) && parse_zoom (most, &map->max_zoom)
      && map->min_zoom <= map->max_zoom)
    return TRUE;
  return ask_zooms (store, map, error);
}

static TklBaseMap *
describe (TklTileStore *store, GError **error)
{
  g_autofree char *name = read_metadata (store, "name");
  g_autofree char *attribution = read_metadata (store, "attribution");
  g_autofree char *title = tkl_base_map_plain_credit (name);
  g_autofree char *credit = tkl_base_map_plain_credit (attribution);
  g_autofree char *file_name = g_path_get_basename (store->path);
  g_autofree char *file_title = g_filename_display_name (file_name);
  g_autoptr (TklBaseMap) map
      = tkl_base_map_new (title[0] != '\0' ? title : file_title, store->path, credit, "", 0, 0);

  return find_zooms (store, map, error) ? g_steal_pointer (&map) : NULL;
}

/* --- tiles ------------------------------------------------------------------------------------ */

/* One tile tells what all of them are. */
static gboolean
find_format (TklTileStore *store, TklTileFormat *ret_format, GError **error)
{
  sqlite3_stmt *statement = prepare (store, SQL_ANY_TILE, error);
  gboolean row = FALSE;
  const guint8 *data;
  gsize size;
  guint width, height;

  if (statement == NULL || !step (store, statement, &row, error))
    {
      sqlite3_finalize (statement);
      return FALSE;
    }
  data = row ? sqlite3_column_blob (statement, 0) : NULL;
  size = data != NULL ? (gsize) sqlite3_column_bytes (statement, 0) : 0;
  *ret_format = tkl_tile_picture_look (data, size, &width, &height);
  if (*ret_format == TKL_TILE_UNKNOWN)
    set_corrupt (store, row ? "a tile is no picture" : "there are no tiles in it", error);
  sqlite3_finalize (statement);
  return *ret_format != TKL_TILE_UNKNOWN;
}

GBytes *
tkl_tile_store_read (TklTileStore *store, int zoom, int x, int y, GError **error)
{
  GBytes *bytes = NULL;
  gboolean row = FALSE;
  const guint8 *data;
  gsize size;

  TKL_ASSERT_MAY_BLOCK ();
  g_return_val_if_fail (store != NULL, NULL);

  if (zoom < 0 || zoom > TKL_BASE_MAP_MAX_ZOOM || x < 0 || y < 0 || y >> zoom != 0)
    return NULL;
  sqlite3_bind_int (store->tile, 1, zoom);
  sqlite3_bind_int (store->tile, 2, x);
  sqlite3_bind_int (store->tile, 3, (1 << zoom) - 1 - y); /* rows of MBTiles begin in the south */
  if (step (store, store->tile, &row, error) && row)
    {
      data = sqlite3_column_blob (store->tile, 0);
      size = data != NULL ? (gsize) sqlite3_column_bytes (store->tile, 0) : 0;
      if (tkl_tile_picture_is_usable (data, size))
        bytes = g_bytes_new (data, size);
      else
        set_corrupt (store, "a tile is no usable picture", error);
    }
  sqlite3_reset (store->tile);
  return bytes;
}

/* --- life ------------------------------------------------------------------------------------- */

static gboolean
prepare_store (TklTileStore *store, TklTileFormat *ret_format, GError **error)
{
  sqlite3_db_config (store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_limit (store->db, SQLITE_LIMIT_LENGTH, TKL_TILE_STORE_MAX_BYTES);
  sqlite3_progress_handler (store->db, STEPS_A_LOOK, look_cb, store);
  if (!find_format (store, ret_format, error))
    return FALSE;
  store->tile = prepare (store, SQL_TILE, error);
  return store->tile != NULL;
}

TklTileStore *
tkl_tile_store_open (const char *path,
                     TklBaseMap **ret_map,
                     TklTileFormat *ret_format,
                     GError **error)
{
  g_autoptr (TklTileStore) store = NULL;
  g_autoptr (TklBaseMap) map = NULL;
  TklTileFormat format;

  TKL_ASSERT_MAY_BLOCK ();
  g_return_val_if_fail (path != NULL && path[0] != '\0', NULL);

  store = g_new0 (TklTileStore, 1);
  store->path = g_strdup (path);
  if (!tkl_file_open (path, &store->db, error) || !prepare_store (store, &format, error))
    return NULL;
  map = describe (store, error);
  if (map == NULL)
    return NULL;
  *ret_map = g_steal_pointer (&map);
  *ret_format = format;
  return g_steal_pointer (&store);
}

void
tkl_tile_store_free (TklTileStore *store)
{
  if (store == NULL)
    return;
  sqlite3_finalize (store->tile);
  sqlite3_close (store->db);
  g_free (store->path);
  g_free (store);
}

void
tkl_tile_store_stop (TklTileStore *store)
{
  g_atomic_int_set (&store->stopped, TRUE);
}
