/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklKeyWorld: people, vehicles, keys and who held them when, read at once for enrolment. */
/* Thread: belongs to the job that loaded it. */
#include "tkl-key-world.h"

#include "tkl-instant.h"
#include "tkl-store-company.h"
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

/* Who held keys when, by the days of the company. */
typedef struct
{
  const TklKeyHolders *holders;
  const TklZone *zone;
} Times;

static TklTouchSpan
span_of_gap (const Times *times, const TklKeyGap *gap)
{
  return (TklTouchSpan){
    .from_utc_ms
    = gap->from != TKL_DAY_NONE ? tkl_zone_to_utc_ms (times->zone, gap->from, 0) : G_MININT64,
    .to_utc_ms
    = gap->to != TKL_DAY_NONE ? tkl_zone_to_utc_ms (times->zone, gap->to + 1, 0) : G_MAXINT64,
  };
}

/* The last gap first: whoever wants few touches wants the newest. */
static gboolean
load_unheld (const Times *times,
             TklStore *store,
             gint64 key_id,
             guint limit,
             GArray *touches,
             GError **error)
{
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (TklKeyGap));
  guint first = touches->len;

  tkl_key_holders_gaps (times->holders, (gint32) key_id, gaps);
  for (guint i = gaps->len; i-- > 0 && (limit == 0 || touches->len - first < limit);)
    {
      g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (TklKeyTouch));
      TklTouchSpan span = span_of_gap (times, &g_array_index (gaps, TklKeyGap, i));

      span.limit = limit > 0 ? limit - (touches->len - first) : 0;
      if (!tkl_store_load_touches (store, key_id, &span, found, error))
        return FALSE;
      g_array_insert_vals (touches, first, found->data, found->len);
    }
  return TRUE;
}

gboolean
tkl_key_world_unheld (const TklKeyWorld *world,
                      TklStore *store,
                      gint64 key_id,
                      guint limit,
                      GArray *touches,
                      GError **error)
{
  Times times = { world->holders, world->master->zone };

  return load_unheld (&times, store, key_id, limit, touches, error);
}

gboolean
tkl_key_world_first_unheld (
    const TklKeyWorld *world, TklStore *store, gint64 key_id, gint64 *ret_utc_ms, GError **error)
{
  Times times = { world->holders, world->master->zone };
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (TklKeyGap));
  gint64 time_utc_ms = TKL_INSTANT_NONE;

  tkl_key_holders_gaps (times.holders, (gint32) key_id, gaps);
  for (guint i = 0; i < gaps->len && time_utc_ms == TKL_INSTANT_NONE; i++)
    {
      TklTouchSpan span = span_of_gap (&times, &g_array_index (gaps, TklKeyGap, i));

      if (!tkl_store_first_touch (store, key_id, &span, &time_utc_ms, error))
        return FALSE;
    }
  *ret_utc_ms = time_utc_ms;
  return TRUE;
}

static gboolean
count_unheld (TklStore *store, const Times *times, guint *ret_n, GError **error)
{
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (GHashTable) aside = NULL;
  guint n = 0;

  if (!tkl_store_list_keys (store, &keys, error)
      || !tkl_store_list_keys_aside (store, &aside, error))
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    {
      const TklKey *key = keys->pdata[i];
      g_autoptr (GArray) touches = g_array_new (FALSE, FALSE, sizeof (TklKeyTouch));

      if (g_hash_table_contains (aside, GINT_TO_POINTER ((int) key->id)))
        continue;
      if (!load_unheld (times, store, key->id, 1, touches, error))
        return FALSE;
      n += touches->len;
    }
  *ret_n = n;
  return TRUE;
}

gboolean
tkl_key_world_count (TklStore *store, guint *ret_n, GError **error)
{
  g_autoptr (TklCompany) company = NULL;
  g_autoptr (GArray) holdings = NULL;
  g_autoptr (TklZone) zone = NULL;
  g_autoptr (TklKeyHolders) holders = NULL;

  if (!tkl_store_load_company (store, &company, error)
      || !tkl_store_list_holdings (store, 0, &holdings, error))
    return FALSE;
  zone = tkl_zone_new (company->timezone, error);
  if (zone == NULL)
    return FALSE;
  holders = tkl_key_holders_new ((const TklKeyHolding *) (gpointer) holdings->data, holdings->len);
  return count_unheld (store, &(Times){ holders, zone }, ret_n, error);
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
