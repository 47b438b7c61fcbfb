/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Excel export that comes by itself: every period that is over, into the company's folder. */
/* Thread: main; the work is done on the office's reader thread. */
#pragma once

#include "tkl-company.h"
#include "tkl-office.h"
#include "tkl-schedule.h"

G_BEGIN_DECLS

/** tkl_scheduled_export_plan: Returns: when the company wants it. */
TklSchedule tkl_scheduled_export_plan (const TklCompany *company);

typedef struct
{
  const TklCompany *company; /* where, how and when; copied */
  gint64 since_utc_ms;       /* when it was done last; TKL_INSTANT_NONE = only the last period */
  gint64 now_utc_ms;         /* date of this run */
} TklScheduledExportOptions;

typedef struct
{
  guint n_periods;
  guint n_files; /* written */
  guint n_lines;
  guint n_provisional; /* workdays that late data of a vehicle may still change */
  TklDayRange days;    /* of all those periods; only when there are any */
} TklScheduledExportReport;

/**
 * tkl_scheduled_export_async:
 * Writes a workbook, or one per employee, for each period since (tkl_schedule_missed(), 31 at most),
 * oldest first. A period written before has its own files replaced, each once it is complete. When
 * another program ran since, nothing is written. Notes @now_utc_ms as the last run (tkl-job-notes.h).
 */
void tkl_scheduled_export_async (TklOffice *office,
                                 const TklScheduledExportOptions *options,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/**
 * tkl_scheduled_export_finish:
 * @ret_report: also after FALSE: files written until then, which stay
 * @error: USAGE: no schedule or no folder is set; BUSY: see tkl_export_lock_take(); FAILED: some
 *   files could not be written, one line of the text for each; else as tkl_export_finish()
 */
gboolean tkl_scheduled_export_finish (TklOffice *office,
                                      GAsyncResult *result,
                                      TklScheduledExportReport *ret_report,
                                      GError **error);

G_END_DECLS
