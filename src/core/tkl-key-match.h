/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Enrolment 1 (F075): everybody ticked at home; which unknown key was at whose home? */
/* Thread: any; pure. */
#pragma once

#include "tkl-key-guess.h"
#include "tkl-key-holders.h"

G_BEGIN_DECLS

/* A touch of a key without a holder at that time. */
typedef struct
{
  gint64 tick_id;
  gint64 time_utc_ms;
  gint32 key_id;
  gint32 vehicle_id;
  TklPoint point; /* may be unset */
} TklKeyTouch;

/* Why a pair needs a second look. */
typedef enum
{
  TKL_CONFLICT_SEVERAL_KEYS = 1 << 0,  /* another key was at this home */
  TKL_CONFLICT_SEVERAL_HOMES = 1 << 1, /* this key was at another home as well */
  TKL_CONFLICT_HAS_KEY = 1 << 2,       /* the employee holds a key on that day */
} TklKeyConflict;

typedef struct
{
  gint32 key_id;
  gint32 employee_id;
  gint32 distance_m;   /* of its nearest touch to his home */
  guint n_touches;     /* of the key, without a holder */
  guint n_at_home;     /* of those at his home */
  guint n_days;        /* days with a touch at his home */
  gint64 first_utc_ms; /* its first touch without a holder */
  guint8 conflicts;    /* TklKeyConflict bits */
  guint8 confidence;   /* TklConfidence: STRONG: two days or more, no conflict; LIKELY: one day, no
                         conflict, or at least twice the days of each rival; else WEAK */
  gboolean proposed;   /* at most one pair a key and one an employee: the choice to begin with */
} TklKeyPair;

/* Borrowed. */
typedef struct
{
  const TklKeyTouch *touches; /* (array length=n_touches) (nullable): by key, then time */
  gsize n_touches;
  GPtrArray *employees; /* (element-type TklEmployee): those with a home who count are looked at */
  const TklKeyHolding *holdings; /* (array length=n_holdings) (nullable): of all keys */
  gsize n_holdings;
  const TklZone *zone;
  int reach_m; /* that far from a home counts as at home; > 0 */
} TklKeyMatchInput;

/**
 * tkl_key_match:
 * All pairs of a key and a home it was at, also the ones in conflict. Proposed is chosen from the top: a
 * pair whose key and employee are both still free and who holds no key. Order: days at home, touches at
 * home (most first), distance, number of the employee, key.
 *
 * Returns: (transfer full) (element-type TklKeyPair).
 */
GArray *tkl_key_match (const TklKeyMatchInput *input);

G_END_DECLS
