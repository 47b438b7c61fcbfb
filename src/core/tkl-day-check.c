/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with one day of one person, the most important first (F061–F074, F164). */
/* Thread: any; pure. */
#include "tkl-day-check.h"

#include "tkl-day-legs.h"

#include <stdlib.h>

/* Who ticks on the road is at most so far from where he goes. */
#define EARLY_MS G_GINT64_CONSTANT (5400000)
/* Who ticks that soon after the start ticked where it was. */
#define AT_START_MS G_GINT64_CONSTANT (180000)
/* Nobody drives so fast, and near a place a second more or less makes any speed. */
#define TOO_FAST_KMH 160
#define TOO_FAST_M 3000
/* No road is shorter than the straight line; near a place positions and odometers are too coarse. */
#define TOO_SHORT_M 1000
/* A vehicle that stops so shortly lets somebody get in or out. */
#define STOPPED_MS G_GINT64_CONSTANT (900000)
#define MATES_FOR_WRONG 2
#define SUPERFLUOUS_MS G_GINT64_CONSTANT (1800000)

typedef struct
{
  const TklDayFacts *facts;
  GPtrArray *kept; /* (borrowed) (element-type TklTick*) */
  GArray *faults;
} Check;

gboolean
tkl_fault_holds (TklFaultKind kind)
{
  return kind < TKL_FAULT_SWAPPED;
}

static const TklTick *
kept_at (const Check *check, gsize i)
{
  return i < check->kept->len ? check->kept->pdata[i] : NULL;
}

static TklDayFault *
add_fault (Check *check, TklFaultKind kind, const TklTick *tick)
{
  TklDayFault fault = { .kind = (guint8) kind,
                        .tick_id = tick != NULL ? tick->id : 0,
                        .time_utc_ms = tick != NULL ? tick->time_utc_ms : 0 };

  g_array_append_val (check->faults, fault);
  return &g_array_index (check->faults, TklDayFault, check->faults->len - 1);
}

static void
add_where (TklDayFault *fault, const TklTick *there)
{
  fault->other_id = there->id;
  fault->place = there->place;
  fault->project_id = there->project_id;
}

/* --- single ticks ----------------------------------------------------------------------------- */

/* On the road: the engine was started and is stopped at a place later, which is not near. */
static gboolean
check_early (Check *check, const TklTick *tick)
{
  const TklTick *before, *after;

  tkl_day_facts_engine (check->facts, tick, &before, &after);
  if (before == NULL || after == NULL || before->kind != TKL_TICK_START
      || after->kind != TKL_TICK_STOP || tick->time_utc_ms - before->time_utc_ms <= AT_START_MS
      || !tkl_tick_has_single_place (after) || after->time_utc_ms - tick->time_utc_ms > EARLY_MS)
    return FALSE;
  add_where (add_fault (check, TKL_FAULT_EARLY, tick), after);
  return TRUE;
}

static void
check_place (Check *check, const TklTick *tick)
{
  if (tick->place == TKL_PLACE_PROJECT && tick->project_id == 0)
    add_fault (check, TKL_FAULT_SEVERAL, tick)->n = tick->n_candidates;
  else if (!tkl_point_is_set (tick->point))
    add_fault (check, TKL_FAULT_NO_POSITION, tick);
  else if (!check_early (check, tick))
    add_fault (check, TKL_FAULT_NO_PLACE, tick);
}

static void
check_tick (Check *check, const TklTick *tick)
{
  if ((tick->flags & TKL_TICK_LINKED) == 0)
    add_fault (check, TKL_FAULT_UNLINKED, tick);
  else if (!tkl_tick_has_single_place (tick))
    check_place (check, tick);
  else if ((tick->flags & TKL_TICK_IS_DOUBLE) != 0 && (tick->flags & TKL_TICK_NOT_DOUBLE) == 0
           && !check->facts->company->on.ignore_doubles)
    add_fault (check, TKL_FAULT_DOUBLE, tick);
  if (tkl_tick_is_held (tick))
    add_fault (check, TKL_FAULT_BLOCKED, tick);
}

/* --- the mates -------------------------------------------------------------------------------- */

/* Whether the ticks of a person just before and after one were in @vehicle_id. At an end of the day one
 * of them is not there: he may have gone home with another vehicle. */
