/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schedules: next times over clock changes and month ends, periods, missed times, waiting. */
/* Thread: main. */
#include "tkl-instant.h"
#include "tkl-schedule.h"

#include <string.h>

typedef struct
{
  const char *what;
  TklSchedule schedule;
  const char *zone;  /* NULL: Europe/Brussels */
  const char *since; /* NULL: never */
  const char *now;   /* NULL: as since */
  const char *next;  /* NULL: none; `now` */
} NextCase;

#define EVERY(minutes)                                                                             \
  {                                                                                                \
    .kind = TKL_SCHEDULE_INTERVAL, .every_min = minutes                                            \
  }
#define DAILY(hour, minute)                                                                        \
  {                                                                                                \
    .kind = TKL_SCHEDULE_DAILY, .minute_of_day = hour * 60 + minute                                \
  }
#define WEEKLY(weekday, hour)                                                                      \
  {                                                                                                \
    .kind = TKL_SCHEDULE_WEEKLY, .minute_of_day = hour * 60, .day = weekday                        \
  }
#define MONTHLY(day_of_month, hour)                                                                \
  {                                                                                                \
    .kind = TKL_SCHEDULE_MONTHLY, .minute_of_day = hour * 60, .day = day_of_month                  \
  }
#define OFF                                                                                        \
  {                                                                                                \
    .kind = TKL_SCHEDULE_OFF                                                                       \
  }

static const NextCase next_cases[] = {
  { "off", OFF, NULL, "2026-03-02T06:00:00Z", NULL, NULL },
  { "off, never", OFF, NULL, NULL, "2026-03-02T06:00:00Z", NULL },
  { "interval, never", EVERY (5), NULL, NULL, "2026-03-02T06:00:00Z", "now" },
  { "interval", EVERY (5), NULL, "2026-03-02T06:00:00Z", NULL, "2026-03-02T06:05:00Z" },
  { "interval, overdue", EVERY (5), NULL, "2026-03-02T06:00:00Z", "2026-03-05T06:00:00Z",
    "2026-03-02T06:05:00Z" },
  { "interval, clock set back a little", EVERY (5), NULL, "2026-03-02T06:03:00Z",
    "2026-03-02T06:00:00Z", "2026-03-02T06:08:00Z" },
  { "interval, clock set back by years", EVERY (5), NULL, "2036-03-02T06:03:00Z",
    "2026-03-02T06:00:00Z", "now" },
  { "interval over the spring change", EVERY (60), NULL, "2026-03-29T00:30:00Z", NULL,
    "2026-03-29T01:30:00Z" },

  { "daily, later today", DAILY (6, 30), NULL, "2026-03-02T05:00:00Z", NULL,
    "2026-03-02T05:30:00Z" },
  { "daily, just done", DAILY (6, 30), NULL, "2026-03-02T05:30:00Z", NULL, "2026-03-03T05:30:00Z" },
  { "daily, asleep for days", DAILY (6, 30), NULL, "2026-03-02T05:30:00Z", "2026-03-09T12:00:00Z",
    "2026-03-03T05:30:00Z" },
  { "daily, new year", DAILY (0, 0), NULL, "2025-12-31T22:59:59.999Z", NULL,
    "2025-12-31T23:00:00Z" },
  { "daily at the gap of spring", DAILY (2, 30), NULL, "2026-03-28T02:00:00Z", NULL,
    "2026-03-29T01:30:00Z" },
  { "daily after the gap", DAILY (2, 30), NULL, "2026-03-29T01:30:00Z", NULL,
    "2026-03-30T00:30:00Z" },
  { "daily, the repeated hour of autumn", DAILY (2, 30), NULL, "2026-10-24T01:00:00Z", NULL,
    "2026-10-25T00:30:00Z" },
  { "daily, once in the repeated hour", DAILY (2, 30), NULL, "2026-10-25T00:30:00Z",
    "2026-10-25T01:30:00Z", "2026-10-26T01:30:00Z" },
  { "daily, clock set back an hour", DAILY (6, 30), NULL, "2026-03-02T05:30:00Z",
    "2026-03-02T04:31:00Z", "2026-03-03T05:30:00Z" },
  { "daily, clock set back by years", DAILY (6, 30), NULL, "2036-03-02T05:30:00Z",
    "2026-03-02T04:30:00Z", "now" },
  { "daily, clock set forward", DAILY (6, 30), NULL, "2026-03-02T05:30:00Z", "2036-03-02T04:30:00Z",
    "2026-03-03T05:30:00Z" },
  { "daily where a date is skipped", DAILY (6, 0), "Pacific/Apia", "2011-12-29T16:00:00Z", NULL,
    "2011-12-30T16:00:00Z" },
  { "daily in a zone of halves", DAILY (6, 0), "Australia/Lord_Howe", "2026-01-01T00:00:00Z", NULL,
    "2026-01-01T19:00:00Z" },

  { "weekly, this week", WEEKLY (5, 6), NULL, "2026-03-02T06:00:00Z", NULL,
    "2026-03-06T05:00:00Z" },
  { "weekly, next week", WEEKLY (1, 6), NULL, "2026-03-02T05:00:00Z", NULL,
    "2026-03-09T05:00:00Z" },
  { "weekly, Sunday of the spring change", WEEKLY (7, 6), NULL, "2026-03-23T06:00:00Z", NULL,
    "2026-03-29T04:00:00Z" },
  { "weekly, day too great", WEEKLY (31, 6), NULL, "2026-03-02T06:00:00Z", NULL,
    "2026-03-08T05:00:00Z" },
  { "weekly over the new year", WEEKLY (1, 6), NULL, "2026-12-28T05:00:00Z", NULL,
    "2027-01-04T05:00:00Z" },

  { "monthly, this month", MONTHLY (15, 6), NULL, "2026-03-02T06:00:00Z", NULL,
    "2026-03-15T05:00:00Z" },
  { "monthly, last day of February", MONTHLY (31, 6), NULL, "2026-01-31T05:00:00Z", NULL,
    "2026-02-28T05:00:00Z" },
  { "monthly, leap day", MONTHLY (30, 6), NULL, "2028-02-01T05:00:00Z", NULL,
    "2028-02-29T05:00:00Z" },
  { "monthly, after a short month", MONTHLY (31, 6), NULL, "2026-02-28T05:00:00Z", NULL,
    "2026-03-31T04:00:00Z" },
  { "monthly over the new year", MONTHLY (1, 6), NULL, "2026-12-01T05:00:00Z", NULL,
    "2027-01-01T05:00:00Z" },
  { "monthly, asleep over several", MONTHLY (1, 6), NULL, "2026-01-01T05:00:00Z",
    "2026-05-20T05:00:00Z", "2026-02-01T05:00:00Z" },
};

