/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clock lines of a workday: boundaries, distances, doubling, and what counts as "in clock". */
/* Thread: any; pure. */
#include "tkl-day-legs.h"

#define MS_PER_MINUTE 60000
#define ROUND_STEP_MS (5 * MS_PER_MINUTE)
/* Neither clock nor presence (F157), not for the clock (F156). */
#define NOT_FOR_CLOCK (TKL_TICK_BLOCKED | TKL_TICK_NOT_TO_CLOCK)
/* 1,000,000 km: beyond it a distance is a fault of its source, and could overflow km_tenths. */
#define LONGEST_M 1000000000.0

/* One day's lines in the making. */
typedef struct
{
  const TklDayRules *rules;
  const TklWorkday *workday;
  guint8 role; /* TklRole of the employee */
  GArray *lines;
  GArray *in_clock;          /* (nullable) */
  const TklTick *last_clock; /* (nullable): the last tick looked at for in_clock */
  guint n_rides;             /* commute and mobility legs so far, with a line or not */
  gint64 ride_line;          /* index in lines of that of the last ride; −1 = none */
  double ride_m;             /* its metres, −1 = none: doubled before they are rounded */
} LineMaker;

static inline gint64
floor_to (gint64 value_ms, gint64 step_ms)
{
  gint64 rest = value_ms % step_ms;

  return value_ms - (rest < 0 ? rest + step_ms : rest);
}

/* Where a line begins or ends. Both neighbours ask for the same tick, so they share it; both
 * roundings are monotonic, so lines in order stay in order. */
static inline gint64
find_boundary (gint64 utc_ms, gboolean round)
{
  return round ? floor_to (utc_ms + ROUND_STEP_MS / 2, ROUND_STEP_MS)
               : floor_to (utc_ms, MS_PER_MINUTE);
}

/* Returns: metres and their source, or −1 and NONE. */
static double
measure_leg (const TklDayRules *rules, const TklTick *from, const TklTick *to, guint8 *ret_source)
{
  gint32 vehicle = tkl_leg_vehicle (from, to);
  double track_m;

  if (vehicle != 0 && from->odometer_m >= 0 && to->odometer_m >= from->odometer_m)
    {
      *ret_source = TKL_KM_ODOMETER;
      return to->odometer_m - from->odometer_m;
    }
  if (vehicle != 0 && rules->track != NULL)
    {
      track_m = rules->track (vehicle, from->time_utc_ms, to->time_utc_ms, rules->track_data);
      if (track_m >= 0)
        {
          *ret_source = TKL_KM_TRACK;
          return MIN (track_m, LONGEST_M);
        }
    }
  if (tkl_point_is_set (from->point) && tkl_point_is_set (to->point))
    {
      *ret_source = TKL_KM_ESTIMATED;
      return tkl_point_distance_m (from->point, to->point) * rules->company->road_factor_milli
             / 1000.0;
    }
  *ret_source = TKL_KM_NONE;
  return -1;
}

/* Half up; metres are never negative here, so that cutting the fraction is the floor. */
static inline gint32
round_to_km_tenths (double metres)
{
  return metres < 0 ? -1 : (gint32) (metres / 100.0 + 0.5);
}

/* Filled in place: a line on the stack would be copied once more. */
static TklClockLine *
append_line (GArray *lines)
{
  g_array_set_size (lines, lines->len + 1);
  return &g_array_index (lines, TklClockLine, lines->len - 1);
}

/* Rides alone have a role and passengers. Passengers are found by the leg as ticked: rounding must
 * not make or part companions. */
static void
describe_ride (LineMaker *maker, const TklLegWalk *leg, TklClockLine *line, double metres)
{
  const TklCrew *crew = maker->rules->crew;

  line->role = maker->role;
  if (crew != NULL
      && tkl_crew_has_mate (crew, line->employee_id, line->vehicle_id, leg->from->time_utc_ms,
                            leg->to->time_utc_ms))
    line->flags |= TKL_LINE_WITH_PASSENGERS;
  maker->ride_line = maker->lines->len - 1;
  maker->ride_m = metres;
}

