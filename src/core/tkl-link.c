/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linking: who, when and where of each tick, then doubles and reasons person by person. */
/* Thread: any; pure. */
#include "tkl-link.h"

#include "tkl-doubles.h"
#include "tkl-id-map.h"
#include "tkl-key-holders.h"
#include "tkl-reasons.h"
#include "tkl-tick-chains.h"

/* An employee prepared for many ticks. */
typedef struct
{
  const TklEmployee *employee;
  TklVisitor visitor;
  int day_start_min; /* his own, or the company's */
} Person;

typedef struct
{
  const TklLinkInput *input;
  GArray *persons; /* (owned): Person; chains below its length are theirs */
  TklIdMap person_of;
  TklIdMap key_chain_of; /* key without a person → its chain */
  guint n_chains;
  TklKeyHolders *holders; /* (owned) */
  TklVisitor nobody;
  TklPlaceCursor *cursor; /* (owned) */
  GArray *pool;
} Linker;

static void
init_linker (Linker *linker, const TklLinkInput *input, GArray *pool)
{
  GPtrArray *employees = input->employees;

  linker->input = input;
  linker->pool = pool;
  linker->cursor = tkl_place_cursor_new (input->places, pool);
  linker->nobody = tkl_places_visitor (input->places, NULL);
  linker->holders = tkl_key_holders_new (input->holdings, input->n_holdings);
  linker->persons = g_array_sized_new (FALSE, FALSE, sizeof (Person), employees->len);
  tkl_id_map_init (&linker->person_of, employees->len);
  tkl_id_map_init (&linker->key_chain_of, 0);
  for (guint i = 0; i < employees->len; i++)
    {
      const TklEmployee *employee = g_ptr_array_index (employees, i);
      Person person = { employee, tkl_places_visitor (input->places, employee),
                        employee->day_start_min >= 0 ? employee->day_start_min
                                                     : input->company->day_start_min };

      tkl_id_map_set (&linker->person_of, (gint32) employee->id, i);
      g_array_append_val (linker->persons, person);
    }
  linker->n_chains = linker->persons->len;
}

static void
clear_linker (Linker *linker)
{
  tkl_place_cursor_free (linker->cursor);
  tkl_key_holders_free (linker->holders);
  g_array_unref (linker->persons);
  tkl_id_map_clear (&linker->person_of);
  tkl_id_map_clear (&linker->key_chain_of);
}

static const Person *
find_person (const Linker *linker, gint32 employee_id)
{
  guint32 index
      = employee_id == 0 ? TKL_ID_MAP_NONE : tkl_id_map_get (&linker->person_of, employee_id);

  return index == TKL_ID_MAP_NONE ? NULL : &g_array_index (linker->persons, Person, index);
}

/* Why a holder does not count on that workday (rules §2). */
static TklNobody
judge_holder (const TklEmployee *employee, TklDay company_day)
{
  if (tkl_employee_counts_on (employee, company_day))
    return TKL_NOBODY_NOT;
  if (!employee->active)
    return TKL_NOBODY_INACTIVE;
  return employee->registered ? TKL_NOBODY_OUT_OF_SERVICE : TKL_NOBODY_NOT_REGISTERED;
}

/* Returns: (nullable): whose tick it is; writes employee and nobody. */
static const Person *
link_person (const Linker *linker, TklTick *tick, TklDay civil_day, TklDay company_day)
{
  gboolean chosen = tick->kind == TKL_TICK_MANUAL || (tick->flags & TKL_TICK_EMPLOYEE_EDITED);
  const Person *person;

  if (!chosen)
    tick->employee_id = tkl_key_holders_find (linker->holders, tick->key_id, civil_day);
  person = find_person (linker, tick->employee_id);
  if (person == NULL)
    tick->nobody = TKL_NOBODY_NO_HOLDER;
  else
    tick->nobody
        = (guint8) (chosen ? TKL_NOBODY_NOT : judge_holder (person->employee, company_day));

  if (tick->nobody == TKL_NOBODY_NOT)
    return person;
  tick->employee_id = 0;
  return NULL;
}

static void
clear_place (TklTick *tick)
{
  tick->n_candidates = 0;
  tick->candidates = 0;
  tick->distance_m = -1;
}

static void
link_place (const Linker *linker, TklTick *tick, const Person *person)
{
  TklMatch match;

  clear_place (tick);
  if (tick->flags & TKL_TICK_PLACE_EDITED)
    return;
  tick->candidates = linker->pool->len;
  tkl_place_cursor_find (linker->cursor, tick->point,
                         person != NULL ? &person->visitor : &linker->nobody, tick->day, &match);
  tick->place = (guint8) match.place;
  tick->project_id = match.project_id;
  tick->distance_m = match.distance_m;
  tick->n_candidates = (guint16) match.n_candidates;
  if (match.n_candidates == 0)
    tick->candidates = 0;
}

