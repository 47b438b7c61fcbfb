/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo: the images of an entry put back one by one, as an entry of its own. */
/* Thread: that of the store. */
#include "tkl-journal-entry.h"

/* What takes the journal's images of one table. */
typedef struct
{
  const char *name;
  TklStatementId same;
  TklStatementId put;
  TklStatementId drop; /* TKL_SQL_N_STATEMENTS: rows of this kind are never made by people */
} Subject;

#define SUBJECT(name, NAME)                                                                        \
  {                                                                                                \
    name, TKL_SQL_JOURNAL_SAME_##NAME, TKL_SQL_JOURNAL_PUT_##NAME, TKL_SQL_JOURNAL_DROP_##NAME     \
  }

static const Subject subjects[] = {
  SUBJECT ("setting", SETTING),
  SUBJECT ("employee", EMPLOYEE),
  SUBJECT ("work_schedule", WORK_SCHEDULE),
  SUBJECT ("key_holding", KEY_HOLDING),
  SUBJECT ("key_aside", KEY_ASIDE),
  SUBJECT ("key_method", KEY_METHOD),
  { "vehicle", TKL_SQL_JOURNAL_SAME_VEHICLE, TKL_SQL_JOURNAL_PUT_VEHICLE, TKL_SQL_N_STATEMENTS },
  SUBJECT ("project", PROJECT),
  SUBJECT ("poi", POI),
  SUBJECT ("planning", PLANNING),
  SUBJECT ("tick", TICK),
  SUBJECT ("tick_edit", TICK_EDIT),
  SUBJECT ("clock_line", CLOCK_LINE),
  SUBJECT ("tick_clock", TICK_CLOCK),
  SUBJECT ("notice", NOTICE),
};

static const Subject *
find_subject (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (g_strcmp0 (subjects[i].name, name) == 0)
      return &subjects[i];
  return NULL;
}

static gboolean
set_conflict (const TklJournalChange *change, GError **error)
{
  g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONFLICT,
               "%s %" G_GINT64_FORMAT " was changed since", change->subject, change->row_id);
  return FALSE;
}

/* @expected: image the row must have now; NULL: it must not exist. */
static gboolean
verify_row (TklStore *store,
            const Subject *subject,
            const TklJournalChange *change,
            const char *expected,
            GError **error)
{
  sqlite3_stmt *query = tkl_store_statement (store, subject->same);
  gboolean row, same;

  tkl_bind_int (query, 1, change->row_id);
  tkl_bind_text (query, 2, expected);
  if (!tkl_step_row (store, query, &row, error))
    return FALSE;
  same = row && tkl_column_int (query, 0) != 0;
  if (row)
    tkl_statement_end (query);

  if (expected != NULL ? same : !row)
    return TRUE;
  return set_conflict (change, error);
}

/* @image: what the row becomes; NULL: it goes. */
static gboolean
put_row (TklStore *store, TklStatementId id, gint64 row_id, const char *image, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, id);

  tkl_bind_int (statement, 1, row_id);
  if (image != NULL)
    tkl_bind_text (statement, 2, image);
  return tkl_step_done (store, statement, error);
}

static gboolean
apply_change (TklStore *store, const TklJournalChange *change, TklJournalKind kind, GError **error)
{
  const Subject *subject = find_subject (change->subject);
  const char *now = kind == TKL_JOURNAL_UNDO ? change->after : change->before;
  const char *then = kind == TKL_JOURNAL_UNDO ? change->before : change->after;
  TklStatementId id;

  if (subject == NULL || (then == NULL && subject->drop == TKL_SQL_N_STATEMENTS))
    {
      g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CORRUPT,
                   "journal entry %" G_GINT64_FORMAT " change %" G_GINT64_FORMAT " cannot be read",
                   change->entry_id, change->seq);
      return FALSE;
    }
  id = then == NULL ? subject->drop : subject->put;
  return verify_row (store, subject, change, now, error)
         && put_row (store, id, change->row_id, then, error);
}