static void
add_line (LineMaker *maker, const TklLegWalk *leg, const TklLegKind *kind)
{
  const TklSwitches *on = &maker->rules->company->on;
  gint64 begin = find_boundary (leg->from->time_utc_ms, on->round_5_min);
  gint64 end = find_boundary (leg->to->time_utc_ms, on->round_5_min);
  double metres = -1;
  TklClockLine *line;

  if (begin == end)
    return;
  line = append_line (maker->lines);
  *line = (TklClockLine){ .begin_utc_ms = begin,
                          .end_utc_ms = end,
                          .from_tick = leg->from->id,
                          .to_tick = leg->to->id,
                          .employee_id = maker->workday->employee_id,
                          .day = maker->workday->day,
                          .minutes = (gint32) ((end - begin) / MS_PER_MINUTE),
                          .project_id = kind->project_id,
                          .vehicle_id = tkl_leg_vehicle (leg->from, leg->to),
                          .type = kind->type,
                          .subtype = kind->subtype,
                          .role = TKL_ROLE_NONE,
                          .origin = TKL_ORIGIN_TICKS,
                          .flags = on->to_book ? TKL_LINE_TO_BOOK : 0 };
  if (kind->km)
    metres = measure_leg (maker->rules, leg->from, leg->to, &line->km_source);
  line->km_tenths = round_to_km_tenths (metres);
  if (kind->ride)
    describe_ride (maker, leg, line, metres);
}

static void
add_in_clock (LineMaker *maker, const TklTick *tick)
{
  gboolean open_double
      = (tick->flags & (TKL_TICK_IS_DOUBLE | TKL_TICK_NOT_DOUBLE)) == TKL_TICK_IS_DOUBLE;

  if (maker->in_clock == NULL || tick == maker->last_clock)
    return;
  maker->last_clock = tick;
  if (!open_double)
    g_array_append_val (maker->in_clock, tick->id);
}

/* CL-4 and CL-5: the only ride of the day stands for the way there and back. One so short that it
 * left no line was ridden all the same: the other one is not the only one then. */
static void
double_only_ride (LineMaker *maker)
{
  const TklSwitches *on = &maker->rules->company->on;
  TklClockLine *line;

  if (maker->n_rides != 1 || maker->ride_line < 0)
    return;
  line = &g_array_index (maker->lines, TklClockLine, maker->ride_line);
  if (on->double_distance && maker->ride_m >= 0)
    {
      line->km_tenths = round_to_km_tenths (2 * maker->ride_m);
      line->flags |= TKL_LINE_DOUBLED;
    }
  if (on->double_duration)
    {
      line->minutes *= 2;
      line->flags |= TKL_LINE_DOUBLED;
    }
}

gboolean
tkl_day_lines (const TklDayRules *rules,
               const TklWorkday *workday,
               const TklEmployee *employee,
               gboolean force,
               GArray *lines,
               GArray *in_clock)
{
  LineMaker maker = {
    .rules = rules, .workday = workday, .lines = lines, .in_clock = in_clock, .ride_line = -1
  };
  const TklSwitches *on;
  TklLegWalk leg;

  g_return_val_if_fail (rules != NULL && rules->company != NULL, FALSE);
  g_return_val_if_fail (workday != NULL && lines != NULL, FALSE);

  if (!force && !tkl_day_state (workday, rules->company).complete)
    return FALSE;

  on = &rules->company->on;
  maker.role = employee != NULL ? (guint8) employee->role : TKL_ROLE_NONE;
  leg = tkl_leg_walk_start (workday, rules->company, NOT_FOR_CLOCK, on->breaks);
  while (tkl_leg_walk_next (&leg))
    {
      TklLegKind kind = tkl_leg_kind (&leg, on);

      add_in_clock (&maker, leg.from);
      add_in_clock (&maker, leg.to);
      maker.n_rides += kind.ride;
      if (kind.line)
        add_line (&maker, &leg, &kind);
    }
  double_only_ride (&maker);
  return TRUE;
}

void
tkl_day_performances (const TklWorkday *workday, const TklCompany *company, GArray *performances)
{
  TklLegWalk leg;

  g_return_if_fail (workday != NULL && company != NULL && performances != NULL);

  leg = tkl_leg_walk_start (workday, company, NOT_FOR_CLOCK, company->on.breaks);
  while (tkl_leg_walk_next (&leg))
    {
      TklLegKind kind = tkl_leg_kind (&leg, &company->on);
      TklPerformance performance = { leg.from->id, kind.type, kind.subtype, kind.ride };

      if (kind.line)
        g_array_append_val (performances, performance);
    }
}
