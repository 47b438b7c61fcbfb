/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the queue of jobs knows of each, and the table of their kinds. */
/* Thread: main. */
#pragma once

#include "tkl-company.h"
#include "tkl-job-order.h"
#include "tkl-office.h"
#include "tkl-schedule.h"
#include "tkl-sync-service.h"

G_BEGIN_DECLS

struct _TklJob
{
  GObject parent_instance;

  TklJobKind kind;
  TklJobOrder *order; /* (owned) (nullable): NULL = it stands */
  TklJobState state;
  TklJobProgress progress;
  TklJobResult result;
  GError *fault; /* (owned) (nullable): that the last run ended with */
  gint64 next_utc_ms;
  gboolean has_problem;
  gboolean is_followed; /* somebody looks on */

  guint n_failures;       /* in a row */
  gboolean by_user;       /* the last run was asked for by a person */
  gint64 retry_steady_ms; /* next attempt by the steady clock; −1 = none is owed */
  gint64 hold_steady_ms;  /* does not come by itself until then: it was stopped; −1 = not held */
  gint64 noted_utc_ms;    /* last run as it was noted last; TKL_INSTANT_NONE = forgotten */
  guint n_notes;          /* made so far */
  guint saved_note;       /* the last one in the database; below n_notes it lags behind */
  guint n_earlier;        /* of an order done piece by piece: as in TklJobRun, so far */
};

/** tkl_job_new: @kind: a standing one. */
TklJob *tkl_job_new (TklJobKind kind);
/** tkl_job_new_order: @order: copied. */
TklJob *tkl_job_new_order (const TklJobOrder *order);
/** tkl_job_set_state: tells about a change. */
void tkl_job_set_state (TklJob *self, TklJobState state, gint64 next_utc_ms);
/** tkl_job_set_result: @result: its text is taken over. */
void tkl_job_set_result (TklJob *self, const TklJobResult *result);
/** tkl_job_changed: emits the signal. */
void tkl_job_changed (TklJob *self);

typedef struct _TklJobRun TklJobRun;

/* One run of a job. */
struct _TklJobRun
{
  TklOffice *office;         /* (borrowed) */
  const TklCompany *company; /* (borrowed) */
  const TklJobOrder *order;  /* (borrowed) (nullable) */
  const char *key;           /* (borrowed) (nullable): API key; NULL = where it is kept */
  gint32 interval_ms;        /* between requests, as in TklSyncOptions */
  gint64 since_utc_ms;       /* when it ran last; TKL_INSTANT_NONE = never */
  gint64 now_utc_ms;
  gint64 fixed_now_utc_ms;   /* 0 = services ask the system's clock themselves */
  GCancellable *cancellable; /* (owned) */
  gboolean unchanged;        /* set at its end: what lists show is as before */
  gboolean kept;             /* set when it fails: something of it is done, and stays */
  char *warning;             /* (owned) (nullable): likewise: see TklJobResult */
  int warning_code;          /* with it */
  int pause_min; /* likewise: so long it is not tried again at least; 0 = as its schedule says */
  /* An order that would keep others waiting for long is done piece by piece; set at its end: */
  gboolean goes_on; /* a piece is left, and its turn comes after what waits */
  guint n_earlier;  /* results of the pieces so far; at the beginning without this one */
  /* Shows how far it is; an estimate that is −1 is made here. */
  void (*tell) (TklJobRun *run, const TklJobProgress *progress);
  gpointer data; /* of tell */
};

/* After several vehicles failed in a row for want of a network. */
#define TKL_JOB_PAUSE_MIN 10

/** tkl_job_warn_of_sync: @of_source: also that the API key may not read the history. */
void tkl_job_warn_of_sync (TklJobRun *run, const TklSyncReport *report, gboolean of_source);

#define TKL_JOB_FOLLOWS_NONE TKL_JOB_N_KINDS

/* A new kind is a name in TklJobKind and a row in tkl-job-kinds.c, or tkl-job-order-kinds.c. */
typedef struct
{
  const char *name;  /* of its note in the database */
  const char *title; /* N_() */
  gboolean needs_network;
  TklJobKind follows; /* runs after each run of that kind, or TKL_JOB_FOLLOWS_NONE */
  /* Whether it comes by itself, and when; a kind that follows leaves the schedule OFF. NULL: it is
   * ordered. */
  gboolean (*plan) (const TklCompany *company, TklSchedule *ret_schedule);
  void (*start) (TklJobRun *run, GAsyncReadyCallback callback, gpointer user_data);
  /* Returns: (transfer full): translated sentence, or NULL and @error. @ret_whole: (inout): FALSE
   * when it was done in part only. */
  char *(*finish) (TklJobRun *run, GAsyncResult *result, gboolean *ret_whole, GError **error);
} TklJobType;

/** tkl_job_type: Returns: (transfer none): its row. */
const TklJobType *tkl_job_type (TklJobKind kind);

/** tkl_job_order_types: rows of the kinds that are ordered, from TKL_JOB_N_STANDING on. */
extern const TklJobType tkl_job_order_types[TKL_JOB_N_KINDS - TKL_JOB_N_STANDING];

/**
 * tkl_job_say_linked:
 * Notes in @run whether lists look as before.
 * Returns: (transfer full): translated sentence.
 */
char *tkl_job_say_linked (TklJobRun *run, const TklLinkReport *report);

/* Positions that are asked for in one go: about a minute's worth, since the geocoder answers one a
 * second and nothing else runs meanwhile. */
#define TKL_JOB_ADDRESSES_PER_RUN 60

/** tkl_job_look_up: asks for addresses of workdays, TKL_DAY_NONE = open, some positions at a time. */
void tkl_job_look_up (
    TklJobRun *run, TklDay from, TklDay to, GAsyncReadyCallback callback, gpointer user_data);

/** tkl_job_say_addresses: Returns: (transfer full): translated sentence. */
char *tkl_job_say_addresses (guint n_found);

/** tkl_job_sync_is_same: Returns: TRUE when lists look as before. */
gboolean tkl_job_sync_is_same (const TklSyncReport *report);

/** tkl_job_show_sync: a TklSyncProgressFunc; @data: the run. */
void tkl_job_show_sync (const TklSyncProgress *progress, gpointer data);

G_END_DECLS
