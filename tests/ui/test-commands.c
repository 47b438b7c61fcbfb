/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands by their names: each one there is, works from wherever the focus is, or says why not. */
/* Thread: main. */
#include "tkl-command-search.h"
#include "tkl-commands.h"
#include "tkl-preferences.h"
#include "tkl-present.h"
#include "tkl-table-page.h"
#include "tkl-tick-menu.h"
#include "tkl-window.h"
#include "ui-fixture.h"

static GtkWidget *
open_tab (TklWindow *window, const char *name, guint n_rows)
{
  GtkWidget *page = ui_open_tab (window, name);

  ui_wait_rows (page, n_rows);
  return page;
}

/* All tabs, with the first row of each chosen. */
static void
open_tabs (TklWindow *window)
{
  static const struct
  {
    const char *tab;
    guint n_rows;
  } tabs[] = { { "employees", 2 }, { "projects", 2 }, { "vehicles", 1 }, { "ticks", 5 } };

  for (gsize i = 0; i < G_N_ELEMENTS (tabs); i++)
    tkl_table_page_select (TKL_TABLE_PAGE (open_tab (window, tabs[i].tab, tabs[i].n_rows)), 1);
}

/* --- all of them ------------------------------------------------------------------------------ */

typedef struct
{
  TklWindow *window;
  const char *action;
} Command;

static gboolean
is_possible (gpointer data)
{
  Command *command = data;

  return tkl_window_can_run (command->window, command->action);
}

static const char *
keys_of (const char *action)
{
  guint n;
  const TklCommand *commands = tkl_commands (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (commands[i].action, action))
      return commands[i].accels;
  g_error ("%s is no command", action);
}

/* The key of a table is told for each tab in which it works. */
static void
test_delete_key (UiFixture *fixture, gconstpointer data)
{
  static const char *const tabs[] = { "employees", "projects" };
  TklWindow *window = ui_open_window (fixture);

  ui_fill (fixture);
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  ui_wait (ui_is_active, window);
  for (gsize i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      g_autofree char *action = g_strconcat (tabs[i], ".delete", NULL);
      GtkWidget *page = open_tab (window, tabs[i], 2);

      g_assert_cmpstr (keys_of (action), ==, "Delete");
      tkl_table_page_select (TKL_TABLE_PAGE (page), 2);
      gtk_widget_grab_focus (GTK_WIDGET (tkl_table_page_get_table (TKL_TABLE_PAGE (page))));
      ui_settle ();
      ui_press ("Delete");
      ui_wait_rows (page, 1);
    }
  ui_close_window (window);
}

/* Those of the application are in the test of the demo company, which has one. */
static void
test_all (UiFixture *fixture, gconstpointer data)
{
  static const char *const nothing_to_do[] = { "win.undo",
                                               "win.redo",
                                               "win.cancel-sync",
                                               "win.page::view-save",
                                               "win.page::view-reset",
                                               "win.page::view-rename",
                                               "win.page::view-delete",
                                               "win.page::view-restore",
                                               "win.page::focus-groups",
                                               "ticks.fill", /* of several */
                                               NULL };
  TklWindow *window;
  guint n;
  const TklCommand *commands = tkl_commands (&n);

  ui_fill (fixture);
  window = ui_open_window (fixture);
  open_tabs (window);
  for (guint i = 0; i < n; i++)
    {
      Command command = { window, commands[i].action };

      if (g_str_has_prefix (commands[i].action, "app."))
        g_assert_false (is_possible (&command));
      else if (!g_strv_contains (nothing_to_do, commands[i].action))
        ui_wait_for (commands[i].action, is_possible, &command);
    }
  ui_close_window (window);
}

/* --- none is forgotten ------------------------------------------------------------------------ */

/* With the reason why the search does not have them. */
static const char *const elsewhere[] = {
  "form.delete",    /* of a pane: those of the tables do it */
  "employees.new",  /* as win.new-employee */
  "projects.new",   /* as win.new-project */
  "project.copy",   /* as projects.copy */
  "zone.draw",      /* as projects.zones */
  "ticks.restore",  /* of deleted ticks, which have a window of their own */
  "news.undo",      /* of a line of news: win.undo, win.redo */
  "news.redo",      /* … */
  "board.open",     /* of a day in the month: it must have the focus */
  "ticks.transfer", /* as win.transfer */
  "ticks.board",    /* as win.board */
  "ticks.menu",     /* the menu of a row */
  NULL,
};

