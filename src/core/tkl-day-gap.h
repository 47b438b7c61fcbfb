/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which tick was forgotten? What the day lacks, and what the vehicle, the mates and the keys say (F073). */
/* Thread: any; pure. */
#pragma once

#include "tkl-day-facts.h"
#include "tkl-key-guess.h"

G_BEGIN_DECLS

/* What speaks for a forgotten tick, as bits. */
typedef enum
{
  TKL_GAP_SAYS_ENGINE = 1 << 0, /* the vehicle stopped or started there */
  TKL_GAP_SAYS_MATES = 1 << 1,  /* mates ticked there about that time */
  TKL_GAP_SAYS_KEY = 1 << 2,    /* a key without a holder ticked there */
  TKL_GAP_SAYS_HOME = 1 << 3,   /* of a whole key: it ticked at his home */
  TKL_GAP_SAYS_CREW = 1 << 4,   /* of a whole key: it rode with his mates */
} TklGapEvidence;

typedef struct
{
  gint64 time_utc_ms;
  gint64
      like_id; /* tick, start or stop that tells vehicle and position: of a mate, of the engine */
  gint64 unknown_id; /* of the tick by a key without a holder, which may be his; 0 = none */
  gint32 project_id;
  gint32 vehicle_id;
  guint16 n_mates;
  guint8 place;      /* TklPlace: home, employer, project */
  guint8 evidence;   /* TklGapEvidence bits */
  guint8 confidence; /* TklConfidence */
  guint8 position;   /* among the kept ticks: it comes before that one */
} TklDayGap;

/**
 * tkl_day_gaps:
 * @gaps: (element-type TklDayGap) (inout): appended, the likeliest first
 *
 * People tick when they come to a place and when they go: a day with an odd number of kept ticks lacks
 * the other tick of a site that was ticked once, or home or employer at its begin or end. For each such
 * hole the vehicle before or after it is asked, the mates in it, and keys that nobody holds. STRONG: the
 * only hole of a day that is in order besides, and the engine said so once, or two mates did. None for an
 * even number. Only suggestions.
 */
void tkl_day_gaps (const TklDayFacts *facts, GArray *gaps);

G_END_DECLS
