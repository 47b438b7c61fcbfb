/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with the ticks of whole days: the transfer to the time clock. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * tkl_days_transfer:
 * @widget: over its window a summary tells which days were left out and why
 *
 * F155: makes lines of the time clock from the complete days of a period, as one step to be undone.
 */
void tkl_days_transfer (TklDesk *desk, TklPeriod period, GtkWidget *widget);

G_END_DECLS
