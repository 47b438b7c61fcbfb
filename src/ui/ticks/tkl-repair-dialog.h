/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklRepairDialog: the days of a period that can be repaired safely, done as one step. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_REPAIR_DIALOG (tkl_repair_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TklRepairDialog, tkl_repair_dialog, TKL, REPAIR_DIALOG, AdwWindow)

/**
 * tkl_repair_dialog_present:
 * @parent: (nullable)
 *
 * Looks for them in the desk's period, lists each with what would be done and the resulting day, and does
 * what is ticked. At most TKL_REPAIR_DIALOG_MOST at a time: nothing is done that was not shown.
 */
void tkl_repair_dialog_present (GtkWindow *parent, TklDesk *desk);

#define TKL_REPAIR_DIALOG_MOST 300

G_END_DECLS
