/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Transfers for other use cases: what a notice offered, accepted. */
/* Thread: the office's writer thread. */
#pragma once

#include "tkl-store.h"
#include "tkl-workdays.h"
#include "tkl-transfer-service.h"

G_BEGIN_DECLS

/**
 * tkl_transfer_accept_day:
 * @expected: what the notice shows as the lines of the rules (its JSON)
 * @error: CONFLICT: the rules give something else today
 *
 * Makes one workday what the rules give, finished, transferred and edited lines included. Inside a
 * journal entry.
 */
gboolean tkl_transfer_accept_day (
    TklStore *store, gint32 employee_id, TklDay day, const char *expected, GError **error);

/** tkl_transfer_load_marks: Returns: (transfer full): vehicle id → TklSyncMarks. */
GHashTable *tkl_transfer_load_marks (TklStore *store, GError **error);

/** tkl_transfer_is_provisional: @marks_of: as loaded. Returns: TRUE: a tracker may still hold ticks of
 * that day and send them later. */
gboolean tkl_transfer_is_provisional (const TklMaster *master,
                                      GHashTable *marks_of,
                                      const TklWorkday *workday);

G_END_DECLS
