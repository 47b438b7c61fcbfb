/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work in the background: failures, stops, clocks that jump, networks that go. No test sleeps. */
/* Thread: main. */
#include "jobs-fixture.h"
#include "tkl-instant.h"
#include "tkl-job-notes.h"
#include "tkl-sync-lock.h"

#include <string.h>

/* --- failures -------------------------------------------------------------------------------- */

/* Told once at its begin and once at its end, tried after 1, 2, 5, 15, 60 minutes. */
static void
test_backoff (JobsFixture *fixture, gconstpointer data)
{
  static const int waits_min[] = { 1, 2, 5, 15, 60, 60 };

  jobs_start_fetching (fixture);
  g_assert_cmpstr (fixture->problems->str, ==, "+S");
  for (guint i = 0; i < G_N_ELEMENTS (waits_min); i++)
    {
      g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, i + 1);
      g_assert_cmpint (tkl_job_state (tkl_jobs_get (fixture->jobs, TKL_JOB_SYNC)), ==,
                       TKL_JOB_WAITING);
      g_assert_cmpint (tkl_job_next_utc_ms (tkl_jobs_get (fixture->jobs, TKL_JOB_SYNC))
                           - fixture->clock->real_ms,
                       ==, waits_min[i] * MINUTE);
      jobs_advance (fixture, waits_min[i] * MINUTE);
    }
  g_assert_cmpstr (fixture->problems->str, ==, "+S");

  tkl_sim_model_add_api_key (fixture->sync.sim->model, "wrong");
  tkl_jobs_run (fixture->jobs, TKL_JOB_SYNC);
  jobs_settle (fixture);
  g_assert_cmpstr (fixture->problems->str, ==, "+S-S");
  g_assert_cmpint (tkl_job_state (tkl_jobs_get (fixture->jobs, TKL_JOB_SYNC)), ==, TKL_JOB_IDLE);
}

/* Where vehicle after vehicle finds no network, the others are not asked, and nobody asks for ten minutes;
 * also when something came in before. */
static void
expect_pauses (JobsFixture *fixture, const char *fault, const char *said)
{
  static const char *const names[] = { "VAN 3", "VAN 4", "VAN 5", "VAN 6" };
  static const SyncRecord news
      = { "2026-03-02T11:00:00Z", "2026-03-02T11:00:30Z", TKL_IGNITION_ON, SYNC_KEY_A };
  static const int waits_min[] = { 10, 10, 10, 15, 60 };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      tkl_sim_model_add_vehicle (fixture->sync.sim->model, NULL, names[i]);
      sync_add (&fixture->sync, names[i], &news, 1);
    }
  office_set (&fixture->sync.office, "ct-6=on", "ct-10=off", NULL);
  sync_fault (&fixture->sync, fault);
  sync_fault (&fixture->sync, "retry-after=0");
  jobs_start (fixture);
  g_assert_cmpstr (fixture->problems->str, ==, "+S");
  g_assert_true (
      g_str_has_prefix (tkl_job_result (tkl_jobs_get (fixture->jobs, TKL_JOB_SYNC))->text, said));
  for (guint i = 0; i < G_N_ELEMENTS (waits_min); i++)
    {
      TklJob *job = tkl_jobs_get (fixture->jobs, TKL_JOB_SYNC);

      g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, i + 1);
      g_assert_cmpint (tkl_job_next_utc_ms (job) - fixture->clock->real_ms, ==,
                       waits_min[i] * MINUTE);
      jobs_advance (fixture, waits_min[i] * MINUTE);
    }
  tkl_sim_faults_reset (&fixture->sync.sim->faults);
  jobs_advance (fixture, HOUR);
  g_assert_cmpstr (fixture->problems->str, ==, "+S-S");
  g_assert_cmpuint (tkl_job_n_failures (tkl_jobs_get (fixture->jobs, TKL_JOB_SYNC)), ==, 0);
}

static void
test_pause (JobsFixture *fixture, gconstpointer data)
{
  expect_pauses (fixture, "status=503,path:/coordinates", "TrustTrack is too busy");
}

static void
test_pause_partly (JobsFixture *fixture, gconstpointer data)
{
  expect_pauses (fixture, "status=503,path:/coordinates,after:8", "VAN 1: ");
}

/* Nobody tries again what was run by hand alone. */
static void
test_failed_by_hand (JobsFixture *fixture, gconstpointer data)
{
  tkl_jobs_start (fixture->jobs);
  tkl_jobs_run (fixture->jobs, TKL_JOB_EXPORT);
  jobs_settle (fixture);
  jobs_assert_state (fixture, TKL_JOB_EXPORT, TKL_JOB_FAILED, NULL);
  jobs_advance (fixture, HOUR);
  jobs_skip (fixture, DAY);
  g_assert_cmpstr (fixture->order->str, ==, "E");
  g_assert_cmpstr (fixture->problems->str, ==, "+E");
}

