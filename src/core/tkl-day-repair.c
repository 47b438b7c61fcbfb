/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would repair a day: suggestions with their evidence, and the ticks as they would be then. */
/* Thread: any; pure. */
#include "tkl-day-repair.h"

#include <string.h>

#define MOST_REPAIRS 9
#define MOST_CHOICES 4
#define MOST_COLLECTING 3
/* Who ticks gets in or out: the vehicle has just stopped, or goes at once. */
#define AT_THE_DOOR_MS G_GINT64_CONSTANT (180000)
/* Ticks so near to each other are at one spot. */
#define SAME_SPOT_M 200
/* A place ahead of the next one by so much is likely. */
#define AHEAD 10

typedef struct
{
  const TklDayFacts *facts;
  GPtrArray *kept; /* (borrowed) (element-type TklTick*) */
  GArray *repairs; /* (element-type TklRepair) */
} Search;

/* --- helpers ---------------------------------------------------------------------------------- */

static const TklTick *
find_of_day (const Search *search, gint64 id)
{
  for (gsize i = 0; i < search->facts->n_day; i++)
    if (search->facts->day[i].id == id)
      return &search->facts->day[i];
  return NULL;
}

static TklRepair
start_repair (TklRepairKind kind, const TklTick *tick, TklConfidence confidence)
{
  return (TklRepair){ .kind = (guint8) kind,
                      .tick_id = tick->id,
                      .time_utc_ms = tick->time_utc_ms,
                      .n_people = 1,
                      .confidence = (guint8) confidence };
}

static gboolean
is_same (const TklRepair *a, const TklRepair *b)
{
  return a->kind == b->kind && a->n_steps == b->n_steps
         && memcmp (a->steps, b->steps, a->n_steps * sizeof (TklRepairStep)) == 0;
}

/* One with more steps than it holds would do only some of them: it is not offered. What repairs two faults
 * is offered once. */
static void
offer (Search *search, const TklRepair *repair)
{
  for (guint i = 0; i < search->repairs->len; i++)
    if (is_same (&g_array_index (search->repairs, TklRepair, i), repair))
      return;
  if (!repair->too_long)
    g_array_append_vals (search->repairs, repair, 1);
}

/* The last step is replaced where there is no room, and the repair marked. */
static TklRepairStep *
add_step (TklRepair *repair, TklStepKind kind, gint64 tick_id)
{
  TklRepairStep *step = &repair->steps[MIN (repair->n_steps, TKL_REPAIR_MAX_STEPS - 1)];

  *step = (TklRepairStep){ .kind = (guint8) kind,
                           .tick_id = tick_id,
                           .time_utc_ms = TKL_INSTANT_NONE_MS };
  repair->too_long |= repair->n_steps == TKL_REPAIR_MAX_STEPS;
  repair->n_steps = (guint8) MIN (repair->n_steps + 1, TKL_REPAIR_MAX_STEPS);
  return step;
}

static void
add_simple (Search *search,
            TklRepairKind kind,
            TklStepKind step,
            const TklTick *tick,
            TklConfidence confidence)
{
  TklRepair repair = start_repair (kind, tick, confidence);

  add_step (&repair, step, tick->id);
  offer (search, &repair);
}

static gsize
find_position (const Search *search, gint64 id)
{
  gsize i = 0;

  while (i < search->kept->len && ((const TklTick *) search->kept->pdata[i])->id != id)
    i++;
  return i;
}

static guint
count_run (const Search *search, gssize start, gssize step, const TklTick *there)
{
  guint n = 0;

  for (gssize i = start; i >= 0 && i < (gssize) search->kept->len; i += step, n++)
    if (!tkl_tick_same_place (search->kept->pdata[i], there))
      break;
  return n;
}

/* The place was come to and not left, or left and not come to, but for this tick. */
static gboolean
closes (const Search *search, const TklTick *tick, const TklTick *there)
{
  gssize i = (gssize) find_position (search, tick->id);

  return (count_run (search, i - 1, -1, there) + count_run (search, i + 1, 1, there)) % 2 == 1;
}

static gboolean
others_in_order (const Search *search, const TklTick *tick)
{
  for (guint i = 0; i < search->kept->len; i++)
    if (search->kept->pdata[i] != tick
        && !tkl_tick_in_order (search->kept->pdata[i], search->facts->company->on.ignore_doubles))
      return FALSE;
  return TRUE;
}

/* --- the mates -------------------------------------------------------------------------------- */

