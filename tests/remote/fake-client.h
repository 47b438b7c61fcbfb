/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A TrustTrack client for tests: short time-outs, and waits that take no time. */
/* Thread: the test's. */
#pragma once

#include "fake-server.h"
#include "tkl-remote-error.h"
#include "tkl-trusttrack.h"

#define FAKE_KEY "s3cr3t key/+"
#define FAKE_KEY_ENCODED "s3cr3t%20key%2F%2B"
#define FAKE_NOW_MS G_GINT64_CONSTANT (1772430067250) /* 2026-03-02T05:41:07.250Z */

/* A clock that jumps to whatever is waited for. */
typedef struct
{
  gint64 now_ms; /* under the limiter's mutex */
} FakeClock;

TklLimiterClock fake_clock_functions (FakeClock *clock);

/* @clock: (nullable): told how long the client would have waited. */
TklTrusttrack *fake_client_new (const char *url, FakeClock *clock);

/* Fails the test when an error shows the key. */
void assert_no_key (const GError *error);
