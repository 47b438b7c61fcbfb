/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a table written to a file, as they are shown. */
/* Thread: main; the work is done on a thread of the office. */
#include "tkl-table-export.h"

#include "tkl-service-error.h"
#include "tkl-rows-file.h"

typedef struct
{
  TklTableOut *out; /* (owned) */
  char *path;       /* (owned) */
} ExportJob;

static void
export_job_free (gpointer data)
{
  ExportJob *job = data;

  tkl_table_out_free (job->out);
  g_free (job->path);
  g_free (job);
}

static void
run_export (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ExportJob *job = data;
  GError *error = NULL;

  if (tkl_rows_file_write (job->out, job->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, tkl_service_error_convert (error));
}

void
tkl_table_export_async (TklOffice *office,
                        TklTableOut *out,
                        const char *path,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  ExportJob *job = g_new (ExportJob, 1);
  GTask *task = g_task_new (office, cancellable, callback, user_data);

  *job = (ExportJob){ out, g_strdup (path) };
  g_task_set_source_tag (task, tkl_table_export_async);
  /* Stopped when it was already in place it is there, and that is what is told. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, export_job_free);
  tkl_office_compute (office, task, run_export);
}

gboolean
tkl_table_export_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, office), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
