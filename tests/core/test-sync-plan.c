/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The planner of the synchronisation (docs/trusttrack.md §8.3, §8.4): what a poll reads. */
/* Thread: main. */
#include "tkl-sync-plan.h"

#define HOUR G_GINT64_CONSTANT (3600000)
#define DAY (24 * HOUR)
/* Tables count in hours from here. */
#define ORIGIN (20000 * DAY)
#define NEVER (-1000000)

static gint64
instant (double hours)
{
  return hours <= NEVER ? TKL_SYNC_NEVER : ORIGIN + (gint64) (hours * (double) HOUR);
}

/* `-2.0…22.0 22.0…25.0`: hours from the origin. */
static char *
write_windows (const GArray *windows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < windows->len; i++)
    {
      const TklSyncWindow *window = &g_array_index (windows, TklSyncWindow, i);

      g_string_append_printf (text, "%s%.1f…%.1f", i > 0 ? " " : "",
                              (double) (window->from_utc_ms - ORIGIN) / (double) HOUR,
                              (double) (window->to_utc_ms - ORIGIN) / (double) HOUR);
    }
  return g_string_free (text, FALSE);
}

/* Whatever is planned: at most a day each, oldest first, none over another. */
static void
check_windows (const GArray *windows)
{
  for (guint i = 0; i < windows->len; i++)
    {
      const TklSyncWindow *window = &g_array_index (windows, TklSyncWindow, i);

      g_assert_cmpint (window->from_utc_ms, <, window->to_utc_ms);
      g_assert_cmpint (window->to_utc_ms - window->from_utc_ms, <=, TKL_SYNC_WINDOW_MS);
      if (i > 0)
        g_assert_cmpint (window[-1].to_utc_ms, <=, window->from_utc_ms);
    }
}

/* All in hours; the high-water mark and the last answer are those of the poll before. */
typedef struct
{
  const char *name;
  double high_water, last_device, last_server;
  double short_scan, long_scan;
  gboolean known;
  double device, server, earliest;
  double now;
  const char *windows;
} PollCase;

static const PollCase poll_cases[] = {
  /* The first poll: from the first record on, a day a window, an hour past the newest. */
  { "first, history known", NEVER, NEVER, NEVER, NEVER, NEVER, TRUE, 30, 30, 0, 40,
    "0.0…24.0 24.0…31.0" },
  { "first, one record", NEVER, NEVER, NEVER, NEVER, NEVER, TRUE, 30, 30, 30, 40, "30.0…31.0" },
  { "first, newest is now", NEVER, NEVER, NEVER, NEVER, NEVER, TRUE, 40, 40, 30, 40, "30.0…40.1" },
  { "first, no snapshot", NEVER, NEVER, NEVER, NEVER, NEVER, FALSE, NEVER, NEVER, 30, 40,
    "30.0…40.1" },
  { "never reported", NEVER, NEVER, NEVER, NEVER, NEVER, TRUE, NEVER, NEVER, NEVER, 40, "" },
  /* Nothing new. */
  { "no news", 30, 30, 30, 35, 35, TRUE, 30, 30, NEVER, 40, "" },
  { "no news, gone from the snapshot", 30, 30, 30, 35, 35, TRUE, NEVER, NEVER, NEVER, 40, "" },
  /* News: two hours before the mark on. */
  { "news", 30, 30, 30, 35, 35, TRUE, 39, 39, NEVER, 40, "28.0…40.0" },
  { "news of a minute ago", 30, 30, 30, 35, 35, TRUE, 39.9, 39.9, NEVER, 40, "28.0…40.1" },
  { "no snapshot is always news", 30, NEVER, NEVER, 35, 35, FALSE, NEVER, NEVER, NEVER, 40,
    "28.0…40.1" },
  { "news after three days", 30, 30, 30, 101, 101, TRUE, 101, 101, NEVER, 102,
    "28.0…52.0 52.0…76.0 76.0…100.0 100.0…102.0" },
  /* Records arrived, none of them newer: a late upload. */
  { "late upload", 100, 100, 100, 101, 101, TRUE, 100, 101, NEVER, 102,
    "28.0…52.0 52.0…76.0 76.0…100.0 100.0…101.0" },
  { "late upload, the newest went back", 100, 100, 100, 101, 101, TRUE, 99, 101, NEVER, 102,
    "28.0…52.0 52.0…76.0 76.0…100.0" },
  { "first answer of the platform is no late upload", 100, 100, NEVER, 101, 101, TRUE, 100, 101,
    NEVER, 102, "98.0…101.0" },
  /* Scans that are due, also without news. */
  { "nightly, one minute early", 100, 100, 100, 76.02, 90, TRUE, 100, 100, NEVER, 100, "" },
  { "nightly", 100, 100, 100, 76, 90, TRUE, 100, 100, NEVER, 100,
    "28.0…52.0 52.0…76.0 76.0…100.0" },
  { "nightly with news", 100, 100, 100, 76, 90, TRUE, 103, 103, NEVER, 104,
    "28.0…52.0 52.0…76.0 76.0…100.0 100.0…104.0" },
  /* A crash in the first poll leaves a mark but no scan: nothing before it may be missed. */
  { "interrupted first poll: everything is due", -816, NEVER, NEVER, NEVER, NEVER, TRUE, -818, -818,
    NEVER, -815,
    "-1656.0…-1632.0 -1632.0…-1608.0 -1608.0…-1584.0 -1584.0…-1560.0 -1560.0…-1536.0 "
    "-1536.0…-1512.0 -1512.0…-1488.0 -1488.0…-1464.0 -1464.0…-1440.0 -1440.0…-1416.0 "
    "-1416.0…-1392.0 -1392.0…-1368.0 -1368.0…-1344.0 -1344.0…-1320.0 -1320.0…-1296.0 "
    "-1296.0…-1272.0 -1272.0…-1248.0 -1248.0…-1224.0 -1224.0…-1200.0 -1200.0…-1176.0 "
    "-1176.0…-1152.0 -1152.0…-1128.0 -1128.0…-1104.0 -1104.0…-1080.0 -1080.0…-1056.0 "
    "-1056.0…-1032.0 -1032.0…-1008.0 -1008.0…-984.0 -984.0…-960.0 -960.0…-936.0 "
    "-936.0…-912.0 -912.0…-888.0 -888.0…-864.0 -864.0…-840.0 -840.0…-816.0" },
};

