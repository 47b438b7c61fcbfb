/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks as files: same bytes, whole or absent, cancelled, full disk, split. F029, F051, F176. */
/* Thread: main. */
#include "sheet-data.h"
#include "tkl-export-error.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *folder; /* (owned) */
  char *path;   /* (owned): in it */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->folder = g_dir_make_tmp ("tkl-xlsx-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "hours.xlsx", NULL);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static SheetData *
make_data (guint n_employees, guint n_lines)
{
  SheetData *data = sheet_data_new ("nl");

  sheet_data_add_project (data, "P001", "Werf");
  for (guint i = 0; i < n_employees; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      GArray *lines = sheet_data_add_employee (data, number, "Jan Peeters");

      sheet_data_add_month (data, lines, n_lines);
    }
  return data;
}

static void
read_bytes (const char *path, char **ret_bytes, gsize *ret_n)
{
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, ret_bytes, ret_n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (*ret_n, >, 1000);
  g_assert_cmpmem (*ret_bytes, 2, "PK", 2);
}

static void
test_same_bytes (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (SheetData) data = make_data (3, 60);
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize n_first, n_second;

  tkl_xlsx_write (&data->book, fixture->path, NULL, &error);
  g_assert_no_error (error);
  read_bytes (fixture->path, &first, &n_first);
  data->at = 0;
  g_assert_true (tkl_xlsx_write (&data->book, fixture->path, NULL, &error));
  read_bytes (fixture->path, &second, &n_second);
  g_assert_cmpmem (first, n_first, second, n_second);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* The decimal comma of the process must not get into the file, nor be lost behind it. */
static void
test_locale (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (SheetData) data = make_data (1, 20);
  g_autofree char *dot = NULL;
  g_autofree char *comma = NULL;
  gsize n_dot, n_comma;

  setlocale (LC_ALL, "C");
  g_assert_true (tkl_xlsx_write (&data->book, fixture->path, NULL, NULL));
  read_bytes (fixture->path, &dot, &n_dot);
  if (setlocale (LC_ALL, "nl_BE.UTF-8") == NULL)
    {
      g_test_skip ("the locale nl_BE.UTF-8 is not installed");
      return;
    }
  data->at = 0;
  g_assert_true (tkl_xlsx_write (&data->book, fixture->path, NULL, NULL));
  read_bytes (fixture->path, &comma, &n_comma);
  g_assert_cmpmem (dot, n_dot, comma, n_comma);
  g_assert_cmpstr (localeconv ()->decimal_point, ==, ",");
  setlocale (LC_ALL, "");
}

static void
check_failure (const SheetData *data, const char *path, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (tkl_xlsx_write (&data->book, path, NULL, &error));
  g_assert_error (error, TKL_EXPORT_ERROR, code);
  g_assert_cmpstr (error->message, !=, "");
}

static void
test_bad_paths (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (SheetData) data = make_data (1, 3);
  g_autofree char *missing = g_build_filename (fixture->folder, "no", "x.xlsx", NULL);

  check_failure (data, missing, TKL_EXPORT_ERROR_NOT_FOUND);
  check_failure (data, fixture->folder, TKL_EXPORT_ERROR_FOLDER);
  check_failure (data, "/dev/null", TKL_EXPORT_ERROR_FAILED);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, "SQLite format 3", 16, NULL));
  check_failure (data, fixture->path, TKL_EXPORT_ERROR_FAILED);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  if (geteuid () == 0)
    return; /* may write everywhere */
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  check_failure (data, fixture->path, TKL_EXPORT_ERROR_DENIED);
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
}

static void
test_permissions (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (SheetData) data = make_data (1, 3);
  mode_t mask = umask (027);
  GStatBuf info;

  g_assert_true (tkl_xlsx_write (&data->book, fixture->path, NULL, NULL));
  umask (mask);
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
}

