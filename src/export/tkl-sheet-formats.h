/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The looks of cells: number formats, tints of the line types, lines between days. */
/* Thread: that of the workbook. */
#pragma once

#include "tkl-sheet-words.h"
#include "tkl-xlsx-library.h"

G_BEGIN_DECLS

typedef enum
{
  TKL_CELL_TEXT,
  TKL_CELL_TEXT_INDENT, /* right of a column of numbers */
  TKL_CELL_DATE,
  TKL_CELL_TIME,
  TKL_CELL_DURATION,
  TKL_CELL_DURATION_DOUBLED, /* CL-5: says so */
  TKL_CELL_KM,
  TKL_CELL_KM_DOUBLED, /* CL-4 */
  TKL_CELL_DAY_TOTAL,
  TKL_N_CELLS,
} TklSheetCell;

/* All belong to the workbook. */
typedef struct
{
  lxw_format *cells[TKL_N_CELLS][2];           /* by TklSheetCell; 1 = first line of a day */
  lxw_format *types[5][2];                     /* by TklLineType; as above */
  lxw_format *label;                           /* of the rows on top */
  lxw_format *title;                           /* their values */
  lxw_format *head, *head_right, *head_indent; /* of a table */
  lxw_format *total, *total_duration, *total_km, *total_hours, *total_count, *total_text;
  lxw_format *strong, *strong_duration, *strong_km, *strong_hours, *strong_count, *strong_text;
  lxw_format *link;
} TklSheetFormats;

/** tkl_sheet_formats_init: Adds the formats to the workbook, date and words by language. */
void tkl_sheet_formats_init (TklSheetFormats *formats,
                             lxw_workbook *workbook,
                             const TklSheetWords *words);

G_END_DECLS
