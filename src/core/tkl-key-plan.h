/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a key can be given to somebody, and what passing it on changes (F087). */
/* Thread: any; pure. */
#pragma once

#include "tkl-employee.h"

G_BEGIN_DECLS

typedef enum
{
  TKL_KEY_PLAN_GOOD,
  TKL_KEY_PLAN_ORDER,   /* the last day lies before the first */
  TKL_KEY_PLAN_HELD,    /* somebody holds it in that period */
  TKL_KEY_PLAN_ALREADY, /* passing on: he himself holds it on that day */
  TKL_KEY_PLAN_EARLY,   /* passing on: the former holder would not keep it for a day */
} TklKeyPlanFault;

typedef struct
{
  TklKeyPlanFault fault;
  TklKeyHolding other; /* HELD, ALREADY, EARLY: the holding in the way; the first by time */
  TklKeyHolding
      ended; /* GOOD, passed on: the former holder's with its new end; id 0 = nobody has it */
  TklKeyHolding begun; /* GOOD: as wanted */
} TklKeyPlan;

/**
 * tkl_key_plan_give:
 * @holdings: (array length=n_holdings): any order, of any keys
 * @wanted: a new holding, or with the id of one of @holdings: that one as it is to become
 */
TklKeyPlan
tkl_key_plan_give (const TklKeyHolding *holdings, gsize n_holdings, const TklKeyHolding *wanted);

/**
 * tkl_key_plan_pass:
 * @wanted: the new holding; its begin is a day, its id 0
 *
 * Whoever holds the key on the first day of @wanted holds it up to the day before. A key that nobody
 * holds then is simply given.
 */
TklKeyPlan
tkl_key_plan_pass (const TklKeyHolding *holdings, gsize n_holdings, const TklKeyHolding *wanted);

G_END_DECLS
