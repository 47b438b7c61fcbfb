/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklLimiter: how many requests may run at once, and how far apart they start. */
/* Thread: any; one limiter is shared by all threads that ask the same service. */
#include "tkl-limiter.h"

struct _TklLimiter
{
  gatomicrefcount ref_count;
  guint max_in_flight;
  guint interval_ms;
  TklLimiterClock clock;
  GMutex mutex;
  GCond cond;           /* (mutex mutex): something below changed, or a waiter was cancelled */
  guint in_flight;      /* (mutex mutex) */
  gint64 not_before_ms; /* (mutex mutex): next start, by the clock */
};

static gint64
read_system_clock (gpointer data)
{
  return g_get_monotonic_time () / 1000;
}

static void
wait_system_clock (GCond *cond, GMutex *mutex, gint64 until_ms, gpointer data)
{
  g_cond_wait_until (cond, mutex, until_ms * 1000);
}

TklLimiter *
tkl_limiter_new (guint max_in_flight, guint interval_ms, const TklLimiterClock *clock)
{
  TklLimiter *limiter;

  g_return_val_if_fail (max_in_flight > 0, NULL);

  limiter = g_new0 (TklLimiter, 1);
  g_atomic_ref_count_init (&limiter->ref_count);
  limiter->max_in_flight = max_in_flight;
  limiter->interval_ms = interval_ms;
  limiter->clock
      = clock != NULL ? *clock : (TklLimiterClock){ read_system_clock, wait_system_clock, NULL };
  limiter->not_before_ms = G_MININT64;
  g_mutex_init (&limiter->mutex);
  g_cond_init (&limiter->cond);
  return limiter;
}

TklLimiter *
tkl_limiter_ref (TklLimiter *limiter)
{
  g_atomic_ref_count_inc (&limiter->ref_count);
  return limiter;
}

void
tkl_limiter_unref (TklLimiter *limiter)
{
  if (!g_atomic_ref_count_dec (&limiter->ref_count))
    return;
  g_mutex_clear (&limiter->mutex);
  g_cond_clear (&limiter->cond);
  g_free (limiter);
}

static void
wake_cb (GCancellable *cancellable, gpointer data)
{
  TklLimiter *limiter = data;

  g_mutex_lock (&limiter->mutex);
  g_cond_broadcast (&limiter->cond);
  g_mutex_unlock (&limiter->mutex);
}

/* With the mutex held. TRUE: a start is taken. */
static gboolean
wait_for_turn (TklLimiter *limiter, GCancellable *cancellable)
{
  while (!g_cancellable_is_cancelled (cancellable))
    {
      gint64 now_ms = limiter->clock.now_ms (limiter->clock.data);

      if (limiter->in_flight >= limiter->max_in_flight)
        g_cond_wait (&limiter->cond, &limiter->mutex);
      else if (limiter->not_before_ms > now_ms)
        limiter->clock.wait_until (&limiter->cond, &limiter->mutex, limiter->not_before_ms,
                                   limiter->clock.data);
      else
        {
          limiter->in_flight++;
          limiter->not_before_ms = now_ms + limiter->interval_ms;
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
tkl_limiter_acquire (TklLimiter *limiter, GCancellable *cancellable, GError **error)
{
  gulong handler = 0;
  gboolean taken;

  g_return_val_if_fail (limiter != NULL, FALSE);

  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (wake_cb), limiter, NULL);
  g_mutex_lock (&limiter->mutex);
  taken = wait_for_turn (limiter, cancellable);
  g_mutex_unlock (&limiter->mutex);
  /* Not under the mutex: it waits for a handler that is running, which takes the mutex. */
  g_cancellable_disconnect (cancellable, handler);
  if (!taken)
    g_cancellable_set_error_if_cancelled (cancellable, error);
  return taken;
}

void
tkl_limiter_release (TklLimiter *limiter)
{
  g_return_if_fail (limiter != NULL);

  g_mutex_lock (&limiter->mutex);
  g_assert (limiter->in_flight > 0);
  limiter->in_flight--;
  g_cond_broadcast (&limiter->cond);
  g_mutex_unlock (&limiter->mutex);
}

void
tkl_limiter_hold (TklLimiter *limiter, gint64 delay_ms)
{
  g_return_if_fail (limiter != NULL);
  g_return_if_fail (delay_ms >= 0);

  g_mutex_lock (&limiter->mutex);
  limiter->not_before_ms
      = MAX (limiter->not_before_ms, limiter->clock.now_ms (limiter->clock.data) + delay_ms);
  g_cond_broadcast (&limiter->cond);
  g_mutex_unlock (&limiter->mutex);
}
