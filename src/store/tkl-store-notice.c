/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notices: what late data or a transfer would have changed but may not; the office decides. */
/* Thread: that of the store. */
#include "tkl-store-notice.h"

#include "tkl-store-private.h"

/* Columns of TKL_SQL_NOTICE_COLUMNS. */
enum
{
  COLUMN_ID,
  COLUMN_AT,
  COLUMN_KIND,
  COLUMN_EMPLOYEE,
  COLUMN_DAY,
  COLUMN_PROBLEM,
  COLUMN_BEFORE,
  COLUMN_AFTER,
  COLUMN_STATE,
};

/* Words of the file, by enum. */
static const char *const kinds[] = { "withdrawn", "differs" };
static const char *const states[] = { "open", "accepted", "dismissed" };

void
tkl_notice_free (TklNotice *notice)
{
  if (notice == NULL)
    return;
  g_free (notice->problem);
  g_free (notice->before);
  g_free (notice->after);
  g_free (notice);
}

static int
find_word (const char *const *words, int n_words, const char *word)
{
  for (int i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i], word) == 0)
      return i;
  return 0; /* other words are refused by the table */
}

static TklNotice *
read_notice (sqlite3_stmt *statement)
{
  TklNotice *notice = g_new0 (TklNotice, 1);
  const char *kind = (const char *) sqlite3_column_text (statement, COLUMN_KIND);
  const char *state = (const char *) sqlite3_column_text (statement, COLUMN_STATE);

  notice->id = tkl_column_int (statement, COLUMN_ID);
  notice->at_utc_ms = tkl_column_int (statement, COLUMN_AT);
  notice->kind = (TklNoticeKind) find_word (kinds, G_N_ELEMENTS (kinds), kind);
  notice->employee_id = (gint32) tkl_column_int (statement, COLUMN_EMPLOYEE);
  notice->day = (TklDay) tkl_column_int (statement, COLUMN_DAY);
  notice->problem = tkl_column_text (statement, COLUMN_PROBLEM);
  notice->before = tkl_column_text (statement, COLUMN_BEFORE);
  notice->after = tkl_column_text (statement, COLUMN_AFTER);
  notice->state = (TklNoticeState) find_word (states, G_N_ELEMENTS (states), state);
  return notice;
}

/* @ret_notice: (transfer full) (nullable): the one row of a bound statement */
static gboolean
get_notice (TklStore *store, sqlite3_stmt *statement, TklNotice **ret_notice, GError **error)
{
  gboolean row;

  if (!tkl_step_row (store, statement, &row, error))
    return FALSE;
  *ret_notice = row ? read_notice (statement) : NULL;
  if (row)
    tkl_statement_end (statement);
  return TRUE;
}

static gboolean
get_last (TklStore *store, const TklNotice *like, TklNotice **ret_notice, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_NOTICE_LAST);

  tkl_bind_int (statement, 1, like->day);
  tkl_bind_int (statement, 2, like->employee_id);
  tkl_bind_text (statement, 3, kinds[like->kind]);
  return get_notice (store, statement, ret_notice, error);
}

static gboolean
says_same (const TklNotice *a, const TklNotice *b)
{
  return g_strcmp0 (a->problem, b->problem) == 0 && g_str_equal (a->before, b->before)
         && g_str_equal (a->after, b->after);
}

static gboolean
renew_notice (TklStore *store, const TklNotice *notice, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_NOTICE_RENEW);

  tkl_bind_int (statement, 1, notice->id);
  tkl_bind_int (statement, 2, notice->at_utc_ms);
  tkl_bind_text (statement, 3, notice->problem);
  tkl_bind_text (statement, 4, notice->before);
  tkl_bind_text (statement, 5, notice->after);
  return tkl_step_done (store, statement, error);
}

