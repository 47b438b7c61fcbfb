/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The endpoints over HTTP: the list "must be faithful" of the specification, point by point. */
#include "sim-fixture.h"

#include <string.h>

/* A good request to each endpoint; of the stream, which does not end, one that is refused. */
static const char *const requests[] = {
  "/objects?version=1",
  "/objects/" VAN_1 "?version=1",
  "/objects-last-coordinate?version=2",
  "/objects-last-coordinate/" VAN_1 "?version=2",
  HISTORY_1,
  HISTORY_2,
  "/objects/" VAN_1 "/coordinates/2026-03-02T06:01:00.000Z?version=2",
  "/object-coordinates-stream?version=3",
  "/objects/" VAN_1 "/trips?version=1&from_datetime=2026-03-02T00:00:00Z",
  "/drivers?version=1",
  "/drivers?version=2",
  "/drivers/" DRIVER_A "?version=2",
  "/driver/assignations/last?version=1&byObjectId=" VAN_1,
  "/detected-events?version=1&object_id=" VAN_1
  "&from_datetime=2026-03-02T00:00:00Z&to_datetime=2026-03-03T00:00:00Z",
  "/object-groups?version=1",
};

static void
assert_status (SimFixture *fixture, const char *path, guint status)
{
  g_autoptr (SimAnswer) answer = sim_get (fixture, path);

  g_test_message ("%s", path);
  g_assert_cmpuint (answer->status, ==, status);
  g_assert_null (answer->cors);
}

/* Asks with headers that the API does not know, the key in one of them. */
static SimAnswer *
ask_with_headers (SimFixture *fixture, const char *path_and_query, const char *key)
{
  g_autofree char *url = g_strconcat (tkl_sim_server_url (fixture->server), path_and_query, NULL);
  g_autoptr (SoupMessage) message = soup_message_new ("GET", url);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_headers_append (headers, "Content-Type", "application/xml; charset=utf-16");
  soup_message_headers_append (headers, "X-Api-Key", key);
  soup_message_headers_append (headers, "X-Nonsense", "1");
  return sim_send_message (fixture, message);
}

static void
assert_unauthorized (SimFixture *fixture, const char *path)
{
  static const char *const keys[] = { "",
                                      "&api_key=",
                                      "&api_key=wrong",
                                      "&api_key=secret-key2",
                                      "&api_key=SECRET-KEY",
                                      "&apiKey=secret-key" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *asked
          = g_strconcat (path, strchr (path, '?') != NULL ? "" : "?x=1", keys[i], NULL);
      g_autofree char *url = g_strconcat (tkl_sim_server_url (fixture->server), asked, NULL);
      g_autoptr (SimAnswer) answer = sim_send (fixture, "GET", url, NULL);
      /* Only the query brings a key. */
      g_autoptr (SimAnswer) by_header = ask_with_headers (fixture, asked, "secret-key");

      g_test_message ("%s", asked);
      g_assert_cmpuint (answer->status, ==, 401);
      g_assert_cmpuint (by_header->status, ==, 401);
    }
}

