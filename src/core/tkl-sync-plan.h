/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which stretches of a vehicle's history to read now: catching up, re-scans, late uploads. */
/* Thread: any; pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TKL_SYNC_NEVER G_MININT64

/* Trackers store while offline and upload hours or days later; the platform shows neither when a
 * record arrived nor what changed since, so that only reading again finds late records. */
#define TKL_SYNC_OVERLAP_MS G_GINT64_CONSTANT (7200000)   /* read again at every poll */
#define TKL_SYNC_WINDOW_MS G_GINT64_CONSTANT (86400000)   /* one request chain at most */
#define TKL_SYNC_SHORT_SCAN_MS (3 * TKL_SYNC_WINDOW_MS)   /* reach of the nightly re-scan */
#define TKL_SYNC_LONG_SCAN_MS (35 * TKL_SYNC_WINDOW_MS)   /* reach of the weekly one */
#define TKL_SYNC_FIRST_REACH_MS (92 * TKL_SYNC_WINDOW_MS) /* history taken at the first sync */
#define TKL_SYNC_SILENCE_MS G_GINT64_CONSTANT (3600000)   /* a gap worth another look */

/* What is known of a vehicle; instants in UTC ms, TKL_SYNC_NEVER = none. */
typedef struct
{
  gint64 high_water_ms;  /* greatest plausible device time taken over */
  gint64 last_device_ms; /* of the last fleet answer: newest record by device time … */
  gint64 last_server_ms; /* … and when it arrived at the platform */
  gint64 rescan_from_ms; /* stretch to read again, not before due */
  gint64 rescan_to_ms;
  gint64 rescan_due_ms;
  gint64 short_scan_ms; /* last nightly and weekly re-scan */
  gint64 long_scan_ms;
  gint64 other_ms; /* until when trips were read instead of the history */
} TklSyncMarks;

/* The fleet answer of this poll. */
typedef struct
{
  gboolean known; /* FALSE: the plan has no fleet snapshot; poll every vehicle */
  gint64 device_ms;
  gint64 server_ms;
  gint64 earliest_ms; /* first record of the vehicle, for its first sync; NEVER = not known */
} TklSyncNews;

typedef struct
{
  gint64 from_utc_ms;
  gint64 to_utc_ms; /* > from, at most TKL_SYNC_WINDOW_MS later */
} TklSyncWindow;

/**
 * tkl_sync_plan_poll:
 * @now_utc_ms: wall clock
 * @windows: (element-type TklSyncWindow) (inout): appended, oldest first, not overlapping
 *
 * What a normal poll reads (docs/trusttrack.md §8.3): from the high-water mark less the overlap
 * when the vehicle has news; the last 72 h when records arrived although none is newer (late
 * upload), and once a day; the last 35 days once a week; a silent stretch again 1 h and 24 h after
 * it ended. Nothing for a vehicle without news and without a scan due.
 */
void tkl_sync_plan_poll (const TklSyncMarks *marks,
                         const TklSyncNews *news,
                         gint64 now_utc_ms,
                         GArray *windows);

/**
 * tkl_sync_plan_range:
 * @from_utc_ms: included; @to_utc_ms: excluded
 * Appends the windows of a range read again on demand.
 */
void tkl_sync_plan_range (gint64 from_utc_ms, gint64 to_utc_ms, GArray *windows);

#define TKL_SYNC_TRIPS_WINDOW_MS (7 * TKL_SYNC_WINDOW_MS) /* trips are few */

/* What is known of a vehicle whose trips are read, because its history may not be; likewise. */
typedef struct
{
  gint64 read_ms;   /* end of what was read */
  gint64 device_ms; /* the fleet answer at that time */
  gint64 server_ms;
  gint64 scan_ms; /* last look back of 35 days */
} TklTripMarks;

/**
 * tkl_sync_plan_trips:
 * @windows: (element-type TklSyncWindow) (inout): appended, oldest first, of TKL_SYNC_TRIPS_WINDOW_MS
 *
 * Trips are computed anew after late uploads, and the last one may still run: with news the last 72 h
 * before what was read are read again; the last 35 days once a week; the first time 92 days. Up to an
 * hour past the newest record. Nothing else for a vehicle without news.
 */
void tkl_sync_plan_trips (const TklTripMarks *marks,
                          const TklSyncNews *news,
                          gint64 now_utc_ms,
                          GArray *windows);

/** tkl_trip_marks_after_poll: call it when all windows were read. */
void tkl_trip_marks_after_poll (TklTripMarks *marks, const TklSyncNews *news, gint64 now_utc_ms);

/**
 * tkl_sync_marks_after_poll:
 * @marks: (inout): as given to tkl_sync_plan_poll(); renewed for the next one
 * @greatest_ms: greatest plausible device time received; NEVER = none
 *
 * Call it when all windows of the poll were read; errors never move marks.
 */
void tkl_sync_marks_after_poll (TklSyncMarks *marks,
                                const TklSyncNews *news,
                                gint64 now_utc_ms,
                                gint64 greatest_ms);

/** tkl_sync_expects_late: Returns: TRUE while a stretch in which the tracker said nothing is to be read
 * again: what it stored meanwhile may still come in. */
gboolean tkl_sync_expects_late (const TklSyncMarks *marks);

/* Why late data may still change the day of a vehicle (docs/trusttrack.md §8.4); the worst is the last. */
typedef enum
{
  TKL_SYNC_SURE,   /* it may not */
  TKL_SYNC_UNREAD, /* it was not read again at least 24 h after its end */
  TKL_SYNC_SILENT, /* nothing of after its end is there yet: the tracker may still hold ticks of it */
  TKL_SYNC_INDIRECT, /* nor may it be read: what is there comes from trips */
} TklSyncDoubt;

/** tkl_sync_day_doubt: @day_end_utc_ms: end of the day. Returns: what keeps that day provisional. */
TklSyncDoubt tkl_sync_day_doubt (const TklSyncMarks *marks, gint64 day_end_utc_ms);

G_END_DECLS
