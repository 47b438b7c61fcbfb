/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tab of vehicles: the table, one vehicle beside it, and reading its records again. */
/* Thread: main. */
#include "sync-fixture.h"
#include "tkl-job-fault.h"
#include "tkl-map.h"
#include "tkl-mark-layer.h"
#include "tkl-read-dialog.h"
#include "tkl-settings.h"
#include "tkl-vehicle-map.h"
#include "tkl-vehicle-page.h"
#include "tkl-vehicle-service.h"
#include "tkl-window.h"
#include "ui-fixture.h"

#include <string.h>

#define ADD(name, function)                                                                        \
  g_test_add ("/vehicles/" name, Fixture, NULL, set_up, function, tear_down)

typedef struct
{
  SyncFixture sync;
  TklDesk *desk;
  GSettings *state;
  GtkWidget *page;
  GtkWindow *window;
  char *said; /* (owned) (nullable): the last sentence of the desk */
} Fixture;

static void
said_cb (Fixture *fixture, const char *text)
{
  g_free (fixture->said);
  fixture->said = g_strdup (text);
}

/* Three vans: the last one has no reader. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  sync_set_up (&fixture->sync, data);
  tkl_sim_model_add_vehicle (fixture->sync.sim->model, NULL, "VAN 3");
  sync_run_well (&fixture->sync);
  fixture->desk = ui_open_desk (fixture->sync.office.database);
  fixture->state = g_settings_new (TKL_SETTINGS_STATE);
  g_signal_connect_swapped (fixture->desk, "said", G_CALLBACK (said_cb), fixture);
  fixture->page = tkl_vehicle_page_new (fixture->desk, &tkl_vehicle_source, fixture->state);
  fixture->window = ui_show (fixture->page);
  ui_wait_rows (fixture->page, 3);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (fixture->window);
  ui_settle ();
  g_assert_null (fixture->page);
  ui_close_desk (fixture->desk);
  ui_forget_state (fixture->state);
  g_clear_object (&fixture->state);
  g_free (fixture->said);
  sync_tear_down (&fixture->sync, data);
}

typedef struct
{
  GtkWidget *page;
  guint position;
  const char *expected;
} RowSought;

static gboolean
is_row (gpointer data)
{
  RowSought *sought = data;
  g_autofree char *row = ui_row (sought->page, sought->position);

  return g_str_equal (row, sought->expected);
}

/* Now or after what is being done. */
static void
assert_row (Fixture *fixture, guint position, const char *expected)
{
  RowSought sought = { fixture->page, position, expected };

  ui_wait (is_row, &sought);
}

static void
select_row (Fixture *fixture, guint position)
{
  TklTablePage *page = TKL_TABLE_PAGE (fixture->page);
  g_autoptr (TklRow) row
      = g_list_model_get_item (G_LIST_MODEL (tkl_table_page_get_list (page)), position);

  tkl_table_page_select (page, tkl_row_get_id (row));
  g_signal_emit_by_name (tkl_table_page_get_table (page), "row-activated", tkl_row_get_id (row));
  ui_settle ();
}

/* --- the table -------------------------------------------------------------------------------- */

static void
test_table (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint choice, n;
  } cases[] = { { 1, 3 }, { 2, 1 }, { 3, 0 }, { 4, 0 }, { 5, 1 }, { 6, 0 }, { 0, 3 } };

  assert_row (fixture, 0,
              "VAN 1||Reporting|03/03/2026 06:03|03/03/2026 06:00|Yes|27|868324050001111|");
  assert_row (fixture, 2, "VAN 3||No data yet|||No key data|0|868324050003333|");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      tkl_table_page_set_choice (TKL_TABLE_PAGE (fixture->page), cases[i].choice);
      g_assert_cmpuint (ui_n_rows (fixture->page), ==, cases[i].n);
    }
  ui_assert_named (fixture->page);
  ui_picture (GTK_WIDGET (fixture->window), "vehicles");
}

/* --- one vehicle ------------------------------------------------------------------------------ */

typedef struct
{
  GtkWidget *root;
  const char *text;
} Sought;

