/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application without a window: hold, autostart, portal, notifications, second start. */
/* Thread: main: the simulator, the portal and the notification service answer in this process. */
#include "sync-fixture.h"
#include "tkl-application.h"
#include "tkl-assistant.h"
#include "tkl-companies-dialog.h"
#include "tkl-field-row.h"
#include "tkl-jobs-dialog.h"
#include "tkl-settings.h"
#include "tkl-window.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct Fixture Fixture;

/* What a person does while the application runs. */
typedef void (*Story) (Fixture *fixture);

struct Fixture
{
  SyncFixture sync;
  TklApplication *application;
  GSettings *preferences;
  Story story;
  gboolean told; /* the story has come to its end */

  /* A service of the desktop, when a test has one: */
  GDBusConnection *bus;
  guint name_id, object_id;
  gboolean named;
  GString *calls;           /* what was asked of it */
  gboolean allowed, starts; /* the portal's answer */
};

/* --- services of the desktop ------------------------------------------------------------------ */

static const char portal_xml[] = "<node><interface name='org.freedesktop.portal.Background'>"
                                 "<method name='RequestBackground'><arg type='s' direction='in'/>"
                                 "<arg type='a{sv}' direction='in'/><arg type='o' direction='out'/>"
                                 "</method></interface></node>";

static const char notifications_xml[]
    = "<node><interface name='org.freedesktop.Notifications'>"
      "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
      "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
      "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
      "<arg type='as' direction='in'/><arg type='a{sv}' direction='in'/>"
      "<arg type='i' direction='in'/><arg type='u' direction='out'/></method>"
      "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
      "</interface></node>";

static void
answer_portal (Fixture *fixture, const char *sender, GVariant *in, GDBusMethodInvocation *call)
{
  g_autoptr (GVariant) options = g_variant_get_child_value (in, 1);
  g_autofree char *who = g_strdup (sender + 1);
  g_autofree char *path = NULL;
  const char *token = NULL;
  gboolean autostart = FALSE;
  GVariantBuilder results;

  g_assert_true (g_variant_lookup (options, "handle_token", "&s", &token));
  g_assert_true (g_variant_lookup (options, "autostart", "b", &autostart));
  g_string_append_printf (fixture->calls, "autostart=%d ", autostart);
  path = g_strdup_printf ("/org/freedesktop/portal/desktop/request/%s/%s",
                          g_strdelimit (who, ".", '_'), token);
  g_dbus_method_invocation_return_value (call, g_variant_new ("(o)", path));
  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&results, "{sv}", "background", g_variant_new_boolean (fixture->allowed));
  g_variant_builder_add (&results, "{sv}", "autostart", g_variant_new_boolean (fixture->starts));
  g_dbus_connection_emit_signal (fixture->bus, sender, path, "org.freedesktop.portal.Request",
                                 "Response", g_variant_new ("(ua{sv})", 0, &results), NULL);
}

static void
answer_notifications (Fixture *fixture,
                      const char *method,
                      GVariant *in,
                      GDBusMethodInvocation *call)
{
  const char *title = NULL, *body = NULL;

  if (g_str_equal (method, "GetCapabilities"))
    {
      g_dbus_method_invocation_return_value (call, g_variant_new ("(as)", NULL));
      return;
    }
  if (g_str_equal (method, "CloseNotification"))
    {
      g_string_append (fixture->calls, "closed ");
      g_dbus_method_invocation_return_value (call, NULL);
      return;
    }
  g_variant_get_child (in, 3, "&s", &title);
  g_variant_get_child (in, 4, "&s", &body);
  g_string_append_printf (fixture->calls, "[%s|%s] ", title, body);
  g_dbus_method_invocation_return_value (call, g_variant_new ("(u)", 7));
}

static void
method_cb (GDBusConnection *bus,
           const char *sender,
           const char *path,
           const char *interface,
           const char *method,
           GVariant *in,
           GDBusMethodInvocation *call,
           gpointer data)
{
  if (g_str_equal (method, "RequestBackground"))
    answer_portal (data, sender, in, call);
  else
    answer_notifications (data, method, in, call);
}

static void
named_cb (GDBusConnection *bus, const char *name, gpointer data)
{
  ((Fixture *) data)->named = TRUE;
}

static gboolean
is_named (gpointer data)
{
  return ((Fixture *) data)->named;
}

