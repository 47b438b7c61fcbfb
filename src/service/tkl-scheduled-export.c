/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Excel export that comes by itself: every period that is over, into the company's folder. */
/* Thread: main; the work is done on the office's reader thread. */
#include "tkl-scheduled-export.h"

#include "tkl-export-service.h"
#include "tkl-job-notes.h"
#include "tkl-office-private.h"
#include "tkl-sync-lock.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

/* A month of days: who comes back later than that asks for the rest by hand. */
#define MAX_PERIODS 31

typedef struct
{
  TklCompany *company; /* (owned) */
  char *database;      /* (owned) */
  int lock; /* of tkl_export_lock_take() from the first file to the note; −1: not held */
  gint64 since_utc_ms, now_utc_ms;
  TklDayRange periods[MAX_PERIODS];
  guint n_periods;
  TklScheduledExportReport report;
  GString *failures; /* (owned): a line each */
} Run;

static void
let_go (Run *run)
{
  if (run->lock >= 0)
    tkl_sync_lock_release (run->lock);
  run->lock = -1;
}

static void
run_free (gpointer data)
{
  Run *run = data;

  let_go (run);
  g_free (run->database);
  tkl_company_free (run->company);
  g_string_free (run->failures, TRUE);
  g_free (run);
}

TklSchedule
tkl_scheduled_export_plan (const TklCompany *company)
{
  return (TklSchedule){ .kind = (TklScheduleKind) company->background.export_schedule,
                        .minute_of_day = company->background.export_min,
                        .day = company->background.export_day };
}

/* @task, @error: (transfer full) */
static void
end_badly (GTask *task, GError *error)
{
  let_go (g_task_get_task_data (task));
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;

  /* The workbooks are there all the same; who started the run notes it once more. */
  (void) tkl_job_notes_put_finish (TKL_OFFICE (source), result, NULL);
  let_go (g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

static void export_next (GTask *task);

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Run *run = g_task_get_task_data (task);
  g_auto (TklExportReport) report = { 0 };
  GError *error = NULL;
  gboolean done = tkl_export_finish (TKL_OFFICE (source), result, &report, &error);

  run->report.n_files += report.n_files;
  if (!done)
    {
      end_badly (g_steal_pointer (&task), error);
      return;
    }
  if (run->report.n_periods == 0)
    run->report.days.from = run->periods[0].from;
  run->report.days.to = run->periods[run->report.n_periods].to;
  run->report.n_periods++;
  run->report.n_lines += report.n_lines;
  run->report.n_provisional += report.n_provisional;
  for (guint i = 0; report.failures != NULL && i < report.failures->len; i++)
    g_string_append_printf (run->failures, "%s%s", run->failures->len > 0 ? "\n" : "",
                            (const char *) report.failures->pdata[i]);
  export_next (g_steal_pointer (&task));
}

/* @task: (transfer full). What could not be written is owed still: the whole is tried again later. */
static void
end_run (GTask *task, const Run *run)
{
  if (run->failures->len > 0)
    end_badly (task, g_error_new_literal (TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_FAILED,
                                          run->failures->str));
  else
    /* Noted before the lock is let go of: nobody finds the lock free and the work still due. */
    tkl_job_notes_put_async (g_task_get_source_object (task), TKL_JOB_EXPORT, run->now_utc_ms,
                             noted_cb, task);
}

/* @task: (transfer full) */
static void
export_next (GTask *task)
{
  const Run *run = g_task_get_task_data (task);
  const TklBackground *wanted = &run->company->background;
  TklExportOptions options = { .path = wanted->export_folder,
                               .split = wanted->export_split,
                               .pattern = wanted->export_pattern };

  if (run->report.n_periods == run->n_periods)
    {
      end_run (task, run);
      return;
    }
  options.from = run->periods[run->report.n_periods].from;
  options.to = run->periods[run->report.n_periods].to;
  tkl_export_async (g_task_get_source_object (task), &options, g_task_get_cancellable (task),
                    exported_cb, task);
}

/* Another program that ran since this run was planned has written what was due. */
static gboolean
run_begin (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Run *run = data;
  gint64 noted_utc_ms;

  run->lock = tkl_export_lock_take (run->database, error);
  if (run->lock < 0 || !tkl_job_notes_read_run (store, TKL_JOB_EXPORT, &noted_utc_ms, error))
    return FALSE;
  if (noted_utc_ms > run->since_utc_ms)
    run->n_periods = 0;
  return TRUE;
}

static const TklUseCase begin_case = { run_begin, run_begin, NULL };

static void
begun_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  GError *error = NULL;

  if (tkl_office_finish (TKL_OFFICE (source), &begin_case, result, &error) != NULL)
    export_next (task);
  else
    end_badly (task, error);
}

void
tkl_scheduled_export_async (TklOffice *office,
                            const TklScheduledExportOptions *options,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (office, cancellable, callback, user_data);
  const TklCompany *company = options->company;
  TklSchedule schedule = tkl_scheduled_export_plan (company);
  g_autoptr (TklZone) zone = NULL;
  GError *error = NULL;
  Run *run;

  g_task_set_source_tag (task, tkl_scheduled_export_async);
  if (schedule.kind == TKL_SCHEDULE_OFF || tkl_str_empty (company->background.export_folder))
    {
      g_task_return_new_error (task, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE, "%s",
                               _ ("Choose when the Excel export comes by itself, and the folder "
                                  "for it."));
      return;
    }
  zone = tkl_zone_new (company->timezone, &error);
  if (zone == NULL)
    {
      g_task_return_error (task, tkl_service_error_convert (error));
      return;
    }
  run = g_new0 (Run, 1);
  run->company = tkl_company_copy (company);
  run->database = g_strdup (tkl_office_path (office));
  run->lock = -1;
  run->since_utc_ms = options->since_utc_ms;
  run->now_utc_ms = options->now_utc_ms;
  run->failures = g_string_new (NULL);
  run->n_periods = tkl_schedule_missed (&schedule, zone, options->since_utc_ms, options->now_utc_ms,
                                        MAX_PERIODS, run->periods);
  g_task_set_task_data (task, run, run_free);
  tkl_office_read (office, &begin_case, run, cancellable, begun_cb, g_steal_pointer (&task));
}

gboolean
tkl_scheduled_export_finish (TklOffice *office,
                             GAsyncResult *result,
                             TklScheduledExportReport *ret_report,
                             GError **error)
{
  const Run *run;

  g_return_val_if_fail (g_task_is_valid (result, office), FALSE);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == tkl_scheduled_export_async,
                        FALSE);

  run = g_task_get_task_data (G_TASK (result));
  *ret_report = run != NULL ? run->report : (TklScheduledExportReport){ 0 };
  return g_task_propagate_boolean (G_TASK (result), error);
}
