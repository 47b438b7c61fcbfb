/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of jobs that are ordered: what each starts and what it says at the end. */
/* Thread: main. */
#include "tkl-addresses-service.h"
#include "tkl-job-private.h"
#include "tkl-rederive-service.h"

#include <glib/gi18n-lib.h>

/* Vehicles that are named one by one when they could not be read. */
#define MOST_FAILURES 5

static TklVehicleChoice
choose_vehicles (const TklJobOrder *order)
{
  return (TklVehicleChoice){ order->ids, order->n_ids, NULL };
}

/* --- records again ----------------------------------------------------------------------------- */

static void
start_fetch (TklJobRun *run, GAsyncReadyCallback callback, gpointer user_data)
{
  const TklVehicleChoice choice = choose_vehicles (run->order);
  const TklSyncOptions options = { .key = run->key,
                                   .from_utc_ms = run->order->from_utc_ms,
                                   .to_utc_ms = run->order->to_utc_ms,
                                   .vehicles = &choice,
                                   .interval_ms = run->interval_ms,
                                   .progress = tkl_job_show_sync,
                                   .progress_data = run,
                                   .now_utc_ms = run->fixed_now_utc_ms };

  tkl_sync_async (run->office, &options, run->cancellable, callback, user_data);
}

static void
append_failures (GString *text, const GPtrArray *failures)
{
  guint n = MIN (failures->len, MOST_FAILURES);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "\n%s", (const char *) failures->pdata[i]);
  if (failures->len > n)
    {
      guint n_more = failures->len - n;

      g_string_append_c (text, '\n');
      g_string_append_printf (
          text, ngettext ("and %u more vehicle", "and %u more vehicles", n_more), n_more);
    }
}

static char *
finish_fetch (TklJobRun *run, GAsyncResult *result, gboolean *ret_whole, GError **error)
{
  g_autoptr (TklSyncReport) report = tkl_sync_finish (run->office, result, error);
  GString *text;

  if (report == NULL)
    return NULL;
  text = g_string_new (NULL);
  /* Translators: numbers of records, then of ticks. */
  g_string_printf (text, _ ("Records: %u new, %u changed. Ticks: %u new, %u changed, %u gone."),
                   (guint) report->n_new, (guint) report->n_changed, report->n_new_ticks,
                   report->n_changed_ticks, report->n_gone_ticks);
  if (report->degraded != NULL)
    g_string_append_printf (text, "\n%s", report->degraded);
  append_failures (text, report->failures);
  run->unchanged = tkl_job_sync_is_same (report);
  tkl_job_warn_of_sync (run, report, TRUE);
  *ret_whole = report->failures->len == 0;
  return g_string_free (text, FALSE);
}

/* --- ticks again ------------------------------------------------------------------------------- */

static void
show_derive (guint n_done, guint n_vehicles, gpointer data)
{
  TklJobRun *run = data;

  run->tell (run, &(TklJobProgress){ .n_done = n_done, .n_all = n_vehicles, .left_ms = -1 });
}

static void
derive (TklJobRun *run,
        gint64 from_utc_ms,
        gint64 to_utc_ms,
        GAsyncReadyCallback callback,
        gpointer user_data)
{
  const TklVehicleChoice choice = choose_vehicles (run->order);
  const TklRederiveOptions options = { .vehicles = &choice,
                                       .from_utc_ms = from_utc_ms,
                                       .to_utc_ms = to_utc_ms,
                                       .progress = show_derive,
                                       .progress_data = run };

  tkl_rederive_async (run->office, &options, run->cancellable, callback, user_data);
}

static void
start_derive (TklJobRun *run, GAsyncReadyCallback callback, gpointer user_data)
{
  derive (run, run->order->from_utc_ms, run->order->to_utc_ms, callback, user_data);
}

