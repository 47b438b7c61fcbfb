/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tikklokctl run-jobs: what the window does by itself, in one pass for a timer. */
/* Thread: main. */
#include "tkl-ctl.h"
#include "tkl-jobs.h"
#include "tkl-sync-service.h"

#include <glib/gi18n-lib.h>

/* A timer is never exact: what is due a little later runs now, or it would wait a whole turn. */
#define SLACK_MS 20000

typedef struct
{
  TklCtl *ctl;
  guint n_ended, n_failed;
  gboolean kept; /* one of them did something that stays */
} Pass;

static void
finished_cb (TklJobs *jobs, TklJob *job, gpointer data)
{
  Pass *pass = data;
  const TklJobResult *result = tkl_job_result (job);
  g_auto (GStrv) problems = NULL;

  pass->n_ended++;
  pass->kept |= result->kept;
  if (result->ok)
    {
      /* Translators: title of a job in the background, then a sentence about how it went. */
      tkl_ctl_say (pass->ctl, _ ("%s: %s"), tkl_job_title (job), result->text);
      return;
    }
  pass->n_failed++;
  problems = g_strsplit (result->text, "\n", -1);
  for (guint i = 0; problems[i] != NULL; i++)
    tkl_ctl_complain (_ ("%s: %s"), tkl_job_title (job), problems[i]);
}

static void
say_what_waits (const Pass *pass, TklJobs *jobs)
{
  gint64 now_ms = g_get_real_time () / 1000;

  for (guint i = 0; i < TKL_JOB_N_STANDING; i++)
    {
      TklJob *job = tkl_jobs_get (jobs, (TklJobKind) i);
      gint64 left_ms = tkl_job_next_utc_ms (job) - now_ms;

      if (tkl_job_state (job) == TKL_JOB_WAITING && tkl_job_n_failures (job) > 0 && left_ms > 0)
        /* Translators: title of a job in the background; minutes. */
        tkl_ctl_say (pass->ctl, _ ("%s: failed before, tried again in %d min."),
                     tkl_job_title (job), (int) (left_ms / 60000 + 1));
    }
}

typedef struct
{
  TklJobs *jobs;
  GCancellable *cancellable;
} Waiting;

static gboolean
has_ended (gpointer data)
{
  const Waiting *waiting = data;

  if (g_cancellable_is_cancelled (waiting->cancellable))
    tkl_jobs_stop (waiting->jobs);
  return !tkl_jobs_is_busy (waiting->jobs);
}

static TklExit
end_stopped (const Pass *pass, TklJobs *jobs)
{
  return tkl_ctl_fail_midway (g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, ""),
                              pass->kept || tkl_jobs_kept_part (jobs));
}

static TklExit
end_pass (const Pass *pass, const GError *error)
{
  if (error != NULL)
    {
      tkl_ctl_complain ("%s", error->message);
      return TKL_EXIT_IMPOSSIBLE;
    }
  if (pass->n_ended == 0)
    tkl_ctl_say (pass->ctl, "%s", _ ("Nothing is due."));
  if (pass->n_failed == 0)
    return TKL_EXIT_DONE;
  return pass->kept ? TKL_EXIT_PARTLY : TKL_EXIT_IMPOSSIBLE;
}

static TklExit
run_jobs (TklCtl *ctl)
{
  TklJobsOptions options = { .request_interval_ms = tkl_sync_request_interval (),
                             .slack_ms = SLACK_MS,
                             .remembers_failures = TRUE };
  Pass pass = { .ctl = ctl };
  TklJobs *jobs = tkl_jobs_new (ctl->office, &options);
  TklExit status;

  g_signal_connect (jobs, "finished", G_CALLBACK (finished_cb), &pass);
  tkl_jobs_start (jobs);
  tkl_ctl_iterate_until (has_ended, &(Waiting){ jobs, ctl->cancellable });
  if (g_cancellable_is_cancelled (ctl->cancellable))
    status = end_stopped (&pass, jobs);
  else
    {
      say_what_waits (&pass, jobs);
      status = end_pass (&pass, tkl_jobs_error (jobs));
    }
  tkl_jobs_stop (jobs);
  g_object_unref (jobs);
  return status;
}

const TklCtlCommand tkl_ctl_jobs_commands[] = {
  { "run-jobs", "", N_ ("Do once what is due in the background."),
    N_ ("Fetching and linking ticks with CT-6 and CT-10, addresses, the scheduled Excel export, "
        "retention, and a weekly check of the database, each at its time by the settings. Meant "
        "for "
        "a timer; the window does the same while it is open."),
    0, 0, 0, run_jobs },
  { NULL },
};
