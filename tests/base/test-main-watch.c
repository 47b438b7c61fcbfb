/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The watch over the main thread: what it reports, and what it lets pass. No test depends on how
 * fast the machine is: what must not be reported does not take our time at all. */
/* Thread: main, and those the tests start. */
#include "tkl-main-watch.h"

#include <string.h>
#include <time.h>

#define LIMIT_MS 60

static guint n_reports, n_criticals;

static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE"))
      {
        n_reports += (level & G_LOG_LEVEL_WARNING) != 0
                     && strstr (fields[i].value, "“a source”") != NULL
                     && strstr (fields[i].value, " 0x") != NULL;
        n_criticals += (level & G_LOG_LEVEL_CRITICAL) != 0
                       && strstr (fields[i].value, "ask_slowly()") != NULL;
      }
  return G_LOG_WRITER_HANDLED;
}

static gboolean
do_nothing (gpointer data)
{
  return G_SOURCE_REMOVE;
}

static gboolean
sleep_long (gpointer data)
{
  g_usleep (4 * LIMIT_MS * 1000);
  return G_SOURCE_REMOVE;
}

static gint64
read_cpu_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static gboolean
compute_long (gpointer data)
{
  gint64 until_us = read_cpu_us () + 4 * LIMIT_MS * 1000;

  while (read_cpu_us () < until_us)
    ;
  return G_SOURCE_REMOVE;
}

/* The turn ends where the loop asks for news again. */
static void
turn (GSource *source)
{
  g_source_set_static_name (source, "a source");
  g_source_attach (source, NULL);
  while (!g_source_is_destroyed (source))
    g_main_context_iteration (NULL, TRUE);
  g_main_context_iteration (NULL, FALSE);
  g_source_unref (source);
}

static void
run_callback (GSourceFunc func)
{
  GSource *source = g_idle_source_new ();

  g_source_set_callback (source, func, NULL, NULL);
  turn (source);
}

static void
set_up (void)
{
  n_reports = n_criticals = 0;
  tkl_main_watch_start (LIMIT_MS);
}

/* Whether it waits or computes. */
static void
test_reported (void)
{
  set_up ();
  run_callback (sleep_long);
  g_assert_cmpuint (n_reports, ==, 1);
  g_assert_cmpuint (tkl_main_watch_take_longest (), >, LIMIT_MS);
  g_assert_cmpuint (tkl_main_watch_take_longest (), ==, 0);
  run_callback (compute_long);
  g_assert_cmpuint (n_reports, ==, 2);
  tkl_main_watch_stop ();
  run_callback (sleep_long);
  g_assert_cmpuint (n_reports, ==, 2);
}

/* Neither what is no callback, nor what libraries do by themselves, nor a fixture at work. */
static void
test_let_pass (void)
{
  GSourceOnceFunc foreign = (GSourceOnceFunc) (void (*) (void)) g_usleep;
  guint id;

  set_up ();
  run_callback (do_nothing);
  sleep_long (NULL);
  run_callback (do_nothing);
  id = g_timeout_add_once (0, foreign, GUINT_TO_POINTER (4 * LIMIT_MS * 1000));
  while (g_main_context_find_source_by_id (NULL, id) != NULL)
    g_main_context_iteration (NULL, TRUE);
  run_callback (do_nothing);
  tkl_main_watch_pause ();
  run_callback (sleep_long);
  tkl_main_watch_resume ();
  g_assert_cmpuint (n_reports, ==, 0);
  g_assert_cmpuint (tkl_main_watch_take_longest (), ==, 0);
  tkl_main_watch_stop ();
}

static gpointer
ask_slowly (gpointer data)
{
  TKL_ASSERT_MAY_BLOCK ();
  return NULL;
}

/* Here it must not be called, however quick it was: with a limit and without. */
static void
test_elsewhere (gconstpointer limit_ms)
{
  n_reports = n_criticals = 0;
  tkl_main_watch_start (GPOINTER_TO_UINT (limit_ms));
  ask_slowly (NULL);
  g_assert_cmpuint (n_criticals, ==, 1);
  g_thread_join (g_thread_new ("elsewhere", ask_slowly, NULL));
  tkl_main_watch_pause ();
  ask_slowly (NULL);
  tkl_main_watch_resume ();
  tkl_main_watch_stop ();
  ask_slowly (NULL);
  g_assert_cmpuint (n_criticals, ==, 1);
}

static void
test_limit (void)
{
  static const struct
  {
    const char *value; /* (nullable) */
    guint expected_ms;
  } cases[] = { { NULL, LIMIT_MS }, { "", LIMIT_MS }, { "soon", LIMIT_MS },
                { "-1", LIMIT_MS }, { "0", 0 },       { "400", 400 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (cases[i].value != NULL)
        g_setenv (TKL_MAIN_WATCH_LIMIT_VARIABLE, cases[i].value, TRUE);
      else
        g_unsetenv (TKL_MAIN_WATCH_LIMIT_VARIABLE);
      g_assert_cmpuint (tkl_main_watch_limit (LIMIT_MS), ==, cases[i].expected_ms);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* The messages are what is tested. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR);
  g_log_set_writer_func (write_log, NULL, NULL);
  g_test_add_func ("/main-watch/reported", test_reported);
  g_test_add_func ("/main-watch/let-pass", test_let_pass);
  g_test_add_data_func ("/main-watch/elsewhere", GUINT_TO_POINTER (LIMIT_MS), test_elsewhere);
  g_test_add_data_func ("/main-watch/elsewhere-no-limit", NULL, test_elsewhere);
  g_test_add_func ("/main-watch/limit", test_limit);
  return g_test_run ();
}
