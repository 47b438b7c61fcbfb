/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklXlsxBook: what the cells of a workbook (.xlsx) refer to: shared texts, formats, its sheets. */
/* Thread: any, one at a time. */
#include "tkl-xlsx-book.h"

#include "tkl-import-error.h"
#include "tkl-import-problem.h"
#include "tkl-xlsx-parts.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

static void
ignore_end (TklXml *xml, const char *name, const char *text, gpointer data)
{
}

/* --- the list of sheets ---------------------------------------------------------------------- */

typedef struct
{
  const char *wanted; /* (nullable) */
  const GPtrArray *relations;
  TklXlsxBook *book;
} SheetFinder;

static gboolean
is_true (const char *text)
{
  return g_strcmp0 (text, "1") == 0 || g_strcmp0 (text, "true") == 0;
}

/* Sheets of charts have no cells. Returns: (nullable): the relation of a sheet with cells. */
static const TklXlsxRelation *
find_cells (const GPtrArray *relations, TklXml *xml, char **ret_title)
{
  g_autofree char *title = tkl_xml_attribute (xml, "name");
  g_autofree char *id = tkl_xml_prefixed_attribute (xml, "id");
  const TklXlsxRelation *relation = tkl_xlsx_find_id (relations, id);

  if (title == NULL || relation == NULL || !g_str_equal (relation->type, "worksheet"))
    return NULL;
  *ret_title = g_steal_pointer (&title);
  return relation;
}

static gboolean
is_hidden (TklXml *xml)
{
  g_autofree char *state = tkl_xml_attribute (xml, "state");

  return state != NULL && !g_str_equal (state, "visible");
}

static gboolean
is_wanted (const SheetFinder *finder, TklXml *xml, const char *name)
{
  g_autofree char *wanted = NULL;
  g_autofree char *folded = NULL;

  if (finder->wanted == NULL)
    return !is_hidden (xml);
  wanted = g_utf8_casefold (finder->wanted, -1);
  folded = g_utf8_casefold (name, -1);
  return g_str_equal (wanted, folded);
}

static void
start_in_workbook (TklXml *xml, const char *name, gpointer data)
{
  SheetFinder *finder = data;
  g_autofree char *title = NULL;
  g_autofree char *date = NULL;
  const TklXlsxRelation *relation;

  if (g_str_equal (name, "workbookPr"))
    {
      date = tkl_xml_attribute (xml, "date1904");
      finder->book->from_1904 = is_true (date);
    }
  if (!g_str_equal (name, "sheet") || finder->book->sheet != NULL)
    return;
  relation = find_cells (finder->relations, xml, &title);
  if (relation == NULL || !is_wanted (finder, xml, title))
    return;
  finder->book->sheet = g_steal_pointer (&title);
  finder->book->sheet_part = g_strdup (relation->part);
}

static gboolean
find_sheet (TklXlsxBook *book,
            const char *part,
            const GPtrArray *relations,
            const char *wanted,
            GError **error)
{
  static const TklXmlHandler handler
      = { "workbook", start_in_workbook, ignore_end, TKL_XLSX_MAX_TEXT_BYTES };
  SheetFinder finder = { wanted, relations, book };
  g_autofree char *name = tkl_import_excerpt (wanted, NULL);

  if (!tkl_xlsx_read_part (book->zip, part, &handler, &finder, error))
    return FALSE;
  if (book->sheet != NULL)
    return TRUE;
  if (name != NULL)
    g_set_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT,
                 /* Translators: name of a sheet of a workbook. */
                 _ ("There is no sheet “%s” in this workbook."), name);
  else
    g_set_error_literal (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT,
                         _ ("There is no sheet with cells in this workbook."));
  return FALSE;
}

typedef struct
{
  const GPtrArray *relations;
  GStrvBuilder *names;
} SheetLister;

static void
list_in_workbook (TklXml *xml, const char *name, gpointer data)
{
  SheetLister *lister = data;
  g_autofree char *title = NULL;

  if (g_str_equal (name, "sheet") && !is_hidden (xml)
      && find_cells (lister->relations, xml, &title) != NULL)
    g_strv_builder_add (lister->names, title);
}

char **
tkl_xlsx_sheet_names (GBytes *bytes, GError **error)
{
  static const TklXmlHandler handler
      = { "workbook", list_in_workbook, ignore_end, TKL_XLSX_MAX_TEXT_BYTES };
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (TklZip) zip = NULL;
  g_autofree char *part = NULL;
  g_autoptr (GPtrArray) relations = NULL;
  SheetLister lister;

  g_return_val_if_fail (bytes != NULL, NULL);

  zip = tkl_zip_new (bytes, error);
  if (zip == NULL || !tkl_xlsx_find_workbook (zip, &part, error))
    return NULL;
  relations = tkl_xlsx_relations (zip, part, error);
  lister = (SheetLister){ relations, names };
  if (relations == NULL || !tkl_xlsx_read_part (zip, part, &handler, &lister, error))
    return NULL;
  return g_strv_builder_end (names);
}

/* --- formats --------------------------------------------------------------------------------- */

typedef struct
{
  GHashTable *codes; /* (owned): id → TklXlsxFormat */
  GArray *formats;   /* (borrowed) */
} StyleReader;

static guint
read_id (TklXml *xml, const char *attribute)
{
  g_autofree char *text = tkl_xml_attribute (xml, attribute);
  guint64 id;

  /* Damaged ids are those of a plain number. */
  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &id, NULL)
             ? (guint) id
             : 0;
}

static void
take_code (StyleReader *reader, TklXml *xml)
{
  g_autofree char *code = tkl_xml_attribute (xml, "formatCode");
  TklXlsxFormat *format;

  if (code == NULL)
    return;
  format = g_new (TklXlsxFormat, 1);
  *format = tkl_xlsx_format_parse (code);
  g_hash_table_replace (reader->codes, GUINT_TO_POINTER (read_id (xml, "numFmtId")), format);
}

