/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first sheet: a row of totals per employee, which leads to his sheet. */
/* Thread: that of tkl_xlsx_write(). */
#include "tkl-sheet-names.h"
#include "tkl-sheet-serial.h"
#include "tkl-xlsx-private.h"

enum
{
  COL_NUMBER,
  COL_NAME,
  COL_DAYS,
  COL_WORKED,
  COL_BREAK,
  COL_COMMUTE,
  COL_MOBILITY,
  COL_KM,
  COL_EXPECTED,
  COL_BALANCE,
  COL_HOURS,
  N_COLS,
};

/* Column letters in formulas. */
static char
get_letter (lxw_col_t column)
{
  return (char) ('A' + column);
}

static void
write_head (TklSheetWriter *writer, lxw_worksheet *sheet)
{
  const TklSheetWords *words = writer->words;
  g_autofree char *km = g_strdup_printf ("%s %s", words->types[TKL_LINE_MOBILITY], words->km);
  const TklSheetColumn columns[N_COLS] = {
    [COL_NUMBER] = { words->number, 12, TKL_ALIGN_LEFT },
    [COL_NAME] = { words->name, 32, TKL_ALIGN_LEFT },
    [COL_DAYS] = { words->days, 8, TKL_ALIGN_RIGHT },
    [COL_WORKED] = { words->worked, 12, TKL_ALIGN_RIGHT },
    [COL_BREAK] = { words->types[TKL_LINE_BREAK], 12, TKL_ALIGN_RIGHT },
    [COL_COMMUTE] = { words->types[TKL_LINE_COMMUTE], 18, TKL_ALIGN_RIGHT },
    [COL_MOBILITY] = { words->types[TKL_LINE_MOBILITY], 12, TKL_ALIGN_RIGHT },
    [COL_KM] = { km, 12, TKL_ALIGN_RIGHT },
    [COL_EXPECTED] = { words->expected, 12, TKL_ALIGN_RIGHT },
    [COL_BALANCE] = { words->balance, 12, TKL_ALIGN_RIGHT },
    [COL_HOURS] = { words->balance_hours, 12, TKL_ALIGN_RIGHT },
  };

  tkl_sheet_page_write_head (writer, sheet, columns, N_COLS);
}

/* A total of the employee's sheet: what the clerk corrects there shows up here. */
static void
write_reference (lxw_worksheet *sheet,
                 lxw_row_t row,
                 lxw_col_t column,
                 const char *cell,
                 double value,
                 lxw_format *format)
{
  worksheet_write_formula_num (sheet, row, column, cell, format, value);
}

static char *
refer (const TklSheetSummary *summary, char letter, lxw_row_t row)
{
  return g_strdup_printf ("='%s'!%c%u", summary->tab, letter, row + 1);
}

static void
write_minutes (lxw_worksheet *sheet,
               lxw_row_t row,
               lxw_col_t column,
               char *cell_taken,
               gint64 minutes,
               lxw_format *format)
{
  g_autofree char *cell = cell_taken;

  write_reference (sheet, row, column, cell, tkl_sheet_serial_minutes (minutes), format);
}

static void
write_balance (TklSheetWriter *writer,
               lxw_worksheet *sheet,
               lxw_row_t row,
               const TklSheetSummary *summary)
{
  const TklSheetFormats *formats = &writer->formats;
  g_autofree char *hours = refer (summary, 'E', summary->balance_row);
  g_autofree char *cell = g_strdup_printf ("%c%u", get_letter (COL_HOURS), row + 1);

  if (!summary->totals.has_schedule)
    return;
  write_minutes (sheet, row, COL_EXPECTED, refer (summary, 'E', summary->expected_row),
                 summary->totals.expected_min, formats->total_duration);
  tkl_sheet_write_balance (sheet, row, COL_BALANCE, cell, summary->totals.balance_min,
                           formats->total_text);
  write_reference (sheet, row, COL_HOURS, hours, (double) summary->totals.balance_min / 60.0,
                   formats->total_hours);
}

