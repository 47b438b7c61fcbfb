/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Synchronisation against the simulator: whole, again, late, broken off. */
/* Thread: main. */
#include "sync-fixture.h"

#include "tkl-service-error.h"
#include "tkl-store-record.h"
#include "tkl-store-vehicle.h"

#define ADD(name, function)                                                                        \
  g_test_add ("/sync/" name, SyncFixture, NULL, sync_set_up, function, sync_tear_down)

/* --- whole --------------------------------------------------------------------------------- */

static void
assert_records (TklStore *store, TklSimVehicle *vehicle, gint64 vehicle_id)
{
  const GArray *sent = tkl_sim_vehicle_records (vehicle);
  g_autoptr (GArray) stored = g_array_new (FALSE, FALSE, sizeof (TklRecord));
  g_autoptr (GError) error = NULL;

  tkl_store_load_records (store, vehicle_id, 0, G_MAXINT64, stored, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stored->len, ==, sent->len);
  for (guint i = 0; i < sent->len; i++)
    {
      const TklSimRecord *a = &g_array_index (sent, TklSimRecord, i);
      const TklRecord *b = &g_array_index (stored, TklRecord, i);

      g_assert_cmpint (a->time_utc_ms, ==, b->time_utc_ms);
      g_assert_cmpint (a->point.lat_e7, ==, b->point.lat_e7);
      g_assert_cmpint (a->point.lon_e7, ==, b->point.lon_e7);
      g_assert_cmpint (a->odometer_m, ==, b->odometer_m);
      g_assert_cmpint (a->speed_kmh, ==, b->speed_kmh);
      g_assert_cmpint (a->direction_deg, ==, b->direction_deg);
      g_assert_cmpint (a->satellites, ==, b->satellites);
      g_assert_cmpint (a->ignition, ==, b->ignition);
    }
}

