/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Totals per day, role and project, balance against the schedule. */
/* Thread: main. */
#include "day-text.h"
#include "tkl-totals.h"

/* 2026-03-02 is a Monday. */
#define MONDAY DAY_TEXT_DAY

static const TklClockLine month[] = {
  { .type = TKL_LINE_WORK, .minutes = 480, .km_tenths = -1, .project_id = 2 },
  { .type = TKL_LINE_WORK, .minutes = 20, .km_tenths = 55, .project_id = 3 }, /* between sites */
  { .type = TKL_LINE_WORK, .minutes = 25, .km_tenths = -1 },                  /* loading */
  { .type = TKL_LINE_BREAK, .minutes = 30, .km_tenths = -1, .project_id = 2 },
  { .type = TKL_LINE_BREAK, .minutes = 15, .km_tenths = -1, .project_id = 9 },
  { .type = TKL_LINE_COMMUTE, .minutes = 40, .km_tenths = 120, .role = TKL_ROLE_DRIVER },
  { .type = TKL_LINE_MOBILITY,
    .minutes = 45,
    .km_tenths = 303,
    .project_id = 2,
    .role = TKL_ROLE_DRIVER },
  { .type = TKL_LINE_MOBILITY,
    .minutes = 35,
    .km_tenths = -1,
    .project_id = 1,
    .role = TKL_ROLE_PASSENGER },
  { .type = TKL_LINE_MOBILITY, .minutes = 5, .km_tenths = 7, .role = TKL_ROLE_PASSENGER },
  { .type = TKL_LINE_MOBILITY, .minutes = 6, .km_tenths = 20, .role = TKL_ROLE_NONE },
  { .type = TKL_LINE_OTHER, .minutes = 10, .km_tenths = -1, .project_id = 3 },
};

static TklTotals
add_lines (const TklClockLine *lines, gsize n_lines)
{
  TklTotals totals = { 0 };

  for (gsize i = 0; i < n_lines; i++)
    tkl_totals_add_line (&totals, &lines[i]);
  return totals;
}

static void
test_lines (void)
{
  TklTotals totals = add_lines (month, G_N_ELEMENTS (month));

  g_assert_cmpint (totals.worked_min, ==, 535);
  g_assert_cmpint (totals.break_min, ==, 45);
  g_assert_cmpint (totals.commute_min, ==, 40);
  g_assert_cmpint (totals.mobility_min, ==, 91);
  g_assert_cmpint (totals.km_tenths, ==, 330);
  g_assert_cmpint (totals.role_km_tenths[TKL_ROLE_NONE], ==, 20);
  g_assert_cmpint (totals.role_km_tenths[TKL_ROLE_DRIVER], ==, 303);
  g_assert_cmpint (totals.role_km_tenths[TKL_ROLE_PASSENGER], ==, 7);
  g_assert_cmpint (totals.role_km_tenths[TKL_ROLE_OWN], ==, 0);
  g_assert_cmpint (totals.expected_min, ==, 0);
  g_assert_cmpint (totals.balance_min, ==, 0);
  g_assert_false (totals.has_schedule);
}

