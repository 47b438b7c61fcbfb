/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPeriodButton: ‹ the period shown › in the header: presets, any range typed, one step on or back. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TKL_TYPE_PERIOD_BUTTON (tkl_period_button_get_type ())
G_DECLARE_FINAL_TYPE (TklPeriodButton, tkl_period_button, TKL, PERIOD_BUTTON, GtkWidget)

/** tkl_period_button_set_desk: @desk: (nullable): whose period is shown and set; referenced. */
void tkl_period_button_set_desk (TklPeriodButton *self, TklDesk *desk);

/** tkl_period_button_open: lets the office choose or type. */
void tkl_period_button_open (TklPeriodButton *self);

G_END_DECLS
