/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time zones against GTimeZone, both clock changes, workdays (rules §1). */
/* Thread: main. */
#include "tkl-core-error.h"
#include "tkl-instant.h"
#include "tkl-zone.h"

#include <locale.h>

static const char *const zone_ids[] = {
  "Europe/Brussels", "UTC",           "Europe/London",     "America/New_York",    "Asia/Kolkata",
  "Pacific/Apia",    "Europe/Lisbon", "Africa/Casablanca", "Australia/Lord_Howe", "Etc/GMT+12",
};

static TklZone *
open_zone (const char *id)
{
  g_autoptr (GError) error = NULL;
  TklZone *zone = tkl_zone_new (id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (zone);
  return zone;
}

static gint64
read_utc (const char *text)
{
  gint64 utc_ms;

  g_assert_true (tkl_instant_parse (text, NULL, &utc_ms));
  return utc_ms;
}

static TklDay
read_day (const char *text)
{
  TklDay day;

  g_assert_true (tkl_day_parse (text, &day));
  return day;
}

static void
test_names (void)
{
  static const char *const bad[] = {
    "",
    "Brussels",
    "Europe",
    "Europe/",
    "Europe//Brussels",
    "/Europe/Brussels",
    "Nowhere/X",
    "GMT+1",
    "UTC+02:00",
    "+02:00",
    "CET-1CEST",
    "CET-1CEST,M3.5.0",
    "europe/brussels",
    "leapseconds",
    "localtime",
    "../../../etc/passwd",
    "Europe/../UTC",
    "tzdata.zi",
    "zone.tab",
    "Europe/Brüssel",
    "Europe/Brussels ",
    " UTC",
    "EST5EDT",
    "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TklZone) zone = tkl_zone_new (bad[i], &error);

      g_test_message ("“%s”", bad[i]);
      g_assert_null (zone);
      g_assert_error (error, TKL_CORE_ERROR, TKL_CORE_ERROR_UNKNOWN);
    }
  g_assert_null (tkl_zone_new (NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (zone_ids); i++)
    {
      g_autoptr (TklZone) zone = open_zone (zone_ids[i]);
      g_autoptr (TklZone) second = tkl_zone_ref (zone);

      g_assert_cmpstr (tkl_zone_id (second), ==, zone_ids[i]);
    }
}

static void
assert_same_offset (const TklZone *zone, GTimeZone *slow, gint64 utc_s)
{
  int interval = g_time_zone_find_interval (slow, G_TIME_TYPE_UNIVERSAL, utc_s);
  int expected = g_time_zone_get_offset (slow, interval);

  g_assert_cmpint (tkl_zone_offset_s (zone, utc_s * 1000), ==, expected);
  g_assert_cmpint (tkl_zone_offset_s (zone, utc_s * 1000 + 999), ==, expected);
}

/* Everybody who works on a company asks for its zone: it is spread out once. */
static void
test_kept (void)
{
  g_autoptr (TklZone) zone = tkl_zone_new ("Europe/Brussels", NULL);
  g_autoptr (TklZone) again = tkl_zone_new ("Europe/Brussels", NULL);
  g_autoptr (TklZone) other = tkl_zone_new ("Asia/Tokyo", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (zone == again);
  g_assert_cmpstr (tkl_zone_id (other), ==, "Asia/Tokyo");
  g_assert_cmpstr (tkl_zone_id (zone), ==, "Europe/Brussels");
  g_assert_null (tkl_zone_new (NULL, &error));
  g_assert_error (error, TKL_CORE_ERROR, TKL_CORE_ERROR_UNKNOWN);
}

/* Every 11 hours of 130 years, and to the second around each change found on the way. */
static void
test_against_glib (void)
{
  const gint64 last_s = read_utc ("2099-12-31T00:00:00Z") / 1000;

  for (guint i = 0; i < G_N_ELEMENTS (zone_ids); i++)
    {
      g_autoptr (TklZone) zone = open_zone (zone_ids[i]);
      g_autoptr (GTimeZone) slow = g_time_zone_new_identifier (zone_ids[i]);
      gint64 step_s = 11 * 3600;
      gint32 offset_s = tkl_zone_offset_s (zone, 0);

      for (gint64 utc_s = 0; utc_s < last_s; utc_s += step_s)
        {
          gint64 low = utc_s - step_s;
          gint64 high = utc_s;

          assert_same_offset (zone, slow, utc_s);
          if (tkl_zone_offset_s (zone, utc_s * 1000) == offset_s)
            continue;
          while (high - low > 1)
            {
              gint64 middle = (low + high) / 2;

              if (tkl_zone_offset_s (zone, middle * 1000) == offset_s)
                low = middle;
              else
                high = middle;
            }
          assert_same_offset (zone, slow, low);
          assert_same_offset (zone, slow, high);
          offset_s = tkl_zone_offset_s (zone, utc_s * 1000);
        }
    }
}

static void
test_limits (void)
{
  static const gint64 instants[]
      = { G_MININT64, G_MININT64 + 1, -1, 0, G_MAXINT64 - 1, G_MAXINT64 };
  g_autoptr (TklZone) zone = open_zone ("Europe/Brussels");

  for (guint i = 0; i < G_N_ELEMENTS (instants); i++)
    {
      int minute = tkl_zone_minute_of_day (zone, instants[i]);

      g_assert_cmpint (tkl_zone_offset_s (zone, instants[i]), ==, 3600);
      g_assert_cmpint (minute, >=, 0);
      g_assert_cmpint (minute, <, 1440);
      g_assert_cmpint (tkl_zone_civil_day (zone, instants[i]), !=, TKL_DAY_NONE);
    }
  /* Before 1970 and after 2100 the nearest offset holds. */
  g_assert_cmpint (tkl_zone_offset_s (zone, read_utc ("1950-07-01T00:00:00Z")), ==, 3600);
  g_assert_cmpint (tkl_zone_offset_s (zone, read_utc ("2150-07-01T00:00:00Z")), ==, 3600);
  g_assert_cmpint (tkl_zone_offset_s (zone, read_utc ("2099-07-01T00:00:00Z")), ==, 7200);
}

static void
test_wall (void)
{
  static const struct
  {
    const char *utc;
    const char *day;
    int minute;
  } cases[] = {
    { "2026-03-01T22:59:59.999Z", "2026-03-01", 1439 },
    { "2026-03-01T23:00:00.000Z", "2026-03-02", 0 },
    { "2026-03-29T00:59:59.999Z", "2026-03-29", 119 }, /* 01:59, then 03:00 */
    { "2026-03-29T01:00:00.000Z", "2026-03-29", 180 },
    { "2026-10-25T00:59:59.999Z", "2026-10-25", 179 }, /* 02:59, then 02:00 again */
    { "2026-10-25T01:00:00.000Z", "2026-10-25", 120 },
    { "2026-07-01T21:59:59.999Z", "2026-07-01", 1439 },
    { "2026-07-01T22:00:00.000Z", "2026-07-02", 0 },
    { "1969-12-31T22:59:59.999Z", "1969-12-31", 1439 },
    { "1969-12-31T23:00:00.000Z", "1970-01-01", 0 },
  };
  g_autoptr (TklZone) zone = open_zone ("Europe/Brussels");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 utc_ms = read_utc (cases[i].utc);

      g_assert_cmpint (tkl_zone_civil_day (zone, utc_ms), ==, read_day (cases[i].day));
      g_assert_cmpint (tkl_zone_minute_of_day (zone, utc_ms), ==, cases[i].minute);
    }
}

static void
test_workday (void)
{
  static const struct
  {
    const char *utc;
    int day_start_min;
    const char *day;
  } cases[] = {
    { "2026-03-02T05:41:07Z", 0, "2026-03-02" },
    { "2026-03-01T23:00:00Z", 0, "2026-03-02" },
    { "2026-03-01T22:59:59.999Z", 0, "2026-03-01" },
    /* 06:00: a night shift belongs to the day it begins on. */
    { "2026-03-02T04:59:59.999Z", 360, "2026-03-01" },
    { "2026-03-02T05:00:00Z", 360, "2026-03-02" },
    { "2026-03-02T22:59:59Z", 360, "2026-03-02" },
    { "2026-03-02T23:00:00Z", 360, "2026-03-02" },
    { "2026-03-02T23:00:00Z", 1439, "2026-03-02" },
    { "2026-03-02T22:59:00Z", 1439, "2026-03-02" },
    { "2026-03-02T22:58:59Z", 1439, "2026-03-01" },
    /* The night summer time begins is an hour short; six by the wall is five hours after midnight. */
    { "2026-03-29T03:59:59Z", 360, "2026-03-28" },
    { "2026-03-29T04:00:00Z", 360, "2026-03-29" },
    /* A day start that is skipped: the wall goes from 01:59 to 03:00. */
    { "2026-03-29T00:59:59Z", 150, "2026-03-28" },
    { "2026-03-29T01:00:00Z", 150, "2026-03-29" },
    /* In autumn the wall decides both times: the workday goes back for an hour. */
    { "2026-10-25T00:29:59Z", 150, "2026-10-24" },
    { "2026-10-25T00:30:00Z", 150, "2026-10-25" },
    { "2026-10-25T01:00:00Z", 150, "2026-10-24" },
    { "2026-10-25T01:30:00Z", 150, "2026-10-25" },
    { "2026-10-25T04:59:59Z", 360, "2026-10-24" },
    { "2026-10-25T05:00:00Z", 360, "2026-10-25" },
  };
  g_autoptr (TklZone) zone = open_zone ("Europe/Brussels");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s from minute %d", cases[i].utc, cases[i].day_start_min);
      g_assert_cmpint (tkl_zone_workday (zone, read_utc (cases[i].utc), cases[i].day_start_min), ==,
                       read_day (cases[i].day));
    }
}

static void
test_to_utc (void)
{
  static const struct
  {
    const char *zone;
    const char *day;
    gint64 ms_of_day;
    const char *utc;
  } cases[] = {
    { "Europe/Brussels", "2026-03-02", 0, "2026-03-01T23:00:00.000Z" },
    { "Europe/Brussels", "2026-03-02", 24060000, "2026-03-02T05:41:00.000Z" },
    { "Europe/Brussels", "2026-07-01", 86399999, "2026-07-01T21:59:59.999Z" },
    { "Europe/Brussels", "2026-03-29", 7199999, "2026-03-29T00:59:59.999Z" },
    { "Europe/Brussels", "2026-03-29", 7200000, "2026-03-29T01:00:00.000Z" }, /* 02:00 → 03:00 */
    { "Europe/Brussels", "2026-03-29", 9000000, "2026-03-29T01:30:00.000Z" }, /* 02:30 → 03:30 */
    { "Europe/Brussels", "2026-03-29", 10799999, "2026-03-29T01:59:59.999Z" },
    { "Europe/Brussels", "2026-03-29", 10800000, "2026-03-29T01:00:00.000Z" }, /* 03:00 itself */
    { "Europe/Brussels", "2026-10-25", 7199999, "2026-10-24T23:59:59.999Z" },
    { "Europe/Brussels", "2026-10-25", 7200000, "2026-10-25T00:00:00.000Z" }, /* the first 02:00 */
    { "Europe/Brussels", "2026-10-25", 10799999, "2026-10-25T00:59:59.999Z" },
    { "Europe/Brussels", "2026-10-25", 10800000, "2026-10-25T02:00:00.000Z" },
    { "UTC", "1900-01-01", 0, "1900-01-01T00:00:00.000Z" },
    { "UTC", "2199-12-31", 86399999, "2199-12-31T23:59:59.999Z" },
    { "Pacific/Apia", "2011-12-30", 43200000, "2011-12-30T22:00:00.000Z" }, /* a day skipped */
    { "Asia/Kolkata", "2026-03-02", 0, "2026-03-01T18:30:00.000Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklZone) zone = open_zone (cases[i].zone);
      g_autofree char *utc = tkl_instant_format (
          tkl_zone_to_utc_ms (zone, read_day (cases[i].day), cases[i].ms_of_day));

      g_assert_cmpstr (utc, ==, cases[i].utc);
    }
}

/* What the wall shows leads back to the instant, or to the first of two that show the same. */
static void
test_round_trip (void)
{
  const gint64 last_s = read_utc ("2099-12-31T00:00:00Z") / 1000;

  for (guint i = 0; i < G_N_ELEMENTS (zone_ids); i++)
    {
      g_autoptr (TklZone) zone = open_zone (zone_ids[i]);

      for (gint64 utc_s = 90000; utc_s < last_s; utc_s += 1777 * 7)
        {
          gint64 wall_ms = (utc_s + tkl_zone_offset_s (zone, utc_s * 1000)) * 1000;
          TklDay day = tkl_zone_civil_day (zone, utc_s * 1000);
          gint64 back = tkl_zone_to_utc_ms (zone, day, wall_ms - day * TKL_MS_PER_DAY);

          if (back == utc_s * 1000)
            continue;
          g_assert_cmpint (back, <, utc_s * 1000);
          g_assert_cmpint (back + tkl_zone_offset_s (zone, back) * 1000LL, ==, wall_ms);
        }
    }
}

/* The start of a workday is its first instant: a millisecond before, and for hours before, it is an
 * earlier day. */
static void
test_workday_start (void)
{
  static const int starts_min[] = { 0, 1, 120, 150, 179, 180, 360, 1439 };
  const TklDay last = read_day ("2099-12-30");

  for (guint i = 0; i < G_N_ELEMENTS (zone_ids); i++)
    {
      g_autoptr (TklZone) zone = open_zone (zone_ids[i]);

      for (TklDay day = 2; day < last; day++)
        {
          int start_min = starts_min[(guint) day % G_N_ELEMENTS (starts_min)];
          gint64 begin_ms = tkl_zone_workday_start_utc_ms (zone, day, start_min);

          g_assert_cmpint (tkl_zone_workday (zone, begin_ms, start_min), >=, day);
          for (gint64 before_ms = 1; before_ms < 4 * 3600000; before_ms += 1799999)
            g_assert_cmpint (tkl_zone_workday (zone, begin_ms - before_ms, start_min), <, day);
        }
    }
}

static void
test_workday_start_changes (void)
{
  static const struct
  {
    const char *day;
    int day_start_min;
    const char *utc;
  } cases[] = {
    { "2026-03-29", 0, "2026-03-28T23:00:00.000Z" },
    { "2026-03-30", 0, "2026-03-29T22:00:00.000Z" },   /* a day of 23 hours */
    { "2026-03-29", 150, "2026-03-29T01:00:00.000Z" }, /* skipped: the change itself */
    { "2026-10-25", 0, "2026-10-24T22:00:00.000Z" },
    { "2026-10-26", 0, "2026-10-25T23:00:00.000Z" },   /* a day of 25 hours */
    { "2026-10-25", 150, "2026-10-25T00:30:00.000Z" }, /* the first 02:30 */
  };
  g_autoptr (TklZone) zone = open_zone ("Europe/Brussels");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *utc = tkl_instant_format (
          tkl_zone_workday_start_utc_ms (zone, read_day (cases[i].day), cases[i].day_start_min));

      g_assert_cmpstr (utc, ==, cases[i].utc);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zone/names", test_names);
  g_test_add_func ("/zone/kept", test_kept);
  g_test_add_func ("/zone/against-glib", test_against_glib);
  g_test_add_func ("/zone/limits", test_limits);
  g_test_add_func ("/zone/wall", test_wall);
  g_test_add_func ("/zone/workday", test_workday);
  g_test_add_func ("/zone/to-utc", test_to_utc);
  g_test_add_func ("/zone/round-trip", test_round_trip);
  g_test_add_func ("/zone/workday-start", test_workday_start);
  g_test_add_func ("/zone/workday-start-changes", test_workday_start_changes);
  return g_test_run ();
}
