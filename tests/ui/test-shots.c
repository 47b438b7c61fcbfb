/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every screen, opened by its command, in the language of the process: kept as pictures in each style
 * and checked (ui_check_screen). Finds widgets by action, type and id only, so that it runs in any
 * language. The company is that of the demo. */
/* Thread: main. */
#include "tkl-application.h"
#include "tkl-assistant.h"
#include "tkl-employee-page.h"
#include "tkl-planning-window.h"
#include "tkl-week-page.h"
#include "tkl-field-row.h"
#include "tkl-import-dialog.h"
#include "tkl-key-window.h"
#include "tkl-period-button.h"
#include "tkl-settings.h"
#include "tkl-table-page.h"
#include "tkl-window.h"
#include "tkl-zone-editor-private.h"
#include "ui-checks.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>
#include <shumate/shumate.h>
#include <sqlite3.h>
#include <string.h>

/* --- styles ----------------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  AdwColorScheme scheme;
  int text_percent;
} Style;

typedef struct
{
  TklApplication *application;
  char *folder;         /* (owned): databases and files to import */
  const char *language; /* two letters */
  const Style *style;
  GtkWidget *window;
} Shots;

static const Style light = { "light", ADW_COLOR_SCHEME_FORCE_LIGHT, 100 };
static const Style dark = { "dark", ADW_COLOR_SCHEME_FORCE_DARK, 100 };
static const Style large = { "large", ADW_COLOR_SCHEME_FORCE_LIGHT, 200 };

static void
set_style (const Style *style)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), style->scheme);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * style->text_percent / 100,
                NULL);
}

/* --- looking ---------------------------------------------------------------------------------- */

static gboolean
is_waiting (GtkWidget *root)
{
  static const char *const faces[] = { "blank", "reading", "busy", NULL };

  if (!gtk_widget_get_mapped (root))
    return FALSE;
  if (GTK_IS_SPINNER (root) && gtk_spinner_get_spinning (GTK_SPINNER (root)))
    return TRUE;
  if (GTK_IS_STACK (root) && gtk_stack_get_visible_child_name (GTK_STACK (root)) != NULL
      && g_strv_contains (faces, gtk_stack_get_visible_child_name (GTK_STACK (root))))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_waiting (child))
      return TRUE;
  return FALSE;
}

static gboolean
is_ready (gpointer data)
{
  return gtk_widget_get_mapped (data) && !is_waiting (data);
}

static void
take (Shots *shots, GtkWidget *screen, const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s-%s-%s", name, shots->language, shots->style->name);

  ui_settle ();
  ui_wait (is_ready, screen);
  gtk_test_widget_wait_for_draw (screen);
  ui_check_screen (screen, file);
  ui_save_picture (screen, file);
}

/* --- finding and doing ------------------------------------------------------------------------ */

/* The one with that number (from 0) of a type or of one derived from it. */
static GtkWidget *
find_nth (GtkWidget *root, GType type, guint *n)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_id (GtkWidget *root, const char *id)
{
  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (root)), id) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_id (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
act (GtkWidget *widget, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;

  g_action_parse_detailed_name (action, &name, &target, &error);
  g_assert_no_error (error);
  g_assert_true (gtk_widget_activate_action_variant (widget, name, target));
}

static TklDesk *
desk_of (Shots *shots)
{
  return tkl_window_get_desk (TKL_WINDOW (shots->window));
}

static GtkWidget *
current_page (Shots *shots)
{
  AdwViewStack *tabs = ADW_VIEW_STACK (find_id (shots->window, "tabs"));

  return tkl_window_get_page (TKL_WINDOW (shots->window),
                              adw_view_stack_get_visible_child_name (tabs));
}

static gboolean
has_another (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  GtkWidget **window = data;

  for (GList *item = windows; item != NULL; item = item->next)
    if (item->data != window[0] && gtk_widget_get_mapped (item->data))
      window[1] = item->data;
  return window[1] != NULL;
}

/* The one window beside that of the company. */
static GtkWidget *
await_another (Shots *shots)
{
  GtkWidget *window[2] = { shots->window, NULL };

  ui_wait (has_another, window);
  return window[1];
}

static gboolean
has_window (gpointer data)
{
  Shots *shots = data;

  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (shots->application));
       item != NULL; item = item->next)
    if (TKL_IS_WINDOW (item->data))
      shots->window = item->data;
  return shots->window != NULL;
}

