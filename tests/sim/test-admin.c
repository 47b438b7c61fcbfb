/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The admin interface, the log and the stream. */
#include "sim-fixture.h"

#include <string.h>

static void
order (SimFixture *fixture, const char *method, const char *path, const char *body)
{
  g_autoptr (SimAnswer) answer = sim_admin (fixture, method, path, body);

  g_assert_cmpstr (answer->status == 200 ? "" : answer->text, ==, "");
  g_assert_nonnull (answer->json);
}

static void
test_state (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) answer = sim_admin (fixture, "GET", "/state", NULL);
  JsonObject *state = sim_object (answer);

  g_assert_cmpstr (json_object_get_string_member (state, "now"), ==, "2026-03-03T00:00:00.000Z");
  g_assert_cmpint (json_object_get_int_member (state, "records"), ==, 12);
  g_assert_cmpstr (
      json_object_get_string_member (json_object_get_object_member (state, "switches"), "token"),
      ==, "last-delivered");
  g_assert_cmpuint (strlen (json_object_get_string_member (state, "checksum")), ==, 16);
  g_assert_null (strstr (answer->text, "secret-key"));
}

static void
test_clock (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();

  order (fixture, "POST", "/clock", "{\"advance_s\": 90}");
  g_assert_cmpint (fixture->sim->model->now_utc_ms, ==, sim_ms ("2026-03-03T00:01:30Z"));
  order (fixture, "POST", "/clock", "{\"now\": \"2026-03-01T00:00:00Z\"}");
  g_assert_cmpint (fixture->sim->model->now_utc_ms, ==, sim_ms ("2026-03-01T00:00:00Z"));
  order (fixture, "POST", "/clock", "{\"now\": \"2026-03-01T00:00:00Z\", \"advance_s\": -0.5}");
  g_assert_cmpint (fixture->sim->model->now_utc_ms, ==, sim_ms ("2026-02-28T23:59:59.500Z"));
}

/* A late batch arrives in the past of what was read already, and last-coordinate shows it. */
static void
test_late_batch (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) before = NULL;
  g_autoptr (SimAnswer) after = NULL;
  g_autoptr (SimAnswer) last = NULL;
  JsonObject *coordinate;

  order (fixture, "POST", "/record",
         "{\"vehicle\": \"VAN 01\", \"received\": \"2026-03-03T01:00:00Z\", \"items\": ["
         "{\"time\": \"2026-03-02T06:02:30Z\", \"latitude\": 50.9, \"longitude\": 4.3, \"key\": "
         "\"" KEY_B "\"}, {\"time\": \"2026-03-02T06:03:30Z\"}]}");
  before = sim_get (fixture, HISTORY_2);
  g_assert_cmpuint (sim_n_items (before, "items"), ==, 12);
  order (fixture, "POST", "/clock", "{\"advance_s\": 3600}");
  after = sim_get (fixture, HISTORY_2);
  g_assert_cmpuint (sim_n_items (after, "items"), ==, 14);
  g_assert_cmpstr (json_object_get_string_member (sim_item (after, "items", 3), "datetime"), ==,
                   "2026-03-02T06:02:30.000Z");

  last = sim_get (fixture, "/objects-last-coordinate/" VAN_1 "?version=2");
  coordinate = json_object_get_object_member (sim_object (last), "last_coordinate");
  g_assert_cmpstr (json_object_get_string_member (coordinate, "datetime"), ==,
                   "2026-03-02T06:11:00.000Z");
  g_assert_cmpstr (json_object_get_string_member (coordinate, "server_datetime"), ==,
                   "2026-03-03T01:00:00.000Z");
}

static void
test_switch_and_fault (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();

  order (fixture, "POST", "/switch", "{\"token\": \"next\", \"order\": \"shuffled\"}");
  g_assert_cmpuint (fixture->sim->switches.token, ==, TKL_SIM_TOKEN_NEXT);
  g_assert_cmpuint (fixture->sim->switches.order, ==, TKL_SIM_ORDER_SHUFFLED);
  order (fixture, "POST", "/fault", "{\"fault\": \"status=503,count:2\"}");
  order (fixture, "POST", "/fault", "{\"fault\": \"html\"}");
  g_assert_cmpuint (fixture->sim->faults.all->len, ==, 2);
  order (fixture, "DELETE", "/fault?name=html", NULL);
  g_assert_cmpuint (fixture->sim->faults.all->len, ==, 1);
  order (fixture, "DELETE", "/fault", NULL);
  g_assert_cmpuint (fixture->sim->faults.all->len, ==, 0);
}

static void
test_revoke_key (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) answer = NULL;

  order (fixture, "POST", "/revoke-key", "{\"key\": \"secret-key\"}");
  answer = sim_get (fixture, "/objects?version=1");
  g_assert_cmpuint (answer->status, ==, 401);
}

