/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklJobs: the work in the background of an open company, one job after the other (F031, F095). */
/* Thread: main; the jobs' work is done on the office's threads. */
#include "tkl-instant.h"
#include "tkl-jobs-private.h"
#include "tkl-worker.h"

/* How long at most nobody looks at the clock: a jump or a sleep is noticed so late. */
#define LOOK_MS 30000
/* The two clocks never run apart by so much by themselves. */
#define JUMP_MS 10000
/* After waking up or coming back, a network needs a moment before it carries anything. */
#define SETTLE_MS 5000

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TklJobs,
                               tkl_jobs,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

gint64
tkl_jobs_real_ms (const TklJobs *self)
{
  return self->clock->real_ms (self->clock->data);
}

gint64
tkl_jobs_steady_ms (const TklJobs *self)
{
  return self->clock->steady_ms (self->clock->data);
}

static gboolean
has_network (const TklJobs *self)
{
  return self->network == NULL || g_network_monitor_get_network_available (self->network)
         || tkl_company_is_served_here (self->notes->company);
}

/* --- planning -------------------------------------------------------------------------------- */

/* A schedule of the calendar holds from the moment it is seen first: nothing is made up for times
 * before it was switched on. */
static void
anchor (TklJobs *self, TklJob *job, const TklSchedule *schedule, gboolean is_on)
{
  gint64 *since = &self->notes->since_utc_ms[job->kind];

  if (schedule->kind == TKL_SCHEDULE_INTERVAL)
    return;
  if (is_on && schedule->kind != TKL_SCHEDULE_OFF && *since == TKL_INSTANT_NONE)
    tkl_jobs_note_run (self, job, tkl_jobs_real_ms (self));
  else if (!is_on && *since != TKL_INSTANT_NONE)
    tkl_jobs_note_run (self, job, TKL_INSTANT_NONE);
}

gint64
tkl_jobs_waiting_ms (TklJobs *self, const TklJob *job)
{
  gint64 until_ms = MAX (job->retry_steady_ms, job->hold_steady_ms);

  if (tkl_job_type (job->kind)->needs_network)
    until_ms = MAX (until_ms, self->settled_steady_ms);
  return until_ms - tkl_jobs_steady_ms (self) > 0 ? until_ms - tkl_jobs_steady_ms (self) : -1;
}

static void
plan_job (TklJobs *self, TklJob *job, TklZone *zone)
{
  const TklJobType *type = tkl_job_type (job->kind);
  TklSchedule schedule = { TKL_SCHEDULE_OFF };
  gboolean is_on = type->plan (self->notes->company, &schedule);
  gboolean is_owed = job->retry_steady_ms >= 0 && (is_on || job->by_user);
  gint64 now_ms = tkl_jobs_real_ms (self);
  gint64 wait_ms, next_ms;

  anchor (self, job, &schedule, is_on);
  if (job->state == TKL_JOB_RUNNING || job->state == TKL_JOB_QUEUED)
    return;
  if (!is_on && !is_owed)
    {
      tkl_job_set_state (job, job->n_failures > 0 ? TKL_JOB_FAILED : TKL_JOB_OFF, TKL_INSTANT_NONE);
      return;
    }
  next_ms = is_on
                ? tkl_schedule_next (&schedule, zone, self->notes->since_utc_ms[job->kind], now_ms)
                : TKL_INSTANT_NONE;
  if (!is_owed && (next_ms == TKL_INSTANT_NONE || next_ms > now_ms + self->options.slack_ms))
    {
      tkl_job_set_state (job, TKL_JOB_IDLE, next_ms);
      return;
    }
  wait_ms = tkl_jobs_waiting_ms (self, job);
  if (wait_ms > 0)
    tkl_job_set_state (job, TKL_JOB_WAITING, now_ms + wait_ms);
  else if (type->needs_network && !has_network (self))
    tkl_job_set_state (job, TKL_JOB_WAITING, TKL_INSTANT_NONE);
  else
    tkl_jobs_enqueue (self, job, FALSE);
}

static void look_cb (gpointer data);

static gint64
wait_at_most (const TklJob *job, gint64 now_ms, gint64 wait_ms)
{
  return job->next_utc_ms > now_ms ? MIN (wait_ms, job->next_utc_ms - now_ms) : wait_ms;
}

static void
arm_timer (TklJobs *self)
{
  gint64 now_ms = tkl_jobs_real_ms (self);
  gint64 wait_ms = LOOK_MS;

  /* What is due already waits for the job that runs. */
  for (guint i = 0; i < TKL_JOB_N_STANDING; i++)
    wait_ms = wait_at_most (self->jobs[i], now_ms, wait_ms);
  for (guint i = 0; i < self->orders->len; i++)
    wait_ms = wait_at_most (self->orders->pdata[i], now_ms, wait_ms);
  if (self->timer != 0)
    self->clock->stop_timer (self->clock->data, self->timer);
  self->timer
      = self->clock->start_timer (self->clock->data, (guint) MAX (wait_ms, 1), look_cb, self);
}

