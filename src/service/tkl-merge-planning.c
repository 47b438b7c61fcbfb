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
  g_autofree char *day = row->day != TKL_DAY_NONE ? tkl_day_format (row->day) : NULL;

  return g_strdup_printf ("%s%s%s", day != NULL ? day : "",
                          day != NULL && row->project != NULL ? " " : "",
                          row->project != NULL ? row->project : "");
}

typedef void (*Complain) (TklImportResult *result,
                          const TklImportPlace *place,
                          TklImportReason reason,
                          const char *value,
                          const char *detail);

static void
name_unknown (TklMerge *merge, const TklPlanningRow *row, gboolean is_project, Complain complain)
{
  g_autofree char *name = name_of (row);
  const TklImportPlace place = { .line = row->line,
                                 .column = is_project ? "project" : "employee",
                                 .number = row->employee,
                                 .name = name };

  complain (merge->result, &place,
            is_project ? TKL_IMPORT_PROJECT_UNKNOWN : TKL_IMPORT_EMPLOYEE_UNKNOWN,
            is_project ? row->project : row->employee, NULL);
}

/* What a row lacks was told. @plan: (inout): an id stays 0 when there is none */
static gboolean
find_both (
    TklMerge *merge, const TklPlanningRow *row, Complain complain, TklPlan *plan, GError **error)
{
  g_autoptr (TklEmployee) employee = NULL;
  g_autoptr (TklProject) project = NULL;

  if ((row->employee != NULL
       && !tkl_store_find_employee (merge->store, row->employee, &employee, error))
      || (row->project != NULL
          && !tkl_store_find_project (merge->store, row->project, &project, error)))
    return FALSE;
  if (row->employee != NULL && employee == NULL)
    name_unknown (merge, row, FALSE, complain);
  if (row->project != NULL && project == NULL)
    name_unknown (merge, row, TRUE, complain);
  plan->employee_id = employee != NULL ? (gint32) employee->id : 0;
  plan->project_id = project != NULL ? (gint32) project->id : 0;
  return TRUE;
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
  TklPlan plan = { .day = row->day };
  gboolean added = FALSE;

  if (!find_both (merge, row, tkl_import_result_complain, &plan, error))
    return FALSE;
  if (plan.employee_id == 0 || plan.project_id == 0)
    return TRUE;
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
  if (!tkl_merge_each_row (merge, merge_plan, error))
    return FALSE;
  /* Who puts a bad row right should know all that is wrong with it. */
  for (guint i = 0; i < merge->result->bad_rows->len; i++)
    {
      TklPlan unused = { 0 };

      if (!find_both (merge, merge->result->bad_rows->pdata[i], tkl_import_result_complain_more,
                      &unused, error))
        return FALSE;
    }
  return TRUE;
}
