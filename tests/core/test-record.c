/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records: fix or none, and merging a second copy of an instant. */
/* Thread: main. */
#include "tkl-record.h"

static void
test_fix (void)
{
  static const struct
  {
    TklPoint point;
    gint8 satellites;
    gboolean has_fix;
  } cases[] = {
    { { 508466000, 43517000 }, 9, TRUE },   { { 508466000, 43517000 }, 1, TRUE },
    { { 508466000, 43517000 }, -1, TRUE }, /* unknown is not none */
    { { 508466000, 43517000 }, 0, FALSE },  { { G_MININT32, G_MININT32 }, 9, FALSE },
    { { G_MININT32, 43517000 }, 9, FALSE }, { { 0, 0 }, 9, FALSE },
    { { 0, 43517000 }, 9, TRUE }, /* on the equator */
    { { 508466000, 0 }, 9, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklRecord record = TKL_RECORD_INIT;

      g_assert_false (tkl_record_has_fix (&record));
      record.point = cases[i].point;
      record.satellites = cases[i].satellites;
      g_assert_cmpint (tkl_record_has_fix (&record), ==, cases[i].has_fix);
    }
}

static const TklRecord full = {
  .time_utc_ms = 1000,
  .point = { 508466000, 43517000 },
  .odometer_m = 12345678,
  .speed_kmh = 50,
  .direction_deg = 270,
  .satellites = 9,
  .ignition = TKL_IGNITION_ON,
};

static void
assert_equal (const TklRecord *a, const TklRecord *b)
{
  g_assert_cmpint (a->time_utc_ms, ==, b->time_utc_ms);
  g_assert_true (tkl_point_equal (a->point, b->point));
  g_assert_cmpint (a->odometer_m, ==, b->odometer_m);
  g_assert_cmpint (a->speed_kmh, ==, b->speed_kmh);
  g_assert_cmpint (a->direction_deg, ==, b->direction_deg);
  g_assert_cmpint (a->satellites, ==, b->satellites);
  g_assert_cmpint (a->ignition, ==, b->ignition);
}

static void
test_merge_whole (void)
{
  TklRecord empty = TKL_RECORD_INIT;
  TklRecord into = full;

  empty.time_utc_ms = full.time_utc_ms;
  /* Nothing new, or the same again. */
  g_assert_false (tkl_record_merge (&into, &empty));
  g_assert_false (tkl_record_merge (&into, &full));
  assert_equal (&into, &full);
  /* Everything new. */
  g_assert_true (tkl_record_merge (&empty, &full));
  assert_equal (&empty, &full);
}

static void
test_merge_members (void)
{
  static const TklRecord news[] = {
    { 1000, { 1, 2 }, -1, -1, -1, -1, TKL_IGNITION_UNKNOWN },
    { 1000, { G_MININT32, G_MININT32 }, 0, -1, -1, -1, TKL_IGNITION_UNKNOWN },
    { 1000, { G_MININT32, G_MININT32 }, -1, 0, -1, -1, TKL_IGNITION_UNKNOWN },
    { 1000, { G_MININT32, G_MININT32 }, -1, -1, 0, -1, TKL_IGNITION_UNKNOWN },
    { 1000, { G_MININT32, G_MININT32 }, -1, -1, -1, 0, TKL_IGNITION_UNKNOWN },
    { 1000, { G_MININT32, G_MININT32 }, -1, -1, -1, -1, TKL_IGNITION_OFF },
  };

  for (guint i = 0; i < G_N_ELEMENTS (news); i++)
    {
      TklRecord expected = full;
      TklRecord into = full;

      if (i == 0)
        expected.point = news[i].point;
      expected.odometer_m = i == 1 ? 0 : full.odometer_m;
      expected.speed_kmh = i == 2 ? 0 : full.speed_kmh;
      expected.direction_deg = i == 3 ? 0 : full.direction_deg;
      expected.satellites = i == 4 ? 0 : full.satellites;
      expected.ignition = i == 5 ? TKL_IGNITION_OFF : full.ignition;
      g_assert_true (tkl_record_merge (&into, &news[i]));
      assert_equal (&into, &expected);
      g_assert_false (tkl_record_merge (&into, &news[i]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/fix", test_fix);
  g_test_add_func ("/record/merge-whole", test_merge_whole);
  g_test_add_func ("/record/merge-members", test_merge_members);
  return g_test_run ();
}
