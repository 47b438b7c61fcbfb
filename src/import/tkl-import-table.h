/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklImportTable: a CSV file by named columns; every fault goes to a TklImportResult. */
/* Thread: any, one at a time. */
#pragma once

#include "tkl-import-cell.h"

G_BEGIN_DECLS

/* A column that the file may have. */
typedef struct
{
  const char *name; /* lower case */
  TklCellKind kind;
  gsize offset;      /* of the field in the struct given to tkl_import_table_read(); 0 for OWN */
  gboolean required; /* the file must have it, and each row a value */
} TklImportColumn;

#define TKL_IMPORT_MAX_COLUMNS 64

typedef struct _TklImportTable TklImportTable;

/**
 * tkl_import_table_new:
 * @columns: (array length=n_columns): static, at most TKL_IMPORT_MAX_COLUMNS
 * @result: (transfer none): gets warnings about unknown columns now, rows and problems later
 * @error: TKL_IMPORT_ERROR: FORMAT (no CSV, a required column missing, a known one twice), LIMIT
 *
 * Names are compared without regard to case and blanks around them. Columns without a name at the
 * end of the header are no columns.
 *
 * Returns: (transfer full): free with tkl_import_table_free() before @result.
 */
TklImportTable *tkl_import_table_new (GBytes *bytes,
                                      const TklImportColumn *columns,
                                      guint n_columns,
                                      TklImportResult *result,
                                      GError **error);
void tkl_import_table_free (TklImportTable *table);

/** tkl_import_table_present: Returns: bit i is set when the file has columns[i]. */
guint64 tkl_import_table_present (const TklImportTable *table);

/**
 * tkl_import_table_next:
 * @ret_more: (out): FALSE at the end of the file
 * @error: as tkl_csv_next()
 *
 * Goes to the next row that is as long as the header; blank rows are passed over, others that
 * cannot be read are reported.
 */
gboolean tkl_import_table_next (TklImportTable *table, gboolean *ret_more, GError **error);

/** tkl_import_table_line: Returns: from 1: where the current row begins. */
gint64 tkl_import_table_line (const TklImportTable *table);

/** tkl_import_table_text: Returns: (transfer none): trimmed cell; "" when empty or no such column. */
const char *tkl_import_table_text (TklImportTable *table, guint column);

/**
 * tkl_import_table_read:
 * @today: see tkl_cell_read()
 * @values: struct of the columns' offsets; fields of empty cells stay as they are
 *
 * Reads and checks all cells of the current row but those of kind TKL_CELL_OWN.
 * Returns: FALSE when there were faults, all of which are reported.
 */
gboolean tkl_import_table_read (TklImportTable *table, TklDay today, gpointer values);

/**
 * tkl_import_table_check_position:
 * Reports a row that has only one of the two. Returns: FALSE then.
 */
gboolean tkl_import_table_check_position (TklImportTable *table, guint latitude, guint longitude);

/**
 * tkl_import_table_check_period:
 * @to_column: where to report
 * Reports a period that ends before it begins; TKL_DAY_NONE is open. Returns: FALSE then.
 */
gboolean
tkl_import_table_check_period (TklImportTable *table, guint to_column, TklDay from, TklDay to);

/**
 * tkl_import_table_check_agrees:
 * @earlier: struct of an earlier row
 * @earlier_line: where that was
 * @values: struct of the current row
 *
 * Reports each column, TKL_CELL_OWN apart, in which they differ. Returns: FALSE when there is one.
 */
gboolean tkl_import_table_check_agrees (TklImportTable *table,
                                        gconstpointer earlier,
                                        gint64 earlier_line,
                                        gconstpointer values);

/** tkl_import_table_complain: Reports the current cell of @column. @detail: see the reason. */
void tkl_import_table_complain (TklImportTable *table,
                                guint column,
                                TklImportReason reason,
                                const char *detail);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklImportTable, tkl_import_table_free)

G_END_DECLS
