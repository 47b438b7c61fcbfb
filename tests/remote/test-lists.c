/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vehicles, drivers, trips and the probe against a server on loopback. */
/* Thread: main; the servers have their own. */
#include <string.h>

#include "fake-client.h"

/* Answers by what the target begins with; more than one of a prefix: one after the other, the last
 * for ever. */
typedef struct
{
  const char *prefix;
  guint status;
  const char *body;
} Answer;

static void
answer_by_prefix (
    FakeServer *server, SoupServerMessage *message, const char *target, guint n, gpointer data)
{
  const Answer *found = NULL;
  guint n_before = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *before = fake_server_target (server, i);

      n_before += strncmp (before, target, strcspn (target, "?")) == 0;
    }
  for (const Answer *answer = data; answer->prefix != NULL; answer++)
    if (g_str_has_prefix (target, answer->prefix))
      {
        found = answer;
        if (n_before-- == 0)
          break;
      }
  if (found != NULL)
    fake_reply (message, found->status, "application/json", found->body);
  else
    fake_reply (message, 404, "application/json", "{}");
}

static void
assert_target (FakeServer *server, guint n, const char *expected)
{
  g_autofree char *target = fake_server_target (server, n);

  g_assert_cmpstr (target, ==, expected);
}

static void
test_vehicles (void)
{
  static const Answer answers[]
      = { { "/objects?", 200, "[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"a\"}]" }, { 0 } };
  g_autoptr (FakeServer) server = fake_server_new (answer_by_prefix, (gpointer) answers);
  g_autoptr (TklTrusttrack) client = fake_client_new (fake_server_url (server), NULL);
  g_autoptr (GPtrArray) vehicles = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tkl_trusttrack_fetch_vehicles (client, &vehicles, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (vehicles->len, ==, 2);
  assert_target (server, 0, "/objects?version=1");
}

static void
test_snapshot (void)
{
  static const Answer answers[] = {
    { "/objects-last", 200,
      "{\"results\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"continuation_token\":\"x+y\"}" },
    { "/objects-last", 200, "{\"results\":[{\"id\":\"b\"}],\"continuation_token\":\"z\"}" },
    { "/objects-last", 200, "{\"results\":[{\"id\":\"c\"}]}" },
    { 0 },
  };
  g_autoptr (FakeServer) server = fake_server_new (answer_by_prefix, (gpointer) answers);
  g_autoptr (TklTrusttrack) client = fake_client_new (fake_server_url (server), NULL);
  g_autoptr (GPtrArray) vehicles = NULL;
  g_autoptr (GError) error = NULL;
  static const char *const ids[] = { "a", "b", "c" };

  g_assert_true (tkl_trusttrack_fetch_snapshot (client, &vehicles, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (vehicles->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (((TklRemoteVehicle *) vehicles->pdata[i])->id, ==, ids[i]);
  g_assert_cmpuint (fake_server_count (server), ==, 3);
  assert_target (server, 0, "/objects-last-coordinate?version=2&limit=1000");
  assert_target (server, 1,
                 "/objects-last-coordinate?version=2&limit=1000&continuation_token=x%2By");
  assert_target (server, 2, "/objects-last-coordinate?version=2&limit=1000&continuation_token=z");
}

/* A service that does not look at its tokens has given everything; one that runs in a circle while
 * it still brings new vehicles has not. */
static void
test_snapshot_loops (void)
{
  static const Answer same[] = {
    { "/objects-last", 200, "{\"results\":[{\"id\":\"a\"}],\"continuation_token\":\"x\"}" },
    { 0 },
  };
  static const Answer circle[] = {
    { "/objects-last", 200, "{\"results\":[{\"id\":\"a\"}],\"continuation_token\":\"x\"}" },
    { "/objects-last", 200, "{\"results\":[{\"id\":\"b\"}],\"continuation_token\":\"y\"}" },
    { "/objects-last", 200, "{\"results\":[{\"id\":\"c\"}],\"continuation_token\":\"x\"}" },
    { 0 },
  };
  g_autoptr (FakeServer) patient = fake_server_new (answer_by_prefix, (gpointer) same);
  g_autoptr (FakeServer) circling = fake_server_new (answer_by_prefix, (gpointer) circle);
  g_autoptr (TklTrusttrack) first = fake_client_new (fake_server_url (patient), NULL);
  g_autoptr (TklTrusttrack) second = fake_client_new (fake_server_url (circling), NULL);
  g_autoptr (GPtrArray) vehicles = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tkl_trusttrack_fetch_snapshot (first, &vehicles, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (vehicles->len, ==, 1);
  g_assert_cmpuint (fake_server_count (patient), ==, 2);
  g_assert_false (tkl_trusttrack_fetch_snapshot (second, &none, NULL, &error));
  g_assert_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_LOOP);
  g_assert_null (none);
}

static void
reply_endless (
    FakeServer *server, SoupServerMessage *message, const char *target, guint n, gpointer data)
{
  g_autofree char *body
      = g_strdup_printf ("{\"results\":[{\"id\":\"v%u\"}],\"continuation_token\":%u}", n, n);

  fake_reply (message, 200, "application/json", body);
}

static void
test_snapshot_without_end (void)
{
  g_autoptr (FakeServer) server = fake_server_new (reply_endless, NULL);
  g_autoptr (TklTrusttrack) client = fake_client_new (fake_server_url (server), NULL);
  g_autoptr (GPtrArray) vehicles = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (tkl_trusttrack_fetch_snapshot (client, &vehicles, NULL, &error));
  g_assert_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_LOOP);
  g_assert_cmpuint (fake_server_count (server), <=, 201);
}

static void
test_drivers (void)
{
  static const Answer answers[] = {
    { "/drivers?", 200, "{\"items\":[{\"id\":\"a\"}],\"continuation_token\":1}" },
    { "/drivers?", 200, "{\"items\":[{\"id\":\"b\"}],\"continuation_token\":null}" },
    { "/drivers/x%2Fy?", 200, "{\"id\":\"x/y\",\"first_name\":\"Ana\"}" },
    { "/drivers/empty?", 200, "[]" },
    { 0 },
  };
  g_autoptr (FakeServer) server = fake_server_new (answer_by_prefix, (gpointer) answers);
  g_autoptr (TklTrusttrack) client = fake_client_new (fake_server_url (server), NULL);
  g_autoptr (GPtrArray) drivers = NULL;
  g_autoptr (TklRemoteDriver) driver = NULL;
  TklRemoteDriver *none = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tkl_trusttrack_fetch_drivers (client, &drivers, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (drivers->len, ==, 2);
  assert_target (server, 1, "/drivers?version=2&limit=1000&continuation_token=1");
  g_assert_true (tkl_trusttrack_fetch_driver (client, "x/y", &driver, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (driver->first_name, ==, "Ana");
  g_assert_false (tkl_trusttrack_fetch_driver (client, "empty", &none, NULL, &error));
  g_assert_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (tkl_trusttrack_fetch_driver (client, "gone", &none, NULL, &error));
  g_assert_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_NOT_FOUND);
  g_assert_null (none);
}

#define TRIP(minute, duration)                                                                     \
  "{\"trip_start\":{\"datetime\":\"2026-03-02T05:" minute                                          \
  ":00.000Z\"},\"trip_duration\":" duration "}"
#define TOKEN(minute) "\"continuation_token\":\"2026-03-02T05:" minute ":00.000Z\""

static const TklPageRequest trips_request = {
  .object_id = "v",
  .from_utc_ms = FAKE_NOW_MS - 3600000,
  .to_utc_ms = FAKE_NOW_MS,
};

static void
test_trips (void)
{
  static const Answer answers[] = {
    { "/objects/v/trips", 200,
      "{\"trips\":[" TRIP ("20", "1") "," TRIP ("10", "2") "]," TOKEN ("20") "}" },
    { "/objects/v/trips", 200,
      "{\"trips\":[" TRIP ("20", "3") "," TRIP ("30", "4") "]," TOKEN ("20") "}" },
    { "/objects/v/trips", 200, "{\"trips\":[]}" },
    { 0 },
  };
  g_autoptr (FakeServer) server = fake_server_new (answer_by_prefix, (gpointer) answers);
  g_autoptr (TklTrusttrack) client = fake_client_new (fake_server_url (server), NULL);
  g_autoptr (GPtrArray) trips = NULL;
  g_autoptr (GError) error = NULL;
  static const gint64 durations_s[] = { 2, 3, 4 };

  g_assert_true (tkl_trusttrack_fetch_trips (client, &trips_request, &trips, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (trips->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (((TklRemoteTrip *) trips->pdata[i])->duration_s, ==, durations_s[i]);
  assert_target (server, 0,
                 "/objects/v/trips?version=1&limit=1000&from_datetime=2026-03-02T04%3A41%3A07.250Z"
                 "&to_datetime=2026-03-02T05%3A41%3A07.250Z");
  /* The token stood still: on from the last start known. */
  assert_target (server, 2,
                 "/objects/v/trips?version=1&limit=1000&from_datetime=2026-03-02T05%3A30%3A00.001Z"
                 "&to_datetime=2026-03-02T05%3A41%3A07.250Z");
}

/* Newest first on the wire. */
static void
reply_trips_backwards (
    FakeServer *server, SoupServerMessage *message, const char *target, guint n, gpointer data)
{
  g_autoptr (GString) body = g_string_new ("{\"trips\":[");

  for (int minute = 59; minute >= 10; minute--)
    g_string_append_printf (body, "%s{\"trip_start\":{\"datetime\":\"2026-03-02T04:%d:00Z\"}}",
                            minute < 59 ? "," : "", minute);
  g_string_append (body, "]}");
  fake_reply (message, 200, "application/json", body->str);
}

static void
test_trips_sorted (void)
{
  g_autoptr (FakeServer) server = fake_server_new (reply_trips_backwards, NULL);
  g_autoptr (TklTrusttrack) client = fake_client_new (fake_server_url (server), NULL);
  g_autoptr (GPtrArray) trips = NULL;

  g_assert_true (tkl_trusttrack_fetch_trips (client, &trips_request, &trips, NULL, NULL));
  g_assert_cmpuint (trips->len, ==, 50);
  for (guint i = 1; i < trips->len; i++)
    g_assert_cmpint (((TklRemoteTrip *) trips->pdata[i])->start_utc_ms, ==,
                     ((TklRemoteTrip *) trips->pdata[i - 1])->start_utc_ms + 60000);
}

static void
test_trips_fail (void)
{
  static const Answer answers[]
      = { { "/objects/v/trips", 403, "{\"message\":\"no trips\"}" }, { 0 } };
  g_autoptr (FakeServer) server = fake_server_new (answer_by_prefix, (gpointer) answers);
  g_autoptr (TklTrusttrack) client = fake_client_new (fake_server_url (server), NULL);
  g_autoptr (GPtrArray) trips = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (tkl_trusttrack_fetch_trips (client, &trips_request, &trips, NULL, &error));
  g_assert_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_DENIED);
  g_assert_null (trips);
}

#define V TKL_CAPABILITY_OK
#define D TKL_CAPABILITY_DENIED
#define F TKL_CAPABILITY_FAILED
#define U TKL_CAPABILITY_UNTRIED

/* Statuses of the endpoints, in the order of TklProbeItem; 0 = 200 with an empty list. */
static const struct
{
  guint status[TKL_PROBE_COUNT];
  TklCapabilityState state[TKL_PROBE_COUNT];
  TklHistory history;
  int code; /* −1 = the probe ends */
} probes[] = {
  { { 200, 200, 200, 200, 200, 200 }, { V, V, V, V, V, V }, TKL_HISTORY_V2, -1 },
  { { 200, 200, 403, 200, 200, 200 }, { V, V, D, V, V, V }, TKL_HISTORY_V1, -1 },
  { { 200, 403, 403, 403, 200, 200 }, { V, D, D, D, V, V }, TKL_HISTORY_TRIPS_ONLY, -1 },
  { { 200, 403, 403, 403, 403, 403, 403 }, { V, D, D, D, D, D, D }, TKL_HISTORY_NONE, -1 },
  { { 200, 403, 403, 403, 403, 403, 200 }, { V, D, D, D, D, D, V }, TKL_HISTORY_STREAM_ONLY, -1 },
  { { 200, 200, 403, 403, 403, 200, 200 }, { V, V, D, D, D, V, V }, TKL_HISTORY_STREAM_ONLY, -1 },
  { { 200, 200, 403, 403, 200, 403, 422 }, { V, V, D, D, V, D, F }, TKL_HISTORY_NONE, -1 },
  { { 403, 200, 200, 200, 404, 422 }, { D, V, V, V, F, F }, TKL_HISTORY_V2, -1 },
  { { 403, 403, 200, 200, 200, 200 }, { D, D, U, U, V, U }, TKL_HISTORY_V2, -1 },
  { { 0, 0, 200, 200, 200, 200 }, { V, V, U, U, V, U }, TKL_HISTORY_V2, -1 },
  { { 200, 200, 500, 403, 200, 200 }, { V, V, F, D, V, V }, TKL_HISTORY_V2, -1 },
  { { 401, 200, 200, 200, 200, 200 }, { U }, TKL_HISTORY_V2, TKL_REMOTE_ERROR_KEY },
  { { 200, 200, 200, 200, 401, 200 }, { U }, TKL_HISTORY_V2, TKL_REMOTE_ERROR_KEY },
};

static TklProbeItem
which_item (const char *target)
{
  if (strstr (target, "/coordinates?version=2") != NULL)
    return TKL_PROBE_HISTORY_V2;
  if (strstr (target, "/coordinates?version=1") != NULL)
    return TKL_PROBE_HISTORY_V1;
  if (strstr (target, "/trips?") != NULL)
    return TKL_PROBE_TRIPS;
  if (g_str_has_prefix (target, "/object-coordinates-stream"))
    return TKL_PROBE_STREAM;
  if (g_str_has_prefix (target, "/drivers"))
    return TKL_PROBE_DRIVERS;
  return g_str_has_prefix (target, "/objects?") ? TKL_PROBE_OBJECTS : TKL_PROBE_SNAPSHOT;
}

static void
answer_probe (
    FakeServer *server, SoupServerMessage *message, const char *target, guint n, gpointer data)
{
  static const char *const bodies[TKL_PROBE_COUNT] = {
    "[{\"id\":\"v\"}]",  "{\"results\":[{\"id\":\"v\"}]}",
    "{\"items\":[]}",    "{\"items\":[]}",
    "{\"items\":[]}",    "{\"trips\":[]}",
    ": nothing yet\n\n",
  };
  const guint *status = data;
  TklProbeItem item = which_item (target);

  if (status[item] == 0)
    fake_reply (message, 200, "application/json",
                item == TKL_PROBE_OBJECTS ? "[]" : "{\"results\":[]}");
  else
    fake_reply (message, status[item], "application/json",
                status[item] == 200 ? bodies[item] : "{\"message\":\"not with " FAKE_KEY "\"}");
}

static void
test_probe (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (probes); i++)
    {
      g_autoptr (FakeServer) server = fake_server_new (answer_probe, (gpointer) probes[i].status);
      FakeClock clock = { 0 };
      g_autoptr (TklTrusttrack) client = fake_client_new (fake_server_url (server), &clock);
      g_auto (TklProbe) probe = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (tkl_trusttrack_probe (client, FAKE_NOW_MS, &probe, NULL, &error), ==,
                       probes[i].code < 0);
      if (probes[i].code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, TKL_REMOTE_ERROR, probes[i].code);
      for (int j = 0; j < TKL_PROBE_COUNT && error == NULL; j++)
        {
          const TklCapability *capability = &probe.item[j];

          g_assert_nonnull (capability->name);
          g_assert_cmpint (capability->state, ==, probes[i].state[j]);
          g_assert_true ((capability->message != NULL)
                         == (capability->state == D || capability->state == F));
          if (capability->message != NULL)
            g_assert_null (strstr (capability->message, "s3cr3t"));
        }
      g_assert_cmpint (tkl_probe_history (&probe), ==, probes[i].history);
    }
}

static void
test_probe_asks_for_one_row (void)
{
  static const guint fine[TKL_PROBE_COUNT] = { 200, 200, 200, 200, 200, 200 };
  /* The stream is left alone where something better is there. */
  static const char *const expected[TKL_PROBE_STREAM] = {
    "/objects?version=1",
    "/objects-last-coordinate?version=2&limit=1",
    "/objects/v/coordinates?version=2&from_datetime=2026-03-02T04%3A41%3A07.250Z"
    "&to_datetime=2026-03-02T05%3A41%3A07.250Z&limit=1",
    "/objects/v/coordinates?version=1&fromDatetime=2026-03-02T04%3A41%3A07.250Z"
    "&toDatetime=2026-03-02T05%3A41%3A07.250Z&limit=1",
    "/drivers?version=2&limit=1",
    "/objects/v/trips?version=1&from_datetime=2026-03-02T04%3A41%3A07.250Z"
    "&to_datetime=2026-03-02T05%3A41%3A07.250Z&limit=1",
  };
  g_autoptr (FakeServer) server = fake_server_new (answer_probe, (gpointer) fine);
  g_autoptr (TklTrusttrack) client = fake_client_new (fake_server_url (server), NULL);
  g_auto (TklProbe) probe = { 0 };

  g_assert_true (tkl_trusttrack_probe (client, FAKE_NOW_MS, &probe, NULL, NULL));
  for (guint i = 0; i < TKL_PROBE_STREAM; i++)
    assert_target (server, i, expected[i]);
  g_assert_cmpuint (fake_server_count (server), ==, TKL_PROBE_STREAM);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lists/vehicles", test_vehicles);
  g_test_add_func ("/lists/snapshot", test_snapshot);
  g_test_add_func ("/lists/snapshot-loops", test_snapshot_loops);
  g_test_add_func ("/lists/snapshot-without-end", test_snapshot_without_end);
  g_test_add_func ("/lists/drivers", test_drivers);
  g_test_add_func ("/lists/trips", test_trips);
  g_test_add_func ("/lists/trips-sorted", test_trips_sorted);
  g_test_add_func ("/lists/trips-fail", test_trips_fail);
  g_test_add_func ("/probe/table", test_probe);
  g_test_add_func ("/probe/asks-for-one-row", test_probe_asks_for_one_row);
  return g_test_run ();
}
