/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would repair a day: suggestions with their evidence, and the ticks as they would be then. */
/* Thread: any; pure. */
#include "tkl-day-repair-private.h"

#define MOST_REPAIRS 9

static const TklTick *
find_of_day (const TklRepairSearch *search, gint64 id)
{
  for (gsize i = 0; i < search->facts->n_day; i++)
    if (search->facts->day[i].id == id)
      return &search->facts->day[i];
  return NULL;
}

static void
add_simple (TklRepairSearch *search,
            TklRepairKind kind,
            TklStepKind step,
            const TklTick *tick,
            TklConfidence confidence)
{
  TklRepair repair = tkl_repair_start (kind, tick, confidence);

  tkl_repair_add_step (&repair, step, tick->id);
  tkl_repair_offer (search, &repair);
}

static void
add_elsewhere (TklRepairSearch *search, const TklTick *tick, const TklDayFault *fault)
{
  TklRepair repair = tkl_repair_start (TKL_REPAIR_PLACE, tick, TKL_CONFIDENCE_LIKELY);

  repair.place = fault->place;
  repair.project_id = fault->project_id;
  repair.n_mates = fault->n;
  repair.says_place = TKL_PLACE_SAYS_MATES;
  tkl_repair_add_place (&repair, tick->id, fault->place, fault->project_id);
  tkl_repair_offer (search, &repair);
}

static void
add_for_unplaced (TklRepairSearch *search, const TklTick *tick, const TklDayFault *fault)
{
  if (fault->kind == TKL_FAULT_EARLY)
    tkl_repair_offer_arrival (search, tick, fault);
  tkl_repair_offer_pass (search, tick);
  tkl_repair_offer_places (search, tick);
}

static void
add_for_fault (TklRepairSearch *search, const TklDayFault *fault, const GArray *gaps)
{
  const TklTick *tick = find_of_day (search, fault->tick_id);

  if (tick == NULL && fault->kind != TKL_FAULT_MISSING)
    return;
  switch ((TklFaultKind) fault->kind)
    {
    case TKL_FAULT_EARLY:
    case TKL_FAULT_NO_POSITION:
    case TKL_FAULT_NO_PLACE:
    case TKL_FAULT_SEVERAL:
      add_for_unplaced (search, tick, fault);
      break;
    case TKL_FAULT_SWAPPED:
      tkl_repair_offer_exchange (search, tick, fault);
      break;
    case TKL_FAULT_BLOCKED:
      add_simple (search, TKL_REPAIR_UNBLOCK, TKL_STEP_UNBLOCK, tick, TKL_CONFIDENCE_WEAK);
      break;
    case TKL_FAULT_DOUBLE:
      add_simple (search, TKL_REPAIR_DELETE, TKL_STEP_DELETE, tick, TKL_CONFIDENCE_STRONG);
      add_simple (search, TKL_REPAIR_KEEP, TKL_STEP_KEEP, tick, TKL_CONFIDENCE_WEAK);
      break;
    case TKL_FAULT_SUPERFLUOUS:
      add_simple (search, TKL_REPAIR_DELETE, TKL_STEP_DELETE, tick, TKL_CONFIDENCE_LIKELY);
      break;
    case TKL_FAULT_MISSING:
    case TKL_FAULT_ODD:
      for (guint i = 0; i < gaps->len; i++)
        tkl_repair_offer_gap (search, &g_array_index (gaps, TklDayGap, i));
      break;
    case TKL_FAULT_UNTICKED:
      tkl_repair_offer_visit (search, fault);
      break;
    case TKL_FAULT_WRONG_PLACE:
      add_elsewhere (search, tick, fault);
      break;
    case TKL_FAULT_TWO_VEHICLES:
    case TKL_FAULT_TOO_FAST:
      add_simple (search, TKL_REPAIR_DELETE, TKL_STEP_DELETE, tick, TKL_CONFIDENCE_WEAK);
      break;
    case TKL_FAULT_LEFT:
    case TKL_FAULT_UNLINKED:
    case TKL_FAULT_UNKNOWN_KEY:
    case TKL_FAULT_DISTANCE:
      break;
    }
}

static gboolean
is_covered (const TklRepairSearch *search, gint64 tick_id)
{
  for (guint i = 0; i < search->repairs->len; i++)
    if (tkl_repair_has_step (&g_array_index (search->repairs, TklRepair, i), tick_id)
        && g_array_index (search->repairs, TklRepair, i).kind != TKL_REPAIR_DELETE)
      return TRUE;
  return FALSE;
}

