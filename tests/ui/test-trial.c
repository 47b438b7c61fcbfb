/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demo company in the application: offered at the first start, opened, left, taken up, removed. */
/* Thread: main; the simulator is a program of its own. */
#include "tkl-application.h"
#include "tkl-assistant.h"
#include "tkl-commands.h"
#include "tkl-companies-dialog.h"
#include "tkl-instant.h"
#include "tkl-settings.h"
#include "tkl-table-page.h"
#include "tkl-trial.h"
#include "tkl-window.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>

typedef struct
{
  OfficeFixture office; /* of the user's own company */
  TklApplication *application;
  GSettings *preferences;
  gboolean told;
  void (*story) (gpointer fixture);
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  office_set_up (&fixture->office, data);
  office_close (&fixture->office);
  fixture->preferences = g_settings_new (TKL_SETTINGS_PREFERENCES);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) state = g_settings_new (TKL_SETTINGS_STATE);
  g_autofree char *period = g_settings_get_string (state, TKL_KEY_PERIOD);

  /* Looking at the demo changed nothing of how the user's own window begins. */
  g_assert_cmpstr (period, !=, TKL_TRIAL_PERIOD);
  ui_forget_state (state);
  g_assert_true (tkl_trial_remove (NULL));
  g_settings_reset (fixture->preferences, TKL_KEY_COMPANIES);
  g_settings_reset (fixture->preferences, TKL_KEY_LAST_COMPANY);
  g_clear_object (&fixture->preferences);
  office_open (&fixture->office);
  office_tear_down (&fixture->office, data);
}

static gboolean
story_cb (gpointer data)
{
  Fixture *fixture = data;

  fixture->story (fixture);
  fixture->told = TRUE;
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
  return G_SOURCE_REMOVE;
}

static void
run (Fixture *fixture, const char *path, void (*story) (gpointer fixture))
{
  char *argv[] = { (char *) "tikklok", (char *) path, NULL };

  fixture->story = story;
  fixture->told = FALSE;
  fixture->application = tkl_application_new (G_APPLICATION_DEFAULT_FLAGS);
  g_idle_add (story_cb, fixture);
  g_assert_cmpint (
      g_application_run (G_APPLICATION (fixture->application), path != NULL ? 2 : 1, argv), ==, 0);
  g_assert_true (fixture->told);
  /* What still ends holds it. */
  g_object_add_weak_pointer (G_OBJECT (fixture->application), (gpointer *) &fixture->application);
  g_object_unref (fixture->application);
  ui_wait (ui_is_gone, &fixture->application);
}

/* With a company that is not there yet: that of a first start. */
static void
run_first (Fixture *fixture, void (*story) (gpointer fixture))
{
  g_setenv ("TIKKLOK_DATABASE", fixture->office.database, TRUE);
  run (fixture, NULL, story);
  g_unsetenv ("TIKKLOK_DATABASE");
}

/* --- looking ---------------------------------------------------------------------------------- */

static GtkWindow *
find_window (Fixture *fixture, GType type, gboolean of_demo)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    {
      TklDesk *desk = TKL_IS_WINDOW (item->data) ? tkl_window_get_desk (item->data) : NULL;
      const char *path = desk != NULL ? tkl_office_path (tkl_desk_get_office (desk)) : NULL;

      /* One that waits for its company is none yet. */
      if (TKL_IS_WINDOW (item->data) && desk == NULL)
        continue;
      if (g_type_is_a (G_OBJECT_TYPE (item->data), type)
          && (path == NULL || tkl_trial_is_at (path) == of_demo))
        return item->data;
    }
  return NULL;
}

/* One that is not shown would end the program for who reads the screen (GTK 4.8). */
static void
check_shown (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    g_assert_true (gtk_widget_get_visible (item->data));
}

static gboolean
has_demo (gpointer data)
{
  check_shown ();
  return find_window (data, TKL_TYPE_WINDOW, TRUE) != NULL;
}

