/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a vehicle was read, findings of the set-up, and the log of runs. */
/* Thread: main. */
#include "store-seed.h"
#include "tkl-store-record.h"
#include "tkl-store-run.h"
#include "tkl-store-sync.h"

static TklSyncVehicle *
get (const Fixture *fixture, gint64 vehicle_id)
{
  g_autoptr (GError) error = NULL;
  TklSyncVehicle *state = NULL;

  g_assert_true (tkl_store_get_sync_vehicle (fixture->store, vehicle_id, &state, &error));
  g_assert_no_error (error);
  return state;
}

static void
save (const Fixture *fixture, const TklSyncVehicle *state)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tkl_store_begin (fixture->store, &error));
  g_assert_true (tkl_store_save_sync_vehicle (fixture->store, state, &error));
  g_assert_true (tkl_store_commit (fixture->store, &error));
  g_assert_no_error (error);
}

static void
assert_same_state (const TklSyncVehicle *a, const TklSyncVehicle *b)
{
  g_assert_cmpint (a->vehicle_id, ==, b->vehicle_id);
  g_assert_cmpint (a->high_water_ms, ==, b->high_water_ms);
  g_assert_cmpint (a->last_device_ms, ==, b->last_device_ms);
  g_assert_cmpint (a->last_server_ms, ==, b->last_server_ms);
  g_assert_cmpint (a->window_from_ms, ==, b->window_from_ms);
  g_assert_cmpint (a->window_to_ms, ==, b->window_to_ms);
  g_assert_cmpstr (a->window_token, ==, b->window_token);
  g_assert_cmpint (a->rescan_from_ms, ==, b->rescan_from_ms);
  g_assert_cmpint (a->rescan_to_ms, ==, b->rescan_to_ms);
  g_assert_cmpint (a->rescan_due_ms, ==, b->rescan_due_ms);
  g_assert_cmpint (a->short_scan_ms, ==, b->short_scan_ms);
  g_assert_cmpint (a->long_scan_ms, ==, b->long_scan_ms);
  g_assert_cmpstr (a->error, ==, b->error);
  g_assert_cmpint (a->next_try_ms, ==, b->next_try_ms);
}

