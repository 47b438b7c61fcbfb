/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work in the background that is ordered and done once. No test sleeps. */
/* Thread: main. */
#include "jobs-fixture.h"
#include "tkl-company-service.h"
#include "tkl-instant.h"
#include "tkl-job-private.h"
#include "tkl-sync-lock.h"

#include <string.h>

#define MARCH_2 G_GINT64_CONSTANT (1772409600000) /* 2026-03-02T00:00:00Z */

static const gint64 van_1[] = { 1 };
static const gint64 van_2[] = { 2 };

/* Orders as people give them. */
static const TklJobOrder fetch_1 = { TKL_JOB_FETCH, "VAN 1", van_1, 1, MARCH_2, MARCH_2 + DAY };
static const TklJobOrder fetch_2 = { TKL_JOB_FETCH, "VAN 2", van_2, 1, MARCH_2, MARCH_2 + DAY };
static const TklJobOrder fetch_all = { TKL_JOB_FETCH, "All", NULL, 0, MARCH_2, MARCH_2 + DAY };
static const TklJobOrder derive_all = { TKL_JOB_DERIVE, "All", NULL, 0, G_MININT64, G_MAXINT64 };
static const TklJobOrder derive_2 = { TKL_JOB_DERIVE, "VAN 2", van_2, 1, G_MININT64, G_MAXINT64 };
static const TklJobOrder renew_march
    = { TKL_JOB_RENEW, "March", NULL, 0, 0, 0, 20513, 20543, FALSE };
static const TklJobOrder renew_all
    = { TKL_JOB_RENEW, "February", NULL, 0, 0, 0, 20485, 20512, TRUE };

static const TklJobOrder lookup_march
    = { TKL_JOB_LOOKUP, "March", NULL, 0, 0, 0, 20513, 20543, FALSE };
static const TklJobOrder lookup_all
    = { TKL_JOB_LOOKUP, "All", NULL, 0, 0, 0, TKL_DAY_NONE, TKL_DAY_NONE, FALSE };

static char *
orders_text (JobsFixture *fixture)
{
  GListModel *model = G_LIST_MODEL (fixture->jobs);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      static const char *const states[]
          = { "off", "idle", "queued", "running", "waiting", "failed", "done" };
      g_autoptr (TklJob) job = g_list_model_get_item (model, i);

      if (tkl_job_is_order (job))
        g_string_append_printf (text, "%s|%s|%s\n", tkl_job_title (job), tkl_job_subject (job),
                                states[tkl_job_state (job)]);
    }
  return g_string_free (text, FALSE);
}

static void
assert_orders (JobsFixture *fixture, const char *expected)
{
  g_autofree char *found = orders_text (fixture);

  g_assert_cmpstr (found, ==, expected);
}

static void
sync_first (JobsFixture *fixture)
{
  jobs_start (fixture);
  tkl_jobs_run (fixture->jobs, TKL_JOB_SYNC);
  jobs_settle (fixture);
  g_string_truncate (fixture->order, 0);
}

/* --- plain values ----------------------------------------------------------------------------- */

static void
test_text (void)
{
  static const TklJobOrder *const all[] = { &fetch_1, &derive_all, &renew_all, &lookup_all };
  static const TklJobOrder quoted
      = { TKL_JOB_FETCH, "l’«VAN» \"7\", 'x'\n\\", van_1, 1, -1, G_MAXINT64 };
  static const char *const bad[] = { NULL,
                                     "",
                                     "[",
                                     "[]",
                                     "nonsense",
                                     "[('fetch', 'VAN 1')]",
                                     "[('sync', '', [], 0, 0, 0, 0, false)]",
                                     "[('brew', 'coffee', [1], 0, 0, 0, 0, true)]" };
  g_autoptr (GPtrArray) orders = g_ptr_array_new ();
  g_autoptr (GPtrArray) back = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_ptr_array_add (orders, (gpointer) all[i]);
  g_ptr_array_add (orders, (gpointer) &quoted);
  text = tkl_job_orders_to_text (orders);
  back = tkl_job_orders_from_text (text);
  g_assert_cmpuint (back->len, ==, 5);
  again = tkl_job_orders_to_text (back);
  g_assert_cmpstr (again, ==, text);
  g_assert_cmpstr (((TklJobOrder *) back->pdata[4])->subject, ==, quoted.subject);
  g_assert_cmpint (((TklJobOrder *) back->pdata[1])->from_utc_ms, ==, G_MININT64);
  g_assert_cmpuint (((TklJobOrder *) back->pdata[1])->n_ids, ==, 0);
  g_assert_cmpint (((TklJobOrder *) back->pdata[0])->ids[0], ==, 1);
  g_assert_true (((TklJobOrder *) back->pdata[2])->other_ticks);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GPtrArray) none = tkl_job_orders_from_text (bad[i]);

      g_assert_cmpuint (none->len, ==, 0);
    }
}

