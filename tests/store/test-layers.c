/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layers on ticks and ticks added by hand: versions, conflicts, journal, undo. */
/* Thread: main. */
#include "store-seed.h"
#include "tkl-store-check.h"
#include "tkl-store-layer.h"

static TklTickLayer
get (const Fixture *fixture, gint64 tick_id)
{
  g_autoptr (GError) error = NULL;
  TklTickLayer layer;

  g_assert_true (tkl_store_get_layer (fixture->store, tick_id, &layer, &error));
  g_assert_no_error (error);
  return layer;
}

/* Returns: whether anything changed. */
static gboolean
put (const Fixture *fixture, TklTickLayer *layer)
{
  g_autoptr (GError) error = NULL;
  gboolean changed = FALSE;

  fixture_begin (fixture, "edit-ticks");
  g_assert_true (tkl_store_put_layer (fixture->store, layer, &changed, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_commit (fixture) != 0, ==, changed);
  return changed;
}

static void
assert_refused (const Fixture *fixture, TklTickLayer *layer, int code)
{
  g_autoptr (GError) error = NULL;
  gint64 version = layer->version;
  g_autofree char *before = fixture_dump (fixture, "SELECT * FROM tick_edit");
  g_autofree char *after = NULL;

  fixture_begin (fixture, "edit-ticks");
  g_assert_false (tkl_store_put_layer (fixture->store, layer, NULL, &error));
  g_assert_error (error, TKL_STORE_ERROR, code);
  tkl_store_rollback (fixture->store);
  g_assert_cmpint (layer->version, ==, version);
  after = fixture_dump (fixture, "SELECT * FROM tick_edit");
  g_assert_cmpstr (before, ==, after);
}

static void
assert_same_layer (const TklTickLayer *a, const TklTickLayer *b)
{
  g_assert_cmpint (a->tick_id, ==, b->tick_id);
  g_assert_cmpint (a->version, ==, b->version);
  g_assert_cmpint (a->time_utc_ms, ==, b->time_utc_ms);
  g_assert_cmpint (a->place, ==, b->place);
  g_assert_cmpint (a->project_id, ==, b->project_id);
  g_assert_cmpint (a->employee_id, ==, b->employee_id);
  g_assert_cmpint (a->blocked, ==, b->blocked);
  g_assert_cmpint (a->to_clock, ==, b->to_clock);
  g_assert_cmpint (a->to_presence, ==, b->to_presence);
  g_assert_cmpint (a->not_double, ==, b->not_double);
  g_assert_cmpint (a->deleted, ==, b->deleted);
  g_assert_cmpstr (a->note, ==, b->note);
}

static const TklTickLayer layers[] = {
#define NO_TIME .time_utc_ms = TKL_INSTANT_NONE_MS
#define NO_PLACE .place = -1
#define NO_PRESENCE .to_presence = -1
  { NO_TIME, NO_PLACE, NO_PRESENCE, .to_clock = TRUE, .note = (char *) "why" },
  { .time_utc_ms = SEED_TIME + 1, NO_PLACE, NO_PRESENCE, .to_clock = TRUE },
  { NO_TIME, .place = TKL_PLACE_NONE, NO_PRESENCE, .to_clock = TRUE },
  { NO_TIME, .place = TKL_PLACE_HOME, NO_PRESENCE, .to_clock = TRUE },
  { NO_TIME, .place = TKL_PLACE_EMPLOYER, NO_PRESENCE, .to_clock = TRUE },
  { NO_TIME, .place = TKL_PLACE_PROJECT, .project_id = 4, NO_PRESENCE, .to_clock = TRUE },
  { NO_TIME, .place = TKL_PLACE_PROJECT, NO_PRESENCE, .to_clock = TRUE },
  { NO_TIME, NO_PLACE, NO_PRESENCE, .to_clock = TRUE, .employee_id = 3 },
  { NO_TIME, NO_PLACE, NO_PRESENCE, .to_clock = TRUE, .blocked = TRUE },
  { NO_TIME, NO_PLACE, NO_PRESENCE, .to_clock = FALSE },
  { NO_TIME, NO_PLACE, .to_presence = 0, .to_clock = TRUE },
  { NO_TIME, NO_PLACE, .to_presence = 1, .to_clock = TRUE },
  { NO_TIME, NO_PLACE, NO_PRESENCE, .to_clock = TRUE, .not_double = TRUE },
  { NO_TIME, NO_PLACE, NO_PRESENCE, .to_clock = TRUE, .deleted = TRUE },
  { .time_utc_ms = 0,
    .place = 3,
    .project_id = 1,
    .employee_id = 1,
    .blocked = TRUE,
    .to_clock = FALSE,
    .to_presence = 1,
    .not_double = TRUE,
    .deleted = TRUE,
    .note = (char *) "élan" },
};

/* From nothing to each layer, from each to the next, and back to one that says nothing. */
static void
test_round_trip (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  gint64 id;
  TklTickLayer layer;

  seed_company (&fixture);
  id = seed_tick (&fixture, SEED_TIME);
  layer = get (&fixture, id);
  g_assert_cmpint (layer.version, ==, 0);
  g_assert_false (put (&fixture, &layer));
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM tick_edit"), ==, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      TklTickLayer wanted = layers[i];
      TklTickLayer back;

      wanted.tick_id = id;
      wanted.version = (gint64) i;
      g_assert_true (put (&fixture, &wanted));
      g_assert_cmpint (wanted.version, ==, (gint64) i + 1);
      back = get (&fixture, id);
      assert_same_layer (&wanted, &back);
      g_assert_false (put (&fixture, &back));
      assert_same_layer (&wanted, &back);
      tkl_tick_layer_clear (&back);
    }

  tkl_tick_layer_init (&layer, id);
  layer.version = G_N_ELEMENTS (layers);
  g_assert_true (put (&fixture, &layer));
  g_assert_cmpint (fixture_int (&fixture, "SELECT version FROM tick_edit"), ==,
                   G_N_ELEMENTS (layers) + 1);
  /* The fact is what it was. */
  g_assert_cmpint (fixture_int (&fixture, "SELECT time_ms FROM tick"), ==, SEED_TIME);
}

