/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map of projects: what is shown when, and what a choice on it tells. */
/* Thread: main. */
#include "tkl-layer.h"
#include "tkl-map.h"
#include "tkl-point-layer.h"
#include "tkl-project-map-window.h"
#include "tkl-project-map.h"
#include "tkl-table-page.h"
#include "tkl-window.h"
#include "tkl-zone-layer.h"
#include "ui-fixture.h"

static const TklPoint station = { 508466000, 43517000 };
static const TklPoint home = { 508000000, 43000000 };

typedef struct
{
  UiFixture ui;
  GtkWindow *window;
  GtkWidget *map;
  gint64 project, tick; /* told last */
} Fixture;

static void
project_cb (Fixture *fixture, gint64 id)
{
  fixture->project = id;
}

static void
tick_cb (Fixture *fixture, gint64 id)
{
  fixture->tick = id;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ui_set_up (&fixture->ui, data);
  ui_fill (&fixture->ui);
  office_set (&fixture->ui.office, "latitude=50.9", "longitude=4.4", NULL);
  tkl_desk_report_change (fixture->ui.desk, NULL, FALSE);
  ui_settle ();
  tkl_desk_set_period (fixture->ui.desk, TKL_PERIOD_ALL);
  fixture->map = tkl_project_map_new (fixture->ui.desk);
  g_signal_connect_swapped (fixture->map, "project-selected", G_CALLBACK (project_cb), fixture);
  g_signal_connect_swapped (fixture->map, "tick-selected", G_CALLBACK (tick_cb), fixture);
  fixture->window = ui_show (fixture->map);
  ui_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->map), (gpointer *) &fixture->map);
  gtk_window_destroy (fixture->window);
  ui_settle ();
  g_assert_null (fixture->map);
  ui_tear_down (&fixture->ui, data);
}

typedef struct
{
  GtkWidget *root;
  const char *text;
} Sought;

static gboolean
shows_text (gpointer data)
{
  const Sought *sought = data;

  return ui_find (sought->root, GTK_TYPE_LABEL, sought->text) != NULL;
}

static void
wait_for_text (Fixture *fixture, const char *text)
{
  Sought sought = { fixture->map, text };

  ui_wait (shows_text, &sought);
}

static gboolean
click (Fixture *fixture, TklPoint point)
{
  ShumateLayer *layer = SHUMATE_LAYER (ui_find (fixture->map, TKL_TYPE_ZONE_LAYER, NULL));
  graphene_point_t at = tkl_layer_project (layer, point);

  fixture->project = 0;
  return tkl_zone_layer_activate_at (TKL_ZONE_LAYER (layer), at.x, at.y);
}

static void
press (Fixture *fixture, const char *label)
{
  GtkWidget *button = ui_find (fixture->map, GTK_TYPE_TOGGLE_BUTTON, label);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  ui_settle ();
  /* Points can be chosen once they are drawn. */
  gtk_test_widget_wait_for_draw (fixture->map);
}

/* Whatever is chosen. */
static gboolean
has_one_project (gpointer map)
{
  tkl_project_map_select (TKL_PROJECT_MAP (map), 0);
  return ui_find (map, GTK_TYPE_LABEL, "1 active project") != NULL;
}

static void
test_projects (Fixture *fixture, gconstpointer data)
{
  wait_for_text (fixture, "2 active projects");
  ui_assert_named (fixture->map);
  g_assert_true (click (fixture, station));
  g_assert_cmpint (fixture->project, ==, 1);
  wait_for_text (fixture, "P001 Station");
  ui_picture (GTK_WIDGET (fixture->window), "project-map");
  /* The employer has a name, and is no project. */
  g_assert_true (click (fixture, (TklPoint){ 509000000, 44000000 }));
  g_assert_cmpint (fixture->project, ==, 0);
  wait_for_text (fixture, "Bouwwerken Peeters");
  /* By keys: both projects come by. */
  g_assert_true (gtk_widget_activate_action (fixture->map, "project-map.step", "i", 1));
  g_assert_true (gtk_widget_activate_action (fixture->map, "project-map.step", "i", 1));
  g_assert_cmpint (fixture->project, !=, 0);
  /* From outside: the view goes there, nobody is told. */
  fixture->project = 0;
  tkl_project_map_select (TKL_PROJECT_MAP (fixture->map), 2);
  wait_for_text (fixture, "P002 Halle aux blés");
  g_assert_cmpint (fixture->project, ==, 0);
  tkl_project_map_select (TKL_PROJECT_MAP (fixture->map), 0);
  wait_for_text (fixture, "2 active projects");
}

static gboolean
names_what_is_below (gpointer window)
{
  GtkWidget *label = ui_find (window, GTK_TYPE_LABEL, "P001 Station");

  return label != NULL && gtk_widget_get_mapped (label);
}

