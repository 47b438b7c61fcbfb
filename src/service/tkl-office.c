/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklOffice: an open company database with the threads that work on it. */
/* Thread: the one that created it, usually the main thread; callbacks arrive in its context. */
#include "tkl-office-private.h"

#include "tkl-listener.h"
#include "tkl-refusals.h"
#include "tkl-main-watch.h"
#include "tkl-worker.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One thread with its own connection; the connection is opened, used and closed there alone. */
typedef struct
{
  TklWorker *worker; /* (owned) (nullable): NULL once closed */
  TklStore *store;   /* (owned) (nullable): touched on the worker's thread only */
  TklStoreMode mode;
} Desk;

struct _TklOffice
{
  GObject parent_instance;

  char *path; /* (owned) */
  char *who;  /* (owned) */
  char *key;  /* (owned) (nullable): lent; set before the threads have work */
  Desk writer;
  Desk reader;
  TklWorker *remote; /* (owned) (nullable): waits for the network; NULL once closed */
  TklWorker
      *lookup; /* (owned) (nullable): likewise, for short questions that must not wait for long
                        runs */
  TklWorker *computer;   /* (owned) (nullable): started by the first of its jobs */
  TklListener *listener; /* (owned) (nullable): of the remote thread's jobs */
  TklRefusals *refusals; /* (owned) */
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (TklOffice, tkl_office, G_TYPE_OBJECT)

/* What travels with a GTask to the thread. */
typedef struct
{
  const TklUseCase *use_case;
  Desk *desk;
  gpointer job; /* (owned) (nullable) */
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  if (errand->job != NULL && errand->use_case->free != NULL)
    errand->use_case->free (errand->job);
  g_free (errand);
}

static gboolean
ensure_store (TklOffice *self, Desk *desk, GError **error)
{
  if (desk->store == NULL)
    desk->store = tkl_store_open (self->path, desk->mode, error);
  return desk->store != NULL;
}

static gboolean
run_on_desk (TklOffice *self,
             Desk *desk,
             TklOfficeJob run,
             gpointer job,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GError) fault = NULL;

  if (ensure_store (self, desk, &fault) && run (desk->store, job, cancellable, &fault))
    return TRUE;
  g_assert (fault != NULL);

  /* A job that failed half-way must leave nothing behind for the next one. */
  if (desk->store != NULL)
    tkl_store_rollback (desk->store);
  g_propagate_error (error, tkl_service_error_convert (g_steal_pointer (&fault)));
  return FALSE;
}

static void
push_errand (TklOffice *self, Desk *desk, const TklUseCase *use_case, gpointer job, GTask *task);

static gboolean
run_log (TklStore *store, gpointer job, GCancellable *cancellable, GError **error)
{
  return tkl_run_note_store (store, job, error);
}

static const TklUseCase log_case = { run_log, run_log, (GDestroyNotify) tkl_run_free };

/* The run itself is over: that the log cannot be written must not change how it went. */
static void
log_errand (TklOffice *self, const Errand *errand, gint64 began_utc_ms, const GError *fault)
{
  g_auto (TklRunNote) note = { 0 };
  g_autoptr (TklRun) run = NULL;
  g_autoptr (GError) error = NULL;

  tkl_run_note_init (&note);
  if (errand->use_case->run_kind == NULL || self->writer.mode == TKL_STORE_LOOK
      || !errand->use_case->note (errand->job, fault == NULL, &note))
    return;
  if (fault != NULL)
    tkl_run_note_failure (&note, fault);
  run = tkl_run_note_to_run (&note, errand->use_case->run_kind, began_utc_ms);
  if (errand->desk != &self->writer)
    push_errand (self, &self->writer, &log_case, g_steal_pointer (&run),
                 g_task_new (self, NULL, NULL, NULL));
  else if (!run_on_desk (self, &self->writer, run_log, run, NULL, &error))
    g_debug ("log of runs: %s", error->message);
}

static void
run_errand (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Errand *errand = task_data;
  gint64 began_utc_ms = g_get_real_time () / 1000;
  GError *error = NULL;
  gboolean done = run_on_desk (source_object, errand->desk, errand->use_case->run, errand->job,
                               cancellable, &error);

  log_errand (source_object, errand, began_utc_ms, error);
  if (done)
    g_task_return_pointer (task, g_steal_pointer (&errand->job), errand->use_case->free);
  else
    g_task_return_error (task, error);
}

static void
refuse (GTask *task)
{
  g_task_return_new_error (task, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_FAILED,
                           _ ("The company is closed."));
  g_object_unref (task);
}

static void
push_errand (TklOffice *self, Desk *desk, const TklUseCase *use_case, gpointer job, GTask *task)
{
  Errand *errand = g_new (Errand, 1);

  errand->use_case = use_case;
  errand->desk = desk;
  errand->job = job;
  g_task_set_source_tag (task, use_case->tag);
  g_task_set_task_data (task, errand, errand_free);
  if (desk->worker != NULL)
    {
      tkl_worker_push (desk->worker, task, run_errand);
      return;
    }
  refuse (task);
}

