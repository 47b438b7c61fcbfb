/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Excel export that comes by itself: every period that is over, into the company's folder. */
/* Thread: main; the work is done on the office's reader thread. */
#include "tkl-scheduled-export.h"

#include "tkl-export-service.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

/* A month of days: who comes back later than that asks for the rest by hand. */
#define MAX_PERIODS 31

typedef struct
{
  TklCompany *company; /* (owned) */
  TklDayRange periods[MAX_PERIODS];
  guint n_periods;
  TklScheduledExportReport report;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  tkl_company_free (run->company);
  g_free (run);
}

TklSchedule
tkl_scheduled_export_plan (const TklCompany *company)
{
  return (TklSchedule){ .kind = (TklScheduleKind) company->background.export_schedule,
                        .minute_of_day = company->background.export_min,
                        .day = company->background.export_day };
}

static void export_next (GTask *task);

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Run *run = g_task_get_task_data (task);
  TklExportReport report;
  GError *error = NULL;

  if (!tkl_export_finish (TKL_OFFICE (source), result, &report, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  run->report.n_periods++;
  run->report.n_files += report.n_files;
  run->report.n_lines += report.n_lines;
  export_next (g_steal_pointer (&task));
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
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  options.from = run->periods[run->report.n_periods].from;
  options.to = run->periods[run->report.n_periods].to;
  tkl_export_async (g_task_get_source_object (task), &options, g_task_get_cancellable (task),
                    exported_cb, task);
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
  run->n_periods = tkl_schedule_missed (&schedule, zone, options->since_utc_ms, options->now_utc_ms,
                                        MAX_PERIODS, run->periods);
  g_task_set_task_data (task, run, run_free);
  export_next (g_steal_pointer (&task));
}

gboolean
tkl_scheduled_export_finish (TklOffice *office,
                             GAsyncResult *result,
                             TklScheduledExportReport *ret_report,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, office), FALSE);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == tkl_scheduled_export_async,
                        FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  *ret_report = ((Run *) g_task_get_task_data (G_TASK (result)))->report;
  return TRUE;
}
