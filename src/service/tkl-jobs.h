/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklJobs: the work in the background of an open company, one job after the other (F031, F095). */
/* Thread: main; the jobs' work is done on the office's threads. */
#pragma once

#include "tkl-clock.h"
#include "tkl-job.h"
#include "tkl-office.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  const TklClock *clock;       /* (nullable): NULL = the system's; outlives the jobs */
  GNetworkMonitor *network;    /* (nullable): NULL = is always there */
  const char *key;             /* (nullable): API key; copied. NULL = where it is kept */
  gint32 request_interval_ms;  /* as in TklSyncOptions; −1 = as TrustTrack wants it */
  gint64 slack_ms;             /* jobs due so much later run now: for passes made by a timer */
  gboolean remembers_failures; /* between passes: what failed waits as long as in one that lasts */
} TklJobsOptions;

#define TKL_TYPE_JOBS (tkl_jobs_get_type ())
/**
 * TklJobs:
 * A GListModel of TklJob in the order of TklJobKind, for the jobs panel.
 *
 * Jobs that are due queue up and run one at a time; those asked for by a person come first. One
 * that fails tries again after 1, 2, 5, 15, then 60 minutes. One that finds the database taken by
 * another program has not failed and tries again after ten seconds. Those that need the network
 * wait for it, and try at once when it is back or the machine woke up.
 *
 * Signal `problem` (TklJob job, gboolean begins): once when a job fails or is done in part only, and
 * once when it is whole again; however often it failed in between.
 * Signal `finished` (TklJob job): a run is over; what lists show may have changed.
 */
G_DECLARE_FINAL_TYPE (TklJobs, tkl_jobs, TKL, JOBS, GObject)

/** tkl_jobs_new: @options: (nullable). Nothing runs before tkl_jobs_start(). */
TklJobs *tkl_jobs_new (TklOffice *office, const TklJobsOptions *options);

/** tkl_jobs_start: reads settings and notes, and begins. Call once the office has been opened. */
void tkl_jobs_start (TklJobs *self);

/** tkl_jobs_review: looks again for what is due: settings changed, a key was entered. */
void tkl_jobs_review (TklJobs *self);

/** tkl_jobs_run: runs a job as soon as the present one is over, whatever its schedule says. */
void tkl_jobs_run (TklJobs *self, TklJobKind kind);

/** tkl_jobs_cancel: takes a job out of the queue, or stops its run; what it did stays. */
void tkl_jobs_cancel (TklJobs *self, TklJobKind kind);

/**
 * tkl_jobs_stop:
 * Begins nothing any more and stops the present run. Call before tkl_office_close(), which waits for
 * it.
 */
void tkl_jobs_stop (TklJobs *self);

/** tkl_jobs_get: Returns: (transfer none). */
TklJob *tkl_jobs_get (TklJobs *self, TklJobKind kind);

/** tkl_jobs_is_busy: Returns: FALSE when nothing runs and nothing is due. */
gboolean tkl_jobs_is_busy (TklJobs *self);

/**
 * tkl_jobs_error: Returns: (transfer none) (nullable): why settings and notes could not be read the
 * last time; until they can, nothing is planned.
 */
const GError *tkl_jobs_error (TklJobs *self);

G_END_DECLS
