/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Transfers for other use cases: what a notice offered, accepted. */
/* Thread: the office's writer thread. */
#pragma once

#include "tkl-day-doubt.h"
#include "tkl-store.h"
#include "tkl-transfer-service.h"
#include "tkl-workdays.h"

G_BEGIN_DECLS

/* What the office agrees to, and to nothing else. */
typedef struct
{
  gint32 employee_id;
  TklDay day;
  const char *expected; /* what was shown as the lines of the rules (JSON): … */
  gboolean whole; /* … all lines of the day; FALSE: those that differ from lines that stand */
} TklTransferOffer;

/**
 * tkl_transfer_accept_day:
 * @error: CONFLICT: the rules give something else today
 *
 * Makes one workday what the rules give, finished, transferred and edited lines included. Inside a
 * journal entry.
 */
gboolean tkl_transfer_accept_day (TklStore *store, const TklTransferOffer *offer, GError **error);

/** tkl_transfer_lines_to_json: @lines: (element-type TklClockLine). Returns: (transfer full). */
char *tkl_transfer_lines_to_json (const GArray *lines);

/* A workday as a transfer meets it; all borrowed. */
typedef struct
{
  gint32 employee_id;
  TklDay day;
  const TklClockLine *stored; /* (array length=n_stored): all its lines */
  gsize n_stored;
  const GArray *wanted; /* (element-type TklClockLine): what the rules give now */
} TklTransferDay;

/**
 * tkl_transfer_was_dismissed:
 * @ret_dismissed: (out): the office was shown this very difference, and leaves the lines as they are
 */
gboolean tkl_transfer_was_dismissed (TklStore *store,
                                     const TklTransferDay *day,
                                     gboolean *ret_dismissed,
                                     GError **error);

/**
 * tkl_transfer_find_late:
 * @from: @to: workday dates, both included
 * @late: (element-type TklNotice): appended: workdays that were transferred and would be others now, all
 *   their lines before and after, not stored. Those that wait to be linked are told once they are, those
 *   that were dismissed not again.
 *
 * Inside a read transaction; reads at most what a transfer of these days reads.
 */
gboolean
tkl_transfer_find_late (TklStore *store, TklDay from, TklDay to, GPtrArray *late, GError **error);

/** tkl_transfer_load_marks: Returns: (transfer full): vehicle id → TklSyncMarks. */
GHashTable *tkl_transfer_load_marks (TklStore *store, GError **error);

/** tkl_transfer_doubt: @marks_of: as loaded. Returns: whether a tracker may still hold ticks of that day
 * and send them later. */
TklDayDoubt
tkl_transfer_doubt (const TklMaster *master, GHashTable *marks_of, const TklWorkday *workday);

G_END_DECLS
