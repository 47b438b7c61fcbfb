/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of libxlsxwriter is used: loaded by the first workbook that is written. */
/* Thread: any. */
#pragma once

#include "tkl-library.h"

#include <xlsxwriter.h>

G_BEGIN_DECLS

/* clang-format off */
#define TKL_XLSX_FUNCTIONS(of) \
  of (format_set_align) \
  of (format_set_bg_color) \
  of (format_set_bold) \
  of (format_set_bottom) \
  of (format_set_font_color) \
  of (format_set_indent) \
  of (format_set_num_format) \
  of (format_set_text_wrap) \
  of (format_set_top) \
  of (format_set_top_color) \
  of (format_set_underline) \
  of (lxw_workbook_free) \
  of (workbook_add_format) \
  of (workbook_add_worksheet) \
  of (workbook_close) \
  of (workbook_define_name) \
  of (workbook_new_opt) \
  of (workbook_set_properties) \
  of (worksheet_autofilter) \
  of (worksheet_fit_to_pages) \
  of (worksheet_freeze_panes) \
  of (worksheet_repeat_rows) \
  of (worksheet_set_column) \
  of (worksheet_set_footer) \
  of (worksheet_set_header) \
  of (worksheet_set_landscape) \
  of (worksheet_set_margins) \
  of (worksheet_set_paper) \
  of (worksheet_set_row) \
  of (worksheet_write_blank) \
  of (worksheet_write_formula_num) \
  of (worksheet_write_formula_str) \
  of (worksheet_write_number) \
  of (worksheet_write_string) \
  of (worksheet_write_url_opt)
/* clang-format on */

typedef struct
{
  TKL_XLSX_FUNCTIONS (TKL_LIBRARY_MEMBER)
} TklXlsxLibrary;

/** tkl_xlsx_library: Returns: its functions, which the names below stand for. */
const TklXlsxLibrary *tkl_xlsx_library (void);

/* As they are called. */
#define format_set_align tkl_xlsx_library ()->format_set_align
#define format_set_bg_color tkl_xlsx_library ()->format_set_bg_color
#define format_set_bold tkl_xlsx_library ()->format_set_bold
#define format_set_bottom tkl_xlsx_library ()->format_set_bottom
#define format_set_font_color tkl_xlsx_library ()->format_set_font_color
#define format_set_indent tkl_xlsx_library ()->format_set_indent
#define format_set_num_format tkl_xlsx_library ()->format_set_num_format
#define format_set_text_wrap tkl_xlsx_library ()->format_set_text_wrap
#define format_set_top tkl_xlsx_library ()->format_set_top
#define format_set_top_color tkl_xlsx_library ()->format_set_top_color
#define format_set_underline tkl_xlsx_library ()->format_set_underline
#define lxw_workbook_free tkl_xlsx_library ()->lxw_workbook_free
#define workbook_add_format tkl_xlsx_library ()->workbook_add_format
#define workbook_add_worksheet tkl_xlsx_library ()->workbook_add_worksheet
#define workbook_close tkl_xlsx_library ()->workbook_close
#define workbook_define_name tkl_xlsx_library ()->workbook_define_name
#define workbook_new_opt tkl_xlsx_library ()->workbook_new_opt
#define workbook_set_properties tkl_xlsx_library ()->workbook_set_properties
#define worksheet_autofilter tkl_xlsx_library ()->worksheet_autofilter
#define worksheet_fit_to_pages tkl_xlsx_library ()->worksheet_fit_to_pages
#define worksheet_freeze_panes tkl_xlsx_library ()->worksheet_freeze_panes
#define worksheet_repeat_rows tkl_xlsx_library ()->worksheet_repeat_rows
#define worksheet_set_column tkl_xlsx_library ()->worksheet_set_column
#define worksheet_set_footer tkl_xlsx_library ()->worksheet_set_footer
#define worksheet_set_header tkl_xlsx_library ()->worksheet_set_header
#define worksheet_set_landscape tkl_xlsx_library ()->worksheet_set_landscape
#define worksheet_set_margins tkl_xlsx_library ()->worksheet_set_margins
#define worksheet_set_paper tkl_xlsx_library ()->worksheet_set_paper
#define worksheet_set_row tkl_xlsx_library ()->worksheet_set_row
#define worksheet_write_blank tkl_xlsx_library ()->worksheet_write_blank
#define worksheet_write_formula_num tkl_xlsx_library ()->worksheet_write_formula_num
#define worksheet_write_formula_str tkl_xlsx_library ()->worksheet_write_formula_str
#define worksheet_write_number tkl_xlsx_library ()->worksheet_write_number
#define worksheet_write_string tkl_xlsx_library ()->worksheet_write_string
#define worksheet_write_url_opt tkl_xlsx_library ()->worksheet_write_url_opt

G_END_DECLS
