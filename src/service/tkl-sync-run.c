/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One run of a synchronisation as a whole: fleet, tasks, link, report. */
/* Thread: the office's remote thread. */
#include "tkl-sync-trips.h"

#include "tkl-office-private.h"
#include "tkl-refusals.h"
#include "tkl-remote-error.h"
#include "tkl-service-error.h"
#include "tkl-vehicle-choice-private.h"

#include <glib/gi18n-lib.h>

gint64
tkl_sync_now_ms (const TklSyncPass *sync)
{
  gint64 given_ms = sync->run->options.now_utc_ms;

  return given_ms != 0 ? given_ms : g_get_real_time () / 1000;
}

gboolean
tkl_sync_is_ranged (const TklSyncPass *sync)
{
  return sync->run->options.from_utc_ms != G_MININT64;
}

static TklSyncReport *
report_new (void)
{
  TklSyncReport *report = g_new0 (TklSyncReport, 1);

  report->failures = g_ptr_array_new_with_free_func (g_free);
  report->notes = g_ptr_array_new_with_free_func (g_free);
  return report;
}

void
tkl_sync_report_free (TklSyncReport *report)
{
  if (report == NULL)
    return;
  g_ptr_array_unref (report->failures);
  g_ptr_array_unref (report->notes);
  tkl_odd_keys_clear (&report->odd_keys);
  g_free (report->key_warning);
  g_free (report->degraded);
  g_free (report);
}

static void
sync_clear (TklSyncPass *sync)
{
  g_clear_pointer (&sync->tasks, g_ptr_array_unref);
  g_clear_pointer (&sync->drivers, tkl_sync_drivers_free);
  g_clear_pointer (&sync->subjects, g_ptr_array_unref);
  g_clear_pointer (&sync->fleet, g_ptr_array_unref);
  g_clear_pointer (&sync->page, tkl_page_free);
  g_clear_pointer (&sync->client, tkl_trusttrack_free);
  g_clear_pointer (&sync->report, tkl_sync_report_free);
  g_clear_error (&sync->last_fault);
  g_free (sync->subject);
}

/* --- beginning --------------------------------------------------------------------------- */

/* What the plain list does not tell, and why it is asked. */
static const char *
say_no_snapshot (const GError *fault)
{
  if (g_error_matches (fault, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_REQUEST))
    return _ (
        "TrustTrack did not understand the question which vehicles have news; until Tikklok is "
        "started anew, all vehicles are asked.");
  if (g_error_matches (fault, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_DENIED)
      || g_error_matches (fault, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_NOT_FOUND))
    return _ ("The key does not show which vehicles have news; all vehicles are asked.");
  return NULL;
}

/* The fleet with its newest instants, or the plain list where the plan lacks that. */
static gboolean
fetch_fleet (TklSyncPass *sync, GError **error)
{
  g_autoptr (GError) fault = NULL;
  const char *said;

  sync->has_snapshot
      = tkl_trusttrack_fetch_snapshot (sync->client, &sync->fleet, sync->run->cancellable, &fault);
  if (sync->has_snapshot)
    return TRUE;
  said = say_no_snapshot (fault);
  if (said == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  g_ptr_array_add (sync->report->notes, g_strdup (said));
  return tkl_trusttrack_fetch_vehicles (sync->client, &sync->fleet, sync->run->cancellable, error);
}

/* --- the whole ------------------------------------------------------------------------------- */

/* No vehicle came through: that is no partial success. */
static gboolean
check_anything_read (TklSyncPass *sync, GError **error)
{
  if (sync->read_something || sync->progress.vehicles_done > 0 || sync->last_fault == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&sync->last_fault));
  return FALSE;
}

static gboolean
read_fleet (TklSyncPass *sync, GError **error)
{
  sync->client = tkl_remote_session_new (sync->run->office, sync->run->options.key,
                                         sync->run->options.interval_ms, error);
  if (sync->client == NULL || !fetch_fleet (sync, error))
    return FALSE;
  sync->subjects = tkl_sync_ledger_fleet (sync->run->office, sync->fleet, error);
  return sync->subjects != NULL && tkl_sync_read_sources (sync, error)
         && check_anything_read (sync, error);
}

/* What came in before the run broke off is kept and linked: done in part, not refused. */
static gboolean
keep_part (TklSyncPass *sync, GError **error)
{
  GPtrArray *failures = sync->report->failures;
  GError *converted;
  const char *said;

  if (!sync->read_something)
    return FALSE;
  sync->cancelled |= g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  converted = tkl_service_error_convert (g_steal_pointer (error));
  said = sync->cancelled ? _ ("Stopped. What was complete until then is kept.")
                         : tkl_service_error_sentence (converted);
  /* A disk that is full is so for the log as well: once is enough. */
  if (!g_ptr_array_find_with_equal_func (failures, said, g_str_equal, NULL))
    g_ptr_array_add (failures, g_strdup (said));
  g_error_free (converted);
  return TRUE;
}

/* Whoever stopped the run does not want to wait: the next one links what this one left. */
static gboolean
link_unless_cancelled (TklSyncPass *sync, GError **error)
{
  return sync->cancelled || sync->run->options.leave_links
         || tkl_sync_ledger_link (sync->run->office, sync->report, error);
}

/* Told by the run that first saw them, and by no other. */
static void
warn_of_keys (TklSyncReport *report)
{
  report->key_warning = tkl_odd_keys_say (&report->odd_keys);
  if (report->key_warning != NULL)
    g_ptr_array_add (report->notes, g_strdup (report->key_warning));
}

/* What failed is logged as well; that this cannot be written must not hide the fault, nor what is
 * kept. */
static gboolean
run_all (TklSyncPass *sync, GError **error)
{
  TklSyncEntry entry = { .options = &sync->run->options,
                         .began_utc_ms = g_get_real_time () / 1000,
                         .report = sync->report };
  GError *fault = NULL;
  gboolean done = read_fleet (sync, &fault) || keep_part (sync, &fault);

  if (done)
    done = link_unless_cancelled (sync, &fault) || keep_part (sync, &fault);
  warn_of_keys (sync->report);
  entry.subject = sync->subject;
  if (done && (tkl_sync_ledger_log (sync->run->office, &entry, &fault) || keep_part (sync, &fault)))
    return TRUE;
  fault = tkl_service_error_convert (fault);
  if (!done)
    {
      entry.fault = fault;
      (void) tkl_sync_ledger_log (sync->run->office, &entry, NULL);
    }
  g_propagate_error (error, fault);
  return FALSE;
}

TklSyncReport *
tkl_sync_run (const TklSyncRun *run, gboolean *ret_must_pause, GError **error)
{
  TklSyncPass sync = { .run = run, .began_us = g_get_monotonic_time () };
  TklSyncReport *report = NULL;

  /* Whoever reads a period by hand wants to see what TrustTrack says now. */
  if (tkl_sync_is_ranged (&sync))
    tkl_refusals_forget (tkl_office_refusals (run->office));
  sync.report = report_new ();
  sync.page = tkl_page_new ();
  if (run_all (&sync, error))
    report = g_steal_pointer (&sync.report);
  *ret_must_pause = tkl_sync_lost_network (&sync);
  sync_clear (&sync);
  return report;
}
