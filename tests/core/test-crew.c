/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who rode with whom: tables, random legs against looking at each, and passengers on lines. */
/* Thread: main. */
#include "day-text.h"

static void
test_table (void)
{
  static const TklLeg legs[] = {
    { 1, 7, 100, 200 }, { 2, 7, 150, 250 }, { 1, 7, 240, 260 }, { 3, 8, 100, 200 },
    { 4, 9, 100, 100 }, { 5, 7, 400, 500 }, { 5, 7, 400, 900 }, { 6, 0, 0, 1000 },
  };
  static const struct
  {
    gint32 employee_id;
    gint32 vehicle_id;
    gint64 from_ms;
    gint64 to_ms;
    gboolean mate;
  } cases[] = {
    { 1, 7, 100, 200, TRUE },  { 2, 7, 150, 250, TRUE },  { 3, 8, 100, 200, FALSE }, /* alone */
    { 9, 8, 100, 200, TRUE },  { 9, 8, 200, 300, FALSE }, { 9, 8, 0, 100, FALSE },   /* touching */
    { 9, 8, 199, 300, TRUE },  { 9, 8, 0, 101, TRUE },    { 9, 8, 120, 130, TRUE },  /* inside */
    { 9, 8, 0, 1000, TRUE },                                                         /* around */
    { 9, 8, 150, 150, FALSE }, { 9, 8, 160, 150, FALSE },                            /* empty */
    { 9, 9, 0, 1000, FALSE }, /* of length 0 */
    { 9, 0, 0, 1000, FALSE },  { 9, 6, 0, 1000, FALSE },  { 9, 10, 0, 1000, FALSE }, /* vehicles */
    { 5, 7, 400, 900, FALSE }, { 9, 7, 600, 700, TRUE },  { 2, 7, 260, 400, FALSE },
    { 2, 7, 255, 400, TRUE },  { 1, 7, 249, 300, TRUE },  { 1, 7, 250, 300, FALSE },
  };
  g_autoptr (TklCrew) crew = tkl_crew_new (legs, G_N_ELEMENTS (legs));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (tkl_crew_has_mate (crew, cases[i].employee_id, cases[i].vehicle_id,
                                          cases[i].from_ms, cases[i].to_ms),
                       ==, cases[i].mate);
    }
}

static void
test_nobody (void)
{
  g_autoptr (TklCrew) crew = tkl_crew_new (NULL, 0);

  g_assert_false (tkl_crew_has_mate (crew, 1, 7, 0, 1000));
  tkl_crew_free (NULL);
}

static gboolean
look_at_each (const TklLeg *legs, gsize n_legs, const TklLeg *wanted)
{
  for (gsize i = 0; i < n_legs; i++)
    if (legs[i].vehicle_id == wanted->vehicle_id && legs[i].employee_id != wanted->employee_id
        && MAX (legs[i].from_utc_ms, wanted->from_utc_ms)
               < MIN (legs[i].to_utc_ms, wanted->to_utc_ms))
      return TRUE;
  return FALSE;
}

/* @spread: how far apart the begins lie, at most. */
static TklLeg
make_random_leg (GRand *rand, gint32 spread)
{
  gint64 from = g_rand_int_range (rand, -spread, spread);

  return (TklLeg){ g_rand_int_range (rand, 1, 5), g_rand_int_range (rand, -2, 4) * 2 + 1, from,
                   from + g_rand_int_range (rand, 0, 40) };
}

/* Compares with looking at each leg, whatever the order they come in. Returns: mates found. */
static guint
compare_random (GRand *rand, gint32 spread, gboolean outlier)
{
  TklLeg legs[200];
  gsize n = (gsize) g_rand_int_range (rand, 0, G_N_ELEMENTS (legs));
  g_autoptr (TklCrew) crew = NULL;
  guint n_mates = 0;

  for (gsize i = 0; i < n; i++)
    legs[i] = make_random_leg (rand, spread);
  if (outlier && n > 0)
    legs[n - 1] = (TklLeg){ 1, 1, G_GINT64_CONSTANT (4000000000000), 4000000001000 };
  crew = tkl_crew_new (legs, n);
  for (guint i = 0; i < 100; i++)
    {
      TklLeg leg = make_random_leg (rand, spread);
      gboolean mate = tkl_crew_has_mate (crew, leg.employee_id, leg.vehicle_id, leg.from_utc_ms,
                                         leg.to_utc_ms);

      g_assert_cmpint (mate, ==, look_at_each (legs, n, &leg));
      n_mates += mate;
    }
  return n_mates;
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  guint n_mates = 0;

  for (guint round = 0; round < 200; round++)
    n_mates += compare_random (rand, 1500, FALSE);
  g_assert_cmpuint (n_mates, >, 1000);
  g_assert_cmpuint (n_mates, <, 19000);
}

/* Nearly all rides at one time and one far in the future: the even parts of time help nothing. */
static void
test_crowded (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint round = 0; round < 100; round++)
    compare_random (rand, 100 + (gint32) round * 10, TRUE);
}