static TklZone *
open_zone (const char *id)
{
  g_autoptr (GError) error = NULL;
  TklZone *zone = tkl_zone_new (id != NULL ? id : "Europe/Brussels", &error);

  g_assert_no_error (error);
  return zone;
}

static gint64
read_instant (const char *text)
{
  gint64 ms = TKL_INSTANT_NONE;

  if (text != NULL)
    g_assert_true (tkl_instant_parse (text, NULL, &ms));
  return ms;
}

static void
test_next (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (next_cases); i++)
    {
      const NextCase *c = &next_cases[i];
      g_autoptr (TklZone) zone = open_zone (c->zone);
      gint64 since_ms = read_instant (c->since);
      gint64 now_ms = c->now != NULL ? read_instant (c->now) : since_ms;
      gint64 next_ms = g_strcmp0 (c->next, "now") == 0 ? now_ms : read_instant (c->next);
      g_autofree char *expected = tkl_instant_format (next_ms);
      g_autofree char *found
          = tkl_instant_format (tkl_schedule_next (&c->schedule, zone, since_ms, now_ms));

      g_test_message ("%s", c->what);
      g_assert_cmpstr (found, ==, expected);
    }
}

/* Whatever the schedule: the next time lies after the last one, and once done it moves on. */
static void
test_always_forward (void)
{
  static const TklSchedule schedules[]
      = { EVERY (1440), DAILY (2, 30), DAILY (23, 59), WEEKLY (7, 2), MONTHLY (31, 2) };
  g_autoptr (TklZone) zone = open_zone (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (schedules); i++)
    {
      gint64 at_ms = read_instant ("2025-12-30T00:00:00Z");

      for (int n = 0; n < 400; n++)
        {
          gint64 next_ms = tkl_schedule_next (&schedules[i], zone, at_ms, at_ms);

          g_assert_cmpint (next_ms, >, at_ms);
          g_assert_cmpint (next_ms - at_ms, <=, 32 * TKL_MS_PER_DAY);
          at_ms = next_ms;
        }
    }
}

static void
assert_range (TklDayRange range, const char *from, const char *to)
{
  g_autofree char *found_from = tkl_day_format (range.from);
  g_autofree char *found_to = tkl_day_format (range.to);

  g_assert_cmpstr (found_from, ==, from);
  g_assert_cmpstr (found_to, ==, to);
}

static TklDay
read_day (const char *text)
{
  TklDay day;

  g_assert_true (tkl_day_parse (text, &day));
  return day;
}

