/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklCsv: a reader of RFC 4180 that knows its lines and survives what is no CSV. */
/* Thread: any, one at a time. */
#include "tkl-csv.h"

#include "tkl-import-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TklCsv
{
  GBytes *bytes;
  const char *at, *end; /* what is left to read */
  gint64 line;          /* of `at`, from 1 */
  char separator;
  guint n_rows;       /* delivered and not blank, the header apart */
  GString *text;      /* the fields of the current row, each closed by a NUL */
  GArray *starts;     /* gsize: where each of them begins in text */
  GPtrArray *fields;  /* pointers to them, made when the row is complete */
  TklTableRow header; /* its fields are header_fields */
  char **header_fields;
};

typedef enum
{
  AFTER_FIELD, /* another field follows */
  AFTER_ROW,
  AFTER_ERROR,
} After;

/* --- errors ---------------------------------------------------------------------------------- */

static void
set_line_error (GError **error, TklImportError code, gint64 line, const char *sentence)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, line);

  /* Translators: line of a file, then a sentence that says what is wrong there. */
  g_set_error (error, TKL_IMPORT_ERROR, code, _ ("Line %s: %s"), number, sentence);
}

static void
note_fault (TklCsv *csv, TklTableRow *row, TklTableRowFault fault)
{
  if (row->fault != TKL_ROW_OK)
    return;
  row->fault = fault;
  row->fault_field = csv->starts->len - 1;
}

/* --- fields ---------------------------------------------------------------------------------- */

static gboolean
ends_field (const TklCsv *csv)
{
  return csv->at == csv->end || *csv->at == csv->separator || *csv->at == '\n' || *csv->at == '\r';
}

/* Line breaks of quoted text: LF, CRLF or CR each count once. */
static void
count_lines (TklCsv *csv, const char *from, const char *to)
{
  for (const char *p = from; p < to; p++)
    if (*p == '\n' || (*p == '\r' && (p + 1 == csv->end || p[1] != '\n')))
      csv->line++;
}

/* At an opening quote. Ends behind the closing one. */
static gboolean
read_quoted (TklCsv *csv, GError **error)
{
  gint64 opened = csv->line;

  csv->at++;
  for (;;)
    {
      const char *quote = memchr (csv->at, '"', csv->end - csv->at);

      if (quote == NULL)
        {
          set_line_error (error, TKL_IMPORT_ERROR_FORMAT, opened,
                          _ ("A quotation mark opens here and is never closed."));
          return FALSE;
        }
      count_lines (csv, csv->at, quote);
      g_string_append_len (csv->text, csv->at, quote - csv->at);
      csv->at = quote + 1;
      if (csv->at == csv->end || *csv->at != '"')
        return TRUE;
      g_string_append_c (csv->text, '"');
      csv->at++;
    }
}

/* Returns: FALSE when a quote stands where none may. */
static gboolean
read_unquoted (TklCsv *csv)
{
  const char *from = csv->at;

  while (!ends_field (csv))
    csv->at++;
  g_string_append_len (csv->text, from, csv->at - from);
  return memchr (from, '"', csv->at - from) == NULL;
}

