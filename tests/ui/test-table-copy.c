/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a table in the clipboard: as text, as a spreadsheet asks for them, few and many. */
/* Thread: main. */
#include "table-fixture.h"

#include <string.h>

typedef struct
{
  guint n_copied, n_ends;
  char *text; /* (owned) (nullable): of the clipboard */
  gboolean read;
} Clipboard;

static void
copying_cb (Clipboard *clipboard, int percent, guint n_copied)
{
  g_assert_cmpint (percent, <=, 100);
  if (percent < 0)
    {
      clipboard->n_ends++;
      clipboard->n_copied = n_copied;
    }
}

static gboolean
has_ended (gpointer data)
{
  return ((Clipboard *) data)->n_ends > 0;
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Clipboard *clipboard = data;

  clipboard->text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  clipboard->read = TRUE;
}

static gboolean
was_read (gpointer data)
{
  return ((Clipboard *) data)->read;
}

/* Returns: (transfer full): its lines. */
static GStrv
read_clipboard (TableFixture *fixture)
{
  Clipboard clipboard = { 0 };
  GStrv lines;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->table)), NULL,
                                 text_cb, &clipboard);
  ui_wait (was_read, &clipboard);
  g_assert_nonnull (clipboard.text);
  lines = g_strsplit (clipboard.text, "\n", -1);
  g_free (clipboard.text);
  return lines;
}

static void
stream_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(GInputStream **) user_data
      = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);
  g_assert_no_error (error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GBytes **) user_data = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, NULL);
}

/* As a spreadsheet asks for it. Returns: (transfer full): the first of it. */
static char *
read_html (TableFixture *fixture)
{
  static const char *const types[] = { "text/html", NULL };
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;

  gdk_clipboard_read_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->table)),
                            (const char **) types, G_PRIORITY_DEFAULT, NULL, stream_cb, &stream);
  ui_wait (ui_is_there, &stream);
  g_input_stream_read_bytes_async (stream, 8192, G_PRIORITY_DEFAULT, NULL, read_cb, &bytes);
  ui_wait (ui_is_there, &bytes);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Few rows at once, many on another thread, as they stood when it was asked for; stopped, the clipboard is
 * as it was. */
static void
test_copy (TableFixture *fixture, gconstpointer data)
{
  Clipboard clipboard = { 0 };
  g_auto (GStrv) few = NULL;
  g_auto (GStrv) all = NULL;
  g_auto (GStrv) still = NULL;
  g_autofree char *html = NULL;

  g_signal_connect_swapped (fixture->table, "copying", G_CALLBACK (copying_cb), &clipboard);
  table_select (fixture, 10, 3);
  tkl_table_copy (fixture->table);
  few = read_clipboard (fixture);
  g_assert_cmpuint (g_strv_length (few), ==, 4);
  g_assert_cmpstr (few[0], ==, "Id\tName\t" LONG_TITLE);
  g_assert_cmpstr (few[1], ==, "3\tOther\t3");
  g_assert_cmpstr (few[2], ==, "10\tTen\t10");
  g_assert_cmpuint (clipboard.n_ends, ==, 0);
  html = read_html (fixture);
  g_assert_nonnull (strstr (html, "<tr><th>Id</th><th>Name</th>"));
  g_assert_nonnull (strstr (html, "<tr><td>3</td><td>Other</td>"));

  table_sort (fixture, "id", TRUE);
  gtk_selection_model_select_all (table_model (fixture));
  tkl_table_copy (fixture->table);
  table_set_rows (fixture, 1, 5);
  ui_wait (has_ended, &clipboard);
  g_assert_cmpuint (clipboard.n_copied, ==, N_ROWS);
  all = read_clipboard (fixture);
  g_assert_cmpuint (g_strv_length (all), ==, N_ROWS + 2);
  g_assert_cmpstr (all[1], ==, "20,000\tTen\t20,000");
  g_assert_cmpstr (all[N_ROWS], ==, "1\tOther\t1");

  table_set_rows (fixture, 1, N_ROWS);
  table_wait_rows (fixture);
  gtk_selection_model_select_all (table_model (fixture));
  clipboard.n_ends = 0;
  tkl_table_copy (fixture->table);
  tkl_table_stop_copying (fixture->table);
  g_assert_cmpuint (clipboard.n_ends, ==, 1);
  g_assert_cmpuint (clipboard.n_copied, ==, 0);
  ui_settle ();
  still = read_clipboard (fixture);
  g_assert_cmpuint (g_strv_length (still), ==, N_ROWS + 2);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add ("/table-copy/copy", TableFixture, NULL, table_set_up, test_copy, table_tear_down);
  return g_test_run ();
}