static void
plan_all (TklJobs *self)
{
  g_autoptr (TklZone) zone = tkl_zone_new (self->notes->company->timezone, NULL);

  /* The setting was checked when it was stored. */
  g_assert (zone != NULL);
  for (guint i = 0; i < TKL_JOB_N_STANDING; i++)
    plan_job (self, self->jobs[i], zone);
  tkl_jobs_plan_orders (self);
  tkl_jobs_start_next (self);
}

/* What failed in an earlier pass waits as if this were the same one. */
static void
recall_failures (TklJobs *self, const TklJobNotes *notes)
{
  for (guint i = 0; i < TKL_JOB_N_STANDING; i++)
    if (notes->n_failures[i] > 0)
      {
        TklJob *job = self->jobs[i];
        gint64 wait_ms = notes->retry_utc_ms[i] - tkl_jobs_real_ms (self);

        job->n_failures = notes->n_failures[i];
        job->retry_steady_ms = tkl_jobs_steady_ms (self);
        /* Longer than anything waits: the clock was set back. */
        if (wait_ms <= tkl_jobs_wait_after_failure_ms (job->n_failures, TKL_JOB_PAUSE_MIN))
          job->retry_steady_ms += MAX (wait_ms - self->options.slack_ms, 0);
      }
}

static void
use_notes (TklJobs *self, TklJobNotes *notes)
{
  gboolean is_first = self->notes == NULL;

  for (guint i = 0; i < TKL_JOB_N_STANDING; i++)
    if (self->jobs[i]->saved_note < self->jobs[i]->n_notes)
      notes->since_utc_ms[i] = self->jobs[i]->noted_utc_ms;
  if (is_first && self->options.remembers_failures)
    recall_failures (self, notes);
  g_clear_pointer (&self->notes, tkl_job_notes_free);
  self->notes = notes;
  if (is_first && self->options.takes_up_orders)
    tkl_jobs_take_up_orders (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TklJobs) self = data;
  GError *error = NULL;
  TklJobNotes *notes = tkl_job_notes_load_finish (TKL_OFFICE (source), result, &error);

  self->loading = FALSE;
  if (self->stopped)
    {
      g_clear_pointer (&notes, tkl_job_notes_free);
      g_clear_error (&error);
      return;
    }
  g_clear_error (&self->error);
  self->error = error;
  /* A run uses the settings it began with. */
  if (notes != NULL && self->running == NULL)
    use_notes (self, notes);
  else
    g_clear_pointer (&notes, tkl_job_notes_free);
  if (self->look_again)
    tkl_jobs_review (self);
  else if (self->notes != NULL && self->error == NULL && self->running == NULL)
    plan_all (self);
  arm_timer (self);
}

void
tkl_jobs_review (TklJobs *self)
{
  g_return_if_fail (TKL_IS_JOBS (self));
  TKL_ASSERT_MAIN ();

  if (self->stopped)
    return;
  self->look_again = self->loading;
  if (self->loading)
    return;
  self->loading = TRUE;
  tkl_job_notes_load_async (self->office, NULL, loaded_cb, g_object_ref (self));
}

/* --- clocks and network ---------------------------------------------------------------------- */

/* What failed for want of a network has a new chance; the others wait as long as they had to. */
static void
settle (TklJobs *self)
{
  self->settled_steady_ms = tkl_jobs_steady_ms (self) + SETTLE_MS;
  for (guint i = 0; i < TKL_JOB_N_STANDING; i++)
    if (tkl_job_type (self->jobs[i]->kind)->needs_network && self->jobs[i]->retry_steady_ms > 0)
      self->jobs[i]->retry_steady_ms = self->settled_steady_ms;
}

/* The wall clock went on without the steady one: the machine slept, or somebody set the clock. */
static void
watch_clocks (TklJobs *self)
{
  gint64 now_real_ms = tkl_jobs_real_ms (self);
  gint64 now_steady_ms = tkl_jobs_steady_ms (self);
  gint64 apart_ms = (now_real_ms - self->looked_real_ms) - (now_steady_ms - self->looked_steady_ms);

  self->looked_real_ms = now_real_ms;
  self->looked_steady_ms = now_steady_ms;
  if (apart_ms > JUMP_MS)
    settle (self);
}

static void
look_cb (gpointer data)
{
  TklJobs *self = data;

  self->timer = 0;
  watch_clocks (self);
  tkl_jobs_review (self);
}

static void
network_changed_cb (GNetworkMonitor *network, gboolean available, gpointer data)
{
  TklJobs *self = data;

  if (available)
    settle (self);
  tkl_jobs_review (self);
}

/* --- for others ------------------------------------------------------------------------------ */

