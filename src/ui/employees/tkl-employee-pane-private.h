/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the pane share: the form, its keys, its address look-up. */
/* Thread: main. */
#pragma once

#include "tkl-employee-edit.h"
#include "tkl-employee-pane.h"
#include "tkl-employee-service.h"
#include "tkl-place-map.h"

G_BEGIN_DECLS

struct _TklEmployeePane
{
  GtkWidget parent_instance;
  GtkStack *stack;
  AdwWindowTitle *title;
  AdwPreferencesPage *page;

  TklDesk *desk;                             /* (owned) */
  gint64 id;                                 /* shown; 0 = nobody, or a new one */
  gboolean is_new;                           /* an employee who is not stored yet */
  TklEmployeeForm *form;                     /* (owned) (nullable): as loaded */
  TklEmployeeEdit *edit;                     /* (owned) (nullable): as the fields say */
  GtkWidget *rows[TKL_EMPLOYEE_N_FIELDS];    /* of each field */
  GtkSwitch *toggles[TKL_EMPLOYEE_N_FIELDS]; /* (nullable): of the fields that are on or off */
  GtkWidget *marks[TKL_EMPLOYEE_N_FIELDS];   /* (nullable): exclamation marks of those */
  gboolean begins;                           /* the focus goes to the first field of a new one */
  GCancellable *cancellable;                 /* (owned): of what is being loaded */
  gboolean showing;                          /* what changes now is not typed by anybody */
  gboolean saving;                           /* a save is on its way … */
  gboolean save_again;                       /* … and more was typed since */
  guint showing_nth;                         /* raised with each employee that is shown */
  guint saving_nth;                          /* of the one being saved */
  gboolean waiting;                          /* another is shown once all of this one is saved: */
  gint64 waiting_id;
  gboolean waiting_is_new;

  AdwPreferencesGroup *home; /* the address */
  TklPlaceMap *map;          /* (nullable): of the home */
  gint64 map_of;             /* whose home the map shows; −1 = it is to look at the home anew */

  AdwPreferencesGroup *keys; /* tkl-employee-pane-keys.c */
  GPtrArray *key_rows;       /* (owned) (element-type TklKeyDatesRow) */
  GtkEntry *key_entry;
  GtkEntry *key_from;
  GtkEntry *key_to;
  GtkLabel *key_error;
};

/** tkl_employee_pane_reload: reads the employee again; what is typed and not saved stays. */
void tkl_employee_pane_reload (TklEmployeePane *self);

/** tkl_employee_pane_take: @edit: (transfer full): shows its problems and saves it when it may be. */
void tkl_employee_pane_take (TklEmployeePane *self, TklEmployeeEdit *edit);

/** tkl_employee_pane_add_keys: the group of his keys (tkl-employee-pane-keys.c). */
void tkl_employee_pane_add_keys (TklEmployeePane *self);
/** tkl_employee_pane_show_keys: as loaded; what is being typed into a row stays. */
void tkl_employee_pane_show_keys (TklEmployeePane *self);

G_END_DECLS
