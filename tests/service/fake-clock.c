/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clock whose hands the test moves, and a network that it switches. */
/* Thread: main. */
#include "fake-clock.h"

#include "tkl-instant.h"

typedef struct
{
  guint id;
  gint64 due_steady_ms;
  GSourceOnceFunc func;
  gpointer data;
} Timer;

static gint64
real_ms (gpointer data)
{
  return ((FakeClock *) data)->real_ms;
}

static gint64
steady_ms (gpointer data)
{
  return ((FakeClock *) data)->steady_ms;
}

static guint
start_timer (gpointer data, guint ms, GSourceOnceFunc func, gpointer func_data)
{
  FakeClock *self = data;
  Timer *timer = g_new (Timer, 1);

  *timer = (Timer){ ++self->last_id, self->steady_ms + ms, func, func_data };
  g_ptr_array_add (self->timers, timer);
  return timer->id;
}

static void
stop_timer (gpointer data, guint id)
{
  FakeClock *self = data;

  for (guint i = 0; i < self->timers->len; i++)
    if (((Timer *) self->timers->pdata[i])->id == id)
      {
        g_ptr_array_remove_index (self->timers, i);
        return;
      }
  g_assert_not_reached ();
}

FakeClock *
fake_clock_new (const char *time)
{
  FakeClock *self = g_new0 (FakeClock, 1);

  self->clock = (TklClock){ real_ms, steady_ms, start_timer, stop_timer, self, TRUE };
  self->steady_ms = 1000;
  self->timers = g_ptr_array_new_with_free_func (g_free);
  g_assert_true (tkl_instant_parse (time, NULL, &self->real_ms));
  return self;
}

void
fake_clock_free (FakeClock *self)
{
  g_ptr_array_unref (self->timers);
  g_free (self);
}

gint64
fake_clock_step (FakeClock *self, gint64 max_ms)
{
  const Timer *next = NULL;
  Timer fired;
  gint64 wait_ms;

  for (guint i = 0; i < self->timers->len; i++)
    {
      const Timer *timer = self->timers->pdata[i];

      if (next == NULL || timer->due_steady_ms < next->due_steady_ms)
        next = timer;
    }
  wait_ms = next != NULL ? MAX (next->due_steady_ms - self->steady_ms, 0) : max_ms;
  self->real_ms += MIN (wait_ms, max_ms);
  self->steady_ms += MIN (wait_ms, max_ms);
  if (next == NULL || wait_ms > max_ms)
    return max_ms;
  fired = *next;
  stop_timer (self, fired.id);
  fired.func (fired.data);
  return wait_ms;
}

/* --- network --------------------------------------------------------------------------------- */

struct _FakeNetwork
{
  GObject parent_instance;
  gboolean available;
};

enum
{
  AVAILABLE = 1,
  METERED,
  CONNECTIVITY,
};

static void
network_init (GNetworkMonitorInterface *interface)
{
}

static void
initable_init (GInitableIface *interface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeNetwork,
                               fake_network,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, initable_init)
                                   G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, network_init))

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  if (id == AVAILABLE)
    g_value_set_boolean (value, FAKE_NETWORK (object)->available);
}

static void
fake_network_class_init (FakeNetworkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = get_property;
  g_object_class_override_property (object_class, AVAILABLE, "network-available");
  g_object_class_override_property (object_class, METERED, "network-metered");
  g_object_class_override_property (object_class, CONNECTIVITY, "connectivity");
}

static void
fake_network_init (FakeNetwork *self)
{
}

FakeNetwork *
fake_network_new (gboolean available)
{
  FakeNetwork *self = g_object_new (FAKE_TYPE_NETWORK, NULL);

  self->available = available;
  return self;
}

void
fake_network_set (FakeNetwork *self, gboolean available)
{
  self->available = available;
  g_signal_emit_by_name (self, "network-changed", available);
}