/* The name of what lies below the pointer, without a click. */
static void
test_hover (Fixture *fixture, gconstpointer data)
{
  GtkWidget *layer;
  graphene_point_t at;

  wait_for_text (fixture, "2 active projects");
  g_assert_false (names_what_is_below (fixture->window));
  layer = ui_find (fixture->map, TKL_TYPE_ZONE_LAYER, NULL);
  at = tkl_layer_project (SHUMATE_LAYER (layer), station);
  ui_point_at (layer, at.x - 30, at.y - 30);
  ui_point_at (layer, at.x, at.y);
  ui_wait (names_what_is_below, fixture->window);
  g_assert_cmpint (fixture->project, ==, 0);
}

/* F130, F131: what is blocked is not found, and not on the map. */
static void
test_blocked (Fixture *fixture, gconstpointer data)
{
  wait_for_text (fixture, "2 active projects");
  g_assert_true (click (fixture, station));
  office_import_good (&fixture->ui.office, TKL_IMPORT_PROJECTS, "number,status\nP001,blocked\n");
  tkl_desk_report_change (fixture->ui.desk, NULL, FALSE);
  ui_wait (has_one_project, fixture->map);
  click (fixture, station);
  g_assert_cmpint (fixture->project, !=, 1);
}

static gboolean
shows_no_home (gpointer fixture)
{
  return !click (fixture, home);
}

/* Nobody's home is on the map before the button is pressed. */
static void
test_homes (Fixture *fixture, gconstpointer data)
{
  wait_for_text (fixture, "2 active projects");
  g_assert_null (ui_find (fixture->map, GTK_TYPE_LABEL, "Home"));
  g_assert_false (click (fixture, home));
  press (fixture, "_Homes");
  g_assert_true (click (fixture, home));
  g_assert_cmpint (fixture->project, ==, 0);
  wait_for_text (fixture, "Jan Peeters");
  g_assert_nonnull (ui_find (fixture->map, GTK_TYPE_LABEL, "Home"));
  press (fixture, "_Homes");
  ui_wait (shows_no_home, fixture);
}

static void
test_ticks (Fixture *fixture, gconstpointer data)
{
  TklPointLayer *points = TKL_POINT_LAYER (ui_find (fixture->map, TKL_TYPE_POINT_LAYER, NULL));
  g_autofree char *told = NULL;
  graphene_point_t at;
  GtkWidget *title;

  wait_for_text (fixture, "2 active projects");
  title = ui_find (fixture->map, GTK_TYPE_LABEL, "2 active projects");
  at = tkl_layer_project (SHUMATE_LAYER (points), station);
  g_assert_false (tkl_point_layer_activate_at (points, at.x, at.y));
  press (fixture, "_Ticks of the period");
  ui_picture (GTK_WIDGET (fixture->window), "project-map-ticks");
  g_assert_nonnull (ui_find (fixture->map, GTK_TYPE_LABEL, "No destination found"));
  /* What was drawn before is still drawn, and explained. */
  g_assert_nonnull (ui_find (fixture->map, GTK_TYPE_LABEL, "Zone"));
  g_assert_nonnull (ui_find (fixture->map, GTK_TYPE_LABEL, "Employer"));
  g_assert_null (ui_find (fixture->map, GTK_TYPE_LABEL, "Home"));
  at = tkl_layer_project (SHUMATE_LAYER (points), station);
  g_assert_true (tkl_point_layer_activate_at (points, at.x, at.y));
  g_assert_cmpint (fixture->tick, !=, 0);
  /* By keys: each in turn is told of and marked, Enter opens it. */
  fixture->tick = 0;
  gtk_widget_activate_action (fixture->map, "project-map.open-tick", NULL);
  g_assert_cmpint (fixture->tick, ==, 0); /* none is marked */
  g_assert_true (gtk_widget_activate_action (fixture->map, "project-map.step-tick", "i", 1));
  ui_settle ();
  told = g_strdup (gtk_label_get_text (GTK_LABEL (title)));
  g_test_message ("%s", told);
  g_assert_true (g_str_has_suffix (told, "Enter goes nearer, or opens one."));
  gtk_widget_activate_action (fixture->map, "project-map.step-tick", "i", 1);
  gtk_widget_activate_action (fixture->map, "project-map.step-tick", "i", -1);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (title)), ==, told);
  g_assert_cmpint (fixture->tick, ==, 0);
  ui_picture (GTK_WIDGET (fixture->window), "project-map-tick-chosen");
  /* Another period has others. */
  tkl_desk_set_period (fixture->ui.desk, (TklPeriod){ 1, 2 });
  ui_settle ();
  g_assert_false (tkl_point_layer_activate_at (points, at.x, at.y));
  g_assert_false (tkl_point_layer_activate_chosen (points));
}

static gboolean
has_tick (gpointer data)
{
  return ((Fixture *) data)->tick != 0;
}

typedef struct
{
  ShumateViewport *viewport;
  double than;
} Nearer;

static gboolean
is_nearer (gpointer data)
{
  const Nearer *wanted = data;

  return shumate_viewport_get_zoom_level (wanted->viewport) > wanted->than;
}

