/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of the planning: date, employee, project. */
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
take_row (TklImportTable *table, gpointer unused)
{
  g_autoptr (TklPlanningRow) row = g_new0 (TklPlanningRow, 1);

  row->line = tkl_import_table_line (table);
  row->day = TKL_DAY_NONE;
  /* No cell depends on today. */
  if (tkl_import_table_read (table, TKL_DAY_LAST, row))
    tkl_import_table_add_row (table, g_steal_pointer (&row));
  else
    tkl_import_table_add_bad_row (table, g_steal_pointer (&row));
}

static const TklImportSchema schema
    = { columns, G_N_ELEMENTS (columns), (GDestroyNotify) tkl_planning_row_free, take_row, 1,
        { 0, 2 } };

TklImportResult *
tkl_import_planning (const TklTableFile *file, GError **error)
{
  return tkl_import_table_read_all (file, &schema, NULL, error);
}