/* The legs that tkl_day_legs() finds in a day, as `minutes-minutes@vehicle`. */
static char *
find_legs (const char *text, const char *switches)
{
  TklCompany company = day_text_company (switches);
  g_autoptr (GArray) ticks = day_text_ticks (text);
  g_autoptr (GArray) legs = g_array_new (FALSE, FALSE, sizeof (TklLeg));
  TklWorkday workday = day_text_workday (ticks);
  GString *found = g_string_new (NULL);

  tkl_day_legs (&workday, &company, legs);
  for (guint i = 0; i < legs->len; i++)
    {
      const TklLeg *leg = &g_array_index (legs, TklLeg, i);
      gint64 base = DAY_TEXT_DAY * TKL_MS_PER_DAY;

      g_assert_cmpint (leg->employee_id, ==, DAY_TEXT_EMPLOYEE);
      g_string_append_printf (found, "%s%d-%d@%d", i > 0 ? " " : "",
                              (int) ((leg->from_utc_ms - base) / 60000),
                              (int) ((leg->to_utc_ms - base) / 60000), leg->vehicle_id);
    }
  return g_string_free (found, FALSE);
}

static void
test_legs (void)
{
  static const struct
  {
    const char *ticks;
    const char *switches;
    const char *legs;
  } cases[] = {
    { "01:00 H v1, 02:00 1 v1, 03:00 1 v1, 04:00 E v1", NULL, "60-120@1 180-240@1" },
    { "01:00 H v1, 02:00 E v1", NULL, "60-120@1" },
    { "01:00 H v1, 02:00 1 v2", NULL, "" },
    { "01:00 H, 02:00 1", NULL, "" },
    { "01:00 1 v1, 02:00 2 v1", NULL, "" },
    { "01:00 1 v1, 02:00 2 v1", "-ct2", "60-120@1" },
    { "01:00 E v1, 02:00 E v1", NULL, "" },
    { "01:00 H v1, 02:00 1 v1", "+cl8", "" },
    { "01:00 H v1, 02:00 1 v1, 03:00 ? v1, 04:00 H v1", NULL, "60-120@1" },
    { "01:00 H v1 blocked, 02:00 1 v1 noclock", NULL, "60-120@1" },
    { "01:00 H v1, 01:01 H v1 double, 02:00 1 v1", NULL, "60-120@1" },
    { "01:00 H v1, 01:01 H v1 double, 02:00 1 v1", "-ct4", "61-120@1" },
    { "01:00 H v1", NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *legs = find_legs (cases[i].ticks, cases[i].switches);

      g_test_message ("%s", cases[i].ticks);
      g_assert_cmpstr (legs, ==, cases[i].legs);
    }
}

/* Lines of the day when a mate rode in vehicle 1 from @mate_from to @mate_to o'clock. */
static char *
make_lines (const char *text, const char *switches, gint32 mate, int mate_from, int mate_to)
{
  gint64 base = DAY_TEXT_DAY * TKL_MS_PER_DAY;
  TklLeg leg = { mate, 1, base + mate_from * 3600000, base + mate_to * 3600000 };
  TklCompany company = day_text_company (switches);
  g_autoptr (TklCrew) crew = tkl_crew_new (&leg, 1);
  TklDayRules rules = { .company = &company, .crew = crew };
  g_autoptr (GArray) ticks = day_text_ticks (text);
  g_autoptr (GArray) lines = tkl_clock_lines_new ();
  TklWorkday workday = day_text_workday (ticks);

  g_assert_true (tkl_day_lines (&rules, &workday, NULL, FALSE, lines, NULL));
  return day_text_lines (lines);
}

static void
test_passengers (void)
{
  static const struct
  {
    const char *ticks;
    const char *switches;
    gint32 mate;
    int from, to;
    const char *lines;
  } cases[] = {
    { "06:00 H v1, 08:00 1 v1", NULL, 5, 7, 9, "06:00-08:00 2:00 mobility P1 pax" },
    { "06:00 H v1, 08:00 E v1", NULL, 5, 7, 9, "06:00-08:00 2:00 commute pax" },
    { "06:00 H v1, 08:00 1 v1", NULL, DAY_TEXT_EMPLOYEE, 7, 9, "06:00-08:00 2:00 mobility P1" },
    { "06:00 H v1, 08:00 1 v1", NULL, 5, 8, 9, "06:00-08:00 2:00 mobility P1" },
    { "06:00 H v1, 08:00:20 1 v1", NULL, 5, 8, 9, "06:00-08:00 2:00 mobility P1 pax" },
    { "06:00 H v1, 08:00 1 v2", NULL, 5, 7, 9, "06:00-08:00 2:00 mobility P1" },
    { "06:00 1 v1, 08:00 1 v1", NULL, 5, 7, 9, "06:00-08:00 2:00 work/site P1" },
    { "06:00 1 v1, 08:00 2 v1", NULL, 5, 7, 9, "06:00-08:00 2:00 work/between-sites P2" },
    { "06:00 1 v1, 08:00 2 v1", "-ct2", 5, 7, 9, "06:00-08:00 2:00 mobility P2 pax" },
    { "06:00 H v1, 08:00 1 v1", "+cl8", 5, 7, 9, "06:00-08:00 2:00 work/site P1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lines = make_lines (cases[i].ticks, cases[i].switches, cases[i].mate,
                                           cases[i].from, cases[i].to);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (lines, ==, cases[i].lines);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crew/table", test_table);
  g_test_add_func ("/crew/nobody", test_nobody);
  g_test_add_func ("/crew/random", test_random);
  g_test_add_func ("/crew/crowded", test_crowded);
  g_test_add_func ("/crew/legs", test_legs);
  g_test_add_func ("/crew/passengers", test_passengers);
  return g_test_run ();
}
