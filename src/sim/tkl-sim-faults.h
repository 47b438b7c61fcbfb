/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSimFaults: what goes wrong, for which requests, and how often. */
/* Thread: main. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The names on the command line stand in the .c, with what the value means. */
typedef enum
{
  TKL_SIM_FAULT_RATE,             /* 429 by a token bucket of so many requests a minute */
  TKL_SIM_FAULT_PARALLEL,         /* 429 when more than so many are in flight */
  TKL_SIM_FAULT_RETRY_AFTER,      /* 429 and 503 name so many seconds */
  TKL_SIM_FAULT_RETRY_AFTER_DATE, /* … as an HTTP date */
  TKL_SIM_FAULT_STATUS,           /* that status and nothing else */
  TKL_SIM_FAULT_LATENCY,          /* so many milliseconds before the answer */
  TKL_SIM_FAULT_SLOW,             /* the body in ten pieces, so many milliseconds apart */
  TKL_SIM_FAULT_TRUNCATED,        /* half of the body, then the connection ends */
  TKL_SIM_FAULT_CUT_JSON,         /* half of the JSON as if it were whole */
  TKL_SIM_FAULT_RESET,            /* half of the body, then the connection is reset */
  TKL_SIM_FAULT_CONTENT_TYPE,     /* JSON declared as text/plain */
  TKL_SIM_FAULT_HTML,             /* an HTML page with status 200 */
  TKL_SIM_FAULT_BIG_PAGE,         /* a page of records larger than 5 MB */
  TKL_SIM_FAULT_TOKEN_LOOP,       /* the token of a page leads to the same page */
  TKL_SIM_FAULT_SKEWED,           /* a page has two more records, of 2004 and of the far future */
  TKL_SIM_FAULT_ZERO_POSITIONS,   /* every tenth record without a key stands at 0/0 */
  TKL_SIM_FAULT_DRIVER_IDS,       /* driver cards full of 0xFF */
  TKL_SIM_FAULT_UNKNOWN_WORDS,    /* words that are in no list */
  TKL_SIM_FAULT_VEHICLE_GONE,     /* the vehicle of that name or id does not exist */
  TKL_SIM_FAULT_REVOKED,          /* the key is not known any more */
  TKL_SIM_FAULT_STREAM_DROP,      /* the stream ends after so many records */
  TKL_SIM_FAULT_NO_PLACES,        /* the geocoder finds nothing */
} TklSimFaultKind;
#define TKL_SIM_N_FAULTS (TKL_SIM_FAULT_NO_PLACES + 1)

typedef struct
{
  TklSimFaultKind kind;
  char *value;   /* (owned) (nullable) */
  gint64 number; /* @value as a number, or the default of the kind */
  gint64 count;  /* requests it still hits; −1 = without end */
  gint64 after;  /* matching requests that go unharmed first */
  gint64 every;  /* then each so-manieth; ≥ 1 */
  char *path;    /* (owned) (nullable): only requests whose path and query contain it */
  gint64 seen;   /* matching requests so far */
} TklSimFault;

/* What hits one request: by kind, NULL = not. Borrowed, valid until the faults are cleared. */
typedef struct
{
  const TklSimFault *of[TKL_SIM_N_FAULTS];
} TklSimHits;

typedef struct
{
  GPtrArray *all;          /* (element-type TklSimFault) (owned) */
  double bucket;           /* tokens left for RATE; −1 = not started */
  gint64 bucket_filled_us; /* monotonic */
} TklSimFaults;

/** tkl_sim_faults_init: no faults; to be cleared with tkl_sim_faults_clear(). */
void tkl_sim_faults_init (TklSimFaults *faults);
void tkl_sim_faults_clear (TklSimFaults *faults);

/**
 * tkl_sim_faults_add:
 * @text: `NAME[=VALUE][,count:N][,after:N][,every:N][,path:TEXT]`
 * @error: TKL_SIM_ERROR: USAGE: an unknown name or part, a value missing or no number
 */
gboolean tkl_sim_faults_add (TklSimFaults *faults, const char *text, GError **error);

/** tkl_sim_faults_remove: drops all faults of that name. Returns: how many there were. */
guint tkl_sim_faults_remove (TklSimFaults *faults, const char *name);

/** tkl_sim_faults_reset: drops all faults. */
void tkl_sim_faults_reset (TklSimFaults *faults);

/** tkl_sim_faults_draw: decides which faults hit a request for @target, path and query, and counts it. */
void tkl_sim_faults_draw (TklSimFaults *faults, const char *target, TklSimHits *ret_hits);

/**
 * tkl_sim_faults_take_token:
 * @now_us: monotonic time, microseconds
 *
 * Token bucket of @per_minute with room for a twelfth of it, at least five.
 * Returns: FALSE when it is empty.
 */
gboolean tkl_sim_faults_take_token (TklSimFaults *faults, gint64 per_minute, gint64 now_us);

/** tkl_sim_fault_name: Returns: the name on the command line. */
const char *tkl_sim_fault_name (TklSimFaultKind kind);

/** tkl_sim_fault_meaning: Returns: one line about @kind and its value, for the help. */
const char *tkl_sim_fault_meaning (TklSimFaultKind kind);

G_END_DECLS
