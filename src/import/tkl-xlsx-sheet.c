/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklXlsxSheet: the XML of a sheet, unpacked and parsed block by block as rows are asked for. */
/* Thread: any, one at a time. */
#include "tkl-xlsx-sheet.h"

#include "tkl-import-error.h"
#include "tkl-import-problem.h"
#include "tkl-xlsx-book.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A row that was parsed and not asked for yet. */
typedef struct
{
  gint64 number;
  GPtrArray *fields;  /* (owned) of char *, none of them NULL */
  GByteArray *errors; /* (owned): as long as fields */
  gboolean has_errors;
} SheetRow;

/* The cell being read. */
typedef struct
{
  guint column;
  char *type; /* (owned) (nullable): attribute `t` */
  guint style;
  GString *text; /* (owned): what stands in `v` or in the runs of an inline text */
} Cell;

struct _TklXlsxSheet
{
  TklXlsxBook *book; /* (owned) */
  TklZipPart *part;  /* (owned) (nullable) */
  TklXml *xml;       /* (owned) (nullable) */
  gboolean ended;    /* nothing is left in the part */
  gboolean refused;  /* by us, with a place that people know */
  GQueue ready;      /* (owned) of SheetRow */
  SheetRow *row;     /* (owned) (nullable): being parsed */
  SheetRow *first;   /* (owned) (nullable): the header */
  SheetRow *current; /* (owned) (nullable): given out last */
  TklTableRow header;
  Cell cell;
  gint64 number;     /* of the last row; 0 = none */
  guint next_column; /* where a cell stands that does not say */
  guint n_cells;
  guint n_rows;
};

/* --- rows ------------------------------------------------------------------------------------ */

static SheetRow *
sheet_row_new (gint64 number)
{
  SheetRow *row = g_new0 (SheetRow, 1);

  row->number = number;
  row->fields = g_ptr_array_new_with_free_func (g_free);
  row->errors = g_byte_array_new ();
  return row;
}

static void
sheet_row_free (SheetRow *row)
{
  g_ptr_array_unref (row->fields);
  g_byte_array_unref (row->errors);
  g_free (row);
}

static void
grow_row (SheetRow *row, guint n_fields)
{
  static const guint8 none = 0;

  while (row->fields->len < n_fields)
    {
      g_ptr_array_add (row->fields, g_strdup (""));
      g_byte_array_append (row->errors, &none, 1);
    }
}

/* --- refusing -------------------------------------------------------------------------------- */

char *
tkl_xlsx_column_letters (guint column)
{
  char letters[8];
  guint at = sizeof letters - 1;

  letters[at] = '\0';
  for (column++; column > 0 && at > 0; column = (column - 1) / 26)
    letters[--at] = (char) ('A' + (column - 1) % 26);
  return g_strdup (letters + at);
}

static GError *
make_error (const TklXlsxSheet *sheet, TklImportError code, const char *sentence)
{
  g_autofree char *name = tkl_import_excerpt (sheet->book->sheet, NULL);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, sheet->number);

  /* Translators: name of a sheet, number of a row, then a sentence that says what is wrong there. */
  return g_error_new (TKL_IMPORT_ERROR, code, _ ("Sheet “%s”, row %s: %s"),
                      name != NULL ? name : "", number, sentence);
}

static void
refuse (TklXlsxSheet *sheet, TklImportError code, const char *sentence)
{
  tkl_xml_refuse (sheet->xml, make_error (sheet, code, sentence));
  sheet->refused = TRUE;
}

/* --- cells ----------------------------------------------------------------------------------- */

/* `B12`: only the letters count, the row says its number itself. */
static gboolean
read_reference (const char *text, guint *ret_column)
{
  guint column = 0;
  const char *p = text;

  for (; g_ascii_isalpha (*p) && p < text + 4; p++)
    column = column * 26 + (guint) (g_ascii_toupper (*p) - 'A') + 1;
  if (p == text || !g_ascii_isdigit (*p) || column > TKL_XLSX_LAST_COLUMN)
    return FALSE;
  *ret_column = column - 1;
  return TRUE;
}

static void
start_row (TklXlsxSheet *sheet)
{
  g_autofree char *text = tkl_xml_attribute (sheet->xml, "r");
  gint64 number = sheet->number + 1;

  if (text != NULL
      && !g_ascii_string_to_signed (text, 10, number, TKL_XLSX_LAST_ROW, &number, NULL))
    {
      refuse (sheet, TKL_IMPORT_ERROR_FORMAT, _ ("The next row has a wrong number."));
      return;
    }
  sheet->number = number;
  sheet->next_column = 0;
  g_clear_pointer (&sheet->row, sheet_row_free);
  sheet->row = sheet_row_new (number);
}

