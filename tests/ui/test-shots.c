/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every screen in the language of the process: kept as pictures in each style and checked
 * (ui_check_screen). The company is that of the demo. */
/* Thread: main. */
#include "shots.h"
#include "tkl-settings.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>
#include <shumate/shumate.h>
#include <sqlite3.h>

static const ShotsStyle light = { "light", ADW_COLOR_SCHEME_FORCE_LIGHT, 100 };
static const ShotsStyle dark = { "dark", ADW_COLOR_SCHEME_FORCE_DARK, 100 };
static const ShotsStyle large = { "large", ADW_COLOR_SCHEME_FORCE_LIGHT, 200 };

static void
set_style (const ShotsStyle *style)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), style->scheme);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * style->text_percent / 100,
                NULL);
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
  shots_open_file (shots, "letter.db");
  screen = shots_await (shots, GTK_TYPE_WINDOW);
  shots_take (shots, screen, "unopened");
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

/* A zone over another one, where nobody ticks. */
static void
add_overlap (Shots *shots, const char *database)
{
  static const char zone[]
      = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
        "{\"project\":\"P012\",\"name\":\"Parking\"},\"geometry\":{\"type\":\"Polygon\","
        "\"coordinates\":[[[5.0495,51.2400],[5.0510,51.2400],[5.0500,51.2410],[5.0495,51.2400]]]}}]"
        "}";
  g_autofree char *path = g_build_filename (shots->folder, "overlap.geojson", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, zone, -1, &error);
  g_assert_no_error (error);
  run_program (
      (const char *const[]){ "tikklokctl", "--database", database, "import", "zones", path, NULL });
  run_program ((const char *const[]){ "tikklokctl", "--database", database, "link", NULL });
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
  add_overlap (shots, demo);
  run_program ((const char *const[]){ "tikklokctl", "--database", demo, "backup", broken, NULL });
  run_program ((const char *const[]){ "tikklokctl", "--database", empty, "company", "set",
                                      "name=Peeters bv", "ct-6=off", NULL });
}

/* The vans of the demo stand 60 km apart: all of them are in sight. */
static void
check_fleet (Shots *shots)
{
  GtkWidget *map = ui_find (shots_page (shots), SHUMATE_TYPE_MAP, NULL);

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
  shots_open_company (shots, "empty.db");
  shots_take_tabs (shots, "-empty");
  shots_close_window (shots);
  shots_open_company (shots, "demo.db");
  shots_take_tabs (shots, "");
  check_fleet (shots);
  shots_take_screens (shots);
  shots_take_dialogs (shots);
  shots_close_window (shots);
  shots_take_questions (shots);
  shots_open_company (shots, "broken.db");
  break_database (shots, "broken.db");
  tkl_desk_report_change (shots_desk (shots), NULL, FALSE);
  shots_take_tabs (shots, "-error");
  shots_close_window (shots);
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
