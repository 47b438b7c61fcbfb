/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklCrew: rides by vehicle and begin, with the latest ends of two different people so far. */
/* Thread: immutable after creation, any thread. */
#include "tkl-crew.h"

#include "tkl-id-map.h"

#include <stdlib.h>

/* Among the rides of a vehicle that begin before some instant, the one question is whether one of
 * ANOTHER person ends after another instant. The latest end so far, and the latest end of anybody
 * else than who has it, answer it for everyone. */
typedef struct
{
  gint64 from_ms;
  gint64 latest_ms;
  gint64 other_ms; /* G_MININT64: nobody else */
  gint32 latest_employee_id;
  gint32 employee_id; /* who rides */
} Ride;

/* The time from the first ride of a vehicle to its last is cut into equal parts, about one a ride:
 * finding an instant is a look into its part, and sorting is done part by part. */
typedef struct
{
  gint64 first_ms; /* earliest begin */
  gint64 last_ms;  /* latest begin */
  gsize n_rides;
  gsize first_part; /* in parts */
  guint shift;      /* a part is 2^shift ms long */
} Vehicle;

struct _TklCrew
{
  Ride *rides;      /* (owned): by vehicle, then by begin */
  gsize *parts;     /* (owned): index of the first ride of each part, and of the one behind */
  GArray *vehicles; /* (owned) (element-type Vehicle): in the order found */
  TklIdMap ids;     /* of vehicles, to their index */
};

static inline gsize
find_part (const Vehicle *vehicle, gint64 utc_ms)
{
  return vehicle->first_part
         + (gsize) (((guint64) utc_ms - (guint64) vehicle->first_ms) >> vehicle->shift);
}

static inline Vehicle *
find_vehicle (const TklCrew *crew, gint32 vehicle_id)
{
  guint32 index = tkl_id_map_get (&crew->ids, vehicle_id);

  return index == TKL_ID_MAP_NONE ? NULL : &g_array_index (crew->vehicles, Vehicle, index);
}

static void
count_ride (TklCrew *crew, const TklLeg *leg)
{
  Vehicle *vehicle = find_vehicle (crew, leg->vehicle_id);

  if (vehicle == NULL)
    {
      Vehicle fresh = { .first_ms = leg->from_utc_ms, .last_ms = leg->from_utc_ms };

      tkl_id_map_set (&crew->ids, leg->vehicle_id, crew->vehicles->len);
      g_array_append_val (crew->vehicles, fresh);
      vehicle = &g_array_index (crew->vehicles, Vehicle, crew->vehicles->len - 1);
    }
  vehicle->n_rides++;
  vehicle->first_ms = MIN (vehicle->first_ms, leg->from_utc_ms);
  vehicle->last_ms = MAX (vehicle->last_ms, leg->from_utc_ms);
}

/* Cuts the time of each vehicle. Returns: how many parts there are in all. */
static gsize
cut_parts (TklCrew *crew)
{
  gsize n_parts = 0;

  for (guint i = 0; i < crew->vehicles->len; i++)
    {
      Vehicle *vehicle = &g_array_index (crew->vehicles, Vehicle, i);
      guint64 span_ms = (guint64) vehicle->last_ms - (guint64) vehicle->first_ms;

      vehicle->first_part = n_parts;
      while (span_ms >> vehicle->shift > vehicle->n_rides)
        vehicle->shift++;
      n_parts += (gsize) (span_ms >> vehicle->shift) + 1;
    }
  return n_parts;
}

static int
compare_rides (gconstpointer a, gconstpointer b)
{
  const Ride *x = a;
  const Ride *y = b;

  return (x->from_ms > y->from_ms) - (x->from_ms < y->from_ms);
}

/* A part holds a handful of rides; all of them only when somebody's data are made to. */
static void
sort_part (Ride *rides, gsize n)
{
  if (n > 16)
    {
      qsort (rides, n, sizeof *rides, compare_rides);
      return;
    }
  for (gsize i = 1; i < n; i++)
    {
      Ride moved = rides[i];
      gsize j = i;

      for (; j > 0 && rides[j - 1].from_ms > moved.from_ms; j--)
        rides[j] = rides[j - 1];
      rides[j] = moved;
    }
}

