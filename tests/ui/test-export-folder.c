/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder of the scheduled export: it is missed where it is entered, and can be chosen. */
/* Thread: main. */
#include "tkl-field-row.h"
#include "tkl-preferences.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>

/* What the setting has to become. */
typedef struct
{
  TklDesk *desk;
  const char *folder;
} Wanted;

static gboolean
has_folder (gpointer data)
{
  const Wanted *wanted = data;
  g_autofree char *folder
      = tkl_company_get_field (tkl_desk_get_company (wanted->desk), "export-folder");

  return g_strcmp0 (folder, wanted->folder) == 0;
}

static gboolean
is_warned (gpointer row)
{
  return gtk_widget_has_css_class (row, "tkl-warning");
}

static gboolean
is_not_warned (gpointer row)
{
  return !is_warned (row);
}

typedef struct
{
  GtkFileChooser *chooser;
  const char *path;
} Shown;

static gboolean
shows_folder (gpointer data)
{
  const Shown *shown = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (shown->chooser);

  return file != NULL && g_strcmp0 (g_file_peek_path (file), shown->path) == 0;
}

/* A schedule without a folder writes nothing, and says so where the folder is entered or chosen. */
static void
test_folder (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->office.folder, "books", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  GtkWidget *window = tkl_preferences_present (NULL, fixture->desk);
  GtkWidget *choice = ui_find (window, ADW_TYPE_COMBO_ROW, "Excel export");
  GtkWidget *row = ui_find (window, TKL_TYPE_FIELD_ROW, "Folder");
  Wanted chosen = { fixture->desk, folder };
  Shown shown = { NULL, folder };

  g_assert_false (is_warned (row));
  adw_combo_row_set_selected (ADW_COMBO_ROW (choice), 1);
  ui_wait (is_warned, row);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Without a folder no workbook is written. Choose one.");
  ui_assert_named (row);
  ui_picture (window, "settings-no-folder");

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_signal_emit_by_name (ui_find (row, GTK_TYPE_BUTTON, NULL), "clicked");
  shown.chooser = GTK_FILE_CHOOSER (ui_await_window (GTK_TYPE_FILE_CHOOSER_DIALOG));
  g_assert_true (gtk_file_chooser_set_file (shown.chooser, file, NULL));
  ui_wait (shows_folder, &shown);
  gtk_dialog_response (GTK_DIALOG (shown.chooser), GTK_RESPONSE_ACCEPT);
  ui_wait (has_folder, &chosen);
  ui_wait (is_not_warned, row);
  g_assert_cmpstr (tkl_field_row_get_text (TKL_FIELD_ROW (row)), ==, folder);

  /* Taken away again. */
  chosen.folder = "";
  ui_type (ui_find (row, GTK_TYPE_ENTRY, NULL), "");
  ui_wait (has_folder, &chosen);
  ui_wait (is_warned, row);
  adw_combo_row_set_selected (ADW_COMBO_ROW (choice), 0);
  ui_wait (is_not_warned, row);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add ("/export-folder/missing", UiFixture, NULL, ui_set_up, test_folder, ui_tear_down);
  return g_test_run ();
}