static void
serve (Fixture *fixture, const char *name, const char *path, const char *xml)
{
  static const GDBusInterfaceVTable table = { .method_call = method_cb };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (xml, NULL);
  g_autoptr (GError) error = NULL;

  fixture->object_id = g_dbus_connection_register_object (fixture->bus, path, node->interfaces[0],
                                                          &table, fixture, NULL, &error);
  g_assert_no_error (error);
  fixture->name_id = g_bus_own_name_on_connection (fixture->bus, name, G_BUS_NAME_OWNER_FLAGS_NONE,
                                                   named_cb, NULL, fixture, NULL);
  ui_wait (is_named, fixture);
}

static char *
entry_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "autostart", "be.tikklok.Tikklok.desktop",
                           NULL);
}

/* --- running ---------------------------------------------------------------------------------- */

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_setenv ("TIKKLOK_TRUSTTRACK_KEY", "another-key", TRUE);
  sync_set_up (&fixture->sync, NULL);
  fixture->preferences = g_settings_new (TKL_SETTINGS_PREFERENCES);
  fixture->calls = g_string_new (NULL);
  fixture->allowed = fixture->starts = TRUE;
  fixture->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) state = g_settings_new (TKL_SETTINGS_STATE);
  g_autofree char *entry = entry_path ();

  g_unlink (entry);
  if (fixture->name_id != 0)
    g_bus_unown_name (fixture->name_id);
  if (fixture->object_id != 0)
    g_dbus_connection_unregister_object (fixture->bus, fixture->object_id);
  g_clear_object (&fixture->bus);
  g_string_free (fixture->calls, TRUE);
  g_settings_reset (fixture->preferences, TKL_KEY_BACKGROUND);
  g_settings_reset (fixture->preferences, TKL_KEY_COMPANIES);
  g_settings_reset (fixture->preferences, TKL_KEY_LAST_COMPANY);
  g_clear_object (&fixture->preferences);
  ui_forget_state (state);
  sync_tear_down (&fixture->sync, NULL);
}

static gboolean
story_cb (gpointer data)
{
  Fixture *fixture = data;

  fixture->story (fixture);
  fixture->told = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs the program with one argument until it ends by itself. */
static void
run (Fixture *fixture, const char *argument, Story story)
{
  char *argv[] = { (char *) "tikklok", (char *) argument, NULL };

  fixture->story = story;
  fixture->told = FALSE;
  fixture->application = tkl_application_new (G_APPLICATION_DEFAULT_FLAGS);
  g_idle_add (story_cb, fixture);
  g_assert_cmpint (g_application_run (G_APPLICATION (fixture->application), 2, argv), ==, 0);
  g_assert_true (fixture->told);
  ui_settle ();
  g_assert_finalize_object (fixture->application);
}

static TklWindow *
window_of (Fixture *fixture)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (fixture->application));
       item != NULL; item = item->next)
    if (TKL_IS_WINDOW (item->data))
      return item->data;
  return NULL;
}

static gboolean
has_window (gpointer data)
{
  return window_of (data) != NULL;
}

static void
close_window (Fixture *fixture)
{
  ui_wait (has_window, fixture);
  gtk_window_close (GTK_WINDOW (window_of (fixture)));
  ui_settle ();
  g_assert_null (window_of (fixture));
}