/* Maps are several, and one of them must have the focus. GTK has groups of its own. */
static gboolean
is_ours (const char *action)
{
  static const char *const groups[]
      = { "map.",    "clipboard.", "selection.", "text.",       "default.", "window.",
          "list.",   "menu.",      "link.",      "misc.",       "color.",   "font.",
          "dialog.", "scroll.",    "toast.",     "navigation.", NULL };

  for (guint i = 0; groups[i] != NULL; i++)
    if (g_str_has_prefix (action, groups[i]))
      return FALSE;
  return !g_strv_contains (elsewhere, action);
}

static gboolean
is_command (const char *action)
{
  guint n;
  const TklCommand *commands = tkl_commands (&n);
  /* “page.next” is run as “win.page::next”, “vehicles.map” as it is. */
  g_autofree char *of_page = g_str_has_prefix (action, "page.")
                                 ? g_strconcat (TKL_PAGE_COMMAND, action + 5, NULL)
                                 : g_strdup (action);

  for (guint i = 0; i < n; i++)
    {
      gsize length = strcspn (commands[i].action, "(");

      if (strncmp (commands[i].action, of_page, MAX (length, strlen (of_page))) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Actions that want to be told more (which row, which kind) are part of others. */
static void
list_forgotten (GtkWidget *widget, GString *forgotten)
{
  GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (widget);
  const GVariantType *type;
  const char *name, *property;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &name, &type, &property); i++)
    if (type == NULL && is_ours (name) && !is_command (name)
        && strstr (forgotten->str, name) == NULL)
      g_string_append_printf (forgotten, "%s ", name);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_forgotten (child, forgotten);
}

/* Whoever gives a widget of the window an action gives it to the search as well, or says here why not. */
static void
test_none_forgotten (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) forgotten = g_string_new (NULL);
  TklWindow *window;

  ui_fill (fixture);
  window = ui_open_window (fixture);
  open_tabs (window);
  open_tab (window, "lines", 0);
  list_forgotten (GTK_WIDGET (window), forgotten);
  g_assert_cmpstr (forgotten->str, ==, "");
  ui_close_window (window);
}

/* --- from the entry of the search ------------------------------------------------------------- */

/* Returns: (transfer none): the dialog. The focus was in the search of the tab. */
static GtkWidget *
search_command (TklWindow *window, const char *title)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.search", NULL);
  dialog = tkl_command_search_present (GTK_WINDOW (window));
  ui_type (ui_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL), title);
  return dialog;
}

typedef struct
{
  GtkWidget *page;
  const char *words;
} Row;

static gboolean
has_words (gpointer data)
{
  Row *row = data;
  g_autofree char *text = ui_n_rows (row->page) > 0 ? ui_row (row->page, 0) : NULL;

  return text != NULL && strstr (text, row->words) != NULL;
}

static gboolean
has_label (gpointer data)
{
  Row *row = data;

  return ui_find (row->page, GTK_TYPE_LABEL, row->words) != NULL;
}

/* What belongs to a page is done there, and its tab is shown. */
static void
test_from_search (UiFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *tab, *title, *wanted_tab, *words; /* in the first row */
  } cases[] = {
    { "ticks", "Deactivate the chosen employees", "employees", "Inactive" },
    { "vehicles", "Activate the chosen employees", "employees", "|Active|" },
    { "employees", "Block the chosen projects", "projects", "|Blocked|" },
    { "lines", "The chosen ticks are at the employer", "ticks", "|Employer|" },
  };
  TklWindow *window;
  GtkWidget *toggle;

  ui_fill (fixture);
  window = ui_open_window (fixture);
  open_tabs (window);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Row row = { tkl_window_get_page (window, cases[i].wanted_tab), cases[i].words };

      tkl_window_show_tab (window, cases[i].tab);
      search_command (window, cases[i].title);
      g_assert_true (gtk_widget_get_mapped (row.page));
      ui_wait_for (cases[i].title, has_words, &row);
    }
  toggle = ui_find (tkl_window_get_page (window, "vehicles"), GTK_TYPE_TOGGLE_BUTTON, "_Map");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle)));
  search_command (window, "Show or hide the map of vehicles");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle)));
  g_assert_true (gtk_widget_get_mapped (toggle));
  search_command (window, "Show or hide the map of vehicles");
  ui_close_window (window);
}

typedef struct
{
  GtkListBox *list;
  const char *title;
} Chosen;

static gboolean
chooses (gpointer data)
{
  const Chosen *chosen = data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (chosen->list);

  return row != NULL
         && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), chosen->title);
}

