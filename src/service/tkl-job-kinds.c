/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The standing kinds of jobs: when each comes by itself, what it starts and what it says at the end. */
/* Thread: main. */
#include "tkl-addresses-service.h"
#include "tkl-data-service.h"
#include "tkl-job-private.h"
#include "tkl-link-pending.h"
#include "tkl-purge-service.h"
#include "tkl-scheduled-export.h"
#include "tkl-sync-service.h"
#include "tkl-typed.h"

#include <glib/gi18n-lib.h>

/* At night, or once the machine is on again. */
#define PURGE_MINUTE (3 * 60)
#define CHECK_MINUTE (4 * 60)
#define CHECK_WEEKDAY 7
/* Older ticks are for who links them by hand, and for `tikklokctl addresses`: else each run would look
 * through all there are. */
#define ADDRESS_DAYS 62

/* --- synchronisation ------------------------------------------------------------------------- */

static gboolean
plan_sync (const TklCompany *company, TklSchedule *ret_schedule)
{
  *ret_schedule
      = (TklSchedule){ .kind = TKL_SCHEDULE_INTERVAL, .every_min = company->background.sync_min };
  return company->on.auto_import;
}

void
tkl_job_show_sync (const TklSyncProgress *progress, gpointer data)
{
  TklJobRun *run = data;
  TklJobProgress told = { .n_done = progress->windows_done,
                          .n_all = progress->n_windows,
                          .n_records = progress->n_records,
                          .left_ms = progress->left_ms };

  g_strlcpy (told.what, progress->vehicle, sizeof told.what);
  run->tell (run, &told);
}

static void
start_sync (TklJobRun *run, GAsyncReadyCallback callback, gpointer user_data)
{
  TklSyncOptions options = { .key = run->key,
                             .from_utc_ms = G_MININT64,
                             .to_utc_ms = G_MAXINT64,
                             .interval_ms = run->interval_ms,
                             .keeps_listening = TRUE,
                             .leave_links = TRUE,
                             .progress = tkl_job_show_sync,
                             .progress_data = run,
                             .now_utc_ms = run->fixed_now_utc_ms };

  tkl_sync_async (run->office, &options, run->cancellable, callback, user_data);
}

gboolean
tkl_job_sync_is_same (const TklSyncReport *report)
{
  return report->n_new + report->n_changed == 0
         && report->n_new_ticks + report->n_changed_ticks + report->n_gone_ticks == 0;
}

void
tkl_job_warn_of_sync (TklJobRun *run, const TklSyncReport *report, gboolean of_source)
{
  run->warning_code = TKL_SERVICE_ERROR_KEY_ORDER;
  run->warning = g_strdup (report->key_warning);
  if (run->warning != NULL || report->degraded == NULL || !of_source)
    return;
  run->warning_code = TKL_SERVICE_ERROR_FAILED;
  run->warning = g_strdup (report->degraded);
}

static char *
finish_sync (TklJobRun *run, GAsyncResult *result, gboolean *ret_whole, GError **error)
{
  g_autoptr (TklSyncReport) report = tkl_sync_finish (run->office, result, error);

  run->pause_min = tkl_sync_must_pause (run->office, result) ? TKL_JOB_PAUSE_MIN : 0;
  if (report == NULL)
    return NULL;
  run->unchanged = tkl_job_sync_is_same (report);
  tkl_job_warn_of_sync (run, report, report->newly_degraded);
  if (report->failures->len > 0)
    {
      *ret_whole = FALSE;
      return g_strdup (report->failures->pdata[0]);
    }
  if (report->degraded != NULL && report->n_new_ticks == 0)
    return g_strdup (_ ("Nothing new. The API key may not read the history."));
  if (report->n_new_ticks == 0)
    return g_strdup (_ ("Nothing new."));
  if (report->degraded != NULL)
    return g_strdup_printf (ngettext ("%u new tick. The API key may not read the history.",
                                      "%u new ticks. The API key may not read the history.",
                                      report->n_new_ticks),
                            report->n_new_ticks);
  return g_strdup_printf (ngettext ("%u new tick.", "%u new ticks.", report->n_new_ticks),
                          report->n_new_ticks);
}

/* --- links ----------------------------------------------------------------------------------- */

static gboolean
plan_link (const TklCompany *company, TklSchedule *ret_schedule)
{
  *ret_schedule = (TklSchedule){ .kind = TKL_SCHEDULE_OFF };
  return company->on.auto_link;
}

static void
start_link (TklJobRun *run, GAsyncReadyCallback callback, gpointer user_data)
{
  tkl_link_pending_async (run->office, run->cancellable, callback, user_data);
}

char *
tkl_job_say_linked (TklJobRun *run, const TklLinkReport *report)
{
  run->unchanged = report->n_linked + report->n_unlinked == 0;
  if (report->n_linked == 0)
    return g_strdup (_ ("Nothing new."));
  return g_strdup_printf (ngettext ("%u tick linked.", "%u ticks linked.", report->n_linked),
                          report->n_linked);
}

