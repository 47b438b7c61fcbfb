/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklZone: a time zone of the tz database with its transitions spread out for speed. */
/* Thread: immutable after creation, any thread. */
#include "tkl-zone.h"

#include <string.h>

#include "tkl-core-error.h"

#define MS_PER_S G_GINT64_CONSTANT (1000)
#define MS_PER_MIN G_GINT64_CONSTANT (60000)

/* 1970-01-01 and 2100-01-01; before and after, the nearest offset holds. */
#define TABLE_FIRST_S G_GINT64_CONSTANT (0)
#define TABLE_LAST_S G_GINT64_CONSTANT (4102444800)

/* About 25 days. The offset of an instant is looked up by the slot it lies in, which says where to
 * begin in the list of transitions: no search, and no remembered last hit that threads would share. */
#define SLOT_BITS 31
#define N_SLOTS ((gsize) ((TABLE_LAST_S * 1000) >> SLOT_BITS) + 1)

/* Keeps sums with an offset, and days in 32 bits, from overflowing: three million years. */
#define INSTANT_LIMIT_MS G_GINT64_CONSTANT (100000000000000000)

/* No offset is larger, and no pair of offsets farther apart, than this. */
#define LARGEST_OFFSET_MS (2 * TKL_MS_PER_DAY)

typedef struct
{
  gint64 begin_utc_ms; /* until the next one begins; the first begins with time itself */
  gint64 offset_ms;    /* east of Greenwich */
} Span;

struct _TklZone
{
  gatomicrefcount references;
  char *id;               /* (owned) */
  GArray *spans;          /* (owned) (element-type Span): ascending, at least one */
  guint16 slots[N_SLOTS]; /* index of the span in force when the slot begins */
};

/* Names of the tz database begin with a capital; other files in its folder (`leapseconds`,
 * `localtime`) are no zones. Digits stand behind a slash only (`Etc/GMT+1`): GLib would read `GMT+1`
 * as a POSIX rule, with the opposite sign of what people mean by it. */
static gboolean
is_zone_name (const char *id)
{
  gboolean after_slash = FALSE;

  if (id == NULL || !g_ascii_isupper (id[0]) || strlen (id) > 64)
    return FALSE;
  for (const char *p = id; *p != '\0'; p++)
    {
      gboolean is_slash = *p == '/' && g_ascii_isalpha (p[1]);
      gboolean is_number = after_slash && (g_ascii_isdigit (*p) || *p == '+');

      if (!is_slash && !is_number && !g_ascii_isalpha (*p) && *p != '_' && *p != '-')
        return FALSE;
      after_slash |= is_slash;
    }
  return TRUE;
}

static void
add_span (GArray *spans, GTimeZone *source, gint64 begin_s, int interval)
{
  Span span = { begin_s * MS_PER_S, g_time_zone_get_offset (source, interval) * MS_PER_S };

  /* Some transitions only rename the time (`WET` to `GMT`). */
  if (spans->len == 0 || g_array_index (spans, Span, spans->len - 1).offset_ms != span.offset_ms)
    g_array_append_val (spans, span);
}

/* GTimeZone numbers its intervals in the order of time, so that halving finds every change between
 * two instants to the second. At most 32 deep. */
static void
add_changes (GArray *spans, GTimeZone *source, const gint64 times_s[2], const int intervals[2])
{
  gint64 middle_s;
  int middle;

  if (intervals[0] == intervals[1])
    return;
  if (times_s[1] - times_s[0] == 1)
    {
      add_span (spans, source, times_s[1], intervals[1]);
      return;
    }
  middle_s = times_s[0] + (times_s[1] - times_s[0]) / 2;
  middle = g_time_zone_find_interval (source, G_TIME_TYPE_UNIVERSAL, middle_s);
  add_changes (spans, source, (gint64[]){ times_s[0], middle_s }, (int[]){ intervals[0], middle });
  add_changes (spans, source, (gint64[]){ middle_s, times_s[1] }, (int[]){ middle, intervals[1] });
}

static void
fill_slots (TklZone *zone)
{
  const Span *spans = (const Span *) (const void *) zone->spans->data;
  guint span = 0;

  for (gsize slot = 0; slot < N_SLOTS; slot++)
    {
      gint64 begin_ms = (gint64) slot << SLOT_BITS;

      while (span + 1 < zone->spans->len && spans[span + 1].begin_utc_ms <= begin_ms)
        span++;
      zone->slots[slot] = (guint16) span;
    }
}

static TklZone *
spread_out (const char *id, GTimeZone *source)
{
  gint64 times_s[2] = { TABLE_FIRST_S, TABLE_LAST_S };
  int intervals[2];
  TklZone *zone = g_new0 (TklZone, 1);

  g_atomic_ref_count_init (&zone->references);
  zone->id = g_strdup (id);
  zone->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  for (int i = 0; i < 2; i++)
    intervals[i] = g_time_zone_find_interval (source, G_TIME_TYPE_UNIVERSAL, times_s[i]);
  add_span (zone->spans, source, times_s[0], intervals[0]);
  add_changes (zone->spans, source, times_s, intervals);
  g_array_index (zone->spans, Span, 0).begin_utc_ms = G_MININT64;
  g_assert (zone->spans->len <= G_MAXUINT16);
  fill_slots (zone);
  return zone;
}

