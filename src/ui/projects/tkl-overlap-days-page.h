/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklOverlapDaysPage: the days that overlapping zones made ambiguous, each with its person (F122). */
/* Thread: main. */
#pragma once

#include "tkl-overlap-rows.h"
#include "tkl-table-page.h"

G_BEGIN_DECLS

#define TKL_TYPE_OVERLAP_DAYS_PAGE (tkl_overlap_days_page_get_type ())
G_DECLARE_FINAL_TYPE (
    TklOverlapDaysPage, tkl_overlap_days_page, TKL, OVERLAP_DAYS_PAGE, TklTablePage)

/**
 * tkl_overlap_days_page_present:
 * @parent: the window of overlaps, over that of the company: a day is shown there
 *   (win.show-tick (x)), and both go out of its way
 * @place: only the days of these two zones; whoever takes that filter away sees those of all
 *
 * In a window of its own. Returns: (transfer none): the window.
 */
GtkWidget *
tkl_overlap_days_page_present (GtkWindow *parent, TklDesk *desk, const TklOverlapPlace *place);

G_END_DECLS
