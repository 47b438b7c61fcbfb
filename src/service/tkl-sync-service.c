/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Synchronisation as a use case: records from TrustTrack into ticks, linked when CT-10 is on. */
/* Thread: main; the network has a thread of its own, the office's writer takes the pages over. */
#include "tkl-sync-service.h"

#include "tkl-office-private.h"
#include "tkl-remote-session.h"
#include "tkl-sync-lock.h"
#include "tkl-sync-run.h"
#include "tkl-text.h"

#include <string.h>

/* Progress more often than this helps nobody. */
#define PROGRESS_PERIOD_US 200000

typedef struct
{
  TklSyncOptions options;     /* its pointers are owned by the two below */
  char *key;                  /* (owned): wiped when freed */
  TklVehicleChoice *vehicles; /* (owned) */
  GMainContext *context;      /* (owned): of the caller */
  gint64 last_progress_us;
  gboolean must_pause;
} SyncJob;

static void
sync_job_free (gpointer data)
{
  SyncJob *job = data;

  if (job->key != NULL)
    explicit_bzero (job->key, strlen (job->key));
  g_free (job->key);
  tkl_vehicle_choice_free (job->vehicles);
  g_main_context_unref (job->context);
  g_free (job);
}

typedef struct
{
  TklSyncProgressFunc progress;
  gpointer data;
  TklSyncProgress value;
} ProgressCall;

static gboolean
deliver_progress (gpointer data)
{
  const ProgressCall *call = data;

  call->progress (&call->value, call->data);
  return G_SOURCE_REMOVE;
}

static void
post_progress (const TklSyncProgress *progress, gpointer data)
{
  SyncJob *job = data;
  gint64 now_us = g_get_monotonic_time ();
  ProgressCall *call;

  if (job->options.progress == NULL || now_us - job->last_progress_us < PROGRESS_PERIOD_US)
    return;
  job->last_progress_us = now_us;
  call = g_new (ProgressCall, 1);
  *call = (ProgressCall){ job->options.progress, job->options.progress_data, *progress };
  g_main_context_invoke_full (job->context, G_PRIORITY_DEFAULT, deliver_progress, call, g_free);
}

static TklSyncReport *
sync_behind_lock (TklOffice *office, SyncJob *job, GCancellable *cancellable, GError **error)
{
  TklSyncRun run;
  TklSyncReport *report;
  int lock;

  if (tkl_str_empty (job->key))
    {
      g_free (job->key);
      job->key = tkl_remote_session_find_key (office, error);
    }
  if (job->key == NULL)
    return NULL;
  job->options.key = job->key;
  run = (TklSyncRun){ office, job->options, cancellable, post_progress, job };
  lock = tkl_sync_lock_take (tkl_office_path (office), error);
  if (lock < 0)
    return NULL;
  report = tkl_sync_run (&run, &job->must_pause, error);
  tkl_sync_lock_release (lock);
  return report;
}

static void
run_sync (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  TklSyncReport *report = sync_behind_lock (source_object, task_data, cancellable, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) tkl_sync_report_free);
  else
    g_task_return_error (task, tkl_service_error_convert (error));
}

gint32
tkl_sync_request_interval (void)
{
  gint64 interval_ms;

  if (tkl_parse_int64 (g_getenv ("TIKKLOK_REQUEST_INTERVAL_MS"), 0, 60000, &interval_ms))
    return (gint32) interval_ms;
  return -1;
}

void
tkl_sync_async (TklOffice *office,
                const TklSyncOptions *options,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  SyncJob *job = g_new0 (SyncJob, 1);
  GTask *task = g_task_new (office, cancellable, callback, user_data);

  job->key = g_strdup (options->key);
  job->vehicles = tkl_vehicle_choice_copy (options->vehicles);
  job->options = *options;
  job->options.vehicles = job->vehicles;
  job->context = g_main_context_ref_thread_default ();
  g_task_set_source_tag (task, tkl_sync_async);
  /* A run that was stopped has a report all the same when something came in before. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, sync_job_free);
  tkl_office_push_remote (office, task, run_sync);
}

TklSyncReport *
tkl_sync_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, office), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == tkl_sync_async, NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
tkl_sync_must_pause (TklOffice *office, GAsyncResult *result)
{
  const SyncJob *job;

  g_return_val_if_fail (g_task_is_valid (result, office), FALSE);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == tkl_sync_async, FALSE);
  job = g_task_get_task_data (G_TASK (result));
  return job->must_pause;
}
