/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work in the background: what is due when, in which order, and how far it is. No test sleeps. */
/* Thread: main. */
#include "jobs-fixture.h"
#include "tkl-instant.h"
#include "tkl-job-notes.h"
#include "tkl-office-private.h"

#include <string.h>

/* --- planning -------------------------------------------------------------------------------- */

static void
test_off (JobsFixture *fixture, gconstpointer data)
{
  office_set (&fixture->sync.office, "ct-10=off", NULL);
  jobs_start (fixture);
  jobs_assert_state (fixture, TKL_JOB_SYNC, TKL_JOB_OFF, NULL);
  jobs_assert_state (fixture, TKL_JOB_LINK, TKL_JOB_OFF, NULL);
  jobs_assert_state (fixture, TKL_JOB_EXPORT, TKL_JOB_OFF, NULL);
  jobs_assert_state (fixture, TKL_JOB_PURGE, TKL_JOB_OFF, NULL);
  jobs_assert_state (fixture, TKL_JOB_CHECK, TKL_JOB_IDLE, "2026-03-08T03:00:00Z");
  jobs_skip (fixture, DAY);
  g_assert_cmpstr (fixture->order->str, ==, "");
  g_assert_null (tkl_jobs_error (fixture->jobs));

  /* By hand it runs all the same, once. */
  tkl_jobs_run (fixture->jobs, TKL_JOB_SYNC);
  jobs_settle (fixture);
  tkl_jobs_run (fixture->jobs, TKL_JOB_LINK);
  jobs_settle (fixture);
  jobs_advance (fixture, HOUR);
  g_assert_cmpstr (fixture->order->str, ==, "SL");
  g_assert_true (strstr (tkl_job_result (tkl_jobs_get (fixture->jobs, TKL_JOB_SYNC))->text, "tick")
                 != NULL);
  jobs_assert_state (fixture, TKL_JOB_SYNC, TKL_JOB_OFF, NULL);
}

static void
test_interval (JobsFixture *fixture, gconstpointer data)
{
  office_set (&fixture->sync.office, "ct-6=on", NULL);
  jobs_start (fixture);
  g_assert_cmpstr (fixture->order->str, ==, "SL");
  jobs_assert_state (fixture, TKL_JOB_SYNC, TKL_JOB_IDLE, "2026-03-04T09:05:00Z");
  jobs_advance (fixture, 15 * MINUTE);
  g_assert_cmpstr (fixture->order->str, ==, "SLSLSLSL");

  office_set (&fixture->sync.office, "sync-minutes=30", "ct-10=off", NULL);
  tkl_jobs_review (fixture->jobs);
  jobs_settle (fixture);
  jobs_assert_state (fixture, TKL_JOB_SYNC, TKL_JOB_IDLE, "2026-03-04T09:45:00Z");
  jobs_advance (fixture, 30 * MINUTE);
  g_assert_cmpstr (fixture->order->str, ==, "SLSLSLSLS");
  g_assert_cmpstr (fixture->problems->str, ==, "");
}

/* Addresses follow a synchronisation, once somebody wants them. */
static void
test_addresses (JobsFixture *fixture, gconstpointer data)
{
  g_autofree char *here
      = g_strdup_printf ("geocoder-url=%s", tkl_sim_server_url (fixture->sync.server));

  office_set (&fixture->sync.office, "ct-6=on", "auto-addresses=on", here, NULL);
  jobs_start (fixture);
  g_assert_cmpstr (fixture->order->str, ==, "SLA");
  g_assert_nonnull (
      strstr (tkl_job_result (tkl_jobs_get (fixture->jobs, TKL_JOB_ADDRESSES))->text, "found"));
  jobs_advance (fixture, 5 * MINUTE);
  g_assert_cmpstr (fixture->order->str, ==, "SLASLA");
  g_assert_cmpstr (fixture->problems->str, ==, "");
}

/* What another program did in the meantime is not done again. */
static void
test_other_program (JobsFixture *fixture, gconstpointer data)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  jobs_start_fetching (fixture);
  tkl_job_notes_put_async (fixture->sync.office.office, TKL_JOB_SYNC,
                           fixture->clock->real_ms + 4 * MINUTE, office_arrived, &arrived);
  result = office_await (&arrived);
  g_assert_true (tkl_job_notes_put_finish (fixture->sync.office.office, result, NULL));
  jobs_advance (fixture, 8 * MINUTE);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 1);
  jobs_advance (fixture, 1 * MINUTE);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_SYNC], ==, 2);
}

/* One at a time; those asked for by a person come first, in the order asked. */
static void
test_order (JobsFixture *fixture, gconstpointer data)
{
  office_set (&fixture->sync.office, "ct-6=on", "retention-months=2", NULL);
  tkl_jobs_start (fixture->jobs);
  tkl_jobs_run (fixture->jobs, TKL_JOB_CHECK);
  tkl_jobs_run (fixture->jobs, TKL_JOB_PURGE);
  tkl_jobs_run (fixture->jobs, TKL_JOB_CHECK);
  jobs_settle (fixture);
  g_assert_cmpstr (fixture->order->str, ==, "CPSL");

  /* An automatic one moves up when somebody asks for it. */
  g_string_truncate (fixture->order, 0);
  tkl_jobs_run (fixture->jobs, TKL_JOB_SYNC);
  tkl_jobs_run (fixture->jobs, TKL_JOB_LINK);
  tkl_jobs_run (fixture->jobs, TKL_JOB_CHECK);
  tkl_jobs_cancel (fixture->jobs, tkl_jobs_get (fixture->jobs, TKL_JOB_LINK));
  jobs_settle (fixture);
  g_assert_cmpstr (fixture->order->str, ==, "SCL");
}

