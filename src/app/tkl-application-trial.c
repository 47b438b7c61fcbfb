/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demo company in the application: making and opening it, leaving and removing it. */
/* Thread: main. */
#define G_SETTINGS_ENABLE_BACKEND
#include "tkl-application-private.h"

#include "tkl-present.h"
#include "tkl-settings.h"
#include "tkl-text.h"
#include "tkl-trial-dialog.h"

#include <gio/gsettingsbackend.h>
#include <glib/gi18n-lib.h>

/* Opening one that is there is over before that. */
#define DIALOG_AFTER_MS 300

/* --- opening ---------------------------------------------------------------------------------- */

typedef struct
{
  TklApplication *application; /* (owned) */
  GCancellable *cancellable;   /* (owned) */
  GtkWidget *dialog;           /* (nullable) */
  char *step;                  /* (owned) (nullable): what is done now */
  guint timeout_id;            /* 0 = the dialog is there */
} Opening;

static void
opening_free (Opening *opening)
{
  g_clear_handle_id (&opening->timeout_id, g_source_remove);
  if (opening->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (opening->dialog));
  g_object_unref (opening->cancellable);
  g_object_unref (opening->application);
  g_free (opening->step);
  g_free (opening);
}

static void
destroyed_cb (Opening *opening)
{
  opening->dialog = NULL;
}

static gboolean
show_dialog_cb (gpointer data)
{
  Opening *opening = data;
  GtkApplication *application = GTK_APPLICATION (opening->application);

  opening->timeout_id = 0;
  opening->dialog = tkl_trial_dialog_new (gtk_application_get_active_window (application),
                                          opening->cancellable);
  g_signal_connect_swapped (opening->dialog, "destroy", G_CALLBACK (destroyed_cb), opening);
  tkl_trial_dialog_set_step (opening->dialog, opening->step);
  tkl_present_question (GTK_WINDOW (opening->dialog));
  return G_SOURCE_REMOVE;
}

static void
step_cb (const char *step, gpointer data)
{
  Opening *opening = data;

  g_free (opening->step);
  opening->step = g_strdup (step);
  if (opening->dialog != NULL)
    tkl_trial_dialog_set_step (opening->dialog, step);
}

/* What is there can be looked at without the simulator too; what is not was not made.
 * @trial: (transfer full) (nullable): NULL: @error says why. */
static void
take_trial (TklApplication *self, TklOpenCompany *company, TklTrial *trial, const GError *error)
{
  g_autofree char *path = tkl_trial_path ();
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  company->trial = trial;
  tkl_trial_lend (tkl_desk_get_office (company->desk));
  if (cancelled || (error != NULL && !g_file_test (path, G_FILE_TEST_EXISTS)))
    tkl_application_give_up (self, company,
                             cancelled ? NULL : _ ("The demo company could not be made"), error);
  else
    {
      if (error != NULL)
        tkl_application_show_error (self, _ ("The demo company has no ticks to fetch"), error);
      tkl_application_read_company (self, company);
    }
}

static void
started_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Opening *opening = data;
  g_autofree char *path = tkl_trial_path ();
  TklOpenCompany *company = tkl_application_find_company (opening->application, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (TklTrial) trial = tkl_trial_start_finish (result, &error);

  g_signal_handlers_disconnect_by_data (opening->application, opening);
  if (opening->dialog != NULL)
    g_signal_handlers_disconnect_by_data (opening->dialog, opening);
  /* NULL: the application has ended meanwhile. */
  if (company != NULL)
    take_trial (opening->application, company, g_steal_pointer (&trial), error);
  opening_free (opening);
}

void
tkl_application_trial_open (TklApplication *self)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->application = g_object_ref (self);
  opening->cancellable = g_cancellable_new ();
  opening->timeout_id = g_timeout_add (DIALOG_AFTER_MS, show_dialog_cb, opening);
  tkl_trial_start_async (step_cb, opening, opening->cancellable, started_cb, opening);
}

/* --- its window ------------------------------------------------------------------------------- */

GSettings *
tkl_application_trial_state (void)
{
  g_autoptr (GSettingsBackend) memory = g_memory_settings_backend_new ();
  GSettings *state = g_settings_new_with_backend (TKL_SETTINGS_STATE, memory);

  g_settings_set_string (state, TKL_KEY_PERIOD, TKL_TRIAL_PERIOD);
  return state;
}

