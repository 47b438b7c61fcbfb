/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a table is shown: groups beside it, only rows like the chosen one, and views under a name. */
/* Thread: main. */
#include "tkl-settings.h"
#include "tkl-table-groups.h"
#include "tkl-table-page.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>

static TklTablePage *
open_ticks (UiFixture *fixture, TklWindow **ret_window)
{
  GtkWidget *page;

  *ret_window = ui_open_window (fixture);
  tkl_window_show_tab (*ret_window, "ticks");
  page = tkl_window_get_page (*ret_window, "ticks");
  tkl_desk_set_period (fixture->desk, TKL_PERIOD_ALL);
  return TKL_TABLE_PAGE (page);
}

static void
act (TklTablePage *page, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), action, NULL));
}

static GListModel *
groups_of (TklTablePage *page)
{
  GtkWidget *groups = ui_find (GTK_WIDGET (page), TKL_TYPE_TABLE_GROUPS, NULL);

  return G_LIST_MODEL (
      gtk_list_view_get_model (GTK_LIST_VIEW (ui_find (groups, GTK_TYPE_LIST_VIEW, NULL))));
}

/* `name: rows, those that need attention`, one for each group. */
static char *
list_groups (TklTablePage *page)
{
  GListModel *groups = groups_of (page);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (TklGroup) group = g_list_model_get_item (groups, i);
      guint n_marked;
      guint n = tkl_group_get_n_rows (group, &n_marked);

      g_string_append_printf (
          text, "%s%s: %u, %u", i > 0 ? "; " : "",
          tkl_group_get_text (group) != NULL ? tkl_group_get_text (group) : "all", n, n_marked);
    }
  return g_string_free (text, FALSE);
}

static void
assert_groups (TklTablePage *page, const char *expected)
{
  g_autofree char *groups = list_groups (page);

  g_assert_cmpstr (groups, ==, expected);
}

static void
choose_group (TklTablePage *page, guint position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (groups_of (page)), position, TRUE);
}

/* Groups have their numbers, the chosen one its rows; it stays chosen while rows leave it, and the quick
 * filter is counted. */
static void
test_groups (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  TklTablePage *page;
  GtkWidget *groups;

  ui_fill (fixture);
  page = open_ticks (fixture, &window);
  ui_wait_rows (GTK_WIDGET (page), 5);
  groups = ui_find (GTK_WIDGET (page), TKL_TYPE_TABLE_GROUPS, NULL);
  g_assert_false (gtk_widget_get_visible (groups));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "page.group", "s", "employee"));
  ui_settle ();
  g_assert_true (gtk_widget_get_mapped (groups));
  assert_groups (page, "all: 5, 1; 1 Jan Peeters: 4, 0; : 1, 1");
  ui_assert_named (GTK_WIDGET (page));
  ui_picture (GTK_WIDGET (window), "groups");

  choose_group (page, 1);
  ui_wait_rows (GTK_WIDGET (page), 4);
  assert_groups (page, "all: 5, 1; 1 Jan Peeters: 4, 0; : 1, 1");
  tkl_table_page_set_choice (page, 1);
  ui_wait_rows (GTK_WIDGET (page), 0);
  assert_groups (page, "all: 1, 1; : 1, 1; 1 Jan Peeters: 0, 0");
  act (page, "page.show-all");
  ui_wait_rows (GTK_WIDGET (page), 5);
  /* Enter goes on in the table. */
  act (page, "page.focus-groups");
  choose_group (page, 2);
  g_signal_emit_by_name (groups, "left");
  ui_wait_rows (GTK_WIDGET (page), 1);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                         GTK_WIDGET (tkl_table_page_get_table (page))));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "page.group", "s", ""));
  ui_wait_rows (GTK_WIDGET (page), 5);
  g_assert_false (gtk_widget_get_visible (groups));
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (page), "page.group", "s", "no such column"));
  g_assert_cmpstr (tkl_table_page_get_group (page), ==, "");
  ui_close_window (window);
}

