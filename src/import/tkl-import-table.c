/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklImportTable: a table by named columns; every fault goes to a TklImportResult. */
/* Thread: any, one at a time. */
#include "tkl-import-table.h"

#include "tkl-address-check.h"
#include "tkl-import-error.h"
#include "tkl-xlsx-sheet.h"

#include <glib/gi18n-lib.h>

struct _TklImportTable
{
  TklTableRows *source; /* (owned) */
  const TklImportSchema *schema;
  TklImportResult *result;             /* (not owned) */
  GHashTable *first_rows;              /* (owned): number → FirstRow; see check_repeat */
  int cell_of[TKL_IMPORT_MAX_COLUMNS]; /* place of each column in a row; −1 = not in the file */
  guint64 present;
  guint n_cells;   /* of the header, without nameless ones at its end */
  TklTableRow row; /* current; cells are trimmed when they are asked for */
};

typedef struct
{
  gint64 line;
  gconstpointer values;
} FirstRow;

/* --- header ---------------------------------------------------------------------------------- */

static int
find_column (const TklImportTable *table, const char *name)
{
  for (guint i = 0; i < table->schema->n_columns; i++)
    if (g_ascii_strcasecmp (table->schema->columns[i].name, name) == 0)
      return (int) i;
  return -1;
}

/* Warns about a cell of a column that has no name, or one that is not known. */
static void
warn_cell (TklImportTable *table, const TklTableRow *row, guint cell, TklImportReason reason)
{
  gboolean in_sheet = table->result->sheet != NULL;
  g_autofree char *letter = in_sheet ? tkl_xlsx_column_letters (cell) : NULL;
  g_autofree char *number = g_strdup_printf ("%u", cell + 1);
  const char *name = tkl_cell_trim (row->fields[cell]);
  TklImportPlace place = { .line = row->line, .letter = letter };
  gboolean of_header = reason == TKL_IMPORT_COLUMN_UNKNOWN;

  if (of_header && name[0] != '\0')
    place.column = name;
  else if (!in_sheet)
    place.column = number;
  tkl_import_result_complain (table->result, &place, reason, of_header ? NULL : name, NULL);
}

static gboolean
is_derived (const TklImportTable *table, const char *name)
{
  const char *const *derived = table->schema->derived;

  for (guint i = 0; derived != NULL && derived[i] != NULL; i++)
    if (g_ascii_strcasecmp (derived[i], name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
take_name (TklImportTable *table, guint cell, const char *name, GError **error)
{
  int column = find_column (table, name);

  if (column < 0 && is_derived (table, name))
    return TRUE;
  if (column < 0)
    {
      warn_cell (table, tkl_table_rows_header (table->source), cell, TKL_IMPORT_COLUMN_UNKNOWN);
      return TRUE;
    }
  if (table->cell_of[column] >= 0)
    {
      g_set_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT,
                   /* Translators: name of a column. */
                   _ ("The column “%s” is there twice."), table->schema->columns[column].name);
      return FALSE;
    }
  table->cell_of[column] = (int) cell;
  g_hash_table_insert (table->result->letters, g_strdup (table->schema->columns[column].name),
                       tkl_xlsx_column_letters (cell));
  table->present |= G_GUINT64_CONSTANT (1) << column;
  return TRUE;
}

static gboolean
check_required (const TklImportTable *table, GError **error)
{
  for (guint i = 0; i < table->schema->n_columns; i++)
    if (table->schema->columns[i].required && table->cell_of[i] < 0)
      {
        g_set_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT,
                     /* Translators: name of a column. */
                     _ ("The column “%s” is missing."), table->schema->columns[i].name);
        return FALSE;
      }
  return TRUE;
}

static gboolean
read_names (TklImportTable *table, GError **error)
{
  const TklTableRow *header = tkl_table_rows_header (table->source);

  for (guint i = 0; i < header->n_fields; i++)
    if (tkl_cell_trim (header->fields[i])[0] != '\0')
      table->n_cells = i + 1;
  for (guint i = 0; i < table->n_cells; i++)
    if (!take_name (table, i, tkl_cell_trim (header->fields[i]), error))
      return FALSE;
  return check_required (table, error);
}

/* Half a position would leave the other half as it was. */
static void
pair_position (TklImportTable *table)
{
  guint64 position = 0;

  for (guint i = 0; i < table->schema->n_columns; i++)
    if (table->schema->columns[i].kind == TKL_CELL_LATITUDE
        || table->schema->columns[i].kind == TKL_CELL_LONGITUDE)
      position |= G_GUINT64_CONSTANT (1) << i;
  if ((table->present & position) != position)
    table->present &= ~position;
}

static void
table_free (TklImportTable *table)
{
  g_clear_pointer (&table->source, tkl_table_rows_free);
  g_hash_table_unref (table->first_rows);
  g_free (table);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklImportTable, table_free)

static TklImportTable *
table_new (const TklTableFile *file,
           const TklImportSchema *schema,
           TklImportResult *result,
           GError **error)
{
  g_autoptr (TklImportTable) table = g_new0 (TklImportTable, 1);

  table->schema = schema;
  table->result = result;
  table->first_rows = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < schema->n_columns; i++)
    table->cell_of[i] = -1;
  table->source = tkl_table_rows_new (file, error);
  if (table->source == NULL)
    return NULL;
  result->sheet = g_strdup (tkl_table_rows_sheet (table->source));
  if (!read_names (table, error))
    return NULL;
  pair_position (table);
  return g_steal_pointer (&table);
}

