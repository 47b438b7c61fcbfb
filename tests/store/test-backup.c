/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backup while others work, restore behind a safety copy, refusals (beyond.md trap 14). */
/* Thread: main; one test writes from a second thread. */
#include "store-fixture.h"

#include "tkl-schema.h"
#include "tkl-store-backup.h"
#include "tkl-store-check.h"
#include "tkl-store-peek.h"
#include "tkl-store-private.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void
add_employee (const Fixture *fixture, const char *number)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO employee (number) VALUES ('%s')", number);

  fixture_begin (fixture, "add");
  fixture_run (fixture, sql);
  fixture_commit (fixture);
}

static gint64
count_employees (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TklStore) store = tkl_store_open (path, TKL_STORE_READ, &error);
  Fixture view = { NULL, NULL, store };

  g_assert_no_error (error);
  return fixture_int (&view, "SELECT count (*) FROM employee");
}

static void
backup (const Fixture *fixture, const char *file)
{
  g_autoptr (GError) error = NULL;

  (void) tkl_store_backup (fixture->store, file, &error);
  g_assert_no_error (error);
}

static void
expect_no_backup (const Fixture *fixture, const char *file, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_size = 0, after_size = 0;

  (void) g_file_get_contents (file, &before, &before_size, NULL);
  g_assert_false (tkl_store_backup (fixture->store, file, &error));
  g_assert_error (error, TKL_STORE_ERROR, code);
  (void) g_file_get_contents (file, &after, &after_size, NULL);
  g_assert_cmpmem (before, before_size, after, after_size);
}

