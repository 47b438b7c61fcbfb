/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which radius a project should have, by where people really ticked (F117–F121). */
/* Thread: any; pure. */
#pragma once

#include "tkl-day.h"

G_BEGIN_DECLS

/* A tick farther away is none of the project's. */
#define TKL_RADIUS_REACH_M 2000

/* With less nothing is suggested. */
#define TKL_RADIUS_MIN_TICKS 5
#define TKL_RADIUS_MIN_DAYS 2

/* A tick near the work address. */
typedef struct
{
  gint32 distance_m; /* to the work address, ≥ 0 */
  gint32 person;     /* employee, or any number that stands for a key */
  TklDay day;
  gboolean
      elsewhere; /* linked to another project, home or the employer: no evidence, but it may come
                         to lie inside */
} TklRadiusTick;

typedef struct
{
  gint32 radius_m;   /* suggested; 0: there is too little to go by */
  guint n_ticks;     /* evidence: visits that belong together, one a person, day and place */
  guint n_days;      /* on so many workdays */
  guint n_people;    /* of so many people */
  guint n_inside;    /* of n_ticks within the suggested radius */
  guint n_now;       /* of n_ticks within the radius of today */
  guint n_beyond;    /* ticks that lie apart from the others: no evidence */
  guint n_elsewhere; /* ticks of other places within the suggested radius */
  gint32 median_m;   /* of the evidence */
  gint32 far_m;      /* 95 of 100 are no farther */
} TklRadiusGuess;

/**
 * tkl_radius_guess:
 * @ticks: (array length=n_ticks): any order; those beyond TKL_RADIUS_REACH_M are passed over
 * @radius_now_m: the effective radius of today; 0 = none
 *
 * Many ticks of one person on one day at one distance, to 10 m, are one visit: who waits with the key in
 * his hand has no more weight. The nearer half counts in any case; after it, ticks behind a gap as wide
 * as all before it, and 100 m at least, lie apart. The radius takes in 95 of 100 of the rest, with a
 * tenth and 10 m to spare, in steps of 10 m, from 30 m on. O(n log n).
 */
TklRadiusGuess tkl_radius_guess (const TklRadiusTick *ticks, gsize n_ticks, gint32 radius_now_m);

G_END_DECLS
