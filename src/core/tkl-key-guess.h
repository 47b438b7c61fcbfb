/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose key may this be? Guesses about keys that tick without a holder, with their evidence. */
/* Thread: any; a guesser is immutable after creation. */
#pragma once

#include "tkl-employee.h"
#include "tkl-places.h"
#include "tkl-tick.h"
#include "tkl-zone.h"

G_BEGIN_DECLS

/* Why somebody may be the holder; the last two speak against it. Counts are days unless said. */
typedef enum
{
  TKL_EVIDENCE_HOME,      /* the first or last touch of the day was at his home */
  TKL_EVIDENCE_VEHICLE,   /* it was in a vehicle that he is known to use */
  TKL_EVIDENCE_CREW,      /* it rode with somebody he is known to ride with */
  TKL_EVIDENCE_PLANNED,   /* it was at a project for which he was planned that day */
  TKL_EVIDENCE_NEIGHBOUR, /* number of keys in a row with it whose holders' numbers lead to his */
  TKL_EVIDENCE_SEEN,      /* against: he ticked with a key of his own that day */
  TKL_EVIDENCE_HAS_KEY,   /* against: he holds another key: 1 */
  TKL_N_EVIDENCE
} TklEvidence;

typedef enum
{
  TKL_CONFIDENCE_WEAK,   /* score below 30 */
  TKL_CONFIDENCE_LIKELY, /* below 60, or another guess lies less than 10 behind */
  TKL_CONFIDENCE_STRONG,
} TklConfidence;

typedef struct
{
  gint32 employee_id;
  guint8 score;                  /* 1 … 100 */
  guint8 confidence;             /* TklConfidence */
  guint16 n_days;                /* days on which the key ticked without a holder */
  guint16 count[TKL_N_EVIDENCE]; /* 0 = no such evidence */
  gint32 home_m;                 /* HOME: nearest of those touches to his home, metres; else −1 */
  gint32 vehicle_id;             /* VEHICLE: the one the key was in most; else 0 */
  gint32 mate_id;                /* CREW: employee it rode with most; else 0 */
} TklKeyGuess;

/** tkl_confidence_to_text: Returns: `weak`, `likely`, `strong`. */
const char *tkl_confidence_to_text (TklConfidence confidence);
/** tkl_evidence_to_text: Returns: `home` `vehicle` `crew` `planned` `neighbour` `seen` `has-key`. */
const char *tkl_evidence_to_text (TklEvidence evidence);

/* A key by its text, for numbers in a row. */
typedef struct
{
  gint32 id;
  const char *text; /* printed form; others have no neighbours */
} TklKeyName;

/* Everything is borrowed and must outlive the guesser. */
typedef struct
{
  GPtrArray *employees;          /* (element-type TklEmployee) */
  const TklKeyHolding *holdings; /* (array length=n_holdings) (nullable): of all keys */
  gsize n_holdings;
  const TklKeyName *keys; /* (array length=n_keys) (nullable): all keys, any order */
  gsize n_keys;
  const TklTick *ticks; /* (array length=n_ticks) (nullable): of everybody and every key in the time
                           looked at, any order; those of known people need not be linked anew */
  gsize n_ticks;
  const TklPlan *plan; /* (array length=n_plan) (nullable): of the same time, any order */
  gsize n_plan;
  const TklZone *zone;
  int day_start_min; /* of the company */
  int home_reach_m;  /* a touch that far from a home counts as at home; > 0 */
} TklGuessInput;

typedef struct _TklKeyGuesser TklKeyGuesser;

/** tkl_key_guesser_new: O(n log n) in the ticks. Returns: (transfer full). */
TklKeyGuesser *tkl_key_guesser_new (const TklGuessInput *input);
void tkl_key_guesser_free (TklKeyGuesser *guesser);

/**
 * tkl_key_guesser_run:
 * Who may hold the key, by its touches without a holder. Only employees who count on the day of its
 * first or last touch are guessed, and nothing is ever applied.
 *
 * Points: HOME 30, 45, 60 for one, two, more days (10 less beyond 100 m); PLANNED 10, 18, 25;
 * VEHICLE and CREW 8, 14, 20; NEIGHBOUR 10, 15, 20; HAS_KEY −20; SEEN −60 in the proportion of the
 * days. Order: points, without a key first, nearest home, number. Deterministic.
 *
 * Returns: (transfer full) (element-type TklKeyGuess): best first, without those below 1 point.
 */
GArray *tkl_key_guesser_run (const TklKeyGuesser *guesser, gint32 key_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklKeyGuesser, tkl_key_guesser_free)

G_END_DECLS
