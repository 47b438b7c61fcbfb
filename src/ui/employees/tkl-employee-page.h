/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklEmployeePage: the tab of employees: table, form, several at once. */
/* Thread: main. */
#pragma once

#include "tkl-table-page.h"

G_BEGIN_DECLS

#define TKL_TYPE_EMPLOYEE_PAGE (tkl_employee_page_get_type ())
G_DECLARE_FINAL_TYPE (TklEmployeePage, tkl_employee_page, TKL, EMPLOYEE_PAGE, TklTablePage)

/** tkl_employee_page_new: as tkl_table_page_new(). */
GtkWidget *tkl_employee_page_new (TklDesk *desk, const TklTableSource *source, GSettings *state);

/** tkl_employee_page_get_pane: Returns: (transfer none): the form. */
GtkWidget *tkl_employee_page_get_pane (TklEmployeePage *self);

G_END_DECLS
