/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Touches of keys, spellings, keys put aside, and what a vehicle sent last. */
/* Thread: main. */
#include "store-seed.h"

#include "tkl-instant.h"
#include "tkl-store-key.h"
#include "tkl-store-record.h"
#include "tkl-store-touch.h"

/* Five touches of key 1 and one of key 2: one withdrawn, one deleted by the office. */
static Fixture
open_touched (void)
{
  Fixture fixture = fixture_open ();

  seed_company (&fixture);
  fixture_begin (&fixture, "ticks");
  for (int i = 0; i < 5; i++)
    seed_tick (&fixture, SEED_TIME + i * SEED_MINUTE);
  fixture_run (
      &fixture,
      "UPDATE tick SET withdrawn = 1 WHERE id = 2;"
      "INSERT INTO tick_edit (id, deleted) VALUES (3, 1);"
      "INSERT INTO tick_edit (id, blocked, time_ms) VALUES (4, 1, 5);"
      "UPDATE tick SET vehicle_id = 2 WHERE id = 5;"
      "INSERT INTO tick (vehicle_id, time_ms, key_id, kind) VALUES (1, 1772427600000, 2, 0);"
      "INSERT INTO tick (vehicle_id, time_ms, kind) VALUES (1, 1772427600000, 1)");
  fixture_commit (&fixture);
  return fixture;
}

static char *
describe (GArray *touches)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < touches->len; i++)
    {
      const TklKeyTouch *touch = &g_array_index (touches, TklKeyTouch, i);

      g_string_append_printf (text, "%d:k%d,v%d,%d%s ", (int) touch->tick_id, touch->key_id,
                              touch->vehicle_id,
                              (int) ((touch->time_utc_ms - SEED_TIME) / SEED_MINUTE),
                              tkl_point_is_set (touch->point) ? "" : ",nowhere");
    }
  g_array_set_size (touches, 0);
  return g_string_free (text, FALSE);
}

/* Facts as ticked; neither the withdrawn nor the deleted one; from included, to excluded. */
static void
test_touches (void)
{
  static const struct
  {
    gint64 key_id, vehicle_id;
    gint64 from_min, to_min;
    const char *expected;
    guint limit;
  } cases[] = {
    { 1, 0, -9, 9, "1:k1,v1,0 4:k1,v1,3 5:k1,v2,4 " },
    { 1, 0, 0, 4, "1:k1,v1,0 4:k1,v1,3 " },
    { 1, 0, 1, 3, "" },
    { 1, 0, -9, 9, "4:k1,v1,3 5:k1,v2,4 ", 2 },
    { 1, 0, -9, 4, "4:k1,v1,3 ", 1 },
    { 1, 0, -9, 9, "1:k1,v1,0 4:k1,v1,3 5:k1,v2,4 ", 7 },
    { 2, 0, -9, 9, "6:k2,v1,0,nowhere " },
    { 9, 0, -9, 9, "" },
    { 0, 1, -9, 9, "1:k1,v1,0 6:k2,v1,0,nowhere 4:k1,v1,3 " },
    { 0, 2, 4, 5, "5:k1,v2,4 " },
    { 0, 2, 5, 9, "" },
  };
  g_auto (Fixture) fixture = open_touched ();
  g_autoptr (GArray) touches = g_array_new (FALSE, FALSE, sizeof (TklKeyTouch));
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 from = SEED_TIME + cases[i].from_min * SEED_MINUTE;
      gint64 to = SEED_TIME + cases[i].to_min * SEED_MINUTE;
      g_autofree char *found = NULL;

      if (cases[i].key_id != 0)
        tkl_store_load_touches (fixture.store, cases[i].key_id,
                                &(TklTouchSpan){ from, to, cases[i].limit }, touches, &error);
      else
        tkl_store_load_vehicle_touches (fixture.store, cases[i].vehicle_id, from, to, touches,
                                        &error);
      g_assert_no_error (error);
      found = describe (touches);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

/* However few are wanted; of those that count. */
static void
test_first (void)
{
  static const struct
  {
    gint64 key_id, from_min, expected_min; /* −1 = none */
  } cases[] = { { 1, -9, 0 }, { 1, 1, 3 }, { 1, 5, -1 }, { 9, -9, -1 } };
  g_auto (Fixture) fixture = open_touched ();
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklTouchSpan span = { SEED_TIME + cases[i].from_min * SEED_MINUTE, G_MAXINT64, 1 };
      gint64 expected = cases[i].expected_min < 0 ? TKL_INSTANT_NONE
                                                  : SEED_TIME + cases[i].expected_min * SEED_MINUTE;
      gint64 found = 0;

      tkl_store_first_touch (fixture.store, cases[i].key_id, &span, &found, &error);
      g_assert_no_error (error);
      g_assert_cmpint (found, ==, expected);
    }
}

/* Through an index of their own: a million other ticks do not matter. */
static void
test_plan (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autofree char *plan
      = fixture_dump (&fixture, "EXPLAIN QUERY PLAN SELECT t.id FROM tick AS t WHERE t.key_id = 5"
                                " AND t.time_ms >= 1 AND t.time_ms < 9");

  g_assert_nonnull (strstr (plan, "tick_key (key_id=? AND time_ms>? AND time_ms<?)"));
}

