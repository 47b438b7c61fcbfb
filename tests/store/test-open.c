/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening: creation, refusals, migration behind a copy, crashes, a full disk, several writers. */
/* Thread: main. */
#include "store-fixture.h"

#include "tkl-migrate.h"
#include "tkl-store-private.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static const char step_next[] = "ALTER TABLE employee ADD COLUMN nickname TEXT;"
                                "UPDATE employee SET nickname = number;";
static const char step_bad[] = "CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT;"
                               "INSERT INTO missing VALUES (1);";
static const char step_dies[] = "CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT;"
                                "SELECT die ();";

/* The steps of this program, then up to two of a later one. */
typedef struct
{
  const char *steps[TKL_SCHEMA_VERSION + 2];
  guint n;
} Steps;

static Steps
steps_and (const char *next, const char *after)
{
  Steps steps = { .n = TKL_SCHEMA_VERSION };

  for (guint i = 0; i < TKL_SCHEMA_VERSION; i++)
    steps.steps[i] = tkl_migrate_steps ()[i];
  steps.steps[steps.n++] = next;
  if (after != NULL)
    steps.steps[steps.n++] = after;
  return steps;
}

/* Copies made before migrating to the version that is @n_later later than this program's. */
static guint
count_copies (const Fixture *fixture, int n_later)
{
  g_autofree char *label = g_strdup_printf ("company.before-v%d.db", TKL_SCHEMA_VERSION + n_later);

  return fixture_files (fixture, label);
}

static void
add_employee (const Fixture *fixture, const char *number)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO employee (number) VALUES ('%s')", number);

  fixture_begin (fixture, "add");
  fixture_run (fixture, sql);
  fixture_commit (fixture);
}

