/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk on a database of its own, and short words for what people do on the screen. */
/* Thread: main. */
#include "ui-fixture.h"

#include "tkl-main-watch.h"
#include "tkl-settings.h"
#include "tkl-table-page.h"
#include "ui-checks.h"

#include <glib/gstdio.h>
#include <string.h>

#define PATIENCE_MS 60000

void
ui_init (int *argc, char ***argv)
{
  g_autoptr (GtkCssProvider) style = NULL;
  g_autoptr (GSettings) preferences = NULL;

  gtk_test_init (argc, argv, NULL);
  adw_init ();
  /* How long a turn takes depends on the machine: it is asked for by hand, and of ./dev bench. */
  tkl_main_watch_start (tkl_main_watch_limit (0));
  /* Tests ask no server for tiles. */
  preferences = g_settings_new (TKL_SETTINGS_PREFERENCES);
  g_settings_set_string (preferences, TKL_KEY_BASE_MAP, "");
  /* Pictures show the end of a movement, not its middle. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  /* What AdwApplication does for the product. */
  style = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (style, "/be/tikklok/Tikklok/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/be/tikklok/Tikklok/icons");
}

char *
ui_make_keyring (void)
{
  char *path = g_build_filename (g_get_tmp_dir (), "tikklok-keyring-XXXXXX", NULL);
  int fd = g_mkstemp (path);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_unlink (path);
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);
  return path;
}

typedef struct
{
  gboolean opened;
  gboolean ended;
} Opening;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Opening *opening = data;

  opening->opened = tkl_desk_open_finish (TKL_DESK (source), result, &error);
  g_assert_no_error (error);
  opening->ended = TRUE;
}

static gboolean
is_open (gpointer data)
{
  return ((Opening *) data)->ended;
}

TklDesk *
ui_open_desk (const char *database)
{
  Opening opening = { FALSE, FALSE };
  TklDesk *desk = tkl_desk_new (database, "tester");

  tkl_desk_open_async (desk, NULL, opened_cb, &opening);
  ui_wait (is_open, &opening);
  g_assert_true (opening.opened);
  return desk;
}

void
ui_close_desk (TklDesk *desk)
{
  ui_settle ();
  tkl_desk_close (desk);
  ui_settle ();
  g_assert_finalize_object (desk);
}

void
ui_forget_state (GSettings *state)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  /* None is left out: the next case would begin with what this one was looking at. */
  g_object_get (state, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (GStrv key = keys; *key != NULL; key++)
    g_settings_reset (state, *key);
}

void
ui_set_up (UiFixture *fixture, gconstpointer data)
{
  office_set_up (&fixture->office, data);
  fixture->desk = ui_open_desk (fixture->office.database);
  fixture->state = g_settings_new (TKL_SETTINGS_STATE);
}

void
ui_tear_down (UiFixture *fixture, gconstpointer data)
{
  ui_close_desk (fixture->desk);
  ui_forget_state (fixture->state);
  g_clear_object (&fixture->state);
  office_tear_down (&fixture->office, data);
}

void
ui_fill (UiFixture *fixture)
{
  static const OfficeTouch touches[] = {
    { "VAN 1", "2026-03-02T06:00:00+01:00", 50.8000, 4.3000, "3D00000BADC0DE01", 10000 },
    { "VAN 1", "2026-03-02T06:45:00+01:00", 50.8466, 4.3517, "3D00000BADC0DE01", 22000 },
    { "VAN 1", "2026-03-02T16:00:00+01:00", 50.8466, 4.3517, "3D00000BADC0DE01", 22000 },
    { "VAN 1", "2026-03-02T16:40:00+01:00", 50.8000, 4.3000, "3D00000BADC0DE01", 34000 },
    { "VAN 1", "2026-03-02T16:50:00+01:00", 50.8000, 4.3000, "7B00000BADC0DE01", 34000 },
  };

  office_set (&fixture->office, "name=Bouwwerken Peeters", "default-radius=100", NULL);
  office_import_good (&fixture->office, TKL_IMPORT_EMPLOYEES,
                      "number,first_name,last_name,town,latitude,longitude,role,key\n"
                      "1,Jan,Peeters,Halle,50.8000,4.3000,driver,3D00000BADC0DE01\n"
                      "2,Élodie,Dupont,Wavre,,,passenger,\n");
  office_import_good (&fixture->office, TKL_IMPORT_PROJECTS,
                      "number,name,town,latitude,longitude,radius\n"
                      "P001,Station,Brussel,50.8466,4.3517,150\n"
                      "P002,Halle aux blés,Namur,50.4669,4.8675,\n");
  office_take (&fixture->office, touches, G_N_ELEMENTS (touches));
  office_link (&fixture->office);
}

