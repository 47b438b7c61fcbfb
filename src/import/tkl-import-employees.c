/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of employees and their keys. */
/* Thread: any. */
#include "tkl-import-employees.h"

#include "tkl-key.h"
#include "tkl-text.h"

#define FIELD(member) G_STRUCT_OFFSET (TklEmployee, member)

static const TklImportColumn columns[] = {
  [TKL_EMPLOYEE_COLUMN_NUMBER] = { "number", TKL_CELL_CODE, FIELD (number), TRUE },
  [TKL_EMPLOYEE_COLUMN_FIRST_NAME] = { "first_name", TKL_CELL_TEXT, FIELD (first_name) },
  [TKL_EMPLOYEE_COLUMN_LAST_NAME] = { "last_name", TKL_CELL_TEXT, FIELD (last_name) },
  TKL_IMPORT_ADDRESS_COLUMNS (TKL_EMPLOYEE_COLUMN, TklEmployee),
  [TKL_EMPLOYEE_COLUMN_LATITUDE] = { "latitude", TKL_CELL_LATITUDE, FIELD (home.lat_e7) },
  [TKL_EMPLOYEE_COLUMN_LONGITUDE] = { "longitude", TKL_CELL_LONGITUDE, FIELD (home.lon_e7) },
  [TKL_EMPLOYEE_COLUMN_REGISTERED] = { "registered", TKL_CELL_SWITCH, FIELD (registered) },
  [TKL_EMPLOYEE_COLUMN_ACTIVE] = { "active", TKL_CELL_SWITCH, FIELD (active) },
  [TKL_EMPLOYEE_COLUMN_ROLE] = { "role", TKL_CELL_ROLE, FIELD (role) },
  [TKL_EMPLOYEE_COLUMN_KEY] = { "key", TKL_CELL_OWN },
  [TKL_EMPLOYEE_COLUMN_KEY_FROM] = { "key_from", TKL_CELL_OWN },
  [TKL_EMPLOYEE_COLUMN_KEY_TO] = { "key_to", TKL_CELL_OWN },
  [TKL_EMPLOYEE_COLUMN_NATIONAL_NUMBER]
  = { "national_number", TKL_CELL_NATIONAL, FIELD (national_number) },
  [TKL_EMPLOYEE_COLUMN_IN_SERVICE_FROM]
  = { "in_service_from", TKL_CELL_DAY, FIELD (in_service_from) },
  [TKL_EMPLOYEE_COLUMN_IN_SERVICE_TO] = { "in_service_to", TKL_CELL_DAY, FIELD (in_service_to) },
  [TKL_EMPLOYEE_COLUMN_EXPECTED_MINUTES] = { "expected_minutes", TKL_CELL_OWN },
  [TKL_EMPLOYEE_COLUMN_DAY_START] = { "day_start", TKL_CELL_TIME, FIELD (day_start_min) },
  [TKL_EMPLOYEE_COLUMN_HOURLY_WAGE] = { "hourly_wage", TKL_CELL_CENTS, FIELD (wage_cents) },
  [TKL_EMPLOYEE_COLUMN_COMMITTEE] = { "committee", TKL_CELL_CODE, FIELD (committee) },
  [TKL_EMPLOYEE_COLUMN_NOTE] = { "note", TKL_CELL_TEXT, FIELD (note) },
};

G_STATIC_ASSERT (G_N_ELEMENTS (columns) == TKL_EMPLOYEE_N_COLUMNS);

void
tkl_employee_row_free (TklEmployeeRow *row)
{
  if (row == NULL)
    return;
  tkl_employee_free (row->values);
  g_free (row->key);
  g_free (row);
}

/* --- keys ------------------------------------------------------------------------------------ */

