/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the synchronisation of each vehicle came, and what the connection can do. */
/* Thread: that of the store. */
#include "tkl-store-sync.h"

#include "tkl-store-private.h"

/* Columns of SYNC_LIST and SYNC_GET; parameter of SYNC_PUT = column + 1. */
enum
{
  COLUMN_VEHICLE,
  COLUMN_HIGH_WATER,
  COLUMN_LAST_DEVICE,
  COLUMN_LAST_SERVER,
  COLUMN_WINDOW_FROM,
  COLUMN_WINDOW_TO,
  COLUMN_WINDOW_TOKEN,
  COLUMN_RESCAN_FROM,
  COLUMN_RESCAN_TO,
  COLUMN_RESCAN_DUE,
  COLUMN_SHORT_SCAN,
  COLUMN_LONG_SCAN,
  COLUMN_ERROR,
  COLUMN_NEXT_TRY,
  COLUMN_ERROR_CODE,
  COLUMN_TRIPS,
  COLUMN_TRIPS_DEVICE,
  COLUMN_TRIPS_SERVER,
  COLUMN_TRIPS_SCAN,
};

/* The instants among them, and where they live in the struct. */
static const struct
{
  int column;
  gsize offset;
} instants[] = {
  { COLUMN_HIGH_WATER, G_STRUCT_OFFSET (TklSyncVehicle, high_water_ms) },
  { COLUMN_LAST_DEVICE, G_STRUCT_OFFSET (TklSyncVehicle, last_device_ms) },
  { COLUMN_LAST_SERVER, G_STRUCT_OFFSET (TklSyncVehicle, last_server_ms) },
  { COLUMN_WINDOW_FROM, G_STRUCT_OFFSET (TklSyncVehicle, window_from_ms) },
  { COLUMN_WINDOW_TO, G_STRUCT_OFFSET (TklSyncVehicle, window_to_ms) },
  { COLUMN_RESCAN_FROM, G_STRUCT_OFFSET (TklSyncVehicle, rescan_from_ms) },
  { COLUMN_RESCAN_TO, G_STRUCT_OFFSET (TklSyncVehicle, rescan_to_ms) },
  { COLUMN_RESCAN_DUE, G_STRUCT_OFFSET (TklSyncVehicle, rescan_due_ms) },
  { COLUMN_SHORT_SCAN, G_STRUCT_OFFSET (TklSyncVehicle, short_scan_ms) },
  { COLUMN_LONG_SCAN, G_STRUCT_OFFSET (TklSyncVehicle, long_scan_ms) },
  { COLUMN_NEXT_TRY, G_STRUCT_OFFSET (TklSyncVehicle, next_try_ms) },
  { COLUMN_TRIPS, G_STRUCT_OFFSET (TklSyncVehicle, trips_ms) },
  { COLUMN_TRIPS_DEVICE, G_STRUCT_OFFSET (TklSyncVehicle, trips_device_ms) },
  { COLUMN_TRIPS_SERVER, G_STRUCT_OFFSET (TklSyncVehicle, trips_server_ms) },
  { COLUMN_TRIPS_SCAN, G_STRUCT_OFFSET (TklSyncVehicle, trips_scan_ms) },
};

TklSyncVehicle *
tkl_sync_vehicle_new (gint64 vehicle_id)
{
  TklSyncVehicle *state = g_new0 (TklSyncVehicle, 1);

  state->vehicle_id = vehicle_id;
  state->error_code = -1;
  for (gsize i = 0; i < G_N_ELEMENTS (instants); i++)
    G_STRUCT_MEMBER (gint64, state, instants[i].offset) = TKL_INSTANT_NONE_MS;
  return state;
}

TklSyncVehicle *
tkl_sync_vehicle_copy (const TklSyncVehicle *state)
{
  TklSyncVehicle *copy = g_memdup2 (state, sizeof *state);

  copy->window_token = g_strdup (state->window_token);
  copy->error = g_strdup (state->error);
  return copy;
}

