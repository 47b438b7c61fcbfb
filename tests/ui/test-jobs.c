/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The button that fetches ticks, the banner about the key, the panel of jobs, the log of imports. */
/* Thread: main: the simulator answers in this process. */
#include "sync-fixture.h"
#include "tkl-assistant.h"
#include "tkl-job-fault.h"
#include "tkl-job-row.h"
#include "tkl-jobs-dialog.h"
#include "tkl-preferences.h"
#include "tkl-service-error.h"
#include "tkl-settings.h"
#include "tkl-spelling-group.h"
#include "tkl-table-dialog.h"
#include "tkl-table-page.h"
#include "tkl-window.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>

typedef struct
{
  SyncFixture sync;
  TklDesk *desk;
  GSettings *state;
  TklWindow *window;
} Fixture;

static char *keyring; /* path of the file that stands in for the secret store */

/* The desk goes by the clock of the machine, so the van has to touch now. */
static void
touch_now (Fixture *fixture)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) before = g_date_time_add_minutes (now, -30);
  g_autofree char *now_text = g_date_time_format (now, "%FT%TZ");
  g_autofree char *before_text = g_date_time_format (before, "%FT%TZ");
  const SyncRecord records[] = { { before_text, before_text, TKL_IGNITION_OFF, SYNC_KEY_A } };

  sync_set_now (&fixture->sync, now_text);
  sync_add (&fixture->sync, "VAN 1", records, G_N_ELEMENTS (records));
}

/* @data: the API key in the environment; NULL: none */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_unlink (keyring);
  if (data != NULL)
    g_setenv ("TIKKLOK_TRUSTTRACK_KEY", data, TRUE);
  else
    g_unsetenv ("TIKKLOK_TRUSTTRACK_KEY");
  sync_set_up (&fixture->sync, NULL);
  touch_now (fixture);
  fixture->desk = ui_open_desk (fixture->sync.office.database);
  fixture->state = g_settings_new (TKL_SETTINGS_STATE);
  g_settings_set_string (fixture->state, TKL_KEY_PERIOD, "*");
  fixture->window = tkl_window_new (NULL, fixture->desk, fixture->state);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 720);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_settle ();
  g_assert_null (fixture->window);
  ui_close_desk (fixture->desk);
  ui_forget_state (fixture->state);
  g_clear_object (&fixture->state);
  sync_tear_down (&fixture->sync, NULL);
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
}

static TklJob *
job_of (Fixture *fixture, TklJobKind kind)
{
  return tkl_jobs_get (tkl_desk_get_jobs (fixture->desk), kind);
}

/* What the last run of a job has to say. */
typedef struct
{
  TklJob *job;
  const char *text;
} Saying;

static gboolean
said (gpointer data)
{
  const Saying *saying = data;
  const char *text = tkl_job_result (saying->job)->text;

  return text != NULL && strstr (text, saying->text) != NULL
         && tkl_job_state (saying->job) != TKL_JOB_RUNNING;
}

static void
wait_for (Fixture *fixture, TklJobKind kind, const char *text)
{
  ui_wait (said, (&(Saying){ job_of (fixture, kind), text }));
}

static gboolean
banner_is_shown (gpointer window)
{
  GtkWidget *button = ui_find (window, GTK_TYPE_BUTTON, "Enter the _Key");

  return gtk_widget_get_mapped (button);
}

static gboolean
banner_is_gone (gpointer window)
{
  return !banner_is_shown (window);
}

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  g_assert_not_reached ();
}

