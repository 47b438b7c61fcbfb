/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where was a tick whose place was not found? What the day and the mates say, with the evidence. */
/* Thread: any; pure. */
#pragma once

#include "tkl-day-facts.h"

G_BEGIN_DECLS

/* What speaks for a place, as bits. */
typedef enum
{
  TKL_PLACE_SAYS_RULES = 1 << 0,  /* one of several projects found there */
  TKL_PLACE_SAYS_MATES = 1 << 1,  /* mates in the same vehicle ticked there about that time */
  TKL_PLACE_SAYS_BEFORE = 1 << 2, /* the tick before was there */
  TKL_PLACE_SAYS_AFTER = 1 << 3,  /* the tick after was there */
  TKL_PLACE_SAYS_ENDS = 1 << 4,   /* the other end of the day was there */
  TKL_PLACE_SAYS_ENGINE = 1 << 5, /* the vehicle stood there then, or came there next */
  TKL_PLACE_SAYS_PLAN = 1 << 6,   /* he was planned there that day */
} TklPlaceEvidence;

typedef struct
{
  guint8 place; /* TklPlace: home, employer, project */
  guint8 evidence;
  guint16 n_mates; /* that ticked there */
  gint32 project_id;
  gint32 score; /* only to compare with others of the same tick */
} TklPlaceGuess;

/* What is known around a tick; borrowed. */
typedef struct
{
  const TklTick *tick;
  const TklTick *day; /* (array length=n_day) (nullable): of the same employee and workday, in the
                                order of rules §4; the tick itself may be among them */
  gsize n_day;
  const TklTick *mates; /* (array length=n_mates) (nullable): of others, any order, any time */
  gsize n_mates;
  const gint32
      *candidates; /* (array length=n_candidates) (nullable): projects found, when several */
  gsize n_candidates;
  const gint32
      *planned; /* (array length=n_planned) (nullable): projects for him that day; they speak
                            for one that something else speaks for too */
  gsize n_planned;
  const TklTick *stop; /* (nullable): start or stop where the vehicle stood then, or came next */
  gboolean ignore_doubles; /* CT-4 */
} TklPlaceFacts;

/**
 * tkl_place_guess:
 * @guesses: (element-type TklPlaceGuess) (inout): appended, the likeliest first; of one place one
 *
 * People tick when they come and when they go: a place that was ticked once and not left is likelier
 * than one that was. Only suggestions: nothing here decides (rules §3 do).
 */
void tkl_place_guess (const TklPlaceFacts *facts, GArray *guesses);

G_END_DECLS
