/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklAhead: fetches and reads one page on a second thread while the first is at work. */
/* Thread: called from the client's thread; jobs run on its own. */
#include "tkl-trusttrack-private.h"

/* A page to fetch. Shared by the two threads, by reference count. */
typedef struct
{
  TklPageRequest request;    /* owns its strings */
  GCancellable *cancellable; /* (owned) */
  TklPage *page;             /* (owned): the first thread's once .done */
  GError *error;             /* (owned) (nullable): likewise */
  gboolean done;             /* (mutex TklAhead.mutex) */
} Job;

struct _TklAhead
{
  TklLane lane;       /* of the second thread alone */
  GThread *thread;    /* (owned) */
  GAsyncQueue *queue; /* (owned) (element-type Job): a job without a vehicle ends the thread */
  GMutex mutex;
  GCond cond; /* a job is done */
  Job *job;   /* (owned) (nullable): of the first thread: what was last asked for */
};

static Job *
job_new (const TklPageRequest *request)
{
  Job *job = g_atomic_rc_box_new0 (Job);

  if (request != NULL)
    {
      job->request = *request;
      job->request.object_id = g_strdup (request->object_id);
      job->request.token = g_strdup (request->token);
    }
  job->cancellable = g_cancellable_new ();
  job->page = tkl_page_new ();
  return job;
}

static void
job_clear (gpointer data)
{
  Job *job = data;

  g_free ((char *) job->request.object_id);
  g_free ((char *) job->request.token);
  g_object_unref (job->cancellable);
  tkl_page_free (job->page);
  g_clear_error (&job->error);
}

static void
job_unref (Job *job)
{
  g_atomic_rc_box_release_full (job, job_clear);
}

static gpointer
run_jobs (gpointer data)
{
  TklAhead *ahead = data;
  gboolean last = FALSE;

  while (!last)
    {
      Job *job = g_async_queue_pop (ahead->queue);

      last = job->request.object_id == NULL;
      if (!last)
        tkl_lane_fetch_page (&ahead->lane, &job->request, job->page, job->cancellable, &job->error);
      g_mutex_lock (&ahead->mutex);
      job->done = TRUE;
      g_cond_signal (&ahead->cond);
      g_mutex_unlock (&ahead->mutex);
      job_unref (job);
    }
  tkl_lane_clear (&ahead->lane);
  return NULL;
}

TklAhead *
tkl_ahead_new (const TklLaneConfig *config)
{
  TklAhead *ahead = g_new0 (TklAhead, 1);

  ahead->lane.config = config;
  ahead->queue = g_async_queue_new ();
  g_mutex_init (&ahead->mutex);
  g_cond_init (&ahead->cond);
  ahead->thread = g_thread_new ("tkl-ahead", run_jobs, ahead);
  return ahead;
}

static void
drop_job (TklAhead *ahead)
{
  if (ahead->job == NULL)
    return;
  g_cancellable_cancel (ahead->job->cancellable);
  g_clear_pointer (&ahead->job, job_unref);
}

void
tkl_ahead_free (TklAhead *ahead)
{
  drop_job (ahead);
  g_async_queue_push (ahead->queue, job_new (NULL));
  g_thread_join (ahead->thread);
  g_async_queue_unref (ahead->queue);
  g_mutex_clear (&ahead->mutex);
  g_cond_clear (&ahead->cond);
  g_free (ahead);
}

void
tkl_ahead_start (TklAhead *ahead, const TklPageRequest *request)
{
  if (tkl_ahead_matches (ahead, request))
    return;
  drop_job (ahead);
  ahead->job = job_new (request);
  g_async_queue_push (ahead->queue, g_atomic_rc_box_acquire (ahead->job));
}

gboolean
tkl_ahead_matches (TklAhead *ahead, const TklPageRequest *request)
{
  const TklPageRequest *mine = ahead->job != NULL ? &ahead->job->request : NULL;

  return mine != NULL && mine->from_utc_ms == request->from_utc_ms
         && mine->to_utc_ms == request->to_utc_ms && mine->version == request->version
         && mine->limit == request->limit && g_strcmp0 (mine->object_id, request->object_id) == 0
         && g_strcmp0 (mine->token, request->token) == 0;
}

/* On the thread that cancels. */
static void
user_cancelled_cb (GCancellable *cancellable, gpointer data)
{
  g_cancellable_cancel (data);
}

gboolean
tkl_ahead_take (TklAhead *ahead, TklPage *page, GCancellable *cancellable, GError **error)
{
  Job *job = g_steal_pointer (&ahead->job);
  gulong handler = 0;
  gboolean ok;

  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (user_cancelled_cb), job->cancellable,
                                     NULL);
  g_mutex_lock (&ahead->mutex);
  while (!job->done)
    g_cond_wait (&ahead->cond, &ahead->mutex);
  g_mutex_unlock (&ahead->mutex);
  g_cancellable_disconnect (cancellable, handler);
  ok = job->error == NULL;
  if (ok)
    {
      TklPage mine = *page;

      *page = *job->page;
      *job->page = mine;
    }
  else
    g_propagate_error (error, g_steal_pointer (&job->error));
  job_unref (job);
  return ok;
}
