/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklMonthStrip: a month above the ticks: per day how many people are complete, and who is not (F152). */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_MONTH_STRIP (tkl_month_strip_get_type ())
G_DECLARE_FINAL_TYPE (TklMonthStrip, tkl_month_strip, TKL, MONTH_STRIP, GtkWidget)

/**
 * Property:
 * open: the days of each employee are shown below
 *
 * Signals:
 * moved (tick_id), opened (tick_id): a day of somebody was chosen, and is to be worked on: its first
 * tick that needs attention, else its first one; the period of the desk has the day by then. 0: it
 * has no ticks.
 */

/** tkl_month_strip_new: @desk: referenced. Shows the month in which its period begins. */
GtkWidget *tkl_month_strip_new (TklDesk *desk);

/** tkl_month_strip_step: as TklTablePageClass.step: FALSE: the keys are not at the days. */
gboolean tkl_month_strip_step (TklMonthStrip *self, gboolean forward);

/** tkl_month_strip_look_at: scrolls to @day, when there is no room for all days of its month. */
void tkl_month_strip_look_at (TklMonthStrip *self, TklDay day);

/** tkl_month_strip_focus: the keys go to the days of the employees. */
void tkl_month_strip_focus (TklMonthStrip *self);

G_END_DECLS
