/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a map shows of vehicles: the track of one with its ticks, and where all of them are. */
/* Thread: main; the work is done on the office's reader thread. */
#pragma once

#include "tkl-office.h"
#include "tkl-tick.h"
#include "tkl-track.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 vehicle_id;
  gint64 from_utc_ms; /* included */
  gint64 to_utc_ms;   /* excluded */
} TklTrackOptions;

/* A touch of a key, one added by the office, or the ignition turned on or off. */
typedef struct
{
  gint64 id;
  gint64 time_utc_ms; /* as corrected */
  TklPoint point;     /* may be unset */
  TklTickKind kind;   /* TOUCH, MANUAL, START, STOP */
  guint16 flags;      /* TklTickFlags */
  gint32 employee_id; /* 0 = nobody known */
  char *person;       /* (owned) (nullable): name, or number without one */
} TklTrackTick;

typedef struct
{
  GArray *points; /* (owned) (element-type TklTrackPoint): ascending in time */
  GArray *ticks;  /* (owned) (element-type TklTrackTick): likewise; without deleted ones */
} TklTrack;

void tkl_track_free (TklTrack *track);

/** tkl_track_async: @options: copied. The start and stop ticks come whatever CT-5 says. */
void tkl_track_async (TklOffice *office,
                      const TklTrackOptions *options,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
/** tkl_track_finish: Returns: (transfer full): empty for a vehicle without records. */
TklTrack *tkl_track_finish (TklOffice *office, GAsyncResult *result, GError **error);

typedef struct
{
  gint64 vehicle_id;
  char *title;          /* (owned): own name, remote name, IMEI or remote id */
  gboolean gone;        /* TrustTrack no longer names the vehicle */
  gint64 time_utc_ms;   /* of the last record with a fix */
  TklPoint point;       /* set */
  gint16 speed_kmh;     /* −1 = unknown */
  gint16 direction_deg; /* −1 = unknown */
  TklIgnition ignition;
} TklVehiclePosition;

void tkl_vehicle_position_free (TklVehiclePosition *position);

void tkl_positions_async (TklOffice *office,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
/**
 * tkl_positions_finish:
 * Returns: (transfer full) (element-type TklVehiclePosition): by title; without the vehicles that
 *   had no fix in their last 10 000 records.
 */
GPtrArray *tkl_positions_finish (TklOffice *office, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklTrack, tkl_track_free)

G_END_DECLS
