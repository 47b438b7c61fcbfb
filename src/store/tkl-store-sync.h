/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the synchronisation of each vehicle came, and what the connection can do. */
/* Thread: that of the store. */
#pragma once

#include "tkl-record.h"
#include "tkl-store.h"

G_BEGIN_DECLS

/* Instants are UTC ms, TKL_INSTANT_NONE_MS = none. */
typedef struct
{
  gint64 vehicle_id;
  gint64 high_water_ms;  /* greatest plausible device time taken over */
  gint64 last_device_ms; /* the pair of the last fleet answer */
  gint64 last_server_ms;
  gint64 window_from_ms; /* the window being read; NONE = none */
  gint64 window_to_ms;
  char *
      window_token; /* (owned) (nullable): of its next page, byte for byte; NULL = from the start */
  gint64 rescan_from_ms; /* stretch to read again; NONE = none */
  gint64 rescan_to_ms;
  gint64 rescan_due_ms; /* not before */
  gint64 short_scan_ms; /* last nightly scan */
  gint64 long_scan_ms;  /* last weekly scan */
  char *error;          /* (owned) (nullable): of the last try, without the key */
  int error_code;       /* why, as TKL_REMOTE_ERROR; −1 = none, or not known */
  gint64 next_try_ms;   /* of the last try that failed: its turn comes after the others; NONE */
  /* Where the history may not be read (docs/trusttrack.md §8.6): */
  gint64 trips_ms;        /* trips were read until then */
  gint64 trips_device_ms; /* the pair of the fleet answer at that time */
  gint64 trips_server_ms;
  gint64 trips_scan_ms; /* last weekly look back over trips */
} TklSyncVehicle;

/** tkl_sync_vehicle_new: Returns: (transfer full): a vehicle never read. */
TklSyncVehicle *tkl_sync_vehicle_new (gint64 vehicle_id);
TklSyncVehicle *tkl_sync_vehicle_copy (const TklSyncVehicle *state);
void tkl_sync_vehicle_free (TklSyncVehicle *state);

/**
 * tkl_store_list_sync_vehicles:
 * @ret_states: (out) (transfer full) (element-type TklSyncVehicle): one for each vehicle that is not
 *   gone, also for those never read; oldest next try first, then vehicle id
 */
gboolean tkl_store_list_sync_vehicles (TklStore *store, GPtrArray **ret_states, GError **error);

/**
 * tkl_store_get_sync_vehicle:
 * @ret_state: (out) (transfer full): that of a vehicle never read when there is none
 */
gboolean tkl_store_get_sync_vehicle (TklStore *store,
                                     gint64 vehicle_id,
                                     TklSyncVehicle **ret_state,
                                     GError **error);

/**
 * tkl_store_save_sync_vehicle:
 * @error: TKL_STORE_ERROR_CONSTRAINT: no such vehicle
 *
 * Writes every member. Inside the write transaction that took the page over, so that a crash loses
 * and doubles nothing (docs/trusttrack.md §8.2).
 */
gboolean tkl_store_save_sync_vehicle (TklStore *store, const TklSyncVehicle *state, GError **error);

/**
 * tkl_store_get_sync_value:
 * @name: capability or finding of the set-up: `history-v2` …
 * @ret_value: (out) (transfer full) (nullable): NULL when it was never set
 */
gboolean
tkl_store_get_sync_value (TklStore *store, const char *name, char **ret_value, GError **error);

/** tkl_store_set_sync_value: @value: (nullable): NULL forgets it. Inside a write transaction. */
gboolean
tkl_store_set_sync_value (TklStore *store, const char *name, const char *value, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklSyncVehicle, tkl_sync_vehicle_free)

G_END_DECLS
