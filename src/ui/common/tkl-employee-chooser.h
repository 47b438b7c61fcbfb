/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklEmployeeChooser: a button that opens a list of employees, searched by typing. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TKL_TYPE_EMPLOYEE_CHOOSER (tkl_employee_chooser_get_type ())
G_DECLARE_FINAL_TYPE (TklEmployeeChooser, tkl_employee_chooser, TKL, EMPLOYEE_CHOOSER, GtkWidget)

/**
 * Properties:
 * label: shown while nobody is chosen, and the name for screen readers
 * sticky: the button shows who is chosen; else it goes on showing the label
 *
 * Signals:
 * chosen (id): somebody was chosen by hand, or tkl_employee_chooser_choose() found him
 */

/** tkl_employee_chooser_set_desk: whose employees; once. Referenced. */
void tkl_employee_chooser_set_desk (TklEmployeeChooser *self, TklDesk *desk);

/** tkl_employee_chooser_choose: chooses now or once they were read; nobody when he is not there. */
void tkl_employee_chooser_choose (TklEmployeeChooser *self, gint64 id);

/** tkl_employee_chooser_open: opens the list. */
void tkl_employee_chooser_open (TklEmployeeChooser *self);

/** tkl_employee_chooser_dup_label: Returns: (transfer full) (nullable): `12 Anna Peeters`. */
char *tkl_employee_chooser_dup_label (TklEmployeeChooser *self, gint64 id);
/** tkl_employee_chooser_dup_number: Returns: (transfer full) (nullable). */
char *tkl_employee_chooser_dup_number (TklEmployeeChooser *self, gint64 id);

G_END_DECLS
