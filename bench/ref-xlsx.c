/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reference: a finished workbook's cells written once more by libxlsxwriter alone. */
/* Thread: main. */
#include "ref-xlsx.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#define MAX_FORMATS 200

typedef enum
{
  CELL_BLANK,
  CELL_NUMBER,
  CELL_STRING,
  CELL_FORMULA,
  CELL_FORMULA_STRING,
} CellKind;

typedef struct
{
  lxw_row_t row;
  lxw_col_t column;
  guint16 kind;
  guint16 format; /* 0 = none */
  double number;
  char *text;    /* (owned) (nullable): string, or value of a formula that gives one */
  char *formula; /* (owned) (nullable) */
} Cell;

typedef struct
{
  char *name;    /* (owned) */
  GArray *cells; /* (element-type Cell) */
  double widths[64];
  guint n_widths;
  char *filter; /* (owned) (nullable): its range */
} Sheet;

typedef struct
{
  char *name, *formula; /* (owned) */
  guint sheet;
} Name;

struct _RefXlsx
{
  GPtrArray *sheets; /* (element-type Sheet) */
  GArray *names;     /* (element-type Name) */
};

/* --- reading ------------------------------------------------------------------------------------ */

typedef void (*PartFunc) (const char *name, const char *text, gsize length, gpointer data);

static void
read_parts (const char *path, PartFunc func, gpointer data)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;

  archive_read_support_format_zip (archive);
  if (archive_read_open_filename (archive, path, 65536) != ARCHIVE_OK)
    g_error ("%s: %s", path, archive_error_string (archive));
  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      char block[65536];
      la_ssize_t n;

      while ((n = archive_read_data (archive, block, sizeof block)) > 0)
        g_string_append_len (text, block, n);
      func (archive_entry_pathname (entry), text->str, text->len, data);
    }
  archive_read_free (archive);
}

static void
clear_cell (gpointer data)
{
  g_free (((Cell *) data)->text);
  g_free (((Cell *) data)->formula);
}

static void
free_sheet (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->filter);
  g_array_unref (sheet->cells);
  g_free (sheet);
}

static void
clear_name (gpointer data)
{
  g_free (((Name *) data)->name);
  g_free (((Name *) data)->formula);
}

