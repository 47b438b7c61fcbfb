/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people read about a job: every state, whatever is known of the progress, results. */
/* Thread: main. */
#include "tkl-instant.h"
#include "tkl-job-private.h"
#include "tkl-job-text.h"

#define NOW "2026-03-04T09:00:00Z"

static gint64
instant (const char *text)
{
  gint64 ms = TKL_INSTANT_NONE;

  if (text != NULL)
    g_assert_true (tkl_instant_parse (text, NULL, &ms));
  return ms;
}

static void
test_state (void)
{
  static const struct
  {
    TklJobState state;
    const char *next; /* NULL: none */
    const char *text;
    gboolean can_be_cancelled;
  } cases[] = {
    { TKL_JOB_OFF, NULL, "Only by hand", FALSE },
    { TKL_JOB_IDLE, NULL, "After each fetch of ticks", FALSE },
    { TKL_JOB_IDLE, "2026-03-04T09:05:00Z", "Next: 10:05", FALSE },
    /* In Brussels it is the next day already. */
    { TKL_JOB_IDLE, "2026-03-04T23:30:00Z", "Next: 05/03/2026 00:30", FALSE },
    { TKL_JOB_QUEUED, NULL, "Waits for the job before it", TRUE },
    { TKL_JOB_RUNNING, NULL, "Runs", TRUE },
    { TKL_JOB_WAITING, NULL, "Waits for the network", TRUE },
    { TKL_JOB_WAITING, "2026-03-04T09:01:00Z", "Next attempt: 10:01", TRUE },
    { TKL_JOB_FAILED, NULL, "Is not tried again by itself", FALSE },
    { TKL_JOB_DONE, NULL, "Done", FALSE },
  };
  g_autoptr (TklZone) zone = tkl_zone_new ("Europe/Brussels", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklJob) job = tkl_job_new (TKL_JOB_SYNC);
      g_autofree char *text = NULL;

      tkl_job_set_state (job, cases[i].state, instant (cases[i].next));
      text = tkl_job_text_state (job, zone, instant (NOW));
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true (tkl_job_is_ahead (job) == cases[i].can_be_cancelled);
    }
}

static void
test_progress (void)
{
  static const struct
  {
    TklJobProgress progress;
    const char *text;
    int percent; /* −1 = not known */
  } cases[] = {
    { { 0, 0, 0, -1, "" }, "Runs", -1 },
    { { 3, 40, 0, -1, "" }, "3 of 40", 7 },
    { { 20, 40, 1, 29999, "VAN 07" }, "VAN 07 · 1 record · less than a minute left", 50 },
    { { 20, 40, 900, 30000, "VAN 07" }, "VAN 07 · 900 records · 1 minute left", 50 },
    { { 1, 4, 0, 119 * 60000, "" }, "1 of 4 · 119 minutes left", 25 },
    { { 1, 4, 0, 120 * 60000, "" }, "1 of 4 · 2 hours left", 25 },
    /* More than was foreseen. */
    { { 50, 40, 0, 0, "" }, "50 of 40 · less than a minute left", 100 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklJob) job = tkl_job_new (TKL_JOB_SYNC);
      g_autofree char *text = NULL;
      double fraction;

      job->progress = cases[i].progress;
      text = tkl_job_text_progress (job);
      g_assert_cmpstr (text, ==, cases[i].text);
      fraction = tkl_job_fraction (job);
      g_assert_cmpint (fraction < 0 ? -1 : (int) (fraction * 100), ==, cases[i].percent);
    }
}

static void
test_result (void)
{
  g_autoptr (TklZone) zone = tkl_zone_new ("Europe/Brussels", NULL);
  g_autoptr (TklJob) job = tkl_job_new (TKL_JOB_SYNC);
  TklJobResult result = {
    .time_utc_ms = instant (NOW), .ok = TRUE, .error_code = -1, .text = g_strdup ("3 new ticks.")
  };
  g_autofree char *today = NULL;
  g_autofree char *later = NULL;

  g_assert_null (tkl_job_text_result (job, zone, instant (NOW)));
  tkl_job_set_result (job, &result);
  today = tkl_job_text_result (job, zone, instant (NOW));
  g_assert_cmpstr (today, ==, "10:00: 3 new ticks.");
  later = tkl_job_text_result (job, zone, instant ("2026-03-05T09:00:00Z"));
  g_assert_cmpstr (later, ==, "04/03/2026 10:00: 3 new ticks.");
}

/* An order says what it is about. */
static void
test_title (void)
{
  const TklJobOrder order = { TKL_JOB_DERIVE, "VAN 07 · 04/03/2026", NULL, 0, 0, 1 };
  g_autoptr (TklJob) standing = tkl_job_new (TKL_JOB_CHECK);
  g_autoptr (TklJob) ordered = tkl_job_new_order (&order);
  g_autofree char *short_title = tkl_job_text_title (standing);
  g_autofree char *long_title = tkl_job_text_title (ordered);

  g_assert_cmpstr (short_title, ==, "Check the database");
  g_assert_cmpstr (long_title, ==, "Re-derive ticks (VAN 07 · 04/03/2026)");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/job-text/state", test_state);
  g_test_add_func ("/job-text/progress", test_progress);
  g_test_add_func ("/job-text/result", test_result);
  g_test_add_func ("/job-text/title", test_title);
  return g_test_run ();
}
