/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklOverlapPage: zones of different projects that overlap, with the days this made ambiguous (F122). */
/* Thread: main. */
#pragma once

#include "tkl-table-page.h"

G_BEGIN_DECLS

#define TKL_TYPE_OVERLAP_PAGE (tkl_overlap_page_get_type ())
G_DECLARE_FINAL_TYPE (TklOverlapPage, tkl_overlap_page, TKL, OVERLAP_PAGE, TklTablePage)

/**
 * tkl_overlap_page_present:
 * @parent: the window of the company
 *
 * In a window of its own. Enter opens the zone of the first project in the editor.
 * Returns: (transfer none): the window.
 */
GtkWidget *tkl_overlap_page_present (GtkWindow *parent, TklDesk *desk);

G_END_DECLS
