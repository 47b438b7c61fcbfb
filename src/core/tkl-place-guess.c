/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where was a tick whose place was not found? What the day and the mates say, with the evidence. */
/* Thread: any; pure. */
#include "tkl-place-guess.h"

#include <stdlib.h>

/* What each piece of evidence weighs. Two mates outweigh the day, since they were there; a site that was
 * come to and not left, or left and not come to, outweighs one that is complete; from home and the
 * employer people go with a single tick; the rules found what lies there. Where its vehicle stood a tick
 * was. */
#define SCORE_RULES 40
#define SCORE_MATE 30
#define MOST_MATES 3
#define SCORE_NEIGHBOUR 10
#define SCORE_OPEN 25
#define SCORE_ENDS 15
#define SCORE_ENGINE 50
#define SCORE_PLAN 35

static TklPlaceGuess *
find_guess (GArray *guesses, guint first, guint8 place, gint32 project_id)
{
  TklPlaceGuess guess = { .place = place, .project_id = project_id };

  for (guint i = first; i < guesses->len; i++)
    {
      TklPlaceGuess *known = &g_array_index (guesses, TklPlaceGuess, i);

      if (known->place == place && known->project_id == project_id)
        return known;
    }
  g_array_append_val (guesses, guess);
  return &g_array_index (guesses, TklPlaceGuess, guesses->len - 1);
}

static void
add (GArray *guesses, guint first, const TklTick *there, TklPlaceEvidence evidence, gint32 score)
{
  TklPlaceGuess *guess = find_guess (guesses, first, there->place, there->project_id);

  guess->evidence |= (guint8) evidence;
  guess->score += score;
}

/* --- mates ------------------------------------------------------------------------------------ */

static gboolean
is_mate (const TklPlaceFacts *facts, const TklTick *other)
{
  const TklTick *tick = facts->tick;
  gint64 apart_ms = other->time_utc_ms - tick->time_utc_ms;

  return tick->vehicle_id != 0 && other->vehicle_id == tick->vehicle_id && other->employee_id != 0
         && other->employee_id != tick->employee_id && ABS (apart_ms) <= TKL_TOGETHER_MS
         && tkl_tick_is_kept (other, TRUE)
         && tkl_tick_has_single_place (other)
         /* His home is not the home of another. */
         && other->place != TKL_PLACE_HOME;
}

/* One that ticked twice is one mate. */
static gboolean
was_counted (const TklPlaceFacts *facts, gsize i)
{
  for (gsize k = 0; k < i; k++)
    if (facts->mates[k].employee_id == facts->mates[i].employee_id
        && is_mate (facts, &facts->mates[k])
        && tkl_tick_same_place (&facts->mates[k], &facts->mates[i]))
      return TRUE;
  return FALSE;
}

static void
ask_mates (const TklPlaceFacts *facts, GArray *guesses, guint first)
{
  for (gsize i = 0; i < facts->n_mates; i++)
    {
      const TklTick *mate = &facts->mates[i];
      TklPlaceGuess *guess;

      if (!is_mate (facts, mate) || was_counted (facts, i))
        continue;
      guess = find_guess (guesses, first, mate->place, mate->project_id);
      guess->evidence |= TKL_PLACE_SAYS_MATES;
      if (guess->n_mates++ < MOST_MATES)
        guess->score += SCORE_MATE;
    }
}

/* --- the day ---------------------------------------------------------------------------------- */

/* Another tick of the day that says where he was. */
static gboolean
tells (const TklPlaceFacts *facts, const TklTick *other)
{
  return other->id != facts->tick->id && tkl_tick_is_kept (other, facts->ignore_doubles)
         && tkl_tick_has_single_place (other);
}

/* Position of the tick in its day: those before it come earlier. */
static gsize
find_position (const TklPlaceFacts *facts)
{
  gsize i = 0;

  while (i < facts->n_day && facts->day[i].id != facts->tick->id
         && facts->day[i].time_utc_ms <= facts->tick->time_utc_ms)
    i++;
  return i;
}

/* The nearest tick that tells, from @start on in steps of @step; the run of ticks at its place is odd
 * while that place was come to and not left. */
