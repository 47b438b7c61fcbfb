/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods: presets, steps and what people type (F168, F169). */
/* Thread: main. */
#include "tkl-period.h"

/* A Thursday. */
#define TODAY "2026-11-26"

static TklDay
day (const char *text)
{
  TklDay value = TKL_DAY_NONE;

  if (text[0] != '\0')
    g_assert_true (tkl_day_parse (text, &value));
  return value;
}

static void
assert_period (TklPeriod period, const char *from, const char *to)
{
  g_autofree char *first = tkl_day_format (period.from);
  g_autofree char *last = tkl_day_format (period.to);

  g_assert_cmpstr (first, ==, from);
  g_assert_cmpstr (last, ==, to);
}

static void
test_presets (void)
{
  static const struct
  {
    TklPeriodPreset preset;
    const char *today, *from, *to;
  } cases[] = {
    { TKL_PERIOD_TODAY, TODAY, "2026-11-26", "2026-11-26" },
    { TKL_PERIOD_YESTERDAY, "2026-03-01", "2026-02-28", "2026-02-28" },
    { TKL_PERIOD_THIS_WEEK, TODAY, "2026-11-23", "2026-11-29" },
    { TKL_PERIOD_THIS_WEEK, "2026-11-23", "2026-11-23", "2026-11-29" },
    { TKL_PERIOD_THIS_WEEK, "2026-11-29", "2026-11-23", "2026-11-29" },
    { TKL_PERIOD_LAST_WEEK, "2027-01-03", "2026-12-21", "2026-12-27" },
    { TKL_PERIOD_THIS_MONTH, "2024-02-29", "2024-02-01", "2024-02-29" },
    { TKL_PERIOD_THIS_MONTH, "2026-12-31", "2026-12-01", "2026-12-31" },
    { TKL_PERIOD_LAST_MONTH, "2026-01-31", "2025-12-01", "2025-12-31" },
    { TKL_PERIOD_THIS_MONTH, "2199-12-31", "2199-12-01", "2199-12-31" },
    { TKL_PERIOD_EVERYTHING, TODAY, "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_period (tkl_period_preset (cases[i].preset, day (cases[i].today)), cases[i].from,
                   cases[i].to);
}

static void
test_steps (void)
{
  static const struct
  {
    const char *from, *to;
    int steps;
    const char *new_from, *new_to;
  } cases[] = {
    { "2026-11-26", "2026-11-26", 1, "2026-11-27", "2026-11-27" },
    { "2026-11-26", "2026-11-26", -1, "2026-11-25", "2026-11-25" },
    { "2026-11-23", "2026-11-29", -1, "2026-11-16", "2026-11-22" },
    { "2026-11-01", "2026-11-30", 1, "2026-12-01", "2026-12-31" },
    { "2026-01-01", "2026-01-31", 1, "2026-02-01", "2026-02-28" },
    { "2026-01-01", "2026-01-31", -1, "2025-12-01", "2025-12-31" },
    { "2026-01-01", "2026-01-31", -13, "2024-12-01", "2024-12-31" },
    { "2026-01-01", "2026-12-31", -1, "2025-01-01", "2025-12-31" },
    { "2026-10-01", "2026-12-31", 1, "2027-01-01", "2027-03-31" },
    { "2026-11-01", "2026-11-29", 1, "2026-11-30", "2026-12-28" },
    { "", "", 1, "", "" },
    { "2199-12-31", "2199-12-31", 1, "2199-12-31", "2199-12-31" },
    { "2199-12-01", "2199-12-31", 1, "2199-12-01", "2199-12-31" },
    { "2199-11-01", "2199-11-30", 1, "2199-12-01", "2199-12-31" },
    { "1900-01-01", "1900-01-31", -1, "1900-01-01", "1900-01-31" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_period (
        tkl_period_step ((TklPeriod){ day (cases[i].from), day (cases[i].to) }, cases[i].steps),
        cases[i].new_from, cases[i].new_to);
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text, *from, *to;
  } cases[] = {
    { "", "", "" },
    { "*", "", "" },
    { "  * ", "", "" },
    { "16/11/2026", "2026-11-16", "2026-11-16" },
    { "16.11.2026", "2026-11-16", "2026-11-16" },
    { "16/11/26", "2026-11-16", "2026-11-16" },
    { "1/3", "2026-03-01", "2026-03-01" },
    { "2026-11-16", "2026-11-16", "2026-11-16" },
    { "11/2026", "2026-11-01", "2026-11-30" },
    { "2026-02", "2026-02-01", "2026-02-28" },
    { "2026", "2026-01-01", "2026-12-31" },
    { "16/11/2026 - 22/11/2026", "2026-11-16", "2026-11-22" },
    { "16/11/2026-22/11/2026", "2026-11-16", "2026-11-22" },
    { "16-22/11/2026", "2026-11-16", "2026-11-22" },
    { "16–22/11", "2026-11-16", "2026-11-22" },
    { "28/10 - 3/11/2026", "2026-10-28", "2026-11-03" },
    { "28/12 - 3/1/2027", "2026-12-28", "2027-01-03" },
    { "2026-11-16..2026-11-22", "2026-11-16", "2026-11-22" },
    { "10/2026 … 11/2026", "2026-10-01", "2026-11-30" },
    { "2025 - 2026", "2025-01-01", "2026-12-31" },
    /* The end of all days. */
    { "2199", "2199-01-01", "2199-12-31" },
    { "12/2199", "2199-12-01", "2199-12-31" },
  };
  static const char *const wrong[] = { "x",
                                       "16",
                                       "32/1/2026",
                                       "30/2/2026",
                                       "22/11/2026 - 16/11/2026",
                                       "13/2026",
                                       "1/1/1800",
                                       "1/1/2300",
                                       "16/11/2026 -",
                                       "-",
                                       "1/2/3/4",
                                       "2026-13",
                                       "16/11/202",
                                       "0/1/2026",
                                       "**",
                                       "16 11 2026",
                                       "22-16/11/2026",
                                       "1.5e3" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklPeriod period;

      g_test_message ("%s", cases[i].text);
      g_assert_true (tkl_period_parse (cases[i].text, day (TODAY), &period));
      assert_period (period, cases[i].from, cases[i].to);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      TklPeriod period = { 1, 2 };

      g_test_message ("%s", wrong[i]);
      g_assert_false (tkl_period_parse (wrong[i], day (TODAY), &period));
      g_assert_cmpint (period.from, ==, 1);
    }
}

static void
test_remembered (void)
{
  static const struct
  {
    const char *from, *to, *text, *from_later, *to_later; /* a week later */
  } cases[] = {
    { "2026-11-26", "2026-11-26", "today", "2026-12-03", "2026-12-03" },
    { "2026-11-25", "2026-11-25", "yesterday", "2026-12-02", "2026-12-02" },
    { "2026-11-23", "2026-11-29", "this-week", "2026-11-30", "2026-12-06" },
    { "2026-11-16", "2026-11-22", "last-week", "2026-11-23", "2026-11-29" },
    { "2026-11-01", "2026-11-30", "this-month", "2026-12-01", "2026-12-31" },
    { "2026-10-01", "2026-10-31", "last-month", "2026-11-01", "2026-11-30" },
    { "", "", "*", "", "" },
    { "2026-11-24", "2026-11-26", "2026-11-24..2026-11-26", "2026-11-24", "2026-11-26" },
    { "2025-11-24", "2025-11-24", "2025-11-24..2025-11-24", "2025-11-24", "2025-11-24" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklPeriod period = { day (cases[i].from), day (cases[i].to) };
      g_autofree char *text = tkl_period_to_text (period, day (TODAY));

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true (tkl_period_from_text (text, day (TODAY) + 7, &period));
      assert_period (period, cases[i].from_later, cases[i].to_later);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period/presets", test_presets);
  g_test_add_func ("/period/remembered", test_remembered);
  g_test_add_func ("/period/steps", test_steps);
  g_test_add_func ("/period/parse", test_parse);
  return g_test_run ();
}
