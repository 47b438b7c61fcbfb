/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside the day engine: the legs of a workday one after the other, and what each would be. */
/* Thread: any; pure. */
#pragma once

#include "tkl-day-engine.h"

G_BEGIN_DECLS

/* What the table of rules §6 makes of a leg. */
typedef struct
{
  guint8 type;    /* TklLineType */
  guint8 subtype; /* TklLineSubtype */
  gboolean line;  /* FALSE: home → home */
  gboolean ride;  /* commute or mobility: has a role and may have passengers */
  gboolean km;    /* has a distance */
  gint32 project_id;
} TklLegKind;

/* A walk over the legs of a workday; make one with tkl_leg_walk_start(). */
typedef struct
{
  const TklTick *from; /* ends of the current leg */
  const TklTick *to;
  gboolean is_break; /* the current leg is a break of CT-3 */
  /* where the walk stands */
  const TklTick *next;
  const TklTick *end;
  guint16 refused; /* TklTickFlags that keep a tick from bounding a leg */
  gboolean ignore_doubles;
  gboolean breaks;
  gboolean long_run;  /* the run `to` belongs to has four ticks or more */
  gsize place_in_run; /* of `to`, from 1; 0 = in no run */
} TklLegWalk;

/**
 * tkl_leg_walk_start:
 * @refused: ticks with one of these flags bound no leg, as those without a single place
 * @breaks: look for the breaks of CT-3
 */
TklLegWalk tkl_leg_walk_start (const TklWorkday *workday,
                               const TklCompany *company,
                               guint16 refused,
                               gboolean breaks);

/** tkl_leg_walk_next: goes to the next leg between neighbouring kept ticks that both may bound one.
 * Returns: FALSE after the last. O(1) a tick, whatever the lengths of runs. */
gboolean tkl_leg_walk_next (TklLegWalk *walk);

/** tkl_leg_kind: Returns: what the leg the walk stands at would be, by CL-8, CT-1…3 and places. */
TklLegKind tkl_leg_kind (const TklLegWalk *walk, const TklSwitches *on);

/** tkl_leg_vehicle: Returns: the vehicle of both ends, 0 when they differ or have none. */
gint32 tkl_leg_vehicle (const TklTick *from, const TklTick *to);

G_END_DECLS
