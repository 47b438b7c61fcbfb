/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filter row between titles and rows of a table (beyond 8). */
/* Thread: main. Its hands are xdotool. */
#include "tkl-table-filters.h"
#include "tkl-table-private.h"
#include "tkl-table-page.h"
#include "tkl-table-views.h"
#include "ui-fixture.h"

#include <math.h>

typedef struct
{
  UiFixture ui;
  TklWindow *window;
  GtkWidget *page;
  TklTable *table;
} Fixture;

static void
show_tab (Fixture *fixture, const char *name)
{
  tkl_window_show_tab (fixture->window, name);
  ui_settle ();
  fixture->page = tkl_window_get_page (fixture->window, name);
  fixture->table = tkl_table_page_get_table (TKL_TABLE_PAGE (fixture->page));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ui_set_up (&fixture->ui, data);
  ui_fill (&fixture->ui);
  fixture->window = ui_open_window (&fixture->ui);
  show_tab (fixture, "employees");
  ui_wait_rows (fixture->page, 2);
  ui_wait (ui_is_active, fixture->window);
  tkl_table_page_select (TKL_TABLE_PAGE (fixture->page), 1);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->table));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_settle ();
  ui_tear_down (&fixture->ui, data);
}

static GtkWidget *
entry_of (Fixture *fixture, const char *title)
{
  g_autofree char *label = g_strdup_printf ("Only %s with", title);

  for (GtkWidget *entry = gtk_widget_get_first_child (fixture->table->filters); entry != NULL;
       entry = gtk_widget_get_next_sibling (entry))
    {
      g_autofree char *other = gtk_test_accessible_check_property (
          GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label);

      if (other == NULL)
        return entry;
    }
  return NULL;
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->page, action, NULL));
  ui_settle ();
}

static void
type (Fixture *fixture, const char *title, const char *text)
{
  gtk_widget_grab_focus (entry_of (fixture, title));
  gtk_editable_set_text (GTK_EDITABLE (entry_of (fixture, title)), text);
}

static gboolean
says (Fixture *fixture, const char *text)
{
  GtkWidget *label = ui_find (fixture->page, GTK_TYPE_LABEL, text);

  return label != NULL && gtk_widget_get_mapped (label);
}

#define NONE "No row has these words or fits this filter."

/* Several hold together; where no row is left the row of entries is still there. */
static void
test_filter (Fixture *fixture, gconstpointer data)
{
  act (fixture, "page.filter");
  g_assert_true (tkl_table_shows_filters (fixture->table));
  g_assert_true (ui_is_in (entry_of (fixture, "Number")));
  type (fixture, "Name", "DUP");
  ui_wait_rows (fixture->page, 1);
  g_assert_true (says (fixture, "1 of 2 rows"));
  type (fixture, "Number", "1");
  ui_wait_rows (fixture->page, 0);
  ui_settle ();
  g_assert_true (says (fixture, "0 of 2 rows"));
  g_assert_true (says (fixture, NONE));
  g_assert_true (ui_is_in (entry_of (fixture, "Number")));
  act (fixture, "page.clear-filters");
  ui_wait_rows (fixture->page, 2);
  g_assert_false (says (fixture, NONE));
  g_assert_true (tkl_table_shows_filters (fixture->table));
  type (fixture, "Name", "dup");
  ui_wait_rows (fixture->page, 1);
  act (fixture, "page.show-all");
  ui_wait_rows (fixture->page, 2);
  type (fixture, "Name", "dup");
  ui_wait_rows (fixture->page, 1);
  act (fixture, "page.filter");
  g_assert_false (tkl_table_shows_filters (fixture->table));
  ui_wait_rows (fixture->page, 2);
  g_assert_true (ui_is_in (fixture->table->view));
}

