/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seeded data of the measurements: places around Belgian towns and the ticks of crews. */
/* Thread: any; the product's types do not occur here, so that references can use it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BENCH_SEED 20260302u
#define BENCH_N_PLACES 10000u
#define BENCH_N_TICKS 1000000u
#define BENCH_N_CREWS 200u
#define BENCH_CREW_SIZE 4u

/* Unit 1e-7 degree everywhere. */
typedef struct
{
  gint32 lat_e7, lon_e7;
} BenchPoint;

/* Place i is project i + 1. */
typedef struct
{
  BenchPoint centre;
  gint32 radius_m;    /* of a circle; 0 = polygon */
  guint first_corner; /* of a polygon */
  guint n_corners;    /* 4 … 30, not closed; 0 = circle */
} BenchPlace;

typedef struct
{
  gint64 time_utc_ms;
  gint32 vehicle; /* 1 … BENCH_N_CREWS */
  gint32 person;  /* 1 … BENCH_N_CREWS × BENCH_CREW_SIZE; also the key */
  BenchPoint point;
  gint32 odometer_m; /* grows along each vehicle */
} BenchTick;

typedef struct
{
  BenchPlace *places; /* (owned): half circles of 50 … 400 m, half polygons */
  guint n_places;
  BenchPoint *corners; /* (owned) */
  BenchTick *ticks;    /* (owned): by vehicle, then time; working days from 2026-01-05 on */
  guint n_ticks;
  BenchPoint *homes; /* (owned): of person i + 1; radius 100 m */
  guint n_persons;
  BenchPoint employer; /* radius 100 m */
} BenchData;

/** bench_data_new: Returns: (transfer full): the same for the same arguments, on every machine. */
BenchData *bench_data_new (guint32 seed, guint n_places, guint n_ticks);
void bench_data_free (BenchData *data);

/* --- random numbers, for generators of other measurements -------------------------------------- */

typedef struct
{
  guint64 state;
} BenchRandom;

/** bench_random: Returns: 64 random bits (splitmix64). */
guint64 bench_random (BenchRandom *random);
/** bench_random_below: Returns: 0 … @n − 1. */
guint32 bench_random_below (BenchRandom *random, guint32 n);
/** bench_random_unit: Returns: 0 ≤ x < 1. */
double bench_random_unit (BenchRandom *random);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchData, bench_data_free)

G_END_DECLS