static void
test_poll (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (poll_cases); i++)
    {
      const PollCase *it = &poll_cases[i];
      TklSyncMarks marks = { instant (it->high_water),
                             instant (it->last_device),
                             instant (it->last_server),
                             TKL_SYNC_NEVER,
                             TKL_SYNC_NEVER,
                             TKL_SYNC_NEVER,
                             instant (it->short_scan),
                             instant (it->long_scan) };
      TklSyncNews news
          = { it->known, instant (it->device), instant (it->server), instant (it->earliest) };
      g_autoptr (GArray) windows = g_array_new (FALSE, FALSE, sizeof (TklSyncWindow));
      g_autofree char *text = NULL;

      tkl_sync_plan_poll (&marks, &news, instant (it->now), windows);
      text = write_windows (windows);
      g_test_message ("%s", it->name);
      g_assert_cmpstr (text, ==, it->windows);
      check_windows (windows);
    }
}

static void
test_first_reach (void)
{
  TklSyncMarks marks = { TKL_SYNC_NEVER, TKL_SYNC_NEVER, TKL_SYNC_NEVER, TKL_SYNC_NEVER,
                         TKL_SYNC_NEVER, TKL_SYNC_NEVER, TKL_SYNC_NEVER, TKL_SYNC_NEVER };
  TklSyncNews news = { TRUE, ORIGIN, ORIGIN, TKL_SYNC_NEVER };
  g_autoptr (GArray) windows = g_array_new (FALSE, FALSE, sizeof (TklSyncWindow));

  tkl_sync_plan_poll (&marks, &news, ORIGIN + DAY, windows);
  g_assert_cmpuint (windows->len, ==, 92);
  g_assert_cmpint (g_array_index (windows, TklSyncWindow, 0).from_utc_ms, ==,
                   ORIGIN + HOUR - 92 * DAY);
  g_assert_cmpint (g_array_index (windows, TklSyncWindow, 91).to_utc_ms, ==, ORIGIN + HOUR);
  check_windows (windows);

  /* Older records than that are left where they are. */
  g_array_set_size (windows, 0);
  news.earliest_ms = ORIGIN - 1000 * DAY;
  tkl_sync_plan_poll (&marks, &news, ORIGIN + DAY, windows);
  g_assert_cmpuint (windows->len, ==, 92);
}