/* `4,50363E+17`: how a spreadsheet shows a long number. No key is spelt with a plus sign. */
static gboolean
is_rounded_number (const char *text)
{
  const char *p = text;

  if (!g_ascii_isdigit (*p))
    return FALSE;
  while (g_ascii_isdigit (*p) || *p == '.' || *p == ',')
    p++;
  if ((*p != 'E' && *p != 'e') || p[1] != '+' || !g_ascii_isdigit (p[2]))
    return FALSE;
  for (p += 2; g_ascii_isdigit (*p); p++)
    ;
  return *p == '\0';
}

static gboolean
check_key (TklImportTable *table, const TklEmployeeImport *import, TklEmployeeRow *row)
{
  TklImportReason reason;

  if (is_rounded_number (row->key))
    reason = TKL_IMPORT_KEY_ROUNDED;
  else if (tkl_key_read (row->key).status == TKL_KEY_NONE)
    reason = TKL_IMPORT_KEY_NONE;
  else if (tkl_key_looks_mistyped (row->key))
    {
      row->key_mistyped = TRUE;
      if (import->key_seen != NULL && import->key_seen (row->key, import->key_seen_data))
        return TRUE;
      reason = TKL_IMPORT_KEY_MISTYPED;
    }
  else
    return TRUE;

  tkl_import_table_complain (table, TKL_EMPLOYEE_COLUMN_KEY, reason, NULL);
  return FALSE;
}

static gboolean
read_key_text (TklImportTable *table, const TklEmployeeImport *import, TklEmployeeRow *row)
{
  const char *text = tkl_import_table_text (table, TKL_EMPLOYEE_COLUMN_KEY);
  TklCellFault fault;

  if (text[0] == '\0')
    return TRUE;
  if (!tkl_cell_read (TKL_CELL_CODE, text, TKL_DAY_LAST, &row->key, &fault))
    {
      tkl_import_table_complain (table, TKL_EMPLOYEE_COLUMN_KEY, fault.reason, fault.detail);
      return FALSE;
    }
  return check_key (table, import, row);
}

static gboolean
read_key_day (TklImportTable *table, TklEmployeeColumn column, TklDay *ret_day)
{
  const char *text = tkl_import_table_text (table, column);
  TklCellFault fault;

  if (text[0] == '\0' || tkl_cell_read (TKL_CELL_DAY, text, TKL_DAY_LAST, ret_day, &fault))
    return TRUE;
  tkl_import_table_complain (table, column, fault.reason, fault.detail);
  return FALSE;
}

static gboolean
read_key (TklImportTable *table, const TklEmployeeImport *import, TklEmployeeRow *row)
{
  gboolean good = read_key_text (table, import, row);

  good &= read_key_day (table, TKL_EMPLOYEE_COLUMN_KEY_FROM, &row->key_from);
  good &= read_key_day (table, TKL_EMPLOYEE_COLUMN_KEY_TO, &row->key_to);
  good &= tkl_import_table_check_period (table, TKL_EMPLOYEE_COLUMN_KEY_TO, row->key_from,
                                         row->key_to);
  if (row->key == NULL && (row->key_from != TKL_DAY_NONE || row->key_to != TKL_DAY_NONE))
    tkl_import_table_complain (table, TKL_EMPLOYEE_COLUMN_KEY, TKL_IMPORT_KEY_MISSING, NULL);
  return good;
}

/* --- minutes --------------------------------------------------------------------------------- */

/* They go into a schedule, not into the row of the employee. */
static gboolean
read_expected (TklImportTable *table, TklEmployeeRow *row)
{
  const char *text = tkl_import_table_text (table, TKL_EMPLOYEE_COLUMN_EXPECTED_MINUTES);
  TklCellFault fault;

  if (text[0] == '\0'
      || tkl_cell_read (TKL_CELL_EXPECTED, text, TKL_DAY_LAST, &row->expected_min, &fault))
    return TRUE;
  tkl_import_table_complain (table, TKL_EMPLOYEE_COLUMN_EXPECTED_MINUTES, fault.reason,
                             fault.detail);
  return FALSE;
}

