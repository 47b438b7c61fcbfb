/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corrections of ticks: the office's layer on the facts, and ticks added by hand. */
/* Thread: that of the store. */
#include "tkl-store-layer.h"

#include "tkl-store-private.h"

#define PLACE_NONE (-1)
#define PRESENCE_NONE (-1)

/* Columns of LAYER_GET. */
enum
{
  COLUMN_VERSION,
  COLUMN_TIME,
  COLUMN_PLACE,
  COLUMN_PROJECT,
  COLUMN_EMPLOYEE,
  COLUMN_BLOCKED,
  COLUMN_TO_CLOCK,
  COLUMN_TO_PRESENCE,
  COLUMN_NOT_DOUBLE,
  COLUMN_DELETED,
  COLUMN_NOTE,
};

/* Columns of TICK_FACT. */
enum
{
  FACT_ID,
  FACT_TIME,
  FACT_VEHICLE,
  FACT_KEY,
  FACT_KIND,
  FACT_WITHDRAWN,
  FACT_LAT,
  FACT_LON,
  FACT_ODOMETER,
  FACT_SPEED,
  FACT_EMPLOYEE,
};

void
tkl_tick_layer_init (TklTickLayer *layer, gint64 tick_id)
{
  *layer = (TklTickLayer){ .tick_id = tick_id,
                           .time_utc_ms = TKL_INSTANT_NONE_MS,
                           .place = PLACE_NONE,
                           .to_clock = TRUE,
                           .to_presence = PRESENCE_NONE };
}

void
tkl_tick_layer_clear (TklTickLayer *layer)
{
  g_clear_pointer (&layer->note, g_free);
}

static void
fill_layer (sqlite3_stmt *statement, TklTickLayer *layer)
{
  layer->version = tkl_column_int (statement, COLUMN_VERSION);
  layer->time_utc_ms = tkl_column_int_or (statement, COLUMN_TIME, TKL_INSTANT_NONE_MS);
  layer->place = (int) tkl_column_int_or (statement, COLUMN_PLACE, PLACE_NONE);
  layer->project_id = (gint32) tkl_column_int (statement, COLUMN_PROJECT);
  layer->employee_id = (gint32) tkl_column_int (statement, COLUMN_EMPLOYEE);
  layer->blocked = tkl_column_int (statement, COLUMN_BLOCKED) != 0;
  layer->to_clock = tkl_column_int (statement, COLUMN_TO_CLOCK) != 0;
  layer->to_presence = (int) tkl_column_int_or (statement, COLUMN_TO_PRESENCE, PRESENCE_NONE);
  layer->not_double = tkl_column_int (statement, COLUMN_NOT_DOUBLE) != 0;
  layer->deleted = tkl_column_int (statement, COLUMN_DELETED) != 0;
  layer->note = tkl_column_text (statement, COLUMN_NOTE);
}

gboolean
tkl_store_get_layer (TklStore *store, gint64 tick_id, TklTickLayer *ret_layer, GError **error)
{
  sqlite3_stmt *statement;
  TklTickFact fact;
  gboolean row;

  TKL_ASSERT_STORE (store);
  if (!tkl_store_get_tick_fact (store, tick_id, &fact, error))
    return FALSE;
  statement = tkl_store_statement (store, TKL_SQL_LAYER_GET);
  tkl_bind_int (statement, 1, tick_id);
  if (!tkl_step_row (store, statement, &row, error))
    return FALSE;
  tkl_tick_layer_init (ret_layer, tick_id);
  if (row)
    {
      fill_layer (statement, ret_layer);
      tkl_statement_end (statement);
    }
  return TRUE;
}

gboolean
tkl_tick_layer_equal (const TklTickLayer *a, const TklTickLayer *b)
{
  const char *note = a->note != NULL ? a->note : "";

  return a->time_utc_ms == b->time_utc_ms && a->place == b->place && a->project_id == b->project_id
         && a->employee_id == b->employee_id && a->to_presence == b->to_presence
         && !a->blocked == !b->blocked && !a->to_clock == !b->to_clock
         && !a->not_double == !b->not_double && !a->deleted == !b->deleted
         && g_str_equal (note, b->note != NULL ? b->note : "");
}