static void
test_backup (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autofree char *file = fixture_file (&fixture, "copy.db");
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (TklStore) copy = NULL;
  GStatBuf status;

  add_employee (&fixture, "a");
  backup (&fixture, file);
  g_assert_cmpint (g_stat (file, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  /* One file, without a log beside it, nothing half made. */
  g_assert_cmpint (fixture_files (&fixture, "copy.db"), ==, 1);

  add_employee (&fixture, "b");
  g_assert_cmpint (count_employees (file), ==, 1);
  backup (&fixture, file); /* replaces its own kind */
  g_assert_cmpint (count_employees (file), ==, 2);

  copy = tkl_store_open (file, TKL_STORE_READ, NULL);
  g_assert_true (tkl_store_check (copy, &faults, NULL));
  g_assert_cmpint (faults->len, ==, 0);
}

/* What is in a file is told without opening it: it stays as it is, byte for byte. */
static void
test_peek (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autofree char *file = fixture_file (&fixture, "copy.db");
  g_autofree char *letter = fixture_file (&fixture, "letter.txt");
  g_auto (TklStorePeek) peek = { 0 };
  g_auto (TklStorePeek) named = { 0 };
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  add_employee (&fixture, "a");
  add_employee (&fixture, "b");
  backup (&fixture, file);
  g_assert_true (tkl_store_peek (file, TRUE, &peek, NULL));
  g_assert_cmpstr (peek.name, ==, "");
  g_assert_cmpint (peek.n_employees, ==, 2);
  g_assert_cmpint (peek.n_ticks, ==, 0);
  g_assert_cmpint (g_stat (file, &status), ==, 0);
  g_assert_cmpint (peek.written_s, ==, status.st_mtime);
  g_assert_cmpint (fixture_files (&fixture, "copy.db"), ==, 1);

  fixture_begin (&fixture, "name");
  fixture_run (&fixture, "INSERT INTO setting (name, value) VALUES ('name', 'Peeters bv')");
  fixture_commit (&fixture);
  g_assert_true (tkl_store_peek (fixture.path, FALSE, &named, NULL));
  g_assert_cmpstr (named.name, ==, "Peeters bv");
  g_assert_cmpint (named.n_ticks, ==, -1);

  g_assert_true (g_file_set_contents (letter, "Dear Sir", -1, NULL));
  g_assert_false (tkl_store_peek (letter, TRUE, &named, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CORRUPT);
}

static void
test_backup_refusals (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autofree char *letter = fixture_file (&fixture, "letter.txt");
  g_autofree char *long_letter = fixture_file (&fixture, "long.txt");
  g_autofree char *foreign = fixture_file (&fixture, "foreign.db");
  g_autofree char *other = fixture_file (&fixture, "other.db");
  g_autofree char *link = fixture_file (&fixture, "link.db");
  g_autofree char *missing = fixture_file (&fixture, "no/such/folder.db");
  g_autofree char *empty = fixture_file (&fixture, "empty.db");
  g_autofree char *text = g_strnfill (5000, 'x');
  sqlite3 *db = NULL;
  TklStore *company;

  expect_no_backup (&fixture, fixture.path, TKL_STORE_ERROR_TAKEN);
  g_assert_cmpint (symlink (fixture.path, link), ==, 0);
  expect_no_backup (&fixture, link, TKL_STORE_ERROR_TAKEN);

  g_assert_true (g_file_set_contents (letter, "Dear Sir", -1, NULL));
  expect_no_backup (&fixture, letter, TKL_STORE_ERROR_TAKEN);
  g_assert_true (g_file_set_contents (long_letter, text, -1, NULL));
  expect_no_backup (&fixture, long_letter, TKL_STORE_ERROR_TAKEN);
  expect_no_backup (&fixture, fixture.folder, TKL_STORE_ERROR_FOLDER);

  g_assert_cmpint (sqlite3_open (foreign, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "CREATE TABLE a (b)", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  expect_no_backup (&fixture, foreign, TKL_STORE_ERROR_TAKEN);

  /* The database of another company, in use or not. */
  company = tkl_store_open (other, TKL_STORE_WRITE, NULL);
  tkl_store_close (company);
  expect_no_backup (&fixture, other, TKL_STORE_ERROR_BUSY);
  expect_no_backup (&fixture, missing, TKL_STORE_ERROR_NOT_FOUND);

  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  backup (&fixture, empty);
}

typedef struct
{
  const char *path;
  gint stop; /* (atomic) */
  int n;     /* transactions committed */
} Writer;

/* Two rows a transaction: a copy with an odd number would be torn. */
static gpointer
write_on (gpointer data)
{
  Writer *writer = data;
  Fixture fixture = { NULL, NULL, tkl_store_open (writer->path, TKL_STORE_WRITE, NULL) };

  for (; !g_atomic_int_get (&writer->stop); writer->n++)
    {
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO employee (number) VALUES ('a%d'); "
          "INSERT INTO employee (number, street) VALUES ('b%d', hex (zeroblob (2000)))",
          writer->n, writer->n);

      fixture_begin (&fixture, "write");
      fixture_run (&fixture, sql);
      fixture_commit (&fixture);
    }
  tkl_store_close (fixture.store);
  return NULL;
}

static void
test_backup_while_writing (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autofree char *file = fixture_file (&fixture, "copy.db");
  Writer writer = { fixture.path, 0, 0 };
  GThread *thread = g_thread_new ("writer", write_on, &writer);
  gint64 seen = 0;

  for (int i = 0; i < 10; i++)
    {
      gint64 n;

      backup (&fixture, file);
      n = count_employees (file);
      g_assert_cmpint (n % 2, ==, 0);
      g_assert_cmpint (n, >=, seen);
      seen = n;
    }
  g_atomic_int_set (&writer.stop, 1);
  g_thread_join (thread);
  g_assert_cmpint (count_employees (fixture.path), ==, 2 * writer.n);
}

/* A copy that does not fit, in a child that may write @limit bytes only: the old one, no litter. */
static void
expect_full (const Fixture *fixture, const char *file, rlim_t limit)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      struct rlimit file_size = { limit, limit };
      GError *error = NULL;

      signal (SIGXFSZ, SIG_IGN);
      setrlimit (RLIMIT_FSIZE, &file_size);
      _exit (tkl_store_backup (fixture->store, file, &error) ? 100 : error->code);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (WEXITSTATUS (status), ==, TKL_STORE_ERROR_FULL);
  g_assert_cmpint (count_employees (file), ==, 1);
  g_assert_cmpint (fixture_files (fixture, "copy.db"), ==, 1);
}

static void
test_backup_full (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autofree char *file = fixture_file (&fixture, "copy.db");

  add_employee (&fixture, "a");
  backup (&fixture, file);
  add_employee (&fixture, "b");
  expect_full (&fixture, file, 50000);

  /* More than SQLite's cache holds: then it has a journal of its own when there is no more room. */
  fixture_begin (&fixture, "many");
  fixture_run (&fixture,
               "INSERT INTO employee (number, note) "
               "WITH RECURSIVE n (i) AS (VALUES (1) UNION SELECT i + 1 FROM n WHERE i < 3000) "
               "SELECT 'n' || i, printf ('%.900c', 'x') FROM n");
  fixture_commit (&fixture);
  g_assert_cmpint (fixture_int (&fixture, "PRAGMA page_count") * 4096, >, 4 << 20);
  expect_full (&fixture, file, 3 << 20);
}

static void
test_restore (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autofree char *file = fixture_file (&fixture, "copy.db");
  g_autofree char *safety_copy = NULL;
  g_autofree char *second_copy = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (TklStore) reader = NULL;
  Fixture view = { NULL, NULL, NULL };

  add_employee (&fixture, "a");
  backup (&fixture, file);
  add_employee (&fixture, "b");
  add_employee (&fixture, "c");
  reader = tkl_store_open (fixture.path, TKL_STORE_READ, &error);
  view.store = reader;
  g_assert_true (tkl_store_begin_read (reader, &error));
  g_assert_cmpint (fixture_int (&view, "SELECT count (*) FROM employee"), ==, 3);

  (void) tkl_store_restore (fixture.store, file, &safety_copy, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM employee"), ==, 1);
  g_assert_cmpint (count_employees (safety_copy), ==, 3);
  name = g_path_get_basename (safety_copy);
  g_assert_true (
      g_regex_match_simple ("^company\\.before-restore-\\d{8}-\\d{6}\\.db$", name, 0, 0));

  /* Somebody who reads goes on with the state he began with. */
  g_assert_cmpint (fixture_int (&view, "SELECT count (*) FROM employee"), ==, 3);
  tkl_store_rollback (reader);
  g_assert_cmpint (fixture_int (&view, "SELECT count (*) FROM employee"), ==, 1);

  /* All is as if freshly opened: mode, triggers, writing, and restoring again. */
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM pragma_journal_mode"
                                          " WHERE journal_mode = 'wal'"),
                   ==, 1);
  add_employee (&fixture, "d");
  g_assert_true (tkl_store_check (fixture.store, &faults, &error));
  g_assert_cmpint (faults->len, ==, 0);
  g_assert_true (tkl_store_restore (fixture.store, safety_copy, &second_copy, &error));
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM employee"), ==, 3);
  g_assert_cmpint (count_employees (second_copy), ==, 2);
  g_assert_cmpint (fixture_files (&fixture, "before-restore"), ==, 2);
}

static void
make_file (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_restore_refusals (void)
{
  static const struct
  {
    const char *sql; /* (nullable): what is done to a good backup, or NULL: no file */
    int code;
  } cases[] = {
    { NULL, TKL_STORE_ERROR_NOT_FOUND },
    { "PRAGMA user_version = " G_STRINGIFY (TKL_SCHEMA_VERSION) "00", TKL_STORE_ERROR_TOO_NEW },
    { "PRAGMA application_id = 5", TKL_STORE_ERROR_CORRUPT },
    /* a damaged index: found by reading all of it, not by its header */
    { "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM"
      " sqlite_schema WHERE name = 'notice_day') WHERE name = 'tick_time'",
      TKL_STORE_ERROR_CORRUPT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = fixture_open ();
      g_autofree char *file = fixture_file (&fixture, "copy.db");
      g_autoptr (GError) error = NULL;
      g_autofree char *safety_copy = NULL;

      if (cases[i].sql != NULL)
        {
          backup (&fixture, file);
          make_file (file, cases[i].sql);
        }
      add_employee (&fixture, "a");
      g_assert_false (tkl_store_restore (fixture.store, file, &safety_copy, &error));
      g_assert_error (error, TKL_STORE_ERROR, cases[i].code);
      g_assert_null (safety_copy);
      g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM employee"), ==, 1);
      g_assert_cmpint (fixture_files (&fixture, "before-restore"), ==, 0);
    }
}

static void
test_restore_other_files (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autofree char *letter = fixture_file (&fixture, "letter.txt");
  g_autofree char *empty = fixture_file (&fixture, "empty.db");
  g_autofree char *foreign = fixture_file (&fixture, "foreign.db");
  g_autofree char *text = g_strnfill (5000, 'x');
  const char *const files[] = { letter, empty, foreign };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (letter, text, -1, NULL));
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  make_file (foreign, "CREATE TABLE a (b)");
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_assert_false (tkl_store_restore (fixture.store, files[i], NULL, &error));
      g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CORRUPT);
      g_clear_error (&error);
    }
  g_assert_false (tkl_store_restore (fixture.store, fixture.path, NULL, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_TAKEN);
  add_employee (&fixture, "a");
}

/* While somebody writes: refused, and nothing is left behind. */
static void
test_restore_busy (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autofree char *file = fixture_file (&fixture, "copy.db");
  g_autoptr (GError) error = NULL;
  g_autoptr (TklStore) second = tkl_store_open (fixture.path, TKL_STORE_WRITE, NULL);

  backup (&fixture, file);
  add_employee (&fixture, "a");
  g_assert_true (tkl_store_begin (second, &error));
  sqlite3_busy_timeout (fixture.store->db, 0);
  g_assert_false (tkl_store_restore (fixture.store, file, NULL, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_BUSY);
  g_clear_error (&error);
  tkl_store_rollback (second);
  g_assert_true (tkl_store_restore (fixture.store, file, NULL, &error));
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM employee"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/backup/backup", test_backup);
  g_test_add_func ("/store/backup/peek", test_peek);
  g_test_add_func ("/store/backup/refusals", test_backup_refusals);
  g_test_add_func ("/store/backup/while-writing", test_backup_while_writing);
  g_test_add_func ("/store/backup/full", test_backup_full);
  g_test_add_func ("/store/restore/restore", test_restore);
  g_test_add_func ("/store/restore/refusals", test_restore_refusals);
  g_test_add_func ("/store/restore/other-files", test_restore_other_files);
  g_test_add_func ("/store/restore/busy", test_restore_busy);
  return g_test_run ();
}