/* Only rows like the chosen one, by more than one column; each has a button that takes it back. */
static void
test_pins (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  TklTablePage *page;
  GtkWidget *button;

  ui_fill (fixture);
  page = open_ticks (fixture, &window);
  ui_wait_rows (GTK_WIDGET (page), 5);
  g_assert_false (tkl_table_page_pin (page, "employee"));
  tkl_table_page_select (page, 1);
  g_assert_true (tkl_table_page_pin (page, "employee"));
  ui_wait_rows (GTK_WIDGET (page), 4);
  g_assert_true (tkl_table_page_pin (page, "place"));
  ui_settle ();
  g_assert_cmpuint (ui_n_rows (GTK_WIDGET (page)), <, 4);
  g_assert_cmpuint (ui_n_rows (GTK_WIDGET (page)), >, 0);
  ui_assert_named (GTK_WIDGET (page));
  ui_picture (GTK_WIDGET (window), "pins");
  button = ui_find (GTK_WIDGET (page), GTK_TYPE_BUTTON, "Not only Place: Home");
  g_assert_nonnull (button);
  gtk_widget_activate (button);
  ui_wait_rows (GTK_WIDGET (page), 4);
  act (page, "page.show-all");
  ui_wait_rows (GTK_WIDGET (page), 5);
  ui_close_window (window);
}

static GtkWidget *
find_window (const char *title)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (ADW_IS_MESSAGE_DIALOG (item->data)
        && g_strcmp0 (adw_message_dialog_get_heading (item->data), title) == 0)
      return item->data;
  return NULL;
}

static gboolean
can_save (GtkWidget *dialog)
{
  return adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "save");
}

static void
answer (const char *title, const char *name)
{
  GtkWidget *dialog = find_window (title);

  g_assert_nonnull (dialog);
  gtk_editable_set_text (GTK_EDITABLE (ui_find (dialog, GTK_TYPE_ENTRY, NULL)), name);
  g_assert_true (can_save (dialog));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "save");
  ui_settle ();
}

static GtkWidget *
views_button (TklTablePage *page)
{
  return ui_find (GTK_WIDGET (tkl_table_page_get_views (page)), GTK_TYPE_MENU_BUTTON, NULL);
}

static void
assert_frozen (TklTablePage *page, gboolean frozen)
{
  GActionGroup *actions = tkl_table_get_column_actions (tkl_table_page_get_table (page));
  g_autoptr (GVariant) state = g_action_group_get_action_state (actions, "freeze-employee");

  g_assert_true (g_variant_get_boolean (state) == frozen);
}

/* What is shown gets a name, is marked when it is changed, and comes back: after a change, from another
 * view, in the next window. */
