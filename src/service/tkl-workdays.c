/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklWorkdays: the ticks of a range of workdays, sorted into workdays, with those around them. */
/* Thread: belongs to the job that loaded it. */
#include "tkl-workdays.h"

/* A mate's leg may belong to the workday before or after; his day start may differ by one more. */
#define CONTEXT_DAYS 2

static void
assign_unlinked (const TklMaster *master, TklTickSet *set)
{
  TklLinkInput input = tkl_master_link_input (master);
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (TklTick));
  guint next = 0;

  for (guint i = 0; i < set->ticks->len; i++)
    if (!(g_array_index (set->ticks, TklTick, i).flags & TKL_TICK_LINKED))
      g_array_append_val (rest, g_array_index (set->ticks, TklTick, i));
  if (rest->len == 0)
    return;

  tkl_link_ticks (&input, (TklTick *) (gpointer) rest->data, rest->len, set->pool, NULL);
  for (guint i = 0; i < set->ticks->len; i++)
    {
      TklTick *tick = &g_array_index (set->ticks, TklTick, i);

      if (tick->flags & TKL_TICK_LINKED)
        continue;
      tick->employee_id = g_array_index (rest, TklTick, next).employee_id;
      tick->day = g_array_index (rest, TklTick, next).day;
      next++;
    }
}

TklWorkdays *
tkl_workdays_new (const TklMaster *master, TklTickSet *set, TklDay from, TklDay to)
{
  TklWorkdays *workdays = g_new0 (TklWorkdays, 1);

  workdays->master = master;
  workdays->from = from;
  workdays->to = to;
  workdays->set = set;
  assign_unlinked (master, set);
  tkl_workdays_sort ((TklTick *) (gpointer) set->ticks->data, set->ticks->len, &master->order);
  return workdays;
}

TklWorkdays *
tkl_workdays_load (TklStore *store, const TklMaster *master, TklDay from, TklDay to, GError **error)
{
  g_autoptr (TklTickSet) set = tkl_tick_set_new ();
  TklTickQuery query = TKL_TICK_QUERY_ALL;
  int day_start_min = master->company->day_start_min;

  if (from != TKL_DAY_NONE)
    query.from_utc_ms
        = tkl_zone_workday_start_utc_ms (master->zone, from - CONTEXT_DAYS, day_start_min);
  if (to != TKL_DAY_NONE)
    query.to_utc_ms
        = tkl_zone_workday_start_utc_ms (master->zone, to + 1 + CONTEXT_DAYS, day_start_min);
  if (!tkl_store_load_ticks (store, &query, set, error))
    return NULL;
  return tkl_workdays_new (master, g_steal_pointer (&set), from, to);
}

void
tkl_workdays_free (TklWorkdays *workdays)
{
  if (workdays == NULL)
    return;
  tkl_tick_set_free (workdays->set);
  g_free (workdays);
}

static gboolean
step_anywhere (const TklWorkdays *workdays, TklWorkday *workday)
{
  return tkl_workdays_next ((const TklTick *) (gconstpointer) workdays->set->ticks->data,
                            workdays->set->ticks->len, workday);
}

gboolean
tkl_workdays_step (const TklWorkdays *workdays, TklWorkday *workday)
{
  while (step_anywhere (workdays, workday))
    if (tkl_day_in_period (workday->day, workdays->from, workdays->to))
      return TRUE;
  return FALSE;
}

TklCrew *
tkl_workdays_crew (const TklWorkdays *workdays)
{
  g_autoptr (GArray) legs = g_array_new (FALSE, FALSE, sizeof (TklLeg));
  TklWorkday workday = { 0 };

  while (step_anywhere (workdays, &workday))
    tkl_day_legs (&workday, workdays->master->company, legs);
  return tkl_crew_new ((const TklLeg *) (gpointer) legs->data, legs->len);
}
