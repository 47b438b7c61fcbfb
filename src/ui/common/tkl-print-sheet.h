/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPrintSheet: rows of a table on pages: with a head and column titles on each, and nothing cut off. */
/* Thread: main, a few milliseconds at a time. */
#pragma once

#include "tkl-table-out.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef struct _TklPrintSheet TklPrintSheet;

/**
 * tkl_print_sheet_new:
 * @out: (transfer full): what is printed; at least one row and one column
 * @context: (transfer full): 72 dots to the inch
 * @width: of a page, without its margins, in points
 * @height: likewise
 *
 * Columns that do not fit get smaller letters, then lines of text below each other, and go over several pages
 * side by side at last (tkl_page_fit()). Only of a text of more than twelve lines the rest is left out, which
 * an ellipsis says.
 */
TklPrintSheet *
tkl_print_sheet_new (TklTableOut *out, PangoContext *context, double width, double height);
void tkl_print_sheet_free (TklPrintSheet *self);

/** tkl_print_sheet_prepare: @until_us: monotonic time at which it rests. Returns: FALSE: there is more to do
 * before the pages are known. */
gboolean tkl_print_sheet_prepare (TklPrintSheet *self, gint64 until_us);
/** tkl_print_sheet_get_prepared: Returns: how much of that is done: 0 … 1. */
double tkl_print_sheet_get_prepared (const TklPrintSheet *self);

/** tkl_print_sheet_get_n_pages: once they are known. */
guint tkl_print_sheet_get_n_pages (const TklPrintSheet *self);

/** tkl_print_sheet_begin_page: @page: from 0: tkl_print_sheet_draw() draws it from its top. */
void tkl_print_sheet_begin_page (TklPrintSheet *self, guint page);
/** tkl_print_sheet_draw: @until_us: monotonic time at which it rests. Returns: FALSE: there is more to
 * draw. */
gboolean tkl_print_sheet_draw (TklPrintSheet *self, cairo_t *cr, gint64 until_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklPrintSheet, tkl_print_sheet_free)

G_END_DECLS
