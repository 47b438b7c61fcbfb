/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue of jobs: which runs next, and what becomes of it when its run is over. */
/* Thread: main. */
#include "tkl-instant.h"
#include "tkl-jobs-private.h"

#include <glib/gi18n-lib.h>

#define BUSY_RETRY_MS 10000
#define STOPPED_MS 3600000
#define MINUTE_MS G_GINT64_CONSTANT (60000)

/* --- the queue ------------------------------------------------------------------------------- */

void
tkl_jobs_enqueue (TklJobs *self, TklJob *job, gboolean by_user)
{
  int place = g_queue_index (&self->queue, job);

  if (job == self->running || (place >= 0 && (!by_user || (guint) place < self->n_by_user)))
    return;
  if (place >= 0)
    g_queue_remove (&self->queue, job);
  g_queue_push_nth (&self->queue, job, by_user ? (int) self->n_by_user : -1);
  self->n_by_user += by_user;
  tkl_job_set_state (job, TKL_JOB_QUEUED, TKL_INSTANT_NONE);
}

void
tkl_jobs_leave_queue (TklJobs *self, TklJob *job)
{
  int place = g_queue_index (&self->queue, job);

  if (place < 0)
    return;
  self->n_by_user -= (guint) place < self->n_by_user;
  g_queue_remove (&self->queue, job);
}

static void
tell (TklJobRun *run, const TklJobProgress *told)
{
  TklJobs *self = run->data;
  TklJobProgress *progress;

  if (self->running == NULL)
    return;
  progress = &self->running->progress;
  *progress = *told;
  if (told->left_ms < 0 && told->n_done > 0 && told->n_done <= told->n_all)
    progress->left_ms = (tkl_jobs_steady_ms (self) - self->began_steady_ms)
                        * (gint64) (told->n_all - told->n_done) / (gint64) told->n_done;
  tkl_job_changed (self->running);
}

static void finished_cb (GObject *source, GAsyncResult *result, gpointer data);

void
tkl_jobs_start_next (TklJobs *self)
{
  const TklJobType *type;
  TklJob *job;

  if (self->running != NULL || self->queue.length == 0)
    return;
  job = g_queue_pop_head (&self->queue);
  job->by_user = self->n_by_user > 0;
  self->n_by_user -= job->by_user;
  type = tkl_job_type (job->kind);
  self->running = job;
  self->began_steady_ms = tkl_jobs_steady_ms (self);
  self->run = (TklJobRun){ .office = self->office,
                           .company = self->notes->company,
                           .key = self->options.key,
                           .interval_ms = self->options.request_interval_ms,
                           .order = job->order,
                           .since_utc_ms = job->order == NULL ? self->notes->since_utc_ms[job->kind]
                                                              : TKL_INSTANT_NONE,
                           .now_utc_ms = tkl_jobs_real_ms (self),
                           .cancellable = g_cancellable_new (),
                           .n_earlier = job->n_earlier,
                           .tell = tell,
                           .data = self };
  self->run.fixed_now_utc_ms = self->clock->is_fake ? self->run.now_utc_ms : 0;
  job->progress = (TklJobProgress){ .left_ms = -1 };
  tkl_job_set_state (job, TKL_JOB_RUNNING, TKL_INSTANT_NONE);
  type->start (&self->run, finished_cb, g_object_ref (self));
}

/* --- the end of a run ------------------------------------------------------------------------ */

typedef struct
{
  TklJobs *self; /* (owned) */
  TklJob *job;   /* (borrowed): of self */
  guint note;    /* the so-manieth of the job */
} Noting;

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Noting *noting = data;
  g_autoptr (TklJobs) self = noting->self;
  g_autoptr (GError) error = NULL;

  /* Tried again with the next run; until then this program remembers. */
  if (!tkl_job_notes_put_finish (TKL_OFFICE (source), result, &error))
    return;
  noting->job->saved_note = noting->note;
  /* A reading under way may have seen what was noted before. */
  self->look_again |= self->loading;
}