static void
close_window (Shots *shots)
{
  gtk_window_close (GTK_WINDOW (shots->window));
  shots->window = NULL;
  ui_settle ();
}

static void
open_file (Shots *shots, const char *name)
{
  g_autofree char *path = g_build_filename (shots->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_application_open (G_APPLICATION (shots->application), &file, 1, "");
}

static void
open_company (Shots *shots, const char *name)
{
  open_file (shots, name);
  ui_wait (has_window, shots);
}

/* --- what comes before a picture -------------------------------------------------------------- */

/* Chooses and opens the first row of the table of the tab. */
static void
open_first_row (Shots *shots, GtkWidget *screen)
{
  TklTablePage *page = TKL_TABLE_PAGE (current_page (shots));
  g_autoptr (TklRow) row = NULL;

  ui_wait (is_ready, page);
  row = g_list_model_get_item (G_LIST_MODEL (tkl_table_page_get_list (page)), 0);
  g_assert_nonnull (row);
  tkl_table_page_select (page, tkl_row_get_id (row));
  g_signal_emit_by_name (tkl_table_page_get_table (page), "row-activated", tkl_row_get_id (row));
}

/* The first one that needs attention. */
static void
open_tick (Shots *shots, GtkWidget *screen)
{
  TklTablePage *page = TKL_TABLE_PAGE (current_page (shots));

  ui_wait (is_ready, page);
  act (GTK_WIDGET (page), "page.next");
  tkl_table_page_show_side (page, TRUE);
}

static void
open_row_and_map (Shots *shots, GtkWidget *screen)
{
  open_first_row (shots, screen);
  act (current_page (shots), "vehicles.map");
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
      guint n = rows[i];
      GtkWidget *row = find_nth (current_page (shots), TKL_TYPE_FIELD_ROW, &n);

      ui_type (ui_find (row, GTK_TYPE_ENTRY, NULL), i == 0 ? "" : "?");
    }
}

static TklWeekPage *
week_of (GtkWidget *screen)
{
  guint n = 0;

  return TKL_WEEK_PAGE (find_nth (screen, TKL_TYPE_WEEK_PAGE, &n));
}

/* A week in which something was planned, with what is planned for the first employee. */
static void
plan_week (Shots *shots, GtkWidget *screen)
{
  TklWeekPage *page = week_of (screen);

  for (int i = 0; i < 37; i++)
    act (GTK_WIDGET (page), "week.previous");
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
  act (screen, "zones.circle");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (ui_find (screen, GTK_TYPE_SPIN_BUTTON, NULL)), 3);
}

static void
show_ticks_and_homes (Shots *shots, GtkWidget *screen)
{
  static const char *const ids[] = { "ticks", "homes" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_id (screen, ids[i])), TRUE);
}

static void
search_in_vain (Shots *shots, GtkWidget *screen)
{
  tkl_desk_set_search (desk_of (shots), "nowhere");
}