/* 401 on every path, whether it exists or not, also beside those of the geocoder. */
static void
test_key (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  const char *const paths[] = { "/",         "/nowhere",   "/object-coordinates-stream?version=2",
                                "/search/1", "/reverse/1", "/geozones?version=1" };
  g_autofree char *search = g_strconcat (tkl_sim_server_url (fixture->server), "/search", NULL);
  g_autoptr (SimAnswer) posted = sim_send (fixture, "POST", search, "{}");

  for (gsize i = 0; i < G_N_ELEMENTS (requests); i++)
    assert_unauthorized (fixture, requests[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    assert_unauthorized (fixture, paths[i]);
  g_assert_cmpuint (posted->status, ==, 401);
}

/* What real clients send without need does no harm: the answer is the same to the byte. */
static void
test_unknown_ignored (void)
{
  static const char *const extras[]
      = { "", "&objectId=" VAN_2, "&objectId=nobody&limits=0&Version=9", "&nonsense", "&=&&=1" };
  g_autoptr (SimFixture) fixture = sim_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autoptr (SimAnswer) plain = sim_get (fixture, requests[i]);

      g_assert_cmpuint (plain->status, ==, strstr (requests[i], "stream") != NULL ? 403 : 200);
      for (gsize j = 0; j < G_N_ELEMENTS (extras); j++)
        {
          g_autofree char *path = g_strconcat (requests[i], extras[j], "&api_key=secret-key", NULL);
          g_autoptr (SimAnswer) answer = ask_with_headers (fixture, path, "wrong");

          g_test_message ("%s", path);
          g_assert_cmpuint (answer->status, ==, plain->status);
          g_assert_cmpstr (answer->content_type, ==, plain->content_type);
          g_assert_cmpstr (answer->text, ==, plain->text);
        }
    }
  assert_status (fixture, "/objects?version=1&limit=9999", 200);
  assert_status (fixture, "/drivers?version=1&limit=9999", 200);
  /* Each version knows its own spelling. */
  assert_status (fixture, HISTORY_2 "&fromDatetime=yesterday&continuationToken=x", 200);
  assert_status (fixture, HISTORY_1 "&from_datetime=yesterday&continuation_token=x", 200);
}

static void
test_unknown_paths (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  const char *const paths[] = { "/",
                                "/nowhere",
                                "/objects/" VAN_1 "/nothing?version=1",
                                "/geozones?version=1",
                                "/fuel-events?version=1",
                                "/users?version=1",
                                "/driver/assignations?version=1" };
  g_autofree char *url = NULL;
  g_autoptr (SimAnswer) answer = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    assert_status (fixture, paths[i], 404);

  url = g_strconcat (tkl_sim_server_url (fixture->server),
                     "/driver/assignations?version=1&api_key=secret-key", NULL);
  answer = sim_send (fixture, "POST", url, "{}");
  g_assert_cmpuint (answer->status, ==, 404);
}

static void
test_slash_and_version (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();

  assert_status (fixture, "/objects/?version=1", 200);
  assert_status (fixture, "/objects-last-coordinate/?version=2", 200);
  assert_status (fixture, "/objects-last-coordinate?version=3", 200);
  assert_status (fixture, "/objects", 400);
  assert_status (fixture, "/objects?version=2", 400);
  assert_status (fixture, "/objects?version=one", 400);
  /* Third versions are outside the plan. */
  assert_status (fixture,
                 "/objects/" VAN_1 "/coordinates?version=3&from_datetime=2026-03-02T00:00:00Z"
                 "&to_datetime=2026-03-03T00:00:00Z",
                 403);
  assert_status (fixture, "/object-coordinates-stream?version=3", 403);
}

static void
test_objects (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) answer = sim_get (fixture, "/objects?version=1");
  g_autoptr (SimAnswer) one = sim_get (fixture, "/objects/" VAN_1 "?version=1");
  JsonArray *array;
  JsonObject *first;

  g_assert_cmpstr (answer->content_type, ==, "application/json");
  g_assert_true (JSON_NODE_HOLDS_ARRAY (answer->json));
  array = json_node_get_array (answer->json);
  g_assert_cmpuint (json_array_get_length (array), ==, 2);
  first = json_array_get_object_element (array, 0);
  g_assert_cmpstr (json_object_get_string_member (first, "name"), ==, "VAN 01");
  /* A number, not a text: leading zeros are lost, as live. */
  g_assert_cmpint (json_node_get_value_type (sim_member (first, "imei")), ==, G_TYPE_INT64);
  g_assert_cmpint (json_object_get_int_member (first, "imei"), ==,
                   G_GINT64_CONSTANT (868324051112223));
  first = json_object_get_object_member (first, "vehicle_params");
  g_assert_true (JSON_NODE_HOLDS_NULL (sim_member (first, "plate_number")));
  g_assert_cmpstr (json_object_get_string_member (first, "fuel_type"), ==, "DIESEL");

  g_assert_cmpstr (json_object_get_string_member (sim_object (one), "id"), ==, VAN_1);
  assert_status (fixture, "/objects/nobody?version=1", 404);
}

