/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklImportTable: a table by named columns; every fault goes to a TklImportResult. */
/* Thread: any, one at a time. */
#pragma once

#include "tkl-address.h"
#include "tkl-import-cell.h"
#include "tkl-table-rows.h"

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

/* The columns of a TklAddress `address` of struct @type, by the names of their enum. */
#define TKL_IMPORT_ADDRESS_COLUMNS(prefix, type)                                                   \
  [prefix##_STREET] = { "street", TKL_CELL_TEXT, G_STRUCT_OFFSET (type, address.street) },         \
  [prefix##_HOUSE_NUMBER]                                                                          \
      = { "house_number", TKL_CELL_TEXT, G_STRUCT_OFFSET (type, address.house_number) },           \
  [prefix##_POSTAL_CODE]                                                                           \
      = { "postal_code", TKL_CELL_TEXT, G_STRUCT_OFFSET (type, address.postal_code) },             \
  [prefix##_TOWN] = { "town", TKL_CELL_TEXT, G_STRUCT_OFFSET (type, address.town) },               \
  [prefix##_COUNTRY] = { "country", TKL_CELL_TEXT, G_STRUCT_OFFSET (type, address.country) }

typedef struct _TklImportTable TklImportTable;

/* A kind of file. */
typedef struct
{
  const TklImportColumn *columns; /* (array length=n_columns): at most TKL_IMPORT_MAX_COLUMNS */
  guint n_columns;
  GDestroyNotify free_row; /* of what tkl_import_table_add_row() is given */
  /* Called for each row that is as long as the header. */
  void (*take_row) (TklImportTable *table, gpointer data);
  guint number;               /* the column that says whom a row is about */
  guint names[2];             /* columns that say it to people; may be the same twice */
  const char *const *derived; /* (nullable): columns of our own lists that are passed over */
} TklImportSchema;

/* @before: @after: (nullable): as tkl_cell_format(); one of them is there. */
typedef void (*TklImportChangeFunc) (const char *column,
                                     const char *before,
                                     const char *after,
                                     gpointer data);

/**
 * tkl_import_table_read_all:
 * @data: (nullable): for take_row()
 * @error: TKL_IMPORT_ERROR: FORMAT (no table, a required column missing, a known one twice), LIMIT
 *
 * Names are compared without regard to case and blanks around them; unknown columns are a warning.
 * Columns without a name at the end of the header are no columns. Blank rows are passed over, others
 * that cannot be read are reported. In a sheet, cells under no name are a warning; in CSV they show
 * that the cells of a row have moved.
 *
 * Returns: (transfer full): NULL and @error when nothing can be read.
 */
TklImportResult *tkl_import_table_read_all (const TklTableFile *file,
                                            const TklImportSchema *schema,
                                            gpointer data,
                                            GError **error);

/**
 * tkl_import_schema_apply:
 * @present: bit i is set for each column that counts
 * @from: @to: structs of the columns' offsets
 *
 * Copies the fields of those columns, TKL_CELL_OWN apart.
 */
void tkl_import_schema_apply (const TklImportSchema *schema,
                              guint64 present,
                              gconstpointer from,
                              gpointer to);

/**
 * tkl_import_schema_compare:
 * @present: bit i is set for each column that counts
 * @before: (nullable): struct of the columns' offsets; NULL = nothing was there
 *
 * Calls @func for each of those columns, TKL_CELL_OWN apart, in which the two differ.
 */
void tkl_import_schema_compare (const TklImportSchema *schema,
                                guint64 present,
                                gconstpointer before,
                                gconstpointer after,
                                TklImportChangeFunc func,
                                gpointer data);

/**
 * tkl_import_table_present:
 * Returns: bit i is set when the file has columns[i]; latitude and longitude only together.
 */
guint64 tkl_import_table_present (const TklImportTable *table);

/** tkl_import_table_add_row: @row: (transfer full): a good one. */
void tkl_import_table_add_row (TklImportTable *table, gpointer row);

/** tkl_import_table_add_bad_row: @row: (transfer full): one that was complained about. */
void tkl_import_table_add_bad_row (TklImportTable *table, gpointer row);

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
 * tkl_import_table_warn_address:
 * @house: the column of the house number; that of the postal code follows it
 *
 * Warns only: an address is for people, and a list from abroad often says no country.
 */
void tkl_import_table_warn_address (TklImportTable *table, guint house, const TklAddress *address);

/**
 * tkl_import_table_check_repeat:
 * @number: of the good current row
 * @values: its struct; when it is the first with that number, both must stay alive until the end
 * @ret_first: (out): written only on TRUE
 *
 * Reports each column, TKL_CELL_OWN apart, in which the row differs from the first one of the same
 * number. Returns: FALSE when there is one.
 */
gboolean tkl_import_table_check_repeat (TklImportTable *table,
                                        const char *number,
                                        gconstpointer values,
                                        gboolean *ret_first);

/** tkl_import_table_complain: Reports the current cell of @column. @detail: see the reason. */
void tkl_import_table_complain (TklImportTable *table,
                                guint column,
                                TklImportReason reason,
                                const char *detail);

G_END_DECLS
