/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stretch whose ticks changed and that is still to be linked; it survives a crash in between. */
/* Thread: the office's writer thread. */
#include "tkl-link-pending.h"

#include "tkl-office-private.h"
#include "tkl-store-company.h"
#include "tkl-store-pending.h"
#include "tkl-zone.h"

/* A person waits for his change, and cannot stop what follows it: more than a quarter is left to a run
 * that shows its progress. */
#define FOLLOW_MAX_MS (92 * TKL_MS_PER_DAY)
/* Ticks that are only read take less than half a second a year. */
#define REACH_MAX_MS (732 * TKL_MS_PER_DAY)

gboolean
tkl_link_pending_note (TklStore *store, const TklTickDiff *diff, GError **error)
{
  return tkl_store_note_pending (store, diff->first_utc_ms, diff->last_utc_ms, error);
}

gboolean
tkl_link_pending_run (TklStore *store,
                      gboolean always,
                      TklLinkReport *report,
                      gboolean *ret_linked,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (TklCompany) company = NULL;
  g_autoptr (TklZone) zone = NULL;
  TklPending pending;

  if (!tkl_store_load_company (store, &company, error)
      || !tkl_store_get_pending (store, &pending, error))
    return FALSE;
  if ((!company->on.auto_link && !always) || pending.first_utc_ms == TKL_INSTANT_NONE_MS)
    {
      *ret_linked = FALSE;
      return TRUE;
    }
  zone = tkl_zone_new (company->timezone, error);
  /* A day more on both sides: workdays start by the wall clock, and people have their own start. */
  if (zone == NULL
      || !tkl_link_range (store, tkl_zone_civil_day (zone, pending.first_utc_ms) - 1,
                          tkl_zone_civil_day (zone, pending.last_utc_ms) + 1, report, cancellable,
                          error)
      || !tkl_store_begin (store, error) || !tkl_store_clear_pending (store, pending.serial, error)
      || !tkl_store_commit (store, error))
    return FALSE;
  *ret_linked = TRUE;
  return TRUE;
}

static void
follow (TklStore *store, gboolean always, gboolean *ret_wait)
{
  TklLinkReport report = { 0 };
  TklPending pending;
  gboolean linked = FALSE;

  *ret_wait = FALSE;
  if (!tkl_store_get_pending (store, &pending, NULL) || pending.first_utc_ms == TKL_INSTANT_NONE_MS)
    return;
  if (pending.last_utc_ms - pending.first_utc_ms <= FOLLOW_MAX_MS)
    (void) tkl_link_pending_run (store, always, &report, &linked, NULL, NULL);
  *ret_wait = !linked;
}

void
tkl_link_pending_follow (TklStore *store, gboolean *ret_wait)
{
  follow (store, FALSE, ret_wait);
}

void
tkl_link_pending_follow_correction (TklStore *store, gboolean others_wait, gboolean *ret_wait)
{
  follow (store, !others_wait, ret_wait);
}

/* Returns: FALSE when it could not be done now: what waits does so still. */
static gboolean
link_reached (TklStore *store, const TklLinkReach *reach)
{
  g_autoptr (TklCompany) company = NULL;
  g_autoptr (TklZone) zone = NULL;
  TklLinkReport report = { 0 };
  TklPending pending;

  if (!tkl_store_load_company (store, &company, NULL)
      || !tkl_store_get_pending (store, &pending, NULL))
    return FALSE;
  if (pending.first_utc_ms == TKL_INSTANT_NONE_MS)
    return TRUE;
  zone = tkl_zone_new (company->timezone, NULL);
  return zone != NULL && pending.last_utc_ms - pending.first_utc_ms <= REACH_MAX_MS
         && tkl_link_reached (store, tkl_zone_civil_day (zone, pending.first_utc_ms) - 1,
                              tkl_zone_civil_day (zone, pending.last_utc_ms) + 1, reach, &report,
                              NULL)
         && tkl_store_begin (store, NULL) && tkl_store_clear_pending (store, pending.serial, NULL)
         && tkl_store_commit (store, NULL);
}

void
tkl_link_pending_follow_reach (TklStore *store,
                               gboolean others_wait,
                               const TklLinkReach *reach,
                               gboolean *ret_wait)
{
  if (others_wait || !link_reached (store, reach))
    follow (store, FALSE, ret_wait);
  else
    *ret_wait = FALSE;
}

gboolean
tkl_link_pending_waits (TklStore *store, gboolean *ret_waits, GError **error)
{
  TklPending pending;

  if (!tkl_store_get_pending (store, &pending, error))
    return FALSE;
  *ret_waits = pending.first_utc_ms != TKL_INSTANT_NONE_MS;
  return TRUE;
}

typedef struct
{
  TklLinkReport report;
  gboolean linked;
} PendingJob;

static gboolean
run_pending (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  PendingJob *job = data;

  return tkl_link_pending_run (store, TRUE, &job->report, &job->linked, cancellable, error);
}

static gboolean
note_pending (gconstpointer data, gboolean done, TklRunNote *note)
{
  const PendingJob *job = data;

  tkl_run_note_count (note, "linked", job->report.n_linked);
  tkl_run_note_count (note, "same", job->report.n_same);
  return job->linked || !done;
}

static const TklUseCase pending_case
    = { tkl_link_pending_async, run_pending, g_free, "link", note_pending };

void
tkl_link_pending_async (TklOffice *office,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  tkl_office_write (office, &pending_case, g_new0 (PendingJob, 1), cancellable, callback,
                    user_data);
}

gboolean
tkl_link_pending_finish (TklOffice *office,
                         GAsyncResult *result,
                         TklLinkReport *ret_report,
                         GError **error)
{
  g_autofree PendingJob *job = tkl_office_finish (office, &pending_case, result, error);
  const PendingJob *left = job != NULL ? job : tkl_office_failed_job (office, result);

  *ret_report = left != NULL ? left->report : (TklLinkReport){ 0 };
  return job != NULL;
}
