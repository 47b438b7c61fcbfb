/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deriving ticks in the store: the stretch that new records touched, or everything again. */
/* Thread: that of the store. */
#include "tkl-derive-private.h"

#include "tkl-store-purge.h"
#include "tkl-store-record.h"
#include "tkl-store-sync.h"
#include "tkl-store-trip.h"
#include "tkl-store-vehicle.h"
#include "tkl-text.h"

#define GAP_NAME "derived-touch-gap-ms"

static gboolean
knows_ignition_after (const GArray *records, gint64 last_ms)
{
  for (guint i = records->len; i > 0; i--)
    {
      const TklRecord *record = &g_array_index (records, TklRecord, i - 1);

      if (record->time_utc_ms <= last_ms)
        return FALSE;
      if (record->ignition != TKL_IGNITION_UNKNOWN)
        return TRUE;
    }
  return FALSE;
}

static void
grow_hull (TklTickDiff *sum, gint64 first_ms, gint64 last_ms)
{
  if (first_ms == TKL_INSTANT_NONE_MS)
    return;
  if (sum->first_utc_ms == TKL_INSTANT_NONE_MS || first_ms < sum->first_utc_ms)
    sum->first_utc_ms = first_ms;
  if (sum->last_utc_ms == TKL_INSTANT_NONE_MS || last_ms > sum->last_utc_ms)
    sum->last_utc_ms = last_ms;
}

/* What the ends of trips add where nothing else is known. */
static gboolean
add_trips (TklStore *store, const TklDerivation *derivation, GArray *ticks, GError **error)
{
  g_autoptr (GArray) trips = g_array_new (FALSE, FALSE, sizeof (TklTrip));
  g_autoptr (GArray) drivers = g_array_new (FALSE, FALSE, sizeof (TklKeyAt));
  TklTripSpan span = { derivation->vehicle_id, derivation->from_utc_ms, derivation->to_utc_ms };
  TklTripInput input
      = { .from_utc_ms = derivation->from_utc_ms, .to_utc_ms = derivation->to_utc_ms };

  if (!tkl_store_load_trips (store, &span, trips, drivers, error))
    return FALSE;
  input.trips = (const TklTrip *) (gpointer) trips->data;
  input.n_trips = trips->len;
  input.drivers = (const TklKeyAt *) (gpointer) drivers->data;
  input.n_drivers = drivers->len;
  tkl_trip_add_ticks (&input, ticks);
  return TRUE;
}

/* Everything that derives comes through here: up to the oldest record that a purge left, ticks are
 * final, since what they were derived from is gone. @derivation: (inout): what is left of the stretch.
 * @ret_ticks: (transfer full) (nullable): NULL: nothing is left of it; to be freed also on FALSE */
static gboolean
compute_ticks (TklStore *store,
               TklDerivation *derivation,
               const TklStretch *stretch,
               GArray **ret_ticks,
               GError **error)
{
  TklDeriveInput input = { .records = (const TklRecord *) (gpointer) stretch->records->data,
                           .n_records = stretch->records->len,
                           .keys = (const TklKeyAt *) (gpointer) stretch->keys->data,
                           .n_keys = stretch->keys->len,
                           .touch_gap_ms = derivation->touch_gap_ms,
                           .before_ignition = stretch->before_ignition };
  gint64 oldest_ms;

  if (!tkl_store_get_purged (store, derivation->vehicle_id, &oldest_ms, error))
    return FALSE;
  derivation->from_utc_ms = MAX (derivation->from_utc_ms, oldest_ms + 1);
  input.from_utc_ms = derivation->from_utc_ms;
  *ret_ticks = derivation->from_utc_ms < derivation->to_utc_ms ? tkl_derive_ticks (&input) : NULL;
  derivation->ticks = *ret_ticks;
  return *ret_ticks == NULL || add_trips (store, derivation, *ret_ticks, error);
}

static gboolean
derive_stretch (TklStore *store,
                TklDerivation derivation,
                const TklStretch *stretch,
                TklTickDiff *sum,
                GError **error)
{
  g_autoptr (GArray) ticks = NULL;
  TklTickDiff diff = { 0 };

  if (!compute_ticks (store, &derivation, stretch, &ticks, error))
    return FALSE;
  if (ticks == NULL)
    return TRUE;
  if (!tkl_store_replace_ticks (store, &derivation, &diff, error))
    return FALSE;
  sum->n_new += diff.n_new;
  sum->n_changed += diff.n_changed;
  sum->n_returned += diff.n_returned;
  sum->n_deleted += diff.n_deleted;
  sum->n_withdrawn += diff.n_withdrawn;
  grow_hull (sum, diff.first_utc_ms, diff.last_utc_ms);
  return TRUE;
}

/* A record takes the place of an end of a trip that is near, on either side. */
static gboolean
reach_for_trips (TklStore *store, TklDerivation *derivation, gint64 *reach_ms, GError **error)
{
  g_autoptr (GArray) trips = g_array_new (FALSE, FALSE, sizeof (TklTrip));
  g_autoptr (GArray) drivers = g_array_new (FALSE, FALSE, sizeof (TklKeyAt));
  TklTripSpan span = { derivation->vehicle_id, derivation->from_utc_ms, derivation->to_utc_ms };

  if (!tkl_store_load_trips (store, &span, trips, drivers, error))
    return FALSE;
  if (trips->len == 0)
    return TRUE;
  derivation->from_utc_ms -= TKL_TRIP_PAUSE_MS;
  *reach_ms = MAX (*reach_ms, TKL_TRIP_PAUSE_MS);
  return TRUE;
}

