/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The switches as a client sees them; what they do to pages is in test-page.c. */
#include "sim-fixture.h"

#include "tkl-key.h"
#include "tkl-sim-error.h"

#include <string.h>

static void
test_names (void)
{
  TklSimSwitches switches = { 0 };
  const char *const *names = tkl_sim_switch_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *const *values = tkl_sim_switch_values (names[i]);

      /* The first value is the default, and every value can be set and read. */
      g_assert_cmpstr (tkl_sim_switches_value (&switches, names[i]), ==, values[0]);
      for (guint j = 0; values[j] != NULL; j++)
        {
          g_autoptr (GError) error = NULL;

          g_assert_true (tkl_sim_switches_set (&switches, names[i], values[j], &error));
          g_assert_cmpstr (tkl_sim_switches_value (&switches, names[i]), ==, values[j]);
        }
    }
  g_assert_cmpuint (g_strv_length ((char **) names), ==, 13);
}

static void
test_wrong_names (void)
{
  TklSimSwitches switches = { 0 };
  g_autoptr (GError) no_switch = NULL;
  g_autoptr (GError) no_value = NULL;

  g_assert_false (tkl_sim_switches_set (&switches, "tokens", "next", &no_switch));
  g_assert_error (no_switch, TKL_SIM_ERROR, TKL_SIM_ERROR_USAGE);
  g_assert_nonnull (strstr (no_switch->message, "last-page"));
  g_assert_false (tkl_sim_switches_set (&switches, "token", "other", &no_value));
  g_assert_error (no_value, TKL_SIM_ERROR, TKL_SIM_ERROR_USAGE);
  g_assert_nonnull (strstr (no_value->message, "last-delivered"));
  g_assert_null (tkl_sim_switches_value (&switches, "tokens"));
}

static void
test_missing (void)
{
  static const struct
  {
    const char *value;
    guint status;
  } cases[] = { { "400", 400 }, { "404", 404 }, { "422", 422 } };
  g_autoptr (SimFixture) fixture = sim_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SimAnswer) version = NULL;
      g_autoptr (SimAnswer) from = NULL;

      sim_switch (fixture, "missing", cases[i].value);
      version = sim_get (fixture, "/objects");
      from = sim_get (fixture, "/objects/" VAN_1 "/coordinates?version=2");
      g_assert_cmpuint (version->status, ==, cases[i].status);
      g_assert_cmpuint (from->status, ==, cases[i].status);
      if (cases[i].status != 422)
        continue;
      /* snake_case member, camelCase field. */
      g_assert_cmpstr (
          json_object_get_string_member (sim_item (from, "field_validation_errors", 0), "field"),
          ==, "fromDatetime");
      g_assert_cmpint (json_object_get_int_member (sim_object (from), "code"), ==, 422);
    }
}

static void
test_limit (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) answer = NULL;
  g_autoptr (SimAnswer) most = NULL;

  sim_switch (fixture, "limit", "422");
  answer = sim_get (fixture, HISTORY_2 "&limit=1001");
  most = sim_get (fixture, HISTORY_2 "&limit=1000");
  g_assert_cmpuint (answer->status, ==, 422);
  g_assert_cmpuint (most->status, ==, 200);
}

static void
test_last_page (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) absent = NULL;
  g_autoptr (SimAnswer) token = NULL;
  g_autoptr (SimAnswer) drivers = NULL;
  g_autoptr (SimAnswer) end = NULL;

  sim_switch (fixture, "last-page", "absent");
  absent = sim_get (fixture, HISTORY_2);
  g_assert_false (json_object_has_member (sim_object (absent), "continuation_token"));
  sim_switch (fixture, "last-page", "empty-page");
  token = sim_get (fixture, HISTORY_2);
  g_assert_cmpstr (json_object_get_string_member (sim_object (token), "continuation_token"), ==,
                   "2026-03-02T06:11:00.001Z");
  end = sim_get (fixture, HISTORY_2 "&continuation_token=2026-03-02T06:11:00.001Z");
  g_assert_cmpuint (sim_n_items (end, "items"), ==, 0);
  g_assert_true (JSON_NODE_HOLDS_NULL (sim_member (sim_object (end), "continuation_token")));
  drivers = sim_get (fixture, "/drivers?version=2");
  g_assert_cmpint (json_object_get_int_member (sim_object (drivers), "continuation_token"), ==, 1);
}