guint64
tkl_import_table_present (const TklImportTable *table)
{
  g_return_val_if_fail (table != NULL, 0);

  return table->present;
}

/* --- rows ------------------------------------------------------------------------------------ */

static const char *
name_of_cell (const TklImportTable *table, guint cell)
{
  for (guint i = 0; i < table->schema->n_columns; i++)
    if (table->cell_of[i] == (int) cell)
      return table->schema->columns[i].name;
  return NULL;
}

static gboolean
has_cells_beyond (const TklImportTable *table)
{
  for (guint i = table->n_cells; i < table->row.n_fields; i++)
    if (tkl_cell_trim (table->row.fields[i])[0] != '\0')
      return TRUE;
  return FALSE;
}

/* A row of another length is bad as a whole: reading what is there would clear stored values. */
static gboolean
accept_text_row (TklImportTable *table)
{
  static const TklImportReason reasons[] = {
    [TKL_ROW_QUOTES] = TKL_IMPORT_QUOTES,
    [TKL_ROW_ENCODING] = TKL_IMPORT_ENCODING,
    [TKL_ROW_NUL] = TKL_IMPORT_CONTROL,
  };
  const TklTableRow *row = &table->row;
  TklImportPlace place = { .line = row->line };

  if (row->fault != TKL_ROW_OK)
    {
      place.column = name_of_cell (table, row->fault_field);
      tkl_import_result_complain (table->result, &place, reasons[row->fault],
                                  row->fields[row->fault_field], NULL);
      return FALSE;
    }
  if (row->n_fields < table->n_cells || has_cells_beyond (table))
    {
      tkl_import_result_complain (table->result, &place, TKL_IMPORT_CELL_COUNT, NULL, NULL);
      return FALSE;
    }
  return TRUE;
}

/* Cells of a sheet know where they stand: those under no name have not moved there. */
static gboolean
accept_sheet_row (TklImportTable *table)
{
  const TklTableRow *row = &table->row;
  gboolean good = TRUE;

  for (guint i = table->n_cells; i < row->n_fields; i++)
    if (tkl_cell_trim (row->fields[i])[0] != '\0')
      warn_cell (table, row, i, TKL_IMPORT_CELL_IGNORED);
  for (guint i = 0; row->errors != NULL && i < table->schema->n_columns; i++)
    if (table->cell_of[i] >= 0 && row->errors[table->cell_of[i]])
      {
        tkl_import_table_complain (table, i, TKL_IMPORT_CELL_ERROR, NULL);
        good = FALSE;
      }
  return good;
}

/* Goes to the next row that is as long as the header. */
static gboolean
next_row (TklImportTable *table, gboolean *ret_more, GError **error)
{
  gboolean accepted;

  do
    {
      if (!tkl_table_rows_next (table->source, &table->row, error))
        return FALSE;
      if (table->row.n_fields == 0)
        {
          *ret_more = FALSE;
          return TRUE;
        }
      accepted = FALSE;
      if (!table->row.blank)
        {
          table->result->n_rows++;
          accepted
              = table->result->sheet != NULL ? accept_sheet_row (table) : accept_text_row (table);
        }
    }
  while (!accepted);

  *ret_more = TRUE;
  return TRUE;
}