void
ui_fill_month (OfficeFixture *office)
{
  static const struct
  {
    const char *time;
    double latitude, longitude;
  } touches[] = { { "T06:03:00+01:00", 50.8000, 4.3000 },
                  { "T06:47:00+01:00", 50.8466, 4.3517 },
                  { "T16:01:00+01:00", 50.8466, 4.3517 },
                  { "T16:38:00+01:00", 50.8000, 4.3000 } };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Brussels");
  g_autoptr (GDateTime) now = g_date_time_new_now (zone);
  g_autofree char *day = g_date_time_format (now, "%Y-%m-02");

  for (gsize i = 0; i < G_N_ELEMENTS (touches); i++)
    {
      g_autofree char *time = g_strconcat (day, touches[i].time, NULL);
      OfficeTouch touch = { "VAN 1",
                            time,
                            touches[i].latitude,
                            touches[i].longitude,
                            "3D00000BADC0DE01",
                            50000 + (gint32) i * 9000 };

      office_take (office, &touch, 1);
    }
  office_link (office);
}

/* --- waiting ---------------------------------------------------------------------------------- */

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
ui_wait_for (const char *what, UiCondition condition, gpointer data)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_MS * G_GINT64_CONSTANT (1000);
  guint waker = g_timeout_add (10, wake_cb, NULL);

  while (!condition (data) && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (waker);
  if (!condition (data))
    g_error ("waited in vain: %s", what);
}

gboolean
ui_goes_in_sight (gpointer widget)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));
  graphene_rect_t bounds;
  static gpointer asked_for;
  static gint64 since_us, asked_us;
  gint64 now_us = g_get_monotonic_time ();

  if (asked_for != widget)
    {
      asked_for = widget;
      since_us = now_us;
    }
  /* What has the focus already, since before it had a place, is not looked for again. Scrolling far
   * begins anew each time it is asked for: after a while it gets its time. */
  if (now_us - since_us < 3000000 || now_us - asked_us > 1500000)
    {
      asked_us = now_us;
      gtk_root_set_focus (GTK_ROOT (root), NULL);
      gtk_widget_grab_focus (widget);
    }
  return gtk_widget_compute_bounds (widget, root, &bounds) && graphene_rect_get_y (&bounds) > 0
         && graphene_rect_get_y (&bounds) + graphene_rect_get_height (&bounds)
                < gtk_widget_get_height (root);
}

static void
settle_for (gint64 us)
{
  gint64 until = g_get_monotonic_time () + us;

  while (g_get_monotonic_time () < until)
    if (g_main_context_iteration (NULL, FALSE))
      until = MIN (until + 2000, g_get_monotonic_time () + us);
    else
      g_usleep (2000);
}

/* The state of a thread stands behind its name: S = it waits for something to do. */
static gboolean
is_at_work (const char *thread)
{
  g_autofree char *path = g_build_filename ("/proc/self/task", thread, "stat", NULL);
  g_autofree char *stat = NULL;
  const char *name_end;

  if (!g_file_get_contents (path, &stat, NULL, NULL))
    return FALSE;
  name_end = strrchr (stat, ')');
  return name_end != NULL && !g_str_has_prefix (name_end, ") S");
}

/* On a machine that is busy with other things they take their time: computing, or waiting for a
 * processor or the disk. */
static gboolean
others_are_at_work (void)
{
  g_autoptr (GDir) threads = g_dir_open ("/proc/self/task", 0, NULL);
  g_autofree char *own = g_strdup_printf ("%d", gettid ());
  const char *thread;
  gboolean found = FALSE;

  while (!found && threads != NULL && (thread = g_dir_read_name (threads)) != NULL)
    found = !g_str_equal (thread, own) && is_at_work (thread);
  return found;
}

void
ui_settle (void)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_MS * G_GINT64_CONSTANT (1000);

  settle_for (150000);
  while (others_are_at_work () && g_get_monotonic_time () < until)
    settle_for (20000);
  /* What the display had to do for it, and what it answers. */
  gdk_display_sync (gdk_display_get_default ());
  settle_for (2000);
}

