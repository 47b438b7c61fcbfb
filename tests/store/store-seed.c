/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small company for tests of facts: vehicles, employees, projects, keys, and records for them. */
/* Thread: main. */
#include "store-seed.h"

#include "tkl-store-record.h"

void
seed_company (const Fixture *fixture)
{
  fixture_begin (fixture, "seed");
  fixture_run (fixture,
               "INSERT INTO vehicle (id, remote_id, remote_name, name, imei) VALUES"
               " (1, 'r-1', 'seven', 'VAN 7', NULL), (2, 'r-2', 'VAN 10', NULL, NULL),"
               " (3, 'r-3', NULL, NULL, '000000000000003');"
               "INSERT INTO employee (id, number) VALUES (1, '10'), (2, '9'), (3, 'B1');"
               "INSERT INTO project (id, number) VALUES (1, 'P1'), (2, 'P2'), (3, 'P10'),"
               " (4, 'P3');"
               "INSERT INTO key (id, text, status) VALUES (1, 'KEY-A', 3), (2, 'KEY-B', 3);");
  g_assert_cmpint (fixture_commit (fixture), >, 0);
}

static gboolean
toss (GRand *random)
{
  return g_rand_int_range (random, 0, 4) > 0;
}

TklRecord
seed_random_record (GRand *random, gint64 time_utc_ms)
{
  TklRecord record = TKL_RECORD_INIT;

  record.time_utc_ms = time_utc_ms;
  if (toss (random))
    record.point = (TklPoint){ g_rand_int_range (random, 495000000, 515000000),
                               g_rand_int_range (random, 25000000, 64000000) };
  if (toss (random))
    record.odometer_m = g_rand_int_range (random, 0, 900000000);
  if (toss (random))
    record.speed_kmh = (gint16) g_rand_int_range (random, 0, 401);
  if (toss (random))
    record.direction_deg = (gint16) g_rand_int_range (random, 0, 361);
  if (toss (random))
    record.satellites = (gint8) g_rand_int_range (random, 0, 63);
  record.ignition = (guint8) g_rand_int_range (random, TKL_IGNITION_UNKNOWN, TKL_IGNITION_ON + 1);
  return record;
}

void
seed_put (const Fixture *fixture, gint64 vehicle_id, TklRecord *records, gsize n_records)
{
  TklPutPage page = { .records = records, .n_records = n_records };
  g_autoptr (GError) error = NULL;
  TklPutResult result;

  g_assert_true (tkl_store_begin (fixture->store, &error));
  g_assert_true (tkl_store_put_records (fixture->store, vehicle_id, &page, &result, &error));
  g_assert_true (tkl_store_commit (fixture->store, &error));
  g_assert_no_error (error);
}

gint64
seed_tick (const Fixture *fixture, gint64 time_utc_ms)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO tick (vehicle_id, time_ms, key_id, kind, lat, lon, odometer_m, speed_kmh)"
      " VALUES (1, %" G_GINT64_FORMAT ", 1, 0, 508466000, 43517000, 1000, 0)",
      time_utc_ms);

  fixture_run (fixture, sql);
  return fixture_int (fixture, "SELECT max (id) FROM tick");
}

typedef struct
{
  const TklTickSet *set; /* what was loaded */
  guint at;
} Scanned;

/* One by one the same ticks come as all at once, with the same candidates. */
static gboolean
same_tick (const TklTick *tick, const GArray *pool, gpointer data, GError **error)
{
  Scanned *scanned = data;
  TklTick expected = g_array_index (scanned->set->ticks, TklTick, scanned->at++);
  const gint32 *candidates = &g_array_index (scanned->set->pool, gint32, expected.candidates);

  g_assert_cmpmem (&g_array_index (pool, gint32, tick->candidates),
                   tick->n_candidates * sizeof (gint32), candidates,
                   expected.n_candidates * sizeof (gint32));
  expected.candidates = tick->candidates;
  g_assert_cmpmem (tick, sizeof *tick, &expected, sizeof expected);
  return TRUE;
}

static void
assert_scanned (const Fixture *fixture, const TklTickQuery *query, const TklTickSet *set)
{
  Scanned scanned = { set, 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (tkl_store_scan_ticks (fixture->store, query, same_tick, &scanned, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (scanned.at, ==, set->ticks->len);
}

TklTickSet *
seed_load (const Fixture *fixture, const TklTickQuery *query)
{
  TklTickSet *set = tkl_tick_set_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (tkl_store_load_ticks (fixture->store, query, set, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (set->ticks->len, ==, set->stored->len);
  assert_scanned (fixture, query, set);
  return set;
}

TklTick *
seed_find (const TklTickSet *set, gint64 id)
{
  for (guint i = 0; i < set->ticks->len; i++)
    if (g_array_index (set->ticks, TklTick, i).id == id)
      return &g_array_index (set->ticks, TklTick, i);
  return NULL;
}

void
seed_assert_same_tick (const TklTickSet *a, const TklTick *x, const TklTickSet *b, const TklTick *y)
{
  g_assert_cmpint (x->id, ==, y->id);
  g_assert_cmpint (x->time_utc_ms, ==, y->time_utc_ms);
  g_assert_cmpint (x->flags, ==, y->flags);
  g_assert_cmpint (x->place, ==, y->place);
  g_assert_cmpint (x->reasons, ==, y->reasons);
  g_assert_cmpint (x->nobody, ==, y->nobody);
  g_assert_cmpint (x->employee_id, ==, y->employee_id);
  g_assert_cmpint (x->project_id, ==, y->project_id);
  g_assert_cmpint (x->distance_m, ==, y->distance_m);
  g_assert_cmpint (x->day, ==, y->day);
  g_assert_cmpint (x->n_candidates, ==, y->n_candidates);
  for (guint i = 0; i < x->n_candidates; i++)
    g_assert_cmpint (g_array_index (a->pool, gint32, x->candidates + i), ==,
                     g_array_index (b->pool, gint32, y->candidates + i));
}
