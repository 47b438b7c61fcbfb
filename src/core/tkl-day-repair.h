/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would repair a day: suggestions with their evidence, and the ticks as they would be then. */
/* Thread: any; pure. */
#pragma once

#include "tkl-day-check.h"
#include "tkl-place-guess.h"
#include "tkl-record.h"

G_BEGIN_DECLS

typedef enum
{
  TKL_STEP_ADD,   /* once more like a tick, start or stop: time, employee */
  TKL_STEP_GIVE,  /* employee; place, project where they stay */
  TKL_STEP_PLACE, /* place, project, and time unless NONE */
  TKL_STEP_DELETE,
  TKL_STEP_KEEP, /* no double */
  TKL_STEP_BLOCK,
  TKL_STEP_UNBLOCK, /* and to the time clock */
  TKL_STEP_LEAVE,   /* not to the time clock */
} TklStepKind;

typedef struct
{
  gint64 tick_id;     /* ADD: of the one it is like */
  gint64 time_utc_ms; /* TKL_INSTANT_NONE_MS = stays */
  gint32 employee_id;
  gint32 project_id;
  guint8 kind;  /* TklStepKind */
  guint8 place; /* TklPlace; ADD, GIVE: where it will be */
  /* ADD, GIVE: linking alone would not find just that one, so it is written. */
  gboolean place_stays;
} TklRepairStep;

typedef enum
{
  TKL_REPAIR_ADD,      /* the tick that was forgotten */
  TKL_REPAIR_GIVE,     /* a tick of a key without a holder is his */
  TKL_REPAIR_GIVE_ALL, /* all ticks of a key that day are of one employee */
  TKL_REPAIR_EXCHANGE, /* two people had each other's key */
  TKL_REPAIR_ARRIVE,   /* instead of a tick on the road one at the arrival */
  TKL_REPAIR_PLACE,
  TKL_REPAIR_COLLECT, /* what is at no place goes onto the collecting project (F071) */
  TKL_REPAIR_KEEP,    /* it is no double */
  TKL_REPAIR_DELETE,  /* one tick too many */
  TKL_REPAIR_PASS,    /* a stop on the way is left out: both ticks are deleted */
  TKL_REPAIR_UNBLOCK,
  TKL_REPAIR_BLOCK,
  TKL_REPAIR_ALL,     /* the best of each fault at once */
  TKL_REPAIR_LEAVE,   /* the day stays as it is: see tkl_day_decide() */
  TKL_REPAIR_TAKE_UP, /* a day that was left */
  TKL_REPAIR_EDGE,    /* the zone of a project reaches to where the tick is: no step of the ticks */
} TklRepairKind;

#define TKL_REPAIR_MAX_STEPS 16

typedef struct
{
  gint64 tick_id;     /* that it is about first */
  gint64 time_utc_ms; /* of that tick, as it will be */
  gint32 project_id;
  gint32 employee_id; /* GIVE_ALL, EXCHANGE: the other one */
  guint16 n_mates;    /* that speak for it */
  guint16 n_people;   /* whose ticks it changes; 1 = only his */
  guint8 kind;        /* TklRepairKind */
  guint8 place;       /* TklPlace */
  guint8 confidence;  /* TklConfidence */
  guint8 says_gap;    /* TklGapEvidence bits */
  guint8 says_place;  /* TklPlaceEvidence bits */
  guint8 n_steps;
  gboolean too_long; /* FALSE of all that are suggested */
  TklRepairStep steps[TKL_REPAIR_MAX_STEPS];
} TklRepair;

/**
 * tkl_day_repairs:
 * @gaps: @faults: of the same facts
 * @repairs: (element-type TklRepair) (inout): appended, the likeliest first; at most nine
 *
 * STRONG is meant for what may be done to many days at once. Nothing is applied.
 */
void tkl_day_repairs (const TklDayFacts *facts,
                      const GArray *gaps,
                      const GArray *faults,
                      GArray *repairs);

/**
 * tkl_repair_finds_place:
 * @like: the tick, start or stop that a new tick is like, or that is given
 * @step: ADD, GIVE
 *
 * Returns: TRUE when linking will find the place of the step by itself, and just that one.
 */
gboolean tkl_repair_finds_place (const TklTick *like, const TklRepairStep *step);

/**
 * tkl_repair_apply:
 * @ticks: (element-type TklTick) (inout): of the employee, some days around; ticks of others that become
 *   his are added, and so is a forgotten one, with ids below 0. To be linked again by tkl_link_ticks().
 *
 * The layers as they would stand after it.
 */
void tkl_repair_apply (const TklDayFacts *facts, const TklRepair *repair, GArray *ticks);

/**
 * tkl_repairs_find_rivals:
 * @repairs: (array length=n_repairs): of several days
 * @ret_rival: (array length=n_repairs) (out): TRUE for each that would give away a tick which another one
 *   gives away as well
 */
void
tkl_repairs_find_rivals (const TklRepair *const *repairs, gsize n_repairs, gboolean *ret_rival);

G_END_DECLS
