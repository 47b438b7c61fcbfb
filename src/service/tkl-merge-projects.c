/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a projects, planning or zones file merged with what is stored. */
/* Thread: the office's writer thread, inside a journal entry. */
#include "tkl-import-private.h"

#include "tkl-import-planning.h"
#include "tkl-import-projects.h"
#include "tkl-import-zones.h"
#include "tkl-store-employee.h"
#include "tkl-store-planning.h"
#include "tkl-store-project.h"
#include "tkl-text.h"

/* --- projects ------------------------------------------------------------------------------ */

static void
apply_project_columns (const TklProjectRow *row, TklProject *project)
{
  const TklProject *values = row->values;
  const struct
  {
    TklProjectColumn column;
    char **to;
    const char *from;
  } texts[] = {
    { TKL_PROJECT_COLUMN_NAME, &project->name, values->name },
    { TKL_PROJECT_COLUMN_CLIENT, &project->client, values->client },
    { TKL_PROJECT_COLUMN_STREET, &project->address.street, values->address.street },
    { TKL_PROJECT_COLUMN_HOUSE_NUMBER, &project->address.house_number,
      values->address.house_number },
    { TKL_PROJECT_COLUMN_POSTAL_CODE, &project->address.postal_code, values->address.postal_code },
    { TKL_PROJECT_COLUMN_TOWN, &project->address.town, values->address.town },
    { TKL_PROJECT_COLUMN_COUNTRY, &project->address.country, values->address.country },
    { TKL_PROJECT_COLUMN_DECLARATION_NUMBER, &project->declaration_number,
      values->declaration_number },
  };
  guint64 present = row->present;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (present & (1u << texts[i].column))
      tkl_set_str (texts[i].to, texts[i].from);
  if (present & (1u << TKL_PROJECT_COLUMN_LATITUDE))
    project->location = values->location;
  if (present & (1u << TKL_PROJECT_COLUMN_RADIUS))
    project->radius_m = values->radius_m;
  if (present & (1u << TKL_PROJECT_COLUMN_MODE))
    project->mode = values->mode;
  if (present & (1u << TKL_PROJECT_COLUMN_STATUS))
    project->status = values->status;
  if (present & (1u << TKL_PROJECT_COLUMN_FROM))
    project->from = values->from;
  if (present & (1u << TKL_PROJECT_COLUMN_TO))
    project->to = values->to;
  if (present & (1u << TKL_PROJECT_COLUMN_PRESENCE_REQUIRED))
    project->presence_required = values->presence_required;
  if (present & (1u << TKL_PROJECT_COLUMN_WORKS_DECLARED))
    project->works_declared = values->works_declared;
}

static gboolean
is_period_wrong (TklDay from, TklDay to)
{
  return from != TKL_DAY_NONE && to != TKL_DAY_NONE && from > to;
}

static gboolean
merge_project (TklStore *store,
               const TklProjectRow *row,
               TklImportResult *result,
               TklImportReport *report,
               GError **error)
{
  g_autoptr (TklProject) project = NULL;
  gboolean changed = FALSE;

  if (!tkl_store_find_project (store, row->values->number, &project, error))
    return FALSE;
  if (project == NULL)
    {
      project = tkl_project_new ();
      tkl_set_str (&project->number, row->values->number);
    }
  apply_project_columns (row, project);
  /* One end may come from the file and the other from the database. */
  if (is_period_wrong (project->from, project->to))
    {
      TklImportPlace place = { row->line, 0, "to" };

      tkl_import_result_complain (result, &place, TKL_IMPORT_PERIOD, NULL, NULL);
      return TRUE;
    }
  if (project->id == 0)
    {
      report->n_added++;
      return tkl_store_insert_project (store, project, error);
    }
  if (!tkl_store_update_project (store, project, &changed, error))
    return FALSE;
  report->n_changed += changed;
  report->n_same += !changed;
  return TRUE;
}

gboolean
tkl_merge_projects (TklStore *store,
                    GBytes *bytes,
                    const TklImportOptions *options,
                    TklImportResult **ret_result,
                    TklImportReport *report,
                    GError **error)
{
  g_autoptr (TklImportResult) result = tkl_import_projects (bytes, error);

  if (result == NULL)
    return FALSE;
  for (guint i = 0; i < result->rows->len; i++)
    if (!merge_project (store, result->rows->pdata[i], result, report, error))
      return FALSE;
  *ret_result = g_steal_pointer (&result);
  return TRUE;
}

/* --- planning ------------------------------------------------------------------------------ */

