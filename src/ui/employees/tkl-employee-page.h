/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklEmployeePage: the tab of employees: table, form, several at once. */
/* Thread: main. */
#pragma once

#include "tkl-form-page.h"

G_BEGIN_DECLS

#define TKL_TYPE_EMPLOYEE_PAGE (tkl_employee_page_get_type ())
G_DECLARE_FINAL_TYPE (TklEmployeePage, tkl_employee_page, TKL, EMPLOYEE_PAGE, TklFormPage)

/** tkl_employee_page_new: as tkl_table_page_new(). */
GtkWidget *tkl_employee_page_new (TklDesk *desk, const TklTableSource *source, GSettings *state);

G_END_DECLS
