/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan without the history: trips stand in for touches, and give way once it is there. */
/* Thread: main. */
#include "sync-fixture.h"

#include "tkl-service-error.h"

#include <string.h>

#define ADD(name, function)                                                                        \
  g_test_add ("/sync-trips/" name, SyncFixture, NULL, set_up, function, sync_tear_down)

/* Engine on to engine off, with whoever touched on the way; read off the tables of the fixture. */
#define ALL_TRIPS                                                                                  \
  "VAN 1 02 05:03:00 0 " SYNC_KEY_A "\nVAN 1 02 05:03:00 0 " SYNC_KEY_B "\n"                       \
  "VAN 1 02 05:11:00 0 " SYNC_KEY_A "\nVAN 1 02 05:11:00 0 " SYNC_KEY_B "\n"                       \
  "VAN 1 02 06:02:00 0 " SYNC_KEY_B "\nVAN 1 02 06:05:00 0 " SYNC_KEY_B "\n"                       \
  "VAN 2 02 05:00:30 0 " SYNC_KEY_B "\nVAN 2 02 05:04:30 0 " SYNC_KEY_B "\n"                       \
  "VAN 2 02 05:07:30 0 " SYNC_KEY_A "\nVAN 2 02 05:10:30 0 " SYNC_KEY_A

static TklSimApiKey *
api_key (SyncFixture *fixture)
{
  return tkl_sim_model_find_api_key (fixture->sim->model, SYNC_KEY);
}

static void
deny (SyncFixture *fixture, const char *capability)
{
  g_ptr_array_add (api_key (fixture)->denied, g_strdup (capability));
}

static void
allow_all (SyncFixture *fixture)
{
  g_ptr_array_set_size (api_key (fixture)->denied, 0);
}

/* An has a tachograph card as well; only a look at the driver himself finds Bo. */
static void
add_drivers (SyncFixture *fixture)
{
  TklSimModel *model = fixture->sim->model;
  TklSimDriver *an = tkl_sim_model_add_driver (model, NULL, "An", "Aerts");
  TklSimDriver *bo = tkl_sim_model_add_driver (model, NULL, "Bo", "Bas");

  tkl_sim_driver_add_identifier (an, "BE00000012345678", "TACHOGRAPH");
  tkl_sim_driver_add_identifier (an, SYNC_KEY_A, "IBUTTON");
  tkl_sim_driver_add_identifier (bo, SYNC_KEY_B, "IBUTTON");
  bo->unlisted = TRUE;
}

static void
set_up (SyncFixture *fixture, gconstpointer data)
{
  sync_set_up (fixture, data);
  deny (fixture, "coordinates-1");
  deny (fixture, "coordinates-2");
  deny (fixture, "stream-1");
  deny (fixture, "stream-2");
}

/* What `diagnose` goes by. */
static void
assert_source (SyncFixture *fixture, const char *expected)
{
  g_autofree char *found = database_rows (
      fixture->office.database, "SELECT value FROM sync_state WHERE name = 'tick-source'");

  g_assert_cmpstr (g_strstrip (found), ==, expected);
}

static gboolean
notes_say (const SyncFixture *fixture, const char *part)
{
  for (guint i = 0; i < fixture->report->notes->len; i++)
    if (strstr (fixture->report->notes->pdata[i], part) != NULL)
      return TRUE;
  return FALSE;
}

/* When the list of drivers is not understood, each is asked for by name. */
static void
test_list_not_understood (SyncFixture *fixture, gconstpointer data)
{
  add_drivers (fixture);
  sync_fault (fixture, "status=422,path:/drivers?");
  sync_run_well (fixture);
  sync_assert_ticks (fixture, ALL_TRIPS);
  g_assert_cmpuint (sync_count_requests (fixture, "/drivers/", ""), ==, 2);
}

