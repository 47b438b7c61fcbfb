/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work in the background: order, waiting, clocks that jump, networks that go. No test sleeps. */
/* Thread: main. */
#include "fake-clock.h"
#include "sync-fixture.h"
#include "tkl-instant.h"
#include "tkl-job-notes.h"
#include "tkl-jobs.h"
#include "tkl-sync-lock.h"

#include <glib/gstdio.h>
#include <string.h>

#define SECOND G_GINT64_CONSTANT (1000)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

typedef struct
{
  SyncFixture sync;
  FakeClock *clock;     /* (owned) */
  FakeNetwork *network; /* (owned) */
  TklJobs *jobs;        /* (owned) */
  char *folder;         /* (owned): of exports */
  guint n_runs[TKL_JOB_N_KINDS];
  GString *order;    /* (owned): letters of the runs: S L A E P C */
  GString *problems; /* (owned): + begins, - ends, with the letter */
} Fixture;

static const char letters[] = "SLAEPC";

static void
finished_cb (TklJobs *jobs, TklJob *job, gpointer data)
{
  Fixture *fixture = data;

  fixture->n_runs[tkl_job_kind (job)]++;
  g_string_append_c (fixture->order, letters[tkl_job_kind (job)]);
}

static void
problem_cb (TklJobs *jobs, TklJob *job, gboolean begins, gpointer data)
{
  Fixture *fixture = data;

  g_assert_nonnull (tkl_job_result (job)->text);
  g_assert_true (tkl_job_result (job)->ok == !begins);
  g_assert_true (tkl_job_has_problem (job) == begins);
  g_string_append_printf (fixture->problems, "%c%c", begins ? '+' : '-',
                          letters[tkl_job_kind (job)]);
}

