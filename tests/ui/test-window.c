/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: tabs with real rows, search, period, undo, history, commands. */
/* Thread: main. */
#include "tkl-command-search.h"
#include "tkl-commands.h"
#include "tkl-history-page.h"
#include "tkl-table-dialog.h"
#include "tkl-table-groups.h"
#include "tkl-table-page.h"
#include "tkl-table-progress.h"
#include "tkl-window.h"
#include "ui-fixture.h"

static TklPeriod
day_of (const char *text)
{
  TklDay day;

  g_assert_true (tkl_day_parse (text, &day));
  return (TklPeriod){ day, day };
}

static void
test_tabs (UiFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *tab;
    guint n;
    const char *first;
  } cases[] = {
    { "ticks", 5, "02/03/2026|06:00:00|1 Jan Peeters|Home|||VAN 1||✓||" },
    { "lines", 0, NULL },
    { "employees", 2, "1|Jan Peeters|Active|3D00000BADC0DE01|Driver|Halle|" },
    { "projects", 2, "P001|Station||Brussel|Active|0|150 m|02/03/2026|0:00" },
    { "vehicles", 1, NULL },
  };
  TklWindow *window;

  ui_fill (fixture);
  /* The second project has no radius of its own. */
  office_set (&fixture->office, "default-radius=0", NULL);
  window = ui_open_window (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *page = ui_open_tab (window, cases[i].tab);

      ui_wait_rows (page, cases[i].n);
      if (cases[i].first != NULL)
        {
          g_autofree char *row = ui_row (page, 0);

          g_assert_cmpstr (row, ==, cases[i].first);
        }
      ui_assert_named (GTK_WIDGET (window));
      ui_picture (GTK_WIDGET (window), cases[i].tab);
    }
  ui_close_window (window);
}

static void
test_period (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *page;

  ui_fill (fixture);
  window = ui_open_window (fixture);
  page = ui_open_tab (window, "ticks");
  tkl_desk_set_period (fixture->desk, day_of ("2026-03-01"));
  ui_wait_rows (page, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-period", NULL);
  ui_wait_rows (page, 5);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.previous-period", NULL);
  ui_wait_rows (page, 0);
  ui_close_window (window);
}

/* Stopped, what was read of another period does not stay; the rows come when they are wanted after all. */
static void
test_stop_reading (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *page, *progress;

  ui_fill (fixture);
  window = ui_open_window (fixture);
  page = ui_open_tab (window, "ticks");
  ui_wait_rows (page, 5);
  progress = ui_find (page, TKL_TYPE_TABLE_PROGRESS, NULL);
  tkl_table_page_reload (TKL_TABLE_PAGE (page));
  g_signal_emit_by_name (progress, "stop", FALSE);
  ui_settle ();
  g_assert_true (gtk_widget_get_mapped (ui_find (page, GTK_TYPE_LABEL, "Reading was stopped")));
  g_signal_emit_by_name (ui_find (page, GTK_TYPE_BUTTON, "Try again"), "clicked");
  ui_wait_rows (page, 5);
  ui_settle ();
  g_assert_false (gtk_widget_get_mapped (ui_find (page, GTK_TYPE_LABEL, "Reading was stopped")));
  ui_close_window (window);
}

static void
test_search (UiFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *words;
    guint n;
  } cases[] = { { "elodie", 1 }, { "PEETERS halle", 1 }, { "e", 2 }, { "nobody", 0 }, { "", 2 } };
  TklWindow *window;
  GtkWidget *page, *entry;

  ui_fill (fixture);
  window = ui_open_window (fixture);
  page = ui_open_tab (window, "employees");
  ui_wait_rows (page, 2);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.search", NULL);
  entry = ui_find (GTK_WIDGET (window), GTK_TYPE_SEARCH_ENTRY, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), cases[i].words);
      ui_wait_rows (page, cases[i].n);
    }
  gtk_editable_set_text (GTK_EDITABLE (entry), "peeters");
  g_signal_emit_by_name (entry, "activate");
  ui_wait_rows (page, 1);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), page));
  ui_close_window (window);
}

static gboolean
can_undo (gpointer data)
{
  return g_strcmp0 (tkl_desk_get_undo_title (data), "Import employees") == 0;
}

static gboolean
can_redo (gpointer data)
{
  return g_strcmp0 (tkl_desk_get_redo_title (data), "Import employees") == 0;
}

