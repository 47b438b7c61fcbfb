/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who holds a key when; and what follows when a key is held for the first time. */
/* Thread: that of the store. */
#include "tkl-store-key.h"

#include "tkl-store-private.h"

/* A spelling by serial alone and the key it stands for now. */
typedef struct
{
  char *raw; /* (owned) */
  gint64 key_id;
} Spelling;

static void
spelling_clear (Spelling *spelling)
{
  g_free (spelling->raw);
}

gboolean
tkl_store_list_holdings (TklStore *store, gint64 employee_id, GArray **ret_holdings, GError **error)
{
  g_autoptr (GArray) holdings = g_array_new (FALSE, FALSE, sizeof (TklKeyHolding));
  sqlite3_stmt *query;
  gboolean row;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_holdings != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_HOLDING_LIST);
  tkl_bind_int (query, 1, employee_id);
  while (tkl_step_row (store, query, &row, error))
    {
      TklKeyHolding holding;

      if (!row)
        {
          *ret_holdings = g_steal_pointer (&holdings);
          return TRUE;
        }
      holding.id = tkl_column_int (query, 0);
      holding.key_id = tkl_column_int (query, 1);
      holding.employee_id = tkl_column_int (query, 2);
      holding.from = tkl_column_day (query, 3);
      holding.to = tkl_column_day (query, 4);
      g_array_append_val (holdings, holding);
    }
  return FALSE;
}

static gboolean
read_spellings (TklStore *store, gint64 key_id, GArray *spellings, GError **error)
{
  sqlite3_stmt *query = tkl_store_statement (store, TKL_SQL_KEY_SPELLINGS_TO_SETTLE);
  gboolean row;

  tkl_bind_int (query, 1, key_id);
  while (tkl_step_row (store, query, &row, error))
    {
      Spelling spelling;

      if (!row)
        return TRUE;
      spelling.raw = tkl_column_text (query, 0);
      spelling.key_id = tkl_column_int (query, 1);
      g_array_append_val (spellings, spelling);
    }
  return FALSE;
}

/* A tick that the new key has already at the same instant stays behind: two feeds told of one touch.
 * It is withdrawn, like a tick that is no longer derived. */
static gboolean
move_ticks (TklStore *store, const Spelling *spelling, gint64 key_id, GError **error)
{
  sqlite3_stmt *move = tkl_store_statement (store, TKL_SQL_KEY_MOVE_TICKS);
  sqlite3_stmt *withdraw;

  tkl_bind_text (move, 1, spelling->raw);
  tkl_bind_int (move, 2, spelling->key_id);
  tkl_bind_int (move, 3, key_id);
  if (!tkl_step_done (store, move, error))
    return FALSE;

  withdraw = tkl_store_statement (store, TKL_SQL_KEY_WITHDRAW_TWINS);
  tkl_bind_int (withdraw, 1, spelling->key_id);
  tkl_bind_int (withdraw, 2, key_id);
  return tkl_step_done (store, withdraw, error);
}

static gboolean
settle_spelling (TklStore *store, const Spelling *spelling, GError **error)
{
  sqlite3_stmt *put;
  gint64 key_id;

  if (!tkl_store_key_meant_by (store, spelling->raw, &key_id, error))
    return FALSE;
  if (key_id == 0 || key_id == spelling->key_id)
    return TRUE;

  put = tkl_store_statement (store, TKL_SQL_KEY_PUT_SPELLING);
  tkl_bind_text (put, 1, spelling->raw);
  tkl_bind_int (put, 2, key_id);
  return tkl_step_done (store, put, error) && move_ticks (store, spelling, key_id, error);
}

/* The register decides what a serial alone means, so a new key in it can change the answer. */
static gboolean
register_key (TklStore *store, gint64 key_id, GError **error)
{
  sqlite3_stmt *update = tkl_store_statement (store, TKL_SQL_KEY_REGISTER);
  g_autoptr (GArray) spellings = NULL;

  tkl_bind_int (update, 1, key_id);
  if (!tkl_step_done (store, update, error))
    return FALSE;
  if (sqlite3_changes (store->db) == 0)
    return TRUE;

  spellings = g_array_new (FALSE, FALSE, sizeof (Spelling));
  g_array_set_clear_func (spellings, (GDestroyNotify) spelling_clear);
  if (!read_spellings (store, key_id, spellings, error))
    return FALSE;
  for (guint i = 0; i < spellings->len; i++)
    if (!settle_spelling (store, &g_array_index (spellings, Spelling, i), error))
      return FALSE;
  return TRUE;
}

gboolean
tkl_store_add_holding (TklStore *store, TklKeyHolding *holding, GError **error)
{
  sqlite3_stmt *insert;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (holding != NULL, FALSE);

  insert = tkl_store_statement (store, TKL_SQL_HOLDING_INSERT);
  tkl_bind_int (insert, 1, holding->key_id);
  tkl_bind_int (insert, 2, holding->employee_id);
  tkl_bind_day (insert, 3, holding->from);
  tkl_bind_day (insert, 4, holding->to);
  if (!tkl_step_done (store, insert, error))
    return FALSE;
  holding->id = sqlite3_last_insert_rowid (store->db);
  return register_key (store, holding->key_id, error);
}

gboolean
tkl_store_update_holding (TklStore *store,
                          const TklKeyHolding *holding,
                          gboolean *ret_changed,
                          GError **error)
{
  sqlite3_stmt *update;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (holding != NULL, FALSE);

  update = tkl_store_statement (store, TKL_SQL_HOLDING_UPDATE);
  tkl_bind_int (update, 1, holding->id);
  tkl_bind_int (update, 2, holding->key_id);
  tkl_bind_int (update, 3, holding->employee_id);
  tkl_bind_day (update, 4, holding->from);
  tkl_bind_day (update, 5, holding->to);
  return tkl_step_done (store, update, error)
         && tkl_store_explain_update (store, TKL_SQL_HOLDING_EXISTS, holding->id, 0, ret_changed,
                                      error)
         && register_key (store, holding->key_id, error);
}

gboolean
tkl_store_remove_holding (TklStore *store, gint64 id, GError **error)
{
  sqlite3_stmt *statement;

  TKL_ASSERT_STORE (store);

  statement = tkl_store_statement (store, TKL_SQL_HOLDING_DELETE);
  tkl_bind_int (statement, 1, id);
  return tkl_step_done (store, statement, error)
         && tkl_store_explain_update (store, TKL_SQL_HOLDING_EXISTS, id, 0, NULL, error);
}
