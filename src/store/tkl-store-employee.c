/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Employees as rows. */
/* Thread: that of the store. */
#include "tkl-store-employee.h"

#include "tkl-store-private.h"
#include "tkl-text.h"

static void
bind_employee (sqlite3_stmt *statement, const TklEmployee *employee)
{
  const TklAddress *address = &employee->address;

  tkl_bind_text (statement, 3, employee->number);
  tkl_bind_text (statement, 4, employee->first_name);
  tkl_bind_text (statement, 5, employee->last_name);
  tkl_bind_text (statement, 6, address->street);
  tkl_bind_text (statement, 7, address->house_number);
  tkl_bind_text (statement, 8, address->postal_code);
  tkl_bind_text (statement, 9, address->town);
  tkl_bind_text (statement, 10, address->country);
  tkl_bind_point (statement, 11, employee->home);
  tkl_bind_int (statement, 13, employee->registered ? 1 : 0);
  tkl_bind_int (statement, 14, employee->active ? 1 : 0);
  tkl_bind_int (statement, 15, employee->role);
  tkl_bind_text (statement, 16, employee->national_number);
  tkl_bind_day (statement, 17, employee->in_service_from);
  tkl_bind_day (statement, 18, employee->in_service_to);
  tkl_bind_int_or_null (statement, 19, employee->day_start_min, -1);
  tkl_bind_int_or_null (statement, 20, employee->wage_cents, -1);
  tkl_bind_text (statement, 21, employee->committee);
  tkl_bind_text (statement, 22, employee->note);
}

static TklEmployee *
read_employee (sqlite3_stmt *query)
{
  TklEmployee *employee = g_new0 (TklEmployee, 1);

  employee->id = tkl_column_int (query, 0);
  employee->version = tkl_column_int (query, 1);
  employee->number = tkl_column_text (query, 2);
  employee->first_name = tkl_column_text (query, 3);
  employee->last_name = tkl_column_text (query, 4);
  employee->address.street = tkl_column_text (query, 5);
  employee->address.house_number = tkl_column_text (query, 6);
  employee->address.postal_code = tkl_column_text (query, 7);
  employee->address.town = tkl_column_text (query, 8);
  employee->address.country = tkl_column_text (query, 9);
  employee->home = tkl_column_point (query, 10);
  employee->registered = tkl_column_int (query, 12) != 0;
  employee->active = tkl_column_int (query, 13) != 0;
  employee->role = (TklRole) tkl_column_int (query, 14);
  employee->national_number = tkl_column_text (query, 15);
  employee->in_service_from = tkl_column_day (query, 16);
  employee->in_service_to = tkl_column_day (query, 17);
  employee->day_start_min = (int) tkl_column_int_or (query, 18, -1);
  employee->wage_cents = tkl_column_int_or (query, 19, -1);
  employee->committee = tkl_column_text (query, 20);
  employee->note = tkl_column_text (query, 21);
  return employee;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const TklEmployee *const *first = a;
  const TklEmployee *const *second = b;

  return tkl_compare_natural ((*first)->number, (*second)->number);
}

gboolean
tkl_store_list_employees (TklStore *store, GPtrArray **ret_employees, GError **error)
{
  g_autoptr (GPtrArray) employees
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_employee_free);
  sqlite3_stmt *query;
  gboolean row;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_employees != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_EMPLOYEE_LIST);
  while (tkl_step_row (store, query, &row, error))
    {
      if (!row)
        {
          g_ptr_array_sort (employees, compare_numbers);
          *ret_employees = g_steal_pointer (&employees);
          return TRUE;
        }
      g_ptr_array_add (employees, read_employee (query));
    }
  return FALSE;
}

static gboolean
load_one (TklStore *store, sqlite3_stmt *query, TklEmployee **ret_employee, GError **error)
{
  TklEmployee *employee = NULL;
  gboolean row;

  if (!tkl_step_row (store, query, &row, error))
    return FALSE;
  if (row)
    {
      employee = read_employee (query);
      tkl_statement_end (query);
    }
  *ret_employee = employee;
  return TRUE;
}

gboolean
tkl_store_get_employee (TklStore *store, gint64 id, TklEmployee **ret_employee, GError **error)
{
  sqlite3_stmt *query;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_employee != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_EMPLOYEE_GET);
  tkl_bind_int (query, 1, id);
  return load_one (store, query, ret_employee, error);
}

