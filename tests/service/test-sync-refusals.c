/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions that TrustTrack calls wrong: asked differently where that helps, and else not again. */
/* Thread: main. */
#include "sync-fixture.h"

#include "tkl-probe-service.h"
#include "tkl-service-error.h"

#include <string.h>

#define ADD(name, function)                                                                        \
  g_test_add ("/sync-refusals/" name, SyncFixture, NULL, sync_set_up, function, sync_tear_down)

static const SyncRecord news
    = { "2026-03-03T11:00:00Z", "2026-03-03T11:00:30Z", TKL_IGNITION_ON, SYNC_KEY_A };

/* The newest record of van 1 makes each poll ask for it. */
static void
add_news (SyncFixture *fixture)
{
  sync_add (fixture, "VAN 1", &news, 1);
  sync_set_now (fixture, "2026-03-03T12:00:00Z");
}

/* Without the fleet at a glance all vehicles are read, and the glance is not tried again. */
static void
test_snapshot (SyncFixture *fixture, gconstpointer data)
{
  sync_fault (fixture, "status=422,path:last-coordinate");
  sync_run_well (fixture);
  g_assert_cmpuint (sync_count_requests (fixture, "last-coordinate", ""), ==, 1);
  g_assert_cmpuint (fixture->report->notes->len, ==, 1);
  g_assert_nonnull (strstr (fixture->report->notes->pdata[0], "did not understand"));
  sync_assert_ticks (fixture, SYNC_ALL_TICKS);

  tkl_sim_faults_reset (&fixture->sim->faults);
  add_news (fixture);
  sync_run_well (fixture);
  g_assert_cmpuint (sync_count_requests (fixture, "last-coordinate", ""), ==, 0);
  g_assert_cmpuint (sync_count_requests (fixture, "/objects", "version=1"), >=, 1);
  g_assert_cmpuint (fixture->report->n_new, ==, 1);
}

/* What version 2 does not understand of one vehicle, version 1 does; the other vehicle keeps version 2. */
static void
test_version_2 (SyncFixture *fixture, gconstpointer data)
{
  const char *id = ((TklSimVehicle *) fixture->sim->model->vehicles->pdata[0])->id;
  g_autofree char *path = g_strdup_printf ("/objects/%s/coordinates", id);
  g_autofree char *fault = g_strdup_printf ("status=400,path:%s?version=2", path);

  sync_fault (fixture, fault);
  sync_run_well (fixture);
  /* One of them asks where the history begins. */
  g_assert_cmpuint (sync_count_requests (fixture, path, "version=2"), ==, 2);
  g_assert_cmpuint (sync_count_requests (fixture, path, "version=1"), >, 0);
  g_assert_cmpuint (sync_count_requests (fixture, "/coordinates", "version=2"), >, 2);
  g_assert_cmpuint (fixture->report->notes->len, ==, 0);
  sync_assert_ticks (fixture, SYNC_ALL_TICKS);

  add_news (fixture);
  sync_run_well (fixture);
  g_assert_cmpuint (sync_count_requests (fixture, path, "version=2"), ==, 0);
  g_assert_cmpuint (fixture->report->n_new, ==, 1);
}

/* Of van 1; van 2 has no news. */
static void
run_with_failure (SyncFixture *fixture)
{
  sync_run (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->report->failures->len, ==, 1);
  g_assert_nonnull (strstr (fixture->report->failures->pdata[0], "VAN 1"));
  g_assert_nonnull (strstr (fixture->report->failures->pdata[0], "not asked again before"));
}

