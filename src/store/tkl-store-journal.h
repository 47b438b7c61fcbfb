/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal: every change people make is written down with its images before and after. */
/* Thread: that of the store. */
#pragma once

#include "tkl-store.h"

G_BEGIN_DECLS

typedef enum
{
  TKL_JOURNAL_DONE, /* a change by a person */
  TKL_JOURNAL_UNDO, /* the inverse of the entry inverse_of */
  TKL_JOURNAL_REDO, /* the entry inverse_of once more */
} TklJournalKind;

typedef struct
{
  gint64 id;
  gint64 at_utc_ms;
  char *who;    /* (owned) */
  char *action; /* (owned): name of the use case: `import-employees`, `edit-ticks` … */
  char *why;    /* (owned) (nullable): reason given by the person */
  char *detail; /* (owned) (nullable): JSON: range, file name, counts; for a translated sentence */
  char *name;   /* (owned) (nullable): `name` of the detail: who or what was changed */
  TklJournalKind kind;
  gint64 inverse_of; /* UNDO, REDO: id of the DONE entry; else 0 */
  gint64 n_changes;  /* ≥ 1 */
} TklJournalEntry;

typedef struct
{
  gint64 entry_id;
  gint64 seq;    /* 1, 2, … within the entry, in the order in which the rows changed */
  char *subject; /* (owned): what kind of row: `setting` `employee` `work_schedule` `key_holding`
                    `key_aside` `key_method` `vehicle` `project` `poi` `planning` `tick` `tick_edit`
                    `clock_line` `tick_clock` `notice` */
  gint64 row_id;
  char *before; /* (owned) (nullable): JSON object of the row; NULL: it did not exist */
  char *after;  /* (owned) (nullable): JSON object of the row; NULL: it was deleted */
} TklJournalChange;

void tkl_journal_entry_free (TklJournalEntry *entry);
void tkl_journal_change_free (TklJournalChange *change);

/**
 * tkl_store_journal_begin:
 * @who: name of the person or timer, not empty
 * @action: name of the use case, not empty
 * @why: (nullable): reason given by the person
 * @detail: (nullable): JSON object
 * @error: TKL_STORE_ERROR_BUSY, FULL, DENIED
 *
 * Starts a write transaction like tkl_store_begin() and opens an entry in it. Every change of
 * settings, employees, holdings, keys put aside, projects, polygons, planning, layers of ticks,
 * lines, notices and of the office's own words on a vehicle needs an open entry, else it fails with
 * CONSTRAINT. End with tkl_store_journal_commit(), or tkl_store_rollback() to forget everything.
 */
gboolean tkl_store_journal_begin (TklStore *store,
                                  const char *who,
                                  const char *action,
                                  const char *why,
                                  const char *detail,
                                  GError **error);

/**
 * tkl_store_journal_set_detail:
 * @detail: (nullable): JSON object; replaces the one given at the begin, when counts are known
 */
gboolean tkl_store_journal_set_detail (TklStore *store, const char *detail, GError **error);

/**
 * tkl_store_journal_commit:
 * @ret_entry_id: (out) (optional): id of the entry; 0 when nothing changed and none was kept
 *
 * An entry with changes clears what could be redone. Returns: FALSE: everything is rolled back.
 */
gboolean tkl_store_journal_commit (TklStore *store, gint64 *ret_entry_id, GError **error);

/**
 * tkl_store_peek_undo:
 * @ret_entry: (out) (transfer full) (nullable): entry that tkl_store_undo() would undo; NULL: none
 */
gboolean tkl_store_peek_undo (TklStore *store, TklJournalEntry **ret_entry, GError **error);

/**
 * tkl_store_peek_redo:
 * @ret_entry: (out) (transfer full) (nullable): entry that tkl_store_redo() would do again; NULL:
 *   none, also when something was changed since the last undo
 */
gboolean tkl_store_peek_redo (TklStore *store, TklJournalEntry **ret_entry, GError **error);

/**
 * tkl_store_undo:
 * @who: written into the new entry
 * @expected_id: id from tkl_store_peek_undo(), or 0 for whichever is next
 * @ret_entry_id: (out) (optional): id of the new entry; 0: there was nothing to undo
 * @error: TKL_STORE_ERROR_CONFLICT: a row is no longer as the entry left it, or another entry than
 *   @expected_id is next; nothing changed then. BUSY, FULL
 *
 * Undoes the newest entry that still stands, as one entry of its own, in one transaction. Rows come
 * back with their ids; their version grows, so that a form read before is a conflict.
 */
gboolean tkl_store_undo (
    TklStore *store, const char *who, gint64 expected_id, gint64 *ret_entry_id, GError **error);

/** tkl_store_redo: does the entry undone last once more; everything else as tkl_store_undo(). */
gboolean tkl_store_redo (
    TklStore *store, const char *who, gint64 expected_id, gint64 *ret_entry_id, GError **error);

/**
 * tkl_store_list_entries:
 * @before_id: only entries older than this one; 0 = from the newest
 * @limit: 1 … 10 000
 * @ret_entries: (out) (transfer full) (element-type TklJournalEntry): newest first
 */
gboolean tkl_store_list_entries (
    TklStore *store, gint64 before_id, int limit, GPtrArray **ret_entries, GError **error);

/**
 * tkl_store_get_entry:
 * @ret_entry: (out) (transfer full) (nullable): NULL when there is none
 */
gboolean
tkl_store_get_entry (TklStore *store, gint64 entry_id, TklJournalEntry **ret_entry, GError **error);

/**
 * tkl_store_list_changes:
 * @ret_changes: (out) (transfer full) (element-type TklJournalChange): of one entry, in order
 *
 * Images hold personal data in the clear (national numbers): mask before showing, never log.
 */
gboolean
tkl_store_list_changes (TklStore *store, gint64 entry_id, GPtrArray **ret_changes, GError **error);

/**
 * tkl_store_row_history:
 * @subject: see TklJournalChange
 * @ret_changes: (out) (transfer full) (element-type TklJournalChange): of one row, oldest first
 */
gboolean tkl_store_row_history (
    TklStore *store, const char *subject, gint64 row_id, GPtrArray **ret_changes, GError **error);

/**
 * tkl_store_last_change_of_tick:
 * @ret_at_utc_ms: (out): when the office last changed it or its layer; TKL_INSTANT_NONE_MS = never
 * @ret_who: (out) (transfer full) (nullable): and who did
 */
gboolean tkl_store_last_change_of_tick (
    TklStore *store, gint64 tick_id, gint64 *ret_at_utc_ms, char **ret_who, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklJournalEntry, tkl_journal_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklJournalChange, tkl_journal_change_free)

G_END_DECLS