/* Switched on, it begins with its next time; over a weekend without a machine all days come at once. */
static void
test_export (JobsFixture *fixture, gconstpointer data)
{
  jobs_set_export (fixture, "daily");
  jobs_start (fixture);
  jobs_assert_state (fixture, TKL_JOB_EXPORT, TKL_JOB_IDLE, "2026-03-05T05:00:00Z");
  g_assert_cmpuint (jobs_clear_folder (fixture), ==, 0);
  jobs_skip (fixture, 20 * HOUR - MINUTE);
  jobs_advance (fixture, MINUTE);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_EXPORT], ==, 1);
  g_assert_cmpuint (jobs_clear_folder (fixture), ==, 1);

  jobs_skip (fixture, 3 * DAY);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_EXPORT], ==, 2);
  g_assert_cmpuint (jobs_clear_folder (fixture), ==, 3);

  jobs_set_export (fixture, "off");
  jobs_skip (fixture, 3 * DAY);
  jobs_assert_state (fixture, TKL_JOB_EXPORT, TKL_JOB_OFF, NULL);
  jobs_set_export (fixture, "daily");
  jobs_advance (fixture, MINUTE);
  g_assert_cmpuint (jobs_clear_folder (fixture), ==, 0);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_EXPORT], ==, 2);
}

/* A job of the writer that lasts until the test lets it go. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean begun, let_go; /* (mutex) */
} Plug;

static gboolean
run_plug (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Plug *plug = data;

  g_mutex_lock (&plug->mutex);
  plug->begun = TRUE;
  g_cond_signal (&plug->cond);
  while (!plug->let_go)
    g_cond_wait (&plug->cond, &plug->mutex);
  g_mutex_unlock (&plug->mutex);
  return TRUE;
}

static void
plug_writer (JobsFixture *fixture, Plug *plug)
{
  static const TklUseCase use_case = { plug_writer, run_plug, NULL };

  g_mutex_init (&plug->mutex);
  g_cond_init (&plug->cond);
  tkl_office_write (fixture->sync.office.office, &use_case, plug, NULL, NULL, NULL);
}

static void
await_plug (Plug *plug)
{
  g_mutex_lock (&plug->mutex);
  while (!plug->begun)
    g_cond_wait (&plug->cond, &plug->mutex);
  g_mutex_unlock (&plug->mutex);
}

static void
pull_plug (Plug *plug)
{
  g_mutex_lock (&plug->mutex);
  plug->let_go = TRUE;
  g_cond_signal (&plug->cond);
  g_mutex_unlock (&plug->mutex);
}

/* The writer is so busy that of two notes only the older one is in the database. */
static void
test_late_notes (JobsFixture *fixture, gconstpointer data)
{
  /* The writer comes back to them after the test. */
  static Plug before, between;

  plug_writer (fixture, &before);
  jobs_start (fixture); /* notes that the schedule holds from now on */
  plug_writer (fixture, &between);
  jobs_skip (fixture, 4 * DAY);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_CHECK], ==, 1);
  pull_plug (&before);
  await_plug (&between);
  jobs_advance (fixture, MINUTE);
  g_assert_cmpuint (fixture->n_runs[TKL_JOB_CHECK], ==, 1);
  pull_plug (&between);
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
test_progress (JobsFixture *fixture, gconstpointer data)
{
  TklJob *job = tkl_jobs_get (fixture->jobs, TKL_JOB_SYNC);
  TklJobProgress seen = { 0 };

  g_signal_connect (job, "changed", G_CALLBACK (note_progress_cb), &seen);
  tkl_jobs_start (fixture->jobs);
  tkl_jobs_run (fixture->jobs, TKL_JOB_SYNC);
  jobs_settle (fixture);
  g_assert_cmpuint (seen.n_all, >, 0);
  g_assert_cmpuint (seen.n_done, <=, seen.n_all);
  g_assert_true (g_str_has_prefix (seen.what, "VAN "));

  tkl_jobs_run (fixture->jobs, TKL_JOB_SYNC);
  jobs_await_run (fixture, job);
  g_assert_cmpuint (tkl_job_progress (job)->n_all, ==, 0);
  g_assert_cmpint (tkl_job_progress (job)->left_ms, ==, -1);
}

static void
test_model (JobsFixture *fixture, gconstpointer data)
{
  GListModel *model = G_LIST_MODEL (fixture->jobs);

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, TKL_JOB_N_STANDING);
  g_assert_true (g_list_model_get_item_type (model) == TKL_TYPE_JOB);
  for (guint i = 0; i < TKL_JOB_N_STANDING; i++)
    {
      g_autoptr (TklJob) job = g_list_model_get_item (model, i);

      g_assert_true (job == tkl_jobs_get (fixture->jobs, (TklJobKind) i));
      g_assert_cmpint (tkl_job_kind (job), ==, i);
      g_assert_cmpuint (strlen (tkl_job_title (job)), >, 5);
    }
  g_assert_null (g_list_model_get_item (model, TKL_JOB_N_STANDING));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  JOBS_ADD ("jobs/off", NULL, test_off);
  JOBS_ADD ("jobs/interval", NULL, test_interval);
  JOBS_ADD ("jobs/addresses", NULL, test_addresses);
  JOBS_ADD ("jobs/other-program", NULL, test_other_program);
  JOBS_ADD ("jobs/order", NULL, test_order);
  JOBS_ADD ("jobs/export", NULL, test_export);
  JOBS_ADD ("jobs/late-notes", NULL, test_late_notes);
  JOBS_ADD ("jobs/progress", NULL, test_progress);
  JOBS_ADD ("jobs/model", NULL, test_model);
  return g_test_run ();
}
