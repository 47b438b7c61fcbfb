/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside the preview of settings: the ticks as another touch gap would make them. */
/* Thread: that of the store. */
#include "tkl-preview-ticks.h"

#include "tkl-derive-private.h"
#include "tkl-store-vehicle.h"

static void
drop_ticks (TklTickSet *set, const GArray *gone)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n = 0;

  for (guint i = 0; i < gone->len; i++)
    g_hash_table_add (ids, &g_array_index (gone, gint64, i));
  for (guint i = 0; i < set->ticks->len; i++)
    {
      const TklTick *tick = &g_array_index (set->ticks, TklTick, i);

      if (g_hash_table_contains (ids, &tick->id))
        continue;
      g_array_index (set->ticks, TklTick, n) = *tick;
      g_array_index (set->stored, TklStoredLink, n) = g_array_index (set->stored, TklStoredLink, i);
      n++;
    }
  g_array_set_size (set->ticks, n);
  g_array_set_size (set->stored, n);
}

/* The touch gap makes touches alone; starts and stops are there already, or not asked for. */
static void
add_ticks (TklTickSet *set, gint32 vehicle_id, const GArray *fresh, gint64 *last_id)
{
  for (guint i = 0; i < fresh->len; i++)
    {
      const TklDerivedTick *derived = &g_array_index (fresh, TklDerivedTick, i);
      TklStoredLink stored = { .day = TKL_DAY_NONE, .distance_m = -1 };
      TklTick tick = { .id = --*last_id,
                       .time_utc_ms = derived->time_utc_ms,
                       .vehicle_id = vehicle_id,
                       .key_id = derived->key_id,
                       .point = derived->point,
                       .odometer_m = derived->odometer_m,
                       .kind = derived->kind,
                       .distance_m = -1,
                       .day = TKL_DAY_NONE };

      if (derived->kind != TKL_TICK_TOUCH)
        continue;
      g_array_append_val (set->ticks, tick);
      g_array_append_val (set->stored, stored);
    }
}

gboolean
tkl_preview_ticks_patch (TklStore *store,
                         TklTickSet *set,
                         gint64 from_utc_ms,
                         gint64 to_utc_ms,
                         gpointer wanted,
                         GError **error)
{
  const TklPreviewTicks *self = wanted;
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) fresh = g_array_new (FALSE, FALSE, sizeof (TklDerivedTick));
  g_autoptr (GPtrArray) vehicles = NULL;
  gint64 last_id = 0;

  if (!tkl_store_list_vehicles (store, &vehicles, error))
    return FALSE;
  for (guint i = 0; i < vehicles->len; i++)
    {
      TklDerivation piece = { .vehicle_id = ((const TklVehicle *) vehicles->pdata[i])->id,
                              .touch_gap_ms = self->touch_gap_ms };

      g_array_set_size (fresh, 0);
      for (gint64 at_ms = from_utc_ms; at_ms < to_utc_ms; at_ms += TKL_DERIVE_PIECE_MS)
        {
          piece.from_utc_ms = at_ms;
          piece.to_utc_ms = MIN (at_ms + TKL_DERIVE_PIECE_MS, to_utc_ms);
          if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
              || !tkl_derive_foresee (store, &piece, gone, fresh, error))
            return FALSE;
        }
      add_ticks (set, (gint32) piece.vehicle_id, fresh, &last_id);
    }
  drop_ticks (set, gone);
  return TRUE;
}
