/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workdays: cut from sorted ticks, and whether they can be transferred. */
/* Thread: any; pure. */
#include "tkl-day-engine.h"

/* What a tick is sorted by before the slower order of equal instants is asked: 32 bits each of
 * employee and day, made unsigned so that negative days come first. */
typedef struct
{
  guint64 employee_day;
  gint64 time_utc_ms;
  gsize index;
} SortKey;

typedef struct
{
  const TklTick *ticks;
  const TklTickOrder *order;
} SortContext;

static inline SortKey
make_sort_key (const TklTick *tick, gsize index)
{
  guint32 day = (guint32) tick->day ^ 0x80000000u;
  guint32 employee = (guint32) tick->employee_id ^ 0x80000000u;

  return (SortKey){ (guint64) employee << 32 | day, tick->time_utc_ms, index };
}

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer data)
{
  const SortContext *context = data;
  const SortKey *x = a;
  const SortKey *y = b;

  if (x->employee_day != y->employee_day)
    return (x->employee_day > y->employee_day) - (x->employee_day < y->employee_day);
  if (x->time_utc_ms != y->time_utc_ms)
    return (x->time_utc_ms > y->time_utc_ms) - (x->time_utc_ms < y->time_utc_ms);
  return tkl_tick_compare_time (&context->ticks[x->index], &context->ticks[y->index],
                                (gpointer) context->order);
}

void
tkl_workdays_sort (TklTick *ticks, gsize n_ticks, const TklTickOrder *order)
{
  static const TklTickOrder by_id = { NULL, NULL };
  SortContext context = { ticks, order != NULL ? order : &by_id };
  g_autofree SortKey *keys = NULL;
  g_autofree TklTick *sorted = NULL;
  gboolean in_order = TRUE;

  g_return_if_fail (ticks != NULL || n_ticks == 0);

  keys = g_new (SortKey, n_ticks);
  for (gsize i = 0; i < n_ticks; i++)
    {
      keys[i] = make_sort_key (&ticks[i], i);
      if (i > 0 && in_order)
        in_order = compare_keys (&keys[i - 1], &keys[i], &context) <= 0;
    }
  if (in_order)
    return;

  g_qsort_with_data (keys, (int) n_ticks, sizeof *keys, compare_keys, &context);
  sorted = g_new (TklTick, n_ticks);
  for (gsize i = 0; i < n_ticks; i++)
    sorted[i] = ticks[keys[i].index];
  memcpy (ticks, sorted, n_ticks * sizeof *ticks);
}

gboolean
tkl_workdays_next (const TklTick *ticks, gsize n_ticks, TklWorkday *workday)
{
  const TklTick *end;
  const TklTick *first;
  const TklTick *last;

  g_return_val_if_fail (workday != NULL, FALSE);
  g_return_val_if_fail (ticks != NULL || n_ticks == 0, FALSE);

  end = ticks + n_ticks;
  first = workday->ticks != NULL ? workday->ticks + workday->n_ticks : ticks;
  while (first < end && first->employee_id == 0)
    first++;
  if (first >= end)
    return FALSE;

  last = first;
  while (last < end && last->employee_id == first->employee_id && last->day == first->day)
    last++;
  *workday = (TklWorkday){ first, (gsize) (last - first), first->employee_id, first->day };
  return TRUE;
}

const char *
tkl_day_problem_to_text (TklDayProblem problem)
{
  static const char *const texts[] = {
    [TKL_PROBLEM_NONE] = NULL,
    [TKL_PROBLEM_NO_EMPLOYEE] = "no-employee",
    [TKL_PROBLEM_DOUBLE] = "double",
    [TKL_PROBLEM_NO_DESTINATION] = "no-destination",
    [TKL_PROBLEM_SEVERAL_PROJECTS] = "several-projects",
    [TKL_PROBLEM_BLOCKED] = "blocked",
    [TKL_PROBLEM_ODD] = "odd",
    [TKL_PROBLEM_UNLINKED] = "unlinked",
  };

  g_return_val_if_fail ((guint) problem < G_N_ELEMENTS (texts), NULL);
  return texts[problem];
}

/* In the order of the reasons (rules §5). Kept ticks only, so a double found here is an open one
 * unless the office un-marked it. The place itself is asked and not the reason bits, which are as
 * old as the last link. */
static TklDayProblem
find_fault (const TklTick *tick)
{
  if ((tick->flags & TKL_TICK_LINKED) == 0)
    return TKL_PROBLEM_UNLINKED;
  if (tick->employee_id == 0)
    return TKL_PROBLEM_NO_EMPLOYEE;
  if ((tick->flags & (TKL_TICK_IS_DOUBLE | TKL_TICK_NOT_DOUBLE)) == TKL_TICK_IS_DOUBLE)
    return TKL_PROBLEM_DOUBLE;
  if (!tkl_tick_has_single_place (tick))
    return tick->place == TKL_PLACE_PROJECT ? TKL_PROBLEM_SEVERAL_PROJECTS
                                            : TKL_PROBLEM_NO_DESTINATION;
  if (tkl_tick_is_held (tick))
    return TKL_PROBLEM_BLOCKED;
  return TKL_PROBLEM_NONE;
}

TklDayState
tkl_day_state (const TklWorkday *workday, const TklCompany *company)
{
  TklDayState state = { .problem = TKL_PROBLEM_NONE };
  guint n_held = 0;

  g_return_val_if_fail (workday != NULL && company != NULL, state);

  for (gsize i = 0; i < workday->n_ticks; i++)
    {
      const TklTick *tick = &workday->ticks[i];

      if (!state.has_ticks && tkl_tick_is_kept (tick, FALSE))
        {
          state.has_ticks = TRUE;
          state.tick_id = tick->id;
        }
      if (!tkl_tick_is_kept (tick, company->on.ignore_doubles))
        continue;
      state.n_kept++;
      n_held += tkl_tick_is_held (tick);
      if (state.problem != TKL_PROBLEM_NONE)
        continue;
      state.problem = find_fault (tick);
      if (state.problem != TKL_PROBLEM_NONE)
        state.tick_id = tick->id;
    }
  state.complete = state.problem == TKL_PROBLEM_NONE && state.n_kept >= 2 && state.n_kept % 2 == 0;
  if (state.problem == TKL_PROBLEM_NONE && state.has_ticks && !state.complete)
    state.problem = TKL_PROBLEM_ODD;
  state.left = n_held > 0 && n_held == state.n_kept;
  return state;
}

TklDayStanding
tkl_day_standing (const TklWorkday *workday, const TklCompany *company, gboolean provisional)
{
  TklDayState state = tkl_day_state (workday, company);

  if (!state.has_ticks)
    return TKL_STANDING_NONE;
  if (!state.complete)
    return state.left ? TKL_STANDING_LEFT : TKL_STANDING_TO_REPAIR;
  if (provisional)
    return TKL_STANDING_PROVISIONAL;
  for (gsize i = 0; i < workday->n_ticks; i++)
    if (tkl_tick_is_kept (&workday->ticks[i], company->on.ignore_doubles)
        && (workday->ticks[i].flags & TKL_TICK_IN_CLOCK) == 0)
      return TKL_STANDING_COMPLETE;
  return TKL_STANDING_TRANSFERRED;
}

gboolean
tkl_day_state_needs_attention (const TklDayState *state)
{
  return state->problem != TKL_PROBLEM_NONE && !state->left;
}