static char *
finish_link (TklJobRun *run, GAsyncResult *result, gboolean *ret_whole, GError **error)
{
  TklLinkReport report;

  if (!tkl_link_pending_finish (run->office, result, &report, error))
    {
      run->kept = report.kept;
      return NULL;
    }
  return tkl_job_say_linked (run, &report);
}

/* --- addresses ------------------------------------------------------------------------------- */

static gboolean
plan_addresses (const TklCompany *company, TklSchedule *ret_schedule)
{
  *ret_schedule = (TklSchedule){ .kind = TKL_SCHEDULE_OFF };
  return company->background.auto_addresses;
}

static void
show_addresses (const TklAddressesProgress *progress, gpointer data)
{
  TklJobRun *run = data;

  run->tell (run, &(TklJobProgress){
                      .n_done = progress->n_done, .n_all = progress->n_positions, .left_ms = -1 });
}

void
tkl_job_look_up (
    TklJobRun *run, TklDay from, TklDay to, GAsyncReadyCallback callback, gpointer user_data)
{
  TklAddressesOptions options = TKL_ADDRESSES_OPTIONS_INIT;

  options.from = from;
  options.to = to;
  options.limit = TKL_JOB_ADDRESSES_PER_RUN;
  options.interval_ms = run->interval_ms;
  options.progress = show_addresses;
  options.progress_data = run;
  tkl_addresses_fill_async (run->office, &options, run->cancellable, callback, user_data);
}

static void
start_addresses (TklJobRun *run, GAsyncReadyCallback callback, gpointer user_data)
{
  tkl_job_look_up (run, (TklDay) (run->now_utc_ms / TKL_MS_PER_DAY) - ADDRESS_DAYS, TKL_DAY_NONE,
                   callback, user_data);
}

char *
tkl_job_say_addresses (guint n_found)
{
  if (n_found == 0)
    return g_strdup (_ ("Nothing new."));
  return g_strdup_printf (ngettext ("%u address found.", "%u addresses found.", n_found), n_found);
}

static char *
finish_addresses (TklJobRun *run, GAsyncResult *result, gboolean *ret_whole, GError **error)
{
  TklAddressesProgress report;
  gboolean done = tkl_addresses_fill_finish (run->office, result, &report, error);

  run->unchanged = report.n_found == 0;
  run->kept = report.n_done > 0;
  if (!done)
    return NULL;
  return tkl_job_say_addresses (report.n_found);
}

/* --- Excel ----------------------------------------------------------------------------------- */

static gboolean
plan_export (const TklCompany *company, TklSchedule *ret_schedule)
{
  *ret_schedule = tkl_scheduled_export_plan (company);
  return ret_schedule->kind != TKL_SCHEDULE_OFF;
}

static void
start_export (TklJobRun *run, GAsyncReadyCallback callback, gpointer user_data)
{
  TklScheduledExportOptions options = { run->company, run->since_utc_ms, run->now_utc_ms };

  tkl_scheduled_export_async (run->office, &options, run->cancellable, callback, user_data);
}

/* Returns: (transfer full): why there is nothing, or nothing in it. */
static char *
say_no_lines (const TklScheduledExportReport *report)
{
  g_autofree char *from = tkl_typed_format_day (report->days.from);
  g_autofree char *to = tkl_typed_format_day (report->days.to);
  gboolean none = report->n_files == 0;

  if (report->days.from == report->days.to)
    /* Translators: a date. */
    return none ? g_strdup_printf (_ ("No workbook written: no employee has lines on %s."), from)
                : g_strdup_printf (_ ("No employee has lines on %s."), from);
  /* Translators: two dates. */
  return none ? g_strdup_printf (_ ("No workbook written: no employee has lines from %s to %s."),
                                 from, to)
              : g_strdup_printf (_ ("No employee has lines from %s to %s."), from, to);
}

/* Returns: (transfer full): sentences. */
static char *
say_export (const TklScheduledExportReport *report)
{
  g_autofree char *none = report->n_lines == 0 ? say_no_lines (report) : NULL;
  g_autofree char *written = NULL;

  if (report->n_files == 0 && none != NULL)
    return g_steal_pointer (&none);
  written = g_strdup_printf (
      ngettext ("%u workbook written.", "%u workbooks written.", report->n_files), report->n_files);
  return none == NULL ? g_steal_pointer (&written) : g_strjoin (" ", written, none, NULL);
}

