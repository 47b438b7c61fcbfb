/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which radius a project should have, by where people really ticked (F117–F121). */
/* Thread: any; pure. */
#include "tkl-radius-guess.h"

#include <stdlib.h>

#define STEP_M 10
#define MIN_RADIUS_M 30
#define MIN_GAP_M 100
#define SPARE_M 10

static int
compare_numbers (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

/* A visit: the same person, day and place. */
static int
compare_visits (gconstpointer a, gconstpointer b)
{
  const TklRadiusTick *left = a;
  const TklRadiusTick *right = b;

  if (left->person != right->person)
    return compare_numbers (left->person, right->person);
  if (left->day != right->day)
    return compare_numbers (left->day, right->day);
  return compare_numbers (left->distance_m, right->distance_m);
}

static int
compare_distances (gconstpointer a, gconstpointer b)
{
  return compare_numbers (((const TklRadiusTick *) a)->distance_m,
                          ((const TklRadiusTick *) b)->distance_m);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return compare_numbers (((const TklRadiusTick *) a)->day, ((const TklRadiusTick *) b)->day);
}

static gboolean
same_visit (const TklRadiusTick *a, const TklRadiusTick *b)
{
  return a->person == b->person && a->day == b->day
         && a->distance_m / STEP_M == b->distance_m / STEP_M;
}

/* Returns: (transfer full): the evidence, one a visit, by distance. */
static GArray *
collect_visits (const TklRadiusTick *ticks, gsize n_ticks)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (TklRadiusTick));
  GArray *visits = g_array_new (FALSE, FALSE, sizeof (TklRadiusTick));

  for (gsize i = 0; i < n_ticks; i++)
    if (!ticks[i].elsewhere && ticks[i].distance_m <= TKL_RADIUS_REACH_M)
      g_array_append_val (all, ticks[i]);
  g_array_sort (all, compare_visits);
  for (guint i = 0; i < all->len; i++)
    {
      const TklRadiusTick *tick = &g_array_index (all, TklRadiusTick, i);

      if (i == 0 || !same_visit (tick, tick - 1))
        g_array_append_vals (visits, tick, 1);
    }
  g_array_sort (visits, compare_distances);
  return visits;
}

static gint32
distance_at (const GArray *visits, guint i)
{
  return g_array_index (visits, TklRadiusTick, i).distance_m;
}

/* Returns: how many of the visits belong together. */
static guint
find_gap (const GArray *visits)
{
  for (guint i = (visits->len + 1) / 2; i < visits->len; i++)
    {
      gint32 before = distance_at (visits, i - 1);

      if (distance_at (visits, i) - before > MAX (before, MIN_GAP_M))
        return i;
    }
  return visits->len;
}

/* @visits: sorted here. */
static guint
count_different (GArray *visits, GCompareFunc compare, gboolean by_person)
{
  guint n = 0;

  g_array_sort (visits, compare);
  for (guint i = 0; i < visits->len; i++)
    {
      const TklRadiusTick *visit = &g_array_index (visits, TklRadiusTick, i);

      n += i == 0 || (by_person ? visit->person != visit[-1].person : visit->day != visit[-1].day);
    }
  return n;
}

/* Nearest rank: that many of a hundred are no farther. */
static gint32
percentile (const GArray *visits, guint percent)
{
  guint rank = (visits->len * percent + 99) / 100;

  return distance_at (visits, MAX (rank, 1) - 1);
}

static gint32
choose_radius (gint32 far_m)
{
  gint32 wanted = far_m + far_m / 10 + SPARE_M;

  return MAX ((wanted + STEP_M - 1) / STEP_M * STEP_M, MIN_RADIUS_M);
}

static guint
count_within (const GArray *visits, gint32 radius_m)
{
  guint n = 0;

  for (guint i = 0; i < visits->len; i++)
    n += distance_at (visits, i) <= radius_m;
  return n;
}

TklRadiusGuess
tkl_radius_guess (const TklRadiusTick *ticks, gsize n_ticks, gint32 radius_now_m)
{
  g_autoptr (GArray) visits = NULL;
  TklRadiusGuess guess = { 0 };

  g_return_val_if_fail (ticks != NULL || n_ticks == 0, guess);

  visits = collect_visits (ticks, n_ticks);
  if (visits->len == 0)
    return guess;
  guess.n_ticks = find_gap (visits);
  guess.n_beyond = visits->len - guess.n_ticks;
  g_array_set_size (visits, guess.n_ticks);
  guess.median_m = percentile (visits, 50);
  guess.far_m = percentile (visits, 95);
  guess.n_now = radius_now_m > 0 ? count_within (visits, radius_now_m) : 0;
  guess.n_people = count_different (visits, compare_visits, TRUE);
  guess.n_days = count_different (visits, compare_days, FALSE);
  if (guess.n_ticks < TKL_RADIUS_MIN_TICKS || guess.n_days < TKL_RADIUS_MIN_DAYS)
    return guess;
  guess.radius_m = choose_radius (guess.far_m);
  guess.n_inside = count_within (visits, guess.radius_m);
  for (gsize i = 0; i < n_ticks; i++)
    guess.n_elsewhere += ticks[i].elsewhere && ticks[i].distance_m <= guess.radius_m;
  return guess;
}