static void
show_preferences (GtkWidget *screen, guint n)
{
  GtkWidget *page = find_nth (screen, ADW_TYPE_PREFERENCES_PAGE, &n);

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
  { "tick-add", "ticks", "ticks.add", TRUE, NULL },
  { "ticks-deleted", "ticks", "ticks.deleted", TRUE, NULL },
  { "employee", "employees", NULL, FALSE, open_first_row },
  { "employee-new", "employees", "employees.new", FALSE, NULL },
  { "nothing-found", "employees", NULL, FALSE, search_in_vain },
  { "project", "projects", NULL, FALSE, open_first_row },
  { "project-change", "projects", "projects.change", TRUE, NULL },
  { "project-wrong", "projects", NULL, FALSE, type_wrong },
  { "project-new", "projects", "projects.new", FALSE, NULL },
  { "project-zones", "projects", "projects.zones", TRUE, choose_zone },
  { "project-map", "projects", "win.project-map", TRUE, NULL },
  { "project-map-ticks", "projects", "win.project-map", TRUE, show_ticks_and_homes },
  { "planning-week", NULL, "win.planning", TRUE, plan_week },
  { "planning-list", NULL, "win.planning", TRUE, plan_list },
  { "vehicle", "vehicles", NULL, FALSE, open_row_and_map },
  { "read-again", "vehicles", "vehicles.fetch", TRUE, NULL },
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
  { "commands", NULL, "win.command-search", TRUE, NULL },
  { "companies", NULL, "win.companies", TRUE, NULL },
  { "demo-remove", NULL, "app.remove-demo", TRUE, NULL },
  { "help", NULL, "app.help", TRUE, NULL },
  { "about", NULL, "app.about", TRUE, NULL },
};

static void
leave (Shots *shots, GtkWidget *screen)
{
  if (screen != shots->window)
    gtk_window_destroy (GTK_WINDOW (screen));
  else
    tkl_table_page_show_side (TKL_TABLE_PAGE (current_page (shots)), FALSE);
  tkl_desk_set_search (desk_of (shots), "");
  ui_settle ();
}

static void
take_screens (Shots *shots, const Screen *list, gsize n, const char *suffix)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *name = g_strconcat (list[i].name, suffix, NULL);
      GtkWidget *screen = shots->window;

      if (list[i].tab != NULL)
        tkl_window_show_tab (TKL_WINDOW (shots->window), list[i].tab);
      ui_wait (is_ready, current_page (shots));
      if (list[i].action != NULL)
        act (current_page (shots), list[i].action);
      if (list[i].beside)
        screen = await_another (shots);
      if (list[i].prepare != NULL)
        list[i].prepare (shots, screen);
      take (shots, screen, name);
      leave (shots, screen);
    }
}

/* --- those without a command of their own ----------------------------------------------------- */

static void
take_import (Shots *shots, const char *name, const char *file_name, const char *text)
{
  g_autofree char *path = g_build_filename (shots->folder, file_name, NULL);
  GtkWidget *screen;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  screen = tkl_import_dialog_present (GTK_WINDOW (shots->window), desk_of (shots),
                                      TKL_IMPORT_EMPLOYEES, path);
  take (shots, screen, name);
  leave (shots, screen);
}

static void
take_imports (Shots *shots)
{
  take_import (shots, "import", "people.csv",
               "number,first_name,last_name,town,key\n"
               "1,Jef,Steenvoort,Mechelen,E900001D2E3F0001\n"
               "2,Koen,Van Hout-Beek,Lier,\n"
               "901,Ann,Nieuwkomer,Halle,\n"
               "902,Bert,Zonder,Halle,3D00000BADC0DE99\n"
               "903,Charlotte,Langenaeken-Vandenbroucke,Heist-op-den-Berg,\n"
               ",Zonder,Nummer,Boom,\n");
  take_import (shots, "import-unreadable", "picture.xlsx", "\x89PNG\r\n");
}

static void
take_popovers (Shots *shots)
{
  GtkWidget *menu = find_id (shots->window, "menu_button");
  GtkWidget *popover;

  act (shots->window, "win.period");
  popover = ui_find (find_id (shots->window, "period"), GTK_TYPE_POPOVER, NULL);
  take (shots, popover, "period");
  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu)));
  take (shots, popover, "menu");
  gtk_popover_popdown (GTK_POPOVER (popover));
  act (current_page (shots), "page.columns");
  menu = find_id (current_page (shots), "columns");
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu)));
  take (shots, popover, "columns");
  gtk_popover_popdown (GTK_POPOVER (popover));
  ui_settle ();
}