/* The whole scenario takes the place of what was there; the keys in use stay. */
static void
test_scenario (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) answer = NULL;

  order (fixture, "POST", "/scenario",
         "{\"vehicles\": [{\"name\": \"NEW\"}], \"switches\": {\"token\": \"next\"}}");
  answer = sim_get (fixture, "/objects?version=1");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (answer->json)), ==, 1);
  g_assert_cmpuint (fixture->sim->switches.token, ==, TKL_SIM_TOKEN_NEXT);
}

static void
test_mistakes (void)
{
  static const struct
  {
    const char *method, *path, *body;
    guint status;
    const char *word; /* that the message contains */
  } cases[] = {
    { "GET", "/nothing", NULL, 404, "no such path" },
    { "POST", "/state", "{}", 404, "no such path" },
    { "POST", "/clock", "", 400, "" },
    { "POST", "/clock", "[]", 400, "not a JSON object" },
    { "POST", "/clock", "{\"now\": \"soon\"}", 400, "now" },
    { "POST", "/clock", "{\"now\": 7}", 400, "must be a text" },
    { "POST", "/clock", "{\"nwo\": \"2026-03-03T00:00:00Z\"}", 400, "nwo" },
    { "POST", "/clock", "{\"advance_s\": \"1\"}", 400, "must be a number" },
    { "POST", "/record", "{\"items\": []}", 400, "vehicle: is missing" },
    { "POST", "/record", "{\"vehicle\": \"VAN 99\"}", 400, "VAN 99" },
    { "POST", "/record", "{\"vehicle\": \"VAN 01\", \"items\": [7]}", 400, "items[0]" },
    { "POST", "/record", "{\"vehicle\": \"VAN 01\", \"items\": [{}]}", 400, "items[0].time" },
    { "POST", "/record", "{\"vehicle\": \"VAN 01\", \"items\": {}}", 400, "must be an array" },
    { "POST", "/switch", "{\"tokens\": \"next\"}", 400, "tokens" },
    { "POST", "/switch", "{\"order\": \"shuffled\", \"token\": 1}", 400, "token" },
    { "POST", "/fault", "{\"fault\": \"nothing\"}", 400, "nothing" },
    { "POST", "/fault", "{}", 400, "fault: is missing" },
    { "DELETE", "/fault?name=html", NULL, 400, "html" },
    { "POST", "/revoke-key", "{\"key\": \"other\"}", 400, "no such key" },
    { "POST", "/scenario", "{\"vehicles\": 1}", 400, "vehicles" },
    { "POST", "/scenario", "", 400, "not a JSON object" },
  };
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  guint64 before = tkl_sim_model_checksum (fixture->sim->model);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SimAnswer) answer
          = sim_admin (fixture, cases[i].method, cases[i].path, cases[i].body);

      g_test_message ("%s %s %s", cases[i].method, cases[i].path, answer->text);
      g_assert_cmpuint (answer->status, ==, cases[i].status);
      g_assert_nonnull (
          strstr (json_object_get_string_member (sim_object (answer), "error"), cases[i].word));
    }
  /* Nothing has changed. */
  g_assert_cmpuint (tkl_sim_model_checksum (fixture->sim->model), ==, before);
  g_assert_cmpuint (fixture->sim->switches.order, ==, TKL_SIM_ORDER_ASCENDING);
  g_assert_cmpuint (fixture->sim->faults.all->len, ==, 0);
}

static void
test_log (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) objects = sim_get (fixture, "/objects?version=1");
  g_autoptr (SimAnswer) nowhere = sim_get (fixture, "/nowhere");
  g_autoptr (SimAnswer) answer = sim_admin (fixture, "GET", "/log", NULL);
  g_autoptr (SimAnswer) empty = NULL;
  JsonArray *log = json_node_get_array (answer->json);
  JsonObject *first = json_array_get_object_element (log, 0);

  g_assert_cmpuint (objects->status, ==, 200);
  g_assert_cmpuint (nowhere->status, ==, 404);
  g_assert_cmpuint (json_array_get_length (log), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (first, "path"), ==, "/objects");
  g_assert_cmpstr (json_object_get_string_member (first, "query"), ==, "version=1&api_key=***");
  g_assert_cmpint (json_object_get_int_member (first, "status"), ==, 200);
  g_assert_cmpint (json_object_get_int_member (first, "in_flight"), ==, 1);
  g_assert_null (strstr (answer->text, "secret-key"));
  order (fixture, "DELETE", "/log", NULL);
  empty = sim_admin (fixture, "GET", "/log", NULL);
  g_assert_cmpstr (g_strstrip (empty->text), ==, "[]");
}

static void
test_redaction (void)
{
  static const struct
  {
    const char *query, *logged;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "version=2", "version=2" },
    { "api_key=abc&version=2", "api_key=***&version=2" },
    { "version=2&API_KEY=wrong", "version=2&api_key=***" },
    { "apikey=x&x-api-key=y", "apikey=***&x-api-key=***" },
    { "token=abc", "token=***" },
    { "token=a%62c", "token=***" },
    { "q=xxabcxx", "q=***" },
    { "abc", "***=***" },
    { "key", "key=***" },
    { "a=1&&b", "a=1&&b" },
  };
  g_autoptr (GPtrArray) secrets = g_ptr_array_new ();

  g_ptr_array_add (secrets, (gpointer) "abc");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *logged = tkl_sim_redact_query (cases[i].query, secrets);

      g_assert_cmpstr (logged, ==, cases[i].logged);
    }
}