static void
start_in_styles (TklXml *xml, const char *name, gpointer data)
{
  StyleReader *reader = data;
  TklXlsxFormat format;
  const TklXlsxFormat *own;
  guint id;

  if (g_str_equal (name, "numFmt") && g_str_equal (tkl_xml_parent (xml), "numFmts"))
    take_code (reader, xml);
  if (!g_str_equal (name, "xf") || !g_str_equal (tkl_xml_parent (xml), "cellXfs"))
    return;
  if (reader->formats->len == TKL_XLSX_MAX_FORMATS)
    {
      tkl_xml_refuse (xml, g_error_new_literal (TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_LIMIT,
                                                _ ("There are too many formats.")));
      return;
    }
  id = read_id (xml, "numFmtId");
  own = g_hash_table_lookup (reader->codes, GUINT_TO_POINTER (id));
  /* Some programs write the codes of built-in formats too. */
  format = own != NULL ? *own : tkl_xlsx_format_builtin (id);
  g_array_append_val (reader->formats, format);
}

static gboolean
read_formats (TklXlsxBook *book, const char *part, GError **error)
{
  static const TklXmlHandler handler
      = { "styleSheet", start_in_styles, ignore_end, TKL_XLSX_MAX_TEXT_BYTES };
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  StyleReader reader = { codes, book->formats };

  return tkl_xlsx_read_part (book->zip, part, &handler, &reader, error);
}

/* --- shared texts ---------------------------------------------------------------------------- */

static gboolean
is_escape (const char *p)
{
  return p[0] == '_' && p[1] == 'x' && g_ascii_isxdigit (p[2]) && g_ascii_isxdigit (p[3])
         && g_ascii_isxdigit (p[4]) && g_ascii_isxdigit (p[5]) && p[6] == '_';
}

void
tkl_xlsx_append_text (GString *string, const char *text)
{
  const char *escape;

  while ((escape = strstr (text, "_x")) != NULL)
    {
      gunichar c;

      if (!is_escape (escape))
        {
          g_string_append_len (string, text, escape + 2 - text);
          text = escape + 2;
          continue;
        }
      g_string_append_len (string, text, escape - text);
      c = (gunichar) strtoul (escape + 2, NULL, 16);
      /* Halves of pairs are no characters. */
      g_string_append_unichar (string, c != 0 && g_unichar_validate (c) ? c : 0xFFFD);
      text = escape + 7;
    }
  g_string_append (string, text);
}

gboolean
tkl_xlsx_is_phonetic (const TklXml *xml)
{
  return g_str_equal (tkl_xml_parent (xml), "rPh");
}

static void
start_string (TklXml *xml, const char *name, gpointer data)
{
  TklXlsxBook *book = data;

  if (g_str_equal (name, "si"))
    g_array_append_val (book->string_starts, book->strings->len);
}

static void
end_string (TklXml *xml, const char *name, const char *text, gpointer data)
{
  TklXlsxBook *book = data;

  if (g_str_equal (name, "t") && book->string_starts->len > 0 && !tkl_xlsx_is_phonetic (xml))
    tkl_xlsx_append_text (book->strings, text);
  if (g_str_equal (name, "si"))
    g_string_append_c (book->strings, '\0');
  if (book->strings->len > TKL_XLSX_MAX_STRINGS_BYTES)
    tkl_xml_refuse (xml, g_error_new_literal (TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_LIMIT,
                                              _ ("There is too much text.")));
}

static gboolean
read_strings (TklXlsxBook *book, const char *part, GError **error)
{
  static const TklXmlHandler handler = { "sst", start_string, end_string, TKL_XLSX_MAX_TEXT_BYTES };

  return tkl_xlsx_read_part (book->zip, part, &handler, book, error);
}

/* --- book ------------------------------------------------------------------------------------ */

static gboolean
read_book (TklXlsxBook *book, const char *sheet, GError **error)
{
  g_autofree char *part = NULL;
  g_autoptr (GPtrArray) relations = NULL;
  const TklXlsxRelation *styles;
  const TklXlsxRelation *strings;

  if (!tkl_xlsx_find_workbook (book->zip, &part, error))
    return FALSE;
  relations = tkl_xlsx_relations (book->zip, part, error);
  if (relations == NULL || !find_sheet (book, part, relations, sheet, error))
    return FALSE;
  styles = tkl_xlsx_find_type (relations, "styles");
  strings = tkl_xlsx_find_type (relations, "sharedStrings");
  return (styles == NULL || read_formats (book, styles->part, error))
         && (strings == NULL || read_strings (book, strings->part, error));
}

TklXlsxBook *
tkl_xlsx_book_new (GBytes *bytes, const char *sheet, GError **error)
{
  g_autoptr (TklXlsxBook) book = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  book = g_new0 (TklXlsxBook, 1);
  book->formats = g_array_new (FALSE, FALSE, sizeof (TklXlsxFormat));
  book->strings = g_string_new (NULL);
  book->string_starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  book->zip = tkl_zip_new (bytes, error);
  if (book->zip == NULL || !read_book (book, sheet, error))
    return NULL;
  return g_steal_pointer (&book);
}

void
tkl_xlsx_book_free (TklXlsxBook *book)
{
  if (book == NULL)
    return;
  g_clear_pointer (&book->zip, tkl_zip_free);
  g_free (book->sheet);
  g_free (book->sheet_part);
  g_array_unref (book->formats);
  g_string_free (book->strings, TRUE);
  g_array_unref (book->string_starts);
  g_free (book);
}
