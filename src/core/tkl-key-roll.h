/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Enrolment 2 (F076): keys are ticked one by one in the order of a list; the nth key is the nth name's. */
/* Thread: any; pure. */
#pragma once

#include "tkl-key-match.h"

G_BEGIN_DECLS

typedef enum
{
  TKL_ROLL_PAIR,    /* the key goes to this employee */
  TKL_ROLL_PASSED,  /* his number was marked as passed over */
  TKL_ROLL_MISSING, /* no tick has come for him */
  TKL_ROLL_DOUBLE,  /* the same key once more */
  TKL_ROLL_HELD,    /* a key that has a holder; his turn when he is the one, else nobody's */
  TKL_ROLL_EXTRA,   /* a new key after the end of the list */
} TklRollKind;

/* What makes a row doubtful. */
typedef enum
{
  TKL_ROLL_LONG_PAUSE
  = 1 << 0, /* much longer before it than usual: a tick may not have come through */
  TKL_ROLL_SAME_TIME = 1 << 1,   /* two keys at the same instant: their order is not known */
  TKL_ROLL_OUT_OF_TURN = 1 << 2, /* HELD by somebody whose turn it is not */
} TklRollDoubt;

typedef struct
{
  guint8 kind;        /* TklRollKind */
  guint8 doubts;      /* TklRollDoubt bits */
  gint32 position;    /* in the list, from 0; −1 for DOUBLE, EXTRA and HELD by others */
  gint32 employee_id; /* PAIR, PASSED, MISSING: of the list; HELD: the holder; else 0 */
  gint32 key_id;      /* 0 for PASSED, MISSING */
  gint64 tick_id;     /* 0 for PASSED, MISSING */
  gint64 time_utc_ms; /* of the tick; TKL_INSTANT_NONE without one */
  gint64 pause_ms;    /* since the tick before; −1 for the first one and without a tick */
} TklRollRow;

typedef struct
{
  gint32 employee_id;
  gboolean passed; /* the person was not there, or his key did not tick: his number takes none */
} TklRollEntry;

/* Borrowed. */
typedef struct
{
  const TklKeyTouch
      *touches; /* (array length=n_touches) (nullable): of one vehicle, by time, tick id;
                                 of all keys, held or not */
  gsize n_touches;
  const TklRollEntry *list; /* (array length=n_list) (nullable): in the order of the numbers */
  gsize n_list;
  const TklKeyHolders *holders;
  const TklZone *zone;
} TklRollInput;

typedef struct
{
  GArray
      *rows; /* (owned) (element-type TklRollRow): ticks in time, each PASSED before the tick that
                   takes the next number, MISSING at the end */
  guint n_pairs, n_missing, n_extra, n_doubles, n_held;
  guint n_doubtful;      /* rows with a doubt */
  gint64 usual_pause_ms; /* median pause between different keys; −1 below three keys */
  gboolean fits;         /* every number has its key, none is left over, nothing is doubtful */
} TklRoll;

void tkl_roll_free (TklRoll *roll);

/**
 * tkl_key_roll:
 * Pairs the nth new key with the nth employee of the list. A repeat of a key takes no number. A pause
 * is long from 15 s on when it lasts 2.5 times the usual one or more. Nothing is applied.
 * Returns: (transfer full).
 */
TklRoll *tkl_key_roll (const TklRollInput *input);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklRoll, tkl_roll_free)

G_END_DECLS