gboolean
tkl_store_find_employee (TklStore *store,
                         const char *number,
                         TklEmployee **ret_employee,
                         GError **error)
{
  sqlite3_stmt *query;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (number != NULL && ret_employee != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_EMPLOYEE_FIND);
  tkl_bind_text (query, 1, number);
  return load_one (store, query, ret_employee, error);
}

gboolean
tkl_store_insert_employee (TklStore *store, TklEmployee *employee, GError **error)
{
  sqlite3_stmt *insert;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (employee != NULL, FALSE);

  insert = tkl_store_statement (store, TKL_SQL_EMPLOYEE_INSERT);
  bind_employee (insert, employee);
  if (!tkl_step_done (store, insert, error))
    return FALSE;
  employee->id = sqlite3_last_insert_rowid (store->db);
  employee->version = 1;
  return TRUE;
}

gboolean
tkl_store_update_employee (TklStore *store,
                           TklEmployee *employee,
                           gboolean *ret_changed,
                           GError **error)
{
  sqlite3_stmt *update;
  gboolean changed;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (employee != NULL, FALSE);

  update = tkl_store_statement (store, TKL_SQL_EMPLOYEE_UPDATE);
  tkl_bind_int (update, 1, employee->id);
  tkl_bind_int (update, 2, employee->version);
  bind_employee (update, employee);
  if (!tkl_step_done (store, update, error)
      || !tkl_store_explain_update (store, TKL_SQL_EMPLOYEE_VERSION, employee->id,
                                    employee->version, &changed, error))
    return FALSE;
  employee->version += changed ? 1 : 0;
  if (ret_changed != NULL)
    *ret_changed = changed;
  return TRUE;
}

gboolean
tkl_store_delete_employee (TklStore *store, gint64 id, gint64 version, GError **error)
{
  sqlite3_stmt *statement;

  TKL_ASSERT_STORE (store);

  statement = tkl_store_statement (store, TKL_SQL_EMPLOYEE_DELETE);
  tkl_bind_int (statement, 1, id);
  tkl_bind_int (statement, 2, version);
  return tkl_step_done (store, statement, error)
         && tkl_store_explain_update (store, TKL_SQL_EMPLOYEE_VERSION, id, version, NULL, error);
}

gboolean
tkl_store_employee_uses (TklStore *store, gint64 id, TklEmployeeUses *ret_uses, GError **error)
{
  sqlite3_stmt *query;
  gboolean row;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_uses != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_EMPLOYEE_USES);
  tkl_bind_int (query, 1, id);
  if (!tkl_step_row (store, query, &row, error))
    return FALSE;
  g_assert (row);
  ret_uses->n_ticks = tkl_column_int (query, 0);
  ret_uses->n_words = tkl_column_int (query, 1);
  ret_uses->n_lines = tkl_column_int (query, 2);
  tkl_statement_end (query);
  return TRUE;
}

gboolean
tkl_store_release_employee (TklStore *store, gint64 id, GError **error)
{
  static const TklStatementId drops[]
      = { TKL_SQL_EMPLOYEE_DROP_HOLDINGS, TKL_SQL_EMPLOYEE_DROP_SCHEDULES,
          TKL_SQL_EMPLOYEE_DROP_PLANNING };

  TKL_ASSERT_STORE (store);

  for (gsize i = 0; i < G_N_ELEMENTS (drops); i++)
    {
      sqlite3_stmt *drop = tkl_store_statement (store, drops[i]);

      tkl_bind_int (drop, 1, id);
      if (!tkl_step_done (store, drop, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tkl_store_last_ticks (TklStore *store, GHashTable **ret_last, GError **error)
{
  g_autoptr (GHashTable) last = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  sqlite3_stmt *query;
  gboolean row;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_last != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_EMPLOYEE_LAST_TICKS);
  while (tkl_step_row (store, query, &row, error))
    {
      gint64 time_ms;

      if (!row)
        {
          *ret_last = g_steal_pointer (&last);
          return TRUE;
        }
      time_ms = tkl_column_int_or (query, 1, G_MININT64);
      if (time_ms != G_MININT64)
        g_hash_table_insert (last, GINT_TO_POINTER ((int) tkl_column_int (query, 0)),
                             g_memdup2 (&time_ms, sizeof time_ms));
    }
  return FALSE;
}
