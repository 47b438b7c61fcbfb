/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jobs of an office beside a simulator, under a clock and a network of the test. */
/* Thread: main. */
#include "jobs-fixture.h"

#include "tkl-instant.h"

#include <glib/gstdio.h>

static const char letters[] = "SLAEPCFDRU";

static void
finished_cb (TklJobs *jobs, TklJob *job, gpointer data)
{
  JobsFixture *fixture = data;

  fixture->n_runs[tkl_job_kind (job)]++;
  g_string_append_c (fixture->order, letters[tkl_job_kind (job)]);
}

static void
problem_cb (TklJobs *jobs, TklJob *job, gboolean begins, gpointer data)
{
  JobsFixture *fixture = data;

  g_assert_nonnull (tkl_job_result (job)->text);
  /* An order that failed may also be put away. */
  g_assert_true (tkl_job_result (job)->ok == !begins || tkl_job_is_order (job));
  g_assert_true (tkl_job_has_problem (job) == begins);
  g_string_append_printf (fixture->problems, "%c%c", begins ? '+' : '-',
                          letters[tkl_job_kind (job)]);
}

void
jobs_settle (JobsFixture *fixture)
{
  while (tkl_jobs_is_busy (fixture->jobs))
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
jobs_advance (JobsFixture *fixture, gint64 ms)
{
  while (ms > 0)
    {
      ms -= fake_clock_step (fixture->clock, ms);
      jobs_settle (fixture);
    }
}

void
jobs_skip (JobsFixture *fixture, gint64 ms)
{
  fixture->clock->real_ms += ms;
  jobs_advance (fixture, 35 * SECOND);
}

static void
make_jobs (JobsFixture *fixture, const char *key)
{
  TklJobsOptions options = { .clock = &fixture->clock->clock,
                             .network = G_NETWORK_MONITOR (fixture->network),
                             .key = key,
                             .takes_up_orders = TRUE };

  fixture->jobs = tkl_jobs_new (fixture->sync.office.office, &options);
  g_signal_connect (fixture->jobs, "finished", G_CALLBACK (finished_cb), fixture);
  g_signal_connect (fixture->jobs, "problem", G_CALLBACK (problem_cb), fixture);
}

void
jobs_set_up (JobsFixture *fixture, gconstpointer data)
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

static void
end_jobs (JobsFixture *fixture)
{
  tkl_jobs_stop (fixture->jobs);
  jobs_settle (fixture);
  /* What the jobs still write comes before this. */
  office_set (&fixture->sync.office, "town=Gent", NULL);
  g_assert_finalize_object (fixture->jobs);
}

void
jobs_restart (JobsFixture *fixture)
{
  end_jobs (fixture);
  office_reopen (&fixture->sync.office);
  g_string_truncate (fixture->order, 0);
  g_string_truncate (fixture->problems, 0);
  make_jobs (fixture, SYNC_KEY);
  jobs_start (fixture);
}

guint
jobs_clear_folder (JobsFixture *fixture)
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

void
jobs_tear_down (JobsFixture *fixture, gconstpointer data)
{
  end_jobs (fixture);
  g_assert_finalize_object (fixture->network);
  jobs_clear_folder (fixture);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_string_free (fixture->order, TRUE);
  g_string_free (fixture->problems, TRUE);
  sync_tear_down (&fixture->sync, NULL);
  g_assert_cmpuint (fixture->clock->timers->len, ==, 0);
  fake_clock_free (fixture->clock);
}

void
jobs_start (JobsFixture *fixture)
{
  tkl_jobs_start (fixture->jobs);
  jobs_settle (fixture);
}

void
jobs_start_fetching (JobsFixture *fixture)
{
  office_set (&fixture->sync.office, "ct-6=on", "ct-10=off", NULL);
  jobs_start (fixture);
}

void
jobs_await_run (JobsFixture *fixture, TklJob *job)
{
  while (tkl_job_state (job) != TKL_JOB_RUNNING)
    g_main_context_iteration (NULL, TRUE);
}

void
jobs_assert_state (JobsFixture *fixture, TklJobKind kind, TklJobState state, const char *next)
{
  TklJob *job = tkl_jobs_get (fixture->jobs, kind);
  gint64 next_ms = next != NULL ? sync_instant (next) : TKL_INSTANT_NONE;
  g_autofree char *expected = tkl_instant_format (next_ms);
  g_autofree char *found = tkl_instant_format (tkl_job_next_utc_ms (job));

  g_assert_cmpint (tkl_job_state (job), ==, state);
  g_assert_cmpstr (found, ==, expected);
}

void
jobs_set_export (JobsFixture *fixture, const char *schedule)
{
  g_autofree char *folder = g_strconcat ("export-folder=", fixture->folder, NULL);
  g_autofree char *assignment = g_strconcat ("export-schedule=", schedule, NULL);

  office_set (&fixture->sync.office, folder, assignment, NULL);
}
