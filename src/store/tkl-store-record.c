/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Raw positions and identifications: what the trackers sent, merged and never corrected. */
/* Thread: that of the store. */
#include "tkl-store-record.h"

#include "tkl-record-state.h"
#include "tkl-store-key.h"
#include "tkl-store-private.h"
#include "tkl-store-purge.h"

#include <string.h>

/* Columns of RECORD_RANGE and RECORD_LATEST. */
enum
{
  COLUMN_TIME,
  COLUMN_LAT,
  COLUMN_LON,
  COLUMN_ODOMETER,
  COLUMN_STATE,
};

/* By time. Records of one instant by their values, so that merging them in this order gives the
 * same row however the page was shuffled. */
static int
compare_records (gconstpointer a, gconstpointer b)
{
  const TklRecord *x = a, *y = b;
  const gint64 left[] = { x->time_utc_ms, x->point.lat_e7, x->point.lon_e7, x->odometer_m,
                          tkl_record_pack_state (x) };
  const gint64 right[] = { y->time_utc_ms, y->point.lat_e7, y->point.lon_e7, y->odometer_m,
                           tkl_record_pack_state (y) };

  for (gsize i = 0; i < G_N_ELEMENTS (left); i++)
    if (left[i] != right[i])
      return (left[i] > right[i]) - (left[i] < right[i]);
  return 0;
}

static gboolean
is_sorted (const TklRecord *records, gsize n_records)
{
  for (gsize i = 1; i < n_records; i++)
    if (records[i - 1].time_utc_ms >= records[i].time_utc_ms)
      return FALSE;
  return TRUE;
}

/* Returns: how many instants there are; the records in front are one for each. */
static gsize
merge_instants (TklRecord *records, gsize n_records)
{
  gsize n_merged = 0;

  if (is_sorted (records, n_records))
    return n_records;

  qsort (records, n_records, sizeof *records, compare_records);
  for (gsize i = 0; i < n_records; i++)
    if (n_merged > 0 && records[n_merged - 1].time_utc_ms == records[i].time_utc_ms)
      tkl_record_merge (&records[n_merged - 1], &records[i]);
    else
      records[n_merged++] = records[i];
  return n_merged;
}

static void
widen (TklPutResult *result, gint64 time_utc_ms)
{
  if (result->first_changed_ms == TKL_INSTANT_NONE_MS || time_utc_ms < result->first_changed_ms)
    result->first_changed_ms = time_utc_ms;
  if (time_utc_ms > result->last_changed_ms)
    result->last_changed_ms = time_utc_ms;
}

static gboolean
write_record (
    TklStore *store, TklStatementId id, gint64 vehicle_id, const TklRecord *record, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, id);

  tkl_bind_int (statement, 1, vehicle_id);
  tkl_bind_int (statement, 2, record->time_utc_ms);
  tkl_bind_point (statement, 3, record->point);
  tkl_bind_int_or_null (statement, 5, record->odometer_m, -1);
  tkl_bind_int (statement, 6, tkl_record_pack_state (record));
  return tkl_step_done (store, statement, error);
}

static gboolean
put_record (TklStore *store,
            gint64 vehicle_id,
            const TklRecord *record,
            const TklRecord *stored,
            TklPutResult *result,
            GError **error)
{
  TklRecord merged;

  if (stored == NULL)
    {
      result->n_new++;
      widen (result, record->time_utc_ms);
      return write_record (store, TKL_SQL_RECORD_INSERT, vehicle_id, record, error);
    }
  merged = *stored;
  if (!tkl_record_merge (&merged, record))
    {
      result->n_same++;
      return TRUE;
    }
  result->n_changed++;
  widen (result, record->time_utc_ms);
  return write_record (store, TKL_SQL_RECORD_UPDATE, vehicle_id, &merged, error);
}

/* The rows are read before the first is written: a scan and an insert in the same place disturb each
 * other. */
