/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan with neither the history nor trips: what vehicles send while somebody listens. */
/* Thread: main. */
#include "sync-fixture.h"

#include "tkl-listener.h"
#include "tkl-service-error.h"

#include <string.h>

#define ADD(name, function)                                                                        \
  g_test_add ("/sync-stream/" name, SyncFixture, NULL, set_up, function, sync_tear_down)

/* The last records of the vans, which come first, hold no key. */
static const SyncRecord touches[] = {
  { "2026-03-04T06:10:00Z", "2026-03-04T06:10:01Z", TKL_IGNITION_ON, SYNC_KEY_A },
  { "2026-03-04T06:30:00Z", "2026-03-04T06:30:01Z", TKL_IGNITION_ON, SYNC_KEY_B },
};

#define HEARD                                                                                      \
  "VAN 1 04 06:10:00 0 " SYNC_KEY_A "\nVAN 1 04 06:10:00 1 -\n"                                    \
  "VAN 1 04 06:30:00 0 " SYNC_KEY_B

static TklSimApiKey *
api_key (SyncFixture *fixture)
{
  return tkl_sim_model_find_api_key (fixture->sim->model, SYNC_KEY);
}

static void
set_up (SyncFixture *fixture, gconstpointer data)
{
  static const char *const denied[] = { "coordinates-1", "coordinates-2", "trips-1" };

  sync_set_up (fixture, data);
  for (guint i = 0; i < G_N_ELEMENTS (denied); i++)
    g_ptr_array_add (api_key (fixture)->denied, g_strdup (denied[i]));
  fixture->keeps_listening = TRUE;
  sync_set_now (fixture, "2026-03-04T06:00:00Z");
}

static void
assert_source (SyncFixture *fixture, const char *expected)
{
  g_autofree char *found = database_rows (
      fixture->office.database, "SELECT value FROM sync_state WHERE name = 'tick-source'");

  g_assert_cmpstr (g_strstrip (found), ==, expected);
}

