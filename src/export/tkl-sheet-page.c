/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all sheets have: rows on top, head of the table, paper, text and balance cells. */
/* Thread: that of tkl_xlsx_write(). */
#include "tkl-export-error.h"
#include "tkl-sheet-file.h"
#include "tkl-sheet-names.h"
#include "tkl-xlsx-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define HEADER_NAME_MAX 60 /* characters; a header may have 255 */

lxw_worksheet *
tkl_sheet_page_add (TklSheetWriter *writer, const char *tab, GError **error)
{
  lxw_worksheet *sheet;

  errno = 0;
  sheet = workbook_add_worksheet (writer->workbook, tab);
  if (sheet != NULL)
    return sheet;

  if (errno == EMFILE || errno == ENFILE)
    g_set_error (error, TKL_EXPORT_ERROR, TKL_EXPORT_ERROR_LIMIT,
                 _ ("one workbook cannot hold so many employees; export one workbook each"));
  else
    tkl_sheet_set_errno (error, errno != 0 ? errno : EIO, tab);
  return NULL;
}

void
tkl_sheet_write_text (
    lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format)
{
  g_autofree char *owned = NULL;
  const char *clean = tkl_sheet_clean_text (text, &owned);

  if (*clean == '\0')
    worksheet_write_blank (sheet, row, column, format);
  else
    worksheet_write_string (sheet, row, column, clean, format);
}

void
tkl_sheet_write_balance (lxw_worksheet *sheet,
                         lxw_row_t row,
                         lxw_col_t column,
                         const char *hours_cell,
                         gint64 balance_min,
                         lxw_format *format)
{
  guint64 length = (guint64) ABS (balance_min);
  g_autofree char *value
      = g_strdup_printf ("%c%" G_GUINT64_FORMAT ":%02u", balance_min < 0 ? '-' : '+', length / 60,
                         (guint) (length % 60));
  g_autofree char *minutes = g_strdup_printf ("ROUND(ABS(%s)*60,0)", hours_cell);
  /* TEXT() would need the letters of the reader's own language: [u]:mm in Dutch. */
  g_autofree char *formula = g_strdup_printf (
      "=IF(ROUND(%s*60,0)<0,\"-\",\"+\")&INT(%s/60)&\":\"&RIGHT(\"0\"&MOD(%s,60),2)", hours_cell,
      minutes, minutes);

  worksheet_write_formula_str (sheet, row, column, formula, format, value);
}

/* `0123.456.789` for ten digits; anything else as it is. */
static char *
format_enterprise (const char *digits)
{
  if (strlen (digits) != 10)
    return g_strdup (digits);
  return g_strdup_printf ("%.4s.%.3s.%.3s", digits, digits + 4, digits + 7);
}

void
tkl_sheet_page_write_top (TklSheetWriter *writer, lxw_worksheet *sheet, const TklSheetTop *top)
{
  const TklSheetWords *words = writer->words;
  const TklSheetBook *book = writer->book;
  const TklSheetFormats *formats = &writer->formats;
  g_autofree char *from = tkl_sheet_words_date (words, book->from);
  g_autofree char *to = tkl_sheet_words_date (words, book->to);
  g_autofree char *period = g_strdup_printf ("%s – %s", from, to);

  tkl_sheet_write_text (sheet, TKL_ROW_COMPANY, 0, words->company, formats->label);
  tkl_sheet_write_text (sheet, TKL_ROW_COMPANY, top->value_col, book->company_name, formats->title);
  if (book->enterprise_number != NULL && *book->enterprise_number != '\0')
    {
      g_autofree char *shown = format_enterprise (book->enterprise_number);
      g_autofree char *text = g_strdup_printf ("%s %s", words->enterprise_number, shown);

      tkl_sheet_write_text (sheet, TKL_ROW_COMPANY, top->number_col, text, formats->label);
    }
  tkl_sheet_write_text (sheet, TKL_ROW_EMPLOYEE, 0, top->label, formats->label);
  if (top->number != NULL)
    tkl_sheet_write_text (sheet, TKL_ROW_EMPLOYEE, top->value_col, top->number, formats->title);
  if (top->name != NULL)
    tkl_sheet_write_text (sheet, TKL_ROW_EMPLOYEE, top->name_col, top->name, formats->title);
  tkl_sheet_write_text (sheet, TKL_ROW_PERIOD, 0, words->period, formats->label);
  tkl_sheet_write_text (sheet, TKL_ROW_PERIOD, top->value_col, period, formats->title);
}

/* Company on the left, tab on the right, page at the bottom; & starts a code in headers. */
static void
set_header (TklSheetWriter *writer, lxw_worksheet *sheet)
{
  g_autofree char *owned = NULL;
  const char *clean = tkl_sheet_clean_text (writer->book->company_name, &owned);
  g_autofree char *name
      = g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), HEADER_NAME_MAX));
  g_auto (GStrv) parts = g_strsplit (name, "&", -1);
  g_autofree char *escaped = g_strjoinv ("&&", parts);
  /* The blank keeps a name that begins with a digit from being read as a size of letters. */
  g_autofree char *header = g_strdup_printf ("&L %s&R&A", escaped);
  g_autofree char *footer = g_strdup_printf ("&R%s &P / &N", writer->words->page);

  worksheet_set_header (sheet, header);
  worksheet_set_footer (sheet, footer);
}

void
tkl_sheet_page_write_head (TklSheetWriter *writer,
                           lxw_worksheet *sheet,
                           const TklSheetColumn *columns,
                           gsize n_columns)
{
  lxw_format *const formats[] = { [TKL_ALIGN_LEFT] = writer->formats.head,
                                  [TKL_ALIGN_RIGHT] = writer->formats.head_right,
                                  [TKL_ALIGN_INDENT] = writer->formats.head_indent };

  worksheet_set_row (sheet, TKL_ROW_HEAD, 30, NULL);
  for (gsize i = 0; i < n_columns; i++)
    {
      lxw_col_t column = (lxw_col_t) i;

      worksheet_set_column (sheet, column, column, columns[i].width, NULL);
      worksheet_write_string (sheet, TKL_ROW_HEAD, column, columns[i].title,
                              formats[columns[i].align]);
    }
  worksheet_freeze_panes (sheet, TKL_ROW_FIRST, 0);
  worksheet_repeat_rows (sheet, 0, TKL_ROW_HEAD);
  worksheet_set_landscape (sheet);
  worksheet_set_paper (sheet, 9); /* A4 */
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_set_margins (sheet, 0.4, 0.4, 0.75, 0.6);
  set_header (writer, sheet);
}
