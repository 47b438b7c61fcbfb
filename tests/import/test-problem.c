/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people are told about a fault, and what they must not see; files read with a limit. */
#include "import-text.h"
#include "tkl-import-error.h"
#include "tkl-import-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
test_excerpt (void)
{
  static const struct
  {
    const char *value;
    const char *column;
    const char *excerpt;
  } cases[] = {
    { NULL, NULL, NULL },
    { "", NULL, NULL },
    { "Gent", "town", "Gent" },
    { "a\x1B[2Jb\nc", "town",
      "a\xEF\xBF\xBD[2Jb\xEF\xBF\xBD"
      "c" },
    { "a\xE2\x80\xAE"
      "b",
      "town",
      "a\xEF\xBF\xBD"
      "b" }, /* right-to-left override */
    { "caf\xE9", NULL, "caf\xEF\xBF\xBD" },
    { "0123456789012345678901234567890123456789", NULL,
      "0123456789012345678901234567890123456789" },
    { "01234567890123456789012345678901234567890", NULL,
      "012345678901234567890123456789012345678…" },
    { "ééééééééééééééééééééééééééééééééééééééééé", NULL,
      "ééééééééééééééééééééééééééééééééééééééé…" },
    { "84022999708", "national_number", "840229*****" },
    { "84022999709", "national_number", "840229*****" },
    { "84.02.29-997.0", "national_number", "84.02.29-***.*" },
    { "84.02.29-997.08", "town", "84.02.29-***.**" }, /* good, in a wrong column */
    { "84022999709", "town", "84022999709" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *excerpt = tkl_import_excerpt (cases[i].value, cases[i].column);

      g_assert_cmpstr (excerpt, ==, cases[i].excerpt);
    }
}

static void
test_fault_text (void)
{
  g_autofree char *none = tkl_import_fault_text (NULL);
  g_autofree char *lines = tkl_import_fault_text (" not UTF-8 !\nBytes: 0xE9\x1B\n");
  g_autofree char *text = g_strnfill (1000, 'x');
  g_autofree char *cut = tkl_import_fault_text (text);

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (lines, ==, "not UTF-8 ! Bytes: 0xE9\xEF\xBF\xBD");
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, TKL_IMPORT_FAULT_CHARS);
}