static gboolean
apply_entry (TklStore *store, gint64 entry_id, TklJournalKind kind, GError **error)
{
  sqlite3_stmt *query
      = tkl_store_statement (store, kind == TKL_JOURNAL_UNDO ? TKL_SQL_JOURNAL_LIST_CHANGES_BACK
                                                             : TKL_SQL_JOURNAL_LIST_CHANGES);
  g_autoptr (GPtrArray) changes = NULL;

  tkl_bind_int (query, 1, entry_id);
  if (!tkl_journal_read_changes (store, query, &changes, error))
    return FALSE;

  for (guint i = 0; i < changes->len; i++)
    if (!apply_change (store, changes->pdata[i], kind, error))
      return FALSE;
  return TRUE;
}

static gboolean
peek (TklStore *store, TklJournalKind kind, TklJournalEntry **ret_entry, GError **error)
{
  return tkl_journal_read_entry (store,
                                 tkl_store_statement (store, kind == TKL_JOURNAL_UNDO
                                                                 ? TKL_SQL_JOURNAL_NEXT_UNDO
                                                                 : TKL_SQL_JOURNAL_NEXT_REDO),
                                 ret_entry, error);
}

gboolean
tkl_store_peek_undo (TklStore *store, TklJournalEntry **ret_entry, GError **error)
{
  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_entry != NULL, FALSE);

  return peek (store, TKL_JOURNAL_UNDO, ret_entry, error);
}

gboolean
tkl_store_peek_redo (TklStore *store, TklJournalEntry **ret_entry, GError **error)
{
  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_entry != NULL, FALSE);

  return peek (store, TKL_JOURNAL_REDO, ret_entry, error);
}

/* A row that others came to need, or a number taken since: for the user the same as a change. */
static void
turn_constraint_into_conflict (GError *error)
{
  if (g_error_matches (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONSTRAINT))
    error->code = TKL_STORE_ERROR_CONFLICT;
}

/* In a transaction, so that the next entry stays the next one. @ret_entry_id is 0 and the transaction
 * still open when there is none. */
static gboolean
invert (TklStore *store,
        const char *who,
        gint64 expected_id,
        TklJournalKind kind,
        gint64 *ret_entry_id,
        GError **error)
{
  g_autoptr (TklJournalEntry) target = NULL;
  TklJournalEntry entry;

  if (!peek (store, kind, &target, error))
    return FALSE;
  if (expected_id != 0 && (target == NULL || target->id != expected_id))
    {
      g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONFLICT,
                   "entry %" G_GINT64_FORMAT " is not the next one any more", expected_id);
      return FALSE;
    }
  if (target == NULL)
    {
      *ret_entry_id = 0;
      return TRUE;
    }

  entry = *target;
  entry.who = (char *) who;
  entry.kind = kind;
  entry.inverse_of = target->id;
  /* Rows may refer to each other in ways that only the whole entry satisfies. */
  return tkl_store_run (store, "PRAGMA defer_foreign_keys = ON", error)
         && tkl_journal_open (store, &entry, error) && apply_entry (store, target->id, kind, error)
         && tkl_store_journal_commit (store, ret_entry_id, error);
}

static gboolean
invert_next (TklStore *store,
             const char *who,
             gint64 expected_id,
             TklJournalKind kind,
             gint64 *ret_entry_id,
             GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean done;

  if (!tkl_store_begin (store, error))
    return FALSE;
  done = invert (store, who, expected_id, kind, ret_entry_id, &local_error);
  tkl_store_rollback (store);
  if (done)
    return TRUE;
  turn_constraint_into_conflict (local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
tkl_store_undo (
    TklStore *store, const char *who, gint64 expected_id, gint64 *ret_entry_id, GError **error)
{
  gint64 entry_id;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (who != NULL && who[0] != '\0', FALSE);

  if (!invert_next (store, who, expected_id, TKL_JOURNAL_UNDO, &entry_id, error))
    return FALSE;
  if (ret_entry_id != NULL)
    *ret_entry_id = entry_id;
  return TRUE;
}

gboolean
tkl_store_redo (
    TklStore *store, const char *who, gint64 expected_id, gint64 *ret_entry_id, GError **error)
{
  gint64 entry_id;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (who != NULL && who[0] != '\0', FALSE);

  if (!invert_next (store, who, expected_id, TKL_JOURNAL_REDO, &entry_id, error))
    return FALSE;
  if (ret_entry_id != NULL)
    *ret_entry_id = entry_id;
  return TRUE;
}
