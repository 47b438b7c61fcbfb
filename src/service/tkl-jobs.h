/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklJobs: the work in the background of an open company, one job after the other (F031, F095). */
/* Thread: main; the jobs' work is done on the office's threads. */
#pragma once

#include "tkl-clock.h"
#include "tkl-job-order.h"
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
  gboolean takes_up_orders;    /* what this person ordered and was left when the program ended */
} TklJobsOptions;

#define TKL_TYPE_JOBS (tkl_jobs_get_type ())
/**
 * TklJobs:
 * A GListModel of TklJob for the jobs panel: orders, the newest first, then the standing jobs in the
 * order of TklJobKind.
 *
 * Jobs that are due queue up and run one at a time; those asked for by a person come first. One
 * that fails tries again after 1, 2, 5, 15, then 60 minutes. One that finds the database taken by
 * another program has not failed and tries again after ten seconds. Those that need the network
 * wait for it, and try at once when it is back or the machine woke up.
 *
 * An order is done once. One that fails is tried again when somebody asks for it; it stays in the list
 * until then or until it is put away. One that was carried out stays until the next of its kind.
 * What is left when the program ends is noted in the database: at the next start days are renewed by
 * themselves, and whatever else it was is there as not done.
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

/** tkl_jobs_run: runs a standing job as soon as the present one is over, whatever its schedule says. */
void tkl_jobs_run (TklJobs *self, TklJobKind kind);

/**
 * tkl_jobs_order:
 * @order: copied
 *
 * Carries it out as soon as what was asked for before is over. An order that another one does as well,
 * which has not begun or was not done, is joined with it.
 * Returns: (transfer none): the job that does it, in the list at least until it has ended.
 */
TklJob *tkl_jobs_order (TklJobs *self, const TklJobOrder *order);

/** tkl_jobs_run_again: @job: any of the list, an order too. */
void tkl_jobs_run_again (TklJobs *self, TklJob *job);

/** tkl_jobs_put_away: @job: an order that has ended: it leaves the list. */
void tkl_jobs_put_away (TklJobs *self, TklJob *job);

/**
 * tkl_jobs_list_ahead:
 * Returns: (transfer container) (element-type TklJob): orders that are not done and that nobody has to
 *   ask for again, in the order given.
 */
GPtrArray *tkl_jobs_list_ahead (TklJobs *self);

/**
 * tkl_jobs_cancel:
 * Takes a job out of the queue, or stops its run; what it did stays. An order that has not begun
 * leaves the list, and is OFF.
 */
void tkl_jobs_cancel (TklJobs *self, TklJob *job);

/**
 * tkl_jobs_stop:
 * Begins nothing any more and stops the present run. Call before tkl_office_close(), which waits for
 * it.
 */
void tkl_jobs_stop (TklJobs *self);

/** tkl_jobs_kept_part: Returns: TRUE when the run that tkl_jobs_stop() ended did something that stays. */
gboolean tkl_jobs_kept_part (TklJobs *self);

/** tkl_jobs_get: @kind: a standing one. Returns: (transfer none). */
TklJob *tkl_jobs_get (TklJobs *self, TklJobKind kind);

/** tkl_jobs_is_busy: Returns: FALSE when nothing runs and nothing is due. */
gboolean tkl_jobs_is_busy (TklJobs *self);

/**
 * tkl_jobs_error: Returns: (transfer none) (nullable): why settings and notes could not be read the
 * last time; until they can, nothing is planned.
 */
const GError *tkl_jobs_error (TklJobs *self);

G_END_DECLS
