/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklProjectPane: the form of one project beside the table; each field is saved at once (F115–F135). */
/* Thread: main. */
#pragma once

#include "tkl-form-pane.h"

G_BEGIN_DECLS

#define TKL_TYPE_PROJECT_PANE (tkl_project_pane_get_type ())
G_DECLARE_FINAL_TYPE (TklProjectPane, tkl_project_pane, TKL, PROJECT_PANE, TklFormPane)

/** tkl_project_pane_new: @desk: referenced. */
GtkWidget *tkl_project_pane_new (TklDesk *desk);

G_END_DECLS