/* The arrows go from one command to the next, past those that are hidden or not possible. */
static void
test_arrows (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *dialog, *entry, *list;
  const char *const first = "Show the ticks", *const second = "Show the employees";

  ui_fill (fixture);
  window = ui_open_window (fixture);
  open_tabs (window);
  tkl_window_show_tab (window, "ticks");
  dialog = tkl_command_search_present (GTK_WINDOW (window));
  entry = ui_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL);
  list = ui_find (dialog, GTK_TYPE_LIST_BOX, NULL);
  ui_wait (ui_is_active, dialog);
  gtk_editable_set_text (GTK_EDITABLE (entry), "show the");
  ui_press ("Down Down Down Up");
  ui_wait_for (second, chooses, &(Chosen){ GTK_LIST_BOX (list), second });
  ui_press ("Up Up Up Up");
  ui_wait_for (first, chooses, &(Chosen){ GTK_LIST_BOX (list), first });
  g_assert_true (ui_is_in (entry));
  ui_press ("Down Down Down Up Return");
  ui_wait (ui_is_mapped, tkl_window_get_page (window, "employees"));
  ui_close_window (window);
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

/* Rows are copied from the table that is shown. */
static void
test_copy (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  g_autofree char *text = NULL;

  ui_fill (fixture);
  window = ui_open_window (fixture);
  open_tabs (window);
  open_tab (window, "projects", 2);
  search_command (window, "Copy rows");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (window)), NULL, text_cb,
                                 &text);
  ui_wait (ui_is_there, &text);
  g_assert_nonnull (strstr (text, "\nP001\tStation\t"));
  g_assert_null (strstr (text, "P002"));
  ui_close_window (window);
}

/* --- what is not possible --------------------------------------------------------------------- */

/* Greyed, and Enter does not take it; in a tab nobody looked at yet it is told there. */
static void
test_impossible (UiFixture *fixture, gconstpointer data)
{
  static const char *const titles[]
      = { "Deactivate the chosen employees", "Remove the demo company", "Redo", "Copy rows" };
  TklWindow *window;
  Row said = { NULL, "First choose in the table what this command is about" };

  ui_fill (fixture);
  window = ui_open_window (fixture);
  open_tab (window, "employees", 2);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkWidget *dialog = search_command (window, titles[i]);
      GtkWidget *row = ui_find (dialog, ADW_TYPE_ACTION_ROW, titles[i]);

      g_assert_false (gtk_widget_get_sensitive (row));
      g_assert_true (gtk_widget_get_mapped (dialog));
      g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
      g_assert_true (gtk_widget_get_mapped (dialog));
      if (i == 0)
        {
          gtk_editable_set_text (GTK_EDITABLE (ui_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL)),
                                 "chosen");
          ui_picture (dialog, "commands-impossible");
        }
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
  g_assert_null (tkl_window_get_page (window, "projects"));
  search_command (window, "Block the chosen projects");
  g_assert_true (gtk_widget_get_mapped (tkl_window_get_page (window, "projects")));
  said.page = GTK_WIDGET (window);
  ui_wait (has_label, &said);
  ui_close_window (window);
}

/* --- empty faces ------------------------------------------------------------------------------ */

/* One button that does the next sensible thing. */
static void
test_empty (UiFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *tab, *label, *action;
  } cases[] = {
    { "ticks", "Fetch ticks", "win.sync" },
    { "lines", "Transfer to the time clock", "win.transfer" },
    { "employees", "Import…", "win.import" },
    { "projects", "Import…", "win.import" },
    { "vehicles", "Fetch ticks", "win.sync" },
  };
  TklWindow *window = ui_open_window (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *button
          = ui_find (open_tab (window, cases[i].tab, 0), GTK_TYPE_BUTTON, cases[i].label);

      g_assert_nonnull (button);
      ui_wait (ui_is_mapped, button);
      g_assert_true (gtk_widget_is_sensitive (button));
      g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==,
                       cases[i].action);
      ui_picture (GTK_WIDGET (window), cases[i].tab);
    }
  ui_close_window (window);
}

static gboolean
has_lines (gpointer page)
{
  return ui_n_rows (page) > 0;
}

static gboolean
is_provisional (gpointer page)
{
  g_autofree char *cell = ui_cell (page, 0, "day-state");

  return g_strcmp0 (cell, "Provisional") == 0;
}

