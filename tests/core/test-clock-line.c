/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clock lines: words, same for pay or not, and which ones a transfer may touch (rules §6). */
/* Thread: main. */
#include "tkl-clock-line.h"

static void
test_words (void)
{
  static const char *const types[] = { "work", "mobility", "commute", "break", "other" };
  static const char *const subtypes[] = { NULL, "loading", "site", "between-sites", "workshop" };
  static const char *const sources[] = { NULL, "odometer", "track", "estimated", "manual" };

  for (guint i = 0; i < 5; i++)
    {
      g_assert_cmpstr (tkl_line_type_to_text ((TklLineType) i), ==, types[i]);
      g_assert_cmpstr (tkl_line_subtype_to_text ((TklLineSubtype) i), ==, subtypes[i]);
      g_assert_cmpstr (tkl_km_source_to_text ((TklKmSource) i), ==, sources[i]);
    }
}

static const TklClockLine line = {
  .id = 7,
  .version = 2,
  .begin_utc_ms = 60000,
  .end_utc_ms = 120000,
  .from_tick = 1,
  .to_tick = 2,
  .employee_id = 12,
  .day = 20514,
  .minutes = 1,
  .km_tenths = 5,
  .project_id = 3,
  .vehicle_id = 4,
  .type = TKL_LINE_MOBILITY,
  .subtype = TKL_SUBTYPE_NONE,
  .km_source = TKL_KM_TRACK,
  .role = TKL_ROLE_DRIVER,
  .origin = TKL_ORIGIN_TICKS,
};

static void
test_same_for_pay (void)
{
  TklClockLine other = line;

  g_assert_true (tkl_clock_line_same_rules (&line, &other));
  other.id = 8;
  other.version = 9;
  other.origin = TKL_ORIGIN_MANUAL;
  other.wage_code = (char *) "100";
  other.note = (char *) "checked";
  other.flags = TKL_LINE_TO_BOOK | TKL_LINE_FINISHED | TKL_LINE_TRANSFERRED | TKL_LINE_EDITED
                | TKL_LINE_TO_SYNC;
  g_assert_true (tkl_clock_line_same_rules (&line, &other));
  g_assert_true (tkl_clock_line_same_rules (&other, &line));
}

#define ASSERT_DIFFERS(member, value)                                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    TklClockLine other = line;                                                                     \
    other.member = value;                                                                          \
    g_assert_false (tkl_clock_line_same_rules (&line, &other));                                    \
    g_assert_false (tkl_clock_line_same_rules (&other, &line));                                    \
  }                                                                                                \
  G_STMT_END

static void
test_differs (void)
{
  ASSERT_DIFFERS (begin_utc_ms, 0);
  ASSERT_DIFFERS (end_utc_ms, 180000);
  ASSERT_DIFFERS (from_tick, 3);
  ASSERT_DIFFERS (to_tick, 3);
  ASSERT_DIFFERS (employee_id, 13);
  ASSERT_DIFFERS (day, 20515);
  ASSERT_DIFFERS (minutes, 2);
  ASSERT_DIFFERS (km_tenths, -1);
  ASSERT_DIFFERS (project_id, 0);
  ASSERT_DIFFERS (vehicle_id, 0);
  ASSERT_DIFFERS (type, TKL_LINE_COMMUTE);
  ASSERT_DIFFERS (subtype, TKL_SUBTYPE_SITE);
  ASSERT_DIFFERS (km_source, TKL_KM_ODOMETER);
  ASSERT_DIFFERS (role, TKL_ROLE_PASSENGER);
  ASSERT_DIFFERS (flags, TKL_LINE_DOUBLED);
  ASSERT_DIFFERS (flags, TKL_LINE_WITH_PASSENGERS);
}

static void
test_frozen (void)
{
  static const struct
  {
    TklLineOrigin origin;
    guint8 flags;
    gboolean frozen;
  } cases[] = {
    { TKL_ORIGIN_TICKS, 0, FALSE },
    { TKL_ORIGIN_TICKS, TKL_LINE_FINISHED, TRUE },
    { TKL_ORIGIN_TICKS, TKL_LINE_TRANSFERRED, TRUE },
    { TKL_ORIGIN_TICKS, TKL_LINE_EDITED, TRUE },
    { TKL_ORIGIN_TICKS, TKL_LINE_TO_BOOK | TKL_LINE_TO_SYNC, FALSE },
    { TKL_ORIGIN_TICKS, TKL_LINE_DOUBLED | TKL_LINE_WITH_PASSENGERS, FALSE },
    { TKL_ORIGIN_MANUAL, 0, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklClockLine other = { .origin = (guint8) cases[i].origin, .flags = cases[i].flags };

      g_assert_cmpint (tkl_clock_line_frozen (&other), ==, cases[i].frozen);
    }
}

/* The array owns the texts of its lines (leaks show under ASan). */
static void
test_array (void)
{
  g_autoptr (GArray) lines = tkl_clock_lines_new ();
  TklClockLine own = line;

  g_assert_cmpuint (lines->len, ==, 0);
  own.note = g_strdup ("note");
  own.wage_code = g_strdup ("100");
  g_array_append_val (lines, own);
  g_array_set_size (lines, 3);
  g_assert_null (g_array_index (lines, TklClockLine, 2).note);

  own = (TklClockLine){ .note = g_strdup ("x") };
  tkl_clock_line_clear (&own);
  g_assert_null (own.note);
  tkl_clock_line_clear (&own);
  tkl_clock_line_clear (NULL);
}

/* Workdays of a sorted array: there, missing before, between and after; of employees 0 … 3, days
 * 0 … 4. */
static void
test_find_day (void)
{
  static const struct
  {
    TklDay day;
    gint32 employee_id;
  } stored[] = { { 1, 1 }, { 1, 2 }, { 1, 2 }, { 2, 1 }, { 3, 1 }, { 3, 1 }, { 3, 2 } };
  g_autoptr (GArray) lines = tkl_clock_lines_new ();
  gsize n;

  (void) tkl_clock_lines_find_day (lines, 1, 1, &n);
  g_assert_cmpuint (n, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (stored); i++)
    {
      TklClockLine entry
          = { .id = (gint64) i, .day = stored[i].day, .employee_id = stored[i].employee_id };

      g_array_append_val (lines, entry);
    }
  for (TklDay day = 0; day < 5; day++)
    for (gint32 employee_id = 0; employee_id < 4; employee_id++)
      {
        const TklClockLine *found = tkl_clock_lines_find_day (lines, employee_id, day, &n);
        gsize n_wanted = 0;
        gint64 first = -1;

        for (gsize i = 0; i < G_N_ELEMENTS (stored); i++)
          if (stored[i].day == day && stored[i].employee_id == employee_id && n_wanted++ == 0)
            first = (gint64) i;
        g_assert_cmpuint (n, ==, n_wanted);
        if (n > 0)
          g_assert_cmpint (found->id, ==, first);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock-line/words", test_words);
  g_test_add_func ("/clock-line/same-for-pay", test_same_for_pay);
  g_test_add_func ("/clock-line/differs", test_differs);
  g_test_add_func ("/clock-line/frozen", test_frozen);
  g_test_add_func ("/clock-line/array", test_array);
  g_test_add_func ("/clock-line/find-day", test_find_day);
  return g_test_run ();
}
