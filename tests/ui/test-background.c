/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application without a window: hold, notifications, second start. */
/* Thread: main: the simulator and the notification service answer in this process. */
#include "background-fixture.h"
#include "tkl-assistant.h"
#include "tkl-companies-dialog.h"
#include "tkl-field-row.h"
#include "tkl-jobs-dialog.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* --- stories ---------------------------------------------------------------------------------- */

static void
tell_hold (BackgroundFixture *fixture)
{
  g_autofree char *path = background_entry_path ();
  g_autoptr (GKeyFile) entry = g_key_file_new ();
  g_autofree char *command = NULL;
  TklDesk *desk;

  ui_wait (background_has_window, fixture);
  desk = tkl_window_get_desk (background_window (fixture));
  background_switch (fixture, TRUE);
  ui_wait (background_has_entry, NULL);
  g_assert_true (g_key_file_load_from_file (entry, path, G_KEY_FILE_NONE, NULL));
  command = g_key_file_get_string (entry, "Desktop Entry", "Exec", NULL);
  g_assert_true (g_str_has_suffix (command, "/tikklok\" --gapplication-service"));

  /* The second start finds the company open and shows it again. */
  background_close_window (fixture);
  g_application_activate (G_APPLICATION (fixture->application));
  ui_wait (background_has_window, fixture);
  g_assert_true (tkl_window_get_desk (background_window (fixture)) == desk);
  g_application_activate (G_APPLICATION (fixture->application));
  background_switch (fixture, FALSE);
  ui_wait (background_has_no_entry, NULL);
  background_close_window (fixture);
}

static void
test_hold (BackgroundFixture *fixture, gconstpointer data)
{
  background_run (fixture, fixture->sync.office.database, tell_hold);
}

static void
tell_quit (BackgroundFixture *fixture)
{
  ui_wait (background_has_window, fixture);
  background_switch (fixture, TRUE);
  ui_wait (background_has_entry, NULL);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
}

static void
test_quit (BackgroundFixture *fixture, gconstpointer data)
{
  background_run (fixture, fixture->sync.office.database, tell_quit);
}

static gboolean
stays_cb (void)
{
  return TRUE;
}

static gboolean
goes_cb (gpointer data)
{
  g_signal_handlers_disconnect_by_func (background_window (data), stays_cb, NULL);
  gtk_window_close (GTK_WINDOW (background_window (data)));
  g_string_append (((BackgroundFixture *) data)->calls, "stored ");
  return G_SOURCE_REMOVE;
}

static void
quit_while_typing (BackgroundFixture *fixture)
{
  g_signal_connect (background_window (fixture), "close-request", G_CALLBACK (stays_cb), NULL);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
  g_assert_nonnull (background_window (fixture));
}

/* Who quits while something is typed waits until it is stored; where it cannot be, the work goes on in
 * the background as before. */
static void
tell_typing (BackgroundFixture *fixture)
{
  ui_wait (background_has_window, fixture);
  background_switch (fixture, TRUE);
  ui_wait (background_has_entry, NULL);
  quit_while_typing (fixture);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "stay", NULL);
  goes_cb (fixture);
  ui_settle ();
  g_application_activate (G_APPLICATION (fixture->application));
  ui_wait (background_has_window, fixture);
  quit_while_typing (fixture);
  g_idle_add_full (G_PRIORITY_LOW, goes_cb, fixture, NULL);
}

static void
test_typing (BackgroundFixture *fixture, gconstpointer data)
{
  background_run (fixture, fixture->sync.office.database, tell_typing);
  g_assert_cmpstr (fixture->calls->str, ==, "stored stored ");
}

/* The company is open and at work. */
static gboolean
has_synced (gpointer sync)
{
  return sync_count_requests (sync, "/objects", "") > 0;
}

/* After a login: the work without a window, which comes when it is asked for. */
static void
tell_service (BackgroundFixture *fixture)
{
  ui_wait (has_synced, &fixture->sync);
  g_assert_null (background_window (fixture));
  g_application_activate (G_APPLICATION (fixture->application));
  background_switch (fixture, FALSE);
  background_close_window (fixture);
}

