/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with one day of one person, the most important first (F061–F074, F164). */
/* Thread: any; pure. */
#pragma once

#include "tkl-day-gap.h"

G_BEGIN_DECLS

/* In the order in which they are told. */
typedef enum
{
  TKL_FAULT_LEFT,        /* on purpose, see TklDayState; alone */
  TKL_FAULT_UNLINKED,    /* not linked yet */
  TKL_FAULT_UNKNOWN_KEY, /* nobody holds the key */
  TKL_FAULT_BLOCKED,     /* or kept from the time clock */
  TKL_FAULT_EARLY,       /* far before the site; other_id: the stop there */
  TKL_FAULT_NO_POSITION,
  TKL_FAULT_NO_PLACE,
  TKL_FAULT_SEVERAL, /* n: how many projects */
  TKL_FAULT_DOUBLE,
  TKL_FAULT_SUPERFLUOUS, /* one tick too many at one place; other_id: the one before it */
  TKL_FAULT_MISSING,     /* time, place; tick_id: the tick after it, 0 at the end of the day */
  TKL_FAULT_ODD,         /* one is missing or too many, nothing tells which; n: ticks */
  /* from here on they hold no day up */
  TKL_FAULT_SWAPPED,      /* he ticked in the vehicle of a mate, who ticked in his: other_id */
  TKL_FAULT_TWO_VEHICLES, /* ticked in another vehicle while he rode; other_id: the tick before */
  TKL_FAULT_TOO_FAST,     /* n: km/h from other_id to it, in a straight line */
  TKL_FAULT_DISTANCE,     /* from other_id to it: what counts as distance cannot be right */
  TKL_FAULT_WRONG_PLACE,  /* n mates ticked elsewhere; other_id: of the first of them */
  TKL_FAULT_UNTICKED, /* the vehicle stopped at a place where he did not tick; other_id: the stop */
} TklFaultKind;

typedef struct
{
  gint64 tick_id; /* of the day; 0 = none */
  gint64 other_id;
  gint64 time_utc_ms;
  gint32 project_id;
  guint16 n;
  guint8 kind;  /* TklFaultKind */
  guint8 place; /* TklPlace: EARLY, MISSING, WRONG_PLACE, UNTICKED: where he was */
} TklDayFault;

/* How far it is from one tick to the next by each source, in metres; −1 = that one does not know. */
typedef struct
{
  double odometer_m, track_m; /* the first one known is the distance of the line, rules §6 */
  double straight_m;
} TklDayDistances;

/** tkl_day_distances: @from: @to: neighbouring ticks of the day */
void tkl_day_distances (const TklDayFacts *facts,
                        const TklTick *from,
                        const TklTick *to,
                        TklDayDistances *ret_distances);

/** tkl_fault_holds: Returns: TRUE when a day with it is not complete. */
gboolean tkl_fault_holds (TklFaultKind kind);

/**
 * tkl_day_check:
 * @gaps: (element-type TklDayGap): of the same facts
 * @faults: (element-type TklDayFault) (inout): appended, the most important first, then by time
 *
 * A day without faults that hold it up is complete by rules §6, and the other way round.
 */
void tkl_day_check (const TklDayFacts *facts, const GArray *gaps, GArray *faults);

G_END_DECLS
