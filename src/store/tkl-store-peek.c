/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in a database file that is not opened: a backup, or another company. */
/* Thread: any. */
#include "tkl-store-peek.h"

#include "tkl-main-watch.h"
#include "tkl-migrate.h"
#include "tkl-store-error.h"
#include "tkl-store-file.h"

#include <glib/gstdio.h>

void
tkl_store_peek_clear (TklStorePeek *peek)
{
  g_clear_pointer (&peek->name, g_free);
}

/* One row with one column, or none: *ret_text is NULL then. */
static gboolean
ask (sqlite3 *db, const char *sql, char **ret_text, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    *ret_text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  else if (code != SQLITE_DONE)
    tkl_file_set_error (db, code, sqlite3_db_filename (db, "main"), error);
  sqlite3_finalize (statement);
  return code == SQLITE_ROW || code == SQLITE_DONE;
}

static gboolean
count (sqlite3 *db, const char *sql, gint64 *ret_n, GError **error)
{
  g_autofree char *text = NULL;

  if (!ask (db, sql, &text, error))
    return FALSE;
  *ret_n = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
  return TRUE;
}

static gboolean
read_peek (sqlite3 *db, const char *file, gboolean counts, TklStorePeek *peek, GError **error)
{
  gint64 version;

  if (!tkl_migrate_identify (db, &version, error))
    return FALSE;
  if (version == 0)
    {
      g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CORRUPT, "%s: empty", file);
      return FALSE;
    }
  return ask (db, "SELECT value FROM setting WHERE name = 'name'", &peek->name, error)
         && (!counts
             || (count (db, "SELECT count (*) FROM employee", &peek->n_employees, error)
                 && count (db, "SELECT count (*) FROM tick WHERE withdrawn = 0", &peek->n_ticks,
                           error)));
}

gboolean
tkl_store_peek (const char *file, gboolean counts, TklStorePeek *ret_peek, GError **error)
{
  g_auto (TklStorePeek) peek = { .n_employees = -1, .n_ticks = -1 };
  sqlite3 *db = NULL;
  GStatBuf status;
  gboolean done;

  TKL_ASSERT_MAY_BLOCK ();
  g_return_val_if_fail (file != NULL && file[0] != '\0', FALSE);

  if (!tkl_file_open (file, &db, error))
    return FALSE;
  done = read_peek (db, file, counts, &peek, error);
  sqlite3_close (db);
  if (!done)
    return FALSE;
  if (peek.name == NULL)
    peek.name = g_strdup ("");
  peek.written_s = g_stat (file, &status) == 0 ? status.st_mtime : 0;
  *ret_peek = peek;
  peek.name = NULL;
  return TRUE;
}