static void
test_take_in (void)
{
  static const TklJobOrder other_days
      = { TKL_JOB_FETCH, "VAN 1", van_1, 1, MARCH_2, MARCH_2 + 2 * DAY };
  static const struct
  {
    const TklJobOrder *order, *other;
    gboolean taken;
    const char *subject; /* of the order from then on */
  } cases[] = {
    { &fetch_1, &fetch_1, TRUE, "VAN 1" },          { &fetch_1, &fetch_2, FALSE, "VAN 1" },
    { &fetch_1, &other_days, FALSE, "VAN 1" },      { &derive_2, &fetch_2, FALSE, "VAN 2" },
    { &derive_all, &derive_2, FALSE, "All" },       { &derive_all, &derive_all, TRUE, "All" },
    { &renew_march, &renew_all, TRUE, "February" }, { &renew_all, &renew_march, TRUE, "February" },
    { &renew_march, &renew_march, TRUE, "March" },  { &lookup_march, &lookup_all, FALSE, "March" },
    { &lookup_all, &lookup_all, TRUE, "All" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklJobOrder) order = tkl_job_order_copy (cases[i].order);

      g_assert_true (tkl_job_order_take_in (order, cases[i].other) == cases[i].taken);
      g_assert_cmpstr (order->subject, ==, cases[i].subject);
      if (cases[i].order == &renew_march && cases[i].other == &renew_all)
        {
          g_assert_cmpint (order->from, ==, renew_all.from);
          g_assert_cmpint (order->to, ==, renew_march.to);
          g_assert_true (order->other_ticks);
        }
    }
}

/* --- carried out ------------------------------------------------------------------------------ */

static void
assert_one_runs (JobsFixture *fixture)
{
  GListModel *model = G_LIST_MODEL (fixture->jobs);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (TklJob) job = g_list_model_get_item (model, i);

      n += tkl_job_state (job) == TKL_JOB_RUNNING;
    }
  g_assert_cmpuint (n, <=, 1);
}

/* One at a time with everything else, in the order asked; the last one done of each kind stays. */
static void
test_queue (JobsFixture *fixture, gconstpointer data)
{
  TklJob *fetch;

  sync_first (fixture);
  tkl_jobs_run (fixture->jobs, TKL_JOB_CHECK);
  fetch = tkl_jobs_order (fixture->jobs, &fetch_1);
  tkl_jobs_order (fixture->jobs, &derive_all);
  tkl_jobs_order (fixture->jobs, &renew_march);
  tkl_jobs_order (fixture->jobs, &fetch_2);
  g_assert_cmpint (tkl_job_state (fetch), ==, TKL_JOB_QUEUED);
  while (tkl_jobs_is_busy (fixture->jobs))
    {
      assert_one_runs (fixture);
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpstr (fixture->order->str, ==, "CFDRF");
  assert_orders (fixture, "Read records again|VAN 2|done\nRenew days|March|done\n"
                          "Re-derive ticks|All|done\n");
  g_assert_cmpstr (fixture->problems->str, ==, "");
  jobs_skip (fixture, DAY);
  g_assert_cmpstr (fixture->order->str, ==, "CFDRF");
}

static void
lose (JobsFixture *fixture, const char *sql)
{
  g_autofree char *rows = NULL;

  /* What the jobs still write comes before this. */
  office_set (&fixture->sync.office, "town=Gent", NULL);
  rows = database_rows (fixture->sync.office.database, sql);
}

/* What it says at its end, and whether lists are read again. */
static void
test_results (JobsFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const TklJobOrder *order;
    const char *lost; /* SQL before it */
    const char *text;
    gboolean changed;
  } cases[] = {
    { &fetch_1, NULL, "Records: 0 new, 0 changed. Ticks: 0 new, 0 changed, 0 gone.", FALSE },
    { &derive_all, NULL, "Ticks: 0 new, 0 changed, 0 gone.", FALSE },
    { &derive_2, "DELETE FROM tick WHERE vehicle_id = 2 AND kind = 1",
      "Ticks: 1 new, 0 changed, 0 gone.", TRUE },
    { &renew_march, NULL, "Nothing new.", FALSE },
    { &renew_all, NULL, "Ticks: 0 new, 0 changed, 0 gone.", FALSE },
  };

  sync_first (fixture);
  tkl_jobs_order (fixture->jobs, &renew_march);
  jobs_settle (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklJob *job;

      if (cases[i].lost != NULL)
        lose (fixture, cases[i].lost);
      job = tkl_jobs_order (fixture->jobs, cases[i].order);
      jobs_settle (fixture);
      g_assert_cmpint (tkl_job_state (job), ==, TKL_JOB_DONE);
      g_assert_cmpstr (tkl_job_result (job)->text, ==, cases[i].text);
      g_assert_true (tkl_job_result (job)->changed == cases[i].changed);
    }
}

