/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTrip: the ticks that the ends of trips make. */
/* Thread: any; pure. */
#include "tkl-trip.h"

/* The drivers of one trip: a run of the caller's array. */
typedef struct
{
  gsize first, end;
} Crew;

static Crew
next_crew (const TklTripInput *input, gsize trip, Crew before)
{
  gint64 start_ms;
  Crew crew = { before.end, before.end };

  if (trip >= input->n_trips)
    return crew;
  start_ms = input->trips[trip].start_utc_ms;
  while (crew.first < input->n_drivers && input->drivers[crew.first].time_utc_ms < start_ms)
    crew.first++;
  crew.end = crew.first;
  while (crew.end < input->n_drivers && input->drivers[crew.end].time_utc_ms == start_ms)
    crew.end++;
  return crew;
}

static gboolean
has_driver (const TklTripInput *input, Crew crew, gint32 key_id)
{
  for (gsize i = crew.first; i < crew.end; i++)
    if (input->drivers[i].key_id == key_id)
      return TRUE;
  return FALSE;
}

static gboolean
goes_on (const TklTrip *trip, const TklTrip *next)
{
  return trip->end_utc_ms != TKL_INSTANT_NONE_MS
         && next->start_utc_ms - trip->end_utc_ms <= TKL_TRIP_PAUSE_MS;
}

static void
add_tick (const TklTripInput *input, GArray *ticks, gint64 utc_ms, TklPoint point, gint32 key_id)
{
  TklDerivedTick tick = { .time_utc_ms = utc_ms,
                          .key_id = key_id,
                          .kind = TKL_TICK_TOUCH,
                          .point = point,
                          .odometer_m = -1,
                          .speed_kmh = -1 };

  if (utc_ms >= input->from_utc_ms && utc_ms < input->to_utc_ms)
    g_array_append_val (ticks, tick);
}

/* At one instant touches by key, then start or stop, as the engine leaves them. */
static int
compare_ticks (gconstpointer a, gconstpointer b)
{
  const TklDerivedTick *x = a, *y = b;

  if (x->time_utc_ms != y->time_utc_ms)
    return (x->time_utc_ms > y->time_utc_ms) - (x->time_utc_ms < y->time_utc_ms);
  if (x->kind != y->kind)
    return (x->kind > y->kind) - (x->kind < y->kind);
  return (x->key_id > y->key_id) - (x->key_id < y->key_id);
}

/* Overlapping trips may give a key the same instant twice. */
static void
drop_twins (GArray *ticks)
{
  for (guint i = ticks->len; i-- > 1;)
    if (compare_ticks (&g_array_index (ticks, TklDerivedTick, i - 1),
                       &g_array_index (ticks, TklDerivedTick, i))
        == 0)
      g_array_remove_index (ticks, i);
}

void
tkl_trip_add_ticks (const TklTripInput *input, GArray *ticks)
{
  Crew before = { 0, 0 };
  Crew crew, after;
  guint n_before;

  g_return_if_fail (input != NULL && ticks != NULL);
  g_return_if_fail (input->trips != NULL || input->n_trips == 0);

  n_before = ticks->len;
  crew = next_crew (input, 0, before);
  for (gsize i = 0; i < input->n_trips; i++)
    {
      const TklTrip *trip = &input->trips[i];
      gboolean continues = i > 0 && goes_on (trip - 1, trip);
      gboolean continued = i + 1 < input->n_trips && goes_on (trip, trip + 1);

      after = next_crew (input, i + 1, crew);
      for (gsize k = crew.first; k < crew.end; k++)
        {
          gint32 key_id = input->drivers[k].key_id;

          if (k > crew.first && key_id == input->drivers[k - 1].key_id)
            continue;
          if (!trip->start_known && !(continues && has_driver (input, before, key_id)))
            add_tick (input, ticks, trip->start_utc_ms, trip->start, key_id);
          if (trip->end_utc_ms > trip->start_utc_ms && !trip->end_known
              && !(continued && has_driver (input, after, key_id)))
            add_tick (input, ticks, trip->end_utc_ms, trip->end, key_id);
        }
      before = crew;
      crew = after;
    }
  if (ticks->len == n_before)
    return;
  g_array_sort (ticks, compare_ticks);
  drop_twins (ticks);
}
