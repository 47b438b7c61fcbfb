/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Employees as rows. */
/* Thread: that of the store. */
#pragma once

#include "tkl-employee.h"
#include "tkl-store.h"

G_BEGIN_DECLS

/**
 * tkl_store_list_employees:
 * @ret_employees: (out) (transfer full) (element-type TklEmployee): by number, digits as numbers
 */
gboolean tkl_store_list_employees (TklStore *store, GPtrArray **ret_employees, GError **error);

/**
 * tkl_store_get_employee:
 * @ret_employee: (out) (transfer full) (nullable): NULL when there is none
 */
gboolean
tkl_store_get_employee (TklStore *store, gint64 id, TklEmployee **ret_employee, GError **error);

/**
 * tkl_store_find_employee:
 * @number: exactly as stored
 * @ret_employee: (out) (transfer full) (nullable): NULL when there is none
 */
gboolean tkl_store_find_employee (TklStore *store,
                                  const char *number,
                                  TklEmployee **ret_employee,
                                  GError **error);

/**
 * tkl_store_insert_employee:
 * @employee: (inout): gets its id and version; those it had are ignored
 * @error: TKL_STORE_ERROR_CONSTRAINT: the number exists, or a value out of range
 *
 * Inside a journal entry.
 */
gboolean tkl_store_insert_employee (TklStore *store, TklEmployee *employee, GError **error);

/**
 * tkl_store_update_employee:
 * @employee: (inout): id and version as read; the version grows when anything changed
 * @ret_changed: (out) (optional): FALSE when everything was stored already; nothing is written then
 * @error: TKL_STORE_ERROR: CONFLICT (changed since it was read), NOT_FOUND, CONSTRAINT
 *
 * Inside a journal entry.
 */
gboolean tkl_store_update_employee (TklStore *store,
                                    TklEmployee *employee,
                                    gboolean *ret_changed,
                                    GError **error);

/**
 * tkl_store_delete_employee:
 * @version: as read
 * @error: TKL_STORE_ERROR: CONSTRAINT (holds or held a key, has a schedule, is planned, has ticks or
 *   lines), CONFLICT (changed since it was read), NOT_FOUND
 *
 * Inside a journal entry. What linking had found for him goes when the entry is committed.
 */
gboolean tkl_store_delete_employee (TklStore *store, gint64 id, gint64 version, GError **error);

/* What keeps an employee from being deleted. */
typedef struct
{
  gint64 n_ticks; /* of his keys in the time he held them */
  gint64 n_words; /* ticks added by hand for him, or given to him */
  gint64 n_lines; /* clock lines, workdays transferred, notices */
} TklEmployeeUses;

gboolean tkl_store_employee_uses (TklStore *store,
                                  gint64 id,
                                  TklEmployeeUses *ret_uses,
                                  GError **error); /* all 0: nothing is lost with him */

/** tkl_store_release_employee: drops his holdings, schedules and planning, before he is deleted.
 * Inside a journal entry. */
gboolean tkl_store_release_employee (TklStore *store, gint64 id, GError **error);

/**
 * tkl_store_last_ticks:
 * @ret_last: (out) (transfer full): employee id (GINT_TO_POINTER) → gint64 * of UTC ms: the last
 *   tick of a key of his; only those who have one
 */
gboolean tkl_store_last_ticks (TklStore *store, GHashTable **ret_last, GError **error);

G_END_DECLS
