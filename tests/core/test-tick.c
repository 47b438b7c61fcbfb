/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ticks: words, which reason is shown, which ticks count, and their total order (rules §4–§6). */
/* Thread: main. */
#include "tkl-tick.h"

static void
test_words (void)
{
  static const char *const kinds[] = { "tick", "start", "stop", "manual" };
  static const char *const places[] = { "none", "home", "employer", "project" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpstr (tkl_tick_kind_to_text ((TklTickKind) i), ==, kinds[i]);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_assert_cmpstr (tkl_place_to_text ((TklPlace) i), ==, places[i]);
}

/* All 64 sets of reasons: the one of the highest priority is shown. */
static void
test_reasons (void)
{
  static const char *const texts[] = {
    "no-employee",       "double",       "no-destination", "several-projects",
    "presence-expected", "presence-due",
  };
  TklTick tick = { .reasons = TKL_REASON_DOUBLE };

  g_assert_cmpstr (tkl_tick_reason_text (&tick), ==, "unlinked");
  tick.flags = TKL_TICK_LINKED | TKL_TICK_BLOCKED;
  tick.reasons = 0;
  g_assert_cmpstr (tkl_tick_reason_text (&tick), ==, "ok");
  for (guint reasons = 1; reasons < 64; reasons++)
    {
      guint first = 0;

      while ((reasons & (1u << first)) == 0)
        first++;
      tick.reasons = (guint8) reasons;
      g_assert_cmpstr (tkl_tick_reason_text (&tick), ==, texts[first]);
    }
}

static void
test_single_place (void)
{
  static const struct
  {
    TklPlace place;
    gint32 project_id;
    gboolean single;
  } cases[] = {
    { TKL_PLACE_NONE, 0, FALSE },    { TKL_PLACE_HOME, 0, TRUE },
    { TKL_PLACE_EMPLOYER, 0, TRUE }, { TKL_PLACE_PROJECT, 7, TRUE },
    { TKL_PLACE_PROJECT, 0, FALSE }, /* several */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklTick tick = { .place = (guint8) cases[i].place, .project_id = cases[i].project_id };

      g_assert_cmpint (tkl_tick_has_single_place (&tick), ==, cases[i].single);
    }
}

static void
test_kept (void)
{
  static const struct
  {
    TklTickKind kind;
    guint16 flags;
    gboolean with_ct_4, without_ct_4;
  } cases[] = {
    { TKL_TICK_TOUCH, 0, TRUE, TRUE },
    { TKL_TICK_MANUAL, 0, TRUE, TRUE },
    { TKL_TICK_START, 0, FALSE, FALSE },
    { TKL_TICK_STOP, 0, FALSE, FALSE },
    { TKL_TICK_TOUCH, TKL_TICK_DELETED, FALSE, FALSE },
    { TKL_TICK_MANUAL, TKL_TICK_DELETED, FALSE, FALSE },
    { TKL_TICK_TOUCH, TKL_TICK_IS_DOUBLE, FALSE, TRUE },
    { TKL_TICK_TOUCH, TKL_TICK_IS_DOUBLE | TKL_TICK_NOT_DOUBLE, TRUE, TRUE },
    { TKL_TICK_TOUCH, TKL_TICK_IS_DOUBLE | TKL_TICK_DELETED, FALSE, FALSE },
    { TKL_TICK_TOUCH, TKL_TICK_BLOCKED | TKL_TICK_NOT_TO_CLOCK, TRUE, TRUE },
    { TKL_TICK_START, TKL_TICK_IS_DOUBLE, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklTick tick = { .kind = (guint8) cases[i].kind, .flags = cases[i].flags };

      g_assert_cmpint (tkl_tick_is_kept (&tick, TRUE), ==, cases[i].with_ct_4);
      g_assert_cmpint (tkl_tick_is_kept (&tick, FALSE), ==, cases[i].without_ct_4);
    }
}

/* Ascending with vehicle 9 named before 5, and key 8 printed before 3. */
static const TklTick ordered[] = {
  { .time_utc_ms = -1, .vehicle_id = 5, .key_id = 3, .id = 99 },
  { .time_utc_ms = 0, .vehicle_id = 9, .key_id = 8, .id = 7 },
  { .time_utc_ms = 0, .vehicle_id = 9, .key_id = 3, .id = 1 },
  { .time_utc_ms = 0, .vehicle_id = 9, .key_id = 3, .id = 2 },
  { .time_utc_ms = 0, .vehicle_id = 5, .key_id = 8, .id = 3 },
  { .time_utc_ms = 0, .vehicle_id = 5, .key_id = 3, .id = 0 },
  { .time_utc_ms = G_MAXINT64, .vehicle_id = 9, .key_id = 8, .id = 0 },
};

static void
test_order (void)
{
  g_autoptr (GHashTable) vehicles = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) keys = g_hash_table_new (NULL, NULL);
  TklTickOrder order = { vehicles, keys };

  g_hash_table_insert (vehicles, GINT_TO_POINTER (9), GINT_TO_POINTER (1));
  g_hash_table_insert (vehicles, GINT_TO_POINTER (5), GINT_TO_POINTER (2));
  g_hash_table_insert (keys, GINT_TO_POINTER (8), GINT_TO_POINTER (1));
  g_hash_table_insert (keys, GINT_TO_POINTER (3), GINT_TO_POINTER (2));
  for (guint i = 0; i < G_N_ELEMENTS (ordered); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ordered); j++)
      g_assert_cmpint (tkl_tick_compare_time (&ordered[i], &ordered[j], &order), ==,
                       (i > j) - (i < j));
}

