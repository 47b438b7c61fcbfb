/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklEmployeePane: the form of one employee beside the table; each field is saved at once (F078–F089). */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_EMPLOYEE_PANE (tkl_employee_pane_get_type ())
G_DECLARE_FINAL_TYPE (TklEmployeePane, tkl_employee_pane, TKL, EMPLOYEE_PANE, GtkWidget)

/**
 * Signals:
 * saved (id): the employee was saved; a new one has got his id
 * closed (): he was deleted, or a new one was given up
 */

/** tkl_employee_pane_new: @desk: referenced. */
GtkWidget *tkl_employee_pane_new (TklDesk *desk);

/** tkl_employee_pane_show: @id: 0 = nobody. */
void tkl_employee_pane_show (TklEmployeePane *self, gint64 id);

/** tkl_employee_pane_show_new: an empty form, the focus in its first field; saved as soon as it has a
 * number. */
void tkl_employee_pane_show_new (TklEmployeePane *self);

/** tkl_employee_pane_delete: the employee shown, with undo; a new one is given up. */
void tkl_employee_pane_delete (TklEmployeePane *self);

/** tkl_employee_pane_get_id: Returns: 0 for nobody and a new one. */
gint64 tkl_employee_pane_get_id (TklEmployeePane *self);

G_END_DECLS
