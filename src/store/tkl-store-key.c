/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of keys: identities, the spellings that stand for them, and who holds them when. */
/* Thread: that of the store. */
#include "tkl-store-key.h"

#include "tkl-store-company.h"
#include "tkl-store-private.h"

void
tkl_key_free (TklKey *key)
{
  if (key == NULL)
    return;
  g_free (key->text);
  g_free (key);
}

static TklKey *
read_key (sqlite3_stmt *query)
{
  TklKey *key = g_new0 (TklKey, 1);

  key->id = tkl_column_int (query, 0);
  key->text = tkl_column_text (query, 1);
  key->status = (TklKeyStatus) tkl_column_int (query, 2);
  key->registered = tkl_column_int (query, 3) != 0;
  key->method = tkl_key_method_of (key->status, (TklKeyMethod) tkl_column_int_or (query, 4, 0));
  return key;
}

gboolean
tkl_store_list_keys (TklStore *store, GPtrArray **ret_keys, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_key_free);
  sqlite3_stmt *query;
  gboolean row;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_keys != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_KEY_LIST);
  while (tkl_step_row (store, query, &row, error))
    {
      if (!row)
        {
          *ret_keys = g_steal_pointer (&keys);
          return TRUE;
        }
      g_ptr_array_add (keys, read_key (query));
    }
  return FALSE;
}

gboolean
tkl_store_get_key (TklStore *store, gint64 id, TklKey **ret_key, GError **error)
{
  sqlite3_stmt *query;
  gboolean row;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_key != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_KEY_GET);
  tkl_bind_int (query, 1, id);
  if (!tkl_step_row (store, query, &row, error))
    return FALSE;
  *ret_key = row ? read_key (query) : NULL;
  if (row)
    tkl_statement_end (query);
  return TRUE;
}

gboolean
tkl_store_set_key_method (TklStore *store, gint64 key_id, TklKeyMethod method, GError **error)
{
  sqlite3_stmt *put;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (method != TKL_KEY_METHOD_UNSAID, FALSE);

  put = tkl_store_statement (store, TKL_SQL_KEY_METHOD_PUT);
  tkl_bind_int (put, 1, key_id);
  tkl_bind_int (put, 2, method);
  return tkl_step_done (store, put, error);
}

/* One id by one text; 0 when there is none. */
static gboolean
look_up (TklStore *store, TklStatementId id, const char *text, gint64 *ret_key_id, GError **error)
{
  sqlite3_stmt *query = tkl_store_statement (store, id);

  tkl_bind_text (query, 1, text);
  return tkl_store_get_int (store, query, 0, ret_key_id, error);
}

static gboolean
get_or_insert (
    TklStore *store, const char *text, TklKeyStatus status, gint64 *ret_key_id, GError **error)
{
  sqlite3_stmt *insert;

  if (!look_up (store, TKL_SQL_KEY_FIND, text, ret_key_id, error))
    return FALSE;
  if (*ret_key_id != 0)
    return TRUE;

  insert = tkl_store_statement (store, TKL_SQL_KEY_INSERT);
  tkl_bind_text (insert, 1, text);
  tkl_bind_int (insert, 2, status);
  if (!tkl_step_done (store, insert, error))
    return FALSE;
  *ret_key_id = sqlite3_last_insert_rowid (store->db);
  return TRUE;
}

