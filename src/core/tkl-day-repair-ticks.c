/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repairs of a day: ticks that are missing, stand elsewhere, or are of somebody else. */
/* Thread: any; pure. */
#include "tkl-day-repair-private.h"

static gsize
find_position (const TklRepairSearch *search, gint64 id)
{
  gsize i = 0;

  while (i < search->kept->len && ((const TklTick *) search->kept->pdata[i])->id != id)
    i++;
  return i;
}

static guint
count_run (const TklRepairSearch *search, gssize start, gssize step, const TklTick *there)
{
  guint n = 0;

  for (gssize i = start; i >= 0 && i < (gssize) search->kept->len; i += step, n++)
    if (!tkl_tick_same_place (search->kept->pdata[i], there))
      break;
  return n;
}

/* The place was come to and not left, or left and not come to, but for this tick. */
static gboolean
closes (const TklRepairSearch *search, const TklTick *tick, const TklTick *there)
{
  gssize i = (gssize) find_position (search, tick->id);

  return (count_run (search, i - 1, -1, there) + count_run (search, i + 1, 1, there)) % 2 == 1;
}

/* @step: ADD, GIVE: of the employee of the day. */
static void
put_there (const TklRepairSearch *search,
           TklRepairStep *step,
           const TklTick *like,
           guint8 place,
           gint32 project_id)
{
  step->employee_id = search->facts->day[0].employee_id;
  step->place = place;
  step->project_id = project_id;
  step->place_stays = !tkl_repair_finds_place (like, step);
}

/* The tick of a mate there, else the stop of the vehicle. */
static const TklTick *
find_arrival (const TklRepairSearch *search, const TklTick *stop, guint16 *ret_n_mates)
{
  const TklTick *like = NULL;
  g_autoptr (GHashTable) who = g_hash_table_new (NULL, NULL);

  for (gsize i = 0; i < search->facts->n_others; i++)
    {
      const TklTick *other = &search->facts->others[i];

      if (other->vehicle_id != stop->vehicle_id || other->employee_id == 0
          || !tkl_tick_same_place (other, stop) || !tkl_tick_together (other, stop))
        continue;
      if (like == NULL)
        like = other;
      g_hash_table_add (who, GINT_TO_POINTER (other->employee_id));
    }
  *ret_n_mates = (guint16) g_hash_table_size (who);
  return like != NULL ? like : stop;
}

/* A tick at the arrival instead of the early one, not the same one moved: its position and odometer are
 * those of the road, and would make the ride too short. */
void
tkl_repair_offer_arrival (TklRepairSearch *search, const TklTick *tick, const TklDayFault *fault)
{
  const TklTick *stop = tkl_day_facts_find (search->facts, fault->other_id);
  gboolean sure = closes (search, tick, stop) && tkl_repair_others_in_order (search, tick);
  TklRepair repair = tkl_repair_start (TKL_REPAIR_ARRIVE, tick,
                                       sure ? TKL_CONFIDENCE_STRONG : TKL_CONFIDENCE_LIKELY);
  const TklTick *like = find_arrival (search, stop, &repair.n_mates);
  TklRepairStep *step;

  repair.time_utc_ms = like->time_utc_ms;
  repair.place = stop->place;
  repair.project_id = stop->project_id;
  repair.says_place = TKL_PLACE_SAYS_ENGINE | (repair.n_mates > 0 ? TKL_PLACE_SAYS_MATES : 0);
  tkl_repair_add_step (&repair, TKL_STEP_DELETE, tick->id);
  step = tkl_repair_add_step (&repair, TKL_STEP_ADD, like->id);
  step->time_utc_ms = like->time_utc_ms;
  put_there (search, step, like, stop->place, stop->project_id);
  tkl_repair_offer (search, &repair);
}

/* A shop on the way: come to and left, at no place of the company. */
void
tkl_repair_offer_pass (TklRepairSearch *search, const TklTick *tick)
{
  gsize i = find_position (search, tick->id);
  const TklTick *next = i + 1 < search->kept->len ? search->kept->pdata[i + 1] : NULL;
  TklRepair repair = tkl_repair_start (TKL_REPAIR_PASS, tick, TKL_CONFIDENCE_LIKELY);

  if (i == 0 || next == NULL || i + 2 >= search->kept->len || next->place != TKL_PLACE_NONE
      || !tkl_repair_same_spot (tick, next))
    return;
  tkl_repair_add_step (&repair, TKL_STEP_DELETE, tick->id);
  tkl_repair_add_step (&repair, TKL_STEP_DELETE, next->id);
  tkl_repair_offer_crew (search, &repair);
  tkl_repair_offer (search, &repair);
}