void
tkl_office_write (TklOffice *self,
                  const TklUseCase *use_case,
                  gpointer job,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  g_return_if_fail (TKL_IS_OFFICE (self) && use_case != NULL);
  push_errand (self, &self->writer, use_case, job,
               g_task_new (self, cancellable, callback, user_data));
}

void
tkl_office_read (TklOffice *self,
                 const TklUseCase *use_case,
                 gpointer job,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  g_return_if_fail (TKL_IS_OFFICE (self) && use_case != NULL);
  push_errand (self, &self->reader, use_case, job,
               g_task_new (self, cancellable, callback, user_data));
}

gpointer
tkl_office_finish (TklOffice *self,
                   const TklUseCase *use_case,
                   GAsyncResult *result,
                   GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == use_case->tag, NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

gconstpointer
tkl_office_failed_job (TklOffice *self, GAsyncResult *result)
{
  const Errand *errand;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  errand = g_task_get_task_data (G_TASK (result));
  return errand->job;
}

gboolean
tkl_office_finish_done (TklOffice *self,
                        const TklUseCase *use_case,
                        GAsyncResult *result,
                        GError **error)
{
  gpointer job = tkl_office_finish (self, use_case, result, error);

  if (job == NULL)
    return FALSE;
  use_case->free (job);
  return TRUE;
}

gpointer
tkl_office_finish_take (
    TklOffice *self, const TklUseCase *use_case, gsize offset, GAsyncResult *result, GError **error)
{
  gpointer job = tkl_office_finish (self, use_case, result, error);
  gpointer taken;

  if (job == NULL)
    return NULL;
  taken = g_steal_pointer (&G_STRUCT_MEMBER (gpointer, job, offset));
  use_case->free (job);
  return taken;
}

gboolean
tkl_office_finish_value (TklOffice *self,
                         const TklUseCase *use_case,
                         GAsyncResult *result,
                         gpointer ret_value,
                         gsize size,
                         GError **error)
{
  g_autofree gpointer job = tkl_office_finish (self, use_case, result, error);

  if (job == NULL)
    return FALSE;
  memcpy (ret_value, job, size);
  return TRUE;
}

/* A job that another thread waits for. */
typedef struct
{
  TklOfficeJob run;
  gpointer job;
  Desk *desk;
  GMutex mutex;
  GCond done_cond;
  gboolean done;      /* (mutex) */
  gboolean succeeded; /* (mutex) */
  GError *error;      /* (mutex) (owned) (nullable) */
} Call;

static void
run_call (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  TklOffice *self = source_object;
  Call *call = task_data;
  GError *error = NULL;
  gboolean succeeded = run_on_desk (self, call->desk, call->run, call->job, cancellable, &error);

  g_task_return_boolean (task, succeeded);
  g_mutex_lock (&call->mutex);
  call->succeeded = succeeded;
  call->error = error;
  call->done = TRUE;
  g_cond_signal (&call->done_cond);
  g_mutex_unlock (&call->mutex);
}

static gboolean
run_and_wait (TklOffice *self, Desk *desk, TklOfficeJob run, gpointer job, GError **error)
{
  Call call = { .run = run, .job = job, .desk = desk };
  GTask *task;

  TKL_ASSERT_MAY_BLOCK ();
  g_return_val_if_fail (desk->worker != NULL && !tkl_worker_is_current (desk->worker), FALSE);

  g_mutex_init (&call.mutex);
  g_cond_init (&call.done_cond);
  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_source_tag (task, run_and_wait);
  g_task_set_task_data (task, &call, NULL);
  tkl_worker_push (desk->worker, task, run_call);

  g_mutex_lock (&call.mutex);
  while (!call.done)
    g_cond_wait (&call.done_cond, &call.mutex);
  g_mutex_unlock (&call.mutex);
  g_mutex_clear (&call.mutex);
  g_cond_clear (&call.done_cond);
  if (call.error != NULL)
    g_propagate_error (error, call.error);
  return call.succeeded;
}

gboolean
tkl_office_write_and_wait (TklOffice *self, TklOfficeJob run, gpointer job, GError **error)
{
  g_return_val_if_fail (TKL_IS_OFFICE (self), FALSE);
  return run_and_wait (self, &self->writer, run, job, error);
}

gboolean
tkl_office_read_and_wait (TklOffice *self, TklOfficeJob run, gpointer job, GError **error)
{
  g_return_val_if_fail (TKL_IS_OFFICE (self), FALSE);
  return run_and_wait (self, &self->reader, run, job, error);
}

void
tkl_office_push_remote (TklOffice *self, GTask *task, GTaskThreadFunc func)
{
  g_return_if_fail (TKL_IS_OFFICE (self) && self->remote != NULL);
  tkl_worker_push (self->remote, task, func);
}

TklListener **
tkl_office_listener (TklOffice *self)
{
  return &self->listener;
}

TklRefusals *
tkl_office_refusals (TklOffice *self)
{
  return self->refusals;
}

void
tkl_office_push_lookup (TklOffice *self, GTask *task, GTaskThreadFunc func)
{
  g_return_if_fail (TKL_IS_OFFICE (self));

  if (self->lookup != NULL)
    tkl_worker_push (self->lookup, task, func);
  else
    refuse (task);
}

void
tkl_office_compute (TklOffice *self, GTask *task, GTaskThreadFunc func)
{
  g_return_if_fail (TKL_IS_OFFICE (self));

  if (self->closed)
    {
      refuse (task);
      return;
    }
  if (self->computer == NULL)
    self->computer = tkl_worker_new ("tkl-computer");
  tkl_worker_push (self->computer, task, func);
}

static gboolean
open_nothing_else (TklStore *store, gpointer job, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static const TklUseCase open_case = { tkl_office_open_async, open_nothing_else, g_free };

void
tkl_office_open_async (TklOffice *self,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  tkl_office_write (self, &open_case, g_new0 (char, 1), cancellable, callback, user_data);
}

gboolean
tkl_office_open_finish (TklOffice *self, GAsyncResult *result, GError **error)
{
  g_autofree char *job = tkl_office_finish (self, &open_case, result, error);

  return job != NULL;
}

void
tkl_office_only_read (TklOffice *self)
{
  g_return_if_fail (TKL_IS_OFFICE (self));
  self->writer.mode = self->reader.mode = TKL_STORE_LOOK;
}

static void
close_store (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Desk *desk = task_data;

  g_clear_pointer (&desk->store, tkl_store_close);
  g_task_return_boolean (task, TRUE);
}

static void
desk_close (Desk *desk)
{
  GTask *task;

  if (desk->worker == NULL)
    return;
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_task_data (task, desk, NULL);
  tkl_worker_push (desk->worker, task, close_store);
  g_clear_pointer (&desk->worker, tkl_worker_shutdown);
}

void
tkl_office_close (TklOffice *self)
{
  g_return_if_fail (TKL_IS_OFFICE (self));
  self->closed = TRUE;
  g_clear_pointer (&self->computer, tkl_worker_shutdown);
  /* First, since their jobs wait for the others. */
  g_clear_pointer (&self->remote, tkl_worker_shutdown);
  g_clear_pointer (&self->listener, tkl_listener_free);
  /* Its jobs push their own next step: refused, but by a worker that is still there. */
  tkl_worker_shutdown (self->lookup);
  self->lookup = NULL;
  desk_close (&self->reader);
  desk_close (&self->writer);
}

static void
tkl_office_finalize (GObject *object)
{
  TklOffice *self = TKL_OFFICE (object);

  g_assert (self->writer.worker == NULL && self->reader.worker == NULL);
  g_free (self->path);
  g_free (self->who);
  g_free (self->key);
  tkl_refusals_unref (self->refusals);
  G_OBJECT_CLASS (tkl_office_parent_class)->finalize (object);
}

static void
tkl_office_class_init (TklOfficeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tkl_office_finalize;
}

static void
tkl_office_init (TklOffice *self)
{
  self->writer.mode = TKL_STORE_WRITE;
  self->reader.mode = TKL_STORE_READ;
  self->refusals = tkl_refusals_new ();
}

TklOffice *
tkl_office_new (const char *path, const char *who)
{
  TklOffice *self;

  g_return_val_if_fail (path != NULL && who != NULL, NULL);

  self = g_object_new (TKL_TYPE_OFFICE, NULL);
  self->path = g_strdup (path);
  self->who = g_strdup (who);
  self->writer.worker = tkl_worker_new ("tkl-writer");
  self->reader.worker = tkl_worker_new ("tkl-reader");
  self->remote = tkl_worker_new ("tkl-remote");
  self->lookup = tkl_worker_new ("tkl-lookup");
  return self;
}

const char *
tkl_office_path (TklOffice *self)
{
  g_return_val_if_fail (TKL_IS_OFFICE (self), NULL);
  return self->path;
}

const char *
tkl_office_who (TklOffice *self)
{
  g_return_val_if_fail (TKL_IS_OFFICE (self), NULL);
  return self->who;
}

void
tkl_office_lend_key (TklOffice *self, const char *key)
{
  g_return_if_fail (TKL_IS_OFFICE (self) && self->key == NULL);
  self->key = g_strdup (key);
}

const char *
tkl_office_lent_key (TklOffice *self)
{
  g_return_val_if_fail (TKL_IS_OFFICE (self), NULL);
  return self->key;
}
