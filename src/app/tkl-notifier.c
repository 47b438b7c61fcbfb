/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notifications of the desktop about work in the background that needs somebody. */
/* Thread: main. */
#include "tkl-notifier.h"

#include "tkl-job-fault.h"
#include "tkl-job-text.h"
#include "tkl-window.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GApplication *application; /* (unowned) */
  char *path;                /* (owned): of the database */
} Watch;

static void
watch_free (gpointer data, GClosure *closure)
{
  Watch *watch = data;

  g_free (watch->path);
  g_free (watch);
}

static void
send (Watch *watch, const char *id, TklJob *job)
{
  g_autofree char *full = tkl_job_text_title (job);
  /* Translators: title of a notification; %s is a job, such as “Fetch ticks”. */
  g_autofree char *title = g_strdup_printf (_ ("Not done: %s"), full);
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification, tkl_job_fault_sentence (job));
  g_notification_set_default_action_and_target (notification, "app.show-jobs", "s", watch->path);
  g_notification_add_button_with_target (notification, _ ("Show"), "app.show-jobs", "s",
                                         watch->path);
  g_application_send_notification (watch->application, id, notification);
}

/* The company's window, or a dialog over it, has the focus. */
static gboolean
is_looked_at (const Watch *watch)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (watch->application));

  if (window == NULL || !gtk_window_is_active (window))
    return FALSE;
  while (window != NULL && !TKL_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  return window != NULL
         && g_str_equal (
             tkl_office_path (tkl_desk_get_office (tkl_window_get_desk (TKL_WINDOW (window)))),
             watch->path);
}

static void
problem_cb (TklJobs *jobs, TklJob *job, gboolean begins, gpointer data)
{
  Watch *watch = data;
  const char *subject = tkl_job_subject (job);
  g_autofree char *id
      = g_strdup_printf ("job-%u-%08x-%08x", tkl_job_kind (job), g_str_hash (watch->path),
                         g_str_hash (subject != NULL ? subject : ""));

  if (!begins)
    g_application_withdraw_notification (watch->application, id);
  /* Who ordered it and looks on is told in the window, once. */
  else if (!tkl_job_is_order (job) || !is_looked_at (watch))
    send (watch, id, job);
}

void
tkl_notifier_watch (GApplication *application, TklDesk *desk)
{
  Watch *watch = g_new (Watch, 1);

  *watch = (Watch){ application, g_strdup (tkl_office_path (tkl_desk_get_office (desk))) };
  g_signal_connect_data (tkl_desk_get_jobs (desk), "problem", G_CALLBACK (problem_cb), watch,
                         watch_free, 0);
}