static void
test_trips (SyncFixture *fixture, gconstpointer data)
{
  add_drivers (fixture);
  sync_run_well (fixture);
  sync_assert_ticks (fixture, ALL_TRIPS);
  g_assert_nonnull (strstr (fixture->report->degraded, "may not read the history"));
  g_assert_true (fixture->report->newly_degraded);
  g_assert_cmpuint (fixture->report->n_trips, ==, 5);
  g_assert_true (notes_say (fixture, "1 trip made no tick"));
  g_assert_false (notes_say (fixture, "version 1 is read instead"));
  g_assert_cmpuint (sync_count_requests (fixture, "/drivers/", ""), ==, 1);
  g_assert_true (fixture->report->linked);
  assert_source (fixture, "trips");

  /* Until tomorrow nobody asks for the history again, and what has no news is not read at all. */
  sync_run_well (fixture);
  g_assert_nonnull (fixture->report->degraded);
  g_assert_false (fixture->report->newly_degraded);
  g_assert_cmpuint (sync_count_requests (fixture, "/coordinates", ""), ==, 0);
  g_assert_cmpuint (sync_count_requests (fixture, "/trips", ""), ==, 0);
  fixture->from = "2026-03-02T00:00:00Z";
  fixture->to = "2026-03-04T00:00:00Z";
  sync_run_well (fixture);
  g_assert_cmpuint (fixture->report->n_trips, ==, 5);
  g_assert_cmpuint (fixture->report->n_new_ticks + fixture->report->n_gone_ticks, ==, 0);
  sync_assert_ticks (fixture, ALL_TRIPS);
}

/* The records take over: the database is the one of somebody who had them from the beginning. */
static void
test_upgrade (SyncFixture *fixture, gconstpointer data)
{
  g_autofree char *trips = NULL;
  g_autofree char *expected = NULL;

  add_drivers (fixture);
  allow_all (fixture);
  sync_run_well (fixture);
  expected = sync_dump (fixture, DUMP_TICKS);
  sync_fresh_office (fixture);

  deny (fixture, "coordinates-1");
  deny (fixture, "coordinates-2");
  sync_run_well (fixture);
  sync_assert_ticks (fixture, ALL_TRIPS);
  allow_all (fixture);
  sync_run_well (fixture);
  g_assert_nonnull (fixture->report->degraded);
  sync_set_now (fixture, "2026-03-04T06:00:01Z");
  sync_run_well (fixture);
  g_assert_null (fixture->report->degraded);
  assert_source (fixture, "history");
  sync_assert_ticks (fixture, SYNC_ALL_TICKS);
  trips = sync_dump (fixture, DUMP_TICKS);
  g_assert_true (database_dumps_equal (expected, trips));
}

/* And back: what the history had stays as it is; only what comes after it is taken from trips. */
static void
test_downgrade (SyncFixture *fixture, gconstpointer data)
{
  static const SyncRecord drive[] = {
    { "2026-03-03T09:00:00Z", "2026-03-03T09:01:00Z", TKL_IGNITION_ON, SYNC_KEY_A },
    { "2026-03-03T09:30:00Z", "2026-03-03T09:31:00Z", TKL_IGNITION_OFF, NULL },
  };

  add_drivers (fixture);
  allow_all (fixture);
  sync_run_well (fixture);
  deny (fixture, "coordinates-1");
  deny (fixture, "coordinates-2");
  sync_add (fixture, "VAN 2", drive, G_N_ELEMENTS (drive));
  sync_set_now (fixture, "2026-03-03T10:00:00Z");
  sync_run_well (fixture);
  g_assert_nonnull (fixture->report->degraded);
  sync_assert_ticks (fixture, SYNC_ALL_TICKS "\nVAN 2 03 09:00:00 0 " SYNC_KEY_A
                                             "\nVAN 2 03 09:30:00 0 " SYNC_KEY_A);
}

/* A trip is computed anew after a late upload, and one that ran has an end at last. */
static void
test_replaced (SyncFixture *fixture, gconstpointer data)
{
  static const SyncRecord runs[]
      = { { "2026-03-03T05:50:00Z", "2026-03-03T05:51:00Z", TKL_IGNITION_ON, SYNC_KEY_A } };
  static const SyncRecord late[] = {
    { "2026-03-02T05:06:00Z", "2026-03-03T07:00:00Z", TKL_IGNITION_ON, SYNC_KEY_B },
    { "2026-03-03T06:40:00Z", "2026-03-03T06:41:00Z", TKL_IGNITION_OFF, NULL },
  };

  add_drivers (fixture);
  sync_add (fixture, "VAN 2", runs, G_N_ELEMENTS (runs));
  sync_run_well (fixture);
  sync_assert_ticks (fixture, ALL_TRIPS "\nVAN 2 03 05:50:00 0 " SYNC_KEY_A);

  /* The engine ran once more than was known. */
  sync_add (fixture, "VAN 2", late, G_N_ELEMENTS (late));
  sync_set_now (fixture, "2026-03-03T07:30:00Z");
  sync_run_well (fixture);
  sync_assert_ticks (
      fixture,
      "VAN 1 02 05:03:00 0 " SYNC_KEY_A "\nVAN 1 02 05:03:00 0 " SYNC_KEY_B "\n"
      "VAN 1 02 05:11:00 0 " SYNC_KEY_A "\nVAN 1 02 05:11:00 0 " SYNC_KEY_B "\n"
      "VAN 1 02 06:02:00 0 " SYNC_KEY_B "\nVAN 1 02 06:05:00 0 " SYNC_KEY_B "\n"
      /* After a pause of 90 seconds Bo drove on for half a minute: he did not get out before. */
      "VAN 2 02 05:00:30 0 " SYNC_KEY_B "\nVAN 2 02 05:06:30 0 " SYNC_KEY_B "\n"
      "VAN 2 02 05:07:30 0 " SYNC_KEY_A "\nVAN 2 02 05:10:30 0 " SYNC_KEY_A "\n"
      "VAN 2 03 05:50:00 0 " SYNC_KEY_A "\nVAN 2 03 06:40:00 0 " SYNC_KEY_A);
}

