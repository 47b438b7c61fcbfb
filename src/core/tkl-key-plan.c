/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a key can be given to somebody, and what passing it on changes (F087). */
/* Thread: any; pure. */
#include "tkl-key-plan.h"

/* An open end is no bound. */
static gboolean
starts_by (TklDay from, TklDay to)
{
  return from == TKL_DAY_NONE || to == TKL_DAY_NONE || from <= to;
}

static gboolean
is_in_the_way (const TklKeyHolding *holding, const TklKeyHolding *wanted)
{
  return holding->key_id == wanted->key_id && holding->id != wanted->id
         && starts_by (holding->from, wanted->to) && starts_by (wanted->from, holding->to);
}

/* The first by time, since that is the one to speak of. */
static const TklKeyHolding *
find_in_the_way (const TklKeyHolding *holdings,
                 gsize n_holdings,
                 const TklKeyHolding *wanted,
                 const TklKeyHolding *except)
{
  const TklKeyHolding *first = NULL;

  for (gsize i = 0; i < n_holdings; i++)
    if (&holdings[i] != except && is_in_the_way (&holdings[i], wanted)
        && (first == NULL || holdings[i].from < first->from))
      first = &holdings[i];
  return first;
}

static TklKeyPlan
plan_beside (const TklKeyHolding *holdings,
             gsize n_holdings,
             const TklKeyHolding *wanted,
             const TklKeyHolding *ended)
{
  const TklKeyHolding *other = find_in_the_way (holdings, n_holdings, wanted, ended);
  TklKeyPlan plan = { .begun = *wanted };

  if (!starts_by (wanted->from, wanted->to))
    plan.fault = TKL_KEY_PLAN_ORDER;
  else if (other != NULL)
    {
      plan.fault = TKL_KEY_PLAN_HELD;
      plan.other = *other;
    }
  return plan;
}

TklKeyPlan
tkl_key_plan_give (const TklKeyHolding *holdings, gsize n_holdings, const TklKeyHolding *wanted)
{
  return plan_beside (holdings, n_holdings, wanted, NULL);
}

/* Returns: (nullable): the holding of the key on that day. */
static const TklKeyHolding *
find_holder (const TklKeyHolding *holdings, gsize n_holdings, gint64 key_id, TklDay day)
{
  for (gsize i = 0; i < n_holdings; i++)
    if (holdings[i].key_id == key_id && tkl_day_in_period (day, holdings[i].from, holdings[i].to))
      return &holdings[i];
  return NULL;
}

TklKeyPlan
tkl_key_plan_pass (const TklKeyHolding *holdings, gsize n_holdings, const TklKeyHolding *wanted)
{
  const TklKeyHolding *former = find_holder (holdings, n_holdings, wanted->key_id, wanted->from);
  TklKeyPlan plan = plan_beside (holdings, n_holdings, wanted, former);

  if (former == NULL || plan.fault != TKL_KEY_PLAN_GOOD)
    return plan;
  plan.other = *former;
  if (former->employee_id == wanted->employee_id)
    plan.fault = TKL_KEY_PLAN_ALREADY;
  else if (former->from == wanted->from)
    plan.fault = TKL_KEY_PLAN_EARLY;
  else
    {
      plan.other = (TklKeyHolding){ 0 };
      plan.ended = *former;
      plan.ended.to = wanted->from - 1;
    }
  return plan;
}
