/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records and identifications: merging, order of arrival, stretches, size on disk. */
/* Thread: main. */
#include "store-seed.h"
#include "tkl-record-state.h"
#include "tkl-store-record.h"

#define U TKL_IGNITION_UNKNOWN
#define OFF TKL_IGNITION_OFF
#define ON TKL_IGNITION_ON
#define NOWHERE                                                                                    \
  {                                                                                                \
    G_MININT32, G_MININT32                                                                         \
  }
#define TOWN                                                                                       \
  {                                                                                                \
    508466000, 43517000                                                                            \
  }

#define DUMP_RECORDS "SELECT * FROM record ORDER BY vehicle_id, time_ms"
#define DUMP_IDENTS "SELECT * FROM ident ORDER BY vehicle_id, time_ms, raw"

static TklPutResult
put (const Fixture *fixture, gint64 vehicle_id, TklPutPage page)
{
  g_autoptr (GError) error = NULL;
  TklPutResult result;

  g_assert_true (tkl_store_begin (fixture->store, &error));
  g_assert_true (tkl_store_put_records (fixture->store, vehicle_id, &page, &result, &error));
  g_assert_true (tkl_store_commit (fixture->store, &error));
  g_assert_no_error (error);
  return result;
}

static void
assert_same_record (const TklRecord *a, const TklRecord *b)
{
  g_assert_cmpint (a->time_utc_ms, ==, b->time_utc_ms);
  g_assert_cmpint (a->point.lat_e7, ==, b->point.lat_e7);
  g_assert_cmpint (a->point.lon_e7, ==, b->point.lon_e7);
  g_assert_cmpint (a->odometer_m, ==, b->odometer_m);
  g_assert_cmpint (a->speed_kmh, ==, b->speed_kmh);
  g_assert_cmpint (a->direction_deg, ==, b->direction_deg);
  g_assert_cmpint (a->satellites, ==, b->satellites);
  g_assert_cmpint (a->ignition, ==, b->ignition);
}

static GArray *
load (const Fixture *fixture, gint64 from_utc_ms, gint64 to_utc_ms)
{
  GArray *records = g_array_new (FALSE, FALSE, sizeof (TklRecord));
  g_autoptr (GError) error = NULL;

  g_assert_true (
      tkl_store_load_records (fixture->store, 1, from_utc_ms, to_utc_ms, records, &error));
  g_assert_no_error (error);
  return records;
}

/* Everything at its limits, and nothing at all. */
static const TklRecord edges[] = {
  TKL_RECORD_INIT,
  { 0, NOWHERE, -1, -1, -1, -1, U },
  { 1, { 0, 0 }, 0, 0, 0, 0, OFF },
  { 2, { 900000000, 1800000000 }, G_MAXINT32, 400, 360, 62, ON },
  { 3, { -900000000, -1800000000 }, 1, 1, 1, 1, U },
  { 4, TOWN, -1, 400, -1, -1, U },
  { 5, NOWHERE, 7, -1, 360, -1, ON },
  { 6, NOWHERE, -1, -1, -1, 62, OFF },
  { G_GINT64_CONSTANT (4102444800000), TOWN, 5, 6, 7, 8, ON },
};

static void
test_state (void)
{
  TklRecord record = TKL_RECORD_INIT;

  g_assert_cmpint (tkl_record_pack_state (&record), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      TklRecord back = edges[i];
      gint32 state = tkl_record_pack_state (&edges[i]);

      back.speed_kmh = back.direction_deg = 77;
      back.satellites = 33;
      back.ignition = 3;
      g_assert_cmpint (state, >=, 0);
      g_assert_cmpint (state, <, 1 << 26);
      tkl_record_unpack_state (&back, state);
      assert_same_record (&back, &edges[i]);
    }

  /* What no tracker sends is cut and does not spill into its neighbours. */
  record.speed_kmh = G_MAXINT16;
  record.direction_deg = G_MININT16;
  record.satellites = G_MAXINT8;
  record.ignition = ON;
  tkl_record_unpack_state (&record, tkl_record_pack_state (&record));
  g_assert_cmpint (record.speed_kmh, ==, 510);
  g_assert_cmpint (record.direction_deg, ==, -1);
  g_assert_cmpint (record.satellites, ==, 62);
  g_assert_cmpint (record.ignition, ==, ON);
}

