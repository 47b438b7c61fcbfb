/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why are there no ticks of this worker? The checks in order, over facts gathered before (F233-F241). */
/* Thread: any; pure. */
#pragma once

#include "tkl-day.h"

G_BEGIN_DECLS

/* From the person over the key and the connection to the ticks, in the order they are walked. */
typedef enum
{
  TKL_CHECK_EMPLOYEE,   /* is there such a worker? (F234) */
  TKL_CHECK_ACTIVE,     /* active? (F234) */
  TKL_CHECK_REGISTERED, /* registered for clocking? (F079) */
  TKL_CHECK_SERVICE,    /* in service in the period? */
  TKL_CHECK_KEY,        /* holds a key in the period? */
  TKL_CHECK_SPELLING,   /* can that be a key, or was it mistyped? does it come as confirmed? */
  TKL_CHECK_HOLDER,     /* did it tick on days on which nobody, or somebody after him, holds it? */
  TKL_CHECK_API_KEY,    /* is there an API key that TrustTrack takes? */
  TKL_CHECK_SYNC,       /* was it fetched, and since the period? */
  TKL_CHECK_SOURCE,     /* may touches be read, or only what stands in for them? */
  TKL_CHECK_VEHICLES,   /* are there vehicles? (F238) */
  TKL_CHECK_READER,     /* do his vehicles send keys at all? (F048, F239) */
  TKL_CHECK_SILENT,     /* do they send, and without errors? (F239) */
  TKL_CHECK_OTHER_KEY,  /* does an unknown key look like his? */
  TKL_CHECK_TOUCHED,    /* did his key touch a reader in the period? */
  TKL_CHECK_DELETED,    /* were his ticks deleted by the office? */
  TKL_CHECK_GIVEN,      /* were they given to somebody else by the office? */
  TKL_CHECK_LINKED,     /* are they linked? */
  TKL_CHECK_BLOCKED,    /* are they blocked? */
  TKL_CHECK_PLACE,      /* have they one place each, so that they reach the time clock? */
  TKL_N_CHECKS
} TklCheckCode;

typedef enum
{
  TKL_CHECK_OK,
  TKL_CHECK_CAUSE,       /* this is why, wholly or in part */
  TKL_CHECK_UNKNOWN,     /* cannot be told from what is known */
  TKL_CHECK_NOT_REACHED, /* behind the cause */
} TklCheckState;

typedef enum
{
  TKL_API_KEY_UNKNOWN, /* not asked */
  TKL_API_KEY_THERE,
  TKL_API_KEY_MISSING,
  TKL_API_KEY_REFUSED,
} TklApiKeyState;

/* Where ticks come from (docs/trusttrack.md §8.6). */
typedef enum
{
  TKL_SOURCE_HISTORY, /* touches, from the history; also as long as nothing else is known */
  TKL_SOURCE_TRIPS,   /* trips with the driver that the platform matched */
  TKL_SOURCE_STREAM,  /* touches, while somebody listened */
  TKL_SOURCE_NONE,    /* the API key may read none of them */
} TklTickSource;

/* Which of the three situations of F233. */
typedef enum
{
  TKL_SIGHT_NOBODY, /* there is no such worker */
  TKL_SIGHT_NONE,   /* no ticks in the period */
  TKL_SIGHT_SOME,   /* ticks, wholly or in part */
} TklSight;

/* What is known; instants in UTC ms, TKL_INSTANT_NONE = never; counts of the period asked about. */
typedef struct
{
  gint64 now_utc_ms;
  gint64 from_utc_ms, to_utc_ms; /* the period: included, excluded */

  gboolean exists, active, registered;
  gboolean in_service; /* on some day of the period */
  guint n_holdings;    /* keys he ever held */
  gboolean holds_key;  /* on some day of the period */
  gboolean mistyped;   /* the key he holds cannot be one, and no reader ever sent it */
  guint n_turned; /* texts that readers sent for keys he holds, another way round than confirmed */
  guint n_unheld; /* touches of his keys on days on which nobody holds them */
  guint n_passed_on; /* on days on which somebody else holds them, after him, and he has none */

  TklApiKeyState api_key;
  gint64 last_sync_utc_ms; /* end of the last one that was done */
  TklTickSource source;    /* of the last one of all vehicles */
  guint n_vehicles;        /* that are not gone */
  guint n_readers;         /* of them, those that ever sent a key */
  guint n_usual;           /* vehicles he uses, by earlier ticks; 0 = not known */
  guint n_usual_readers;   /* of them, those that ever sent a key */
  guint n_silent;  /* of his (else: of all) vehicles: none of their records reaches the end of the
                       period, or now */
  guint n_failing; /* of the same: the last fetch failed */
  gboolean other_key; /* an unknown key ticked in the period and looks like his */

  guint n_touches;   /* touches of his keys on days on which he holds them */
  guint n_deleted;   /* of them: deleted by the office */
  guint n_given;     /* employee changed by the office */
  guint n_unlinked;  /* not linked yet */
  guint n_blocked;   /* blocked by the office */
  guint n_placeless; /* without one single place */
  guint n_shown;     /* ticks shown as his, those added by hand included */
} TklDiagnosisFacts;

typedef struct
{
  TklSight sight;
  TklCheckState states[TKL_N_CHECKS];
  int cause; /* TklCheckCode of the first cause; −1 = none found */
} TklDiagnosis;

/* A sync is old when it ended that long before the end of the period or now, whichever comes first;
 * a vehicle silent likewise: one may stand still over a weekend. */
#define TKL_DIAGNOSIS_SYNC_MS G_GINT64_CONSTANT (86400000)
#define TKL_DIAGNOSIS_SILENT_MS (3 * G_GINT64_CONSTANT (86400000))

/** tkl_check_to_text: Returns: `employee` `active` … as on the command line. */
const char *tkl_check_to_text (TklCheckCode code);
/** tkl_check_state_to_text: Returns: `ok` `cause` `unknown` `not-reached`. */
const char *tkl_check_state_to_text (TklCheckState state);

/**
 * tkl_diagnosis_run:
 * Walks the checks in order and stops at the first cause. Where his vehicle is not known, what is
 * wrong with some of the fleet is UNKNOWN and with all of it the cause.
 */
TklDiagnosis tkl_diagnosis_run (const TklDiagnosisFacts *facts);

G_END_DECLS
