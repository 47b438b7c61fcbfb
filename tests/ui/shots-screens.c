/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every screen that has a command, opened by it. */
/* Thread: main. */
#include "shots.h"
#include "tkl-assistant.h"
#include "tkl-field-row.h"
#include "tkl-key-window.h"
#include "tkl-planning-window.h"
#include "tkl-radius-row.h"
#include "tkl-schedule-row.h"
#include "tkl-table-page.h"
#include "tkl-week-page.h"
#include "tkl-zone-editor-private.h"

/* --- what comes before a picture -------------------------------------------------------------- */

/* Chooses and opens the first row of the table of the tab. */
static void
open_first_row (Shots *shots, GtkWidget *screen)
{
  TklTablePage *page = TKL_TABLE_PAGE (shots_page (shots));
  g_autoptr (TklRow) row = NULL;

  ui_wait (shots_is_ready, page);
  row = g_list_model_get_item (G_LIST_MODEL (tkl_table_page_get_list (page)), 0);
  g_assert_nonnull (row);
  tkl_table_page_select (page, tkl_row_get_id (row));
  g_signal_emit_by_name (tkl_table_page_get_table (page), "row-activated", tkl_row_get_id (row));
}

static gboolean
has_two_schedules (gpointer page)
{
  return shots_find_nth (page, TKL_TYPE_SCHEDULE_ROW, 1) != NULL;
}

/* A schedule follows the one that has always held, and is unfolded. */
static void
add_schedule (Shots *shots, GtkWidget *screen)
{
  GtkWidget *page = shots_page (shots);
  GtkWidget *list, *entries;

  open_first_row (shots, screen);
  ui_settle ();
  list = gtk_widget_get_parent (shots_find_nth (page, TKL_TYPE_SCHEDULE_ROW, 0));
  /* Above the list stands what is wrong, and above that the entries for a new one. */
  entries = gtk_widget_get_prev_sibling (gtk_widget_get_prev_sibling (list));
  ui_type (gtk_grid_get_child_at (GTK_GRID (entries), 0, 0), "16/3/2026");
  ui_wait (has_two_schedules, page);
}

/* The first one that needs attention. */
static void
open_tick (Shots *shots, GtkWidget *screen)
{
  TklTablePage *page = TKL_TABLE_PAGE (shots_page (shots));

  ui_wait (shots_is_ready, page);
  shots_act (GTK_WIDGET (page), "page.next");
  tkl_table_page_show_side (page, TRUE);
}

static void
open_row_and_map (Shots *shots, GtkWidget *screen)
{
  open_first_row (shots, screen);
  shots_act (shots_page (shots), "vehicles.map");
}

/* Something is wrong in a form that is open. */
static void
type_wrong (Shots *shots, GtkWidget *screen)
{
  static const guint rows[] = { 0, 4, 12 };

  open_first_row (shots, screen);
  ui_settle ();
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *row = shots_find_nth (shots_page (shots), TKL_TYPE_FIELD_ROW, rows[i]);

      ui_type (ui_find (row, GTK_TYPE_ENTRY, NULL), i == 0 ? "" : "?");
    }
}

static TklWeekPage *
week_of (GtkWidget *screen)
{
  return TKL_WEEK_PAGE (shots_find_nth (screen, TKL_TYPE_WEEK_PAGE, 0));
}

/* A week in which something was planned, with what is planned for the first employee. */
static void
plan_week (Shots *shots, GtkWidget *screen)
{
  TklWeekPage *page = week_of (screen);

  for (int i = 0; i < 37; i++)
    shots_act (GTK_WIDGET (page), "week.previous");
  ui_settle ();
  tkl_week_page_select (page, tkl_row_list_get_id (tkl_week_page_get_list (page), 0));
}

static void
plan_list (Shots *shots, GtkWidget *screen)
{
  tkl_planning_window_show (TKL_PLANNING_WINDOW (screen), "list");
}

static gboolean
has_zones (gpointer editor)
{
  return TKL_ZONE_EDITOR (editor)->edit != NULL;
}

/* One is drawn and chosen. */
static void
choose_zone (Shots *shots, GtkWidget *screen)
{
  ui_wait (has_zones, screen);
  shots_act (screen, "zones.circle");
}

static void
show_ticks_and_homes (Shots *shots, GtkWidget *screen)
{
  static const char *const ids[] = { "ticks", "homes" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (shots_find_id (screen, ids[i])), TRUE);
}