/* What only a popover or a page of the settings offers is found by its name too. */
static void
test_hidden (UiFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *title;
    TklPeriodPreset preset;
  } cases[] = {
    { "Yesterday", TKL_PERIOD_YESTERDAY },   { "This week", TKL_PERIOD_THIS_WEEK },
    { "Last week", TKL_PERIOD_LAST_WEEK },   { "This month", TKL_PERIOD_THIS_MONTH },
    { "Last month", TKL_PERIOD_LAST_MONTH },
  };
  TklDay today = tkl_desk_get_today (fixture->desk);
  TklWindow *window = ui_open_window (fixture);
  GtkWidget *preferences, *back_up;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      search_command (window, cases[i].title);
      g_assert_true (tkl_period_equal (tkl_desk_get_period (fixture->desk),
                                       tkl_period_preset (cases[i].preset, today)));
    }
  search_command (window, "Back up, restore or check");
  preferences = GTK_WIDGET (tkl_present_open_one (GTK_WINDOW (window), TKL_TYPE_PREFERENCES));
  back_up = ui_find (preferences, GTK_TYPE_BUTTON, "Back Up…");
  ui_wait (ui_is_mapped, back_up);
  gtk_window_destroy (GTK_WINDOW (preferences));
  ui_close_window (window);
}

/* The lines come where one looks for them. */
static void
test_transfer (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *page, *button;

  ui_fill (fixture);
  window = ui_open_window (fixture);
  page = open_tab (window, "lines", 0);
  button = ui_find (page, GTK_TYPE_BUTTON, "Transfer to the time clock");
  ui_wait (ui_is_mapped, button);
  g_signal_emit_by_name (button, "clicked");
  button = ui_find (ui_await_window (ADW_TYPE_MESSAGE_DIALOG), GTK_TYPE_BUTTON,
                    "_Transfer Provisional Ones");
  g_signal_emit_by_name (button, "clicked");
  ui_wait (has_lines, page);
  g_assert_true (gtk_widget_get_mapped (page));
  tkl_table_show_column (tkl_table_page_get_table (TKL_TABLE_PAGE (page)), "day-state");
  ui_wait (is_provisional, page);
  ui_close_window (window);
}

/* Returns: how many keys the menu tells, each the one that the command search tells. */
static guint
count_keys (GMenuModel *menu)
{
  guint n = 0;

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autofree char *action = NULL;
      g_autofree char *accel = NULL;

      if (section != NULL || submenu != NULL)
        n += count_keys (section != NULL ? section : submenu);
      else if (g_menu_model_get_item_attribute (menu, i, "accel", "s", &accel)
               && g_menu_model_get_item_attribute (menu, i, "action", "s", &action))
        {
          GdkModifierType mods, told_mods;
          guint key, told_key;

          g_test_message ("%s %s", action, accel);
          g_assert_true (gtk_accelerator_parse (accel, &key, &mods));
          g_assert_true (gtk_accelerator_parse (keys_of (action), &told_key, &told_mods));
          g_assert_cmpuint (key, ==, told_key);
          g_assert_cmpuint (mods, ==, told_mods);
          n++;
        }
    }
  return n;
}

static void
test_menu_keys (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GMenuModel) menu = tkl_tick_menu_new ();

  g_assert_cmpuint (count_keys (menu), ==, 21);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add ("/commands/delete-key", UiFixture, NULL, ui_set_up, test_delete_key, ui_tear_down);
  g_test_add ("/commands/all", UiFixture, NULL, ui_set_up, test_all, ui_tear_down);
  g_test_add ("/commands/none-forgotten", UiFixture, NULL, ui_set_up, test_none_forgotten,
              ui_tear_down);
  g_test_add ("/commands/from-search", UiFixture, NULL, ui_set_up, test_from_search, ui_tear_down);
  g_test_add ("/commands/arrows", UiFixture, NULL, ui_set_up, test_arrows, ui_tear_down);
  g_test_add ("/commands/copy", UiFixture, NULL, ui_set_up, test_copy, ui_tear_down);
  g_test_add ("/commands/impossible", UiFixture, NULL, ui_set_up, test_impossible, ui_tear_down);
  g_test_add ("/commands/empty", UiFixture, NULL, ui_set_up, test_empty, ui_tear_down);
  g_test_add ("/commands/hidden", UiFixture, NULL, ui_set_up, test_hidden, ui_tear_down);
  g_test_add ("/commands/menu-keys", UiFixture, NULL, ui_set_up, test_menu_keys, ui_tear_down);
  g_test_add ("/commands/transfer", UiFixture, NULL, ui_set_up, test_transfer, ui_tear_down);
  return g_test_run ();
}