static void
test_format (void)
{
  static const struct
  {
    TklImportPlace place;
    TklImportReason reason;
    const char *value, *detail;
    const char *text;
  } cases[] = {
    { { 12, 0, "active" },
      TKL_IMPORT_SWITCH,
      "yes",
      NULL,
      "line 12, active: 1 (yes) or 0 (no) is expected. (“yes”)" },
    { { 12, 0, "number" },
      TKL_IMPORT_EMPTY,
      "",
      NULL,
      "line 12, number: A value is required here." },
    { { 3, 2, "geometry" },
      TKL_IMPORT_SHAPE_EMPTY,
      NULL,
      NULL,
      "line 3, feature 2, geometry: The polygon has no corners." },
    { { 3, 2, NULL },
      TKL_IMPORT_NOT_FEATURE,
      NULL,
      NULL,
      "line 3, feature 2: A GeoJSON feature is expected here." },
    { { 3, 0, "key" },
      TKL_IMPORT_KEY_HELD,
      "x",
      "7",
      "line 3, key: Employee 7 holds this key in that period. (“x”)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklImportProblem) problem = tkl_import_problem_new (
          &cases[i].place, cases[i].reason, cases[i].value, cases[i].detail);
      g_autofree char *text = tkl_import_problem_format (problem);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Each reason has a sentence, and the details asked for stand in it. */
static void
test_sentences (void)
{
  static const TklImportReason with_detail[]
      = { TKL_IMPORT_TOO_LONG, TKL_IMPORT_WHOLE_NUMBER, TKL_IMPORT_WORD, TKL_IMPORT_DISAGREES,
          TKL_IMPORT_KEY_HELD };
  TklImportPlace place = { .line = 1 };

  for (int reason = 0; reason < TKL_IMPORT_N_REASONS; reason++)
    {
      g_autoptr (TklImportProblem) problem = NULL;
      gboolean detailed = FALSE;

      for (gsize i = 0; i < G_N_ELEMENTS (with_detail); i++)
        detailed |= (int) with_detail[i] == reason;
      problem = tkl_import_problem_new (&place, reason, NULL, detailed ? "<4711>" : NULL);
      g_assert_nonnull (problem);
      g_assert_nonnull (problem->text);
      g_assert_true (g_str_has_suffix (problem->text, ".")
                     || g_str_has_suffix (problem->text, "?"));
      g_assert_cmpint (strstr (problem->text, "<4711>") != NULL, ==, detailed);
      g_assert_cmpint (problem->warning, ==, tkl_import_reason_is_warning (reason));
      g_assert_cmpstr (reason_name (reason), !=, "");
    }
}

static void
test_counts (void)
{
  g_autoptr (TklImportResult) result = tkl_import_result_new (NULL);
  TklImportPlace two = { .line = 2 };
  TklImportPlace three = { .line = 3 };
  TklImportPlace first = { .line = 3, .feature = 1 };

  tkl_import_result_complain (result, &two, TKL_IMPORT_COLUMN_UNKNOWN, NULL, NULL);
  g_assert_cmpuint (result->n_bad_rows, ==, 0);
  tkl_import_result_complain (result, &two, TKL_IMPORT_EMPTY, NULL, NULL);
  tkl_import_result_complain (result, &two, TKL_IMPORT_DATE, "x", NULL);
  g_assert_cmpuint (result->n_bad_rows, ==, 1);
  tkl_import_result_complain (result, &three, TKL_IMPORT_DATE, "x", NULL);
  tkl_import_result_complain (result, &first, TKL_IMPORT_NO_PROJECT, NULL, NULL);
  g_assert_cmpuint (result->n_bad_rows, ==, 3);
  g_assert_cmpuint (result->problems->len, ==, 5);
}

/* --- files ----------------------------------------------------------------------------------- */

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tikklok-import-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a b.csv", NULL);
  g_autofree char *missing = g_build_filename (folder, "none.csv", NULL);
  g_autofree char *below = g_build_filename (path, "x", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "number\n12\n", -1, NULL));
  bytes = tkl_import_read_file (path, 10, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "number\n12\n", 10);

  g_assert_null (tkl_import_read_file (path, 9, -1, &error));
  g_assert_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "a b.csv"));
  g_clear_error (&error);
  g_assert_null (tkl_import_read_file (missing, 9, -1, &error));
  g_assert_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (tkl_import_read_file (below, 9, -1, &error));
  g_assert_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (tkl_import_read_file (folder, 9, -1, &error));
  g_assert_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FOLDER);
  g_clear_error (&error);
  if (geteuid () != 0)
    {
      g_assert_cmpint (g_chmod (path, 0), ==, 0);
      g_assert_null (tkl_import_read_file (path, 9, -1, &error));
      g_assert_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_DENIED);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A file without an end stops at the limit. */
static void
test_endless (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (tkl_import_read_file ("/dev/zero", 1000000, -1, &error));
  g_assert_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_LIMIT);
}

/* Nobody writes into the pipe; who is told to stop does not wait for that. */
static void
test_unfilled_pipe (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tikklok-import-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "pipe", NULL);
  g_autoptr (GError) error = NULL;
  int stop[2];

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  g_assert_cmpint (pipe (stop), ==, 0);
  g_assert_cmpint (write (stop[1], "x", 1), ==, 1);
  g_assert_null (tkl_import_read_file (path, 1000, stop[0], &error));
  g_assert_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FAILED);
  close (stop[0]);
  close (stop[1]);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_empty_file (void)
{
  g_autoptr (GBytes) bytes = tkl_import_read_file ("/dev/null", 10, -1, NULL);

  g_assert_nonnull (bytes);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/problem/excerpt", test_excerpt);
  g_test_add_func ("/import/problem/fault-text", test_fault_text);
  g_test_add_func ("/import/problem/format", test_format);
  g_test_add_func ("/import/problem/sentences", test_sentences);
  g_test_add_func ("/import/problem/counts", test_counts);
  g_test_add_func ("/import/file/read", test_file);
  g_test_add_func ("/import/file/endless", test_endless);
  g_test_add_func ("/import/file/empty", test_empty_file);
  g_test_add_func ("/import/file/unfilled-pipe", test_unfilled_pipe);
  return g_test_run ();
}