/* Puts each ride into its part: counts, adds up, places. */
static void
place_rides (TklCrew *crew, const TklLeg *legs, gsize n_legs, gsize n_parts)
{
  gsize n_rides = 0;

  crew->parts = g_new0 (gsize, n_parts + 1);
  for (gsize i = 0; i < n_legs; i++)
    if (legs[i].to_utc_ms > legs[i].from_utc_ms)
      crew->parts[find_part (find_vehicle (crew, legs[i].vehicle_id), legs[i].from_utc_ms)]++;
  for (gsize i = 0; i < n_parts; i++)
    {
      n_rides += crew->parts[i];
      crew->parts[i] = n_rides;
    }
  crew->parts[n_parts] = n_rides;

  crew->rides = g_new (Ride, n_rides);
  for (gsize i = 0; i < n_legs; i++)
    if (legs[i].to_utc_ms > legs[i].from_utc_ms)
      {
        const Vehicle *vehicle = find_vehicle (crew, legs[i].vehicle_id);

        crew->rides[--crew->parts[find_part (vehicle, legs[i].from_utc_ms)]]
            = (Ride){ .from_ms = legs[i].from_utc_ms,
                      .latest_ms = legs[i].to_utc_ms,
                      .employee_id = legs[i].employee_id };
      }
}

/* Makes of each ride's own end the latest ends so far. */
static void
follow_latest (Ride *rides, gsize n)
{
  gint64 latest_ms = G_MININT64;
  gint64 other_ms = G_MININT64;
  gint32 who = 0;

  for (gsize i = 0; i < n; i++)
    {
      gint64 to_ms = rides[i].latest_ms;

      if (rides[i].employee_id == who)
        latest_ms = MAX (latest_ms, to_ms);
      else if (to_ms > latest_ms)
        {
          other_ms = latest_ms;
          latest_ms = to_ms;
          who = rides[i].employee_id;
        }
      else
        other_ms = MAX (other_ms, to_ms);
      rides[i].latest_ms = latest_ms;
      rides[i].other_ms = other_ms;
      rides[i].latest_employee_id = who;
    }
}

TklCrew *
tkl_crew_new (const TklLeg *legs, gsize n_legs)
{
  TklCrew *crew;
  gsize n_parts;

  g_return_val_if_fail (legs != NULL || n_legs == 0, NULL);

  crew = g_new0 (TklCrew, 1);
  crew->vehicles = g_array_new (FALSE, FALSE, sizeof (Vehicle));
  tkl_id_map_init (&crew->ids, 64);
  for (gsize i = 0; i < n_legs; i++)
    if (legs[i].to_utc_ms > legs[i].from_utc_ms)
      count_ride (crew, &legs[i]);
  n_parts = cut_parts (crew);
  place_rides (crew, legs, n_legs, n_parts);

  for (gsize i = 0; i < n_parts; i++)
    sort_part (crew->rides + crew->parts[i], crew->parts[i + 1] - crew->parts[i]);
  for (guint i = 0; i < crew->vehicles->len; i++)
    {
      const Vehicle *vehicle = &g_array_index (crew->vehicles, Vehicle, i);

      follow_latest (crew->rides + crew->parts[vehicle->first_part], vehicle->n_rides);
    }
  return crew;
}

void
tkl_crew_free (TklCrew *crew)
{
  if (crew == NULL)
    return;
  g_free (crew->rides);
  g_free (crew->parts);
  g_array_unref (crew->vehicles);
  tkl_id_map_clear (&crew->ids);
  g_free (crew);
}

/* Returns: the last ride of the vehicle that begins before the instant; NULL when none does. */
static const Ride *
find_last_before (const TklCrew *crew, const Vehicle *vehicle, gint64 utc_ms)
{
  gsize part;
  gsize low;
  gsize high;

  if (utc_ms <= vehicle->first_ms)
    return NULL;
  part = find_part (vehicle, MIN (utc_ms, vehicle->last_ms));
  low = crew->parts[part];
  high = crew->parts[part + 1];
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (crew->rides[middle].from_ms < utc_ms)
        low = middle + 1;
      else
        high = middle;
    }
  return &crew->rides[low - 1];
}

gboolean
tkl_crew_has_mate (const TklCrew *crew,
                   gint32 employee_id,
                   gint32 vehicle_id,
                   gint64 from_utc_ms,
                   gint64 to_utc_ms)
{
  const Vehicle *vehicle;
  const Ride *last;

  g_return_val_if_fail (crew != NULL, FALSE);

  if (vehicle_id == 0 || to_utc_ms <= from_utc_ms)
    return FALSE;
  vehicle = find_vehicle (crew, vehicle_id);
  last = vehicle != NULL ? find_last_before (crew, vehicle, to_utc_ms) : NULL;
  return last != NULL
         && (last->latest_employee_id != employee_id ? last->latest_ms : last->other_ms)
                > from_utc_ms;
}
