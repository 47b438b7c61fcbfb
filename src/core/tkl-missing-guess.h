/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which tick was forgotten? What the mates of a day ticked and this person did not (F073, F140). */
/* Thread: any; pure. */
#pragma once

#include "tkl-tick.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 tick_id;     /* of the mate who ticked first: the forgotten one is a copy of it */
  gint64 time_utc_ms; /* when he did */
  gint32 project_id;
  guint8 place; /* TklPlace: employer or project */
  gboolean
      closes; /* the person came to that place or left it at his tick before or after, and not both */
  guint n_mates; /* who ticked there about that time */
} TklMissingGuess;

/* What is known of a day; borrowed. */
typedef struct
{
  const TklTick
      *day; /* (array length=n_day): of one employee and workday, in the order of rules §4 */
  gsize n_day;
  const TklTick
      *mates; /* (array length=n_mates) (nullable): of others around that day, any order */
  gsize n_mates;
  gboolean ignore_doubles; /* CT-4 */
} TklMissingFacts;

/**
 * tkl_missing_guess:
 * @guesses: (element-type TklMissingGuess) (inout): appended, the likeliest first; at most three
 *
 * Mates are those who ticked in a vehicle in which the person ticked that day; a tick of theirs that he
 * has not, within TKL_MATES_WITHIN_MS (tkl-place-guess.h), may be the one he forgot. None for a day
 * with an even number of ticks.
 */
void tkl_missing_guess (const TklMissingFacts *facts, GArray *guesses);

G_END_DECLS