TklImportResult *
tkl_import_table_read_all (const TklTableFile *file,
                           const TklImportSchema *schema,
                           gpointer data,
                           GError **error)
{
  g_autoptr (TklImportResult) result = NULL;
  g_autoptr (TklImportTable) table = NULL;
  gboolean more;

  g_return_val_if_fail (file != NULL && schema != NULL, NULL);
  g_return_val_if_fail (schema->n_columns <= TKL_IMPORT_MAX_COLUMNS, NULL);

  result = tkl_import_result_new (schema->free_row);
  table = table_new (file, schema, result, error);
  if (table == NULL)
    return NULL;
  do
    {
      if (!next_row (table, &more, error))
        return NULL;
      if (more)
        schema->take_row (table, data);
    }
  while (more);
  return g_steal_pointer (&result);
}

void
tkl_import_table_add_row (TklImportTable *table, gpointer row)
{
  g_return_if_fail (table != NULL && row != NULL);

  g_ptr_array_add (table->result->rows, row);
}

void
tkl_import_table_add_bad_row (TklImportTable *table, gpointer row)
{
  g_return_if_fail (table != NULL && row != NULL);

  g_ptr_array_add (table->result->bad_rows, row);
}

gint64
tkl_import_table_line (const TklImportTable *table)
{
  g_return_val_if_fail (table != NULL, 0);

  return table->row.line;
}

/* --- cells ----------------------------------------------------------------------------------- */

const char *
tkl_import_table_text (TklImportTable *table, guint column)
{
  g_return_val_if_fail (table != NULL && column < table->schema->n_columns, "");

  if (table->cell_of[column] < 0)
    return "";
  return tkl_cell_trim (table->row.fields[table->cell_of[column]]);
}

static char *
join_names (TklImportTable *table)
{
  const guint *names = table->schema->names;
  const char *first = tkl_import_table_text (table, names[0]);
  const char *second = names[1] != names[0] ? tkl_import_table_text (table, names[1]) : "";

  return g_strdup_printf ("%s%s%s", first, first[0] != '\0' && second[0] != '\0' ? " " : "",
                          second);
}

void
tkl_import_table_complain (TklImportTable *table,
                           guint column,
                           TklImportReason reason,
                           const char *detail)
{
  const TklImportSchema *schema;
  g_autofree char *name = NULL;
  TklImportPlace place;

  g_return_if_fail (table != NULL && column < table->schema->n_columns);

  schema = table->schema;
  name = join_names (table);
  place = (TklImportPlace){ .line = table->row.line,
                            .column = schema->columns[column].name,
                            .number = tkl_import_table_text (table, schema->number),
                            .name = name };
  tkl_import_result_complain (table->result, &place, reason, tkl_import_table_text (table, column),
                              detail);
}

static gboolean
read_cell (TklImportTable *table, guint i, TklDay today, gpointer values)
{
  const TklImportColumn *column = &table->schema->columns[i];
  const char *text = tkl_import_table_text (table, i);
  TklCellFault fault;

  if (text[0] == '\0')
    {
      if (column->required)
        tkl_import_table_complain (table, i, TKL_IMPORT_EMPTY, NULL);
      return !column->required;
    }
  if (column->kind == TKL_CELL_OWN
      || tkl_cell_read (column->kind, text, today, (char *) values + column->offset, &fault))
    return TRUE;
  tkl_import_table_complain (table, i, fault.reason, fault.detail);
  return FALSE;
}

gboolean
tkl_import_table_read (TklImportTable *table, TklDay today, gpointer values)
{
  gboolean good = TRUE;

  g_return_val_if_fail (table != NULL && values != NULL, FALSE);

  for (guint i = 0; i < table->schema->n_columns; i++)
    good &= read_cell (table, i, today, values);
  return good;
}

gboolean
tkl_import_table_check_position (TklImportTable *table, guint latitude, guint longitude)
{
  gboolean has_latitude = tkl_import_table_text (table, latitude)[0] != '\0';
  gboolean has_longitude = tkl_import_table_text (table, longitude)[0] != '\0';

  if (has_latitude == has_longitude)
    return TRUE;
  tkl_import_table_complain (table, has_latitude ? longitude : latitude, TKL_IMPORT_HALF_POSITION,
                             NULL);
  return FALSE;
}