static void
note_progress_cb (TklJob *job, gpointer data)
{
  guint64 *most = data;

  if (tkl_job_state (job) == TKL_JOB_RUNNING)
    *most = MAX (*most, tkl_job_progress (job)->n_all);
}

static void
test_progress (JobsFixture *fixture, gconstpointer data)
{
  static const TklJobOrder *const orders[] = { &fetch_1, &derive_all, &renew_all };

  sync_first (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      guint64 most = 0;
      TklJob *job = tkl_jobs_order (fixture->jobs, orders[i]);
      gulong id = g_signal_connect (job, "changed", G_CALLBACK (note_progress_cb), &most);

      jobs_settle (fixture);
      g_signal_handler_disconnect (job, id);
      g_assert_cmpuint (most, >, 0);
    }
}

/* What has not begun and does the same is one job; what runs already is not held to be the same. */
static void
test_joined (JobsFixture *fixture, gconstpointer data)
{
  TklJob *renew, *derive;

  sync_first (fixture);
  tkl_jobs_run (fixture->jobs, TKL_JOB_CHECK);
  renew = tkl_jobs_order (fixture->jobs, &renew_march);
  derive = tkl_jobs_order (fixture->jobs, &derive_2);
  g_assert_true (tkl_jobs_order (fixture->jobs, &renew_all) == renew);
  g_assert_true (tkl_jobs_order (fixture->jobs, &derive_2) == derive);
  g_assert_cmpstr (tkl_job_subject (renew), ==, "February");
  jobs_await_run (fixture, derive);
  g_assert_true (tkl_jobs_order (fixture->jobs, &derive_2) != derive);
  jobs_settle (fixture);
  g_assert_cmpstr (fixture->order->str, ==, "CRDD");
}

/* --- trouble ---------------------------------------------------------------------------------- */

/* Told once, and tried again only when somebody asks. */
static void
test_failed (JobsFixture *fixture, gconstpointer data)
{
  TklJob *job, *other;

  jobs_start (fixture);
  job = tkl_jobs_order (fixture->jobs, &fetch_1);
  jobs_settle (fixture);
  g_assert_cmpint (tkl_job_state (job), ==, TKL_JOB_FAILED);
  g_assert_cmpint (tkl_job_result (job)->error_code, ==, TKL_SERVICE_ERROR_KEY);
  jobs_advance (fixture, 3 * HOUR);
  jobs_skip (fixture, DAY);
  g_assert_cmpstr (fixture->order->str, ==, "F");
  g_assert_cmpstr (fixture->problems->str, ==, "+F");

  /* Put away, it is no problem any more. */
  other = tkl_jobs_order (fixture->jobs, &fetch_2);
  jobs_settle (fixture);
  tkl_jobs_put_away (fixture->jobs, other);
  g_assert_cmpstr (fixture->problems->str, ==, "+F+F-F");
  assert_orders (fixture, "Read records again|VAN 1|failed\n");
  tkl_sim_model_add_api_key (fixture->sync.sim->model, "wrong");
  tkl_jobs_run_again (fixture->jobs, job);
  jobs_settle (fixture);
  g_assert_cmpstr (fixture->problems->str, ==, "+F+F-F-F");
  assert_orders (fixture, "Read records again|VAN 1|done\n");
}

