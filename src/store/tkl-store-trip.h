/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trips as the platform computed them, beside the records (docs/trusttrack.md §8.6). */
/* Thread: that of the store. */
#pragma once

#include "tkl-store.h"
#include "tkl-trip.h"

G_BEGIN_DECLS

/* A trip with the keys its drivers are registered with; its `_known` members are not used. */
typedef struct
{
  TklTrip trip;
  GPtrArray *texts; /* (owned) (element-type utf8): each once; empty: nobody with a key drove */
} TklTripRow;

TklTripRow *tkl_trip_row_new (void);
void tkl_trip_row_free (TklTripRow *row);

/* A stretch of a vehicle. */
typedef struct
{
  gint64 vehicle_id;
  gint64 from_utc_ms; /* included */
  gint64 to_utc_ms;   /* excluded */
} TklTripSpan;

typedef struct
{
  guint n_new, n_changed, n_same, n_gone;
  gint64 first_changed_ms; /* ticks can differ from there … */
  gint64 last_changed_ms;  /* … to there; both TKL_INSTANT_NONE_MS when nothing changed */
} TklTripDiff;

/**
 * tkl_store_replace_trips:
 * @rows: (element-type TklTripRow): all trips that start in the stretch; others are left out
 * @ret_diff: (out)
 *
 * Makes the trips of a stretch what the platform says now: it computes them anew after late uploads. A
 * text seen for the first time gets its key. What was purged does not come back. Inside a write
 * transaction.
 */
gboolean tkl_store_replace_trips (TklStore *store,
                                  const TklTripSpan *span,
                                  const GPtrArray *rows,
                                  TklTripDiff *ret_diff,
                                  GError **error);

/**
 * tkl_store_load_trips:
 * @trips: (element-type TklTrip) (inout): appended, by start
 * @drivers: (element-type TklKeyAt) (inout): appended: keys of their drivers
 *
 * The trips that can make ticks in a stretch, and those around it that tkl_trip_add_ticks() needs.
 */
gboolean tkl_store_load_trips (
    TklStore *store, const TklTripSpan *span, GArray *trips, GArray *drivers, GError **error);

/**
 * tkl_store_is_trip_end:
 * @ret_is: (out): TRUE when a trip starts or ends at that instant and no record is there: a tick then
 *   comes from the trip
 */
gboolean tkl_store_is_trip_end (
    TklStore *store, gint64 vehicle_id, gint64 time_utc_ms, gboolean *ret_is, GError **error);

/** tkl_store_count_purgeable_trips: @ret_n: (out): those that tkl_store_purge_trips() would delete. */
gboolean tkl_store_count_purgeable_trips (
    TklStore *store, gint64 vehicle_id, gint64 before_utc_ms, gint64 *ret_n, GError **error);

/**
 * tkl_store_purge_trips:
 * @before_utc_ms: excluded
 *
 * Removes the trips before an instant but the last one; their ticks stay and are final. Inside a write
 * transaction, after the records (tkl-store-purge.h).
 */
gboolean
tkl_store_purge_trips (TklStore *store, gint64 vehicle_id, gint64 before_utc_ms, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklTripRow, tkl_trip_row_free)

G_END_DECLS
