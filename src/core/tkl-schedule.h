/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schedules: when something that is done again and again is due, and which days it is about. */
/* Thread: any; pure. */
#pragma once

#include "tkl-zone.h"

G_BEGIN_DECLS

/* In the order of the words of the setting `export-schedule`; INTERVAL has no word. */
typedef enum
{
  TKL_SCHEDULE_OFF,
  TKL_SCHEDULE_DAILY,
  TKL_SCHEDULE_WEEKLY,
  TKL_SCHEDULE_MONTHLY,
  TKL_SCHEDULE_INTERVAL,
} TklScheduleKind;

typedef struct
{
  TklScheduleKind kind;
  int every_min;     /* INTERVAL: 1 … 1 440 */
  int minute_of_day; /* DAILY, WEEKLY, MONTHLY: 0 … 1 439, wall clock */
  int day; /* WEEKLY: 1 = Monday … 7, more is Sunday; MONTHLY: 1 … 31, in a shorter month
                        its last day */
} TklSchedule;

/**
 * tkl_schedule_next:
 * @zone: wall clock of the schedule
 * @since_utc_ms: when it was done last, else when the schedule began to hold; TKL_INSTANT_NONE:
 *   never, which makes it due now
 * @now_utc_ms: decides nothing but what a @since_utc_ms in the future means
 *
 * The first time after @since_utc_ms. When it lies before now it is due: one run makes up for all
 * times that a machine slept through. A time that the clock skips in spring comes as much later; of
 * one that occurs twice in autumn the first counts, once.
 *
 * A @since_utc_ms in the future tells of a clock that was set back. Within a period (every_min, or
 * a day) it is believed, so that nothing runs twice for a correction of the clock; beyond, the
 * future was the error, and it is due now.
 *
 * Returns: TKL_INSTANT_NONE for OFF.
 */
gint64 tkl_schedule_next (const TklSchedule *schedule,
                          const TklZone *zone,
                          gint64 since_utc_ms,
                          gint64 now_utc_ms);

/* Days from … to, both included. */
typedef struct
{
  TklDay from, to;
} TklDayRange;

/**
 * tkl_schedule_period:
 * @kind: DAILY, WEEKLY or MONTHLY
 * @day: date of the run
 *
 * Returns: the last day, week (Monday to Sunday) or month that was over on that day.
 */
TklDayRange tkl_schedule_period (TklScheduleKind kind, TklDay day);

/**
 * tkl_schedule_missed:
 * @schedule: DAILY, WEEKLY or MONTHLY
 * @max: size of @ret_periods, > 0
 * @ret_periods: (out caller-allocates): oldest first
 *
 * The periods of the times in (@since_utc_ms, @now_utc_ms], the newest @max of them; a machine that
 * was off over the weekend owes Friday too. When there is none (run by hand, clock put back), the
 * period before now.
 *
 * Returns: how many; at least 1.
 */
guint tkl_schedule_missed (const TklSchedule *schedule,
                           const TklZone *zone,
                           gint64 since_utc_ms,
                           gint64 now_utc_ms,
                           guint max,
                           TklDayRange *ret_periods);

/**
 * tkl_schedule_months_ago:
 * @months: ≥ 0
 *
 * Returns: the date so many months before; in a shorter month its last day.
 */
TklDay tkl_schedule_months_ago (TklDay day, int months);

/**
 * tkl_schedule_backoff_min:
 * @n_failures: in a row, ≥ 1
 *
 * Returns: minutes until the next attempt: 1, 2, 5, 15, then 60.
 */
int tkl_schedule_backoff_min (guint n_failures);

G_END_DECLS