/* A vehicle that could not be read is named behind what was. */
static void
test_partly (JobsFixture *fixture, gconstpointer data)
{
  TklJob *job;

  sync_first (fixture);
  sync_fault (&fixture->sync, "status=400,path:/coordinates,after:2");
  job = tkl_jobs_order (fixture->jobs, &fetch_all);
  jobs_settle (fixture);
  g_assert_cmpint (tkl_job_state (job), ==, TKL_JOB_FAILED);
  g_assert_true (g_str_has_prefix (tkl_job_result (job)->text, "Records: 0 new, "));
  g_assert_nonnull (strstr (tkl_job_result (job)->text, "\nVAN "));
  g_assert_cmpstr (fixture->problems->str, ==, "+F");
}

/* Another program fetches: no failure, and it goes on by itself. */
static void
test_busy (JobsFixture *fixture, gconstpointer data)
{
  TklJob *job;
  int lock;

  sync_first (fixture);
  lock = tkl_sync_lock_take (fixture->sync.office.database, NULL);
  g_assert_cmpint (lock, >=, 0);
  job = tkl_jobs_order (fixture->jobs, &fetch_1);
  jobs_settle (fixture);
  g_assert_cmpint (tkl_job_state (job), ==, TKL_JOB_WAITING);
  g_assert_cmpint (tkl_job_next_utc_ms (job) - fixture->clock->real_ms, ==, 10 * SECOND);
  jobs_advance (fixture, 25 * SECOND);
  g_assert_cmpstr (fixture->order->str, ==, "FFF");
  tkl_sync_lock_release (lock);
  jobs_advance (fixture, 10 * SECOND);
  g_assert_cmpint (tkl_job_state (job), ==, TKL_JOB_DONE);
  g_assert_cmpstr (fixture->problems->str, ==, "");
}

/* Not begun, it is as if it had never been asked for. */
static void
test_cancel_queued (JobsFixture *fixture, gconstpointer data)
{
  g_autoptr (TklJob) job = NULL;

  sync_first (fixture);
  tkl_jobs_run (fixture->jobs, TKL_JOB_CHECK);
  job = g_object_ref (tkl_jobs_order (fixture->jobs, &derive_all));
  tkl_jobs_cancel (fixture->jobs, job);
  g_assert_cmpint (tkl_job_state (job), ==, TKL_JOB_OFF);
  jobs_settle (fixture);
  g_assert_cmpstr (fixture->order->str, ==, "C");
  assert_orders (fixture, "");
}

static void
test_cancel_running (JobsFixture *fixture, gconstpointer data)
{
  TklJob *job;

  sync_first (fixture);
  job = tkl_jobs_order (fixture->jobs, &fetch_1);
  jobs_await_run (fixture, job);
  tkl_jobs_put_away (fixture->jobs, job); /* not while it runs */
  tkl_jobs_cancel (fixture->jobs, job);
  jobs_settle (fixture);
  g_assert_cmpint (tkl_job_state (job), ==, TKL_JOB_FAILED);
  g_assert_nonnull (strstr (tkl_job_result (job)->text, "Stopped"));
  jobs_advance (fixture, 3 * HOUR);
  g_assert_cmpstr (fixture->order->str, ==, "F");
  g_assert_cmpstr (fixture->problems->str, ==, "");
  tkl_jobs_run_again (fixture->jobs, job);
  jobs_settle (fixture);
  g_assert_cmpint (tkl_job_state (job), ==, TKL_JOB_DONE);
}

/* --- addresses -------------------------------------------------------------------------------- */

static void
look_up_here (JobsFixture *fixture)
{
  g_autofree char *here
      = g_strdup_printf ("geocoder-url=%s", tkl_sim_server_url (fixture->sync.server));

  office_set (&fixture->sync.office, "auto-addresses=on", here, NULL);
}

