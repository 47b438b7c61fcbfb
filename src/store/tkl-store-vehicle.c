/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vehicles: what the telematics system calls them, and what the office does. */
/* Thread: that of the store. */
#include "tkl-store-vehicle.h"

#include "tkl-store-private.h"
#include "tkl-text.h"

TklVehicle *
tkl_vehicle_new (void)
{
  return g_new0 (TklVehicle, 1);
}

TklVehicle *
tkl_vehicle_copy (const TklVehicle *vehicle)
{
  TklVehicle *copy;

  g_return_val_if_fail (vehicle != NULL, NULL);

  copy = g_new (TklVehicle, 1);
  *copy = *vehicle;
  copy->remote_id = g_strdup (vehicle->remote_id);
  copy->remote_name = g_strdup (vehicle->remote_name);
  copy->imei = g_strdup (vehicle->imei);
  copy->remote_plate = g_strdup (vehicle->remote_plate);
  copy->name = g_strdup (vehicle->name);
  copy->plate = g_strdup (vehicle->plate);
  copy->notes = g_strdup (vehicle->notes);
  return copy;
}

static void
clear_vehicle (TklVehicle *vehicle)
{
  g_free (vehicle->remote_id);
  g_free (vehicle->remote_name);
  g_free (vehicle->imei);
  g_free (vehicle->remote_plate);
  g_free (vehicle->name);
  g_free (vehicle->plate);
  g_free (vehicle->notes);
}

void
tkl_vehicle_free (TklVehicle *vehicle)
{
  if (vehicle == NULL)
    return;
  clear_vehicle (vehicle);
  g_free (vehicle);
}

const char *
tkl_vehicle_title (const TklVehicle *vehicle)
{
  g_return_val_if_fail (vehicle != NULL, NULL);

  if (!tkl_str_empty (vehicle->name))
    return vehicle->name;
  if (!tkl_str_empty (vehicle->remote_name))
    return vehicle->remote_name;
  return !tkl_str_empty (vehicle->imei) ? vehicle->imei : vehicle->remote_id;
}

static void
read_vehicle (sqlite3_stmt *query, TklVehicle *vehicle)
{
  vehicle->id = tkl_column_int (query, 0);
  vehicle->version = tkl_column_int (query, 1);
  vehicle->remote_id = tkl_column_text (query, 2);
  vehicle->remote_name = tkl_column_text (query, 3);
  vehicle->imei = tkl_column_text (query, 4);
  vehicle->remote_plate = tkl_column_text (query, 5);
  vehicle->name = tkl_column_text (query, 6);
  vehicle->plate = tkl_column_text (query, 7);
  vehicle->notes = tkl_column_text (query, 8);
  vehicle->gone = tkl_column_int (query, 9) != 0;
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  const TklVehicle *const *first = a;
  const TklVehicle *const *second = b;
  int order = tkl_compare_natural (tkl_vehicle_title (*first), tkl_vehicle_title (*second));

  return order != 0 ? order : ((*first)->id > (*second)->id) - ((*first)->id < (*second)->id);
}

gboolean
tkl_store_list_vehicles (TklStore *store, GPtrArray **ret_vehicles, GError **error)
{
  g_autoptr (GPtrArray) vehicles
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_vehicle_free);
  sqlite3_stmt *query;
  gboolean row;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_vehicles != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_VEHICLE_LIST);
  while (tkl_step_row (store, query, &row, error))
    {
      TklVehicle *vehicle;

      if (!row)
        {
          g_ptr_array_sort (vehicles, compare_titles);
          *ret_vehicles = g_steal_pointer (&vehicles);
          return TRUE;
        }
      vehicle = tkl_vehicle_new ();
      read_vehicle (query, vehicle);
      g_ptr_array_add (vehicles, vehicle);
    }
  return FALSE;
}

gboolean
tkl_store_get_vehicle (TklStore *store, gint64 id, TklVehicle **ret_vehicle, GError **error)
{
  sqlite3_stmt *query;
  TklVehicle *vehicle = NULL;
  gboolean row;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_vehicle != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_VEHICLE_GET);
  tkl_bind_int (query, 1, id);
  if (!tkl_step_row (store, query, &row, error))
    return FALSE;
  if (row)
    {
      vehicle = tkl_vehicle_new ();
      read_vehicle (query, vehicle);
      tkl_statement_end (query);
    }
  *ret_vehicle = vehicle;
  return TRUE;
}