static void
check_text (TklCsv *csv, TklTableRow *row, gsize start)
{
  const char *text = csv->text->str + start;
  gsize length = csv->text->len - start;

  if (g_utf8_validate_len (text, length, NULL))
    return;
  note_fault (csv, row, memchr (text, '\0', length) != NULL ? TKL_ROW_NUL : TKL_ROW_ENCODING);
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

/* Passes over the separator or the end of the line behind a field. */
static After
pass_end (TklCsv *csv)
{
  if (csv->at == csv->end)
    return AFTER_ROW;
  if (*csv->at == csv->separator)
    {
      csv->at++;
      return AFTER_FIELD;
    }
  if (*csv->at == '\r' && csv->at + 1 < csv->end && csv->at[1] == '\n')
    csv->at++;
  csv->at++;
  csv->line++;
  return AFTER_ROW;
}

static After
read_field (TklCsv *csv, TklTableRow *row, GError **error)
{
  gsize start = csv->text->len;
  gint64 line = csv->line;

  g_array_append_val (csv->starts, start);
  if (csv->at < csv->end && *csv->at == '"')
    {
      if (!read_quoted (csv, error))
        return AFTER_ERROR;
      if (!ends_field (csv))
        {
          note_fault (csv, row, TKL_ROW_QUOTES);
          read_unquoted (csv);
        }
    }
  else if (!read_unquoted (csv))
    note_fault (csv, row, TKL_ROW_QUOTES);

  if (csv->text->len - start > TKL_ROW_MAX_FIELD_BYTES)
    {
      set_line_error (error, TKL_IMPORT_ERROR_LIMIT, line,
                      _ ("A cell is larger than one megabyte. Is a quotation mark missing?"));
      return AFTER_ERROR;
    }
  check_text (csv, row, start);
  row->blank = row->blank && is_blank (csv->text->str + start);
  g_string_append_c (csv->text, '\0');
  return pass_end (csv);
}

/* --- rows ------------------------------------------------------------------------------------ */

static void
point_to_fields (TklCsv *csv, TklTableRow *row)
{
  g_ptr_array_set_size (csv->fields, 0);
  for (guint i = 0; i < csv->starts->len; i++)
    g_ptr_array_add (csv->fields, csv->text->str + g_array_index (csv->starts, gsize, i));
  row->fields = (char **) csv->fields->pdata;
  row->n_fields = csv->fields->len;
}

static gboolean
read_row (TklCsv *csv, TklTableRow *row, GError **error)
{
  After after;

  *row = (TklTableRow){ .line = csv->line, .blank = TRUE };
  if (csv->at == csv->end)
    return TRUE;

  g_string_truncate (csv->text, 0);
  g_array_set_size (csv->starts, 0);
  do
    {
      if (csv->starts->len == TKL_ROW_MAX_COLUMNS)
        {
          set_line_error (error, TKL_IMPORT_ERROR_LIMIT, row->line,
                          _ ("There are too many cells."));
          return FALSE;
        }
      after = read_field (csv, row, error);
    }
  while (after == AFTER_FIELD);

  if (after == AFTER_ERROR)
    return FALSE;
  point_to_fields (csv, row);
  return TRUE;
}

/* --- header ---------------------------------------------------------------------------------- */

/* Counts outside of quotes, on the first line that has anything on it. */
static char
detect_separator (const TklCsv *csv)
{
  const char *p = csv->at;
  guint n_commas = 0;
  guint n_semicolons = 0;
  gboolean quoted = FALSE;

  while (p < csv->end && strchr (" \t\r\n", *p) != NULL && *p != '\0')
    p++;
  for (; p < csv->end && (quoted || (*p != '\n' && *p != '\r')); p++)
    {
      if (*p == '"')
        quoted = !quoted;
      n_commas += !quoted && *p == ',';
      n_semicolons += !quoted && *p == ';';
    }
  return n_semicolons > n_commas ? ';' : ',';
}

static gboolean
has_control (const char *text)
{
  for (; *text != '\0'; text++)
    if (g_ascii_iscntrl (*text) && strchr ("\t\r\n", *text) == NULL)
      return TRUE;
  return FALSE;
}

static gboolean
header_is_text (const TklTableRow *header)
{
  if (header->fault != TKL_ROW_OK)
    return FALSE;
  for (guint i = 0; i < header->n_fields; i++)
    if (has_control (header->fields[i]))
      return FALSE;
  return TRUE;
}

static gboolean
read_header (TklCsv *csv, GError **error)
{
  TklTableRow *header = &csv->header;

  csv->separator = detect_separator (csv);
  do
    if (!read_row (csv, header, error))
      return FALSE;
  while (header->blank && header->n_fields > 0);

  if (header->n_fields == 0)
    {
      g_set_error_literal (
          error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT,
          _ ("The file is empty: a line with the names of the columns is missing."));
      return FALSE;
    }
  if (header->fault == TKL_ROW_ENCODING)
    {
      set_line_error (error, TKL_IMPORT_ERROR_FORMAT, header->line,
                      _ ("This text is not UTF-8. Save the file as “CSV UTF-8”."));
      return FALSE;
    }
  if (!header_is_text (header))
    {
      set_line_error (error, TKL_IMPORT_ERROR_FORMAT, header->line,
                      _ ("This is no CSV file in UTF-8 with the names of the columns first."));
      return FALSE;
    }
  csv->header_fields = g_new0 (char *, header->n_fields + 1);
  for (guint i = 0; i < header->n_fields; i++)
    csv->header_fields[i] = g_strdup (header->fields[i]);
  header->fields = csv->header_fields;
  return TRUE;
}

/* “Unicode text” of Excel, which has tabs between the cells: to know its letters is not enough. */
static gboolean
is_utf16 (const char *text, gsize size)
{
  return size >= 2 && (memcmp (text, "\xFF\xFE", 2) == 0 || memcmp (text, "\xFE\xFF", 2) == 0);
}

/* --- reader ---------------------------------------------------------------------------------- */

TklCsv *
tkl_csv_new (GBytes *bytes, GError **error)
{
  g_autoptr (TklCsv) csv = NULL;
  gsize size;

  g_return_val_if_fail (bytes != NULL, NULL);

  csv = g_new0 (TklCsv, 1);
  csv->bytes = g_bytes_ref (bytes);
  csv->at = g_bytes_get_data (bytes, &size);
  if (csv->at == NULL)
    csv->at = "";
  csv->end = csv->at + size;
  csv->line = 1;
  csv->text = g_string_new (NULL);
  csv->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  csv->fields = g_ptr_array_new ();
  if (is_utf16 (csv->at, size))
    {
      g_set_error_literal (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT,
                           _ ("This text is in UTF-16. Save it as .xlsx or as CSV UTF-8."));
      return NULL;
    }
  if (size >= 3 && memcmp (csv->at, "\xEF\xBB\xBF", 3) == 0)
    csv->at += 3;

  return read_header (csv, error) ? g_steal_pointer (&csv) : NULL;
}

void
tkl_csv_free (TklCsv *csv)
{
  if (csv == NULL)
    return;
  g_bytes_unref (csv->bytes);
  g_string_free (csv->text, TRUE);
  g_array_unref (csv->starts);
  g_ptr_array_unref (csv->fields);
  g_strfreev (csv->header_fields);
  g_free (csv);
}

const TklTableRow *
tkl_csv_header (const TklCsv *csv)
{
  g_return_val_if_fail (csv != NULL, NULL);

  return &csv->header;
}

gboolean
tkl_csv_next (TklCsv *csv, TklTableRow *ret_row, GError **error)
{
  g_return_val_if_fail (csv != NULL && ret_row != NULL, FALSE);

  if (!read_row (csv, ret_row, error))
    return FALSE;
  if (ret_row->blank)
    return TRUE;
  if (++csv->n_rows > TKL_ROW_MAX_ROWS)
    {
      set_line_error (error, TKL_IMPORT_ERROR_LIMIT, ret_row->line,
                      _ ("There are more than 1,000,000 rows."));
      return FALSE;
    }
  return TRUE;
}