/* The cells stay and get the new texts; so does the row that was selected, wherever it is now. */
static void
test_reload (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *page, *cell;
  g_autoptr (GArray) ids = NULL;

  office_import_good (&fixture->office, TKL_IMPORT_EMPLOYEES, "number,last_name\n2,Peeters\n");
  window = ui_open_window (fixture);
  page = ui_open_tab (window, "employees");
  ui_wait_rows (page, 1);
  ui_settle ();
  tkl_table_step (tkl_table_page_get_table (TKL_TABLE_PAGE (page)), 1, NULL);
  cell = ui_find (page, GTK_TYPE_INSCRIPTION, "Peeters");
  g_assert_nonnull (cell);
  office_import_good (&fixture->office, TKL_IMPORT_EMPLOYEES, "number,last_name\n1,Dupont\n");
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  ui_wait_rows (page, 2);
  g_assert_cmpstr (ui_name (cell), ==, "Dupont");
  ui_settle ();
  g_assert_nonnull (ui_find (page, GTK_TYPE_INSCRIPTION, "Peeters"));
  ids = tkl_table_get_selected_ids (tkl_table_page_get_table (TKL_TABLE_PAGE (page)));
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, 1);

  tkl_desk_set_search (fixture->desk, "peeters");
  ui_wait_rows (page, 1);
  g_assert_cmpstr (ui_name (cell), ==, "Peeters");
  g_assert_null (ui_find (page, GTK_TYPE_INSCRIPTION, "Dupont"));
  ui_close_window (window);
}

static void
test_undo (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *page;

  office_import_good (&fixture->office, TKL_IMPORT_EMPLOYEES, "number,last_name\n1,Peeters\n");
  window = ui_open_window (fixture);
  page = ui_open_tab (window, "employees");
  ui_wait_rows (page, 1);
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  ui_wait (can_undo, fixture->desk);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  ui_wait_rows (page, 0);
  ui_wait (can_redo, fixture->desk);
  g_assert_nonnull (ui_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Undone: Import employees"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  ui_wait_rows (page, 1);
  ui_close_window (window);
}

/* After a change the toast has the button; where there is nothing to undo it has none. */
static void
test_undo_of_toast (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *page;

  office_import_good (&fixture->office, TKL_IMPORT_EMPLOYEES, "number,last_name\n1,Peeters\n");
  window = ui_open_window (fixture);
  page = ui_open_tab (window, "employees");
  ui_wait_rows (page, 1);
  tkl_desk_report_change (fixture->desk, "Nothing was changed", FALSE);
  g_assert_nonnull (ui_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Nothing was changed"));
  g_assert_null (ui_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Undo"));
  tkl_desk_report_change (fixture->desk, "1 employee changed", TRUE);
  ui_wait (can_undo, fixture->desk);
  g_signal_emit_by_name (ui_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Undo"), "clicked");
  ui_wait_rows (page, 0);
  ui_wait (can_redo, fixture->desk);
  ui_close_window (window);
}

static gboolean
bar_shows (gpointer label)
{
  return gtk_widget_get_mapped (label);
}

static gboolean
bar_is_gone (gpointer label)
{
  return !gtk_widget_get_mapped (label);
}

static gint64
selected_in (GtkWidget *page)
{
  g_autoptr (GArray) ids
      = tkl_table_get_selected_ids (tkl_table_page_get_table (TKL_TABLE_PAGE (page)));

  g_assert_cmpuint (ids->len, <=, 1);
  return ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

/* F8 goes on to rows that need attention, over those that do not, and says when there are no more. */
static void
test_attention (UiFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *tab, *step;
    gint64 id; /* selected then */
  } cases[] = {
    { "ticks", "previous", 5 }, { "ticks", "previous", 5 }, { "ticks", "next", 5 },
    { "employees", "next", 2 }, { "employees", "next", 2 }, { "employees", "previous", 2 },
    { "projects", "next", 2 },  { "projects", "next", 2 },  { "projects", "previous", 2 },
  };
  static const guint n_rows[] = { 5, 5, 5, 2, 2, 2, 2, 2, 2 };
  TklWindow *window;

  ui_fill (fixture);
  /* The second project has no radius of its own. */
  office_set (&fixture->office, "default-radius=0", NULL);
  window = ui_open_window (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *page = ui_open_tab (window, cases[i].tab);

      ui_wait_rows (page, n_rows[i]);
      gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", cases[i].step);
      g_assert_cmpint (selected_in (page), ==, cases[i].id);
    }
  g_assert_nonnull (
      ui_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "No row further up needs attention"));
  ui_close_window (window);
}

/* Each key of the table of commands does what the table says, and no two do the same. */
static void
test_keys (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_DEFAULT_FLAGS);
  guint n;
  const TklCommand *commands = tkl_commands (&n);

  tkl_commands_set_accels (application);
  for (guint i = 0; i < n; i++)
    if (commands[i].accels != NULL && g_str_has_prefix (commands[i].action, "win."))
      {
        g_auto (GStrv) actions
            = gtk_application_get_actions_for_accel (application, commands[i].accels);

        g_assert_cmpuint (g_strv_length (actions), ==, 1);
        g_assert_cmpstr (actions[0], ==, commands[i].action);
      }
}

static gboolean
row_begins (GtkWidget *page, const char *start)
{
  g_autofree char *row = ui_row (page, 0);

  return g_str_has_prefix (row, start);
}

static GtkWidget *
find_menu_button (GtkWidget *root, const char *tooltip)
{
  if (GTK_IS_MENU_BUTTON (root) && g_strcmp0 (gtk_widget_get_tooltip_text (root), tooltip) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_menu_button (child, tooltip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What the headers do with the mouse, the menu does by keyboard, and it marks how the table is. */
static void
test_columns (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *page, *button;
  g_autoptr (GVariant) state = NULL;
  TklTable *table;

  ui_fill (fixture);
  window = ui_open_window (fixture);
  page = ui_open_tab (window, "employees");
  ui_wait_rows (page, 2);
  table = tkl_table_page_get_table (TKL_TABLE_PAGE (page));
  gtk_widget_activate_action (page, "columns.sort-by", "s", "name");
  g_assert_true (row_begins (page, "2|Élodie Dupont"));
  gtk_widget_activate_action (page, "columns.order", "s", "descending");
  g_assert_true (row_begins (page, "1|Jan Peeters"));
  state = g_action_group_get_action_state (tkl_table_get_column_actions (table), "sort-by");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "name");
  gtk_widget_activate_action (page, "columns.show-number", NULL);
  ui_wait (bar_is_gone, ui_find (GTK_WIDGET (table), GTK_TYPE_LABEL, "Number"));
  button = find_menu_button (page, "Columns");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "columns");
  g_assert_true (
      gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)))));
  ui_picture (GTK_WIDGET (window), "columns");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  gtk_widget_activate_action (page, "columns.order", "s", "ascending");
  g_assert_true (row_begins (page, "2|Élodie Dupont"));
  gtk_widget_activate_action (page, "columns.sort-by", "s", "");
  g_assert_true (row_begins (page, "1|Jan Peeters"));
  ui_close_window (window);
}

