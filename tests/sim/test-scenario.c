/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenario files: those that are installed, what they may hold, and their mistakes. */
#include "tkl-instant.h"
#include "tkl-sim-error.h"
#include "tkl-sim-scenario.h"

#include <string.h>

static char *
find_scenario (const char *name)
{
  return g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "data", "scenarios", name, NULL);
}

static void
test_installed (void)
{
  static const struct
  {
    const char *name;
    guint n_vehicles, n_faults;
  } cases[] = {
    { "one-van.json", 1, 0 },  { "late-upload.json", 1, 0 },  { "plan-without-history.json", 8, 0 },
    { "bad-day.json", 8, 13 }, { "odd-platform.json", 8, 0 }, { "million.json", 30, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklSim) sim = tkl_sim_new ();
      g_autofree char *path = find_scenario (cases[i].name);
      g_autoptr (GError) error = NULL;

      tkl_sim_scenario_load_file (sim, path, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (sim->model->vehicles->len, ==, cases[i].n_vehicles);
      g_assert_cmpuint (sim->faults.all->len, ==, cases[i].n_faults);
      g_assert_cmpint (sim->model->now_utc_ms, >, 0);
    }
}

/* Every installed file is in the list above. */
static void
test_none_forgotten (void)
{
  g_autofree char *folder = find_scenario (NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 6);
}

static void
load (TklSim *sim, const char *text)
{
  g_autoptr (GError) error = NULL;

  tkl_sim_scenario_load (sim, text, -1, "test", &error);
  g_assert_no_error (error);
}

static void
test_everything (void)
{
  g_autoptr (TklSim) sim = tkl_sim_new ();
  TklSimVehicle *vehicle;
  const TklSimRecord *record;
  const TklSimDriver *driver;
  const TklSimApiKey *key;

  load (sim,
        "{\"name\": \"all\", \"description\": \"\", \"now\": \"2026-03-02T12:00:00Z\","
        " \"keys\": [{\"key\": \"k\", \"vehicles\": [\"v1\"], \"denied\": [\"trips-1\"],"
        "             \"revoked\": true}, {\"key\": \"l\"}],"
        " \"switches\": {\"token\": \"next\"}, \"faults\": [\"html,count:1\"],"
        " \"vehicles\": [{\"id\": \"v1\", \"name\": \"V\", \"imei\": 12, \"plate\": \"P\","
        "   \"make\": \"M\", \"model\": \"O\", \"fuel\": \"LPG\", \"records\": ["
        "   {\"time\": \"2026-03-02T06:00:00.250Z\", \"received\": \"2026-03-02T09:00:00Z\","
        "    \"latitude\": 50.1234567, \"longitude\": -4.5, \"speed\": 30, \"direction\": 359,"
        "    \"altitude\": -3, \"satellites\": 0, \"ignition\": \"ON\", \"mileage_km\": 12.345,"
        "    \"key\": \"01DEC0AD0B00003D\"}]}],"
        " \"drivers\": [{\"id\": \"d\", \"first_name\": \"F\", \"last_name\": \"L\","
        "   \"address\": \"A\", \"phone\": \"1\", \"unlisted\": true,"
        "   \"identifiers\": [{\"identifier\": \"3D00000BADC0DE01\"}]}],"
        " \"groups\": [{\"id\": \"g\", \"name\": \"G\", \"vehicles\": [\"v1\"]}],"
        " \"events\": [{\"vehicle\": \"v1\", \"name\": \"E\", \"start\": \"2026-03-02T06:00:00Z\","
        "   \"end\": \"2026-03-02T06:01:00Z\", \"speed\": 99, \"driver\": \"d\"}]}");
  vehicle = tkl_sim_model_find_vehicle (sim->model, "v1");
  g_assert_cmpstr (vehicle->fuel, ==, "LPG");
  g_assert_cmpint (vehicle->imei, ==, 12);
  record = &g_array_index (tkl_sim_vehicle_records (vehicle), TklSimRecord, 0);
  g_assert_cmpint (record->point.lat_e7, ==, 501234567);
  g_assert_cmpint (record->point.lon_e7, ==, -45000000);
  g_assert_cmpint (record->odometer_m, ==, 12345);
  g_assert_cmpint (record->time_utc_ms % 1000, ==, 250);
  g_assert_cmpint (record->received_utc_ms - record->time_utc_ms, ==, 3 * 3600 * 1000 - 250);
  g_assert_cmpint (record->satellites, ==, 0);
  g_assert_cmpint (record->altitude_m, ==, -3);
  /* Any spelling of a key is the same key. */
  g_assert_cmpstr (tkl_sim_model_key_text (sim->model, record->key), ==, "3D00000BADC0DE01");
  driver = tkl_sim_model_driver_of_key (sim->model, record->key);
  g_assert_cmpstr (driver->id, ==, "d");
  g_assert_true (driver->unlisted);
  key = tkl_sim_model_find_api_key (sim->model, "k");
  g_assert_true (key->revoked);
  g_assert_false (tkl_sim_api_key_may (key, "trips-1"));
  g_assert_true (tkl_sim_api_key_may (key, "coordinates-3"));
  g_assert_true (tkl_sim_api_key_sees (key, "v1"));
  g_assert_false (tkl_sim_api_key_sees (key, "v2"));
  g_assert_false (
      tkl_sim_api_key_may (tkl_sim_model_find_api_key (sim->model, "l"), "coordinates-3"));
  g_assert_cmpuint (sim->model->events->len, ==, 1);
  g_assert_cmpuint (sim->model->groups->len, ==, 1);
  g_assert_cmpuint (sim->switches.token, ==, TKL_SIM_TOKEN_NEXT);
  g_assert_cmpint (sim->model->now_utc_ms - record->time_utc_ms, ==, 6 * 3600 * 1000 - 250);
}

/* Without `now` everything is visible; without keys those in use stay. */
static void
test_defaults (void)
{
  g_autoptr (TklSim) sim = tkl_sim_new ();

  tkl_sim_model_add_api_key (sim->model, "mine");
  load (sim, "{\"vehicles\": [{\"name\": \"V\", \"records\": [{\"time\": \"2026-03-02T06:00:00Z\","
             "\"received\": \"2026-03-09T06:00:00Z\"}]}]}");
  g_assert_nonnull (tkl_sim_model_find_api_key (sim->model, "mine"));
  g_assert_cmpint (sim->model->now_utc_ms, ==, G_GINT64_CONSTANT (1773036000000));
  load (sim, "{}");
  g_assert_cmpuint (sim->model->vehicles->len, ==, 0);
}

static void
test_mistakes (void)
{
  static const struct
  {
    const char *text;
    int code;
    const char *word;
  } cases[] = {
    { "", TKL_SIM_ERROR_SYNTAX, "not a JSON object" },
    { "[]", TKL_SIM_ERROR_SYNTAX, "not a JSON object" },
    { "{", TKL_SIM_ERROR_SYNTAX, "test:" },
    { "{\"vehicle\": []}", TKL_SIM_ERROR_SYNTAX, "vehicle: is not known" },
    { "{\"now\": 3}", TKL_SIM_ERROR_SYNTAX, "now: must be a text" },
    { "{\"now\": \"2026-03-02\"}", TKL_SIM_ERROR_SYNTAX, "now: must be a time" },
    { "{\"vehicles\": [{\"id\": \"a\"}]}", TKL_SIM_ERROR_SYNTAX, "vehicles[0].name: is missing" },
    { "{\"vehicles\": [{\"id\": \"a\", \"name\": \"\"}, {\"id\": \"a\", \"name\": \"\"}]}",
      TKL_SIM_ERROR_SYNTAX, "vehicles[1].id" },
    { "{\"vehicles\": [{\"name\": \"\", \"records\": [{\"time\": \"2026-03-02T06:00:00Z\","
      "\"latitude\": 91, \"longitude\": 1}]}]}",
      TKL_SIM_ERROR_SYNTAX, "vehicles[0].records[0].latitude" },
    { "{\"vehicles\": [{\"name\": \"\", \"records\": [{\"time\": \"2026-03-02T06:00:00Z\","
      "\"latitude\": 9}]}]}",
      TKL_SIM_ERROR_SYNTAX, "both" },
    { "{\"vehicles\": [{\"name\": \"\", \"records\": [{\"time\": \"2026-03-02T06:00:00Z\","
      "\"ignition\": \"on\"}]}]}",
      TKL_SIM_ERROR_SYNTAX, "ON, OFF or UNKNOWN" },
    { "{\"vehicles\": [{\"name\": \"\", \"records\": [{\"time\": \"2026-03-02T06:00:00Z\","
      "\"speed\": 1e300}]}]}",
      TKL_SIM_ERROR_SYNTAX, "too large" },
    { "{\"vehicles\": [{\"name\": \"\", \"records\": [{\"time\": \"2026-03-02T06:00:00Z\","
      "\"mileage_km\": 3000000}]}]}",
      TKL_SIM_ERROR_SYNTAX, "mileage_km" },
    { "{\"keys\": [{}]}", TKL_SIM_ERROR_SYNTAX, "keys[0].key" },
    { "{\"keys\": [{\"key\": \"k\", \"denied\": [1]}]}", TKL_SIM_ERROR_SYNTAX, "array of texts" },
    { "{\"drivers\": [{\"first_name\": \"A\", \"unlisted\": 1}]}", TKL_SIM_ERROR_SYNTAX,
      "true or false" },
    { "{\"switches\": {\"token\": \"x\"}}", TKL_SIM_ERROR_USAGE, "token" },
    { "{\"faults\": [\"x\"]}", TKL_SIM_ERROR_USAGE, "x" },
    { "{\"demo\": {\"month\": 13}}", TKL_SIM_ERROR_SYNTAX, "month" },
    { "{\"bulk\": {\"vehicles\": 0}}", TKL_SIM_ERROR_SYNTAX, "out of range" },
    { "{\"bulk\": {\"records\": \"many\"}}", TKL_SIM_ERROR_SYNTAX, "bulk.records" },
  };
  g_autoptr (TklSim) sim = tkl_sim_new ();

  tkl_sim_model_add_vehicle (sim->model, NULL, "stays");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tkl_sim_scenario_load (sim, cases[i].text, -1, "test", &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, TKL_SIM_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].word));
      g_assert_nonnull (tkl_sim_model_find_vehicle (sim->model, "stays"));
    }
}