static gboolean
insert_notice (TklStore *store, TklNotice *notice, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_NOTICE_INSERT);

  tkl_bind_int (statement, 1, notice->at_utc_ms);
  tkl_bind_text (statement, 2, kinds[notice->kind]);
  tkl_bind_int (statement, 3, notice->employee_id);
  tkl_bind_int (statement, 4, notice->day);
  tkl_bind_text (statement, 5, notice->problem);
  tkl_bind_text (statement, 6, notice->before);
  tkl_bind_text (statement, 7, notice->after);
  if (!tkl_step_done (store, statement, error))
    return FALSE;
  notice->id = sqlite3_last_insert_rowid (store->db);
  return TRUE;
}

gboolean
tkl_store_put_notice (TklStore *store, TklNotice *notice, gboolean *ret_changed, GError **error)
{
  g_autoptr (TklNotice) last = NULL;
  gboolean known;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (tkl_store_in_transaction (store), FALSE);
  g_return_val_if_fail (notice->before != NULL && notice->after != NULL, FALSE);
  g_return_val_if_fail ((guint) notice->kind < G_N_ELEMENTS (kinds), FALSE);

  if (!get_last (store, notice, &last, error))
    return FALSE;
  known = last != NULL && last->state != TKL_NOTICE_ACCEPTED && says_same (last, notice);
  if (known || (last != NULL && last->state == TKL_NOTICE_OPEN))
    notice->id = last->id;
  if (!known)
    {
      gboolean renew = last != NULL && last->state == TKL_NOTICE_OPEN;

      if (!(renew ? renew_notice (store, notice, error) : insert_notice (store, notice, error)))
        return FALSE;
    }
  notice->state = known ? last->state : TKL_NOTICE_OPEN;
  if (ret_changed != NULL)
    *ret_changed = !known;
  return TRUE;
}

gboolean
tkl_store_drop_notice (TklStore *store,
                       gint32 employee_id,
                       TklDay day,
                       TklNoticeKind kind,
                       gboolean *ret_changed,
                       GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_NOTICE_DROP);

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (tkl_store_in_transaction (store), FALSE);
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kinds), FALSE);

  tkl_bind_int (statement, 1, day);
  tkl_bind_int (statement, 2, employee_id);
  tkl_bind_text (statement, 3, kinds[kind]);
  if (!tkl_step_done (store, statement, error))
    return FALSE;
  if (ret_changed != NULL)
    *ret_changed = sqlite3_changes (store->db) > 0;
  return TRUE;
}

gboolean
tkl_store_set_notice_state (
    TklStore *store, gint64 id, TklNoticeState state, gboolean *ret_changed, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_NOTICE_GET);
  g_autoptr (TklNotice) stored = NULL;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (tkl_store_in_transaction (store), FALSE);
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), FALSE);

  tkl_bind_int (statement, 1, id);
  if (!get_notice (store, statement, &stored, error))
    return FALSE;
  if (stored == NULL)
    {
      g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_NOT_FOUND,
                   "notice %" G_GINT64_FORMAT " does not exist", id);
      return FALSE;
    }
  statement = tkl_store_statement (store, TKL_SQL_NOTICE_SET_STATE);
  tkl_bind_int (statement, 1, id);
  tkl_bind_text (statement, 2, states[state]);
  if (!tkl_step_done (store, statement, error))
    return FALSE;
  if (ret_changed != NULL)
    *ret_changed = stored->state != state;
  return TRUE;
}

gboolean
tkl_store_list_notices (TklStore *store,
                        const TklNoticeQuery *query,
                        GPtrArray **ret_notices,
                        GError **error)
{
  g_autoptr (GPtrArray) notices = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_notice_free);
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_NOTICE_RANGE);
  gboolean row = TRUE;

  TKL_ASSERT_STORE (store);
  tkl_bind_int (statement, 1, query->from_day);
  tkl_bind_int (statement, 2, query->to_day == TKL_DAY_NONE ? G_MAXINT32 : query->to_day);
  tkl_bind_int_or_null (statement, 3, query->employee_id, 0);
  tkl_bind_int (statement, 4, query->only_open != 0);
  while (row)
    {
      if (!tkl_step_row (store, statement, &row, error))
        return FALSE;
      if (row)
        g_ptr_array_add (notices, read_notice (statement));
    }
  *ret_notices = g_steal_pointer (&notices);
  return TRUE;
}