static void
test_vehicle (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (TklSyncVehicle) fresh = NULL;
  g_autoptr (TklSyncVehicle) never = tkl_sync_vehicle_new (2);
  g_autoptr (TklSyncVehicle) copy = NULL;
  g_autoptr (TklSyncVehicle) back = NULL;
  g_autoptr (TklSyncVehicle) unknown = tkl_sync_vehicle_new (99);
  g_autoptr (GError) error = NULL;

  seed_company (&fixture);
  fresh = get (&fixture, 2);
  assert_same_state (fresh, never);
  g_assert_cmpint (fresh->high_water_ms, ==, TKL_INSTANT_NONE_MS);

  fresh->high_water_ms = 0;
  fresh->last_device_ms = 2;
  fresh->last_server_ms = 3;
  fresh->window_from_ms = 4;
  fresh->window_to_ms = 5;
  fresh->window_token = g_strdup ("2026-03-02T05:41:07.000Z+x%3A");
  fresh->rescan_from_ms = 6;
  fresh->rescan_to_ms = 7;
  fresh->rescan_due_ms = 8;
  fresh->short_scan_ms = 9;
  fresh->long_scan_ms = 10;
  fresh->error = g_strdup ("HTTP 503");
  fresh->next_try_ms = 11;
  save (&fixture, fresh);
  copy = tkl_sync_vehicle_copy (fresh);
  back = get (&fixture, 2);
  assert_same_state (back, copy);

  save (&fixture, never);
  g_clear_pointer (&back, tkl_sync_vehicle_free);
  back = get (&fixture, 2);
  assert_same_state (back, never);

  g_assert_true (tkl_store_begin (fixture.store, NULL));
  g_assert_false (tkl_store_save_sync_vehicle (fixture.store, unknown, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONSTRAINT);
  tkl_store_rollback (fixture.store);
}

static void
test_list (void)
{
  static const gint64 next_tries[] = { 500, TKL_INSTANT_NONE_MS, 100 };
  static const gint64 order[] = { 2, 3, 1 };
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GPtrArray) states = NULL;
  g_autoptr (GError) error = NULL;

  seed_company (&fixture);
  for (gint64 id = 1; id <= 3; id += 2)
    {
      g_autoptr (TklSyncVehicle) state = tkl_sync_vehicle_new (id);

      state->next_try_ms = next_tries[id - 1];
      save (&fixture, state);
    }
  g_assert_true (tkl_store_list_sync_vehicles (fixture.store, &states, &error));
  g_assert_cmpuint (states->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (((TklSyncVehicle *) states->pdata[i])->vehicle_id, ==, order[i]);
  g_clear_pointer (&states, g_ptr_array_unref);

  fixture_run (&fixture, "UPDATE vehicle SET gone = 1 WHERE id = 2");
  g_assert_true (tkl_store_list_sync_vehicles (fixture.store, &states, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (states->len, ==, 2);
}

/* A page and its token are one: rolled back, neither is there (docs/trusttrack.md §8.2). */
static void
test_page_and_token (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  TklRecord record = { SEED_TIME, { 1, 2 }, 3, 4, 5, 6, TKL_IGNITION_ON };
  g_autoptr (TklSyncVehicle) state = tkl_sync_vehicle_new (1);
  g_autoptr (GError) error = NULL;

  seed_company (&fixture);
  state->window_token = g_strdup ("next");
  for (int round = 0; round < 2; round++)
    {
      TklPutPage page = { .records = &record, .n_records = 1 };
      TklPutResult result;

      g_assert_true (tkl_store_begin (fixture.store, &error));
      g_assert_true (tkl_store_put_records (fixture.store, 1, &page, &result, &error));
      g_assert_true (tkl_store_save_sync_vehicle (fixture.store, state, &error));
      if (round == 0)
        tkl_store_rollback (fixture.store);
      else
        g_assert_true (tkl_store_commit (fixture.store, &error));
      g_assert_no_error (error);
      g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM record"), ==, round);
      g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM sync_vehicle"), ==, round);
    }
}

static void
test_values (void)
{
  static const struct
  {
    const char *name, *set, *got;
  } steps[] = {
    { "history-v2", "1", "1" },   { "drivers-v2", "no", "no" }, { "history-v2", "0", "0" },
    { "history-v2", NULL, NULL }, { "history-v2", NULL, NULL }, { "drivers-v2", "", NULL },
  };
  g_auto (Fixture) fixture = fixture_open ();

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *value = NULL;

      g_assert_true (tkl_store_begin (fixture.store, &error));
      g_assert_true (tkl_store_set_sync_value (fixture.store, steps[i].name, steps[i].set, &error));
      g_assert_true (tkl_store_commit (fixture.store, &error));
      g_assert_true (tkl_store_get_sync_value (fixture.store, steps[i].name, &value, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (value, ==, steps[i].got);
    }
}

static void
test_runs (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  TklRun sync = { .kind = (char *) "sync",
                  .began_utc_ms = 5,
                  .from_utc_ms = 1,
                  .to_utc_ms = TKL_INSTANT_NONE_MS,
                  .detail = (char *) "{\"records\":1}" };
  TklRun link = {
    .kind = (char *) "link", .began_utc_ms = 6, .from_utc_ms = TKL_INSTANT_NONE_MS, .to_utc_ms = 9
  };
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GError) error = NULL;
  const TklRun *run;

  g_assert_true (tkl_store_begin (fixture.store, &error));
  g_assert_true (tkl_store_begin_run (fixture.store, &sync, &error));
  g_assert_true (tkl_store_begin_run (fixture.store, &link, &error));
  g_assert_true (tkl_store_end_run (fixture.store, link.id, 12, "{\"linked\":3}", &error));
  g_assert_no_error (error);
  g_assert_false (tkl_store_end_run (fixture.store, 99, 12, "{}", &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (tkl_store_commit (fixture.store, &error));

  g_assert_true (tkl_store_list_runs (fixture.store, NULL, 10, &runs, &error));
  g_assert_cmpuint (runs->len, ==, 2);
  run = runs->pdata[0]; /* newest first */
  g_assert_cmpstr (run->kind, ==, "link");
  g_assert_cmpint (run->began_utc_ms, ==, 6);
  g_assert_cmpint (run->ended_utc_ms, ==, 12);
  g_assert_cmpint (run->from_utc_ms, ==, TKL_INSTANT_NONE_MS);
  g_assert_cmpint (run->to_utc_ms, ==, 9);
  g_assert_cmpstr (run->detail, ==, "{\"linked\":3}");
  run = runs->pdata[1];
  g_assert_cmpint (run->id, ==, sync.id);
  g_assert_cmpint (run->ended_utc_ms, ==, TKL_INSTANT_NONE_MS); /* was cut off */
  g_assert_cmpint (run->from_utc_ms, ==, 1);
  g_assert_cmpstr (run->detail, ==, "{\"records\":1}");
  g_clear_pointer (&runs, g_ptr_array_unref);

  g_assert_true (tkl_store_list_runs (fixture.store, "sync", 10, &runs, &error));
  g_assert_cmpuint (runs->len, ==, 1);
  g_clear_pointer (&runs, g_ptr_array_unref);
  g_assert_true (tkl_store_list_runs (fixture.store, NULL, 1, &runs, &error));
  g_assert_cmpuint (runs->len, ==, 1);
  g_clear_pointer (&runs, g_ptr_array_unref);
  g_assert_true (tkl_store_list_runs (fixture.store, "export", 10, &runs, &error));
  g_assert_cmpuint (runs->len, ==, 0);
  g_assert_no_error (error);
}

/* Old runs make room for new ones. */
static void
test_runs_prune (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  TklRun run = { .kind = (char *) "sync",
                 .began_utc_ms = 5,
                 .from_utc_ms = TKL_INSTANT_NONE_MS,
                 .to_utc_ms = TKL_INSTANT_NONE_MS };
  g_autofree char *last = g_strdup_printf (
      "INSERT INTO run_log (id, kind, began_ms, detail) VALUES (2, 'sync', 1, '{}'),"
      " (3, 'sync', 1, '{}'), (%d, 'sync', 1, '{}')",
      TKL_RUNS_KEPT + 1);
  g_autoptr (GError) error = NULL;

  g_assert_true (tkl_store_begin (fixture.store, &error));
  fixture_run (&fixture, last);
  g_assert_true (tkl_store_begin_run (fixture.store, &run, &error));
  g_assert_true (tkl_store_commit (fixture.store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (run.id, ==, TKL_RUNS_KEPT + 2);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM run_log"), ==, 3);
  g_assert_cmpint (fixture_int (&fixture, "SELECT min (id) FROM run_log"), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/sync-state/vehicle", test_vehicle);
  g_test_add_func ("/store/sync-state/list", test_list);
  g_test_add_func ("/store/sync-state/page-and-token", test_page_and_token);
  g_test_add_func ("/store/sync-state/values", test_values);
  g_test_add_func ("/store/sync-state/runs", test_runs);
  g_test_add_func ("/store/sync-state/runs/prune", test_runs_prune);
  return g_test_run ();
}
