/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workdays: cutting and sorting, nights and both changes of the clock, and very long days. */
/* Thread: main. */
#include "day-text.h"
#include "tkl-zone.h"

/* A tick of the table below: who, workday, seconds, and what breaks ties. */
static TklTick
make_tick (gint64 id, gint32 employee_id, TklDay day, int seconds, gint32 vehicle_id, gint32 key_id)
{
  return (TklTick){ .id = id,
                    .time_utc_ms = day * TKL_MS_PER_DAY + seconds * G_GINT64_CONSTANT (1000),
                    .vehicle_id = vehicle_id,
                    .key_id = key_id,
                    .employee_id = employee_id,
                    .day = day,
                    .odometer_m = -1,
                    .point = TKL_POINT_NONE,
                    .flags = TKL_TICK_LINKED,
                    .place = TKL_PLACE_PROJECT,
                    .project_id = 1 };
}

static void
test_next (void)
{
  const TklTick ticks[] = {
    make_tick (1, 0, 5, 0, 1, 1), make_tick (2, 0, 6, 0, 1, 1), make_tick (3, 1, 5, 0, 1, 1),
    make_tick (4, 1, 5, 9, 1, 1), make_tick (5, 1, 6, 0, 1, 1), make_tick (6, 2, 6, 0, 1, 1),
  };
  static const struct
  {
    gint32 employee_id;
    TklDay day;
    gsize first;
    gsize n_ticks;
  } expected[] = { { 1, 5, 2, 2 }, { 1, 6, 4, 1 }, { 2, 6, 5, 1 } };
  TklWorkday workday = { 0 };
  gsize n = 0;

  while (tkl_workdays_next (ticks, G_N_ELEMENTS (ticks), &workday))
    {
      g_assert_cmpuint (n, <, G_N_ELEMENTS (expected));
      g_assert_cmpint (workday.employee_id, ==, expected[n].employee_id);
      g_assert_cmpint (workday.day, ==, expected[n].day);
      g_assert_true (workday.ticks == ticks + expected[n].first);
      g_assert_cmpuint (workday.n_ticks, ==, expected[n].n_ticks);
      n++;
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
}

static void
test_next_none (void)
{
  const TklTick nobody[] = { make_tick (1, 0, 5, 0, 1, 1) };
  TklWorkday workday = { 0 };

  g_assert_false (tkl_workdays_next (NULL, 0, &workday));
  g_assert_false (tkl_workdays_next (nobody, 1, &workday));
  tkl_workdays_sort (NULL, 0, NULL);
}

static void
shuffle (GRand *rand, TklTick *ticks, gsize n)
{
  for (gsize i = n; i > 1; i--)
    {
      gsize j = (gsize) g_rand_int_range (rand, 0, (gint32) i);
      TklTick swapped = ticks[j];

      ticks[j] = ticks[i - 1];
      ticks[i - 1] = swapped;
    }
}

/* Every order of arrival gives the one order; ids are in that order in the table. */
static void
test_sort (void)
{
  TklTick ticks[] = {
    make_tick (1, 0, 5, 0, 1, 1),  make_tick (2, 1, -3, 50, 1, 1), make_tick (3, 1, 5, 0, 1, 1),
    make_tick (4, 1, 5, 7, 1, 1),  make_tick (5, 1, 5, 7, 1, 2),   make_tick (6, 1, 5, 7, 2, 1),
    make_tick (7, 1, 5, 8, 1, 1),  make_tick (8, 1, 6, 0, 1, 1),   make_tick (9, 2, 5, 0, 1, 1),
    make_tick (10, 2, 5, 1, 1, 1),
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint round = 0; round < 200; round++)
    {
      if (round > 0)
        shuffle (rand, ticks, G_N_ELEMENTS (ticks));
      tkl_workdays_sort (ticks, G_N_ELEMENTS (ticks), NULL);
      for (gsize i = 0; i < G_N_ELEMENTS (ticks); i++)
        g_assert_cmpint (ticks[i].id, ==, (gint64) i + 1);
    }
}

/* Equal times go by the rank of the vehicle's name, not by its id. */
static void
test_sort_by_rank (void)
{
  TklTick ticks[] = { make_tick (1, 1, 5, 7, 1, 1), make_tick (2, 1, 5, 7, 2, 1) };
  g_autoptr (GHashTable) ranks = g_hash_table_new (NULL, NULL);
  TklTickOrder order = { .vehicle_rank = ranks };

  g_hash_table_insert (ranks, GINT_TO_POINTER (1), GINT_TO_POINTER (9));
  g_hash_table_insert (ranks, GINT_TO_POINTER (2), GINT_TO_POINTER (3));
  tkl_workdays_sort (ticks, G_N_ELEMENTS (ticks), &order);
  g_assert_cmpint (ticks[0].id, ==, 2);
}

/* Shifts by the wall clock of Brussels: `day` of the first tick, minutes of day of both ticks (over
 * 1440: the day after), the day start, and what comes out. */
static void
test_nights (void)
{
  static const struct
  {
    int year, month, day;
    int from_min, to_min;
    int day_start_min;
    gboolean one_day;
    int minutes;
  } cases[] = {
    { 2026, 3, 2, 1320, 1800, 720, TRUE, 480 },   /* an ordinary night */
    { 2026, 3, 28, 1320, 1800, 720, TRUE, 420 },  /* summer time begins: 7 h */
    { 2026, 10, 24, 1320, 1800, 720, TRUE, 540 }, /* it ends: 9 h */
    { 2026, 3, 2, 1380, 1680, 360, TRUE, 300 },   /* 23:00 to 04:00 */
    { 2026, 3, 28, 1380, 1680, 360, TRUE, 240 },  { 2026, 10, 24, 1380, 1680, 360, TRUE, 360 },
    { 2026, 3, 2, 1380, 1680, 0, FALSE, 0 }, /* cut at midnight: two days of one tick */
    { 2026, 3, 29, 60, 240, 0, TRUE, 120 },  /* 01:00 to 04:00 without the skipped hour */
    { 2026, 10, 25, 60, 240, 0, TRUE, 240 }, /* … and with the repeated one */
    { 2026, 3, 29, 420, 900, 0, TRUE, 480 }, /* the day itself, after the change */
  };
  g_autoptr (TklZone) zone = tkl_zone_new ("Europe/Brussels", NULL);
  TklCompany company = day_text_company (NULL);
  TklDayRules rules = { .company = &company };

  g_assert_nonnull (zone);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklDay day = tkl_day_from_ymd (cases[i].year, cases[i].month, cases[i].day);
      int minutes[] = { cases[i].from_min, cases[i].to_min };
      TklTick ticks[2];
      TklWorkday workday = { 0 };
      g_autoptr (GArray) lines = tkl_clock_lines_new ();
      gint32 worked = 0;

      for (int t = 0; t < 2; t++)
        {
          ticks[t] = make_tick (t + 1, 1, day, 0, 1, 1);
          ticks[t].time_utc_ms = tkl_zone_to_utc_ms (zone, day + minutes[t] / 1440,
                                                     minutes[t] % 1440 * G_GINT64_CONSTANT (60000));
          ticks[t].day = tkl_zone_workday (zone, ticks[t].time_utc_ms, cases[i].day_start_min);
        }
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_true (tkl_workdays_next (ticks, 2, &workday));
      g_assert_cmpint (workday.day, ==, day);
      g_assert_cmpint (tkl_day_lines (&rules, &workday, NULL, FALSE, lines, NULL), ==,
                       cases[i].one_day);
      for (guint l = 0; l < lines->len; l++)
        worked += g_array_index (lines, TklClockLine, l).minutes;
      g_assert_cmpint (worked, ==, cases[i].minutes);
    }
}