/* No file may grow beyond @limit: the writes of sheets, copies and the package fail in turn. */
static void
check_limit (Fixture *fixture, rlim_t limit)
{
  g_autoptr (SheetData) data = make_data (2, 2000);
  g_autoptr (GError) error = NULL;
  struct rlimit old, small;
  gboolean done;

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  small = (struct rlimit){ limit, old.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  done = tkl_xlsx_write (&data->book, fixture->path, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
  g_assert_false (done);
  g_assert_error (error, TKL_EXPORT_ERROR, TKL_EXPORT_ERROR_FULL);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_full_disk (Fixture *fixture, gconstpointer user_data)
{
  static const rlim_t limits[] = { 1, 4096, 100000, 1000000, 1800000 };

  signal (SIGXFSZ, SIG_IGN);
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autofree char *text = NULL;

      check_limit (fixture, limits[i]);
      g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, "old");
    }
}

static void
test_cancelled (Fixture *fixture, gconstpointer user_data)
{
  for (guint at = 0; at < 3; at++)
    {
      g_autoptr (SheetData) data = make_data (3, 30);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;

      data->cancel = cancellable;
      data->cancel_at = at;
      g_assert_false (tkl_xlsx_write (&data->book, fixture->path, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (count_files (fixture->folder), ==, 0);
    }
}

static void
test_source_fails (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (SheetData) data = make_data (3, 30);
  g_autoptr (GError) error = NULL;

  data->fail_at = 2;
  g_assert_false (tkl_xlsx_write (&data->book, fixture->path, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static void
test_too_many_sheets (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (SheetData) data = make_data (60, 1);
  g_autoptr (GError) error = NULL;
  struct rlimit old, small;
  gboolean done;

  g_assert_cmpint (getrlimit (RLIMIT_NOFILE, &old), ==, 0);
  small = (struct rlimit){ 40, old.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &small), ==, 0);
  done = tkl_xlsx_write (&data->book, fixture->path, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &old), ==, 0);
  g_assert_false (done);
  g_assert_error (error, TKL_EXPORT_ERROR, TKL_EXPORT_ERROR_LIMIT);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static GPtrArray *
new_failures (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
}

static void
test_split (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (SheetData) data = make_data (40, 12);
  g_autofree char *first = g_build_filename (fixture->folder, "1 Jan Peeters.xlsx", NULL);
  g_autoptr (GPtrArray) failures = new_failures ();
  g_autoptr (GError) error = NULL;
  guint n_files = 99;

  sheet_data_add_employee (data, "41", "Without Lines");
  tkl_xlsx_write_split (&data->book, fixture->folder, &n_files, failures, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (failures->len, ==, 0);
  g_assert_cmpuint (n_files, ==, 40);
  g_assert_cmpuint (count_files (fixture->folder), ==, 40);
  g_assert_true (g_file_test (first, G_FILE_TEST_IS_REGULAR));
}

/* By a pattern: one name for all, one for each; dates of the period in both. */
static void
test_pattern (Fixture *fixture, gconstpointer user_data)
{
  static const struct
  {
    const char *pattern;
    const char *all, *first;
  } cases[] = {
    { "{company} {from}_{to}", "Dak _ Zoon 2026-03-01_2026-03-31.xlsx",
      "Dak _ Zoon 2026-03-01_2026-03-31 1.xlsx" },
    { "{number} {name} {from} {to}", "2026-03-01 2026-03-31.xlsx",
      "1 Jan Peeters 2026-03-01 2026-03-31.xlsx" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SheetData) data = make_data (2, 12);
      g_autofree char *first = g_build_filename (fixture->folder, cases[i].first, NULL);
      g_autofree char *name = NULL;
      g_autoptr (GPtrArray) failures = new_failures ();
      g_autoptr (GError) error = NULL;

      data->book.company_name = "Dak _ Zoon";
      data->book.from = tkl_day_from_ymd (2026, 3, 1);
      data->book.to = tkl_day_from_ymd (2026, 3, 31);
      data->book.file_pattern = cases[i].pattern;
      name = tkl_xlsx_file_name (&data->book);
      g_assert_cmpstr (name, ==, cases[i].all);
      tkl_xlsx_write_split (&data->book, fixture->folder, NULL, failures, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_test (first, G_FILE_TEST_IS_REGULAR));
    }
  g_assert_cmpuint (count_files (fixture->folder), ==, 4);
}

static void
test_split_fails (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (SheetData) data = make_data (3, 12);
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = g_build_filename (fixture->folder, "no", "folder", NULL);
  g_autofree char *made = g_build_filename (fixture->folder, "made", NULL);
  g_autoptr (GPtrArray) failures = new_failures ();
  g_autoptr (GCancellable) stopped = g_cancellable_new ();
  guint n_files = 99;

  /* Stopped before the first file: a folder made for nothing goes, one that was there stays. */
  g_cancellable_cancel (stopped);
  g_assert_false (tkl_xlsx_write_split (&data->book, made, &n_files, failures, stopped, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (g_file_test (made, G_FILE_TEST_EXISTS));
  g_assert_false (
      tkl_xlsx_write_split (&data->book, fixture->folder, &n_files, failures, stopped, &error));
  g_clear_error (&error);
  g_assert_true (g_file_test (fixture->folder, G_FILE_TEST_IS_DIR));

  g_assert_false (tkl_xlsx_write_split (&data->book, missing, &n_files, failures, NULL, &error));
  g_assert_error (error, TKL_EXPORT_ERROR, TKL_EXPORT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  data->fail_at = 2;
  g_assert_false (
      tkl_xlsx_write_split (&data->book, fixture->folder, &n_files, failures, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpuint (n_files, ==, 2);
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
}

/* A folder has the name of a workbook: the others are written all the same; none at all is no part. */
static void
test_split_in_part (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *in_the_way = g_build_filename (fixture->folder, "1 Jan Peeters.xlsx", NULL);
  g_autofree char *last = g_build_filename (fixture->folder, "3 Jan Peeters.xlsx", NULL);

  g_assert_cmpint (g_mkdir (in_the_way, 0700), ==, 0);
  for (guint n_employees = 1; n_employees <= 3; n_employees += 2)
    {
      g_autoptr (SheetData) data = make_data (n_employees, 12);
      g_autoptr (GPtrArray) failures = new_failures ();
      g_autoptr (GError) error = NULL;
      guint n_files = 99;

      tkl_xlsx_write_split (&data->book, fixture->folder, &n_files, failures, NULL, &error);
      if (n_employees > 1)
        g_assert_no_error (error);
      else
        g_assert_error (error, TKL_EXPORT_ERROR, TKL_EXPORT_ERROR_FOLDER);
      g_assert_cmpuint (n_files, ==, n_employees - 1);
      g_assert_cmpuint (failures->len, ==, 1);
      g_assert_nonnull (strstr (((const GError *) failures->pdata[0])->message, in_the_way));
    }
  g_assert_true (g_file_test (last, G_FILE_TEST_IS_REGULAR));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/export/xlsx/same-bytes", test_same_bytes);
  ADD ("/export/xlsx/locale", test_locale);
  ADD ("/export/xlsx/bad-paths", test_bad_paths);
  ADD ("/export/xlsx/permissions", test_permissions);
  ADD ("/export/xlsx/full-disk", test_full_disk);
  ADD ("/export/xlsx/cancelled", test_cancelled);
  ADD ("/export/xlsx/source-fails", test_source_fails);
  ADD ("/export/xlsx/too-many-sheets", test_too_many_sheets);
  ADD ("/export/xlsx/split", test_split);
  ADD ("/export/xlsx/pattern", test_pattern);
  ADD ("/export/xlsx/split-fails", test_split_fails);
  ADD ("/export/xlsx/split-in-part", test_split_in_part);
#undef ADD
  return g_test_run ();
}