/* What follows a synchronisation looks back two months; who orders days gets them however old. */
static void
test_lookup (JobsFixture *fixture, gconstpointer data)
{
  TklJob *job;

  look_up_here (fixture);
  fixture->clock->real_ms += 100 * DAY;
  jobs_start (fixture);
  tkl_jobs_run (fixture->jobs, TKL_JOB_SYNC);
  jobs_settle (fixture);
  g_assert_cmpstr (tkl_job_result (tkl_jobs_get (fixture->jobs, TKL_JOB_ADDRESSES))->text, ==,
                   "Nothing new.");
  job = tkl_jobs_order (fixture->jobs, &lookup_march);
  jobs_settle (fixture);
  g_assert_nonnull (strstr (tkl_job_result (job)->text, "found."));
  g_assert_true (tkl_job_result (job)->changed);
  job = tkl_jobs_order (fixture->jobs, &lookup_march);
  jobs_settle (fixture);
  g_assert_cmpstr (tkl_job_result (job)->text, ==, "Nothing new.");
  assert_orders (fixture, "Look up addresses of ticks|March|done\n");
  g_assert_cmpstr (fixture->problems->str, ==, "");
}

/* Switched off since it was ordered, nothing is asked. */
static void
test_lookup_off (JobsFixture *fixture, gconstpointer data)
{
  TklJob *job;

  look_up_here (fixture);
  office_set (&fixture->sync.office, "auto-addresses=off", NULL);
  sync_first (fixture);
  sync_fault (&fixture->sync, "status=500");
  job = tkl_jobs_order (fixture->jobs, &lookup_march);
  jobs_settle (fixture);
  g_assert_cmpstr (tkl_job_result (job)->text, ==,
                   "Looking up addresses of ticks is switched off in the settings.");
  g_assert_cmpint (tkl_job_state (job), ==, TKL_JOB_FAILED);
}

/* Many positions take long: whatever else is due gets its turn after a minute's worth of them. */
static void
test_lookup_pieces (JobsFixture *fixture, gconstpointer data)
{
  TklJob *job;

  look_up_here (fixture);
  for (guint i = 0; i < 130; i++)
    {
      g_autofree char *time
          = g_strdup_printf ("2026-03-%02uT%02u:00:00+01:00", 2 + i / 10, 8 + i % 10);
      const OfficeTouch touch = { "VAN 1", time, 50.8 + 0.001 * i, 4.3, SYNC_KEY_A, 0 };

      office_take (&fixture->sync.office, &touch, 1);
    }
  jobs_start (fixture);
  job = tkl_jobs_order (fixture->jobs, &lookup_march);
  tkl_jobs_run (fixture->jobs, TKL_JOB_CHECK);
  jobs_settle (fixture);
  g_assert_cmpstr (fixture->order->str, ==, "UCUU");
  g_assert_cmpint (tkl_job_state (job), ==, TKL_JOB_DONE);
  g_assert_cmpstr (tkl_job_result (job)->text, ==, "130 addresses found.");
}

/* It goes on at the next start, unless it was switched off. */
static void
test_lookup_left (JobsFixture *fixture, gconstpointer data)
{
  look_up_here (fixture);
  sync_first (fixture);
  tkl_jobs_order (fixture->jobs, &lookup_march);
  jobs_restart (fixture);
  assert_orders (fixture, "Look up addresses of ticks|March|done\n");

  tkl_jobs_order (fixture->jobs, &lookup_all);
  office_set (&fixture->sync.office, "auto-addresses=off", NULL);
  jobs_restart (fixture);
  assert_orders (fixture, "");
  g_assert_cmpstr (fixture->problems->str, ==, "");
}

/* --- the program ends ------------------------------------------------------------------------- */

