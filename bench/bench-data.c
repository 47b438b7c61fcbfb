/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seeded data: towns, places around them, crews that drive between spots. */
/* Thread: any. */
#include "bench-data.h"

#include <math.h>

/* 2026-01-05T05:00:00Z, a Monday. */
#define FIRST_MORNING_MS G_GINT64_CONSTANT (1767589200000)
#define MS_PER_DAY G_GINT64_CONSTANT (86400000)
#define E7_PER_M_LAT 89.93 /* 1e-7 degree of latitude in a metre */
#define E7_PER_M_LON 142.3 /* … of longitude, at 50.8° north */
#define TOWN_SPREAD_M 7000.0
#define SPOTS_A_DAY 4

static const BenchPoint towns[] = {
  { 508466000, 43517000 }, { 512194000, 44025000 }, { 510543000, 37174000 },
  { 504108000, 44446000 }, { 506326000, 55797000 }, { 512093000, 32247000 },
  { 504674000, 48720000 }, { 508798000, 47005000 }, { 504541000, 39523000 },
  { 509310000, 53378000 }, { 510259000, 44776000 }, { 509378000, 40410000 },
  { 508280000, 32649000 }, { 512154000, 29286000 }, { 511595000, 41398000 },
  { 509447000, 31234000 }, { 509659000, 55002000 }, { 505950000, 58660000 },
  { 506070000, 33890000 }, { 504260000, 60280000 }, { 510257000, 52890000 },
  { 513228000, 49447000 }, { 508517000, 28783000 }, { 511858000, 51130000 },
  { 507170000, 46110000 }, { 504796000, 41870000 }, { 506699000, 46122000 },
  { 508050000, 49400000 }, { 511000000, 41690000 }, { 507400000, 36040000 },
  { 510700000, 40350000 }, { 507830000, 54640000 }, { 502270000, 53440000 },
  { 500010000, 57190000 }, { 496833000, 58160000 }, { 502010000, 43900000 },
  { 507360000, 42340000 }, { 508960000, 34280000 }, { 511360000, 32620000 },
  { 510930000, 26500000 },
};

guint64
bench_random (BenchRandom *random)
{
  guint64 z = random->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ z >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ z >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ z >> 31;
}

guint32
bench_random_below (BenchRandom *random, guint32 n)
{
  return (guint32) ((bench_random (random) >> 32) * n >> 32);
}

double
bench_random_unit (BenchRandom *random)
{
  return (double) (bench_random (random) >> 11) / 9007199254740992.0;
}

/* About normal: the sum of four uniform numbers. */
static double
random_bell (BenchRandom *random)
{
  double sum = 0;

  for (int i = 0; i < 4; i++)
    sum += bench_random_unit (random) - 0.5;
  return sum * 1.7320508;
}

static BenchPoint
move_by_m (BenchPoint from, double north_m, double east_m)
{
  return (BenchPoint){ from.lat_e7 + (gint32) (north_m * E7_PER_M_LAT),
                       from.lon_e7 + (gint32) (east_m * E7_PER_M_LON) };
}

static BenchPoint
random_around (BenchRandom *random, BenchPoint centre, double spread_m)
{
  double north = random_bell (random) * spread_m;
  double east = random_bell (random) * spread_m;

  return move_by_m (centre, north, east);
}

/* A star: one corner in each of @n equal sectors, so that no edge crosses another. */
static void
add_polygon (BenchRandom *random, BenchData *data, BenchPlace *place, guint *n_corners)
{
  double size_m = 60 + 340 * bench_random_unit (random);

  place->first_corner = *n_corners;
  place->n_corners = 4 + bench_random_below (random, 27);
  for (guint i = 0; i < place->n_corners; i++)
    {
      double angle = (i + 0.1 + 0.8 * bench_random_unit (random)) * 2 * G_PI / place->n_corners;
      double reach_m = size_m * (0.5 + 0.5 * bench_random_unit (random));

      data->corners[(*n_corners)++]
          = move_by_m (place->centre, reach_m * sin (angle), reach_m * cos (angle));
    }
}

