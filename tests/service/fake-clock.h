/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clock whose hands the test moves, and a network that it switches. */
/* Thread: main. */
#pragma once

#include "tkl-clock.h"

#include <gio/gio.h>

typedef struct
{
  TklClock clock; /* hand this to the unit under test */
  gint64 real_ms, steady_ms;
  GPtrArray *timers; /* (owned) */
  guint last_id;
} FakeClock;

/* @time: RFC 3339 */
FakeClock *fake_clock_new (const char *time);
void fake_clock_free (FakeClock *self);

/* Goes on to the next timer, at most by @max_ms, and fires it. Returns: ms gone by. */
gint64 fake_clock_step (FakeClock *self, gint64 max_ms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeClock, fake_clock_free)

#define FAKE_TYPE_NETWORK (fake_network_get_type ())
G_DECLARE_FINAL_TYPE (FakeNetwork, fake_network, FAKE, NETWORK, GObject)

FakeNetwork *fake_network_new (gboolean available);
void fake_network_set (FakeNetwork *self, gboolean available);