/* A row of the form of the first project. */
static GtkWidget *
show_in_form (Shots *shots, GType type)
{
  GtkWidget *found;

  open_first_row (shots, shots->window);
  ui_settle ();
  found = shots_find_nth (shots_page (shots), type, 0);
  ui_wait (ui_goes_in_sight, ui_find (found, GTK_TYPE_BUTTON, NULL));
  return found;
}

static void
show_colour (Shots *shots, GtkWidget *screen)
{
  show_in_form (shots, GTK_TYPE_COLOR_BUTTON);
}

static void
suggest_radius (Shots *shots, GtkWidget *screen)
{
  GtkWidget *row = show_in_form (shots, TKL_TYPE_RADIUS_ROW);

  g_signal_emit_by_name (shots_find_nth (row, GTK_TYPE_BUTTON, 1), "clicked");
  ui_wait (shots_is_ready, row);
}

/* Nobody scrolls sideways, unless the text is large. */
static void
see_all_columns (Shots *shots, GtkWidget *screen)
{
  GtkWidget *view = shots_find_nth (screen, GTK_TYPE_COLUMN_VIEW, 0);
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));

  ui_wait (ui_is_mapped, view);
  ui_settle ();
  if (shots->style->text_percent == 100)
    g_assert_cmpfloat (gtk_adjustment_get_upper (across), <=,
                       gtk_adjustment_get_page_size (across));
}

static void
search_in_vain (Shots *shots, GtkWidget *screen)
{
  tkl_desk_set_search (shots_desk (shots), "nowhere");
}

static void
show_preferences (GtkWidget *screen, guint n)
{
  GtkWidget *page = shots_find_nth (screen, ADW_TYPE_PREFERENCES_PAGE, n);

  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (screen),
                                           ADW_PREFERENCES_PAGE (page));
}

#define PREFERENCES(name, n)                                                                       \
  static void name (Shots *shots, GtkWidget *screen)                                               \
  {                                                                                                \
    show_preferences (screen, n);                                                                  \
  }
PREFERENCES (show_ticks_page, 1)
PREFERENCES (show_clock_page, 2)
PREFERENCES (show_services_page, 3)
PREFERENCES (show_program_page, 4)
PREFERENCES (show_data_page, 5)

#define STEP(name)                                                                                 \
  static void go_##name (Shots *shots, GtkWidget *screen)                                          \
  {                                                                                                \
    tkl_assistant_go (TKL_ASSISTANT (screen), #name);                                              \
  }
STEP (trusttrack)
STEP (rules)
STEP (people)
STEP (ticks)

static void
show_aside (Shots *shots, GtkWidget *screen)
{
  tkl_key_window_show (TKL_KEY_WINDOW (screen), "aside-keys");
}

static void
show_all_keys (Shots *shots, GtkWidget *screen)
{
  tkl_key_window_show (TKL_KEY_WINDOW (screen), "all-keys");
}

/* --- screens ---------------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *tab;    /* (nullable): shown first */
  const char *action; /* (nullable): of the window or its page */
  gboolean beside;    /* the action opens a window */
  void (*prepare) (Shots *shots, GtkWidget *screen);
} Screen;

static const Screen tabs[] = {
  { "ticks", "ticks", NULL, FALSE, NULL },         { "lines", "lines", NULL, FALSE, NULL },
  { "employees", "employees", NULL, FALSE, NULL }, { "projects", "projects", NULL, FALSE, NULL },
  { "vehicles", "vehicles", NULL, FALSE, NULL },
};