static gboolean
put_candidates (TklStore *store, const char *raw, const TklKeyReading *reading, GError **error)
{
  for (guint i = 0; i < reading->n_candidates; i++)
    {
      sqlite3_stmt *insert = tkl_store_statement (store, TKL_SQL_KEY_PUT_CANDIDATE);

      tkl_bind_text (insert, 1, raw);
      tkl_bind_int (insert, 2, i);
      tkl_bind_text (insert, 3, reading->candidate[i]);
      if (!tkl_step_done (store, insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_spelling (TklStore *store, const char *raw, gint64 key_id, GError **error)
{
  sqlite3_stmt *put = tkl_store_statement (store, TKL_SQL_KEY_PUT_SPELLING);

  tkl_bind_text (put, 1, raw);
  tkl_bind_int (put, 2, key_id);
  return tkl_step_done (store, put, error);
}

/* A key that was registered by its serial alone turns out to be this one. */
static gboolean
verify_registered (TklStore *store, const char *printed, gint64 *ret_key_id, GError **error)
{
  sqlite3_stmt *update;

  if (!look_up (store, TKL_SQL_KEY_REGISTERED_BY_SERIAL, printed, ret_key_id, error))
    return FALSE;
  if (*ret_key_id == 0)
    return TRUE;

  update = tkl_store_statement (store, TKL_SQL_KEY_VERIFY);
  tkl_bind_int (update, 1, *ret_key_id);
  tkl_bind_text (update, 2, printed);
  tkl_bind_int (update, 3, TKL_KEY_VALID);
  return tkl_step_done (store, update, error);
}

static gboolean
find_full_key (TklStore *store, const char *printed, gint64 *ret_key_id, GError **error)
{
  if (!look_up (store, TKL_SQL_KEY_FIND, printed, ret_key_id, error))
    return FALSE;
  if (*ret_key_id == 0 && !verify_registered (store, printed, ret_key_id, error))
    return FALSE;
  return *ret_key_id != 0 || get_or_insert (store, printed, TKL_KEY_VALID, ret_key_id, error);
}

/* Which key a serial means: that of the candidate the office says is printed, before the others. */
static gboolean
look_up_serial (
    TklStore *store, TklStatementId id, const char *raw, gint64 *ret_key_id, GError **error)
{
  g_autoptr (TklCompany) company = NULL;
  TklKeyReading reading;
  sqlite3_stmt *query;

  if (!tkl_store_load_company (store, &company, error))
    return FALSE;
  reading = tkl_key_read_as (raw, (TklKeyOrder) company->key_order);
  query = tkl_store_statement (store, id);
  tkl_bind_text (query, 1, raw);
  tkl_bind_text (query, 2, reading.n_candidates > 0 ? reading.candidate[0] : "");
  return tkl_store_get_int (store, query, 0, ret_key_id, error);
}

gboolean
tkl_store_key_meant_by (TklStore *store, const char *raw, gint64 *ret_key_id, GError **error)
{
  TKL_ASSERT_STORE (store);

  return look_up_serial (store, TKL_SQL_KEY_MEANT_BY, raw, ret_key_id, error);
}

/* @read: the text came from a reader, not from a person */
static gboolean
find_serial (TklStore *store,
             const char *raw,
             const TklKeyReading *reading,
             gboolean read,
             gint64 *ret_key_id,
             GError **error)
{
  if (!put_candidates (store, raw, reading, error)
      || !look_up_serial (store, TKL_SQL_KEY_MEANT_BY, raw, ret_key_id, error))
    return FALSE;
  if (*ret_key_id == 0 && !read
      && !look_up_serial (store, TKL_SQL_KEY_SEEN_IN_FULL, raw, ret_key_id, error))
    return FALSE;
  return *ret_key_id != 0 || get_or_insert (store, raw, TKL_KEY_UNVERIFIED, ret_key_id, error);
}

/* Compared as text; blanks around it are no part of it. */
static gboolean
find_opaque (TklStore *store, const char *raw, gint64 *ret_key_id, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (raw));

  return get_or_insert (store, text, TKL_KEY_OPAQUE, ret_key_id, error);
}

static gboolean
resolve (TklStore *store, const char *raw, gboolean read, gint64 *ret_key_id, GError **error)
{
  TklKeyReading reading = tkl_key_read (raw);

  switch (reading.status)
    {
    case TKL_KEY_VALID:
      return find_full_key (store, reading.candidate[0], ret_key_id, error);
    case TKL_KEY_UNVERIFIED:
      return find_serial (store, raw, &reading, read, ret_key_id, error);
    case TKL_KEY_OPAQUE:
      return find_opaque (store, raw, ret_key_id, error);
    case TKL_KEY_NONE:
    default:
      *ret_key_id = 0;
      return TRUE;
    }
}

gboolean
tkl_store_key_for_raw (TklStore *store, const char *raw, gint64 *ret_key_id, GError **error)
{
  gint64 key_id = 0;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (raw != NULL && ret_key_id != NULL, FALSE);

  if (!look_up (store, TKL_SQL_KEY_READ_SPELLING, raw, &key_id, error))
    return FALSE;
  if (key_id == 0)
    {
      if (!resolve (store, raw, TRUE, &key_id, error))
        return FALSE;
      if (key_id != 0 && !put_spelling (store, raw, key_id, error))
        return FALSE;
    }
  *ret_key_id = key_id;
  return TRUE;
}

gboolean
tkl_store_key_for_text (TklStore *store, const char *text, gint64 *ret_key_id, GError **error)
{
  g_autofree char *trimmed = NULL;
  gint64 key_id;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (text != NULL && ret_key_id != NULL, FALSE);

  trimmed = g_strstrip (g_strdup (text));
  if (!resolve (store, trimmed, FALSE, &key_id, error))
    return FALSE;
  *ret_key_id = key_id;
  return TRUE;
}

gboolean
tkl_store_key_was_read (TklStore *store, const char *raw, gboolean *ret_read, GError **error)
{
  gint64 key_id;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (raw != NULL && ret_read != NULL, FALSE);

  if (!look_up (store, TKL_SQL_KEY_READ_SPELLING, raw, &key_id, error))
    return FALSE;
  *ret_read = key_id != 0;
  return TRUE;
}
