/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of changes: who changed what and when, newest first. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_HISTORY_DIALOG (tkl_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TklHistoryDialog, tkl_history_dialog, TKL, HISTORY_DIALOG, AdwWindow)

/** tkl_history_dialog_present: Returns: (transfer none): the dialog, over @parent. */
GtkWidget *tkl_history_dialog_present (GtkWindow *parent, TklDesk *desk);

G_END_DECLS