/* Off the list, nothing holds the program any more. */
static void
tell_removed (BackgroundFixture *fixture)
{
  ui_wait (has_synced, &fixture->sync);
  g_settings_reset (fixture->preferences, TKL_KEY_COMPANIES);
}

static void
test_service (BackgroundFixture *fixture, gconstpointer story)
{
  const char *const paths[] = { fixture->sync.office.database, NULL };

  g_setenv ("TIKKLOK_TRUSTTRACK_KEY", SYNC_KEY, TRUE);
  office_set (&fixture->sync.office, "ct-6=on", NULL);
  g_settings_set_strv (fixture->preferences, TKL_KEY_COMPANIES, paths);
  g_settings_set_string (fixture->preferences, TKL_KEY_LAST_COMPANY, paths[0]);
  background_switch (fixture, TRUE);
  background_run (fixture, "--gapplication-service", (BackgroundStory) story);
}

static gboolean
has_jobs_dialog (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (windows) && !found; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      found = TKL_IS_JOBS_DIALOG (window);
    }
  return found;
}

static gboolean
is_over (gpointer data)
{
  return !tkl_jobs_is_busy (data);
}

#define REFUSED "TrustTrack refuses the API key. Ask for a new key and enter it."

/* Told once however often it fails, and taken back when it works again. */
static void
tell_problem (BackgroundFixture *fixture)
{
  TklJobs *jobs;

  ui_wait (background_has_window, fixture);
  jobs = tkl_desk_get_jobs (tkl_window_get_desk (background_window (fixture)));
  for (guint i = 0; i < 2; i++)
    {
      tkl_jobs_run (jobs, TKL_JOB_SYNC);
      ui_wait (is_over, jobs);
    }
  ui_settle ();
  g_assert_true (g_str_has_prefix (fixture->calls->str, "[Not done: Fetch ticks|" REFUSED));
  g_assert_null (strstr (fixture->calls->str + 1, "["));

  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "show-jobs",
                                  g_variant_new_string (fixture->sync.office.database));
  ui_wait (has_jobs_dialog, NULL);
  g_setenv ("TIKKLOK_TRUSTTRACK_KEY", SYNC_KEY, TRUE);
  tkl_jobs_run (jobs, TKL_JOB_SYNC);
  ui_wait (is_over, jobs);
  ui_settle ();
  g_assert_true (g_str_has_suffix (fixture->calls->str, "closed "));
  background_close_window (fixture);
}

static void
test_problem (BackgroundFixture *fixture, gconstpointer data)
{
  background_serve (fixture, "org.freedesktop.Notifications", "/org/freedesktop/Notifications",
                    background_notifications_xml);
  background_run (fixture, fixture->sync.office.database, tell_problem);
}

/* --- leaving while work is not done ------------------------------------------------------------ */

static void
answer (const char *button)
{
  GtkWidget *question = ui_find_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (question);
  g_signal_emit_by_name (ui_find (question, GTK_TYPE_BUTTON, button), "clicked");
  ui_settle ();
}

static gboolean
is_running (gpointer job)
{
  return tkl_job_state (job) == TKL_JOB_RUNNING;
}

