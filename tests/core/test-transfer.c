/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a transfer does to stored lines: replace, keep, leave alone, withdraw (rules §6). */
/* Thread: main. */
#include "tkl-transfer.h"

#define MINUTE G_GINT64_CONSTANT (60000)

static TklClockLine
make_line (gint64 id, int begin_min, int end_min, guint8 flags)
{
  TklClockLine line = { .id = id,
                        .version = id != 0,
                        .begin_utc_ms = begin_min * MINUTE,
                        .end_utc_ms = end_min * MINUTE,
                        .minutes = end_min - begin_min,
                        .km_tenths = -1,
                        .employee_id = 1,
                        .project_id = 7,
                        .from_tick = begin_min + 1,
                        .to_tick = end_min + 1,
                        .flags = flags };

  return line;
}

/* A line that the office moved by some minutes. */
static TklClockLine
make_moved_line (gint64 id, int begin_min, int end_min, int by_min)
{
  TklClockLine line = make_line (id, begin_min, end_min, TKL_LINE_EDITED);

  line.begin_utc_ms += by_min * MINUTE;
  line.end_utc_ms += by_min * MINUTE;
  return line;
}

typedef struct
{
  const char *name;
  TklClockLine stored[3];
  guint n_stored;
  TklClockLine wanted[3];
  guint n_wanted;
  gboolean accept;
  const char *expected; /* kinds of the changes with ids: `d2 u1 i0`, then the verdicts */
} Case;

