/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trips as the platform computed them, beside the records. */
/* Thread: that of the store. */
#include "tkl-store-trip.h"

#include "tkl-store-key.h"
#include "tkl-store-private.h"
#include "tkl-store-purge.h"

/* Columns of TRIP_RANGE and TRIP_LIST; the last two are of TRIP_RANGE alone. */
enum
{
  COLUMN_START,
  COLUMN_END,
  COLUMN_START_LAT,
  COLUMN_START_LON,
  COLUMN_END_LAT,
  COLUMN_END_LON,
  COLUMN_START_KNOWN,
  COLUMN_END_KNOWN,
};

TklTripRow *
tkl_trip_row_new (void)
{
  TklTripRow *row = g_new0 (TklTripRow, 1);

  row->texts = g_ptr_array_new_with_free_func (g_free);
  return row;
}

void
tkl_trip_row_free (TklTripRow *row)
{
  if (row == NULL)
    return;
  g_ptr_array_unref (row->texts);
  g_free (row);
}

static TklTrip
read_trip (sqlite3_stmt *statement)
{
  return (TklTrip){ .start_utc_ms = tkl_column_int (statement, COLUMN_START),
                    .end_utc_ms = tkl_column_int_or (statement, COLUMN_END, TKL_INSTANT_NONE_MS),
                    .start = tkl_column_point (statement, COLUMN_START_LAT),
                    .end = tkl_column_point (statement, COLUMN_END_LAT) };
}

static sqlite3_stmt *
ask_about (TklStore *store, TklStatementId id, gint64 vehicle_id, gint64 time_utc_ms)
{
  sqlite3_stmt *statement = tkl_store_statement (store, id);

  tkl_bind_int (statement, 1, vehicle_id);
  tkl_bind_int (statement, 2, time_utc_ms);
  return statement;
}

/* --- replacing ------------------------------------------------------------------------------- */

static gboolean
load_texts (TklStore *store, gint64 vehicle_id, TklTripRow *row, GError **error)
{
  sqlite3_stmt *query = ask_about (store, TKL_SQL_TRIP_TEXTS, vehicle_id, row->trip.start_utc_ms);
  gboolean is_row;

  while (tkl_step_row (store, query, &is_row, error))
    {
      if (!is_row)
        return TRUE;
      g_ptr_array_add (row->texts, tkl_column_text (query, 0));
    }
  return FALSE;
}