static const char *
find_attribute (const char **names, const char **values, const char *name)
{
  for (gsize i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}

typedef struct
{
  RefXlsx *ref;
  Sheet *sheet;
  Cell cell;
  GString *text; /* of the element being read */
} Reader;

static void
begin_cell (Reader *reader, const char **names, const char **values)
{
  const char *place = find_attribute (names, values, "r");
  const char *style = find_attribute (names, values, "s");
  const char *type = find_attribute (names, values, "t");

  reader->cell = (Cell){ .row = lxw_name_to_row (place),
                         .column = lxw_name_to_col (place),
                         .format = style != NULL ? (guint16) strtoul (style, NULL, 10) : 0,
                         .kind = CELL_BLANK };
  if (type != NULL)
    reader->cell.kind = g_str_equal (type, "str") ? CELL_FORMULA_STRING : CELL_STRING;
}

static void
begin_element (GMarkupParseContext *context,
               const char *element,
               const char **names,
               const char **values,
               gpointer data,
               GError **error)
{
  Reader *reader = data;

  g_string_truncate (reader->text, 0);
  if (g_str_equal (element, "c"))
    begin_cell (reader, names, values);
  else if (g_str_equal (element, "col"))
    reader->sheet->widths[reader->sheet->n_widths++]
        = g_ascii_strtod (find_attribute (names, values, "width"), NULL);
  else if (g_str_equal (element, "autoFilter"))
    reader->sheet->filter = g_strdup (find_attribute (names, values, "ref"));
  else if (g_str_equal (element, "sheet"))
    {
      Sheet *sheet = g_new0 (Sheet, 1);

      sheet->name = g_strdup (find_attribute (names, values, "name"));
      sheet->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
      g_array_set_clear_func (sheet->cells, clear_cell);
      g_ptr_array_add (reader->ref->sheets, sheet);
    }
  else if (g_str_equal (element, "definedName"))
    {
      Name name = { .name = g_strdup (find_attribute (names, values, "name")) };

      name.sheet = (guint) strtoul (find_attribute (names, values, "localSheetId"), NULL, 10);
      g_array_append_val (reader->ref->names, name);
    }
}

static void
end_value (Reader *reader)
{
  if (reader->cell.kind == CELL_FORMULA_STRING)
    {
      reader->cell.text = g_strdup (reader->text->str);
      return;
    }
  reader->cell.kind = reader->cell.formula != NULL ? CELL_FORMULA : CELL_NUMBER;
  reader->cell.number = g_ascii_strtod (reader->text->str, NULL);
}

static void
end_element (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Reader *reader = data;

  if (g_str_equal (element, "t"))
    reader->cell.text = g_strdup (reader->text->str);
  else if (g_str_equal (element, "f"))
    reader->cell.formula = g_strconcat ("=", reader->text->str, NULL);
  else if (g_str_equal (element, "v"))
    end_value (reader);
  else if (g_str_equal (element, "c"))
    g_array_append_val (reader->sheet->cells, reader->cell);
  else if (g_str_equal (element, "definedName"))
    g_array_index (reader->ref->names, Name, reader->ref->names->len - 1).formula
        = g_strconcat ("=", reader->text->str, NULL);
}

static void
add_text (
    GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  g_string_append_len (((Reader *) data)->text, text, (gssize) length);
}

static void
read_part (const char *name, const char *text, gsize length, gpointer data)
{
  static const GMarkupParser parser = { begin_element, end_element, add_text, NULL, NULL };
  Reader *reader = data;
  gboolean workbook = g_str_equal (name, "xl/workbook.xml");
  guint number = g_str_has_prefix (name, "xl/worksheets/sheet")
                     ? (guint) strtoul (name + strlen ("xl/worksheets/sheet"), NULL, 10)
                     : 0;
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) error = NULL;

  /* The workbook, with the names of the sheets, is asked for in the first round. */
  if (workbook != (reader->ref->sheets->len == 0) || (!workbook && number == 0))
    return;
  if (number > 0)
    reader->sheet = g_ptr_array_index (reader->ref->sheets, number - 1);
  context = g_markup_parse_context_new (&parser, 0, reader, NULL);
  if (!g_markup_parse_context_parse (context, text, (gssize) length, &error))
    g_error ("%s: %s", name, error->message);
}

RefXlsx *
ref_xlsx_new (const char *path)
{
  RefXlsx *ref = g_new0 (RefXlsx, 1);
  Reader reader = { .ref = ref, .text = g_string_new (NULL) };

  ref->sheets = g_ptr_array_new_with_free_func (free_sheet);
  ref->names = g_array_new (FALSE, FALSE, sizeof (Name));
  g_array_set_clear_func (ref->names, clear_name);
  read_parts (path, read_part, &reader);
  read_parts (path, read_part, &reader);
  g_string_free (reader.text, TRUE);
  return ref;
}

void
ref_xlsx_free (RefXlsx *ref)
{
  g_ptr_array_unref (ref->sheets);
  g_array_unref (ref->names);
  g_free (ref);
}

guint
ref_xlsx_n_cells (const RefXlsx *ref)
{
  guint n = 0;

  for (guint i = 0; i < ref->sheets->len; i++)
    n += ((const Sheet *) g_ptr_array_index (ref->sheets, i))->cells->len;
  return n;
}

/* The rows alone: heads and tails of the sheets hold margins and the like. */
static void
add_hash (const char *name, const char *text, gsize length, gpointer data)
{
  guint64 *hash = data;
  const char *from = strstr (text, "<sheetData>");
  const char *to = from != NULL ? strstr (from, "</sheetData>") : NULL;

  if (!g_str_has_prefix (name, "xl/worksheets/sheet") || to == NULL)
    return;
  for (; from < to; from++)
    *hash = (*hash ^ (guchar) *from) * G_GUINT64_CONSTANT (0x100000001b3);
}

guint64
ref_xlsx_hash (const char *path)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  read_parts (path, add_hash, &hash);
  return hash;
}