static void
test_last_coordinate (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) answer = sim_get (fixture, "/objects-last-coordinate?version=2");
  g_autoptr (SimAnswer) one = sim_get (fixture, "/objects-last-coordinate/" VAN_1 "?version=3");
  JsonObject *last;

  g_assert_cmpuint (sim_n_items (answer, "results"), ==, 2);
  g_assert_true (JSON_NODE_HOLDS_NULL (sim_member (sim_object (answer), "continuation_token")));
  last = json_object_get_object_member (sim_item (answer, "results", 0), "last_coordinate");
  /* Flat, not below `position`. */
  g_assert_cmpfloat (json_object_get_double_member (last, "latitude"), ==, 50.861);
  g_assert_cmpstr (json_object_get_string_member (last, "datetime"), ==,
                   "2026-03-02T06:11:00.000Z");
  g_assert_cmpstr (json_object_get_string_member (last, "last_valid_gps_datetime"), ==,
                   "2026-03-02T06:11:00.000Z");
  g_assert_cmpstr (json_object_get_string_member (last, "server_datetime"), ==,
                   "2026-03-02T06:11:05.000Z");
  g_assert_false (json_object_has_member (last, "ibutton"));
  g_assert_false (json_object_has_member (last, "address"));
  /* It never reported. */
  g_assert_false (json_object_has_member (sim_item (answer, "results", 1), "last_coordinate"));

  last = json_object_get_object_member (sim_object (one), "last_coordinate");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (last, "address"),
                                                  "country_code"),
                   ==, "BE");
}

static void
test_last_coordinate_pages (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) first = sim_get (fixture, "/objects-last-coordinate?version=2&limit=1");
  JsonNode *token = sim_member (sim_object (first), "continuation_token");
  g_autofree char *escaped = NULL;
  g_autofree char *path = NULL;
  g_autoptr (SimAnswer) second = NULL;

  g_assert_cmpint (json_node_get_value_type (token), ==, G_TYPE_STRING);
  escaped = g_uri_escape_string (json_node_get_string (token), NULL, FALSE);
  path = g_strconcat ("/objects-last-coordinate?version=2&limit=1&continuation_token=", escaped,
                      NULL);
  second = sim_get (fixture, path);
  g_assert_cmpstr (json_object_get_string_member (sim_item (second, "results", 0), "id"), ==,
                   VAN_2);
  g_assert_true (JSON_NODE_HOLDS_NULL (sim_member (sim_object (second), "continuation_token")));
  assert_status (fixture, "/objects-last-coordinate?version=2&continuation_token=7", 400);
}

static void
test_history_2 (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) answer = sim_get (fixture, HISTORY_2);
  g_autofree char *times = sim_times (answer);
  JsonObject *record = sim_item (answer, "items", 1);
  JsonObject *inputs = json_object_get_object_member (record, "inputs");
  JsonObject *device = json_object_get_object_member (inputs, "device_inputs");
  JsonObject *position = json_object_get_object_member (record, "position");

  /* Oldest first. */
  g_assert_true (g_str_has_prefix (times, "06:00:00.000 06:01:00.000 06:02:00.000"));
  g_assert_cmpuint (sim_n_items (answer, "items"), ==, 12);
  g_assert_true (JSON_NODE_HOLDS_NULL (sim_member (sim_object (answer), "continuation_token")));
  g_assert_cmpstr (json_object_get_string_member (record, "object_id"), ==, VAN_1);
  g_assert_cmpstr (json_object_get_string_member (record, "ignition_status"), ==, "ON");
  g_assert_cmpfloat (json_object_get_double_member (position, "latitude"), ==, 50.851);
  g_assert_cmpint (json_object_get_int_member (position, "satellites_count"), ==, 11);
  g_assert_cmpfloat (json_object_get_double_member (
                         json_object_get_object_member (inputs, "calculated_inputs"), "mileage"),
                     ==, 1000.5);
  /* Texts, whatever they look like. */
  g_assert_cmpint (json_node_get_value_type (sim_member (device, "hdop")), ==, G_TYPE_STRING);
  g_assert_cmpstr (json_object_get_string_member (device, "ibutton"), ==, KEY_A_WIRE);
  g_assert_cmpfloat (json_object_get_double_member (device, "power_supply_voltage"), ==, 13.9);
  /* Without a value a member is left out. */
  device = json_object_get_object_member (
      json_object_get_object_member (sim_item (answer, "items", 0), "inputs"), "device_inputs");
  g_assert_false (json_object_has_member (device, "ibutton"));
  g_assert_false (json_object_has_member (record, "geozone_ids"));
}