static gboolean
has_no_demo (gpointer data)
{
  return !has_demo (data);
}

static gboolean
has_own (gpointer data)
{
  return find_window (data, TKL_TYPE_WINDOW, FALSE) != NULL;
}

static gboolean
has_no_own (gpointer data)
{
  return !has_own (data);
}

static gboolean
has_assistant (gpointer data)
{
  return find_window (data, TKL_TYPE_ASSISTANT, FALSE) != NULL;
}

static gboolean
has_message (gpointer data)
{
  return find_window (data, ADW_TYPE_MESSAGE_DIALOG, FALSE) != NULL;
}

static void
press (GtkWindow *window, const char *button)
{
  GtkWidget *found = ui_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, button);

  g_assert_nonnull (found);
  g_signal_emit_by_name (found, "clicked");
}

static void
act (Fixture *fixture, const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), action, NULL);
}

static gboolean
has_done_sync (gpointer data)
{
  const TklJobResult *result
      = tkl_job_result (tkl_jobs_get (tkl_desk_get_jobs (data), TKL_JOB_SYNC));

  return result->time_utc_ms != TKL_INSTANT_NONE;
}

static gboolean
has_ticks (gpointer data)
{
  return ui_n_rows (data) > 1000;
}

/* Each command of the application in the table of commands is an action of it. */
static void
check_commands (Fixture *fixture)
{
  guint n, n_of_application = 0;
  const TklCommand *commands = tkl_commands (&n);
  TklWindow *window = TKL_WINDOW (find_window (fixture, TKL_TYPE_WINDOW, TRUE));

  for (guint i = 0; i < n; i++)
    if (g_str_has_prefix (commands[i].action, "app."))
      {
        g_assert_true (g_action_group_has_action (G_ACTION_GROUP (fixture->application),
                                                  commands[i].action + strlen ("app.")));
        g_assert_true (tkl_window_can_run (window, commands[i].action));
        n_of_application++;
      }
  g_assert_cmpuint (n_of_application, >=, 6);
}

/* --- stories ---------------------------------------------------------------------------------- */

static void
check_demo (Fixture *fixture)
{
  GtkWindow *window = find_window (fixture, TKL_TYPE_WINDOW, TRUE);
  TklDesk *desk = tkl_window_get_desk (TKL_WINDOW (window));
  TklJob *job = tkl_jobs_get (tkl_desk_get_jobs (desk), TKL_JOB_SYNC);
  GtkWidget *page;

  g_assert_cmpstr (gtk_window_get_title (window), ==, "Voorbeeldbouw (demo)");
  g_assert_nonnull (ui_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "_Own Company"));
  page = tkl_window_get_page (TKL_WINDOW (window), "ticks");
  ui_wait (has_ticks, page);
  tkl_jobs_run (tkl_desk_get_jobs (desk), TKL_JOB_SYNC);
  ui_wait (has_done_sync, desk);
  g_assert_false (tkl_job_has_problem (job));
  ui_settle ();
  ui_assert_named (GTK_WIDGET (window));
  ui_picture (GTK_WIDGET (window), "demo");
}

static gboolean
has_heading (gpointer text)
{
  GtkWindow *message = find_window (NULL, ADW_TYPE_MESSAGE_DIALOG, FALSE);

  return message != NULL
         && g_strcmp0 (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (message)), text) == 0;
}

/* What is there is shown without the simulator too; nobody's real key goes where it listened. */
static void
check_without_simulator (Fixture *fixture)
{
  g_autofree char *real = g_strdup (g_getenv ("TIKKLOK_SIMULATOR"));
  TklDesk *desk;

  g_setenv ("TIKKLOK_SIMULATOR", "/nonexistent/simulator", TRUE);
  act (fixture, "demo");
  ui_wait (has_heading, (gpointer) "The demo company has no ticks to fetch");
  press (find_window (fixture, ADW_TYPE_MESSAGE_DIALOG, FALSE), "_Close");
  ui_wait (has_demo, fixture);
  g_setenv ("TIKKLOK_SIMULATOR", real, TRUE);
  desk = tkl_window_get_desk (TKL_WINDOW (find_window (fixture, TKL_TYPE_WINDOW, TRUE)));
  g_assert_cmpstr (tkl_office_lent_key (tkl_desk_get_office (desk)), ==, "demo-key");
  g_object_add_weak_pointer (G_OBJECT (desk), (gpointer *) &desk);
  act (fixture, "leave-demo");
  ui_wait (has_no_demo, fixture);
  ui_wait (ui_is_gone, &desk);
  ui_settle ();
}