static void
test_sync (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = tkl_window_get_page (fixture->window, "ticks");
  GtkWidget *dialog, *label;

  ui_wait_rows (page, 0);
  act (fixture, "win.sync");
  wait_for (fixture, TKL_JOB_SYNC, "7 new ticks.");
  /* Other screens read again by themselves. */
  ui_wait_rows (page, 4);
  wait_for (fixture, TKL_JOB_LINK, "4 ticks linked.");
  label = ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "Sync");
  g_assert_nonnull (label);
  g_assert_nonnull (
      strstr (gtk_widget_get_tooltip_text (gtk_widget_get_ancestor (label, ADW_TYPE_SPLIT_BUTTON)),
              "7 new ticks."));
  ui_assert_named (GTK_WIDGET (fixture->window));
  ui_picture (GTK_WIDGET (fixture->window), "sync");

  act (fixture, "win.runs");
  dialog = find_window (TKL_TYPE_TABLE_DIALOG);
  page = ui_find (dialog, TKL_TYPE_TABLE_PAGE, NULL);
  ui_wait_rows (page, 3);
  {
    g_autofree char *row = ui_row (page, 1);

    g_assert_nonnull (strstr (row, "|Synchronisation|Done|Vehicles: 2."));
  }
  ui_assert_named (dialog);
  ui_picture (dialog, "runs");
  tkl_table_page_set_choice (TKL_TABLE_PAGE (page), 1);
  ui_wait_rows (page, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What a list of jobs has to hold: a look-up that was done; its subject begins so, and it tells that. */
typedef struct
{
  TklDesk *desk;
  const char *subject, *text;
} Lookup;

static gboolean
is_looked_up (gpointer data)
{
  const Lookup *lookup = data;
  GListModel *jobs = G_LIST_MODEL (tkl_desk_get_jobs (lookup->desk));

  for (guint i = 0; i < g_list_model_get_n_items (jobs); i++)
    {
      g_autoptr (TklJob) job = g_list_model_get_item (jobs, i);

      if (tkl_job_kind (job) == TKL_JOB_LOOKUP && tkl_job_state (job) == TKL_JOB_DONE
          && g_str_has_prefix (tkl_job_subject (job), lookup->subject)
          && strstr (tkl_job_result (job)->text, lookup->text) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
looks_up (gpointer desk)
{
  return tkl_desk_get_company (desk)->background.auto_addresses;
}

static gboolean
looks_up_no_more (gpointer desk)
{
  return !looks_up (desk);
}

/* Linking by hand fills in the addresses of those ticks, old ones too, while that is switched on. */
static void
test_link_addresses (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = tkl_window_get_page (fixture->window, "ticks");
  g_autofree char *here
      = g_strdup_printf ("geocoder-url=%s", tkl_sim_server_url (fixture->sync.server));
  g_autofree char *text = NULL;
  Lookup all = { fixture->desk, "All days", "found." };
  Lookup waiting = { fixture->desk, "2 Mar", "" };

  g_signal_connect (fixture->desk, "said", G_CALLBACK (ui_said_cb), &text);
  act (fixture, "win.sync");
  wait_for (fixture, TKL_JOB_LINK, "4 ticks linked.");
  gtk_widget_activate_action (page, "ticks.link", NULL);
  g_assert_nonnull (strstr (text, "no addresses"));
  ui_picture (GTK_WIDGET (fixture->window), "link-without-addresses");
  ui_settle ();
  g_assert_false (is_looked_up (&all));

  office_set (&fixture->sync.office, "auto-addresses=on", "ct-10=off", here, NULL);
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  ui_wait (looks_up, fixture->desk);
  gtk_widget_activate_action (page, "ticks.link", NULL);
  g_assert_nonnull (strstr (text, "with addresses"));
  ui_wait (is_looked_up, &all);

  office_import_good (&fixture->sync.office, TKL_IMPORT_EMPLOYEES,
                      "number,latitude,longitude\n1,50.9,4.0\n");
  act (fixture, "win.link");
  ui_wait (is_looked_up, &waiting);

  office_set (&fixture->sync.office, "auto-addresses=off", NULL);
  office_import_good (&fixture->sync.office, TKL_IMPORT_EMPLOYEES,
                      "number,latitude,longitude\n1,50.8,4.1\n");
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  ui_wait (looks_up_no_more, fixture->desk);
  g_clear_pointer (&text, g_free);
  act (fixture, "win.link");
  ui_settle ();
  g_assert_nonnull (strstr (text, "addresses is off"));
  g_signal_handlers_disconnect_by_func (fixture->desk, ui_said_cb, &text);
}

static gboolean
is_under_way (gpointer job)
{
  return tkl_job_state (job) == TKL_JOB_RUNNING && tkl_job_progress (job)->n_all > 0;
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  TklJob *job = job_of (fixture, TKL_JOB_SYNC);
  GtkWidget *popover;

  sync_fault (&fixture->sync, "latency=400");
  act (fixture, "win.sync");
  ui_wait (is_under_way, job);
  popover = ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "Sync");
  popover = gtk_widget_get_ancestor (popover, ADW_TYPE_SPLIT_BUTTON);
  adw_split_button_popup (ADW_SPLIT_BUTTON (popover));
  ui_picture (GTK_WIDGET (adw_split_button_get_popover (ADW_SPLIT_BUTTON (popover))), "syncing");
  act (fixture, "win.cancel-sync");
  wait_for (fixture, TKL_JOB_SYNC, "Stopped.");
  g_assert_false (tkl_job_has_problem (job));
  adw_split_button_popdown (ADW_SPLIT_BUTTON (popover));
  tkl_sim_faults_reset (&fixture->sync.sim->faults);
  act (fixture, "win.sync");
  wait_for (fixture, TKL_JOB_SYNC, "new");
}

/* Without a key the banner leads to where it is typed; then everything goes on by itself. */
static void
test_no_key (Fixture *fixture, gconstpointer data)
{
  GtkWidget *preferences, *key;

  g_assert_true (banner_is_gone (fixture->window));
  act (fixture, "win.sync");
  ui_wait (banner_is_shown, fixture->window);
  ui_picture (GTK_WIDGET (fixture->window), "key-missing");
  act (fixture, "win.enter-key");
  preferences = find_window (TKL_TYPE_PREFERENCES);
  key = ui_find (preferences, ADW_TYPE_PASSWORD_ENTRY_ROW, "API key");
  g_assert_true (gtk_widget_get_mapped (key));
  ui_picture (preferences, "settings-key");
  gtk_editable_set_text (GTK_EDITABLE (key), SYNC_KEY);
  g_signal_emit_by_name (key, "apply");
  wait_for (fixture, TKL_JOB_SYNC, "7 new ticks.");
  ui_wait (banner_is_gone, fixture->window);
  gtk_window_destroy (GTK_WINDOW (preferences));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  act (fixture, "win.sync");
  wait_for (fixture, TKL_JOB_SYNC, "refuses the API key");
  ui_wait (banner_is_shown, fixture->window);
  g_assert_true (tkl_job_has_problem (job_of (fixture, TKL_JOB_SYNC)));
}

static gboolean
warns (gpointer window)
{
  GtkWidget *label
      = ui_find (window, GTK_TYPE_LABEL,
                 "1 key is sent another way round than was confirmed. Compare one with its metal: "
                 "Set Up the Company, last step. Then re-derive the ticks. For example "
                 "DEC0AD0B0000; vehicles: VAN 1.");

  return label != NULL && gtk_widget_get_mapped (label);
}

/* The focus is among the answers, and it is the key of the warning that they are about. */
static gboolean
compares (gpointer data)
{
  GtkWidget *group = ui_find (data, TKL_TYPE_SPELLING_GROUP, NULL);
  GtkWidget *focus = gtk_window_get_focus (data);
  const char *asked = group != NULL
                          ? adw_preferences_group_get_description (ADW_PREFERENCES_GROUP (group))
                          : NULL;

  return focus != NULL && group != NULL && gtk_widget_is_ancestor (focus, group) && asked != NULL
         && strstr (asked, "DEC0AD0B0000") != NULL;
}

static gboolean
warns_no_more (gpointer window)
{
  return !warns (window);
}

/* A key whose bytes come reversed, though what is sent was said to be printed: told once. */
static void
test_other_spelling (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) before = g_date_time_add_minutes (now, -20);
  g_autofree char *time = g_date_time_format (before, "%FT%TZ");
  const SyncRecord reversed[] = { { time, time, TKL_IGNITION_OFF, "DEC0AD0B0000" } };
  const SyncRecord stranger[] = { { time, time, TKL_IGNITION_OFF, "000000000AB1" } };
  g_autoptr (GError) other
      = g_error_new_literal (TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_FAILED, "Something else.");
  GtkWidget *compare, *assistant;

  office_set (&fixture->sync.office, "key-order=printed", NULL);
  office_import_good (&fixture->sync.office, TKL_IMPORT_EMPLOYEES,
                      "number,key\n1," SYNC_KEY_A "\n");
  sync_add (&fixture->sync, "VAN 1", reversed, G_N_ELEMENTS (reversed));
  sync_add (&fixture->sync, "VAN 2", stranger, G_N_ELEMENTS (stranger));
  act (fixture, "win.sync");
  ui_wait (warns, fixture->window);
  ui_picture (GTK_WIDGET (fixture->window), "other-spelling");
  compare = ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "_Compare a Key");
  g_assert_true (gtk_widget_get_mapped (compare));
  g_signal_emit_by_name (compare, "clicked");
  assistant = find_window (TKL_TYPE_ASSISTANT);
  ui_wait (compares, assistant);
  ui_picture (assistant, "compare-key");
  gtk_window_destroy (GTK_WINDOW (assistant));
  g_signal_emit_by_name (ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Close"),
                         "clicked");
  ui_wait (warns_no_more, fixture->window);
  act (fixture, "win.sync");
  wait_for (fixture, TKL_JOB_SYNC, "Nothing new.");
  ui_settle ();
  g_assert_false (warns (fixture->window));
  tkl_desk_report_error (fixture->desk, other);
  ui_settle ();
  g_assert_false (gtk_widget_get_visible (compare));
}

/* A label in sight says so and no more; what the network said is for who asks. */
#define OFFLINE "TrustTrack cannot be reached. Check the network and the address."

static gboolean
says_offline (gpointer root)
{
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (root), OFFLINE)
      && gtk_widget_get_tooltip_text (root) != NULL)
    return gtk_widget_get_mapped (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says_offline (child))
      return TRUE;
  return FALSE;
}

