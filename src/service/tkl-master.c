/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklMaster: everything entered by people that linking and transfers depend on, read at once. */
/* Thread: belongs to the job that loaded it. */
#include "tkl-master.h"

#include "tkl-store-company.h"
#include "tkl-store-employee.h"
#include "tkl-store-key.h"
#include "tkl-store-planning.h"
#include "tkl-store-project.h"
#include "tkl-store-vehicle.h"

/* Both lists come in the order of names and printed forms: the position is the rank. */
static gboolean
load_order (TklStore *store, TklTickOrder *order, GError **error)
{
  g_autoptr (GPtrArray) vehicles = NULL;
  g_autoptr (GPtrArray) keys = NULL;

  if (!tkl_store_list_vehicles (store, &vehicles, error)
      || !tkl_store_list_keys (store, &keys, error))
    return FALSE;

  order->vehicle_rank = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < vehicles->len; i++)
    {
      const TklVehicle *vehicle = vehicles->pdata[i];

      g_hash_table_insert (order->vehicle_rank, GINT_TO_POINTER ((int) vehicle->id),
                           GUINT_TO_POINTER (i));
    }
  order->key_rank = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < keys->len; i++)
    {
      const TklKey *key = keys->pdata[i];

      g_hash_table_insert (order->key_rank, GINT_TO_POINTER ((int) key->id), GUINT_TO_POINTER (i));
    }
  return TRUE;
}

static gboolean
load_places (TklStore *store, TklMaster *master, GError **error)
{
  g_autoptr (GPtrArray) pois = NULL;
  g_autoptr (GArray) plan = NULL;

  if (!tkl_store_list_pois (store, 0, &pois, error))
    return FALSE;
  master->places = tkl_places_new (master->company, master->projects, pois);
  if (!master->company->on.planned_only)
    return TRUE;
  if (!tkl_store_load_planning (store, TKL_DAY_NONE, TKL_DAY_NONE, &plan, error))
    return FALSE;
  tkl_places_set_planning (master->places, (const TklPlan *) (gpointer) plan->data, plan->len);
  return TRUE;
}

static void
index_by_id (TklMaster *master)
{
  master->employee_by_id = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < master->employees->len; i++)
    {
      TklEmployee *employee = master->employees->pdata[i];

      g_hash_table_insert (master->employee_by_id, GINT_TO_POINTER ((int) employee->id), employee);
    }
  master->project_by_id = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < master->projects->len; i++)
    {
      TklProject *project = master->projects->pdata[i];

      g_hash_table_insert (master->project_by_id, GINT_TO_POINTER ((int) project->id), project);
    }
}

TklMaster *
tkl_master_load_as_if (TklStore *store, const TklCompany *company, GError **error)
{
  g_autoptr (TklMaster) master = g_new0 (TklMaster, 1);

  master->company = tkl_company_copy (company);
  master->zone = tkl_zone_new (master->company->timezone, error);
  if (master->zone == NULL || !tkl_store_list_employees (store, &master->employees, error)
      || !tkl_store_list_projects (store, &master->projects, error)
      || !tkl_store_list_holdings (store, 0, &master->holdings, error)
      || !load_places (store, master, error) || !load_order (store, &master->order, error))
    return NULL;
  index_by_id (master);
  return g_steal_pointer (&master);
}

TklMaster *
tkl_master_load (TklStore *store, GError **error)
{
  g_autoptr (TklCompany) company = NULL;

  return tkl_store_load_company (store, &company, error)
             ? tkl_master_load_as_if (store, company, error)
             : NULL;
}

void
tkl_master_free (TklMaster *master)
{
  if (master == NULL)
    return;
  g_clear_pointer (&master->company, tkl_company_free);
  g_clear_pointer (&master->zone, tkl_zone_unref);
  g_clear_pointer (&master->places, tkl_places_free);
  g_clear_pointer (&master->employees, g_ptr_array_unref);
  g_clear_pointer (&master->projects, g_ptr_array_unref);
  g_clear_pointer (&master->holdings, g_array_unref);
  g_clear_pointer (&master->order.vehicle_rank, g_hash_table_unref);
  g_clear_pointer (&master->order.key_rank, g_hash_table_unref);
  g_clear_pointer (&master->employee_by_id, g_hash_table_unref);
  g_clear_pointer (&master->project_by_id, g_hash_table_unref);
  g_free (master);
}

gboolean
tkl_master_today (TklStore *store, TklDay *ret_today, GError **error)
{
  g_autoptr (TklCompany) company = NULL;
  g_autoptr (TklZone) zone = NULL;

  if (!tkl_store_load_company (store, &company, error))
    return FALSE;
  zone = tkl_zone_new (company->timezone, error);
  if (zone == NULL)
    return FALSE;
  *ret_today = tkl_zone_civil_day (zone, g_get_real_time () / 1000);
  return TRUE;
}

const TklEmployee *
tkl_master_employee (const TklMaster *master, gint32 id)
{
  return g_hash_table_lookup (master->employee_by_id, GINT_TO_POINTER (id));
}

const TklProject *
tkl_master_project (const TklMaster *master, gint32 id)
{
  return g_hash_table_lookup (master->project_by_id, GINT_TO_POINTER (id));
}

TklLinkInput
tkl_master_link_input (const TklMaster *master)
{
  return (TklLinkInput){
    .company = master->company,
    .zone = master->zone,
    .places = master->places,
    .employees = master->employees,
    .holdings = (const TklKeyHolding *) (gpointer) master->holdings->data,
    .n_holdings = master->holdings->len,
    .projects = master->projects,
    .vehicle_rank = master->order.vehicle_rank,
    .key_rank = master->order.key_rank,
  };
}