static gboolean
shows_text (gpointer data)
{
  Sought *sought = data;

  return ui_find (sought->root, GTK_TYPE_LABEL, sought->text) != NULL;
}

static void
wait_for_text (GtkWidget *root, const char *text)
{
  Sought sought = { root, text };

  ui_wait (shows_text, &sought);
}

static void
type_word (Fixture *fixture, const char *title, const char *text)
{
  GtkWidget *row = ui_find (fixture->page, ADW_TYPE_PREFERENCES_ROW, title);

  ui_type (ui_find (row, GTK_TYPE_ENTRY, NULL), text);
}

static gboolean
has_plate (gpointer page)
{
  GtkWidget *row = ui_find (page, ADW_TYPE_PREFERENCES_ROW, "Plate");
  GtkWidget *entry = ui_find (row, GTK_TYPE_ENTRY, NULL);

  return g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), "1-ABC-234") == 0;
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  select_row (fixture, 1);
  wait_for_text (fixture->page, "Name at TrustTrack");
  type_word (fixture, "Name", "  Camionnette rouge ");
  type_word (fixture, "Plate", "1-ABC-234");
  type_word (fixture, "Notes", "IMEI 1");
  ui_settle ();
  wait_for_text (fixture->page, "Camionnette rouge");
  assert_row (fixture, 0,
              "Camionnette rouge|1-ABC-234|Reporting|02/03/2026 06:10|02/03/2026 "
              "06:08|Yes|11|868324050002222|IMEI 1");
  g_assert_cmpstr (fixture->said, ==, "Vehicle changed");
  ui_assert_named (fixture->page);
  ui_picture (GTK_WIDGET (fixture->window), "vehicles-pane");
  /* Nothing but blanks added: nothing to save, the row shows what is stored. */
  type_word (fixture, "Plate", "1-ABC-234  ");
  ui_wait (has_plate, fixture->page);
  for (int i = 0; i < 3; i++)
    {
      tkl_desk_undo (fixture->desk);
      ui_settle ();
    }
  assert_row (fixture, 1,
              "VAN 2||Reporting|02/03/2026 06:10|02/03/2026 06:08|Yes|11|868324050002222|");
}

/* Where it stands and what it did this month, beside what TrustTrack calls it (F239). */
static void
test_detail (Fixture *fixture, gconstpointer data)
{
  select_row (fixture, 1);
  wait_for_text (fixture->page, "Where it stands");
  wait_for_text (fixture->page, "Seen there");
  wait_for_text (fixture->page, "This month");
  wait_for_text (fixture->page, "Days with data");
  wait_for_text (fixture->page, "02/03/2026 06:10");
  ui_assert_named (fixture->page);
  ui_picture (GTK_WIDGET (fixture->window), "vehicles-detail");
  /* The third one never told where it is. */
  select_row (fixture, 2);
  wait_for_text (fixture->page, "868324050003333");
  ui_settle ();
  g_assert_false (gtk_widget_get_mapped (ui_find (fixture->page, GTK_TYPE_LABEL, "Seen there")));
}