static const Screen screens[] = {
  { "tick", "ticks", NULL, FALSE, open_tick },
  { "tick-zone", "ticks", "ticks.zone", TRUE, NULL }, /* around that one */
  { "tick-add", "ticks", "ticks.add", TRUE, NULL },
  { "tick-change", "ticks", "ticks.change", TRUE, NULL }, /* of that one as well */
  { "filter-row", "projects", "page.filter", FALSE, NULL },
  { "ticks-repair", "ticks", "ticks.repair", TRUE, NULL },
  { "ticks-deleted", "ticks", "ticks.deleted", TRUE, NULL },
  { "employee", "employees", NULL, FALSE, open_first_row },
  { "employee-schedules", "employees", NULL, FALSE, add_schedule },
  { "employee-new", "employees", "employees.new", FALSE, NULL },
  { "nothing-found", "employees", NULL, FALSE, search_in_vain },
  { "project", "projects", NULL, FALSE, open_first_row },
  { "project-change", "projects", "projects.change", TRUE, NULL },
  { "project-wrong", "projects", NULL, FALSE, type_wrong },
  { "project-new", "projects", "projects.new", FALSE, NULL },
  { "project-zones", "projects", "projects.zones", TRUE, choose_zone },
  { "project-map", "projects", "win.project-map", TRUE, NULL },
  { "project-map-ticks", "projects", "win.project-map", TRUE, show_ticks_and_homes },
  { "project-overlaps", "projects", "projects.overlaps", TRUE, see_all_columns },
  { "project-radius", "projects", NULL, FALSE, suggest_radius },
  { "project-colour", "projects", NULL, FALSE, show_colour },
  { "planning-week", NULL, "win.planning", TRUE, plan_week },
  { "planning-list", NULL, "win.planning", TRUE, plan_list },
  { "vehicle", "vehicles", NULL, FALSE, open_row_and_map },
  { "read-again", "vehicles", "vehicles.fetch", TRUE, NULL },
  { "derive-again", "vehicles", "vehicles.derive", TRUE, NULL },
  { "assistant-company", "ticks", "win.set-up", TRUE, NULL },
  { "assistant-trusttrack", NULL, "win.set-up", TRUE, go_trusttrack },
  { "assistant-rules", NULL, "win.set-up", TRUE, go_rules },
  { "assistant-people", NULL, "win.set-up", TRUE, go_people },
  { "assistant-ticks", NULL, "win.set-up", TRUE, go_ticks },
  { "keys", NULL, "win.unknown-keys", TRUE, NULL },
  { "keys-aside", NULL, "win.unknown-keys", TRUE, show_aside },
  { "keys-all", NULL, "win.unknown-keys", TRUE, show_all_keys },
  { "keys-by-home", NULL, "win.match-homes", TRUE, NULL },
  { "keys-one-by-one", NULL, "win.give-keys-out", TRUE, NULL },
  { "diagnosis-nobody", NULL, "win.diagnose(int64 0)", TRUE, NULL },
  { "diagnosis", NULL, "win.diagnose(int64 25)", TRUE, NULL },
  { "preferences-company", NULL, "win.preferences", TRUE, NULL },
  { "preferences-ticks", NULL, "win.preferences", TRUE, show_ticks_page },
  { "preferences-clock", NULL, "win.preferences", TRUE, show_clock_page },
  { "preferences-services", NULL, "win.preferences", TRUE, show_services_page },
  { "preferences-program", NULL, "win.preferences", TRUE, show_program_page },
  { "preferences-data", NULL, "win.preferences", TRUE, show_data_page },
  { "jobs", NULL, "win.jobs", TRUE, NULL },
  { "history", NULL, "win.history", TRUE, NULL },
  { "runs", NULL, "win.runs", TRUE, NULL },
  { "changed-days", NULL, "win.notices", TRUE, NULL },
  { "commands", NULL, "win.command-search", TRUE, NULL },
  { "companies", NULL, "win.companies", TRUE, NULL },
  { "demo-remove", NULL, "app.remove-demo", TRUE, NULL },
  { "help", NULL, "app.help", TRUE, NULL },
  { "about", NULL, "app.about", TRUE, NULL },
};

static void
take_screens (Shots *shots, const Screen *list, gsize n, const char *suffix)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *name = g_strconcat (list[i].name, suffix, NULL);
      GtkWidget *screen = shots->window;

      if (list[i].tab != NULL)
        tkl_window_show_tab (TKL_WINDOW (shots->window), list[i].tab);
      ui_wait (shots_is_ready, shots_page (shots));
      if (list[i].action != NULL)
        shots_act (shots_page (shots), list[i].action);
      if (list[i].beside)
        screen = shots_await (shots, GTK_TYPE_WINDOW);
      if (list[i].prepare != NULL)
        list[i].prepare (shots, screen);
      shots_take (shots, screen, name);
      shots_leave (shots, screen);
    }
}

void
shots_take_tabs (Shots *shots, const char *suffix)
{
  take_screens (shots, tabs, G_N_ELEMENTS (tabs), suffix);
}

void
shots_take_screens (Shots *shots)
{
  take_screens (shots, screens, G_N_ELEMENTS (screens), "");
}
