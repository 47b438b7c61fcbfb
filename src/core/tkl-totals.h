/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Totals of clock lines per day, person, project and role (rules §6). */
/* Thread: any; pure. */
#pragma once

#include "tkl-clock-line.h"
#include "tkl-work-schedule.h"

G_BEGIN_DECLS

/* All zero is the total of nothing. Minutes are the paid ones: doubled where CL-5 doubled them. */
typedef struct
{
  gint64 worked_min; /* work + other */
  gint64 break_min;
  gint64 commute_min;
  gint64 mobility_min;
  gint64 km_tenths;         /* of mobility lines */
  gint64 role_km_tenths[4]; /* of mobility lines, by TklRole */
  gint64 expected_min;      /* 0 without a schedule */
  gint64 balance_min;       /* worked − expected of days with a schedule; 0 without */
  gboolean has_schedule;
} TklTotals;

/** tkl_totals_add_line: adds one line; expected and balance stay. */
void tkl_totals_add_line (TklTotals *totals, const TklClockLine *line);

/**
 * tkl_totals_add_schedule:
 * @schedule: (nullable): what holds for the employee on @day, see tkl_work_schedule_find()
 * @day: a day that has ticks or lines; each day of an employee once
 * @worked_min: work and other lines of that day
 *
 * Adds the minutes that are expected on @day and its balance (worked − expected). A day without a
 * schedule changes nothing: what was worked on it does not count in the balance.
 */
void tkl_totals_add_schedule (TklTotals *totals,
                              const TklWorkSchedule *schedule,
                              TklDay day,
                              gint64 worked_min);

/** tkl_totals_unscheduled_min: Returns: minutes worked on days without a schedule; 0 when no day had one. */
gint64 tkl_totals_unscheduled_min (const TklTotals *totals);

/** tkl_totals_add: adds @more; the schedule parts as well. The balances are added, so that days and
 * people without a schedule do not count in that of a group. */
void tkl_totals_add (TklTotals *totals, const TklTotals *more);

typedef struct
{
  gint32 project_id; /* never 0 */
  gint64 minutes;    /* work, other */
  gint64 mobility_min;
  gint64 km_tenths; /* mobility */
} TklProjectTotal;

/**
 * tkl_totals_by_project:
 * @lines: (array length=n_lines) (nullable): any order
 *
 * The projects with work, other or mobility lines; lines without a project are in none. O(n log n)
 * in the changes of project.
 * Returns: (transfer full) (element-type TklProjectTotal): ascending by project id.
 */
GArray *tkl_totals_by_project (const TklClockLine *lines, gsize n_lines);

G_END_DECLS
