/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the rows of ticks: what stands in them, and the columns that show it (F021). */
/* Thread: any. */
#pragma once

#include "tkl-column.h"
#include "tkl-list-service.h"

G_BEGIN_DECLS

enum
{
  FIELD_DAY = TKL_FIELD_ID + 1, /* civil day */
  FIELD_SECOND,                 /* of the day, on the wall */
  FIELD_EMPLOYEE,
  FIELD_VEHICLE,
  FIELD_KIND,  /* TklTickKind, and why there is no employee */
  FIELD_PLACE, /* TklPlace */
  FIELD_PROJECT,
  FIELD_DISTANCE, /* metres; −1 = none */
  FIELD_REASON,   /* TklReason bits and REASON_BLOCKED, or one of those below; 0 = ok */
  FIELD_MARKS,    /* TklTickMark bits */
  FIELD_KEY,
  FIELD_ADDRESS,
  FIELD_NOTE,
  FIELD_POINT,      /* read on demand from here on; latitude and longitude: tkl_tick_pack_point() */
  FIELD_ODOMETER,   /* metres; −1 = unknown */
  FIELD_SPEED,      /* km/h; −1 = unknown */
  FIELD_CHANGED_AT, /* instant; TKL_INSTANT_NONE_MS = never */
  FIELD_CHANGED_BY, /* text */
  FIELD_PERFORMANCE, /* 0 = none: tkl_tick_pack_performance() */
  FIELD_TO_PRESENCE, /* its presence is to be registered */
  FIELD_STANDING,    /* TklDayStanding of the workday */
  FIELD_DOUBT,       /* text: why that is provisional; with FIELD_STANDING */
  N_FIELDS,
  FIELD_INSTANT = N_FIELDS, /* to bring them in order by, then forgotten */
  FIELD_WORKDAY,            /* likewise, to judge it by */
  N_FIELDS_READ
};

/* Beside those of single ticks: another bit, and what stands in the place of them all. */
#define REASON_BLOCKED (1 << 6)
#define REASON_ODD (-1)  /* of the first tick of a day of which nothing else is wrong */
#define REASON_LEFT (-2) /* the whole day is kept from the time clock */

/* What stands in the boxes of a row. */
typedef enum
{
  MARK_IN_CLOCK = 1 << 0,
  MARK_TO_CLOCK = 1 << 1,
  MARK_BLOCKED = 1 << 2,
  MARK_COUNTS = 1 << 3,    /* kept, and no double */
  MARK_ATTENTION = 1 << 4, /* it holds its day up */
  MARK_IGNORED = 1 << 5,   /* a double, where the company ignores them (CT-4) */
  MARK_NIGHT = 1 << 6,     /* of the workday that began the civil day before */
} TklTickMark;

/* TklTickKind, and below it TklNobody: both fit into one byte of a row. */
#define KIND_SHIFT 3
#define NOBODY_MASK ((1 << KIND_SHIFT) - 1)

/* As many as there are, so that a source can name their number. */
#define TKL_TICK_N_COLUMNS 26

extern const TklColumn tkl_tick_columns[TKL_TICK_N_COLUMNS];

/** tkl_tick_shown_reason: @reasons: of FIELD_REASON. Returns: the first that applies, as in the list of
 * the command line (rules §5); 0 = nothing is wrong. */
gint64 tkl_tick_shown_reason (gint64 reasons);

/** tkl_tick_pack_point: Returns: for FIELD_POINT, ordered by latitude; none is 0. */
gint64 tkl_tick_pack_point (TklPoint point);

/** tkl_tick_pack_performance: Returns: for FIELD_PERFORMANCE; 0 = it is not known. */
gint64 tkl_tick_pack_performance (const TklTickPerformance *performance);

/** tkl_tick_judge_days: marks rows of ticks that were read by what is known of their whole days: those left
 * as they are, and one of each day with a tick missing or too many. */
void tkl_tick_judge_days (TklRowSet *set);

G_END_DECLS