static gboolean
is_same_spot (const TklTick *a, const TklTick *b)
{
  return tkl_point_is_set (a->point) && tkl_point_is_set (b->point)
         && tkl_point_distance_m (a->point, b->point) <= SAME_SPOT_M;
}

static gboolean
has_same_fault (const TklTick *tick, const TklTick *other)
{
  return other->employee_id != 0 && !tkl_tick_has_single_place (other)
         && tick->place == other->place && tick->vehicle_id == other->vehicle_id
         && (other->flags & TKL_TICK_LINKED) != 0 && tkl_tick_is_kept (other, TRUE)
         && tkl_tick_together (tick, other) && is_same_spot (tick, other);
}

static gboolean
has_step (const TklRepair *repair, gint64 id)
{
  for (guint i = 0; i < repair->n_steps; i++)
    if (repair->steps[i].tick_id == id)
      return TRUE;
  return FALSE;
}

/* The crew got in and out together: what holds for one holds for all. The whole crew or nobody. */
static void
add_for_crew (Search *search, const TklRepair *single)
{
  TklRepair crew = *single;
  g_autoptr (GHashTable) who = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < single->n_steps; i++)
    {
      const TklTick *tick = tkl_day_facts_find (search->facts, single->steps[i].tick_id);

      for (gsize k = 0; k < search->facts->n_others; k++)
        {
          const TklTick *other = &search->facts->others[k];
          TklRepairStep *step;

          if (!has_same_fault (tick, other) || has_step (&crew, other->id))
            continue;
          if (crew.n_steps == TKL_REPAIR_MAX_STEPS)
            return;
          step = add_step (&crew, (TklStepKind) single->steps[i].kind, other->id);
          step->place = single->steps[i].place;
          step->project_id = single->steps[i].project_id;
          g_hash_table_add (who, GINT_TO_POINTER (other->employee_id));
        }
    }
  crew.n_people = (guint16) (1 + g_hash_table_size (who));
  if (crew.n_people > 1)
    offer (search, &crew);
}

/* --- places ----------------------------------------------------------------------------------- */

static void
add_place_step (TklRepair *repair, gint64 tick_id, guint8 place, gint32 project_id)
{
  TklRepairStep *step = add_step (repair, TKL_STEP_PLACE, tick_id);

  step->place = place;
  step->project_id = project_id;
}

/* Where the vehicle stood when it was ticked, as far as the engine tells. */
static const TklTick *
find_standing (const Search *search, const TklTick *tick)
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
guess_places (const Search *search, const TklTick *tick)
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
judge_place (const Search *search, const TklTick *tick, const GArray *guesses, guint i)
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
      && (rest != 0 || guess->place == TKL_PLACE_HOME) && others_in_order (search, tick))
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
place_alike (const Search *search,
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
                      && is_same_spot (tick, other)))))
        add_place_step (repair, other->id, guess->place, guess->project_id);
    }
}

static void
add_places (Search *search, const TklTick *tick)
{
  g_autoptr (GArray) guesses = guess_places (search, tick);

  for (guint i = 0; i < MIN (guesses->len, MOST_CHOICES); i++)
    {
      const TklPlaceGuess *guess = &g_array_index (guesses, TklPlaceGuess, i);
      TklRepair repair
          = start_repair (TKL_REPAIR_PLACE, tick, judge_place (search, tick, guesses, i));

      /* Any project can be chosen by hand: what little speaks for is not worth a line. */
      if (i > 0 && (guess->evidence & (TKL_PLACE_SAYS_RULES | TKL_PLACE_SAYS_MATES)) == 0)
        continue;
      repair.place = guess->place;
      repair.project_id = guess->project_id;
      repair.n_mates = guess->n_mates;
      repair.says_place = guess->evidence;
      place_alike (search, tick, guess, &repair);
      if (i == 0 && repair.confidence < TKL_CONFIDENCE_STRONG && guess->place != TKL_PLACE_HOME)
        add_for_crew (search, &repair);
      offer (search, &repair);
    }
}

/* @step: ADD, GIVE: of the employee of the day. */
static void
put_there (
    const Search *search, TklRepairStep *step, const TklTick *like, guint8 place, gint32 project_id)
{
  step->employee_id = search->facts->day[0].employee_id;
  step->place = place;
  step->project_id = project_id;
  step->place_stays = !tkl_repair_finds_place (like, step);
}

/* --- collecting projects ---------------------------------------------------------------------- */

