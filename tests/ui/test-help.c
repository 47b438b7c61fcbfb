/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The manual: a page for each topic, opened where it tells of what is looked at. */
/* Thread: main. */
#include "tkl-help-topic.h"
#include "tkl-help-window.h"
#include "tkl-month-strip.h"
#include "tkl-table-groups.h"
#include "tkl-table-page.h"
#include "ui-fixture.h"

/* Returns: the heading that is on top of the manual, which has the focus. */
static GtkWidget *
assert_on_top (GtkWidget *help)
{
  GtkWidget *heading = gtk_window_get_focus (GTK_WINDOW (help));
  GtkWidget *scroller = ui_find (help, GTK_TYPE_SCROLLED_WINDOW, NULL);
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  double end = gtk_adjustment_get_upper (down) - gtk_adjustment_get_page_size (down);
  double x, y;

  g_assert_true (gtk_widget_has_css_class (heading, "tkl-help-heading"));
  g_assert_true (gtk_widget_translate_coordinates (heading, scroller, 0, 0, &x, &y));
  /* What stands on the last page cannot come higher. */
  if (gtk_adjustment_get_value (down) < end - 1)
    g_assert_cmpfloat (y, <, 40);
  g_assert_cmpfloat (y, >=, -1);
  return heading;
}

/* One manual, which has a page for each topic that a screen can name, and opens there; F1 in it opens no
 * other. */
static void
test_manual (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  TklWindow *window = ui_open_window (fixture);
  GtkWidget *help = NULL;

  ui_settle ();
  for (guint i = TKL_HELP_START + 1; i < TKL_HELP_N_TOPICS; i++)
    {
      gtk_window_set_focus (GTK_WINDOW (window), NULL);
      tkl_help_topic_set (GTK_WIDGET (window), (TklHelpTopic) i);
      help = tkl_help_window_present (GTK_WINDOW (window));
      gtk_test_widget_wait_for_draw (help);
      ui_settle ();
      g_assert_true (g_hash_table_add (seen, assert_on_top (help)));
    }
  g_assert_nonnull (ui_find (help, GTK_TYPE_LABEL, "Repairing days"));
  ui_assert_named (help);
  g_assert_true (tkl_help_window_present (GTK_WINDOW (window)) == help);
  g_assert_true (tkl_help_window_present (GTK_WINDOW (help)) == help);
  gtk_window_destroy (GTK_WINDOW (help));
  ui_close_window (window);
}

/* Returns: (nullable): the window that was opened over @window. */
static GtkWindow *
find_over (GtkWindow *window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (gtk_window_get_transient_for (item->data) == window)
      return item->data;
  return NULL;
}

static gboolean
is_over (gpointer window)
{
  return find_over (window) != NULL;
}

/* Keys of the application are not those of a dialog: it has its own. */
static void
press_f1 (GtkWindow *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GListModel) keys = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (keys) && j < g_list_model_get_n_items (keys);
           j++)
        {
          g_autoptr (GtkShortcut) key = g_list_model_get_item (keys, j);
          g_autofree char *text = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (key));

          if (g_str_equal (text, "F1"))
            gtk_shortcut_action_activate (gtk_shortcut_get_action (key), 0, GTK_WIDGET (window),
                                          NULL);
        }
    }
}

static void
assert_topic (GtkWidget *widget, TklHelpTopic expected)
{
  gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
  g_assert_cmpuint (tkl_help_topic_find (GTK_WINDOW (gtk_widget_get_root (widget))), ==, expected);
}

/* F1 opens the manual where it tells of what is looked at. */
static void
test_topics (UiFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *tab;
    const char *action; /* (nullable): opens a window … */
    TklHelpTopic topic;
    guint n_rows; /* … once they are there */
  } cases[] = {
    { "ticks", NULL, TKL_HELP_TICKS },
    { "ticks", "ticks.repair", TKL_HELP_REPAIRS, 5 },
    { "ticks", "ticks.zone", TKL_HELP_ZONE_DRAFT, 5 },
    { "ticks", "page.view-save-as", TKL_HELP_VIEWS, 5 },
    { "lines", NULL, TKL_HELP_CLOCK },
    { "employees", NULL, TKL_HELP_EMPLOYEES },
    { "vehicles", NULL, TKL_HELP_VEHICLES },
    { "projects", NULL, TKL_HELP_PROJECTS },
    { "projects", "projects.zones", TKL_HELP_ZONES, 2 },
    { "projects", "projects.overlaps", TKL_HELP_OVERLAPS, 2 },
  };
  TklWindow *window;
  GtkWindow *opened;
  GtkWidget *page;

  ui_fill (fixture);
  window = ui_open_window (fixture);
  tkl_desk_set_period (fixture->desk, TKL_PERIOD_ALL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s %s", cases[i].tab, cases[i].action);
      page = ui_open_tab (window, cases[i].tab);
      ui_settle ();
      if (cases[i].action == NULL)
        {
          g_assert_cmpuint (tkl_help_topic_find (GTK_WINDOW (window)), ==, cases[i].topic);
          continue;
        }
      ui_wait_rows (page, cases[i].n_rows);
      tkl_table_page_select (TKL_TABLE_PAGE (page), 1);
      ui_settle ();
      g_assert_true (gtk_widget_activate_action (page, cases[i].action, NULL));
      ui_wait (is_over, window);
      opened = find_over (GTK_WINDOW (window));
      g_assert_cmpuint (tkl_help_topic_find (opened), ==, cases[i].topic);
      press_f1 (opened);
      g_assert_true (TKL_IS_HELP_WINDOW (find_over (opened)));
      g_assert_true (gtk_window_get_modal (find_over (opened)) == gtk_window_get_modal (opened));
      gtk_window_destroy (opened);
      ui_settle ();
    }
  page = ui_open_tab (window, "ticks");
  tkl_table_page_set_group (TKL_TABLE_PAGE (page), "employee");
  ui_settle ();
  assert_topic (ui_find (page, TKL_TYPE_MONTH_STRIP, NULL), TKL_HELP_MONTH);
  assert_topic (ui_find (page, TKL_TYPE_TABLE_VIEWS, NULL), TKL_HELP_VIEWS);
  assert_topic (ui_find (page, TKL_TYPE_TABLE_GROUPS, NULL), TKL_HELP_GROUPS);
  ui_close_window (window);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add ("/help/manual", UiFixture, NULL, ui_set_up, test_manual, ui_tear_down);
  g_test_add ("/help/topics", UiFixture, NULL, ui_set_up, test_topics, ui_tear_down);
  return g_test_run ();
}
