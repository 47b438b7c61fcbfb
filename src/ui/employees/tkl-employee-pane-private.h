/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the pane share: the form, and its keys. */
/* Thread: main. */
#pragma once

#include "tkl-employee-edit.h"
#include "tkl-employee-pane.h"
#include "tkl-employee-service.h"

G_BEGIN_DECLS

struct _TklEmployeePane
{
  TklFormPane parent_instance;
  TklEmployeeForm *form; /* (owned) (nullable): as loaded */
  TklEmployeeEdit *edit; /* (owned) (nullable): as the fields say */

  AdwPreferencesGroup *keys; /* tkl-employee-pane-keys.c */
  GPtrArray *key_rows;       /* (owned) (element-type TklKeyDatesRow) */
  GtkEntry *key_entry;
  GtkEntry *key_from;
  GtkEntry *key_to;
  GtkLabel *key_error;
};

/** tkl_employee_pane_add_keys: the group of his keys (tkl-employee-pane-keys.c). */
void tkl_employee_pane_add_keys (TklEmployeePane *self);
/** tkl_employee_pane_show_keys: as loaded; what is being typed into a row stays. */
void tkl_employee_pane_show_keys (TklEmployeePane *self);

G_END_DECLS
