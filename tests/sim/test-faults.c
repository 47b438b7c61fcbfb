/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every fault as a client meets it. */
#include "sim-fixture.h"

#include "tkl-sim-error.h"

#include <string.h>

static void
assert_statuses (SimFixture *fixture, const char *path, const char *expected)
{
  g_auto (GStrv) statuses = g_strsplit (expected, " ", -1);

  for (guint i = 0; statuses[i] != NULL; i++)
    {
      g_autoptr (SimAnswer) answer = sim_get (fixture, path);
      g_autofree char *status = g_strdup_printf ("%u", answer->status);

      g_assert_cmpstr (status, ==, statuses[i]);
    }
}

static void
test_grammar (void)
{
  static const struct
  {
    const char *text;
    gboolean ok;
  } cases[] = {
    { "rate", TRUE },
    { "rate=60", TRUE },
    { "status=503,count:2,after:1,every:3,path:trips", TRUE },
    { "vehicle-gone=VAN 01", TRUE },
    { "reset", TRUE },
    { "", FALSE },
    { "nothing", FALSE },
    { "rate=fast", FALSE },
    { "rate=-1", FALSE },
    { "rate=", FALSE },
    { "status", FALSE },
    { "status=0", FALSE },
    { "status=199", FALSE },
    { "status=600", FALSE },
    { "reset=1", FALSE },
    { "vehicle-gone", FALSE },
    { "reset,count:0", FALSE },
    { "reset,every:0", FALSE },
    { "reset,count", FALSE },
    { "reset,path:", FALSE },
    { "reset,", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklSimFaults faults;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].text);
      tkl_sim_faults_init (&faults);
      g_assert_cmpint (tkl_sim_faults_add (&faults, cases[i].text, &error), ==, cases[i].ok);
      if (!cases[i].ok)
        g_assert_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_USAGE);
      g_assert_cmpuint (faults.all->len, ==, cases[i].ok ? 1 : 0);
      tkl_sim_faults_clear (&faults);
    }
}

/* Every fault can be named. */
static void
test_all_names (void)
{
  TklSimFaults faults;

  tkl_sim_faults_init (&faults);
  for (guint i = 0; i < TKL_SIM_N_FAULTS; i++)
    {
      const char *name = tkl_sim_fault_name (i);
      g_autofree char *with_value = g_strconcat (name, "=500", NULL);

      g_assert_nonnull (tkl_sim_fault_meaning (i));
      g_assert_true (tkl_sim_faults_add (&faults, name, NULL)
                     || tkl_sim_faults_add (&faults, with_value, NULL));
      g_assert_cmpuint (tkl_sim_faults_remove (&faults, name), ==, 1);
    }
  tkl_sim_faults_clear (&faults);
}

static void
test_when (void)
{
  static const struct
  {
    const char *fault, *statuses;
  } cases[] = {
    { "status=500", "500 500 500 500" },
    { "status=502,count:2", "502 502 200 200" },
    { "status=503,after:2", "200 200 503 503" },
    { "status=500,every:3,after:1", "200 500 200 200 500 200" },
    { "status=429,every:2,count:1", "429 200 200 200" },
    { "status=500,path:trips", "200 200" },
    { "status=500,path:objects", "500 500" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SimFixture) fixture = sim_fixture_new ();

      sim_fault (fixture, cases[i].fault);
      assert_statuses (fixture, "/objects?version=1", cases[i].statuses);
    }
}

static void
test_token_bucket (void)
{
  TklSimFaults faults;
  gint64 now_us = 1000;
  guint n = 0;

  tkl_sim_faults_init (&faults);
  while (tkl_sim_faults_take_token (&faults, 60, now_us))
    n++;
  g_assert_cmpuint (n, ==, 5);
  g_assert_false (tkl_sim_faults_take_token (&faults, 60, now_us + 900000));
  g_assert_true (tkl_sim_faults_take_token (&faults, 60, now_us + 1900000));
  g_assert_false (tkl_sim_faults_take_token (&faults, 60, now_us + 1900000));
  /* A long rest fills it, but not above its room. */
  n = 0;
  now_us += G_GINT64_CONSTANT (3600000000);
  while (tkl_sim_faults_take_token (&faults, 240, now_us))
    n++;
  g_assert_cmpuint (n, ==, 20);
  tkl_sim_faults_clear (&faults);
}

