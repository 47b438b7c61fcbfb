/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Purging raw positions that are no longer needed; ticks and identifications stay. */
/* Thread: that of the store. */
#include "tkl-store-purge.h"

#include "tkl-record.h"
#include "tkl-store-private.h"

/* First column of a statement about a vehicle and an instant; TKL_INSTANT_NONE_MS for NULL. */
static gboolean
ask (TklStore *store,
     TklStatementId id,
     gint64 vehicle_id,
     gint64 time_utc_ms,
     gint64 *ret_value,
     GError **error)
{
  sqlite3_stmt *query = tkl_store_statement (store, id);

  tkl_bind_int (query, 1, vehicle_id);
  tkl_bind_int (query, 2, time_utc_ms);
  return tkl_store_get_int (store, query, TKL_INSTANT_NONE_MS, ret_value, error);
}

/* Time of the record before @last_ms that has @n older ones; @last_ms when there are not so many. */
static gboolean
find_nth (
    TklStore *store, gint64 vehicle_id, gint64 last_ms, guint n, gint64 *ret_ms, GError **error)
{
  sqlite3_stmt *query = tkl_store_statement (store, TKL_SQL_RECORD_NTH);

  tkl_bind_int (query, 1, vehicle_id);
  tkl_bind_int (query, 2, last_ms);
  tkl_bind_int (query, 3, n);
  return tkl_store_get_int (store, query, last_ms, ret_ms, error);
}

static gboolean
note_purged (TklStore *store, gint64 vehicle_id, gint64 oldest_ms, GError **error)
{
  sqlite3_stmt *put;
  gint64 ignition;

  if (!ask (store, TKL_SQL_RECORD_IGNITION_BEFORE, vehicle_id, oldest_ms, &ignition, error))
    return FALSE;
  put = tkl_store_statement (store, TKL_SQL_PURGED_PUT);
  tkl_bind_int (put, 1, vehicle_id);
  tkl_bind_int (put, 2, oldest_ms);
  tkl_bind_int (put, 3, ignition);
  return tkl_step_done (store, put, error);
}

gboolean
tkl_store_purge_records (TklStore *store,
                         gint64 vehicle_id,
                         gint64 before_utc_ms,
                         guint max,
                         guint *ret_n,
                         GError **error)
{
  sqlite3_stmt *purge;
  gint64 last_ms, first_ms, oldest_ms;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (tkl_store_in_transaction (store) && max > 0 && ret_n != NULL, FALSE);

  *ret_n = 0;
  if (!ask (store, TKL_SQL_RECORD_LAST_BEFORE, vehicle_id, before_utc_ms, &last_ms, error))
    return FALSE;
  if (last_ms == TKL_INSTANT_NONE_MS)
    return TRUE;
  if (!find_nth (store, vehicle_id, last_ms, 0, &first_ms, error)
      || !find_nth (store, vehicle_id, last_ms, max, &oldest_ms, error))
    return FALSE;
  if (first_ms == last_ms)
    return TRUE;
  if (!note_purged (store, vehicle_id, oldest_ms, error))
    return FALSE;
  purge = tkl_store_statement (store, TKL_SQL_RECORD_PURGE);
  tkl_bind_int (purge, 1, vehicle_id);
  tkl_bind_int (purge, 2, oldest_ms);
  if (!tkl_step_done (store, purge, error))
    return FALSE;
  *ret_n = (guint) sqlite3_changes (store->db);
  return TRUE;
}

gboolean
tkl_store_count_purgeable (
    TklStore *store, gint64 vehicle_id, gint64 before_utc_ms, gint64 *ret_n, GError **error)
{
  gint64 n;

  TKL_ASSERT_STORE (store);
  if (!ask (store, TKL_SQL_RECORD_COUNT_BEFORE, vehicle_id, before_utc_ms, &n, error))
    return FALSE;
  *ret_n = MAX (n - 1, 0);
  return TRUE;
}

gboolean
tkl_store_get_purged (TklStore *store, gint64 vehicle_id, gint64 *ret_oldest_ms, GError **error)
{
  sqlite3_stmt *query = tkl_store_statement (store, TKL_SQL_PURGED_GET);

  TKL_ASSERT_STORE (store);
  tkl_bind_int (query, 1, vehicle_id);
  return tkl_store_get_int (store, query, TKL_INSTANT_NONE_MS, ret_oldest_ms, error);
}
