/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of what is stored, row by row. */
/* Thread: main; row functions are called on the office's reader thread, on one snapshot. */
#include "tkl-list-private.h"

#include "tkl-office-private.h"
#include "tkl-store-employee.h"
#include "tkl-store-project.h"

#include <glib/gi18n-lib.h>

static gboolean
find_people (TklStore *store, TklListJob *job, GError **error)
{
  if (job->employee != NULL)
    {
      g_autoptr (TklEmployee) employee = NULL;

      if (!tkl_store_find_employee (store, job->employee, &employee, error))
        return FALSE;
      if (employee == NULL)
        {
          g_set_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE,
                       _ ("There is no employee with the number “%s”."), job->employee);
          return FALSE;
        }
      job->employee_id = (gint32) employee->id;
    }
  if (job->project != NULL)
    {
      g_autoptr (TklProject) project = NULL;

      if (!tkl_store_find_project (store, job->project, &project, error))
        return FALSE;
      if (project == NULL)
        {
          g_set_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE,
                       _ ("There is no project with the number “%s”."), job->project);
          return FALSE;
        }
      job->project_id = (gint32) project->id;
    }
  return TRUE;
}

static gboolean
list_rows (TklStore *store, const TklListJob *job, GError **error)
{
  if (job->receiver.ticks != NULL || job->receiver.plain_ticks != NULL)
    return tkl_list_ticks (store, job, error);
  if (job->receiver.lines != NULL || job->receiver.plain_lines != NULL)
    return tkl_list_lines (store, job, error);
  if (job->receiver.days != NULL)
    return tkl_list_days (store, job, error);
  if (job->receiver.employees != NULL)
    return tkl_list_employees (store, job, error);
  if (job->receiver.schedules != NULL)
    return tkl_list_schedules (store, job, error);
  if (job->receiver.projects != NULL)
    return tkl_list_projects (store, job, error);
  if (job->receiver.keys != NULL)
    return tkl_list_keys (store, job, error);
  return tkl_list_vehicles (store, job, error);
}

static gboolean
run_list (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  TklListJob *job = data;

  job->cancellable = cancellable;
  if (!tkl_store_begin_read (store, error) || !find_people (store, job, error)
      || !list_rows (store, job, error))
    return FALSE;
  tkl_store_rollback (store);
  if (job->receiver.done != NULL)
    job->receiver.done (job->receiver.user_data);
  return TRUE;
}

static void
list_job_free (gpointer data)
{
  TklListJob *job = data;

  g_free (job->employee);
  g_free (job->project);
  g_free (job);
}

static const TklUseCase list_case = { tkl_list_async, run_list, list_job_free };

void
tkl_list_async (TklOffice *office,
                const TklListFilter *filter,
                const TklListReceiver *receiver,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  TklListJob *job = g_new0 (TklListJob, 1);

  job->from = filter->from;
  job->to = filter->to;
  job->employee = g_strdup (filter->employee);
  job->project = g_strdup (filter->project);
  job->n_days = filter->n_days;
  job->last_days = filter->last_days;
  job->few = filter->few;
  job->receiver = *receiver;
  tkl_office_read (office, &list_case, job, cancellable, callback, user_data);
}

gboolean
tkl_list_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_done (office, &list_case, result, error);
}