/* 429 comes from the gateway: HTML, with or without the time to wait. */
static void
test_429 (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) plain = NULL;
  g_autoptr (SimAnswer) seconds = NULL;
  g_autoptr (SimAnswer) date = NULL;

  sim_fault (fixture, "rate=1");
  assert_statuses (fixture, "/objects?version=1", "200 200 200 200 200");
  plain = sim_get (fixture, "/objects?version=1");
  g_assert_cmpuint (plain->status, ==, 429);
  g_assert_cmpstr (plain->content_type, ==, "text/html");
  g_assert_null (plain->json);
  g_assert_null (plain->retry_after);

  sim_fault (fixture, "retry-after=7,count:1");
  seconds = sim_get (fixture, "/objects?version=1");
  g_assert_cmpstr (seconds->retry_after, ==, "7");
  sim_fault (fixture, "retry-after-date=7");
  date = sim_get (fixture, "/objects?version=1");
  g_assert_cmpuint (date->status, ==, 429);
  g_assert_true (g_str_has_suffix (date->retry_after, "GMT"));
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  guint *n_left = data;
  g_autoptr (GBytes) bytes
      = soup_session_send_and_read_finish (SOUP_SESSION (source), result, NULL);

  g_assert_nonnull (bytes);
  (*n_left)--;
}

/* Six at once, three allowed. */
static void
test_parallel (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *url = g_strconcat (tkl_sim_server_url (fixture->server),
                                      "/objects?version=1&api_key=secret-key", NULL);
  guint n_left = 6, n_ok = 0, n_refused = 0, most = 0;

  sim_fault (fixture, "parallel");
  /* Long enough for the sixth to come before the first goes, on a busy machine too. */
  sim_fault (fixture, "latency=1500");
  for (guint i = 0; i < 6; i++)
    {
      g_ptr_array_add (messages, soup_message_new ("GET", url));
      soup_session_send_and_read_async (fixture->session, g_ptr_array_index (messages, i),
                                        G_PRIORITY_DEFAULT, NULL, counted_cb, &n_left);
    }
  while (n_left > 0)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 6; i++)
    {
      guint status = soup_message_get_status (g_ptr_array_index (messages, i));

      n_ok += status == 200;
      n_refused += status == 429;
    }
  g_assert_cmpuint (n_ok, ==, 3);
  g_assert_cmpuint (n_refused, ==, 3);
  for (guint i = 0; i < fixture->sim->log.entries->len; i++)
    most = MAX (most,
                ((TklSimLogEntry *) g_ptr_array_index (fixture->sim->log.entries, i))->in_flight);
  g_assert_cmpuint (most, ==, 6);
  g_assert_cmpuint (fixture->sim->log.in_flight, ==, 0);
}

/* Slow is whole in the end. */
static void
test_slow (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) quick = sim_get (fixture, HISTORY_2);
  g_autoptr (SimAnswer) slow = NULL;
  const TklSimLogEntry *entry;

  sim_fault (fixture, "slow=3");
  slow = sim_get (fixture, HISTORY_2);
  g_assert_cmpstr (quick->text, ==, slow->text);
  entry = g_ptr_array_index (fixture->sim->log.entries, 1);
  /* The client may have all of the answer before the server has put its end down. */
  while (entry->ended_us < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (entry->ended_us - entry->started_us, >=, 25000);
}

static void
test_cut_connections (void)
{
  const char *const faults[] = { "truncated", "reset", "truncated,count:1", "reset,count:1" };

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (SimFixture) fixture = sim_fixture_new ();
      g_autoptr (SimAnswer) cut = NULL;
      g_autoptr (SimAnswer) after = NULL;

      sim_fault (fixture, faults[i]);
      cut = sim_get (fixture, HISTORY_2);
      g_assert_nonnull (cut->error);
      g_assert_null (cut->json);
      after = sim_get (fixture, HISTORY_2);
      g_assert_true ((after->error == NULL) == (i >= 2));
      g_assert_cmpuint (fixture->sim->log.in_flight, ==, 0);
    }
}

static void
test_spoilt_bodies (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) cut = NULL;
  g_autoptr (SimAnswer) plain = NULL;
  g_autoptr (SimAnswer) html = NULL;

  sim_fault (fixture, "cut-json,count:1");
  cut = sim_get (fixture, HISTORY_2);
  g_assert_cmpuint (cut->status, ==, 200);
  g_assert_no_error (cut->error);
  g_assert_null (cut->json);
  g_assert_cmpuint (cut->n_bytes, >, 1000);

  sim_fault (fixture, "content-type,count:1");
  plain = sim_get (fixture, HISTORY_2);
  g_assert_cmpstr (plain->content_type, ==, "text/plain");
  g_assert_nonnull (plain->json);

  sim_fault (fixture, "html,count:1");
  html = sim_get (fixture, HISTORY_2);
  g_assert_cmpuint (html->status, ==, 200);
  g_assert_cmpstr (html->content_type, ==, "text/html");
}

static void
test_big_page (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) answer = NULL;

  sim_fault (fixture, "big-page");
  answer = sim_get (fixture, HISTORY_2);
  g_assert_cmpuint (answer->n_bytes, >, 5000000);
  g_assert_cmpuint (sim_n_items (answer, "items"), ==, 12);
}

