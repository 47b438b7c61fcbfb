/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ways without a pointer: out of the table, into the form and back, out of the search, typing undone. */
/* Thread: main. Its hands are xdotool. */
#include "tkl-field-row.h"
#include "tkl-form-page.h"
#include "ui-fixture.h"

typedef struct
{
  UiFixture ui;
  TklWindow *window;
  GtkWidget *page, *table, *pane;
} Fixture;

/* Something in @root has the focus. */
static gboolean
is_gone (gpointer widget)
{
  return !gtk_widget_get_child_visible (widget) || !gtk_widget_get_mapped (widget);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ui_set_up (&fixture->ui, data);
  ui_fill (&fixture->ui);
  fixture->window = ui_open_window (&fixture->ui);
  tkl_window_show_tab (fixture->window, "employees");
  fixture->page = tkl_window_get_page (fixture->window, "employees");
  fixture->table = GTK_WIDGET (tkl_table_page_get_table (TKL_TABLE_PAGE (fixture->page)));
  fixture->pane = GTK_WIDGET (tkl_form_page_get_pane (TKL_FORM_PAGE (fixture->page)));
  ui_wait_rows (fixture->page, 2);
  ui_wait (ui_is_active, fixture->window);
  tkl_table_page_select (TKL_TABLE_PAGE (fixture->page), 1);
  gtk_widget_grab_focus (fixture->table);
  g_assert_true (ui_is_in (fixture->table));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_settle ();
  ui_tear_down (&fixture->ui, data);
}

static GtkWidget *
field (Fixture *fixture, const char *title)
{
  return ui_find (fixture->pane, TKL_TYPE_FIELD_ROW, title);
}

static const char *
text_of (GtkWidget *row)
{
  return tkl_field_row_get_text (TKL_FIELD_ROW (row));
}

/* However many rows there are. */
static void
test_out_of_table (Fixture *fixture, gconstpointer data)
{
  ui_press ("Tab");
  g_assert_false (ui_is_in (fixture->table));
  gtk_widget_grab_focus (fixture->table);
  ui_press ("shift+Tab");
  g_assert_false (ui_is_in (fixture->table));
  g_assert_true (ui_is_in (fixture->page));
  ui_press ("Tab");
  g_assert_true (ui_is_in (fixture->table));
  tkl_table_page_show_side (TKL_TABLE_PAGE (fixture->page), TRUE);
  ui_settle ();
  ui_press ("Tab");
  g_assert_true (ui_is_in (fixture->pane));
}

/* A tab that is chosen has the focus in its table, also when the rows have to be read first. */
static void
test_tabs (Fixture *fixture, gconstpointer data)
{
  GtkWidget *projects;

  gtk_widget_activate_action (fixture->page, "win.tab", "s", "projects");
  projects = tkl_window_get_page (fixture->window, "projects");
  ui_wait (ui_is_in, tkl_table_page_get_table (TKL_TABLE_PAGE (projects)));
  ui_press ("Down");
  g_assert_true (ui_is_in (tkl_table_page_get_table (TKL_TABLE_PAGE (projects))));
  gtk_widget_activate_action (projects, "win.tab", "s", "employees");
  ui_wait (ui_is_in, fixture->table);
  /* From the form as well. */
  ui_press ("Return");
  ui_wait (ui_is_in, fixture->pane);
  gtk_widget_activate_action (projects, "win.tab", "s", "employees");
  g_assert_true (ui_is_in (fixture->table));
}

/* What is opened from elsewhere has the focus in its table: arrows go on from it. */
static void
test_opened (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *action, *tab;
  } opened[] = { { "win.show-project", "projects" },
                 { "win.show-vehicle", "vehicles" },
                 { "win.show-tick", "ticks" },
                 { "win.show-employee", "employees" } };

  tkl_desk_set_period (fixture->ui.desk, TKL_PERIOD_ALL);
  for (gsize i = 0; i < G_N_ELEMENTS (opened); i++)
    {
      GtkWidget *page;

      gtk_widget_activate_action (GTK_WIDGET (fixture->window), opened[i].action, "x",
                                  G_GINT64_CONSTANT (1));
      page = tkl_window_get_page (fixture->window, opened[i].tab);
      ui_wait_for (opened[i].tab, ui_is_in, tkl_table_page_get_table (TKL_TABLE_PAGE (page)));
    }
}

