/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklStore: one connection to the database of a company. */
/* Thread: a store belongs to the thread that opened it; open one per thread. */
#include "tkl-migrate.h"
#include "tkl-store-file.h"
#include "tkl-store-locks.h"
#include "tkl-store-private.h"
#include "tkl-store-snapshot.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define BUSY_TIMEOUT_MS 10000
#define RETRY_MS 10
#define FOLDER_MODE 0700
#define FILE_MODE 0600

/* Hexadecimal digits to a blob, for images of the journal; unhex() came with SQLite 3.41. */
static void
unhex (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);
  gsize length = text != NULL ? strlen (text) : 0;
  g_autofree guint8 *bytes = g_malloc (length / 2 + 1);

  if (text == NULL)
    return;
  for (gsize i = 0; i + 1 < length; i += 2)
    {
      int high = g_ascii_xdigit_value (text[i]);
      int low = g_ascii_xdigit_value (text[i + 1]);

      if (high < 0 || low < 0)
        {
          sqlite3_result_error (context, "not hexadecimal", -1);
          return;
        }
      bytes[i / 2] = (guint8) (high << 4 | low);
    }
  sqlite3_result_blob64 (context, bytes, length / 2, SQLITE_TRANSIENT);
}

gboolean
tkl_store_run (TklStore *store, const char *sql, GError **error)
{
  int code = sqlite3_exec (store->db, sql, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;
  tkl_store_set_error (store, code, error);
  return FALSE;
}

/* Made by us and not by SQLite, which would let everybody on the machine read it. */
static gboolean
make_file (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  if (g_mkdir_with_parents (folder, FOLDER_MODE) == 0)
    {
      fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, FILE_MODE);
      if (fd >= 0)
        {
          close (fd);
          return TRUE;
        }
    }
  g_set_error (error, TKL_STORE_ERROR,
               errno == ENOSPC ? TKL_STORE_ERROR_FULL : TKL_STORE_ERROR_DENIED, "%s: %s", path,
               g_strerror (errno));
  return FALSE;
}

static gboolean
open_connection (TklStore *store, GError **error)
{
  int flags = store->mode == TKL_STORE_WRITE ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  int code;

  tkl_locks_install ();
  if (store->mode == TKL_STORE_LOOK && tkl_snapshot_is_needed (store->path))
    return tkl_snapshot_open (store->path, &store->db, error);
  code = sqlite3_open_v2 (store->path, &store->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
  if (code == SQLITE_OK)
    return TRUE;
  tkl_store_set_error (store, code, error);
  return FALSE;
}

static gboolean
connect_file (TklStore *store, GError **error)
{
  if (!open_connection (store, error))
    return FALSE;
  tkl_file_guard (store->db);
  sqlite3_busy_timeout (store->db, BUSY_TIMEOUT_MS);
  sqlite3_create_function_v2 (store->db, "tkl_unhex", 1,
                              SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL, unhex,
                              NULL, NULL, NULL);
  /* The cache is in KiB; the WAL shrinks again after a large transaction. */
  return tkl_store_run (
      store,
      "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384;"
      "PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 67108864;"
      "PRAGMA cell_size_check = ON",
      error);
}

/* Of two programs that turn a new file to WAL together SQLite refuses one at once, for fear of a
 * deadlock; a moment later the other has done it. */
static gboolean
switch_to_wal (TklStore *store, GError **error)
{
  for (int waited_ms = 0;; waited_ms += RETRY_MS)
    {
      g_autoptr (GError) local_error = NULL;

      /* The read opens the log on this connection. Without it a file that was just switched keeps
       * -wal and -shm beside it when we close: a reader opened them and may not remove them. */
      if (tkl_store_run (store, "PRAGMA journal_mode = WAL; SELECT count (*) FROM sqlite_schema",
                         &local_error))
        return TRUE;
      if (waited_ms >= BUSY_TIMEOUT_MS
          || !g_error_matches (local_error, TKL_STORE_ERROR, TKL_STORE_ERROR_BUSY))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      sqlite3_sleep (RETRY_MS);
    }
}

static gboolean
prepare_to_write (TklStore *store, gint64 version, GError **error)
{
  /* Only now that the file is known to be ours: the mode is written into it. */
  if (!switch_to_wal (store, error))
    return FALSE;
  if (version >= TKL_SCHEMA_VERSION)
    return TRUE;

  return tkl_migrate (store->db, store->path, tkl_migrate_steps (), TKL_SCHEMA_VERSION, error);
}

/* A reader cannot migrate; a writer opened for a moment does it for him. */
static gboolean
prepare_to_read (TklStore *store, gint64 version, GError **error)
{
  TklStore *writer;

  if (version >= TKL_SCHEMA_VERSION)
    return TRUE;
  if (version == 0)
    {
      g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_NOT_FOUND, "%s: empty", store->path);
      return FALSE;
    }
  writer = tkl_store_open (store->path, TKL_STORE_WRITE, error);
  tkl_store_close (writer);
  return writer != NULL;
}