static void
test_views (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  TklTablePage *page;
  TklTableViews *views;
  GtkWidget *dialog;
  g_autoptr (GVariant) mine = NULL;
  g_autoptr (GVariant) again = NULL;

  ui_fill (fixture);
  page = open_ticks (fixture, &window);
  ui_wait_rows (GTK_WIDGET (page), 5);
  views = tkl_table_page_get_views (page);
  g_assert_cmpstr (ui_name (views_button (page)), ==, "View: Standard view");
  g_assert_false (tkl_table_views_is_changed (views));

  tkl_table_page_set_group (page, "vehicle");
  gtk_widget_activate_action (GTK_WIDGET (page), "columns.show-key", NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "columns.sort-by", "s", "time");
  gtk_widget_activate_action (GTK_WIDGET (page), "columns.freeze-employee", NULL);
  tkl_table_page_set_choice (page, 2);
  g_assert_true (tkl_table_views_is_changed (views));
  g_assert_cmpstr (ui_name (views_button (page)), ==, "View: Standard view, changed");
  act (page, "page.view-save-as");
  dialog = find_window ("Save View");
  g_assert_false (can_save (dialog));
  gtk_editable_set_text (GTK_EDITABLE (ui_find (dialog, GTK_TYPE_ENTRY, NULL)), "By employee");
  g_assert_false (can_save (dialog));
  g_assert_nonnull (ui_find (dialog, GTK_TYPE_LABEL, "There is a view of this name"));
  gtk_editable_set_text (GTK_EDITABLE (ui_find (dialog, GTK_TYPE_ENTRY, NULL)), "   ");
  g_assert_false (can_save (dialog));
  answer ("Save View", " Vans & keys ");
  g_assert_cmpstr (tkl_table_views_get_chosen (views), ==, "=Vans & keys");
  g_assert_false (tkl_table_views_is_changed (views));
  mine = tkl_table_page_get_shown (page);

  tkl_table_views_choose (views, ":employees");
  g_assert_cmpstr (tkl_table_page_get_group (page), ==, "employee");
  g_assert_cmpuint (tkl_table_page_get_choice (page), ==, 0);
  assert_frozen (page, FALSE);
  tkl_table_views_choose (views, ":no such view");
  g_assert_cmpstr (tkl_table_views_get_chosen (views), ==, ":employees");
  tkl_table_views_choose (views, "=Vans & keys");
  again = tkl_table_page_get_shown (page);
  g_assert_true (g_variant_equal (mine, again));

  gtk_widget_activate_action (GTK_WIDGET (page), "columns.hide-date", NULL);
  g_assert_true (tkl_table_views_is_changed (views));
  ui_picture (GTK_WIDGET (window), "view-changed");
  ui_close_window (window);

  page = open_ticks (fixture, &window);
  views = tkl_table_page_get_views (page);
  g_assert_cmpstr (ui_name (views_button (page)), ==, "View: Vans & keys, changed");
  g_assert_cmpstr (tkl_table_page_get_group (page), ==, "vehicle");
  assert_frozen (page, TRUE);
  act (page, "page.view-reset");
  assert_frozen (page, TRUE);
  g_clear_pointer (&again, g_variant_unref);
  again = tkl_table_page_get_shown (page);
  g_assert_true (g_variant_equal (mine, again));
  g_assert_false (tkl_table_views_is_changed (views));
  ui_close_window (window);
}

/* A view of the office is changed, renamed and deleted; what was deleted by mistake comes back. */
static void
test_own_view (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  TklTablePage *page;
  TklTableViews *views;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *nth = NULL;
  GtkWidget *undo;

  ui_fill (fixture);
  page = open_ticks (fixture, &window);
  ui_wait_rows (GTK_WIDGET (page), 5);
  views = tkl_table_page_get_views (page);
  tkl_table_views_save_as (views, "Mine");
  tkl_table_page_set_group (page, "date");
  act (page, "page.view-save");
  g_assert_false (tkl_table_views_is_changed (views));
  act (page, "page.view-rename");
  answer ("Rename View", "Days");
  g_assert_cmpstr (tkl_table_views_get_chosen (views), ==, "=Days");
  tkl_table_views_choose (views, ":all");
  tkl_table_views_choose (views, "=Mine");
  g_assert_cmpstr (tkl_table_views_get_chosen (views), ==, ":all");
  tkl_table_views_choose (views, "=Days");
  g_assert_cmpstr (tkl_table_page_get_group (page), ==, "date");

  act (page, "page.view-delete");
  ui_settle ();
  g_assert_cmpstr (tkl_table_views_get_chosen (views), ==, ":all");
  g_assert_nonnull (ui_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "View “Days” deleted"));
  undo = ui_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Undo");
  g_assert_nonnull (undo);
  act (page, "page.view-restore");
  g_assert_cmpstr (tkl_table_views_get_chosen (views), ==, "=Days");
  g_assert_cmpstr (tkl_table_page_get_group (page), ==, "date");
  /* The last of the list, after those of the program. */
  tkl_table_views_choose (views, ":all");
  list = tkl_table_views_list (views);
  nth = g_strdup_printf ("view-nth(uint32 %u)", list->len - 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", nth);
  g_assert_cmpstr (tkl_table_views_get_chosen (views), ==, "=Days");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "view::=Days");
  g_assert_cmpstr (tkl_table_views_get_chosen (views), ==, "=Days");

  /* What has its name by now stays as it is. */
  act (page, "page.view-delete");
  tkl_table_page_set_group (page, "vehicle");
  tkl_table_views_save_as (views, "Days");
  tkl_table_page_set_group (page, "");
  tkl_table_views_save_as (views, "Days (2)");
  act (page, "page.view-restore");
  g_assert_cmpstr (tkl_table_views_get_chosen (views), ==, "=Days (3)");
  g_assert_cmpstr (tkl_table_page_get_group (page), ==, "date");
  tkl_table_views_choose (views, "=Days");
  g_assert_cmpstr (tkl_table_page_get_group (page), ==, "vehicle");
  ui_close_window (window);
}

