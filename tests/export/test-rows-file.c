/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a table as CSV and as a workbook. */
/* Thread: main. */
#include "tkl-export-error.h"
#include "tkl-rows-file.h"
#include "tkl-table-rows.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder; /* (owned) */
  char *path;   /* (owned) */
  GCancellable *cancellable;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer ending)
{
  fixture->folder = g_dir_make_tmp ("tikklok-table-XXXXXX", NULL);
  fixture->path = g_strdup_printf ("%s/rows%s", fixture->folder, (const char *) ending);
  fixture->cancellable = g_cancellable_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer ending)
{
  g_unlink (fixture->path);
  /* Nothing else was left in it. */
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_object_unref (fixture->cancellable);
}

/* Texts that people type, a day, a time, a number below zero, and nothing. */
static const char *const texts[] = { "=1+1", "-2 km", "say \"hi\"; now", "", "Zoë\nline" };

/* Somebody stops it while this row is written. */
#define ROW_OF_STOP 5000

static char *
make_cell (gpointer data, guint row, guint column, gint64 *ret_value)
{
  if (data != NULL && row == ROW_OF_STOP)
    g_cancellable_cancel (data);
  switch (column)
    {
    case 0:
      return g_strdup (texts[row % G_N_ELEMENTS (texts)]);
    case 1:
      *ret_value = 20514; /* 2026-03-02 */
      return g_strdup ("02/03/2026");
    case 2:
      *ret_value = 27000;
      return g_strdup ("07:30:00");
    default:
      *ret_value = -(gint64) row;
      return g_strdup_printf ("-%u", row);
    }
}

static void
drop (gpointer stop)
{
  g_clear_object ((GCancellable **) &stop);
}

/* @stop: (nullable): cancelled on the way. */
static TklTableOut *
make_out (guint n_rows, GCancellable *stop)
{
  static const TklOutColumn columns[] = { { "Note", 10, TKL_OUT_TEXT },
                                          { "Date", 10, TKL_OUT_DAY },
                                          { "Time", 8, TKL_OUT_SECOND },
                                          { "Number", 8, TKL_OUT_NUMBER } };
  TklTableOut *out = g_new0 (TklTableOut, 1);

  out->title = g_strdup ("Ticks");
  out->subtitle = g_strdup ("Firm, March");
  out->columns = g_array_new (FALSE, FALSE, sizeof (TklOutColumn));
  g_array_append_vals (out->columns, columns, G_N_ELEMENTS (columns));
  out->n_rows = n_rows;
  out->cell = make_cell;
  out->data = stop != NULL ? g_object_ref (stop) : NULL;
  out->free_data = drop;
  return out;
}

