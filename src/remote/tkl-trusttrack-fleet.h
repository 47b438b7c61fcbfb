/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vehicles, drivers and trips as TrustTrack describes them, from JSON to structs. */
/* Thread: any; pure. */
#pragma once

#include "tkl-record.h"

G_BEGIN_DECLS

typedef struct
{
  char *id;                  /* (owned): opaque, key of all other calls */
  char *name;                /* (owned): may be empty */
  char *imei;                /* (owned) (nullable): at least 15 digits, zeros put back in front */
  char *plate;               /* (owned) (nullable) */
  gint64 last_device_utc_ms; /* newest record by device time; TKL_INSTANT_NONE_MS = unknown */
  gint64 last_server_utc_ms; /* when that arrived at the platform; likewise */
} TklRemoteVehicle;

typedef struct
{
  char *text;          /* (owned): spelling of the platform, trimmed */
  gboolean is_ibutton; /* of type IBUTTON; other types are kept but mean nothing here */
} TklRemoteIdentifier;

typedef struct
{
  char *id;               /* (owned) */
  char *first_name;       /* (owned): may be empty, or a card number */
  char *last_name;        /* (owned): may be empty */
  GPtrArray *identifiers; /* (owned) (element-type TklRemoteIdentifier) */
} TklRemoteDriver;

/* Drivers are the platform's own guess, and trips are computed again after late uploads: they stand in
 * for touches only where nothing better may be read. */
typedef struct
{
  gint64 start_utc_ms;
  gint64 end_utc_ms; /* TKL_INSTANT_NONE_MS = still running */
  TklPoint start;    /* unset = unknown */
  TklPoint end;
  gint64 duration_s;    /* −1 = unknown */
  gint64 mileage_milli; /* the number sent × 1000, whatever its unit; −1 = unknown */
  GStrv driver_ids;     /* (owned): ids of the platform, no key codes; may be empty */
} TklRemoteTrip;

/* One page of any of these lists. */
typedef struct
{
  GPtrArray *items; /* (owned): pointers to the structs above, freed with it */
  char *token;      /* (owned) (nullable): as text, byte for byte; never "" */
  guint n_skipped;  /* items without id or start */
} TklFleetPage;

void tkl_remote_vehicle_free (TklRemoteVehicle *vehicle);
void tkl_remote_driver_free (TklRemoteDriver *driver);
void tkl_remote_trip_free (TklRemoteTrip *trip);
void tkl_fleet_page_clear (TklFleetPage *page);

/**
 * tkl_fleet_parse_vehicles:
 * @data: (array length=size): UTF-8 JSON: `/objects` (a bare array, or one object) or
 *   `/objects-last-coordinate` (`results`)
 * @ret_page: (out caller-allocates): items are TklRemoteVehicle
 * @error: TKL_REMOTE_ERROR: ANSWER, OFFLINE as tkl_page_parse()
 */
gboolean
tkl_fleet_parse_vehicles (const char *data, gsize size, TklFleetPage *ret_page, GError **error);

/** tkl_fleet_parse_drivers: Likewise for `/drivers` (both versions) and `/drivers/{id}`. */
gboolean
tkl_fleet_parse_drivers (const char *data, gsize size, TklFleetPage *ret_page, GError **error);

/** tkl_fleet_parse_trips: Likewise for `/objects/{id}/trips`. */
gboolean
tkl_fleet_parse_trips (const char *data, gsize size, TklFleetPage *ret_page, GError **error);

/**
 * tkl_remote_trip_distance_m:
 * @odometer_m: distance of the same stretch by the odometer; −1 = unknown
 *
 * The platform's documents call the mileage kilometres, live clients read metres: the unit is the
 * one that comes nearer to the odometer, or without that the one that gives a speed of a vehicle.
 * Returns: metres, −1 = cannot be told.
 */
gint64 tkl_remote_trip_distance_m (const TklRemoteTrip *trip, gint64 odometer_m);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklRemoteVehicle, tkl_remote_vehicle_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklRemoteDriver, tkl_remote_driver_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklRemoteTrip, tkl_remote_trip_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TklFleetPage, tkl_fleet_page_clear)

G_END_DECLS
