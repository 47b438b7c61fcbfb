/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTickPage: the tab of ticks: table, pane of the chosen ones, and what is done with several. */
/* Thread: main. */
#pragma once

#include "tkl-table-page.h"

G_BEGIN_DECLS

#define TKL_TYPE_TICK_PAGE (tkl_tick_page_get_type ())
G_DECLARE_FINAL_TYPE (TklTickPage, tkl_tick_page, TKL, TICK_PAGE, TklTablePage)

/** tkl_tick_page_new: as tkl_table_page_new(). */
GtkWidget *tkl_tick_page_new (TklDesk *desk, const TklTableSource *source, GSettings *state);

G_END_DECLS