static void
write_row (TklSheetWriter *writer,
           lxw_worksheet *sheet,
           lxw_row_t row,
           const TklSheetSummary *summary)
{
  const TklSheetFormats *formats = &writer->formats;
  const TklTotals *totals = &summary->totals;
  lxw_format *duration = formats->total_duration;
  g_autofree char *url = g_strdup_printf ("internal:'%s'!A1", summary->tab);
  g_autofree char *km = refer (summary, 'K', summary->mobility_row);
  g_autofree char *owned = NULL;
  const char *name
      = tkl_sheet_clean_text (summary->name != NULL ? summary->name : summary->tab, &owned);

  tkl_sheet_write_text (sheet, row, COL_NUMBER, summary->number, formats->total);
  worksheet_write_url_opt (sheet, row, COL_NAME, url, formats->link, name, NULL);
  worksheet_write_number (sheet, row, COL_DAYS, summary->n_days, formats->total_count);
  write_minutes (sheet, row, COL_WORKED, refer (summary, 'E', summary->worked_row),
                 totals->worked_min, duration);
  write_minutes (sheet, row, COL_BREAK, refer (summary, 'E', summary->break_row), totals->break_min,
                 duration);
  write_minutes (sheet, row, COL_COMMUTE, refer (summary, 'E', summary->commute_row),
                 totals->commute_min, duration);
  write_minutes (sheet, row, COL_MOBILITY, refer (summary, 'E', summary->mobility_row),
                 totals->mobility_min, duration);
  write_reference (sheet, row, COL_KM, km, (double) totals->km_tenths / 10.0, formats->total_km);
  write_balance (writer, sheet, row, summary);
}

static void
write_sum (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, double value, lxw_format *format)
{
  char letter = get_letter (column);
  g_autofree char *formula
      = g_strdup_printf ("=SUM(%c%d:%c%u)", letter, TKL_ROW_FIRST + 1, letter, row);

  /* Without rows there is nothing to sum, and the range would be upside down. */
  if (row > TKL_ROW_FIRST)
    worksheet_write_formula_num (sheet, row, column, formula, format, value);
  else
    worksheet_write_number (sheet, row, column, 0, format);
}

static void
write_totals (TklSheetWriter *writer, lxw_worksheet *sheet, lxw_row_t row)
{
  const TklSheetFormats *formats = &writer->formats;
  g_autofree char *hours = g_strdup_printf ("%c%u", get_letter (COL_HOURS), row + 1);
  TklTotals all = { 0 };
  guint n_days = 0;

  for (guint i = 0; i < writer->summaries->len; i++)
    {
      const TklSheetSummary *summary = &g_array_index (writer->summaries, TklSheetSummary, i);

      tkl_totals_add (&all, &summary->totals);
      n_days += summary->n_days;
    }
  worksheet_write_string (sheet, row, COL_NUMBER, writer->words->total, formats->strong);
  worksheet_write_blank (sheet, row, COL_NAME, formats->strong);
  write_sum (sheet, row, COL_DAYS, n_days, formats->strong_count);
  write_sum (sheet, row, COL_WORKED, tkl_sheet_serial_minutes (all.worked_min),
             formats->strong_duration);
  write_sum (sheet, row, COL_BREAK, tkl_sheet_serial_minutes (all.break_min),
             formats->strong_duration);
  write_sum (sheet, row, COL_COMMUTE, tkl_sheet_serial_minutes (all.commute_min),
             formats->strong_duration);
  write_sum (sheet, row, COL_MOBILITY, tkl_sheet_serial_minutes (all.mobility_min),
             formats->strong_duration);
  write_sum (sheet, row, COL_KM, (double) all.km_tenths / 10.0, formats->strong_km);
  write_sum (sheet, row, COL_EXPECTED, tkl_sheet_serial_minutes (all.expected_min),
             formats->strong_duration);
  tkl_sheet_write_balance (sheet, row, COL_BALANCE, hours, all.balance_min, formats->strong_text);
  write_sum (sheet, row, COL_HOURS, (double) all.balance_min / 60.0, formats->strong_hours);
}

void
tkl_sheet_overview_write (TklSheetWriter *writer, lxw_worksheet *sheet)
{
  guint n = writer->summaries->len;

  tkl_sheet_page_write_top (writer, sheet,
                            &(TklSheetTop){ .label = writer->words->totals,
                                            .value_col = COL_NAME,
                                            .number_col = COL_MOBILITY });
  write_head (writer, sheet);
  for (guint i = 0; i < n; i++)
    write_row (writer, sheet, TKL_ROW_FIRST + i,
               &g_array_index (writer->summaries, TklSheetSummary, i));
  if (n > 0)
    worksheet_autofilter (sheet, TKL_ROW_HEAD, 0, TKL_ROW_FIRST + n - 1, N_COLS - 1);
  write_totals (writer, sheet, TKL_ROW_FIRST + n);
}
