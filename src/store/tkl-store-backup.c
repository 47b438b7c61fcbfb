/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of the database: consistent backup while others work, restore behind a safety copy. */
/* Thread: that of the store. */
#include "tkl-store-backup.h"

#include "tkl-database-file.h"
#include "tkl-migrate.h"
#include "tkl-store-file.h"
#include "tkl-store-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Header of a database file (fileformat2.html §1.3). */
#define HEADER_SIZE 100
#define HEADER_WRITE_VERSION 18 /* 1 = one file; 2 = WAL */
#define HEADER_APPLICATION_ID 68
#define HEADER_MAGIC "SQLite format 3"

static gboolean
refuse (const char *file, const char *why, GError **error)
{
  g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_TAKEN, "%s: %s", file, why);
  return FALSE;
}

static gboolean
is_same_file (const char *a, const char *b)
{
  GStatBuf first, second;

  return g_stat (a, &first) == 0 && g_stat (b, &second) == 0 && first.st_dev == second.st_dev
         && first.st_ino == second.st_ino;
}

/* Reads as many bytes of the header as there are; 0 when the file cannot be read. */
static gsize
read_header (const char *file, guint8 *header)
{
  int fd = g_open (file, O_RDONLY | O_CLOEXEC, 0);
  gssize n;

  if (fd < 0)
    return 0;
  n = read (fd, header, HEADER_SIZE);
  close (fd);
  return n > 0 ? (gsize) n : 0;
}

static guint32
read_big_endian (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* A slip of the finger must not replace a letter, nor the database of another company. */
static gboolean
check_target (const char *file, GError **error)
{
  guint8 header[HEADER_SIZE];
  GStatBuf target;
  gsize size;

  if (g_stat (file, &target) != 0 || (S_ISREG (target.st_mode) && target.st_size == 0))
    return TRUE;
  if (!tkl_file_check_kind (file, error))
    return FALSE;
  size = read_header (file, header);
  if (size < HEADER_SIZE || memcmp (header, HEADER_MAGIC, sizeof HEADER_MAGIC) != 0
      || read_big_endian (header + HEADER_APPLICATION_ID) != TKL_SCHEMA_APPLICATION_ID)
    return refuse (file, "not a backup of this program; it is not replaced", error);
  if (header[HEADER_WRITE_VERSION] == 2)
    {
      g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_BUSY,
                   "%s: a database that is used; it is not replaced", file);
      return FALSE;
    }
  return TRUE;
}

gboolean
tkl_store_backup (TklStore *store, const char *file, GError **error)
{
  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (file != NULL && file[0] != '\0', FALSE);
  g_return_val_if_fail (!tkl_store_in_transaction (store), FALSE);

  if (is_same_file (store->path, file))
    return refuse (file, "the database itself", error);
  if (tkl_belongs_to_database (file))
    return refuse (file, "part of a database", error);
  if (!check_target (file, error))
    return FALSE;

  return tkl_file_copy (store->db, file, error);
}

/* Every page and index of it, before anything of ours is touched. */
static gboolean
check_integrity (sqlite3 *from, const char *file, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (from, "PRAGMA integrity_check (1)", -1, &statement, NULL);
  gboolean whole;

  if (code == SQLITE_OK)
    code = sqlite3_step (statement);
  whole = code == SQLITE_ROW
          && g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0;
  if (code != SQLITE_ROW)
    tkl_file_set_error (from, code, file, error);
  else if (!whole)
    g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CORRUPT, "%s: damaged: %s", file,
                 (const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return whole;
}

static gboolean
check_source (sqlite3 *from, const char *file, GError **error)
{
  gint64 version;

  if (!tkl_migrate_identify (from, &version, error))
    return FALSE;
  if (version == 0)
    {
      g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CORRUPT, "%s: empty", file);
      return FALSE;
    }
  return check_integrity (from, file, error);
}

/* What was committed last, read by a connection of its own while @store holds the write lock. */
static char *
copy_for_safety (TklStore *store, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *label = g_date_time_format (now, "before-restore-%Y%m%d-%H%M%S");
  g_autofree char *file = tkl_file_beside (store->path, label);
  sqlite3 *reader = NULL;
  gboolean done;

  if (!tkl_file_open (store->path, &reader, error))
    return NULL;
  done = tkl_file_copy (reader, file, error);
  sqlite3_close (reader);
  return done ? g_steal_pointer (&file) : NULL;
}

/* The first page takes the write lock, so that nothing is committed between the safety copy and
 * the rest. Ending the backup early rolls it back. */
static char *
replace_content (TklStore *store, sqlite3 *from, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (store->db, "main", from, "main");
  g_autofree char *safety_copy = NULL;
  int code = SQLITE_OK;

  if (backup == NULL)
    {
      tkl_store_set_error (store, sqlite3_extended_errcode (store->db), error);
      return NULL;
    }
  code = sqlite3_backup_step (backup, 1);
  if (code == SQLITE_OK)
    {
      safety_copy = copy_for_safety (store, error);
      if (safety_copy != NULL)
        code = sqlite3_backup_step (backup, -1);
    }
  sqlite3_backup_finish (backup);
  if (code == SQLITE_DONE)
    return g_steal_pointer (&safety_copy);
  if (code != SQLITE_OK)
    tkl_store_set_error (store, code, error);
  return NULL;
}

static gboolean
restore_from (
    TklStore *store, sqlite3 *from, const char *file, char **ret_safety_copy, GError **error)
{
  g_autofree char *safety_copy = NULL;

  if (!check_source (from, file, error))
    return FALSE;
  safety_copy = replace_content (store, from, error);
  if (safety_copy == NULL
      || !tkl_migrate (store->db, store->path, tkl_migrate_steps (), TKL_SCHEMA_VERSION, error))
    return FALSE;
  if (ret_safety_copy != NULL)
    *ret_safety_copy = g_steal_pointer (&safety_copy);
  return TRUE;
}

gboolean
tkl_store_restore (TklStore *store, const char *file, char **ret_safety_copy, GError **error)
{
  sqlite3 *from = NULL;
  gboolean done;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (file != NULL && file[0] != '\0', FALSE);
  g_return_val_if_fail (store->mode == TKL_STORE_WRITE, FALSE);
  g_return_val_if_fail (!tkl_store_in_transaction (store), FALSE);

  if (is_same_file (store->path, file))
    return refuse (file, "the database itself", error);
  if (!tkl_file_open (file, &from, error))
    return FALSE;
  done = restore_from (store, from, file, ret_safety_copy, error);
  sqlite3_close (from);
  return done;
}