static gboolean
rides_otherwise_in (const TklTick *before, const TklTick *after, gint32 vehicle_id)
{
  return before != NULL && after != NULL && before->vehicle_id == vehicle_id
         && after->vehicle_id == vehicle_id;
}

static void
find_neighbours (const TklDayFacts *facts,
                 gsize i,
                 const TklTick **ret_before,
                 const TklTick **ret_after)
{
  const TklTick *tick = &facts->others[i];

  *ret_before = *ret_after = NULL;
  for (gsize k = 0; k < facts->n_others; k++)
    {
      const TklTick *other = &facts->others[k];

      if (other->employee_id != tick->employee_id || other->day != tick->day
          || !tkl_tick_is_kept (other, facts->company->on.ignore_doubles))
        continue;
      if (k < i)
        *ret_before = other;
      if (k > i && *ret_after == NULL)
        *ret_after = other;
    }
}

/* He ticked in the mate's vehicle while the mate ticked in his. */
static void
check_swapped (Check *check, gsize i)
{
  const TklDayFacts *facts = check->facts;
  const TklTick *tick = kept_at (check, i);
  const TklTick *before = i > 0 ? kept_at (check, i - 1) : NULL;
  const TklTick *after = kept_at (check, i + 1);
  gint32 own = before != NULL ? before->vehicle_id : 0;

  if (own == 0 || tick->vehicle_id == 0 || own == tick->vehicle_id || tick->employee_id == 0
      || !rides_otherwise_in (before, after, own))
    return;
  for (gsize k = 0; k < facts->n_others; k++)
    {
      const TklTick *other = &facts->others[k];
      const TklTick *earlier, *later;

      if (other->vehicle_id != own || other->employee_id == 0 || !tkl_tick_together (tick, other)
          || !tkl_tick_is_kept (other, facts->company->on.ignore_doubles))
        continue;
      find_neighbours (facts, k, &earlier, &later);
      if (!rides_otherwise_in (earlier, later, tick->vehicle_id))
        continue;
      add_fault (check, TKL_FAULT_SWAPPED, tick)->other_id = other->id;
      return;
    }
}

/* Several mates in the same vehicle agreed on another place. */
static void
check_wrong_place (Check *check, const TklTick *tick)
{
  const TklTick *there = NULL;
  g_autoptr (GHashTable) who = g_hash_table_new (NULL, NULL);

  if (tick->place != TKL_PLACE_PROJECT || tick->project_id == 0 || tick->vehicle_id == 0
      || (tick->flags & TKL_TICK_PLACE_EDITED) != 0)
    return;
  for (gsize i = 0; i < check->facts->n_others; i++)
    {
      const TklTick *other = &check->facts->others[i];

      if (other->vehicle_id != tick->vehicle_id || other->employee_id == 0
          || other->place != TKL_PLACE_PROJECT || other->project_id == 0
          || !tkl_tick_together (tick, other))
        continue;
      if (tkl_tick_same_place (tick, other)
          || (there != NULL && !tkl_tick_same_place (there, other)))
        return;
      if (there == NULL)
        there = other;
      g_hash_table_add (who, GINT_TO_POINTER (other->employee_id));
    }
  if (g_hash_table_size (who) < MATES_FOR_WRONG)
    return;
  add_where (add_fault (check, TKL_FAULT_WRONG_PLACE, tick), there);
  g_array_index (check->faults, TklDayFault, check->faults->len - 1).n
      = (guint16) g_hash_table_size (who);
}

/* --- the way from tick to tick ---------------------------------------------------------------- */

/* A tick elsewhere between two of a ride in one vehicle. */
static void
check_two_vehicles (Check *check, gsize i)
{
  const TklTick *before = kept_at (check, i - 1);
  const TklTick *tick = kept_at (check, i);
  const TklTick *after = kept_at (check, i + 1);

  if (after == NULL || before->vehicle_id == 0 || tick->vehicle_id == 0
      || before->vehicle_id != after->vehicle_id || before->vehicle_id == tick->vehicle_id
      || tkl_tick_same_place (before, tick) || tkl_tick_same_place (tick, after)
      || tkl_tick_same_place (before, after))
    return;
  add_fault (check, TKL_FAULT_TWO_VEHICLES, tick)->other_id = before->id;
}