GtkWindow *
ui_show (GtkWidget *widget)
{
  GtkWindow *window = GTK_WINDOW (adw_window_new ());

  adw_window_set_content (ADW_WINDOW (window), widget);
  gtk_window_set_default_size (window, 1280, 720);
  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

TklWindow *
ui_open_window (UiFixture *fixture)
{
  TklWindow *window;

  tkl_desk_set_period (fixture->desk, TKL_PERIOD_ALL);
  g_settings_set_string (fixture->state, "period", "*");
  window = tkl_window_new (NULL, fixture->desk, fixture->state);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 720);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

GtkWidget *
ui_open_tab (TklWindow *window, const char *name)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.tab", "s", name);
  g_assert_nonnull (tkl_window_get_page (window, name));
  return tkl_window_get_page (window, name);
}

void
ui_close_window (TklWindow *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle ();
  g_assert_null (window);
}

/* --- finding ---------------------------------------------------------------------------------- */

const char *
ui_name (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  return gtk_widget_get_tooltip_text (widget);
}

GtkWidget *
ui_find (GtkWidget *root, GType type, const char *text)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type)
      && (text == NULL || g_strcmp0 (ui_name (root), text) == 0))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
ui_assert_named (GtkWidget *root)
{
  GtkWidget *unnamed = ui_find_unnamed (root);

  if (unnamed != NULL)
    g_error ("%s “%s” in %s has no name for screen readers", G_OBJECT_TYPE_NAME (unnamed),
             gtk_widget_get_tooltip_text (unnamed),
             G_OBJECT_TYPE_NAME (gtk_widget_get_parent (gtk_widget_get_parent (unnamed))));
}

void
ui_type (GtkWidget *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

/* --- pictures --------------------------------------------------------------------------------- */

void
ui_picture (GtkWidget *window, const char *name)
{
  if (g_getenv ("TIKKLOK_SCREENSHOTS") != NULL)
    ui_settle ();
  ui_save_picture (window, name);
}

void
ui_save_picture (GtkWidget *window, const char *name)
{
  const char *folder = g_getenv ("TIKKLOK_SCREENSHOTS");
  g_autofree char *file = NULL;
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GtkSnapshot *snapshot;
  GskRenderNode *node;

  if (folder == NULL)
    return;
  gtk_test_widget_wait_for_draw (window);
  paintable = gtk_widget_paintable_new (window);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  gsk_render_node_unref (node);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  file = g_strdup_printf ("%s/%s.png", folder, name);
  g_assert_true (gdk_texture_save_to_png (texture, file));
}

/* --- tables ----------------------------------------------------------------------------------- */

char *
ui_cell (GtkWidget *page, guint position, const char *column_id)
{
  TklRowList *list = tkl_table_page_get_list (TKL_TABLE_PAGE (page));
  g_autoptr (TklRow) row = g_list_model_get_item (G_LIST_MODEL (list), position);
  guint n;
  const TklColumn *columns = tkl_row_list_get_columns (list, &n);

  for (guint i = 0; row != NULL && i < n; i++)
    if (g_str_equal (columns[i].id, column_id))
      return tkl_row_dup_text (row, &columns[i]);
  return NULL;
}

guint
ui_n_rows (GtkWidget *page)
{
  return g_list_model_get_n_items (G_LIST_MODEL (tkl_table_page_get_list (TKL_TABLE_PAGE (page))));
}

char *
ui_row (GtkWidget *page, guint position)
{
  return ui_list_row (tkl_table_page_get_list (TKL_TABLE_PAGE (page)), position);
}

char *
ui_list_row (TklRowList *list, guint position)
{
  g_autoptr (TklRow) row = g_list_model_get_item (G_LIST_MODEL (list), position);
  guint n;
  const TklColumn *columns = tkl_row_list_get_columns (list, &n);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_nonnull (row);
  for (guint i = 0; i < n; i++)
    if (!columns[i].optional)
      {
        g_autofree char *cell = tkl_row_dup_text (row, &columns[i]);

        g_string_append_printf (text, "%s%s", text->len > 0 ? "|" : "", cell);
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct
{
  GtkWidget *page;
  guint n;
} RowCount;

static gboolean
has_rows (gpointer data)
{
  RowCount *count = data;

  return tkl_row_list_get_rows (tkl_table_page_get_list (TKL_TABLE_PAGE (count->page))) != NULL
         && ui_n_rows (count->page) == count->n;
}

void
ui_wait_rows (GtkWidget *page, guint n)
{
  RowCount count = { page, n };

  ui_wait (has_rows, &count);
}

/* --- hands ------------------------------------------------------------------------------------ */

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

void
ui_do (const char *format, ...)
{
  g_autofree char *line = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ended = FALSE;
  va_list args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  words = g_strsplit (line, " ", -1);
  process
      = g_subprocess_newv ((const char *const *) words, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_async (process, NULL, ended_cb, &ended);
  ui_wait (is_true, &ended);
  /* What was pressed is on its way from the server: its answer to this comes after that. */
  gdk_display_sync (gdk_display_get_default ());
  ui_settle ();
}

void
ui_on_screen (GtkWidget *widget, double x, double y, int *ret_x, int *ret_y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  double native_x, native_y, left, top;

  gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), x, y, &native_x, &native_y);
  gtk_native_get_surface_transform (native, &left, &top);
  *ret_x = (int) (native_x + left);
  *ret_y = (int) (native_y + top);
}

void
ui_point_at (GtkWidget *widget, double x, double y)
{
  int screen_x, screen_y;

  ui_on_screen (widget, x, y, &screen_x, &screen_y);
  ui_do ("xdotool mousemove %d %d", screen_x, screen_y);
}

void
ui_click (GtkWidget *widget, double x, double y, int button)
{
  ui_point_at (widget, x, y);
  ui_do ("xdotool sleep 0.3 mousedown %d", button);
  ui_do ("xdotool mouseup %d", button);
}

void
ui_click_with (const char *key, GtkWidget *widget, double x, double y)
{
  ui_do ("xdotool keydown %s", key);
  ui_click (widget, x, y, 1);
  ui_do ("xdotool keyup %s", key);
}

void
ui_double_click (GtkWidget *widget, double x, double y)
{
  ui_point_at (widget, x, y);
  ui_do ("xdotool sleep 0.3 click 1 sleep 0.06 mousedown 1");
  ui_do ("xdotool mouseup 1");
}

void
ui_drag (GtkWidget *widget, double from_x, double from_y, double to_x, double to_y)
{
  ui_point_at (widget, from_x, from_y);
  ui_do ("xdotool sleep 0.3 mousedown 1");
  ui_point_at (widget, (from_x + to_x) / 2, (from_y + to_y) / 2);
  ui_point_at (widget, to_x, to_y);
  ui_do ("xdotool mouseup 1");
}

void
ui_said_cb (TklDesk *desk, const char *text, gboolean can_undo, char **said)
{
  g_free (*said);
  *said = g_strdup (text);
}

GtkWidget *
ui_find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (g_type_is_a (G_OBJECT_TYPE (item->data), type) && gtk_widget_get_mapped (item->data))
      return item->data;
  return NULL;
}

static gboolean
has_window (gpointer type)
{
  return ui_find_window (*(GType *) type) != NULL;
}

GtkWidget *
ui_await_window (GType type)
{
  ui_wait (has_window, &type);
  return ui_find_window (type);
}

gboolean
ui_is_chosen (gpointer data)
{
  const UiFile *wanted = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (wanted->chooser));

  return file != NULL && g_file_equal (file, wanted->file);
}