static void
start_cell (TklXlsxSheet *sheet)
{
  Cell *cell = &sheet->cell;
  g_autofree char *reference = tkl_xml_attribute (sheet->xml, "r");
  g_autofree char *style = tkl_xml_attribute (sheet->xml, "s");
  guint64 style_id = 0;

  cell->column = sheet->next_column;
  if (++sheet->n_cells > TKL_XLSX_MAX_CELLS)
    refuse (sheet, TKL_IMPORT_ERROR_LIMIT, _ ("There are too many cells."));
  else if (reference != NULL
           && (!read_reference (reference, &cell->column) || cell->column < sheet->next_column))
    refuse (sheet, TKL_IMPORT_ERROR_FORMAT, _ ("A cell stands where none can be."));
  sheet->next_column = cell->column + 1;
  if (style != NULL)
    g_ascii_string_to_unsigned (style, 10, 0, G_MAXINT32, &style_id, NULL);
  cell->style = (guint) style_id;
  g_free (cell->type);
  cell->type = tkl_xml_attribute (sheet->xml, "t");
  g_string_truncate (cell->text, 0);
}

static char *
read_shared (TklXlsxSheet *sheet)
{
  const TklXlsxBook *book = sheet->book;
  guint64 index;

  if (!g_ascii_string_to_unsigned (sheet->cell.text->str, 10, 0, G_MAXUINT32, &index, NULL)
      || index >= book->string_starts->len)
    {
      refuse (sheet, TKL_IMPORT_ERROR_FORMAT, _ ("The text of a cell is missing."));
      return g_strdup ("");
    }
  return g_strdup (book->strings->str + g_array_index (book->string_starts, gsize, index));
}

/* `2026-03-31T00:00:00`: as dates of numbers are written. */
static char *
read_iso_date (const char *text)
{
  g_autofree char *date = g_strdup (text);
  char *separator = strchr (date, 'T');

  if (separator == NULL)
    return g_steal_pointer (&date);
  *separator = '\0';
  if (strspn (separator + 1, "0:.Z") == strlen (separator + 1))
    return g_steal_pointer (&date);
  return g_strdup_printf ("%s %.5s", date, separator + 1);
}

static char *
read_number (TklXlsxSheet *sheet)
{
  const TklXlsxBook *book = sheet->book;
  TklXlsxFormat format = { TKL_XLSX_NUMBER, 0 };
  char *text;

  if (sheet->cell.text->len == 0)
    return g_strdup ("");
  if (sheet->cell.style < book->formats->len)
    format = g_array_index (book->formats, TklXlsxFormat, sheet->cell.style);
  text = tkl_xlsx_format_number (format, sheet->cell.text->str, book->from_1904);
  return text != NULL ? text : g_strdup (sheet->cell.text->str);
}

static char *
read_value (TklXlsxSheet *sheet)
{
  const char *type = sheet->cell.type;

  if (g_strcmp0 (type, "s") == 0)
    return read_shared (sheet);
  if (g_strcmp0 (type, "d") == 0)
    return read_iso_date (sheet->cell.text->str);
  if (type == NULL || g_str_equal (type, "n"))
    return read_number (sheet);
  return g_strdup (sheet->cell.text->str);
}

static void
end_cell (TklXlsxSheet *sheet)
{
  guint column = sheet->cell.column;
  g_autofree char *value = read_value (sheet);
  SheetRow *row = sheet->row;

  if (value[0] == '\0')
    return;
  if (column >= TKL_ROW_MAX_COLUMNS)
    {
      refuse (sheet, TKL_IMPORT_ERROR_LIMIT, _ ("There are too many cells."));
      return;
    }
  grow_row (row, column + 1);
  g_free (row->fields->pdata[column]);
  row->fields->pdata[column] = g_steal_pointer (&value);
  if (g_strcmp0 (sheet->cell.type, "e") == 0)
    row->errors->data[column] = row->has_errors = TRUE;
}

static void
end_row (TklXlsxSheet *sheet)
{
  SheetRow *row = g_steal_pointer (&sheet->row);
  gboolean blank = TRUE;

  for (guint i = 0; i < row->fields->len && blank; i++)
    {
      const char *text = row->fields->pdata[i];

      blank = text[strspn (text, " \t\r\n")] == '\0';
    }
  if (blank)
    {
      sheet_row_free (row);
      return;
    }
  g_queue_push_tail (&sheet->ready, row);
  if (++sheet->n_rows > TKL_ROW_MAX_ROWS + 1)
    refuse (sheet, TKL_IMPORT_ERROR_LIMIT, _ ("There are more than 1,000,000 rows."));
}

/* --- XML ------------------------------------------------------------------------------------- */

static void
handle_start (TklXml *xml, const char *name, gpointer data)
{
  TklXlsxSheet *sheet = data;
  const char *parent = tkl_xml_parent (xml);

  if (g_str_equal (name, "row") && g_str_equal (parent, "sheetData"))
    start_row (sheet);
  else if (g_str_equal (name, "c") && g_str_equal (parent, "row") && sheet->row != NULL)
    start_cell (sheet);
}

