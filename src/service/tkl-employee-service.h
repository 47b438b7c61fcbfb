/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Employees as a use case: load one for the form, save, delete, activate and deactivate. */
/* Thread: main; the work is done on the office's threads. */
#pragma once

#include "tkl-change.h"
#include "tkl-employee.h"
#include "tkl-holdings.h"
#include "tkl-office.h"
#include "tkl-work-schedule.h"

G_BEGIN_DECLS

typedef struct
{
  TklEmployee *employee; /* (owned): the national number is in the clear */
  GPtrArray *holdings;   /* (owned) of TklHoldingRow: his keys now and before, latest begin first */
  GArray *schedules;     /* (owned) of TklWorkSchedule: latest first day first */
  GHashTable *taken;     /* (owned) (element-type utf8): set of the numbers of all others */
} TklEmployeeForm;

void tkl_employee_form_free (TklEmployeeForm *form);

/** tkl_employee_load_async: @id: 0 = a new one. */
void tkl_employee_load_async (TklOffice *office,
                              gint64 id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/** tkl_employee_load_finish: @error: NOT_FOUND. Returns: (transfer full). */
TklEmployeeForm *tkl_employee_load_finish (TklOffice *office, GAsyncResult *result, GError **error);

/**
 * tkl_employee_save_async:
 * @employee: copied; id 0 = new, else with the version as loaded
 * One journal entry, `add-employee` or `change-employee`.
 */
void tkl_employee_save_async (TklOffice *office,
                              const TklEmployee *employee,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/**
 * tkl_employee_save_finish:
 * @ret_change: (out): with the id of the employee
 * @error: USAGE (no number), IN_USE (another has the number), CONFLICT (changed since he was loaded:
 *   load him again, see tkl_employee_edit_rebase()), NOT_FOUND (deleted meanwhile)
 */
gboolean tkl_employee_save_finish (TklOffice *office,
                                   GAsyncResult *result,
                                   TklChange *ret_change,
                                   GError **error);

/**
 * tkl_employee_delete_async:
 * @version: as loaded
 * His keys, schedules and planning go with him. One journal entry, `delete-employee`.
 */
void tkl_employee_delete_async (TklOffice *office,
                                gint64 id,
                                gint64 version,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/**
 * tkl_employee_delete_finish:
 * @error: IN_USE (he has ticks or clock lines: deactivate him instead; the text says so), CONFLICT,
 *   NOT_FOUND
 */
gboolean tkl_employee_delete_finish (TklOffice *office,
                                     GAsyncResult *result,
                                     TklChange *ret_change,
                                     GError **error);

/**
 * tkl_employees_activate_async:
 * @ids: (element-type gint64): referenced, not to be changed
 * @active: F086
 * One journal entry for all, `activate-employees` or `deactivate-employees`.
 */
void tkl_employees_activate_async (TklOffice *office,
                                   GArray *ids,
                                   gboolean active,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/** tkl_employees_activate_finish: @ret_n_changed: (out) (optional). @error: NOT_FOUND: one is gone. */
gboolean tkl_employees_activate_finish (TklOffice *office,
                                        GAsyncResult *result,
                                        TklChange *ret_change,
                                        guint *ret_n_changed,
                                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklEmployeeForm, tkl_employee_form_free)

G_END_DECLS