static gboolean
shows_tab (gpointer data)
{
  TklWindow *window = ((gpointer *) data)[0];
  const char *name = ((gpointer *) data)[1];

  return tkl_window_get_shown_page (window) == tkl_window_get_page (window, name)
         && tkl_window_get_page (window, name) != NULL;
}

/* The first employee, project or vehicle is that of the ticks. */
static gboolean
has_chosen_first (gpointer page)
{
  g_autoptr (GArray) ids
      = tkl_table_get_selected_ids (tkl_table_page_get_table (TKL_TABLE_PAGE (page)));

  return ids->len == 1 && g_array_index (ids, gint64, 0) == 1;
}

/* From a tick to whom and what it is about, and back to its day in the time clock. */
static void
test_open (UiFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *action, *tab;
  } cases[] = { { "ticks.open-employee", "employees" },
                { "ticks.open-project", "projects" },
                { "ticks.open-vehicle", "vehicles" } };
  TklWindow *window;
  TklTablePage *page;

  ui_fill (fixture);
  page = open_ticks (fixture, &window);
  ui_wait_rows (GTK_WIDGET (page), 5);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gpointer sought[] = { window, (gpointer) cases[i].tab };

      tkl_window_show_tab (window, "ticks");
      tkl_table_page_select (page, 2);
      act (page, cases[i].action);
      ui_wait (shows_tab, sought);
      ui_wait (has_chosen_first, tkl_window_get_shown_page (window));
    }
  tkl_window_show_tab (window, "ticks");
  act (page, "ticks.open-day");
  ui_wait (shows_tab, ((gpointer[]){ window, (gpointer) "lines" }));
  g_assert_nonnull (ui_find (tkl_window_get_shown_page (window), GTK_TYPE_BUTTON,
                             "Not only Employee: 1 Jan Peeters"));
  g_assert_nonnull (
      ui_find (tkl_window_get_shown_page (window), GTK_TYPE_BUTTON, "Not only Date: 02/03/2026"));
  ui_close_window (window);
}

