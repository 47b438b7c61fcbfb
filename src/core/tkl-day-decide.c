/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day that nobody can or will repair: left as it is, and taken up again. */
/* Thread: any; pure. */
#include "tkl-day-decide.h"

#include "tkl-day-engine.h"

gboolean
tkl_day_decide (const TklDayFacts *facts, TklRepair *ret_repair)
{
  g_autoptr (GPtrArray) kept = tkl_day_facts_kept (facts);
  gint32 employee_id = facts->n_day > 0 ? facts->day[0].employee_id : 0;
  TklWorkday workday = { facts->day, facts->n_day, employee_id,
                         facts->n_day > 0 ? facts->day[0].day : TKL_DAY_NONE };
  TklDayState state = tkl_day_state (&workday, facts->company);
  TklRepair repair = { .kind = state.left ? TKL_REPAIR_TAKE_UP : TKL_REPAIR_LEAVE,
                       .confidence = TKL_CONFIDENCE_WEAK,
                       .n_people = 1 };

  if (state.complete || kept->len == 0 || kept->len > TKL_REPAIR_MAX_STEPS)
    return FALSE;
  for (guint i = 0; i < kept->len; i++)
    repair.steps[repair.n_steps++]
        = (TklRepairStep){ .kind = state.left ? TKL_STEP_UNBLOCK : TKL_STEP_LEAVE,
                           .tick_id = ((const TklTick *) kept->pdata[i])->id,
                           .time_utc_ms = TKL_INSTANT_NONE_MS };
  repair.tick_id = repair.steps[0].tick_id;
  repair.time_utc_ms = ((const TklTick *) kept->pdata[0])->time_utc_ms;
  *ret_repair = repair;
  return TRUE;
}
