/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklProjectPage: the tab of projects: table, form, several at once. */
/* Thread: main. */
#pragma once

#include "tkl-form-page.h"

G_BEGIN_DECLS

#define TKL_TYPE_PROJECT_PAGE (tkl_project_page_get_type ())
G_DECLARE_FINAL_TYPE (TklProjectPage, tkl_project_page, TKL, PROJECT_PAGE, TklFormPage)

/** tkl_project_page_new: as tkl_table_page_new(). */
GtkWidget *tkl_project_page_new (TklDesk *desk, const TklTableSource *source, GSettings *state);

G_END_DECLS