/* Days of a setting follow by themselves; what else was left is there as not done, told once. */
static void
test_left (JobsFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) ahead = NULL;

  sync_first (fixture);
  tkl_jobs_order (fixture->jobs, &derive_2);
  jobs_settle (fixture);
  tkl_jobs_run (fixture->jobs, TKL_JOB_CHECK);
  tkl_jobs_order (fixture->jobs, &fetch_1);
  tkl_jobs_order (fixture->jobs, &renew_march);
  tkl_jobs_order (fixture->jobs, &derive_all);
  ahead = tkl_jobs_list_ahead (fixture->jobs);
  g_assert_cmpuint (ahead->len, ==, 3);
  g_assert_cmpint (tkl_job_kind (ahead->pdata[0]), ==, TKL_JOB_FETCH);

  jobs_restart (fixture);
  g_assert_cmpstr (fixture->order->str, ==, "FDR");
  g_assert_cmpstr (fixture->problems->str, ==, "+F+D");
  assert_orders (fixture, "Re-derive ticks|All|failed\nRenew days|March|done\n"
                          "Read records again|VAN 1|failed\n");

  jobs_restart (fixture);
  assert_orders (fixture, "");
}

/* Saves another touch gap with what follows from it, and ends before that could be ordered. */
static void
save_and_crash (JobsFixture *fixture, int touch_gap_s)
{
  g_autoptr (TklCompany) company = tkl_company_new ();
  g_autoptr (TklCompany) wanted = tkl_company_new ();
  GAsyncResult *arrived = NULL;
  GAsyncResult *result;
  g_autoptr (GError) error = NULL;

  wanted->touch_gap_s = touch_gap_s;
  tkl_company_save_ordering_async (fixture->sync.office.office,
                                   &(TklCompanySave){ company, wanted, &renew_march }, NULL,
                                   office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_company_save_finish (fixture->sync.office.office, result, NULL, &error);
  g_assert_no_error (error);
  /* It holds the office. */
  g_object_unref (result);
  jobs_restart (fixture);
}

/* A setting and what follows from it are stored together; so when it is undone. */
static void
test_left_setting (JobsFixture *fixture, gconstpointer data)
{
  office_set (&fixture->sync.office, "ct-10=on", NULL);
  sync_first (fixture);
  save_and_crash (fixture, 300);
  assert_orders (fixture, "Renew days|March|done\n");
  office_undo (&fixture->sync.office);
  jobs_restart (fixture);
  assert_orders (fixture, "Renew days||done\n");
  /* Nothing changed, and nothing follows. */
  save_and_crash (fixture, 120);
  assert_orders (fixture, "");
}

/* The same while it runs. */
static void
test_left_running (JobsFixture *fixture, gconstpointer data)
{
  g_autoptr (TklJob) left = NULL;
  TklJob *job;

  sync_first (fixture);
  sync_fault (&fixture->sync, "latency=200");
  job = tkl_jobs_order (fixture->jobs, &fetch_1);
  jobs_await_run (fixture, job);
  jobs_restart (fixture);
  assert_orders (fixture, "Read records again|VAN 1|failed\n");
  left = g_list_model_get_item (G_LIST_MODEL (fixture->jobs), 0);
  g_assert_nonnull (strstr (tkl_job_result (left)->text, "closed before"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/jobs-orders/text", test_text);
  g_test_add_func ("/service/jobs-orders/take-in", test_take_in);
  JOBS_ADD ("jobs-orders/queue", NULL, test_queue);
  JOBS_ADD ("jobs-orders/results", NULL, test_results);
  JOBS_ADD ("jobs-orders/progress", NULL, test_progress);
  JOBS_ADD ("jobs-orders/joined", NULL, test_joined);
  JOBS_ADD ("jobs-orders/failed", "wrong", test_failed);
  JOBS_ADD ("jobs-orders/partly", NULL, test_partly);
  JOBS_ADD ("jobs-orders/busy", NULL, test_busy);
  JOBS_ADD ("jobs-orders/cancel-queued", NULL, test_cancel_queued);
  JOBS_ADD ("jobs-orders/cancel-running", NULL, test_cancel_running);
  JOBS_ADD ("jobs-orders/lookup", NULL, test_lookup);
  JOBS_ADD ("jobs-orders/lookup-off", NULL, test_lookup_off);
  JOBS_ADD ("jobs-orders/lookup-pieces", NULL, test_lookup_pieces);
  JOBS_ADD ("jobs-orders/lookup-left", NULL, test_lookup_left);
  JOBS_ADD ("jobs-orders/left", NULL, test_left);
  JOBS_ADD ("jobs-orders/left-running", NULL, test_left_running);
  JOBS_ADD ("jobs-orders/left-setting", NULL, test_left_setting);
  return g_test_run ();
}
