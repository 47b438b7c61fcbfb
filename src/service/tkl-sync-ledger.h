/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a synchronisation reads from and writes to the store, each call one job of the writer. */
/* Thread: the office's remote thread; the calls wait for the writer. */
#pragma once

#include "tkl-company.h"
#include "tkl-office-private.h"
#include "tkl-store-record.h"
#include "tkl-store-sync.h"
#include "tkl-store-tick.h"
#include "tkl-store-vehicle.h"
#include "tkl-sync-plan.h"
#include "tkl-sync-service.h"
#include "tkl-trusttrack.h"

G_BEGIN_DECLS

/* A vehicle of this run. */
typedef struct
{
  TklVehicle *vehicle;   /* (owned) */
  TklSyncVehicle *state; /* (owned): as stored; renewed with every page */
} TklSyncSubject;

void tkl_sync_subject_free (TklSyncSubject *subject);

/** tkl_sync_marks_get: Returns: the part of the state that planning is about. */
TklSyncMarks tkl_sync_marks_get (const TklSyncVehicle *state);
/** tkl_sync_marks_set: writes them back. */
void tkl_sync_marks_set (TklSyncVehicle *state, const TklSyncMarks *marks);

/** tkl_sync_trip_marks_get: likewise for trips. */
TklTripMarks tkl_sync_trip_marks_get (const TklSyncVehicle *state);
void tkl_sync_trip_marks_set (TklSyncVehicle *state, const TklTripMarks *marks);

/** tkl_sync_ledger_company: Returns: (transfer full): the settings. */
TklCompany *tkl_sync_ledger_company (TklOffice *office, GError **error);

/**
 * tkl_sync_ledger_fleet:
 * @fleet: (element-type TklRemoteVehicle): what TrustTrack named
 *
 * Takes the fleet over. Returns: (transfer full) (element-type TklSyncSubject): vehicles that are
 * not gone, oldest next try first.
 */
GPtrArray *tkl_sync_ledger_fleet (TklOffice *office, GPtrArray *fleet, GError **error);

/**
 * tkl_sync_ledger_page:
 * @page: (nullable): NULL: only the state is saved
 * @state: progress as it is once the page is in
 * @report: (inout): counts of records and ticks are added
 *
 * Records, the ticks they make, what is to be linked and the progress in one transaction.
 */
gboolean tkl_sync_ledger_page (TklOffice *office,
                               TklPage *page,
                               const TklSyncVehicle *state,
                               TklSyncReport *report,
                               GError **error);

/** tkl_sync_ledger_gone: TrustTrack answered that there is no such vehicle. */
gboolean tkl_sync_ledger_gone (TklOffice *office, gint64 vehicle_id, GError **error);

/**
 * tkl_sync_ledger_link:
 * @report: (inout): its link part
 *
 * Links the days that this run, or an earlier one that was interrupted, touched.
 */
gboolean tkl_sync_ledger_link (TklOffice *office, TklSyncReport *report, GError **error);

/* A run for the log of runs; borrowed. */
typedef struct
{
  const TklSyncOptions *options; /* the range asked for */
  gint64 began_utc_ms;
  const char *subject; /* (nullable): the vehicles asked for */
  const TklSyncReport *report;
  const GError *fault; /* (nullable): why it failed, a converted error */
} TklSyncEntry;

/** tkl_sync_ledger_log: writes the run with its counts, or its failure, into the log of runs. */
gboolean tkl_sync_ledger_log (TklOffice *office, const TklSyncEntry *entry, GError **error);

/** tkl_sync_ledger_remember: stores what was found out about the key; @value (nullable) forgets. */
gboolean
tkl_sync_ledger_remember (TklOffice *office, const char *name, const char *value, GError **error);

/** tkl_sync_ledger_recall: @ret_value: (out) (transfer full) (nullable). */
gboolean
tkl_sync_ledger_recall (TklOffice *office, const char *name, char **ret_value, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklSyncSubject, tkl_sync_subject_free)

G_END_DECLS
