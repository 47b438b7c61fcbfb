/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ticks derived again: ids that stay, touches that move, ticks withdrawn and back (rules §2). */
/* Thread: main. */
#include "store-seed.h"
#include "tkl-store-layer.h"

#define GAP (120 * 1000)
#define DUMP "SELECT id, time_ms, kind, key_id, withdrawn FROM tick ORDER BY id"

/* One derived tick in a table: seconds after SEED_TIME; key 0 ends the list. */
typedef struct
{
  int at_s;
  gint32 key_id;
} Touch;

static TklTickDiff
replace (const Fixture *fixture, GArray *ticks, gint64 from_utc_ms, gint64 to_utc_ms)
{
  TklDerivation derivation = { .vehicle_id = 1,
                               .from_utc_ms = from_utc_ms,
                               .to_utc_ms = to_utc_ms,
                               .touch_gap_ms = GAP,
                               .ticks = ticks };
  g_autoptr (GError) error = NULL;
  TklTickDiff diff;

  g_assert_true (tkl_store_begin (fixture->store, &error));
  g_assert_true (tkl_store_replace_ticks (fixture->store, &derivation, &diff, &error));
  g_assert_true (tkl_store_commit (fixture->store, &error));
  g_assert_no_error (error);
  return diff;
}

static TklDerivedTick
touch (int at_s, gint32 key_id)
{
  return (TklDerivedTick){ .time_utc_ms = SEED_TIME + at_s * G_GINT64_CONSTANT (1000),
                           .key_id = key_id,
                           .kind = TKL_TICK_TOUCH,
                           .point = { 508466000, 43517000 },
                           .odometer_m = 1000,
                           .speed_kmh = 0 };
}

static TklTickDiff
derive (const Fixture *fixture, const Touch *touches)
{
  g_autoptr (GArray) ticks = g_array_new (FALSE, FALSE, sizeof (TklDerivedTick));

  for (; touches->key_id != 0; touches++)
    {
      TklDerivedTick tick = touch (touches->at_s, touches->key_id);

      g_array_append_val (ticks, tick);
    }
  return replace (fixture, ticks, SEED_TIME, SEED_TIME + TKL_MS_PER_DAY);
}

static void
assert_diff (TklTickDiff diff, guint n_new, guint n_changed, guint n_deleted, guint n_withdrawn)
{
  g_assert_cmpuint (diff.n_new, ==, n_new);
  g_assert_cmpuint (diff.n_changed, ==, n_changed);
  g_assert_cmpuint (diff.n_deleted, ==, n_deleted);
  g_assert_cmpuint (diff.n_withdrawn, ==, n_withdrawn);
}

static void
assert_hull (TklTickDiff diff, int first_s, int last_s)
{
  g_assert_cmpint (diff.first_utc_ms, ==, SEED_TIME + first_s * G_GINT64_CONSTANT (1000));
  g_assert_cmpint (diff.last_utc_ms, ==, SEED_TIME + last_s * G_GINT64_CONSTANT (1000));
}

static gint64
id_at (const Fixture *fixture, int at_s)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT id FROM tick WHERE withdrawn = 0 AND time_ms = %" G_GINT64_FORMAT,
                         SEED_TIME + at_s * G_GINT64_CONSTANT (1000));

  return fixture_int (fixture, sql);
}

/* The office notes something on a tick, moving it when @time_utc_ms is a time. */
static void
put_layer (const Fixture *fixture, gint64 id, gint64 time_utc_ms)
{
  g_autoptr (GError) error = NULL;
  TklTickLayer layer;

  fixture_begin (fixture, "edit-ticks");
  g_assert_true (tkl_store_get_layer (fixture->store, id, &layer, &error));
  layer.time_utc_ms = time_utc_ms;
  layer.blocked = TRUE;
  g_assert_true (tkl_store_put_layer (fixture->store, &layer, NULL, &error));
  g_assert_no_error (error);
  tkl_tick_layer_clear (&layer);
  fixture_commit (fixture);
}

static void
link_all (const Fixture *fixture)
{
  fixture_run (fixture, "INSERT OR REPLACE INTO tick_link (tick_id, day, place, state)"
                        " SELECT id, 20514, 3, 2 << 12 FROM tick;"
                        "INSERT OR REPLACE INTO tick_candidate (tick_id, rank, project_id)"
                        " SELECT id, 0, 1 FROM tick UNION ALL SELECT id, 1, 2 FROM tick;");
}