guint
ui_count_choosers (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  guint n = 0;

  for (GList *item = windows; item != NULL; item = item->next)
    n += GTK_IS_FILE_CHOOSER_DIALOG (item->data) && gtk_widget_get_mapped (item->data);
  return n;
}

gboolean
ui_says (gpointer answer)
{
  const UiAnswer *wanted = answer;
  const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (wanted->row));

  return subtitle != NULL && strstr (subtitle, wanted->text) != NULL;
}

void
ui_answer (GtkWidget *question, const char *response)
{
  g_object_ref (question);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), response);
  gtk_window_destroy (GTK_WINDOW (question));
  g_object_unref (question);
}

void
ui_push (GtkWidget *root, const char *label)
{
  g_signal_emit_by_name (ui_find (root, GTK_TYPE_BUTTON, label), "clicked");
}

void
ui_press (const char *keys)
{
  ui_do ("xdotool key --delay 30 %s", keys);
}

gboolean
ui_is_in (gpointer root)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (root));

  return focus != NULL && (focus == root || gtk_widget_is_ancestor (focus, root));
}

gboolean
ui_is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

gboolean
ui_is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

gboolean
ui_has_error (gpointer row)
{
  return gtk_widget_has_css_class (row, "tkl-error");
}

gboolean
ui_is_there (gpointer place)
{
  return *(gpointer *) place != NULL;
}

gboolean
ui_is_gone (gpointer place)
{
  return *(gpointer *) place == NULL;
}

void
ui_count_cb (guint *n)
{
  ++*n;
}
