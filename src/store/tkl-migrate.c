/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing a database file to the present schema, and telling ours from others. */
/* Thread: that of the connection. */
#include "tkl-migrate.h"

#include "tkl-store-error.h"
#include "tkl-store-file.h"

const char *const *
tkl_migrate_steps (void)
{
  static const char *const steps[] = { tkl_schema_step_1, tkl_schema_step_2, tkl_schema_step_3,
                                       tkl_schema_step_4, tkl_schema_step_5, tkl_schema_step_6 };

  G_STATIC_ASSERT (G_N_ELEMENTS (steps) == TKL_SCHEMA_VERSION);
  return steps;
}

/* Runs text of the program's own; a fault is one of the file. */
static gboolean
run (sqlite3 *db, const char *sql, const char *what, GError **error)
{
  int code = sqlite3_exec (db, sql, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;
  tkl_file_set_error (db, code, what, error);
  return FALSE;
}

static gboolean
read_number (sqlite3 *db, const char *sql, gint64 *ret_number, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    *ret_number = sqlite3_column_int64 (statement, 0);
  else
    tkl_file_set_error (db, code, sqlite3_db_filename (db, "main"), error);
  sqlite3_finalize (statement);
  return code == SQLITE_ROW;
}

/* All of one moment: another program may be making the tables of a new file right now. */
static gboolean
read_marks (sqlite3 *db,
            gint64 *ret_application,
            gint64 *ret_version,
            gint64 *ret_n_objects,
            GError **error)
{
  gboolean own = sqlite3_get_autocommit (db) && sqlite3_exec (db, "BEGIN", NULL, NULL, NULL) == 0;
  gboolean read = read_number (db, "PRAGMA application_id", ret_application, error)
                  && read_number (db, "PRAGMA user_version", ret_version, error)
                  && read_number (db, "SELECT count (*) FROM sqlite_schema", ret_n_objects, error);

  if (own)
    (void) sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return read;
}

gboolean
tkl_migrate_identify (sqlite3 *db, gint64 *ret_version, GError **error)
{
  const char *path = sqlite3_db_filename (db, "main");
  gint64 application, version, n_objects;

  g_return_val_if_fail (db != NULL && ret_version != NULL, FALSE);

  if (!read_marks (db, &application, &version, &n_objects, error))
    return FALSE;

  if (application == 0 && version == 0 && n_objects == 0)
    {
      *ret_version = 0;
      return TRUE;
    }
  if (application != TKL_SCHEMA_APPLICATION_ID || version < 1)
    {
      g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CORRUPT,
                   "%s: a database, but of another program", path);
      return FALSE;
    }
  if (version > TKL_SCHEMA_VERSION)
    {
      g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_TOO_NEW,
                   "%s: schema %" G_GINT64_FORMAT ", this program knows up to %d", path, version,
                   TKL_SCHEMA_VERSION);
      return FALSE;
    }
  *ret_version = version;
  return TRUE;
}

/* By a connection of its own: one that holds the write lock cannot be copied from. What it reads is
 * the last state committed, which the lock keeps. */
static gboolean
copy_before (const char *path, guint target, GError **error)
{
  g_autofree char *label = g_strdup_printf ("before-v%u", target);
  g_autofree char *file = tkl_file_beside (path, label);
  sqlite3 *reader = NULL;
  gboolean done;

  if (!tkl_file_open (path, &reader, error))
    return FALSE;
  done = tkl_file_copy (reader, file, error);
  sqlite3_close (reader);
  return done;
}

static gboolean
run_steps (sqlite3 *db, const char *const *steps, gint64 from, guint to, GError **error)
{
  g_autofree char *stamp = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u",
                                            TKL_SCHEMA_APPLICATION_ID, to);

  if (!run (db, tkl_schema_journal_drop, "journal triggers", error))
    return FALSE;
  for (gint64 i = from; i < to; i++)
    {
      g_autofree char *what = g_strdup_printf ("schema step %" G_GINT64_FORMAT, i + 1);

      if (!run (db, steps[i], what, error))
        return FALSE;
    }
  return run (db, tkl_schema_journal, "journal triggers", error)
         && run (db, stamp, "schema version", error);
}

static gboolean
migrate_locked (
    sqlite3 *db, const char *path, const char *const *steps, guint n_steps, GError **error)
{
  gint64 version;

  /* Another program may have done it while we waited for the lock. */
  if (!read_number (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version >= n_steps)
    return TRUE;
  if (version > 0 && !copy_before (path, n_steps, error))
    return FALSE;

  return run_steps (db, steps, version, n_steps, error);
}

gboolean
tkl_migrate (sqlite3 *db, const char *path, const char *const *steps, guint n_steps, GError **error)
{
  g_return_val_if_fail (db != NULL && path != NULL && steps != NULL, FALSE);

  if (!run (db, "BEGIN IMMEDIATE", path, error))
    return FALSE;
  if (migrate_locked (db, path, steps, n_steps, error) && run (db, "COMMIT", path, error))
    return TRUE;
  (void) sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}