void
tkl_sync_vehicle_free (TklSyncVehicle *state)
{
  if (state == NULL)
    return;
  g_free (state->window_token);
  g_free (state->error);
  g_free (state);
}

static TklSyncVehicle *
read_state (sqlite3_stmt *statement)
{
  TklSyncVehicle *state = tkl_sync_vehicle_new (tkl_column_int (statement, COLUMN_VEHICLE));

  for (gsize i = 0; i < G_N_ELEMENTS (instants); i++)
    G_STRUCT_MEMBER (gint64, state, instants[i].offset)
        = tkl_column_int_or (statement, instants[i].column, TKL_INSTANT_NONE_MS);
  state->window_token = tkl_column_text (statement, COLUMN_WINDOW_TOKEN);
  state->error = tkl_column_text (statement, COLUMN_ERROR);
  state->error_code = (int) tkl_column_int_or (statement, COLUMN_ERROR_CODE, -1);
  return state;
}

gboolean
tkl_store_list_sync_vehicles (TklStore *store, GPtrArray **ret_states, GError **error)
{
  g_autoptr (GPtrArray) states
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_sync_vehicle_free);
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_SYNC_LIST);
  gboolean row = TRUE;

  TKL_ASSERT_STORE (store);
  while (row)
    {
      if (!tkl_step_row (store, statement, &row, error))
        return FALSE;
      if (row)
        g_ptr_array_add (states, read_state (statement));
    }
  *ret_states = g_steal_pointer (&states);
  return TRUE;
}

gboolean
tkl_store_get_sync_vehicle (TklStore *store,
                            gint64 vehicle_id,
                            TklSyncVehicle **ret_state,
                            GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_SYNC_GET);
  gboolean row;

  TKL_ASSERT_STORE (store);
  tkl_bind_int (statement, 1, vehicle_id);
  if (!tkl_step_row (store, statement, &row, error))
    return FALSE;
  *ret_state = row ? read_state (statement) : tkl_sync_vehicle_new (vehicle_id);
  if (row)
    tkl_statement_end (statement);
  return TRUE;
}

gboolean
tkl_store_save_sync_vehicle (TklStore *store, const TklSyncVehicle *state, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_SYNC_PUT);

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (tkl_store_in_transaction (store), FALSE);

  tkl_bind_int (statement, COLUMN_VEHICLE + 1, state->vehicle_id);
  for (gsize i = 0; i < G_N_ELEMENTS (instants); i++)
    tkl_bind_int_or_null (statement, instants[i].column + 1,
                          G_STRUCT_MEMBER (gint64, state, instants[i].offset), TKL_INSTANT_NONE_MS);
  tkl_bind_text (statement, COLUMN_WINDOW_TOKEN + 1, state->window_token);
  tkl_bind_text (statement, COLUMN_ERROR + 1, state->error);
  tkl_bind_int_or_null (statement, COLUMN_ERROR_CODE + 1, state->error_code, -1);
  return tkl_step_done (store, statement, error);
}

gboolean
tkl_store_get_sync_value (TklStore *store, const char *name, char **ret_value, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_SYNC_VALUE_GET);
  gboolean row;

  TKL_ASSERT_STORE (store);
  tkl_bind_text (statement, 1, name);
  if (!tkl_step_row (store, statement, &row, error))
    return FALSE;
  *ret_value = row ? tkl_column_text (statement, 0) : NULL;
  if (row)
    tkl_statement_end (statement);
  return TRUE;
}

gboolean
tkl_store_set_sync_value (TklStore *store, const char *name, const char *value, GError **error)
{
  gboolean keep = value != NULL && value[0] != '\0';
  sqlite3_stmt *statement
      = tkl_store_statement (store, keep ? TKL_SQL_SYNC_VALUE_PUT : TKL_SQL_SYNC_VALUE_REMOVE);

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (tkl_store_in_transaction (store), FALSE);
  g_return_val_if_fail (name != NULL && name[0] != '\0', FALSE);

  tkl_bind_text (statement, 1, name);
  if (keep)
    tkl_bind_text (statement, 2, value);
  return tkl_step_done (store, statement, error);
}