static gboolean
says_nothing (gpointer window)
{
  return !says_offline (window);
}

/* No network is no fault of the key; who asked is told, and no more once the ticks come. */
static void
test_offline (Fixture *fixture, gconstpointer data)
{
  g_autofree char *here
      = g_strdup_printf ("trusttrack-url=%s", tkl_sim_server_url (fixture->sync.server));

  office_set (&fixture->sync.office, "trusttrack-url=http://127.0.0.1:1", NULL);
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  act (fixture, "win.sync");
  wait_for (fixture, TKL_JOB_SYNC, "cannot be reached. Check the network");
  ui_wait (says_offline, fixture->window);
  g_assert_true (banner_is_gone (fixture->window));
  ui_picture (GTK_WIDGET (fixture->window), "offline");
  office_set (&fixture->sync.office, here, NULL);
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  act (fixture, "win.sync");
  wait_for (fixture, TKL_JOB_SYNC, "7 new ticks.");
  ui_wait (says_nothing, fixture->window);
}

static GtkWidget *
button_of (GtkWidget *dialog, const char *title, const char *label)
{
  return ui_find (ui_find (dialog, TKL_TYPE_JOB_ROW, title), GTK_TYPE_BUTTON, label);
}

static void
test_panel (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = tkl_jobs_dialog_present (GTK_WINDOW (fixture->window), fixture->desk);
  GtkWidget *row = ui_find (dialog, TKL_TYPE_JOB_ROW, "Check the database");

  ui_assert_named (dialog);
  g_signal_emit_by_name (button_of (dialog, "Check the database", "Run Now"), "clicked");
  wait_for (fixture, TKL_JOB_CHECK, "in order");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "in order"));

  sync_fault (&fixture->sync, "latency=400");
  g_signal_emit_by_name (button_of (dialog, "Fetch ticks", "Run Now"), "clicked");
  ui_wait (is_under_way, job_of (fixture, TKL_JOB_SYNC));
  ui_picture (dialog, "jobs");
  g_signal_emit_by_name (button_of (dialog, "Fetch ticks", "Cancel"), "clicked");
  wait_for (fixture, TKL_JOB_SYNC, "Stopped.");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