gboolean
tkl_import_table_check_period (TklImportTable *table, guint to_column, TklDay from, TklDay to)
{
  if (from == TKL_DAY_NONE || to == TKL_DAY_NONE || from <= to)
    return TRUE;
  tkl_import_table_complain (table, to_column, TKL_IMPORT_PERIOD, NULL);
  return FALSE;
}

void
tkl_import_table_warn_address (TklImportTable *table, guint house, const TklAddress *address)
{
  TklAddressFault postal = tkl_address_check_postal_code (address);

  if (tkl_address_check_house_number (address) != TKL_ADDRESS_GOOD)
    tkl_import_table_complain (table, house, TKL_IMPORT_HOUSE_NUMBER, NULL);
  if (postal != TKL_ADDRESS_GOOD)
    tkl_import_table_complain (table, house + 1,
                               postal == TKL_ADDRESS_POSTAL_BELGIUM ? TKL_IMPORT_POSTAL_BELGIUM
                                                                    : TKL_IMPORT_POSTAL_ABROAD,
                               NULL);
}

static gboolean
check_agrees (TklImportTable *table, const FirstRow *first, gconstpointer values)
{
  g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT, first->line);
  gboolean agrees = TRUE;

  for (guint i = 0; i < table->schema->n_columns; i++)
    {
      const TklImportColumn *column = &table->schema->columns[i];

      if (tkl_cell_equal (column->kind, (const char *) first->values + column->offset,
                          (const char *) values + column->offset))
        continue;
      tkl_import_table_complain (table, i, TKL_IMPORT_DISAGREES, line);
      agrees = FALSE;
    }
  return agrees;
}

gboolean
tkl_import_table_check_repeat (TklImportTable *table,
                               const char *number,
                               gconstpointer values,
                               gboolean *ret_first)
{
  FirstRow *first;

  g_return_val_if_fail (table != NULL && number != NULL && values != NULL, FALSE);
  g_return_val_if_fail (ret_first != NULL, FALSE);

  first = g_hash_table_lookup (table->first_rows, number);
  if (first != NULL && !check_agrees (table, first, values))
    return FALSE;
  *ret_first = first == NULL;
  if (first == NULL)
    {
      first = g_new (FirstRow, 1);
      *first = (FirstRow){ table->row.line, values };
      g_hash_table_insert (table->first_rows, (gpointer) number, first);
    }
  return TRUE;
}

/* --- stored values --------------------------------------------------------------------------- */

void
tkl_import_schema_apply (const TklImportSchema *schema,
                         guint64 present,
                         gconstpointer from,
                         gpointer to)
{
  g_return_if_fail (schema != NULL && from != NULL && to != NULL);

  for (guint i = 0; i < schema->n_columns; i++)
    if (present & (G_GUINT64_CONSTANT (1) << i))
      tkl_cell_copy (schema->columns[i].kind, (const char *) from + schema->columns[i].offset,
                     (char *) to + schema->columns[i].offset);
}

void
tkl_import_schema_compare (const TklImportSchema *schema,
                           guint64 present,
                           gconstpointer before,
                           gconstpointer after,
                           TklImportChangeFunc func,
                           gpointer data)
{
  g_return_if_fail (schema != NULL && after != NULL && func != NULL);

  for (guint i = 0; i < schema->n_columns; i++)
    {
      const TklImportColumn *column = &schema->columns[i];
      const char *old_field = before != NULL ? (const char *) before + column->offset : NULL;
      const char *new_field = (const char *) after + column->offset;
      g_autofree char *old_text = NULL;
      g_autofree char *new_text = NULL;

      if (!(present & (G_GUINT64_CONSTANT (1) << i))
          || (old_field != NULL && tkl_cell_equal (column->kind, old_field, new_field)))
        continue;
      old_text = old_field != NULL ? tkl_cell_format (column->kind, old_field) : NULL;
      new_text = tkl_cell_format (column->kind, new_field);
      if (old_text != NULL || new_text != NULL)
        func (column->name, old_text, new_text, data);
    }
}