void
tkl_jobs_start (TklJobs *self)
{
  g_return_if_fail (TKL_IS_JOBS (self) && self->timer == 0);

  self->looked_real_ms = tkl_jobs_real_ms (self);
  self->looked_steady_ms = tkl_jobs_steady_ms (self);
  if (self->network != NULL)
    self->network_id = g_signal_connect (self->network, "network-changed",
                                         G_CALLBACK (network_changed_cb), self);
  tkl_jobs_review (self);
}

void
tkl_jobs_run (TklJobs *self, TklJobKind kind)
{
  g_return_if_fail (TKL_IS_JOBS (self) && kind < TKL_JOB_N_STANDING);

  tkl_jobs_enqueue (self, self->jobs[kind], TRUE);
  tkl_jobs_review (self);
}

void
tkl_jobs_stop (TklJobs *self)
{
  g_return_if_fail (TKL_IS_JOBS (self));

  self->stopped = TRUE;
  g_queue_clear (&self->queue);
  self->n_by_user = 0;
  if (self->timer != 0)
    self->clock->stop_timer (self->clock->data, self->timer);
  self->timer = 0;
  if (self->network != NULL)
    g_clear_signal_handler (&self->network_id, self->network);
  if (self->running != NULL)
    g_cancellable_cancel (self->run.cancellable);
}

gboolean
tkl_jobs_kept_part (TklJobs *self)
{
  g_return_val_if_fail (TKL_IS_JOBS (self), FALSE);
  return self->kept_part;
}

TklJob *
tkl_jobs_get (TklJobs *self, TklJobKind kind)
{
  g_return_val_if_fail (TKL_IS_JOBS (self) && kind < TKL_JOB_N_STANDING, NULL);
  return self->jobs[kind];
}

gboolean
tkl_jobs_is_busy (TklJobs *self)
{
  g_return_val_if_fail (TKL_IS_JOBS (self), FALSE);
  return self->running != NULL || (!self->stopped && (self->loading || self->queue.length > 0));
}

const GError *
tkl_jobs_error (TklJobs *self)
{
  g_return_val_if_fail (TKL_IS_JOBS (self), NULL);
  return self->error;
}

static GType
get_item_type (GListModel *model)
{
  return TKL_TYPE_JOB;
}

static guint
get_n_items (GListModel *model)
{
  return TKL_JOBS (model)->orders->len + TKL_JOB_N_STANDING;
}

static gpointer
get_item (GListModel *model, guint position)
{
  TklJobs *self = TKL_JOBS (model);

  if (position < self->orders->len)
    return g_object_ref (self->orders->pdata[position]);
  position -= self->orders->len;
  return position < TKL_JOB_N_STANDING ? g_object_ref (self->jobs[position]) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
tkl_jobs_dispose (GObject *object)
{
  TklJobs *self = TKL_JOBS (object);

  tkl_jobs_stop (self);
  for (guint i = 0; i < TKL_JOB_N_STANDING; i++)
    g_clear_object (&self->jobs[i]);
  g_ptr_array_set_size (self->orders, 0);
  g_clear_object (&self->network);
  g_clear_object (&self->office);
  G_OBJECT_CLASS (tkl_jobs_parent_class)->dispose (object);
}

static void
tkl_jobs_finalize (GObject *object)
{
  TklJobs *self = TKL_JOBS (object);

  g_clear_pointer (&self->notes, tkl_job_notes_free);
  g_clear_error (&self->error);
  g_free ((char *) self->options.key);
  g_ptr_array_unref (self->orders);
  G_OBJECT_CLASS (tkl_jobs_parent_class)->finalize (object);
}

static void
tkl_jobs_class_init (TklJobsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tkl_jobs_dispose;
  G_OBJECT_CLASS (klass)->finalize = tkl_jobs_finalize;
  g_signal_new ("problem", TKL_TYPE_JOBS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                TKL_TYPE_JOB, G_TYPE_BOOLEAN);
  g_signal_new ("finished", TKL_TYPE_JOBS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                TKL_TYPE_JOB);
}

static void
tkl_jobs_init (TklJobs *self)
{
  g_queue_init (&self->queue);
  self->orders = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < TKL_JOB_N_STANDING; i++)
    self->jobs[i] = tkl_job_new ((TklJobKind) i);
}

TklJobs *
tkl_jobs_new (TklOffice *office, const TklJobsOptions *options)
{
  static const TklJobsOptions plain = { .request_interval_ms = -1 };
  TklJobs *self;

  g_return_val_if_fail (TKL_IS_OFFICE (office), NULL);

  self = g_object_new (TKL_TYPE_JOBS, NULL);
  self->office = g_object_ref (office);
  self->options = options != NULL ? *options : plain;
  self->options.key = g_strdup (self->options.key);
  self->clock = self->options.clock != NULL ? self->options.clock : tkl_clock_system ();
  g_set_object (&self->network, self->options.network);
  return self;
}
