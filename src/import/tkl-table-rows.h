/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTableRows: the rows of a table from a CSV text or a sheet of a workbook, whichever the file is. */
/* Thread: any, one at a time. */
#pragma once

#include "tkl-table-row.h"

G_BEGIN_DECLS

/* A file with a table. */
typedef struct
{
  GBytes *bytes; /* the whole file */
  const char
      *sheet; /* (nullable): name of a sheet, any case; NULL = the first that is not hidden */
} TklTableFile;

typedef struct _TklTableRows TklTableRows;

/**
 * tkl_table_rows_new:
 * @file: told by its content what it is; its bytes are kept, @file need not be
 * @error: as tkl_csv_new() and tkl_xlsx_sheet_new(); TKL_IMPORT_ERROR_FORMAT for workbooks of other
 *   kinds (.xls, with a password) and for a sheet that is asked of a CSV file
 *
 * Returns: (transfer full): free with tkl_table_rows_free().
 */
TklTableRows *tkl_table_rows_new (const TklTableFile *file, GError **error);
void tkl_table_rows_free (TklTableRows *rows);

/** tkl_table_rows_header: Returns: (transfer none): the header row, valid as long as @rows. */
const TklTableRow *tkl_table_rows_header (const TklTableRows *rows);

/** tkl_table_rows_next: as tkl_csv_next(); a row of a sheet has at least as many fields as the header. */
gboolean tkl_table_rows_next (TklTableRows *rows, TklTableRow *ret_row, GError **error);

/** tkl_table_rows_sheet: Returns: (transfer none) (nullable): name of the sheet; NULL for CSV. */
const char *tkl_table_rows_sheet (const TklTableRows *rows);

/** tkl_table_sheets: Returns: (transfer full) (nullable) (array zero-terminated=1): names of the sheets to
 * choose from; NULL: the file is no workbook, or none that can be read. */
char **tkl_table_sheets (GBytes *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklTableRows, tkl_table_rows_free)

G_END_DECLS
