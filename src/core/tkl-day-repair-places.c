/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repairs of a day: where a tick without a single place was. */
/* Thread: any; pure. */
#include "tkl-day-repair-private.h"

#define MOST_CHOICES 4
#define MOST_COLLECTING 3
/* Who ticks gets in or out: the vehicle has just stopped, or goes at once. */
#define AT_THE_DOOR_MS G_GINT64_CONSTANT (180000)
/* A place ahead of the next one by so much is likely. */
#define AHEAD 10

/* Where the vehicle stood when it was ticked, as far as the engine tells. */
static const TklTick *
find_standing (const TklRepairSearch *search, const TklTick *tick)
{
  const TklTick *before, *after;

  tkl_day_facts_engine (search->facts, tick, &before, &after);
  if (before != NULL && before->kind == TKL_TICK_STOP)
    return before;
  if (before != NULL && tick->time_utc_ms - before->time_utc_ms <= AT_THE_DOOR_MS)
    return before;
  if (after != NULL && after->kind == TKL_TICK_START && before == NULL)
    return after;
  if (after != NULL && after->kind == TKL_TICK_STOP
      && after->time_utc_ms - tick->time_utc_ms <= AT_THE_DOOR_MS)
    return after;
  return NULL;
}

static GArray *
guess_places (const TklRepairSearch *search, const TklTick *tick)
{
  const TklDayFacts *facts = search->facts;
  GArray *guesses = g_array_new (FALSE, FALSE, sizeof (TklPlaceGuess));

  tkl_place_guess (
      &(TklPlaceFacts){
          .tick = tick,
          .day = facts->day,
          .n_day = facts->n_day,
          .mates = facts->others,
          .n_mates = facts->n_others,
          .candidates
          = tick->n_candidates > 0 && facts->pool != NULL ? facts->pool + tick->candidates : NULL,
          .n_candidates = facts->pool != NULL ? tick->n_candidates : 0,
          .planned = facts->planned,
          .n_planned = facts->n_planned,
          .stop = tkl_point_is_set (tick->point) ? NULL : find_standing (search, tick),
          .ignore_doubles = facts->company->on.ignore_doubles },
      guesses);
  return guesses;
}

static guint
count_saying (const GArray *guesses, TklPlaceEvidence evidence)
{
  guint n = 0;

  for (guint i = 0; i < guesses->len; i++)
    n += (g_array_index (guesses, TklPlaceGuess, i).evidence & evidence) != 0;
  return n;
}

/* The engine or the planning names one place, and the mates no other one; else what is clearly ahead is
 * likely. Where he stands outside of all places nothing is sure. */
static TklConfidence
judge_place (const TklRepairSearch *search, const TklTick *tick, const GArray *guesses, guint i)
{
  const TklPlaceGuess *guess = &g_array_index (guesses, TklPlaceGuess, i);
  const TklPlaceGuess *next
      = i + 1 < guesses->len ? &g_array_index (guesses, TklPlaceGuess, i + 1) : NULL;
  gboolean mates_agree = count_saying (guesses, TKL_PLACE_SAYS_MATES) == (guess->n_mates > 0);
  gboolean several = tick->place == TKL_PLACE_PROJECT;
  guint rest = guess->evidence & ~(guint) TKL_PLACE_SAYS_ENGINE;

  if (i > 0)
    return TKL_CONFIDENCE_WEAK;
  if (several && mates_agree && (guess->evidence & TKL_PLACE_SAYS_PLAN) != 0
      && (guess->evidence & TKL_PLACE_SAYS_RULES) != 0
      && count_saying (guesses, TKL_PLACE_SAYS_PLAN) == 1)
    return TKL_CONFIDENCE_STRONG;
  if (!tkl_point_is_set (tick->point) && mates_agree
      && (guess->evidence & TKL_PLACE_SAYS_ENGINE) != 0
      && (rest != 0 || guess->place == TKL_PLACE_HOME) && tkl_repair_others_in_order (search, tick))
    return TKL_CONFIDENCE_STRONG;
  if ((guess->evidence & ~(guint) TKL_PLACE_SAYS_RULES) != 0
      && (next == NULL || guess->score - next->score >= AHEAD))
    return TKL_CONFIDENCE_LIKELY;
  return TKL_CONFIDENCE_WEAK;
}

/* Nearest first, so their order may differ. */
static gboolean
has_same_candidates (const TklDayFacts *facts, const TklTick *a, const TklTick *b)
{
  if (a->n_candidates != b->n_candidates || a->n_candidates == 0 || facts->pool == NULL)
    return FALSE;
  for (guint i = 0; i < a->n_candidates; i++)
    {
      guint k = 0;

      while (k < b->n_candidates
             && facts->pool[a->candidates + i] != facts->pool[b->candidates + k])
        k++;
      if (k == b->n_candidates)
        return FALSE;
    }
  return TRUE;
}

