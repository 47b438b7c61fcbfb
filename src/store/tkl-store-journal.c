/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal: every change people make is written down with its images before and after. */
/* Thread: that of the store. */
#include "tkl-store-journal.h"

#include "tkl-journal-entry.h"
#include "tkl-journal-reach.h"
#include "tkl-record.h"

#define MAX_PAGE 10000

void
tkl_journal_entry_free (TklJournalEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->who);
  g_free (entry->action);
  g_free (entry->why);
  g_free (entry->detail);
  g_free (entry->name);
  g_free (entry);
}

void
tkl_journal_change_free (TklJournalChange *change)
{
  if (change == NULL)
    return;
  g_free (change->subject);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

gboolean
tkl_journal_open (TklStore *store, const TklJournalEntry *entry, GError **error)
{
  sqlite3_stmt *insert = tkl_store_statement (store, TKL_SQL_JOURNAL_OPEN_ENTRY);
  sqlite3_stmt *open;

  tkl_bind_int (insert, 1, g_get_real_time () / 1000);
  tkl_bind_text (insert, 2, entry->who);
  tkl_bind_text (insert, 3, entry->action);
  tkl_bind_text (insert, 4, entry->why);
  tkl_bind_text (insert, 5, entry->detail);
  tkl_bind_int (insert, 6, entry->kind);
  tkl_bind_int_or_null (insert, 7, entry->inverse_of, 0);
  if (!tkl_step_done (store, insert, error))
    return FALSE;

  open = tkl_store_statement (store, TKL_SQL_JOURNAL_OPEN);
  tkl_bind_int (open, 1, sqlite3_last_insert_rowid (store->db));
  return tkl_step_done (store, open, error);
}

gboolean
tkl_store_journal_begin (TklStore *store,
                         const char *who,
                         const char *action,
                         const char *why,
                         const char *detail,
                         GError **error)
{
  const TklJournalEntry entry = {
    .who = (char *) who,
    .action = (char *) action,
    .why = (char *) why,
    .detail = (char *) detail,
    .kind = TKL_JOURNAL_DONE,
  };

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (who != NULL && who[0] != '\0', FALSE);
  g_return_val_if_fail (action != NULL && action[0] != '\0', FALSE);

  if (!tkl_store_begin (store, error))
    return FALSE;
  if (tkl_journal_open (store, &entry, error))
    return TRUE;
  tkl_store_rollback (store);
  return FALSE;
}

gboolean
tkl_store_journal_set_detail (TklStore *store, const char *detail, GError **error)
{
  sqlite3_stmt *update;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (tkl_store_in_transaction (store), FALSE);

  update = tkl_store_statement (store, TKL_SQL_JOURNAL_SET_DETAIL);
  tkl_bind_text (update, 1, detail);
  return tkl_step_done (store, update, error);
}

static gboolean
run_of_entry (TklStore *store, TklStatementId id, gint64 entry_id, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, id);

  tkl_bind_int (statement, 1, entry_id);
  return tkl_step_done (store, statement, error);
}

/* Links carry no foreign keys, and an index for them on a million ticks would cost every link more
 * than this costs the rare deletion. */
static gboolean
sweep_links (TklStore *store, gint64 entry_id, GError **error)
{
  sqlite3_stmt *query = tkl_store_statement (store, TKL_SQL_JOURNAL_DELETED_OWNERS);
  gint64 found;

  tkl_bind_int (query, 1, entry_id);
  if (!tkl_store_get_int (store, query, 0, &found, error))
    return FALSE;
  if (found == 0)
    return TRUE;

  return tkl_step_done (store, tkl_store_statement (store, TKL_SQL_JOURNAL_SWEEP_LINKS), error)
         && tkl_step_done (store, tkl_store_statement (store, TKL_SQL_JOURNAL_SWEEP_CANDIDATES),
                           error);
}

/* What linking found for rows that the entry took away goes with them. */
static gboolean
follow_deletions (TklStore *store, gint64 entry_id, GError **error)
{
  return run_of_entry (store, TKL_SQL_JOURNAL_UNLINK_TICKS, entry_id, error)
         && run_of_entry (store, TKL_SQL_JOURNAL_UNLINK_CANDIDATES, entry_id, error)
         && sweep_links (store, entry_id, error);
}

static gboolean
follow_entry (TklStore *store, gint64 entry_id, GError **error)
{
  return follow_deletions (store, entry_id, error)
         && tkl_journal_note_reach (store, entry_id, error);
}

static gboolean
read_open (TklStore *store, gint64 *ret_entry_id, gint64 *ret_n_changes, GError **error)
{
  sqlite3_stmt *query = tkl_store_statement (store, TKL_SQL_JOURNAL_READ_OPEN);
  gboolean row;

  if (!tkl_step_row (store, query, &row, error))
    return FALSE;
  g_assert (row);
  *ret_entry_id = tkl_column_int (query, 0);
  *ret_n_changes = tkl_column_int (query, 1);
  tkl_statement_end (query);
  return TRUE;
}

static gboolean
close_entry (TklStore *store, gint64 *ret_entry_id, GError **error)
{
  gint64 entry_id, n_changes;

  if (!read_open (store, &entry_id, &n_changes, error)
      || !tkl_step_done (store, tkl_store_statement (store, TKL_SQL_JOURNAL_CLOSE), error))
    return FALSE;
  *ret_entry_id = n_changes > 0 ? entry_id : 0;
  return n_changes > 0 ? follow_entry (store, entry_id, error)
                       : run_of_entry (store, TKL_SQL_JOURNAL_DROP_ENTRY, entry_id, error);
}

