/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a planning file merged with what is stored. */
/* Thread: the office's writer thread, inside a journal entry. */
#include "tkl-import-private.h"

#include "tkl-import-planning.h"
#include "tkl-store-employee.h"
#include "tkl-store-planning.h"
#include "tkl-store-project.h"

static char *
name_of (const TklPlanningRow *row)
{
  g_autofree char *day = tkl_day_format (row->day);

  return g_strdup_printf ("%s %s", day, row->project);
}

static void
complain (TklMerge *merge,
          const TklPlanningRow *row,
          const char *column,
          TklImportReason reason,
          const char *number)
{
  g_autofree char *name = name_of (row);
  const TklImportPlace place
      = { .line = row->line, .column = column, .number = row->employee, .name = name };

  tkl_import_result_complain (merge->result, &place, reason, number, NULL);
}

static void
note (TklMerge *merge, const TklPlanningRow *row, gboolean added)
{
  g_autofree char *name = name_of (row);
  const TklImportPlace place = { .line = row->line, .number = row->employee, .name = name };

  tkl_import_preview_note (merge->preview, &place,
                           added ? TKL_IMPORT_PREVIEW_ADDED : TKL_IMPORT_PREVIEW_UNCHANGED);
}

static gboolean
merge_plan (TklMerge *merge, gconstpointer data, GError **error)
{
  const TklPlanningRow *row = data;
  g_autoptr (TklEmployee) employee = NULL;
  g_autoptr (TklProject) project = NULL;
  TklPlan plan = { .day = row->day };
  gboolean added = FALSE;

  if (!tkl_store_find_employee (merge->store, row->employee, &employee, error)
      || !tkl_store_find_project (merge->store, row->project, &project, error))
    return FALSE;
  if (employee == NULL)
    complain (merge, row, "employee", TKL_IMPORT_EMPLOYEE_UNKNOWN, row->employee);
  if (project == NULL)
    complain (merge, row, "project", TKL_IMPORT_PROJECT_UNKNOWN, row->project);
  if (employee == NULL || project == NULL)
    return TRUE;
  plan.employee_id = (gint32) employee->id;
  plan.project_id = (gint32) project->id;
  if (!tkl_store_add_planning (merge->store, &plan, &added, error))
    return FALSE;
  merge->report->n_added += added;
  merge->report->n_same += !added;
  note (merge, row, added);
  return TRUE;
}

gboolean
tkl_merge_planning (TklMerge *merge, GError **error)
{
  merge->result = tkl_import_planning (&merge->file, error);
  return tkl_merge_each_row (merge, merge_plan, error);
}