static gboolean
has_entry (gpointer data)
{
  g_autofree char *path = entry_path ();

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
has_no_entry (gpointer data)
{
  return !has_entry (data);
}

static gboolean
is_off (gpointer data)
{
  return !g_settings_get_boolean (((Fixture *) data)->preferences, TKL_KEY_BACKGROUND);
}

/* Whether a service was asked what is expected. */
typedef struct
{
  Fixture *fixture;
  const char *calls;
} Calls;

static gboolean
has_calls (gpointer data)
{
  const Calls *calls = data;

  return g_str_equal (calls->fixture->calls->str, calls->calls);
}

static void
set_background (Fixture *fixture, gboolean on)
{
  g_settings_set_boolean (fixture->preferences, TKL_KEY_BACKGROUND, on);
}

/* --- stories ---------------------------------------------------------------------------------- */

static void
tell_hold (Fixture *fixture)
{
  g_autofree char *path = entry_path ();
  g_autoptr (GKeyFile) entry = g_key_file_new ();
  g_autofree char *command = NULL;
  TklDesk *desk;

  ui_wait (has_window, fixture);
  desk = tkl_window_get_desk (window_of (fixture));
  set_background (fixture, TRUE);
  ui_wait (has_entry, NULL);
  g_assert_true (g_key_file_load_from_file (entry, path, G_KEY_FILE_NONE, NULL));
  command = g_key_file_get_string (entry, "Desktop Entry", "Exec", NULL);
  g_assert_true (g_str_has_suffix (command, "/tikklok\" --gapplication-service"));

  /* The second start finds the company open and shows it again. */
  close_window (fixture);
  g_application_activate (G_APPLICATION (fixture->application));
  ui_wait (has_window, fixture);
  g_assert_true (tkl_window_get_desk (window_of (fixture)) == desk);
  g_application_activate (G_APPLICATION (fixture->application));
  set_background (fixture, FALSE);
  ui_wait (has_no_entry, NULL);
  close_window (fixture);
}

static void
test_hold (Fixture *fixture, gconstpointer data)
{
  run (fixture, fixture->sync.office.database, tell_hold);
}

static void
tell_quit (Fixture *fixture)
{
  ui_wait (has_window, fixture);
  set_background (fixture, TRUE);
  ui_wait (has_entry, NULL);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
}

static void
test_quit (Fixture *fixture, gconstpointer data)
{
  run (fixture, fixture->sync.office.database, tell_quit);
}

static gboolean
stays_cb (void)
{
  return TRUE;
}

static gboolean
goes_cb (gpointer data)
{
  g_signal_handlers_disconnect_by_func (window_of (data), stays_cb, NULL);
  gtk_window_close (GTK_WINDOW (window_of (data)));
  g_string_append (((Fixture *) data)->calls, "stored ");
  return G_SOURCE_REMOVE;
}

static void
quit_while_typing (Fixture *fixture)
{
  g_signal_connect (window_of (fixture), "close-request", G_CALLBACK (stays_cb), NULL);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
  g_assert_nonnull (window_of (fixture));
}

/* Who quits while something is typed waits until it is stored; where it cannot be, the work goes on in
 * the background as before. */
static void
tell_typing (Fixture *fixture)
{
  ui_wait (has_window, fixture);
  set_background (fixture, TRUE);
  ui_wait (has_entry, NULL);
  quit_while_typing (fixture);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "stay", NULL);
  goes_cb (fixture);
  ui_settle ();
  g_application_activate (G_APPLICATION (fixture->application));
  ui_wait (has_window, fixture);
  quit_while_typing (fixture);
  g_idle_add_full (G_PRIORITY_LOW, goes_cb, fixture, NULL);
}