/* Until nothing runs and nothing is due. */
static void
settle (Fixture *fixture)
{
  while (tkl_jobs_is_busy (fixture->jobs))
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
advance (Fixture *fixture, gint64 ms)
{
  while (ms > 0)
    {
      ms -= fake_clock_step (fixture->clock, ms);
      settle (fixture);
    }
}

/* The machine is off for so long. */
static void
skip (Fixture *fixture, gint64 ms)
{
  fixture->clock->real_ms += ms;
  advance (fixture, 35 * SECOND);
}

static void
make_jobs (Fixture *fixture, const char *key)
{
  TklJobsOptions options = { .clock = &fixture->clock->clock,
                             .network = G_NETWORK_MONITOR (fixture->network),
                             .key = key };

  fixture->jobs = tkl_jobs_new (fixture->sync.office.office, &options);
  g_signal_connect (fixture->jobs, "finished", G_CALLBACK (finished_cb), fixture);
  g_signal_connect (fixture->jobs, "problem", G_CALLBACK (problem_cb), fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  sync_set_up (&fixture->sync, NULL);
  /* Wednesday, 10:00 in Brussels. */
  fixture->clock = fake_clock_new ("2026-03-04T09:00:00Z");
  fixture->network = fake_network_new (TRUE);
  fixture->folder = g_dir_make_tmp ("tikklok-jobs-XXXXXX", NULL);
  fixture->order = g_string_new (NULL);
  fixture->problems = g_string_new (NULL);
  make_jobs (fixture, data != NULL ? data : SYNC_KEY);
}

static guint
clear_folder (Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
      n++;
    }
  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tkl_jobs_stop (fixture->jobs);
  settle (fixture);
  /* What the jobs still write comes before this. */
  office_set (&fixture->sync.office, "town=Gent", NULL);
  g_assert_finalize_object (fixture->jobs);
  g_assert_finalize_object (fixture->network);
  clear_folder (fixture);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_string_free (fixture->order, TRUE);
  g_string_free (fixture->problems, TRUE);
  sync_tear_down (&fixture->sync, NULL);
  g_assert_cmpuint (fixture->clock->timers->len, ==, 0);
  fake_clock_free (fixture->clock);
}

static void
start (Fixture *fixture)
{
  tkl_jobs_start (fixture->jobs);
  settle (fixture);
}

static void
assert_state (Fixture *fixture, TklJobKind kind, TklJobState state, const char *next)
{
  TklJob *job = tkl_jobs_get (fixture->jobs, kind);
  gint64 next_ms = next != NULL ? sync_instant (next) : TKL_INSTANT_NONE;
  g_autofree char *expected = tkl_instant_format (next_ms);
  g_autofree char *found = tkl_instant_format (tkl_job_next_utc_ms (job));

  g_assert_cmpint (tkl_job_state (job), ==, state);
  g_assert_cmpstr (found, ==, expected);
}

/* --- planning -------------------------------------------------------------------------------- */

static void
test_off (Fixture *fixture, gconstpointer data)
{
  office_set (&fixture->sync.office, "ct-10=off", NULL);
  start (fixture);
  assert_state (fixture, TKL_JOB_SYNC, TKL_JOB_OFF, NULL);
  assert_state (fixture, TKL_JOB_LINK, TKL_JOB_OFF, NULL);
  assert_state (fixture, TKL_JOB_EXPORT, TKL_JOB_OFF, NULL);
  assert_state (fixture, TKL_JOB_PURGE, TKL_JOB_OFF, NULL);
  assert_state (fixture, TKL_JOB_CHECK, TKL_JOB_IDLE, "2026-03-08T03:00:00Z");
  skip (fixture, DAY);
  g_assert_cmpstr (fixture->order->str, ==, "");
  g_assert_null (tkl_jobs_error (fixture->jobs));

  /* By hand it runs all the same, once. */
  tkl_jobs_run (fixture->jobs, TKL_JOB_SYNC);
  settle (fixture);
  tkl_jobs_run (fixture->jobs, TKL_JOB_LINK);
  settle (fixture);
  advance (fixture, HOUR);
  g_assert_cmpstr (fixture->order->str, ==, "SL");
  g_assert_true (strstr (tkl_job_result (tkl_jobs_get (fixture->jobs, TKL_JOB_SYNC))->text, "tick")
                 != NULL);
  assert_state (fixture, TKL_JOB_SYNC, TKL_JOB_OFF, NULL);
}

static void
test_interval (Fixture *fixture, gconstpointer data)
{
  office_set (&fixture->sync.office, "ct-6=on", NULL);
  start (fixture);
  g_assert_cmpstr (fixture->order->str, ==, "SL");
  assert_state (fixture, TKL_JOB_SYNC, TKL_JOB_IDLE, "2026-03-04T09:05:00Z");
  advance (fixture, 15 * MINUTE);
  g_assert_cmpstr (fixture->order->str, ==, "SLSLSLSL");

  office_set (&fixture->sync.office, "sync-minutes=30", "ct-10=off", NULL);
  tkl_jobs_review (fixture->jobs);
  settle (fixture);
  assert_state (fixture, TKL_JOB_SYNC, TKL_JOB_IDLE, "2026-03-04T09:45:00Z");
  advance (fixture, 30 * MINUTE);
  g_assert_cmpstr (fixture->order->str, ==, "SLSLSLSLS");
  g_assert_cmpstr (fixture->problems->str, ==, "");
}

/* Addresses follow a synchronisation, once somebody wants them. */
static void
test_addresses (Fixture *fixture, gconstpointer data)
{
  g_autofree char *here
      = g_strdup_printf ("geocoder-url=%s", tkl_sim_server_url (fixture->sync.server));

  office_set (&fixture->sync.office, "ct-6=on", "auto-addresses=on", here, NULL);
  start (fixture);
  g_assert_cmpstr (fixture->order->str, ==, "SLA");
  g_assert_nonnull (
      strstr (tkl_job_result (tkl_jobs_get (fixture->jobs, TKL_JOB_ADDRESSES))->text, "found"));
  advance (fixture, 5 * MINUTE);
  g_assert_cmpstr (fixture->order->str, ==, "SLASLA");
  g_assert_cmpstr (fixture->problems->str, ==, "");
}

/* What another program did in the meantime is not done again. */
static void
test_other_program (Fixture *fixture, gconstpointer data)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  office_set (&fixture->sync.office, "ct-6=on", "ct-10=off", NULL);
  start (fixture);
  tkl_job_notes_put_async (fixture->sync.office.office, TKL_JOB_SYNC,
                           fixture->clock->real_ms + 4 * MINUTE, office_arrived, &arrived);
  result = office_await (&arrived);
  g_assert_true (tkl_job_notes_put_finish (fixture->sync.office.office, result, NULL));
  advance (fixture, 8 * MINUTE);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 1);
  advance (fixture, 1 * MINUTE);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 2);
}