/* Of two keys the one he holds on that day counts, however the platform orders them. */
static void
test_two_keys (SyncFixture *fixture, gconstpointer data)
{
  add_drivers (fixture);
  tkl_sim_driver_add_identifier (
      tkl_sim_model_driver_of_key (fixture->sim->model,
                                   tkl_sim_model_key (fixture->sim->model, SYNC_KEY_A)),
      "060000001A2B3C01", "IBUTTON");
  sync_run_well (fixture);
  sync_assert_ticks (fixture, ALL_TRIPS);
}

static void
test_no_drivers (SyncFixture *fixture, gconstpointer data)
{
  sync_run_well (fixture);
  sync_assert_ticks (fixture, "");
  g_assert_cmpuint (fixture->report->n_trips, ==, 5);
  g_assert_true (notes_say (fixture, "5 trips made no tick"));
}

static void
assert_denied (SyncFixture *fixture)
{
  sync_run (fixture);
  g_assert_error (fixture->error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_DENIED);
  g_assert_nonnull (strstr (fixture->error->message, "cannot fetch touches of keys"));
}

static void
test_drivers_refused (SyncFixture *fixture, gconstpointer data)
{
  add_drivers (fixture);
  deny (fixture, "drivers-2");
  assert_denied (fixture);
  g_assert_cmpuint (sync_count_requests (fixture, "/trips", ""), ==, 0);
}

static void
test_trips_refused (SyncFixture *fixture, gconstpointer data)
{
  add_drivers (fixture);
  deny (fixture, "trips-1");
  assert_denied (fixture);
  assert_source (fixture, "none");
  allow_all (fixture);
  sync_set_now (fixture, "2026-03-04T06:00:01Z");
  sync_run_well (fixture);
  g_assert_null (fixture->report->degraded);
  sync_assert_ticks (fixture, SYNC_ALL_TICKS);
}

/* One vehicle that the key may not see is no reason to read the trips of the others. */
static void
test_one_vehicle (SyncFixture *fixture, gconstpointer data)
{
  const TklSimVehicle *van = tkl_sim_model_find_vehicle (fixture->sim->model, "VAN 2");
  g_autofree char *fault = g_strdup_printf ("status=403,path:%s/coordinates", van->id);

  add_drivers (fixture);
  allow_all (fixture);
  sync_fault (fixture, fault);
  sync_run (fixture);
  g_assert_no_error (fixture->error);
  g_assert_null (fixture->report->degraded);
  g_assert_cmpuint (fixture->report->failures->len, ==, 1);
  g_assert_cmpuint (sync_count_requests (fixture, "/trips", ""), ==, 0);
}

/* Chosen vehicles are read from trips too, but what the plan lacks only a run of all can tell. */
static void
test_chosen (SyncFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "VAN 2", NULL };

  add_drivers (fixture);
  fixture->vehicles = names;
  sync_run_well (fixture);
  g_assert_nonnull (fixture->report->degraded);
  g_assert_cmpuint (fixture->report->n_new_ticks, ==, 4);
  fixture->vehicles = NULL;
  allow_all (fixture);
  sync_run_well (fixture);
  g_assert_null (fixture->report->degraded);
  sync_assert_ticks (fixture, SYNC_ALL_TICKS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("trips", test_trips);
  ADD ("list-not-understood", test_list_not_understood);
  ADD ("upgrade", test_upgrade);
  ADD ("downgrade", test_downgrade);
  ADD ("replaced", test_replaced);
  ADD ("two-keys", test_two_keys);
  ADD ("no-drivers", test_no_drivers);
  ADD ("drivers-refused", test_drivers_refused);
  ADD ("trips-refused", test_trips_refused);
  ADD ("one-vehicle", test_one_vehicle);
  ADD ("chosen", test_chosen);
  return g_test_run ();
}