/* Its neighbours of the day alone do not say that somebody was at home who stood elsewhere. */
static gboolean
is_placed_well (const Search *search, const TklTick *tick)
{
  const guint neighbours = TKL_PLACE_SAYS_BEFORE | TKL_PLACE_SAYS_AFTER | TKL_PLACE_SAYS_ENDS;

  for (guint i = 0; i < search->repairs->len; i++)
    {
      const TklRepair *repair = &g_array_index (search->repairs, TklRepair, i);

      if ((repair->kind == TKL_REPAIR_PLACE || repair->kind == TKL_REPAIR_ARRIVE)
          && repair->confidence > TKL_CONFIDENCE_WEAK && has_step (repair, tick->id)
          && (repair->place == TKL_PLACE_PROJECT || !tkl_point_is_set (tick->point)
              || (repair->says_place & ~neighbours) != 0))
        return TRUE;
    }
  return FALSE;
}

static GPtrArray *
find_collectable (const Search *search)
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
collect (const Search *search, const GPtrArray *ticks, const TklTick *at, gint32 project_id)
{
  TklRepair repair
      = start_repair (TKL_REPAIR_COLLECT, at != NULL ? at : ticks->pdata[0], TKL_CONFIDENCE_WEAK);

  repair.place = TKL_PLACE_PROJECT;
  repair.project_id = project_id;
  if (is_planned (search->facts, project_id))
    repair.says_place = TKL_PLACE_SAYS_PLAN;
  for (guint i = 0; i < ticks->len; i++)
    {
      const TklTick *tick = ticks->pdata[i];

      if (at == NULL || tick == at || is_same_spot (tick, at))
        add_place_step (&repair, tick->id, TKL_PLACE_PROJECT, project_id);
    }
  return repair;
}

/* The calls of a service technician: all of the day at once, then one by one. That is a guess: whether
 * he was at work there only the office knows. */
static void
add_collecting (Search *search)
{
  const TklDayFacts *facts = search->facts;
  g_autoptr (GPtrArray) ticks = find_collectable (search);

  for (gsize p = 0; ticks->len > 0 && p < MIN (facts->n_collecting, MOST_COLLECTING); p++)
    {
      TklRepair all = collect (search, ticks, NULL, facts->collecting[p]);

      offer (search, &all);
      for (guint i = 0; p == 0 && i < ticks->len; i++)
        {
          TklRepair one = collect (search, ticks, ticks->pdata[i], facts->collecting[p]);

          /* Once for each spot. */
          if (one.n_steps < ticks->len && one.steps[0].tick_id == one.tick_id)
            offer (search, &one);
        }
    }
}

/* The tick of a mate there, else the stop of the vehicle. */
static const TklTick *
find_arrival (const Search *search, const TklTick *stop, guint16 *ret_n_mates)
{
  const TklTick *like = NULL;
  g_autoptr (GHashTable) who = g_hash_table_new (NULL, NULL);

  for (gsize i = 0; i < search->facts->n_others; i++)
    {
      const TklTick *other = &search->facts->others[i];

      if (other->vehicle_id != stop->vehicle_id || other->employee_id == 0
          || !tkl_tick_same_place (other, stop) || !tkl_tick_together (other, stop))
        continue;
      if (like == NULL)
        like = other;
      g_hash_table_add (who, GINT_TO_POINTER (other->employee_id));
    }
  *ret_n_mates = (guint16) g_hash_table_size (who);
  return like != NULL ? like : stop;
}

/* A tick at the arrival instead of the early one, not the same one moved: its position and odometer are
 * those of the road, and would make the ride too short. */
static void
add_arrival (Search *search, const TklTick *tick, const TklDayFault *fault)
{
  const TklTick *stop = tkl_day_facts_find (search->facts, fault->other_id);
  gboolean sure = closes (search, tick, stop) && others_in_order (search, tick);
  TklRepair repair = start_repair (TKL_REPAIR_ARRIVE, tick,
                                   sure ? TKL_CONFIDENCE_STRONG : TKL_CONFIDENCE_LIKELY);
  const TklTick *like = find_arrival (search, stop, &repair.n_mates);
  TklRepairStep *step;

  repair.time_utc_ms = like->time_utc_ms;
  repair.place = stop->place;
  repair.project_id = stop->project_id;
  repair.says_place = TKL_PLACE_SAYS_ENGINE | (repair.n_mates > 0 ? TKL_PLACE_SAYS_MATES : 0);
  add_step (&repair, TKL_STEP_DELETE, tick->id);
  step = add_step (&repair, TKL_STEP_ADD, like->id);
  step->time_utc_ms = like->time_utc_ms;
  put_there (search, step, like, stop->place, stop->project_id);
  offer (search, &repair);
}