/* One at a time; those asked for by a person come first, in the order asked. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  office_set (&fixture->sync.office, "ct-6=on", "retention-months=2", NULL);
  tkl_jobs_start (fixture->jobs);
  tkl_jobs_run (fixture->jobs, TKL_JOB_CHECK);
  tkl_jobs_run (fixture->jobs, TKL_JOB_PURGE);
  tkl_jobs_run (fixture->jobs, TKL_JOB_CHECK);
  settle (fixture);
  g_assert_cmpstr (fixture->order->str, ==, "CPSL");

  /* An automatic one moves up when somebody asks for it. */
  g_string_truncate (fixture->order, 0);
  tkl_jobs_run (fixture->jobs, TKL_JOB_SYNC);
  tkl_jobs_run (fixture->jobs, TKL_JOB_LINK);
  tkl_jobs_run (fixture->jobs, TKL_JOB_CHECK);
  tkl_jobs_cancel (fixture->jobs, TKL_JOB_LINK);
  settle (fixture);
  g_assert_cmpstr (fixture->order->str, ==, "SCL");
}

static void
set_export (Fixture *fixture, const char *schedule)
{
  g_autofree char *folder = g_strconcat ("export-folder=", fixture->folder, NULL);
  g_autofree char *assignment = g_strconcat ("export-schedule=", schedule, NULL);

  office_set (&fixture->sync.office, folder, assignment, NULL);
}

/* Switched on, it begins with its next time; over a weekend without a machine all days come at once. */
static void
test_export (Fixture *fixture, gconstpointer data)
{
  set_export (fixture, "daily");
  start (fixture);
  assert_state (fixture, TKL_JOB_EXPORT, TKL_JOB_IDLE, "2026-03-05T05:00:00Z");
  g_assert_cmpuint (clear_folder (fixture), ==, 0);
  skip (fixture, 20 * HOUR - MINUTE);
  advance (fixture, MINUTE);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_EXPORT], ==, 1);
  g_assert_cmpuint (clear_folder (fixture), ==, 1);

  skip (fixture, 3 * DAY);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_EXPORT], ==, 2);
  g_assert_cmpuint (clear_folder (fixture), ==, 3);

  set_export (fixture, "off");
  skip (fixture, 3 * DAY);
  assert_state (fixture, TKL_JOB_EXPORT, TKL_JOB_OFF, NULL);
  set_export (fixture, "daily");
  advance (fixture, MINUTE);
  g_assert_cmpuint (clear_folder (fixture), ==, 0);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_EXPORT], ==, 2);
}

/* --- failures -------------------------------------------------------------------------------- */

