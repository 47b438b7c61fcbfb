/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes over the screens: popovers, shortcuts, previews of imports, messages. */
/* Thread: main. */
#include "shots.h"
#include "tkl-import-dialog.h"
#include "tkl-period-button.h"

#include <libintl.h>

static void
take_import (
    Shots *shots, const char *name, TklImportKind kind, const char *file_name, const char *text)
{
  g_autofree char *path = g_build_filename (shots->folder, file_name, NULL);
  GtkWidget *screen;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  screen = tkl_import_dialog_present (GTK_WINDOW (shots->window), shots_desk (shots), kind, path);
  shots_take (shots, screen, name);
  shots_leave (shots, screen);
}

static void
append_feature (GString *text, const char *project, const char *name, const char *geometry)
{
  g_string_append_printf (text,
                          "%s{\"type\": \"Feature\", \"properties\": {\"project\": \"%s\", "
                          "\"name\": \"%s\"}, \"geometry\": {%s}}",
                          text->len > 0 ? ", " : "", project, name, geometry);
}

#define POLYGON "\"type\": \"Polygon\", \"coordinates\": "

/* A good zone, one that crosses itself, one of a project that is not there, and no area at all. */
static void
take_zone_import (Shots *shots)
{
  g_autoptr (GString) features = g_string_new (NULL);
  g_autofree char *text = NULL;

  append_feature (features, "P001", "Parking",
                  POLYGON "[[[4.35, 51.08], [4.36, 51.08], [4.36, 51.09], [4.35, 51.08]]]");
  append_feature (features, "P005", "Entrée des livraisons, rue des Bouchers",
                  POLYGON "[[[4.37, 51.08], [4.38, 51.09], [4.38, 51.08], [4.37, 51.09], "
                          "[4.37, 51.08]]]");
  append_feature (features, "P999", "Elsewhere",
                  POLYGON "[[[4.39, 51.08], [4.4, 51.08], [4.4, 51.09], [4.39, 51.08]]]");
  append_feature (features, "P001", "Mast", "\"type\": \"Point\", \"coordinates\": [4.3, 51.08]");
  text = g_strdup_printf ("{\"type\": \"FeatureCollection\", \"features\": [%s]}", features->str);
  take_import (shots, "import-zones", TKL_IMPORT_ZONES, "zones.geojson", text);
}

static void
take_imports (Shots *shots)
{
  take_import (shots, "import", TKL_IMPORT_EMPLOYEES, "people.csv",
               "number,first_name,last_name,town,key\n"
               "1,Jef,Steenvoort,Mechelen,E900001D2E3F0001\n"
               "2,Koen,Van Hout-Beek,Lier,\n"
               "901,Ann,Nieuwkomer,Halle,\n"
               "902,Bert,Zonder,Halle,3D00000BADC0DE99\n"
               "903,Charlotte,Langenaeken-Vandenbroucke,Heist-op-den-Berg,\n"
               ",Zonder,Nummer,Boom,\n");
  take_import (shots, "import-unreadable", TKL_IMPORT_EMPLOYEES, "picture.xlsx", "\x89PNG\r\n");
  take_zone_import (shots);
}

static void
take_popover (Shots *shots, GtkWidget *button, const char *name)
{
  GtkWidget *popover;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  shots_take (shots, popover, name);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
take_popovers (Shots *shots)
{
  GtkWidget *menu = shots_find_id (shots->window, "menu_button");
  GtkWidget *popover;

  shots_act (shots->window, "win.period");
  popover = ui_find (shots_find_id (shots->window, "period"), GTK_TYPE_POPOVER, NULL);
  shots_take (shots, popover, "period");
  gtk_popover_popdown (GTK_POPOVER (popover));
  take_popover (shots, menu, "menu");
  shots_act (shots_page (shots), "page.columns");
  menu = shots_find_id (shots_page (shots), "columns");
  take_popover (shots, menu, "columns");
  take_popover (shots, ui_find (shots_find_id (shots->window, "sync"), GTK_TYPE_MENU_BUTTON, NULL),
                "sync");
  ui_settle ();
}

/* GTK 4.8.3 warns of a label of its own in this window. */
static void
take_shortcuts (Shots *shots)
{
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK);
  GtkWidget *screen;

  shots_act (shots->window, "win.show-help-overlay");
  screen = shots_await (shots, GTK_TYPE_WINDOW);
  shots_take (shots, screen, "shortcuts");
  gtk_window_close (GTK_WINDOW (screen));
  ui_settle ();
  g_log_set_always_fatal (fatal);
}

static gboolean
asks_for_key (gpointer data)
{
  return gtk_info_bar_get_revealed (GTK_INFO_BAR (shots_find_id (data, "key_banner")));
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
  shots_act (shots->window, "win.sync");
  ui_wait (asks_for_key, shots->window);
  shots_take (shots, shots->window, "no-key");
  ui_wait (has_failed, tkl_jobs_order (tkl_desk_get_jobs (shots_desk (shots)), &order));
  shots_act (shots->window, "win.jobs");
  shots_take (shots, shots_await (shots, GTK_TYPE_WINDOW), "jobs-problem");
  shots_leave (shots, shots_await (shots, GTK_TYPE_WINDOW));
  tkl_desk_report_error (shots_desk (shots), error);
  shots_act (shots->window, "win.undo");
  shots_take (shots, shots->window, "undone");
  g_log_set_always_fatal (fatal);
}

void
shots_take_dialogs (Shots *shots)
{
  take_popovers (shots);
  take_shortcuts (shots);
  take_imports (shots);
  take_messages (shots);
}
