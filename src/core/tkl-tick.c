/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTick: words of the tick table, which ticks count, and their total order. */
/* Thread: any; pure. */
#include "tkl-tick.h"

const char *
tkl_tick_kind_to_text (TklTickKind kind)
{
  static const char *const texts[] = {
    [TKL_TICK_TOUCH] = "tick",
    [TKL_TICK_START] = "start",
    [TKL_TICK_STOP] = "stop",
    [TKL_TICK_MANUAL] = "manual",
  };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (texts), NULL);

  return texts[kind];
}

const char *
tkl_place_to_text (TklPlace place)
{
  static const char *const texts[] = {
    [TKL_PLACE_NONE] = "none",
    [TKL_PLACE_HOME] = "home",
    [TKL_PLACE_EMPLOYER] = "employer",
    [TKL_PLACE_PROJECT] = "project",
  };

  g_return_val_if_fail ((guint) place < G_N_ELEMENTS (texts), NULL);

  return texts[place];
}

const char *
tkl_tick_reason_text (const TklTick *tick)
{
  /* By bit of TklReason, the highest priority first. */
  static const char *const texts[] = {
    "no-employee",       "double",       "no-destination", "several-projects",
    "presence-expected", "presence-due",
  };

  g_return_val_if_fail (tick != NULL, NULL);

  if ((tick->flags & TKL_TICK_LINKED) == 0)
    return "unlinked";
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (tick->reasons & (1u << i))
      return texts[i];
  return "ok";
}

gboolean
tkl_tick_has_single_place (const TklTick *tick)
{
  g_return_val_if_fail (tick != NULL, FALSE);

  return tick->place == TKL_PLACE_HOME || tick->place == TKL_PLACE_EMPLOYER
         || (tick->place == TKL_PLACE_PROJECT && tick->project_id != 0);
}

gboolean
tkl_tick_is_kept (const TklTick *tick, gboolean ignore_doubles)
{
  gboolean is_double;

  g_return_val_if_fail (tick != NULL, FALSE);

  is_double = (tick->flags & TKL_TICK_IS_DOUBLE) != 0 && (tick->flags & TKL_TICK_NOT_DOUBLE) == 0;
  return (tick->kind == TKL_TICK_TOUCH || tick->kind == TKL_TICK_MANUAL)
         && (tick->flags & TKL_TICK_DELETED) == 0 && !(ignore_doubles && is_double);
}

gboolean
tkl_tick_goes_to_presence (const TklTick *tick, gboolean required)
{
  g_return_val_if_fail (tick != NULL, FALSE);

  if (tick->kind != TKL_TICK_TOUCH && tick->kind != TKL_TICK_MANUAL)
    return FALSE;
  if ((tick->flags & (TKL_TICK_TO_PRESENCE | TKL_TICK_NOT_TO_PRESENCE)) != 0)
    return (tick->flags & TKL_TICK_TO_PRESENCE) != 0;
  return required && tick->place == TKL_PLACE_PROJECT && tick->project_id != 0;
}

gboolean
tkl_tick_is_held (const TklTick *tick)
{
  return (tick->flags & (TKL_TICK_BLOCKED | TKL_TICK_NOT_TO_CLOCK)) != 0;
}

/* By rank first, by id where ranks are absent or equal. */
static int
compare_ranked (GHashTable *ranks, gint32 a, gint32 b)
{
  if (a == b)
    return 0;
  if (ranks != NULL)
    {
      gint x = GPOINTER_TO_INT (g_hash_table_lookup (ranks, GINT_TO_POINTER (a)));
      gint y = GPOINTER_TO_INT (g_hash_table_lookup (ranks, GINT_TO_POINTER (b)));

      if (x != y)
        return (x > y) - (x < y);
    }
  return (a > b) - (a < b);
}

int
tkl_tick_compare_time (gconstpointer a, gconstpointer b, gpointer order)
{
  const TklTick *x = a;
  const TklTick *y = b;
  const TklTickOrder *ranks = order;
  int result;

  if (x->time_utc_ms != y->time_utc_ms)
    return (x->time_utc_ms > y->time_utc_ms) - (x->time_utc_ms < y->time_utc_ms);
  result
      = compare_ranked (ranks != NULL ? ranks->vehicle_rank : NULL, x->vehicle_id, y->vehicle_id);
  if (result == 0)
    result = compare_ranked (ranks != NULL ? ranks->key_rank : NULL, x->key_id, y->key_id);
  return result != 0 ? result : (x->id > y->id) - (x->id < y->id);
}
