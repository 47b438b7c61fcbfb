/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklWorkSchedule: the minutes an employee is expected to work, by weekday, from one day to another. */
/* Thread: any; plain values, pure functions. */
#pragma once

#include "tkl-day.h"

G_BEGIN_DECLS

#define TKL_WORK_SCHEDULE_MAX_MIN 1440

typedef struct
{
  gint64 id; /* 0 = not stored yet */
  gint64 employee_id;
  TklDay from, to; /* civil days, both included; NONE = open */
  int minutes[7];  /* Monday … Sunday: 0 … 1440 */
} TklWorkSchedule;

/**
 * tkl_work_schedule_set_minutes:
 * @minutes: 0 … 1440
 * One number holds for Monday to Friday; Saturday and Sunday expect 0 (rules §6).
 */
void tkl_work_schedule_set_minutes (TklWorkSchedule *schedule, int minutes);

/** tkl_work_schedule_week_min: Returns: minutes of the seven days. */
int tkl_work_schedule_week_min (const TklWorkSchedule *schedule);

/** tkl_work_schedule_day_min: Returns: the minutes expected on @day, whether it lies in the period or not. */
int tkl_work_schedule_day_min (const TklWorkSchedule *schedule, TklDay day);

/**
 * tkl_work_schedule_find:
 * @schedules: (array length=n_schedules) (nullable): by employee, then first day (open first);
 *   periods of one employee do not overlap
 *
 * O(log n). Returns: (transfer none) (nullable): the schedule of that employee on @day; NULL: nothing
 * is expected of him, and the day has no balance.
 */
const TklWorkSchedule *tkl_work_schedule_find (const TklWorkSchedule *schedules,
                                               gsize n_schedules,
                                               gint64 employee_id,
                                               TklDay day);

typedef enum
{
  TKL_WORK_SCHEDULE_GOOD,
  TKL_WORK_SCHEDULE_ORDER,   /* the last day lies before the first */
  TKL_WORK_SCHEDULE_OVERLAP, /* another one holds in that period */
  TKL_WORK_SCHEDULE_SAME_DAY /* a new one: another one begins on its first day */
} TklWorkScheduleFault;

typedef struct
{
  TklWorkScheduleFault fault;
  TklWorkSchedule other;   /* OVERLAP, SAME_DAY: the one in the way; the first by time */
  TklWorkSchedule ended;   /* GOOD: the former with its new end; id 0 = there is none */
  TklWorkSchedule begun;   /* GOOD: as wanted, with its end */
  TklWorkSchedule resumed; /* GOOD: what holds after @begun; employee_id 0 = nothing */
} TklWorkSchedulePlan;

/**
 * tkl_work_schedule_plan_change:
 * @schedules: (array length=n_schedules) (nullable): of ONE employee, any order
 * @wanted: with the id of one of @schedules: that one as it is to become
 *
 * Returns: its fault, or GOOD with @begun as wanted.
 */
TklWorkSchedulePlan tkl_work_schedule_plan_change (const TklWorkSchedule *schedules,
                                                   gsize n_schedules,
                                                   const TklWorkSchedule *wanted);

/**
 * tkl_work_schedule_plan_new:
 * @schedules: (array length=n_schedules) (nullable): of ONE employee, any order
 * @wanted: a new one; its first day may be open
 *
 * The schedule that holds on the first day of @wanted ends the day before. When @wanted ends before
 * that one would have, the former holds again afterwards. A @wanted without a last day lasts until the
 * next one begins.
 */
TklWorkSchedulePlan tkl_work_schedule_plan_new (const TklWorkSchedule *schedules,
                                                gsize n_schedules,
                                                const TklWorkSchedule *wanted);

G_END_DECLS