/* Done in part is told as well, and the next run comes at its time. */
static void
test_partly (JobsFixture *fixture, gconstpointer data)
{
  office_set (&fixture->sync.office, "ct-6=on", "ct-10=off", NULL);
  sync_fault (&fixture->sync, "html,path:/coordinates,after:3");
  jobs_start (fixture);
  g_assert_cmpstr (fixture->problems->str, ==, "+S");
  g_test_message ("%s", tkl_job_result (tkl_jobs_get (fixture->jobs, TKL_JOB_SYNC))->text);
  jobs_assert_state (fixture, TKL_JOB_SYNC, TKL_JOB_IDLE, "2026-03-04T09:05:00Z");
  jobs_advance (fixture, 5 * MINUTE);
  g_assert_cmpstr (fixture->problems->str, ==, "+S");
  tkl_sim_faults_reset (&fixture->sync.sim->faults);
  jobs_advance (fixture, 5 * MINUTE);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 3);
  g_assert_cmpstr (fixture->problems->str, ==, "+S-S");
}

static void
test_busy (JobsFixture *fixture, gconstpointer data)
{
  int lock = tkl_sync_lock_take (fixture->sync.office.database, NULL);

  g_assert_cmpint (lock, >=, 0);
  jobs_start_fetching (fixture);
  jobs_assert_state (fixture, TKL_JOB_SYNC, TKL_JOB_WAITING, "2026-03-04T09:00:10Z");
  jobs_advance (fixture, 3 * MINUTE);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 19);
  tkl_sync_lock_release (lock);
  jobs_advance (fixture, 10 * SECOND);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 20);
  jobs_assert_state (fixture, TKL_JOB_SYNC, TKL_JOB_IDLE, "2026-03-04T09:08:10Z");
  g_assert_cmpstr (fixture->problems->str, ==, "");
}

/* Asked for by a person, it also waits for another program while it is off. */
static void
test_busy_by_hand (JobsFixture *fixture, gconstpointer data)
{
  int lock = tkl_sync_lock_take (fixture->sync.office.database, NULL);

  tkl_jobs_start (fixture->jobs);
  tkl_jobs_run (fixture->jobs, TKL_JOB_SYNC);
  jobs_settle (fixture);
  jobs_assert_state (fixture, TKL_JOB_SYNC, TKL_JOB_WAITING, "2026-03-04T09:00:10Z");
  tkl_sync_lock_release (lock);
  jobs_advance (fixture, 10 * SECOND);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 2);
  jobs_assert_state (fixture, TKL_JOB_SYNC, TKL_JOB_OFF, NULL);
}

/* Another program writes the workbooks of this morning: this one waits, then has nothing to do. */
static void
test_busy_export (JobsFixture *fixture, gconstpointer data)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  int lock;

  jobs_set_export (fixture, "daily");
  jobs_start (fixture);
  lock = tkl_export_lock_take (fixture->sync.office.database, NULL);
  g_assert_cmpint (lock, >=, 0);
  jobs_skip (fixture, 20 * HOUR);
  g_assert_cmpint (tkl_job_state (tkl_jobs_get (fixture->jobs, TKL_JOB_EXPORT)), ==,
                   TKL_JOB_WAITING);
  tkl_job_notes_put_async (fixture->sync.office.office, TKL_JOB_EXPORT, fixture->clock->real_ms,
                           office_arrived, &arrived);
  result = office_await (&arrived);
  g_assert_true (tkl_job_notes_put_finish (fixture->sync.office.office, result, NULL));
  tkl_sync_lock_release (lock);
  jobs_advance (fixture, MINUTE);
  g_assert_cmpuint (jobs_clear_folder (fixture), ==, 0);
  jobs_assert_state (fixture, TKL_JOB_EXPORT, TKL_JOB_IDLE, "2026-03-06T05:00:00Z");
  g_assert_cmpstr (fixture->problems->str, ==, "");
}

static void
test_cancel (JobsFixture *fixture, gconstpointer data)
{
  TklJob *job = tkl_jobs_get (fixture->jobs, TKL_JOB_SYNC);

  office_set (&fixture->sync.office, "ct-6=on", "ct-10=off", NULL);
  tkl_jobs_start (fixture->jobs);
  jobs_await_run (fixture, job);
  tkl_jobs_cancel (fixture->jobs, tkl_jobs_get (fixture->jobs, TKL_JOB_SYNC));
  jobs_settle (fixture);
  g_assert_cmpstr (fixture->problems->str, ==, "");
  g_assert_nonnull (strstr (tkl_job_result (job)->text, "Stopped"));
  jobs_assert_state (fixture, TKL_JOB_SYNC, TKL_JOB_IDLE, "2026-03-04T09:05:00Z");
  jobs_advance (fixture, 5 * MINUTE);
  g_assert_true (tkl_job_result (job)->ok);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 2);
}