static void
test_round_trip (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GArray) back = NULL;
  gsize n_edges = G_N_ELEMENTS (edges) - 1; /* the first has no time */
  g_autofree TklRecord *records = g_memdup2 (edges + 1, n_edges * sizeof *edges);
  TklPutResult result;

  seed_company (&fixture);
  result = put (&fixture, 1, (TklPutPage){ .records = records, .n_records = n_edges });
  g_assert_cmpuint (result.n_new, ==, n_edges);
  g_assert_cmpint (result.first_changed_ms, ==, 0);
  g_assert_cmpint (result.last_changed_ms, ==, edges[n_edges].time_utc_ms);
  back = load (&fixture, 0, G_MAXINT64);
  g_assert_cmpuint (back->len, ==, n_edges);
  for (guint i = 0; i < back->len; i++)
    assert_same_record (&g_array_index (back, TklRecord, i), &edges[i + 1]);

  /* Half open: from is in, to is not; another vehicle has nothing. */
  g_array_unref (back);
  back = load (&fixture, 2, 5);
  g_assert_cmpuint (back->len, ==, 3);
  g_assert_cmpint (g_array_index (back, TklRecord, 0).time_utc_ms, ==, 2);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM record WHERE vehicle_id <> 1"), ==,
                   0);
}

/* Values come and go: never does "not known" win over one that is. */
static void
test_merge (void)
{
  static const struct
  {
    TklRecord stored, sent, merged;
    gboolean changed;
  } cases[] = {
    { { 9, TOWN, 5, 6, 7, 8, ON },
      { 9, TOWN, 5, 6, 7, 8, ON },
      { 9, TOWN, 5, 6, 7, 8, ON },
      FALSE },
    { { 9, TOWN, 5, 6, 7, 8, ON },
      { 9, NOWHERE, -1, -1, -1, -1, U },
      { 9, TOWN, 5, 6, 7, 8, ON },
      FALSE },
    { { 9, NOWHERE, -1, -1, -1, -1, U },
      { 9, TOWN, 5, 6, 7, 8, ON },
      { 9, TOWN, 5, 6, 7, 8, ON },
      TRUE },
    { { 9, TOWN, 5, 6, 7, 8, ON },
      { 9, NOWHERE, 50, -1, -1, -1, U },
      { 9, TOWN, 50, 6, 7, 8, ON },
      TRUE },
    { { 9, TOWN, 5, 6, 7, 8, ON },
      { 9, { 1, 2 }, -1, 0, -1, 0, OFF },
      { 9, { 1, 2 }, 5, 0, 7, 0, OFF },
      TRUE },
    { { 9, NOWHERE, -1, 6, -1, -1, ON },
      { 9, NOWHERE, -1, -1, 7, -1, ON },
      { 9, NOWHERE, -1, 6, 7, -1, ON },
      TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = fixture_open ();
      TklRecord stored = cases[i].stored, sent = cases[i].sent;
      g_autoptr (GArray) back = NULL;
      TklPutResult result;

      seed_company (&fixture);
      seed_put (&fixture, 1, &stored, 1);
      result = put (&fixture, 1, (TklPutPage){ .records = &sent, .n_records = 1 });
      g_assert_cmpuint (result.n_new, ==, 0);
      g_assert_cmpuint (result.n_changed, ==, cases[i].changed);
      g_assert_cmpuint (result.n_same, ==, !cases[i].changed);
      g_assert_cmpint (result.first_changed_ms, ==, cases[i].changed ? 9 : TKL_INSTANT_NONE_MS);
      g_assert_cmpint (result.last_changed_ms, ==, cases[i].changed ? 9 : TKL_INSTANT_NONE_MS);
      back = load (&fixture, 0, 100);
      g_assert_cmpuint (back->len, ==, 1);
      assert_same_record (&g_array_index (back, TklRecord, 0), &cases[i].merged);

      /* A second time nothing happens. */
      result = put (&fixture, 1, (TklPutPage){ .records = &sent, .n_records = 1 });
      g_assert_cmpuint (result.n_same, ==, 1);
    }
}

static void
test_empty_page (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  TklPutResult result;

  seed_company (&fixture);
  result = put (&fixture, 1, (TklPutPage){ 0 });
  g_assert_cmpuint (result.n_new + result.n_changed + result.n_same + result.n_new_idents, ==, 0);
  g_assert_cmpint (result.first_changed_ms, ==, TKL_INSTANT_NONE_MS);
  g_assert_cmpint (result.last_changed_ms, ==, TKL_INSTANT_NONE_MS);
}

static void
shuffle (GRand *random, gpointer items, gsize n_items, gsize size)
{
  g_autofree guint8 *hold = g_malloc (size);

  for (gsize i = n_items; i > 1; i--)
    {
      guint8 *a = (guint8 *) items + (i - 1) * size;
      guint8 *b = (guint8 *) items + (gsize) g_rand_int_range (random, 0, (gint32) i) * size;

      memcpy (hold, a, size);
      memmove (a, b, size);
      memcpy (b, hold, size);
    }
}

/* Trap 1 of imports: the same data in any order, in pages of any size, twice, with repeats at the
 * seams: the same tables. */
static void
test_any_order (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (42);
  g_autofree TklRecord *records = g_new (TklRecord, 600);
  g_autofree TklIdent *idents = g_new (TklIdent, 100);
  static const char *const raws[] = { "017856341200004E", "4E00001234567801", "tag 1", "tag 2" };
  g_autofree char *expected_records = NULL;
  g_autofree char *expected_idents = NULL;

  for (int i = 0; i < 600; i++) /* each sixth instant is sent twice, once with less in it */
    records[i] = i % 6 == 5 ? records[i - 1]
                            : seed_random_record (random, SEED_TIME + i * G_GINT64_CONSTANT (9000));
  for (int i = 5; i < 600; i += 12)
    records[i].point = TKL_POINT_NONE;
  for (int i = 0; i < 100; i++)
    idents[i] = (TklIdent){ records[i * 4].time_utc_ms, (char *) raws[i % 4] };

  for (int round = 0; round < 12; round++)
    {
      g_auto (Fixture) fixture = fixture_open ();
      g_autofree char *got_records = NULL;
      g_autofree char *got_idents = NULL;
      guint n_new = 0, n_new_idents = 0;
      gsize step = round == 0 ? 600 : (gsize) g_rand_int_range (random, 1, 300);

      seed_company (&fixture);
      if (round > 0)
        shuffle (random, records, 600, sizeof *records);
      if (round > 0)
        shuffle (random, idents, 100, sizeof *idents);
      for (int pass = 0; pass < 2; pass++)
        for (gsize at = 0; at < 600; at += step)
          {
            g_autofree TklRecord *copy
                = g_memdup2 (records + at, MIN (step, 600 - at) * sizeof *records);
            TklPutPage page = { copy, MIN (step, 600 - at), idents, 100 };
            TklPutResult result = put (&fixture, 1, page);

            n_new += result.n_new;
            n_new_idents += result.n_new_idents;
            g_assert_cmpuint (result.n_new + result.n_changed + result.n_same, ==, page.n_records);
            if (pass > 0)
              g_assert_cmpuint (result.n_new + result.n_changed + result.n_new_idents, ==, 0);
          }
      g_assert_cmpuint (n_new, ==, 500);
      g_assert_cmpuint (n_new_idents, ==, 100);
      got_records = fixture_dump (&fixture, DUMP_RECORDS);
      got_idents = fixture_dump (&fixture, DUMP_IDENTS);
      if (round == 0)
        {
          expected_records = g_steal_pointer (&got_records);
          expected_idents = g_steal_pointer (&got_idents);
          continue;
        }
      g_assert_cmpstr (got_records, ==, expected_records);
      g_assert_cmpstr (got_idents, ==, expected_idents);
    }
}

/* Two records of one instant that contradict each other: the page's order does not decide. */
static void
test_contradiction (void)
{
  TklRecord page[] = { { 9, TOWN, 5, 60, 7, 8, ON },
                       { 9, { 1, 2 }, 500, 6, -1, 8, OFF },
                       { 9, TOWN, -1, 61, 70, 8, U },
                       { 8, TOWN, 5, 6, 7, 8, ON } };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autofree char *expected = NULL;

  for (int round = 0; round < 10; round++)
    {
      g_auto (Fixture) fixture = fixture_open ();
      g_autofree char *got = NULL;

      seed_company (&fixture);
      shuffle (random, page, G_N_ELEMENTS (page), sizeof *page);
      seed_put (&fixture, 1, page, G_N_ELEMENTS (page));
      got = fixture_dump (&fixture, DUMP_RECORDS);
      if (expected == NULL)
        expected = g_strdup (got);
      g_assert_cmpstr (got, ==, expected);
    }
}

/* Late batches: before, between, behind what is there; the changed stretch is told. */
static void
test_late (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  TklRecord first[] = { { 100, TOWN, 1, 1, 1, 1, ON }, { 200, TOWN, 2, 1, 1, 1, ON } };
  TklRecord late[] = { { 300, TOWN, 3, 1, 1, 1, ON },
                       { 50, TOWN, 0, 1, 1, 1, ON },
                       { 150, TOWN, 1, 1, 1, 1, ON },
                       { 100, TOWN, -1, 1, 1, 1, ON } };
  TklIdent ident = { 400, (char *) "tag" };
  TklPutResult result;

  seed_company (&fixture);
  seed_put (&fixture, 1, first, 2);
  seed_put (&fixture, 2, first, 2);
  result = put (&fixture, 1, (TklPutPage){ late, 4, &ident, 1 });
  g_assert_cmpuint (result.n_new, ==, 3);
  g_assert_cmpuint (result.n_same, ==, 1);
  g_assert_cmpuint (result.n_changed, ==, 0);
  g_assert_cmpuint (result.n_new_idents, ==, 1);
  g_assert_cmpint (result.first_changed_ms, ==, 50);
  g_assert_cmpint (result.last_changed_ms, ==, 400);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM record WHERE vehicle_id = 1"), ==,
                   5);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM record WHERE vehicle_id = 2"), ==,
                   2);
}