static void
test_no_file (void)
{
  g_autoptr (TklSim) sim = tkl_sim_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (tkl_sim_scenario_load_file (sim, "/nonexistent/x.json", &error));
  g_assert_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_NOT_FOUND);
}

/* The bulk: so many records, the same each time, spread evenly. */
static void
test_bulk (void)
{
  const char *text = "{\"bulk\": {\"vehicles\": 7, \"records\": 1003, \"keys\": 5, \"seed\": 3,"
                     " \"spacing_s\": 10, \"from\": \"2026-01-01T00:00:00Z\"}}";
  g_autoptr (TklSim) one = tkl_sim_new ();
  g_autoptr (TklSim) two = tkl_sim_new ();
  const TklSimVehicle *first;
  guint n_touches = 0;

  load (one, text);
  load (two, text);
  g_assert_cmpuint (tkl_sim_model_checksum (one->model), ==, tkl_sim_model_checksum (two->model));
  g_assert_cmpuint (tkl_sim_model_n_records (one->model), ==, 1003);
  g_assert_cmpuint (one->model->drivers->len, ==, 5);
  first = g_ptr_array_index (one->model->vehicles, 0);
  g_assert_cmpuint (first->records->len, ==, 144);
  for (guint i = 0; i < first->records->len; i++)
    n_touches += g_array_index (first->records, TklSimRecord, i).key != 0;
  g_assert_cmpuint (n_touches, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scenario/installed", test_installed);
  g_test_add_func ("/scenario/none-forgotten", test_none_forgotten);
  g_test_add_func ("/scenario/everything", test_everything);
  g_test_add_func ("/scenario/defaults", test_defaults);
  g_test_add_func ("/scenario/mistakes", test_mistakes);
  g_test_add_func ("/scenario/no-file", test_no_file);
  g_test_add_func ("/scenario/bulk", test_bulk);
  return g_test_run ();
}
