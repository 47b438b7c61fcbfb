/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trackers that repeat the key of a touch while the engine runs: which touch gap makes one tick of it. */
/* Thread: any; pure. */
#include "tkl-touch-gap.h"

/* So few may be somebody who touched twice. */
#define LEAST_REPEATS 20
#define MOST_S 3600
#define MINUTE_MS G_GINT64_CONSTANT (60000)

void
tkl_touch_gap_seen_init (TklTouchGapSeen *seen)
{
  *seen = (TklTouchGapSeen){ g_array_new (FALSE, FALSE, sizeof (gint64)), 0 };
}

void
tkl_touch_gap_seen_clear (TklTouchGapSeen *seen)
{
  g_clear_pointer (&seen->waits_ms, g_array_unref);
}

/* @ret_first: (out): the first key of an instant. Returns: where those after it begin. */
static gsize
skip_keys (const TklDeriveInput *input, gsize from, gint64 time_ms, gsize *ret_first)
{
  while (from < input->n_keys && input->keys[from].time_utc_ms < time_ms)
    from++;
  *ret_first = from;
  while (from < input->n_keys && input->keys[from].time_utc_ms == time_ms)
    from++;
  return from;
}

static gboolean
share_key (const TklDeriveInput *input, gsize a, gsize a_end, gsize b, gsize b_end)
{
  for (gsize i = a; i < a_end; i++)
    for (gsize j = b; j < b_end; j++)
      if (input->keys[i].key_id == input->keys[j].key_id)
        return TRUE;
  return FALSE;
}

void
tkl_touch_gap_see (TklTouchGapSeen *seen, const TklDeriveInput *input)
{
  TklIgnition ignition = input->before_ignition;
  gsize before = 0, before_end = 0;

  for (gsize i = 0; i < input->n_records; i++)
    {
      const TklRecord *record = &input->records[i];
      gsize first;
      gsize end = skip_keys (input, before_end, record->time_utc_ms, &first);

      if (end > first)
        seen->n_keys++;
      if (i > 0 && ignition == TKL_IGNITION_ON && share_key (input, before, before_end, first, end))
        {
          gint64 wait_ms = record->time_utc_ms - record[-1].time_utc_ms;

          g_array_append_val (seen->waits_ms, wait_ms);
        }
      if (record->ignition != TKL_IGNITION_UNKNOWN)
        ignition = (TklIgnition) record->ignition;
      before = first;
      before_end = end;
    }
}

static int
compare_waits (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

int
tkl_touch_gap_propose (TklTouchGapSeen *seen)
{
  guint n = seen->waits_ms->len;
  gint64 usual_ms, minutes;

  if (n < LEAST_REPEATS || n < seen->n_keys - n)
    return 0;
  g_array_sort (seen->waits_ms, compare_waits);
  usual_ms = g_array_index (seen->waits_ms, gint64, (n - 1) * 19 / 20);
  minutes = (usual_ms * 6 / 5 + MINUTE_MS - 1) / MINUTE_MS;
  return (int) MIN (minutes * 60, MOST_S);
}