/* Before and after: which ids live on where, from both lists alone. */
static void
test_moves (void)
{
  static const struct
  {
    const char *what;
    Touch before[5], after[5];
    guint n_new, n_changed, n_deleted;
    /* seconds before and after of touches that must be the same tick; −1 ends */
    int kept[8];
  } cases[] = {
    { "none to none", { { 0 } }, { { 0 } }, 0, 0, 0, { -1 } },
    { "first", { { 0 } }, { { 60, 1 } }, 1, 0, 0, { -1 } },
    { "gone", { { 60, 1 } }, { { 0 } }, 0, 0, 1, { -1 } },
    { "the same",
      { { 60, 1 }, { 900, 1 } },
      { { 60, 1 }, { 900, 1 } },
      0,
      0,
      0,
      { 60, 60, 900, 900, -1 } },
    { "earlier within the gap", { { 900, 1 } }, { { 870, 1 } }, 0, 1, 0, { 900, 870, -1 } },
    { "at the gap", { { 900, 1 } }, { { 780, 1 } }, 0, 1, 0, { 900, 780, -1 } },
    { "beyond the gap", { { 900, 1 } }, { { 779, 1 } }, 1, 0, 1, { -1 } },
    { "another key", { { 900, 1 } }, { { 900, 2 } }, 1, 0, 1, { -1 } },
    { "both keys of one instant",
      { { 900, 1 }, { 900, 2 } },
      { { 890, 1 }, { 900, 2 } },
      0,
      1,
      0,
      { 900, 890, -1 } },
    { "split by a late record",
      { { 100, 1 } },
      { { 100, 1 }, { 400, 1 } },
      1,
      0,
      0,
      { 100, 100, -1 } },
    { "merged by a late record",
      { { 100, 1 }, { 400, 1 } },
      { { 100, 1 } },
      0,
      0,
      1,
      { 100, 100, -1 } },
    { "the nearest lives on",
      { { 100, 1 }, { 200, 1 } },
      { { 205, 1 } },
      0,
      1,
      1,
      { 200, 205, -1 } },
    { "the nearest takes it",
      { { 200, 1 } },
      { { 100, 1 }, { 195, 1 } },
      1,
      1,
      0,
      { 200, 195, -1 } },
    { "all move alike",
      { { 100, 1 }, { 300, 1 }, { 500, 1 } },
      { { 90, 1 }, { 290, 1 }, { 490, 1 } },
      0,
      3,
      0,
      { 100, 90, 300, 290, 500, 490, -1 } },
    { "one stays where another would move to",
      { { 100, 1 }, { 160, 1 } },
      { { 160, 1 }, { 170, 1 } },
      0,
      1,
      0,
      { 160, 160, 100, 170, -1 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = fixture_open ();
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;
      gint64 ids[8] = { 0 };

      g_test_message ("%s", cases[i].what);
      seed_company (&fixture);
      derive (&fixture, cases[i].before);
      for (int k = 0; cases[i].kept[k] >= 0; k += 2)
        ids[k] = id_at (&fixture, cases[i].kept[k]);
      assert_diff (derive (&fixture, cases[i].after), cases[i].n_new, cases[i].n_changed,
                   cases[i].n_deleted, 0);
      for (int k = 0; cases[i].kept[k] >= 0; k += 2)
        g_assert_cmpint (id_at (&fixture, cases[i].kept[k + 1]), ==, ids[k]);

      /* Trap 2: again is the same as once. */
      once = fixture_dump (&fixture, DUMP);
      assert_diff (derive (&fixture, cases[i].after), 0, 0, 0, 0);
      twice = fixture_dump (&fixture, DUMP);
      g_assert_cmpstr (once, ==, twice);
    }
}

/* A correction lives as long as its touch, wherever late data move that. */
static void
test_layer_moves_along (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  gint64 id;
  TklTickDiff diff;

  seed_company (&fixture);
  derive (&fixture, (Touch[]){ { 900, 1 }, { 0 } });
  id = id_at (&fixture, 900);
  put_layer (&fixture, id, SEED_TIME + 5000 * G_GINT64_CONSTANT (1000));
  link_all (&fixture);
  diff = derive (&fixture, (Touch[]){ { 880, 1 }, { 0 } });
  assert_diff (diff, 0, 1, 0, 0);
  /* Where it was, where it is, and where the office shows it. */
  assert_hull (diff, 880, 5000);
  g_assert_cmpint (id_at (&fixture, 880), ==, id);
  g_assert_cmpint (fixture_int (&fixture, "SELECT blocked FROM tick_edit"), ==, 1);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM tick_link"), ==, 0);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM tick_candidate"), ==, 0);
}

