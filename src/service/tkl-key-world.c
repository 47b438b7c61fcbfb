/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklKeyWorld: people, vehicles, keys and who held them when, read at once for enrolment. */
/* Thread: belongs to the job that loaded it. */
#include "tkl-key-world.h"

#include "tkl-store-planning.h"
#include "tkl-store-touch.h"
#include "tkl-store-vehicle.h"

/* Found addresses and positions beside a house are that far off now and then. */
#define HOME_REACH_M 150

TklKeyWorld *
tkl_key_world_load (TklStore *store, GError **error)
{
  g_autoptr (TklKeyWorld) world = g_new0 (TklKeyWorld, 1);

  world->master = tkl_master_load (store, error);
  if (world->master == NULL || !tkl_store_list_keys (store, &world->keys, error)
      || !tkl_store_list_vehicles (store, &world->vehicles, error)
      || !tkl_store_list_keys_aside (store, &world->notes_aside, error))
    return NULL;

  world->title_of = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < world->vehicles->len; i++)
    {
      const TklVehicle *vehicle = world->vehicles->pdata[i];

      g_hash_table_insert (world->title_of, GINT_TO_POINTER ((int) vehicle->id),
                           (gpointer) tkl_vehicle_title (vehicle));
    }
  world->holders
      = tkl_key_holders_new ((const TklKeyHolding *) (gpointer) world->master->holdings->data,
                             world->master->holdings->len);
  return g_steal_pointer (&world);
}

void
tkl_key_world_free (TklKeyWorld *world)
{
  if (world == NULL)
    return;
  g_clear_pointer (&world->master, tkl_master_free);
  g_clear_pointer (&world->keys, g_ptr_array_unref);
  g_clear_pointer (&world->vehicles, g_ptr_array_unref);
  g_clear_pointer (&world->title_of, g_hash_table_unref);
  g_clear_pointer (&world->notes_aside, g_hash_table_unref);
  g_clear_pointer (&world->holders, tkl_key_holders_free);
  g_clear_pointer (&world->guess_ticks, tkl_tick_set_free);
  g_clear_pointer (&world->guess_plan, g_array_unref);
  g_clear_pointer (&world->guess_names, g_array_unref);
  g_free (world);
}

const char *
tkl_key_world_title (const TklKeyWorld *world, gint32 vehicle_id)
{
  return g_hash_table_lookup (world->title_of, GINT_TO_POINTER (vehicle_id));
}

int
tkl_key_world_reach_m (const TklKeyWorld *world)
{
  return MAX (HOME_REACH_M, world->master->company->default_radius_m);
}

gboolean
tkl_key_world_unheld (
    const TklKeyWorld *world, TklStore *store, gint64 key_id, GArray *touches, GError **error)
{
  const TklZone *zone = world->master->zone;
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (TklKeyGap));

  tkl_key_holders_gaps (world->holders, (gint32) key_id, gaps);
  for (guint i = 0; i < gaps->len; i++)
    {
      const TklKeyGap *gap = &g_array_index (gaps, TklKeyGap, i);
      gint64 from
          = gap->from != TKL_DAY_NONE ? tkl_zone_to_utc_ms (zone, gap->from, 0) : G_MININT64;
      gint64 to = gap->to != TKL_DAY_NONE ? tkl_zone_to_utc_ms (zone, gap->to + 1, 0) : G_MAXINT64;

      if (!tkl_store_load_touches (store, key_id, from, to, touches, error))
        return FALSE;
    }
  return TRUE;
}

TklKeyGuesser *
tkl_key_world_guesser (TklKeyWorld *world, TklStore *store, gint64 last_utc_ms, GError **error)
{
  const TklMaster *master = world->master;
  TklTickQuery query = TKL_TICK_QUERY_ALL;
  TklDay last = tkl_zone_civil_day (master->zone, last_utc_ms);

  query.from_utc_ms = last_utc_ms - TKL_GUESS_DAYS * TKL_MS_PER_DAY;
  query.to_utc_ms = last_utc_ms + 1;
  g_clear_pointer (&world->guess_plan, g_array_unref);
  g_clear_pointer (&world->guess_names, g_array_unref);
  g_clear_pointer (&world->guess_ticks, tkl_tick_set_free);
  world->guess_ticks = tkl_tick_set_new ();
  if (!tkl_store_load_ticks (store, &query, world->guess_ticks, error)
      || !tkl_store_load_planning (store, last - TKL_GUESS_DAYS, last, &world->guess_plan, error))
    return NULL;

  world->guess_names = g_array_sized_new (FALSE, FALSE, sizeof (TklKeyName), world->keys->len);
  for (guint i = 0; i < world->keys->len; i++)
    {
      const TklKey *key = world->keys->pdata[i];
      TklKeyName name = { (gint32) key->id, key->text };

      g_array_append_val (world->guess_names, name);
    }
  return tkl_key_guesser_new (&(TklGuessInput){
      .employees = master->employees,
      .holdings = (const TklKeyHolding *) (gpointer) master->holdings->data,
      .n_holdings = master->holdings->len,
      .keys = (const TklKeyName *) (gpointer) world->guess_names->data,
      .n_keys = world->guess_names->len,
      .ticks = (const TklTick *) (gpointer) world->guess_ticks->ticks->data,
      .n_ticks = world->guess_ticks->ticks->len,
      .plan = (const TklPlan *) (gpointer) world->guess_plan->data,
      .n_plan = world->guess_plan->len,
      .zone = master->zone,
      .day_start_min = master->company->day_start_min,
      .home_reach_m = tkl_key_world_reach_m (world),
  });
}