/* Enter opens what the row is about, Esc takes typing back and then leads back to the row. */
static void
test_form (Fixture *fixture, gconstpointer data)
{
  GtkWidget *number;

  ui_press ("Return");
  ui_wait (ui_is_in, fixture->pane);
  number = field (fixture, "Number");
  g_assert_true (ui_is_in (number));
  ui_press ("9");
  g_assert_cmpstr (text_of (number), ==, "9");
  ui_press ("Escape");
  g_assert_cmpstr (text_of (number), ==, "1");
  g_assert_true (ui_is_in (number));
  ui_press ("Escape");
  g_assert_true (ui_is_in (fixture->table));
  ui_press ("Down Return");
  ui_wait (ui_is_in, number);
  g_assert_cmpstr (text_of (number), ==, "2");
  ui_press ("F9");
  ui_wait (is_gone, fixture->pane);
  g_assert_true (ui_is_in (fixture->table));
}

/* The pane slides in, as it does on a desk: the focus is in it all the same, and stays. */
static void
test_sliding (Fixture *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_widget_get_settings (fixture->page);

  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  gtk_widget_activate_action (fixture->page, "employees.new", NULL);
  ui_wait (ui_is_in, fixture->pane);
  ui_press ("4 2");
  g_assert_cmpstr (text_of (field (fixture, "Number")), ==, "42");
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
}

static gboolean
undoes_import (gpointer desk)
{
  return g_strcmp0 (tkl_desk_get_undo_title (desk), "Import projects") == 0;
}

static gboolean
undoes_employees (gpointer desk)
{
  return g_strcmp0 (tkl_desk_get_undo_title (desk), "Import employees") == 0;
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
  ui_settle ();
}

/* A slip of the finger does not undo what was done before it. */
static void
test_typing_undone (Fixture *fixture, gconstpointer data)
{
  GtkWidget *name;

  ui_wait (undoes_import, fixture->ui.desk);
  ui_press ("Return");
  ui_wait (ui_is_in, fixture->pane);
  name = field (fixture, "Last name");
  gtk_widget_child_focus (name, GTK_DIR_TAB_FORWARD);
  ui_press ("End x");
  g_assert_cmpstr (text_of (name), ==, "Peetersx");
  act (fixture, "win.undo");
  g_assert_cmpstr (text_of (name), ==, "Peeters");
  g_assert_true (undoes_import (fixture->ui.desk));
  /* Now nothing is typed: the change it is. */
  act (fixture, "win.undo");
  ui_wait (undoes_employees, fixture->ui.desk);
}

static gboolean
is_stored (gpointer desk)
{
  return g_strcmp0 (tkl_desk_get_undo_title (desk), "Change employee Jan Peetersx (1)") == 0;
}

static gboolean
is_old (gpointer row)
{
  return g_str_equal (text_of (row), "Peeters");
}

/* What was stored is a change, although its field has the focus. */
static void
test_stored_undone (Fixture *fixture, gconstpointer data)
{
  GtkWidget *name;

  ui_press ("Return");
  ui_wait (ui_is_in, fixture->pane);
  name = field (fixture, "Last name");
  gtk_widget_child_focus (name, GTK_DIR_TAB_FORWARD);
  ui_press ("End x Return");
  ui_wait (is_stored, fixture->ui.desk);
  g_assert_true (ui_is_in (name));
  act (fixture, "win.undo");
  ui_wait (undoes_import, fixture->ui.desk);
  ui_wait (is_old, name);
}

/* The focus is in the rows at once: nothing takes it away from where it goes next. */
static void
test_search (Fixture *fixture, gconstpointer data)
{
  act (fixture, "win.search");
  ui_press ("d u p");
  ui_wait_rows (fixture->page, 1);
  ui_press ("Escape");
  ui_wait_rows (fixture->page, 2);
  g_assert_true (ui_is_in (fixture->table));
  /* Nothing was found: there is no row to go to, but the page is. */
  act (fixture, "win.search");
  ui_press ("q q q");
  ui_wait_rows (fixture->page, 0);
  ui_press ("Escape");
  ui_wait_rows (fixture->page, 2);
  g_assert_true (ui_is_in (fixture->page));
}

/* The last row leaves the filter while a window is over this one, as that of zones: the one before it has
 * the focus. */
