/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which stretches of a vehicle's history to read now: catching up, re-scans, late uploads. */
/* Thread: any; pure. */
#include "tkl-sync-plan.h"

#define HOUR_MS G_GINT64_CONSTANT (3600000)
/* Clocks of trackers and platforms differ a little: read slightly past what should be the end. */
#define MARGIN_MS G_GINT64_CONSTANT (300000)

static void
add_stretch (GArray *stretches, gint64 from_utc_ms, gint64 to_utc_ms)
{
  TklSyncWindow stretch = { from_utc_ms, to_utc_ms };

  if (from_utc_ms < to_utc_ms)
    g_array_append_val (stretches, stretch);
}

/* A vehicle with records but without any scan was interrupted in its first poll: nobody knows how
 * old what it read is. */
static gboolean
is_due (gint64 last_ms, gint64 period_ms, gint64 now_utc_ms)
{
  return last_ms == TKL_SYNC_NEVER || now_utc_ms - last_ms >= period_ms;
}

static gboolean
has_news (const TklSyncMarks *marks, const TklSyncNews *news)
{
  return !news->known || news->device_ms != marks->last_device_ms
         || news->server_ms != marks->last_server_ms;
}

static gboolean
is_late_upload (const TklSyncMarks *marks, const TklSyncNews *news)
{
  return news->known && marks->last_server_ms != TKL_SYNC_NEVER
         && news->server_ms > marks->last_server_ms && news->device_ms <= marks->last_device_ms;
}

/* Beyond the newest record there is nothing to ask for. */
static gint64
end_of_history (const TklSyncNews *news, gint64 now_utc_ms)
{
  gint64 end_ms = now_utc_ms + MARGIN_MS;

  return news->known ? MIN (end_ms, news->device_ms + HOUR_MS) : end_ms;
}

static void
plan_first (const TklSyncNews *news, gint64 end_ms, GArray *stretches)
{
  gint64 from_ms = end_ms - TKL_SYNC_FIRST_REACH_MS;

  if (news->earliest_ms != TKL_SYNC_NEVER)
    from_ms = MAX (from_ms, news->earliest_ms);
  add_stretch (stretches, from_ms, end_ms);
}

static void
plan_rescans (const TklSyncMarks *marks,
              const TklSyncNews *news,
              gint64 now_utc_ms,
              GArray *stretches)
{
  gint64 high_ms = marks->high_water_ms;

  if (is_late_upload (marks, news) || is_due (marks->short_scan_ms, TKL_SYNC_WINDOW_MS, now_utc_ms))
    add_stretch (stretches, high_ms - TKL_SYNC_SHORT_SCAN_MS, high_ms);
  if (is_due (marks->long_scan_ms, 7 * TKL_SYNC_WINDOW_MS, now_utc_ms))
    add_stretch (stretches, high_ms - TKL_SYNC_LONG_SCAN_MS, high_ms);
  if (marks->rescan_due_ms != TKL_SYNC_NEVER && marks->rescan_due_ms <= now_utc_ms)
    add_stretch (stretches, marks->rescan_from_ms, marks->rescan_to_ms);
}

static void
cut_into (gint64 from_utc_ms, gint64 to_utc_ms, gint64 length_ms, GArray *windows)
{
  for (gint64 from = from_utc_ms; from < to_utc_ms; from += length_ms)
    add_stretch (windows, from, MIN (from + length_ms, to_utc_ms));
}

static int
compare_windows (gconstpointer a, gconstpointer b)
{
  gint64 left = ((const TklSyncWindow *) a)->from_utc_ms;
  gint64 right = ((const TklSyncWindow *) b)->from_utc_ms;

  return (left > right) - (left < right);
}

static void
cut_into_windows (gint64 from_utc_ms, gint64 to_utc_ms, GArray *windows)
{
  cut_into (from_utc_ms, to_utc_ms, TKL_SYNC_WINDOW_MS, windows);
}

/* Unites stretches that overlap or touch, and cuts the rest into windows. */
static void
lay_out (GArray *stretches, GArray *windows)
{
  g_array_sort (stretches, compare_windows);
  for (guint i = 0; i < stretches->len;)
    {
      TklSyncWindow whole = g_array_index (stretches, TklSyncWindow, i);

      for (i++; i < stretches->len; i++)
        {
          const TklSyncWindow *next = &g_array_index (stretches, TklSyncWindow, i);

          if (next->from_utc_ms > whole.to_utc_ms)
            break;
          whole.to_utc_ms = MAX (whole.to_utc_ms, next->to_utc_ms);
        }
      cut_into_windows (whole.from_utc_ms, whole.to_utc_ms, windows);
    }
}

void
tkl_sync_plan_poll (const TklSyncMarks *marks,
                    const TklSyncNews *news,
                    gint64 now_utc_ms,
                    GArray *windows)
{
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (TklSyncWindow));
  gint64 end_ms;

  /* A vehicle that never reported has no history. */
  if (news->known && news->device_ms == TKL_SYNC_NEVER)
    return;

  end_ms = end_of_history (news, now_utc_ms);
  if (marks->high_water_ms == TKL_SYNC_NEVER)
    plan_first (news, end_ms, stretches);
  else
    {
      if (has_news (marks, news))
        add_stretch (stretches, marks->high_water_ms - TKL_SYNC_OVERLAP_MS, end_ms);
      plan_rescans (marks, news, now_utc_ms, stretches);
    }
  lay_out (stretches, windows);
}

void
tkl_sync_plan_range (gint64 from_utc_ms, gint64 to_utc_ms, GArray *windows)
{
  cut_into_windows (from_utc_ms, to_utc_ms, windows);
}

