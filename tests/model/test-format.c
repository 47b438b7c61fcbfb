/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text of dates, times, durations and distances. */
/* Thread: main. */
#include "tkl-format.h"
#include "tkl-instant.h"

#include <locale.h>

static TklDay
day (const char *text)
{
  TklDay value = TKL_DAY_NONE;

  if (text[0] != '\0')
    g_assert_true (tkl_day_parse (text, &value));
  return value;
}

/* Both clock changes: the wall tells the time, whatever the machine's zone. */
static void
test_times (void)
{
  static const struct
  {
    const char *utc, *moment, *time;
  } cases[] = {
    { "2026-03-29T00:59:59.999Z", "29/03/2026 01:59", "01:59:59" },
    { "2026-03-29T01:00:00.000Z", "29/03/2026 03:00", "03:00:00" },
    { "2026-10-25T00:30:00.000Z", "25/10/2026 02:30", "02:30:00" },
    { "2026-10-25T01:30:00.000Z", "25/10/2026 02:30", "02:30:00" },
    { "2026-12-31T23:00:00.000Z", "01/01/2027 00:00", "00:00:00" },
    { "1969-12-31T23:59:58.500Z", "01/01/1970 00:59", "00:59:58" },
  };
  g_autoptr (TklZone) zone = tkl_zone_new ("Europe/Brussels", NULL);
  g_autofree char *nothing = tkl_format_moment (zone, TKL_INSTANT_NONE);

  g_assert_cmpstr (nothing, ==, "");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 utc_ms;
      g_autofree char *moment = NULL;
      g_autofree char *time = NULL;

      g_assert_true (tkl_instant_parse (cases[i].utc, NULL, &utc_ms));
      moment = tkl_format_moment (zone, utc_ms);
      time = tkl_format_time (zone, utc_ms, TRUE);
      g_assert_cmpstr (moment, ==, cases[i].moment);
      g_assert_cmpstr (time, ==, cases[i].time);
    }
}

static void
test_minutes (void)
{
  static const struct
  {
    gint64 minutes;
    gboolean is_balance;
    const char *text;
  } cases[] = {
    { 0, FALSE, "0:00" },      { 0, TRUE, "0:00" },    { 510, FALSE, "8:30" },
    { 30, TRUE, "+0:30" },     { -75, TRUE, "−1:15" }, { -5, FALSE, "−0:05" },
    { 6000, FALSE, "100:00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = tkl_format_minutes (cases[i].minutes, cases[i].is_balance);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_km (void)
{
  const char *point = localeconv ()->decimal_point;
  g_autofree char *none = tkl_format_km (-1);
  g_autofree char *zero = tkl_format_km (0);
  g_autofree char *some = tkl_format_km (1234);
  g_autofree char *zero_text = g_strdup_printf ("0%s0", point);
  g_autofree char *some_text = g_strdup_printf ("123%s4", point);

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (zero, ==, zero_text);
  g_assert_cmpstr (some, ==, some_text);
}

/* In the language of the sources: what is said once is not said twice. */
static void
test_periods (void)
{
  static const struct
  {
    const char *from, *to, *text;
  } cases[] = {
    { "", "", "All days" },
    { "2026-11-26", "2026-11-26", "Thu 26 Nov 2026" },
    { "2026-11-16", "2026-11-22", "16–22 Nov 2026" },
    { "2026-10-28", "2026-11-03", "28 Oct–3 Nov 2026" },
    { "2026-12-28", "2027-01-03", "28 Dec 2026–3 Jan 2027" },
    { "2026-11-01", "2026-11-30", "November 2026" },
    { "2026-02-01", "2026-02-27", "1–27 Feb 2026" },
  };

  if (g_strcmp0 (setlocale (LC_TIME, NULL), "C.UTF-8") != 0)
    {
      g_test_skip ("names of months are of the locale");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text
          = tkl_format_period ((TklPeriod){ day (cases[i].from), day (cases[i].to) });

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/times", test_times);
  g_test_add_func ("/format/minutes", test_minutes);
  g_test_add_func ("/format/km", test_km);
  g_test_add_func ("/format/periods", test_periods);
  return g_test_run ();
}