static double
speed_kmh (double metres, const TklTick *before, const TklTick *tick)
{
  double hours = (double) MAX (tick->time_utc_ms - before->time_utc_ms, 1000) / 3600000;

  return metres < TOO_FAST_M ? 0 : metres / 1000 / hours;
}

static void
check_speed (Check *check, gsize i)
{
  const TklTick *before = kept_at (check, i - 1);
  const TklTick *tick = kept_at (check, i);
  double kmh;
  TklDayFault *fault;

  if (!tkl_point_is_set (before->point) || !tkl_point_is_set (tick->point))
    return;
  kmh = speed_kmh (tkl_point_distance_m (before->point, tick->point), before, tick);
  if (kmh <= TOO_FAST_KMH)
    return;
  fault = add_fault (check, TKL_FAULT_TOO_FAST, tick);
  fault->other_id = before->id;
  fault->n = (guint16) MIN (kmh, G_MAXUINT16);
}

/* Within a ride the vehicle stood a while at a place of his, and he did not tick. */
static void
check_unticked (Check *check, gsize i)
{
  const TklTick *before = kept_at (check, i - 1);
  const TklTick *tick = kept_at (check, i);
  const TklDayFacts *facts = check->facts;

  if (before->vehicle_id == 0 || before->vehicle_id != tick->vehicle_id
      || tkl_tick_same_place (before, tick))
    return;
  for (gsize k = 0; k + 1 < facts->n_ignition; k++)
    {
      const TklTick *stop = &facts->ignition[k];
      const TklTick *ignored, *start;

      if (stop->kind != TKL_TICK_STOP || stop->vehicle_id != tick->vehicle_id
          || stop->time_utc_ms <= before->time_utc_ms || stop->time_utc_ms >= tick->time_utc_ms
          || !tkl_tick_has_single_place (stop) || tkl_tick_same_place (stop, before)
          || tkl_tick_same_place (stop, tick))
        continue;
      tkl_day_facts_engine (facts, stop, &ignored, &start);
      if (start == NULL || start->time_utc_ms >= tick->time_utc_ms
          || start->time_utc_ms - stop->time_utc_ms < STOPPED_MS)
        continue;
      add_where (add_fault (check, TKL_FAULT_UNTICKED, stop), stop);
      g_array_index (check->faults, TklDayFault, check->faults->len - 1).tick_id = tick->id;
      return;
    }
}

/* --- distances -------------------------------------------------------------------------------- */

static double
measure_odometer (const TklTick *from, const TklTick *to)
{
  return tkl_leg_vehicle (from, to) != 0 && from->odometer_m >= 0
                 && to->odometer_m >= from->odometer_m
             ? to->odometer_m - from->odometer_m
             : -1;
}

static double
measure_track (const TklDayFacts *facts, const TklTick *from, const TklTick *to)
{
  gint32 vehicle = tkl_leg_vehicle (from, to);

  return vehicle != 0 && facts->track != NULL
             ? facts->track (vehicle, from->time_utc_ms, to->time_utc_ms, facts->track_data)
             : -1;
}

static double
measure_straight (const TklTick *from, const TklTick *to)
{
  return tkl_point_is_set (from->point) && tkl_point_is_set (to->point)
             ? tkl_point_distance_m (from->point, to->point)
             : -1;
}

void
tkl_day_distances (const TklDayFacts *facts,
                   const TklTick *from,
                   const TklTick *to,
                   TklDayDistances *ret_distances)
{
  *ret_distances = (TklDayDistances){ measure_odometer (from, to), measure_track (facts, from, to),
                                      measure_straight (from, to) };
}

/* An odometer that stands still, or one position far away: the line takes over either. */
static void
check_distance (Check *check, const TklTick *from, const TklTick *to)
{
  double straight_m = measure_straight (from, to);
  double used_m = measure_odometer (from, to);

  if (used_m < 0)
    used_m = measure_track (check->facts, from, to);
  if (used_m < 0
      || (speed_kmh (used_m, from, to) <= TOO_FAST_KMH
          && (straight_m <= TOO_SHORT_M || used_m >= straight_m / 2)))
    return;
  add_fault (check, TKL_FAULT_DISTANCE, to)->other_id = from->id;
}