static void
test_withdrawn (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  TklTickQuery all = TKL_TICK_QUERY_ALL;
  g_autoptr (TklTickSet) set = NULL;
  gint64 edited, in_clock;
  TklTickDiff diff;

  seed_company (&fixture);
  derive (&fixture, (Touch[]){ { 100, 1 }, { 400, 1 }, { 800, 1 }, { 0 } });
  edited = id_at (&fixture, 100);
  in_clock = id_at (&fixture, 400);
  put_layer (&fixture, edited, TKL_INSTANT_NONE_MS);
  fixture_begin (&fixture, "transfer");
  fixture_run (&fixture, "INSERT INTO tick_clock (id, employee_id, day)"
                         " SELECT id, 1, 20514 FROM tick WHERE id = 2");
  fixture_commit (&fixture);
  link_all (&fixture);

  /* All three vanish: one without a trace. */
  diff = derive (&fixture, (Touch[]){ { 0 } });
  assert_diff (diff, 0, 0, 1, 2);
  assert_hull (diff, 100, 800);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM tick WHERE withdrawn = 1"), ==, 2);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM tick"), ==, 2);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM tick_link"), ==, 0);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM tick_candidate"), ==, 0);
  set = seed_load (&fixture, &all);
  g_assert_cmpuint (set->ticks->len, ==, 0);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM tick WHERE withdrawn = 0"), ==, 0);
  assert_diff (derive (&fixture, (Touch[]){ { 0 } }), 0, 0, 0, 0);

  /* They come back, one in its place and one moved, under their ids. */
  diff = derive (&fixture, (Touch[]){ { 100, 1 }, { 420, 1 }, { 0 } });
  assert_diff (diff, 0, 0, 0, 0);
  g_assert_cmpuint (diff.n_returned, ==, 2);
  assert_hull (diff, 100, 420);
  g_assert_cmpint (id_at (&fixture, 100), ==, edited);
  g_assert_cmpint (id_at (&fixture, 420), ==, in_clock);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM tick WHERE withdrawn = 0"), ==, 2);

  /* Withdrawn again; a transfer takes it out of the clock: then nothing holds it any more. */
  derive (&fixture, (Touch[]){ { 100, 1 }, { 0 } });
  fixture_begin (&fixture, "transfer");
  fixture_run (&fixture, "DELETE FROM tick_clock");
  fixture_commit (&fixture);
  diff = derive (&fixture, (Touch[]){ { 100, 1 }, { 0 } });
  assert_diff (diff, 0, 0, 0, 0);
  g_assert_cmpint (diff.first_utc_ms, ==, TKL_INSTANT_NONE_MS);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM tick"), ==, 1);
}

/* What a record learns later reaches its tick; only another time or place costs the link. */
static void
test_facts (void)
{
  static const struct
  {
    TklPoint point;
    gint32 odometer_m;
    gint16 speed_kmh;
    gboolean changed, unlinked;
  } cases[] = {
    { { 508466000, 43517000 }, 1000, 0, FALSE, FALSE },
    { { 508466000, 43517000 }, 1001, 0, TRUE, FALSE },
    { { 508466000, 43517000 }, 1000, 3, TRUE, FALSE },
    { { 508466001, 43517000 }, 1000, 0, TRUE, TRUE },
    { { G_MININT32, G_MININT32 }, -1, -1, TRUE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = fixture_open ();
      g_autoptr (GArray) ticks = g_array_new (FALSE, FALSE, sizeof (TklDerivedTick));
      TklDerivedTick tick = touch (60, 1);
      TklTickFact fact;

      seed_company (&fixture);
      derive (&fixture, (Touch[]){ { 60, 1 }, { 0 } });
      link_all (&fixture);
      tick.point = cases[i].point;
      tick.odometer_m = cases[i].odometer_m;
      tick.speed_kmh = cases[i].speed_kmh;
      g_array_append_val (ticks, tick);
      assert_diff (replace (&fixture, ticks, SEED_TIME, SEED_TIME + TKL_MS_PER_DAY), 0,
                   cases[i].changed, 0, 0);
      g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM tick_link"), ==,
                       !cases[i].unlinked);
      g_assert_true (tkl_store_get_tick_fact (fixture.store, id_at (&fixture, 60), &fact, NULL));
      g_assert_cmpint (fact.odometer_m, ==, cases[i].odometer_m);
      g_assert_cmpint (fact.speed_kmh, ==, cases[i].speed_kmh);
      g_assert_cmpint (fact.point.lat_e7, ==, cases[i].point.lat_e7);
      g_assert_cmpint (fact.point.lon_e7, ==, cases[i].point.lon_e7);
    }
}