static gboolean
open_store (TklStore *store, GError **error)
{
  gint64 version;

  if (!tkl_file_check_kind (store->path, error))
    return FALSE;
  if (store->mode == TKL_STORE_WRITE && !make_file (store->path, error))
    return FALSE;
  if (!connect_file (store, error) || !tkl_migrate_identify (store->db, &version, error))
    return FALSE;

  return store->mode == TKL_STORE_WRITE ? prepare_to_write (store, version, error)
                                        : prepare_to_read (store, version, error);
}

TklStore *
tkl_store_open (const char *path, TklStoreMode mode, GError **error)
{
  TklStore *store;

  g_return_val_if_fail (path != NULL && path[0] != '\0', NULL);

  store = g_new0 (TklStore, 1);
  store->path = g_strdup (path);
  store->mode = mode;
  store->thread = g_thread_self ();
  if (!open_store (store, error))
    g_clear_pointer (&store, tkl_store_close);
  return store;
}

void
tkl_store_close (TklStore *store)
{
  int code;

  if (store == NULL)
    return;
  TKL_ASSERT_STORE (store);

  for (int i = 0; i < TKL_SQL_N_STATEMENTS; i++)
    sqlite3_finalize (store->statements[i]);
  code = sqlite3_close (store->db);
  /* Anything else is a statement or a backup that was left open: a leak of ours. */
  g_assert (code == SQLITE_OK);
  g_free (store->path);
  g_free (store);
}

const char *
tkl_store_path (TklStore *store)
{
  g_return_val_if_fail (store != NULL, NULL);
  return store->path;
}

gboolean
tkl_store_in_transaction (TklStore *store)
{
  return !sqlite3_get_autocommit (store->db);
}

gboolean
tkl_store_begin (TklStore *store, GError **error)
{
  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (store->mode == TKL_STORE_WRITE, FALSE);
  g_return_val_if_fail (!tkl_store_in_transaction (store), FALSE);

  return tkl_store_run (store, "BEGIN IMMEDIATE", error);
}

gboolean
tkl_store_commit (TklStore *store, GError **error)
{
  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (tkl_store_in_transaction (store), FALSE);

  if (tkl_store_run (store, "COMMIT", error))
    return TRUE;
  tkl_store_rollback (store);
  return FALSE;
}

void
tkl_store_rollback (TklStore *store)
{
  TKL_ASSERT_STORE (store);

  if (!tkl_store_in_transaction (store))
    return;
  /* Reads that were left half way keep no one waiting, and their rows are not those of the future. */
  for (int i = 0; i < TKL_SQL_N_STATEMENTS; i++)
    if (store->statements[i] != NULL)
      tkl_statement_end (store->statements[i]);
  (void) tkl_store_run (store, "ROLLBACK", NULL);
}

gboolean
tkl_store_begin_read (TklStore *store, GError **error)
{
  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (!tkl_store_in_transaction (store), FALSE);

  /* BEGIN alone takes no snapshot; the first read does. */
  if (tkl_store_run (store, "BEGIN; SELECT count (*) FROM journal_open", error))
    return TRUE;
  tkl_store_rollback (store);
  return FALSE;
}

gboolean
tkl_store_get_version (TklStore *store, gint64 *ret_version, GError **error)
{
  TKL_ASSERT_STORE (store);
  return tkl_store_get_int (store, tkl_store_statement (store, TKL_SQL_DATA_VERSION), 0,
                            ret_version, error);
}
