/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklXlsxSheet: rows of a sheet of a workbook (.xlsx), one after the other, as a clerk sees them. */
/* Thread: any, one at a time. */
#pragma once

#include "tkl-table-row.h"

G_BEGIN_DECLS

/* Of a sheet, by its format. */
#define TKL_XLSX_LAST_ROW 1048576
#define TKL_XLSX_LAST_COLUMN 16384
/* With or without a value. */
#define TKL_XLSX_MAX_CELLS 20000000

typedef struct _TklXlsxSheet TklXlsxSheet;

/**
 * tkl_xlsx_sheet_new:
 * @sheet: (nullable): see tkl_xlsx_book_new()
 * @error: as tkl_xlsx_book_new(), and TKL_IMPORT_ERROR_FORMAT for a sheet without a row
 *
 * The first row with anything in it is the header. Texts are taken as they are, numbers as
 * tkl_xlsx_format_number() writes them, truths as 1 and 0, formulas by the value they had when the
 * workbook was saved.
 *
 * Returns: (transfer full): free with tkl_xlsx_sheet_free().
 */
TklXlsxSheet *tkl_xlsx_sheet_new (GBytes *bytes, const char *sheet, GError **error);
void tkl_xlsx_sheet_free (TklXlsxSheet *sheet);

/** tkl_xlsx_sheet_name: Returns: (transfer none): as the workbook spells it. */
const char *tkl_xlsx_sheet_name (const TklXlsxSheet *sheet);

/** tkl_xlsx_sheet_header: Returns: (transfer none): valid as long as @sheet. */
const TklTableRow *tkl_xlsx_sheet_header (const TklXlsxSheet *sheet);

/**
 * tkl_xlsx_sheet_next:
 * @ret_row: (out): overwritten; `n_fields` 0 at the end of the sheet
 * @error: TKL_IMPORT_ERROR: FORMAT (damaged), LIMIT (cells, rows or columns beyond the limits)
 *
 * Rows without anything are passed over; the others have at least as many fields as the header.
 * Returns: FALSE and @error, after which the sheet may only be freed.
 */
gboolean tkl_xlsx_sheet_next (TklXlsxSheet *sheet, TklTableRow *ret_row, GError **error);

/** tkl_xlsx_column_letters: @column: from 0. Returns: (transfer full): `A` … `XFD`. */
char *tkl_xlsx_column_letters (guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklXlsxSheet, tkl_xlsx_sheet_free)

G_END_DECLS