static gboolean
is_written (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
tells_error (gpointer window)
{
  return gtk_info_bar_get_revealed (
      GTK_INFO_BAR (ui_find (GTK_WIDGET (window), GTK_TYPE_INFO_BAR, NULL)));
}

/* Columns, filter and order of the screen are those of the file; who cannot write is told. */
static void
test_export (UiFixture *fixture, gconstpointer data)
{
  static const char *const columns[] = { "time", "employee", NULL };
  TklWindow *window;
  TklTablePage *page;
  g_autofree char *folder = g_dir_make_tmp ("tikklok-rows-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "rows.csv", NULL);
  g_autofree char *wrong = g_build_filename (folder, "none", "rows.csv", NULL);
  g_autofree char *text = NULL;
  g_autofree char *all = NULL;
  g_autofree char *day = NULL;

  ui_fill (fixture);
  page = open_ticks (fixture, &window);
  ui_wait_rows (GTK_WIDGET (page), 5);
  all = tkl_table_page_make_file_name (page);
  g_assert_cmpstr (all, ==, "Ticks All days.xlsx");
  tkl_desk_set_period (fixture->desk, (TklPeriod){ 20514, 20514 });
  day = tkl_table_page_make_file_name (page);
  g_assert_null (strchr (day, '/'));
  tkl_desk_set_period (fixture->desk, TKL_PERIOD_ALL);
  ui_wait_rows (GTK_WIDGET (page), 5);
  tkl_table_show_columns (tkl_table_page_get_table (page), columns);
  gtk_widget_activate_action (GTK_WIDGET (page), "columns.sort-by", "s", "time");
  gtk_widget_activate_action (GTK_WIDGET (page), "columns.order", "s", "descending");
  tkl_table_page_select (page, 1);
  tkl_table_page_pin (page, "employee");
  ui_wait_rows (GTK_WIDGET (page), 4);
  tkl_table_page_export (page, path);
  ui_wait (is_written, path);
  ui_settle ();
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==,
                   "\xef\xbb\xbf\"Time\";\"Employee\"\r\n\"16:40:00\";\"1 Jan Peeters\"\r\n"
                   "\"16:00:00\";\"1 Jan Peeters\"\r\n\"06:45:00\";\"1 Jan Peeters\"\r\n"
                   "\"06:00:00\";\"1 Jan Peeters\"\r\n");
  g_assert_nonnull (ui_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "The rows were written"));
  tkl_table_page_export (page, wrong);
  ui_wait (tells_error, window);
  g_remove (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  ui_close_window (window);
}

static gboolean
is_in_folder (gpointer data)
{
  const UiFile *typed = data;
  g_autoptr (GFile) folder
      = gtk_file_chooser_get_current_folder (GTK_FILE_CHOOSER (typed->chooser));

  return folder != NULL && g_file_equal (folder, typed->file);
}

/* However often it is asked for there is one chooser; its filter decides what is written. The next one
 * begins where that went. */
static void
test_choose (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->office.folder, "mine.csv", NULL);
  g_autoptr (GFile) mine = g_file_new_build_filename (fixture->office.folder, "mine", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->office.folder);
  g_autoptr (GListModel) filters = NULL;
  g_autoptr (GtkFileFilter) csv = NULL;
  g_autofree char *name = NULL;
  GtkWidget *chooser;
  TklWindow *window;
  TklTablePage *page;

  ui_fill (fixture);
  page = open_ticks (fixture, &window);
  ui_wait_rows (GTK_WIDGET (page), 5);
  gtk_widget_activate_action (GTK_WIDGET (page), "page.export", NULL);
  chooser = ui_await_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  gtk_widget_activate_action (GTK_WIDGET (page), "page.export", NULL);
  ui_settle ();
  g_assert_cmpuint (ui_count_choosers (), ==, 1);

  filters = gtk_file_chooser_get_filters (GTK_FILE_CHOOSER (chooser));
  csv = g_list_model_get_item (filters, 1);
  gtk_file_chooser_set_filter (GTK_FILE_CHOOSER (chooser), csv);
  name = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (chooser));
  g_assert_cmpstr (name, ==, "Ticks All days.csv");
  ui_picture (chooser, "export-chooser");
  gtk_editable_set_text (GTK_EDITABLE (ui_find (chooser, GTK_TYPE_ENTRY, NULL)),
                         g_file_peek_path (mine));
  ui_wait (ui_is_chosen, (UiFile[]){ { chooser, mine } });
  ui_settle ();
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
  ui_wait (is_written, path);
  ui_settle ();
  gtk_widget_activate_action (GTK_WIDGET (page), "page.export", NULL);
  ui_wait (is_in_folder, (UiFile[]){ { ui_await_window (GTK_TYPE_FILE_CHOOSER_DIALOG), folder } });
  ui_close_window (window);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add ("/views/groups", UiFixture, NULL, ui_set_up, test_groups, ui_tear_down);
  g_test_add ("/views/pins", UiFixture, NULL, ui_set_up, test_pins, ui_tear_down);
  g_test_add ("/views/views", UiFixture, NULL, ui_set_up, test_views, ui_tear_down);
  /* This one shows fewer rows and columns than the next one expects: nothing of it is left. */
  g_test_add ("/views/export", UiFixture, NULL, ui_set_up, test_export, ui_tear_down);
  g_test_add ("/views/choose", UiFixture, NULL, ui_set_up, test_choose, ui_tear_down);
  g_test_add ("/views/own", UiFixture, NULL, ui_set_up, test_own_view, ui_tear_down);
  g_test_add ("/views/open", UiFixture, NULL, ui_set_up, test_open, ui_tear_down);
  return g_test_run ();
}