static void
probe (SyncFixture *fixture)
{
  g_autoptr (GPtrArray) rows = NULL;
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean usable;

  tkl_probe_async (fixture->office.office, SYNC_KEY, 0, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  g_assert_true (tkl_probe_finish (fixture->office.office, result, &rows, &usable, &error));
  g_assert_no_error (error);
}

/* Neither version is understood: the run says so, no later run asks, no mark moves; a look at what the
 * key may do, like a new start, lets all be asked again. */
static void
test_history (SyncFixture *fixture, gconstpointer data)
{
  sync_run_well (fixture);
  add_news (fixture);
  sync_fault (fixture, "status=422,path:/coordinates");
  run_with_failure (fixture);
  g_assert_cmpuint (sync_count_requests (fixture, "/coordinates", ""), ==, 2);

  tkl_sim_faults_reset (&fixture->sim->faults);
  for (int i = 0; i < 2; i++)
    {
      run_with_failure (fixture);
      g_assert_cmpuint (sync_count_requests (fixture, "/coordinates", ""), ==, 0);
    }
  sync_assert_ticks (fixture, SYNC_ALL_TICKS);

  probe (fixture);
  sync_run_well (fixture);
  g_assert_cmpuint (fixture->report->n_new, ==, 1);

  /* And so does a period that is read again by hand. */
  fixture->from = "2026-03-02T00:00:00Z";
  fixture->to = "2026-03-03T00:00:00Z";
  sync_fault (fixture, "status=422,path:/coordinates");
  sync_run (fixture);
  g_assert_error (fixture->error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_FAILED);
  tkl_sim_faults_reset (&fixture->sim->faults);
  sync_run_well (fixture);
}

/* The question where a history begins spans years: when that is too much, the poll goes on without. */
static void
test_beginning (SyncFixture *fixture, gconstpointer data)
{
  sync_fault (fixture, "status=422,path:from_datetime=2015-");
  sync_run_well (fixture);
  g_assert_cmpuint (sync_count_requests (fixture, "/coordinates", "=2015-"), ==, 2);
  g_assert_cmpuint (sync_count_requests (fixture, "/coordinates", "version=1"), ==, 0);
  sync_assert_ticks (fixture, SYNC_ALL_TICKS);
}

/* A token of a run that was stopped is too old: its window is read from the beginning. */
static void
test_old_token (SyncFixture *fixture, gconstpointer data)
{
  fixture->cancel_after = 5;
  sync_run (fixture);
  fixture->cancel_after = 0;
  {
    g_autofree char *token
        = database_rows (fixture->office.database,
                         "SELECT count(*) FROM sync_vehicle WHERE window_token IS NOT NULL");

    g_assert_cmpstr (g_strstrip (token), ==, "1");
  }
  sync_fault (fixture, "status=400,path:continuation_token,count:1");
  sync_run_well (fixture);
  g_assert_cmpuint (sync_count_requests (fixture, "/coordinates", "version=1"), ==, 0);
  sync_assert_ticks (fixture, SYNC_ALL_TICKS);
}

/* No token is ever understood: that ends, and is told. */
static void
test_no_token (SyncFixture *fixture, gconstpointer data)
{
  sync_fault (fixture, "status=400,path:ontinuation");
  sync_run (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->report->failures->len, ==, 2);
  g_assert_cmpuint (sync_count_requests (fixture, "/coordinates", "version=1"), >, 0);
  tkl_sim_faults_reset (&fixture->sim->faults);
  sync_run_well (fixture);
  sync_assert_ticks (fixture, SYNC_ALL_TICKS);
}

/* The stream is asked for once. */
static void
test_stream (SyncFixture *fixture, gconstpointer data)
{
  TklSimApiKey *key = tkl_sim_model_find_api_key (fixture->sim->model, SYNC_KEY);
  static const char *const denied[] = { "coordinates-1", "coordinates-2", "trips-1" };

  for (guint i = 0; i < G_N_ELEMENTS (denied); i++)
    g_ptr_array_add (key->denied, g_strdup (denied[i]));
  sync_fault (fixture, "status=400,path:stream");
  for (guint n = 1; n <= 2; n++)
    {
      sync_run (fixture);
      g_assert_error (fixture->error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_FAILED);
      g_assert_cmpuint (sync_count_requests (fixture, "stream", ""), ==, n == 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("snapshot", test_snapshot);
  ADD ("version-2", test_version_2);
  ADD ("history", test_history);
  ADD ("beginning", test_beginning);
  ADD ("old-token", test_old_token);
  ADD ("no-token", test_no_token);
  ADD ("stream", test_stream);
  return g_test_run ();
}