static void
test_last_row_goes (Fixture *fixture, gconstpointer data)
{
  GtkWindow *over = GTK_WINDOW (gtk_window_new ());

  tkl_table_page_set_choice (TKL_TABLE_PAGE (fixture->page), 1); /* active ones */
  ui_settle ();
  gtk_widget_grab_focus (fixture->table);
  ui_press ("End");
  ui_settle ();
  g_assert_true (ui_is_in (fixture->table));
  gtk_window_set_transient_for (over, GTK_WINDOW (fixture->window));
  gtk_window_present (over);
  ui_wait (ui_is_active, over);
  office_import_good (&fixture->ui.office, TKL_IMPORT_EMPLOYEES, "number,active\n2,0\n");
  tkl_desk_report_change (fixture->ui.desk, NULL, FALSE);
  ui_wait_rows (fixture->page, 1);
  ui_settle ();
  g_assert_true (ui_is_in (fixture->table));
  gtk_window_destroy (over);
}

static const char *
searched (Fixture *fixture)
{
  return tkl_desk_get_search (fixture->ui.desk);
}

static gboolean
is_searched (gpointer data)
{
  return g_str_equal (searched (data), "dup");
}

/* Beyond 8: what is typed among rows is searched for. Keys of the table stay its keys, and who comes back
 * to the rows begins anew. */
static void
test_find (Fixture *fixture, gconstpointer data)
{
  GtkWidget *search = ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_SEARCH_ENTRY, NULL);

  ui_press ("space Delete ctrl+x minus");
  ui_settle ();
  g_assert_true (ui_is_in (fixture->table));
  ui_do ("xdotool key --delay 0 d u p");
  ui_wait (is_searched, fixture);
  ui_wait_rows (fixture->page, 1);
  g_assert_true (ui_is_in (search));
  ui_press ("Return");
  g_assert_true (ui_is_in (fixture->table));
  ui_press ("2");
  g_assert_true (ui_is_in (search));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "2");
  ui_press ("Escape");
  ui_wait_rows (fixture->page, 2);
  g_assert_true (ui_is_in (fixture->table));
  g_assert_cmpstr (searched (fixture), ==, "");
}

/* In the form they are written, not searched for. */
static void
test_find_elsewhere (Fixture *fixture, gconstpointer data)
{
  ui_press ("Return");
  ui_wait (ui_is_in, fixture->pane);
  ui_press ("7");
  ui_settle ();
  g_assert_true (ui_is_in (fixture->pane));
  g_assert_cmpstr (searched (fixture), ==, "");
  ui_press ("Escape");
}

static gboolean
shows_rows (gpointer page)
{
  return ui_n_rows (page) > 0
         && gtk_widget_get_mapped (GTK_WIDGET (tkl_table_page_get_table (page)));
}

static gboolean
is_open (gpointer search)
{
  return ui_is_in (search) && g_str_equal (gtk_editable_get_text (search), "p");
}

/* In each tab with rows; digits are repairs of a day where there are ticks. */
static void
test_find_in_tabs (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "ticks", "projects", "vehicles", "lines" };
  GtkWidget *search = ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_SEARCH_ENTRY, NULL);

  tkl_transfer_report_free (
      office_transfer (&fixture->ui.office, "2026-03-01", "2026-03-31", FALSE));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gboolean is_ticks = g_str_equal (names[i], "ticks");
      GtkWidget *page, *table;

      tkl_window_show_tab (fixture->window, names[i]);
      ui_settle ();
      page = tkl_window_get_page (fixture->window, names[i]);
      table = GTK_WIDGET (tkl_table_page_get_table (TKL_TABLE_PAGE (page)));
      ui_wait (shows_rows, page);
      tkl_table_step (TKL_TABLE (table), 1, NULL);
      gtk_widget_grab_focus (table);
      ui_settle ();
      ui_press (is_ticks ? "8 KP_9" : "shift");
      ui_settle ();
      g_assert_true (ui_is_in (table));
      ui_press ("p");
      ui_wait (is_open, search);
      ui_press ("Escape");
      ui_wait (shows_rows, page);
      g_assert_true (ui_is_in (page));
    }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/keyboard/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ADD ("out-of-table", test_out_of_table);
  ADD ("tabs", test_tabs);
  ADD ("opened", test_opened);
  ADD ("form", test_form);
  ADD ("sliding", test_sliding);
  ADD ("typing-undone", test_typing_undone);
  ADD ("stored-undone", test_stored_undone);
  ADD ("search", test_search);
  ADD ("last-row-goes", test_last_row_goes);
  ADD ("find", test_find);
  ADD ("find-elsewhere", test_find_elsewhere);
  ADD ("find-in-tabs", test_find_in_tabs);
  return g_test_run ();
}