static void
test_typing (Fixture *fixture, gconstpointer data)
{
  run (fixture, fixture->sync.office.database, tell_typing);
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
tell_service (Fixture *fixture)
{
  ui_wait (has_synced, &fixture->sync);
  g_assert_null (window_of (fixture));
  g_application_activate (G_APPLICATION (fixture->application));
  set_background (fixture, FALSE);
  close_window (fixture);
}

/* Off the list, nothing holds the program any more. */
static void
tell_removed (Fixture *fixture)
{
  ui_wait (has_synced, &fixture->sync);
  g_settings_reset (fixture->preferences, TKL_KEY_COMPANIES);
}

static void
test_service (Fixture *fixture, gconstpointer story)
{
  const char *const paths[] = { fixture->sync.office.database, NULL };

  g_setenv ("TIKKLOK_TRUSTTRACK_KEY", SYNC_KEY, TRUE);
  office_set (&fixture->sync.office, "ct-6=on", NULL);
  g_settings_set_strv (fixture->preferences, TKL_KEY_COMPANIES, paths);
  g_settings_set_string (fixture->preferences, TKL_KEY_LAST_COMPANY, paths[0]);
  set_background (fixture, TRUE);
  run (fixture, "--gapplication-service", (Story) story);
}

/* What the window shows of an error. */
static gboolean
says (Fixture *fixture, const char *text)
{
  return ui_find (GTK_WIDGET (window_of (fixture)), GTK_TYPE_LABEL, text) != NULL;
}

static gboolean
says_not_started (gpointer data)
{
  return says (data, "Tikklok may work in the background, but the desktop does not start it when "
                     "you log in. Start it yourself, or allow it in the settings of the desktop.");
}

static void
tell_portal (Fixture *fixture)
{
  ui_wait (has_window, fixture);
  set_background (fixture, TRUE);
  ui_wait (has_calls, (&(Calls){ fixture, "autostart=1 " }));
  ui_settle ();
  g_assert_true (has_no_entry (NULL));
  g_assert_false (is_off (fixture));
  g_assert_false (says_not_started (fixture));
  set_background (fixture, FALSE);
  ui_wait (has_calls, (&(Calls){ fixture, "autostart=1 autostart=0 " }));
  fixture->starts = FALSE;
  set_background (fixture, TRUE);
  ui_wait (says_not_started, fixture);
  g_assert_false (is_off (fixture));
  set_background (fixture, FALSE);
  fixture->allowed = FALSE;
  set_background (fixture, TRUE);
  ui_wait (is_off, fixture);
  g_assert_true (says (
      fixture, "The desktop does not allow Tikklok to work in the background. Allow it in the "
               "settings of the desktop, then switch it on again."));
  close_window (fixture);
}

static void
test_portal (Fixture *fixture, gconstpointer data)
{
  g_setenv ("FLATPAK_ID", "be.tikklok.Tikklok", TRUE);
  serve (fixture, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", portal_xml);
  run (fixture, fixture->sync.office.database, tell_portal);
  g_unsetenv ("FLATPAK_ID");
}

static void
tell_no_sandbox (Fixture *fixture)
{
  ui_wait (has_window, fixture);
  set_background (fixture, TRUE);
  ui_wait (has_entry, NULL);
  set_background (fixture, FALSE);
  ui_wait (has_no_entry, NULL);
  close_window (fixture);
}

/* A portal knows no name for the file of a program outside a sandbox: it is not asked. */
static void
test_no_sandbox (Fixture *fixture, gconstpointer data)
{
  serve (fixture, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", portal_xml);
  run (fixture, fixture->sync.office.database, tell_no_sandbox);
  g_assert_cmpstr (fixture->calls->str, ==, "");
}

static void
tell_sandbox (Fixture *fixture)
{
  ui_wait (has_window, fixture);
  set_background (fixture, TRUE);
  ui_wait (is_off, fixture);
  g_assert_true (has_no_entry (NULL));
  close_window (fixture);
}

/* A Flatpak on a desktop without the portal: a file in its own home would start nothing. */
static void
test_sandbox (Fixture *fixture, gconstpointer data)
{
  g_setenv ("FLATPAK_ID", "be.tikklok.Tikklok", TRUE);
  run (fixture, fixture->sync.office.database, tell_sandbox);
  g_unsetenv ("FLATPAK_ID");
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
tell_problem (Fixture *fixture)
{
  TklJobs *jobs;

  ui_wait (has_window, fixture);
  jobs = tkl_desk_get_jobs (tkl_window_get_desk (window_of (fixture)));
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
  close_window (fixture);
}

static void
test_problem (Fixture *fixture, gconstpointer data)
{
  serve (fixture, "org.freedesktop.Notifications", "/org/freedesktop/Notifications",
         notifications_xml);
  run (fixture, fixture->sync.office.database, tell_problem);
}

/* --- leaving while work is not done ------------------------------------------------------------ */

static GtkWidget *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

static void
answer (const char *button)
{
  GtkWidget *question = find_question ();

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
tell_unfinished (Fixture *fixture)
{
  const TklJobOrder order = { TKL_JOB_FETCH, "VAN 1 · 02/03/2026", NULL, 0, 0, 86400000 };
  GActionGroup *actions = G_ACTION_GROUP (fixture->application);
  TklJobs *jobs;
  TklJob *job;

  ui_wait (has_window, fixture);
  sync_fault (&fixture->sync, "latency=3000");
  jobs = tkl_desk_get_jobs (tkl_window_get_desk (window_of (fixture)));
  job = tkl_jobs_order (jobs, &order);
  ui_wait (is_running, job);
  gtk_window_close (GTK_WINDOW (window_of (fixture)));
  ui_settle ();
  ui_assert_named (find_question ());
  ui_picture (find_question (), "leaving");
  answer ("_Keep Open");
  g_assert_nonnull (window_of (fixture));

  /* Once, however often it is asked. */
  g_action_group_activate_action (actions, "quit", NULL);
  g_action_group_activate_action (actions, "quit", NULL);
  ui_settle ();
  answer ("_Keep Open");
  g_assert_null (find_question ());
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
  return g_str_has_suffix (((Fixture *) data)->calls->str, "closed ");
}

/* The next time it is there as not done, which the window says. */
static void
tell_left (Fixture *fixture)
{
  GListModel *jobs;
  g_autoptr (TklJob) job = NULL;
  g_autofree char *text = NULL;

  ui_wait (has_window, fixture);
  jobs = G_LIST_MODEL (tkl_desk_get_jobs (tkl_window_get_desk (window_of (fixture))));
  ui_wait (has_order, jobs);
  ui_settle ();
  job = g_list_model_get_item (jobs, 0);
  g_assert_cmpint (tkl_job_state (job), ==, TKL_JOB_FAILED);
  text
      = g_strdup_printf ("Read records again (VAN 1 · 02/03/2026): %s", tkl_job_result (job)->text);
  g_assert_nonnull (ui_find (GTK_WIDGET (window_of (fixture)), GTK_TYPE_LABEL, text));
  g_assert_nonnull (strstr (text, "closed before this was done"));
  ui_picture (GTK_WIDGET (window_of (fixture)), "left-undone");
  g_assert_true (g_str_has_prefix (fixture->calls->str, "[Not done: Read records again (VAN 1 "));
  tkl_jobs_put_away (TKL_JOBS (jobs), job);
  ui_wait (is_taken_back, fixture);
  close_window (fixture);
}

static void
test_unfinished (Fixture *fixture, gconstpointer data)
{
  g_setenv ("TIKKLOK_TRUSTTRACK_KEY", SYNC_KEY, TRUE);
  serve (fixture, "org.freedesktop.Notifications", "/org/freedesktop/Notifications",
         notifications_xml);
  run (fixture, fixture->sync.office.database, tell_unfinished);
  tkl_sim_faults_reset (&fixture->sync.sim->faults);
  run (fixture, fixture->sync.office.database, tell_left);
}

/* --- one file, two paths ----------------------------------------------------------------------- */

/* A link to the company that is open shows its window. */
static void
tell_link (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->sync.office.folder, "link.db", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gpointer window;

  ui_wait (has_window, fixture);
  window = window_of (fixture);
  g_assert_cmpint (symlink (fixture->sync.office.database, path), ==, 0);
  g_application_open (G_APPLICATION (fixture->application), &file, 1, "");
  ui_settle ();
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (fixture->application));
       item != NULL; item = item->next)
    g_assert_true (item->data == window);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
}

static void
test_link (Fixture *fixture, gconstpointer data)
{
  run (fixture, fixture->sync.office.database, tell_link);
}

/* --- a new company ---------------------------------------------------------------------------- */

static TklWindow *
find_company (Fixture *fixture, const char *file)
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
tell_new_company (Fixture *fixture)
{
  GtkWidget *dialog, *assistant, *row;
  g_autofree char *path = NULL;

  ui_wait (has_window, fixture);
  gtk_widget_activate_action (GTK_WIDGET (window_of (fixture)), "win.companies", NULL);
  dialog = find_toplevel (TKL_TYPE_COMPANIES_DIALOG, window_of (fixture));
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
test_new_company (Fixture *fixture, gconstpointer data)
{
  run (fixture, fixture->sync.office.database, tell_new_company);
  g_unlink (g_object_get_data (G_OBJECT (fixture->preferences), "path"));
}

#define ADD(name, test) g_test_add ("/background/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_setenv ("TIKKLOK_REQUEST_INTERVAL_MS", "0", TRUE);
  ui_init (&argc, &argv);
  ADD ("hold", test_hold);
  ADD ("quit", test_quit);
  ADD ("typing", test_typing);
  g_test_add ("/background/service", Fixture, tell_service, set_up, test_service, tear_down);
  g_test_add ("/background/removed", Fixture, tell_removed, set_up, test_service, tear_down);
  ADD ("portal", test_portal);
  ADD ("no-sandbox", test_no_sandbox);
  ADD ("sandbox", test_sandbox);
  ADD ("problem", test_problem);
  ADD ("unfinished", test_unfinished);
  ADD ("link", test_link);
  ADD ("new-company", test_new_company);
  return g_test_run ();
}
