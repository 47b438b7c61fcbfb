/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with the ticks of whole days: the transfer to the time clock. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"
#include "tkl-table-page.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * tkl_days_transfer:
 * @widget: over its window a summary tells which days were left out and why
 *
 * F155: makes lines of the time clock from the complete days of a period, as one step to be undone.
 */
void tkl_days_transfer (TklDesk *desk, TklPeriod period, GtkWidget *widget);

/** tkl_days_find_chosen: @ret_days: (out): the workdays from the first to the last chosen tick of @page.
 * Returns: FALSE: none is chosen. */
gboolean tkl_days_find_chosen (TklTablePage *page, TklPeriod *ret_days);

/**
 * tkl_days_transfer_chosen:
 * @page: of ticks: the workdays of those that are selected, and no others
 * @force: rules §6: of incomplete days the legs whose both ends have a single place, and days that late
 *   data may still change
 */
void tkl_days_transfer_chosen (TklTablePage *page, gboolean force);

G_END_DECLS
