/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one entry of the journal changed, field by field, before and after. */
/* Thread: main; the work is done on the office's reader thread. */
#pragma once

#include "tkl-office.h"

G_BEGIN_DECLS

/* A field of a row that is another than before. */
typedef struct
{
  char *subject; /* (owned): what kind of row, as in TklJournalChange */
  gint64 row_id;
  char *row_name; /* (owned) (nullable): as the row calls itself: number and name */
  char *field;    /* (owned): its name in the database */
  char *before;   /* (owned) (nullable): value; NULL: none, or the row did not exist */
  char *after;    /* (owned) (nullable): value; NULL: none, or the row was deleted */
  char *before_name,
      *after_name; /* (owned) (nullable): of what the values are ids of, while it is there */
} TklHistoryChange;

void tkl_history_change_free (TklHistoryChange *change);

/** tkl_history_changes_async: @entry_id: that of a TklHistoryEntry. */
void tkl_history_changes_async (TklOffice *office,
                                gint64 entry_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/**
 * tkl_history_changes_finish:
 * @error: NOT_FOUND: no such entry
 *
 * Returns: (transfer full) (element-type TklHistoryChange): in the order in which the rows changed;
 *   of a row that came or went all that it said. National numbers are masked.
 */
GPtrArray *tkl_history_changes_finish (TklOffice *office, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklHistoryChange, tkl_history_change_free)

G_END_DECLS
