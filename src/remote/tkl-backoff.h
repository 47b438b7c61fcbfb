/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long to wait before a request is repeated. */
/* Thread: any; pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TKL_BACKOFF_ATTEMPTS 6
#define TKL_BACKOFF_CAP_MS 60000
/* A service that asks for a longer pause than this gets it by the next cycle, not by blocking. */
#define TKL_BACKOFF_PATIENCE_MS 300000

/**
 * tkl_backoff_delay_ms:
 * @attempt: failed attempts so far, 1 …
 * @random: any value; spreads the result
 *
 * 0.5 s × 2ⁿ⁻¹, at most 60 s, of which the upper half is left to chance so that clients that
 * failed together do not come back together.
 * Returns: 250 … 60 000 ms.
 */
gint64 tkl_backoff_delay_ms (guint attempt, guint32 random);

/**
 * tkl_backoff_retry_after_ms:
 * @header: (nullable): value of `Retry-After`: whole seconds or an HTTP date
 * @now_utc_ms: the wall clock, for a date
 *
 * Returns: the pause asked for, 0 for a date gone by; −1 without a header that can be read.
 */
gint64 tkl_backoff_retry_after_ms (const char *header, gint64 now_utc_ms);

G_END_DECLS