/* GTK 4.8.3 warns of a label of its own in this window. */
static void
take_shortcuts (Shots *shots)
{
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK);
  GtkWidget *screen;

  act (shots->window, "win.show-help-overlay");
  screen = await_another (shots);
  take (shots, screen, "shortcuts");
  gtk_window_close (GTK_WINDOW (screen));
  ui_settle ();
  g_log_set_always_fatal (fatal);
}

static gboolean
asks_for_key (gpointer data)
{
  return gtk_info_bar_get_revealed (GTK_INFO_BAR (find_id (data, "key_banner")));
}

static gboolean
has_failed (gpointer job)
{
  return tkl_job_has_problem (job);
}

/* What the office sees when something is wrong, and after it undid something. There is no service for
 * the notification of the problem, of which GIO warns. */
static void
take_messages (Shots *shots)
{
  g_autoptr (GError) error = g_error_new_literal (
      TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_BUSY,
      dgettext (GETTEXT_PACKAGE,
                "Another program is writing to this database. Try again in a moment."));
  const TklJobOrder order = { TKL_JOB_FETCH, "VAN 07, VAN 12 · 02/03/2026", NULL, 0, 0, 1 };
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK);

  tkl_window_show_tab (TKL_WINDOW (shots->window), "employees");
  act (shots->window, "win.sync");
  ui_wait (asks_for_key, shots->window);
  take (shots, shots->window, "no-key");
  ui_wait (has_failed, tkl_jobs_order (tkl_desk_get_jobs (desk_of (shots)), &order));
  act (shots->window, "win.jobs");
  take (shots, await_another (shots), "jobs-problem");
  leave (shots, await_another (shots));
  tkl_desk_report_error (desk_of (shots), error);
  act (shots->window, "win.undo");
  take (shots, shots->window, "undone");
  g_log_set_always_fatal (fatal);
}

/* Takes the tables away below the program. */
static void
break_database (Shots *shots, const char *name)
{
  g_autofree char *path = g_build_filename (shots->folder, name, NULL);
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database,
                                 "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema;"
                                 "PRAGMA schema_version = 9999",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (database);
}

static void
take_open_error (Shots *shots)
{
  g_autofree char *path = g_build_filename (shots->folder, "letter.db", NULL);
  GtkWidget *screen;

  g_assert_true (g_file_set_contents (path, "Dear Sir", -1, NULL));
  open_file (shots, "letter.db");
  screen = await_another (shots);
  take (shots, screen, "unopened");
  gtk_window_close (GTK_WINDOW (screen));
  ui_settle ();
}

/* --- the story -------------------------------------------------------------------------------- */

static void
run_program (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) env = g_get_environ ();
  g_autofree char *output = NULL;
  int status;

  /* With a display the demo would open a window. */
  env = g_environ_unsetenv (env, "DISPLAY");
  env = g_environ_unsetenv (env, "G_DEBUG");
  g_spawn_sync (NULL, (char **) argv, env, G_SPAWN_SEARCH_PATH_FROM_ENVP, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s\n%s", argv[0], error->message, output);
}

static void
make_databases (Shots *shots)
{
  g_autofree char *demo = g_build_filename (shots->folder, "demo.db", NULL);
  g_autofree char *broken = g_build_filename (shots->folder, "broken.db", NULL);
  g_autofree char *empty = g_build_filename (shots->folder, "empty.db", NULL);
  g_autofree char *command = g_test_build_filename (G_TEST_DIST, "..", "tools", "demo", NULL);

  run_program ((const char *const[]){ command, shots->folder, NULL });
  run_program ((const char *const[]){ "tikklokctl", "--database", demo, "company", "set",
                                      "ct-6=off", NULL });
  run_program ((const char *const[]){ "tikklokctl", "--database", demo, "backup", broken, NULL });
  run_program ((const char *const[]){ "tikklokctl", "--database", empty, "company", "set",
                                      "name=Peeters bv", "ct-6=off", NULL });
}