static void
test_token_loop (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  const char *token = "2026-03-02T06:02:00.000Z";
  g_autofree char *path = g_strconcat (HISTORY_2 "&limit=3&continuation_token=", token, NULL);
  g_autoptr (SimAnswer) first = NULL;

  sim_fault (fixture, "token-loop");
  first = sim_get (fixture, HISTORY_2 "&limit=3");
  g_assert_cmpstr (json_object_get_string_member (sim_object (first), "continuation_token"), ==,
                   token);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (SimAnswer) answer = sim_get (fixture, path);
      g_autofree char *times = sim_times (answer);

      g_assert_cmpstr (times, ==, "06:02:00.000 06:03:00.000 06:04:00.000");
      g_assert_cmpstr (json_object_get_string_member (sim_object (answer), "continuation_token"),
                       ==, token);
    }
}

static void
test_skewed (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) answer = NULL;
  g_autoptr (SimAnswer) last = NULL;

  sim_fault (fixture, "skewed");
  answer = sim_get (fixture, HISTORY_2);
  g_assert_cmpuint (sim_n_items (answer, "items"), ==, 14);
  g_assert_cmpstr (json_object_get_string_member (sim_item (answer, "items", 12), "datetime"), ==,
                   "2004-03-01T12:00:00.000Z");
  g_assert_cmpstr (json_object_get_string_member (sim_item (answer, "items", 13), "datetime"), ==,
                   "2095-01-01T00:00:00.000Z");
  last = sim_get (fixture, "/objects-last-coordinate?version=2");
  g_assert_cmpstr (
      json_object_get_string_member (
          json_object_get_object_member (sim_item (last, "results", 0), "last_coordinate"),
          "datetime"),
      ==, "2095-01-01T00:00:00.000Z");
}

/* Strange values in records, never where they would lose a touch or a turn of the ignition. */
static void
test_strange_records (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) answer = NULL;
  guint n_zero = 0, n_standby = 0;

  sim_fault (fixture, "zero-positions");
  sim_fault (fixture, "driver-ids");
  sim_fault (fixture, "unknown-words");
  answer = sim_get (fixture, HISTORY_2);
  for (guint i = 0; i < 12; i++)
    {
      JsonObject *record = sim_item (answer, "items", i);
      JsonObject *position = json_object_get_object_member (record, "position");
      JsonObject *device = json_object_get_object_member (
          json_object_get_object_member (record, "inputs"), "device_inputs");
      const char *card = json_object_get_string_member (device, "first_driver_id");
      gboolean zero = json_object_get_double_member (position, "latitude") == 0;

      g_assert_cmpint (g_utf8_strlen (card, -1), ==, 16);
      g_assert_cmpuint (g_utf8_get_char (card), ==, 0xFF);
      g_assert_cmpstr (json_object_get_string_member (record, "trip_type"), ==, "LEISURE");
      g_assert_cmpstr (json_object_get_string_member (device, "movement"), ==, "TOWED");
      g_assert_false (zero && json_object_has_member (device, "ibutton"));
      n_zero += zero;
      n_standby
          += g_str_equal (json_object_get_string_member (record, "ignition_status"), "STANDBY");
    }
  g_assert_cmpuint (n_zero, ==, 1);
  g_assert_cmpuint (n_standby, >=, 1);
}

static void
test_vehicle_gone (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) list = NULL;

  sim_fault (fixture, "vehicle-gone=VAN 01");
  list = sim_get (fixture, "/objects-last-coordinate?version=2");
  g_assert_cmpuint (sim_n_items (list, "results"), ==, 1);
  assert_statuses (fixture, HISTORY_2, "404");
  assert_statuses (fixture, "/objects/" VAN_2 "?version=1", "200");
}

static void
test_revoked (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();

  sim_fault (fixture, "revoked,after:2");
  assert_statuses (fixture, HISTORY_2, "200 200 401 401");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/faults/grammar", test_grammar);
  g_test_add_func ("/faults/all-names", test_all_names);
  g_test_add_func ("/faults/when", test_when);
  g_test_add_func ("/faults/token-bucket", test_token_bucket);
  g_test_add_func ("/faults/429", test_429);
  g_test_add_func ("/faults/parallel", test_parallel);
  g_test_add_func ("/faults/slow", test_slow);
  g_test_add_func ("/faults/cut-connections", test_cut_connections);
  g_test_add_func ("/faults/spoilt-bodies", test_spoilt_bodies);
  g_test_add_func ("/faults/big-page", test_big_page);
  g_test_add_func ("/faults/token-loop", test_token_loop);
  g_test_add_func ("/faults/skewed", test_skewed);
  g_test_add_func ("/faults/strange-records", test_strange_records);
  g_test_add_func ("/faults/vehicle-gone", test_vehicle_gone);
  g_test_add_func ("/faults/revoked", test_revoked);
  return g_test_run ();
}