has_problem (gpointer job)
{
  return tkl_job_has_problem (job);
}

/* What the window says of it. */
static const char *
error_text (TklJob *job)
{
  static char text[500];

  g_snprintf (text, sizeof text, "%s (%s): %s", tkl_job_title (job), tkl_job_subject (job),
              tkl_job_fault_sentence (job));
  return text;
}

static guint
n_rows (GtkWidget *dialog)
{
  GtkWidget *row = gtk_widget_get_first_child (ui_find (dialog, GTK_TYPE_LIST_BOX, NULL));
  guint n = 0;

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

/* What was ordered has a row of its own, above the others: stopped, tried again, taken off. */
static void
test_orders (Fixture *fixture, gconstpointer data)
{
  gint64 now_ms = g_get_real_time () / 1000;
  const TklJobOrder order
      = { TKL_JOB_FETCH, "All vehicles", NULL, 0, now_ms - 3600000, now_ms + 3600000 };
  GtkWidget *dialog = tkl_jobs_dialog_present (GTK_WINDOW (fixture->window), fixture->desk);
  TklJob *job;

  g_assert_cmpuint (n_rows (dialog), ==, TKL_JOB_N_STANDING);
  sync_fault (&fixture->sync, "latency=400");
  job = tkl_jobs_order (tkl_desk_get_jobs (fixture->desk), &order);
  g_assert_cmpuint (n_rows (dialog), ==, TKL_JOB_N_STANDING + 1);
  g_assert_true (gtk_widget_get_first_child (ui_find (dialog, GTK_TYPE_LIST_BOX, NULL))
                 == ui_find (dialog, TKL_TYPE_JOB_ROW, "Read records again"));
  ui_wait (is_under_way, job);
  ui_assert_named (dialog);
  ui_picture (dialog, "jobs-order");
  g_assert_false (gtk_widget_get_visible (button_of (dialog, "Read records again", "Remove")));
  g_signal_emit_by_name (button_of (dialog, "Read records again", "Cancel"), "clicked");
  ui_wait (said, (&(Saying){ job, "Stopped." }));

  tkl_sim_faults_reset (&fixture->sync.sim->faults);
  sync_fault (&fixture->sync, "status=400");
  g_signal_emit_by_name (button_of (dialog, "Read records again", "Try Again"), "clicked");
  ui_wait (has_problem, job);
  ui_settle ();
  ui_picture (dialog, "jobs-order-failed");
  g_assert_nonnull (ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, error_text (job)));
  /* By the keyboard: the next row has the focus once this one is gone. */
  gtk_widget_grab_focus (button_of (dialog, "Read records again", "Remove"));
  g_signal_emit_by_name (button_of (dialog, "Read records again", "Remove"), "clicked");
  g_assert_cmpuint (n_rows (dialog), ==, TKL_JOB_N_STANDING);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog))
                 == ui_find (dialog, TKL_TYPE_JOB_ROW, "Fetch ticks"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

#define ADD(name, key, test) g_test_add ("/jobs/" name, Fixture, key, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  int status;

  keyring = ui_make_keyring ();
  g_setenv ("TIKKLOK_REQUEST_INTERVAL_MS", "0", TRUE);

  ui_init (&argc, &argv);
  ADD ("sync", SYNC_KEY, test_sync);
  ADD ("cancel", SYNC_KEY, test_cancel);
  ADD ("no-key", NULL, test_no_key);
  ADD ("refused", "another-key", test_refused);
  ADD ("other-spelling", SYNC_KEY, test_other_spelling);
  ADD ("offline", SYNC_KEY, test_offline);
  ADD ("panel", SYNC_KEY, test_panel);
  ADD ("orders", SYNC_KEY, test_orders);
  ADD ("link-addresses", SYNC_KEY, test_link_addresses);
  status = g_test_run ();
  g_unlink (keyring);
  g_free (keyring);
  return status;
}