static gboolean
merge_plan (TklStore *store,
            const TklPlanningRow *row,
            TklImportResult *result,
            TklImportReport *report,
            GError **error)
{
  g_autoptr (TklEmployee) employee = NULL;
  g_autoptr (TklProject) project = NULL;
  TklPlan plan = { .day = row->day };
  gboolean added = FALSE;

  if (!tkl_store_find_employee (store, row->employee, &employee, error)
      || !tkl_store_find_project (store, row->project, &project, error))
    return FALSE;
  if (employee == NULL)
    {
      TklImportPlace place = { row->line, 0, "employee" };

      tkl_import_result_complain (result, &place, TKL_IMPORT_EMPLOYEE_UNKNOWN, row->employee, NULL);
    }
  if (project == NULL)
    {
      TklImportPlace place = { row->line, 0, "project" };

      tkl_import_result_complain (result, &place, TKL_IMPORT_PROJECT_UNKNOWN, row->project, NULL);
    }
  if (employee == NULL || project == NULL)
    return TRUE;
  plan.employee_id = (gint32) employee->id;
  plan.project_id = (gint32) project->id;
  if (!tkl_store_add_planning (store, &plan, &added, error))
    return FALSE;
  report->n_added += added;
  report->n_same += !added;
  return TRUE;
}

gboolean
tkl_merge_planning (TklStore *store,
                    GBytes *bytes,
                    const TklImportOptions *options,
                    TklImportResult **ret_result,
                    TklImportReport *report,
                    GError **error)
{
  g_autoptr (TklImportResult) result = tkl_import_planning (bytes, error);

  if (result == NULL)
    return FALSE;
  for (guint i = 0; i < result->rows->len; i++)
    if (!merge_plan (store, result->rows->pdata[i], result, report, error))
      return FALSE;
  *ret_result = g_steal_pointer (&result);
  return TRUE;
}

/* --- zones --------------------------------------------------------------------------------- */

static gboolean
has_shape (GPtrArray *pois, const TklShape *shape)
{
  for (guint i = 0; i < pois->len; i++)
    {
      const TklPoi *poi = pois->pdata[i];

      if (tkl_shape_equal (poi->shape, shape))
        return TRUE;
    }
  return FALSE;
}

/* The zones of the file stay, all others of the project go: by difference, so that a second import
 * of the same file changes nothing. */
static gboolean
drop_others (TklStore *store,
             gint64 project_id,
             const char *number,
             GPtrArray *rows,
             TklImportReport *report,
             GError **error)
{
  g_autoptr (GPtrArray) stored = NULL;

  if (!tkl_store_list_pois (store, project_id, &stored, error))
    return FALSE;
  for (guint i = 0; i < stored->len; i++)
    {
      const TklPoi *poi = stored->pdata[i];
      gboolean wanted = FALSE;

      for (guint r = 0; r < rows->len && !wanted; r++)
        {
          const TklZoneRow *row = rows->pdata[r];

          wanted = g_str_equal (row->project, number) && tkl_shape_equal (row->shape, poi->shape);
        }
      if (wanted)
        continue;
      report->n_removed++;
      if (!tkl_store_delete_poi (store, poi->id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
merge_zone (TklStore *store,
            const TklZoneRow *row,
            TklImportResult *result,
            TklImportReport *report,
            GError **error)
{
  g_autoptr (TklProject) project = NULL;
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (TklPoi) poi = NULL;

  if (!tkl_store_find_project (store, row->project, &project, error))
    return FALSE;
  if (project == NULL)
    {
      TklImportPlace place = { row->line, row->feature, "project" };

      tkl_import_result_complain (result, &place, TKL_IMPORT_PROJECT_UNKNOWN, row->project, NULL);
      return TRUE;
    }
  if (!tkl_store_list_pois (store, project->id, &stored, error))
    return FALSE;
  if (has_shape (stored, row->shape))
    {
      report->n_same++;
      return TRUE;
    }
  report->n_added++;
  poi = tkl_poi_new (project->id, row->name, tkl_shape_copy (row->shape));
  return tkl_store_insert_poi (store, poi, error);
}

static gboolean
replace_zones (TklStore *store, GPtrArray *rows, TklImportReport *report, GError **error)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      const TklZoneRow *row = rows->pdata[i];
      g_autoptr (TklProject) project = NULL;

      if (!g_hash_table_add (done, row->project))
        continue;
      if (!tkl_store_find_project (store, row->project, &project, error)
          || (project != NULL
              && !drop_others (store, project->id, row->project, rows, report, error)))
        return FALSE;
    }
  return TRUE;
}

gboolean
tkl_merge_zones (TklStore *store,
                 GBytes *bytes,
                 const TklImportOptions *options,
                 TklImportResult **ret_result,
                 TklImportReport *report,
                 GError **error)
{
  TklZonesFormat format;
  g_autoptr (TklImportResult) result = NULL;

  if (!tkl_zones_format_from_path (options->path, &format, error))
    return FALSE;
  result = tkl_import_zones (bytes, format, error);
  if (result == NULL)
    return FALSE;
  for (guint i = 0; i < result->rows->len; i++)
    if (!merge_zone (store, result->rows->pdata[i], result, report, error))
      return FALSE;
  if (options->replace && !replace_zones (store, result->rows, report, error))
    return FALSE;
  *ret_result = g_steal_pointer (&result);
  return TRUE;
}
