/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which tick was forgotten? What the mates of a day ticked and this person did not (F073, F140). */
/* Thread: any; pure. */
#include "tkl-missing-guess.h"

#include "tkl-place-guess.h"

#include <stdlib.h>

#define MOST_GUESSES 3

static gboolean
is_kept (const TklMissingFacts *facts, const TklTick *tick)
{
  return tkl_tick_is_kept (tick, facts->ignore_doubles);
}

static gboolean
is_near (gint64 a_ms, gint64 b_ms)
{
  return ABS (a_ms - b_ms) <= TKL_MATES_WITHIN_MS;
}

/* Somebody who rode along, at a place that is the same for all of them. */
static gboolean
is_mate (const TklMissingFacts *facts, const TklTick *other)
{
  if (other->vehicle_id == 0 || other->employee_id == 0
      || other->employee_id == facts->day[0].employee_id || other->day != facts->day[0].day
      || !is_kept (facts, other) || !tkl_tick_has_single_place (other)
      || other->place == TKL_PLACE_HOME)
    return FALSE;
  for (gsize i = 0; i < facts->n_day; i++)
    if (facts->day[i].vehicle_id == other->vehicle_id && is_kept (facts, &facts->day[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_own (const TklMissingFacts *facts, gint64 time_utc_ms)
{
  for (gsize i = 0; i < facts->n_day; i++)
    if (is_kept (facts, &facts->day[i]) && is_near (facts->day[i].time_utc_ms, time_utc_ms))
      return TRUE;
  return FALSE;
}

/* --- what it would make of the day ------------------------------------------------------------ */

/* How many ticks in a row, from @start on in steps of @step, were at the place of a guess. */
static guint
count_run (const TklMissingFacts *facts, gssize start, gssize step, const TklMissingGuess *guess)
{
  guint n = 0;

  for (gssize i = start; i >= 0 && i < (gssize) facts->n_day; i += step)
    {
      const TklTick *tick = &facts->day[i];

      if (!is_kept (facts, tick))
        continue;
      if (tick->place != guess->place || tick->project_id != guess->project_id)
        break;
      n++;
    }
  return n;
}

/* A place that was ticked once in a row is come to and not left, or left and not come to. */
static gboolean
closes_pair (const TklMissingFacts *facts, const TklMissingGuess *guess)
{
  gssize after = 0;

  while (after < (gssize) facts->n_day && facts->day[after].time_utc_ms < guess->time_utc_ms)
    after++;
  return (count_run (facts, after - 1, -1, guess) + count_run (facts, after, 1, guess)) % 2 == 1;
}

/* --- mates ------------------------------------------------------------------------------------ */

/* Several touches of one person count once. */
static gboolean
is_first_of_mate (const TklMissingFacts *facts, const TklMissingGuess *guess, gsize i)
{
  const TklTick *mate = &facts->mates[i];

  for (gsize k = 0; k < i; k++)
    if (facts->mates[k].employee_id == mate->employee_id && is_mate (facts, &facts->mates[k])
        && facts->mates[k].place == mate->place && facts->mates[k].project_id == mate->project_id
        && is_near (facts->mates[k].time_utc_ms, guess->time_utc_ms))
      return FALSE;
  return TRUE;
}

static void
count_mates (const TklMissingFacts *facts, TklMissingGuess *guess)
{
  for (gsize i = 0; i < facts->n_mates; i++)
    {
      const TklTick *mate = &facts->mates[i];

      if (is_mate (facts, mate) && mate->place == guess->place
          && mate->project_id == guess->project_id
          && is_near (mate->time_utc_ms, guess->time_utc_ms) && is_first_of_mate (facts, guess, i))
        guess->n_mates++;
    }
}

/* Whether an earlier touch there is told about already: the first of a crew stands for all. */
static gboolean
has_earlier (const TklMissingFacts *facts, const TklTick *mate)
{
  for (gsize i = 0; i < facts->n_mates; i++)
    {
      const TklTick *other = &facts->mates[i];
      gboolean earlier = other->time_utc_ms < mate->time_utc_ms
                         || (other->time_utc_ms == mate->time_utc_ms && other->id < mate->id);

      if (earlier && other->place == mate->place && other->project_id == mate->project_id
          && is_near (other->time_utc_ms, mate->time_utc_ms) && is_mate (facts, other)
          && !has_own (facts, other->time_utc_ms))
        return TRUE;
    }
  return FALSE;
}

static int
compare_guesses (gconstpointer a, gconstpointer b)
{
  const TklMissingGuess *left = a;
  const TklMissingGuess *right = b;

  if (!left->closes != !right->closes)
    return left->closes ? -1 : 1;
  if (left->n_mates != right->n_mates)
    return left->n_mates < right->n_mates ? 1 : -1;
  return (left->time_utc_ms > right->time_utc_ms) - (left->time_utc_ms < right->time_utc_ms);
}

static gboolean
is_odd (const TklMissingFacts *facts)
{
  guint n = 0;

  for (gsize i = 0; i < facts->n_day; i++)
    n += is_kept (facts, &facts->day[i]);
  return n % 2 == 1;
}

void
tkl_missing_guess (const TklMissingFacts *facts, GArray *guesses)
{
  guint first = guesses->len;

  g_return_if_fail (facts != NULL && (facts->day != NULL || facts->n_day == 0));

  if (!is_odd (facts))
    return;
  for (gsize i = 0; i < facts->n_mates; i++)
    {
      const TklTick *mate = &facts->mates[i];
      TklMissingGuess guess = { .tick_id = mate->id,
                                .time_utc_ms = mate->time_utc_ms,
                                .project_id = mate->project_id,
                                .place = mate->place };

      if (!is_mate (facts, mate) || has_own (facts, mate->time_utc_ms) || has_earlier (facts, mate))
        continue;
      count_mates (facts, &guess);
      guess.closes = closes_pair (facts, &guess);
      g_array_append_val (guesses, guess);
    }
  if (guesses->len > first)
    qsort (&g_array_index (guesses, TklMissingGuess, first), guesses->len - first,
           sizeof (TklMissingGuess), compare_guesses);
  g_array_set_size (guesses, MIN (guesses->len, first + MOST_GUESSES));
}
