/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “Why do I see no ticks of this worker?” as a use case: facts, checks, sentences (F233-F241). */
/* Thread: main; the work is done on the office's reader thread. */
#include "tkl-diagnosis-service.h"

#include "tkl-diagnosis-private.h"
#include "tkl-office-private.h"

typedef struct
{
  TklFindings findings; /* (owned) */
  TklDay from, to;
  TklDiagnosisReport *report; /* (owned) (nullable): result */
} DiagnosisJob;

void
tkl_diagnosis_report_free (TklDiagnosisReport *report)
{
  if (report == NULL)
    return;
  g_free (report->name);
  g_free (report->letter);
  g_clear_pointer (&report->checks, g_ptr_array_unref);
  g_free (report);
}

static TklDiagnosisReport *
report_new (const TklFindings *findings)
{
  TklDiagnosis diagnosis = tkl_diagnosis_run (&findings->facts);
  TklDiagnosisReport *report = g_new0 (TklDiagnosisReport, 1);

  report->sight = diagnosis.sight;
  report->name = g_strdup (findings->name);
  report->n_shown = findings->facts.n_shown;
  report->checks = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_check_row_free);
  for (int code = 0; code < TKL_N_CHECKS; code++)
    g_ptr_array_add (report->checks,
                     tkl_check_row_new (findings, (TklCheckCode) code, diagnosis.states[code]));
  if (diagnosis.cause >= 0)
    report->cause = report->checks->pdata[diagnosis.cause];
  report->letter = tkl_diagnosis_letter_new (findings, report);
  return report;
}

static gboolean
run_diagnosis (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  DiagnosisJob *job = data;

  if (!tkl_store_begin_read (store, error)
      || !tkl_findings_gather (store, job->from, job->to, &job->findings, error))
    return FALSE;
  tkl_store_rollback (store);
  job->report = report_new (&job->findings);
  return TRUE;
}

static void
diagnosis_job_free (gpointer data)
{
  DiagnosisJob *job = data;

  tkl_findings_clear (&job->findings);
  g_clear_pointer (&job->report, tkl_diagnosis_report_free);
  g_free (job);
}

static const TklUseCase diagnosis_case = { tkl_diagnosis_async, run_diagnosis, diagnosis_job_free };

void
tkl_diagnosis_async (TklOffice *office,
                     const TklDiagnosisOptions *options,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  DiagnosisJob *job = g_new0 (DiagnosisJob, 1);

  job->findings.number = g_strdup (options->employee);
  job->findings.facts.api_key = options->api_key;
  job->findings.facts.now_utc_ms
      = options->now_utc_ms != 0 ? options->now_utc_ms : g_get_real_time () / 1000;
  job->from = options->from;
  job->to = options->to;
  tkl_office_read (office, &diagnosis_case, job, cancellable, callback, user_data);
}

TklDiagnosisReport *
tkl_diagnosis_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &diagnosis_case, G_STRUCT_OFFSET (DiagnosisJob, report),
                                 result, error);
}
