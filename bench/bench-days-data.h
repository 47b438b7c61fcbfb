/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seeded data of the measurement of the day engine: linked ticks of crews, and what must come out. */
/* Thread: any; the product's types do not occur here, so that references can use it. */
#pragma once

#include "bench-data.h"

G_BEGIN_DECLS

/* The numbers of places in the tick table. */
enum
{
  BENCH_PLACE_NONE,
  BENCH_PLACE_HOME,
  BENCH_PLACE_EMPLOYER,
  BENCH_PLACE_PROJECT,
};

typedef struct
{
  gint64 time_utc_ms;
  gint32 person;     /* 1 … */
  gint32 vehicle;    /* 1 … BENCH_N_CREWS */
  gint32 odometer_m; /* −1 = unknown */
  BenchPoint point;
  gint32 project; /* 0 = none */
  gint32 place;
  gboolean is_double;
} BenchDayTick;

/* Known from the patterns the days were made of: the engine has no part in it. */
typedef struct
{
  guint n_days; /* complete ones */
  gint64 worked_min;
  gint64 break_min;
  gint64 commute_min;
  gint64 mobility_min;
} BenchDayTotals;

typedef struct
{
  BenchDayTick *ticks; /* (owned): by person, then time: working days of more than a year */
  guint n_ticks;
  guint n_persons;
  BenchDayTotals totals;
} BenchDays;

/** bench_days_new: Returns: (transfer full): the same for the same arguments, on every machine. */
BenchDays *bench_days_new (guint32 seed, guint n_ticks);
void bench_days_free (BenchDays *days);

/** bench_days_mix: Returns: a number from everything a reader of ticks reads; sums are compared. */
static inline guint64
bench_days_mix (const BenchDayTick *tick)
{
  return (guint64) tick->time_utc_ms * 3 + (guint64) tick->person * 5 + (guint64) tick->vehicle * 7
         + (guint64) tick->odometer_m * 11 + (guint64) tick->point.lat_e7 * 13
         + (guint64) tick->point.lon_e7 * 17 + (guint64) tick->project * 19
         + (guint64) tick->place * 23;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchDays, bench_days_free)

G_END_DECLS