/* A shop on the way: come to and left, at no place of the company. */
static void
add_pass (Search *search, const TklTick *tick)
{
  gsize i = find_position (search, tick->id);
  const TklTick *next = i + 1 < search->kept->len ? search->kept->pdata[i + 1] : NULL;
  TklRepair repair = start_repair (TKL_REPAIR_PASS, tick, TKL_CONFIDENCE_LIKELY);

  if (i == 0 || next == NULL || i + 2 >= search->kept->len || next->place != TKL_PLACE_NONE
      || !is_same_spot (tick, next))
    return;
  add_step (&repair, TKL_STEP_DELETE, tick->id);
  add_step (&repair, TKL_STEP_DELETE, next->id);
  add_for_crew (search, &repair);
  offer (search, &repair);
}

/* --- forgotten and foreign ticks -------------------------------------------------------------- */

/* Somebody else may have forgotten his tick there as well, whose key then ticked. */
static gboolean
is_only_one_odd (const Search *search, gint32 vehicle_id)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) riders = g_hash_table_new (NULL, NULL);
  const TklDayFacts *facts = search->facts;
  GHashTableIter iter;
  gpointer who;

  for (gsize i = 0; i < facts->n_others; i++)
    {
      const TklTick *other = &facts->others[i];
      gpointer key = GINT_TO_POINTER (other->employee_id);

      if (other->employee_id == 0 || other->day != facts->day[0].day
          || !tkl_tick_is_kept (other, facts->company->on.ignore_doubles))
        continue;
      g_hash_table_insert (
          counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
      if (other->vehicle_id == vehicle_id)
        g_hash_table_add (riders, key);
    }
  g_hash_table_iter_init (&iter, riders);
  while (g_hash_table_iter_next (&iter, &who, NULL))
    if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, who)) % 2 == 1)
      return FALSE;
  return TRUE;
}

static void
add_gap (Search *search, const TklDayGap *gap)
{
  gboolean give = gap->unknown_id != 0;
  const TklTick *like = tkl_day_facts_find (search->facts, gap->like_id);
  TklRepair repair = start_repair (give ? TKL_REPAIR_GIVE : TKL_REPAIR_ADD, like,
                                   (TklConfidence) gap->confidence);
  TklRepairStep *step = add_step (&repair, give ? TKL_STEP_GIVE : TKL_STEP_ADD,
                                  give ? gap->unknown_id : gap->like_id);

  put_there (search, step, like, gap->place, gap->project_id);
  if (!give)
    step->time_utc_ms = gap->time_utc_ms;
  if (give && !is_only_one_odd (search, gap->vehicle_id))
    repair.confidence = MIN (repair.confidence, TKL_CONFIDENCE_LIKELY);
  repair.time_utc_ms = gap->time_utc_ms;
  repair.place = gap->place;
  repair.project_id = gap->project_id;
  repair.n_mates = gap->n_mates;
  repair.says_gap = gap->evidence;
  offer (search, &repair);
}

/* Come to and left without a tick. That he got out there at all only mates say. */
static void
add_visit (Search *search, const TklDayFault *fault)
{
  const TklTick *stop = tkl_day_facts_find (search->facts, fault->other_id);
  TklRepair repair = start_repair (TKL_REPAIR_ADD, stop, TKL_CONFIDENCE_WEAK);
  const TklTick *ends[2] = { NULL, NULL };
  guint16 n_mates[2] = { 0, 0 };
  const TklTick *ignored, *start;

  tkl_day_facts_engine (search->facts, stop, &ignored, &start);
  ends[0] = find_arrival (search, stop, &n_mates[0]);
  ends[1] = find_arrival (search, start, &n_mates[1]);
  if (ends[0]->time_utc_ms >= ends[1]->time_utc_ms)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      TklRepairStep *step = add_step (&repair, TKL_STEP_ADD, ends[i]->id);

      step->time_utc_ms = ends[i]->time_utc_ms;
      put_there (search, step, ends[i], stop->place, stop->project_id);
    }
  repair.time_utc_ms = ends[0]->time_utc_ms;
  repair.place = stop->place;
  repair.project_id = stop->project_id;
  repair.n_mates = MIN (n_mates[0], n_mates[1]);
  repair.says_gap = TKL_GAP_SAYS_ENGINE | (repair.n_mates > 0 ? TKL_GAP_SAYS_MATES : 0);
  if (repair.n_mates > 0 && search->kept->len % 2 == 0 && others_in_order (search, NULL))
    repair.confidence = TKL_CONFIDENCE_LIKELY;
  offer (search, &repair);
}

