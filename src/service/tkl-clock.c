/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklClock: the time and timers, replaced by tests. */
/* Thread: main. */
#include "tkl-clock.h"

static gint64
real_ms (gpointer data)
{
  return g_get_real_time () / 1000;
}

static gint64
steady_ms (gpointer data)
{
  return g_get_monotonic_time () / 1000;
}

static guint
start_timer (gpointer data, guint ms, GSourceOnceFunc func, gpointer func_data)
{
  return g_timeout_add_once (ms, func, func_data);
}

static void
stop_timer (gpointer data, guint id)
{
  g_source_remove (id);
}

const TklClock *
tkl_clock_system (void)
{
  static const TklClock clock = { real_ms, steady_ms, start_timer, stop_timer, NULL, FALSE };

  return &clock;
}
