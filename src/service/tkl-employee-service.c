/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Employees as a use case: load one for the form, save, delete, activate and deactivate. */
/* Thread: main; the work is done on the office's threads. */
#include "tkl-employee-service.h"

#include "tkl-change-private.h"
#include "tkl-holdings-private.h"
#include "tkl-office-private.h"
#include "tkl-service-error.h"
#include "tkl-store-employee.h"
#include "tkl-store-work-schedule.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *who;             /* (owned) (nullable) */
  gint64 id;             /* of a load or delete */
  gint64 version;        /* of a delete */
  TklEmployee *employee; /* (owned) (nullable): of a save */
  GArray *ids;           /* (owned) (nullable) of gint64: of an activation */
  gboolean active;
  TklEmployeeForm *form; /* (owned) (nullable): result of a load */
  TklChange change;      /* result of the others */
  guint n_changed;
} EmployeeJob;

void
tkl_employee_form_free (TklEmployeeForm *form)
{
  if (form == NULL)
    return;
  tkl_employee_free (form->employee);
  g_clear_pointer (&form->holdings, g_ptr_array_unref);
  g_clear_pointer (&form->schedules, g_array_unref);
  g_clear_pointer (&form->taken, g_hash_table_unref);
  g_free (form);
}

static void
employee_job_free (gpointer data)
{
  EmployeeJob *job = data;

  g_free (job->who);
  tkl_employee_free (job->employee);
  g_clear_pointer (&job->ids, g_array_unref);
  tkl_employee_form_free (job->form);
  g_free (job);
}

/* --- load -------------------------------------------------------------------------------------- */

static gboolean
set_gone (GError **error)
{
  g_set_error_literal (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_NOT_FOUND,
                       _ ("This employee has been deleted meanwhile."));
  return FALSE;
}

/* Takes the employee out of the list of all; the numbers of the others are what remains. */
static TklEmployeeForm *
make_form (GPtrArray *employees, gint64 id)
{
  TklEmployeeForm *form = g_new0 (TklEmployeeForm, 1);

  form->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < employees->len; i++)
    {
      const TklEmployee *employee = employees->pdata[i];

      if (employee->id == id)
        form->employee = tkl_employee_copy (employee);
      else
        g_hash_table_add (form->taken, g_strdup (employee->number));
    }
  if (id == 0)
    form->employee = tkl_employee_new ();
  return form;
}

static int
compare_schedules (gconstpointer a, gconstpointer b)
{
  TklDay left = ((const TklWorkSchedule *) a)->from;
  TklDay right = ((const TklWorkSchedule *) b)->from;

  return (left < right) - (left > right);
}

static gboolean
load_schedules (TklStore *store, TklEmployeeForm *form, GError **error)
{
  if (form->employee->id == 0)
    {
      form->schedules = g_array_new (FALSE, FALSE, sizeof (TklWorkSchedule));
      return TRUE;
    }
  if (!tkl_store_list_schedules (store, form->employee->id, &form->schedules, error))
    return FALSE;
  g_array_sort (form->schedules, compare_schedules);
  return TRUE;
}

static gboolean
run_load (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  EmployeeJob *job = data;
  g_autoptr (TklEmployeeForm) form = NULL;
  g_autoptr (GPtrArray) employees = NULL;

  if (!tkl_store_list_employees (store, &employees, error))
    return FALSE;
  form = make_form (employees, job->id);
  if (form->employee == NULL)
    return set_gone (error);
  form->holdings = job->id != 0
                       ? tkl_holding_rows_load (store, job->id, 0, error)
                       : g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_holding_row_free);
  if (form->holdings == NULL || !load_schedules (store, form, error))
    return FALSE;
  job->form = g_steal_pointer (&form);
  return TRUE;
}

/* --- save -------------------------------------------------------------------------------------- */

static gboolean
check_number (TklStore *store, const TklEmployee *employee, GError **error)
{
  g_autoptr (TklEmployee) other = NULL;

  if (tkl_str_empty (employee->number))
    {
      g_set_error_literal (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE,
                           _ ("The number is missing."));
      return FALSE;
    }
  if (!tkl_store_find_employee (store, employee->number, &other, error))
    return FALSE;
  if (other == NULL || other->id == employee->id)
    return TRUE;
  g_set_error_literal (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_IN_USE,
                       _ ("Another employee has this number."));
  return FALSE;
}

static gboolean
run_save (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  EmployeeJob *job = data;
  gboolean is_new = job->employee->id == 0;

  if (!tkl_change_begin (store, job->who, is_new ? "add-employee" : "change-employee",
                         job->employee, error)
      || !check_number (store, job->employee, error))
    return FALSE;
  if (is_new ? !tkl_store_insert_employee (store, job->employee, error)
             : !tkl_store_update_employee (store, job->employee, NULL, error))
    return FALSE;
  job->change.id = job->employee->id;
  return tkl_change_commit (store, &job->change, error);
}

/* --- delete ------------------------------------------------------------------------------------ */

