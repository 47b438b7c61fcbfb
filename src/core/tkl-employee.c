/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklEmployee: a worker as a plain struct. */
/* Thread: any, one at a time. */
#include "tkl-employee.h"

#include "tkl-text.h"

static const char *const role_texts[] = {
  [TKL_ROLE_NONE] = NULL,
  [TKL_ROLE_DRIVER] = "driver",
  [TKL_ROLE_PASSENGER] = "passenger",
  [TKL_ROLE_OWN] = "own",
};

const char *
tkl_role_to_text (TklRole role)
{
  g_return_val_if_fail ((guint) role < G_N_ELEMENTS (role_texts), NULL);

  return role_texts[role];
}

gboolean
tkl_role_from_text (const char *text, TklRole *ret_role)
{
  g_return_val_if_fail (ret_role != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (role_texts); i++)
    if (role_texts[i] != NULL && g_strcmp0 (text, role_texts[i]) == 0)
      {
        *ret_role = (TklRole) i;
        return TRUE;
      }
  return FALSE;
}

TklEmployee *
tkl_employee_new (void)
{
  TklEmployee *employee = g_new0 (TklEmployee, 1);

  employee->home = TKL_POINT_NONE;
  employee->registered = TRUE;
  employee->active = TRUE;
  employee->in_service_from = TKL_DAY_NONE;
  employee->in_service_to = TKL_DAY_NONE;
  employee->day_start_min = -1;
  employee->wage_cents = -1;
  return employee;
}

TklEmployee *
tkl_employee_copy (const TklEmployee *employee)
{
  TklEmployee *copy;

  if (employee == NULL)
    return NULL;

  copy = g_new (TklEmployee, 1);
  *copy = *employee;
  copy->number = g_strdup (employee->number);
  copy->first_name = g_strdup (employee->first_name);
  copy->last_name = g_strdup (employee->last_name);
  copy->national_number = g_strdup (employee->national_number);
  copy->committee = g_strdup (employee->committee);
  copy->note = g_strdup (employee->note);
  copy->address = (TklAddress){ NULL };
  tkl_address_copy_into (&employee->address, &copy->address);
  return copy;
}

void
tkl_employee_free (TklEmployee *employee)
{
  if (employee == NULL)
    return;
  g_free (employee->number);
  g_free (employee->first_name);
  g_free (employee->last_name);
  g_free (employee->national_number);
  g_free (employee->committee);
  g_free (employee->note);
  tkl_address_clear (&employee->address);
  g_free (employee);
}

char *
tkl_employee_name (const TklEmployee *employee)
{
  gboolean has_first, has_last;

  g_return_val_if_fail (employee != NULL, NULL);

  has_first = !tkl_str_empty (employee->first_name);
  has_last = !tkl_str_empty (employee->last_name);
  if (has_first && has_last)
    return g_strdup_printf ("%s %s", employee->first_name, employee->last_name);
  if (has_first || has_last)
    return g_strdup (has_first ? employee->first_name : employee->last_name);
  return g_strdup (employee->number != NULL ? employee->number : "");
}

char *
tkl_employee_label (const TklEmployee *employee)
{
  g_autofree char *name = tkl_employee_name (employee);

  if (employee->number == NULL || g_str_equal (name, employee->number))
    return g_steal_pointer (&name);
  return g_strdup_printf ("%s (%s)", name, employee->number);
}

gboolean
tkl_employee_counts_on (const TklEmployee *employee, TklDay day)
{
  g_return_val_if_fail (employee != NULL, FALSE);

  return employee->registered && employee->active
         && tkl_day_in_period (day, employee->in_service_from, employee->in_service_to);
}