void
tkl_jobs_note_run (TklJobs *self, TklJob *job, gint64 time_utc_ms)
{
  Noting *noting = g_new (Noting, 1);

  *noting = (Noting){ g_object_ref (self), job, ++job->n_notes };
  self->notes->since_utc_ms[job->kind] = job->noted_utc_ms = time_utc_ms;
  tkl_job_notes_put_async (self->office, job->kind, time_utc_ms, noted_cb, noting);
}

void
tkl_jobs_set_problem (TklJobs *self, TklJob *job, gboolean has_problem)
{
  if (job->has_problem == has_problem)
    return;
  job->has_problem = has_problem;
  tkl_job_changed (job);
  g_signal_emit_by_name (self, "problem", job, has_problem);
}

void
tkl_jobs_end_stopped (TklJobs *self, TklJob *job)
{
  TklSchedule schedule;

  job->retry_steady_ms = -1;
  if (tkl_job_type (job->kind)->plan (self->notes->company, &schedule)
      && schedule.kind == TKL_SCHEDULE_INTERVAL)
    tkl_jobs_note_run (self, job, tkl_jobs_real_ms (self));
  else
    job->hold_steady_ms = tkl_jobs_steady_ms (self) + STOPPED_MS;
}

gint64
tkl_jobs_wait_after_failure_ms (guint n_failures, int pause_min)
{
  return MAX (tkl_schedule_backoff_min (n_failures), pause_min) * MINUTE_MS;
}

static void
note_failures (TklJobs *self, TklJob *job, gint64 wait_ms)
{
  if (self->options.remembers_failures)
    tkl_job_notes_put_failures_async (self->office, job->kind, job->n_failures,
                                      tkl_jobs_real_ms (self) + wait_ms);
}

static void
end_badly (TklJobs *self, TklJob *job)
{
  TklSchedule schedule;
  gboolean is_on = tkl_job_type (job->kind)->plan (self->notes->company, &schedule);
  gint64 wait_ms = tkl_jobs_wait_after_failure_ms (++job->n_failures, self->run.pause_min);

  job->retry_steady_ms = is_on ? tkl_jobs_steady_ms (self) + wait_ms : -1;
  note_failures (self, job, wait_ms);
}

static void
end_well (TklJobs *self, TklJob *job)
{
  if (job->n_failures > 0)
    {
      job->n_failures = 0;
      note_failures (self, job, 0);
    }
  job->retry_steady_ms = job->hold_steady_ms = -1;
  tkl_jobs_note_run (self, job, self->run.now_utc_ms);
}

static void
run_followers (TklJobs *self, TklJobKind kind)
{
  for (guint i = 0; i < TKL_JOB_N_STANDING; i++)
    {
      const TklJobType *type = tkl_job_type ((TklJobKind) i);
      TklSchedule schedule;

      if (type->follows == kind && type->plan (self->notes->company, &schedule))
        tkl_jobs_enqueue (self, self->jobs[i], FALSE);
    }
}

/* How a run ended. */
typedef struct
{
  gboolean stopped, busy; /* neither says whether what went wrong before is over */
  gboolean whole;
  gboolean goes_on;    /* a piece of an order is left */
  const GError *error; /* (nullable) */
} Ending;

/* What the clock or the calendar asks for is looked at anew then: the other program may have done it. */
static void
wait_for_other (TklJobs *self, TklJob *job)
{
  gint64 until_ms = tkl_jobs_steady_ms (self) + BUSY_RETRY_MS;
  TklSchedule schedule;
  gboolean by_clock = tkl_job_type (job->kind)->plan (self->notes->company, &schedule)
                      && schedule.kind != TKL_SCHEDULE_OFF && !job->by_user;

  job->retry_steady_ms = by_clock ? -1 : until_ms;
  job->hold_steady_ms = by_clock ? until_ms : job->hold_steady_ms;
}