static void
test_period (void)
{
  static const struct
  {
    TklScheduleKind kind;
    const char *day, *from, *to;
  } cases[] = {
    { TKL_SCHEDULE_DAILY, "2026-03-01", "2026-02-28", "2026-02-28" },
    { TKL_SCHEDULE_WEEKLY, "2026-03-02", "2026-02-23", "2026-03-01" }, /* a Monday */
    { TKL_SCHEDULE_WEEKLY, "2026-03-08", "2026-02-23", "2026-03-01" }, /* a Sunday */
    { TKL_SCHEDULE_WEEKLY, "2026-01-01", "2025-12-22", "2025-12-28" },
    { TKL_SCHEDULE_MONTHLY, "2026-03-31", "2026-02-01", "2026-02-28" },
    { TKL_SCHEDULE_MONTHLY, "2028-03-01", "2028-02-01", "2028-02-29" },
    { TKL_SCHEDULE_MONTHLY, "2026-01-15", "2025-12-01", "2025-12-31" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_range (tkl_schedule_period (cases[i].kind, read_day (cases[i].day)), cases[i].from,
                  cases[i].to);
}

static void
test_missed (void)
{
  static const struct
  {
    const char *what;
    TklSchedule schedule;
    const char *since, *now;
    guint max;
    const char *periods; /* first days */
  } cases[] = {
    { "by the clock", DAILY (6, 0), "2026-03-02T05:00:00Z", "2026-03-03T05:00:00Z", 9,
      "2026-03-02" },
    { "off over the weekend", DAILY (6, 0), "2026-03-06T05:00:00Z", "2026-03-09T07:00:00Z", 9,
      "2026-03-06 2026-03-07 2026-03-08" },
    { "off for longer than anybody asks", DAILY (6, 0), "2026-01-01T05:00:00Z",
      "2026-03-03T07:00:00Z", 2, "2026-03-01 2026-03-02" },
    { "before its time", DAILY (6, 0), "2026-03-02T05:00:00Z", "2026-03-02T12:00:00Z", 9,
      "2026-03-01" },
    { "never", MONTHLY (1, 6), NULL, "2026-03-02T12:00:00Z", 9, "2026-02-01" },
    { "clock set back", DAILY (6, 0), "2036-03-02T05:00:00Z", "2026-03-02T12:00:00Z", 9,
      "2026-03-01" },
    { "weeks", WEEKLY (1, 6), "2026-03-02T05:00:00Z", "2026-03-18T12:00:00Z", 9,
      "2026-03-02 2026-03-09" },
    { "months", MONTHLY (31, 6), "2026-01-31T05:00:00Z", "2026-04-01T12:00:00Z", 9,
      "2026-01-01 2026-02-01" },
  };
  g_autoptr (TklZone) zone = open_zone (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklDayRange periods[9];
      guint n = tkl_schedule_missed (&cases[i].schedule, zone, read_instant (cases[i].since),
                                     read_instant (cases[i].now), cases[i].max, periods);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint p = 0; p < n; p++)
        {
          g_autofree char *from = tkl_day_format (periods[p].from);

          g_string_append_printf (found, "%s%s", p > 0 ? " " : "", from);
        }
      g_test_message ("%s", cases[i].what);
      g_assert_cmpstr (found->str, ==, cases[i].periods);
    }
}

static void
test_months_ago (void)
{
  static const struct
  {
    const char *day;
    int months;
    const char *expected;
  } cases[] = {
    { "2026-03-31", 0, "2026-03-31" },  { "2026-03-31", 1, "2026-02-28" },
    { "2026-03-31", 2, "2026-01-31" },  { "2026-01-01", 1, "2025-12-01" },
    { "2028-02-29", 12, "2027-02-28" }, { "2026-12-31", 120, "2016-12-31" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found
          = tkl_day_format (tkl_schedule_months_ago (read_day (cases[i].day), cases[i].months));

      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_backoff (void)
{
  static const int minutes[] = { 1, 2, 5, 15, 60, 60, 60 };

  for (guint n = 0; n < G_N_ELEMENTS (minutes); n++)
    g_assert_cmpint (tkl_schedule_backoff_min (n + 1), ==, minutes[n]);
  g_assert_cmpint (tkl_schedule_backoff_min (G_MAXUINT), ==, 60);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/schedule/next", test_next);
  g_test_add_func ("/core/schedule/always-forward", test_always_forward);
  g_test_add_func ("/core/schedule/period", test_period);
  g_test_add_func ("/core/schedule/missed", test_missed);
  g_test_add_func ("/core/schedule/months-ago", test_months_ago);
  g_test_add_func ("/core/schedule/backoff", test_backoff);
  return g_test_run ();
}