static gboolean
write_layer (TklStore *store, const TklTickLayer *layer, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, layer->version == 0 ? TKL_SQL_LAYER_INSERT
                                                                            : TKL_SQL_LAYER_UPDATE);

  tkl_bind_int (statement, 1, layer->tick_id);
  tkl_bind_int_or_null (statement, 2, layer->time_utc_ms, TKL_INSTANT_NONE_MS);
  tkl_bind_int_or_null (statement, 3, layer->place, PLACE_NONE);
  tkl_bind_int_or_null (statement, 4, layer->project_id, 0);
  tkl_bind_int_or_null (statement, 5, layer->employee_id, 0);
  tkl_bind_int (statement, 6, layer->blocked != 0);
  tkl_bind_int (statement, 7, layer->to_clock != 0);
  tkl_bind_int_or_null (statement, 8, layer->to_presence, PRESENCE_NONE);
  tkl_bind_int (statement, 9, layer->not_double != 0);
  tkl_bind_int (statement, 10, layer->deleted != 0);
  tkl_bind_text (statement, 11, layer->note);
  return tkl_step_done (store, statement, error);
}

gboolean
tkl_store_put_layer (TklStore *store, TklTickLayer *layer, gboolean *ret_changed, GError **error)
{
  TklTickLayer stored;
  gint64 version;
  gboolean same;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (tkl_store_in_transaction (store), FALSE);

  if (!tkl_store_get_layer (store, layer->tick_id, &stored, error))
    return FALSE;
  version = stored.version;
  same = tkl_tick_layer_equal (&stored, layer);
  tkl_tick_layer_clear (&stored);
  if (version != layer->version)
    {
      g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONFLICT,
                   "tick %" G_GINT64_FORMAT " changed since it was read", layer->tick_id);
      return FALSE;
    }
  if (!same && !write_layer (store, layer, error))
    return FALSE;
  if (!same)
    layer->version++;
  if (ret_changed != NULL)
    *ret_changed = !same;
  return TRUE;
}

gboolean
tkl_store_get_tick_fact (TklStore *store, gint64 tick_id, TklTickFact *ret_fact, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_TICK_FACT);
  gboolean row;

  TKL_ASSERT_STORE (store);
  tkl_bind_int (statement, 1, tick_id);
  if (!tkl_step_row (store, statement, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_NOT_FOUND,
                   "tick %" G_GINT64_FORMAT " does not exist", tick_id);
      return FALSE;
    }
  *ret_fact = (TklTickFact){
    .id = tkl_column_int (statement, FACT_ID),
    .time_utc_ms = tkl_column_int (statement, FACT_TIME),
    .vehicle_id = (gint32) tkl_column_int (statement, FACT_VEHICLE),
    .key_id = (gint32) tkl_column_int (statement, FACT_KEY),
    .kind = (guint8) tkl_column_int (statement, FACT_KIND),
    .withdrawn = tkl_column_int (statement, FACT_WITHDRAWN) != 0,
    .point = tkl_column_point (statement, FACT_LAT),
    .odometer_m = (gint32) tkl_column_int_or (statement, FACT_ODOMETER, -1),
    .speed_kmh = (gint32) tkl_column_int_or (statement, FACT_SPEED, -1),
    .employee_id = (gint32) tkl_column_int (statement, FACT_EMPLOYEE),
  };
  tkl_statement_end (statement);
  return TRUE;
}

gboolean
tkl_store_insert_manual_tick (TklStore *store, TklTickFact *fact, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_TICK_INSERT);

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (tkl_store_in_transaction (store), FALSE);
  g_return_val_if_fail (fact->time_utc_ms != TKL_INSTANT_NONE_MS, FALSE);

  fact->kind = TKL_TICK_MANUAL;
  fact->key_id = 0;
  fact->odometer_m = -1;
  fact->speed_kmh = -1;
  fact->withdrawn = FALSE;
  tkl_bind_int_or_null (statement, 1, fact->vehicle_id, 0);
  tkl_bind_int (statement, 2, fact->time_utc_ms);
  tkl_bind_int (statement, 4, fact->kind);
  tkl_bind_point (statement, 5, fact->point);
  tkl_bind_int_or_null (statement, 9, fact->employee_id, 0);
  if (!tkl_step_done (store, statement, error))
    return FALSE;
  fact->id = sqlite3_last_insert_rowid (store->db);
  return TRUE;
}