/* Two people with the same tick open: the second is told. */
static void
test_conflict (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  gint64 id;
  TklTickLayer mine, theirs;

  seed_company (&fixture);
  id = seed_tick (&fixture, SEED_TIME);
  mine = get (&fixture, id);
  theirs = get (&fixture, id);
  theirs.blocked = TRUE;
  put (&fixture, &theirs);
  mine.deleted = TRUE;
  assert_refused (&fixture, &mine, TKL_STORE_ERROR_CONFLICT);
  mine = get (&fixture, id);
  mine.deleted = TRUE;
  g_assert_true (put (&fixture, &mine));
  g_assert_true (mine.blocked);
}

static void
test_refused (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GError) error = NULL;
  TklTickLayer layer;
  TklTickFact fact = { .time_utc_ms = SEED_TIME, .employee_id = 77, .point = TKL_POINT_NONE };
  gint64 id;

  seed_company (&fixture);
  id = seed_tick (&fixture, SEED_TIME);
  tkl_tick_layer_init (&layer, id + 1);
  assert_refused (&fixture, &layer, TKL_STORE_ERROR_NOT_FOUND);
  tkl_tick_layer_init (&layer, id);
  layer.place = TKL_PLACE_HOME;
  layer.project_id = 1;
  assert_refused (&fixture, &layer, TKL_STORE_ERROR_CONSTRAINT);
  layer.place = TKL_PLACE_PROJECT;
  layer.project_id = 99;
  assert_refused (&fixture, &layer, TKL_STORE_ERROR_CONSTRAINT);
  tkl_tick_layer_init (&layer, id);
  layer.employee_id = 99;
  assert_refused (&fixture, &layer, TKL_STORE_ERROR_CONSTRAINT);
  g_assert_false (tkl_store_get_layer (fixture.store, id + 1, &layer, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (tkl_store_get_tick_fact (fixture.store, id + 1, &fact, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  fixture_begin (&fixture, "add-tick");
  g_assert_false (tkl_store_insert_manual_tick (fixture.store, &fact, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONSTRAINT);
  tkl_store_rollback (fixture.store);
}

/* Nothing a user does bypasses the journal. */
static void
test_outside_journal (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  TklTickFact fact = { .time_utc_ms = SEED_TIME, .point = TKL_POINT_NONE };
  g_autoptr (GError) error = NULL;
  TklTickLayer layer;

  seed_company (&fixture);
  tkl_tick_layer_init (&layer, seed_tick (&fixture, SEED_TIME));
  layer.blocked = TRUE;
  g_assert_true (tkl_store_begin (fixture.store, NULL));
  g_assert_false (tkl_store_put_layer (fixture.store, &layer, NULL, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (tkl_store_insert_manual_tick (fixture.store, &fact, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONSTRAINT);
  tkl_store_rollback (fixture.store);
}

/* A manual tick with its layer is one entry, undone and redone as one, under its id. */
static void
test_manual (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GError) error = NULL;
  TklTickFact fact = { .time_utc_ms = SEED_TIME,
                       .employee_id = 2,
                       .vehicle_id = 3,
                       .key_id = 1,
                       .odometer_m = 5,
                       .point = { 1, 2 } };
  TklTickFact back;
  TklTickLayer layer;
  gint64 entry = 0;

  seed_company (&fixture);
  fixture_begin (&fixture, "add-tick");
  g_assert_true (tkl_store_insert_manual_tick (fixture.store, &fact, &error));
  tkl_tick_layer_init (&layer, fact.id);
  layer.place = TKL_PLACE_PROJECT;
  layer.project_id = 2;
  g_assert_true (tkl_store_put_layer (fixture.store, &layer, NULL, &error));
  g_assert_no_error (error);
  fixture_commit (&fixture);

  g_assert_true (tkl_store_get_tick_fact (fixture.store, fact.id, &back, &error));
  g_assert_cmpint (back.kind, ==, TKL_TICK_MANUAL);
  g_assert_cmpint (back.time_utc_ms, ==, SEED_TIME);
  g_assert_cmpint (back.employee_id, ==, 2);
  g_assert_cmpint (back.vehicle_id, ==, 3);
  g_assert_cmpint (back.key_id, ==, 0);
  g_assert_cmpint (back.odometer_m, ==, -1);
  g_assert_cmpint (back.speed_kmh, ==, -1);
  g_assert_cmpint (back.point.lon_e7, ==, 2);
  g_assert_false (back.withdrawn);

  g_assert_true (tkl_store_undo (fixture.store, "test", 0, &entry, &error));
  g_assert_no_error (error);
  g_assert_cmpint (entry, >, 0);
  g_assert_false (tkl_store_get_tick_fact (fixture.store, fact.id, &back, NULL));
  g_assert_true (tkl_store_redo (fixture.store, "test", 0, &entry, &error));
  g_assert_no_error (error);
  g_assert_true (tkl_store_get_tick_fact (fixture.store, fact.id, &back, &error));
  layer = get (&fixture, fact.id);
  g_assert_cmpint (layer.project_id, ==, 2);
}

/* What linking found for a manual tick goes with the tick. */
static void
test_manual_linked (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GPtrArray) faults = NULL;
  TklTickFact fact = { .time_utc_ms = SEED_TIME, .employee_id = 2, .point = TKL_POINT_NONE };
  g_autofree char *links = NULL;

  seed_company (&fixture);
  seed_tick (&fixture, SEED_TIME);
  fixture_begin (&fixture, "add-tick");
  g_assert_true (tkl_store_insert_manual_tick (fixture.store, &fact, NULL));
  fixture_commit (&fixture);
  /* several projects: 2 << 12 */
  fixture_run (&fixture, "INSERT INTO tick_link SELECT id, 2, 20514, 3, NULL, NULL, 8192 FROM tick;"
                         "INSERT INTO tick_candidate SELECT id, 0, 1 FROM tick;"
                         "INSERT INTO tick_candidate SELECT id, 1, 2 FROM tick");

  g_assert_true (tkl_store_undo (fixture.store, "test", 0, NULL, NULL));
  links = fixture_dump (&fixture, "SELECT tick_id FROM tick_link UNION ALL"
                                  " SELECT tick_id FROM tick_candidate");
  g_assert_cmpstr (links, ==, "1\n1\n1\n");
  g_assert_true (tkl_store_check (fixture.store, &faults, NULL));
  g_assert_cmpuint (faults->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/layers/round-trip", test_round_trip);
  g_test_add_func ("/store/layers/conflict", test_conflict);
  g_test_add_func ("/store/layers/refused", test_refused);
  g_test_add_func ("/store/layers/outside-journal", test_outside_journal);
  g_test_add_func ("/store/layers/manual", test_manual);
  g_test_add_func ("/store/layers/manual-linked", test_manual_linked);
  return g_test_run ();
}
