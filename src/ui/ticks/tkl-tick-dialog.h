/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTickDialog: a tick that nobody ticked: who, when and where. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_TICK_DIALOG (tkl_tick_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TklTickDialog, tkl_tick_dialog, TKL, TICK_DIALOG, AdwWindow)

/**
 * tkl_tick_dialog_present:
 * @parent: (nullable)
 * @employee_id: chosen at first; 0 = nobody
 * @day: a time without a date is of that civil day
 */
void tkl_tick_dialog_present (GtkWindow *parent, TklDesk *desk, gint64 employee_id, TklDay day);

G_END_DECLS
