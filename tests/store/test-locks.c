/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other programs at the same database, after a library of ours looked into its files. */
/* Thread: main. */
#include "store-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#define OTHER "--other"

static const char *program;

/* --- the other program ------------------------------------------------------------------------ */

/* A plain SQLite that writes and closes. Returns: its exit code: result of SQLite. */
static int
be_other (const char *path)
{
  sqlite3 *db = NULL;
  int code = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_exec (db, "BEGIN IMMEDIATE; COMMIT", NULL, NULL, NULL);
  sqlite3_close (db);
  return code & 0xff;
}

static int
run_other (const Fixture *fixture)
{
  const char *const command[] = { program, OTHER, fixture->path, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

/* --- this program ----------------------------------------------------------------------------- */

static ino_t
inode_of (const Fixture *fixture, const char *suffix)
{
  g_autofree char *path = g_strconcat (fixture->path, suffix, NULL);
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_ino;
}

/* As a file chooser does to tell what kind of file each is. */
static void
look_into_files (const Fixture *fixture)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, suffixes[i], NULL);
      int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

      g_assert_cmpint (fd, >=, 0);
      close (fd);
    }
}

static void
change (Fixture *fixture)
{
  fixture_begin (fixture, "change");
  fixture_run (fixture, "INSERT INTO vehicle (remote_id) VALUES (hex (randomblob (8)))");
  fixture_commit (fixture);
}

/* The log stays that of both. */
static void
test_log_stays (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  ino_t log, index;

  change (&fixture);
  log = inode_of (&fixture, "-wal");
  index = inode_of (&fixture, "-shm");
  for (int i = 0; i < 3; i++)
    {
      look_into_files (&fixture);
      g_assert_cmpint (run_other (&fixture), ==, SQLITE_OK);
      g_assert_cmpint (inode_of (&fixture, "-wal"), ==, log);
      g_assert_cmpint (inode_of (&fixture, "-shm"), ==, index);
      change (&fixture);
    }
}

/* While one writes the other waits, in both directions of who closes what. */
static void
test_one_writes (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (TklStore) reader = tkl_store_open (fixture.path, TKL_STORE_READ, NULL);

  g_assert_nonnull (reader);
  g_assert_true (tkl_store_begin (fixture.store, NULL));
  look_into_files (&fixture);
  g_assert_cmpint (run_other (&fixture), ==, SQLITE_BUSY);
  g_clear_pointer (&reader, tkl_store_close);
  look_into_files (&fixture);
  g_assert_cmpint (run_other (&fixture), ==, SQLITE_BUSY);
  g_assert_true (tkl_store_commit (fixture.store, NULL));
  g_assert_cmpint (run_other (&fixture), ==, SQLITE_OK);
}

/* The last of several connections of one program cleans up, whichever it is. */
static void
test_last_closes (void)
{
  for (int order = 0; order < 2; order++)
    {
      g_auto (Fixture) fixture = fixture_open ();
      g_autofree char *log = g_strconcat (fixture.path, "-wal", NULL);
      TklStore *second = tkl_store_open (fixture.path, TKL_STORE_WRITE, NULL);

      g_assert_nonnull (second);
      change (&fixture);
      tkl_store_close (order == 0 ? fixture.store : second);
      g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
      if (order == 0)
        fixture.store = second;
      change (&fixture);
      g_clear_pointer (&fixture.store, tkl_store_close);
      g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
      g_assert_cmpint (run_other (&fixture), ==, SQLITE_OK);
      fixture.store = tkl_store_open (fixture.path, TKL_STORE_WRITE, NULL);
      g_assert_nonnull (fixture.store);
    }
}

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], OTHER) == 0)
    return be_other (argv[2]);
  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/locks/log-stays", test_log_stays);
  g_test_add_func ("/store/locks/one-writes", test_one_writes);
  g_test_add_func ("/store/locks/last-closes", test_last_closes);
  return g_test_run ();
}