static void
test_history_1 (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) answer = sim_get (fixture, HISTORY_1 "&limit=3");
  g_autoptr (SimAnswer) next = NULL;
  g_autofree char *times = NULL;
  JsonObject *device
      = json_object_get_object_member (sim_item (answer, "items", 0), "device_inputs");

  g_assert_false (json_object_has_member (sim_item (answer, "items", 0), "inputs"));
  g_assert_true (JSON_NODE_HOLDS_NULL (sim_member (device, "ibutton")));
  g_assert_true (JSON_NODE_HOLDS_NULL (sim_member (device, "first_driver_id")));
  g_assert_cmpint (json_object_get_int_member (device, "power_supply_voltage"), ==, 12512);
  device = json_object_get_object_member (sim_item (answer, "items", 1), "device_inputs");
  g_assert_cmpstr (json_object_get_string_member (device, "ibutton"), ==, KEY_A_WIRE);

  /* snake_case in the answer, camelCase in the request. */
  g_assert_cmpstr (json_object_get_string_member (sim_object (answer), "continuation_token"), ==,
                   "2026-03-02T06:02:00.000Z");
  next = sim_get (fixture, HISTORY_1 "&limit=3&continuationToken=2026-03-02T06%3A02%3A00.000Z");
  times = sim_times (next);
  g_assert_cmpstr (times, ==, "06:02:00.000 06:03:00.000 06:04:00.000");
  assert_status (
      fixture, "/objects/" VAN_1 "/coordinates?version=1&from_datetime=2026-03-02T00:00:00Z", 400);
  assert_status (fixture,
                 "/objects/" VAN_1 "/coordinates?version=2&fromDatetime=2026-03-02T00:00:00Z"
                 "&toDatetime=2026-03-03T00:00:00Z",
                 400);
}

static void
test_limits (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  TklSimVehicle *van = tkl_sim_model_find_vehicle (fixture->sim->model, VAN_2);
  const char *const limits[] = { "", "&limit=1", "&limit=1000", "&limit=1001" };
  const guint counts[] = { 100, 1, 1000, 1000 };

  for (int i = 0; i < 1500; i++)
    {
      TklSimRecord record;

      tkl_sim_record_init (&record, sim_ms ("2026-03-02T06:00:00Z") + i * 10000, TKL_POINT_NONE);
      tkl_sim_vehicle_add (van, &record);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autofree char *path = g_strconcat (
          "/objects/" VAN_2 "/coordinates?version=2&from_datetime=2026-03-02T00:00:00Z"
          "&to_datetime=2026-03-03T00:00:00Z",
          limits[i], NULL);
      g_autoptr (SimAnswer) answer = sim_get (fixture, path);

      g_assert_cmpuint (sim_n_items (answer, "items"), ==, counts[i]);
      /* No position at all: the member is left out. */
      g_assert_false (json_object_has_member (sim_item (answer, "items", 0), "position"));
    }
  assert_status (fixture, HISTORY_2 "&limit=0", 400);
  assert_status (fixture, HISTORY_2 "&limit=ten", 400);
}

static void
test_times_in_requests (void)
{
  static const struct
  {
    const char *from;
    guint status, n_items;
  } cases[] = {
    { "2026-03-02T06:01:00.000Z", 200, 11 },
    { "2026-03-02T06%3A01%3A00Z", 200, 11 },
    { "2026-03-02T06:01:00", 200, 11 }, /* without offset: UTC, silently */
    { "2026-03-02T08:01:00%2B02:00", 200, 11 },
    { "2026-03-02T08:01:00+02:00", 400, 0 }, /* the plus is a blank */
    { "yesterday", 400, 0 },
    { "", 400, 0 },
    { "2026-03-02T06:01:00.001Z", 200, 10 },
  };
  g_autoptr (SimFixture) fixture = sim_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/objects/" VAN_1 "/coordinates?version=2"
                                               "&from_datetime=%s&to_datetime=2026-03-03T00:00:00Z",
                                               cases[i].from);
      g_autoptr (SimAnswer) answer = sim_get (fixture, path);

      g_test_message ("%s", cases[i].from);
      g_assert_cmpuint (answer->status, ==, cases[i].status);
      if (answer->status == 200)
        g_assert_cmpuint (sim_n_items (answer, "items"), ==, cases[i].n_items);
    }
}

static void
test_moment (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) answer
      = sim_get (fixture, "/objects/" VAN_1 "/coordinates/2026-03-02T06%3A01%3A00.000Z?version=2");

  g_assert_cmpstr (json_object_get_string_member (sim_object (answer), "datetime"), ==,
                   "2026-03-02T06:01:00.000Z");
  assert_status (fixture, "/objects/" VAN_1 "/coordinates/2026-03-02T06%3A01%3A00Z/?version=1",
                 200);
  assert_status (fixture, "/objects/" VAN_1 "/coordinates/2026-03-02T06%3A01%3A01.000Z?version=2",
                 404);
  assert_status (fixture, "/objects/" VAN_1 "/coordinates/now?version=2", 400);
  assert_status (fixture, "/objects/" VAN_1 "/coordinates/2026-03-02T06:01:00Z?version=2", 200);
}