/* A circle with a number is no tick to choose: the map goes nearer, until its ticks stand apart. */
static void
test_cluster (Fixture *fixture, gconstpointer data)
{
  static const OfficeTouch around[] = {
    { "VAN 1", "2026-03-03T06:00:00+01:00", 50.8010, 4.3000, "3D00000BADC0DE01", 40000 },
    { "VAN 1", "2026-03-03T16:00:00+01:00", 50.8000, 4.3010, "3D00000BADC0DE01", 41000 },
  };
  ShumateLayer *points = SHUMATE_LAYER (ui_find (fixture->map, TKL_TYPE_POINT_LAYER, NULL));
  TklMap *map = TKL_MAP (ui_find (fixture->map, TKL_TYPE_MAP, NULL));
  Nearer nearer = { tkl_map_get_viewport (map) };
  graphene_point_t at;

  office_take (&fixture->ui.office, around, G_N_ELEMENTS (around));
  tkl_desk_report_change (fixture->ui.desk, NULL, FALSE);
  wait_for_text (fixture, "2 active projects");
  press (fixture, "_Ticks of the period");
  nearer.than = shumate_viewport_get_zoom_level (nearer.viewport) + 2;
  gtk_widget_activate_action (fixture->map, "project-map.step-tick", "i", 1);
  g_assert_null (ui_find (fixture->map, GTK_TYPE_LABEL, "2 active projects"));
  at = tkl_layer_project (points, home);
  ui_click (GTK_WIDGET (points), at.x, at.y, 1);
  ui_wait (is_nearer, &nearer);
  g_assert_cmpint (fixture->tick, ==, 0);
  /* What was told of the circle is over. */
  wait_for_text (fixture, "2 active projects");
  ui_settle ();
  at = tkl_layer_project (points, tkl_point_from_degrees (50.8010, 4.3000));
  ui_click (GTK_WIDGET (points), at.x, at.y, 1);
  ui_wait (has_tick, fixture);
}

/* --- the window of the company ------------------------------------------------------------------ */

static GtkWidget *
find_map_window (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (TKL_IS_PROJECT_MAP_WINDOW (window))
        return window;
    }
  return NULL;
}

typedef struct
{
  TklWindow *window;
  const char *tab;
  gint64 id;
} Shown;

static gboolean
is_selected (gpointer data)
{
  const Shown *shown = data;
  GtkWidget *page = tkl_window_get_page (shown->window, shown->tab);
  g_autoptr (GArray) ids = NULL;

  if (page == NULL || !gtk_widget_get_mapped (page))
    return FALSE;
  ids = tkl_table_get_selected_ids (tkl_table_page_get_table (TKL_TABLE_PAGE (page)));
  return ids->len == 1 && g_array_index (ids, gint64, 0) == shown->id;
}

/* What is chosen on the map is shown in its tab; one map for each window, and it goes with it. */
static void
test_window (Fixture *fixture, gconstpointer data)
{
  TklWindow *window = tkl_window_new (NULL, fixture->ui.desk, fixture->ui.state);
  GtkWidget *beside, *map;

  gtk_window_present (GTK_WINDOW (window));
  tkl_desk_set_period (fixture->ui.desk, TKL_PERIOD_ALL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.tab", "s", "employees");
  ui_settle ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.project-map", NULL));
  ui_settle ();
  beside = find_map_window ();
  g_assert_nonnull (beside);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.project-map", NULL));
  g_assert_true (find_map_window () == beside);
  map = ui_find (beside, TKL_TYPE_PROJECT_MAP, NULL);
  g_signal_emit_by_name (map, "project-selected", (gint64) 2);
  ui_wait (is_selected, (&(Shown){ window, "projects", 2 }));
  tkl_desk_set_search (fixture->ui.desk, "nowhere");
  g_signal_emit_by_name (map, "tick-selected", (gint64) 3);
  ui_wait (is_selected, (&(Shown){ window, "ticks", 3 }));
  g_assert_cmpstr (tkl_desk_get_search (fixture->ui.desk), ==, "");
  g_object_add_weak_pointer (G_OBJECT (beside), (gpointer *) &beside);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle ();
  g_assert_null (beside);
}

/* The view goes to a project from as near as it takes; Home shows all of them again. */
static void
test_go_to (Fixture *fixture, gconstpointer data)
{
  GtkWidget *map = ui_find (fixture->map, TKL_TYPE_MAP, NULL);
  ShumateViewport *viewport = tkl_map_get_viewport (TKL_MAP (map));
  double all;

  wait_for_text (fixture, "2 active projects");
  all = shumate_viewport_get_zoom_level (viewport);
  tkl_project_map_select (TKL_PROJECT_MAP (fixture->map), 1);
  g_assert_cmpfloat (shumate_viewport_get_zoom_level (viewport), >, all + 3);
  g_assert_true (gtk_widget_activate_action (map, "map.fit", NULL));
  g_assert_cmpfloat (shumate_viewport_get_zoom_level (viewport), ==, all);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/project-map/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ADD ("projects", test_projects);
  ADD ("hover", test_hover);
  ADD ("blocked", test_blocked);
  ADD ("homes", test_homes);
  ADD ("ticks", test_ticks);
  ADD ("cluster", test_cluster);
  ADD ("go-to", test_go_to);
  ADD ("window", test_window);
  return g_test_run ();
}
