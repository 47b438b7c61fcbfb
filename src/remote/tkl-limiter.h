/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklLimiter: how many requests may run at once, and how far apart they start. */
/* Thread: any; one limiter is shared by all threads that ask the same service. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TKL_LIMITER_MAX_IN_FLIGHT 2
#define TKL_LIMITER_INTERVAL_MS 250

/* The passing of time, replaceable by tests. */
typedef struct
{
  gint64 (*now_ms) (gpointer data); /* never goes back; any origin */
  void (*wait_until) (GCond *cond,
                      GMutex *mutex,
                      gint64 until_ms,
                      gpointer data); /* called with @mutex held, as g_cond_wait_until(); may
                                         return early */
  gpointer data;
} TklLimiterClock;

typedef struct _TklLimiter TklLimiter;

/**
 * tkl_limiter_new:
 * @max_in_flight: 1 …
 * @interval_ms: least time between two starts; 0 = none
 * @clock: (nullable): copied; NULL = the monotonic clock of the system
 *
 * Returns: (transfer full): free with tkl_limiter_unref().
 */
TklLimiter *tkl_limiter_new (guint max_in_flight, guint interval_ms, const TklLimiterClock *clock);
TklLimiter *tkl_limiter_ref (TklLimiter *limiter);
void tkl_limiter_unref (TklLimiter *limiter);

/**
 * tkl_limiter_acquire:
 * @cancellable: (nullable)
 * @error: G_IO_ERROR_CANCELLED
 *
 * Blocks until a request may start, then counts it as in flight until tkl_limiter_release().
 */
gboolean tkl_limiter_acquire (TklLimiter *limiter, GCancellable *cancellable, GError **error);

/** tkl_limiter_release: The request of one successful tkl_limiter_acquire() is over. */
void tkl_limiter_release (TklLimiter *limiter);

/**
 * tkl_limiter_hold:
 * @delay_ms: ≥ 0
 *
 * Lets no request start for that long, whoever asks: a service that refuses one request for its
 * rate means them all. The longest of several holds counts.
 */
void tkl_limiter_hold (TklLimiter *limiter, gint64 delay_ms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklLimiter, tkl_limiter_unref)

G_END_DECLS
