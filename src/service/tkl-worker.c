/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklWorker: one named thread that runs GTasks one after the other. */
/* Thread: create, push and shut down from the owner's thread; jobs run on the worker's own. */
#include "tkl-worker.h"

typedef struct
{
  GTask *task;          /* (owned) (nullable): NULL asks the thread to end */
  GTaskThreadFunc func; /* (nullable) */
} Job;

struct _TklWorker
{
  GThread *thread;    /* (owned) */
  GAsyncQueue *queue; /* (owned) of Job */
  gint closing;       /* (atomic) */
};

static void
answer (GTask *task, int code, const char *message)
{
  g_task_return_new_error (task, G_IO_ERROR, code, "%s", message);
}

static void
run_job (const Job *job)
{
  if (!g_task_return_error_if_cancelled (job->task))
    job->func (job->task, g_task_get_source_object (job->task), g_task_get_task_data (job->task),
               g_task_get_cancellable (job->task));
}

static gpointer
run_jobs (gpointer data)
{
  TklWorker *worker = data;

  for (;;)
    {
      g_autofree Job *job = g_async_queue_pop (worker->queue);

      if (job->task == NULL)
        return NULL;
      run_job (job);
      g_object_unref (job->task);
    }
}

static Job *
job_new (GTask *task, GTaskThreadFunc func)
{
  Job *job = g_new (Job, 1);

  job->task = task;
  job->func = func;
  return job;
}

TklWorker *
tkl_worker_new (const char *name)
{
  TklWorker *worker = g_new0 (TklWorker, 1);

  worker->queue = g_async_queue_new ();
  worker->thread = g_thread_new (name, run_jobs, worker);
  return worker;
}

void
tkl_worker_push (TklWorker *worker, GTask *task, GTaskThreadFunc func)
{
  g_return_if_fail (worker != NULL && G_IS_TASK (task) && func != NULL);

  if (g_atomic_int_get (&worker->closing))
    {
      answer (task, G_IO_ERROR_CLOSED, "the worker is shut down");
      g_object_unref (task);
      return;
    }
  g_async_queue_push (worker->queue, job_new (task, func));
}

gboolean
tkl_worker_is_current (TklWorker *worker)
{
  g_return_val_if_fail (worker != NULL, FALSE);
  return g_thread_self () == worker->thread;
}

void
tkl_worker_shutdown (TklWorker *worker)
{
  if (worker == NULL)
    return;

  g_atomic_int_set (&worker->closing, 1);
  g_async_queue_push (worker->queue, job_new (NULL, NULL));
  g_thread_join (worker->thread);
  g_async_queue_unref (worker->queue);
  g_free (worker);
}
