/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What undo shares with the rest of the journal. */
/* Thread: that of the store. */
#pragma once

#include "tkl-store-journal.h"
#include "tkl-store-private.h"

G_BEGIN_DECLS

/** tkl_journal_open: opens an entry of any kind in a transaction; id, time and count are ignored. */
gboolean tkl_journal_open (TklStore *store, const TklJournalEntry *entry, GError **error);

/** tkl_journal_read_entry: steps a bound query of at most one entry; NULL when there is none. */
gboolean tkl_journal_read_entry (TklStore *store,
                                 sqlite3_stmt *query,
                                 TklJournalEntry **ret_entry,
                                 GError **error);

/** tkl_journal_read_changes: steps a bound query of changes to its end. */
gboolean tkl_journal_read_changes (TklStore *store,
                                   sqlite3_stmt *query,
                                   GPtrArray **ret_changes,
                                   GError **error);

G_END_DECLS