/* The steps of the best repair of each fault together. A fault whose best is a guess leaves it out. */
static void
add_all (TklRepairSearch *search, const GArray *starts)
{
  TklRepair all = { .kind = TKL_REPAIR_ALL, .confidence = TKL_CONFIDENCE_STRONG, .n_people = 1 };

  if (starts->len < 2)
    return;
  for (guint i = 0; i < starts->len; i++)
    {
      const TklRepair *best
          = &g_array_index (search->repairs, TklRepair, g_array_index (starts, guint, i));

      if (best->confidence == TKL_CONFIDENCE_WEAK
          || all.n_steps + best->n_steps > TKL_REPAIR_MAX_STEPS)
        return;
      for (guint k = 0; k < best->n_steps; k++)
        all.steps[all.n_steps++] = best->steps[k];
      all.confidence = MIN (all.confidence, best->confidence);
      all.n_people = MAX (all.n_people, best->n_people);
      if (i == 0)
        {
          all.tick_id = best->tick_id;
          all.time_utc_ms = best->time_utc_ms;
        }
    }
  g_array_append_val (search->repairs, all);
}

/* Stable, so that of the same confidence the most important fault comes first; all at once before it. */
static void
rank (GArray *repairs, guint first)
{
  for (guint i = first + 1; i < repairs->len; i++)
    {
      TklRepair repair = g_array_index (repairs, TklRepair, i);
      guint k = i;

      for (; k > first; k--)
        {
          const TklRepair *before = &g_array_index (repairs, TklRepair, k - 1);

          if (before->confidence > repair.confidence
              || (before->confidence == repair.confidence && repair.kind != TKL_REPAIR_ALL))
            break;
          g_array_index (repairs, TklRepair, k) = *before;
        }
      g_array_index (repairs, TklRepair, k) = repair;
    }
  g_array_set_size (repairs, MIN (repairs->len, first + MOST_REPAIRS));
}

/* What can always be done about a tick that stands nowhere. */
static void
add_last_resorts (TklRepairSearch *search, const GArray *faults)
{
  const TklDayFault *fault = faults->len > 0 ? &g_array_index (faults, TklDayFault, 0) : NULL;
  const TklTick *tick = fault != NULL ? find_of_day (search, fault->tick_id) : NULL;

  if (tick == NULL || !tkl_fault_holds ((TklFaultKind) fault->kind) || fault->kind == TKL_FAULT_LEFT
      || fault->kind == TKL_FAULT_UNLINKED || fault->kind == TKL_FAULT_UNKNOWN_KEY
      || fault->kind == TKL_FAULT_DOUBLE || fault->kind == TKL_FAULT_SUPERFLUOUS
      || fault->kind == TKL_FAULT_MISSING)
    return;
  add_simple (search, TKL_REPAIR_DELETE, TKL_STEP_DELETE, tick, TKL_CONFIDENCE_WEAK);
  if ((tick->flags & TKL_TICK_BLOCKED) == 0)
    add_simple (search, TKL_REPAIR_BLOCK, TKL_STEP_BLOCK, tick, TKL_CONFIDENCE_WEAK);
}

void
tkl_day_repairs (const TklDayFacts *facts,
                 const GArray *gaps,
                 const GArray *faults,
                 GArray *repairs)
{
  g_autoptr (GPtrArray) kept = tkl_day_facts_kept (facts);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  TklRepairSearch search = { facts, kept, g_array_new (FALSE, FALSE, sizeof (TklRepair)) };

  for (guint i = 0; i < faults->len; i++)
    {
      const TklDayFault *fault = &g_array_index (faults, TklDayFault, i);
      guint start = search.repairs->len;

      /* Two ticks at one spot, or of the same projects, are repaired together. */
      if (fault->tick_id != 0 && fault->kind >= TKL_FAULT_EARLY && fault->kind <= TKL_FAULT_SEVERAL
          && is_covered (&search, fault->tick_id))
        continue;
      add_for_fault (&search, fault, gaps);
      if (tkl_fault_holds ((TklFaultKind) fault->kind) && search.repairs->len > start)
        g_array_append_val (starts, start);
    }
  tkl_repair_offer_collecting (&search);
  add_last_resorts (&search, faults);
  add_all (&search, starts);
  rank (search.repairs, 0);
  g_array_append_vals (repairs, search.repairs->data, search.repairs->len);
  g_array_unref (search.repairs);
}