static gboolean
load_rows (TklStore *store,
           gint64 vehicle_id,
           gint64 from_utc_ms,
           gint64 to_utc_ms,
           GPtrArray *rows,
           GError **error)
{
  sqlite3_stmt *query = ask_about (store, TKL_SQL_TRIP_LIST, vehicle_id, from_utc_ms);
  gboolean is_row = TRUE;

  tkl_bind_int (query, 3, to_utc_ms);
  while (is_row)
    {
      TklTripRow *row;

      if (!tkl_step_row (store, query, &is_row, error))
        return FALSE;
      if (!is_row)
        break;
      row = tkl_trip_row_new ();
      row->trip = read_trip (query);
      g_ptr_array_add (rows, row);
    }
  for (guint i = 0; i < rows->len; i++)
    if (!load_texts (store, vehicle_id, rows->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
rows_equal (const TklTripRow *a, const TklTripRow *b)
{
  if (a->trip.end_utc_ms != b->trip.end_utc_ms || !tkl_point_equal (a->trip.start, b->trip.start)
      || !tkl_point_equal (a->trip.end, b->trip.end) || a->texts->len != b->texts->len)
    return FALSE;
  for (guint i = 0; i < a->texts->len; i++)
    if (!g_ptr_array_find_with_equal_func (b->texts, a->texts->pdata[i], g_str_equal, NULL))
      return FALSE;
  return TRUE;
}

/* A neighbour's end can appear or vanish with a trip. */
static void
widen (TklTripDiff *diff, const TklTrip *trip)
{
  gint64 first_ms = trip->start_utc_ms - TKL_TRIP_PAUSE_MS;
  gint64 last_ms = MAX (trip->start_utc_ms, trip->end_utc_ms) + TKL_TRIP_PAUSE_MS;

  if (diff->first_changed_ms == TKL_INSTANT_NONE_MS || first_ms < diff->first_changed_ms)
    diff->first_changed_ms = first_ms;
  diff->last_changed_ms = MAX (diff->last_changed_ms, last_ms);
}

static gboolean
remove_row (TklStore *store, gint64 vehicle_id, const TklTrip *trip, GError **error)
{
  return tkl_step_done (
             store, ask_about (store, TKL_SQL_TRIP_DRIVERS_REMOVE, vehicle_id, trip->start_utc_ms),
             error)
         && tkl_step_done (
             store, ask_about (store, TKL_SQL_TRIP_REMOVE, vehicle_id, trip->start_utc_ms), error);
}

static gboolean
put_text (TklStore *store, gint64 vehicle_id, gint64 start_utc_ms, const char *text, GError **error)
{
  sqlite3_stmt *put = ask_about (store, TKL_SQL_TRIP_DRIVER_PUT, vehicle_id, start_utc_ms);
  gint64 key_id;

  tkl_bind_text (put, 3, text);
  return tkl_step_done (store, put, error) && tkl_store_key_for_raw (store, text, &key_id, error);
}

static gboolean
put_row (TklStore *store, gint64 vehicle_id, const TklTripRow *row, GError **error)
{
  sqlite3_stmt *put = ask_about (store, TKL_SQL_TRIP_PUT, vehicle_id, row->trip.start_utc_ms);

  tkl_bind_int_or_null (put, 3, row->trip.end_utc_ms, TKL_INSTANT_NONE_MS);
  tkl_bind_point (put, 4, row->trip.start);
  tkl_bind_point (put, 6, row->trip.end);
  if (!tkl_step_done (store, put, error))
    return FALSE;
  for (guint i = 0; i < row->texts->len; i++)
    if (!put_text (store, vehicle_id, row->trip.start_utc_ms, row->texts->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* Takes the row that starts at the same instant out of what is left of the old ones. */
static TklTripRow *
take_old (GHashTable *old, const TklTripRow *row)
{
  gpointer found = g_hash_table_lookup (old, &row->trip.start_utc_ms);

  if (found != NULL)
    g_hash_table_remove (old, &row->trip.start_utc_ms);
  return found;
}

static gboolean
put_beside (TklStore *store,
            gint64 vehicle_id,
            const TklTripRow *row,
            const TklTripRow *old,
            TklTripDiff *diff,
            GError **error)
{
  if (old != NULL && rows_equal (old, row))
    {
      diff->n_same++;
      return TRUE;
    }
  widen (diff, &row->trip);
  if (old == NULL)
    {
      diff->n_new++;
      return put_row (store, vehicle_id, row, error);
    }
  diff->n_changed++;
  widen (diff, &old->trip);
  return remove_row (store, vehicle_id, &old->trip, error)
         && put_row (store, vehicle_id, row, error);
}

static gboolean
remove_rest (TklStore *store, gint64 vehicle_id, GHashTable *old, TklTripDiff *diff, GError **error)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      diff->n_gone++;
      widen (diff, &((TklTripRow *) row)->trip);
      if (!remove_row (store, vehicle_id, &((TklTripRow *) row)->trip, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tkl_store_replace_trips (TklStore *store,
                         const TklTripSpan *span,
                         const GPtrArray *rows,
                         TklTripDiff *ret_diff,
                         GError **error)
{
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GHashTable) old = NULL;
  TklTripDiff diff
      = { .first_changed_ms = TKL_INSTANT_NONE_MS, .last_changed_ms = TKL_INSTANT_NONE_MS };
  gint64 vehicle_id = span->vehicle_id;
  gint64 from_utc_ms = span->from_utc_ms, to_utc_ms = span->to_utc_ms;
  gint64 oldest_ms;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (tkl_store_in_transaction (store), FALSE);
  g_return_val_if_fail (vehicle_id > 0 && rows != NULL && ret_diff != NULL, FALSE);

  if (!tkl_store_get_purged (store, vehicle_id, &oldest_ms, error))
    return FALSE;
  from_utc_ms = MAX (from_utc_ms, oldest_ms);
  stored = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_trip_row_free);
  if (!load_rows (store, vehicle_id, from_utc_ms, to_utc_ms, stored, error))
    return FALSE;
  old = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < stored->len; i++)
    g_hash_table_insert (old, &((TklTripRow *) stored->pdata[i])->trip.start_utc_ms,
                         stored->pdata[i]);
  for (guint i = 0; i < rows->len; i++)
    {
      const TklTripRow *row = rows->pdata[i];

      if (row->trip.start_utc_ms >= from_utc_ms && row->trip.start_utc_ms < to_utc_ms
          && !put_beside (store, vehicle_id, row, take_old (old, row), &diff, error))
        return FALSE;
    }
  if (!remove_rest (store, vehicle_id, old, &diff, error))
    return FALSE;
  *ret_diff = diff;
  return TRUE;
}

/* --- reading --------------------------------------------------------------------------------- */

static gboolean
load_drivers (TklStore *store,
              gint64 vehicle_id,
              const GArray *trips,
              guint first,
              GArray *drivers,
              GError **error)
{
  const TklTrip *last = &g_array_index (trips, TklTrip, trips->len - 1);
  sqlite3_stmt *query = ask_about (store, TKL_SQL_TRIP_KEYS, vehicle_id,
                                   g_array_index (trips, TklTrip, first).start_utc_ms);
  gboolean row;

  tkl_bind_int (query, 3, last->start_utc_ms + 1);
  while (tkl_step_row (store, query, &row, error))
    {
      TklKeyAt driver;

      if (!row)
        return TRUE;
      driver = (TklKeyAt){ tkl_column_int (query, 0), (gint32) tkl_column_int (query, 1) };
      g_array_append_val (drivers, driver);
    }
  return FALSE;
}

gboolean
tkl_store_load_trips (
    TklStore *store, const TklTripSpan *span, GArray *trips, GArray *drivers, GError **error)
{
  sqlite3_stmt *query;
  guint first;
  gboolean row = TRUE;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (trips != NULL && drivers != NULL, FALSE);

  first = trips->len;
  query = ask_about (store, TKL_SQL_TRIP_RANGE, span->vehicle_id,
                     span->from_utc_ms - TKL_TRIP_PAUSE_MS);
  tkl_bind_int (query, 3, span->to_utc_ms + TKL_TRIP_PAUSE_MS);
  tkl_bind_int (query, 4, TKL_TRIP_PAUSE_MS);
  while (row)
    {
      TklTrip trip;

      if (!tkl_step_row (store, query, &row, error))
        return FALSE;
      if (!row)
        break;
      trip = read_trip (query);
      trip.start_known = tkl_column_int (query, COLUMN_START_KNOWN) != 0;
      trip.end_known = tkl_column_int_or (query, COLUMN_END_KNOWN, 0) != 0;
      g_array_append_val (trips, trip);
    }
  return trips->len == first
         || load_drivers (store, span->vehicle_id, trips, first, drivers, error);
}

gboolean
tkl_store_is_trip_end (
    TklStore *store, gint64 vehicle_id, gint64 time_utc_ms, gboolean *ret_is, GError **error)
{
  gint64 found;

  TKL_ASSERT_STORE (store);
  if (!tkl_store_get_int (store, ask_about (store, TKL_SQL_TRIP_AT, vehicle_id, time_utc_ms), 0,
                          &found, error))
    return FALSE;
  *ret_is = found != 0;
  return TRUE;
}

/* --- purging --------------------------------------------------------------------------------- */

/* The limit of before, or that the ticks up to the trip that stays are final now. */
static gboolean
raise_purged (TklStore *store, gint64 vehicle_id, gint64 last_ms, GError **error)
{
  sqlite3_stmt *put;
  gint64 oldest_ms;

  if (!tkl_store_get_purged (store, vehicle_id, &oldest_ms, error))
    return FALSE;
  if (oldest_ms >= last_ms)
    return TRUE;
  put = ask_about (store, TKL_SQL_PURGED_PUT, vehicle_id, last_ms);
  tkl_bind_int (put, 3, TKL_IGNITION_UNKNOWN);
  return tkl_step_done (store, put, error);
}

gboolean
tkl_store_count_purgeable_trips (
    TklStore *store, gint64 vehicle_id, gint64 before_utc_ms, gint64 *ret_n, GError **error)
{
  TKL_ASSERT_STORE (store);
  return tkl_store_get_int (store,
                            ask_about (store, TKL_SQL_TRIP_COUNT_BEFORE, vehicle_id, before_utc_ms),
                            0, ret_n, error);
}

gboolean
tkl_store_purge_trips (TklStore *store, gint64 vehicle_id, gint64 before_utc_ms, GError **error)
{
  gint64 last_ms;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (tkl_store_in_transaction (store), FALSE);

  if (!tkl_store_get_int (store,
                          ask_about (store, TKL_SQL_TRIP_LAST_BEFORE, vehicle_id, before_utc_ms),
                          TKL_INSTANT_NONE_MS, &last_ms, error))
    return FALSE;
  if (last_ms == TKL_INSTANT_NONE_MS)
    return TRUE;
  return raise_purged (store, vehicle_id, last_ms, error)
         && tkl_step_done (
             store, ask_about (store, TKL_SQL_TRIP_DRIVERS_PURGE, vehicle_id, last_ms), error)
         && tkl_step_done (store, ask_about (store, TKL_SQL_TRIP_PURGE, vehicle_id, last_ms),
                           error);
}