/* From another computer. */
static void
rename_beside (Fixture *fixture, const char *name)
{
  GAsyncResult *listed = NULL, *saved = NULL;
  g_autoptr (GAsyncResult) list = NULL;
  g_autoptr (GAsyncResult) save = NULL;
  g_autoptr (GPtrArray) infos = NULL;
  g_autoptr (GError) error = NULL;
  TklOffice *office = fixture->sync.office.office;
  TklVehicleEdit edit = { .name = name };

  tkl_vehicles_async (office, NULL, office_arrived, &listed);
  list = office_await (&listed);
  infos = tkl_vehicles_finish (office, list, &error);
  g_assert_no_error (error);
  edit.id = ((TklVehicleInfo *) infos->pdata[0])->id;
  edit.version = ((TklVehicleInfo *) infos->pdata[0])->version;
  tkl_vehicle_save_async (office, &edit, NULL, office_arrived, &saved);
  save = office_await (&saved);
  g_assert_true (tkl_vehicle_save_finish (office, save, NULL, &error));
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  select_row (fixture, 0);
  rename_beside (fixture, "Theirs");
  row = ui_find (fixture->page, ADW_TYPE_PREFERENCES_ROW, "Plate");
  type_word (fixture, "Plate", "1-MINE");
  ui_settle ();
  g_assert_true (gtk_widget_has_css_class (row, "tkl-error"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "This was changed by somebody else in the meantime. Look at it again before you "
                   "save.");
  g_assert_nonnull (gtk_widget_get_tooltip_text (row));
  /* Theirs is shown, mine is not lost. */
  wait_for_text (fixture->page, "Theirs");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find (row, GTK_TYPE_ENTRY, NULL))), ==,
                   "1-MINE");
  ui_picture (GTK_WIDGET (fixture->window), "vehicles-conflict");
  type_word (fixture, "Plate", "1-MINE");
  ui_settle ();
  g_assert_false (gtk_widget_has_css_class (row, "tkl-error"));
  g_assert_null (gtk_widget_get_tooltip_text (row));
  assert_row (fixture, 0,
              "Theirs|1-MINE|Reporting|03/03/2026 06:03|03/03/2026 06:00|Yes|27|868324050001111|");
}

/* --- the map ---------------------------------------------------------------------------------- */

static double
zoom_of (GtkWidget *map)
{
  return shumate_viewport_get_zoom_level (tkl_map_get_viewport (TKL_MAP (map)));
}

/* What is on the track, in the order in which it is drawn; the other layer has the vehicles, which can be
 * clicked. */
static char *
tell_track (GtkWidget *widget)
{
  static const char *const shapes[] = { "pin", "dot", "triangle", "square" };
  g_autoptr (GString) text = g_string_new (NULL);

  if (TKL_IS_MARK_LAYER (widget))
    {
      const GArray *marks = tkl_mark_layer_get_marks (TKL_MARK_LAYER (widget));

      for (guint i = 0; i < marks->len; i++)
        {
          const TklMark *mark = &g_array_index (marks, TklMark, i);

          if (mark->id == 0)
            g_string_append_printf (text, "%s %s\n", shapes[mark->shape], mark->tooltip);
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *below = tell_track (child);

      g_string_append (text, below);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_map (Fixture *fixture, gconstpointer data)
{
  GtkWidget *map = ui_find (fixture->page, TKL_TYPE_VEHICLE_MAP, NULL);
  GtkWidget *view = ui_find (map, TKL_TYPE_MAP, NULL);
  double zoom;

  tkl_desk_set_period (fixture->desk, TKL_PERIOD_ALL);
  wait_for_text (map, "Last positions");
  ui_picture (GTK_WIDGET (fixture->window), "vehicles-positions");
  select_row (fixture, 1);
  wait_for_text (map, "VAN 2: 3 ticks");
  g_assert_nonnull (ui_find (map, GTK_TYPE_LABEL, "Mon 02/03/2026"));
  ui_picture (GTK_WIDGET (fixture->window), "vehicles-track");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  ui_picture (GTK_WIDGET (fixture->window), "vehicles-track-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  g_assert_true (gtk_widget_activate_action (map, "vehicles.next-day", NULL));
  wait_for_text (map, "VAN 2: no positions on this day");
  g_assert_true (gtk_widget_activate_action (map, "vehicles.previous-day", NULL));
  wait_for_text (map, "VAN 2: 3 ticks");
  zoom = zoom_of (view);
  g_assert_true (gtk_widget_activate_action (view, "map.zoom-out", NULL));
  ui_settle ();
  g_assert_cmpfloat (zoom_of (view), <, zoom);
  g_assert_true (gtk_widget_activate_action (view, "map.fit", NULL));
  g_assert_cmpfloat (zoom_of (view), ==, zoom);
  /* A click on a vehicle chooses its row. */
  g_signal_emit_by_name (map, "picked", G_GINT64_CONSTANT (1));
  wait_for_text (map, "VAN 1: 1 tick");
  g_assert_true (gtk_widget_activate_action (fixture->page, "vehicles.map", NULL));
  g_assert_false (gtk_widget_get_visible (map));
  g_assert_false (g_settings_get_boolean (fixture->state, TKL_KEY_MAP_SHOWN));
  g_settings_reset (fixture->state, TKL_KEY_MAP_SHOWN);
}

/* Where the engine was started and stopped is told apart from the ticks with a key: as the table of the
 * fixture has them, in Brussels. */
static void
test_marks (Fixture *fixture, gconstpointer data)
{
  GtkWidget *map = ui_find (fixture->page, TKL_TYPE_VEHICLE_MAP, NULL);
  g_autofree char *marks = NULL;
  g_autofree char *none = NULL;

  tkl_desk_set_period (fixture->desk, TKL_PERIOD_ALL);
  select_row (fixture, 1);
  wait_for_text (map, "VAN 2: 3 ticks");
  marks = tell_track (map);
  g_assert_cmpstr (marks, ==,
                   "dot 06:00:30  Bo Bas\nsquare 06:04:30  Stop\n"
                   "dot 06:05:30  Bo Bas\ntriangle 06:07:30  Start\n"
                   "dot 06:08:30  An Aerts\nsquare 06:10:30  Stop\n");
  g_assert_true (gtk_widget_activate_action (map, "vehicles.next-day", NULL));
  wait_for_text (map, "VAN 2: no positions on this day");
  none = tell_track (map);
  g_assert_cmpstr (none, ==, "");
}

/* --- reading again ---------------------------------------------------------------------------- */

static GtkWidget *
open_dialog (Fixture *fixture, const char *action)
{
  GListModel *windows = gtk_window_get_toplevels ();

  g_assert_true (gtk_widget_activate_action (fixture->page, action, NULL));
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (TKL_IS_READ_DIALOG (window))
        return window;
    }
  g_assert_not_reached ();
}

static void
type_dates (GtkWidget *dialog, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_find (dialog, GTK_TYPE_ENTRY, NULL)), text);
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (dialog)), "clicked");
}

