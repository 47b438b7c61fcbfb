/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The limiter under a clock of our own, the waits between attempts (docs/trusttrack.md §5.1). */
/* Thread: main, and those the tests start. */
#include "tkl-backoff.h"
#include "tkl-trusttrack.h"

/* A clock that jumps to whatever is waited for. */
typedef struct
{
  gint64 now_ms;
  guint n_waits;
  gboolean early; /* wake up half way, as real waits may */
} FakeClock;

static gint64
read_fake (gpointer data)
{
  return ((FakeClock *) data)->now_ms;
}

static void
wait_fake (GCond *cond, GMutex *mutex, gint64 until_ms, gpointer data)
{
  FakeClock *clock = data;
  gint64 step_ms = until_ms - clock->now_ms;

  clock->n_waits++;
  clock->now_ms += clock->early ? (step_ms + 1) / 2 : step_ms;
}

static TklLimiter *
make (FakeClock *clock, guint max_in_flight, guint interval_ms)
{
  TklLimiterClock functions = { read_fake, wait_fake, clock };

  return tkl_limiter_new (max_in_flight, interval_ms, &functions);
}

static void
acquire (TklLimiter *limiter)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tkl_limiter_acquire (limiter, NULL, &error));
  g_assert_no_error (error);
}

static void
test_spacing (void)
{
  for (int early = 0; early < 2; early++)
    {
      FakeClock clock = { .now_ms = 5000, .early = early };
      g_autoptr (TklLimiter) limiter = make (&clock, 2, 250);

      acquire (limiter); /* the first goes at once */
      g_assert_cmpint (clock.now_ms, ==, 5000);
      tkl_limiter_release (limiter);
      acquire (limiter);
      g_assert_cmpint (clock.now_ms, ==, 5250);
      tkl_limiter_release (limiter);
      clock.now_ms = 5400;
      acquire (limiter);
      g_assert_cmpint (clock.now_ms, ==, 5500);
      tkl_limiter_release (limiter);
      clock.now_ms = 9000;
      acquire (limiter);
      g_assert_cmpint (clock.now_ms, ==, 9000);
      tkl_limiter_release (limiter);
    }
}

static void
test_no_interval (void)
{
  FakeClock clock = { .now_ms = 0 };
  g_autoptr (TklLimiter) limiter = make (&clock, 1, 0);

  for (int i = 0; i < 100; i++)
    {
      acquire (limiter);
      tkl_limiter_release (limiter);
    }
  g_assert_cmpint (clock.now_ms, ==, 0);
  g_assert_cmpuint (clock.n_waits, ==, 0);
}

static void
test_hold (void)
{
  FakeClock clock = { .now_ms = 1000 };
  g_autoptr (TklLimiter) limiter = make (&clock, 2, 250);

  tkl_limiter_hold (limiter, 5000);
  tkl_limiter_hold (limiter, 100); /* the longest counts */
  acquire (limiter);
  g_assert_cmpint (clock.now_ms, ==, 6000);
  tkl_limiter_hold (limiter, 100); /* no shorter than the interval */
  acquire (limiter);
  g_assert_cmpint (clock.now_ms, ==, 6250);
}

typedef struct
{
  TklLimiter *limiter;
  int in_flight; /* (atomic) */
  int most;      /* (atomic) */
  int starts;    /* (atomic) */
} Crowd;

static gpointer
ask_often (gpointer data)
{
  Crowd *crowd = data;

  for (int i = 0; i < 200; i++)
    {
      int now, most;

      g_assert_true (tkl_limiter_acquire (crowd->limiter, NULL, NULL));
      now = g_atomic_int_add (&crowd->in_flight, 1) + 1;
      for (most = g_atomic_int_get (&crowd->most);
           now > most && !g_atomic_int_compare_and_exchange (&crowd->most, most, now);
           most = g_atomic_int_get (&crowd->most))
        continue;
      g_thread_yield ();
      g_atomic_int_add (&crowd->in_flight, -1);
      g_atomic_int_inc (&crowd->starts);
      tkl_limiter_release (crowd->limiter);
    }
  return NULL;
}

