/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of the application: asked about first while work that somebody ordered is not done. */
/* Thread: main. */
#include "tkl-application-private.h"
#include "tkl-job-text.h"
#include "tkl-names.h"
#include "tkl-present.h"

#include <glib/gi18n-lib.h>

/* More of them would push the answers off the screen. */
#define MOST_JOBS 5

static char *
describe (GPtrArray *jobs)
{
  GString *text = g_string_new (NULL);
  guint n = MIN (jobs->len, MOST_JOBS);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = tkl_job_text_title (jobs->pdata[i]);

      g_string_append_printf (text, "%s\n", title);
    }
  if (jobs->len > n)
    g_string_append (text, "…\n");
  g_string_append_c (text, '\n');
  g_string_append (text, _ ("What is complete until now is kept. At the next start Tikklok applies "
                            "changed settings by itself and shows the rest as not done."));
  return g_string_free (text, FALSE);
}

static gboolean
has_window (TklApplication *self)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item != NULL;
       item = item->next)
    if (TKL_IS_WINDOW (item->data))
      return TRUE;
  return FALSE;
}

static void
quit_without_window (TklApplication *self)
{
  if (self->leaves && !has_window (self))
    g_application_quit (G_APPLICATION (self));
}

/* A window in which something is being typed stores that first, and goes a moment later. */
static void
leave (TklApplication *self)
{
  GList *windows = tkl_application_copy_windows (self);

  self->leaves = TRUE;
  for (GList *item = windows; item != NULL; item = item->next)
    gtk_window_close (item->data);
  g_list_free_full (windows, g_object_unref);
  g_signal_handlers_disconnect_by_func (self, quit_without_window, NULL);
  g_signal_connect (self, "window-removed", G_CALLBACK (quit_without_window), NULL);
  quit_without_window (self);
}

void
tkl_application_leave_stay (TklApplication *self)
{
  self->leaves = FALSE;
}

static gboolean
leave_now (gpointer data)
{
  leave (data);
  return G_SOURCE_REMOVE;
}

/* The question needs itself a little longer. */
static void
answered_cb (TklApplication *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, leave_now, g_object_ref (self), g_object_unref);
}

/* @jobs: (element-type TklJob). Returns: (transfer none): the question, shown. */
static GtkWidget *
ask (TklApplication *self, GtkWindow *parent, GPtrArray *jobs)
{
  GtkWidget *question = adw_message_dialog_new (parent, _ ("Work Is Not Finished"), NULL);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (question);
  g_autofree char *body = describe (jobs);

  adw_message_dialog_set_body (dialog, body);
  adw_message_dialog_add_responses (dialog, "stay", _ ("_Keep Open"), "leave", _ ("_Quit Anyway"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "leave", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "stay");
  adw_message_dialog_set_close_response (dialog, "stay");
  g_signal_connect_object (dialog, "response::leave", G_CALLBACK (answered_cb), self,
                           G_CONNECT_SWAPPED);
  tkl_names_complete (question);
  tkl_present_question (GTK_WINDOW (question));
  return question;
}

/* Of the demo company nothing is kept anyway. Returns: (transfer container). */
static GPtrArray *
list_ahead (TklApplication *self)
{
  GPtrArray *ahead = g_ptr_array_new ();

  for (guint i = 0; i < self->companies->len; i++)
    {
      const TklOpenCompany *company = self->companies->pdata[i];

      if (!tkl_trial_is_at (tkl_office_path (tkl_desk_get_office (company->desk))))
        g_ptr_array_extend_and_steal (ahead,
                                      tkl_jobs_list_ahead (tkl_desk_get_jobs (company->desk)));
    }
  return ahead;
}

/* Returns: TRUE when somebody has to answer first; then it ends by itself, or not. */
static gboolean
asks_first (TklApplication *self, GtkWindow *window)
{
  g_autoptr (GPtrArray) ahead = NULL;

  if (self->leaves || window == NULL)
    return FALSE;
  ahead = list_ahead (self);
  if (ahead->len == 0)
    return FALSE;
  if (self->question == NULL)
    g_set_weak_pointer (&self->question, ask (self, window, ahead));
  return TRUE;
}

/* The last window ends the work, unless it goes on in the background. */
static gboolean
close_request_cb (TklApplication *self, GtkWindow *window)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item != NULL;
       item = item->next)
    if (TKL_IS_WINDOW (item->data) && item->data != window)
      return FALSE;
  return !self->holds && asks_first (self, window);
}

void
tkl_application_leave_watch (TklApplication *self, GtkWindow *window)
{
  g_signal_connect_object (window, "close-request", G_CALLBACK (close_request_cb), self,
                           G_CONNECT_SWAPPED);
}

void
tkl_application_leave_quit (TklApplication *self)
{
  if (!asks_first (self, gtk_application_get_active_window (GTK_APPLICATION (self))))
    leave (self);
}
