/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklWorkSchedule: the minutes an employee is expected to work, by weekday, from one day to another. */
/* Thread: any; pure. */
#include "tkl-work-schedule.h"

void
tkl_work_schedule_set_minutes (TklWorkSchedule *schedule, int minutes)
{
  g_return_if_fail (schedule != NULL);
  g_return_if_fail (minutes >= 0 && minutes <= TKL_WORK_SCHEDULE_MAX_MIN);

  for (guint i = 0; i < G_N_ELEMENTS (schedule->minutes); i++)
    schedule->minutes[i] = i < 5 ? minutes : 0;
}

int
tkl_work_schedule_week_min (const TklWorkSchedule *schedule)
{
  int sum = 0;

  g_return_val_if_fail (schedule != NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (schedule->minutes); i++)
    sum += schedule->minutes[i];
  return sum;
}

int
tkl_work_schedule_day_min (const TklWorkSchedule *schedule, TklDay day)
{
  g_return_val_if_fail (schedule != NULL && day != TKL_DAY_NONE, 0);

  return schedule->minutes[tkl_day_weekday (day) - 1];
}

/* --- which one holds -------------------------------------------------------------------------- */

/* TKL_DAY_NONE is less than every day, which is right for a begin. */
static gboolean
begins_by (const TklWorkSchedule *schedule, gint64 employee_id, TklDay day)
{
  return schedule->employee_id != employee_id ? schedule->employee_id < employee_id
                                              : schedule->from <= day;
}

const TklWorkSchedule *
tkl_work_schedule_find (const TklWorkSchedule *schedules,
                        gsize n_schedules,
                        gint64 employee_id,
                        TklDay day)
{
  gsize low = 0;
  gsize high = n_schedules;

  g_return_val_if_fail (schedules != NULL || n_schedules == 0, NULL);

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (begins_by (&schedules[middle], employee_id, day))
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0 || schedules[low - 1].employee_id != employee_id)
    return NULL;
  return tkl_day_in_period (day, schedules[low - 1].from, schedules[low - 1].to)
             ? &schedules[low - 1]
             : NULL;
}

/* --- what a change does to the others --------------------------------------------------------- */

/* An open end is no bound. */
static gboolean
starts_by (TklDay from, TklDay to)
{
  return from == TKL_DAY_NONE || to == TKL_DAY_NONE || from <= to;
}

/* The first by time, since that is the one to speak of. */
static const TklWorkSchedule *
find_in_the_way (const TklWorkSchedule *schedules,
                 gsize n_schedules,
                 const TklWorkSchedule *wanted,
                 const TklWorkSchedule *except)
{
  const TklWorkSchedule *first = NULL;

  for (gsize i = 0; i < n_schedules; i++)
    if (&schedules[i] != except && schedules[i].id != wanted->id
        && starts_by (schedules[i].from, wanted->to) && starts_by (wanted->from, schedules[i].to)
        && (first == NULL || schedules[i].from < first->from))
      first = &schedules[i];
  return first;
}

static TklWorkSchedulePlan
plan_beside (const TklWorkSchedule *schedules,
             gsize n_schedules,
             const TklWorkSchedule *wanted,
             const TklWorkSchedule *former)
{
  const TklWorkSchedule *other = find_in_the_way (schedules, n_schedules, wanted, former);
  TklWorkSchedulePlan plan = { .begun = *wanted };

  if (!starts_by (wanted->from, wanted->to))
    plan.fault = TKL_WORK_SCHEDULE_ORDER;
  else if (other != NULL)
    {
      plan.fault = TKL_WORK_SCHEDULE_OVERLAP;
      plan.other = *other;
    }
  return plan;
}

TklWorkSchedulePlan
tkl_work_schedule_plan_change (const TklWorkSchedule *schedules,
                               gsize n_schedules,
                               const TklWorkSchedule *wanted)
{
  return plan_beside (schedules, n_schedules, wanted, NULL);
}

/* Returns: (nullable): the one that holds on the first day of @wanted. */
static const TklWorkSchedule *
find_former (const TklWorkSchedule *schedules, gsize n_schedules, TklDay from)
{
  for (gsize i = 0; from != TKL_DAY_NONE && i < n_schedules; i++)
    if (tkl_day_in_period (from, schedules[i].from, schedules[i].to))
      return &schedules[i];
  return NULL;
}

/* Returns: the day before the next one after @from begins; NONE: there is none. */
static TklDay
find_end (const TklWorkSchedule *schedules, gsize n_schedules, TklDay from)
{
  TklDay next = TKL_DAY_NONE;

  for (gsize i = 0; i < n_schedules; i++)
    if (schedules[i].from > from && (next == TKL_DAY_NONE || schedules[i].from < next))
      next = schedules[i].from;
  return next == TKL_DAY_NONE ? TKL_DAY_NONE : next - 1;
}

static void
end_former (TklWorkSchedulePlan *plan, const TklWorkSchedule *former)
{
  TklDay to = plan->begun.to;

  if (former->from == plan->begun.from)
    {
      plan->fault = TKL_WORK_SCHEDULE_SAME_DAY;
      plan->other = *former;
      return;
    }
  plan->ended = *former;
  plan->ended.to = plan->begun.from - 1;
  if (to == TKL_DAY_NONE || (former->to != TKL_DAY_NONE && former->to <= to))
    return;
  plan->resumed = *former;
  plan->resumed.id = 0;
  plan->resumed.from = to + 1;
}

TklWorkSchedulePlan
tkl_work_schedule_plan_new (const TklWorkSchedule *schedules,
                            gsize n_schedules,
                            const TklWorkSchedule *wanted)
{
  const TklWorkSchedule *former = find_former (schedules, n_schedules, wanted->from);
  TklWorkSchedule new_one = *wanted;
  TklWorkSchedulePlan plan;

  if (new_one.to == TKL_DAY_NONE)
    new_one.to = find_end (schedules, n_schedules, new_one.from);
  plan = plan_beside (schedules, n_schedules, &new_one, former);
  if (former != NULL && plan.fault == TKL_WORK_SCHEDULE_GOOD)
    end_former (&plan, former);
  return plan;
}
