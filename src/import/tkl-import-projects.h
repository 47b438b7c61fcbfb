/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of projects. */
/* Thread: any. */
#pragma once

#include "tkl-import-table.h"
#include "tkl-project.h"

G_BEGIN_DECLS

/* Columns, in the order of their bits in `present`. */
typedef enum
{
  TKL_PROJECT_COLUMN_NUMBER,
  TKL_PROJECT_COLUMN_NAME,
  TKL_PROJECT_COLUMN_CLIENT,
  TKL_PROJECT_COLUMN_STREET,
  TKL_PROJECT_COLUMN_HOUSE_NUMBER,
  TKL_PROJECT_COLUMN_POSTAL_CODE,
  TKL_PROJECT_COLUMN_TOWN,
  TKL_PROJECT_COLUMN_COUNTRY,
  TKL_PROJECT_COLUMN_LATITUDE,
  TKL_PROJECT_COLUMN_LONGITUDE,
  TKL_PROJECT_COLUMN_RADIUS,
  TKL_PROJECT_COLUMN_MODE,
  TKL_PROJECT_COLUMN_STATUS,
  TKL_PROJECT_COLUMN_FROM,
  TKL_PROJECT_COLUMN_TO,
  TKL_PROJECT_COLUMN_DECLARATION_NUMBER,
  TKL_PROJECT_COLUMN_PRESENCE_REQUIRED,
  TKL_PROJECT_COLUMN_WORKS_DECLARED,
  TKL_PROJECT_COLUMN_FOR_SERVICE,
  TKL_PROJECT_N_COLUMNS,
} TklProjectColumn;

typedef struct
{
  gint64 line;        /* where the row begins */
  guint64 present;    /* (1 << TklProjectColumn) for each column of the file: those absent keep what
                         is stored; latitude and longitude only together */
  TklProject *values; /* (owned): id 0. An empty cell is NULL, unset, NONE or 0 and clears; of mode
                         and status it is radius and active, as for a new row */
} TklProjectRow;

void tkl_project_row_free (TklProjectRow *row);

/**
 * tkl_import_projects:
 * @file: CSV or a workbook; columns by name, any case and order: `number` is required
 * @error: TKL_IMPORT_ERROR: FORMAT (no table, no number column, a column twice), LIMIT
 *
 * As tkl_import_employees(): a number twice is accepted only when both rows agree in everything;
 * the later row is dropped then. An ill-formed declaration number is a warning.
 *
 * Returns: (transfer full): rows are TklProjectRow; NULL and @error when nothing can be read.
 */
TklImportResult *tkl_import_projects (const TklTableFile *file, GError **error);

/** tkl_project_row_apply: puts the columns that the file has into @project. */
void tkl_project_row_apply (const TklProjectRow *row, TklProject *project);

/** tkl_project_row_compare: @before: (nullable). As tkl_import_schema_compare() for the file's columns. */
void tkl_project_row_compare (const TklProjectRow *row,
                              const TklProject *before,
                              const TklProject *after,
                              TklImportChangeFunc func,
                              gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklProjectRow, tkl_project_row_free)

G_END_DECLS
