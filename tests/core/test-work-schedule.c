/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which schedule holds on a day, and what a new or changed one does to the others. */
/* Thread: main. */
#include "tkl-work-schedule.h"

#include "tkl-totals.h"

#define OPEN TKL_DAY_NONE
/* 2026-03-02 is a Monday. */
#define MONDAY 20514

static TklWorkSchedule
make (gint64 id, gint64 employee_id, TklDay from, TklDay to, int minutes)
{
  TklWorkSchedule schedule = { .id = id, .employee_id = employee_id, .from = from, .to = to };

  tkl_work_schedule_set_minutes (&schedule, minutes);
  return schedule;
}

static void
test_minutes (void)
{
  static const int minutes[] = { 0, 456, 1440 };

  for (gsize i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      TklWorkSchedule schedule = make (1, 1, OPEN, OPEN, minutes[i]);

      for (int day = 0; day < 7; day++)
        g_assert_cmpint (tkl_work_schedule_day_min (&schedule, MONDAY + day), ==,
                         day < 5 ? minutes[i] : 0);
      g_assert_cmpint (tkl_work_schedule_day_min (&schedule, MONDAY - 1), ==, 0);
      g_assert_cmpint (tkl_work_schedule_week_min (&schedule), ==, 5 * minutes[i]);
    }
}

