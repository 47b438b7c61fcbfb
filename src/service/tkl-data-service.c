/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The database as a whole: integrity, backup, restore, and whether it was changed; other files. */
/* Thread: main; the work is done on the office's threads. */
#include "tkl-data-service.h"

#include "tkl-office-private.h"
#include "tkl-service-error-parts.h"
#include "tkl-store-backup.h"
#include "tkl-store-check.h"
#include "tkl-store-peek.h"
#include "tkl-sync-lock.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *file;        /* (owned) (nullable) */
  char *database;    /* (owned) (nullable): of a restore: whose place it takes */
  char *safety_copy; /* (owned) (nullable): result of a restore */
  GPtrArray *faults; /* (owned) (nullable): result of a check */
  gint64 version;    /* result of asking for it */
  gboolean counts;
  TklFileFacts *facts; /* (owned) (nullable): result of looking into a file */
} DataJob;

static void
data_job_free (gpointer data)
{
  DataJob *job = data;

  g_free (job->file);
  g_free (job->database);
  g_free (job->safety_copy);
  g_clear_pointer (&job->faults, g_ptr_array_unref);
  g_clear_pointer (&job->facts, tkl_file_facts_free);
  g_free (job);
}

void
tkl_fault_free (TklFault *fault)
{
  if (fault == NULL)
    return;
  g_free (fault->what);
  g_free (fault->subject);
  g_free (fault->detail);
  g_free (fault);
}

static gboolean
run_check (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  DataJob *job = data;
  g_autoptr (GPtrArray) found = NULL;

  if (!tkl_store_check (store, &found, error))
    return FALSE;
  job->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_fault_free);
  for (guint i = 0; i < found->len; i++)
    {
      const TklStoreFault *of_store = found->pdata[i];
      TklFault *fault = g_new0 (TklFault, 1);

      fault->what = g_strdup (of_store->what);
      fault->subject = g_strdup (of_store->subject);
      fault->row_id = of_store->row_id;
      fault->detail = g_strdup (of_store->detail);
      g_ptr_array_add (job->faults, fault);
    }
  return TRUE;
}

static gboolean
explain (gboolean succeeded, GError **error)
{
  if (!succeeded && error != NULL)
    *error = tkl_service_error_convert_file (*error);
  return succeeded;
}

static gboolean
run_backup (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return explain (tkl_store_backup (store, ((DataJob *) data)->file, error), error);
}

/* What works in several steps remembers vehicles and how far it came, and would write that with its next
 * step into a database in which they are others: never both at a time, in whatever program. */
static int
lock_out_others (const char *database, GError **error)
{
  GError *fault = NULL;
  int lock = tkl_sync_lock_take (database, &fault);

  if (lock >= 0)
    return lock;
  if (g_error_matches (fault, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_BUSY))
    {
      g_clear_error (&fault);
      g_set_error (
          &fault, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_BUSY, "%s",
          _ ("Ticks of this company are being fetched, linked or purged. Wait until that is done, "
             "or stop it. Then restore the backup."));
    }
  g_propagate_error (error, fault);
  return -1;
}

/* Who restores is told of the file he chose; the company's own is made anew. */
static gboolean
explain_restore (gboolean succeeded, GError **error)
{
  g_autoptr (GError) fault = NULL;

  if (succeeded || error == NULL
      || !g_error_matches (*error, TKL_STORE_ERROR, TKL_STORE_ERROR_CORRUPT))
    return explain (succeeded, error);
  fault = g_steal_pointer (error);
  *error = tkl_service_error_new (
      TKL_SERVICE_ERROR_CORRUPT,
      _ ("This file is damaged or no backup of Tikklok. Choose another one."), fault->message);
  return FALSE;
}

static gboolean
run_restore (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  DataJob *job = data;
  int lock = lock_out_others (job->database, error);
  gboolean done;

  if (lock < 0)
    return FALSE;
  done = explain_restore (tkl_store_restore (store, job->file, &job->safety_copy, error), error);
  tkl_sync_lock_release (lock);
  return done;
}

void
tkl_file_facts_free (TklFileFacts *facts)
{
  if (facts == NULL)
    return;
  g_free (facts->file);
  g_free (facts->name);
  g_free (facts);
}

static gboolean
run_facts (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  DataJob *job = data;
  g_auto (TklStorePeek) peek = { 0 };

  if (!explain (tkl_store_peek (job->file, job->counts, &peek, error), error))
    return FALSE;
  job->facts = g_new (TklFileFacts, 1);
  *job->facts = (TklFileFacts){ g_strdup (job->file), g_steal_pointer (&peek.name), peek.written_s,
                                peek.n_employees, peek.n_ticks };
  return TRUE;
}

static gboolean
run_version (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return tkl_store_get_version (store, &((DataJob *) data)->version, error);
}

static const TklUseCase version_case = { tkl_version_async, run_version, data_job_free };
static const TklUseCase facts_case = { tkl_file_facts_async, run_facts, data_job_free };
static const TklUseCase check_case = { tkl_check_async, run_check, data_job_free };
static gboolean
note_backup (gconstpointer data, gboolean done, TklRunNote *note)
{
  tkl_run_note_file (note, ((const DataJob *) data)->file);
  return TRUE;
}

static const TklUseCase backup_case
    = { tkl_backup_async, run_backup, data_job_free, "backup", note_backup };
static const TklUseCase restore_case = { tkl_restore_async, run_restore, data_job_free };

static DataJob *
data_job_new (const char *file)
{
  DataJob *job = g_new0 (DataJob, 1);

  job->file = g_strdup (file);
  return job;
}

void
tkl_check_async (TklOffice *office,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  tkl_office_read (office, &check_case, data_job_new (NULL), cancellable, callback, user_data);
}

GPtrArray *
tkl_check_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &check_case, G_STRUCT_OFFSET (DataJob, faults), result,
                                 error);
}

void
tkl_backup_async (TklOffice *office,
                  const char *file,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  tkl_office_read (office, &backup_case, data_job_new (file), cancellable, callback, user_data);
}

gboolean
tkl_backup_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_done (office, &backup_case, result, error);
}

void
tkl_restore_async (TklOffice *office,
                   const char *file,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  DataJob *job = data_job_new (file);

  job->database = g_strdup (tkl_office_path (office));
  tkl_office_write (office, &restore_case, job, cancellable, callback, user_data);
}

char *
tkl_restore_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &restore_case, G_STRUCT_OFFSET (DataJob, safety_copy),
                                 result, error);
}

void
tkl_file_facts_async (TklOffice *office,
                      const char *file,
                      gboolean counts,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  DataJob *job = data_job_new (file);

  job->counts = counts;
  tkl_office_read (office, &facts_case, job, cancellable, callback, user_data);
}

TklFileFacts *
tkl_file_facts_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &facts_case, G_STRUCT_OFFSET (DataJob, facts), result,
                                 error);
}

void
tkl_version_async (TklOffice *office,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  tkl_office_read (office, &version_case, data_job_new (NULL), cancellable, callback, user_data);
}

gint64
tkl_version_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  DataJob *job = tkl_office_finish (office, &version_case, result, error);
  gint64 version;

  if (job == NULL)
    return 0;
  version = job->version;
  data_job_free (job);
  return version;
}
