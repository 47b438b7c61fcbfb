/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the rows of a table as CSV or as an Excel workbook. */
/* Thread: any. */
#include "tkl-rows-file.h"

#include "tkl-export-error.h"
#include "tkl-main-watch.h"
#include "tkl-sheet-file.h"
#include "tkl-sheet-names.h"
#include "tkl-sheet-serial.h"
#include "tkl-xlsx-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define ROWS_OF_A_STEP 1024

/* Of a sheet, without its head. */
#define MOST_ROWS (1048576u - 1)

/* Of what stands on top of each printed page. */
#define MOST_CHARS 100

/* Returns: FALSE when it was cancelled. */
static gboolean
begin_row (TklTableOut *out, guint row, GCancellable *cancellable, GError **error)
{
  if (row % ROWS_OF_A_STEP != 0)
    return TRUE;
  g_atomic_int_set ((gint *) &out->n_done, (gint) row);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static const TklOutColumn *
column_at (const TklTableOut *out, guint i)
{
  return &g_array_index (out->columns, TklOutColumn, i);
}

/* --- CSV -------------------------------------------------------------------------------------- */

/* A text that begins like a formula gets the apostrophe that spreadsheets know for “this is text”: a note
 * typed by somebody must not be computed on another desk. */
static gboolean
looks_like_formula (const char *text)
{
  return text[0] != '\0' && strchr ("=+-@\t\r", text[0]) != NULL;
}

static void
append_csv (GString *line, const char *text, TklOutKind kind)
{
  if (line->len > 0)
    g_string_append_c (line, ';');
  g_string_append_c (line, '"');
  if (kind == TKL_OUT_TEXT && looks_like_formula (text))
    g_string_append_c (line, '\'');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *text);
    }
  g_string_append_c (line, '"');
}

static void
put_line (GString *line, FILE *file)
{
  g_string_append (line, "\r\n");
  fwrite (line->str, 1, line->len, file);
  g_string_truncate (line, 0);
}

static gboolean
write_csv_rows (TklTableOut *out, FILE *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gint64 value;

  fputs ("\xef\xbb\xbf", file);
  for (guint i = 0; i < out->columns->len; i++)
    append_csv (line, column_at (out, i)->title, TKL_OUT_TEXT);
  put_line (line, file);
  for (guint row = 0; row < out->n_rows; row++)
    {
      if (!begin_row (out, row, cancellable, error))
        return FALSE;
      for (guint i = 0; i < out->columns->len; i++)
        {
          g_autofree char *text = out->cell (out->data, row, i, &value);

          append_csv (line, text, column_at (out, i)->kind);
        }
      put_line (line, file);
    }
  return TRUE;
}

static gboolean
write_csv (TklTableOut *out, const TklSheetFile *target, GCancellable *cancellable, GError **error)
{
  FILE *file = fopen (target->temp, "wbe");
  gboolean done, written;

  if (file == NULL)
    {
      tkl_sheet_set_errno (error, errno, target->path);
      return FALSE;
    }
  errno = 0;
  done = write_csv_rows (out, file, cancellable, error);
  written = ferror (file) == 0;
  written = fclose (file) == 0 && written;
  if (done && !written)
    tkl_sheet_set_errno (error, errno != 0 ? errno : ENOSPC, target->path);
  return done && written;
}

/* --- workbook --------------------------------------------------------------------------------- */

typedef struct
{
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *head, *day, *second, *minute, *length, *moment, *tenths;
} Book;

static lxw_format *
add_format (Book *book, const char *number_format)
{
  lxw_format *format = workbook_add_format (book->workbook);

  format_set_num_format (format, number_format);
  return format;
}

static void
add_formats (Book *book)
{
  book->head = workbook_add_format (book->workbook);
  format_set_bold (book->head);
  format_set_bottom (book->head, LXW_BORDER_THIN);
  book->day = add_format (book, "dd/mm/yyyy");
  book->second = add_format (book, "hh:mm:ss");
  book->minute = add_format (book, "hh:mm");
  book->length = add_format (book, "[h]:mm");
  book->moment = add_format (book, "dd/mm/yyyy hh:mm");
  book->tenths = add_format (book, "0.0");
}

/* What it is on the left, page at the bottom; & starts a code in headers. */
static void
write_margins (Book *book, const TklTableOut *out)
{
  g_autofree char *owned = NULL;
  g_autofree char *text = g_strdup_printf ("%s – %s", out->title, out->subtitle);
  const char *clean = tkl_sheet_clean_text (text, &owned);
  g_autofree char *start = g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), MOST_CHARS));
  g_auto (GStrv) parts = g_strsplit (start, "&", -1);
  g_autofree char *escaped = g_strjoinv ("&&", parts);
  /* The blank keeps a text that begins with a digit from being read as a size of letters. */
  g_autofree char *header = g_strdup_printf ("&L %s", escaped);

  worksheet_set_header (book->sheet, header);
  worksheet_set_footer (book->sheet, "&R&P / &N");
}

static void
write_top (Book *book, TklTableOut *out)
{
  for (guint i = 0; i < out->columns->len; i++)
    {
      const TklOutColumn *column = column_at (out, i);

      worksheet_set_column (book->sheet, (lxw_col_t) i, (lxw_col_t) i, column->chars + 2, NULL);
      tkl_sheet_write_text (book->sheet, 0, (lxw_col_t) i, column->title, book->head);
    }
  worksheet_freeze_panes (book->sheet, 1, 0);
  worksheet_autofilter (book->sheet, 0, 0, MAX (out->n_rows, 1),
                        (lxw_col_t) (out->columns->len - 1));
  worksheet_repeat_rows (book->sheet, 0, 0);
  worksheet_set_landscape (book->sheet);
  worksheet_set_paper (book->sheet, 9); /* A4 */
  worksheet_fit_to_pages (book->sheet, 1, 0);
  write_margins (book, out);
}