/* What the simulator sends reaches the listener while this thread lets it. */
static void
let_it_be_heard (void)
{
  gint64 until_us = g_get_monotonic_time () + 100 * 1000;

  while (g_get_monotonic_time () < until_us)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
assert_degraded (const SyncFixture *fixture)
{
  g_assert_nonnull (fixture->report->degraded);
  g_assert_nonnull (strstr (fixture->report->degraded, "neither the history nor trips"));
}

static guint
count_ticks (SyncFixture *fixture)
{
  g_autofree char *n
      = database_rows (fixture->office.database, "SELECT count (*) FROM tick WHERE kind = 0");

  return (guint) g_ascii_strtoull (n, NULL, 10);
}

/* Returns: how many new records runs stored, one after the other, until there were as many. */
static guint
hear (SyncFixture *fixture, guint n_wanted)
{
  guint n = 0;

  for (guint i = 0; i < 100 && n < n_wanted; i++)
    {
      let_it_be_heard ();
      sync_run_well (fixture);
      n += (guint) fixture->report->n_new;
    }
  return n;
}

/* Touches that came between two runs are there, each once, whatever a new connection repeats. */
static void
test_listens_on (SyncFixture *fixture, gconstpointer data)
{
  guint n_before;

  sync_run_well (fixture);
  assert_degraded (fixture);
  g_assert_true (fixture->report->newly_degraded);
  assert_source (fixture, "stream");
  /* the last record of each van: the connection is there */
  hear (fixture, 2 - (guint) fixture->report->n_new);
  n_before = count_ticks (fixture);

  sync_add (fixture, "VAN 1", touches, G_N_ELEMENTS (touches));
  sync_set_now (fixture, "2026-03-04T06:20:00Z");
  let_it_be_heard ();
  sync_set_now (fixture, "2026-03-04T06:40:00Z");
  g_assert_cmpuint (hear (fixture, 2), ==, 2);
  g_assert_false (fixture->report->newly_degraded);
  g_assert_cmpuint (count_ticks (fixture), ==, n_before + 2);
  sync_assert_ticks (fixture, HEARD);
  /* nobody asks again today for what is refused */
  g_assert_cmpuint (sync_count_requests (fixture, "/coordinates", ""), ==, 0);
  g_assert_cmpuint (sync_count_requests (fixture, "/drivers", ""), ==, 0);

  sync_run_well (fixture);
  g_assert_cmpuint (fixture->report->n_new + fixture->report->n_changed, ==, 0);
}

/* The connection drops after each record: it is made again, and says the last ones again. */
static void
test_drops (SyncFixture *fixture, gconstpointer data)
{
  guint n_ticks, n_runs = 0;

  sync_fault (fixture, "stream-drop=2");
  sync_run_well (fixture);
  hear (fixture, 2 - (guint) fixture->report->n_new);
  n_ticks = count_ticks (fixture);
  do
    {
      g_assert_cmpuint (n_runs++, <, 100);
      let_it_be_heard ();
      sync_run_well (fixture);
      g_assert_cmpuint (fixture->report->n_new, ==, 0);
    }
  while (fixture->report->n_same == 0);
  g_assert_cmpuint (count_ticks (fixture), ==, n_ticks);
}

/* Who does not stay hears the last record of each vehicle, and no connection is left. */
static void
test_looks_in (SyncFixture *fixture, gconstpointer data)
{
  sync_add (fixture, "VAN 1", touches, 1);
  sync_set_now (fixture, "2026-03-04T06:20:00Z");
  fixture->keeps_listening = FALSE;
  sync_run_well (fixture);
  assert_degraded (fixture);
  g_assert_cmpuint (fixture->report->n_new, ==, 2);
  g_assert_cmpuint (fixture->report->n_vehicles, ==, 2);
  g_assert_cmpuint (sync_count_requests (fixture, "/object-coordinates-stream", ""), ==, 1);
  g_assert_cmpuint (count_ticks (fixture), ==, 1);
}

/* A day later the plan is another one: what was missed comes, and nobody listens any more. */
static void
test_history_returns (SyncFixture *fixture, gconstpointer data)
{
  sync_run_well (fixture);
  g_ptr_array_set_size (api_key (fixture)->denied, 0);
  sync_set_now (fixture, "2026-03-05T06:00:01Z");
  sync_run_well (fixture);
  g_assert_null (fixture->report->degraded);
  sync_assert_ticks (fixture, SYNC_ALL_TICKS);
  assert_source (fixture, "history");
}

/* The past cannot be heard. */
static void
test_range (SyncFixture *fixture, gconstpointer data)
{
  sync_run_well (fixture);
  fixture->from = "2026-03-02T00:00:00Z";
  fixture->to = "2026-03-03T00:00:00Z";
  sync_run (fixture);
  g_assert_error (fixture->error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_DENIED);
  g_assert_nonnull (strstr (fixture->error->message, "Nothing of the past"));
}

static void
test_refused (SyncFixture *fixture, gconstpointer data)
{
  g_ptr_array_add (api_key (fixture)->denied, g_strdup ("stream-1"));
  g_ptr_array_add (api_key (fixture)->denied, g_strdup ("stream-2"));
  sync_run (fixture);
  g_assert_error (fixture->error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_DENIED);
  assert_source (fixture, "none");
  g_assert_cmpuint (count_ticks (fixture), ==, 0);
}

/* Stopped while it listens: nothing is wrong with the next run. */
static void
test_cancelled (SyncFixture *fixture, gconstpointer data)
{
  fixture->keeps_listening = FALSE;
  fixture->cancel_after = 6;
  sync_run (fixture);
  fixture->cancel_after = 0;
  fixture->keeps_listening = TRUE;
  sync_run_well (fixture);
  assert_degraded (fixture);
}

static gpointer
listen_for_weeks (gpointer cancellable)
{
  TklTrusttrackOptions options = TKL_TRUSTTRACK_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklListener) listener = NULL;

  options.url = "http://127.0.0.1:9";
  options.key = SYNC_KEY;
  listener = tkl_listener_new (tkl_trusttrack_new (&options, &error));
  g_assert_no_error (error);
  tkl_listener_wait (listener, G_MAXUINT, cancellable);
  return NULL;
}

/* Before it waits and while it does. */
static void
test_cancelled_wait (void)
{
  static const gulong moments_us[] = { 0, 100000 };

  for (gsize i = 0; i < G_N_ELEMENTS (moments_us); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      GThread *thread = g_thread_new ("listener", listen_for_weeks, cancellable);

      g_usleep (moments_us[i]);
      g_cancellable_cancel (cancellable);
      g_thread_join (thread);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("listens-on", test_listens_on);
  ADD ("drops", test_drops);
  ADD ("looks-in", test_looks_in);
  ADD ("history-returns", test_history_returns);
  ADD ("range", test_range);
  ADD ("refused", test_refused);
  ADD ("cancelled", test_cancelled);
  g_test_add_func ("/sync-stream/cancelled-wait", test_cancelled_wait);
  return g_test_run ();
}