static void
test_whole (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (TklStore) store = NULL;
  g_autoptr (GPtrArray) vehicles = NULL;
  g_autoptr (GError) error = NULL;

  sync_run_well (fixture);
  g_assert_cmpuint (fixture->report->n_vehicles, ==, 2);
  g_assert_cmpuint (fixture->report->n_new, ==, tkl_sim_model_n_records (fixture->sim->model));
  g_assert_cmpuint (fixture->report->n_skipped, ==, 0);
  g_assert_cmpuint (fixture->report->n_new_ticks, ==, 21);
  g_assert_true (fixture->report->linked);
  sync_assert_ticks (fixture, SYNC_ALL_TICKS);

  store = tkl_store_open (fixture->office.database, TKL_STORE_READ, &error);
  g_assert_no_error (error);
  tkl_store_list_vehicles (store, &vehicles, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (vehicles->len, ==, 2);
  for (guint i = 0; i < vehicles->len; i++)
    {
      const TklVehicle *vehicle = vehicles->pdata[i];

      assert_records (store, tkl_sim_model_find_vehicle (fixture->sim->model, vehicle->remote_id),
                      vehicle->id);
    }
}

static void
test_again (SyncFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;

  sync_run_well (fixture);
  before = sync_dump (fixture, DUMP_ALL);
  sync_run_well (fixture);
  g_assert_cmpuint (fixture->report->n_new + fixture->report->n_changed, ==, 0);
  /* No news: nobody's history is asked for. */
  g_assert_cmpuint (sync_count_requests (fixture, "/coordinates", ""), ==, 0);
  sync_assert_dump (fixture, DUMP_ALL, before);

  /* The same range read again on demand: everything is known. */
  fixture->from = "2026-03-02T00:00:00Z";
  fixture->to = "2026-03-04T00:00:00Z";
  sync_run_well (fixture);
  g_assert_cmpuint (fixture->report->n_new + fixture->report->n_changed, ==, 0);
  g_assert_cmpuint (fixture->report->n_same, >=, 38);
  sync_assert_dump (fixture, DUMP_ALL, before);
}

static void
test_one_vehicle (SyncFixture *fixture, gconstpointer data)
{
  const char *const van_2[] = { "VAN 2", NULL };
  const char *const with_unknown[] = { "VAN 2", "VAN 3", NULL };

  fixture->vehicles = van_2;
  sync_run_well (fixture);
  g_assert_cmpuint (fixture->report->n_vehicles, ==, 1);
  g_assert_cmpuint (fixture->report->n_new, ==, 11);
  fixture->vehicles = with_unknown;
  sync_run (fixture);
  g_assert_error (fixture->error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE);
  fixture->vehicles = NULL;
  sync_run_well (fixture);
  sync_assert_ticks (fixture, SYNC_ALL_TICKS);
}

/* A backlog of two months of one van does not keep the other one waiting to its end (§8.3). */
static void
test_turns (SyncFixture *fixture, gconstpointer data)
{
  const GPtrArray *entries = fixture->sim->log.entries;
  const char *last = NULL;
  guint n_turns = 0;

  fixture->from = "2026-01-01T00:00:00Z";
  fixture->to = "2026-03-04T00:00:00Z";
  sync_run_well (fixture);
  for (guint i = 0; i < entries->len; i++)
    {
      const TklSimLogEntry *entry = entries->pdata[i];

      if (!g_str_has_suffix (entry->path, "/coordinates") || g_strcmp0 (last, entry->path) == 0)
        continue;
      last = entry->path;
      n_turns++;
    }
  g_assert_cmpuint (n_turns, >=, 10);
  sync_assert_ticks (fixture, SYNC_ALL_TICKS);
}

/* F162: several at once, by name and by id, for a period. */
static void
test_chosen_vehicles (SyncFixture *fixture, gconstpointer data)
{
  const char *const both[] = { "VAN 1", "VAN 2", NULL };
  const char *const van_1[] = { "VAN 1", NULL };
  const gint64 ids[] = { 2 };
  const gint64 nobody[] = { 1, 7 };

  tkl_sim_model_add_vehicle (fixture->sim->model, NULL, "VAN 3");
  sync_add (fixture, "VAN 3",
            &(SyncRecord){ "2026-03-02T09:00:00Z", "2026-03-02T09:00:00Z", 0, NULL }, 1);
  fixture->from = "2026-03-02T05:00:00Z";
  fixture->to = "2026-03-02T05:02:00Z";
  fixture->vehicles = both;
  sync_run_well (fixture);
  g_assert_cmpuint (fixture->report->n_vehicles, ==, 2);
  g_assert_cmpuint (fixture->report->n_new, ==, 2 + 2);

  fixture->to = "2026-03-02T05:05:00Z";
  fixture->vehicles = van_1;
  fixture->ids = ids;
  fixture->n_ids = G_N_ELEMENTS (ids);
  sync_run_well (fixture);
  g_assert_cmpuint (fixture->report->n_vehicles, ==, 2);
  fixture->vehicles = NULL;
  sync_run_well (fixture);
  g_assert_cmpuint (fixture->report->n_vehicles, ==, 1);
  g_assert_cmpuint (sync_count_requests (fixture, "/coordinates", ""), ==, 1);

  fixture->ids = nobody;
  fixture->n_ids = G_N_ELEMENTS (nobody);
  sync_run (fixture);
  g_assert_error (fixture->error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_NOT_FOUND);
}

/* A range from before there were trackers into the far future asks for no window of those. */
static void
test_endless_range (SyncFixture *fixture, gconstpointer data)
{
  fixture->from = "2026-01-01T00:00:00Z";
  fixture->to = "2099-12-31T00:00:00Z";
  sync_run_well (fixture);
  g_assert_cmpuint (fixture->sim->log.entries->len, <, 200);
  sync_assert_ticks (fixture, SYNC_ALL_TICKS);
}

static void
test_empty_fleet (SyncFixture *fixture, gconstpointer data)
{
  g_ptr_array_set_size (fixture->sim->model->vehicles, 0);
  sync_run_well (fixture);
  g_assert_cmpuint (fixture->report->n_vehicles, ==, 0);
  tkl_sim_model_add_vehicle (fixture->sim->model, NULL, "NEVER REPORTED");
  sync_run_well (fixture);
  g_assert_cmpuint (fixture->report->n_vehicles, ==, 1);
  g_assert_cmpuint (fixture->report->n_new, ==, 0);
}

static void
test_polite (SyncFixture *fixture, gconstpointer data)
{
  const char *const van_2[] = { "VAN 2", NULL };
  const GPtrArray *entries = fixture->sim->log.entries;

  fixture->interval_ms = -1;
  fixture->vehicles = van_2;
  sync_run_well (fixture);
  g_assert_cmpuint (entries->len, >=, 5);
  for (guint i = 1; i < entries->len; i++)
    {
      const TklSimLogEntry *before = entries->pdata[i - 1];
      const TklSimLogEntry *entry = entries->pdata[i];

      /* Between the client's start and the server's stamp lie a few milliseconds. */
      g_assert_cmpint (entry->started_us - before->started_us, >=, 230000);
    }
}

/* --- late ---------------------------------------------------------------------------------- */

/* Van 1 was out of reach at noon: the key of the driver came in the night. */
static const SyncRecord late[] = {
  { "2026-03-02T11:00:00Z", "2026-03-03T06:30:00Z", TKL_IGNITION_ON, SYNC_KEY_A },
  { "2026-03-02T11:01:00Z", "2026-03-03T06:30:00Z", TKL_IGNITION_ON, NULL },
  { "2026-03-02T11:02:00Z", "2026-03-03T06:30:00Z", TKL_IGNITION_OFF, SYNC_KEY_B },
  /* Between records that were there already: the start moves, a touch of before goes on. */
  { "2026-03-02T05:07:10Z", "2026-03-03T06:30:00Z", TKL_IGNITION_ON, SYNC_KEY_B },
  { "2026-03-02T05:05:35Z", "2026-03-03T06:30:00Z", TKL_IGNITION_OFF, SYNC_KEY_B },
};

/* What the same records make when they come in time. */
static char *
dump_in_time (SyncFixture *fixture)
{
  sync_add (fixture, "VAN 1", late, G_N_ELEMENTS (late));
  sync_set_now (fixture, "2026-03-03T07:00:00Z");
  sync_run_well (fixture);
  return sync_dump (fixture, DUMP_FACTS);
}

/* The clock goes back to before the late batch. */
static void
sync_before_late_batch (SyncFixture *fixture)
{
  sync_fresh_office (fixture);
  sync_set_now (fixture, "2026-03-03T06:00:00Z");
  sync_run_well (fixture);
  sync_assert_ticks (fixture, SYNC_ALL_TICKS);
}

static void
test_late_by_hint (SyncFixture *fixture, gconstpointer data)
{
  g_autofree char *expected = dump_in_time (fixture);

  sync_before_late_batch (fixture);
  sync_set_now (fixture, "2026-03-03T06:35:00Z");
  sync_run_well (fixture);
  g_assert_cmpuint (fixture->report->n_new, ==, G_N_ELEMENTS (late));
  sync_assert_dump (fixture, DUMP_FACTS, expected);
  /* Found once, it is no news any more. */
  sync_run_well (fixture);
  g_assert_cmpuint (sync_count_requests (fixture, "/coordinates", ""), ==, 0);
}

/* Two hours before the mark are read again at every poll with news. */
static void
test_late_by_overlap (SyncFixture *fixture, gconstpointer data)
{
  static const SyncRecord pair[] = {
    { "2026-03-03T03:03:01Z", "2026-03-03T06:30:00Z", TKL_IGNITION_OFF, SYNC_KEY_B },
    { "2026-03-03T06:20:00Z", "2026-03-03T06:30:00Z", TKL_IGNITION_OFF, NULL },
  };

  sync_run_well (fixture);
  sync_add (fixture, "VAN 1", pair, 2);
  sync_set_now (fixture, "2026-03-03T06:35:00Z");
  sync_run_well (fixture);
  g_assert_cmpuint (fixture->report->n_new, ==, 2);
}

/* A newer record hides the arrival of the older ones: only the night finds them. */
static void
test_late_by_night (SyncFixture *fixture, gconstpointer data)
{
  static const SyncRecord newer[] = {
    { "2026-03-03T06:10:00Z", "2026-03-03T06:10:05Z", TKL_IGNITION_OFF, NULL },
  };
  static const SyncRecord hidden[] = {
    { "2026-03-03T01:00:00Z", "2026-03-03T06:40:00Z", TKL_IGNITION_ON, SYNC_KEY_A },
    { "2026-03-03T06:30:00Z", "2026-03-03T06:40:00Z", TKL_IGNITION_OFF, NULL },
  };
  g_autofree char *expected = NULL;

  sync_add (fixture, "VAN 1", newer, 1);
  sync_add (fixture, "VAN 1", hidden, 2);
  sync_set_now (fixture, "2026-03-03T07:00:00Z");
  sync_run_well (fixture);
  expected = sync_dump (fixture, DUMP_FACTS);

  sync_fresh_office (fixture);
  sync_set_now (fixture, "2026-03-03T06:15:00Z");
  sync_run_well (fixture);
  sync_set_now (fixture, "2026-03-03T06:45:00Z");
  sync_run_well (fixture);
  g_assert_cmpuint (fixture->report->n_new, ==, 1);
  sync_set_now (fixture, "2026-03-04T06:14:59Z");
  sync_run_well (fixture);
  g_assert_cmpuint (fixture->report->n_new, ==, 0);
  sync_set_now (fixture, "2026-03-04T06:15:00Z");
  sync_run_well (fixture);
  g_assert_cmpuint (fixture->report->n_new, ==, 1);
  sync_assert_dump (fixture, DUMP_FACTS, expected);
}

/* Older than the night reaches: the week does. */
static void
test_late_by_week (SyncFixture *fixture, gconstpointer data)
{
  static const SyncRecord week[] = {
    { "2026-03-02T12:00:00Z", "2026-03-09T06:00:00Z", TKL_IGNITION_ON, SYNC_KEY_A },
    { "2026-03-09T05:59:00Z", "2026-03-09T06:00:00Z", TKL_IGNITION_OFF, NULL },
  };

  sync_run_well (fixture);
  sync_add (fixture, "VAN 1", week, 2);
  sync_set_now (fixture, "2026-03-10T05:59:00Z");
  sync_run_well (fixture);
  g_assert_cmpuint (fixture->report->n_new, ==, 2);
  sync_fresh_office (fixture);
  sync_set_now (fixture, "2026-03-03T06:00:00Z");
  sync_run_well (fixture);
  sync_set_now (fixture, "2026-03-09T06:30:00Z");
  sync_run_well (fixture);
  g_assert_cmpuint (fixture->report->n_new, ==, 2);
}

/* Records come hour by hour, with a poll behind each: the same as all at once. */
static void
test_piecemeal (SyncFixture *fixture, gconstpointer data)
{
  g_autofree char *expected = NULL;

  sync_add (fixture, "VAN 2", late, G_N_ELEMENTS (late));
  sync_set_now (fixture, "2026-03-03T08:00:00Z");
  sync_run_well (fixture);
  expected = sync_dump (fixture, DUMP_FACTS);
  sync_fresh_office (fixture);
  for (gint64 now = sync_instant ("2026-03-02T05:00:00Z");
       now <= sync_instant ("2026-03-03T08:00:00Z"); now += 77 * 1000)
    {
      fixture->now_utc_ms = now;
      tkl_sim_set_now (fixture->sim, now);
      /* Most polls have no news and cost one request. */
      sync_run_well (fixture);
    }
  sync_assert_dump (fixture, DUMP_FACTS, expected);
}

/* --- broken off ---------------------------------------------------------------------------- */

static void
test_resume (SyncFixture *fixture, gconstpointer data)
{
  g_autofree char *expected = NULL;
  guint n_requests;

  sync_run_well (fixture);
  expected = sync_dump (fixture, DUMP_FACTS);
  n_requests = fixture->sim->log.entries->len;

  for (guint n = 1; n < n_requests; n++)
    {
      sync_fresh_office (fixture);
      fixture->cancel_after = n;
      sync_run (fixture);
      if (fixture->error != NULL)
        g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      office_reopen (&fixture->office);
      fixture->cancel_after = 0;
      sync_run_well (fixture);
      sync_assert_dump (fixture, DUMP_FACTS, expected);
    }
}

/* Broken off again and again, every run gets a little further. */
static void
test_resume_often (SyncFixture *fixture, gconstpointer data)
{
  g_autofree char *expected = NULL;

  sync_run_well (fixture);
  expected = sync_dump (fixture, DUMP_FACTS);
  sync_fresh_office (fixture);
  for (guint n = 0; n < 40; n++)
    {
      fixture->cancel_after = 4 + n % 3;
      sync_run (fixture);
      office_reopen (&fixture->office);
    }
  fixture->cancel_after = 0;
  sync_run_well (fixture);
  sync_assert_dump (fixture, DUMP_FACTS, expected);
}

/* A range on demand that broke off says nothing about what lies before it. */
static void
test_broken_range (SyncFixture *fixture, gconstpointer data)
{
  /* Before what the weekly scan reaches. */
  static const SyncRecord old[]
      = { { "2026-01-10T08:00:00Z", "2026-01-10T08:00:05Z", TKL_IGNITION_OFF, SYNC_KEY_B } };

  sync_add (fixture, "VAN 1", old, 1);
  fixture->sim->max_rows = 2;
  fixture->from = "2026-03-03T04:00:00Z";
  fixture->to = "2026-03-03T06:00:00Z";
  sync_fault (fixture, "html,path:/coordinates,after:1");
  sync_run (fixture);
  g_assert_cmpuint (fixture->report->n_new, ==, 2);
  g_assert_cmpuint (fixture->report->failures->len, ==, 2);
  tkl_sim_faults_reset (&fixture->sim->faults);

  /* The run after it reads the rest of that range, and is broken off as well. */
  fixture->from = fixture->to = NULL;
  for (guint n = 4; n < 8; n++)
    {
      fixture->cancel_after = n;
      sync_run (fixture);
    }
  fixture->cancel_after = 0;
  sync_run_well (fixture);
  sync_assert_ticks (fixture, "VAN 1 10 08:00:00 0 " SYNC_KEY_B "\n" SYNC_ALL_TICKS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("whole", test_whole);
  ADD ("again", test_again);
  ADD ("one-vehicle", test_one_vehicle);
  ADD ("turns", test_turns);
  ADD ("chosen-vehicles", test_chosen_vehicles);
  ADD ("endless-range", test_endless_range);
  ADD ("empty-fleet", test_empty_fleet);
  ADD ("polite", test_polite);
  ADD ("late/by-hint", test_late_by_hint);
  ADD ("late/by-overlap", test_late_by_overlap);
  ADD ("late/by-night", test_late_by_night);
  ADD ("late/by-week", test_late_by_week);
  ADD ("late/piecemeal", test_piecemeal);
  ADD ("resume/at-every-request", test_resume);
  ADD ("resume/often", test_resume_often);
  ADD ("resume/broken-range", test_broken_range);
  return g_test_run ();
}
