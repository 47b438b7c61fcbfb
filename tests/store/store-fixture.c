/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of the store share: a fresh database in a folder of its own, and raw SQL on it. */
/* Thread: main. */
#include "store-fixture.h"

#include "tkl-store-private.h"

Fixture
fixture_new (void)
{
  Fixture fixture = { NULL, NULL, NULL };
  g_autoptr (GError) error = NULL;

  fixture.folder = g_dir_make_tmp ("tikklok-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture.path = g_build_filename (fixture.folder, "company.db", NULL);
  return fixture;
}

Fixture
fixture_open (void)
{
  Fixture fixture = fixture_new ();
  g_autoptr (GError) error = NULL;

  fixture.store = tkl_store_open (fixture.path, TKL_STORE_WRITE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fixture.store);
  return fixture;
}

static void
remove_folder (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

void
fixture_clear (Fixture *fixture)
{
  g_clear_pointer (&fixture->store, tkl_store_close);
  if (fixture->folder != NULL)
    remove_folder (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->path, g_free);
}

char *
fixture_file (const Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static guint
scan_folder (const Fixture *fixture, const char *part, char **ret_first)
{
  GDir *dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, part) != NULL && n++ == 0 && ret_first != NULL)
      *ret_first = fixture_file (fixture, name);
  g_dir_close (dir);
  return n;
}

guint
fixture_files (const Fixture *fixture, const char *part)
{
  return scan_folder (fixture, part, NULL);
}

char *
fixture_find (const Fixture *fixture, const char *part)
{
  char *first = NULL;

  scan_folder (fixture, part, &first);
  return first;
}

void
fixture_begin (const Fixture *fixture, const char *action)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tkl_store_journal_begin (fixture->store, "test", action, NULL, NULL, &error));
  g_assert_no_error (error);
}

gint64
fixture_commit (const Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 entry_id = -1;

  g_assert_true (tkl_store_journal_commit (fixture->store, &entry_id, &error));
  g_assert_no_error (error);
  return entry_id;
}

void
fixture_run (const Fixture *fixture, const char *sql)
{
  char *message = NULL;
  int code = sqlite3_exec (fixture->store->db, sql, NULL, NULL, &message);

  if (message != NULL)
    g_test_message ("%s: %s", sql, message);
  sqlite3_free (message);
  g_assert_cmpint (code, ==, SQLITE_OK);
}

void
fixture_damage (const Fixture *fixture, const char *sql)
{
  sqlite3_db_config (fixture->store->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (fixture->store->db, SQLITE_DBCONFIG_ENABLE_FKEY, 0, NULL);
  fixture_run (fixture, sql);
  sqlite3_db_config (fixture->store->db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
  sqlite3_db_config (fixture->store->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, NULL);
}

static sqlite3_stmt *
prepare (const Fixture *fixture, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (fixture->store->db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_test_message ("%s: %s", sql, sqlite3_errmsg (fixture->store->db));
  g_assert_nonnull (statement);
  return statement;
}

int
fixture_ran (const Fixture *fixture, int statement)
{
  return sqlite3_stmt_status (tkl_store_statement (fixture->store, (TklStatementId) statement),
                              SQLITE_STMTSTATUS_RUN, FALSE);
}

gint64
fixture_int (const Fixture *fixture, const char *sql)
{
  sqlite3_stmt *statement = prepare (fixture, sql);
  gint64 value = -1;

  if (sqlite3_step (statement) == SQLITE_ROW)
    value = tkl_column_int_or (statement, 0, -1);
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
  return value;
}

char *
fixture_dump (const Fixture *fixture, const char *sql)
{
  sqlite3_stmt *statement = prepare (fixture, sql);
  GString *text = g_string_new (NULL);

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        {
          const char *value = (const char *) sqlite3_column_text (statement, i);

          g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", value != NULL ? value : "NULL");
        }
      g_string_append_c (text, '\n');
    }
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
  return g_string_free (text, FALSE);
}