static void
test_spellings (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GError) error = NULL;
  gint64 key_id = 0, typed_id = 0;
  g_autoptr (GPtrArray) spellings = NULL;
  g_autoptr (GPtrArray) none = NULL;

  fixture_begin (&fixture, "read");
  tkl_store_key_for_raw (fixture.store, "01DEC0AD0B00003D", &key_id, &error);
  g_assert_no_error (error);
  tkl_store_key_for_raw (fixture.store, "3d00000badc0de01", &key_id, &error);
  g_assert_no_error (error);
  tkl_store_key_for_text (fixture.store, "820000A1B2C3D401", &typed_id, &error);
  g_assert_no_error (error);
  tkl_store_list_spellings (fixture.store, key_id, &spellings, &error);
  g_assert_no_error (error);
  tkl_store_list_spellings (fixture.store, typed_id, &none, &error);
  g_assert_no_error (error);
  tkl_store_rollback (fixture.store);

  g_assert_cmpuint (spellings->len, ==, 2);
  g_assert_cmpstr (spellings->pdata[0], ==, "01DEC0AD0B00003D");
  g_assert_cmpstr (spellings->pdata[1], ==, "3d00000badc0de01");
  g_assert_cmpuint (none->len, ==, 0);
}

static char *
read_aside (const Fixture *fixture)
{
  g_autoptr (GHashTable) notes = NULL;
  GString *text = g_string_new (NULL);

  g_assert_true (tkl_store_list_keys_aside (fixture->store, &notes, NULL));
  for (int id = 1; id <= 2; id++)
    if (g_hash_table_contains (notes, GINT_TO_POINTER (id)))
      g_string_append_printf (text, "%d=%s ", id,
                              (char *) g_hash_table_lookup (notes, GINT_TO_POINTER (id)));
  return g_string_free (text, FALSE);
}

/* Put aside, noted, taken back; a change by a person, so it can be undone. */
static void
test_aside (void)
{
  static const struct
  {
    gint64 key_id;
    gboolean aside;
    const char *note;
    const char *expected;
    gboolean entry; /* something was written */
  } steps[] = {
    { 1, TRUE, NULL, "1= ", TRUE },
    { 2, TRUE, "crane firm", "1= 2=crane firm ", TRUE },
    { 2, TRUE, "crane firm", "1= 2=crane firm ", FALSE },
    { 2, TRUE, NULL, "1= 2= ", TRUE },
    { 1, FALSE, NULL, "2= ", TRUE },
    { 1, FALSE, NULL, "2= ", FALSE },
  };
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;

  seed_company (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *found = NULL;

      fixture_begin (&fixture, "aside");
      if (steps[i].aside)
        tkl_store_put_key_aside (fixture.store, steps[i].key_id, steps[i].note, &error);
      else
        tkl_store_take_key_back (fixture.store, steps[i].key_id, &error);
      g_assert_no_error (error);
      g_assert_cmpint (fixture_commit (&fixture) > 0, ==, steps[i].entry);
      found = read_aside (&fixture);
      g_assert_cmpstr (found, ==, steps[i].expected);
    }
  g_assert_true (tkl_store_undo (fixture.store, "test", 0, NULL, &error));
  g_assert_no_error (error);
  undone = read_aside (&fixture);
  g_assert_cmpstr (undone, ==, "1= 2= ");

  fixture_begin (&fixture, "aside");
  g_assert_false (tkl_store_put_key_aside (fixture.store, 77, NULL, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONSTRAINT);
}

static void
test_last_sent (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  TklRecord records[] = { TKL_RECORD_INIT, TKL_RECORD_INIT };
  g_autoptr (GError) error = NULL;
  gint64 record_ms = 0, ident_ms = 0;

  seed_company (&fixture);
  records[0].time_utc_ms = SEED_TIME;
  records[1].time_utc_ms = SEED_TIME + SEED_MINUTE;
  seed_put (&fixture, 1, records, G_N_ELEMENTS (records));
  g_assert_true (tkl_store_last_sent (fixture.store, 1, G_MAXINT64, &record_ms, &ident_ms, &error));
  g_assert_no_error (error);
  g_assert_cmpint (record_ms, ==, SEED_TIME + SEED_MINUTE);
  g_assert_cmpint (ident_ms, ==, TKL_INSTANT_NONE_MS);

  fixture_run (&fixture, "INSERT INTO ident VALUES (1, 1772427600000, 'KEY-A')");
  g_assert_true (tkl_store_last_sent (fixture.store, 1, SEED_TIME + SEED_MINUTE, &record_ms,
                                      &ident_ms, &error));
  g_assert_cmpint (record_ms, ==, SEED_TIME);
  g_assert_cmpint (ident_ms, ==, SEED_TIME);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/touches/touches", test_touches);
  g_test_add_func ("/store/touches/first-touch", test_first);
  g_test_add_func ("/store/touches/plan", test_plan);
  g_test_add_func ("/store/touches/spellings", test_spellings);
  g_test_add_func ("/store/touches/aside", test_aside);
  g_test_add_func ("/store/touches/last-sent", test_last_sent);
  return g_test_run ();
}
