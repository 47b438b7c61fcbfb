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
  TklEmployeeEdit *left; /* (owned) (nullable): that could not be saved and was put aside */

  AdwPreferencesGroup *keys; /* tkl-employee-pane-keys.c */
  GPtrArray *key_rows;       /* (owned) (element-type TklKeyDatesRow) */
  GtkEntry *key_entry;
  GtkEntry *key_from;
  GtkEntry *key_to;
  GtkLabel *key_error;

  GtkWidget *schedules;     /* list box: tkl-employee-pane-schedules.c */
  GPtrArray *schedule_rows; /* (owned) (element-type TklScheduleRow) */
  GtkEntry *schedule_from;
  GtkEntry *schedule_to;
  GtkEntry *schedule_hours;
  GtkLabel *schedule_error;
  gint64 new_schedule; /* its row gets the focus when it is there; 0 = none */
};

/** tkl_employee_pane_add_keys: the group of his keys (tkl-employee-pane-keys.c). */
void tkl_employee_pane_add_keys (TklEmployeePane *self);
/** tkl_employee_pane_show_keys: as loaded; what is being typed into a row stays. */
void tkl_employee_pane_show_keys (TklEmployeePane *self);

/** tkl_employee_pane_clear_gift: a key that was typed for somebody else is forgotten. */
void tkl_employee_pane_clear_gift (TklEmployeePane *self);

/** tkl_employee_pane_add_schedules: his schedules at the end of @group (tkl-employee-pane-schedules.c). */
void tkl_employee_pane_add_schedules (TklEmployeePane *self, AdwPreferencesGroup *group);
/** tkl_employee_pane_clear_schedule: one that was typed for somebody else is forgotten. */
void tkl_employee_pane_clear_schedule (TklEmployeePane *self);
/** tkl_employee_pane_show_schedules: as loaded; what is being typed into a row stays. */
void tkl_employee_pane_show_schedules (TklEmployeePane *self);

/* Parts of both groups (tkl-employee-pane-parts.c). */

/** tkl_employee_pane_make_entry: @placeholder: translated; also its name. @activate: swapped, for Enter. */
GtkEntry *tkl_employee_pane_make_entry (TklEmployeePane *self,
                                        const char *placeholder,
                                        int chars,
                                        GCallback activate);
/** tkl_employee_pane_clear: nothing is typed into it, and nothing wrong with it. */
void tkl_employee_pane_clear (GtkEntry *entry);

/* Something new on its way for an employee; the form may show another when the answer comes. */
typedef struct
{
  TklEmployeePane *pane; /* (owned) */
  gint64 employee_id;
} TklEmployeeRequest;

/** tkl_employee_request_new: for the employee who is shown. */
TklEmployeeRequest *tkl_employee_request_new (TklEmployeePane *self);
void tkl_employee_request_free (TklEmployeeRequest *request);
/** tkl_employee_request_answer: Tells of it: in @label what was wrong, in the window when another employee
 * is shown. @error: (nullable): NULL: done. @text: translated. Returns: TRUE: done, for the one shown. */
gboolean tkl_employee_request_answer (TklEmployeeRequest *request,
                                      GtkLabel *label,
                                      const char *text,
                                      const GError *error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklEmployeeRequest, tkl_employee_request_free)

/** tkl_employee_pane_make_error: Returns: (transfer floating): hidden until it says something. */
GtkLabel *tkl_employee_pane_make_error (void);
/** tkl_employee_pane_say: @sentence: translated; "" hides the label. */
void tkl_employee_pane_say (GtkLabel *label, const char *sentence);
/** tkl_employee_pane_say_fault: @error: of a service; its technical text is a tooltip. */
void tkl_employee_pane_say_fault (GtkLabel *label, const GError *error);
/** tkl_employee_pane_read_day: @ret_day: (out): stays as it is when nothing is typed. Returns: FALSE
 * when it is no day: the entry is marked, @label says so. */
gboolean tkl_employee_pane_read_day (GtkEntry *entry, GtkLabel *label, TklDay *ret_day);

G_END_DECLS