static gboolean
put_records (
    TklStore *store, gint64 vehicle_id, TklPutPage *page, TklPutResult *result, GError **error)
{
  g_autoptr (GArray) stored = g_array_new (FALSE, FALSE, sizeof (TklRecord));
  gsize n_records = merge_instants (page->records, page->n_records);
  guint at = 0;

  result->n_same += page->n_records - n_records;
  if (n_records == 0)
    return TRUE;
  if (!tkl_store_load_records (store, vehicle_id, page->records[0].time_utc_ms,
                               page->records[n_records - 1].time_utc_ms + 1, stored, error))
    return FALSE;

  for (gsize i = 0; i < n_records; i++)
    {
      const TklRecord *record = &page->records[i];
      const TklRecord *old = NULL;

      while (at < stored->len
             && g_array_index (stored, TklRecord, at).time_utc_ms < record->time_utc_ms)
        at++;
      if (at < stored->len
          && g_array_index (stored, TklRecord, at).time_utc_ms == record->time_utc_ms)
        old = &g_array_index (stored, TklRecord, at);
      if (!put_record (store, vehicle_id, record, old, result, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
count_records (TklStore *store, gint64 vehicle_id, const TklPutResult *result, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_RECORD_COUNT);

  if (result->n_new == 0)
    return TRUE;
  tkl_bind_int (statement, 1, vehicle_id);
  tkl_bind_int (statement, 2, result->n_new);
  return tkl_step_done (store, statement, error);
}

static gboolean
put_ident (
    TklStore *store, gint64 vehicle_id, const TklIdent *ident, gboolean *ret_new, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_IDENT_PUT);

  tkl_bind_int (statement, 1, vehicle_id);
  tkl_bind_int (statement, 2, ident->time_utc_ms);
  tkl_bind_text (statement, 3, ident->raw);
  if (!tkl_step_done (store, statement, error))
    return FALSE;
  *ret_new = sqlite3_changes (store->db) > 0;
  return TRUE;
}

static gboolean
put_idents (TklStore *store,
            gint64 vehicle_id,
            const TklPutPage *page,
            gint64 oldest_ms,
            TklPutResult *result,
            GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < page->n_idents; i++)
    {
      const TklIdent *ident = &page->idents[i];
      gboolean is_new;
      gint64 key_id;

      if (ident->time_utc_ms < oldest_ms)
        continue;
      if (!put_ident (store, vehicle_id, ident, &is_new, error))
        return FALSE;
      if (!is_new)
        continue;
      result->n_new_idents++;
      widen (result, ident->time_utc_ms);
      if (g_hash_table_add (known, ident->raw)
          && !tkl_store_key_for_raw (store, ident->raw, &key_id, error))
        return FALSE;
    }
  return TRUE;
}

/* Records alone would make a stretch look complete of which the rest was purged. */
static void
leave_out_purged (TklPutPage *page, gint64 oldest_ms, TklPutResult *result)
{
  gsize n_left = 0;

  for (gsize i = 0; i < page->n_records; i++)
    if (page->records[i].time_utc_ms >= oldest_ms)
      page->records[n_left++] = page->records[i];
  result->n_purged = (guint) (page->n_records - n_left);
  page->n_records = n_left;
}

gboolean
tkl_store_put_records (
    TklStore *store, gint64 vehicle_id, TklPutPage *page, TklPutResult *ret_result, GError **error)
{
  TklPutResult result
      = { .first_changed_ms = TKL_INSTANT_NONE_MS, .last_changed_ms = TKL_INSTANT_NONE_MS };
  gint64 oldest_ms;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (tkl_store_in_transaction (store), FALSE);
  g_return_val_if_fail (vehicle_id > 0 && page != NULL && ret_result != NULL, FALSE);

  if (!tkl_store_get_purged (store, vehicle_id, &oldest_ms, error))
    return FALSE;
  leave_out_purged (page, oldest_ms, &result);
  if (!put_records (store, vehicle_id, page, &result, error)
      || !count_records (store, vehicle_id, &result, error)
      || !put_idents (store, vehicle_id, page, oldest_ms, &result, error))
    return FALSE;
  *ret_result = result;
  return TRUE;
}

static TklRecord
read_record (sqlite3_stmt *statement)
{
  TklRecord record = TKL_RECORD_INIT;

  record.time_utc_ms = tkl_column_int (statement, COLUMN_TIME);
  record.point = tkl_column_point (statement, COLUMN_LAT);
  record.odometer_m = (gint32) tkl_column_int_or (statement, COLUMN_ODOMETER, -1);
  tkl_record_unpack_state (&record, tkl_column_int (statement, COLUMN_STATE));
  return record;
}

gboolean
tkl_store_load_records (TklStore *store,
                        gint64 vehicle_id,
                        gint64 from_utc_ms,
                        gint64 to_utc_ms,
                        GArray *records,
                        GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_RECORD_RANGE);
  gboolean row;

  TKL_ASSERT_STORE (store);
  tkl_bind_int (statement, 1, vehicle_id);
  tkl_bind_int (statement, 2, from_utc_ms);
  tkl_bind_int (statement, 3, to_utc_ms);
  while (TRUE)
    {
      TklRecord record;

      if (!tkl_step_row (store, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      record = read_record (statement);
      g_array_append_val (records, record);
    }
}

gboolean
tkl_store_last_fix (
    TklStore *store, gint64 vehicle_id, TklRecord *ret_record, gboolean *ret_found, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_RECORD_LATEST);
  gboolean row = TRUE;
  gboolean found = FALSE;

  TKL_ASSERT_STORE (store);
  tkl_bind_int (statement, 1, vehicle_id);
  tkl_bind_int (statement, 2, TKL_LAST_FIX_RECORDS);
  while (row && !found)
    {
      TklRecord record;

      if (!tkl_step_row (store, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      record = read_record (statement);
      found = tkl_record_has_fix (&record);
      if (found)
        *ret_record = record;
    }
  tkl_statement_end (statement);
  *ret_found = found;
  return TRUE;
}

TklStretch *
tkl_stretch_new (void)
{
  TklStretch *stretch = g_new0 (TklStretch, 1);

  stretch->records = g_array_new (FALSE, FALSE, sizeof (TklRecord));
  stretch->keys = g_array_new (FALSE, FALSE, sizeof (TklKeyAt));
  return stretch;
}

void
tkl_stretch_free (TklStretch *stretch)
{
  if (stretch == NULL)
    return;
  g_array_unref (stretch->records);
  g_array_unref (stretch->keys);
  g_free (stretch);
}

static gboolean
load_keys (TklStore *store,
           gint64 vehicle_id,
           gint64 from_utc_ms,
           gint64 to_utc_ms,
           GArray *keys,
           GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_IDENT_KEYS);
  gboolean row;

  tkl_bind_int (statement, 1, vehicle_id);
  tkl_bind_int (statement, 2, from_utc_ms);
  tkl_bind_int (statement, 3, to_utc_ms);
  while (TRUE)
    {
      TklKeyAt key;

      if (!tkl_step_row (store, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      key.time_utc_ms = tkl_column_int (statement, 0);
      key.key_id = (gint32) tkl_column_int (statement, 1);
      g_array_append_val (keys, key);
    }
}

/* First column of a statement about a vehicle before an instant. */
static gboolean
look_before (TklStore *store,
             TklStatementId id,
             gint64 vehicle_id,
             gint64 before_utc_ms,
             gint64 *ret_value,
             GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, id);

  tkl_bind_int (statement, 1, vehicle_id);
  tkl_bind_int (statement, 2, before_utc_ms);
  return tkl_store_get_int (store, statement, *ret_value, ret_value, error);
}

gboolean
tkl_store_load_stretch (TklStore *store,
                        gint64 vehicle_id,
                        gint64 from_utc_ms,
                        gint64 to_utc_ms,
                        TklStretch *stretch,
                        GError **error)
{
  gint64 last_record = TKL_INSTANT_NONE_MS;
  gint64 last_ident = TKL_INSTANT_NONE_MS;
  gint64 ignition = TKL_IGNITION_UNKNOWN;
  gint64 context;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (stretch != NULL, FALSE);

  g_array_set_size (stretch->records, 0);
  g_array_set_size (stretch->keys, 0);
  if (!look_before (store, TKL_SQL_RECORD_LAST_BEFORE, vehicle_id, from_utc_ms, &last_record, error)
      || !look_before (store, TKL_SQL_IDENT_LAST_BEFORE, vehicle_id, from_utc_ms, &last_ident,
                       error))
    return FALSE;

  context = MAX (last_record, last_ident);
  if (context == TKL_INSTANT_NONE_MS)
    context = from_utc_ms;
  if (!look_before (store, TKL_SQL_RECORD_IGNITION_BEFORE, vehicle_id, context, &ignition, error))
    return FALSE;
  stretch->before_ignition = (TklIgnition) ignition;
  return tkl_store_load_records (store, vehicle_id, context, to_utc_ms, stretch->records, error)
         && load_keys (store, vehicle_id, context, to_utc_ms, stretch->keys, error);
}

gboolean
tkl_store_record_extent (
    TklStore *store, gint64 vehicle_id, gint64 *ret_first_ms, gint64 *ret_last_ms, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_RECORD_EXTENT);
  gint64 first = G_MAXINT64, last = TKL_INSTANT_NONE_MS;
  gboolean row;

  TKL_ASSERT_STORE (store);
  tkl_bind_int (statement, 1, vehicle_id);
  if (!tkl_step_row (store, statement, &row, error))
    return FALSE;
  g_assert (row);
  for (int table = 0; table < 3; table++)
    {
      first = MIN (first, tkl_column_int_or (statement, 2 * table, G_MAXINT64));
      last = MAX (last, tkl_column_int_or (statement, 2 * table + 1, TKL_INSTANT_NONE_MS));
    }
  tkl_statement_end (statement);
  *ret_first_ms = last == TKL_INSTANT_NONE_MS ? TKL_INSTANT_NONE_MS : first;
  *ret_last_ms = last;
  return TRUE;
}

gboolean
tkl_store_list_texts (TklStore *store,
                      gint64 vehicle_id,
                      gint64 from_utc_ms,
                      gint64 to_utc_ms,
                      GPtrArray **ret_texts,
                      GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *query;
  gboolean row;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_texts != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_IDENT_TEXTS);
  tkl_bind_int (query, 1, vehicle_id);
  tkl_bind_int (query, 2, from_utc_ms);
  tkl_bind_int (query, 3, to_utc_ms);
  while (tkl_step_row (store, query, &row, error))
    {
      if (!row)
        {
          *ret_texts = g_steal_pointer (&texts);
          return TRUE;
        }
      g_ptr_array_add (texts, tkl_column_text (query, 0));
    }
  return FALSE;
}

gboolean
tkl_store_last_sent (TklStore *store,
                     gint64 vehicle_id,
                     gint64 before_utc_ms,
                     gint64 *ret_record_ms,
                     gint64 *ret_ident_ms,
                     GError **error)
{
  gint64 record_ms = TKL_INSTANT_NONE_MS, ident_ms = TKL_INSTANT_NONE_MS;
  gint64 trip_ms = TKL_INSTANT_NONE_MS, driver_ms = TKL_INSTANT_NONE_MS;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_record_ms != NULL && ret_ident_ms != NULL, FALSE);

  if (!look_before (store, TKL_SQL_RECORD_LAST_BEFORE, vehicle_id, before_utc_ms, &record_ms, error)
      || !look_before (store, TKL_SQL_IDENT_LAST_BEFORE, vehicle_id, before_utc_ms, &ident_ms,
                       error)
      || !look_before (store, TKL_SQL_TRIP_LAST_BEFORE, vehicle_id, before_utc_ms, &trip_ms, error)
      || !look_before (store, TKL_SQL_TRIP_DRIVER_LAST_BEFORE, vehicle_id, before_utc_ms,
                       &driver_ms, error))
    return FALSE;
  *ret_record_ms = MAX (record_ms, trip_ms);
  *ret_ident_ms = MAX (ident_ms, driver_ms);
  return TRUE;
}