gboolean
tkl_store_journal_commit (TklStore *store, gint64 *ret_entry_id, GError **error)
{
  gint64 entry_id;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (tkl_store_in_transaction (store), FALSE);

  if (!close_entry (store, &entry_id, error))
    {
      tkl_store_rollback (store);
      return FALSE;
    }
  if (!tkl_store_commit (store, error))
    return FALSE;
  if (ret_entry_id != NULL)
    *ret_entry_id = entry_id;
  return TRUE;
}

static TklJournalEntry *
read_entry (sqlite3_stmt *query)
{
  TklJournalEntry *entry = g_new0 (TklJournalEntry, 1);

  entry->id = tkl_column_int (query, 0);
  entry->at_utc_ms = tkl_column_int (query, 1);
  entry->who = tkl_column_text (query, 2);
  entry->action = tkl_column_text (query, 3);
  entry->why = tkl_column_text (query, 4);
  entry->detail = tkl_column_text (query, 5);
  entry->kind = (TklJournalKind) tkl_column_int (query, 6);
  entry->inverse_of = tkl_column_int_or (query, 7, 0);
  entry->n_changes = tkl_column_int_or (query, 8, 0);
  entry->name = tkl_column_text (query, 9);
  return entry;
}

static TklJournalChange *
read_change (sqlite3_stmt *query)
{
  TklJournalChange *change = g_new0 (TklJournalChange, 1);

  change->entry_id = tkl_column_int (query, 0);
  change->seq = tkl_column_int (query, 1);
  change->subject = tkl_column_text (query, 2);
  change->row_id = tkl_column_int (query, 3);
  change->before = tkl_column_text (query, 4);
  change->after = tkl_column_text (query, 5);
  return change;
}

gboolean
tkl_journal_read_entry (TklStore *store,
                        sqlite3_stmt *query,
                        TklJournalEntry **ret_entry,
                        GError **error)
{
  gboolean row;

  if (!tkl_step_row (store, query, &row, error))
    return FALSE;
  *ret_entry = row ? read_entry (query) : NULL;
  if (row)
    tkl_statement_end (query);
  return TRUE;
}

gboolean
tkl_journal_read_changes (TklStore *store,
                          sqlite3_stmt *query,
                          GPtrArray **ret_changes,
                          GError **error)
{
  g_autoptr (GPtrArray) changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_journal_change_free);
  gboolean row;

  while (tkl_step_row (store, query, &row, error))
    {
      if (!row)
        {
          *ret_changes = g_steal_pointer (&changes);
          return TRUE;
        }
      g_ptr_array_add (changes, read_change (query));
    }
  return FALSE;
}

gboolean
tkl_store_list_entries (
    TklStore *store, gint64 before_id, int limit, GPtrArray **ret_entries, GError **error)
{
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_journal_entry_free);
  sqlite3_stmt *query;
  gboolean row;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (limit >= 1 && limit <= MAX_PAGE && ret_entries != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_JOURNAL_LIST_ENTRIES);
  tkl_bind_int (query, 1, before_id > 0 ? before_id : G_MAXINT64);
  tkl_bind_int (query, 2, limit);
  while (tkl_step_row (store, query, &row, error))
    {
      if (!row)
        {
          *ret_entries = g_steal_pointer (&entries);
          return TRUE;
        }
      g_ptr_array_add (entries, read_entry (query));
    }
  return FALSE;
}

gboolean
tkl_store_get_entry (TklStore *store, gint64 entry_id, TklJournalEntry **ret_entry, GError **error)
{
  sqlite3_stmt *query;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_entry != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_JOURNAL_GET_ENTRY);
  tkl_bind_int (query, 1, entry_id);
  return tkl_journal_read_entry (store, query, ret_entry, error);
}

gboolean
tkl_store_list_changes (TklStore *store, gint64 entry_id, GPtrArray **ret_changes, GError **error)
{
  sqlite3_stmt *query;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_changes != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_JOURNAL_LIST_CHANGES);
  tkl_bind_int (query, 1, entry_id);
  return tkl_journal_read_changes (store, query, ret_changes, error);
}

gboolean
tkl_store_row_history (
    TklStore *store, const char *subject, gint64 row_id, GPtrArray **ret_changes, GError **error)
{
  sqlite3_stmt *query;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (subject != NULL && ret_changes != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_JOURNAL_ROW_HISTORY);
  tkl_bind_text (query, 1, subject);
  tkl_bind_int (query, 2, row_id);
  return tkl_journal_read_changes (store, query, ret_changes, error);
}

gboolean
tkl_store_last_change_of_tick (
    TklStore *store, gint64 tick_id, gint64 *ret_at_utc_ms, char **ret_who, GError **error)
{
  sqlite3_stmt *query;
  gboolean row;

  TKL_ASSERT_STORE (store);
  query = tkl_store_statement (store, TKL_SQL_JOURNAL_LAST_OF_TICK);
  tkl_bind_int (query, 1, tick_id);
  if (!tkl_step_row (store, query, &row, error))
    return FALSE;
  *ret_at_utc_ms = row ? tkl_column_int (query, 0) : TKL_INSTANT_NONE_MS;
  *ret_who = row ? tkl_column_text (query, 1) : NULL;
  if (row)
    tkl_statement_end (query);
  return TRUE;
}
