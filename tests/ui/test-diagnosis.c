/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “Why are there no ticks?”: the cause as headline, its cure as a button, the checks below. */
/* Thread: main. */
#include "keys-world.h"
#include "tkl-diagnosis-window.h"
#include "tkl-employee-chooser.h"
#include "tkl-key-window.h"
#include "tkl-table-page.h"

static GtkWidget *
find_window (TklWindow *parent, GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (g_type_is_a (G_OBJECT_TYPE (item->data), type)
        && gtk_window_get_transient_for (item->data) == GTK_WINDOW (parent))
      return item->data;
  return NULL;
}

static GtkWidget *
diagnose (TklWindow *window, const char *number)
{
  GtkWidget *page, *dialog;
  TklRowList *list;
  g_autofree char *text = NULL;

  tkl_window_show_tab (window, "employees");
  page = tkl_window_get_page (window, "employees");
  ui_wait_rows (page, 3);
  list = tkl_table_page_get_list (TKL_TABLE_PAGE (page));
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (TklRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *cells = ui_row (page, i);

      if (g_str_has_prefix (cells, number))
        tkl_table_page_select (TKL_TABLE_PAGE (page), tkl_row_get_id (row));
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.diagnose", "x", G_GINT64_CONSTANT (0));
  dialog = find_window (window, TKL_TYPE_DIAGNOSIS_WINDOW);
  g_assert_nonnull (dialog);
  return dialog;
}

static void
test_cause (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *dialog;

  keys_fill (fixture);
  window = keys_open_window (fixture);
  dialog = diagnose (window, "13");
  keys_await (dialog, GTK_TYPE_LABEL, "The employee has never held a key.");
  keys_await (dialog, GTK_TYPE_LABEL,
              "Enter the number of the key, or choose it among the unknown keys.");
  keys_await (dialog, GTK_TYPE_LABEL, "In order");
  keys_await (dialog, GTK_TYPE_LABEL, "Not looked at");
  ui_assert_named (dialog);
  ui_picture (dialog, "diagnosis");
  keys_click (dialog, "Show the employee");
  ui_settle ();
  keys_close_window (window);
}

/* A cure that needs another window opens it; what was cured is checked again by itself. */
static void
test_cure (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *dialog;

  keys_fill (fixture);
  office_import_good (&fixture->office, TKL_IMPORT_EMPLOYEES, "number,active\n13,0\n");
  window = keys_open_window (fixture);
  dialog = diagnose (window, "13");
  keys_await (dialog, GTK_TYPE_LABEL, "The employee is inactive: the ticks count for nobody.");
  office_import_good (&fixture->office, TKL_IMPORT_EMPLOYEES, "number,active\n13,1\n");
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  keys_await (dialog, GTK_TYPE_LABEL, "The employee has never held a key.");
  keys_close_window (window);
}

/* Nobody is selected: the office chooses in the window. */
static void
test_choose (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *dialog, *search;

  keys_fill (fixture);
  window = keys_open_window (fixture);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.diagnose", "x", G_GINT64_CONSTANT (0));
  dialog = find_window (window, TKL_TYPE_DIAGNOSIS_WINDOW);
  keys_await (dialog, GTK_TYPE_LABEL, "Whose ticks are missing?");
  ui_settle ();
  ui_picture (dialog, "diagnosis-nobody");
  search = ui_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL);
  keys_click (dialog, "Choose an employee");
  ui_settle ();
  gtk_editable_set_text (GTK_EDITABLE (search), "carl");
  g_signal_emit_by_name (search, "search-changed");
  g_signal_emit_by_name (search, "activate");
  keys_await (dialog, GTK_TYPE_LABEL, "1 tick of the key falls on a day on which nobody holds it.");
  keys_close_window (window);
}

/* An id that is gone chooses nobody. */
static void
test_gone (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *dialog;

  keys_fill (fixture);
  window = keys_open_window (fixture);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.diagnose", "x", G_GINT64_CONSTANT (999));
  dialog = find_window (window, TKL_TYPE_DIAGNOSIS_WINDOW);
  ui_settle ();
  keys_await (dialog, GTK_TYPE_LABEL, "Whose ticks are missing?");
  keys_close_window (window);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add ("/diagnosis/cause", UiFixture, NULL, ui_set_up, test_cause, ui_tear_down);
  g_test_add ("/diagnosis/cure", UiFixture, NULL, ui_set_up, test_cure, ui_tear_down);
  g_test_add ("/diagnosis/choose", UiFixture, NULL, ui_set_up, test_choose, ui_tear_down);
  g_test_add ("/diagnosis/gone", UiFixture, NULL, ui_set_up, test_gone, ui_tear_down);
  return g_test_run ();
}
