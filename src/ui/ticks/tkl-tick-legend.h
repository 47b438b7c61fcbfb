/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTickLegend: below the table of ticks: how many have which reason; a click shows only those (F142). */
/* Thread: main. */
#pragma once

#include "tkl-table-page.h"

G_BEGIN_DECLS

#define TKL_TYPE_TICK_LEGEND (tkl_tick_legend_get_type ())
G_DECLARE_FINAL_TYPE (TklTickLegend, tkl_tick_legend, TKL, TICK_LEGEND, GtkWidget)

/** tkl_tick_legend_new: @page: of the table of ticks, to which it is added: not referenced. */
GtkWidget *tkl_tick_legend_new (TklTablePage *page);

G_END_DECLS