static char *
describe (const TklTransferPlan *plan)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < plan->changes->len; i++)
    {
      const TklLineChange *change = &g_array_index (plan->changes, TklLineChange, i);

      g_string_append_printf (text, "%c%d ", "iud"[change->kind], (int) change -> line.id);
    }
  g_string_append_printf (text, "kept %u", plan->n_kept);
  if (plan->differs)
    g_string_append_printf (text, " differs %u/%u", plan->before->len, plan->after->len);
  if (plan->withdrawn)
    g_string_append_printf (text, " withdrawn %u", plan->taken->len);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_cases (void)
{
  const Case cases[] = {
    { "nothing at all", { { 0 } }, 0, { { 0 } }, 0, FALSE, "kept 0" },
    { "first transfer",
      { { 0 } },
      0,
      { make_line (0, 0, 30, 0), make_line (0, 30, 60, 0) },
      2,
      FALSE,
      "i0 i0 kept 0" },
    { "second transfer changes nothing",
      { make_line (5, 0, 30, 0), make_line (6, 30, 60, 0) },
      2,
      { make_line (0, 0, 30, 0), make_line (0, 30, 60, 0) },
      2,
      FALSE,
      "kept 2" },
    { "another end keeps the id",
      { make_line (5, 0, 30, 0) },
      1,
      { make_line (0, 0, 45, 0) },
      1,
      FALSE,
      "u5 kept 0" },
    { "fewer lines",
      { make_line (5, 0, 30, 0), make_line (6, 30, 60, 0) },
      2,
      { make_line (0, 0, 30, 0) },
      1,
      FALSE,
      "d6 kept 1" },
    { "withdrawn", { make_line (5, 0, 30, 0) }, 1, { { 0 } }, 0, FALSE, "d5 kept 0 withdrawn 1" },
    { "finished and equal",
      { make_line (5, 0, 30, TKL_LINE_FINISHED) },
      1,
      { make_line (0, 0, 30, 0) },
      1,
      FALSE,
      "kept 1" },
    { "finished and different",
      { make_line (5, 0, 30, TKL_LINE_FINISHED) },
      1,
      { make_line (0, 0, 45, 0) },
      1,
      FALSE,
      "kept 0 differs 1/1" },
    { "transferred, the day gives none",
      { make_line (5, 0, 30, TKL_LINE_TRANSFERRED) },
      1,
      { { 0 } },
      0,
      FALSE,
      "kept 0 differs 1/0" },
    { "edited: the neighbour is still renewed",
      { make_line (5, 0, 30, TKL_LINE_EDITED), make_line (6, 30, 60, 0) },
      2,
      { make_line (0, 0, 25, 0), make_line (0, 30, 70, 0) },
      2,
      FALSE,
      "u6 kept 0 differs 1/1" },
    { "withdrawn around a finished line",
      { make_line (5, 0, 30, TKL_LINE_FINISHED), make_line (6, 30, 60, 0) },
      2,
      { { 0 } },
      0,
      FALSE,
      "d6 kept 0 differs 1/0 withdrawn 1" },
    { "edited to another time: the leg does not come back",
      { make_moved_line (5, 0, 30, 60) },
      1,
      { make_line (0, 0, 30, 0), make_line (0, 30, 50, 0) },
      2,
      FALSE,
      "i0 kept 0 differs 1/1" },
    { "the office accepts",
      { make_line (5, 0, 30, TKL_LINE_EDITED) },
      1,
      { make_line (0, 0, 25, 0) },
      1,
      TRUE,
      "u5 kept 0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklTransferPlan) plan = tkl_transfer_plan_new (
          cases[i].stored, cases[i].n_stored, cases[i].wanted, cases[i].n_wanted, cases[i].accept);
      g_autofree char *found = describe (plan);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_would_change (void)
{
  const struct
  {
    const char *name;
    TklClockLine stored[2];
    guint n_stored;
    TklClockLine wanted[2];
    guint n_wanted;
    gboolean expected;
  } cases[] = {
    { "never transferred", { { 0 } }, 0, { make_line (0, 0, 30, 0) }, 1, FALSE },
    { "the same", { make_line (5, 0, 30, 0) }, 1, { make_line (0, 0, 30, 0) }, 1, FALSE },
    { "another end", { make_line (5, 0, 30, 0) }, 1, { make_line (0, 0, 45, 0) }, 1, TRUE },
    { "no line any more", { make_line (5, 0, 30, 0) }, 1, { { 0 } }, 0, TRUE },
    { "one line more",
      { make_line (5, 0, 30, 0) },
      1,
      { make_line (0, 0, 30, 0), make_line (0, 30, 60, 0) },
      2,
      TRUE },
    { "finished",
      { make_line (5, 0, 30, TKL_LINE_FINISHED) },
      1,
      { make_line (0, 0, 45, 0) },
      1,
      TRUE },
    { "in payroll", { make_line (5, 0, 30, TKL_LINE_TRANSFERRED) }, 1, { { 0 } }, 0, TRUE },
    { "as the office corrected it",
      { make_moved_line (5, 0, 30, 10) },
      1,
      { make_line (0, 0, 30, 0) },
      1,
      FALSE },
    { "corrected, and its neighbour changed",
      { make_moved_line (5, 0, 30, 0), make_line (6, 30, 60, 0) },
      2,
      { make_line (0, 0, 30, 0), make_line (0, 30, 70, 0) },
      2,
      TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (tkl_transfer_would_change (cases[i].stored, cases[i].n_stored,
                                                  cases[i].wanted, cases[i].n_wanted),
                       ==, cases[i].expected);
    }
}

/* A day that has lines by hand only was not transferred. */
static void
test_would_change_by_hand (void)
{
  TklClockLine manual = make_line (9, 0, 600, 0);
  TklClockLine wanted = make_line (0, 0, 30, 0);

  manual.origin = TKL_ORIGIN_MANUAL;
  g_assert_false (tkl_transfer_would_change (&manual, 1, &wanted, 1));
}

static void
test_manual_lines_are_left_alone (void)
{
  TklClockLine manual = make_line (9, 0, 600, 0);
  TklClockLine wanted = make_line (0, 0, 30, 0);
  g_autoptr (TklTransferPlan) plan = NULL;
  g_autofree char *found = NULL;

  manual.origin = TKL_ORIGIN_MANUAL;
  plan = tkl_transfer_plan_new (&manual, 1, &wanted, 1, TRUE);
  found = describe (plan);
  g_assert_cmpstr (found, ==, "i0 kept 0");
}

static void
test_update_keeps_what_the_office_wrote (void)
{
  TklClockLine stored = make_line (5, 0, 30, TKL_LINE_TO_BOOK);
  TklClockLine wanted = make_line (0, 0, 45, TKL_LINE_WITH_PASSENGERS);
  g_autoptr (TklTransferPlan) plan = NULL;
  const TklLineChange *change;

  stored.note = (char *) "checked by phone";
  stored.wage_code = (char *) "101";
  plan = tkl_transfer_plan_new (&stored, 1, &wanted, 1, FALSE);
  g_assert_cmpuint (plan->changes->len, ==, 1);
  change = &g_array_index (plan->changes, TklLineChange, 0);
  g_assert_cmpstr (change->line.note, ==, "checked by phone");
  g_assert_cmpstr (change->line.wage_code, ==, "101");
  g_assert_cmpint (change->line.minutes, ==, 45);
  g_assert_cmpuint (change->line.flags, ==, TKL_LINE_TO_BOOK | TKL_LINE_WITH_PASSENGERS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transfer/cases", test_cases);
  g_test_add_func ("/transfer/would-change", test_would_change);
  g_test_add_func ("/transfer/would-change-by-hand", test_would_change_by_hand);
  g_test_add_func ("/transfer/manual", test_manual_lines_are_left_alone);
  g_test_add_func ("/transfer/office", test_update_keeps_what_the_office_wrote);
  return g_test_run ();
}
