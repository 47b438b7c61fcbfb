/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The CSV file of projects. */
/* Thread: any. */
#include "tkl-import-projects.h"

#include "tkl-ident.h"
#include "tkl-import-table.h"
#include "tkl-text.h"

#define FIELD(member) G_STRUCT_OFFSET (TklProject, member)
#define BIT(column) (G_GUINT64_CONSTANT (1) << (column))
#define POSITION_BITS (BIT (TKL_PROJECT_COLUMN_LATITUDE) | BIT (TKL_PROJECT_COLUMN_LONGITUDE))

static const TklImportColumn columns[] = {
  [TKL_PROJECT_COLUMN_NUMBER] = { "number", TKL_CELL_CODE, FIELD (number), TRUE },
  [TKL_PROJECT_COLUMN_NAME] = { "name", TKL_CELL_TEXT, FIELD (name) },
  [TKL_PROJECT_COLUMN_CLIENT] = { "client", TKL_CELL_TEXT, FIELD (client) },
  [TKL_PROJECT_COLUMN_STREET] = { "street", TKL_CELL_TEXT, FIELD (address.street) },
  [TKL_PROJECT_COLUMN_HOUSE_NUMBER]
  = { "house_number", TKL_CELL_TEXT, FIELD (address.house_number) },
  [TKL_PROJECT_COLUMN_POSTAL_CODE] = { "postal_code", TKL_CELL_TEXT, FIELD (address.postal_code) },
  [TKL_PROJECT_COLUMN_TOWN] = { "town", TKL_CELL_TEXT, FIELD (address.town) },
  [TKL_PROJECT_COLUMN_COUNTRY] = { "country", TKL_CELL_TEXT, FIELD (address.country) },
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
  return good;
}

static TklProjectRow *
new_row (const TklImportTable *table)
{
  TklProjectRow *row = g_new0 (TklProjectRow, 1);

  row->line = tkl_import_table_line (table);
  row->present = tkl_import_table_present (table);
  if ((row->present & POSITION_BITS) != POSITION_BITS)
    row->present &= ~POSITION_BITS;
  row->values = tkl_project_new ();
  return row;
}

/* @first_rows: number → its row. */
static void
take_row (TklImportTable *table, GHashTable *first_rows, TklImportResult *result)
{
  g_autoptr (TklProjectRow) row = new_row (table);
  const TklProjectRow *first;

  if (!read_row (table, row->values))
    return;
  first = g_hash_table_lookup (first_rows, row->values->number);
  if (first != NULL)
    {
      tkl_import_table_check_agrees (table, first->values, first->line, row->values);
      return;
    }
  g_hash_table_insert (first_rows, row->values->number, row);
  g_ptr_array_add (result->rows, g_steal_pointer (&row));
}

TklImportResult *
tkl_import_projects (GBytes *bytes, GError **error)
{
  g_autoptr (TklImportResult) result = NULL;
  g_autoptr (TklImportTable) table = NULL;
  g_autoptr (GHashTable) first_rows = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean more;

  g_return_val_if_fail (bytes != NULL, NULL);

  result = tkl_import_result_new ((GDestroyNotify) tkl_project_row_free);
  table = tkl_import_table_new (bytes, columns, G_N_ELEMENTS (columns), result, error);
  if (table == NULL)
    return NULL;
  do
    {
      if (!tkl_import_table_next (table, &more, error))
        return NULL;
      if (more)
        take_row (table, first_rows, result);
    }
  while (more);
  return g_steal_pointer (&result);
}