/* Its entry is marked, with the reason, and filters nothing. */
static void
test_wrong (Fixture *fixture, gconstpointer data)
{
  const char *reason = "A number, such as 7, >7 or 7..9";
  GtkWidget *entry;

  show_tab (fixture, "vehicles");
  ui_wait_rows (fixture->page, 1);
  act (fixture, "page.filter");
  entry = entry_of (fixture, "Records");
  type (fixture, "Records", "many");
  g_usleep (200000);
  ui_settle ();
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (entry), ==, reason);
  g_assert_true (says (fixture, reason));
  g_assert_cmpuint (ui_n_rows (fixture->page), ==, 1);
  gtk_widget_grab_focus (entry_of (fixture, "Plate"));
  ui_settle ();
  g_assert_false (says (fixture, reason));
  type (fixture, "Records", "<0");
  ui_wait_rows (fixture->page, 0);
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  g_assert_null (gtk_widget_get_tooltip_text (entry_of (fixture, "Plate")));
  type (fixture, "Records", ">=0");
  ui_wait_rows (fixture->page, 1);
}

/* From entry to entry, to the rows, and back to where one was. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  act (fixture, "page.filter");
  g_assert_true (ui_is_in (entry_of (fixture, "Number")));
  ui_press ("Tab");
  g_assert_true (ui_is_in (entry_of (fixture, "Name")));
  ui_press ("d u p");
  ui_wait_rows (fixture->page, 1);
  ui_press ("shift+Tab");
  g_assert_true (ui_is_in (entry_of (fixture, "Number")));
  ui_press ("shift+Tab");
  g_assert_false (ui_is_in (fixture->table->filters));
  gtk_widget_grab_focus (entry_of (fixture, "Name"));
  ui_press ("Escape");
  g_assert_true (ui_is_in (fixture->table->view));
  g_assert_cmpuint (ui_n_rows (fixture->page), ==, 1);
  act (fixture, "page.filter");
  g_assert_true (ui_is_in (fixture->table->filters));
  ui_press ("Down");
  g_assert_true (ui_is_in (fixture->table->view));
  gtk_widget_grab_focus (entry_of (fixture, "Town"));
  ui_press ("Return");
  g_assert_true (ui_is_in (fixture->table->view));
  gtk_widget_grab_focus (entry_of (fixture, "Home"));
  ui_press ("Tab");
  g_assert_true (ui_is_in (fixture->table->view));
  act (fixture, "page.filter");
  act (fixture, "page.filter");
  g_assert_false (tkl_table_shows_filters (fixture->table));
  ui_wait_rows (fixture->page, 2);
}

static void
assert_below (Fixture *fixture, guint column, const char *title)
{
  GtkWidget *strip = fixture->table->filters;
  graphene_rect_t entry, above;

  g_assert_true (gtk_widget_compute_bounds (entry_of (fixture, title), strip, &entry));
  g_assert_true (gtk_widget_compute_bounds (fixture->table->titles[column], strip, &above));
  g_assert_cmpfloat (fabsf (entry.origin.x - above.origin.x), <=, 2);
  g_assert_cmpfloat (fabsf (entry.size.width - above.size.width), <=, 4);
  g_assert_cmpfloat (above.origin.y + above.size.height, <=, 0);
}

static double
left_of (Fixture *fixture, const char *title)
{
  graphene_rect_t at;

  g_assert_true (
      gtk_widget_compute_bounds (entry_of (fixture, title), fixture->table->filters, &at));
  return at.origin.x;
}

/* As wide as the columns and where they are, scrolled and frozen too; who goes to one that is out of sight
 * sees it. */
