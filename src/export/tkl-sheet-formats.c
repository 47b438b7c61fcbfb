/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The looks of cells: number formats, tints of the line types, lines between days. */
/* Thread: that of the workbook. */
#include "tkl-sheet-formats.h"

#define DURATION "[h]:mm"
#define KM "0.0"
#define HOURS "+0.00;-0.00;0.00"

#define LINE_COLOUR 0xD0D0D0
#define DAY_COLOUR 0x8A8A8A
#define HEAD_FILL 0xE4E4E4

/* The line colours of the product at 22 % on white: paper takes half of the tint of a screen away. */
static const lxw_color_t type_fills[5] = {
  [TKL_LINE_WORK] = 0xCFEBDF,  [TKL_LINE_MOBILITY] = 0xCDDFF6, [TKL_LINE_COMMUTE] = 0xCDE3E9,
  [TKL_LINE_BREAK] = 0xEDE2C7, [TKL_LINE_OTHER] = 0xE3D4E9,
};

/* NULL keeps the general number format. */
static lxw_format *
add_format (lxw_workbook *workbook, const char *number_format, gboolean right)
{
  lxw_format *format = workbook_add_format (workbook);

  if (number_format != NULL)
    format_set_num_format (format, number_format);
  if (right)
    format_set_align (format, LXW_ALIGN_RIGHT);
  return format;
}

static lxw_format *
add_cell (lxw_workbook *workbook, const char *number_format, gboolean first_of_day)
{
  lxw_format *format = add_format (workbook, number_format, FALSE);

  format_set_top (format, LXW_BORDER_THIN);
  format_set_top_color (format, first_of_day ? DAY_COLOUR : LINE_COLOUR);
  return format;
}

static void
add_cells (TklSheetFormats *formats,
           lxw_workbook *workbook,
           const TklSheetWords *words,
           guint first)
{
  const char *const number_formats[TKL_N_CELLS] = {
    [TKL_CELL_TEXT] = NULL,
    [TKL_CELL_TEXT_INDENT] = NULL,
    [TKL_CELL_DATE] = words->date_format,
    [TKL_CELL_TIME] = "hh:mm",
    [TKL_CELL_DURATION] = DURATION,
    [TKL_CELL_DURATION_DOUBLED] = DURATION " \"(×2)\"",
    [TKL_CELL_KM] = KM,
    [TKL_CELL_KM_DOUBLED] = KM " \"(×2)\"",
    [TKL_CELL_DAY_TOTAL] = DURATION,
  };

  for (guint i = 0; i < TKL_N_CELLS; i++)
    formats->cells[i][first] = add_cell (workbook, number_formats[i], first == 1);
  format_set_align (formats->cells[TKL_CELL_DATE][first], LXW_ALIGN_LEFT);
  format_set_indent (formats->cells[TKL_CELL_TEXT_INDENT][first], 1);
  format_set_bold (formats->cells[TKL_CELL_DAY_TOTAL][first]);
  for (guint i = 0; i < G_N_ELEMENTS (type_fills); i++)
    {
      formats->types[i][first] = add_cell (workbook, NULL, first == 1);
      format_set_bg_color (formats->types[i][first], type_fills[i]);
      format_set_indent (formats->types[i][first], 1);
    }
}

static lxw_format *
add_head (lxw_workbook *workbook, gboolean right)
{
  lxw_format *format = add_format (workbook, NULL, right);

  format_set_bold (format);
  format_set_text_wrap (format);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  format_set_bg_color (format, HEAD_FILL);
  format_set_bottom (format, LXW_BORDER_THIN);
  return format;
}

static lxw_format *
add_strong (lxw_workbook *workbook, const char *number_format, gboolean right)
{
  lxw_format *format = add_format (workbook, number_format, right);

  format_set_bold (format);
  format_set_top (format, LXW_BORDER_THIN);
  return format;
}

void
tkl_sheet_formats_init (TklSheetFormats *formats,
                        lxw_workbook *workbook,
                        const TklSheetWords *words)
{
  g_return_if_fail (formats != NULL && workbook != NULL && words != NULL);

  add_cells (formats, workbook, words, 0);
  add_cells (formats, workbook, words, 1);

  formats->label = add_format (workbook, NULL, FALSE);
  format_set_font_color (formats->label, 0x5E5C64);
  formats->title = add_format (workbook, NULL, FALSE);
  format_set_bold (formats->title);
  formats->head = add_head (workbook, FALSE);
  formats->head_right = add_head (workbook, TRUE);
  formats->head_indent = add_head (workbook, FALSE);
  format_set_indent (formats->head_indent, 1);

  formats->total = add_format (workbook, NULL, FALSE);
  formats->total_duration = add_format (workbook, DURATION, TRUE);
  formats->total_km = add_format (workbook, KM, TRUE);
  formats->total_hours = add_format (workbook, HOURS, TRUE);
  formats->total_count = add_format (workbook, "0", TRUE);
  formats->total_text = add_format (workbook, NULL, TRUE);
  formats->strong = add_strong (workbook, NULL, FALSE);
  formats->strong_duration = add_strong (workbook, DURATION, TRUE);
  formats->strong_km = add_strong (workbook, KM, TRUE);
  formats->strong_hours = add_strong (workbook, HOURS, TRUE);
  formats->strong_count = add_strong (workbook, "0", TRUE);
  formats->strong_text = add_strong (workbook, NULL, TRUE);
  formats->link = add_format (workbook, NULL, FALSE);
  format_set_font_color (formats->link, 0x1A5FB4);
  format_set_underline (formats->link, LXW_UNDERLINE_SINGLE);
}