/* What a spreadsheet computes with, and how it shows that: NULL, as it likes. */
static double
find_number (const Book *book, TklOutKind kind, gint64 value, lxw_format **ret_format)
{
  *ret_format = NULL;
  switch (kind)
    {
    case TKL_OUT_DAY:
      *ret_format = book->day;
      return tkl_sheet_serial_day ((TklDay) value);
    case TKL_OUT_SECOND:
      *ret_format = book->second;
      return (double) value / 86400;
    case TKL_OUT_MINUTE:
      *ret_format = book->minute;
      return tkl_sheet_serial_minutes (value);
    case TKL_OUT_LENGTH:
      *ret_format = book->length;
      return tkl_sheet_serial_minutes (value);
    case TKL_OUT_MOMENT:
      *ret_format = book->moment;
      return TKL_SHEET_EPOCH + (double) value / 86400000;
    case TKL_OUT_TENTHS:
      *ret_format = book->tenths;
      return (double) value / 10;
    case TKL_OUT_MILLIS:
      *ret_format = book->tenths;
      return (double) value / 1000;
    case TKL_OUT_NUMBER:
    case TKL_OUT_TEXT:
    default:
      return (double) value;
    }
}

static void
write_cell (Book *book, TklTableOut *out, guint row, guint i)
{
  gint64 value = 0;
  g_autofree char *text = out->cell (out->data, row, i, &value);
  TklOutKind kind = column_at (out, i)->kind;
  lxw_format *format;
  double number;

  if (text[0] == '\0')
    return;
  if (kind == TKL_OUT_TEXT)
    {
      tkl_sheet_write_text (book->sheet, 1 + row, (lxw_col_t) i, text, NULL);
      return;
    }
  number = find_number (book, kind, value, &format);
  worksheet_write_number (book->sheet, 1 + row, (lxw_col_t) i, number, format);
}

static lxw_worksheet *
add_sheet (lxw_workbook *workbook, const char *title)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *name = tkl_sheet_tab_name (NULL, title, taken);

  return workbook_add_worksheet (workbook, name);
}

static gboolean
fill_book (Book *book,
           TklTableOut *out,
           const TklSheetFile *target,
           GCancellable *cancellable,
           GError **error)
{
  book->sheet = add_sheet (book->workbook, out->title);
  add_formats (book);
  write_top (book, out);
  for (guint row = 0; row < out->n_rows; row++)
    {
      if (!begin_row (out, row, cancellable, error))
        return FALSE;
      for (guint i = 0; i < out->columns->len; i++)
        write_cell (book, out, row, i);
    }
  return tkl_xlsx_check_sheets (book->workbook, target, error);
}

static gboolean
write_book (TklTableOut *out, const TklSheetFile *target, GCancellable *cancellable, GError **error)
{
  lxw_workbook_options options = { .constant_memory = TRUE, .tmpdir = target->folder };
  Book book = { .workbook = workbook_new_opt (target->temp, &options) };
  lxw_error result;

  if (book.workbook == NULL)
    {
      tkl_sheet_set_errno (error, ENOMEM, target->path);
      return FALSE;
    }
  if (!fill_book (&book, out, target, cancellable, error))
    {
      lxw_workbook_free (book.workbook);
      return FALSE;
    }
  errno = 0;
  result = workbook_close (book.workbook);
  if (result == LXW_NO_ERROR)
    return TRUE;
  tkl_sheet_set_errno (error, errno != 0 ? errno : EIO, target->path);
  return FALSE;
}

/* --- public ----------------------------------------------------------------------------------- */

gboolean
tkl_rows_file_write (TklTableOut *out, const char *path, GCancellable *cancellable, GError **error)
{
  g_auto (TklSheetFile) file = { 0 };
  g_autofree char *lower = g_ascii_strdown (path, -1);
  gboolean is_book = g_str_has_suffix (lower, ".xlsx");
  gboolean done;

  TKL_ASSERT_MAY_BLOCK ();
  g_return_val_if_fail (out != NULL && out->columns->len > 0, FALSE);

  if (!is_book && !g_str_has_suffix (lower, ".csv"))
    {
      g_set_error_literal (error, TKL_EXPORT_ERROR, TKL_EXPORT_ERROR_FAILED,
                           _ ("The name of the file ends in .csv or .xlsx."));
      return FALSE;
    }
  if (is_book && out->n_rows > MOST_ROWS)
    {
      g_set_error_literal (error, TKL_EXPORT_ERROR, TKL_EXPORT_ERROR_LIMIT,
                           _ ("A sheet of Excel does not hold so many rows. Write them as .csv, or "
                              "choose a shorter period."));
      return FALSE;
    }
  if (!tkl_sheet_file_begin (&file, path, error))
    return FALSE;
  if (is_book)
    {
      TklXlsxDot dot = tkl_xlsx_begin_dot ();

      done = write_book (out, &file, cancellable, error);
      tkl_xlsx_end_dot (dot);
    }
  else
    done = write_csv (out, &file, cancellable, error);
  return done && tkl_sheet_file_commit (&file, error);
}