static void
test_places (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *across;

  show_tab (fixture, "ticks");
  ui_wait_rows (fixture->page, 5);
  for (guint i = 0; i < fixture->table->n_columns; i++)
    tkl_table_show_column (fixture->table, fixture->table->columns[i].id);
  act (fixture, "page.filter");
  across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (fixture->table->scroller));
  for (guint i = 0; i < 3; i++)
    assert_below (fixture, i, fixture->table->columns[i].title);
  gtk_adjustment_set_value (across, 150);
  ui_settle ();
  for (guint i = 0; i < 3; i++)
    assert_below (fixture, i, fixture->table->columns[i].title);
  tkl_table_choose_frozen (fixture->table, 2);
  ui_settle ();
  assert_below (fixture, 0, "Date");
  assert_below (fixture, 1, "Time");
  g_assert_cmpfloat (left_of (fixture, "Date"), >=, 0);
  gtk_adjustment_set_value (across, 0);
  ui_settle ();
  gtk_widget_grab_focus (entry_of (fixture, "Id"));
  ui_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (across), >, 0);
  g_assert_cmpfloat (left_of (fixture, "Id"), <, gtk_widget_get_width (fixture->table->filters));
  gtk_widget_grab_focus (entry_of (fixture, "Employee"));
  ui_settle ();
  assert_below (fixture, 2, "Employee");
}

static char *
print_filters (Fixture *fixture)
{
  g_autoptr (GVariant) texts = tkl_table_get_filters (fixture->table);

  return g_variant_print (texts, FALSE);
}

static void
assert_filters (Fixture *fixture, const char *expected)
{
  g_autofree char *texts = print_filters (fixture);

  g_assert_cmpstr (texts, ==, expected);
}

/* With the layout, in a view, and in the next window; what a hidden column asked for is not asked. */
static void
test_kept (Fixture *fixture, gconstpointer data)
{
  TklTableViews *views;

  show_tab (fixture, "ticks");
  views = tkl_table_page_get_views (TKL_TABLE_PAGE (fixture->page));
  ui_wait_rows (fixture->page, 5);
  act (fixture, "page.filter");
  type (fixture, "Time", "<12");
  ui_wait_rows (fixture->page, 2);
  type (fixture, "Vehicle", "van");
  g_usleep (200000);
  ui_settle ();
  assert_filters (fixture, "[('time', '<12'), ('vehicle', 'van')]");
  tkl_table_views_save_as (views, "Mornings");
  tkl_table_views_choose (views, ":all");
  ui_wait_rows (fixture->page, 5);
  g_assert_false (tkl_table_shows_filters (fixture->table));
  tkl_table_views_choose (views, "=Mornings");
  ui_wait_rows (fixture->page, 2);
  assert_filters (fixture, "[('time', '<12'), ('vehicle', 'van')]");
  g_assert_false (tkl_table_views_is_changed (views));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_settle ();
  fixture->window = ui_open_window (&fixture->ui);
  show_tab (fixture, "ticks");
  ui_wait_rows (fixture->page, 2);
  assert_filters (fixture, "[('time', '<12'), ('vehicle', 'van')]");
  g_action_group_activate_action (tkl_table_get_column_actions (fixture->table), "hide-time", NULL);
  ui_wait_rows (fixture->page, 5);
  assert_filters (fixture, "[('vehicle', 'van')]");
}

/* What a column asked for that is hidden does not filter unseen: that is said, and it is back with its column. */
static void
test_hidden (Fixture *fixture, gconstpointer data)
{
  g_autofree char *said = NULL;
  GActionGroup *columns;

  g_signal_connect (fixture->ui.desk, "said", G_CALLBACK (ui_said_cb), &said);
  act (fixture, "page.filter");
  type (fixture, "Name", "dup");
  ui_wait_rows (fixture->page, 1);
  columns = tkl_table_get_column_actions (fixture->table);
  g_action_group_activate_action (columns, "hide-name", NULL);
  ui_wait_rows (fixture->page, 2);
  g_assert_cmpstr (said, ==, "“Name” is hidden: its filter is off");
  assert_filters (fixture, "[]");
  tkl_table_show_column (fixture->table, "name");
  ui_wait_rows (fixture->page, 1);
  assert_filters (fixture, "[('name', 'dup')]");
  g_action_group_activate_action (columns, "hide-name", NULL);
  ui_wait_rows (fixture->page, 2);
  act (fixture, "page.clear-filters");
  tkl_table_show_column (fixture->table, "name");
  ui_settle ();
  assert_filters (fixture, "[]");
  g_signal_handlers_disconnect_by_func (fixture->ui.desk, ui_said_cb, &said);
}