static void
tell_unfinished (BackgroundFixture *fixture)
{
  const TklJobOrder order = { TKL_JOB_FETCH, "VAN 1 · 02/03/2026", NULL, 0, 0, 86400000 };
  GActionGroup *actions = G_ACTION_GROUP (fixture->application);
  TklJobs *jobs;
  TklJob *job;

  ui_wait (background_has_window, fixture);
  sync_fault (&fixture->sync, "latency=3000");
  jobs = tkl_desk_get_jobs (tkl_window_get_desk (background_window (fixture)));
  job = tkl_jobs_order (jobs, &order);
  ui_wait (is_running, job);
  gtk_window_close (GTK_WINDOW (background_window (fixture)));
  ui_settle ();
  ui_assert_named (ui_find_window (ADW_TYPE_MESSAGE_DIALOG));
  ui_picture (ui_find_window (ADW_TYPE_MESSAGE_DIALOG), "leaving");
  answer ("_Keep Open");
  g_assert_nonnull (background_window (fixture));

  /* Once, however often it is asked. */
  g_action_group_activate_action (actions, "quit", NULL);
  g_action_group_activate_action (actions, "quit", NULL);
  ui_settle ();
  answer ("_Keep Open");
  g_assert_null (ui_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_cmpint (tkl_job_state (job), ==, TKL_JOB_RUNNING);
  g_action_group_activate_action (actions, "quit", NULL);
  ui_settle ();
  answer ("_Quit Anyway");
}

static gboolean
has_order (gpointer jobs)
{
  return g_list_model_get_n_items (jobs) > TKL_JOB_N_STANDING;
}

static gboolean
is_taken_back (gpointer data)
{
  return g_str_has_suffix (((BackgroundFixture *) data)->calls->str, "closed ");
}

/* The next time it is there as not done, which the window background_says. */
static void
tell_left (BackgroundFixture *fixture)
{
  GListModel *jobs;
  g_autoptr (TklJob) job = NULL;
  g_autofree char *text = NULL;

  ui_wait (background_has_window, fixture);
  jobs = G_LIST_MODEL (tkl_desk_get_jobs (tkl_window_get_desk (background_window (fixture))));
  ui_wait (has_order, jobs);
  ui_settle ();
  job = g_list_model_get_item (jobs, 0);
  g_assert_cmpint (tkl_job_state (job), ==, TKL_JOB_FAILED);
  text
      = g_strdup_printf ("Read records again (VAN 1 · 02/03/2026): %s", tkl_job_result (job)->text);
  g_assert_nonnull (ui_find (GTK_WIDGET (background_window (fixture)), GTK_TYPE_LABEL, text));
  g_assert_nonnull (strstr (text, "closed before this was done"));
  ui_picture (GTK_WIDGET (background_window (fixture)), "left-undone");
  g_assert_true (g_str_has_prefix (fixture->calls->str, "[Not done: Read records again (VAN 1 "));
  tkl_jobs_put_away (TKL_JOBS (jobs), job);
  ui_wait (is_taken_back, fixture);
  background_close_window (fixture);
}

static void
test_unfinished (BackgroundFixture *fixture, gconstpointer data)
{
  g_setenv ("TIKKLOK_TRUSTTRACK_KEY", SYNC_KEY, TRUE);
  background_serve (fixture, "org.freedesktop.Notifications", "/org/freedesktop/Notifications",
                    background_notifications_xml);
  background_run (fixture, fixture->sync.office.database, tell_unfinished);
  tkl_sim_faults_reset (&fixture->sync.sim->faults);
  background_run (fixture, fixture->sync.office.database, tell_left);
}

/* --- one file, two paths ----------------------------------------------------------------------- */

/* A link to the company that is open shows its window. */
static void
tell_link (BackgroundFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->sync.office.folder, "link.db", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gpointer window;

  ui_wait (background_has_window, fixture);
  window = background_window (fixture);
  g_assert_cmpint (symlink (fixture->sync.office.database, path), ==, 0);
  g_application_open (G_APPLICATION (fixture->application), &file, 1, "");
  ui_settle ();
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (fixture->application));
       item != NULL; item = item->next)
    g_assert_true (item->data == window);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
}

static void
test_link (BackgroundFixture *fixture, gconstpointer data)
{
  background_run (fixture, fixture->sync.office.database, tell_link);
}

/* --- a file that is gone ----------------------------------------------------------------------- */