/* Told once at its begin and once at its end, tried after 1, 2, 5, 15, 60 minutes. */
static void
test_backoff (Fixture *fixture, gconstpointer data)
{
  static const int waits_min[] = { 1, 2, 5, 15, 60, 60 };

  office_set (&fixture->sync.office, "ct-6=on", "ct-10=off", NULL);
  start (fixture);
  g_assert_cmpstr (fixture->problems->str, ==, "+S");
  for (guint i = 0; i < G_N_ELEMENTS (waits_min); i++)
    {
      g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, i + 1);
      g_assert_cmpint (tkl_job_state (tkl_jobs_get (fixture->jobs, TKL_JOB_SYNC)), ==,
                       TKL_JOB_WAITING);
      g_assert_cmpint (tkl_job_next_utc_ms (tkl_jobs_get (fixture->jobs, TKL_JOB_SYNC))
                           - fixture->clock->real_ms,
                       ==, waits_min[i] * MINUTE);
      advance (fixture, waits_min[i] * MINUTE);
    }
  g_assert_cmpstr (fixture->problems->str, ==, "+S");

  tkl_sim_model_add_api_key (fixture->sync.sim->model, "wrong");
  tkl_jobs_run (fixture->jobs, TKL_JOB_SYNC);
  settle (fixture);
  g_assert_cmpstr (fixture->problems->str, ==, "+S-S");
  g_assert_cmpint (tkl_job_state (tkl_jobs_get (fixture->jobs, TKL_JOB_SYNC)), ==, TKL_JOB_IDLE);
}

/* Nobody tries again what was run by hand alone. */
static void
test_failed_by_hand (Fixture *fixture, gconstpointer data)
{
  tkl_jobs_start (fixture->jobs);
  tkl_jobs_run (fixture->jobs, TKL_JOB_EXPORT);
  settle (fixture);
  assert_state (fixture, TKL_JOB_EXPORT, TKL_JOB_FAILED, NULL);
  advance (fixture, HOUR);
  skip (fixture, DAY);
  g_assert_cmpstr (fixture->order->str, ==, "E");
  g_assert_cmpstr (fixture->problems->str, ==, "+E");
}

/* Done in part is told as well, and the next run comes at its time. */
static void
test_partly (Fixture *fixture, gconstpointer data)
{
  office_set (&fixture->sync.office, "ct-6=on", "ct-10=off", NULL);
  sync_fault (&fixture->sync, "status=400,path:/coordinates,after:3");
  start (fixture);
  g_assert_cmpstr (fixture->problems->str, ==, "+S");
  g_test_message ("%s", tkl_job_result (tkl_jobs_get (fixture->jobs, TKL_JOB_SYNC))->text);
  assert_state (fixture, TKL_JOB_SYNC, TKL_JOB_IDLE, "2026-03-04T09:05:00Z");
  advance (fixture, 5 * MINUTE);
  g_assert_cmpstr (fixture->problems->str, ==, "+S");
  tkl_sim_faults_reset (&fixture->sync.sim->faults);
  advance (fixture, 5 * MINUTE);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 3);
  g_assert_cmpstr (fixture->problems->str, ==, "+S-S");
}

static void
test_busy (Fixture *fixture, gconstpointer data)
{
  int lock = tkl_sync_lock_take (fixture->sync.office.database, NULL);

  g_assert_cmpint (lock, >=, 0);
  office_set (&fixture->sync.office, "ct-6=on", "ct-10=off", NULL);
  start (fixture);
  assert_state (fixture, TKL_JOB_SYNC, TKL_JOB_WAITING, "2026-03-04T09:00:10Z");
  advance (fixture, 3 * MINUTE);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 19);
  tkl_sync_lock_release (lock);
  advance (fixture, 10 * SECOND);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 20);
  assert_state (fixture, TKL_JOB_SYNC, TKL_JOB_IDLE, "2026-03-04T09:08:10Z");
  g_assert_cmpstr (fixture->problems->str, ==, "");
}

