/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the searches for repairs of a day share: repairs that are put together and offered, once each. */
/* Thread: any; pure. */
#include "tkl-day-repair-private.h"

#include <string.h>

/* Ticks so near to each other are at one spot. */
#define SAME_SPOT_M 200

TklRepair
tkl_repair_start (TklRepairKind kind, const TklTick *tick, TklConfidence confidence)
{
  return (TklRepair){ .kind = (guint8) kind,
                      .tick_id = tick->id,
                      .time_utc_ms = tick->time_utc_ms,
                      .n_people = 1,
                      .confidence = (guint8) confidence };
}

static gboolean
is_same (const TklRepair *a, const TklRepair *b)
{
  return a->kind == b->kind && a->n_steps == b->n_steps
         && memcmp (a->steps, b->steps, a->n_steps * sizeof (TklRepairStep)) == 0;
}

/* One with more steps than it holds would do only some of them: it is not offered. What repairs two faults
 * is offered once. */
void
tkl_repair_offer (TklRepairSearch *search, const TklRepair *repair)
{
  for (guint i = 0; i < search->repairs->len; i++)
    if (is_same (&g_array_index (search->repairs, TklRepair, i), repair))
      return;
  if (!repair->too_long)
    g_array_append_vals (search->repairs, repair, 1);
}

/* The last step is replaced where there is no room, and the repair marked. */
TklRepairStep *
tkl_repair_add_step (TklRepair *repair, TklStepKind kind, gint64 tick_id)
{
  TklRepairStep *step = &repair->steps[MIN (repair->n_steps, TKL_REPAIR_MAX_STEPS - 1)];

  *step = (TklRepairStep){ .kind = (guint8) kind,
                           .tick_id = tick_id,
                           .time_utc_ms = TKL_INSTANT_NONE_MS };
  repair->too_long |= repair->n_steps == TKL_REPAIR_MAX_STEPS;
  repair->n_steps = (guint8) MIN (repair->n_steps + 1, TKL_REPAIR_MAX_STEPS);
  return step;
}

void
tkl_repair_add_place (TklRepair *repair, gint64 tick_id, guint8 place, gint32 project_id)
{
  TklRepairStep *step = tkl_repair_add_step (repair, TKL_STEP_PLACE, tick_id);

  step->place = place;
  step->project_id = project_id;
}

gboolean
tkl_repair_others_in_order (const TklRepairSearch *search, const TklTick *tick)
{
  for (guint i = 0; i < search->kept->len; i++)
    if (search->kept->pdata[i] != tick
        && !tkl_tick_in_order (search->kept->pdata[i], search->facts->company->on.ignore_doubles))
      return FALSE;
  return TRUE;
}

gboolean
tkl_repair_same_spot (const TklTick *a, const TklTick *b)
{
  return tkl_point_is_set (a->point) && tkl_point_is_set (b->point)
         && tkl_point_distance_m (a->point, b->point) <= SAME_SPOT_M;
}

static gboolean
has_same_fault (const TklTick *tick, const TklTick *other)
{
  return other->employee_id != 0 && !tkl_tick_has_single_place (other)
         && tick->place == other->place && tick->vehicle_id == other->vehicle_id
         && (other->flags & TKL_TICK_LINKED) != 0 && tkl_tick_is_kept (other, TRUE)
         && tkl_tick_together (tick, other) && tkl_repair_same_spot (tick, other);
}

gboolean
tkl_repair_has_step (const TklRepair *repair, gint64 id)
{
  for (guint i = 0; i < repair->n_steps; i++)
    if (repair->steps[i].tick_id == id)
      return TRUE;
  return FALSE;
}

/* The crew got in and out together: what holds for one holds for all. The whole crew or nobody. */
void
tkl_repair_offer_crew (TklRepairSearch *search, const TklRepair *single)
{
  TklRepair crew = *single;
  g_autoptr (GHashTable) who = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < single->n_steps; i++)
    {
      const TklTick *tick = tkl_day_facts_find (search->facts, single->steps[i].tick_id);

      for (gsize k = 0; k < search->facts->n_others; k++)
        {
          const TklTick *other = &search->facts->others[k];
          TklRepairStep *step;

          if (!has_same_fault (tick, other) || tkl_repair_has_step (&crew, other->id))
            continue;
          if (crew.n_steps == TKL_REPAIR_MAX_STEPS)
            return;
          step = tkl_repair_add_step (&crew, (TklStepKind) single->steps[i].kind, other->id);
          step->place = single->steps[i].place;
          step->project_id = single->steps[i].project_id;
          g_hash_table_add (who, GINT_TO_POINTER (other->employee_id));
        }
    }
  crew.n_people = (guint16) (1 + g_hash_table_size (who));
  if (crew.n_people > 1)
    tkl_repair_offer (search, &crew);
}