/* The window is closed during a run. */
static void
test_stop (JobsFixture *fixture, gconstpointer data)
{
  TklJob *job = tkl_jobs_get (fixture->jobs, TKL_JOB_SYNC);

  office_set (&fixture->sync.office, "ct-6=on", NULL);
  tkl_jobs_start (fixture->jobs);
  jobs_await_run (fixture, job);
  tkl_jobs_stop (fixture->jobs);
  jobs_settle (fixture);
  tkl_jobs_run (fixture->jobs, TKL_JOB_CHECK);
  tkl_jobs_review (fixture->jobs);
  jobs_settle (fixture);
  g_assert_cmpstr (fixture->order->str, ==, "");
}

/* --- clocks and network ---------------------------------------------------------------------- */

/* Asleep for a night: one run, once the network had a moment. */
static void
test_suspend (JobsFixture *fixture, gconstpointer data)
{
  jobs_start_fetching (fixture);
  fixture->clock->real_ms += 9 * HOUR;
  jobs_advance (fixture, 30 * SECOND);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 1);
  g_assert_cmpint (tkl_job_state (tkl_jobs_get (fixture->jobs, TKL_JOB_SYNC)), ==, TKL_JOB_WAITING);
  jobs_advance (fixture, 5 * SECOND);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 2);
  jobs_advance (fixture, 4 * MINUTE);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 2);
}

/* A clock that somebody sets makes neither a storm nor a standstill. */
static void
test_clock_set (JobsFixture *fixture, gconstpointer data)
{
  static const gint64 jumps_ms[] = { -2 * MINUTE, -HOUR, -400 * DAY, HOUR, 400 * DAY };

  jobs_start_fetching (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (jumps_ms); i++)
    {
      guint before = fixture->n_runs[TKL_JOB_SYNC];

      fixture->clock->real_ms += jumps_ms[i];
      jobs_advance (fixture, 30 * MINUTE);
      g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC] - before, >=, 5);
      g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC] - before, <=, 7);
    }
}

static void
test_network (JobsFixture *fixture, gconstpointer data)
{
  g_autofree char *here
      = g_strdup_printf ("trusttrack-url=%s", tkl_sim_server_url (fixture->sync.server));

  /* A simulator on this machine needs no network. */
  fake_network_set (fixture->network, FALSE);
  jobs_start_fetching (fixture);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 1);

  office_set (&fixture->sync.office, "trusttrack-url=https://api.example", NULL);
  jobs_advance (fixture, HOUR);
  jobs_assert_state (fixture, TKL_JOB_SYNC, TKL_JOB_WAITING, NULL);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 1);
  g_assert_cmpstr (fixture->problems->str, ==, "");

  office_set (&fixture->sync.office, here, NULL);
  fake_network_set (fixture->network, TRUE);
  jobs_settle (fixture);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 1);
  jobs_advance (fixture, 5 * SECOND);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 2);
}

/* What waits for its next attempt has a new chance once the network is back. */
static void
test_network_back (JobsFixture *fixture, gconstpointer data)
{
  jobs_start_fetching (fixture);
  jobs_advance (fixture, 23 * MINUTE);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 5);
  tkl_sim_model_add_api_key (fixture->sync.sim->model, "wrong");
  fake_network_set (fixture->network, FALSE);
  fake_network_set (fixture->network, TRUE);
  jobs_advance (fixture, 5 * SECOND);
  g_assert_cmpstr (fixture->problems->str, ==, "+S-S");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  JOBS_ADD ("jobs-trouble/backoff", "wrong", test_backoff);
  JOBS_ADD ("jobs-trouble/pause", NULL, test_pause);
  JOBS_ADD ("jobs-trouble/pause-partly", NULL, test_pause_partly);
  JOBS_ADD ("jobs-trouble/failed-by-hand", NULL, test_failed_by_hand);
  JOBS_ADD ("jobs-trouble/partly", NULL, test_partly);
  JOBS_ADD ("jobs-trouble/busy", NULL, test_busy);
  JOBS_ADD ("jobs-trouble/busy-by-hand", NULL, test_busy_by_hand);
  JOBS_ADD ("jobs-trouble/busy-export", NULL, test_busy_export);
  JOBS_ADD ("jobs-trouble/cancel", NULL, test_cancel);
  JOBS_ADD ("jobs-trouble/stop", NULL, test_stop);
  JOBS_ADD ("jobs-trouble/suspend", NULL, test_suspend);
  JOBS_ADD ("jobs-trouble/clock-set", NULL, test_clock_set);
  JOBS_ADD ("jobs-trouble/network", NULL, test_network);
  JOBS_ADD ("jobs-trouble/network-back", "wrong", test_network_back);
  return g_test_run ();
}