/* A day of very many ticks, all at one project, every other one deleted, is done in one go: with a
 * search per tick over the rest of the day this test would not come to an end. */
static void
test_long_day (void)
{
  const guint n = 200000;
  g_autofree TklTick *ticks = g_new (TklTick, n);
  g_autoptr (GArray) lines = tkl_clock_lines_new ();
  g_autoptr (GArray) legs = g_array_new (FALSE, FALSE, sizeof (TklLeg));
  TklCompany company = day_text_company (NULL);
  TklDayRules rules = { .company = &company };
  TklWorkday workday = { ticks, n, 1, 5 };

  for (guint i = 0; i < n; i++)
    {
      ticks[i] = make_tick (i + 1, 1, 5, (int) i * 60, 1, 1);
      if (i % 2 == 1)
        ticks[i].flags |= TKL_TICK_DELETED;
    }
  g_assert_true (tkl_day_lines (&rules, &workday, NULL, FALSE, lines, NULL));
  tkl_day_legs (&workday, &company, legs);
  g_assert_cmpuint (lines->len, ==, n / 2 - 1);
  g_assert_cmpuint (legs->len, ==, 0);
  g_assert_cmpint (g_array_index (lines, TklClockLine, 0).type, ==, TKL_LINE_WORK);
  g_assert_cmpint (g_array_index (lines, TklClockLine, 1).type, ==, TKL_LINE_BREAK);
  g_assert_cmpint (g_array_index (lines, TklClockLine, lines->len - 1).type, ==, TKL_LINE_WORK);
}

/* The same for a day that changes its project every third tick, so that each run is looked ahead
 * in vain over a long stretch of deleted ticks. */
static void
test_long_gap (void)
{
  const guint n = 200000;
  g_autofree TklTick *ticks = g_new (TklTick, n);
  g_autoptr (GArray) lines = tkl_clock_lines_new ();
  TklCompany company = day_text_company (NULL);
  TklDayRules rules = { .company = &company };
  TklWorkday workday = { ticks, n, 1, 5 };

  for (guint i = 0; i < n; i++)
    {
      ticks[i] = make_tick (i + 1, 1, 5, (int) i * 60, 1, 1);
      ticks[i].project_id = (gint32) (i / 3 % 2) + 1;
      if (i > n / 2 && i < n - 2)
        ticks[i].flags |= TKL_TICK_DELETED;
    }
  g_assert_true (tkl_day_lines (&rules, &workday, NULL, TRUE, lines, NULL));
  g_assert_cmpuint (lines->len, ==, n / 2 + 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workdays/next", test_next);
  g_test_add_func ("/workdays/next-none", test_next_none);
  g_test_add_func ("/workdays/sort", test_sort);
  g_test_add_func ("/workdays/sort-by-rank", test_sort_by_rank);
  g_test_add_func ("/workdays/nights", test_nights);
  g_test_add_func ("/workdays/long-day", test_long_day);
  g_test_add_func ("/workdays/long-gap", test_long_gap);
  return g_test_run ();
}