static GtkWidget *
find_row_of (GtkWidget *root, const char *path)
{
  if (ADW_IS_ACTION_ROW (root)
      && g_strcmp0 (g_object_get_data (G_OBJECT (root), "path"), path) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row_of (child, path);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_list (gpointer data)
{
  return ui_find_window (TKL_TYPE_COMPANIES_DIALOG) != NULL;
}

static gboolean
has_no_list (gpointer data)
{
  return !has_list (data);
}

static gboolean
is_opened (gpointer data)
{
  TklWindow *window = background_window (data);

  return window != NULL && tkl_window_get_desk (window) != NULL;
}

/* The list of companies instead, which says what is missing; nothing is made in its place. */
static GtkWidget *
check_gone (BackgroundFixture *fixture)
{
  const char *gone = g_object_get_data (G_OBJECT (fixture->preferences), "gone");
  g_autofree char *text = g_strdup_printf (
      "“%s” is missing: look for the file, or for its drive. Until it is there again you can "
      "open another company or make a new one.",
      gone);
  GtkWidget *dialog;

  ui_wait (has_list, NULL);
  dialog = ui_find_window (TKL_TYPE_COMPANIES_DIALOG);
  g_assert_nonnull (ui_find (dialog, GTK_TYPE_LABEL, text));
  ui_assert_named (dialog);
  ui_picture (dialog, "companies-missing");
  g_assert_null (background_window (fixture));
  g_assert_false (g_file_test (gone, G_FILE_TEST_EXISTS));
  return dialog;
}

static void
tell_gone_argument (BackgroundFixture *fixture)
{
  gtk_window_close (GTK_WINDOW (check_gone (fixture)));
}

static void
tell_gone_last (BackgroundFixture *fixture)
{
  const char *gone = g_object_get_data (G_OBJECT (fixture->preferences), "gone");
  g_autoptr (GFile) file = g_file_new_for_path (gone);
  GtkWidget *dialog = check_gone (fixture);

  adw_action_row_activate (ADW_ACTION_ROW (find_row_of (dialog, fixture->sync.office.database)));
  ui_wait (is_opened, fixture);
  ui_wait (has_no_list, NULL);
  /* Another one over the window that is there. */
  g_application_open (G_APPLICATION (fixture->application), &file, 1, "");
  ui_wait (has_list, NULL);
  gtk_window_close (GTK_WINDOW (ui_find_window (TKL_TYPE_COMPANIES_DIALOG)));
  ui_wait (has_no_list, NULL);
  /* A notification that was left of it. */
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "show-jobs",
                                  g_variant_new_string (gone));
  ui_wait (has_list, NULL);
  g_assert_false (g_file_test (gone, G_FILE_TEST_EXISTS));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
}

static void
test_gone (BackgroundFixture *fixture, gconstpointer data)
{
  g_autofree char *gone = g_build_filename (fixture->sync.office.folder, "gone.db", NULL);
  const char *const paths[] = { fixture->sync.office.database, gone, NULL };

  g_object_set_data (G_OBJECT (fixture->preferences), "gone", gone);
  background_run (fixture, gone, tell_gone_argument);
  g_settings_set_strv (fixture->preferences, TKL_KEY_COMPANIES, paths);
  g_settings_set_string (fixture->preferences, TKL_KEY_LAST_COMPANY, gone);
  background_run (fixture, NULL, tell_gone_last);
  g_assert_false (g_file_test (gone, G_FILE_TEST_EXISTS));
}

/* --- a new company ---------------------------------------------------------------------------- */

static TklWindow *
find_company (BackgroundFixture *fixture, const char *file)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (fixture->application));
       item != NULL; item = item->next)
    if (TKL_IS_WINDOW (item->data)
        && g_str_has_suffix (
            tkl_office_path (tkl_desk_get_office (tkl_window_get_desk (item->data))), file))
      return item->data;
  return NULL;
}

static gboolean
has_new_name (gpointer data)
{
  TklWindow *window = find_company (data, "Peeters- zonen.db");

  return window != NULL
         && g_strcmp0 (tkl_desk_get_company (tkl_window_get_desk (window))->name, "Peeters: zonen")
                == 0;
}

static GtkWidget *
find_toplevel (GType type, gpointer parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type)
          && gtk_window_get_transient_for (window) == parent)
        return GTK_WIDGET (window);
    }
  return NULL;
}