/* The simulator and the work on the company end with its window. */
static gboolean
window_gone_cb (gpointer data)
{
  TklApplication *self = data;
  g_autofree char *path = tkl_trial_path ();
  TklOpenCompany *company = tkl_application_find_company (self, path);

  if (company != NULL && company->opened && tkl_application_find_window (self, path) == NULL)
    tkl_application_close_company (self, company);
  return G_SOURCE_REMOVE;
}

static void
window_destroyed_cb (TklApplication *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, window_gone_cb, g_object_ref (self), g_object_unref);
}

/* A company in which nothing was entered yet is in the way; the demo leads back to it. */
static void
close_unnamed (TklApplication *self)
{
  GList *windows = tkl_application_copy_windows (self);

  for (GList *item = windows; item != NULL; item = item->next)
    {
      TklDesk *desk = TKL_IS_WINDOW (item->data) ? tkl_window_get_desk (item->data) : NULL;

      if (desk != NULL && tkl_str_empty (tkl_desk_get_company (desk)->name))
        gtk_window_destroy (item->data);
    }
  g_list_free_full (windows, g_object_unref);
}

void
tkl_application_trial_show (TklApplication *self, GtkWindow *window)
{
  g_signal_connect_object (window, "destroy", G_CALLBACK (window_destroyed_cb), self,
                           G_CONNECT_SWAPPED);
  close_unnamed (self);
}

/* --- actions ---------------------------------------------------------------------------------- */

static void
demo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *path = tkl_trial_path ();

  tkl_application_open_company (user_data, path, TRUE, NULL);
}

/* Returns: (transfer full): where the user's own companies are; @ret_n: how many; none: where the first
 * one will be. */
static char *
own_path (TklApplication *self, guint *ret_n)
{
  g_auto (GStrv) companies = g_settings_get_strv (self->preferences, TKL_KEY_COMPANIES);
  g_autofree char *own = NULL;

  *ret_n = 0;
  for (guint i = 0; companies[i] != NULL; i++)
    if (!tkl_trial_is_at (companies[i]) && (*ret_n)++ == 0)
      own = g_strdup (companies[i]);
  return own != NULL ? g_steal_pointer (&own)
                     : g_build_filename (g_get_user_data_dir (), "tikklok", "tikklok.db", NULL);
}

static void
open_own (TklApplication *self, const char *own, guint n)
{
  if (n == 0)
    tkl_application_open_company (self, own, TRUE, NULL);
  else
    tkl_application_open_existing (self, own, NULL);
}

static void
close_demo_window (TklApplication *self)
{
  g_autofree char *path = tkl_trial_path ();
  TklWindow *window = tkl_application_find_window (self, path);

  if (window != NULL)
    gtk_window_destroy (GTK_WINDOW (window));
}

/* With several companies the user chooses. */
static void
leave_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TklApplication *self = user_data;
  guint n;
  g_autofree char *own = own_path (self, &n);

  if (n > 1)
    {
      GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

      if (window != NULL)
        gtk_widget_activate_action (GTK_WIDGET (window), "win.companies", NULL);
      return;
    }
  open_own (self, own, n);
  close_demo_window (self);
}

static void
removal_cb (GtkWidget *dialog, const char *response, TklApplication *self)
{
  g_autofree char *path = tkl_trial_path ();
  TklOpenCompany *company = tkl_application_find_company (self, path);
  guint n;
  g_autofree char *own = own_path (self, &n);
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "remove"))
    return;
  if (company != NULL && !company->opened)
    {
      g_set_error_literal (&error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_IN_USE,
                           _ ("It is still being opened. Try again in a moment."));
      tkl_application_show_error (self, _ ("The demo company could not be removed"), error);
      return;
    }
  open_own (self, own, n);
  close_demo_window (self);
  company = tkl_application_find_company (self, path);
  if (company != NULL)
    tkl_application_close_company (self, company);
  tkl_settings_forget_company (self->preferences, path);
  if (!tkl_trial_remove (&error))
    tkl_application_show_error (self, _ ("The demo company could not be removed"), error);
}

static void
remove_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);
  GtkWidget *dialog = tkl_trial_dialog_ask_removal (window);

  g_signal_connect_object (dialog, "response", G_CALLBACK (removal_cb), user_data, 0);
  tkl_present_question (GTK_WINDOW (dialog));
}

static const GActionEntry actions[] = {
  { "demo", demo_action },
  { "leave-demo", leave_action },
  { "remove-demo", remove_action },
};

void
tkl_application_trial_install (TklApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
