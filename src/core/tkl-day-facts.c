/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known around one day of one person: the ticks, those of the others, and the engine. */
/* Thread: any; pure. */
#include "tkl-day-facts.h"

static const TklTick *
find_in (const TklTick *ticks, gsize n, gint64 id)
{
  for (gsize i = 0; i < n; i++)
    if (ticks[i].id == id)
      return &ticks[i];
  return NULL;
}

const TklTick *
tkl_day_facts_find (const TklDayFacts *facts, gint64 id)
{
  const TklTick *tick = find_in (facts->day, facts->n_day, id);

  if (tick == NULL)
    tick = find_in (facts->others, facts->n_others, id);
  return tick != NULL ? tick : find_in (facts->ignition, facts->n_ignition, id);
}

GPtrArray *
tkl_day_facts_kept (const TklDayFacts *facts)
{
  GPtrArray *kept = g_ptr_array_new ();

  for (gsize i = 0; i < facts->n_day; i++)
    if (tkl_tick_is_kept (&facts->day[i], facts->company->on.ignore_doubles))
      g_ptr_array_add (kept, (gpointer) &facts->day[i]);
  return kept;
}

gboolean
tkl_day_facts_left (const TklDayFacts *facts)
{
  g_autoptr (GPtrArray) kept = tkl_day_facts_kept (facts);

  for (guint i = 0; i < kept->len; i++)
    if (!tkl_tick_is_held (kept->pdata[i]))
      return FALSE;
  return kept->len > 0;
}

gboolean
tkl_tick_same_place (const TklTick *a, const TklTick *b)
{
  return tkl_tick_has_single_place (a) && tkl_tick_has_single_place (b) && a->place == b->place
         && a->project_id == b->project_id;
}

gboolean
tkl_tick_in_order (const TklTick *tick, gboolean ignore_doubles)
{
  gboolean open_double = !ignore_doubles && (tick->flags & TKL_TICK_IS_DOUBLE) != 0
                         && (tick->flags & TKL_TICK_NOT_DOUBLE) == 0;

  return (tick->flags & TKL_TICK_LINKED) != 0 && tick->employee_id != 0 && !open_double
         && tkl_tick_has_single_place (tick) && !tkl_tick_is_held (tick);
}

gboolean
tkl_tick_together (const TklTick *a, const TklTick *b)
{
  return ABS (a->time_utc_ms - b->time_utc_ms) <= TKL_TOGETHER_MS;
}

void
tkl_day_facts_engine (const TklDayFacts *facts,
                      const TklTick *tick,
                      const TklTick **ret_before,
                      const TklTick **ret_after)
{
  *ret_before = NULL;
  *ret_after = NULL;
  for (gsize i = 0; tick->vehicle_id != 0 && i < facts->n_ignition; i++)
    {
      const TklTick *event = &facts->ignition[i];

      if (event->vehicle_id != tick->vehicle_id)
        continue;
      if (event->time_utc_ms <= tick->time_utc_ms)
        *ret_before = event;
      else if (*ret_after == NULL)
        *ret_after = event;
    }
}
