/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Database files beside each other: names of copies, and copying one state into a new file. */
/* Thread: any; one connection at a time. */
#include "tkl-store-file.h"

#include "tkl-part-file.h"
#include "tkl-store-error.h"
#include "tkl-store-locks.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

char *
tkl_file_beside (const char *path, const char *label)
{
  g_autofree char *stem = NULL;
  g_autofree char *first = NULL;

  g_return_val_if_fail (path != NULL && label != NULL, NULL);

  stem = g_str_has_suffix (path, ".db") ? g_strndup (path, strlen (path) - 3) : g_strdup (path);
  first = g_strdup_printf ("%s.%s.db", stem, label);
  if (!g_file_test (first, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&first);

  for (int i = 2;; i++)
    {
      g_autofree char *next = g_strdup_printf ("%s.%s-%d.db", stem, label, i);

      if (!g_file_test (next, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&next);
    }
}

static TklStoreError
code_of_system (int system_errno, TklStoreError otherwise)
{
  switch (system_errno)
    {
    case ENOSPC:
    case EFBIG:
    case EDQUOT:
      return TKL_STORE_ERROR_FULL;
    case ENOENT:
    case ENOTDIR:
      return TKL_STORE_ERROR_NOT_FOUND;
    case EACCES:
    case EPERM:
    case EROFS:
      return TKL_STORE_ERROR_DENIED;
    case EISDIR:
      return TKL_STORE_ERROR_FOLDER;
    default:
      return otherwise;
    }
}

static TklStoreError
code_of_sqlite (sqlite3 *db, int code)
{
  int last_errno = errno;
  int system_errno = db != NULL ? sqlite3_system_errno (db) : 0;

  /* SQLite 3.40 does not note it when COMMIT could not write. */
  if (code == SQLITE_IOERR_WRITE && system_errno == 0)
    system_errno = last_errno;
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return TKL_STORE_ERROR_BUSY;
    case SQLITE_CONSTRAINT:
      return TKL_STORE_ERROR_CONSTRAINT;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return TKL_STORE_ERROR_CORRUPT;
    case SQLITE_FULL:
      return TKL_STORE_ERROR_FULL;
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
      return TKL_STORE_ERROR_DENIED;
    case SQLITE_CANTOPEN:
      return code_of_system (system_errno, TKL_STORE_ERROR_DENIED);
    case SQLITE_IOERR:
      return code_of_system (system_errno, TKL_STORE_ERROR_FAILED);
    default:
      return TKL_STORE_ERROR_FAILED;
    }
}

void
tkl_file_set_error (sqlite3 *db, int code, const char *what, GError **error)
{
  g_set_error (error, TKL_STORE_ERROR, code_of_sqlite (db, code), "%s: %s", what,
               db != NULL && sqlite3_errcode (db) != SQLITE_OK ? sqlite3_errmsg (db)
                                                               : sqlite3_errstr (code));
}

/* The schema stays trusted: SQLite 3.40 counts json_object(), which our triggers call, as unsafe. No
 * function of ours can be called from a schema. */
void
tkl_file_guard (sqlite3 *db)
{
  sqlite3_extended_result_codes (db, 1);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
}

gboolean
tkl_file_check_kind (const char *path, GError **error)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0 || S_ISREG (status.st_mode))
    return TRUE;
  if (S_ISDIR (status.st_mode))
    g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_FOLDER, "%s: %s", path,
                 g_strerror (EISDIR));
  else
    g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_TAKEN, "%s: no ordinary file", path);
  return FALSE;
}

gboolean
tkl_file_open (const char *path, sqlite3 **ret_db, GError **error)
{
  sqlite3 *db = NULL;
  int code;

  g_return_val_if_fail (path != NULL && ret_db != NULL, FALSE);

  if (!tkl_file_check_kind (path, error))
    return FALSE;
  tkl_locks_install ();
  code = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
  if (code != SQLITE_OK)
    {
      tkl_file_set_error (db, code, path, error);
      sqlite3_close (db);
      return FALSE;
    }
  tkl_file_guard (db);
  sqlite3_busy_timeout (db, 10000);
  *ret_db = db;
  return TRUE;
}

/* Makes the new name of a file last through a power cut. Not every file system can; the rename
 * itself has been done by then, so a refusal is no error. */
static void
sync_folder (const char *file)
{
  g_autofree char *folder = g_path_get_dirname (file);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  (void) fsync (fd);
  close (fd);
}

static gboolean
set_system_error (int system_errno, const char *file, GError **error)
{
  g_set_error (error, TKL_STORE_ERROR, code_of_system (system_errno, TKL_STORE_ERROR_FAILED),
               "%s: %s", file, g_strerror (system_errno));
  return FALSE;
}

/* One step holds one snapshot: writers go on, and the copy never starts again. */
static int
copy_pages (sqlite3 *from, sqlite3 *to)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int code;

  if (backup == NULL)
    return sqlite3_extended_errcode (to);
  code = sqlite3_backup_step (backup, -1);
  sqlite3_backup_finish (backup);
  return code == SQLITE_DONE ? SQLITE_OK : code;
}

static gboolean
fill_copy (sqlite3 *from, const char *file, const char *temporary, GError **error)
{
  sqlite3 *to = NULL;
  int code = sqlite3_open_v2 (temporary, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

  if (code == SQLITE_OK)
    {
      sqlite3_extended_result_codes (to, 1);
      code = copy_pages (from, to);
    }
  /* The mark of WAL mode came along; without it the copy is one file that needs no others. */
  if (code == SQLITE_OK)
    code = sqlite3_exec (to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  if (code != SQLITE_OK)
    tkl_file_set_error (to, code, file, error);
  sqlite3_close (to);
  return code == SQLITE_OK;
}

/* When the disk is full, SQLite leaves the journal for a rollback that nobody will ask for. */
static void
remove_temporary (const char *temporary)
{
  g_autofree char *journal = g_strconcat (temporary, "-journal", NULL);

  g_unlink (temporary);
  g_unlink (journal);
}

gboolean
tkl_file_copy (sqlite3 *from, const char *file, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *temporary = NULL;
  gboolean done;
  int part;

  g_return_val_if_fail (from != NULL && file != NULL, FALSE);

  /* Private from the first byte: the copy holds national numbers. */
  folder = g_path_get_dirname (file);
  part = tkl_part_file_new (folder, "copy", 0600, &temporary);
  if (part < 0)
    return set_system_error (errno, file, error);

  done = fill_copy (from, file, temporary, error);
  if (done && g_rename (temporary, file) != 0)
    done = set_system_error (errno, file, error);
  if (!done)
    remove_temporary (temporary);
  close (part);
  if (done)
    sync_folder (file);
  return done;
}
