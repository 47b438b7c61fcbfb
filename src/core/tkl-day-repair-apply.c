/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ticks of a day as they would be after a repair. */
/* Thread: any; pure. */
#include "tkl-day-repair.h"

/* Another one's home is not his, the office chose, or nothing tells where it was. */
gboolean
tkl_repair_finds_place (const TklTick *like, const TklRepairStep *step)
{
  return (like->flags & TKL_TICK_PLACE_EDITED) == 0 && tkl_point_valid (like->point)
         && like->place == step->place && like->project_id == step->project_id
         && (step->place != TKL_PLACE_HOME || like->employee_id == 0
             || like->employee_id == step->employee_id);
}

static TklTick *
find_own (const TklDayFacts *facts, GArray *ticks, gint64 id)
{
  const TklTick *other;

  for (guint i = 0; i < ticks->len; i++)
    if (g_array_index (ticks, TklTick, i).id == id)
      return &g_array_index (ticks, TklTick, i);
  other = tkl_day_facts_find (facts, id);
  if (other == NULL)
    return NULL;
  g_array_append_val (ticks, *other);
  return &g_array_index (ticks, TklTick, ticks->len - 1);
}

static void
put_place (const TklRepairStep *step, TklTick *tick)
{
  tick->place = step->place;
  tick->project_id = step->project_id;
  tick->flags |= TKL_TICK_PLACE_EDITED;
}

/* As the office's copy of a tick. */
static void
apply_addition (const TklDayFacts *facts, const TklRepairStep *step, gint64 id, GArray *ticks)
{
  const TklTick *like = tkl_day_facts_find (facts, step->tick_id);
  TklTick tick = { .id = id,
                   .time_utc_ms = step->time_utc_ms,
                   .vehicle_id = like->vehicle_id,
                   .point = like->point,
                   .odometer_m = -1,
                   .kind = TKL_TICK_MANUAL,
                   .employee_id = step->employee_id,
                   .distance_m = -1 };

  if (step->place_stays)
    put_place (step, &tick);
  g_array_append_val (ticks, tick);
}

static void
apply_step (const TklRepairStep *step, TklTick *tick)
{
  switch ((TklStepKind) step->kind)
    {
    case TKL_STEP_GIVE:
      tick->employee_id = step->employee_id;
      tick->flags |= TKL_TICK_EMPLOYEE_EDITED;
      if (step->place_stays)
        put_place (step, tick);
      break;
    case TKL_STEP_PLACE:
      put_place (step, tick);
      if (step->time_utc_ms != TKL_INSTANT_NONE_MS)
        tick->time_utc_ms = step->time_utc_ms;
      break;
    case TKL_STEP_DELETE:
      tick->flags |= TKL_TICK_DELETED;
      break;
    case TKL_STEP_KEEP:
      tick->flags |= TKL_TICK_NOT_DOUBLE;
      break;
    case TKL_STEP_BLOCK:
      tick->flags |= TKL_TICK_BLOCKED;
      break;
    case TKL_STEP_UNBLOCK:
      tick->flags &= (guint16) ~(TKL_TICK_BLOCKED | TKL_TICK_NOT_TO_CLOCK);
      break;
    case TKL_STEP_LEAVE:
      tick->flags |= TKL_TICK_NOT_TO_CLOCK;
      break;
    case TKL_STEP_ADD:
      break;
    }
}

void
tkl_repair_apply (const TklDayFacts *facts, const TklRepair *repair, GArray *ticks)
{
  for (guint i = 0; i < repair->n_steps; i++)
    {
      const TklRepairStep *step = &repair->steps[i];
      TklTick *tick;

      if (step->kind == TKL_STEP_ADD)
        {
          apply_addition (facts, step, -1 - (gint64) i, ticks);
          continue;
        }
      tick = find_own (facts, ticks, step->tick_id);
      if (tick != NULL)
        apply_step (step, tick);
    }
}