static void
test_trips (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  const char *const path = "/objects/" VAN_1 "/trips?version=1&from_datetime=2026-03-02T00:00:00Z";
  g_autoptr (SimAnswer) answer = sim_get (fixture, path);
  g_autoptr (SimAnswer) running = NULL;
  JsonObject *trip = sim_item (answer, "trips", 0);
  JsonArray *drivers = json_object_get_array_member (trip, "driver_ids");

  g_assert_cmpuint (sim_n_items (answer, "trips"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (trip, "trip_duration"), ==, 480);
  g_assert_cmpfloat (json_object_get_double_member (trip, "mileage"), ==, 4000);
  g_assert_cmpuint (json_array_get_length (drivers), ==, 1);
  g_assert_cmpstr (json_array_get_string_element (drivers, 0), ==, DRIVER_A);
  g_assert_cmpstr (json_object_get_string_member (
                       json_object_get_object_member (trip, "trip_start"), "datetime"),
                   ==, "2026-03-02T06:01:00.000Z");
  g_assert_cmpstr (
      json_object_get_string_member (json_object_get_object_member (trip, "trip_end"), "datetime"),
      ==, "2026-03-02T06:09:00.000Z");

  /* While it runs it has no end. */
  tkl_sim_set_now (fixture->sim, sim_ms ("2026-03-02T06:05:30Z"));
  running = sim_get (fixture, path);
  g_assert_false (json_object_has_member (sim_item (running, "trips", 0), "trip_end"));
  assert_status (fixture, "/objects/" VAN_1 "/trips?version=1", 400);
}

static void
test_drivers (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) answer = sim_get (fixture, "/drivers?version=2");
  g_autoptr (SimAnswer) old = sim_get (fixture, "/drivers?version=1");
  g_autoptr (SimAnswer) unlisted = sim_get (fixture, "/drivers/" DRIVER_B "?version=2");
  JsonObject *driver = sim_item (answer, "items", 0);
  JsonArray *identifiers = json_object_get_array_member (driver, "identifiers");

  g_assert_cmpint (json_object_get_int_member (sim_object (answer), "count"), ==, 1);
  g_assert_true (JSON_NODE_HOLDS_NULL (sim_member (driver, "address")));
  /* Printed order, while records carry wire order. */
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (identifiers, 0), "identifier"),
      ==, KEY_A);
  g_assert_true (JSON_NODE_HOLDS_ARRAY (old->json));
  g_assert_true (JSON_NODE_HOLDS_NULL (sim_member (sim_object (unlisted), "last_name")));
  assert_status (fixture, "/drivers/nobody?version=2", 404);
}

static void
test_driver_filters (void)
{
  static const struct
  {
    const char *query;
    guint n_items;
  } cases[] = {
    { "&identifier_type=IBUTTON", 1 },
    { "&identifier_type=WIRELESS", 0 },
    { "&identifier_type=IBUTTON&identifier=" KEY_A, 1 },
    { "&identifier_type=TACHOGRAPH&identifier=" KEY_A, 0 },
    { "&identifier_type=IBUTTON&identifier=" KEY_A_WIRE, 0 },
  };
  g_autoptr (SimFixture) fixture = sim_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/drivers?version=2", cases[i].query, NULL);
      g_autoptr (SimAnswer) answer = sim_get (fixture, path);

      g_assert_cmpuint (sim_n_items (answer, "items"), ==, cases[i].n_items);
    }
}

/* Integer tokens are JSON numbers. */
static void
test_integer_tokens (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  const char *const base = "/detected-events?version=1&object_id=" VAN_1
                           "&from_datetime=2026-03-02T00:00:00Z&to_datetime=2026-03-03T00:00:00Z";
  g_autofree char *first_path = g_strconcat (base, "&limit=1", NULL);
  g_autofree char *next_path = g_strconcat (base, "&limit=1&continuation_token=1", NULL);
  g_autofree char *wrong_path = g_strconcat (base, "&continuation_token=x", NULL);
  g_autoptr (SimAnswer) first = sim_get (fixture, first_path);
  g_autoptr (SimAnswer) next = sim_get (fixture, next_path);
  JsonNode *token = sim_member (sim_object (first), "continuation_token");

  g_assert_cmpint (json_node_get_value_type (token), ==, G_TYPE_INT64);
  g_assert_cmpint (json_node_get_int (token), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (sim_item (next, "events", 0), "name"), ==,
                   "Panic");
  g_assert_cmpint (json_object_get_int_member (sim_item (next, "events", 0), "duration"), ==, 31);
  g_assert_true (JSON_NODE_HOLDS_NULL (sim_member (sim_object (next), "continuation_token")));
  assert_status (fixture, wrong_path, 400);
  assert_status (fixture, "/detected-events?version=1", 400);
}