static void
wait_closed (GtkWidget *dialog)
{
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  ui_wait (ui_is_gone, &dialog);
  ui_settle ();
}

static void
add_late_record (Fixture *fixture)
{
  const SyncRecord late[]
      = { { "2026-03-02T06:20:00Z", "2026-03-03T06:20:00Z", TKL_IGNITION_ON, SYNC_KEY_A } };

  sync_add (&fixture->sync, "VAN 2", late, G_N_ELEMENTS (late));
  sync_set_now (&fixture->sync, "2026-03-03T07:00:00Z");
}

static void
test_fetch (Fixture *fixture, gconstpointer data)
{
  static const char *const bad[] = { "tomorrow", "3/3/2026 - 2/3/2026", "*", "" };
  GtkWidget *dialog;

  add_late_record (fixture);
  select_row (fixture, 1);
  dialog = open_dialog (fixture, "vehicles.fetch");
  g_assert_nonnull (ui_find (dialog, GTK_TYPE_LABEL, "VAN 2"));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      type_dates (dialog, bad[i]);
      g_assert_nonnull (gtk_widget_get_ancestor (ui_find (dialog, GTK_TYPE_ENTRY, NULL),
                                                 ADW_TYPE_PREFERENCES_ROW));
      g_assert_true (gtk_widget_has_css_class (ui_find (dialog, ADW_TYPE_PREFERENCES_ROW, "Dates"),
                                               "tkl-error"));
    }
  ui_assert_named (dialog);
  ui_picture (dialog, "vehicles-download");
  type_dates (dialog, "2/3/2026");
  wait_closed (dialog);
  g_assert_cmpstr (fixture->said, ==,
                   "Records: 1 new, 0 changed. Ticks: 2 new, 0 changed, 0 gone.");
  assert_row (fixture, 1,
              "VAN 2||Reporting|02/03/2026 07:20|02/03/2026 07:20|Yes|12|868324050002222|");
}

static TklJob *
first_order (Fixture *fixture)
{
  /* The list holds it. */
  g_autoptr (TklJob) job
      = g_list_model_get_item (G_LIST_MODEL (tkl_desk_get_jobs (fixture->desk)), 0);

  g_assert_true (tkl_job_is_order (job));
  return job;
}