/* The vans of the demo stand 60 km apart: all of them are in sight. */
static void
check_fleet (Shots *shots)
{
  GtkWidget *map = ui_find (current_page (shots), SHUMATE_TYPE_MAP, NULL);

  g_assert_nonnull (map);
  g_assert_cmpfloat (shumate_viewport_get_zoom_level (shumate_map_get_viewport (SHUMATE_MAP (map))),
                     <, 11);
}

static gboolean
story_cb (gpointer data)
{
  Shots *shots = data;

  g_application_hold (G_APPLICATION (shots->application));
  set_style (shots->style);
  open_company (shots, "empty.db");
  take_screens (shots, tabs, G_N_ELEMENTS (tabs), "-empty");
  close_window (shots);
  open_company (shots, "demo.db");
  take_screens (shots, tabs, G_N_ELEMENTS (tabs), "");
  check_fleet (shots);
  take_screens (shots, screens, G_N_ELEMENTS (screens), "");
  take_popovers (shots);
  take_shortcuts (shots);
  take_imports (shots);
  take_messages (shots);
  close_window (shots);
  open_company (shots, "broken.db");
  break_database (shots, "broken.db");
  tkl_desk_report_change (desk_of (shots), NULL, FALSE);
  take_screens (shots, tabs, G_N_ELEMENTS (tabs), "-error");
  close_window (shots);
  take_open_error (shots);
  g_application_release (G_APPLICATION (shots->application));
  return G_SOURCE_REMOVE;
}

static void
test_screens (gconstpointer style)
{
  g_autoptr (GSettings) state = g_settings_new (TKL_SETTINGS_STATE);
  g_autoptr (GError) error = NULL;
  g_autofree char *icons = g_test_build_filename (G_TEST_DIST, "..", "data", "icons", NULL);
  Shots shots = { .style = style, .language = g_getenv ("TIKKLOK_SHOTS_LANGUAGE") };
  char *argv[] = { (char *) "tikklok", (char *) "--gapplication-service", NULL };

  shots.folder = g_dir_make_tmp ("tikklok-shots-XXXXXX", &error);
  g_assert_no_error (error);
  make_databases (&shots);
  gtk_icon_theme_add_search_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                  icons);
  g_settings_set_string (state, TKL_KEY_PERIOD, "2026-03-01..2026-03-31");
  g_settings_set_int (state, TKL_KEY_WIDTH, UI_SCREEN_WIDTH);
  g_settings_set_int (state, TKL_KEY_HEIGHT, UI_SCREEN_HEIGHT);
  shots.application = tkl_application_new (G_APPLICATION_DEFAULT_FLAGS);
  g_idle_add (story_cb, &shots);
  g_assert_cmpint (g_application_run (G_APPLICATION (shots.application), 2, argv), ==, 0);
  g_assert_finalize_object (shots.application);
  run_program ((const char *const[]){ "rm", "-rf", shots.folder, NULL });
  g_free (shots.folder);
}

/* The checks find what they are for. */
static void
test_checks (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  GtkWidget *label = gtk_label_new ("A title much longer than the place that is left for it");
  GtkWindow *window;

  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), label);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 10);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  window = ui_show (box);
  gtk_widget_set_tooltip_text (button, "Add");
  g_assert_true (ui_find_unnamed (box) == button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Add",
                                  -1);
  g_assert_null (ui_find_unnamed (box));
  g_assert_null (ui_find_cut (box));
  gtk_widget_add_css_class (label, "heading");
  g_assert_true (ui_find_cut (box) == label);
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  if (g_getenv ("TIKKLOK_LOCALE_DIR") != NULL)
    bindtextdomain (GETTEXT_PACKAGE, g_getenv ("TIKKLOK_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", "/nonexistent/keyring", TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);
  ui_init (&argc, &argv);
  setlocale (LC_ALL, ""); /* gtk_test_init() left the language of the process */
  g_test_add_func ("/shots/checks", test_checks);
  g_test_add_data_func ("/shots/light", &light, test_screens);
  g_test_add_data_func ("/shots/dark", &dark, test_screens);
  g_test_add_data_func ("/shots/large", &large, test_screens);
  return g_test_run ();
}