static void
test_assignation (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) by_object
      = sim_get (fixture, "/driver/assignations/last?version=1&byObjectId=" VAN_1);
  g_autoptr (SimAnswer) by_driver
      = sim_get (fixture, "/driver/assignations/last?version=1&byDriverId=" DRIVER_A);

  g_assert_cmpstr (json_object_get_string_member (sim_object (by_object), "driver_id"), ==,
                   DRIVER_A);
  g_assert_cmpstr (json_object_get_string_member (sim_object (by_object), "datetime"), ==,
                   "2026-03-02T06:10:00.000Z");
  g_assert_cmpstr (json_object_get_string_member (sim_object (by_driver), "object_id"), ==, VAN_1);
  assert_status (fixture, "/driver/assignations/last?version=1&byDriverId=" DRIVER_B, 404);
  assert_status (fixture, "/driver/assignations/last?version=1&byObjectId=" VAN_2, 404);
  assert_status (fixture, "/driver/assignations/last?version=1", 400);
  assert_status (fixture,
                 "/driver/assignations/last?version=1&byObjectId=" VAN_1 "&byDriverId=" DRIVER_A,
                 400);
}

static void
test_groups (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) answer = sim_get (fixture, "/object-groups?version=1");
  JsonArray *ids = json_object_get_array_member (sim_item (answer, "items", 0), "objects_ids");

  g_assert_cmpstr (json_array_get_string_element (ids, 0), ==, VAN_1);
}

/* A key sees what its web user may see. */
static void
test_rights (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  TklSimApiKey *key = tkl_sim_model_find_api_key (fixture->sim->model, "secret-key");
  g_autoptr (SimAnswer) list = NULL;

  key->object_ids = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (key->object_ids, g_strdup (VAN_2));
  g_ptr_array_add (key->denied, g_strdup ("trips-1"));
  list = sim_get (fixture, "/objects-last-coordinate?version=2");
  g_assert_cmpuint (sim_n_items (list, "results"), ==, 1);
  assert_status (fixture, HISTORY_2, 403);
  assert_status (fixture, "/objects/" VAN_2 "/trips?version=1&from_datetime=2026-03-02T00:00:00Z",
                 403);
  assert_status (fixture, "/objects/nobody?version=1", 404);
  key->revoked = TRUE;
  assert_status (fixture, "/objects?version=1", 401);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/endpoints/key", test_key);
  g_test_add_func ("/endpoints/unknown-ignored", test_unknown_ignored);
  g_test_add_func ("/endpoints/unknown-paths", test_unknown_paths);
  g_test_add_func ("/endpoints/slash-and-version", test_slash_and_version);
  g_test_add_func ("/endpoints/objects", test_objects);
  g_test_add_func ("/endpoints/last-coordinate", test_last_coordinate);
  g_test_add_func ("/endpoints/last-coordinate-pages", test_last_coordinate_pages);
  g_test_add_func ("/endpoints/history-2", test_history_2);
  g_test_add_func ("/endpoints/history-1", test_history_1);
  g_test_add_func ("/endpoints/limits", test_limits);
  g_test_add_func ("/endpoints/times-in-requests", test_times_in_requests);
  g_test_add_func ("/endpoints/moment", test_moment);
  g_test_add_func ("/endpoints/trips", test_trips);
  g_test_add_func ("/endpoints/drivers", test_drivers);
  g_test_add_func ("/endpoints/driver-filters", test_driver_filters);
  g_test_add_func ("/endpoints/integer-tokens", test_integer_tokens);
  g_test_add_func ("/endpoints/assignation", test_assignation);
  g_test_add_func ("/endpoints/groups", test_groups);
  g_test_add_func ("/endpoints/rights", test_rights);
  return g_test_run ();
}