gboolean
tkl_store_get_vehicle_facts (TklStore *store, gint64 id, TklVehicleFacts *ret_facts, GError **error)
{
  sqlite3_stmt *query = tkl_store_statement (store, TKL_SQL_VEHICLE_FACTS);
  gboolean row;

  TKL_ASSERT_STORE (store);
  tkl_bind_int (query, 1, id);
  if (!tkl_step_row (store, query, &row, error))
    return FALSE;
  g_assert (row);
  ret_facts->n_records = tkl_column_int (query, 0);
  ret_facts->reader_seen = tkl_column_int (query, 1) != 0;
  ret_facts->last_record_utc_ms = tkl_column_int_or (query, 2, G_MININT64);
  ret_facts->last_tick_utc_ms = tkl_column_int_or (query, 3, G_MININT64);
  tkl_statement_end (query);
  return TRUE;
}

/* Takes one vehicle over, then fills the struct with what is stored. */
static gboolean
put_vehicle (TklStore *store, TklVehicle *vehicle, GError **error)
{
  sqlite3_stmt *put = tkl_store_statement (store, TKL_SQL_VEHICLE_PUT);
  sqlite3_stmt *query;
  gboolean row;

  tkl_bind_text (put, 1, vehicle->remote_id);
  tkl_bind_text (put, 2, vehicle->remote_name);
  tkl_bind_text (put, 3, vehicle->imei);
  tkl_bind_text (put, 4, vehicle->remote_plate);
  if (!tkl_step_done (store, put, error))
    return FALSE;

  query = tkl_store_statement (store, TKL_SQL_VEHICLE_FIND);
  tkl_bind_text (query, 1, vehicle->remote_id);
  if (!tkl_step_row (store, query, &row, error))
    return FALSE;
  g_assert (row);
  clear_vehicle (vehicle);
  read_vehicle (query, vehicle);
  tkl_statement_end (query);
  return TRUE;
}

gboolean
tkl_store_put_fleet (TklStore *store, GPtrArray *vehicles, GError **error)
{
  sqlite3_stmt *mark;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (vehicles != NULL, FALSE);

  /* A fleet does not vanish at once; an answer does. */
  if (vehicles->len == 0)
    return TRUE;
  if (!tkl_step_done (store, tkl_store_statement (store, TKL_SQL_VEHICLE_MISS_ALL), error))
    return FALSE;
  for (guint i = 0; i < vehicles->len; i++)
    if (!put_vehicle (store, vehicles->pdata[i], error))
      return FALSE;

  mark = tkl_store_statement (store, TKL_SQL_VEHICLE_MARK_GONE);
  tkl_bind_int (mark, 1, TKL_VEHICLE_GONE_AFTER);
  return tkl_step_done (store, mark, error);
}

gboolean
tkl_store_set_vehicle_gone (TklStore *store, gint64 id, GError **error)
{
  sqlite3_stmt *update;

  TKL_ASSERT_STORE (store);

  update = tkl_store_statement (store, TKL_SQL_VEHICLE_SET_GONE);
  tkl_bind_int (update, 1, id);
  tkl_bind_int (update, 2, TKL_VEHICLE_GONE_AFTER);
  return tkl_step_done (store, update, error);
}

gboolean
tkl_store_update_vehicle (TklStore *store,
                          TklVehicle *vehicle,
                          gboolean *ret_changed,
                          GError **error)
{
  sqlite3_stmt *update;
  gboolean changed;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (vehicle != NULL, FALSE);

  update = tkl_store_statement (store, TKL_SQL_VEHICLE_UPDATE);
  tkl_bind_int (update, 1, vehicle->id);
  tkl_bind_int (update, 2, vehicle->version);
  tkl_bind_text (update, 3, vehicle->name);
  tkl_bind_text (update, 4, vehicle->plate);
  tkl_bind_text (update, 5, vehicle->notes);
  if (!tkl_step_done (store, update, error)
      || !tkl_store_explain_update (store, TKL_SQL_VEHICLE_VERSION, vehicle->id, vehicle->version,
                                    &changed, error))
    return FALSE;
  vehicle->version += changed ? 1 : 0;
  if (ret_changed != NULL)
    *ret_changed = changed;
  return TRUE;
}
