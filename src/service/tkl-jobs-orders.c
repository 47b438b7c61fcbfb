/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jobs that are ordered and done once, and what people do with any job of the list. */
/* Thread: main. */
#include "tkl-instant.h"
#include "tkl-jobs-private.h"
#include "tkl-worker.h"

#include <glib/gi18n-lib.h>

/* --- the list --------------------------------------------------------------------------------- */

static void
add_job (TklJobs *self, TklJob *job)
{
  g_ptr_array_insert (self->orders, 0, job);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, 1);
}

static void
remove_job (TklJobs *self, guint place)
{
  g_ptr_array_remove_index (self->orders, place);
  g_list_model_items_changed (G_LIST_MODEL (self), place, 1, 0);
}

GPtrArray *
tkl_jobs_list_ahead (TklJobs *self)
{
  GPtrArray *ahead = g_ptr_array_new ();

  g_return_val_if_fail (TKL_IS_JOBS (self), ahead);

  for (guint i = self->orders->len; i-- > 0;)
    if (tkl_job_is_ahead (self->orders->pdata[i]))
      g_ptr_array_add (ahead, self->orders->pdata[i]);
  return ahead;
}

/* What is ahead is there after a crash as well. Not before it is known what was left last time. */
static void
note_orders (TklJobs *self)
{
  g_autoptr (GPtrArray) ahead = NULL;
  g_autofree char *text = NULL;

  if (self->notes == NULL || self->stopped)
    return;
  ahead = tkl_jobs_list_ahead (self);
  for (guint i = 0; i < ahead->len; i++)
    ahead->pdata[i] = ((TklJob *) ahead->pdata[i])->order;
  text = ahead->len > 0 ? tkl_job_orders_to_text (ahead) : NULL;
  tkl_job_notes_put_orders_async (self->office, text);
}

/* --- an order --------------------------------------------------------------------------------- */

/* Returns: (nullable): one that has not begun, or was not done, and does it as well. */
static TklJob *
find_alike (TklJobs *self, const TklJobOrder *order)
{
  for (guint i = 0; i < self->orders->len; i++)
    {
      TklJob *job = self->orders->pdata[i];

      if (job->state != TKL_JOB_RUNNING && job->state != TKL_JOB_DONE
          && tkl_job_order_take_in (job->order, order))
        return job;
    }
  return NULL;
}

/* Returns: (transfer none). */
static TklJob *
enqueue_order (TklJobs *self, const TklJobOrder *order)
{
  TklJob *job = find_alike (self, order);

  if (job == NULL)
    {
      job = tkl_job_new_order (order);
      add_job (self, job);
    }
  tkl_jobs_enqueue (self, job, TRUE);
  return job;
}

TklJob *
tkl_jobs_order (TklJobs *self, const TklJobOrder *order)
{
  TklJob *job;

  g_return_val_if_fail (TKL_IS_JOBS (self), NULL);
  g_return_val_if_fail (order->kind >= TKL_JOB_N_STANDING && order->kind < TKL_JOB_N_KINDS, NULL);
  TKL_ASSERT_MAIN ();

  job = enqueue_order (self, order);
  note_orders (self);
  tkl_jobs_review (self);
  return job;
}

/* It stays until the next of its kind is carried out. */
static void
remove_done_before (TklJobs *self, const TklJob *job)
{
  for (guint i = self->orders->len; i-- > 0;)
    {
      const TklJob *other = self->orders->pdata[i];

      if (other != job && other->kind == job->kind && other->state == TKL_JOB_DONE)
        remove_job (self, i);
    }
}

void
tkl_jobs_end_order (TklJobs *self, TklJob *job)
{
  if (job->state == TKL_JOB_DONE)
    remove_done_before (self, job);
  note_orders (self);
}

void
tkl_jobs_plan_orders (TklJobs *self)
{
  for (guint i = 0; i < self->orders->len; i++)
    {
      TklJob *job = self->orders->pdata[i];
      gint64 wait_ms = tkl_jobs_waiting_ms (self, job);

      if (job->state != TKL_JOB_WAITING)
        continue;
      if (wait_ms > 0)
        tkl_job_set_state (job, TKL_JOB_WAITING, tkl_jobs_real_ms (self) + wait_ms);
      else
        tkl_jobs_enqueue (self, job, TRUE);
    }
}

/* --- what was left ---------------------------------------------------------------------------- */

static void
show_as_left (TklJobs *self, const TklJobOrder *order)
{
  g_autoptr (TklJob) job = tkl_job_new_order (order);

  job->state = TKL_JOB_FAILED;
  tkl_job_set_result (
      job, &(TklJobResult){
               .time_utc_ms = tkl_jobs_real_ms (self),
               .error_code = -1,
               .text = g_strdup (_ ("Tikklok was closed before this was done. What was complete "
                                    "until then is kept.")) });
  add_job (self, g_object_ref (job));
  tkl_jobs_set_problem (self, job, TRUE);
  g_signal_emit_by_name (self, "finished", job);
}

/* Settings hold from the moment they are stored, so their days follow by themselves; addresses are looked
 * up by themselves too, or not at all. What else was left is for a person to ask for again. */
void
tkl_jobs_take_up_orders (TklJobs *self)
{
  g_autoptr (GPtrArray) orders = tkl_job_orders_from_text (self->notes->orders);

  for (guint i = 0; i < orders->len; i++)
    {
      const TklJobOrder *order = orders->pdata[i];

      if (order->kind == TKL_JOB_RENEW
          || (order->kind == TKL_JOB_LOOKUP && self->notes->company->background.auto_addresses))
        enqueue_order (self, order);
      else if (order->kind != TKL_JOB_LOOKUP)
        show_as_left (self, order);
    }
  if (orders->len > 0 || self->orders->len > 0)
    note_orders (self);
}

/* --- what people do with a job ---------------------------------------------------------------- */

void
tkl_jobs_run_again (TklJobs *self, TklJob *job)
{
  g_return_if_fail (TKL_IS_JOBS (self) && TKL_IS_JOB (job));

  tkl_jobs_enqueue (self, job, TRUE);
  if (job->order != NULL)
    note_orders (self);
  tkl_jobs_review (self);
}

void
tkl_jobs_put_away (TklJobs *self, TklJob *job)
{
  guint place;

  g_return_if_fail (TKL_IS_JOBS (self) && TKL_IS_JOB (job));

  if (tkl_job_is_ahead (job) || !g_ptr_array_find (self->orders, job, &place))
    return;
  tkl_jobs_set_problem (self, job, FALSE);
  remove_job (self, place);
}

/* Nothing of it was begun, or only to find the database taken. */
static void
drop_order (TklJobs *self, TklJob *job)
{
  g_autoptr (TklJob) dropped = g_object_ref (job);

  tkl_job_set_state (dropped, TKL_JOB_OFF, TKL_INSTANT_NONE);
  tkl_jobs_put_away (self, dropped);
  note_orders (self);
}

void
tkl_jobs_cancel (TklJobs *self, TklJob *job)
{
  g_return_if_fail (TKL_IS_JOBS (self) && TKL_IS_JOB (job));

  if (job == self->running)
    {
      g_cancellable_cancel (self->run.cancellable);
      return;
    }
  if (job->state != TKL_JOB_QUEUED && job->state != TKL_JOB_WAITING)
    return;
  tkl_jobs_leave_queue (self, job);
  if (job->order != NULL)
    drop_order (self, job);
  else
    {
      job->state = TKL_JOB_IDLE;
      if (self->notes != NULL)
        tkl_jobs_end_stopped (self, job);
    }
  tkl_jobs_review (self);
}
