/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading trips and their drivers where the key may not read the history (docs/trusttrack.md §8.6). */
/* Thread: the office's remote thread. */
#pragma once

#include "tkl-sync-pass.h"
#include "tkl-trip.h"

G_BEGIN_DECLS

/* The keys of the platform's drivers, asked for once a run. */
struct _TklSyncDrivers
{
  GHashTable
      *texts; /* (owned) driver id → GPtrArray of utf8: keys he is registered with, maybe none */
};

/**
 * tkl_sync_open_drivers:
 * @ret_refused: (out): TRUE: the key may not read the drivers; trips are of no use then
 * @error: whatever else the request failed with
 */
gboolean tkl_sync_open_drivers (TklSyncPass *sync, gboolean *ret_refused, GError **error);

void tkl_sync_drivers_free (TklSyncDrivers *drivers);

/** tkl_sync_read_trips: reads one window of a vehicle into the store. */
gboolean tkl_sync_read_trips (TklSyncPass *sync,
                              TklSyncTask *task,
                              const TklSyncWindow *window,
                              GError **error);

/** tkl_sync_note_trips: what was read instead of touches, and what is missing, for the report. */
void tkl_sync_note_trips (TklSyncPass *sync);

/* A trip with all keys that each of its drivers is registered with. */
typedef struct
{
  TklTrip trip;
  GPtrArray *crew; /* (owned) (element-type GPtrArray): for each driver his texts (borrowed), ≥ 1 */
} TklTripDraft;

/**
 * tkl_sync_ledger_trips:
 * @window: the trips that start in it are replaced
 * @drafts: (element-type TklTripDraft)
 * @report: (inout): counts are added
 *
 * Trips and the ticks they make in one transaction. Of a driver with several keys the one counts that
 * somebody holds on the day of the trip, else the first by its text.
 */
gboolean tkl_sync_ledger_trips (TklSyncPass *sync,
                                const TklSyncVehicle *state,
                                const TklSyncWindow *window,
                                const GPtrArray *drafts,
                                GError **error);

G_END_DECLS
