/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which ticks a change by a person reaches: they are linked again. */
/* Thread: that of the store. */
#pragma once

#include "tkl-store.h"

G_BEGIN_DECLS

/**
 * tkl_journal_note_reach:
 *
 * Adds to the pending stretch (tkl-store-pending.h) the ticks of keys whose holder is another on
 * some day, those of employees who moved house, count or no longer count, or begin their day at
 * another time, those of the days on which a project that changed can be found, one whose zones
 * changed, or that were planned otherwise, and those that were corrected themselves. Inside the
 * transaction of the entry, after its last change.
 */
gboolean tkl_journal_note_reach (TklStore *store, gint64 entry_id, GError **error);

G_END_DECLS