/* Two keys in one instant survive; two spellings of a key are two rows and one key. */
static void
test_idents (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  TklIdent idents[] = { { 10, (char *) "017856341200004E" },
                        { 10, (char *) "4E00001234567801" },
                        { 10, (char *) "other tag" },
                        { 20, (char *) "other tag" },
                        { 10, (char *) "other tag" } };
  g_autoptr (TklStretch) stretch = tkl_stretch_new ();
  g_autoptr (GError) error = NULL;
  TklPutResult result;

  seed_company (&fixture);
  result = put (&fixture, 1, (TklPutPage){ .idents = idents, .n_idents = 5 });
  g_assert_cmpuint (result.n_new_idents, ==, 4);
  g_assert_cmpint (result.first_changed_ms, ==, 10);
  g_assert_cmpint (result.last_changed_ms, ==, 20);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM key_spelling"), ==, 3);

  g_assert_true (tkl_store_load_stretch (fixture.store, 1, 0, 100, stretch, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (stretch->records->len, ==, 0);
  g_assert_cmpuint (stretch->keys->len, ==, 4);
  for (guint i = 1; i < 4; i++)
    {
      const TklKeyAt *last = &g_array_index (stretch->keys, TklKeyAt, i - 1);
      const TklKeyAt *key = &g_array_index (stretch->keys, TklKeyAt, i);

      g_assert_cmpint (last->time_utc_ms, <=, key->time_utc_ms);
      if (last->time_utc_ms == key->time_utc_ms)
        g_assert_cmpint (last->key_id, <=, key->key_id);
    }
  g_assert_cmpint (g_array_index (stretch->keys, TklKeyAt, 0).key_id, ==,
                   g_array_index (stretch->keys, TklKeyAt, 1).key_id);
}

/* The context of a stretch: its last instant before, and the ignition known before that one. */
static void
test_stretch (void)
{
  TklRecord records[] = { { 100, TOWN, 1, 1, 1, 1, U },
                          { 200, TOWN, 1, 1, 1, 1, ON },
                          { 300, TOWN, 1, 1, 1, 1, U },
                          { 400, TOWN, 1, 1, 1, 1, OFF },
                          { 500, TOWN, 1, 1, 1, 1, U } };
  TklIdent idents[] = { { 300, (char *) "tag" }, { 450, (char *) "tag" } };
  static const struct
  {
    gint64 from, to;
    guint n_records, n_keys;
    gint64 first; /* of the records */
    TklIgnition before;
  } cases[] = {
    { 0, 1000, 5, 2, 100, U },   { 100, 1000, 5, 2, 100, U },  { 101, 1000, 5, 2, 100, U },
    { 200, 1000, 5, 2, 100, U }, { 201, 1000, 4, 2, 200, U },  { 300, 400, 2, 1, 200, U },
    { 301, 401, 2, 1, 300, ON }, { 401, 1000, 2, 1, 400, ON }, { 400, 401, 2, 1, 300, ON },
    { 451, 500, 0, 1, 0, OFF },  { 460, 501, 1, 1, 500, OFF }, { 600, 700, 1, 0, 500, OFF },
    { 0, 100, 0, 0, 0, U },
  };
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (TklStretch) stretch = tkl_stretch_new ();
  g_autoptr (GError) error = NULL;

  seed_company (&fixture);
  put (&fixture, 1, (TklPutPage){ records, G_N_ELEMENTS (records), idents, 2 });
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (
          tkl_store_load_stretch (fixture.store, 1, cases[i].from, cases[i].to, stretch, &error));
      g_assert_no_error (error);
      g_test_message ("stretch %d", (int) i);
      g_assert_cmpuint (stretch->records->len, ==, cases[i].n_records);
      g_assert_cmpuint (stretch->keys->len, ==, cases[i].n_keys);
      g_assert_cmpint (stretch->before_ignition, ==, cases[i].before);
      if (cases[i].n_records > 0)
        g_assert_cmpint (g_array_index (stretch->records, TklRecord, 0).time_utc_ms, ==,
                         cases[i].first);
    }
  g_assert_true (tkl_store_load_stretch (fixture.store, 2, 0, 1000, stretch, &error));
  g_assert_cmpuint (stretch->records->len + stretch->keys->len, ==, 0);
}

static void
test_extent (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  TklRecord records[] = { { 100, TOWN, 1, 1, 1, 1, U }, { 200, TOWN, 1, 1, 1, 1, ON } };
  TklIdent ident = { 300, (char *) "tag" };
  g_autoptr (GError) error = NULL;
  gint64 first = 1, last = 1;

  seed_company (&fixture);
  g_assert_true (tkl_store_record_extent (fixture.store, 1, &first, &last, &error));
  g_assert_cmpint (first, ==, TKL_INSTANT_NONE_MS);
  g_assert_cmpint (last, ==, TKL_INSTANT_NONE_MS);
  put (&fixture, 1, (TklPutPage){ records, 2, NULL, 0 });
  g_assert_true (tkl_store_record_extent (fixture.store, 1, &first, &last, &error));
  g_assert_cmpint (first, ==, 100);
  g_assert_cmpint (last, ==, 200);
  put (&fixture, 1, (TklPutPage){ NULL, 0, &ident, 1 });
  put (&fixture, 2, (TklPutPage){ NULL, 0, &ident, 1 });
  g_assert_true (tkl_store_record_extent (fixture.store, 1, &first, &last, &error));
  g_assert_cmpint (first, ==, 100);
  g_assert_cmpint (last, ==, 300);
  g_assert_true (tkl_store_record_extent (fixture.store, 2, &first, &last, &error));
  g_assert_cmpint (first, ==, 300);
  g_assert_no_error (error);
}

/* ≤ 64 bytes a record on disk, its index included, with the pages of many vehicles in turn. */
static void
test_size (void)
{
  enum
  {
    N_VEHICLES = 10,
    N_PAGES = 12,
    PAGE = 500
  };
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  gint64 before, after;
  TklRecord records[PAGE];

  seed_company (&fixture);
  before = fixture_int (&fixture, "PRAGMA page_count");
  for (int page = 0; page < N_PAGES; page++)
    for (int vehicle = 1; vehicle <= N_VEHICLES; vehicle++)
      {
        for (int i = 0; i < PAGE; i++)
          {
            records[i] = seed_random_record (
                random, SEED_TIME + (page * PAGE + i) * G_GINT64_CONSTANT (15000) + vehicle);
            records[i].point = (TklPoint){ 508466000 + i, 43517000 - i };
            records[i].odometer_m = 150000000 + i * 20;
          }
        seed_put (&fixture, vehicle, records, PAGE);
      }
  after = fixture_int (&fixture, "PRAGMA page_count");
  g_test_message ("%.1f bytes a record",
                  (double) (after - before) * 4096 / (N_VEHICLES * N_PAGES * PAGE));
  g_assert_cmpint ((after - before) * fixture_int (&fixture, "PRAGMA page_size"), <=,
                   64 * N_VEHICLES * N_PAGES * PAGE);
}

/* A full disk is told, and the page leaves nothing behind. */
static void
test_full (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (GError) error = NULL;
  TklRecord records[4000];
  TklPutPage page = { .records = records, .n_records = G_N_ELEMENTS (records) };
  TklPutResult result;
  g_autofree char *limit = NULL;

  seed_company (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    records[i] = seed_random_record (random, SEED_TIME + (gint64) i);
  limit = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT,
                           fixture_int (&fixture, "PRAGMA page_count") + 5);
  fixture_run (&fixture, limit);
  g_assert_true (tkl_store_begin (fixture.store, &error));
  g_assert_no_error (error);
  g_assert_false (tkl_store_put_records (fixture.store, 1, &page, &result, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_FULL);
  tkl_store_rollback (fixture.store);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM record"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/records/state", test_state);
  g_test_add_func ("/store/records/round-trip", test_round_trip);
  g_test_add_func ("/store/records/merge", test_merge);
  g_test_add_func ("/store/records/empty-page", test_empty_page);
  g_test_add_func ("/store/records/any-order", test_any_order);
  g_test_add_func ("/store/records/contradiction", test_contradiction);
  g_test_add_func ("/store/records/late", test_late);
  g_test_add_func ("/store/records/idents", test_idents);
  g_test_add_func ("/store/records/stretch", test_stretch);
  g_test_add_func ("/store/records/extent", test_extent);
  g_test_add_func ("/store/records/size", test_size);
  g_test_add_func ("/store/records/full", test_full);
  return g_test_run ();
}
