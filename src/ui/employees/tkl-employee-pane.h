/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklEmployeePane: the form of one employee beside the table; each field is saved at once (F078–F089). */
/* Thread: main. */
#pragma once

#include "tkl-form-pane.h"

G_BEGIN_DECLS

#define TKL_TYPE_EMPLOYEE_PANE (tkl_employee_pane_get_type ())
G_DECLARE_FINAL_TYPE (TklEmployeePane, tkl_employee_pane, TKL, EMPLOYEE_PANE, TklFormPane)

/** tkl_employee_pane_new: @desk: referenced. */
GtkWidget *tkl_employee_pane_new (TklDesk *desk);

G_END_DECLS