static char *
finish_export (TklJobRun *run, GAsyncResult *result, gboolean *ret_whole, GError **error)
{
  TklScheduledExportReport report;
  g_autofree char *text = NULL;
  g_autofree char *provisional = NULL;

  run->unchanged = TRUE;
  if (!tkl_scheduled_export_finish (run->office, result, &report, error))
    {
      run->kept = report.n_files > 0;
      return NULL;
    }
  if (report.n_periods == 0)
    return g_strdup (_ ("Nothing new."));
  text = say_export (&report);
  if (report.n_provisional == 0)
    return g_steal_pointer (&text);
  provisional = g_strdup_printf (
      ngettext ("%u workday is provisional: ticks of it may be missing.",
                "%u workdays are provisional: ticks of them may be missing.", report.n_provisional),
      report.n_provisional);
  /* Both are whole sentences. */
  return g_strjoin (" ", text, provisional, NULL);
}

/* --- retention ------------------------------------------------------------------------------- */

static gboolean
plan_purge (const TklCompany *company, TklSchedule *ret_schedule)
{
  *ret_schedule = (TklSchedule){ .kind = TKL_SCHEDULE_DAILY, .minute_of_day = PURGE_MINUTE };
  return company->background.retention_months > 0;
}

static void
show_purge (gint64 n_done, gint64 n_all, gpointer data)
{
  TklJobRun *run = data;

  run->tell (run, &(TklJobProgress){
                      .n_done = (guint64) n_done, .n_all = (guint64) n_all, .left_ms = -1 });
}

static void
start_purge (TklJobRun *run, GAsyncReadyCallback callback, gpointer user_data)
{
  TklPurgeOptions options = { .before = TKL_DAY_NONE,
                              .progress = show_purge,
                              .progress_data = run,
                              .now_utc_ms = run->fixed_now_utc_ms };

  tkl_purge_async (run->office, &options, run->cancellable, callback, user_data);
}

static char *
finish_purge (TklJobRun *run, GAsyncResult *result, gboolean *ret_whole, GError **error)
{
  TklPurgeReport report;

  if (!tkl_purge_finish (run->office, result, &report, error))
    {
      run->kept = report.n_records > 0;
      return NULL;
    }
  if (report.before == TKL_DAY_NONE)
    return g_strdup (_ ("Raw positions are kept for ever."));
  return g_strdup_printf (
      ngettext ("%u raw position deleted.", "%u raw positions deleted.", (gulong) report.n_records),
      (guint) report.n_records);
}

/* --- integrity ------------------------------------------------------------------------------- */

static gboolean
plan_check (const TklCompany *company, TklSchedule *ret_schedule)
{
  *ret_schedule = (TklSchedule){ .kind = TKL_SCHEDULE_WEEKLY,
                                 .minute_of_day = CHECK_MINUTE,
                                 .day = CHECK_WEEKDAY };
  return TRUE;
}

static void
start_check (TklJobRun *run, GAsyncReadyCallback callback, gpointer user_data)
{
  tkl_check_async (run->office, run->cancellable, callback, user_data);
}

static char *
finish_check (TklJobRun *run, GAsyncResult *result, gboolean *ret_whole, GError **error)
{
  g_autoptr (GPtrArray) faults = tkl_check_finish (run->office, result, error);

  run->unchanged = TRUE;
  if (faults == NULL)
    return NULL;
  if (faults->len == 0)
    return g_strdup (_ ("The database is in order."));
  *ret_whole = FALSE;
  return g_strdup_printf (ngettext ("The database has %u fault. Restore a backup.",
                                    "The database has %u faults. Restore a backup.", faults->len),
                          faults->len);
}

static const TklJobType types[TKL_JOB_N_STANDING] = {
  [TKL_JOB_SYNC]
  = { "sync", N_ ("Fetch ticks"), TRUE, TKL_JOB_FOLLOWS_NONE, plan_sync, start_sync, finish_sync },
  [TKL_JOB_LINK]
  = { "link", N_ ("Link ticks"), FALSE, TKL_JOB_SYNC, plan_link, start_link, finish_link },
  [TKL_JOB_ADDRESSES] = { "addresses", N_ ("Look up addresses of ticks"), TRUE, TKL_JOB_SYNC,
                          plan_addresses, start_addresses, finish_addresses },
  [TKL_JOB_EXPORT] = { "export", N_ ("Excel export"), FALSE, TKL_JOB_FOLLOWS_NONE, plan_export,
                       start_export, finish_export },
  [TKL_JOB_PURGE] = { "purge", N_ ("Delete old positions"), FALSE, TKL_JOB_FOLLOWS_NONE, plan_purge,
                      start_purge, finish_purge },
  [TKL_JOB_CHECK] = { "check", N_ ("Check the database"), FALSE, TKL_JOB_FOLLOWS_NONE, plan_check,
                      start_check, finish_check },
};

const TklJobType *
tkl_job_type (TklJobKind kind)
{
  g_return_val_if_fail (kind < TKL_JOB_N_KINDS, NULL);
  return kind < TKL_JOB_N_STANDING ? &types[kind] : &tkl_job_order_types[kind - TKL_JOB_N_STANDING];
}
