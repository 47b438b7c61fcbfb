/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records to ticks: one pass over the instants of a vehicle. */
/* Thread: any; pure. */
#include "tkl-derive.h"

#include <stdlib.h>

/* The keys of one instant: a run of the caller's array. */
typedef struct
{
  gint64 time_utc_ms;
  gsize first, end;
} Instant;

typedef struct
{
  const TklDeriveInput *input;
  GArray *ticks; /* TklDerivedTick */
} Derivation;

static int
compare_derived (gconstpointer a, gconstpointer b)
{
  const TklDerivedTick *left = a;
  const TklDerivedTick *right = b;

  return (left->key_id > right->key_id) - (left->key_id < right->key_id);
}

static gboolean
run_has_key (const TklKeyAt *keys, gsize first, gsize end, gint32 key_id)
{
  for (gsize i = first; i < end; i++)
    if (keys[i].key_id == key_id)
      return TRUE;
  return FALSE;
}

static TklDerivedTick
make_tick (const TklRecord *record, gint64 time_utc_ms, TklTickKind kind, gint32 key_id)
{
  gboolean has_fix = record != NULL && tkl_record_has_fix (record);

  return (TklDerivedTick){
    .time_utc_ms = time_utc_ms,
    .key_id = key_id,
    .kind = (guint8) kind,
    .point = has_fix ? record->point : TKL_POINT_NONE,
    .odometer_m = record != NULL ? record->odometer_m : -1,
    .speed_kmh = record != NULL ? record->speed_kmh : -1,
  };
}

/* A key makes a tick unless the previous instant carries it and lies within the touch gap. */
static void
add_touches (Derivation *derivation,
             const Instant *now,
             const Instant *previous,
             const TklRecord *record)
{
  const TklKeyAt *keys = derivation->input->keys;
  guint first_tick = derivation->ticks->len;
  gboolean near = previous != NULL
                  && now->time_utc_ms - previous->time_utc_ms <= derivation->input->touch_gap_ms;

  for (gsize i = now->first; i < now->end; i++)
    {
      gint32 key_id = keys[i].key_id;
      TklDerivedTick tick;

      if (run_has_key (keys, now->first, i, key_id))
        continue;
      if (near && run_has_key (keys, previous->first, previous->end, key_id))
        continue;
      tick = make_tick (record, now->time_utc_ms, TKL_TICK_TOUCH, key_id);
      g_array_append_val (derivation->ticks, tick);
    }
  if (derivation->ticks->len > first_tick + 1)
    qsort (&g_array_index (derivation->ticks, TklDerivedTick, first_tick),
           derivation->ticks->len - first_tick, sizeof (TklDerivedTick), compare_derived);
}

static void
add_turn (Derivation *derivation, const TklRecord *record, TklIgnition *ignition)
{
  TklIgnition now = record->ignition;
  TklIgnition before = *ignition;
  TklDerivedTick tick;

  if (now == TKL_IGNITION_UNKNOWN)
    return;
  *ignition = now;
  if (before == TKL_IGNITION_UNKNOWN || before == now
      || record->time_utc_ms < derivation->input->from_utc_ms)
    return;
  tick = make_tick (record, record->time_utc_ms,
                    now == TKL_IGNITION_ON ? TKL_TICK_START : TKL_TICK_STOP, 0);
  g_array_append_val (derivation->ticks, tick);
}

/* Moves @now to the next instant. Returns: (nullable): its record; NULL when only a key knows it. */
static const TklRecord *
next_instant (const TklDeriveInput *input, gsize *record, Instant *now)
{
  const TklRecord *here = NULL;
  gboolean keys_left = now->end < input->n_keys;

  if (*record < input->n_records
      && (!keys_left || input->records[*record].time_utc_ms <= input->keys[now->end].time_utc_ms))
    here = &input->records[(*record)++];
  now->time_utc_ms = here != NULL ? here->time_utc_ms : input->keys[now->end].time_utc_ms;
  now->first = now->end;
  while (now->end < input->n_keys && input->keys[now->end].time_utc_ms == now->time_utc_ms)
    now->end++;
  return here;
}

GArray *
tkl_derive_ticks (const TklDeriveInput *input)
{
  Derivation derivation = { input, NULL };
  TklIgnition ignition;
  Instant now = { 0, 0, 0 };
  gboolean any = FALSE;
  gsize record = 0;

  g_return_val_if_fail (input != NULL && input->touch_gap_ms > 0, NULL);
  g_return_val_if_fail (input->records != NULL || input->n_records == 0, NULL);
  g_return_val_if_fail (input->keys != NULL || input->n_keys == 0, NULL);

  derivation.ticks = g_array_new (FALSE, FALSE, sizeof (TklDerivedTick));
  ignition = input->before_ignition;
  while (record < input->n_records || now.end < input->n_keys)
    {
      Instant previous = now;
      const TklRecord *here = next_instant (input, &record, &now);

      if (now.time_utc_ms >= input->from_utc_ms)
        add_touches (&derivation, &now, any ? &previous : NULL, here);
      if (here != NULL)
        add_turn (&derivation, here, &ignition);
      any = TRUE;
    }
  return derivation.ticks;
}

double
tkl_derive_track_m (const TklRecord *records, gsize n_records)
{
  const TklRecord *last = NULL;
  gboolean between = FALSE;
  guint n_fixes = 0;
  double length_m = 0;

  g_return_val_if_fail (records != NULL || n_records == 0, -1);

  for (gsize i = 0; i < n_records; i++)
    {
      if (!tkl_record_has_fix (&records[i]))
        continue;
      if (last != NULL)
        length_m += tkl_point_distance_m (last->point, records[i].point);
      between = between || (i > 0 && i + 1 < n_records);
      last = &records[i];
      n_fixes++;
    }
  return between && n_fixes >= 2 ? length_m : -1;
}