/* Ticks that wait to be linked are told, with the button that links them. */
static void
test_link (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *button;

  ui_fill (fixture);
  window = ui_open_window (fixture);
  button = ui_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "_Link Now");
  g_assert_false (gtk_widget_get_mapped (button));
  office_import_good (&fixture->office, TKL_IMPORT_PROJECTS, "number,radius\nP001,90\n");
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  ui_wait (bar_shows, button);
  ui_picture (GTK_WIDGET (window), "links-wait");
  gtk_widget_activate (button);
  ui_wait (bar_is_gone, button);
  ui_close_window (window);
}

/* What another program writes is shown while somebody looks, and once somebody looks again. */
static void
test_watch (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window = ui_open_window (fixture);
  GtkWidget *page = ui_open_tab (window, "employees");

  ui_wait_rows (page, 0);
  tkl_desk_set_watching (fixture->desk, TRUE);
  office_import_good (&fixture->office, TKL_IMPORT_EMPLOYEES, "number,last_name\n1,Peeters\n");
  ui_wait_rows (page, 1);
  ui_wait (can_undo, fixture->desk);
  tkl_desk_set_watching (fixture->desk, FALSE);
  office_import_good (&fixture->office, TKL_IMPORT_EMPLOYEES, "number,last_name\n2,Dupont\n");
  ui_settle ();
  tkl_desk_set_watching (fixture->desk, TRUE);
  ui_wait_rows (page, 2);
  ui_close_window (window);
}

static void
count_cb (TklDesk *desk, guint *n_changes)
{
  (*n_changes)++;
}

static gboolean
has_changed (gpointer data)
{
  return *(guint *) data > 0;
}