/* What is being opened is not taken away below it. */
static void
check_removal_waits (Fixture *fixture)
{
  act (fixture, "demo");
  act (fixture, "remove-demo");
  press (find_window (fixture, ADW_TYPE_MESSAGE_DIALOG, FALSE), "_Remove");
  ui_wait (has_heading, (gpointer) "The demo company could not be removed");
  press (find_window (fixture, ADW_TYPE_MESSAGE_DIALOG, FALSE), "_Close");
  ui_wait (has_demo, fixture);
}

/* From the assistant of a company in which nothing was entered; back to it; again; and gone. */
static void
tell_first_start (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *path = tkl_trial_path ();
  g_auto (GStrv) companies = NULL;
  g_autofree char *last = NULL;
  TklDesk *desk;

  ui_wait (has_assistant, fixture);
  press (find_window (fixture, TKL_TYPE_ASSISTANT, FALSE), "Try the Demo");
  ui_wait (has_demo, fixture);
  ui_wait (has_no_own, fixture);
  g_assert_false (has_assistant (fixture));
  check_demo (fixture);
  check_commands (fixture);

  desk = tkl_window_get_desk (TKL_WINDOW (find_window (fixture, TKL_TYPE_WINDOW, TRUE)));
  g_object_add_weak_pointer (G_OBJECT (desk), (gpointer *) &desk);
  tkl_window_run (TKL_WINDOW (find_window (fixture, TKL_TYPE_WINDOW, TRUE)), "app.leave-demo");
  ui_wait (has_assistant, fixture);
  ui_wait (has_no_demo, fixture);
  /* The company ends a moment after its window, and its simulator a moment after that. */
  ui_wait (ui_is_gone, &desk);
  ui_settle ();
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  check_without_simulator (fixture);
  check_removal_waits (fixture);
  act (fixture, "remove-demo");
  ui_wait (has_message, fixture);
  ui_assert_named (GTK_WIDGET (find_window (fixture, ADW_TYPE_MESSAGE_DIALOG, FALSE)));
  ui_picture (GTK_WIDGET (find_window (fixture, ADW_TYPE_MESSAGE_DIALOG, FALSE)), "demo-remove");
  press (find_window (fixture, ADW_TYPE_MESSAGE_DIALOG, FALSE), "_Remove");
  ui_wait (has_no_demo, fixture);
  ui_wait (has_own, fixture);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  companies = g_settings_get_strv (fixture->preferences, TKL_KEY_COMPANIES);
  last = g_settings_get_string (fixture->preferences, TKL_KEY_LAST_COMPANY);
  g_assert_cmpuint (g_strv_length (companies), ==, 1);
  g_assert_cmpstr (companies[0], ==, fixture->office.database);
  g_assert_cmpstr (last, ==, fixture->office.database);
  ui_settle ();
}

static void
test_first_start (Fixture *fixture, gconstpointer data)
{
  run_first (fixture, tell_first_start);
}

/* A company with a name is not in the way, and is offered the demo in the list of companies. */
static void
tell_beside (gpointer data)
{
  Fixture *fixture = data;
  GtkWindow *own;

  ui_wait (has_own, fixture);
  own = find_window (fixture, TKL_TYPE_WINDOW, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (own), "win.companies", NULL);
  ui_settle ();
  press (find_window (fixture, TKL_TYPE_COMPANIES_DIALOG, FALSE), "Try the Demo");
  ui_wait (has_demo, fixture);
  g_assert_true (has_own (fixture));
  gtk_window_close (find_window (fixture, TKL_TYPE_WINDOW, TRUE));
  ui_settle ();
  g_assert_true (has_own (fixture));
}

