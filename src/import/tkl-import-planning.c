/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The CSV file of the planning: date, employee, project. */
/* Thread: any. */
#include "tkl-import-planning.h"

#include "tkl-import-table.h"

#define FIELD(member) G_STRUCT_OFFSET (TklPlanningRow, member)

static const TklImportColumn columns[] = {
  { "date", TKL_CELL_DAY, FIELD (day), TRUE },
  { "employee", TKL_CELL_CODE, FIELD (employee), TRUE },
  { "project", TKL_CELL_CODE, FIELD (project), TRUE },
};

void
tkl_planning_row_free (TklPlanningRow *row)
{
  if (row == NULL)
    return;
  g_free (row->employee);
  g_free (row->project);
  g_free (row);
}

static void
take_row (TklImportTable *table, TklImportResult *result)
{
  g_autoptr (TklPlanningRow) row = g_new0 (TklPlanningRow, 1);

  row->line = tkl_import_table_line (table);
  /* No cell depends on today. */
  if (tkl_import_table_read (table, TKL_DAY_LAST, row))
    g_ptr_array_add (result->rows, g_steal_pointer (&row));
}

TklImportResult *
tkl_import_planning (GBytes *bytes, GError **error)
{
  g_autoptr (TklImportResult) result = NULL;
  g_autoptr (TklImportTable) table = NULL;
  gboolean more;

  g_return_val_if_fail (bytes != NULL, NULL);

  result = tkl_import_result_new ((GDestroyNotify) tkl_planning_row_free);
  table = tkl_import_table_new (bytes, columns, G_N_ELEMENTS (columns), result, error);
  if (table == NULL)
    return NULL;
  do
    {
      if (!tkl_import_table_next (table, &more, error))
        return NULL;
      if (more)
        take_row (table, result);
    }
  while (more);
  return g_steal_pointer (&result);
}