static void
add_exchange (Search *search, const TklTick *tick, const TklDayFault *fault)
{
  const TklTick *other = tkl_day_facts_find (search->facts, fault->other_id);
  TklRepair repair = start_repair (TKL_REPAIR_EXCHANGE, tick, TKL_CONFIDENCE_LIKELY);

  repair.employee_id = other->employee_id;
  repair.n_people = 2;
  add_step (&repair, TKL_STEP_GIVE, tick->id)->employee_id = other->employee_id;
  add_step (&repair, TKL_STEP_GIVE, other->id)->employee_id = tick->employee_id;
  offer (search, &repair);
}

/* --- together --------------------------------------------------------------------------------- */

static void
add_elsewhere (Search *search, const TklTick *tick, const TklDayFault *fault)
{
  TklRepair repair = start_repair (TKL_REPAIR_PLACE, tick, TKL_CONFIDENCE_LIKELY);

  repair.place = fault->place;
  repair.project_id = fault->project_id;
  repair.n_mates = fault->n;
  repair.says_place = TKL_PLACE_SAYS_MATES;
  add_place_step (&repair, tick->id, fault->place, fault->project_id);
  offer (search, &repair);
}

static void
add_for_unplaced (Search *search, const TklTick *tick, const TklDayFault *fault)
{
  if (fault->kind == TKL_FAULT_EARLY)
    add_arrival (search, tick, fault);
  add_pass (search, tick);
  add_places (search, tick);
}

static void
add_for_fault (Search *search, const TklDayFault *fault, const GArray *gaps)
{
  const TklTick *tick = find_of_day (search, fault->tick_id);

  if (tick == NULL && fault->kind != TKL_FAULT_MISSING)
    return;
  switch ((TklFaultKind) fault->kind)
    {
    case TKL_FAULT_EARLY:
    case TKL_FAULT_NO_POSITION:
    case TKL_FAULT_NO_PLACE:
    case TKL_FAULT_SEVERAL:
      add_for_unplaced (search, tick, fault);
      break;
    case TKL_FAULT_SWAPPED:
      add_exchange (search, tick, fault);
      break;
    case TKL_FAULT_BLOCKED:
      add_simple (search, TKL_REPAIR_UNBLOCK, TKL_STEP_UNBLOCK, tick, TKL_CONFIDENCE_WEAK);
      break;
    case TKL_FAULT_DOUBLE:
      add_simple (search, TKL_REPAIR_DELETE, TKL_STEP_DELETE, tick, TKL_CONFIDENCE_STRONG);
      add_simple (search, TKL_REPAIR_KEEP, TKL_STEP_KEEP, tick, TKL_CONFIDENCE_WEAK);
      break;
    case TKL_FAULT_SUPERFLUOUS:
      add_simple (search, TKL_REPAIR_DELETE, TKL_STEP_DELETE, tick, TKL_CONFIDENCE_LIKELY);
      break;
    case TKL_FAULT_MISSING:
    case TKL_FAULT_ODD:
      for (guint i = 0; i < gaps->len; i++)
        add_gap (search, &g_array_index (gaps, TklDayGap, i));
      break;
    case TKL_FAULT_UNTICKED:
      add_visit (search, fault);
      break;
    case TKL_FAULT_WRONG_PLACE:
      add_elsewhere (search, tick, fault);
      break;
    case TKL_FAULT_TWO_VEHICLES:
    case TKL_FAULT_TOO_FAST:
      add_simple (search, TKL_REPAIR_DELETE, TKL_STEP_DELETE, tick, TKL_CONFIDENCE_WEAK);
      break;
    case TKL_FAULT_LEFT:
    case TKL_FAULT_UNLINKED:
    case TKL_FAULT_UNKNOWN_KEY:
    case TKL_FAULT_DISTANCE:
      break;
    }
}

static gboolean
is_covered (const Search *search, gint64 tick_id)
{
  for (guint i = 0; i < search->repairs->len; i++)
    if (has_step (&g_array_index (search->repairs, TklRepair, i), tick_id)
        && g_array_index (search->repairs, TklRepair, i).kind != TKL_REPAIR_DELETE)
      return TRUE;
  return FALSE;
}