/* The workday of a wall clock time: the day before while it shows less than the day start. */
static TklDay
get_workday (TklDay civil_day, int minute, int day_start_min)
{
  return minute < day_start_min ? civil_day - 1 : civil_day;
}

/* Returns: the chain of the tick, or TKL_NO_CHAIN for what takes no part in doubles. */
static guint32
choose_chain (Linker *linker, const TklTick *tick, const Person *person)
{
  guint32 chain;

  if (tick->flags & TKL_TICK_DELETED)
    return TKL_NO_CHAIN;
  if (person != NULL)
    return (guint32) (person - (const Person *) (gpointer) linker->persons->data);
  if (tick->key_id == 0)
    return TKL_NO_CHAIN;
  chain = tkl_id_map_get (&linker->key_chain_of, tick->key_id);
  if (chain == TKL_ID_MAP_NONE)
    {
      chain = linker->n_chains++;
      tkl_id_map_set (&linker->key_chain_of, tick->key_id, chain);
    }
  return chain;
}

static guint32
link_one (Linker *linker, TklTick *tick, gboolean fixed)
{
  const TklLinkInput *input = linker->input;
  TklDay civil_day = tkl_zone_civil_day (input->zone, tick->time_utc_ms);
  int minute = tkl_zone_minute_of_day (input->zone, tick->time_utc_ms);
  const Person *person;

  tick->reasons = 0;
  tick->flags = (guint16) (tick->flags & ~TKL_TICK_IS_DOUBLE);
  if (fixed && (tick->flags & TKL_TICK_LINKED))
    return choose_chain (linker, tick, find_person (linker, tick->employee_id));

  tick->flags |= TKL_TICK_LINKED;
  tick->nobody = TKL_NOBODY_NOT;
  tick->day = get_workday (civil_day, minute, input->company->day_start_min);
  if (tick->kind == TKL_TICK_START || tick->kind == TKL_TICK_STOP)
    {
      tick->employee_id = 0;
      tick->place = TKL_PLACE_NONE;
      tick->project_id = 0;
      clear_place (tick);
      return TKL_NO_CHAIN;
    }

  person = link_person (linker, tick, civil_day, tick->day);
  if (person != NULL)
    tick->day = get_workday (civil_day, minute, person->day_start_min);
  if (!fixed)
    link_place (linker, tick, person);
  return choose_chain (linker, tick, person);
}

static void
mark_chains (const Linker *linker, TklTick *ticks, const TklTickChains *chains)
{
  const TklCompany *company = linker->input->company;
  gboolean ignore_doubles = company->on.ignore_doubles;
  g_autoptr (TklPresences) presences = tkl_presences_new (linker->input->projects);
  TklDoubleRules rules = { (gint64) company->double_window_s * 1000,
                           ignore_doubles && company->on.double_ignore_both,
                           (const gint32 *) (gpointer) linker->pool->data };

  for (guint i = 0; i < chains->n_chains; i++)
    {
      const guint32 *chain = chains->order + chains->first[i];
      gsize n = chains->first[i + 1] - chains->first[i];

      tkl_doubles_mark (&rules, ticks, chain, n);
      if (i < linker->persons->len)
        tkl_presences_mark (presences, g_array_index (linker->persons, Person, i).employee, ticks,
                            chain, n, ignore_doubles);
    }
}

void
tkl_link_ticks (
    const TklLinkInput *input, TklTick *ticks, gsize n_ticks, GArray *pool, const guint8 *fixed)
{
  g_autofree guint32 *chain_of = NULL;
  TklTickOrder order;
  TklTickChains chains;
  Linker linker;

  g_return_if_fail (input != NULL && input->company != NULL && input->zone != NULL);
  g_return_if_fail (input->places != NULL && input->employees != NULL && input->projects != NULL);
  g_return_if_fail ((ticks != NULL || n_ticks == 0) && n_ticks < G_MAXUINT32 && pool != NULL);

  init_linker (&linker, input, pool);
  chain_of = g_new (guint32, n_ticks);
  for (gsize i = 0; i < n_ticks; i++)
    chain_of[i] = link_one (&linker, &ticks[i], fixed != NULL && fixed[i]);

  order = (TklTickOrder){ input->vehicle_rank, input->key_rank };
  tkl_tick_chains_init (&chains, ticks, n_ticks, chain_of, linker.n_chains, &order);
  mark_chains (&linker, ticks, &chains);
  for (gsize i = 0; i < n_ticks; i++)
    ticks[i].reasons |= tkl_reasons_of_state (&ticks[i]);

  tkl_tick_chains_clear (&chains);
  clear_linker (&linker);
}
