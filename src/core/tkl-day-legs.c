/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legs of a workday: neighbouring ticks, runs with breaks, and the table of places. */
/* Thread: any; pure. */
#include "tkl-day-legs.h"

/* Ticks at one project it takes for a break: arrive, pause out, pause in, leave (CT-3). */
#define BREAK_RUN 4

/* The rows of the table in rules §6; P → Q is told apart from P → P afterwards. */
typedef enum
{
  ROW_NOTHING,
  ROW_COMMUTE,
  ROW_MOBILITY,
  ROW_LOADING,
  ROW_SITE,
} LegRow;

static const guint8 ROWS[4][4] = {
  [TKL_PLACE_HOME] = { [TKL_PLACE_HOME] = ROW_NOTHING,
                       [TKL_PLACE_EMPLOYER] = ROW_COMMUTE,
                       [TKL_PLACE_PROJECT] = ROW_MOBILITY },
  [TKL_PLACE_EMPLOYER] = { [TKL_PLACE_HOME] = ROW_COMMUTE,
                           [TKL_PLACE_EMPLOYER] = ROW_LOADING,
                           [TKL_PLACE_PROJECT] = ROW_MOBILITY },
  [TKL_PLACE_PROJECT] = { [TKL_PLACE_HOME] = ROW_MOBILITY,
                          [TKL_PLACE_EMPLOYER] = ROW_MOBILITY,
                          [TKL_PLACE_PROJECT] = ROW_SITE },
};

static inline gint32
get_project (const TklTick *tick)
{
  return tick->place == TKL_PLACE_PROJECT ? tick->project_id : 0;
}

static inline gboolean
may_bound_leg (const TklLegWalk *walk, const TklTick *tick)
{
  return (tick->flags & walk->refused) == 0 && (tick->flags & TKL_TICK_LINKED) != 0
         && tkl_tick_has_single_place (tick);
}

static inline const TklTick *
find_kept (const TklLegWalk *walk, const TklTick *tick)
{
  while (tick < walk->end && !tkl_tick_is_kept (tick, walk->ignore_doubles))
    tick++;
  return tick;
}

/* Looks ahead from the first tick of a run, at most to its fourth, so that a walk stays linear. */
static gboolean
starts_long_run (const TklLegWalk *walk, const TklTick *first)
{
  const TklTick *tick = first;

  for (guint n = 1; n < BREAK_RUN; n++)
    {
      tick = find_kept (walk, tick + 1);
      if (tick >= walk->end || !may_bound_leg (walk, tick)
          || get_project (tick) != get_project (first))
        return FALSE;
    }
  return TRUE;
}

/* Counts `to` into the run of ticks at its project; the 2nd, 4th … leg of a long run ends at its
 * 3rd, 5th … tick. */
static void
follow_run (TklLegWalk *walk)
{
  gint32 project = get_project (walk->to);
  gboolean goes_on = walk->from != NULL && project != 0 && get_project (walk->from) == project;

  if (goes_on)
    walk->place_in_run++;
  else
    {
      walk->place_in_run = project != 0 ? 1 : 0;
      walk->long_run = project != 0 && starts_long_run (walk, walk->to);
    }
  walk->is_break = goes_on && walk->long_run && walk->place_in_run % 2 == 1;
}

TklLegWalk
tkl_leg_walk_start (const TklWorkday *workday,
                    const TklCompany *company,
                    guint16 refused,
                    gboolean breaks)
{
  return (TklLegWalk){ .next = workday->ticks,
                       .end = workday->ticks + workday->n_ticks,
                       .refused = refused,
                       .ignore_doubles = company->on.ignore_doubles,
                       .breaks = breaks };
}

