/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vehicles: what the telematics system calls them, and what the office does. */
/* Thread: that of the store. */
#pragma once

#include "tkl-store.h"

G_BEGIN_DECLS

/* Polls in a row without a vehicle after which it counts as gone. */
#define TKL_VEHICLE_GONE_AFTER 3

typedef struct
{
  gint64 id;          /* 0 = not stored yet */
  gint64 version;     /* grows with each change by the office */
  char *remote_id;    /* (owned): unique */
  char *remote_name;  /* (owned) (nullable) */
  char *imei;         /* (owned) (nullable): fifteen digits */
  char *remote_plate; /* (owned) (nullable) */
  char *name;         /* (owned) (nullable): the office's own */
  char *plate;        /* (owned) (nullable): the office's own */
  char *notes;        /* (owned) (nullable): the office's own */
  gboolean gone;      /* the telematics system no longer names it */
} TklVehicle;

TklVehicle *tkl_vehicle_new (void);
TklVehicle *tkl_vehicle_copy (const TklVehicle *vehicle);
void tkl_vehicle_free (TklVehicle *vehicle);

/** tkl_vehicle_title: Returns: (transfer none): own name, remote name, IMEI or remote id: the first known. */
const char *tkl_vehicle_title (const TklVehicle *vehicle);

/**
 * tkl_store_list_vehicles:
 * @ret_vehicles: (out) (transfer full) (element-type TklVehicle): by title, digits as numbers, then
 *   id; with those that are gone
 */
gboolean tkl_store_list_vehicles (TklStore *store, GPtrArray **ret_vehicles, GError **error);

/**
 * tkl_store_get_vehicle:
 * @ret_vehicle: (out) (transfer full) (nullable): NULL when there is none
 */
gboolean
tkl_store_get_vehicle (TklStore *store, gint64 id, TklVehicle **ret_vehicle, GError **error);

/* What is stored of a vehicle. */
typedef struct
{
  gint64 n_records;
  gboolean reader_seen;      /* a key was ever read, or any text of a reader */
  gint64 last_record_utc_ms; /* G_MININT64 = none */
  gint64 last_tick_utc_ms;   /* of a key, as ticked; G_MININT64 = none */
} TklVehicleFacts;

/** tkl_store_get_vehicle_facts: look-ups in indexes, however many records there are. */
gboolean tkl_store_get_vehicle_facts (TklStore *store,
                                      gint64 id,
                                      TklVehicleFacts *ret_facts,
                                      GError **error);

/**
 * tkl_store_put_fleet:
 * @vehicles: (element-type TklVehicle): all that one poll named: remote_id, remote_name, imei,
 *   remote_plate are taken over; each gets its id and its other members as stored
 *
 * Adds new vehicles, renews the remote words of the others and brings back those that were gone. A
 * vehicle not named TKL_VEHICLE_GONE_AFTER times in a row is gone; its records stay. An empty
 * answer changes nothing. Inside a write transaction; no journal entry.
 */
gboolean tkl_store_put_fleet (TklStore *store, GPtrArray *vehicles, GError **error);

/** tkl_store_set_vehicle_gone: the telematics system answered that there is no such vehicle. */
gboolean tkl_store_set_vehicle_gone (TklStore *store, gint64 id, GError **error);

/**
 * tkl_store_update_vehicle:
 * @vehicle: (inout): id and version as read; name, plate and notes are written, nothing else; the
 *   version grows when anything changed
 * @ret_changed: (out) (optional): FALSE when everything was stored already
 * @error: TKL_STORE_ERROR: CONFLICT (changed since it was read), NOT_FOUND
 *
 * Inside a journal entry.
 */
gboolean tkl_store_update_vehicle (TklStore *store,
                                   TklVehicle *vehicle,
                                   gboolean *ret_changed,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklVehicle, tkl_vehicle_free)

G_END_DECLS