static void
check_distances (Check *check)
{
  const TklDayFacts *facts = check->facts;
  TklWorkday workday = { facts->day, facts->n_day, facts->day[0].employee_id, facts->day[0].day };
  TklLegWalk leg = tkl_leg_walk_start (&workday, facts->company,
                                       TKL_TICK_BLOCKED | TKL_TICK_NOT_TO_CLOCK, FALSE);

  while (tkl_leg_walk_next (&leg))
    if (tkl_leg_kind (&leg, &facts->company->on).km)
      check_distance (check, leg.from, leg.to);
}

/* --- the number of ticks ---------------------------------------------------------------------- */

/* Of three at one place two close to each other: one of them would do. */
static gboolean
check_superfluous (Check *check)
{
  for (gsize i = 1; i < check->kept->len; i++)
    {
      const TklTick *before = kept_at (check, i - 1);
      const TklTick *tick = kept_at (check, i);
      const TklTick *beyond = i > 1 ? kept_at (check, i - 2) : NULL;
      const TklTick *after = kept_at (check, i + 1);

      if (tkl_tick_same_place (before, tick)
          && tick->time_utc_ms - before->time_utc_ms <= SUPERFLUOUS_MS
          && ((beyond != NULL && tkl_tick_same_place (beyond, before))
              || (after != NULL && tkl_tick_same_place (tick, after))))
        {
          add_fault (check, TKL_FAULT_SUPERFLUOUS, tick)->other_id = before->id;
          return TRUE;
        }
    }
  return FALSE;
}

static void
check_count (Check *check, const GArray *gaps)
{
  const TklDayGap *gap = gaps->len > 0 ? &g_array_index (gaps, TklDayGap, 0) : NULL;
  const TklTick *after = gap != NULL ? kept_at (check, gap->position) : NULL;
  TklDayFault *fault;

  if (check->kept->len % 2 == 0 && check->kept->len > 0)
    return;
  if (gap == NULL || gap->confidence == TKL_CONFIDENCE_WEAK)
    {
      if (!check_superfluous (check))
        add_fault (check, TKL_FAULT_ODD,
                   check->kept->len > 0 ? kept_at (check, 0) : &check->facts->day[0])
            ->n
            = (guint16) check->kept->len;
      return;
    }
  fault = add_fault (check, TKL_FAULT_MISSING, after);
  fault->time_utc_ms = gap->time_utc_ms;
  fault->other_id = gap->like_id;
  fault->place = gap->place;
  fault->project_id = gap->project_id;
}

/* --- together --------------------------------------------------------------------------------- */

static int
compare_faults (gconstpointer a, gconstpointer b)
{
  const TklDayFault *left = a;
  const TklDayFault *right = b;

  if (left->kind != right->kind)
    return (left->kind > right->kind) - (left->kind < right->kind);
  return (left->time_utc_ms > right->time_utc_ms) - (left->time_utc_ms < right->time_utc_ms);
}

void
tkl_day_check (const TklDayFacts *facts, const GArray *gaps, GArray *faults)
{
  g_autoptr (GPtrArray) kept = tkl_day_facts_kept (facts);
  Check check = { facts, kept, faults };
  guint first = faults->len;

  if (facts->n_day == 0)
    return;
  if (tkl_day_facts_left (facts))
    {
      add_fault (&check, TKL_FAULT_LEFT, &facts->day[0]);
      return;
    }
  if (facts->day[0].employee_id == 0)
    {
      add_fault (&check, TKL_FAULT_UNKNOWN_KEY, &facts->day[0]);
      return;
    }
  for (guint i = 0; i < kept->len; i++)
    {
      check_tick (&check, kept->pdata[i]);
      check_wrong_place (&check, kept->pdata[i]);
      check_swapped (&check, i);
      if (i == 0)
        continue;
      check_two_vehicles (&check, i);
      check_speed (&check, i);
      check_unticked (&check, i);
    }
  check_distances (&check);
  check_count (&check, gaps);
  if (faults->len > first)
    qsort (&g_array_index (faults, TklDayFault, first), faults->len - first, sizeof (TklDayFault),
           compare_faults);
}