static gboolean
has_ended (gpointer job)
{
  return !tkl_job_is_ahead (job);
}

/* What went wrong is told in the dialog, which stays, and nowhere else; then it is tried again. */
static void
test_fetch_fails (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "vehicles.fetch");
  GtkWidget *start = gtk_window_get_default_widget (GTK_WINDOW (dialog));
  guint n_failures = 0;

  g_signal_connect_swapped (fixture->desk, "failed", G_CALLBACK (ui_count_cb), &n_failures);
  g_assert_nonnull (ui_find (dialog, GTK_TYPE_LABEL, "All vehicles"));
  sync_fault (&fixture->sync, "status=400,path:/coordinates");
  type_dates (dialog, "2/3/2026");
  g_assert_false (gtk_widget_get_sensitive (start));
  ui_wait (has_ended, first_order (fixture));
  ui_settle ();
  g_assert_true (gtk_widget_get_sensitive (start));
  g_assert_true (gtk_widget_get_mapped (
      ui_find (dialog, GTK_TYPE_LABEL, tkl_job_fault_sentence (first_order (fixture)))));
  ui_picture (dialog, "vehicles-download-failed");
  g_assert_cmpuint (n_failures, ==, 0);

  tkl_sim_faults_reset (&fixture->sync.sim->faults);
  type_dates (dialog, "2/3/2026");
  wait_closed (dialog);
  g_assert_cmpstr (fixture->said, ==,
                   "Records: 0 new, 0 changed. Ticks: 0 new, 0 changed, 0 gone.");
  g_assert_cmpint (tkl_job_state (first_order (fixture)), ==, TKL_JOB_DONE);
  g_signal_handlers_disconnect_by_data (fixture->desk, &n_failures);
}

static gboolean
is_under_way (gpointer job)
{
  return tkl_job_state (job) == TKL_JOB_RUNNING && tkl_job_progress (job)->n_all > 0;
}

/* The dialog may be closed: the work goes on, and how it ended is told where the office is. */
static void
test_fetch_alone (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  guint n_failures = 0;

  g_signal_connect_swapped (fixture->desk, "failed", G_CALLBACK (ui_count_cb), &n_failures);
  select_row (fixture, 1);
  dialog = open_dialog (fixture, "vehicles.fetch");
  sync_fault (&fixture->sync, "latency=300");
  gtk_widget_grab_focus (gtk_window_get_default_widget (GTK_WINDOW (dialog)));
  type_dates (dialog, "2/3/2026 - 3/3/2026");
  ui_wait (is_under_way, first_order (fixture));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog))
                 == ui_find (dialog, GTK_TYPE_BUTTON, "_Stop"));
  ui_assert_named (dialog);
  ui_picture (dialog, "vehicles-downloading");
  g_assert_true (gtk_widget_get_mapped (ui_find (dialog, GTK_TYPE_BUTTON, "_Close")));
  gtk_window_close (GTK_WINDOW (dialog));
  ui_settle ();
  g_assert_cmpstr (tkl_job_subject (first_order (fixture)), ==, "VAN 2 · 02/03/2026 - 03/03/2026");
  ui_wait (has_ended, first_order (fixture));
  g_assert_true (g_str_has_prefix (fixture->said, "Records: 0 new"));

  dialog = open_dialog (fixture, "vehicles.fetch");
  tkl_sim_faults_reset (&fixture->sync.sim->faults);
  sync_fault (&fixture->sync, "status=400,path:/coordinates");
  type_dates (dialog, "2/3/2026");
  gtk_window_close (GTK_WINDOW (dialog));
  ui_wait (has_ended, first_order (fixture));
  g_assert_cmpuint (n_failures, ==, 1);
  g_signal_handlers_disconnect_by_data (fixture->desk, &n_failures);
}

