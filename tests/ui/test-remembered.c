/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window remembers until it is opened again: period, columns, order, quick filters. */
/* Thread: main. */
#include "tkl-table-page.h"
#include "ui-fixture.h"

/* What was chosen as “today” is today again, whichever day that is. */
static void
test_remembered (UiFixture *fixture, gconstpointer data)
{
  TklDay today = tkl_desk_get_today (fixture->desk);
  TklWindow *window = ui_open_window (fixture);
  g_autofree char *text = NULL;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.today", NULL);
  text = g_settings_get_string (fixture->state, "period");
  g_assert_cmpstr (text, ==, "today");
  ui_close_window (window);
  tkl_desk_set_period (fixture->desk, TKL_PERIOD_ALL);
  window = tkl_window_new (NULL, fixture->desk, fixture->state);
  g_assert_cmpint (tkl_desk_get_period (fixture->desk).from, ==, today);
  g_assert_cmpint (tkl_desk_get_period (fixture->desk).to, ==, today);
  ui_close_window (window);
}

/* Columns, order and quick filter of each table are so again in the next window. */
static void
test_remembered_tables (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  TklTablePage *page;
  g_autoptr (GVariant) by_default = NULL;
  g_autoptr (GVariant) before = NULL;
  g_autoptr (GVariant) after = NULL;

  ui_fill (fixture);
  window = ui_open_window (fixture);
  page = TKL_TABLE_PAGE (ui_open_tab (window, "employees"));
  ui_wait_rows (GTK_WIDGET (page), 2);
  by_default = tkl_table_get_layout (tkl_table_page_get_table (page));
  gtk_widget_activate_action (GTK_WIDGET (page), "columns.sort-by", "s", "name");
  gtk_widget_activate_action (GTK_WIDGET (page), "columns.show-number", NULL);
  tkl_table_page_set_choice (page, 3);
  ui_wait_rows (GTK_WIDGET (page), 1);
  before = tkl_table_get_layout (tkl_table_page_get_table (page));
  g_assert_false (g_variant_equal (before, by_default));
  ui_close_window (window);

  window = ui_open_window (fixture);
  page = TKL_TABLE_PAGE (ui_open_tab (window, "employees"));
  ui_wait_rows (GTK_WIDGET (page), 1);
  g_assert_cmpuint (tkl_table_page_get_choice (page), ==, 3);
  after = tkl_table_get_layout (tkl_table_page_get_table (page));
  g_assert_true (g_variant_equal (before, after));
  g_assert_cmpuint (tkl_table_page_get_choice (TKL_TABLE_PAGE (ui_open_tab (window, "projects"))),
                    ==, 0);
  ui_close_window (window);
}

static gboolean
has_size (gpointer data)
{
  GSettings *state = data;

  return g_settings_get_int (state, "width") == 1111 && g_settings_get_int (state, "height") == 666;
}

/* Kept while the window is open: a program that is killed closes none. */
static void
test_size (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window = ui_open_window (fixture);

  gtk_window_set_default_size (GTK_WINDOW (window), 1111, 666);
  ui_wait (has_size, fixture->state);
  g_assert_false (g_settings_get_boolean (fixture->state, "maximized"));
  /* What was to be kept when it went does not come after it. */
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 640);
  ui_close_window (window);
}

static gboolean
keeps_maximized (gpointer state)
{
  return g_settings_get_boolean (state, "maximized");
}

static gboolean
keeps_unmaximized (gpointer state)
{
  return !keeps_maximized (state);
}

/* The next window, as it is once it is on the screen: whether it fills it. */
static TklWindow *
open_next (UiFixture *fixture, gboolean maximized)
{
  TklWindow *window = tkl_window_new (NULL, fixture->desk, fixture->state);

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_cmpint (gtk_window_is_maximized (GTK_WINDOW (window)), ==, maximized);
  return window;
}

/* No window manager is on the display of a test, and it is the one that does this to a window on the
 * screen: here it is asked for before the window is shown. */
static void
test_maximized (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window = tkl_window_new (NULL, fixture->desk, fixture->state);

  gtk_window_maximize (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  ui_wait (keeps_maximized, fixture->state);
  ui_close_window (window);
  ui_close_window (open_next (fixture, TRUE));

  window = tkl_window_new (NULL, fixture->desk, fixture->state);
  gtk_window_unmaximize (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  ui_wait (keeps_unmaximized, fixture->state);
  ui_close_window (window);
  ui_close_window (open_next (fixture, FALSE));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add ("/remembered/period", UiFixture, NULL, ui_set_up, test_remembered, ui_tear_down);
  g_test_add ("/remembered/size", UiFixture, NULL, ui_set_up, test_size, ui_tear_down);
  g_test_add ("/remembered/maximized", UiFixture, NULL, ui_set_up, test_maximized, ui_tear_down);
  g_test_add ("/remembered/tables", UiFixture, NULL, ui_set_up, test_remembered_tables,
              ui_tear_down);
  return g_test_run ();
}
