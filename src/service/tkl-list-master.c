/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of employees, projects, vehicles and keys. */
/* Thread: the office's reader thread. */
#include "tkl-list-private.h"

#include "tkl-key-rows.h"
#include "tkl-store-company.h"
#include "tkl-store-employee.h"
#include "tkl-store-key.h"
#include "tkl-store-project.h"
#include "tkl-store-record.h"
#include "tkl-store-vehicle.h"
#include "tkl-store-work-schedule.h"

static GHashTable *
load_key_texts (TklStore *store, GPtrArray **ret_keys, GError **error)
{
  GHashTable *texts;

  if (!tkl_store_list_keys (store, ret_keys, error))
    return NULL;
  texts = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < (*ret_keys)->len; i++)
    {
      TklKey *key = (*ret_keys)->pdata[i];

      g_hash_table_insert (texts, GINT_TO_POINTER ((int) key->id), key->text);
    }
  return texts;
}

static const TklWorkSchedule *
schedules_of (const GArray *schedules)
{
  return (const TklWorkSchedule *) (gpointer) schedules->data;
}

gboolean
tkl_list_employees (TklStore *store, const TklListJob *job, GError **error)
{
  g_autoptr (GPtrArray) employees = NULL;
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (GArray) schedules = NULL;
  g_autoptr (GHashTable) texts = load_key_texts (store, &keys, error);
  TklDay today;

  if (texts == NULL || !tkl_store_list_employees (store, &employees, error)
      || !tkl_store_list_schedules (store, 0, &schedules, error)
      || !tkl_master_today (store, &today, error))
    return FALSE;
  for (guint i = 0; i < employees->len; i++)
    {
      const TklEmployee *employee = employees->pdata[i];
      g_autoptr (GArray) holdings = NULL;
      g_autoptr (GArray) held = g_array_new (FALSE, FALSE, sizeof (TklHeldKey));
      TklEmployeeRow row = { .employee = employee };

      if (job->employee_id != 0 && job->employee_id != employee->id)
        continue;
      if (!tkl_store_list_holdings (store, employee->id, &holdings, error))
        return FALSE;
      for (guint h = 0; h < holdings->len; h++)
        {
          const TklKeyHolding *holding = &g_array_index (holdings, TklKeyHolding, h);
          TklHeldKey key = { g_hash_table_lookup (texts, GINT_TO_POINTER ((int) holding->key_id)),
                             holding->from, holding->to };

          g_array_append_val (held, key);
        }
      row.keys = (const TklHeldKey *) (gpointer) held->data;
      row.n_keys = held->len;
      row.schedule
          = tkl_work_schedule_find (schedules_of (schedules), schedules->len, employee->id, today);
      if (!job->receiver.employees (&row, job->receiver.user_data, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_asked_for (const TklWorkSchedule *schedule, const TklListJob *job)
{
  return (job->employee_id == 0 || job->employee_id == schedule->employee_id)
         && (job->to == TKL_DAY_NONE || schedule->from <= job->to)
         && (job->from == TKL_DAY_NONE || schedule->to == TKL_DAY_NONE
             || schedule->to >= job->from);
}

gboolean
tkl_list_schedules (TklStore *store, const TklListJob *job, GError **error)
{
  g_autoptr (GPtrArray) employees = NULL;

  if (!tkl_store_list_employees (store, &employees, error))
    return FALSE;
  for (guint i = 0; i < employees->len; i++)
    {
      const TklEmployee *employee = employees->pdata[i];
      g_autoptr (GArray) schedules = NULL;

      if (!tkl_store_list_schedules (store, employee->id, &schedules, error))
        return FALSE;
      for (guint s = 0; s < schedules->len; s++)
        {
          TklWorkScheduleRow row = { employee, &schedules_of (schedules)[s] };

          if (is_asked_for (row.schedule, job)
              && !job->receiver.schedules (&row, job->receiver.user_data, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* What ticks and lines say of projects, by id. */
typedef struct
{
  GHashTable *days;    /* (owned) (nullable): NULL: not asked */
  GHashTable *minutes; /* (owned) (nullable) */
} ProjectUses;

static void
project_uses_clear (ProjectUses *uses)
{
  g_clear_pointer (&uses->days, g_hash_table_unref);
  g_clear_pointer (&uses->minutes, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ProjectUses, project_uses_clear)

static gboolean
load_project_uses (TklStore *store, ProjectUses *uses, GError **error)
{
  TklDay today, first, last;
  int year, month, day_of_month;

  if (!tkl_master_today (store, &today, error))
    return FALSE;
  tkl_day_to_ymd (today, &year, &month, &day_of_month);
  first = today - (day_of_month - 1);
  last = tkl_day_from_ymd (month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1) - 1;
  return tkl_store_project_last_days (store, &uses->days, error)
         && tkl_store_project_minutes (store, first, last, &uses->minutes, error);
}

static void
note_uses (const ProjectUses *uses, TklProjectRow *row)
{
  gpointer id = GINT_TO_POINTER ((int) row->project->id);
  gpointer day;

  if (uses->days == NULL)
    return;
  if (g_hash_table_lookup_extended (uses->days, id, NULL, &day))
    row->last_day = GPOINTER_TO_INT (day);
  row->month_min = GPOINTER_TO_INT (g_hash_table_lookup (uses->minutes, id));
}

gboolean
tkl_list_projects (TklStore *store, const TklListJob *job, GError **error)
{
  g_autoptr (GPtrArray) projects = NULL;
  g_autoptr (TklCompany) company = NULL;
  g_autoptr (GHashTable) zones = NULL;
  g_auto (ProjectUses) uses = { NULL };
  TklDay today;

  if (!tkl_master_today (store, &today, error))
    return FALSE;
  if (!tkl_store_load_company (store, &company, error)
      || !tkl_store_project_zones (store, &zones, error)
      || !tkl_store_list_projects (store, &projects, error)
      || (job->receiver.project_uses && !load_project_uses (store, &uses, error)))
    return FALSE;
  for (guint i = 0; i < projects->len; i++)
    {
      const TklProject *project = projects->pdata[i];
      gpointer id = GINT_TO_POINTER ((int) project->id);
      TklProjectRow row = { .project = project,
                            .default_radius_m = company->default_radius_m,
                            .today = today,
                            .last_day = TKL_DAY_NONE };

      if (job->project_id != 0 && job->project_id != project->id)
        continue;
      row.n_zones = GPOINTER_TO_UINT (g_hash_table_lookup (zones, id));
      note_uses (&uses, &row);
      if (!job->receiver.projects (&row, job->receiver.user_data, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tkl_list_vehicles (TklStore *store, const TklListJob *job, GError **error)
{
  g_autoptr (GPtrArray) vehicles = NULL;

  if (!tkl_store_list_vehicles (store, &vehicles, error))
    return FALSE;
  for (guint i = 0; i < vehicles->len; i++)
    {
      const TklVehicle *vehicle = vehicles->pdata[i];
      TklVehicleRow row
          = { .title = tkl_vehicle_title (vehicle),
              .plate = vehicle->plate != NULL ? vehicle->plate : vehicle->remote_plate,
              .imei = vehicle->imei,
              .remote_id = vehicle->remote_id,
              .gone = vehicle->gone };

      if (!tkl_store_record_extent (store, vehicle->id, &row.first_utc_ms, &row.last_utc_ms, error)
          || !job->receiver.vehicles (&row, job->receiver.user_data, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tkl_list_keys (TklStore *store, const TklListJob *job, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (!tkl_key_rows_load (store, TKL_KEYS_ALL, job->cancellable, &rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const TklKeyRow *row = rows->pdata[i];

      if (job->employee_id != 0 && job->employee_id != row->holder_id)
        continue;
      if (!job->receiver.keys (row, job->receiver.user_data, error))
        return FALSE;
    }
  return TRUE;
}