TklZone *
tkl_zone_new (const char *id, GError **error)
{
  static GMutex lock;
  static TklZone *last;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  g_autoptr (GTimeZone) source = NULL;

  if (last != NULL && g_strcmp0 (last->id, id) == 0)
    return tkl_zone_ref (last);
  source = is_zone_name (id) ? g_time_zone_new_identifier (id) : NULL;
  if (source == NULL)
    {
      g_set_error (error, TKL_CORE_ERROR, TKL_CORE_ERROR_UNKNOWN,
                   "no time zone “%s” on this system; zones are named like Europe/Brussels",
                   id != NULL ? id : "");
      return NULL;
    }
  g_clear_pointer (&last, tkl_zone_unref);
  last = spread_out (id, source);
  return tkl_zone_ref (last);
}

TklZone *
tkl_zone_ref (TklZone *zone)
{
  g_return_val_if_fail (zone != NULL, NULL);

  g_atomic_ref_count_inc (&zone->references);
  return zone;
}

void
tkl_zone_unref (TklZone *zone)
{
  if (zone == NULL || !g_atomic_ref_count_dec (&zone->references))
    return;
  g_free (zone->id);
  g_array_unref (zone->spans);
  g_free (zone);
}

const char *
tkl_zone_id (const TklZone *zone)
{
  g_return_val_if_fail (zone != NULL, NULL);

  return zone->id;
}

static guint
find_span (const TklZone *zone, gint64 utc_ms)
{
  const Span *spans = (const Span *) (const void *) zone->spans->data;
  gint64 slot = utc_ms >> SLOT_BITS;
  guint span = zone->slots[CLAMP (slot, 0, (gint64) N_SLOTS - 1)];

  while (span + 1 < zone->spans->len && spans[span + 1].begin_utc_ms <= utc_ms)
    span++;
  return span;
}

static gint64
get_offset_ms (const TklZone *zone, gint64 utc_ms)
{
  return g_array_index (zone->spans, Span, find_span (zone, utc_ms)).offset_ms;
}

/* Returns: what the wall shows, as milliseconds since 1970-01-01 00:00 on that wall. */
static gint64
get_wall_ms (const TklZone *zone, gint64 utc_ms)
{
  return CLAMP (utc_ms, -INSTANT_LIMIT_MS, INSTANT_LIMIT_MS) + get_offset_ms (zone, utc_ms);
}

static TklDay
get_wall_day (gint64 wall_ms)
{
  return (TklDay) ((wall_ms >= 0 ? wall_ms : wall_ms - (TKL_MS_PER_DAY - 1)) / TKL_MS_PER_DAY);
}

gint32
tkl_zone_offset_s (const TklZone *zone, gint64 utc_ms)
{
  g_return_val_if_fail (zone != NULL, 0);

  return (gint32) (get_offset_ms (zone, utc_ms) / MS_PER_S);
}

TklDay
tkl_zone_civil_day (const TklZone *zone, gint64 utc_ms)
{
  g_return_val_if_fail (zone != NULL, TKL_DAY_NONE);

  return get_wall_day (get_wall_ms (zone, utc_ms));
}

int
tkl_zone_minute_of_day (const TklZone *zone, gint64 utc_ms)
{
  gint64 wall_ms;

  g_return_val_if_fail (zone != NULL, 0);

  wall_ms = get_wall_ms (zone, utc_ms);
  return (int) ((wall_ms - get_wall_day (wall_ms) * TKL_MS_PER_DAY) / MS_PER_MIN);
}

TklDay
tkl_zone_workday (const TklZone *zone, gint64 utc_ms, int day_start_min)
{
  g_return_val_if_fail (zone != NULL, TKL_DAY_NONE);
  g_return_val_if_fail (day_start_min >= 0 && day_start_min < 1440, TKL_DAY_NONE);

  /* Hours are taken off what the wall shows, not off the instant. */
  return get_wall_day (get_wall_ms (zone, utc_ms) - day_start_min * MS_PER_MIN);
}

/* Returns: the first span in which a wall has ever shown @wall_ms or more. */
static guint
find_wall_span (const TklZone *zone, gint64 wall_ms)
{
  guint span = find_span (zone, wall_ms - LARGEST_OFFSET_MS);

  while (span + 1 < zone->spans->len)
    {
      const Span *next = &g_array_index (zone->spans, Span, span + 1);

      if (wall_ms - (next - 1)->offset_ms < next->begin_utc_ms)
        break;
      span++;
    }
  return span;
}

gint64
tkl_zone_to_utc_ms (const TklZone *zone, TklDay day, gint64 ms_of_day)
{
  gint64 wall_ms = day * TKL_MS_PER_DAY + ms_of_day;
  const Span *span;

  g_return_val_if_fail (zone != NULL && day != TKL_DAY_NONE, 0);
  g_return_val_if_fail (ms_of_day >= 0 && ms_of_day < TKL_MS_PER_DAY, 0);

  span = &g_array_index (zone->spans, Span, find_wall_span (zone, wall_ms));
  /* Skipped times lie before the span that follows the gap. Counted with the offset in force before
   * the gap they move forward by its length. */
  if (wall_ms - span->offset_ms < span->begin_utc_ms)
    span--;
  return wall_ms - span->offset_ms;
}

gint64
tkl_zone_workday_start_utc_ms (const TklZone *zone, TklDay day, int day_start_min)
{
  gint64 wall_ms = day * TKL_MS_PER_DAY + day_start_min * MS_PER_MIN;
  const Span *span;

  g_return_val_if_fail (zone != NULL && day != TKL_DAY_NONE, 0);
  g_return_val_if_fail (day_start_min >= 0 && day_start_min < 1440, 0);

  span = &g_array_index (zone->spans, Span, find_wall_span (zone, wall_ms));
  return MAX (wall_ms - span->offset_ms, span->begin_utc_ms);
}
