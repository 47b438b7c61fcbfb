/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records of a vehicle a request gets, and the token behind them. */
/* Thread: main. */
#include "tkl-sim-page.h"

#include "tkl-instant.h"
#include "tkl-sim-random.h"

#define MS_PER_S 1000
#define HELD_MS 10000

gboolean
tkl_sim_record_visible (const TklSim *sim, const TklSimRecord *record)
{
  return record->received_utc_ms <= sim->model->now_utc_ms;
}

/* Whole seconds get milliseconds of their own, unless the next record is nearer than a second:
 * the order never changes. */
static gint64
time_delivered (const TklSim *sim, const GArray *records, guint index)
{
  gint64 stored = g_array_index (records, TklSimRecord, index).time_utc_ms;
  guint next = index + 1;

  if (!sim->switches.sub_second || stored % MS_PER_S != 0)
    return stored;
  while (next < records->len && g_array_index (records, TklSimRecord, next).time_utc_ms == stored)
    next++;
  if (next < records->len
      && g_array_index (records, TklSimRecord, next).time_utc_ms < stored + MS_PER_S)
    return stored;
  return stored + (gint64) (tkl_sim_random_mix ((guint64) stored) % MS_PER_S);
}

/* The key that an earlier touch left in this record. */
static gint32
key_persisting (const TklSim *sim, const GArray *records, guint index)
{
  const TklSimRecord *record = &g_array_index (records, TklSimRecord, index);
  gboolean held = sim->switches.persistence == TKL_SIM_PERSIST_HELD;

  if (!held && record->ignition == TKL_IGNITION_OFF)
    return 0;
  for (guint i = index; i-- > 0;)
    {
      const TklSimRecord *earlier = &g_array_index (records, TklSimRecord, i);

      if (!tkl_sim_record_visible (sim, earlier))
        continue;
      if (held && record->time_utc_ms - earlier->time_utc_ms > HELD_MS)
        return 0;
      if (!held && earlier->ignition == TKL_IGNITION_OFF)
        return 0;
      if (earlier->key != 0)
        return earlier->key;
    }
  return 0;
}

TklSimItem
tkl_sim_page_item (const TklSim *sim, TklSimVehicle *vehicle, guint index)
{
  const GArray *records = tkl_sim_vehicle_records (vehicle);
  const TklSimRecord *record = &g_array_index (records, TklSimRecord, index);
  TklSimItem item = { record, time_delivered (sim, records, index), record->key, index };

  if (item.key == 0 && sim->switches.persistence != TKL_SIM_PERSIST_ONE)
    item.key = key_persisting (sim, records, index);
  return item;
}

static void
add_items (const TklSim *sim, TklSimVehicle *vehicle, guint index, GArray *items)
{
  TklSimItem item = tkl_sim_page_item (sim, vehicle, index);

  if (sim->switches.equal_datetimes && item.record->key != 0)
    {
      TklSimItem bare = item;

      bare.key = 0;
      g_array_append_val (items, bare);
    }
  g_array_append_val (items, item);
}

static void
shuffle (GArray *items)
{
  TklSimRandom random
      = { items->len > 0 ? (guint64) g_array_index (items, TklSimItem, 0).time_utc_ms : 0 };

  for (guint i = items->len; i-- > 1;)
    {
      guint other = (guint) tkl_sim_random_below (&random, (int) i + 1);
      TklSimItem kept = g_array_index (items, TklSimItem, i);

      g_array_index (items, TklSimItem, i) = g_array_index (items, TklSimItem, other);
      g_array_index (items, TklSimItem, other) = kept;
    }
}

/* Cuts what is above the limit and finds the token. */
static gint64
cut_page (const TklSim *sim, GArray *items, guint limit)
{
  gint64 next;

  if (items->len <= limit)
    return items->len > 0 && sim->switches.last_page == TKL_SIM_LAST_PAGE_EMPTY
               ? g_array_index (items, TklSimItem, items->len - 1).time_utc_ms + 1
               : TKL_INSTANT_NONE;

  next = g_array_index (items, TklSimItem, limit).time_utc_ms;
  g_array_set_size (items, limit);
  return sim->switches.token == TKL_SIM_TOKEN_NEXT
             ? next
             : g_array_index (items, TklSimItem, limit - 1).time_utc_ms;
}

GArray *
tkl_sim_page_collect (const TklSim *sim,
                      TklSimVehicle *vehicle,
                      const TklSimWindow *window,
                      gint64 *ret_token_utc_ms)
{
  g_autoptr (GArray) items
      = g_array_sized_new (FALSE, FALSE, sizeof (TklSimItem), MIN (window->limit, 1000) + 2);
  const GArray *records = tkl_sim_vehicle_records (vehicle);
  gint64 from = MAX (window->from_utc_ms, window->token_utc_ms);
  gint64 to = window->to_utc_ms - (sim->switches.to == TKL_SIM_TO_EXCLUSIVE ? 1 : 0);

  /* A time delivered lies up to a second after the one stored, never before it. */
  for (guint i = tkl_sim_vehicle_lower_bound (vehicle, MAX (from, 0) - MS_PER_S);
       i < records->len && items->len <= window->limit; i++)
    {
      const TklSimRecord *record = &g_array_index (records, TklSimRecord, i);
      gint64 time;

      if (record->time_utc_ms > to)
        break;
      time = time_delivered (sim, records, i);
      if (time >= from && time <= to && tkl_sim_record_visible (sim, record))
        add_items (sim, vehicle, i, items);
    }

  *ret_token_utc_ms = cut_page (sim, items, window->limit);
  if (sim->switches.order == TKL_SIM_ORDER_SHUFFLED)
    shuffle (items);
  return g_steal_pointer (&items);
}

gboolean
tkl_sim_page_newest (const TklSim *sim, TklSimVehicle *vehicle, TklSimItem *ret_item)
{
  const GArray *records = tkl_sim_vehicle_records (vehicle);

  for (guint i = records->len; i-- > 0;)
    if (tkl_sim_record_visible (sim, &g_array_index (records, TklSimRecord, i)))
      {
        *ret_item = tkl_sim_page_item (sim, vehicle, i);
        return TRUE;
      }
  return FALSE;
}
