/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two halves of TklJobs share: tkl-jobs.c plans, tkl-jobs-run.c runs. */
/* Thread: main. */
#pragma once

#include "tkl-job-notes.h"
#include "tkl-job-private.h"
#include "tkl-jobs.h"

G_BEGIN_DECLS

struct _TklJobs
{
  GObject parent_instance;

  TklOffice *office;                /* (owned) */
  GNetworkMonitor *network;         /* (owned) (nullable) */
  gulong network_id;                /* of its signal; 0 = none */
  const TklClock *clock;            /* (borrowed) */
  TklJobsOptions options;           /* its key is owned */
  TklJob *jobs[TKL_JOB_N_STANDING]; /* (owned) */
  GPtrArray *orders; /* (owned) (element-type TklJob): newest first; ended ones too, see
                        tkl-jobs-orders.c */

  GQueue queue;    /* of TklJob (borrowed): next first */
  guint n_by_user; /* of them at the head, asked for by a person */
  TklJob *running; /* (borrowed) (nullable) */
  TklJobRun run;   /* of it */
  gint64 began_steady_ms;

  TklJobNotes *notes; /* (owned) (nullable): NULL until read */
  GError *error;      /* (owned) (nullable): of the last reading */
  gboolean loading;
  gboolean look_again; /* something happened since the reading began */
  gboolean stopped;
  gboolean kept_part; /* the run that was stopped by this */

  guint timer; /* 0 = none */
  gint64 looked_real_ms, looked_steady_ms;
  gint64 settled_steady_ms; /* jobs of the network wait until then */
};

/** tkl_jobs_real_ms: Returns: the wall clock. */
gint64 tkl_jobs_real_ms (const TklJobs *self);
/** tkl_jobs_steady_ms: Returns: the clock that never jumps. */
gint64 tkl_jobs_steady_ms (const TklJobs *self);

/** tkl_jobs_enqueue: @by_user: before all that nobody asked for. */
void tkl_jobs_enqueue (TklJobs *self, TklJob *job, gboolean by_user);
/** tkl_jobs_leave_queue: a no-op for a job that is not in it. */
void tkl_jobs_leave_queue (TklJobs *self, TklJob *job);
/** tkl_jobs_start_next: unless a job runs. Needs the notes. */
void tkl_jobs_start_next (TklJobs *self);
/**
 * tkl_jobs_end_stopped:
 * A person does not want it now: the interval begins anew; what the calendar asks for comes later.
 */
void tkl_jobs_end_stopped (TklJobs *self, TklJob *job);
/** tkl_jobs_set_problem: tells when it begins or ends. */
void tkl_jobs_set_problem (TklJobs *self, TklJob *job, gboolean has_problem);

/** tkl_jobs_plan_orders: those that wait for another program. */
void tkl_jobs_plan_orders (TklJobs *self);
/** tkl_jobs_waiting_ms: Returns: until its next attempt, or for the network; −1 = not at all. */
gint64 tkl_jobs_waiting_ms (TklJobs *self, const TklJob *job);
/** tkl_jobs_wait_after_failure_ms: @n_failures: in a row, ≥ 1. @pause_min: of the run. */
gint64 tkl_jobs_wait_after_failure_ms (guint n_failures, int pause_min);
/** tkl_jobs_take_up_orders: what was left when the program ended. Once, with the first notes. */
void tkl_jobs_take_up_orders (TklJobs *self);
/** tkl_jobs_end_order: a run of it is over, and its result is known. */
void tkl_jobs_end_order (TklJobs *self, TklJob *job);

/** tkl_jobs_note_run: @time_utc_ms: TKL_INSTANT_NONE forgets when it ran last. */
void tkl_jobs_note_run (TklJobs *self, TklJob *job, gint64 time_utc_ms);

G_END_DECLS
