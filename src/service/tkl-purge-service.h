/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Retention as a use case: raw positions older than the company keeps them are deleted. */
/* Thread: main; the work is done on the office's writer thread, slice by slice. */
#pragma once

#include "tkl-day.h"
#include "tkl-office.h"

G_BEGIN_DECLS

/* Nothing younger is purged: late data of a tracker still make ticks among them. */
#define TKL_PURGE_MIN_MONTHS 1

/** TklPurgeProgressFunc: called in the caller's context after each slice. */
typedef void (*TklPurgeProgressFunc) (gint64 n_done, gint64 n_all, gpointer user_data);

typedef struct
{
  TklDay before;    /* records from before that date; TKL_DAY_NONE: as the setting says */
  gboolean dry_run; /* count only */
  TklPurgeProgressFunc progress; /* (nullable) */
  gpointer progress_data;
  gint64 now_utc_ms; /* 0 = the system's clock */
} TklPurgeOptions;

typedef struct
{
  TklDay before;    /* date by the company's zone; TKL_DAY_NONE: they are kept for ever */
  gint64 n_records; /* deleted, or with dry_run to be deleted */
  guint n_vehicles; /* that had some of them */
} TklPurgeReport;

/**
 * tkl_purge_async:
 * Deletes raw positions in slices, so that others can write in between. Ticks, clock lines and
 * identifications stay, and ticks of a purged time are never derived again. Cannot be undone; a
 * line in the log of runs tells of it. Cancelling keeps what is done.
 */
void tkl_purge_async (TklOffice *office,
                      const TklPurgeOptions *options,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
/**
 * tkl_purge_finish:
 * @ret_report: also after FALSE: what was deleted until then, which is gone
 * @error: USAGE: a date within the last month; BUSY: see tkl_sync_lock_take()
 */
gboolean tkl_purge_finish (TklOffice *office,
                           GAsyncResult *result,
                           TklPurgeReport *ret_report,
                           GError **error);

G_END_DECLS