static void
test_weekly (void)
{
  TklSyncMarks marks = { ORIGIN,         ORIGIN,         ORIGIN,        TKL_SYNC_NEVER,
                         TKL_SYNC_NEVER, TKL_SYNC_NEVER, ORIGIN - HOUR, ORIGIN - 7 * DAY };
  TklSyncNews news = { TRUE, ORIGIN, ORIGIN, TKL_SYNC_NEVER };
  g_autoptr (GArray) windows = g_array_new (FALSE, FALSE, sizeof (TklSyncWindow));

  tkl_sync_plan_poll (&marks, &news, ORIGIN - 1, windows);
  g_assert_cmpuint (windows->len, ==, 0);
  tkl_sync_plan_poll (&marks, &news, ORIGIN, windows);
  g_assert_cmpuint (windows->len, ==, 35);
  g_assert_cmpint (g_array_index (windows, TklSyncWindow, 0).from_utc_ms, ==, ORIGIN - 35 * DAY);
  g_assert_cmpint (g_array_index (windows, TklSyncWindow, 34).to_utc_ms, ==, ORIGIN);
  check_windows (windows);
}

static void
test_range (void)
{
  static const struct
  {
    double from, to;
    const char *windows;
  } cases[] = {
    { 0, 0, "" },
    { 5, 4, "" },
    { 0, 1, "0.0…1.0" },
    { 0, 24, "0.0…24.0" },
    { 0, 24.5, "0.0…24.0 24.0…24.5" },
    { -12, 40, "-12.0…12.0 12.0…36.0 36.0…40.0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) windows = g_array_new (FALSE, FALSE, sizeof (TklSyncWindow));
      g_autofree char *text = NULL;

      tkl_sync_plan_range (instant (cases[i].from), instant (cases[i].to), windows);
      text = write_windows (windows);
      g_assert_cmpstr (text, ==, cases[i].windows);
      check_windows (windows);
    }
}

static void
assert_hours (gint64 instant_ms, double hours)
{
  g_assert_cmpint (instant_ms, ==, instant (hours));
}

static TklSyncMarks
read_once (double high_water)
{
  TklSyncMarks marks = { TKL_SYNC_NEVER, TKL_SYNC_NEVER, TKL_SYNC_NEVER, TKL_SYNC_NEVER,
                         TKL_SYNC_NEVER, TKL_SYNC_NEVER, TKL_SYNC_NEVER, TKL_SYNC_NEVER };
  TklSyncNews news = { TRUE, instant (high_water), instant (high_water), TKL_SYNC_NEVER };

  tkl_sync_marks_after_poll (&marks, &news, instant (high_water), instant (high_water));
  return marks;
}

/* A poll that reads all the platform has, at @now; @newest is also when it arrived. */
static void
poll_at (TklSyncMarks *marks, double now, double newest)
{
  TklSyncNews news = { TRUE, instant (newest), instant (newest), TKL_SYNC_NEVER };

  tkl_sync_marks_after_poll (marks, &news, instant (now), instant (newest));
}

static void
test_marks (void)
{
  TklSyncMarks marks = read_once (10);
  TklSyncNews news = { TRUE, instant (9), instant (11), TKL_SYNC_NEVER };

  assert_hours (marks.high_water_ms, 10);
  assert_hours (marks.last_device_ms, 10);
  assert_hours (marks.last_server_ms, 10);
  assert_hours (marks.short_scan_ms, 10);
  assert_hours (marks.long_scan_ms, 10);
  assert_hours (marks.rescan_due_ms, NEVER);

  /* A late upload is scanned, and never pulls the mark back. */
  tkl_sync_marks_after_poll (&marks, &news, instant (11), instant (9));
  assert_hours (marks.high_water_ms, 10);
  assert_hours (marks.last_device_ms, 9);
  assert_hours (marks.last_server_ms, 11);
  assert_hours (marks.short_scan_ms, 11);
  assert_hours (marks.long_scan_ms, 10);

  /* Nothing received, nothing known: nothing moves but what was scanned. */
  news = (TklSyncNews){ FALSE, TKL_SYNC_NEVER, TKL_SYNC_NEVER, TKL_SYNC_NEVER };
  tkl_sync_marks_after_poll (&marks, &news, instant (34.9), TKL_SYNC_NEVER);
  assert_hours (marks.high_water_ms, 10);
  assert_hours (marks.last_device_ms, 9);
  assert_hours (marks.short_scan_ms, 11);
  tkl_sync_marks_after_poll (&marks, &news, instant (35), TKL_SYNC_NEVER);
  assert_hours (marks.short_scan_ms, 35);
  assert_hours (marks.long_scan_ms, 10);
  tkl_sync_marks_after_poll (&marks, &news, instant (10 + 7 * 24), TKL_SYNC_NEVER);
  assert_hours (marks.long_scan_ms, 10 + 7 * 24);
  assert_hours (marks.short_scan_ms, 10 + 7 * 24);
}

/* A pause of more than an hour is read again one hour and one day after it ended. */
static void
test_silence (void)
{
  TklSyncMarks marks = read_once (10);
  TklSyncMarks hourly = marks;
  TklSyncNews news = { TRUE, instant (18), instant (18), TKL_SYNC_NEVER };
  g_autoptr (GArray) windows = g_array_new (FALSE, FALSE, sizeof (TklSyncWindow));
  g_autofree char *text = NULL;

  poll_at (&marks, 11, 11); /* an hour is none */
  assert_hours (marks.rescan_due_ms, NEVER);
  g_assert_false (tkl_sync_expects_late (&marks));
  poll_at (&hourly, 11.1, 11.1);
  g_assert_true (tkl_sync_expects_late (&hourly));
  poll_at (&marks, 18, 18);
  g_assert_true (tkl_sync_expects_late (&marks));
  assert_hours (marks.rescan_from_ms, 11);
  assert_hours (marks.rescan_to_ms, 18);
  assert_hours (marks.rescan_due_ms, 19);

  tkl_sync_plan_poll (&marks, &news, instant (18.9), windows);
  g_assert_cmpuint (windows->len, ==, 0);
  tkl_sync_plan_poll (&marks, &news, instant (19), windows);
  text = write_windows (windows);
  g_assert_cmpstr (text, ==, "11.0…18.0");

  poll_at (&marks, 19, 18);
  assert_hours (marks.rescan_due_ms, 42);
  poll_at (&marks, 41.9, 18);
  assert_hours (marks.rescan_due_ms, 42);
  g_assert_true (tkl_sync_expects_late (&marks));
  poll_at (&marks, 42, 18);
  g_assert_false (tkl_sync_expects_late (&marks));
  assert_hours (marks.rescan_due_ms, NEVER);
  assert_hours (marks.rescan_from_ms, NEVER);
}

/* Vehicles are silent every noon and every night: what is read again must not grow with the
 * months. */
static void
test_silences_for_ever (void)
{
  TklSyncMarks marks = read_once (6);

  for (int day = 0; day < 400; day++)
    for (int quarter = 0; quarter < 96; quarter++)
      {
        double now = 24 * day + quarter / 4.0;
        int hour = quarter / 4;
        gboolean drives = (hour >= 6 && hour < 12) || (hour >= 14 && hour < 18);
        double newest = drives      ? now
                        : hour < 6  ? 24 * day - 6.25
                        : hour < 14 ? 24 * day + 11.75
                                    : 24 * day + 17.75;

        if (now < 6)
          continue;
        poll_at (&marks, now, newest);
        if (marks.rescan_due_ms == TKL_SYNC_NEVER)
          continue;
        g_assert_cmpint (marks.rescan_to_ms - marks.rescan_from_ms, <=, TKL_SYNC_SHORT_SCAN_MS);
      }
}

static void
test_long_silence (void)
{
  TklSyncMarks marks = read_once (0);

  /* Three weeks of holiday are read again as a whole. */
  poll_at (&marks, 500, 500);
  assert_hours (marks.rescan_from_ms, 0);
  assert_hours (marks.rescan_to_ms, 500);
  /* The next pause takes over; the rest is left to the weekly scan. */
  poll_at (&marks, 503, 503);
  assert_hours (marks.rescan_from_ms, 431);
  assert_hours (marks.rescan_to_ms, 503);
}

static void
test_provisional (void)
{
  static const struct
  {
    double high_water, short_scan, long_scan;
    TklSyncDoubt doubt;
    double other; /* 0 = NEVER */
  } cases[] = {
    { NEVER, NEVER, NEVER, TKL_SYNC_SILENT },
    { -0.1, 24, 24, TKL_SYNC_SILENT },
    { 0, 23.9, NEVER, TKL_SYNC_UNREAD },
    { 0, 24, NEVER, TKL_SYNC_SURE },
    { 0, NEVER, 24, TKL_SYNC_SURE },
    { 0, 23.9, 24, TKL_SYNC_SURE },
    { 100, NEVER, NEVER, TKL_SYNC_UNREAD },
    { 100, 100, 100, TKL_SYNC_SURE },
    { NEVER, NEVER, NEVER, TKL_SYNC_INDIRECT, -5 },
    { -5, 24, 24, TKL_SYNC_INDIRECT, 30 },
    { -5, 24, 24, TKL_SYNC_SILENT, -6 },
    { 0, 24, NEVER, TKL_SYNC_SURE, 30 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklSyncMarks marks = { instant (cases[i].high_water),
                             TKL_SYNC_NEVER,
                             TKL_SYNC_NEVER,
                             TKL_SYNC_NEVER,
                             TKL_SYNC_NEVER,
                             TKL_SYNC_NEVER,
                             instant (cases[i].short_scan),
                             instant (cases[i].long_scan),
                             cases[i].other < 0 || cases[i].other > 0 ? instant (cases[i].other)
                                                                      : TKL_SYNC_NEVER };

      g_assert_cmpint (tkl_sync_day_doubt (&marks, ORIGIN), ==, cases[i].doubt);
    }
}

/* @from: @to: hours of what is planned; alike: nothing */
static void
assert_trips (const TklTripMarks *marks, const TklSyncNews *news, double hour, int from, int to)
{
  g_autoptr (GArray) windows = g_array_new (FALSE, FALSE, sizeof (TklSyncWindow));

  tkl_sync_plan_trips (marks, news, instant (hour), windows);
  g_assert_cmpint (windows->len > 0, ==, from < to);
  for (guint i = 0; i < windows->len; i++)
    {
      const TklSyncWindow *window = &g_array_index (windows, TklSyncWindow, i);

      g_assert_cmpint (window->to_utc_ms - window->from_utc_ms, <=, TKL_SYNC_TRIPS_WINDOW_MS);
      if (i > 0)
        g_assert_cmpint (window->from_utc_ms, ==, window[-1].to_utc_ms);
      else
        assert_hours (window->from_utc_ms, from);
      if (i + 1 == windows->len)
        assert_hours (window->to_utc_ms, to);
    }
}

static void
test_trips (void)
{
  TklTripMarks marks = { TKL_SYNC_NEVER, TKL_SYNC_NEVER, TKL_SYNC_NEVER, TKL_SYNC_NEVER };
  TklSyncNews news = { TRUE, TKL_SYNC_NEVER, TKL_SYNC_NEVER, TKL_SYNC_NEVER };

  /* It never reported; then it did, and nothing new comes; then it arrives late. */
  assert_trips (&marks, &news, 10, 0, 0);
  tkl_trip_marks_after_poll (&marks, &news, instant (10));
  news.device_ms = news.server_ms = instant (2);
  assert_trips (&marks, &news, 10, 3 - 92 * 24, 3);
  tkl_trip_marks_after_poll (&marks, &news, instant (10));
  assert_trips (&marks, &news, 100, 0, 0);
  news.server_ms = instant (101);
  assert_trips (&marks, &news, 101, 2 - 72, 3);
  tkl_trip_marks_after_poll (&marks, &news, instant (101));

  /* Days later the tracker uploads what it held back. */
  news.device_ms = news.server_ms = instant (140);
  assert_trips (&marks, &news, 150, 2 - 72, 141);
  tkl_trip_marks_after_poll (&marks, &news, instant (150));
  assert_trips (&marks, &news, 177, 0, 0);
  assert_trips (&marks, &news, 178, 140 - 35 * 24, 141);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync-plan/trips", test_trips);
  g_test_add_func ("/sync-plan/poll", test_poll);
  g_test_add_func ("/sync-plan/first-reach", test_first_reach);
  g_test_add_func ("/sync-plan/weekly", test_weekly);
  g_test_add_func ("/sync-plan/range", test_range);
  g_test_add_func ("/sync-plan/marks", test_marks);
  g_test_add_func ("/sync-plan/silence", test_silence);
  g_test_add_func ("/sync-plan/silences-for-ever", test_silences_for_ever);
  g_test_add_func ("/sync-plan/long-silence", test_long_silence);
  g_test_add_func ("/sync-plan/provisional", test_provisional);
  return g_test_run ();
}