static gboolean
check_unused (TklStore *store, gint64 id, GError **error)
{
  TklEmployeeUses uses;

  if (!tkl_store_employee_uses (store, id, &uses, error))
    return FALSE;
  if (uses.n_ticks == 0 && uses.n_words == 0 && uses.n_lines == 0)
    return TRUE;
  g_set_error_literal (
      error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_IN_USE,
      uses.n_lines > 0
          ? _ ("There are clock lines of this employee. Deactivate the employee instead.")
          : _ ("There are ticks of this employee. Deactivate the employee instead."));
  return FALSE;
}

static gboolean
run_delete (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  EmployeeJob *job = data;

  if (!tkl_store_get_employee (store, job->id, &job->employee, error))
    return FALSE;
  if (job->employee == NULL)
    return set_gone (error);
  return tkl_change_begin (store, job->who, "delete-employee", job->employee, error)
         && check_unused (store, job->id, error)
         && tkl_store_release_employee (store, job->id, error)
         && tkl_store_delete_employee (store, job->id, job->version, error)
         && tkl_change_commit (store, &job->change, error);
}

/* --- activate ---------------------------------------------------------------------------------- */

static gboolean
activate_one (TklStore *store, EmployeeJob *job, gint64 id, GError **error)
{
  g_autoptr (TklEmployee) employee = NULL;
  gboolean changed;

  if (!tkl_store_get_employee (store, id, &employee, error))
    return FALSE;
  if (employee == NULL)
    return set_gone (error);
  employee->active = job->active;
  if (!tkl_store_update_employee (store, employee, &changed, error))
    return FALSE;
  job->n_changed += changed ? 1 : 0;
  return TRUE;
}

static gboolean
run_activate (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  EmployeeJob *job = data;
  const char *action = job->active ? "activate-employees" : "deactivate-employees";

  /* The title names him when it is one. */
  if (job->ids->len == 1)
    {
      job->change.id = g_array_index (job->ids, gint64, 0);
      if (!tkl_store_get_employee (store, job->change.id, &job->employee, error))
        return FALSE;
    }
  if (!tkl_change_begin (store, job->who, action, job->employee, error))
    return FALSE;
  for (guint i = 0; i < job->ids->len; i++)
    if (!activate_one (store, job, g_array_index (job->ids, gint64, i), error))
      return FALSE;
  return tkl_change_commit (store, &job->change, error);
}

/* --- pairs ------------------------------------------------------------------------------------- */

static const TklUseCase load_case = { tkl_employee_load_async, run_load, employee_job_free };
static const TklUseCase save_case = { tkl_employee_save_async, run_save, employee_job_free };
static const TklUseCase delete_case = { tkl_employee_delete_async, run_delete, employee_job_free };
static const TklUseCase activate_case
    = { tkl_employees_activate_async, run_activate, employee_job_free };

static gboolean
finish_change (TklOffice *office,
               const TklUseCase *use_case,
               GAsyncResult *result,
               TklChange *ret_change,
               guint *ret_n_changed,
               GError **error)
{
  EmployeeJob *job = tkl_office_finish (office, use_case, result, error);

  if (job == NULL)
    return FALSE;
  *ret_change = job->change;
  if (ret_n_changed != NULL)
    *ret_n_changed = job->n_changed;
  employee_job_free (job);
  return TRUE;
}

void
tkl_employee_load_async (TklOffice *office,
                         gint64 id,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  EmployeeJob *job = g_new0 (EmployeeJob, 1);

  job->id = id;
  tkl_office_read (office, &load_case, job, cancellable, callback, user_data);
}

TklEmployeeForm *
tkl_employee_load_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &load_case, G_STRUCT_OFFSET (EmployeeJob, form), result,
                                 error);
}

void
tkl_employee_save_async (TklOffice *office,
                         const TklEmployee *employee,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  EmployeeJob *job = g_new0 (EmployeeJob, 1);

  job->who = g_strdup (tkl_office_who (office));
  job->employee = tkl_employee_copy (employee);
  tkl_office_write (office, &save_case, job, cancellable, callback, user_data);
}

gboolean
tkl_employee_save_finish (TklOffice *office,
                          GAsyncResult *result,
                          TklChange *ret_change,
                          GError **error)
{
  return finish_change (office, &save_case, result, ret_change, NULL, error);
}

void
tkl_employee_delete_async (TklOffice *office,
                           gint64 id,
                           gint64 version,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  EmployeeJob *job = g_new0 (EmployeeJob, 1);

  job->who = g_strdup (tkl_office_who (office));
  job->id = id;
  job->version = version;
  tkl_office_write (office, &delete_case, job, cancellable, callback, user_data);
}

gboolean
tkl_employee_delete_finish (TklOffice *office,
                            GAsyncResult *result,
                            TklChange *ret_change,
                            GError **error)
{
  return finish_change (office, &delete_case, result, ret_change, NULL, error);
}

void
tkl_employees_activate_async (TklOffice *office,
                              GArray *ids,
                              gboolean active,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  EmployeeJob *job = g_new0 (EmployeeJob, 1);

  job->who = g_strdup (tkl_office_who (office));
  job->ids = g_array_ref (ids);
  job->active = active;
  tkl_office_write (office, &activate_case, job, cancellable, callback, user_data);
}

gboolean
tkl_employees_activate_finish (TklOffice *office,
                               GAsyncResult *result,
                               TklChange *ret_change,
                               guint *ret_n_changed,
                               GError **error)
{
  return finish_change (office, &activate_case, result, ret_change, ret_n_changed, error);
}
