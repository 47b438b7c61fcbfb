/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Transfer to the time clock as a use case (F155): workdays of a range to lines, one undo step. */
/* Thread: main; the work is done on the office's threads. */
#pragma once

#include "tkl-day-engine.h"
#include "tkl-office.h"

G_BEGIN_DECLS

/* A workday that was left out, or of which only a part was taken. */
typedef struct
{
  char *employee; /* (owned): number */
  TklDay day;
  TklDayProblem problem;
} TklLeftDay;

typedef struct
{
  guint n_days; /* workdays with ticks */
  guint n_complete;
  guint n_added, n_changed, n_removed, n_kept; /* lines */
  guint n_notices;     /* new ones: lines withdrawn, or a difference with lines that stand */
  guint n_provisional; /* complete workdays that late data of a vehicle may still change */
  guint n_waiting;     /* … and that were left out for that reason */
  gint64 entry_id;     /* of the journal; 0 = nothing changed */
  GPtrArray *left;     /* (owned) of TklLeftDay: by employee number, then date */
} TklTransferReport;

void tkl_transfer_report_free (TklTransferReport *report);

typedef struct
{
  TklDay from, to; /* workday dates, both included */
  gboolean force;  /* also the legs of incomplete days whose both ends have a single place */
  /* not the days that late data may still change, but for those that are in the clock already */
  gboolean leave_provisional;
  GArray *only; /* (nullable) (element-type gint64): ids of ticks: no workdays but theirs */
} TklTransferOptions;

/** tkl_transfer_async: @options: copied, but for its array, which is referenced. One journal entry, undone
 * as one. */
void tkl_transfer_async (TklOffice *office,
                         const TklTransferOptions *options,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
/** tkl_transfer_finish: Returns: (transfer full). */
TklTransferReport *tkl_transfer_finish (TklOffice *office, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklTransferReport, tkl_transfer_report_free)

G_END_DECLS
