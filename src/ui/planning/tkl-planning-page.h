/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPlanningPage: the list of what is planned: add, remove, paste, import (CT-11). */
/* Thread: main. */
#pragma once

#include "tkl-table-page.h"

G_BEGIN_DECLS

#define TKL_TYPE_PLANNING_PAGE (tkl_planning_page_get_type ())
G_DECLARE_FINAL_TYPE (TklPlanningPage, tkl_planning_page, TKL, PLANNING_PAGE, TklTablePage)

/** tkl_planning_page_new: as tkl_table_page_new(). */
GtkWidget *tkl_planning_page_new (TklDesk *desk, GSettings *state);

/** tkl_planning_page_paste: @text: (nullable): of the clipboard: shown as the preview of an import. */
void tkl_planning_page_paste (TklPlanningPage *self, const char *text);

G_END_DECLS
