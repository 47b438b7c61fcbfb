/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklZone: a time zone of the tz database with its transitions spread out for speed. */
/* Thread: immutable after creation, any thread. */
#pragma once

#include "tkl-day.h"

G_BEGIN_DECLS

typedef struct _TklZone TklZone;

/**
 * tkl_zone_new:
 * @id: name in the tz database, `Europe/Brussels`
 * @error: TKL_CORE_ERROR_UNKNOWN: no such zone on this system
 *
 * Finds the transitions between 1970 and 2100 once (a few milliseconds), because asking GTimeZone
 * or localtime_r() for each tick costs more than everything else the engine does with it. The last
 * one made is kept and given again: a company has one, and everybody who works on it asks for it.
 * Returns: (transfer full): free with tkl_zone_unref().
 */
TklZone *tkl_zone_new (const char *id, GError **error);
TklZone *tkl_zone_ref (TklZone *zone);
void tkl_zone_unref (TklZone *zone);
const char *tkl_zone_id (const TklZone *zone);

/** tkl_zone_offset_s: Returns: seconds east of Greenwich at that instant. */
gint32 tkl_zone_offset_s (const TklZone *zone, gint64 utc_ms);

/** tkl_zone_civil_day: Returns: the date on the wall at that instant. */
TklDay tkl_zone_civil_day (const TklZone *zone, gint64 utc_ms);

/** tkl_zone_minute_of_day: Returns: 0 … 1439, the wall clock at that instant, seconds cut. */
int tkl_zone_minute_of_day (const TklZone *zone, gint64 utc_ms);

/**
 * tkl_zone_workday:
 * @day_start_min: 0 … 1439, wall clock
 *
 * Returns: the workday date of the instant: the day before while the wall clock shows less than
 * the day start (rules §1). Decided by the wall clock, never by subtracting hours.
 */
TklDay tkl_zone_workday (const TklZone *zone, gint64 utc_ms, int day_start_min);

/**
 * tkl_zone_to_utc_ms:
 * @ms_of_day: 0 … 86 399 999, wall clock
 *
 * Returns: the instant. A time skipped in spring moves forward by the length of the gap; of a time
 * that occurs twice in autumn the first is meant.
 */
gint64 tkl_zone_to_utc_ms (const TklZone *zone, TklDay day, gint64 ms_of_day);

/**
 * tkl_zone_workday_start_utc_ms:
 *
 * Returns: the first instant t for which tkl_zone_workday (t) >= @day; the workday @day is
 * [start (day), start (day + 1)) up to instants of the hour repeated in autumn, which
 * tkl_zone_workday() alone decides. Use it to bound a query and the function above to decide.
 */
gint64 tkl_zone_workday_start_utc_ms (const TklZone *zone, TklDay day, int day_start_min);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklZone, tkl_zone_unref)

G_END_DECLS