static void
test_in_flight (void)
{
  g_autoptr (TklLimiter) limiter = tkl_limiter_new (2, 0, NULL);
  Crowd crowd = { .limiter = limiter };
  GThread *threads[6];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("asker", ask_often, &crowd);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (crowd.starts, ==, 1200);
  g_assert_cmpint (crowd.most, <=, 2);
}

static gpointer
cancel_it (gpointer data)
{
  g_cancellable_cancel (data);
  return NULL;
}

/* Whatever it waits for, a cancelled waiter comes back. */
static void
test_cancel (void)
{
  for (int held = 0; held < 2; held++)
    {
      g_autoptr (TklLimiter) limiter = tkl_limiter_new (1, 0, NULL);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      GThread *thread;

      if (held)
        tkl_limiter_hold (limiter, 3600 * 1000);
      else
        acquire (limiter);
      thread = g_thread_new ("canceller", cancel_it, cancellable);
      g_assert_false (tkl_limiter_acquire (limiter, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_thread_join (thread);
      g_clear_error (&error);
      g_assert_false (tkl_limiter_acquire (limiter, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

static void
test_backoff (void)
{
  static const gint64 full_ms[] = { 500, 500, 1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000 };

  for (guint attempt = 0; attempt < G_N_ELEMENTS (full_ms); attempt++)
    {
      g_assert_cmpint (tkl_backoff_delay_ms (attempt, 0), ==, full_ms[attempt] / 2);
      g_assert_cmpint (tkl_backoff_delay_ms (attempt, (guint32) full_ms[attempt] / 2), ==,
                       full_ms[attempt]);
      for (guint32 random = 1; random > 0 && random < G_MAXUINT32 / 3; random *= 3)
        {
          gint64 delay_ms = tkl_backoff_delay_ms (attempt, random);

          g_assert_cmpint (delay_ms, >=, full_ms[attempt] / 2);
          g_assert_cmpint (delay_ms, <=, full_ms[attempt]);
        }
    }
  g_assert_cmpint (tkl_backoff_delay_ms (G_MAXUINT, G_MAXUINT32), <=, TKL_BACKOFF_CAP_MS);
}

static void
test_retry_after (void)
{
  static const gint64 now_ms = G_GINT64_CONSTANT (1772430067000); /* 2026-03-02T05:41:07Z */
  static const struct
  {
    const char *header;
    gint64 expected_ms;
  } cases[] = {
    { NULL, -1 },
    { "", -1 },
    { "soon", -1 },
    { "-5", -1 },
    { "1.5", -1 },
    { "99999999999", -1 },
    { "0", 0 },
    { "7", 7000 },
    { " 120 ", 120000 },
    { "Mon, 02 Mar 2026 05:41:37 GMT", 30000 },
    { "Mon, 02 Mar 2026 05:41:07 GMT", 0 },
    { "Sun, 01 Mar 2026 05:41:07 GMT", 0 },
    { "Monday, 02-Mar-26 05:42:07 GMT", 60000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (tkl_backoff_retry_after_ms (cases[i].header, now_ms), ==,
                     cases[i].expected_ms);
}

/* What the platform bears and the contract asks for (docs/trusttrack.md §5.1). */
static void
test_contract (void)
{
  const TklTrusttrackOptions options = TKL_TRUSTTRACK_OPTIONS_INIT;

  g_assert_cmpuint (TKL_LIMITER_MAX_IN_FLIGHT, ==, 2);
  g_assert_cmpuint (options.interval_ms, ==, 250);
  g_assert_cmpuint (options.connect_timeout_ms, ==, 15000);
  g_assert_cmpuint (options.total_timeout_ms, ==, 60000);
  g_assert_cmpuint (options.attempts, ==, 6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/limiter/spacing", test_spacing);
  g_test_add_func ("/limiter/no-interval", test_no_interval);
  g_test_add_func ("/limiter/hold", test_hold);
  g_test_add_func ("/limiter/in-flight", test_in_flight);
  g_test_add_func ("/limiter/cancel", test_cancel);
  g_test_add_func ("/limiter/contract", test_contract);
  g_test_add_func ("/backoff/delay", test_backoff);
  g_test_add_func ("/backoff/retry-after", test_retry_after);
  return g_test_run ();
}