static void
handle_end (TklXml *xml, const char *name, const char *text, gpointer data)
{
  TklXlsxSheet *sheet = data;
  const char *parent = tkl_xml_parent (xml);

  if (sheet->row == NULL)
    return;
  if (g_str_equal (name, "v") && g_str_equal (parent, "c"))
    tkl_xlsx_append_text (sheet->cell.text, text);
  else if (g_str_equal (name, "t") && !tkl_xlsx_is_phonetic (xml))
    tkl_xlsx_append_text (sheet->cell.text, text);
  else if (g_str_equal (name, "c") && g_str_equal (parent, "row"))
    end_cell (sheet);
  else if (g_str_equal (name, "row") && g_str_equal (parent, "sheetData"))
    end_row (sheet);
}

/* Parses until a row is ready or the part ends. */
static gboolean
fill (TklXlsxSheet *sheet, GError **error)
{
  gconstpointer block;
  gsize size;

  while (g_queue_is_empty (&sheet->ready) && !sheet->ended)
    {
      if (!tkl_zip_part_read (sheet->part, &block, &size, error))
        return FALSE;
      if (!tkl_xml_feed (sheet->xml, block, size, error))
        {
          if (!sheet->refused)
            g_prefix_error (error, "%s: ", sheet->book->sheet_part);
          return FALSE;
        }
      sheet->ended = size == 0;
    }
  return TRUE;
}

/* --- sheet ----------------------------------------------------------------------------------- */

static TklTableRow
show_row (const SheetRow *row)
{
  return (TklTableRow){ .line = row->number,
                        .n_fields = row->fields->len,
                        .fields = (char **) row->fields->pdata,
                        .errors = row->has_errors ? row->errors->data : NULL };
}

static gboolean
read_header (TklXlsxSheet *sheet, GError **error)
{
  if (!fill (sheet, error))
    return FALSE;
  sheet->first = g_queue_pop_head (&sheet->ready);
  if (sheet->first == NULL)
    {
      g_autofree char *name = tkl_import_excerpt (sheet->book->sheet, NULL);

      g_set_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT,
                   /* Translators: name of a sheet of a workbook. */
                   _ ("The sheet “%s” is empty: a row with the names of the columns is missing."),
                   name != NULL ? name : "");
      return FALSE;
    }
  sheet->header = show_row (sheet->first);
  return TRUE;
}

TklXlsxSheet *
tkl_xlsx_sheet_new (GBytes *bytes, const char *name, GError **error)
{
  static const TklXmlHandler handler
      = { "worksheet", handle_start, handle_end, TKL_XLSX_MAX_TEXT_BYTES };
  g_autoptr (TklXlsxSheet) sheet = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  sheet = g_new0 (TklXlsxSheet, 1);
  g_queue_init (&sheet->ready);
  sheet->cell.text = g_string_new (NULL);
  sheet->book = tkl_xlsx_book_new (bytes, name, error);
  if (sheet->book == NULL)
    return NULL;
  sheet->part = tkl_zip_open (sheet->book->zip, sheet->book->sheet_part, error);
  if (sheet->part == NULL)
    return NULL;
  sheet->xml = tkl_xml_new (&handler, sheet);
  return read_header (sheet, error) ? g_steal_pointer (&sheet) : NULL;
}

void
tkl_xlsx_sheet_free (TklXlsxSheet *sheet)
{
  if (sheet == NULL)
    return;
  g_clear_pointer (&sheet->xml, tkl_xml_free);
  g_clear_pointer (&sheet->part, tkl_zip_part_free);
  g_clear_pointer (&sheet->book, tkl_xlsx_book_free);
  g_queue_clear_full (&sheet->ready, (GDestroyNotify) sheet_row_free);
  g_clear_pointer (&sheet->row, sheet_row_free);
  g_clear_pointer (&sheet->first, sheet_row_free);
  g_clear_pointer (&sheet->current, sheet_row_free);
  g_free (sheet->cell.type);
  g_string_free (sheet->cell.text, TRUE);
  g_free (sheet);
}

const char *
tkl_xlsx_sheet_name (const TklXlsxSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, NULL);

  return sheet->book->sheet;
}

const TklTableRow *
tkl_xlsx_sheet_header (const TklXlsxSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, NULL);

  return &sheet->header;
}

gboolean
tkl_xlsx_sheet_next (TklXlsxSheet *sheet, TklTableRow *ret_row, GError **error)
{
  g_return_val_if_fail (sheet != NULL && ret_row != NULL, FALSE);

  if (!fill (sheet, error))
    return FALSE;
  g_clear_pointer (&sheet->current, sheet_row_free);
  sheet->current = g_queue_pop_head (&sheet->ready);
  if (sheet->current == NULL)
    {
      *ret_row = (TklTableRow){ 0 };
      return TRUE;
    }
  grow_row (sheet->current, sheet->header.n_fields);
  *ret_row = show_row (sheet->current);
  return TRUE;
}
