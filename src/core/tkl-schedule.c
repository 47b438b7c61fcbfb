/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schedules: when something that is done again and again is due, and which days it is about. */
/* Thread: any; pure. */
#include "tkl-schedule.h"

#include "tkl-instant.h"

#include <string.h>

#define MS_PER_MINUTE G_GINT64_CONSTANT (60000)

static TklDay
first_of_month (TklDay day)
{
  int year, month, day_of_month;

  tkl_day_to_ymd (day, &year, &month, &day_of_month);
  return day - day_of_month + 1;
}

/* @day_of_month: 1 … 31 */
static TklDay
date_in_month (TklDay first, int day_of_month)
{
  /* 31 days later lies in the next month, whatever month it is. */
  TklDay last = first_of_month (first + 31) - 1;

  return MIN (first + day_of_month - 1, last);
}

static TklDay
monday_of (TklDay day)
{
  return day - tkl_day_weekday (day) + 1;
}

/* The date of the period that holds @day, or of the @n-th period after it. */
static TklDay
scheduled_date (const TklSchedule *schedule, TklDay day, int n)
{
  TklDay first;

  switch (schedule->kind)
    {
    case TKL_SCHEDULE_WEEKLY:
      return monday_of (day) + 7 * n + CLAMP (schedule->day, 1, 7) - 1;
    case TKL_SCHEDULE_MONTHLY:
      first = first_of_month (day);
      while (n-- > 0)
        first = first_of_month (first + 31);
      return date_in_month (first, CLAMP (schedule->day, 1, 31));
    default:
      return day + n;
    }
}

static gint64
next_of_calendar (const TklSchedule *schedule, const TklZone *zone, gint64 since_utc_ms)
{
  TklDay day = tkl_zone_civil_day (zone, since_utc_ms);

  for (int n = 0;; n++)
    {
      gint64 time_ms = tkl_zone_to_utc_ms (zone, scheduled_date (schedule, day, n),
                                           schedule->minute_of_day * MS_PER_MINUTE);

      if (time_ms > since_utc_ms)
        return time_ms;
    }
}

gint64
tkl_schedule_next (const TklSchedule *schedule,
                   const TklZone *zone,
                   gint64 since_utc_ms,
                   gint64 now_utc_ms)
{
  gboolean is_interval = schedule->kind == TKL_SCHEDULE_INTERVAL;
  gint64 period_ms = is_interval ? schedule->every_min * MS_PER_MINUTE : TKL_MS_PER_DAY;

  g_return_val_if_fail (schedule != NULL && zone != NULL, TKL_INSTANT_NONE);

  if (schedule->kind == TKL_SCHEDULE_OFF)
    return TKL_INSTANT_NONE;
  if (since_utc_ms == TKL_INSTANT_NONE || since_utc_ms > now_utc_ms + period_ms)
    return now_utc_ms;
  return is_interval ? since_utc_ms + period_ms : next_of_calendar (schedule, zone, since_utc_ms);
}

TklDayRange
tkl_schedule_period (TklScheduleKind kind, TklDay day)
{
  TklDay first;

  switch (kind)
    {
    case TKL_SCHEDULE_WEEKLY:
      first = monday_of (day);
      return (TklDayRange){ first - 7, first - 1 };
    case TKL_SCHEDULE_MONTHLY:
      first = first_of_month (day);
      return (TklDayRange){ first_of_month (first - 1), first - 1 };
    default:
      return (TklDayRange){ day - 1, day - 1 };
    }
}

guint
tkl_schedule_missed (const TklSchedule *schedule,
                     const TklZone *zone,
                     gint64 since_utc_ms,
                     gint64 now_utc_ms,
                     guint max,
                     TklDayRange *ret_periods)
{
  guint n = 0;

  g_return_val_if_fail (schedule != NULL && zone != NULL && max > 0 && ret_periods != NULL, 0);

  while (since_utc_ms != TKL_INSTANT_NONE)
    {
      since_utc_ms = next_of_calendar (schedule, zone, since_utc_ms);
      if (since_utc_ms > now_utc_ms)
        break;
      if (n == max)
        memmove (ret_periods, ret_periods + 1, --n * sizeof *ret_periods);
      ret_periods[n++]
          = tkl_schedule_period (schedule->kind, tkl_zone_civil_day (zone, since_utc_ms));
    }
  if (n == 0)
    ret_periods[n++] = tkl_schedule_period (schedule->kind, tkl_zone_civil_day (zone, now_utc_ms));
  return n;
}

TklDay
tkl_schedule_months_ago (TklDay day, int months)
{
  int year, month, day_of_month;
  TklDay first = first_of_month (day);

  tkl_day_to_ymd (day, &year, &month, &day_of_month);
  while (months-- > 0)
    first = first_of_month (first - 1);
  return date_in_month (first, day_of_month);
}

int
tkl_schedule_backoff_min (guint n_failures)
{
  static const int minutes[] = { 1, 2, 5, 15, 60 };

  g_return_val_if_fail (n_failures > 0, 1);
  return minutes[MIN (n_failures, G_N_ELEMENTS (minutes)) - 1];
}