/* The steps of the best repair of each fault together. A fault whose best is a guess leaves it out. */
static void
add_all (Search *search, const GArray *starts)
{
  TklRepair all = { .kind = TKL_REPAIR_ALL, .confidence = TKL_CONFIDENCE_STRONG, .n_people = 1 };

  if (starts->len < 2)
    return;
  for (guint i = 0; i < starts->len; i++)
    {
      const TklRepair *best
          = &g_array_index (search->repairs, TklRepair, g_array_index (starts, guint, i));

      if (best->confidence == TKL_CONFIDENCE_WEAK
          || all.n_steps + best->n_steps > TKL_REPAIR_MAX_STEPS)
        return;
      for (guint k = 0; k < best->n_steps; k++)
        all.steps[all.n_steps++] = best->steps[k];
      all.confidence = MIN (all.confidence, best->confidence);
      all.n_people = MAX (all.n_people, best->n_people);
      if (i == 0)
        {
          all.tick_id = best->tick_id;
          all.time_utc_ms = best->time_utc_ms;
        }
    }
  g_array_append_val (search->repairs, all);
}

/* Stable, so that of the same confidence the most important fault comes first; all at once before it. */
static void
rank (GArray *repairs, guint first)
{
  for (guint i = first + 1; i < repairs->len; i++)
    {
      TklRepair repair = g_array_index (repairs, TklRepair, i);
      guint k = i;

      for (; k > first; k--)
        {
          const TklRepair *before = &g_array_index (repairs, TklRepair, k - 1);

          if (before->confidence > repair.confidence
              || (before->confidence == repair.confidence && repair.kind != TKL_REPAIR_ALL))
            break;
          g_array_index (repairs, TklRepair, k) = *before;
        }
      g_array_index (repairs, TklRepair, k) = repair;
    }
  g_array_set_size (repairs, MIN (repairs->len, first + MOST_REPAIRS));
}

/* What can always be done about a tick that stands nowhere. */
static void
add_last_resorts (Search *search, const GArray *faults)
{
  const TklDayFault *fault = faults->len > 0 ? &g_array_index (faults, TklDayFault, 0) : NULL;
  const TklTick *tick = fault != NULL ? find_of_day (search, fault->tick_id) : NULL;

  if (tick == NULL || !tkl_fault_holds ((TklFaultKind) fault->kind) || fault->kind == TKL_FAULT_LEFT
      || fault->kind == TKL_FAULT_UNLINKED || fault->kind == TKL_FAULT_UNKNOWN_KEY
      || fault->kind == TKL_FAULT_DOUBLE || fault->kind == TKL_FAULT_SUPERFLUOUS
      || fault->kind == TKL_FAULT_MISSING)
    return;
  add_simple (search, TKL_REPAIR_DELETE, TKL_STEP_DELETE, tick, TKL_CONFIDENCE_WEAK);
  if ((tick->flags & TKL_TICK_BLOCKED) == 0)
    add_simple (search, TKL_REPAIR_BLOCK, TKL_STEP_BLOCK, tick, TKL_CONFIDENCE_WEAK);
}

void
tkl_day_repairs (const TklDayFacts *facts,
                 const GArray *gaps,
                 const GArray *faults,
                 GArray *repairs)
{
  g_autoptr (GPtrArray) kept = tkl_day_facts_kept (facts);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  Search search = { facts, kept, g_array_new (FALSE, FALSE, sizeof (TklRepair)) };

  for (guint i = 0; i < faults->len; i++)
    {
      const TklDayFault *fault = &g_array_index (faults, TklDayFault, i);
      guint start = search.repairs->len;

      /* Two ticks at one spot, or of the same projects, are repaired together. */
      if (fault->tick_id != 0 && fault->kind >= TKL_FAULT_EARLY && fault->kind <= TKL_FAULT_SEVERAL
          && is_covered (&search, fault->tick_id))
        continue;
      add_for_fault (&search, fault, gaps);
      if (tkl_fault_holds ((TklFaultKind) fault->kind) && search.repairs->len > start)
        g_array_append_val (starts, start);
    }
  add_collecting (&search);
  add_last_resorts (&search, faults);
  add_all (&search, starts);
  rank (search.repairs, 0);
  g_array_append_vals (repairs, search.repairs->data, search.repairs->len);
  g_array_unref (search.repairs);
}
