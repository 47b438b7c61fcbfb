/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A TrustTrack client for tests: short time-outs, and waits that take no time. */
/* Thread: the test's. */
#include <string.h>

#include "fake-client.h"

static gint64
read_fake (gpointer data)
{
  return ((FakeClock *) data)->now_ms;
}

static void
wait_fake (GCond *cond, GMutex *mutex, gint64 until_ms, gpointer data)
{
  ((FakeClock *) data)->now_ms = until_ms;
}

TklLimiterClock
fake_clock_functions (FakeClock *clock)
{
  return (TklLimiterClock){ read_fake, wait_fake, clock };
}

TklTrusttrack *
fake_client_new (const char *url, FakeClock *clock)
{
  TklTrusttrackOptions options = TKL_TRUSTTRACK_OPTIONS_INIT;
  TklLimiterClock functions = fake_clock_functions (clock);
  g_autoptr (TklLimiter) limiter
      = tkl_limiter_new (TKL_LIMITER_MAX_IN_FLIGHT, 0, clock != NULL ? &functions : NULL);
  g_autoptr (GError) error = NULL;
  TklTrusttrack *client;

  options.url = url;
  options.key = FAKE_KEY;
  options.limiter = limiter;
  options.max_body = 1024 * 1024;
  client = tkl_trusttrack_new (&options, &error);
  g_assert_no_error (error);
  return client;
}

void
assert_no_key (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_null (strstr (error->message, "s3cr3t"));
  g_assert_cmpuint (strlen (error->message), <, 400);
}
