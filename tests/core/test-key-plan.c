/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Giving a key, changing its dates and passing it on (F087): who is in the way, what changes. */
/* Thread: main. */
#include "tkl-key-plan.h"

#define NONE TKL_DAY_NONE

/* Key 1: Anna (1) from 10 to 19, Bob (2) from 30 on. Key 2: Chris (3) always. Key 3: Anna until 9. */
static const TklKeyHolding holdings[] = {
  { 11, 1, 1, 10, 19 },
  { 12, 1, 2, 30, NONE },
  { 13, 2, 3, NONE, NONE },
  { 14, 3, 1, NONE, 9 },
};

typedef struct
{
  TklKeyHolding wanted;
  TklKeyPlanFault fault;
  gint64 other;         /* id of the holding in the way; 0 = none */
  TklKeyHolding before; /* passed on: what becomes of the former one; id 0 = nobody had it */
} Case;

static void
check (const Case *test, TklKeyPlan plan)
{
  g_assert_cmpint (plan.fault, ==, test->fault);
  g_assert_cmpint (plan.other.id, ==, test->other);
  g_assert_cmpint (plan.ended.id, ==, test->before.id);
  if (test->before.id != 0)
    {
      g_assert_cmpint (plan.ended.key_id, ==, test->before.key_id);
      g_assert_cmpint (plan.ended.employee_id, ==, test->before.employee_id);
      g_assert_cmpint (plan.ended.from, ==, test->before.from);
      g_assert_cmpint (plan.ended.to, ==, test->before.to);
    }
  if (test->fault != TKL_KEY_PLAN_GOOD)
    return;
  g_assert_cmpint (plan.begun.employee_id, ==, test->wanted.employee_id);
  g_assert_cmpint (plan.begun.from, ==, test->wanted.from);
  g_assert_cmpint (plan.begun.to, ==, test->wanted.to);
}

static void
test_give (void)
{
  static const Case cases[] = {
    /* new ones */
    { { 0, 4, 1, NONE, NONE }, TKL_KEY_PLAN_GOOD, 0, { 0 } },
    { { 0, 1, 3, 20, 29 }, TKL_KEY_PLAN_GOOD, 0, { 0 } },
    { { 0, 1, 3, NONE, 9 }, TKL_KEY_PLAN_GOOD, 0, { 0 } },
    { { 0, 1, 3, 20, 20 }, TKL_KEY_PLAN_GOOD, 0, { 0 } },
    { { 0, 3, 2, 10, NONE }, TKL_KEY_PLAN_GOOD, 0, { 0 } },
    { { 0, 1, 3, 21, 20 }, TKL_KEY_PLAN_ORDER, 0, { 0 } },
    { { 0, 1, 3, 19, 20 }, TKL_KEY_PLAN_HELD, 11, { 0 } },
    { { 0, 1, 3, 20, 30 }, TKL_KEY_PLAN_HELD, 12, { 0 } },
    { { 0, 1, 3, 20, NONE }, TKL_KEY_PLAN_HELD, 12, { 0 } },
    { { 0, 1, 3, NONE, 10 }, TKL_KEY_PLAN_HELD, 11, { 0 } },
    { { 0, 1, 3, NONE, NONE }, TKL_KEY_PLAN_HELD, 11, { 0 } },
    { { 0, 1, 1, 12, 13 }, TKL_KEY_PLAN_HELD, 11, { 0 } },
    { { 0, 2, 1, 500, 500 }, TKL_KEY_PLAN_HELD, 13, { 0 } },
    { { 0, 3, 2, 9, NONE }, TKL_KEY_PLAN_HELD, 14, { 0 } },
    /* other dates of one that is there */
    { { 11, 1, 1, 10, 29 }, TKL_KEY_PLAN_GOOD, 0, { 0 } },
    { { 11, 1, 1, NONE, 12 }, TKL_KEY_PLAN_GOOD, 0, { 0 } },
    { { 11, 1, 1, 10, 30 }, TKL_KEY_PLAN_HELD, 12, { 0 } },
    { { 11, 1, 1, 10, NONE }, TKL_KEY_PLAN_HELD, 12, { 0 } },
    { { 12, 1, 2, 19, NONE }, TKL_KEY_PLAN_HELD, 11, { 0 } },
    { { 11, 1, 1, 19, 10 }, TKL_KEY_PLAN_ORDER, 0, { 0 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%" G_GSIZE_FORMAT, i);
      check (&cases[i], tkl_key_plan_give (holdings, G_N_ELEMENTS (holdings), &cases[i].wanted));
    }
}

static void
test_pass (void)
{
  static const Case cases[] = {
    { { 0, 1, 3, 40, NONE }, TKL_KEY_PLAN_GOOD, 0, { 12, 1, 2, 30, 39 } },
    { { 0, 1, 3, 31, NONE }, TKL_KEY_PLAN_GOOD, 0, { 12, 1, 2, 30, 30 } },
    { { 0, 2, 1, 5, NONE }, TKL_KEY_PLAN_GOOD, 0, { 13, 2, 3, NONE, 4 } },
    { { 0, 1, 3, 15, 29 }, TKL_KEY_PLAN_GOOD, 0, { 11, 1, 1, 10, 14 } },
    /* for a while: the former holder does not get it back by himself */
    { { 0, 1, 3, 12, 13 }, TKL_KEY_PLAN_GOOD, 0, { 11, 1, 1, 10, 11 } },
    /* nobody has it on that day */
    { { 0, 4, 3, 5, NONE }, TKL_KEY_PLAN_GOOD, 0, { 0 } },
    { { 0, 3, 2, 10, NONE }, TKL_KEY_PLAN_GOOD, 0, { 0 } },
    { { 0, 1, 3, 25, 29 }, TKL_KEY_PLAN_GOOD, 0, { 0 } },
    /* a later holder is in the way */
    { { 0, 1, 3, 15, NONE }, TKL_KEY_PLAN_HELD, 12, { 0 } },
    { { 0, 1, 3, 25, NONE }, TKL_KEY_PLAN_HELD, 12, { 0 } },
    { { 0, 1, 3, 5, NONE }, TKL_KEY_PLAN_HELD, 11, { 0 } },
    { { 0, 1, 2, 40, NONE }, TKL_KEY_PLAN_ALREADY, 12, { 0 } },
    { { 0, 1, 3, 30, NONE }, TKL_KEY_PLAN_EARLY, 12, { 0 } },
    { { 0, 1, 3, 40, 39 }, TKL_KEY_PLAN_ORDER, 0, { 0 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%" G_GSIZE_FORMAT, i);
      check (&cases[i], tkl_key_plan_pass (holdings, G_N_ELEMENTS (holdings), &cases[i].wanted));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/key-plan/give", test_give);
  g_test_add_func ("/key-plan/pass", test_pass);
  return g_test_run ();
}
