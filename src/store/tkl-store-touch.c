/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Touches of keys, and keys put aside: what enrolment asks for. */
/* Thread: that of the store. */
#include "tkl-store-touch.h"

#include "tkl-instant.h"
#include "tkl-store-private.h"

/* Both statements give: id, time, the other of key and vehicle, position. */
static gboolean
load (
    TklStore *store, sqlite3_stmt *query, const TklKeyTouch *known, GArray *touches, GError **error)
{
  gboolean row;

  while (tkl_step_row (store, query, &row, error))
    {
      TklKeyTouch touch = *known;
      gint32 other;

      if (!row)
        return TRUE;
      touch.tick_id = tkl_column_int (query, 0);
      touch.time_utc_ms = tkl_column_int (query, 1);
      other = (gint32) tkl_column_int (query, 2);
      if (known->key_id != 0)
        touch.vehicle_id = other;
      else
        touch.key_id = other;
      touch.point = tkl_column_point (query, 3);
      g_array_append_val (touches, touch);
    }
  return FALSE;
}

static sqlite3_stmt *
bind_span (TklStore *store, TklStatementId sql, gint64 key_id, const TklTouchSpan *span)
{
  sqlite3_stmt *query = tkl_store_statement (store, sql);

  tkl_bind_int (query, 1, key_id);
  tkl_bind_int (query, 2, span->from_utc_ms);
  tkl_bind_int (query, 3, span->to_utc_ms);
  return query;
}

/* The newest come first, so that a limit keeps them. */
static void
reverse_from (GArray *touches, guint first)
{
  for (guint i = first, j = touches->len; i + 1 < j; i++)
    {
      TklKeyTouch *low = &g_array_index (touches, TklKeyTouch, i);
      TklKeyTouch *high = &g_array_index (touches, TklKeyTouch, --j);
      TklKeyTouch kept = *low;

      *low = *high;
      *high = kept;
    }
}

gboolean
tkl_store_load_touches (
    TklStore *store, gint64 key_id, const TklTouchSpan *span, GArray *touches, GError **error)
{
  guint before = touches->len;
  sqlite3_stmt *query;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (key_id > 0 && span != NULL && touches != NULL, FALSE);

  query = bind_span (store, TKL_SQL_TICK_TOUCHES, key_id, span);
  tkl_bind_int (query, 4, span->limit > 0 ? (gint64) span->limit : -1);
  if (!load (store, query, &(TklKeyTouch){ .key_id = (gint32) key_id }, touches, error))
    return FALSE;
  reverse_from (touches, before);
  return TRUE;
}

gboolean
tkl_store_first_touch (
    TklStore *store, gint64 key_id, const TklTouchSpan *span, gint64 *ret_utc_ms, GError **error)
{
  sqlite3_stmt *query;
  gboolean row;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (key_id > 0 && span != NULL && ret_utc_ms != NULL, FALSE);

  query = bind_span (store, TKL_SQL_TICK_FIRST_TOUCH, key_id, span);
  if (!tkl_step_row (store, query, &row, error))
    return FALSE;
  *ret_utc_ms = row ? tkl_column_int (query, 0) : TKL_INSTANT_NONE;
  sqlite3_reset (query);
  return TRUE;
}

gboolean
tkl_store_load_vehicle_touches (TklStore *store,
                                gint64 vehicle_id,
                                gint64 from_utc_ms,
                                gint64 to_utc_ms,
                                GArray *touches,
                                GError **error)
{
  sqlite3_stmt *query;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (vehicle_id > 0 && touches != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_TICK_TOUCHES_OF_VEHICLE);
  tkl_bind_int (query, 1, vehicle_id);
  tkl_bind_int (query, 2, from_utc_ms);
  tkl_bind_int (query, 3, to_utc_ms);
  return load (store, query, &(TklKeyTouch){ .vehicle_id = (gint32) vehicle_id }, touches, error);
}

gboolean
tkl_store_list_spellings (TklStore *store, gint64 key_id, GPtrArray **ret_spellings, GError **error)
{
  g_autoptr (GPtrArray) spellings = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *query;
  gboolean row;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_spellings != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_KEY_SPELLINGS);
  tkl_bind_int (query, 1, key_id);
  while (tkl_step_row (store, query, &row, error))
    {
      if (!row)
        {
          *ret_spellings = g_steal_pointer (&spellings);
          return TRUE;
        }
      g_ptr_array_add (spellings, tkl_column_text (query, 0));
    }
  return FALSE;
}

gboolean
tkl_store_list_keys_aside (TklStore *store, GHashTable **ret_notes, GError **error)
{
  g_autoptr (GHashTable) notes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  sqlite3_stmt *query;
  gboolean row;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_notes != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_KEY_ASIDE_LIST);
  while (tkl_step_row (store, query, &row, error))
    {
      char *note;

      if (!row)
        {
          *ret_notes = g_steal_pointer (&notes);
          return TRUE;
        }
      note = tkl_column_text (query, 1);
      g_hash_table_insert (notes, GINT_TO_POINTER ((int) tkl_column_int (query, 0)),
                           note != NULL ? note : g_strdup (""));
    }
  return FALSE;
}

gboolean
tkl_store_put_key_aside (TklStore *store, gint64 key_id, const char *note, GError **error)
{
  sqlite3_stmt *put;

  TKL_ASSERT_STORE (store);

  put = tkl_store_statement (store, TKL_SQL_KEY_ASIDE_PUT);
  tkl_bind_int (put, 1, key_id);
  tkl_bind_text (put, 2, note);
  return tkl_step_done (store, put, error);
}

gboolean
tkl_store_take_key_back (TklStore *store, gint64 key_id, GError **error)
{
  sqlite3_stmt *statement;

  TKL_ASSERT_STORE (store);

  statement = tkl_store_statement (store, TKL_SQL_KEY_ASIDE_REMOVE);
  tkl_bind_int (statement, 1, key_id);
  return tkl_step_done (store, statement, error);
}
