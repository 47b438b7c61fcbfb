/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklHistoryPage: the changes made by people, and what the chosen one did, field by field. */
/* Thread: main. */
#pragma once

#include "tkl-table-page.h"

G_BEGIN_DECLS

#define TKL_TYPE_HISTORY_PAGE (tkl_history_page_get_type ())
G_DECLARE_FINAL_TYPE (TklHistoryPage, tkl_history_page, TKL, HISTORY_PAGE, TklTablePage)

/** tkl_history_page_present: in a window of its own. Returns: (transfer none): the window. */
GtkWidget *tkl_history_page_present (GtkWindow *parent, TklDesk *desk);

G_END_DECLS