static char *
finish_derive (TklJobRun *run, GAsyncResult *result, gboolean *ret_whole, GError **error)
{
  TklRederiveReport report;

  if (!tkl_rederive_finish (run->office, result, &report, error))
    {
      run->kept = tkl_rederive_report_kept (&report);
      return NULL;
    }
  run->unchanged = report.n_new_ticks + report.n_changed_ticks + report.n_gone_ticks == 0;
  run->warning = g_steal_pointer (&report.key_warning);
  run->warning_code = TKL_SERVICE_ERROR_KEY_ORDER;
  return g_strdup_printf (_ ("Ticks: %u new, %u changed, %u gone."), report.n_new_ticks,
                          report.n_changed_ticks, report.n_gone_ticks);
}

/* --- days after a setting ---------------------------------------------------------------------- */

static void
start_renew (TklJobRun *run, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (TklZone) zone = tkl_zone_new (run->company->timezone, NULL);

  /* The setting was checked when it was stored. */
  g_assert (zone != NULL);
  if (run->order->other_ticks)
    derive (run, tkl_zone_to_utc_ms (zone, run->order->from, 0), G_MAXINT64, callback, user_data);
  else
    tkl_link_async (run->office, run->order->from, run->order->to, run->cancellable, callback,
                    user_data);
}

static char *
finish_renew (TklJobRun *run, GAsyncResult *result, gboolean *ret_whole, GError **error)
{
  TklLinkReport report;

  if (run->order->other_ticks)
    return finish_derive (run, result, ret_whole, error);
  if (!tkl_link_finish (run->office, result, &report, error))
    {
      run->kept = report.kept;
      return NULL;
    }
  return tkl_job_say_linked (run, &report);
}

/* --- addresses of days -------------------------------------------------------------------------- */

/* Where people were goes to nobody once that was switched off, whoever asked for it before. */
static void
start_lookup (TklJobRun *run, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  if (run->company->background.auto_addresses)
    {
      tkl_job_look_up (run, run->order->from, run->order->to, callback, user_data);
      return;
    }
  task = g_task_new (run->office, run->cancellable, callback, user_data);
  g_task_set_source_tag (task, start_lookup);
  g_task_return_new_error (task, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_DENIED, "%s",
                           _ ("Looking up addresses of ticks is switched off in the settings."));
}

static char *
finish_lookup (TklJobRun *run, GAsyncResult *result, gboolean *ret_whole, GError **error)
{
  TklAddressesProgress report;

  if (g_async_result_is_tagged (result, start_lookup))
    {
      g_task_propagate_boolean (G_TASK (result), error);
      return NULL;
    }
  if (!tkl_addresses_fill_finish (run->office, result, &report, error))
    {
      run->kept = report.n_done > 0;
      return NULL;
    }
  run->n_earlier += report.n_found;
  run->unchanged = run->n_earlier == 0;
  run->goes_on = report.n_positions >= TKL_JOB_ADDRESSES_PER_RUN;
  return tkl_job_say_addresses (run->n_earlier);
}

const TklJobType tkl_job_order_types[TKL_JOB_N_KINDS - TKL_JOB_N_STANDING] = {
  [TKL_JOB_FETCH - TKL_JOB_N_STANDING] = { "fetch", N_ ("Read records again"), TRUE,
                                           TKL_JOB_FOLLOWS_NONE, NULL, start_fetch, finish_fetch },
  [TKL_JOB_DERIVE - TKL_JOB_N_STANDING]
  = { "derive", N_ ("Re-derive ticks"), FALSE, TKL_JOB_FOLLOWS_NONE, NULL, start_derive,
      finish_derive },
  [TKL_JOB_RENEW - TKL_JOB_N_STANDING]
  = { "renew", N_ ("Renew days"), FALSE, TKL_JOB_FOLLOWS_NONE, NULL, start_renew, finish_renew },
  [TKL_JOB_LOOKUP - TKL_JOB_N_STANDING]
  = { "lookup", N_ ("Look up addresses of ticks"), TRUE, TKL_JOB_FOLLOWS_NONE, NULL, start_lookup,
      finish_lookup },
};
