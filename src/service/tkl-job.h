/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklJob: one kind of work in the background, as the jobs panel shows it. */
/* Thread: main. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* In the order shown, which is that in which jobs due at one time run. The standing ones are always
 * there; each order makes a job of its own. */
typedef enum
{
  TKL_JOB_SYNC,
  TKL_JOB_LINK,      /* follows a synchronisation when CT-10 is on */
  TKL_JOB_ADDRESSES, /* follows it as well, some positions at a time */
  TKL_JOB_EXPORT,
  TKL_JOB_PURGE,
  TKL_JOB_CHECK,
  TKL_JOB_N_STANDING,

  TKL_JOB_FETCH = TKL_JOB_N_STANDING, /* chosen vehicles and days from TrustTrack again (F162) */
  TKL_JOB_DERIVE,                     /* their ticks from the stored records again (F162) */
  TKL_JOB_RENEW,                      /* days are made anew after a setting was changed */
  TKL_JOB_LOOKUP,                     /* addresses of the ticks of chosen days (F154) */
  TKL_JOB_N_KINDS
} TklJobKind;

typedef enum
{
  TKL_JOB_OFF,     /* does not come by itself; can be run by hand */
  TKL_JOB_IDLE,    /* waits for its next time */
  TKL_JOB_QUEUED,  /* waits for the job before it */
  TKL_JOB_RUNNING, /* see the progress */
  TKL_JOB_WAITING, /* for the next attempt, another program, or the network */
  TKL_JOB_FAILED,  /* run by hand or stopped, and nobody tries again by itself */
  TKL_JOB_DONE,    /* an order that was carried out */
} TklJobState;

typedef struct
{
  guint64 n_done, n_all; /* n_all 0 = not known */
  guint64 n_records;     /* received so far, of a synchronisation */
  gint64 left_ms;        /* estimate; −1 = not known */
  char what[64];         /* in work, "" = nothing to name: a vehicle; cut if longer */
} TklJobProgress;

typedef struct
{
  gint64 time_utc_ms; /* TKL_INSTANT_NONE: it has not run since the program began */
  gboolean ok;        /* FALSE also for done in part */
  gboolean changed;   /* lists may show something else than before */
  gboolean kept;      /* something was done and stays, also when the rest failed */
  int error_code;     /* a TklServiceError; −1 = none of them */
  char *text;         /* (owned) (nullable): translated sentence */
  char *warning;      /* (owned) (nullable): translated: done, but the office should know this once:
                    keys come another way round than was confirmed, the API key allows less */
  int warning_code;   /* a TklServiceError: what helps; with a warning */
} TklJobResult;

/* See tkl-job-order.h. */
typedef struct _TklJobOrder TklJobOrder;

#define TKL_TYPE_JOB (tkl_job_get_type ())
/**
 * TklJob:
 * Signal `changed` (): anything below says something else; at most a few times a second.
 */
G_DECLARE_FINAL_TYPE (TklJob, tkl_job, TKL, JOB, GObject)

/** tkl_job_n_failures: Returns: runs in a row that failed, the last one included. */
guint tkl_job_n_failures (TklJob *self);

TklJobKind tkl_job_kind (TklJob *self);
/** tkl_job_title: Returns: (transfer none): translated. */
const char *tkl_job_title (TklJob *self);
/** tkl_job_subject: Returns: (transfer none) (nullable): of an order: what it is about; translated. */
const char *tkl_job_subject (TklJob *self);
/** tkl_job_is_order: Returns: TRUE when it is done once; FALSE: it stands, and runs again and again. */
gboolean tkl_job_is_order (TklJob *self);
TklJobState tkl_job_state (TklJob *self);
/** tkl_job_progress: Returns: (transfer none): of the present run. */
const TklJobProgress *tkl_job_progress (TklJob *self);
/** tkl_job_result: Returns: (transfer none): of the last run. */
const TklJobResult *tkl_job_result (TklJob *self);
/** tkl_job_next_utc_ms: Returns: when it runs or tries again; TKL_INSTANT_NONE: not by itself, or now. */
gint64 tkl_job_next_utc_ms (TklJob *self);
/** tkl_job_has_problem: Returns: TRUE from a failure until the next run without one. */
gboolean tkl_job_has_problem (TklJob *self);
/**
 * tkl_job_needs_key:
 * Returns: TRUE from a failure for want of an API key that TrustTrack takes until the next run without
 *   a failure: there is none, it cannot be read, or it is refused.
 */
gboolean tkl_job_needs_key (TklJob *self);
/** tkl_job_is_ahead: Returns: TRUE while it runs, is next, or tries again by itself. */
gboolean tkl_job_is_ahead (TklJob *self);

/** tkl_job_set_followed: @followed: who ordered it looks on, and needs nobody else to tell the end. */
void tkl_job_set_followed (TklJob *self, gboolean followed);
gboolean tkl_job_is_followed (TklJob *self);

G_END_DECLS