static void
arrived_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (result);
}

/* An open stream as lines. */
static GDataInputStream *
open_stream (SimFixture *fixture, const char *query)
{
  g_autofree char *url
      = g_strconcat (tkl_sim_server_url (fixture->server),
                     "/object-coordinates-stream?api_key=secret-key&", query, NULL);
  g_autoptr (SoupMessage) message = soup_message_new ("GET", url);
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  soup_session_send_async (fixture->session, message, G_PRIORITY_DEFAULT, NULL, arrived_cb,
                           &pending);
  result = await (&pending);
  stream = soup_session_send_finish (fixture->session, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (
      soup_message_headers_get_content_type (soup_message_get_response_headers (message), NULL), ==,
      "text/event-stream");
  return g_data_input_stream_new (stream);
}

/* (nullable): NULL at the end of the stream. */
static char *
read_line (GDataInputStream *lines)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_data_input_stream_read_line_async (lines, G_PRIORITY_DEFAULT, NULL, arrived_cb, &pending);
  result = await (&pending);
  return g_data_input_stream_read_line_finish (lines, result, NULL, NULL);
}

/* One frame: `data:` and JSON without a blank between, then an empty line. */
static void
assert_frame (GDataInputStream *lines, const char *time)
{
  g_autofree char *line = read_line (lines);
  g_autofree char *blank = read_line (lines);
  g_autoptr (JsonNode) node = NULL;

  g_assert_nonnull (line);
  g_assert_true (g_str_has_prefix (line, "data:{"));
  node = json_from_string (line + 5, NULL);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "datetime"), ==,
                   time);
  g_assert_cmpstr (blank, ==, "");
}

static void
test_stream (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (GDataInputStream) lines = open_stream (fixture, "version=2");

  /* First the last record of each vehicle that has one. */
  assert_frame (lines, "2026-03-02T06:11:00.000Z");
  /* Then what arrives, in the order of arrival and not of time. */
  order (fixture, "POST", "/record",
         "{\"vehicle\": \"VAN 02\", \"items\": [{\"time\": \"2026-03-02T07:00:00Z\"}]}");
  assert_frame (lines, "2026-03-02T07:00:00.000Z");
  order (fixture, "POST", "/record",
         "{\"vehicle\": \"VAN 01\", \"items\": ["
         "{\"time\": \"2026-03-02T08:00:00Z\", \"received\": \"2026-03-03T00:20:00Z\"},"
         "{\"time\": \"2026-03-02T08:05:00Z\", \"received\": \"2026-03-03T00:10:00Z\"}]}");
  order (fixture, "POST", "/clock", "{\"advance_s\": 3600}");
  assert_frame (lines, "2026-03-02T08:05:00.000Z");
  assert_frame (lines, "2026-03-02T08:00:00.000Z");
}

static void
test_stream_of_one (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (GDataInputStream) lines = open_stream (fixture, "version=1&object_id=" VAN_2);
  g_autoptr (SimAnswer) nobody = NULL;

  order (fixture, "POST", "/record",
         "{\"vehicle\": \"VAN 01\", \"items\": [{\"time\": \"2026-03-02T07:00:00Z\"}]}");
  order (fixture, "POST", "/record",
         "{\"vehicle\": \"VAN 02\", \"items\": [{\"time\": \"2026-03-02T07:01:00Z\"}]}");
  assert_frame (lines, "2026-03-02T07:01:00.000Z");
  nobody = sim_get (fixture, "/object-coordinates-stream?version=2&object_id=nobody");
  g_assert_cmpuint (nobody->status, ==, 404);
}

/* It ends, and after a reconnect the last record comes again. */
static void
test_stream_drop (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();

  sim_fault (fixture, "stream-drop=1");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GDataInputStream) lines = open_stream (fixture, "version=2");
      g_autofree char *end = NULL;

      assert_frame (lines, "2026-03-02T06:11:00.000Z");
      end = read_line (lines);
      g_assert_null (end);
    }
  g_assert_cmpuint (fixture->sim->log.in_flight, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/admin/state", test_state);
  g_test_add_func ("/admin/clock", test_clock);
  g_test_add_func ("/admin/late-batch", test_late_batch);
  g_test_add_func ("/admin/switch-and-fault", test_switch_and_fault);
  g_test_add_func ("/admin/revoke-key", test_revoke_key);
  g_test_add_func ("/admin/scenario", test_scenario);
  g_test_add_func ("/admin/mistakes", test_mistakes);
  g_test_add_func ("/admin/log", test_log);
  g_test_add_func ("/admin/redaction", test_redaction);
  g_test_add_func ("/admin/stream", test_stream);
  g_test_add_func ("/admin/stream-of-one", test_stream_of_one);
  g_test_add_func ("/admin/stream-drop", test_stream_drop);
  return g_test_run ();
}