static void
ask_side (const TklPlaceFacts *facts,
          gssize start,
          gssize step,
          TklPlaceEvidence evidence,
          GArray *guesses,
          guint first)
{
  const TklTick *nearest = NULL;
  gboolean open;
  guint run = 0;

  for (gssize i = start; i >= 0 && i < (gssize) facts->n_day; i += step)
    {
      const TklTick *other = &facts->day[i];

      if (!tells (facts, other))
        continue;
      if (nearest == NULL)
        nearest = other;
      if (!tkl_tick_same_place (nearest, other))
        break;
      run++;
    }
  if (nearest == NULL)
    return;
  open = nearest->place == TKL_PLACE_PROJECT && run % 2 == 1;
  add (guesses, first, nearest, evidence, SCORE_NEIGHBOUR + (open ? SCORE_OPEN : 0));
}

/* A day ends where it began, when that was at home or at the employer. */
static void
ask_other_end (const TklPlaceFacts *facts, gsize position, GArray *guesses, guint first)
{
  const TklTick *before = NULL; /* the first one */
  const TklTick *after = NULL;  /* the last one */

  for (gsize i = 0; i < facts->n_day; i++)
    if (tells (facts, &facts->day[i]))
      {
        if (i < position && before == NULL)
          before = &facts->day[i];
        if (i >= position)
          after = &facts->day[i];
      }
  if ((before == NULL) == (after == NULL))
    return;
  if (before == NULL)
    before = after;
  if (before->place == TKL_PLACE_HOME || before->place == TKL_PLACE_EMPLOYER)
    add (guesses, first, before, TKL_PLACE_SAYS_ENDS, SCORE_ENDS);
}

/* --- together --------------------------------------------------------------------------------- */

static int
compare_guesses (gconstpointer a, gconstpointer b)
{
  const TklPlaceGuess *left = a;
  const TklPlaceGuess *right = b;

  if (left->score != right->score)
    return left->score < right->score ? 1 : -1;
  if (left->place != right->place)
    return left->place < right->place ? 1 : -1;
  return (left->project_id > right->project_id) - (left->project_id < right->project_id);
}

/* Of the projects found the rules' own order decides where nothing else does. */
static void
ask_rules (const TklPlaceFacts *facts, GArray *guesses, guint first)
{
  for (gsize i = 0; i < facts->n_candidates; i++)
    {
      TklPlaceGuess *guess = find_guess (guesses, first, TKL_PLACE_PROJECT, facts->candidates[i]);

      guess->evidence |= TKL_PLACE_SAYS_RULES;
      guess->score += SCORE_RULES + (i == 0 ? 1 : 0);
    }
}

static void
ask_plan (const TklPlaceFacts *facts, GArray *guesses, guint first)
{
  for (guint i = first; i < guesses->len; i++)
    {
      TklPlaceGuess *guess = &g_array_index (guesses, TklPlaceGuess, i);

      for (gsize k = 0; guess->project_id != 0 && k < facts->n_planned; k++)
        if (facts->planned[k] == guess->project_id)
          {
            guess->evidence |= TKL_PLACE_SAYS_PLAN;
            guess->score += SCORE_PLAN;
            break;
          }
    }
}

void
tkl_place_guess (const TklPlaceFacts *facts, GArray *guesses)
{
  guint first = guesses->len;
  gsize position;

  g_return_if_fail (facts != NULL && facts->tick != NULL);

  position = find_position (facts);
  ask_rules (facts, guesses, first);
  ask_mates (facts, guesses, first);
  ask_side (facts, (gssize) position - 1, -1, TKL_PLACE_SAYS_BEFORE, guesses, first);
  ask_side (facts, (gssize) position, 1, TKL_PLACE_SAYS_AFTER, guesses, first);
  ask_other_end (facts, position, guesses, first);
  if (facts->stop != NULL && tkl_tick_has_single_place (facts->stop))
    add (guesses, first, facts->stop, TKL_PLACE_SAYS_ENGINE, SCORE_ENGINE);
  ask_plan (facts, guesses, first);
  if (guesses->len > first)
    qsort (&g_array_index (guesses, TklPlaceGuess, first), guesses->len - first,
           sizeof (TklPlaceGuess), compare_guesses);
}