static gboolean
has_trip_news (const TklTripMarks *marks, const TklSyncNews *news)
{
  return !news->known || news->device_ms != marks->device_ms || news->server_ms != marks->server_ms;
}

void
tkl_sync_plan_trips (const TklTripMarks *marks,
                     const TklSyncNews *news,
                     gint64 now_utc_ms,
                     GArray *windows)
{
  gint64 end_ms, from_ms;

  if (news->known && news->device_ms == TKL_SYNC_NEVER)
    return;
  end_ms = end_of_history (news, now_utc_ms);
  if (marks->read_ms == TKL_SYNC_NEVER)
    from_ms = end_ms - TKL_SYNC_FIRST_REACH_MS;
  else if (is_due (marks->scan_ms, 7 * TKL_SYNC_WINDOW_MS, now_utc_ms))
    from_ms = marks->read_ms - TKL_SYNC_LONG_SCAN_MS;
  else if (has_trip_news (marks, news))
    from_ms = marks->read_ms - TKL_SYNC_SHORT_SCAN_MS;
  else
    return;
  cut_into (from_ms, end_ms, TKL_SYNC_TRIPS_WINDOW_MS, windows);
}

void
tkl_trip_marks_after_poll (TklTripMarks *marks, const TklSyncNews *news, gint64 now_utc_ms)
{
  if (news->known && news->device_ms == TKL_SYNC_NEVER)
    return;
  if (is_due (marks->scan_ms, 7 * TKL_SYNC_WINDOW_MS, now_utc_ms))
    marks->scan_ms = now_utc_ms;
  /* Of a tracker that is silent nothing newer was read: what it holds back comes after that. */
  marks->read_ms = news->known ? MIN (now_utc_ms, news->device_ms) : now_utc_ms;
  if (news->known)
    {
      marks->device_ms = news->device_ms;
      marks->server_ms = news->server_ms;
    }
}

/* The stretch in which a vehicle said nothing is looked at again: late uploads land there. */
static void
mark_silence (TklSyncMarks *marks, gint64 greatest_ms, gint64 now_utc_ms)
{
  if (marks->high_water_ms == TKL_SYNC_NEVER || greatest_ms == TKL_SYNC_NEVER
      || greatest_ms - marks->high_water_ms <= TKL_SYNC_SILENCE_MS)
    return;
  if (marks->rescan_due_ms == TKL_SYNC_NEVER)
    {
      marks->rescan_from_ms = marks->high_water_ms;
      marks->rescan_to_ms = greatest_ms;
    }
  else
    {
      /* Pauses follow each other more quickly than they are settled; without a limit the stretch
       * would reach back to the first of them for ever. What falls out is scanned every night. */
      marks->rescan_from_ms = MIN (
          marks->high_water_ms, MAX (marks->rescan_from_ms, greatest_ms - TKL_SYNC_SHORT_SCAN_MS));
      marks->rescan_to_ms = MAX (marks->rescan_to_ms, greatest_ms);
    }
  marks->rescan_due_ms = now_utc_ms + HOUR_MS;
}

/* The second look comes a day after the silence ended; then the nightly scans take over. */
static void
settle_rescan (TklSyncMarks *marks, gint64 now_utc_ms)
{
  if (marks->rescan_due_ms == TKL_SYNC_NEVER || marks->rescan_due_ms > now_utc_ms)
    return;
  if (now_utc_ms < marks->rescan_to_ms + TKL_SYNC_WINDOW_MS)
    marks->rescan_due_ms = marks->rescan_to_ms + TKL_SYNC_WINDOW_MS;
  else
    marks->rescan_from_ms = marks->rescan_to_ms = marks->rescan_due_ms = TKL_SYNC_NEVER;
}

void
tkl_sync_marks_after_poll (TklSyncMarks *marks,
                           const TklSyncNews *news,
                           gint64 now_utc_ms,
                           gint64 greatest_ms)
{
  gboolean first = marks->high_water_ms == TKL_SYNC_NEVER;

  settle_rescan (marks, now_utc_ms);
  mark_silence (marks, greatest_ms, now_utc_ms);
  if (first || is_late_upload (marks, news)
      || is_due (marks->short_scan_ms, TKL_SYNC_WINDOW_MS, now_utc_ms))
    marks->short_scan_ms = now_utc_ms;
  if (first || is_due (marks->long_scan_ms, 7 * TKL_SYNC_WINDOW_MS, now_utc_ms))
    marks->long_scan_ms = marks->short_scan_ms = now_utc_ms;
  if (greatest_ms != TKL_SYNC_NEVER)
    marks->high_water_ms = MAX (marks->high_water_ms, greatest_ms);
  if (news->known)
    {
      marks->last_device_ms = news->device_ms;
      marks->last_server_ms = news->server_ms;
    }
}

gboolean
tkl_sync_expects_late (const TklSyncMarks *marks)
{
  return marks->rescan_due_ms != TKL_SYNC_NEVER;
}

TklSyncDoubt
tkl_sync_day_doubt (const TklSyncMarks *marks, gint64 day_end_utc_ms)
{
  gint64 last_scan_ms = MAX (marks->short_scan_ms, marks->long_scan_ms);

  if (marks->high_water_ms < day_end_utc_ms)
    return marks->other_ms > marks->high_water_ms ? TKL_SYNC_INDIRECT : TKL_SYNC_SILENT;
  return last_scan_ms < day_end_utc_ms + TKL_SYNC_WINDOW_MS ? TKL_SYNC_UNREAD : TKL_SYNC_SURE;
}
