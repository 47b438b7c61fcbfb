/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zones that are written into files. */
/* Thread: main. */
#include "tkl-zones-to-file.h"
#include "workshop-fixture.h"

#include <string.h>

typedef struct
{
  char *text, *path; /* (owned) (nullable) */
} Wrote;

static void
wrote_cb (Wrote *wrote, const char *text, const char *path)
{
  wrote->text = g_strdup (text);
  wrote->path = g_strdup (path);
}

static gboolean
is_written (gpointer wrote)
{
  return ((Wrote *) wrote)->text != NULL;
}

static void
failed_cb (char **failed, const GError *error)
{
  *failed = g_strdup (error->message);
}

static void
test_files (UiFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    gboolean all;
    const char *text, *content;
  } cases[] = { { "all.geojson", TRUE, "2 zones written to all.geojson", "Crane" },
                { "one.kml", FALSE, "1 zone written to one.kml", "Yard" },
                { "one.gpx", FALSE, "1 zone written to one.gpx", "Yard" },
                { "all.kmz", TRUE, "2 zones written to all.kmz", NULL } };
  const gint64 first = 1;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  workshop_fill_overlap (fixture);
  g_array_append_val (ids, first);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (fixture->office.folder, cases[i].name, NULL);
      g_autofree char *content = NULL;
      Wrote wrote = { NULL, NULL };
      gulong handler
          = g_signal_connect_swapped (fixture->desk, "wrote", G_CALLBACK (wrote_cb), &wrote);

      tkl_zones_to_file (fixture->desk, cases[i].all ? NULL : ids, path);
      ui_wait (is_written, &wrote);
      g_assert_cmpstr (wrote.text, ==, cases[i].text);
      g_assert_cmpstr (wrote.path, ==, path);
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      if (cases[i].content != NULL)
        g_assert_nonnull (strstr (content, cases[i].content));
      g_signal_handler_disconnect (fixture->desk, handler);
      g_free (wrote.text);
      g_free (wrote.path);
    }
}

/* The desk tells why, and no file is made. */
static void
expect_no_file (UiFixture *fixture, const char *path, const char *reason)
{
  const gint64 second = 2;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *failed = NULL;
  gulong handler
      = g_signal_connect_swapped (fixture->desk, "failed", G_CALLBACK (failed_cb), &failed);

  g_array_append_val (ids, second);
  tkl_zones_to_file (fixture->desk, ids, path);
  ui_wait (ui_is_there, &failed);
  g_test_message ("%s", failed);
  g_assert_nonnull (strstr (failed, reason));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_signal_handler_disconnect (fixture->desk, handler);
}

static void
test_no_file (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->office.folder, "none.kml", NULL);

  workshop_fill (fixture);
  expect_no_file (fixture, path, "There are no zones to write.");
  workshop_import_zone (fixture, "P002", "Crane", 4.3510);
  expect_no_file (fixture, "/nonexistent/folder/zones.kml", "folder");
}

typedef struct
{
  GtkWidget *chooser;
  GFile *file;
} Wanted;

static gboolean
is_in_folder (gpointer data)
{
  const Wanted *wanted = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (wanted->chooser));

  return file != NULL && g_file_equal (file, wanted->file);
}

/* The toast of the window leads to the folder. A name without an ending gets that of the format. */
static void
test_choose (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->office.folder, "mine.geojson", NULL);
  g_autoptr (GFile) mine = g_file_new_build_filename (fixture->office.folder, "mine", NULL);
  Wrote wrote = { NULL, NULL };
  TklWindow *window;
  GtkWidget *chooser;

  workshop_fill_overlap (fixture);
  window = ui_open_window (fixture);
  tkl_window_show_tab (window, "projects");
  g_signal_connect_swapped (fixture->desk, "wrote", G_CALLBACK (wrote_cb), &wrote);
  tkl_window_run (window, "projects.export-all-zones");
  chooser = ui_await_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (ui_find (chooser, GTK_TYPE_ENTRY, NULL)),
                         g_file_peek_path (mine));
  ui_wait (is_in_folder, (Wanted[]){ { chooser, mine } });
  ui_settle ();
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
  ui_wait (is_written, &wrote);
  g_assert_cmpstr (wrote.path, ==, path);
  ui_settle ();
  g_assert_nonnull (ui_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Show"));
  ui_picture (GTK_WIDGET (window), "zones-written");
  g_free (wrote.text);
  g_free (wrote.path);
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/zone-files/" name, UiFixture, NULL, ui_set_up, function, ui_tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ADD ("files", test_files);
  ADD ("no-file", test_no_file);
  ADD ("choose", test_choose);
  return g_test_run ();
}
