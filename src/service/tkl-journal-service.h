/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal as a use case: history of changes, undo, redo. */
/* Thread: main; the work is done on the office's threads. */
#pragma once

#include "tkl-office.h"

G_BEGIN_DECLS

/* The action of a change of settings. */
#define TKL_HISTORY_SETTINGS "set-company"

/* A change by a person, newest first in lists. */
typedef struct
{
  gint64 id;
  gint64 at_utc_ms;
  char *who;           /* (owned) */
  char *action;        /* (owned): stable name: `import-employees`, `transfer` … */
  char *title;         /* (owned): the same for people, translated */
  char *why;           /* (owned) (nullable) */
  char *detail;        /* (owned) (nullable): JSON of range, file name, counts */
  char *summary;       /* (owned): the same for people, translated; "" = the title says it all */
  gint64 n_changes;    /* rows */
  gint64 inverse_of;   /* id of the entry that was undone or redone; 0 = none */
  gboolean links_wait; /* of undo and redo: see TklChange */
} TklHistoryEntry;

void tkl_history_entry_free (TklHistoryEntry *entry);

/** tkl_history_async: @before_id: 0 = from the newest; @limit: 1 … 10 000. */
void tkl_history_async (TklOffice *office,
                        gint64 before_id,
                        int limit,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
/** tkl_history_finish: Returns: (transfer full) (element-type TklHistoryEntry): newest first. */
GPtrArray *tkl_history_finish (TklOffice *office, GAsyncResult *result, GError **error);

/** tkl_undo_async: takes the newest change that stands back, as a change of its own. */
void tkl_undo_async (TklOffice *office,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
/** tkl_redo_async: makes the change undone last once more. */
void tkl_redo_async (TklOffice *office,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
/**
 * tkl_undo_finish: also for tkl_redo_async().
 * @ret_entry: (out) (transfer full) (nullable): what was undone or redone; NULL: there was nothing
 * @error: CONFLICT: rows are no longer as the change left them; nothing was changed
 */
gboolean tkl_undo_finish (TklOffice *office,
                          GAsyncResult *result,
                          TklHistoryEntry **ret_entry,
                          GError **error);

/** tkl_undo_titles_async: names what undo and redo would do now. */
void tkl_undo_titles_async (TklOffice *office,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/**
 * tkl_undo_titles_finish:
 * @ret_undo: @ret_redo: (out) (transfer full) (nullable): translated title; NULL: nothing to do
 */
gboolean tkl_undo_titles_finish (
    TklOffice *office, GAsyncResult *result, char **ret_undo, char **ret_redo, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklHistoryEntry, tkl_history_entry_free)

G_END_DECLS