/* Without ranks, or with the same rank, ids decide: the order stays total. */
static void
test_order_by_id (void)
{
  g_autoptr (GHashTable) empty = g_hash_table_new (NULL, NULL);
  TklTickOrder orders[] = { { NULL, NULL }, { empty, empty } };
  const TklTick a = { .vehicle_id = 5, .key_id = 8 };
  const TklTick b = { .vehicle_id = 9, .key_id = 3 };
  const TklTick c = { .vehicle_id = 9, .key_id = 8 };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_assert_cmpint (tkl_tick_compare_time (&a, &b, &orders[i]), ==, -1);
      g_assert_cmpint (tkl_tick_compare_time (&c, &b, &orders[i]), ==, 1);
      g_assert_cmpint (tkl_tick_compare_time (&c, &c, &orders[i]), ==, 0);
    }
  g_assert_cmpint (tkl_tick_compare_time (&a, &b, NULL), ==, -1);
}

/* F132, F159: as the project asks, unless the office chose. */
static void
test_to_presence (void)
{
  static const struct
  {
    TklTick tick;
    gboolean required, goes;
  } cases[] = {
    { { .place = TKL_PLACE_PROJECT, .project_id = 1 }, TRUE, TRUE },
    { { .place = TKL_PLACE_PROJECT, .project_id = 1 }, FALSE, FALSE },
    { { .place = TKL_PLACE_PROJECT }, TRUE, FALSE }, /* several were found */
    { { .place = TKL_PLACE_HOME }, TRUE, FALSE },
    { { .flags = TKL_TICK_NOT_TO_PRESENCE, .place = TKL_PLACE_PROJECT, .project_id = 1 },
      TRUE,
      FALSE },
    { { .flags = TKL_TICK_TO_PRESENCE, .place = TKL_PLACE_PROJECT, .project_id = 1 }, FALSE, TRUE },
    { { .flags = TKL_TICK_TO_PRESENCE }, FALSE, TRUE },
    { { .kind = TKL_TICK_MANUAL, .place = TKL_PLACE_PROJECT, .project_id = 1 }, TRUE, TRUE },
    { { .kind = TKL_TICK_STOP, .place = TKL_PLACE_PROJECT, .project_id = 1 }, TRUE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (tkl_tick_goes_to_presence (&cases[i].tick, cases[i].required), ==,
                     cases[i].goes);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tick/words", test_words);
  g_test_add_func ("/tick/reasons", test_reasons);
  g_test_add_func ("/tick/single-place", test_single_place);
  g_test_add_func ("/tick/kept", test_kept);
  g_test_add_func ("/tick/to-presence", test_to_presence);
  g_test_add_func ("/tick/order", test_order);
  g_test_add_func ("/tick/order-by-id", test_order_by_id);
  return g_test_run ();
}