static void
test_create (void)
{
  g_auto (Fixture) fixture = fixture_new ();
  g_autofree char *path = g_build_filename (fixture.folder, "a", "b", "new.db", NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_free (fixture.path);
  fixture.path = g_steal_pointer (&path);
  fixture.store = tkl_store_open (fixture.path, TKL_STORE_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tkl_store_path (fixture.store), ==, fixture.path);
  g_assert_cmpint (fixture_int (&fixture, "PRAGMA user_version"), ==, TKL_SCHEMA_VERSION);
  g_assert_cmpint (fixture_int (&fixture, "PRAGMA application_id"), ==, TKL_SCHEMA_APPLICATION_ID);
  g_assert_cmpint (fixture_int (&fixture, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (fixture_int (&fixture, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (fixture_int (&fixture, "PRAGMA busy_timeout"), ==, 10000);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM pragma_journal_mode"
                                          " WHERE journal_mode = 'wal'"),
                   ==, 1);
  /* National numbers are in it: nobody else on the machine may read it. */
  g_assert_cmpint (g_stat (fixture.path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM sqlite_schema WHERE type = 'table'"
                                          " AND sql NOT LIKE '%STRICT%'"
                                          " AND name NOT LIKE 'sqlite_%'"),
                   ==, 0);
}

static void
test_reopen (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GError) error = NULL;

  add_employee (&fixture, "12");
  for (int i = 0; i < 2; i++)
    {
      tkl_store_close (fixture.store);
      fixture.store
          = tkl_store_open (fixture.path, i == 0 ? TKL_STORE_READ : TKL_STORE_WRITE, &error);
      g_assert_no_error (error);
      g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM employee"), ==, 1);
    }
  g_assert_cmpint (fixture_files (&fixture, "before"), ==, 0);
}

static void
expect_refusal (const Fixture *fixture, TklStoreMode mode, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_size, after_size;

  g_assert_true (g_file_get_contents (fixture->path, &before, &before_size, NULL));
  g_assert_null (tkl_store_open (fixture->path, mode, &error));
  g_assert_error (error, TKL_STORE_ERROR, code);
  /* What is not ours stays byte for byte as it was. */
  g_assert_true (g_file_get_contents (fixture->path, &after, &after_size, NULL));
  g_assert_cmpmem (before, before_size, after, after_size);
}

static void
make_database (const Fixture *fixture, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_refuse (void)
{
  static const struct
  {
    const char *sql;
    int code;
  } cases[] = {
    { "CREATE TABLE letter (id INTEGER)", TKL_STORE_ERROR_CORRUPT },
    { "PRAGMA user_version = 1; CREATE TABLE letter (id INTEGER)", TKL_STORE_ERROR_CORRUPT },
    { "PRAGMA application_id = 77; CREATE TABLE letter (id INTEGER)", TKL_STORE_ERROR_CORRUPT },
    { "PRAGMA application_id = 0x54494b4c; CREATE TABLE letter (id INTEGER)",
      TKL_STORE_ERROR_CORRUPT },
    { "PRAGMA application_id = 0x54494b4c; PRAGMA user_version = -1; CREATE TABLE letter (id)",
      TKL_STORE_ERROR_CORRUPT },
    { "PRAGMA application_id = 0x54494b4c; PRAGMA user_version = 2000000000; CREATE TABLE a (id)",
      TKL_STORE_ERROR_TOO_NEW },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = fixture_new ();

      make_database (&fixture, cases[i].sql);
      expect_refusal (&fixture, TKL_STORE_READ, cases[i].code);
      expect_refusal (&fixture, TKL_STORE_WRITE, cases[i].code);
    }
}

/* The very next version is too new already. */
static void
test_refuse_next (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", TKL_SCHEMA_VERSION + 1);

  g_clear_pointer (&fixture.store, tkl_store_close);
  make_database (&fixture, sql);
  expect_refusal (&fixture, TKL_STORE_READ, TKL_STORE_ERROR_TOO_NEW);
  expect_refusal (&fixture, TKL_STORE_WRITE, TKL_STORE_ERROR_TOO_NEW);
}

static void
test_refuse_other_files (void)
{
  static const char letter[] = "Dear Sir, this is a letter and no database. It is long enough to "
                               "be taken for a header of one hundred bytes, which it is not.";
  g_auto (Fixture) fixture = fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *through = NULL;

  g_assert_true (g_file_set_contents (fixture.path, letter, -1, NULL));
  expect_refusal (&fixture, TKL_STORE_READ, TKL_STORE_ERROR_CORRUPT);
  expect_refusal (&fixture, TKL_STORE_WRITE, TKL_STORE_ERROR_CORRUPT);

  /* A header and nothing behind it. */
  g_assert_true (g_file_set_contents (fixture.path, "SQLite format 3\0\x10\0\1\1", 20, NULL));
  expect_refusal (&fixture, TKL_STORE_READ, TKL_STORE_ERROR_CORRUPT);

  /* A folder, and a path through a file. */
  g_assert_null (tkl_store_open (fixture.folder, TKL_STORE_WRITE, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_FOLDER);
  g_clear_error (&error);
  through = g_build_filename (fixture.path, "x.db", NULL);
  g_assert_null (tkl_store_open (through, TKL_STORE_WRITE, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_DENIED);
}

static void
test_read_missing (void)
{
  g_auto (Fixture) fixture = fixture_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (tkl_store_open (fixture.path, TKL_STORE_READ, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (fixture.path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  /* Made by a program that was killed before it had written anything. */
  g_assert_true (g_file_set_contents (fixture.path, "", 0, NULL));
  g_assert_null (tkl_store_open (fixture.path, TKL_STORE_READ, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  fixture.store = tkl_store_open (fixture.path, TKL_STORE_WRITE, &error);
  g_assert_no_error (error);
}

/* A page in the middle overwritten: reported, and never an abort. */
static void
test_damaged (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  fixture_run (&fixture, "PRAGMA wal_checkpoint (TRUNCATE)");
  g_clear_pointer (&fixture.store, tkl_store_close);
  g_assert_true (g_file_get_contents (fixture.path, &bytes, &size, NULL));
  g_assert_cmpint (size, >, 40960);
  memset (bytes + 100, 0xa5, 4000);
  g_assert_true (g_file_set_contents (fixture.path, bytes, (gssize) size, NULL));

  fixture.store = tkl_store_open (fixture.path, TKL_STORE_WRITE, &error);
  g_assert_null (fixture.store);
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CORRUPT);
}

static gboolean
migrate_raw (const Fixture *fixture, const Steps *steps, GError **error)
{
  sqlite3 *db = NULL;
  gboolean done;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  done = tkl_migrate (db, fixture->path, steps->steps, steps->n, error);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  return done;
}

static gint64
read_raw (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 value = -1;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  return value;
}

static void
test_migrate (void)
{
  const Steps failing = steps_and (step_next, step_bad);
  const Steps good = steps_and (step_next, NULL);
  g_auto (Fixture) fixture = fixture_open ();
  g_autofree char *label = g_strdup_printf ("company.before-v%d.db", TKL_SCHEMA_VERSION + 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = NULL;

  add_employee (&fixture, "12");
  g_clear_pointer (&fixture.store, tkl_store_close);

  /* The last step fails: the one before is taken back with it, the copy stays. */
  g_assert_false (migrate_raw (&fixture, &failing, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpint (read_raw (fixture.path, "PRAGMA user_version"), ==, TKL_SCHEMA_VERSION);
  g_assert_cmpint (read_raw (fixture.path, "SELECT count (*) FROM pragma_table_info ('employee')"
                                           " WHERE name = 'nickname'"),
                   ==, 0);
  g_assert_cmpuint (count_copies (&fixture, 2), ==, 1);

  g_assert_true (migrate_raw (&fixture, &good, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read_raw (fixture.path, "PRAGMA user_version"), ==, TKL_SCHEMA_VERSION + 1);
  g_assert_cmpint (read_raw (fixture.path, "SELECT nickname FROM employee"), ==, 12);
  copy = fixture_find (&fixture, label);
  g_assert_nonnull (copy);
  g_assert_cmpint (read_raw (copy, "PRAGMA user_version"), ==, TKL_SCHEMA_VERSION);
  g_assert_cmpint (read_raw (copy, "SELECT number FROM employee"), ==, 12);

  /* Once more: another program was quicker. Nothing happens, no second copy. */
  g_assert_true (migrate_raw (&fixture, &good, &error));
  g_assert_cmpuint (count_copies (&fixture, 1), ==, 1);

  /* This program does not know the last step. */
  expect_refusal (&fixture, TKL_STORE_WRITE, TKL_STORE_ERROR_TOO_NEW);
}

/* A copy made for safety never replaces an earlier one. */
static void
test_migrate_twice (void)
{
  const Steps bad = steps_and (step_bad, NULL);
  g_auto (Fixture) fixture = fixture_open ();
  g_autofree char *part = g_strdup_printf ("before-v%d", TKL_SCHEMA_VERSION + 1);

  g_clear_pointer (&fixture.store, tkl_store_close);
  for (guint i = 1; i <= 3; i++)
    {
      g_assert_false (migrate_raw (&fixture, &bad, NULL));
      g_assert_cmpuint (fixture_files (&fixture, part), ==, i);
    }
}

static void
die (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  _exit (7);
}

/* In a child that is killed in the middle of the last step. */
static void
migrate_and_die (const Fixture *fixture, const Steps *steps)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      sqlite3 *db = NULL;

      sqlite3_open (fixture->path, &db);
      sqlite3_exec (db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
      sqlite3_create_function (db, "die", 0, SQLITE_UTF8, NULL, die, NULL, NULL);
      tkl_migrate (db, fixture->path, steps->steps, steps->n, NULL);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 7);
}

static void
test_kill_between_steps (void)
{
  const Steps first = { { step_dies }, 1 };
  const Steps second = steps_and (step_next, step_dies);
  g_auto (Fixture) fixture = fixture_new ();
  g_autoptr (GError) error = NULL;

  /* At the very first start … */
  migrate_and_die (&fixture, &first);
  fixture.store = tkl_store_open (fixture.path, TKL_STORE_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM sqlite_schema"
                                          " WHERE name = 'extra'"),
                   ==, 0);
  add_employee (&fixture, "12");
  g_clear_pointer (&fixture.store, tkl_store_close);

  /* … and with data. */
  migrate_and_die (&fixture, &second);
  fixture.store = tkl_store_open (fixture.path, TKL_STORE_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_int (&fixture, "PRAGMA user_version"), ==, TKL_SCHEMA_VERSION);
  g_assert_cmpint (fixture_int (&fixture, "SELECT number FROM employee"), ==, 12);
  g_assert_cmpuint (count_copies (&fixture, 2), ==, 1);
}

static void
test_full (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GError) error = NULL;
  gboolean ok = TRUE;

  fixture_run (&fixture, "PRAGMA max_page_count = 80");
  fixture_begin (&fixture, "fill");
  for (int i = 1; ok && i < 100000; i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"name\":\"n%d\",\"value\":\"v\"}", i);
      sqlite3_stmt *put = tkl_store_statement (fixture.store, TKL_SQL_JOURNAL_PUT_SETTING);

      tkl_bind_int (put, 1, i);
      tkl_bind_text (put, 2, json);
      ok = tkl_step_done (fixture.store, put, &error);
    }
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_FULL);
  tkl_store_rollback (fixture.store);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM setting"), ==, 0);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM journal_entry"), ==, 0);
  /* Goes on once there is room. */
  fixture_run (&fixture, "PRAGMA max_page_count = 100000");
  add_employee (&fixture, "12");
}

/* The file system's own refusal, in a child that may write @limit bytes only. */
static int
open_with_limit (const Fixture *fixture, rlim_t limit)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      struct rlimit file_size = { limit, limit };
      GError *error = NULL;
      TklStore *store;

      signal (SIGXFSZ, SIG_IGN);
      setrlimit (RLIMIT_FSIZE, &file_size);
      store = tkl_store_open (fixture->path, TKL_STORE_WRITE, &error);
      _exit (store != NULL ? 100 : error->code);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static void
test_full_file_system (void)
{
  g_auto (Fixture) fixture = fixture_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (open_with_limit (&fixture, 20000), ==, TKL_STORE_ERROR_FULL);
  g_assert_cmpint (open_with_limit (&fixture, 100 << 20), ==, 100);
  fixture.store = tkl_store_open (fixture.path, TKL_STORE_WRITE, &error);
  g_assert_no_error (error);
}

static void
test_second_writer (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TklStore) second = tkl_store_open (fixture.path, TKL_STORE_WRITE, &error);
  g_autoptr (TklStore) reader = tkl_store_open (fixture.path, TKL_STORE_READ, &error);
  Fixture read_fixture = { NULL, NULL, reader };

  g_assert_no_error (error);
  sqlite3_busy_timeout (second->db, 0);
  sqlite3_busy_timeout (reader->db, 0);

  fixture_begin (&fixture, "add");
  fixture_run (&fixture, "INSERT INTO employee (number) VALUES ('12')");
  g_assert_false (tkl_store_begin (second, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_BUSY);
  g_clear_error (&error);
  /* A reader does not wait, and sees nothing of what is not committed. */
  g_assert_cmpint (fixture_int (&read_fixture, "SELECT count (*) FROM employee"), ==, 0);
  g_assert_true (tkl_store_begin_read (reader, &error));
  fixture_commit (&fixture);
  /* One snapshot until its end. */
  g_assert_cmpint (fixture_int (&read_fixture, "SELECT count (*) FROM employee"), ==, 0);
  tkl_store_rollback (reader);
  g_assert_cmpint (fixture_int (&read_fixture, "SELECT count (*) FROM employee"), ==, 1);

  g_assert_true (tkl_store_begin (second, &error));
  g_assert_no_error (error);
  g_assert_true (tkl_store_commit (second, &error));
}

static void
open_in_child (const Fixture *fixture, int start_fd, TklStoreMode mode)
{
  g_autoptr (GError) error = NULL;
  TklStore *store;
  char byte;

  /* All wait for the end of the same pipe, then go at once. */
  if (read (start_fd, &byte, 1) != 0)
    _exit (99);
  store = tkl_store_open (fixture->path, mode, &error);
  if (store == NULL)
    _exit (mode == TKL_STORE_READ && error->code == TKL_STORE_ERROR_NOT_FOUND ? 0
                                                                              : 1 + error->code);
  tkl_store_close (store);
  _exit (0);
}

/* A timer, a window and a command line that all meet a new file. */
static void
test_start_together (void)
{
  for (int round = 0; round < 10; round++)
    {
      g_auto (Fixture) fixture = fixture_new ();
      int start[2];
      pid_t children[6];

      g_assert_cmpint (pipe (start), ==, 0);
      for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
        {
          children[i] = fork ();
          g_assert_cmpint (children[i], >=, 0);
          if (children[i] == 0)
            {
              close (start[1]);
              open_in_child (&fixture, start[0], i % 3 == 2 ? TKL_STORE_READ : TKL_STORE_WRITE);
            }
        }
      close (start[0]);
      close (start[1]);
      for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
        {
          int status;

          g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
          g_assert_true (WIFEXITED (status));
          g_assert_cmpint (WEXITSTATUS (status), ==, 0);
        }
      g_assert_cmpint (read_raw (fixture.path, "PRAGMA user_version"), ==, TKL_SCHEMA_VERSION);
      g_assert_cmpint (fixture_files (&fixture, "before"), ==, 0);
    }
}

static void
test_transactions (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GError) error = NULL;

  tkl_store_rollback (fixture.store);
  g_assert_true (tkl_store_begin (fixture.store, &error));
  fixture_run (&fixture, "INSERT INTO sync_state (name, value) VALUES ('a', 'b')");
  tkl_store_rollback (fixture.store);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM sync_state"), ==, 0);

  g_assert_true (tkl_store_begin (fixture.store, &error));
  fixture_run (&fixture, "INSERT INTO sync_state (name, value) VALUES ('a', 'b')");
  g_assert_true (tkl_store_commit (fixture.store, &error));
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM sync_state"), ==, 1);

  /* A commit that the database refuses leaves no transaction open. */
  g_assert_true (tkl_store_begin (fixture.store, &error));
  fixture_run (&fixture, "PRAGMA defer_foreign_keys = ON;"
                         "INSERT INTO key_spelling (raw, key_id) VALUES ('x', 99)");
  g_assert_false (tkl_store_commit (fixture.store, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONSTRAINT);
  g_assert_false (tkl_store_in_transaction (fixture.store));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/open/create", test_create);
  g_test_add_func ("/store/open/reopen", test_reopen);
  g_test_add_func ("/store/open/refuse", test_refuse);
  g_test_add_func ("/store/open/refuse-next", test_refuse_next);
  g_test_add_func ("/store/open/refuse-other-files", test_refuse_other_files);
  g_test_add_func ("/store/open/read-missing", test_read_missing);
  g_test_add_func ("/store/open/damaged", test_damaged);
  g_test_add_func ("/store/open/migrate", test_migrate);
  g_test_add_func ("/store/open/migrate-twice", test_migrate_twice);
  g_test_add_func ("/store/open/kill-between-steps", test_kill_between_steps);
  g_test_add_func ("/store/open/full", test_full);
  g_test_add_func ("/store/open/full-file-system", test_full_file_system);
  g_test_add_func ("/store/open/second-writer", test_second_writer);
  g_test_add_func ("/store/open/start-together", test_start_together);
  g_test_add_func ("/store/open/transactions", test_transactions);
  return g_test_run ();
}