/* Asked for by a person, it also waits for another program while it is off. */
static void
test_busy_by_hand (Fixture *fixture, gconstpointer data)
{
  int lock = tkl_sync_lock_take (fixture->sync.office.database, NULL);

  tkl_jobs_start (fixture->jobs);
  tkl_jobs_run (fixture->jobs, TKL_JOB_SYNC);
  settle (fixture);
  assert_state (fixture, TKL_JOB_SYNC, TKL_JOB_WAITING, "2026-03-04T09:00:10Z");
  tkl_sync_lock_release (lock);
  advance (fixture, 10 * SECOND);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 2);
  assert_state (fixture, TKL_JOB_SYNC, TKL_JOB_OFF, NULL);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  TklJob *job = tkl_jobs_get (fixture->jobs, TKL_JOB_SYNC);

  office_set (&fixture->sync.office, "ct-6=on", "ct-10=off", NULL);
  tkl_jobs_start (fixture->jobs);
  while (tkl_job_state (job) != TKL_JOB_RUNNING)
    g_main_context_iteration (NULL, TRUE);
  tkl_jobs_cancel (fixture->jobs, TKL_JOB_SYNC);
  settle (fixture);
  g_assert_cmpstr (fixture->problems->str, ==, "");
  g_assert_nonnull (strstr (tkl_job_result (job)->text, "Stopped"));
  assert_state (fixture, TKL_JOB_SYNC, TKL_JOB_IDLE, "2026-03-04T09:05:00Z");
  advance (fixture, 5 * MINUTE);
  g_assert_true (tkl_job_result (job)->ok);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 2);
}

/* The window is closed during a run. */
static void
test_stop (Fixture *fixture, gconstpointer data)
{
  TklJob *job = tkl_jobs_get (fixture->jobs, TKL_JOB_SYNC);

  office_set (&fixture->sync.office, "ct-6=on", NULL);
  tkl_jobs_start (fixture->jobs);
  while (tkl_job_state (job) != TKL_JOB_RUNNING)
    g_main_context_iteration (NULL, TRUE);
  tkl_jobs_stop (fixture->jobs);
  settle (fixture);
  tkl_jobs_run (fixture->jobs, TKL_JOB_CHECK);
  tkl_jobs_review (fixture->jobs);
  settle (fixture);
  g_assert_cmpstr (fixture->order->str, ==, "");
}

/* --- clocks and network ---------------------------------------------------------------------- */

/* Asleep for a night: one run, once the network had a moment. */
static void
test_suspend (Fixture *fixture, gconstpointer data)
{
  office_set (&fixture->sync.office, "ct-6=on", "ct-10=off", NULL);
  start (fixture);
  fixture->clock->real_ms += 9 * HOUR;
  advance (fixture, 30 * SECOND);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 1);
  g_assert_cmpint (tkl_job_state (tkl_jobs_get (fixture->jobs, TKL_JOB_SYNC)), ==, TKL_JOB_WAITING);
  advance (fixture, 5 * SECOND);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 2);
  advance (fixture, 4 * MINUTE);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 2);
}

/* A clock that somebody sets makes neither a storm nor a standstill. */
static void
test_clock_set (Fixture *fixture, gconstpointer data)
{
  static const gint64 jumps_ms[] = { -2 * MINUTE, -HOUR, -400 * DAY, HOUR, 400 * DAY };

  office_set (&fixture->sync.office, "ct-6=on", "ct-10=off", NULL);
  start (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (jumps_ms); i++)
    {
      guint before = fixture->n_runs[TKL_JOB_SYNC];

      fixture->clock->real_ms += jumps_ms[i];
      advance (fixture, 30 * MINUTE);
      g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC] - before, >=, 5);
      g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC] - before, <=, 7);
    }
}

static void
test_network (Fixture *fixture, gconstpointer data)
{
  g_autofree char *here
      = g_strdup_printf ("trusttrack-url=%s", tkl_sim_server_url (fixture->sync.server));

  /* A simulator on this machine needs no network. */
  fake_network_set (fixture->network, FALSE);
  office_set (&fixture->sync.office, "ct-6=on", "ct-10=off", NULL);
  start (fixture);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 1);

  office_set (&fixture->sync.office, "trusttrack-url=https://api.example", NULL);
  advance (fixture, HOUR);
  assert_state (fixture, TKL_JOB_SYNC, TKL_JOB_WAITING, NULL);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 1);
  g_assert_cmpstr (fixture->problems->str, ==, "");

  office_set (&fixture->sync.office, here, NULL);
  fake_network_set (fixture->network, TRUE);
  settle (fixture);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 1);
  advance (fixture, 5 * SECOND);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 2);
}