static void
test_beside (Fixture *fixture, gconstpointer data)
{
  office_open (&fixture->office);
  office_set (&fixture->office, "name=Own", NULL);
  office_close (&fixture->office);
  run (fixture, fixture->office.database, tell_beside);
}

/* Nothing is made, and what to do is said; the assistant is still there. */
static void
tell_missing (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *path = tkl_trial_path ();
  GtkWindow *message;

  ui_wait (has_assistant, fixture);
  press (find_window (fixture, TKL_TYPE_ASSISTANT, FALSE), "Try the Demo");
  ui_wait (has_message, fixture);
  message = find_window (fixture, ADW_TYPE_MESSAGE_DIALOG, FALSE);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (message)), ==,
                   "The demo company could not be made");
  ui_picture (GTK_WIDGET (message), "demo-missing");
  press (message, "_Close");
  ui_settle ();
  g_assert_true (has_assistant (fixture));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *real = g_strdup (g_getenv ("TIKKLOK_SIMULATOR"));

  g_setenv ("TIKKLOK_SIMULATOR", "/nonexistent/simulator", TRUE);
  run_first (fixture, tell_missing);
  g_setenv ("TIKKLOK_SIMULATOR", real, TRUE);
}

/* It ends while the demo is being started. */
static void
tell_hurry (gpointer data)
{
  act (data, "demo");
}

static void
test_hurry (Fixture *fixture, gconstpointer data)
{
  g_autofree char *real = g_strdup (g_getenv ("TIKKLOK_SIMULATOR"));

  g_setenv ("TIKKLOK_SIMULATOR", "/nonexistent/simulator", TRUE);
  run_first (fixture, tell_hurry);
  g_setenv ("TIKKLOK_SIMULATOR", real, TRUE);
}

/* Nobody is asked about the work of the demo, with its simulator or without. */
static void
tell_leave (gpointer data)
{
  const TklJobOrder order = { TKL_JOB_FETCH, "VAN 1", NULL, 0, 0, 86400000 };
  Fixture *fixture = data;
  TklDesk *desk;

  ui_wait (has_heading, (gpointer) "The demo company has no ticks to fetch");
  press (find_window (fixture, ADW_TYPE_MESSAGE_DIALOG, FALSE), "_Close");
  ui_wait (has_demo, fixture);
  ui_settle ();
  desk = tkl_window_get_desk (TKL_WINDOW (find_window (fixture, TKL_TYPE_WINDOW, TRUE)));
  g_assert_true (tkl_job_is_ahead (tkl_jobs_order (tkl_desk_get_jobs (desk), &order)));
  act (fixture, "quit");
  g_assert_false (has_message (fixture));
}

static void
test_leave (Fixture *fixture, gconstpointer data)
{
  g_autofree char *real = g_strdup (g_getenv ("TIKKLOK_SIMULATOR"));
  g_autofree char *path = tkl_trial_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GFile) here = g_file_new_for_path (fixture->office.database);
  g_autoptr (GFile) there = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  office_open (&fixture->office);
  office_set (&fixture->office, "name=Demo", NULL);
  office_close (&fixture->office);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_copy (here, there, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_setenv ("TIKKLOK_SIMULATOR", "/nonexistent/simulator", TRUE);
  run (fixture, path, tell_leave);
  g_setenv ("TIKKLOK_SIMULATOR", real, TRUE);
}

#define ADD(name, function) g_test_add ("/demo/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ADD ("first-start", test_first_start);
  ADD ("beside", test_beside);
  ADD ("missing", test_missing);
  ADD ("hurry", test_hurry);
  ADD ("leave", test_leave);
  return g_test_run ();
}
