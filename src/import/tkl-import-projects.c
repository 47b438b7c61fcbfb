/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of projects. */
/* Thread: any. */
#include "tkl-import-projects.h"

#include "tkl-ident.h"
#include "tkl-text.h"

#define FIELD(member) G_STRUCT_OFFSET (TklProject, member)

static const TklImportColumn columns[] = {
  [TKL_PROJECT_COLUMN_NUMBER] = { "number", TKL_CELL_CODE, FIELD (number), TRUE },
  [TKL_PROJECT_COLUMN_NAME] = { "name", TKL_CELL_TEXT, FIELD (name) },
  [TKL_PROJECT_COLUMN_CLIENT] = { "client", TKL_CELL_TEXT, FIELD (client) },
  TKL_IMPORT_ADDRESS_COLUMNS (TKL_PROJECT_COLUMN, TklProject),
  [TKL_PROJECT_COLUMN_LATITUDE] = { "latitude", TKL_CELL_LATITUDE, FIELD (location.lat_e7) },
  [TKL_PROJECT_COLUMN_LONGITUDE] = { "longitude", TKL_CELL_LONGITUDE, FIELD (location.lon_e7) },
  [TKL_PROJECT_COLUMN_RADIUS] = { "radius", TKL_CELL_RADIUS, FIELD (radius_m) },
  [TKL_PROJECT_COLUMN_MODE] = { "mode", TKL_CELL_MODE, FIELD (mode) },
  [TKL_PROJECT_COLUMN_STATUS] = { "status", TKL_CELL_STATUS, FIELD (status) },
  [TKL_PROJECT_COLUMN_FROM] = { "from", TKL_CELL_DAY, FIELD (from) },
  [TKL_PROJECT_COLUMN_TO] = { "to", TKL_CELL_DAY, FIELD (to) },
  [TKL_PROJECT_COLUMN_DECLARATION_NUMBER]
  = { "declaration_number", TKL_CELL_TEXT, FIELD (declaration_number) },
  [TKL_PROJECT_COLUMN_PRESENCE_REQUIRED]
  = { "presence_required", TKL_CELL_SWITCH, FIELD (presence_required) },
  [TKL_PROJECT_COLUMN_WORKS_DECLARED]
  = { "works_declared", TKL_CELL_SWITCH, FIELD (works_declared) },
  [TKL_PROJECT_COLUMN_FOR_SERVICE] = { "for_service", TKL_CELL_SWITCH, FIELD (for_service) },
};

G_STATIC_ASSERT (G_N_ELEMENTS (columns) == TKL_PROJECT_N_COLUMNS);

void
tkl_project_row_free (TklProjectRow *row)
{
  if (row == NULL)
    return;
  tkl_project_free (row->values);
  g_free (row);
}

static void
warn_declaration (TklImportTable *table, const char *number)
{
  if (!tkl_str_empty (number) && tkl_ident_declaration_number (number, NULL) != TKL_IDENT_OK)
    tkl_import_table_complain (table, TKL_PROJECT_COLUMN_DECLARATION_NUMBER, TKL_IMPORT_DECLARATION,
                               NULL);
}

static gboolean
read_row (TklImportTable *table, TklProject *values)
{
  /* No cell of a project depends on today. */
  gboolean good = tkl_import_table_read (table, TKL_DAY_LAST, values);

  good &= tkl_import_table_check_position (table, TKL_PROJECT_COLUMN_LATITUDE,
                                           TKL_PROJECT_COLUMN_LONGITUDE);
  good &= tkl_import_table_check_period (table, TKL_PROJECT_COLUMN_TO, values->from, values->to);
  warn_declaration (table, values->declaration_number);
  tkl_import_table_warn_address (table, TKL_PROJECT_COLUMN_HOUSE_NUMBER, &values->address);
  return good;
}

static TklProjectRow *
new_row (const TklImportTable *table)
{
  TklProjectRow *row = g_new0 (TklProjectRow, 1);

  row->line = tkl_import_table_line (table);
  row->present = tkl_import_table_present (table);
  row->values = tkl_project_new ();
  return row;
}

static void
take_row (TklImportTable *table, gpointer unused)
{
  g_autoptr (TklProjectRow) row = new_row (table);
  gboolean first;

  if (read_row (table, row->values)
      && tkl_import_table_check_repeat (table, row->values->number, row->values, &first) && first)
    tkl_import_table_add_row (table, g_steal_pointer (&row));
}

/* How many a project has, as lists tell; the zones themselves have files of their own. */
static const char *const derived[] = { "zones", NULL };

static const TklImportSchema schema
    = { columns,  G_N_ELEMENTS (columns),    (GDestroyNotify) tkl_project_row_free,
        take_row, TKL_PROJECT_COLUMN_NUMBER, { TKL_PROJECT_COLUMN_NAME, TKL_PROJECT_COLUMN_NAME },
        derived };

TklImportResult *
tkl_import_projects (const TklTableFile *file, GError **error)
{
  return tkl_import_table_read_all (file, &schema, NULL, error);
}

void
tkl_project_row_apply (const TklProjectRow *row, TklProject *project)
{
  g_return_if_fail (row != NULL && project != NULL);

  tkl_import_schema_apply (&schema, row->present, row->values, project);
}

void
tkl_project_row_compare (const TklProjectRow *row,
                         const TklProject *before,
                         const TklProject *after,
                         TklImportChangeFunc func,
                         gpointer data)
{
  g_return_if_fail (row != NULL && after != NULL && func != NULL);

  tkl_import_schema_compare (&schema, row->present, before, after, func, data);
}