/* Employee 1: open, a change on a Thursday, a gap of a week, one day, open again. 2: none. 3: one day. */
static void
test_find (void)
{
  const TklWorkSchedule schedules[] = {
    make (1, 1, OPEN, MONDAY + 2, 480),        make (2, 1, MONDAY + 3, MONDAY + 29, 300),
    make (3, 1, MONDAY + 37, MONDAY + 37, 60), make (4, 1, MONDAY + 38, OPEN, 400),
    make (5, 3, MONDAY, MONDAY, 480),          make (6, 4, OPEN, OPEN, 480),
  };
  static const struct
  {
    gint64 employee_id;
    TklDay day;
    gint64 id; /* 0 = none */
  } cases[] = {
    { 1, TKL_DAY_FIRST, 1 }, { 1, MONDAY + 2, 1 },  { 1, MONDAY + 3, 2 },  { 1, MONDAY + 29, 2 },
    { 1, MONDAY + 30, 0 },   { 1, MONDAY + 36, 0 }, { 1, MONDAY + 37, 3 }, { 1, MONDAY + 38, 4 },
    { 1, TKL_DAY_LAST, 4 },  { 2, MONDAY, 0 },      { 3, MONDAY - 1, 0 },  { 3, MONDAY, 5 },
    { 3, MONDAY + 1, 0 },    { 4, MONDAY, 6 },      { 0, MONDAY, 0 },      { 9, MONDAY, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TklWorkSchedule *found = tkl_work_schedule_find (schedules, G_N_ELEMENTS (schedules),
                                                             cases[i].employee_id, cases[i].day);

      g_assert_cmpint (found != NULL ? found->id : 0, ==, cases[i].id);
    }
  g_assert_null (tkl_work_schedule_find (NULL, 0, 1, MONDAY));
}

/* Eight hours are worked each day; what is expected and the balance of the days from … to. */
static void
test_balance (void)
{
  const TklWorkSchedule mid_week[]
      = { make (1, 1, OPEN, MONDAY + 1, 480), make (2, 1, MONDAY + 2, OPEN, 300) };
  const TklWorkSchedule gap[]
      = { make (1, 1, OPEN, MONDAY, 480), make (2, 1, MONDAY + 3, OPEN, 420) };
  const TklWorkSchedule one_day[] = { make (1, 1, MONDAY + 1, MONDAY + 1, 240) };
  /* 2026-03-16 is a Monday too. */
  const TklWorkSchedule mid_month[]
      = { make (1, 1, MONDAY - 1, MONDAY + 13, 480), make (2, 1, MONDAY + 14, MONDAY + 29, 456) };
  const struct
  {
    const TklWorkSchedule *schedules;
    gsize n;
    int n_days;
    gint64 expected, balance, unscheduled;
  } cases[] = {
    { mid_week, 2, 5, 2 * 480 + 3 * 300, 3 * 180, 0 },
    { mid_week, 2, 7, 2 * 480 + 3 * 300, 3 * 180 + 2 * 480, 0 },
    { gap, 2, 5, 480 + 2 * 420, 2 * 60, 2 * 480 },
    { one_day, 1, 5, 240, 240, 4 * 480 },
    { mid_month, 2, 19, 10 * 480 + 5 * 456, 5 * 24 + 4 * 480, 0 },
    { NULL, 0, 5, 0, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklTotals totals = { 0 };

      for (int day = 0; day < cases[i].n_days; day++)
        {
          totals.worked_min += 480;
          tkl_totals_add_schedule (
              &totals, tkl_work_schedule_find (cases[i].schedules, cases[i].n, 1, MONDAY + day),
              MONDAY + day, 480);
        }
      g_assert_cmpint (totals.expected_min, ==, cases[i].expected);
      g_assert_cmpint (totals.balance_min, ==, cases[i].balance);
      g_assert_cmpint (tkl_totals_unscheduled_min (&totals), ==, cases[i].unscheduled);
      g_assert_cmpint (totals.has_schedule, ==, cases[i].n > 0);
    }
}

static void
test_plan_change (void)
{
  const TklWorkSchedule schedules[]
      = { make (2, 1, 20, 29, 480), make (1, 1, OPEN, 9, 480), make (3, 1, 40, OPEN, 480) };
  static const struct
  {
    gint64 id;
    TklDay from, to;
    TklWorkScheduleFault fault;
    gint64 other;
  } cases[] = {
    { 2, 20, 29, TKL_WORK_SCHEDULE_GOOD, 0 },        { 2, 10, 39, TKL_WORK_SCHEDULE_GOOD, 0 },
    { 2, 25, 25, TKL_WORK_SCHEDULE_GOOD, 0 },        { 2, 25, 24, TKL_WORK_SCHEDULE_ORDER, 0 },
    { 2, 9, 29, TKL_WORK_SCHEDULE_OVERLAP, 1 },      { 2, 20, 40, TKL_WORK_SCHEDULE_OVERLAP, 3 },
    { 2, OPEN, 29, TKL_WORK_SCHEDULE_OVERLAP, 1 },   { 2, 20, OPEN, TKL_WORK_SCHEDULE_OVERLAP, 3 },
    { 2, OPEN, OPEN, TKL_WORK_SCHEDULE_OVERLAP, 1 }, { 1, OPEN, 19, TKL_WORK_SCHEDULE_GOOD, 0 },
    { 1, OPEN, 20, TKL_WORK_SCHEDULE_OVERLAP, 2 },   { 3, 30, OPEN, TKL_WORK_SCHEDULE_GOOD, 0 },
    { 3, 29, 29, TKL_WORK_SCHEDULE_OVERLAP, 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklWorkSchedule wanted = make (cases[i].id, 1, cases[i].from, cases[i].to, 100);
      TklWorkSchedulePlan plan
          = tkl_work_schedule_plan_change (schedules, G_N_ELEMENTS (schedules), &wanted);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (plan.fault, ==, cases[i].fault);
      g_assert_cmpint (plan.other.id, ==, cases[i].other);
    }
}

static void
test_plan_new (void)
{
  const TklWorkSchedule always[] = { make (1, 1, OPEN, OPEN, 480) };
  const TklWorkSchedule parts[]
      = { make (1, 1, 10, 19, 480), make (2, 1, 30, 39, 480), make (3, 1, 40, OPEN, 480) };
  const struct
  {
    const TklWorkSchedule *schedules;
    gsize n;
    TklDay from, to;
    TklWorkScheduleFault fault;
    gint64 id;                       /* of the one in the way, or of the former one; 0 = none */
    TklDay begun_to;                 /* … of the new one */
    TklDay resumed_from, resumed_to; /* 0 = nothing is resumed */
  } cases[] = {
    { NULL, 0, OPEN, OPEN, TKL_WORK_SCHEDULE_GOOD, 0, OPEN, 0, 0 },
    { NULL, 0, 5, 5, TKL_WORK_SCHEDULE_GOOD, 0, 5, 0, 0 },
    { NULL, 0, 6, 5, TKL_WORK_SCHEDULE_ORDER, 0, 0, 0, 0 },
    { always, 1, 50, OPEN, TKL_WORK_SCHEDULE_GOOD, 1, OPEN, 0, 0 },
    /* Other hours in summer: the former holds again after it. */
    { always, 1, 50, 59, TKL_WORK_SCHEDULE_GOOD, 1, 59, 60, OPEN },
    { always, 1, OPEN, OPEN, TKL_WORK_SCHEDULE_OVERLAP, 1, 0, 0, 0 },
    { always, 1, OPEN, 9, TKL_WORK_SCHEDULE_OVERLAP, 1, 0, 0, 0 },
    { parts, 3, 10, OPEN, TKL_WORK_SCHEDULE_SAME_DAY, 1, 0, 0, 0 },
    { parts, 3, 11, OPEN, TKL_WORK_SCHEDULE_GOOD, 1, 29, 0, 0 },
    { parts, 3, 12, 14, TKL_WORK_SCHEDULE_GOOD, 1, 14, 15, 19 },
    { parts, 3, 12, 19, TKL_WORK_SCHEDULE_GOOD, 1, 19, 0, 0 },
    { parts, 3, 12, 30, TKL_WORK_SCHEDULE_OVERLAP, 2, 0, 0, 0 },
    { parts, 3, 25, OPEN, TKL_WORK_SCHEDULE_GOOD, 0, 29, 0, 0 },
    { parts, 3, 35, OPEN, TKL_WORK_SCHEDULE_GOOD, 2, 39, 0, 0 },
    { parts, 3, 50, OPEN, TKL_WORK_SCHEDULE_GOOD, 3, OPEN, 0, 0 },
    /* Before all others. */
    { parts, 3, OPEN, OPEN, TKL_WORK_SCHEDULE_GOOD, 0, 9, 0, 0 },
    { parts, 3, 5, OPEN, TKL_WORK_SCHEDULE_GOOD, 0, 9, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklWorkSchedule wanted = make (0, 1, cases[i].from, cases[i].to, 100);
      TklWorkSchedulePlan plan
          = tkl_work_schedule_plan_new (cases[i].schedules, cases[i].n, &wanted);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (plan.fault, ==, cases[i].fault);
      if (plan.fault != TKL_WORK_SCHEDULE_GOOD)
        {
          g_assert_cmpint (plan.other.id, ==, cases[i].id);
          continue;
        }
      g_assert_cmpint (plan.ended.id, ==, cases[i].id);
      if (plan.ended.id != 0)
        g_assert_cmpint (plan.ended.to, ==, cases[i].from - 1);
      g_assert_cmpint (plan.begun.from, ==, cases[i].from);
      g_assert_cmpint (plan.begun.to, ==, cases[i].begun_to);
      g_assert_cmpint (plan.resumed.employee_id, ==, cases[i].resumed_from != 0);
      g_assert_cmpint (plan.resumed.id, ==, 0);
      if (plan.resumed.employee_id == 0)
        continue;
      g_assert_cmpint (plan.resumed.from, ==, cases[i].resumed_from);
      g_assert_cmpint (plan.resumed.to, ==, cases[i].resumed_to);
      g_assert_cmpint (plan.resumed.minutes[0], ==, 480);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/work-schedule/minutes", test_minutes);
  g_test_add_func ("/work-schedule/find", test_find);
  g_test_add_func ("/work-schedule/balance", test_balance);
  g_test_add_func ("/work-schedule/plan-change", test_plan_change);
  g_test_add_func ("/work-schedule/plan-new", test_plan_new);
  return g_test_run ();
}