gboolean
tkl_leg_walk_next (TklLegWalk *walk)
{
  while ((walk->next = find_kept (walk, walk->next)) < walk->end)
    {
      const TklTick *tick = walk->next++;

      walk->from = walk->to;
      walk->to = may_bound_leg (walk, tick) ? tick : NULL;
      if (walk->to != NULL && walk->breaks)
        follow_run (walk);
      if (walk->from != NULL && walk->to != NULL)
        return TRUE;
    }
  return FALSE;
}

/* CL-8: every leg is work, at the project of its end, else of its begin. */
static TklLegKind
make_all_work (const TklTick *from, const TklTick *to)
{
  gint32 project = get_project (to) != 0 ? get_project (to) : get_project (from);

  return (TklLegKind){ .type = TKL_LINE_WORK,
                       .subtype = project != 0 ? TKL_SUBTYPE_SITE : TKL_SUBTYPE_LOADING,
                       .line = TRUE,
                       .project_id = project };
}

static TklLegKind
make_mobility (const TklTick *from, const TklTick *to, const TklSwitches *on)
{
  gint32 project = get_project (to) != 0 ? get_project (to) : get_project (from);

  return (TklLegKind){ .type = TKL_LINE_MOBILITY,
                       .line = TRUE,
                       .ride = TRUE,
                       .km = TRUE,
                       .project_id = on->link_mobility ? project : 0 };
}

static TklLegKind
make_at_projects (const TklLegWalk *walk, const TklSwitches *on)
{
  gint32 project = get_project (walk->to);

  if (get_project (walk->from) != project)
    return on->between_sites ? (TklLegKind){ .type = TKL_LINE_WORK,
                                             .subtype = TKL_SUBTYPE_BETWEEN_SITES,
                                             .line = TRUE,
                                             .km = TRUE,
                                             .project_id = project }
                             : make_mobility (walk->from, walk->to, on);
  if (walk->is_break)
    return (TklLegKind){ .type = TKL_LINE_BREAK, .line = TRUE, .project_id = project };
  return (TklLegKind){
    .type = TKL_LINE_WORK, .subtype = TKL_SUBTYPE_SITE, .line = TRUE, .project_id = project
  };
}

TklLegKind
tkl_leg_kind (const TklLegWalk *walk, const TklSwitches *on)
{
  LegRow row = ROWS[walk->from->place & 3][walk->to->place & 3];

  if (walk->from->place == TKL_PLACE_HOME && walk->to->place == TKL_PLACE_HOME)
    return (TklLegKind){ .line = FALSE };
  if (on->all_work)
    return make_all_work (walk->from, walk->to);
  switch (row)
    {
    case ROW_COMMUTE:
      return (TklLegKind){ .type = TKL_LINE_COMMUTE, .line = TRUE, .ride = TRUE, .km = TRUE };
    case ROW_MOBILITY:
      return make_mobility (walk->from, walk->to, on);
    case ROW_LOADING:
      return (TklLegKind){ .type = TKL_LINE_WORK, .subtype = TKL_SUBTYPE_LOADING, .line = TRUE };
    case ROW_SITE:
      return make_at_projects (walk, on);
    case ROW_NOTHING:
    default:
      return (TklLegKind){ .line = FALSE };
    }
}

gint32
tkl_leg_vehicle (const TklTick *from, const TklTick *to)
{
  return from->vehicle_id == to->vehicle_id ? from->vehicle_id : 0;
}

void
tkl_day_legs (const TklWorkday *workday, const TklCompany *company, GArray *legs)
{
  TklLegWalk walk;

  g_return_if_fail (workday != NULL && company != NULL && legs != NULL);

  walk = tkl_leg_walk_start (workday, company, 0, FALSE);
  while (tkl_leg_walk_next (&walk))
    {
      gint32 vehicle = tkl_leg_vehicle (walk.from, walk.to);
      TklLeg leg = { workday->employee_id, vehicle, walk.from->time_utc_ms, walk.to->time_utc_ms };

      if (vehicle != 0 && tkl_leg_kind (&walk, &company->on).ride)
        g_array_append_val (legs, leg);
    }
}
