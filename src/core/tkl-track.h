/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The track of a vehicle, thinned to what a map can show. */
/* Thread: any; pure. */
#pragma once

#include "tkl-record.h"

G_BEGIN_DECLS

/* A silence this long shows on the track: both its ends are kept. */
#define TKL_TRACK_SILENCE_MS G_GINT64_CONSTANT (600000)

typedef struct
{
  gint64 time_utc_ms;
  TklPoint point;   /* set */
  gint16 speed_kmh; /* −1 = unknown */
  guint8 ignition;  /* TklIgnition */
} TklTrackPoint;

/**
 * tkl_track_thin:
 * @records: (array length=n_records): of one vehicle, ascending in time
 * @tolerance_m: ≥ 0; what is left out lies at most so far from the line between its neighbours
 *
 * Leaves out the records without a fix and those that the drawn line does not miss
 * (Douglas-Peucker). Kept are the first and the last one, those where the known ignition changes,
 * and both ends of a silence. O(n) for a given length of stretches, which are cut at 512 records.
 *
 * Returns: (transfer full) (element-type TklTrackPoint): ascending in time.
 */
GArray *tkl_track_thin (const TklRecord *records, gsize n_records, int tolerance_m);

G_END_DECLS