/* Somebody else may have forgotten his tick there as well, whose key then ticked. */
static gboolean
is_only_one_odd (const TklRepairSearch *search, gint32 vehicle_id)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) riders = g_hash_table_new (NULL, NULL);
  const TklDayFacts *facts = search->facts;
  GHashTableIter iter;
  gpointer who;

  for (gsize i = 0; i < facts->n_others; i++)
    {
      const TklTick *other = &facts->others[i];
      gpointer key = GINT_TO_POINTER (other->employee_id);

      if (other->employee_id == 0 || other->day != facts->day[0].day
          || !tkl_tick_is_kept (other, facts->company->on.ignore_doubles))
        continue;
      g_hash_table_insert (
          counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
      if (other->vehicle_id == vehicle_id)
        g_hash_table_add (riders, key);
    }
  g_hash_table_iter_init (&iter, riders);
  while (g_hash_table_iter_next (&iter, &who, NULL))
    if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, who)) % 2 == 1)
      return FALSE;
  return TRUE;
}

void
tkl_repair_offer_gap (TklRepairSearch *search, const TklDayGap *gap)
{
  gboolean give = gap->unknown_id != 0;
  const TklTick *like = tkl_day_facts_find (search->facts, gap->like_id);
  TklRepair repair = tkl_repair_start (give ? TKL_REPAIR_GIVE : TKL_REPAIR_ADD, like,
                                       (TklConfidence) gap->confidence);
  TklRepairStep *step = tkl_repair_add_step (&repair, give ? TKL_STEP_GIVE : TKL_STEP_ADD,
                                             give ? gap->unknown_id : gap->like_id);

  put_there (search, step, like, gap->place, gap->project_id);
  if (!give)
    step->time_utc_ms = gap->time_utc_ms;
  if (give && !is_only_one_odd (search, gap->vehicle_id))
    repair.confidence = MIN (repair.confidence, TKL_CONFIDENCE_LIKELY);
  repair.time_utc_ms = gap->time_utc_ms;
  repair.place = gap->place;
  repair.project_id = gap->project_id;
  repair.n_mates = gap->n_mates;
  repair.says_gap = gap->evidence;
  tkl_repair_offer (search, &repair);
}

/* Come to and left without a tick. That he got out there at all only mates say. */
void
tkl_repair_offer_visit (TklRepairSearch *search, const TklDayFault *fault)
{
  const TklTick *stop = tkl_day_facts_find (search->facts, fault->other_id);
  TklRepair repair = tkl_repair_start (TKL_REPAIR_ADD, stop, TKL_CONFIDENCE_WEAK);
  const TklTick *ends[2] = { NULL, NULL };
  guint16 n_mates[2] = { 0, 0 };
  const TklTick *ignored, *start;

  tkl_day_facts_engine (search->facts, stop, &ignored, &start);
  ends[0] = find_arrival (search, stop, &n_mates[0]);
  ends[1] = find_arrival (search, start, &n_mates[1]);
  if (ends[0]->time_utc_ms >= ends[1]->time_utc_ms)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      TklRepairStep *step = tkl_repair_add_step (&repair, TKL_STEP_ADD, ends[i]->id);

      step->time_utc_ms = ends[i]->time_utc_ms;
      put_there (search, step, ends[i], stop->place, stop->project_id);
    }
  repair.time_utc_ms = ends[0]->time_utc_ms;
  repair.place = stop->place;
  repair.project_id = stop->project_id;
  repair.n_mates = MIN (n_mates[0], n_mates[1]);
  repair.says_gap = TKL_GAP_SAYS_ENGINE | (repair.n_mates > 0 ? TKL_GAP_SAYS_MATES : 0);
  if (repair.n_mates > 0 && search->kept->len % 2 == 0 && tkl_repair_others_in_order (search, NULL))
    repair.confidence = TKL_CONFIDENCE_LIKELY;
  tkl_repair_offer (search, &repair);
}

void
tkl_repair_offer_exchange (TklRepairSearch *search, const TklTick *tick, const TklDayFault *fault)
{
  const TklTick *other = tkl_day_facts_find (search->facts, fault->other_id);
  TklRepair repair = tkl_repair_start (TKL_REPAIR_EXCHANGE, tick, TKL_CONFIDENCE_LIKELY);

  repair.employee_id = other->employee_id;
  repair.n_people = 2;
  tkl_repair_add_step (&repair, TKL_STEP_GIVE, tick->id)->employee_id = other->employee_id;
  tkl_repair_add_step (&repair, TKL_STEP_GIVE, other->id)->employee_id = tick->employee_id;
  tkl_repair_offer (search, &repair);
}