/* The assistant that a new company opens with has the name that was typed for it. */
static void
tell_new_company (BackgroundFixture *fixture)
{
  GtkWidget *dialog, *assistant, *row;
  g_autofree char *path = NULL;

  ui_wait (background_has_window, fixture);
  gtk_widget_activate_action (GTK_WIDGET (background_window (fixture)), "win.companies", NULL);
  dialog = find_toplevel (TKL_TYPE_COMPANIES_DIALOG, background_window (fixture));
  row = ui_find (dialog, ADW_TYPE_ENTRY_ROW, "Name");
  gtk_editable_set_text (GTK_EDITABLE (row), "Peeters: zonen");
  g_signal_emit_by_name (row, "apply");
  ui_wait (has_new_name, fixture);
  ui_settle ();
  assistant = find_toplevel (TKL_TYPE_ASSISTANT, find_company (fixture, "Peeters- zonen.db"));
  row = ui_find (assistant, TKL_TYPE_FIELD_ROW, "Name");
  g_assert_cmpstr (tkl_field_row_get_text (TKL_FIELD_ROW (row)), ==, "Peeters: zonen");
  ui_picture (assistant, "assistant-named");
  path = g_strdup (tkl_office_path (
      tkl_desk_get_office (tkl_window_get_desk (find_company (fixture, "Peeters- zonen.db")))));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
  g_object_set_data_full (G_OBJECT (fixture->preferences), "path", g_steal_pointer (&path), g_free);
}

static void
test_new_company (BackgroundFixture *fixture, gconstpointer data)
{
  background_run (fixture, fixture->sync.office.database, tell_new_company);
  g_unlink (g_object_get_data (G_OBJECT (fixture->preferences), "path"));
}

static gboolean
is_other_company (gpointer data)
{
  BackgroundFixture *fixture = data;

  return find_company (fixture, "other.db") != NULL;
}

/* A company of the list is opened by its row; its windows are light or dark as was chosen. */
static void
tell_other_company (BackgroundFixture *fixture)
{
  g_autofree char *other = g_build_filename (fixture->sync.office.folder, "other.db", NULL);
  const char *const paths[] = { fixture->sync.office.database, other, NULL };
  AdwStyleManager *style
      = adw_application_get_style_manager (ADW_APPLICATION (fixture->application));
  GtkWidget *dialog, *row;

  ui_wait (background_has_window, fixture);
  g_settings_set_strv (fixture->preferences, TKL_KEY_COMPANIES, paths);
  gtk_widget_activate_action (GTK_WIDGET (background_window (fixture)), "win.companies", NULL);
  dialog = find_toplevel (TKL_TYPE_COMPANIES_DIALOG, background_window (fixture));
  row = find_row_of (dialog, other);
  g_assert_nonnull (row);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  ui_wait (is_other_company, fixture);

  g_settings_set_string (fixture->preferences, TKL_KEY_COLOUR_SCHEME, "dark");
  g_assert_cmpint (adw_style_manager_get_color_scheme (style), ==, ADW_COLOR_SCHEME_FORCE_DARK);
  g_settings_set_string (fixture->preferences, TKL_KEY_COLOUR_SCHEME, "light");
  g_assert_cmpint (adw_style_manager_get_color_scheme (style), ==, ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_settings_reset (fixture->preferences, TKL_KEY_COLOUR_SCHEME);
  g_assert_cmpint (adw_style_manager_get_color_scheme (style), ==, ADW_COLOR_SCHEME_DEFAULT);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
}

static void
test_other_company (BackgroundFixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->sync.office.folder, "other.db", NULL);

  ui_close_desk (ui_open_desk (other));
  background_run (fixture, fixture->sync.office.database, tell_other_company);
}

#define ADD(name, test)                                                                            \
  g_test_add ("/background/" name, BackgroundFixture, NULL, background_set_up, test,               \
              background_tear_down)

int
main (int argc, char **argv)
{
  g_setenv ("TIKKLOK_REQUEST_INTERVAL_MS", "0", TRUE);
  ui_init (&argc, &argv);
  ADD ("hold", test_hold);
  ADD ("quit", test_quit);
  ADD ("typing", test_typing);
  g_test_add ("/background/service", BackgroundFixture, tell_service, background_set_up,
              test_service, background_tear_down);
  g_test_add ("/background/removed", BackgroundFixture, tell_removed, background_set_up,
              test_service, background_tear_down);
  ADD ("problem", test_problem);
  ADD ("unfinished", test_unfinished);
  ADD ("link", test_link);
  ADD ("gone", test_gone);
  ADD ("new-company", test_new_company);
  ADD ("other-company", test_other_company);
  return g_test_run ();
}
