/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklClock: the time and timers, replaced by tests. */
/* Thread: main. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 (*real_ms) (gpointer data);   /* wall clock, UTC; may jump */
  gint64 (*steady_ms) (gpointer data); /* never jumps; stands still while the machine sleeps */
  guint (*start_timer) (gpointer data, guint ms, GSourceOnceFunc func, gpointer func_data);
  void (*stop_timer) (gpointer data, guint id); /* only of one that has not fired */
  gpointer data;
  gboolean is_fake; /* the services it starts get its time as well */
} TklClock;

/** tkl_clock_system: Returns: (transfer none): the machine's. */
const TklClock *tkl_clock_system (void);

G_END_DECLS