/* --- writing ------------------------------------------------------------------------------------ */

static void
write_cell (lxw_worksheet *sheet, const Cell *cell, lxw_format **formats)
{
  lxw_format *format = formats[cell->format];

  switch ((CellKind) cell->kind)
    {
    case CELL_BLANK:
      worksheet_write_blank (sheet, cell->row, cell->column, format);
      break;
    case CELL_NUMBER:
      worksheet_write_number (sheet, cell->row, cell->column, cell->number, format);
      break;
    case CELL_STRING:
      worksheet_write_string (sheet, cell->row, cell->column, cell->text, format);
      break;
    case CELL_FORMULA:
      worksheet_write_formula_num (sheet, cell->row, cell->column, cell->formula, format,
                                   cell->number);
      break;
    case CELL_FORMULA_STRING:
      worksheet_write_formula_str (sheet, cell->row, cell->column, cell->formula, format,
                                   cell->text);
      break;
    }
}

static void
write_sheet (const Sheet *sheet, lxw_worksheet *worksheet, lxw_format **formats)
{
  for (guint i = 0; i < sheet->n_widths; i++)
    worksheet_set_column (worksheet, (lxw_col_t) i, (lxw_col_t) i, sheet->widths[i], NULL);
  for (guint i = 0; i < sheet->cells->len; i++)
    {
      const Cell *cell = &g_array_index (sheet->cells, Cell, i);

      /* The head of the table is higher. */
      if (cell->row == 4 && cell->column == 0)
        worksheet_set_row (worksheet, cell->row, 30, NULL);
      write_cell (worksheet, cell, formats);
    }
  if (sheet->filter != NULL)
    worksheet_autofilter (worksheet, RANGE (sheet->filter));
  worksheet_freeze_panes (worksheet, 5, 0);
  worksheet_repeat_rows (worksheet, 0, 4);
  worksheet_set_landscape (worksheet);
  worksheet_set_paper (worksheet, 9);
  worksheet_fit_to_pages (worksheet, 1, 0);
  worksheet_set_header (worksheet, "&LReference&R&A");
  worksheet_set_footer (worksheet, "&Rpage &P / &N");
}

void
ref_xlsx_write (const RefXlsx *ref, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  lxw_workbook_options options = { .constant_memory = TRUE, .tmpdir = folder };
  lxw_workbook *workbook = workbook_new_opt (path, &options);
  lxw_format *formats[MAX_FORMATS] = { NULL };
  g_autofree lxw_worksheet **worksheets = g_new (lxw_worksheet *, ref->sheets->len);

  /* Unlike each other, so that the library numbers them one by one. */
  for (guint i = 1; i < MAX_FORMATS; i++)
    {
      formats[i] = workbook_add_format (workbook);
      format_set_num_format (formats[i], i % 2 == 0 ? "[h]:mm" : "dd/mm/yyyy");
      format_set_top (formats[i], LXW_BORDER_THIN);
      format_set_top_color (formats[i], 0x100000 + i);
    }
  for (guint i = 0; i < ref->sheets->len; i++)
    {
      const Sheet *sheet = g_ptr_array_index (ref->sheets, i);

      worksheets[i] = workbook_add_worksheet (workbook, sheet->name);
      /* Whoever writes it last sees the same numbers of formats: the first sheet comes last. */
      if (i > 0)
        write_sheet (sheet, worksheets[i], formats);
    }
  write_sheet (g_ptr_array_index (ref->sheets, 0), worksheets[0], formats);
  for (guint i = 0; i < ref->names->len; i++)
    {
      const Name *name = &g_array_index (ref->names, Name, i);
      const Sheet *sheet = g_ptr_array_index (ref->sheets, name->sheet);
      g_autofree char *full = g_strdup_printf ("'%s'!%s", sheet->name, name->name);

      if (!g_str_has_prefix (name->name, "_xlnm"))
        workbook_define_name (workbook, full, name->formula);
    }
  if (workbook_close (workbook) != LXW_NO_ERROR)
    g_error ("%s cannot be written", path);
}
