/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of employees and their keys. */
/* Thread: any. */
#pragma once

#include "tkl-employee.h"
#include "tkl-import-table.h"

G_BEGIN_DECLS

/* Columns, in the order of their bits in `present`. */
typedef enum
{
  TKL_EMPLOYEE_COLUMN_NUMBER,
  TKL_EMPLOYEE_COLUMN_FIRST_NAME,
  TKL_EMPLOYEE_COLUMN_LAST_NAME,
  TKL_EMPLOYEE_COLUMN_STREET,
  TKL_EMPLOYEE_COLUMN_HOUSE_NUMBER,
  TKL_EMPLOYEE_COLUMN_POSTAL_CODE,
  TKL_EMPLOYEE_COLUMN_TOWN,
  TKL_EMPLOYEE_COLUMN_COUNTRY,
  TKL_EMPLOYEE_COLUMN_LATITUDE,
  TKL_EMPLOYEE_COLUMN_LONGITUDE,
  TKL_EMPLOYEE_COLUMN_REGISTERED,
  TKL_EMPLOYEE_COLUMN_ACTIVE,
  TKL_EMPLOYEE_COLUMN_ROLE,
  TKL_EMPLOYEE_COLUMN_KEY,
  TKL_EMPLOYEE_COLUMN_KEY_FROM,
  TKL_EMPLOYEE_COLUMN_KEY_TO,
  TKL_EMPLOYEE_COLUMN_NATIONAL_NUMBER,
  TKL_EMPLOYEE_COLUMN_IN_SERVICE_FROM,
  TKL_EMPLOYEE_COLUMN_IN_SERVICE_TO,
  TKL_EMPLOYEE_COLUMN_EXPECTED_MINUTES,
  TKL_EMPLOYEE_COLUMN_DAY_START,
  TKL_EMPLOYEE_COLUMN_HOURLY_WAGE,
  TKL_EMPLOYEE_COLUMN_COMMITTEE,
  TKL_EMPLOYEE_COLUMN_NOTE,
  TKL_EMPLOYEE_N_COLUMNS,
} TklEmployeeColumn;

typedef struct
{
  gint64 line;           /* where the row begins */
  guint64 present;       /* (1 << TklEmployeeColumn) for each column of the file: those absent keep
                            what is stored; latitude and longitude only together */
  TklEmployee *values;   /* (owned): id 0. An empty cell is NULL, unset, NONE or −1 and clears; of
                            registered and active it is TRUE, as for a new row. A national number
                            may be masked as in lists: then it says which one is kept, and must
                            never be stored */
  char *key;             /* (owned) (nullable): as typed, trimmed; NULL takes no key away */
  gboolean key_mistyped; /* check sum wrong, but `key_seen` knew the text */
  TklDay key_from, key_to; /* civil dates, both included; NONE = empty */
  int expected_min;        /* of Monday to Friday; −1 = empty */
} TklEmployeeRow;

void tkl_employee_row_free (TklEmployeeRow *row);

/* Returns: TRUE when a reader has sent exactly this text: then it is no typing error. */
typedef gboolean (*TklKeySeenFunc) (const char *key, gpointer data);

typedef struct
{
  TklDay today;            /* births after it are refused; TKL_DAY_LAST accepts all */
  TklKeySeenFunc key_seen; /* (nullable): asked about keys with a wrong check sum only */
  gpointer key_seen_data;  /* (nullable) */
} TklEmployeeImport;

/**
 * tkl_import_employees:
 * @file: CSV or a workbook; columns by name, any case and order: `number` is required
 * @error: TKL_IMPORT_ERROR: FORMAT (no table, no number column, a column twice), LIMIT
 *
 * Checks every cell and reports every fault; a row with one is not among the rows. Several rows
 * with one number are several keys: their other columns must agree, else the later row is bad.
 * Who holds the same key at that time is for the caller to see, also among these rows.
 *
 * Returns: (transfer full): rows are TklEmployeeRow; NULL and @error when nothing can be read.
 */
TklImportResult *
tkl_import_employees (const TklTableFile *file, const TklEmployeeImport *import, GError **error);

/** tkl_employee_row_apply: puts the columns that the file has into @employee; not so keys and minutes. */
void tkl_employee_row_apply (const TklEmployeeRow *row, TklEmployee *employee);

/** tkl_employee_row_compare: @before: (nullable). As tkl_import_schema_compare() for the file's columns. */
void tkl_employee_row_compare (const TklEmployeeRow *row,
                               const TklEmployee *before,
                               const TklEmployee *after,
                               TklImportChangeFunc func,
                               gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklEmployeeRow, tkl_employee_row_free)

G_END_DECLS