static gboolean
is_inactive (gpointer window)
{
  return !gtk_window_is_active (window);
}

/* From the menu of a title; and while another window is the active one. */
static void
test_title (Fixture *fixture, gconstpointer data)
{
  GActionGroup *columns = tkl_table_get_column_actions (fixture->table);
  GtkWidget *other = gtk_window_new ();

  g_action_group_activate_action (columns, "filter-town", NULL);
  ui_settle ();
  g_assert_true (tkl_table_shows_filters (fixture->table));
  g_assert_true (ui_is_in (entry_of (fixture, "Town")));
  g_action_group_activate_action (columns, "filter-name", NULL);
  g_assert_true (ui_is_in (entry_of (fixture, "Name")));
  gtk_window_present (GTK_WINDOW (other));
  ui_wait (is_inactive, fixture->window);
  act (fixture, "page.filter");
  g_assert_false (tkl_table_shows_filters (fixture->table));
  g_assert_true (ui_is_in (fixture->table->view));
  gtk_window_destroy (GTK_WINDOW (other));
  ui_settle ();
}

/* A day that is typed in part is one of the period. */
static void
test_days (Fixture *fixture, gconstpointer data)
{
  TklPeriod period;

  show_tab (fixture, "ticks");
  ui_wait_rows (fixture->page, 5);
  g_assert_true (tkl_day_parse ("2026-03-01", &period.from));
  g_assert_true (tkl_day_parse ("2026-03-31", &period.to));
  tkl_desk_set_period (fixture->ui.desk, period);
  ui_wait_rows (fixture->page, 5);
  act (fixture, "page.filter");
  type (fixture, "Date", "3..9");
  ui_wait_rows (fixture->page, 0);
  type (fixture, "Date", "2");
  ui_wait_rows (fixture->page, 5);
}

/* The menu has it, and each tab. */
static void
test_tabs (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "ticks", "employees", "projects", "vehicles", "lines" };

  tkl_transfer_report_free (
      office_transfer (&fixture->ui.office, "2026-03-01", "2026-03-31", FALSE));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GActionGroup *actions;
      g_autoptr (GVariant) state = NULL;

      show_tab (fixture, names[i]);
      while (ui_n_rows (fixture->page) == 0)
        ui_settle ();
      actions = tkl_table_get_column_actions (fixture->table);
      g_assert_false (g_action_group_get_action_enabled (actions, "clear-filters"));
      g_action_group_change_action_state (actions, "filters", g_variant_new_boolean (TRUE));
      ui_settle ();
      g_assert_true (ui_is_in (fixture->table->filters));
      ui_assert_named (fixture->page);
      gtk_editable_set_text (GTK_EDITABLE (ui_find (fixture->table->filters, GTK_TYPE_ENTRY, NULL)),
                             "99/99");
      g_usleep (200000);
      ui_settle ();
      g_assert_true (g_action_group_get_action_enabled (actions, "clear-filters"));
      ui_picture (GTK_WIDGET (fixture->window), names[i]);
      state = g_action_group_get_action_state (actions, "filters");
      g_assert_true (g_variant_get_boolean (state));
    }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/filter-row/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ADD ("filter", test_filter);
  ADD ("wrong", test_wrong);
  ADD ("keys", test_keys);
  ADD ("places", test_places);
  ADD ("kept", test_kept);
  ADD ("hidden", test_hidden);
  ADD ("title", test_title);
  ADD ("days", test_days);
  ADD ("tabs", test_tabs);
  return g_test_run ();
}