/* What waits for its next attempt has a new chance once the network is back. */
static void
test_network_back (Fixture *fixture, gconstpointer data)
{
  office_set (&fixture->sync.office, "ct-6=on", "ct-10=off", NULL);
  start (fixture);
  advance (fixture, 23 * MINUTE);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 5);
  tkl_sim_model_add_api_key (fixture->sync.sim->model, "wrong");
  fake_network_set (fixture->network, FALSE);
  fake_network_set (fixture->network, TRUE);
  advance (fixture, 5 * SECOND);
  g_assert_cmpstr (fixture->problems->str, ==, "+S-S");
}

static void
note_progress_cb (TklJob *job, gpointer data)
{
  TklJobProgress *seen = data;

  if (tkl_job_state (job) == TKL_JOB_RUNNING && tkl_job_progress (job)->n_all > 0)
    *seen = *tkl_job_progress (job);
}

/* A run shows how far it is, and what it is at; the next one begins at nothing. */
static void
test_progress (Fixture *fixture, gconstpointer data)
{
  TklJob *job = tkl_jobs_get (fixture->jobs, TKL_JOB_SYNC);
  TklJobProgress seen = { 0 };

  g_signal_connect (job, "changed", G_CALLBACK (note_progress_cb), &seen);
  tkl_jobs_start (fixture->jobs);
  tkl_jobs_run (fixture->jobs, TKL_JOB_SYNC);
  settle (fixture);
  g_assert_cmpuint (seen.n_all, >, 0);
  g_assert_cmpuint (seen.n_done, <=, seen.n_all);
  g_assert_true (g_str_has_prefix (seen.what, "VAN "));

  tkl_jobs_run (fixture->jobs, TKL_JOB_SYNC);
  while (tkl_job_state (job) != TKL_JOB_RUNNING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (tkl_job_progress (job)->n_all, ==, 0);
  g_assert_cmpint (tkl_job_progress (job)->left_ms, ==, -1);
}

static void
test_model (Fixture *fixture, gconstpointer data)
{
  GListModel *model = G_LIST_MODEL (fixture->jobs);

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, TKL_JOB_N_KINDS);
  g_assert_true (g_list_model_get_item_type (model) == TKL_TYPE_JOB);
  for (guint i = 0; i < TKL_JOB_N_KINDS; i++)
    {
      g_autoptr (TklJob) job = g_list_model_get_item (model, i);

      g_assert_true (job == tkl_jobs_get (fixture->jobs, (TklJobKind) i));
      g_assert_cmpint (tkl_job_kind (job), ==, i);
      g_assert_cmpuint (strlen (tkl_job_title (job)), >, 5);
    }
  g_assert_null (g_list_model_get_item (model, TKL_JOB_N_KINDS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, key, function)                                                                   \
  g_test_add ("/service/jobs/" path, Fixture, key, set_up, function, tear_down)
  ADD ("off", NULL, test_off);
  ADD ("interval", NULL, test_interval);
  ADD ("addresses", NULL, test_addresses);
  ADD ("other-program", NULL, test_other_program);
  ADD ("order", NULL, test_order);
  ADD ("export", NULL, test_export);
  ADD ("backoff", "wrong", test_backoff);
  ADD ("failed-by-hand", NULL, test_failed_by_hand);
  ADD ("partly", NULL, test_partly);
  ADD ("busy", NULL, test_busy);
  ADD ("busy-by-hand", NULL, test_busy_by_hand);
  ADD ("cancel", NULL, test_cancel);
  ADD ("stop", NULL, test_stop);
  ADD ("suspend", NULL, test_suspend);
  ADD ("clock-set", NULL, test_clock_set);
  ADD ("network", NULL, test_network);
  ADD ("network-back", "wrong", test_network_back);
  ADD ("progress", NULL, test_progress);
  ADD ("model", NULL, test_model);
#undef ADD
  return g_test_run ();
}