gboolean
tkl_derive_touched (TklStore *store,
                    const TklDerivation *touched,
                    TklTickDiff *diff,
                    GError **error)
{
  g_autoptr (TklStretch) stretch = tkl_stretch_new ();
  TklDerivation derivation = *touched;
  gint64 last_ms = touched->to_utc_ms;
  gint64 reach_ms = touched->touch_gap_ms;
  gint64 extent_first_ms, extent_last_ms;

  if (!tkl_store_record_extent (store, touched->vehicle_id, &extent_first_ms, &extent_last_ms,
                                error))
    return FALSE;
  if (!reach_for_trips (store, &derivation, &reach_ms, error))
    return FALSE;
  for (;;)
    {
      derivation.to_utc_ms = last_ms + reach_ms + 1;
      if (!tkl_store_load_stretch (store, touched->vehicle_id, derivation.from_utc_ms,
                                   derivation.to_utc_ms, stretch, error))
        return FALSE;
      if (derivation.to_utc_ms > extent_last_ms || knows_ignition_after (stretch->records, last_ms))
        break;
      /* The state of the ignition may be silent for long: look further in growing steps. */
      reach_ms *= 4;
    }
  return derive_stretch (store, derivation, stretch, diff, error);
}

gboolean
tkl_derive_again (TklStore *store, const TklDerivation *piece, TklTickDiff *diff, GError **error)
{
  g_autoptr (TklStretch) stretch = tkl_stretch_new ();

  return tkl_store_load_stretch (store, piece->vehicle_id, piece->from_utc_ms, piece->to_utc_ms,
                                 stretch, error)
         && derive_stretch (store, *piece, stretch, diff, error);
}

gboolean
tkl_derive_foresee (
    TklStore *store, const TklDerivation *piece, GArray *gone, GArray *fresh, GError **error)
{
  g_autoptr (TklStretch) stretch = tkl_stretch_new ();
  g_autoptr (GArray) ticks = NULL;
  TklDerivation derivation = *piece;

  return tkl_store_load_stretch (store, piece->vehicle_id, piece->from_utc_ms, piece->to_utc_ms,
                                 stretch, error)
         && compute_ticks (store, &derivation, stretch, &ticks, error)
         && (ticks == NULL || tkl_store_compare_ticks (store, &derivation, gone, fresh, error));
}

static gboolean
derive_piece (
    TklStore *store, gint64 vehicle_id, gint64 from_ms, gint64 touch_gap_ms, GError **error)
{
  TklDerivation piece = { .vehicle_id = vehicle_id,
                          .from_utc_ms = from_ms,
                          .to_utc_ms = from_ms + TKL_DERIVE_PIECE_MS,
                          .touch_gap_ms = touch_gap_ms };
  TklTickDiff diff = { .first_utc_ms = TKL_INSTANT_NONE_MS, .last_utc_ms = TKL_INSTANT_NONE_MS };

  return tkl_store_begin (store, error) && tkl_derive_again (store, &piece, &diff, error)
         && tkl_store_commit (store, error);
}

static gboolean
derive_everything (
    TklStore *store, gint64 touch_gap_ms, gboolean *kept, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) vehicles = NULL;

  if (!tkl_store_list_vehicles (store, &vehicles, error))
    return FALSE;
  for (guint i = 0; i < vehicles->len; i++)
    {
      const TklVehicle *vehicle = vehicles->pdata[i];
      gint64 first_ms, last_ms;

      if (!tkl_store_record_extent (store, vehicle->id, &first_ms, &last_ms, error))
        return FALSE;
      if (first_ms == TKL_INSTANT_NONE_MS)
        continue;
      for (gint64 from_ms = first_ms; from_ms <= last_ms; from_ms += TKL_DERIVE_PIECE_MS)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error)
              || !derive_piece (store, vehicle->id, from_ms, touch_gap_ms, error))
            return FALSE;
          *kept = TRUE;
        }
    }
  return TRUE;
}

static gboolean
note_gap (TklStore *store, gint64 touch_gap_ms, GError **error)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, touch_gap_ms);

  return tkl_store_set_sync_value (store, GAP_NAME, value, error);
}

gboolean
tkl_derive_note_gap_once (TklStore *store, gint64 touch_gap_ms, GError **error)
{
  g_autofree char *value = NULL;

  if (!tkl_store_get_sync_value (store, GAP_NAME, &value, error))
    return FALSE;
  return value != NULL || note_gap (store, touch_gap_ms, error);
}

gboolean
tkl_derive_ensure_gap (
    TklStore *store, gint64 touch_gap_ms, gboolean *kept, GCancellable *cancellable, GError **error)
{
  g_autofree char *value = NULL;
  gint64 derived_ms = 0;

  if (!tkl_store_get_sync_value (store, GAP_NAME, &value, error))
    return FALSE;
  if (value == NULL
      || (tkl_parse_int64 (value, 1, G_MAXINT64, &derived_ms) && derived_ms == touch_gap_ms))
    return TRUE;
  return derive_everything (store, touch_gap_ms, kept, cancellable, error)
         && tkl_store_begin (store, error) && note_gap (store, touch_gap_ms, error)
         && tkl_store_commit (store, error);
}
