/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sheets of a workbook share while it is written. */
/* Thread: that of tkl_xlsx_write(). */
#pragma once

#include "tkl-sheet-file.h"
#include "tkl-sheet-formats.h"
#include "tkl-xlsx.h"

#include <locale.h>

G_BEGIN_DECLS

/* Rows on top of every sheet, counted from 0 as libxlsxwriter does. */
enum
{
  TKL_ROW_COMPANY,
  TKL_ROW_EMPLOYEE,
  TKL_ROW_PERIOD,
  TKL_ROW_HEAD = 4,
  TKL_ROW_FIRST, /* of the table below the head */
};

/* What the first sheet says of one employee. */
typedef struct
{
  char *number;     /* (owned) */
  char *name;       /* (owned) (nullable) */
  char *tab;        /* (owned): of his sheet; needs quotes, no escapes */
  TklTotals totals; /* expected and balance included */
  guint n_days;     /* with lines */
  /* Rows of his totals in column E (mobility: and its km in K), counted from 0. */
  lxw_row_t worked_row, break_row, commute_row, mobility_row;
  lxw_row_t expected_row, balance_row; /* balance: the one in hours; only with a schedule */
} TklSheetSummary;

typedef struct
{
  const TklSheetBook *book;
  const TklSheetWords *words;
  lxw_workbook *workbook;
  TklSheetFormats formats;
  GHashTable *tabs;  /* (owned): names taken */
  GArray *summaries; /* (owned) (element-type TklSheetSummary) */
  GCancellable *cancellable;
} TklSheetWriter;

typedef enum
{
  TKL_ALIGN_LEFT,
  TKL_ALIGN_RIGHT,
  TKL_ALIGN_INDENT, /* left, with air between it and the numbers before */
} TklSheetAlign;

/* One column of a table. */
typedef struct
{
  const char *title;
  double width; /* in digits */
  TklSheetAlign align;
} TklSheetColumn;

/* --- tkl-xlsx.c --------------------------------------------------------------------------------- */

/* The numbers of a thread have a decimal dot meanwhile. */
typedef struct
{
  locale_t old;
  locale_t dotted;
} TklXlsxDot;

/** tkl_xlsx_begin_dot: Returns: to be handed to tkl_xlsx_end_dot(), on the same thread. */
TklXlsxDot tkl_xlsx_begin_dot (void);
/** tkl_xlsx_end_dot: its numbers are as before. */
void tkl_xlsx_end_dot (TklXlsxDot dot);

/** tkl_xlsx_check_sheets: after the last row, before it is packed: @error: TKL_EXPORT_ERROR_FULL. */
gboolean tkl_xlsx_check_sheets (lxw_workbook *workbook, const TklSheetFile *file, GError **error);

/* --- tkl-sheet-page.c: what all sheets have ----------------------------------------------------- */

/** tkl_sheet_page_add: Returns: (nullable): a sheet of that name; NULL with @error set. */
lxw_worksheet *tkl_sheet_page_add (TklSheetWriter *writer, const char *tab, GError **error);

/* The rows on top: company, employee, period. */
typedef struct
{
  const char *label;                         /* of row 2 */
  const char *number, *name;                 /* (nullable) */
  lxw_col_t value_col, name_col, number_col; /* of the values, the name, the enterprise number */
} TklSheetTop;

/** tkl_sheet_page_write_top: company in row 1, the employee in row 2, the period in row 3. */
void
tkl_sheet_page_write_top (TklSheetWriter *writer, lxw_worksheet *sheet, const TklSheetTop *top);

/** tkl_sheet_page_write_head: the head of the table, frozen and repeated on each page; paper and
 * widths of the columns. */
void tkl_sheet_page_write_head (TklSheetWriter *writer,
                                lxw_worksheet *sheet,
                                const TklSheetColumn *columns,
                                gsize n_columns);

/** tkl_sheet_write_text: writes text as text, whatever it looks like; empty text leaves a cell that
 * has the format only. */
void tkl_sheet_write_text (
    lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format);

/** tkl_sheet_write_balance: writes `+2:30` as a formula of the cell @hours_cell (`K7`), because no
 * Excel shows a negative time. */
void tkl_sheet_write_balance (lxw_worksheet *sheet,
                              lxw_row_t row,
                              lxw_col_t column,
                              const char *hours_cell,
                              gint64 balance_min,
                              lxw_format *format);

/* --- tkl-sheet-employee.c, tkl-sheet-sums.c, tkl-sheet-overview.c ------------------------------- */

/* The columns of a sheet of lines. */
enum
{
  TKL_COL_DATE,
  TKL_COL_WEEKDAY,
  TKL_COL_BEGIN,
  TKL_COL_END,
  TKL_COL_DURATION,
  TKL_COL_TYPE,
  TKL_COL_SUBTYPE,
  TKL_COL_PROJECT,
  TKL_COL_PROJECT_NAME,
  TKL_COL_ROLE,
  TKL_COL_KM,
  TKL_COL_WAGE_CODE,
  TKL_COL_NOTE,
  TKL_COL_DAY_WORKED,
  TKL_COL_DAY_MOBILITY,
  TKL_N_COLS,
};

/** tkl_sheet_employee_write: adds the sheet of one employee and his summary. @employee has lines. */
gboolean
tkl_sheet_employee_write (TklSheetWriter *writer, const TklSheetEmployee *employee, GError **error);

/** tkl_sheet_sums_write: the totals below the lines; sets the rows of @summary. */
void tkl_sheet_sums_write (TklSheetWriter *writer,
                           lxw_worksheet *sheet,
                           const TklSheetEmployee *employee,
                           TklSheetSummary *summary);

/** tkl_sheet_overview_write: fills the first sheet from the summaries. */
void tkl_sheet_overview_write (TklSheetWriter *writer, lxw_worksheet *sheet);

G_END_DECLS