/* All of the day that were found at the same projects, or at the same spot without any, go together. */
static void
place_alike (const TklRepairSearch *search,
             const TklTick *tick,
             const TklPlaceGuess *guess,
             TklRepair *repair)
{
  for (guint i = 0; i < search->kept->len; i++)
    {
      const TklTick *other = search->kept->pdata[i];

      if (other == tick
          || (!tkl_tick_has_single_place (other)
              && (has_same_candidates (search->facts, tick, other)
                  || (tick->place == TKL_PLACE_NONE && other->place == TKL_PLACE_NONE
                      && tkl_repair_same_spot (tick, other)))))
        tkl_repair_add_place (repair, other->id, guess->place, guess->project_id);
    }
}

void
tkl_repair_offer_places (TklRepairSearch *search, const TklTick *tick)
{
  g_autoptr (GArray) guesses = guess_places (search, tick);

  for (guint i = 0; i < MIN (guesses->len, MOST_CHOICES); i++)
    {
      const TklPlaceGuess *guess = &g_array_index (guesses, TklPlaceGuess, i);
      TklRepair repair
          = tkl_repair_start (TKL_REPAIR_PLACE, tick, judge_place (search, tick, guesses, i));

      /* Any project can be chosen by hand: what little speaks for is not worth a line. */
      if (i > 0 && (guess->evidence & (TKL_PLACE_SAYS_RULES | TKL_PLACE_SAYS_MATES)) == 0)
        continue;
      repair.place = guess->place;
      repair.project_id = guess->project_id;
      repair.n_mates = guess->n_mates;
      repair.says_place = guess->evidence;
      place_alike (search, tick, guess, &repair);
      if (i == 0 && repair.confidence < TKL_CONFIDENCE_STRONG && guess->place != TKL_PLACE_HOME)
        tkl_repair_offer_crew (search, &repair);
      tkl_repair_offer (search, &repair);
    }
}

/* --- collecting projects ---------------------------------------------------------------------- */

/* Its neighbours of the day alone do not say that somebody was at home who stood elsewhere. */
static gboolean
is_placed_well (const TklRepairSearch *search, const TklTick *tick)
{
  const guint neighbours = TKL_PLACE_SAYS_BEFORE | TKL_PLACE_SAYS_AFTER | TKL_PLACE_SAYS_ENDS;

  for (guint i = 0; i < search->repairs->len; i++)
    {
      const TklRepair *repair = &g_array_index (search->repairs, TklRepair, i);

      if ((repair->kind == TKL_REPAIR_PLACE || repair->kind == TKL_REPAIR_ARRIVE)
          && repair->confidence > TKL_CONFIDENCE_WEAK && tkl_repair_has_step (repair, tick->id)
          && (repair->place == TKL_PLACE_PROJECT || !tkl_point_is_set (tick->point)
              || (repair->says_place & ~neighbours) != 0))
        return TRUE;
    }
  return FALSE;
}

static GPtrArray *
find_collectable (const TklRepairSearch *search)
{
  GPtrArray *ticks = g_ptr_array_new ();

  for (guint i = 0; i < search->kept->len; i++)
    {
      const TklTick *tick = search->kept->pdata[i];

      if (tick->place == TKL_PLACE_NONE && (tick->flags & TKL_TICK_LINKED) != 0
          && tick->employee_id != 0 && !is_placed_well (search, tick))
        g_ptr_array_add (ticks, (gpointer) tick);
    }
  return ticks;
}

static gboolean
is_planned (const TklDayFacts *facts, gint32 project_id)
{
  for (gsize i = 0; i < facts->n_planned; i++)
    if (facts->planned[i] == project_id)
      return TRUE;
  return FALSE;
}

/* @at: only those at its spot; NULL: all of them. */
static TklRepair
collect (const TklRepairSearch *search,
         const GPtrArray *ticks,
         const TklTick *at,
         gint32 project_id)
{
  TklRepair repair = tkl_repair_start (TKL_REPAIR_COLLECT, at != NULL ? at : ticks->pdata[0],
                                       TKL_CONFIDENCE_WEAK);

  repair.place = TKL_PLACE_PROJECT;
  repair.project_id = project_id;
  if (is_planned (search->facts, project_id))
    repair.says_place = TKL_PLACE_SAYS_PLAN;
  for (guint i = 0; i < ticks->len; i++)
    {
      const TklTick *tick = ticks->pdata[i];

      if (at == NULL || tick == at || tkl_repair_same_spot (tick, at))
        tkl_repair_add_place (&repair, tick->id, TKL_PLACE_PROJECT, project_id);
    }
  return repair;
}

/* The calls of a service technician: all of the day at once, then one by one. That is a guess: whether
 * he was at work there only the office knows. */
void
tkl_repair_offer_collecting (TklRepairSearch *search)
{
  const TklDayFacts *facts = search->facts;
  g_autoptr (GPtrArray) ticks = find_collectable (search);

  for (gsize p = 0; ticks->len > 0 && p < MIN (facts->n_collecting, MOST_COLLECTING); p++)
    {
      TklRepair all = collect (search, ticks, NULL, facts->collecting[p]);

      tkl_repair_offer (search, &all);
      for (guint i = 0; p == 0 && i < ticks->len; i++)
        {
          TklRepair one = collect (search, ticks, ticks->pdata[i], facts->collecting[p]);

          /* Once for each spot. */
          if (one.n_steps < ticks->len && one.steps[0].tick_id == one.tick_id)
            tkl_repair_offer (search, &one);
        }
    }
}