/* A change that was reported is not found once more by watching. */
static void
test_watch_once (UiFixture *fixture, gconstpointer data)
{
  guint n_changes = 0;

  tkl_jobs_stop (tkl_desk_get_jobs (fixture->desk));
  ui_settle ();
  office_import_good (&fixture->office, TKL_IMPORT_EMPLOYEES, "number,last_name\n1,Peeters\n");
  g_signal_connect (fixture->desk, "changed", G_CALLBACK (count_cb), &n_changes);
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  ui_wait (has_changed, &n_changes);
  tkl_desk_set_watching (fixture->desk, TRUE);
  ui_settle ();
  g_assert_cmpuint (n_changes, ==, 1);
}

static void
select_first (GtkWidget *page)
{
  g_autoptr (TklRow) row
      = g_list_model_get_item (G_LIST_MODEL (tkl_table_page_get_list (TKL_TABLE_PAGE (page))), 0);

  tkl_table_page_select (TKL_TABLE_PAGE (page), tkl_row_get_id (row));
}

static gboolean
has_change (gpointer dialog)
{
  return ui_find (dialog, GTK_TYPE_LABEL, "Employee 1 Jan Peeters, Active: Yes → No") != NULL;
}

/* What the newest change did is listed under it, with the national number masked. */
static void
test_changes (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *dialog, *page;

  ui_fill (fixture);
  office_import_good (&fixture->office, TKL_IMPORT_EMPLOYEES,
                      "number,active,national_number\n1,0,85073003328\n");
  window = ui_open_window (fixture);
  dialog = tkl_history_page_present (GTK_WINDOW (window), fixture->desk);
  page = ui_find (dialog, TKL_TYPE_TABLE_PAGE, NULL);
  ui_wait_rows (page, 4);
  g_assert_false (has_change (dialog));
  select_first (page);
  ui_wait_for ("what the change did", has_change, dialog);
  ui_assert_named (dialog);
  ui_picture (dialog, "history-changes");
  g_assert_nonnull (
      ui_find (dialog, GTK_TYPE_LABEL, "Employee 1 Jan Peeters, National number: – → 850730*****"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  ui_close_window (window);
}

static void
test_dialogs (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *dialog, *page;

  ui_fill (fixture);
  window = ui_open_window (fixture);
  dialog = tkl_history_page_present (GTK_WINDOW (window), fixture->desk);
  page = ui_find (dialog, TKL_TYPE_TABLE_PAGE, NULL);
  ui_wait_rows (page, 3);
  ui_picture (dialog, "history");
  gtk_window_destroy (GTK_WINDOW (dialog));

  dialog = tkl_command_search_present (GTK_WINDOW (window));
  ui_picture (dialog, "commands");
  g_assert_null (tkl_window_get_page (window, "vehicles"));
  gtk_editable_set_text (GTK_EDITABLE (ui_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL)), "VEHIC");
  g_signal_emit_by_name (ui_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL), "activate");
  ui_settle ();
  g_assert_nonnull (tkl_window_get_page (window, "vehicles"));
  ui_close_window (window);
}

/* Nothing is built before it is looked at. */
static void
test_lazy (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window = ui_open_window (fixture);

  g_assert_nonnull (tkl_window_get_page (window, "ticks"));
  g_assert_null (tkl_window_get_page (window, "employees"));
  ui_close_window (window);
}

/* The window is seen before the rows: GTK makes two hundred of them before it draws one. */
static void
test_unseen (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  GtkWindow *window;

  ui_fill (fixture);
  tkl_desk_set_period (fixture->desk, TKL_PERIOD_ALL);
  page = tkl_table_page_new (fixture->desk, &tkl_tick_source, fixture->state);
  ui_settle ();
  g_assert_null (tkl_row_list_get_rows (tkl_table_page_get_list (TKL_TABLE_PAGE (page))));
  window = ui_show (page);
  ui_wait_rows (page, 5);
  gtk_window_destroy (window);
}

/* An icon of ours in the header would load librsvg at start if it were no picture already. */
static void
test_icons (UiFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "tkl-tick-symbolic", "tkl-vehicle-symbolic" };
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GtkIconPaintable) icon
          = gtk_icon_theme_lookup_icon (theme, names[i], NULL, 16, 1, GTK_TEXT_DIR_LTR, 0);
      g_autoptr (GFile) file = gtk_icon_paintable_get_file (icon);
      g_autofree char *uri = g_file_get_uri (file);

      g_assert_true (g_str_has_suffix (uri, "-symbolic.symbolic.png"));
    }
}