static void
test_fetch_stopped (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "vehicles.fetch");

  sync_fault (&fixture->sync, "latency=300");
  type_dates (dialog, "2/3/2026");
  ui_wait (is_under_way, first_order (fixture));
  g_signal_emit_by_name (ui_find (dialog, GTK_TYPE_BUTTON, "_Stop"), "clicked");
  wait_closed (dialog);
  g_assert_cmpstr (fixture->said, ==, "Stopped. What was complete until then is kept.");
  g_assert_cmpint (tkl_job_state (first_order (fixture)), ==, TKL_JOB_FAILED);
  g_assert_false (tkl_job_has_problem (first_order (fixture)));
}

/* What was not derived comes back from the records. */
static void
test_derive (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lost = database_rows (fixture->sync.office.database,
                                         "DELETE FROM tick WHERE vehicle_id = 1 AND kind = 1");
  GtkWidget *dialog;

  select_row (fixture, 0);
  dialog = open_dialog (fixture, "vehicles.derive");
  ui_picture (dialog, "vehicles-derive");
  type_dates (dialog, "*");
  wait_closed (dialog);
  g_assert_cmpstr (fixture->said, ==, "Ticks: 3 new, 0 changed, 0 gone.");
}

/* --- ticks with a key ------------------------------------------------------------------------- */

static gboolean
has_rows (gpointer page)
{
  return ui_n_rows (page) > 0;
}

/* Of each tick that is stopped at: how far from the top it is. */
static char *
stops_at (TklWindow *window, const char *action, guint n)
{
  TklTablePage *page = TKL_TABLE_PAGE (tkl_window_get_page (window, "ticks"));
  TklTable *table = tkl_table_page_get_table (page);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) ids = NULL;
      guint position;

      gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
      ids = tkl_table_get_selected_ids (table);
      g_assert_cmpuint (ids->len, ==, 1);
      position = tkl_row_list_find (tkl_table_page_get_list (page), g_array_index (ids, gint64, 0));
      g_string_append_printf (text, "%u ", position);
    }
  return g_string_free (text, FALSE);
}

/* Between the starts and stops of the engine, to the ticks that have a number, with its column (F049). */
static void
test_next_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) with_key = g_string_new (NULL);
  g_autofree char *down = NULL;
  TklWindow *window;
  GtkWidget *page;
  guint n, n_keys = 0;

  office_set (&fixture->sync.office, "ct-5=on", NULL);
  office_link (&fixture->sync.office);
  g_settings_set_string (fixture->state, TKL_KEY_PERIOD, "*");
  window = tkl_window_new (NULL, fixture->desk, fixture->state);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.tab", "s", "vehicles");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-key", NULL);
  page = tkl_window_get_page (window, "ticks");
  ui_wait (has_rows, page);
  n = ui_n_rows (page);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *kind = ui_cell (page, i, "kind");

      if (g_str_equal (kind, "Tick"))
        {
          g_string_append_printf (with_key, "%u ", i);
          n_keys++;
        }
    }
  g_assert_cmpuint (n_keys, >, 1);
  g_assert_cmpuint (n_keys, <, n);
  down = stops_at (window, "win.next-key", n_keys);
  g_assert_cmpstr (down, ==, with_key->str);
  g_clear_pointer (&fixture->said, g_free);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-key", NULL);
  g_assert_cmpstr (fixture->said, ==, "No tick further down has the number of a key");
  for (guint i = 1; i < n_keys; i++)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.previous-key", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.previous-key", NULL);
  g_assert_cmpstr (fixture->said, ==, "No tick further up has the number of a key");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_setenv ("TIKKLOK_TRUSTTRACK_KEY", SYNC_KEY, TRUE);
  g_setenv ("TIKKLOK_REQUEST_INTERVAL_MS", "0", TRUE);
  ui_init (&argc, &argv);
  ADD ("table", test_table);
  ADD ("edit", test_edit);
  ADD ("detail", test_detail);
  ADD ("conflict", test_conflict);
  ADD ("map", test_map);
  ADD ("marks", test_marks);
  ADD ("fetch", test_fetch);
  ADD ("fetch-fails", test_fetch_fails);
  ADD ("fetch-alone", test_fetch_alone);
  ADD ("fetch-stopped", test_fetch_stopped);
  ADD ("derive", test_derive);
  ADD ("next-key", test_next_key);
  return g_test_run ();
}