/* As tkl_import_table_check_repeat() does for the fields of an employee. */
static gboolean
check_expected (TklImportTable *table, GHashTable *first_rows, const TklEmployeeRow *row)
{
  const TklEmployeeRow *first = g_hash_table_lookup (first_rows, row->values->number);
  g_autofree char *line = NULL;

  if (first == NULL || first->expected_min == row->expected_min)
    return TRUE;
  line = g_strdup_printf ("%" G_GINT64_FORMAT, first->line);
  tkl_import_table_complain (table, TKL_EMPLOYEE_COLUMN_EXPECTED_MINUTES, TKL_IMPORT_DISAGREES,
                             line);
  return FALSE;
}

/* --- rows ------------------------------------------------------------------------------------ */

/* What take_row() is given. */
typedef struct
{
  const TklEmployeeImport *import;
  GHashTable *first_rows; /* number → TklEmployeeRow (borrowed): the first with that number */
} Reading;

static gboolean
read_row (TklImportTable *table, const TklEmployeeImport *import, TklEmployeeRow *row)
{
  TklEmployee *values = row->values;
  gboolean good = tkl_import_table_read (table, import->today, values);

  good &= tkl_import_table_check_position (table, TKL_EMPLOYEE_COLUMN_LATITUDE,
                                           TKL_EMPLOYEE_COLUMN_LONGITUDE);
  good &= tkl_import_table_check_period (table, TKL_EMPLOYEE_COLUMN_IN_SERVICE_TO,
                                         values->in_service_from, values->in_service_to);
  good &= read_key (table, import, row);
  good &= read_expected (table, row);
  tkl_import_table_warn_address (table, TKL_EMPLOYEE_COLUMN_HOUSE_NUMBER, &values->address);
  return good;
}

static TklEmployeeRow *
new_row (const TklImportTable *table)
{
  TklEmployeeRow *row = g_new0 (TklEmployeeRow, 1);

  row->line = tkl_import_table_line (table);
  row->present = tkl_import_table_present (table);
  row->values = tkl_employee_new ();
  row->key_from = row->key_to = TKL_DAY_NONE;
  row->expected_min = -1;
  return row;
}

static void
take_row (TklImportTable *table, gpointer data)
{
  const Reading *reading = data;
  g_autoptr (TklEmployeeRow) row = new_row (table);
  gboolean first, good;

  if (!read_row (table, reading->import, row))
    return;
  good = check_expected (table, reading->first_rows, row);
  if (!tkl_import_table_check_repeat (table, row->values->number, row->values, &first) || !good)
    return;
  if (first)
    g_hash_table_insert (reading->first_rows, row->values->number, row);
  tkl_import_table_add_row (table, g_steal_pointer (&row));
}

static const TklImportSchema schema
    = { columns,
        G_N_ELEMENTS (columns),
        (GDestroyNotify) tkl_employee_row_free,
        take_row,
        TKL_EMPLOYEE_COLUMN_NUMBER,
        { TKL_EMPLOYEE_COLUMN_FIRST_NAME, TKL_EMPLOYEE_COLUMN_LAST_NAME } };

TklImportResult *
tkl_import_employees (const TklTableFile *file, const TklEmployeeImport *import, GError **error)
{
  g_autoptr (GHashTable) first_rows = g_hash_table_new (g_str_hash, g_str_equal);
  Reading reading = { import, first_rows };

  g_return_val_if_fail (file != NULL && import != NULL, NULL);

  return tkl_import_table_read_all (file, &schema, &reading, error);
}

void
tkl_employee_row_apply (const TklEmployeeRow *row, TklEmployee *employee)
{
  g_return_if_fail (row != NULL && employee != NULL);

  tkl_import_schema_apply (&schema, row->present, row->values, employee);
}

void
tkl_employee_row_compare (const TklEmployeeRow *row,
                          const TklEmployee *before,
                          const TklEmployee *after,
                          TklImportChangeFunc func,
                          gpointer data)
{
  g_return_if_fail (row != NULL && after != NULL && func != NULL);

  tkl_import_schema_compare (&schema, row->present, before, after, func, data);
}