/* What a spreadsheet would compute stays a text; a number below zero stays a number. */
static void
test_csv (Fixture *fixture, gconstpointer ending)
{
  g_autoptr (TklTableOut) out = make_out (G_N_ELEMENTS (texts), NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (tkl_rows_file_write (out, fixture->path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==,
                   "\xef\xbb\xbf\"Note\";\"Date\";\"Time\";\"Number\"\r\n"
                   "\"'=1+1\";\"02/03/2026\";\"07:30:00\";\"-0\"\r\n"
                   "\"'-2 km\";\"02/03/2026\";\"07:30:00\";\"-1\"\r\n"
                   "\"say \"\"hi\"\"; now\";\"02/03/2026\";\"07:30:00\";\"-2\"\r\n"
                   "\"\";\"02/03/2026\";\"07:30:00\";\"-3\"\r\n"
                   "\"Zoë\nline\";\"02/03/2026\";\"07:30:00\";\"-4\"\r\n");
}

/* The first sheet, row by row, with | between. */
static char *
read_back (const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TklTableRows) rows = NULL;
  GString *text = g_string_new (NULL);
  TklTableRow row = { 0 };
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  bytes = g_bytes_new (contents, length);
  rows = tkl_table_rows_new (&(TklTableFile){ .bytes = bytes }, &error);
  g_assert_no_error (error);
  row = *tkl_table_rows_header (rows);
  while (row.n_fields > 0)
    {
      for (guint i = 0; i < row.n_fields; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", row.fields[i]);
      g_string_append_c (text, '\n');
      g_assert_true (tkl_table_rows_next (rows, &row, &error));
      g_assert_no_error (error);
    }
  return g_string_free (text, FALSE);
}

/* Days, times and numbers are such, texts are texts, and what is empty is no cell. */
static void
test_xlsx (Fixture *fixture, gconstpointer ending)
{
  g_autoptr (TklTableOut) out = make_out (G_N_ELEMENTS (texts), NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (tkl_rows_file_write (out, fixture->path, NULL, &error));
  g_assert_no_error (error);
  text = read_back (fixture->path);
  g_assert_cmpstr (text, ==,
                   "Note|Date|Time|Number\n"
                   "=1+1|2026-03-02|07:30|0\n"
                   "-2 km|2026-03-02|07:30|-1\n"
                   "say \"hi\"; now|2026-03-02|07:30|-2\n"
                   "|2026-03-02|07:30|-3\n"
                   "Zoë\nline|2026-03-02|07:30|-4\n");
}

/* The sheet is called as the table, as far as Excel takes that. */
static void
test_sheet (Fixture *fixture, gconstpointer ending)
{
  static const char *const titles[][2]
      = { { "Ticks", "Ticks" },
          { "Hours: employees/projects", "Hours employees projects" },
          { "", "_" },
          { "Véhicules et appareils de localisation du mois", "Véhicules et appareils de local" } };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (TklTableOut) out = make_out (1, NULL);
      g_autofree char *contents = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (TklTableRows) rows = NULL;
      gsize length;

      g_free (out->title);
      out->title = g_strdup (titles[i][0]);
      g_assert_true (tkl_rows_file_write (out, fixture->path, NULL, &error));
      g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));
      bytes = g_bytes_new (contents, length);
      rows = tkl_table_rows_new (&(TklTableFile){ .bytes = bytes }, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (tkl_table_rows_sheet (rows), ==, titles[i][1]);
    }
}

static char *
make_number (gpointer data, guint row, guint column, gint64 *ret_value)
{
  static const gint64 values[] = { 450, 1530, G_GINT64_CONSTANT (1772437800000), 172, 98765432 };

  *ret_value = values[column];
  return g_strdup (row == 0 ? "something" : "");
}

/* Times, lengths, moments and kilometres can be summed, each looks like on the screen. */
static void
test_numbers (Fixture *fixture, gconstpointer ending)
{
  static const TklOutColumn columns[] = { { "Begin", 7, TKL_OUT_MINUTE },
                                          { "Duration", 9, TKL_OUT_LENGTH },
                                          { "Last tick", 17, TKL_OUT_MOMENT },
                                          { "Km", 8, TKL_OUT_TENTHS },
                                          { "Odometer", 12, TKL_OUT_MILLIS } };
  g_autoptr (TklTableOut) out = make_out (2, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_array_set_size (out->columns, 0);
  g_array_append_vals (out->columns, columns, G_N_ELEMENTS (columns));
  out->cell = make_number;
  g_assert_true (tkl_rows_file_write (out, fixture->path, NULL, &error));
  g_assert_no_error (error);
  text = read_back (fixture->path);
  g_assert_cmpstr (text, ==,
                   "Begin|Duration|Last tick|Km|Odometer\n"
                   "07:30|25:30|2026-03-02 07:50|17.2|98765.432\n");
}

/* Without a row there is the head. */
static void
test_empty (Fixture *fixture, gconstpointer ending)
{
  g_autoptr (TklTableOut) out = make_out (0, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (tkl_rows_file_write (out, fixture->path, NULL, &error));
  g_assert_no_error (error);
  text = read_back (fixture->path);
  g_assert_cmpstr (text, ==, "Note|Date|Time|Number\n");
}

/* Stopped half-way the file that was there stays, and nothing is left beside it. */
static void
test_stopped (Fixture *fixture, gconstpointer ending)
{
  g_autoptr (TklTableOut) out = make_out (10000, fixture->cancellable);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "before", -1, NULL));
  g_assert_false (tkl_rows_file_write (out, fixture->path, fixture->cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (out->n_done, >=, ROW_OF_STOP);
  g_assert_cmpuint (out->n_done, <, out->n_rows);
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "before");
}

/* A name of another kind, a folder that is not there, and one in place of the file. */
static void
test_cannot (Fixture *fixture, gconstpointer ending)
{
  g_autoptr (TklTableOut) out = make_out (3, NULL);
  g_autofree char *other = g_strconcat (fixture->path, ".pdf", NULL);
  g_autofree char *missing = g_strdup_printf ("%s/none/rows%s", fixture->folder, (char *) ending);
  const struct
  {
    const char *path;
    int code;
    const char *message;
  } cases[] = {
    { other, TKL_EXPORT_ERROR_FAILED, "The name of the file ends in .csv or .xlsx." },
    { missing, TKL_EXPORT_ERROR_NOT_FOUND, "*none/rows* cannot be written: No such file*" },
    { fixture->path, TKL_EXPORT_ERROR_FOLDER, "*rows*: Is a directory" },
  };

  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tkl_rows_file_write (out, cases[i].path, NULL, &error));
      g_assert_error (error, TKL_EXPORT_ERROR, cases[i].code);
      g_assert_true (g_pattern_match_simple (cases[i].message, error->message));
    }
  g_assert_cmpint (g_rmdir (fixture->path), ==, 0);
}

/* A sheet of Excel ends somewhere; the file that was there stays. */
static void
test_too_many (Fixture *fixture, gconstpointer ending)
{
  g_autoptr (TklTableOut) out = make_out (1048576, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (tkl_rows_file_write (out, fixture->path, NULL, &error));
  g_assert_error (error, TKL_EXPORT_ERROR, TKL_EXPORT_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/rows-file/csv", Fixture, ".csv", set_up, test_csv, tear_down);
  g_test_add ("/rows-file/xlsx", Fixture, ".xlsx", set_up, test_xlsx, tear_down);
  g_test_add ("/rows-file/sheet", Fixture, ".xlsx", set_up, test_sheet, tear_down);
  g_test_add ("/rows-file/numbers", Fixture, ".xlsx", set_up, test_numbers, tear_down);
  g_test_add ("/rows-file/empty-csv", Fixture, ".csv", set_up, test_empty, tear_down);
  g_test_add ("/rows-file/empty-xlsx", Fixture, ".xlsx", set_up, test_empty, tear_down);
  g_test_add ("/rows-file/stopped-csv", Fixture, ".csv", set_up, test_stopped, tear_down);
  g_test_add ("/rows-file/stopped-xlsx", Fixture, ".xlsx", set_up, test_stopped, tear_down);
  g_test_add ("/rows-file/cannot-csv", Fixture, ".csv", set_up, test_cannot, tear_down);
  g_test_add ("/rows-file/cannot-xlsx", Fixture, ".xlsx", set_up, test_cannot, tear_down);
  g_test_add ("/rows-file/too-many", Fixture, ".xlsx", set_up, test_too_many, tear_down);
  return g_test_run ();
}