static void
make_places (BenchRandom *random, BenchData *data)
{
  guint n_corners = 0;

  data->places = g_new0 (BenchPlace, data->n_places);
  data->corners = g_new (BenchPoint, data->n_places * 30);
  for (guint i = 0; i < data->n_places; i++)
    {
      BenchPlace *place = &data->places[i];

      place->centre = random_around (random, towns[i % G_N_ELEMENTS (towns)], TOWN_SPREAD_M);
      if (i / G_N_ELEMENTS (towns) % 2 == 0)
        place->radius_m = 50 + (gint32) bench_random_below (random, 351);
      else
        add_polygon (random, data, place, &n_corners);
    }
}

/* Where a crew stops: at a place now and then, at home, at the employer, else anywhere in town. */
static BenchPoint
choose_spot (BenchRandom *random, const BenchData *data, guint crew)
{
  guint32 dice = bench_random_below (random, 100);
  guint town = crew % G_N_ELEMENTS (towns);
  guint n_here = data->n_places / G_N_ELEMENTS (towns);

  if (dice < 18 && n_here > 0)
    return data->places[town + bench_random_below (random, n_here) * G_N_ELEMENTS (towns)].centre;
  if (dice < 28)
    return data->homes[crew * BENCH_CREW_SIZE + bench_random_below (random, BENCH_CREW_SIZE)];
  if (dice < 30)
    return data->employer;
  return random_around (random, towns[town], TOWN_SPREAD_M);
}

/* A day of a crew: at each spot everybody touches the reader on arrival and on leaving. */
static guint
make_crew_day (BenchRandom *random, BenchData *data, guint crew, guint day, guint n)
{
  BenchPoint spot = { 0, 0 };
  gint64 time_utc_ms = FIRST_MORNING_MS + (day / 5 * 7 + day % 5) * MS_PER_DAY;

  for (guint stop = 0; stop < SPOTS_A_DAY * 2; stop++)
    {
      if (stop % 2 == 0)
        spot = choose_spot (random, data, crew);
      time_utc_ms += 60000 * (20 + (gint64) bench_random_below (random, 90));
      for (guint member = 0; member < BENCH_CREW_SIZE && n < data->n_ticks; member++)
        {
          time_utc_ms += 3000 + (gint64) bench_random_below (random, 20000);
          data->ticks[n++] = (BenchTick){
            .time_utc_ms = time_utc_ms,
            .vehicle = (gint32) crew + 1,
            .person = (gint32) (crew * BENCH_CREW_SIZE + member) + 1,
            .point = random_around (random, spot, 25),
            .odometer_m = (gint32) (day * 80000 + stop * 9000),
          };
        }
    }
  return n;
}

static void
make_ticks (BenchRandom *random, BenchData *data)
{
  guint per_crew = (data->n_ticks + BENCH_N_CREWS - 1) / BENCH_N_CREWS;
  guint n = 0;

  data->ticks = g_new0 (BenchTick, data->n_ticks);
  for (guint crew = 0; crew < BENCH_N_CREWS && n < data->n_ticks; crew++)
    {
      guint end = n + per_crew;

      for (guint day = 0; n < end && n < data->n_ticks; day++)
        n = make_crew_day (random, data, crew, day, n);
    }
  data->n_ticks = n;
}

BenchData *
bench_data_new (guint32 seed, guint n_places, guint n_ticks)
{
  BenchRandom random = { seed };
  BenchData *data = g_new0 (BenchData, 1);

  data->n_places = n_places;
  data->n_ticks = n_ticks;
  data->n_persons = BENCH_N_CREWS * BENCH_CREW_SIZE;
  data->employer = random_around (&random, towns[0], TOWN_SPREAD_M);
  data->homes = g_new (BenchPoint, data->n_persons);
  for (guint i = 0; i < data->n_persons; i++)
    data->homes[i]
        = random_around (&random, towns[i / BENCH_CREW_SIZE % G_N_ELEMENTS (towns)], TOWN_SPREAD_M);
  make_places (&random, data);
  make_ticks (&random, data);
  return data;
}

void
bench_data_free (BenchData *data)
{
  if (data == NULL)
    return;
  g_free (data->places);
  g_free (data->corners);
  g_free (data->ticks);
  g_free (data->homes);
  g_free (data);
}
