/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTrip: a trip as the platform computed it, and the ticks that stand in for touches nobody may read. */
/* Thread: any; pure. */
#pragma once

#include "tkl-derive.h"

G_BEGIN_DECLS

/* A pause as short as that is none: traffic lights, a shunt. As near as that a record makes an end of a
 * trip superfluous. Not the touch gap, which offices raise to hours for readers that repeat keys. */
#define TKL_TRIP_PAUSE_MS G_GINT64_CONSTANT (120000)

typedef struct
{
  gint64 start_utc_ms;
  gint64 end_utc_ms; /* TKL_INSTANT_NONE_MS = still running */
  TklPoint start;    /* unset = unknown */
  TklPoint end;
  gboolean start_known; /* there is a record of the vehicle within TKL_TRIP_PAUSE_MS of it: */
  gboolean end_known;   /* what the tracker sent itself stands, with a touch or without one */
} TklTrip;

/* Trips of one vehicle; borrowed for the call. */
typedef struct
{
  const TklTrip *trips; /* (array length=n_trips): strictly ascending in their starts */
  gsize n_trips;
  const TklKeyAt *drivers; /* (array length=n_drivers): key of a driver, at the start of his trip;
                              ascending in time, several may share a trip */
  gsize n_drivers;
  gint64 from_utc_ms; /* ticks before it are not returned … */
  gint64 to_utc_ms;   /* … nor those from it on; trips around are context only */
} TklTripInput;

/**
 * tkl_trip_add_ticks:
 * @ticks: (element-type TklDerivedTick) (inout): those derived from records, by time; those of trips
 *   are added, and the order kept
 *
 * Where a key may not read the history, the platform still says who drove from where to where
 * (docs/trusttrack.md §8.6). That is no touch, but it is the same statement a tick makes: this person was
 * at this place at this time. It makes it twice, for the start and for the end of the trip, and both
 * count alike: with starts alone, an ordinary day of a drive to the site and one back would be one leg of
 * nine hours on the road. Each driver of a trip has a tick at both its ends, but
 *  - none between two trips of his in that vehicle less than TKL_TRIP_PAUSE_MS apart: he did not get out;
 *  - none at an end that has a record near: the history has it, and the trip must not double it;
 *  - none at the end of a trip that still runs.
 * A driver without key has none at all, and who rides along is not known. O(n).
 */
void tkl_trip_add_ticks (const TklTripInput *input, GArray *ticks);

G_END_DECLS
