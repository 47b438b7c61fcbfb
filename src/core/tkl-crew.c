/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklCrew: legs by vehicle and begin, with the latest ends of two different people so far. */
/* Thread: immutable after creation, any thread. */
#include "tkl-crew.h"

/* Among the legs of a vehicle that begin before some instant, the one question is whether one of
 * ANOTHER person ends after another instant. The latest end, and the latest end of anybody else
 * than who has it, answer it for everyone. */
typedef struct
{
  gint64 latest_ms;
  gint64 other_ms; /* G_MININT64: nobody else */
  gint32 employee_id;
} Latest;

typedef struct
{
  gint32 vehicle_id;
  gsize first; /* of its legs */
  gsize end;
} Vehicle;

struct _TklCrew
{
  gint64 *from_ms;  /* (owned) (array): by vehicle, then ascending; apart, since searches read it */
  Latest *latest;   /* (owned) (array): over the legs of the vehicle up to and including this one */
  GArray *vehicles; /* (owned) (element-type Vehicle): by id */
};

static int
compare_legs (gconstpointer a, gconstpointer b, gpointer unused)
{
  const TklLeg *x = a;
  const TklLeg *y = b;

  if (x->vehicle_id != y->vehicle_id)
    return (x->vehicle_id > y->vehicle_id) - (x->vehicle_id < y->vehicle_id);
  return (x->from_utc_ms > y->from_utc_ms) - (x->from_utc_ms < y->from_utc_ms);
}

static Latest
follow_latest (Latest latest, const TklLeg *leg)
{
  if (leg->employee_id == latest.employee_id)
    latest.latest_ms = MAX (latest.latest_ms, leg->to_utc_ms);
  else if (leg->to_utc_ms > latest.latest_ms)
    latest = (Latest){ leg->to_utc_ms, latest.latest_ms, leg->employee_id };
  else
    latest.other_ms = MAX (latest.other_ms, leg->to_utc_ms);
  return latest;
}

/* Fills the arrays from sorted legs without those of length zero. */
static void
index_legs (TklCrew *crew, const TklLeg *legs, gsize n_legs)
{
  const Latest nobody = { G_MININT64, G_MININT64, 0 };
  Latest latest = nobody;

  crew->from_ms = g_new (gint64, n_legs);
  crew->latest = g_new (Latest, n_legs);
  for (gsize i = 0; i < n_legs; i++)
    {
      if (i == 0 || legs[i].vehicle_id != legs[i - 1].vehicle_id)
        {
          Vehicle vehicle = { legs[i].vehicle_id, i, i };

          latest = nobody;
          g_array_append_val (crew->vehicles, vehicle);
        }
      latest = follow_latest (latest, &legs[i]);
      crew->from_ms[i] = legs[i].from_utc_ms;
      crew->latest[i] = latest;
      g_array_index (crew->vehicles, Vehicle, crew->vehicles->len - 1).end = i + 1;
    }
}

TklCrew *
tkl_crew_new (const TklLeg *legs, gsize n_legs)
{
  TklCrew *crew;
  g_autofree TklLeg *sorted = NULL;
  gsize n = 0;

  g_return_val_if_fail (legs != NULL || n_legs == 0, NULL);
  g_return_val_if_fail (n_legs <= G_MAXINT, NULL);

  sorted = g_new (TklLeg, n_legs);
  for (gsize i = 0; i < n_legs; i++)
    if (legs[i].to_utc_ms > legs[i].from_utc_ms)
      sorted[n++] = legs[i];
  g_qsort_with_data (sorted, (int) n, sizeof *sorted, compare_legs, NULL);

  crew = g_new0 (TklCrew, 1);
  crew->vehicles = g_array_new (FALSE, FALSE, sizeof (Vehicle));
  index_legs (crew, sorted, n);
  return crew;
}

void
tkl_crew_free (TklCrew *crew)
{
  if (crew == NULL)
    return;
  g_free (crew->from_ms);
  g_free (crew->latest);
  g_array_unref (crew->vehicles);
  g_free (crew);
}

static int
compare_vehicle_id (gconstpointer a, gconstpointer b)
{
  const Vehicle *x = a;
  const Vehicle *y = b;

  return (x->vehicle_id > y->vehicle_id) - (x->vehicle_id < y->vehicle_id);
}

/* Returns: how many of the ascending instants lie before @before_ms. */
static gsize
count_before (const gint64 *instants, gsize n, gint64 before_ms)
{
  const gint64 *base = instants;

  /* Without a jump that depends on the data: half of those would be guessed wrong. */
  while (n > 1)
    {
      gsize half = n / 2;

      base = base[half - 1] < before_ms ? base + half : base;
      n -= half;
    }
  return (gsize) (base - instants) + (n == 1 && *base < before_ms);
}

gboolean
tkl_crew_has_mate (const TklCrew *crew,
                   gint32 employee_id,
                   gint32 vehicle_id,
                   gint64 from_utc_ms,
                   gint64 to_utc_ms)
{
  const Vehicle wanted = { .vehicle_id = vehicle_id };
  const Vehicle *vehicle;
  const Latest *latest;
  guint place;
  gsize n_before;

  g_return_val_if_fail (crew != NULL, FALSE);

  if (vehicle_id == 0 || to_utc_ms <= from_utc_ms
      || !g_array_binary_search (crew->vehicles, &wanted, compare_vehicle_id, &place))
    return FALSE;
  vehicle = &g_array_index (crew->vehicles, Vehicle, place);
  n_before
      = count_before (crew->from_ms + vehicle->first, vehicle->end - vehicle->first, to_utc_ms);
  if (n_before == 0)
    return FALSE;
  latest = &crew->latest[vehicle->first + n_before - 1];
  return (latest->employee_id != employee_id ? latest->latest_ms : latest->other_ms) > from_utc_ms;
}
