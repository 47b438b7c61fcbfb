/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTableRow: a row of a table, whatever it was read from, and the limits of such tables. */
/* Thread: plain values. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TKL_ROW_MAX_FIELD_BYTES (1024 * 1024)
#define TKL_ROW_MAX_ROWS 1000000
#define TKL_ROW_MAX_COLUMNS 1024

/* What is wrong with a row that could still be told from the next. */
typedef enum
{
  TKL_ROW_OK,
  TKL_ROW_QUOTES,   /* a quotation mark inside an unquoted field, or text after a closing one */
  TKL_ROW_ENCODING, /* bytes that are no UTF-8 */
  TKL_ROW_NUL,      /* a NUL byte */
} TklTableRowFault;

/* Valid until the next call with the same reader. */
typedef struct
{
  gint64 line;    /* from 1: where the row begins; line breaks inside quotes count; of a sheet: its
                        number */
  guint n_fields; /* ≥ 1 */
  char **fields;  /* (array length=n_fields): unquoted, NUL-terminated, blanks kept */
  gboolean blank; /* nothing but blanks in every field */
  TklTableRowFault fault; /* the first one in the row; fields are then not to be used as values */
  guint fault_field;      /* from 0: where it is */
  /* (array length=n_fields) (nullable): TRUE for cells in which a spreadsheet shows `#N/A` or the like;
   * NULL when there is none. */
  const guint8 *errors;
} TklTableRow;

G_END_DECLS