static void
plan_after (TklJobs *self, TklJob *job, const Ending *ending)
{
  if (ending->stopped)
    tkl_jobs_end_stopped (self, job);
  else if (ending->busy)
    wait_for_other (self, job);
  else if (ending->error != NULL || self->run.pause_min > 0)
    end_badly (self, job);
  else
    end_well (self, job);
}

/* What fails or is stopped is not tried again by itself; another program is waited for. Between two
 * pieces whatever else is due gets its turn. */
static void
plan_after_order (TklJobs *self, TklJob *job, const Ending *ending)
{
  job->retry_steady_ms = ending->busy ? tkl_jobs_steady_ms (self) + BUSY_RETRY_MS : -1;
  job->n_earlier = ending->goes_on ? self->run.n_earlier : 0;
  if (ending->goes_on)
    tkl_jobs_enqueue (self, job, FALSE);
  else if (ending->busy)
    job->state = TKL_JOB_WAITING;
  else if (ending->stopped || ending->error != NULL || !ending->whole)
    job->state = TKL_JOB_FAILED;
  else
    job->state = TKL_JOB_DONE;
}

/* An order is carried out piece by piece: what it did before it ended is there. */
static gboolean
has_changed (const TklJobs *self, const TklJob *job, const Ending *ending)
{
  return !self->run.unchanged
         && (ending->error == NULL || self->run.kept || (job->order != NULL && !ending->busy));
}

/* @text: (transfer full) (nullable): NULL with an error */
static void
judge (TklJobs *self, TklJob *job, char *text, const Ending *ending)
{
  const GError *error = ending->error;
  gboolean ok = ending->stopped || ending->busy || (error == NULL && ending->whole);
  gboolean is_ours = error != NULL && error->domain == TKL_SERVICE_ERROR;

  if (job->order != NULL)
    plan_after_order (self, job, ending);
  else
    plan_after (self, job, ending);
  if (ending->stopped || error != NULL)
    {
      g_free (text);
      text = g_strdup (ending->stopped ? _ ("Stopped. What was complete until then is kept.")
                                       : error->message);
    }
  g_clear_error (&job->fault);
  if (error != NULL && !ending->stopped)
    job->fault = g_error_copy (error);
  tkl_job_set_result (job, &(TklJobResult){ .time_utc_ms = tkl_jobs_real_ms (self),
                                            .ok = ok,
                                            .changed = has_changed (self, job, ending),
                                            .kept = error == NULL || self->run.kept,
                                            .error_code = is_ours ? error->code : -1,
                                            .text = text,
                                            .warning = g_steal_pointer (&self->run.warning),
                                            .warning_code = self->run.warning_code });
  if (!ending->stopped && !ending->busy)
    tkl_jobs_set_problem (self, job, !ok);
  if (!ending->stopped && error == NULL)
    run_followers (self, job->kind);
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TklJobs) self = data;
  TklJob *job = self->running;
  Ending ending = { .whole = TRUE };
  g_autoptr (GError) error = NULL;
  char *text;

  /* What was done before it heard of being stopped is done. */
  g_task_set_check_cancellable (G_TASK (result), FALSE);
  text = tkl_job_type (job->kind)->finish (&self->run, result, &ending.whole, &error);
  self->running = NULL;
  job->state = TKL_JOB_IDLE;
  if (self->stopped)
    {
      self->kept_part = text != NULL || self->run.kept;
      g_free (text);
      g_clear_object (&self->run.cancellable);
      g_clear_pointer (&self->run.warning, g_free);
      return;
    }
  ending.stopped = g_cancellable_is_cancelled (self->run.cancellable);
  ending.busy = g_error_matches (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_BUSY);
  ending.error = error;
  ending.goes_on = self->run.goes_on && !ending.stopped && error == NULL;
  judge (self, job, text, &ending);
  g_clear_object (&self->run.cancellable);
  g_signal_emit_by_name (self, "finished", job);
  if (job->order != NULL)
    tkl_jobs_end_order (self, job);
  tkl_jobs_review (self);
}