/* Start and stop ticks beside touches of the same instant. */
static void
test_kinds (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GArray) ticks = g_array_new (FALSE, FALSE, sizeof (TklDerivedTick));
  TklDerivedTick all[] = { touch (0, 1), touch (0, 2), touch (0, 0), touch (50, 0) };
  g_autofree char *dump = NULL;

  seed_company (&fixture);
  all[2].kind = TKL_TICK_START;
  all[3].kind = TKL_TICK_STOP;
  g_array_append_vals (ticks, all, 4);
  assert_diff (replace (&fixture, ticks, SEED_TIME, SEED_TIME + 51000), 4, 0, 0, 0);
  assert_diff (replace (&fixture, ticks, SEED_TIME, SEED_TIME + 51000), 0, 0, 0, 0);
  dump = fixture_dump (&fixture, "SELECT kind, key_id FROM tick ORDER BY id");
  g_assert_cmpstr (dump, ==, "0|1\n0|2\n1|NULL\n2|NULL\n");

  /* The ignition went on ten seconds later: the same start. */
  g_array_index (ticks, TklDerivedTick, 2).time_utc_ms += 10000;
  assert_diff (replace (&fixture, ticks, SEED_TIME, SEED_TIME + 51000), 0, 1, 0, 0);
}

/* Nothing outside the stretch, of another vehicle or added by hand is touched. */
static void
test_bounds (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (TklDerivedTick));
  g_autoptr (GError) error = NULL;
  TklTickFact manual = { .time_utc_ms = SEED_TIME + 20000, .point = TKL_POINT_NONE };
  g_autofree char *rest = NULL;

  seed_company (&fixture);
  derive (&fixture, (Touch[]){ { 10, 1 }, { 20, 1 }, { 29, 1 }, { 30, 1 }, { 0 } });
  fixture_run (&fixture, "INSERT INTO tick (vehicle_id, time_ms, key_id, kind)"
                         " SELECT 2, time_ms, key_id, kind FROM tick WHERE id = 2");
  fixture_begin (&fixture, "add-tick");
  manual.vehicle_id = 1;
  g_assert_true (tkl_store_insert_manual_tick (fixture.store, &manual, &error));
  g_assert_no_error (error);
  fixture_commit (&fixture);

  assert_diff (replace (&fixture, none, SEED_TIME + 20000, SEED_TIME + 30000), 0, 0, 2, 0);
  rest = fixture_dump (&fixture, "SELECT vehicle_id, kind, (time_ms - 1772427600000) / 1000"
                                 " FROM tick ORDER BY id");
  g_assert_cmpstr (rest, ==, "1|0|10\n1|0|30\n2|0|20\n1|3|20\n");
}

/* Whatever was there: afterwards exactly the derived ticks are seen, and again is the same. */
static void
test_property (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  seed_company (&fixture);
  for (int round = 0; round < 60; round++)
    {
      Touch touches[61] = { { 0 } };
      g_autofree char *seen = NULL;
      g_autofree char *again = NULL;
      GString *expected = g_string_new (NULL);
      g_autofree char *wanted = NULL;
      int n_touches = g_rand_int_range (random, 0, 60);
      int at_s = 0;
      int n;

      for (n = 0; n < n_touches; n++)
        {
          at_s += g_rand_int_range (random, 1, 150);
          touches[n] = (Touch){ at_s, g_rand_int_range (random, 1, 3) };
          g_string_append_printf (expected, "%d|%d\n", at_s, touches[n].key_id);
        }
      wanted = g_string_free (expected, FALSE);
      derive (&fixture, touches);
      seen = fixture_dump (&fixture, "SELECT (time_ms - 1772427600000) / 1000, key_id FROM tick"
                                     " WHERE withdrawn = 0 ORDER BY time_ms");
      g_assert_cmpstr (seen, ==, wanted);
      assert_diff (derive (&fixture, touches), 0, 0, 0, 0);
      again = fixture_dump (&fixture, "SELECT (time_ms - 1772427600000) / 1000, key_id FROM tick"
                                      " WHERE withdrawn = 0 ORDER BY time_ms");
      g_assert_cmpstr (again, ==, wanted);
      if (n > 0 && round % 3 == 0)
        put_layer (&fixture, id_at (&fixture, touches[n / 2].at_s), TKL_INSTANT_NONE_MS);
    }
  /* No correction was lost on the way. */
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM tick_edit AS e"
                                          " LEFT JOIN tick AS t ON t.id = e.id"
                                          " WHERE t.id IS NULL"),
                   ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/derived-ticks/moves", test_moves);
  g_test_add_func ("/store/derived-ticks/layer-moves-along", test_layer_moves_along);
  g_test_add_func ("/store/derived-ticks/withdrawn", test_withdrawn);
  g_test_add_func ("/store/derived-ticks/facts", test_facts);
  g_test_add_func ("/store/derived-ticks/kinds", test_kinds);
  g_test_add_func ("/store/derived-ticks/bounds", test_bounds);
  g_test_add_func ("/store/derived-ticks/property", test_property);
  return g_test_run ();
}
