/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Civil days against GDate, and their text. */
/* Thread: main. */
#include "tkl-day.h"

static void
test_known_days (void)
{
  static const struct
  {
    int year, month, day;
    TklDay expected;
    int weekday;
  } cases[] = {
    { 1970, 1, 1, 0, 4 },
    { 1969, 12, 31, -1, 3 },
    { 1900, 1, 1, TKL_DAY_FIRST, 1 },
    { 2199, 12, 31, TKL_DAY_LAST, 2 },
    { 2000, 2, 29, 11016, 2 },
    { 2026, 3, 2, 20514, 1 },
    { 2026, 3, 29, 20541, 7 },  /* summer time begins */
    { 2026, 10, 25, 20751, 7 }, /* … and ends */
    { 2100, 3, 1, 47541, 1 },   /* 2100 is no leap year */
    { 1900, 2, 29, TKL_DAY_NONE, 0 },
    { 2100, 2, 29, TKL_DAY_NONE, 0 },
    { 2023, 2, 29, TKL_DAY_NONE, 0 },
    { 2024, 2, 30, TKL_DAY_NONE, 0 },
    { 2024, 4, 31, TKL_DAY_NONE, 0 },
    { 2024, 1, 0, TKL_DAY_NONE, 0 },
    { 2024, 1, 32, TKL_DAY_NONE, 0 },
    { 2024, 0, 1, TKL_DAY_NONE, 0 },
    { 2024, 13, 1, TKL_DAY_NONE, 0 },
    { 2024, -1, -1, TKL_DAY_NONE, 0 },
    { 1899, 12, 31, TKL_DAY_NONE, 0 },
    { 2200, 1, 1, TKL_DAY_NONE, 0 },
    { G_MAXINT, 1, 1, TKL_DAY_NONE, 0 },
    { G_MININT, 1, 1, TKL_DAY_NONE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklDay day = tkl_day_from_ymd (cases[i].year, cases[i].month, cases[i].day);

      g_assert_cmpint (day, ==, cases[i].expected);
      if (day != TKL_DAY_NONE)
        g_assert_cmpint (tkl_day_weekday (day), ==, cases[i].weekday);
    }
}

/* Every day there is, in order, with GDate walking along. */
static void
test_all_days (void)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1900);
  for (TklDay day = TKL_DAY_FIRST; day <= TKL_DAY_LAST; day++, g_date_add_days (&date, 1))
    {
      int year, month, day_of_month;

      tkl_day_to_ymd (day, &year, &month, &day_of_month);
      g_assert_cmpint (year, ==, g_date_get_year (&date));
      g_assert_cmpint (month, ==, g_date_get_month (&date));
      g_assert_cmpint (day_of_month, ==, g_date_get_day (&date));
      g_assert_cmpint (tkl_day_from_ymd (year, month, day_of_month), ==, day);
      g_assert_cmpint (tkl_day_weekday (day), ==, (int) g_date_get_weekday (&date));
    }
}

static void
test_far_days (void)
{
  int year, month, day;

  /* Outside of what may be entered, but not outside of arithmetic. */
  tkl_day_to_ymd (-719528, &year, &month, &day);
  g_assert_cmpint (year, ==, 0);
  g_assert_cmpint (month, ==, 1);
  g_assert_cmpint (day, ==, 1);
  tkl_day_to_ymd (2932896, &year, &month, &day);
  g_assert_cmpint (year, ==, 9999);
  g_assert_cmpint (month, ==, 12);
  g_assert_cmpint (day, ==, 31);
  tkl_day_to_ymd (G_MAXINT32, &year, &month, &day);
  g_assert_cmpint (year, ==, 5881580);
  tkl_day_to_ymd (G_MININT32 + 1, &year, &month, &day);
  g_assert_cmpint (year, ==, -5877641);
  g_assert_cmpint (tkl_day_weekday (G_MAXINT32), >=, 1);
  g_assert_cmpint (tkl_day_weekday (G_MININT32 + 1), <=, 7);
}

static void
test_text (void)
{
  static const char *const good[] = { "1900-01-01", "1970-01-01", "2024-02-29", "2199-12-31" };
  static const char *const bad[] = {
    "",           "2026",       "2026-3-2",    "2026-03-2",   "2026-03-02 ", " 2026-03-02",
    "2026/03/02", "02-03-2026", "2026-02-29",  "2026-13-01",  "2026-00-01",  "2026-01-00",
    "1899-12-31", "2200-01-01", "2026-03-02T", "+026-03-02",  "-026-03-02",  "2026-+3-02",
    "2026-03- 2", "20260302",   "2026-03-0２", "2026--3-021",
  };
  TklDay day;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (tkl_day_parse (good[i], &day));
      text = tkl_day_format (day);
      g_assert_cmpstr (text, ==, good[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("“%s”", bad[i]);
      day = 4711;
      g_assert_false (tkl_day_parse (bad[i], &day));
      g_assert_cmpint (day, ==, 4711);
    }
  g_assert_false (tkl_day_parse (NULL, &day));
}

static void
test_format_none (void)
{
  g_autofree char *text = tkl_day_format (TKL_DAY_NONE);

  g_assert_cmpstr (text, ==, "");
}

static void
test_period (void)
{
  static const struct
  {
    TklDay day, from, to;
    gboolean inside;
  } cases[] = {
    { 10, 10, 10, TRUE },
    { 9, 10, 10, FALSE },
    { 11, 10, 10, FALSE },
    { 10, 10, 20, TRUE },
    { 20, 10, 20, TRUE },
    { 21, 10, 20, FALSE },
    { 10, 20, 10, FALSE },
    { -99999, TKL_DAY_NONE, 10, TRUE },
    { 11, TKL_DAY_NONE, 10, FALSE },
    { 99999, 10, TKL_DAY_NONE, TRUE },
    { 9, 10, TKL_DAY_NONE, FALSE },
    { 0, TKL_DAY_NONE, TKL_DAY_NONE, TRUE },
    { TKL_DAY_NONE, TKL_DAY_NONE, TKL_DAY_NONE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (tkl_day_in_period (cases[i].day, cases[i].from, cases[i].to), ==,
                     cases[i].inside);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day/known", test_known_days);
  g_test_add_func ("/day/all", test_all_days);
  g_test_add_func ("/day/far", test_far_days);
  g_test_add_func ("/day/text", test_text);
  g_test_add_func ("/day/format-none", test_format_none);
  g_test_add_func ("/day/period", test_period);
  return g_test_run ();
}