/* --- ticks of one vehicle --------------------------------------------------------------------- */

static gboolean
shows_column (GtkWidget *page, const char *id)
{
  g_autoptr (GVariant) layout
      = tkl_table_get_layout (tkl_table_page_get_table (TKL_TABLE_PAGE (page)));
  g_autoptr (GVariantIter) iter = NULL;
  const char *name;
  gboolean visible;

  g_variant_get (layout, "(a(sib)sb)", &iter, NULL, NULL);
  while (g_variant_iter_next (iter, "(&sib)", &name, NULL, &visible))
    if (g_str_equal (name, id))
      return visible;
  g_assert_not_reached ();
}

static void
test_ticks_of_vehicle (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *page, *button;

  ui_fill (fixture);
  window = ui_open_window (fixture);
  page = ui_open_tab (window, "ticks");
  ui_wait_rows (page, 5);
  tkl_table_page_set_choice (TKL_TABLE_PAGE (page), 1);
  /* The ticks lie in another month. */
  tkl_desk_set_period (fixture->desk, day_of ("2026-05-01"));
  ui_wait_rows (page, 0);
  g_assert_false (shows_column (page, "key"));
  page = ui_open_tab (window, "vehicles");
  ui_wait_rows (page, 1);
  tkl_table_page_select (TKL_TABLE_PAGE (page), 1);
  tkl_table_page_show_side (TKL_TABLE_PAGE (page), TRUE);
  button = ui_find (page, GTK_TYPE_BUTTON, "Show ticks of this vehicle");
  ui_wait (ui_is_mapped, button);
  ui_settle ();
  ui_picture (GTK_WIDGET (window), "vehicle-pane-ticks");
  g_signal_emit_by_name (button, "clicked");
  page = tkl_window_get_page (window, "ticks");
  ui_wait_rows (page, 5);
  g_assert_true (gtk_widget_get_mapped (page));
  g_assert_true (shows_column (page, "key"));
  g_assert_cmpstr (tkl_desk_get_search (fixture->desk), !=, "");
  ui_picture (GTK_WIDGET (window), "ticks-of-vehicle");
  ui_close_window (window);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add ("/window/tabs", UiFixture, NULL, ui_set_up, test_tabs, ui_tear_down);
  g_test_add ("/window/period", UiFixture, NULL, ui_set_up, test_period, ui_tear_down);
  g_test_add ("/window/stop-reading", UiFixture, NULL, ui_set_up, test_stop_reading, ui_tear_down);
  g_test_add ("/window/undo-of-toast", UiFixture, NULL, ui_set_up, test_undo_of_toast,
              ui_tear_down);
  g_test_add ("/window/search", UiFixture, NULL, ui_set_up, test_search, ui_tear_down);
  g_test_add ("/window/reload", UiFixture, NULL, ui_set_up, test_reload, ui_tear_down);
  g_test_add ("/window/ticks-of-vehicle", UiFixture, NULL, ui_set_up, test_ticks_of_vehicle,
              ui_tear_down);
  g_test_add ("/window/undo", UiFixture, NULL, ui_set_up, test_undo, ui_tear_down);
  g_test_add ("/window/attention", UiFixture, NULL, ui_set_up, test_attention, ui_tear_down);
  g_test_add ("/window/columns", UiFixture, NULL, ui_set_up, test_columns, ui_tear_down);
  g_test_add ("/window/keys", UiFixture, NULL, ui_set_up, test_keys, ui_tear_down);
  g_test_add ("/window/link", UiFixture, NULL, ui_set_up, test_link, ui_tear_down);
  g_test_add ("/window/watch", UiFixture, NULL, ui_set_up, test_watch, ui_tear_down);
  g_test_add ("/window/watch-once", UiFixture, NULL, ui_set_up, test_watch_once, ui_tear_down);
  g_test_add ("/window/changes", UiFixture, NULL, ui_set_up, test_changes, ui_tear_down);
  g_test_add ("/window/dialogs", UiFixture, NULL, ui_set_up, test_dialogs, ui_tear_down);
  g_test_add ("/window/lazy", UiFixture, NULL, ui_set_up, test_lazy, ui_tear_down);
  g_test_add ("/window/unseen", UiFixture, NULL, ui_set_up, test_unseen, ui_tear_down);
  g_test_add ("/window/icons", UiFixture, NULL, ui_set_up, test_icons, ui_tear_down);
  return g_test_run ();
}