static void
test_ibutton (void)
{
  const char *const *values = tkl_sim_switch_values ("ibutton");
  g_autoptr (SimFixture) fixture = sim_fixture_new ();

  for (guint i = 0; values[i] != NULL; i++)
    for (int version = 1; version <= 2; version++)
      {
        g_autoptr (SimAnswer) answer = NULL;
        JsonObject *inputs[2];
        JsonNode *none;
        TklKeyReading reading;

        sim_switch (fixture, "ibutton", values[i]);
        answer = sim_get (fixture, version == 1 ? HISTORY_1 : HISTORY_2);
        for (guint j = 0; j < 2; j++)
          {
            inputs[j] = sim_item (answer, "items", j);
            if (version == 2)
              inputs[j] = json_object_get_object_member (inputs[j], "inputs");
            inputs[j] = json_object_get_object_member (inputs[j], "device_inputs");
          }
        reading = tkl_key_read (json_object_get_string_member (inputs[1], "ibutton"));
        g_assert_cmpint (reading.n_candidates, >=, 1);
        g_assert_cmpstr (reading.candidate[0], ==, KEY_A);

        none = json_object_get_member (inputs[0], "ibutton");
        if (g_str_equal (values[i], "zeros"))
          g_assert_cmpstr (json_node_get_string (none), ==, "0000000000000000");
        else if (g_str_equal (values[i], "null") || version == 1)
          g_assert_true (JSON_NODE_HOLDS_NULL (none));
        else
          g_assert_null (none);
      }
}

/* A reader that is none of ours sends what it likes: no switch touches its text. */
static void
test_foreign_text (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) answer = NULL;
  TklSimRecord record;
  TklSimVehicle *van = tkl_sim_model_find_vehicle (fixture->sim->model, "VAN 02");

  tkl_sim_record_init (&record, sim_ms ("2026-03-02T06:00:00Z"), TKL_POINT_NONE);
  record.key = tkl_sim_model_key (fixture->sim->model, "RFID \"7\"\\");
  tkl_sim_vehicle_add (van, &record);
  sim_switch (fixture, "ibutton", "signed");
  answer
      = sim_get (fixture, "/objects/" VAN_2 "/coordinates?version=2"
                          "&from_datetime=2026-03-02T00:00:00Z&to_datetime=2026-03-03T00:00:00Z");
  g_assert_cmpstr (json_object_get_string_member (
                       json_object_get_object_member (
                           json_object_get_object_member (sim_item (answer, "items", 0), "inputs"),
                           "device_inputs"),
                       "ibutton"),
                   ==, "RFID \"7\"\\");
}

static void
count_kinds (JsonObject *object, guint *n_numbers, guint *n_strings)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonNode *node = json_object_get_member (object, l->data);
      GType type = json_node_get_value_type (node);

      *n_numbers += type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
      *n_strings += type == G_TYPE_STRING;
    }
}

static void
test_number_strings (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) answer = NULL;
  g_autoptr (SimAnswer) again = NULL;
  guint n_numbers = 0, n_strings = 0;

  sim_switch (fixture, "number-strings", "on");
  answer = sim_get (fixture, HISTORY_2);
  again = sim_get (fixture, HISTORY_2);
  for (guint i = 0; i < 12; i++)
    count_kinds (json_object_get_object_member (sim_item (answer, "items", i), "position"),
                 &n_numbers, &n_strings);
  g_assert_cmpuint (n_strings, >, 5);
  g_assert_cmpuint (n_numbers, >, 30);
  g_assert_cmpstr (answer->text, ==, again->text);
}

static void
test_trip_mileage (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) answer = NULL;

  sim_switch (fixture, "trip-mileage", "km");
  answer
      = sim_get (fixture, "/objects/" VAN_1 "/trips?version=1&from_datetime=2026-03-02T00:00:00Z");
  g_assert_cmpfloat (json_object_get_double_member (sim_item (answer, "trips", 0), "mileage"), ==,
                     4);
}

static void
test_error_body (void)
{
  static const struct
  {
    const char *value, *content_type;
  } cases[] = { { "json", "application/json" }, { "empty", NULL }, { "html", "text/html" } };
  static const struct
  {
    const char *path;
    guint status;
  } paths[] = { { "/objects/nobody?version=1", 404 },
                { "/object-coordinates-stream?version=3", 403 },
                { "/objects?version=1&api_key=no", 401 } };
  g_autoptr (SimFixture) fixture = sim_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (paths); j++)
      {
        g_autofree char *url
            = g_strdup_printf ("%s%s%s", tkl_sim_server_url (fixture->server), paths[j].path,
                               paths[j].status == 401 ? "" : "&api_key=secret-key");
        g_autoptr (SimAnswer) answer = NULL;

        sim_switch (fixture, "error-body", cases[i].value);
        answer = sim_send (fixture, "GET", url, NULL);
        g_assert_cmpuint (answer->status, ==, paths[j].status);
        g_assert_cmpstr (answer->content_type, ==, cases[i].content_type);
        g_assert_true ((answer->json != NULL) == (i == 0));
        g_assert_true ((answer->n_bytes == 0) == (i == 1));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/switches/names", test_names);
  g_test_add_func ("/switches/wrong-names", test_wrong_names);
  g_test_add_func ("/switches/missing", test_missing);
  g_test_add_func ("/switches/limit", test_limit);
  g_test_add_func ("/switches/last-page", test_last_page);
  g_test_add_func ("/switches/ibutton", test_ibutton);
  g_test_add_func ("/switches/foreign-text", test_foreign_text);
  g_test_add_func ("/switches/number-strings", test_number_strings);
  g_test_add_func ("/switches/trip-mileage", test_trip_mileage);
  g_test_add_func ("/switches/error-body", test_error_body);
  return g_test_run ();
}