static void
test_schedule (void)
{
  static const struct
  {
    int expected[7];
    TklDay day;
    gint64 worked;
    gint64 expected_min;
    gint64 balance_min;
  } cases[] = {
    { { 480, 480, 480, 480, 480, 0, 0 }, MONDAY, 510, 480, 30 },
    { { 480, 480, 480, 480, 480, 0, 0 }, MONDAY, 450, 480, -30 },
    { { 480, 480, 480, 480, 480, 0, 0 }, MONDAY, 0, 480, -480 },
    { { 480, 480, 480, 480, 480, 0, 0 }, MONDAY + 4, 480, 480, 0 },
    { { 480, 480, 480, 480, 480, 0, 0 }, MONDAY + 5, 60, 0, 60 },
    { { 480, 480, 480, 480, 480, 0, 0 }, MONDAY + 6, 60, 0, 60 },
    { { 1, 2, 3, 4, 5, 6, 7 }, MONDAY + 6, 0, 7, -7 },
    { { 1, 2, 3, 4, 5, 6, 7 }, MONDAY - 1, 0, 7, -7 },
    { { 0, 0, 0, 0, 0, 0, 0 }, MONDAY, 60, 0, 60 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklWorkSchedule schedule = { .id = 1 };
      TklTotals totals = { .worked_min = cases[i].worked };

      tkl_totals_add_schedule (&totals, NULL, cases[i].day, cases[i].worked);
      g_assert_false (totals.has_schedule);
      memcpy (schedule.minutes, cases[i].expected, sizeof schedule.minutes);
      tkl_totals_add_schedule (&totals, &schedule, cases[i].day, cases[i].worked);
      g_assert_true (totals.has_schedule);
      g_assert_cmpint (totals.expected_min, ==, cases[i].expected_min);
      g_assert_cmpint (totals.balance_min, ==, cases[i].balance_min);
      g_assert_cmpint (totals.worked_min, ==, cases[i].worked);
    }
}

/* Two people, one without a schedule: his minutes are no plus of the group. */
static void
test_group (void)
{
  TklWorkSchedule schedule = { .minutes = { 480, 480, 480, 480, 480, 0, 0 } };
  TklTotals first = add_lines (month, 1);
  TklTotals second = add_lines (month, G_N_ELEMENTS (month));
  TklTotals group = { 0 };

  first.worked_min += 12;
  tkl_totals_add_schedule (&first, &schedule, MONDAY, first.worked_min);
  tkl_totals_add_schedule (&second, NULL, MONDAY, second.worked_min);
  tkl_totals_add (&group, &first);
  tkl_totals_add (&group, &second);
  g_assert_cmpint (group.worked_min, ==, 492 + 535);
  g_assert_cmpint (group.break_min, ==, 45);
  g_assert_cmpint (group.commute_min, ==, 40);
  g_assert_cmpint (group.mobility_min, ==, 91);
  g_assert_cmpint (group.km_tenths, ==, 330);
  g_assert_cmpint (group.role_km_tenths[TKL_ROLE_DRIVER], ==, 303);
  g_assert_cmpint (group.expected_min, ==, 480);
  g_assert_cmpint (group.balance_min, ==, 12);
  g_assert_true (group.has_schedule);
}

/* Days of one person, one after the other. */
static void
test_days (void)
{
  TklWorkSchedule schedule = { .minutes = { 480, 480, 480, 480, 480, 0, 0 } };
  TklTotals totals = { 0 };

  for (int i = 0; i < 7; i++)
    {
      tkl_totals_add_line (&totals, &month[0]);
      tkl_totals_add_schedule (&totals, &schedule, MONDAY + i, month[0].minutes);
    }
  g_assert_cmpint (totals.worked_min, ==, 7 * 480);
  g_assert_cmpint (totals.expected_min, ==, 5 * 480);
  g_assert_cmpint (totals.balance_min, ==, 2 * 480);
}

static void
test_projects (void)
{
  static const TklProjectTotal expected[]
      = { { 1, 0, 35, 0 }, { 2, 480, 45, 303 }, { 3, 30, 0, 0 } };
  g_autoptr (GArray) totals = tkl_totals_by_project (month, G_N_ELEMENTS (month));
  g_autoptr (GArray) none = tkl_totals_by_project (NULL, 0);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (totals->len, ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const TklProjectTotal *total = &g_array_index (totals, TklProjectTotal, i);

      g_assert_cmpint (total->project_id, ==, expected[i].project_id);
      g_assert_cmpint (total->minutes, ==, expected[i].minutes);
      g_assert_cmpint (total->mobility_min, ==, expected[i].mobility_min);
      g_assert_cmpint (total->km_tenths, ==, expected[i].km_tenths);
    }
}

/* Worked of the examples A to E (rules §7), doubled minutes included. */
static void
test_examples (void)
{
  static const struct
  {
    const char *ticks;
    const char *switches;
    int worked, breaks, commute, mobility;
  } cases[] = {
    { "06:45 H, 07:30 1, 16:00 1, 16:40 H", NULL, 510, 0, 0, 85 },
    { "06:30 H, 06:50 E, 07:15 E, 07:55 1, 16:05 1, 16:50 H", NULL, 515, 0, 20, 85 },
    { "07:00 1, 12:00 1, 12:30 1, 16:00 1", NULL, 510, 30, 0, 0 },
    { "07:00 1, 12:00 1, 12:30 1, 16:00 1", "-ct3", 540, 0, 0, 0 },
    { "07:00 H, 07:40 1, 11:50 1, 12:15 2, 15:45 2, 16:30 H", NULL, 485, 0, 0, 85 },
    { "07:00 H, 07:40 1, 11:50 1, 12:15 2, 15:45 2, 16:30 H", "-ct2", 460, 0, 0, 110 },
    { "06:45 H, 07:30 1, 07:33 1 double, 16:00 1, 16:40 H", NULL, 510, 0, 0, 85 },
    { "06:45 H, 07:30 1", "+cl5", 0, 0, 0, 90 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklCompany company = day_text_company (cases[i].switches);
      TklDayRules rules = { .company = &company };
      g_autoptr (GArray) ticks = day_text_ticks (cases[i].ticks);
      g_autoptr (GArray) lines = tkl_clock_lines_new ();
      TklWorkday workday = day_text_workday (ticks);
      TklTotals totals;

      g_assert_true (tkl_day_lines (&rules, &workday, NULL, FALSE, lines, NULL));
      totals = add_lines ((const TklClockLine *) (gpointer) lines->data, lines->len);
      g_assert_cmpint (totals.worked_min, ==, cases[i].worked);
      g_assert_cmpint (totals.break_min, ==, cases[i].breaks);
      g_assert_cmpint (totals.commute_min, ==, cases[i].commute);
      g_assert_cmpint (totals.mobility_min, ==, cases[i].mobility);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/totals/lines", test_lines);
  g_test_add_func ("/totals/schedule", test_schedule);
  g_test_add_func ("/totals/group", test_group);
  g_test_add_func ("/totals/days", test_days);
  g_test_add_func ("/totals/projects", test_projects);
  g_test_add_func ("/totals/examples", test_examples);
  return g_test_run ();
}
