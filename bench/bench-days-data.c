/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seeded days of crews: patterns A to F of the rules, with odometers, doubles and faults. */
/* Thread: any. */
#include "bench-days-data.h"

#include <string.h>

/* 2026-01-05, a Monday. */
#define FIRST_MONDAY 20458
#define MOST_STOPS 8

/* Places by letter, and what each leg between them is: commute, mobility, work, break. `p` and `q`
 * are two projects. `d` stands for a second touch two minutes later, which is no stop. */
static const struct
{
  const char *stops;
  const char *legs; /* NULL: incomplete, gives nothing */
} patterns[] = {
  { "HppH", "mwm" },         { "HppH", "mwm" },  { "HEEppH", "cwmwm" }, { "pppp", "wbw" },
  { "HppqqH", "mwwwm" },     { "HpdpH", "mwm" }, { "HEppEH", "cmwmc" }, { "HppppH", "mwbwm" },
  { "HppqqppH", "mwwwwwm" }, { "HppH", "mwm" },  { "HpH", NULL },       { "Hp?H", NULL },
};

typedef struct
{
  BenchDays *days;
  BenchRandom random; /* of the crew's day: the same for each of its people */
  BenchRandom own;    /* of the person's day */
} Maker;

static gint32
get_place (char stop)
{
  switch (stop)
    {
    case 'H':
      return BENCH_PLACE_HOME;
    case 'E':
      return BENCH_PLACE_EMPLOYER;
    case 'p':
    case 'q':
      return BENCH_PLACE_PROJECT;
    default:
      return BENCH_PLACE_NONE;
    }
}

static void
add_tick (Maker *maker, const BenchDayTick *tick)
{
  maker->days->ticks[maker->days->n_ticks++] = *tick;
}

static void
add_minutes (BenchDayTotals *totals, char leg, gint64 minutes)
{
  gint64 *sums[]
      = { &totals->worked_min, &totals->break_min, &totals->commute_min, &totals->mobility_min };
  const char *letters = "wbcm";

  *sums[strchr (letters, leg) - letters] += minutes;
}

static void
add_day (Maker *maker, gint32 person, gint32 crew, guint day)
{
  guint pattern = bench_random_below (&maker->random, G_N_ELEMENTS (patterns));
  gint32 project = crew * 41 + (gint32) (day / 8) % 40 + 1; /* some days at each of its sites */
  gboolean odometer = bench_random_below (&maker->random, 8) != 0;
  const char *legs = patterns[pattern].legs;
  guint n_legs = 0;
  gint64 last_min = 0;
  BenchDayTick tick = { .person = person, .vehicle = crew + 1, .odometer_m = (gint32) day * 90000 };

  tick.time_utc_ms
      = (FIRST_MONDAY + day / 5 * 7 + day % 5) * G_GINT64_CONSTANT (86400000)
        + (4 * 60 + bench_random_below (&maker->random, 60)) * G_GINT64_CONSTANT (60000)
        + bench_random_below (&maker->own, 40000);
  for (const char *stop = patterns[pattern].stops; *stop != '\0'; stop++)
    {
      tick.is_double = *stop == 'd';
      if (!tick.is_double)
        {
          tick.place = get_place (*stop);
          tick.project = tick.place == BENCH_PLACE_PROJECT ? project + (*stop == 'q') : 0;
          tick.point
              = (BenchPoint){ 505000000 + tick.project * 100, 40000000 + tick.place * 90000 };
          tick.odometer_m = odometer ? ABS (tick.odometer_m)
                                           + (gint32) bench_random_below (&maker->random, 30000)
                                     : -1;
        }
      add_tick (maker, &tick);
      if (legs != NULL && !tick.is_double && stop > patterns[pattern].stops)
        add_minutes (&maker->days->totals, legs[n_legs++], tick.time_utc_ms / 60000 - last_min);
      if (!tick.is_double)
        last_min = tick.time_utc_ms / 60000;
      tick.time_utc_ms += tick.is_double || stop[1] == 'd'
                              ? 120000
                              : 600000 + bench_random_below (&maker->random, 6000) * 1000;
    }
  maker->days->totals.n_days += legs != NULL;
}

BenchDays *
bench_days_new (guint32 seed, guint n_ticks)
{
  BenchDays *days = g_new0 (BenchDays, 1);
  Maker maker = { .days = days };
  guint n_days = n_ticks / (BENCH_N_CREWS * BENCH_CREW_SIZE * 4) + 1;

  days->ticks = g_new (BenchDayTick, n_ticks + MOST_STOPS);
  for (guint person = 0; days->n_ticks < n_ticks; person++)
    {
      days->n_persons = person + 1;
      for (guint day = 0; day < n_days && days->n_ticks < n_ticks; day++)
        {
          guint crew = person / BENCH_CREW_SIZE;

          maker.random.state = (guint64) seed << 32 ^ (guint64) crew << 16 ^ day;
          maker.own.state = (guint64) seed << 32 ^ (guint64) (person + 1) << 40 ^ day;
          add_day (&maker, (gint32) person + 1, (gint32) crew, day);
        }
    }
  return days;
}

void
bench_days_free (BenchDays *days)
{
  if (days == NULL)
    return;
  g_free (days->ticks);
  g_free (days);
}
