/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklEmployeeEdit: an employee being changed in a form, field by field (F078, F079, F082, F085, F089). */
/* Thread: any; a plain value. */
#include "tkl-employee-edit.h"

#include "tkl-text.h"

#include <glib/gi18n-lib.h>

#define AT(member) G_STRUCT_OFFSET (TklEmployee, member)

/* By the values of TklRole. */
static const char *const roles[] = { "", "driver", "passenger", "own", NULL };

static const TklField fields[TKL_EMPLOYEE_N_FIELDS] = {
  [TKL_EMPLOYEE_FIELD_NUMBER] = { TKL_FIELD_LINE, AT (number), NULL },
  [TKL_EMPLOYEE_FIELD_FIRST_NAME] = { TKL_FIELD_LINE, AT (first_name), NULL },
  [TKL_EMPLOYEE_FIELD_LAST_NAME] = { TKL_FIELD_LINE, AT (last_name), NULL },
  [TKL_EMPLOYEE_FIELD_REGISTERED] = { TKL_FIELD_SWITCH, AT (registered), NULL },
  [TKL_EMPLOYEE_FIELD_ACTIVE] = { TKL_FIELD_SWITCH, AT (active), NULL },
  [TKL_EMPLOYEE_FIELD_STREET] = { TKL_FIELD_LINE, AT (address.street), NULL },
  [TKL_EMPLOYEE_FIELD_HOUSE_NUMBER] = { TKL_FIELD_LINE, AT (address.house_number), NULL },
  [TKL_EMPLOYEE_FIELD_POSTAL_CODE] = { TKL_FIELD_LINE, AT (address.postal_code), NULL },
  [TKL_EMPLOYEE_FIELD_TOWN] = { TKL_FIELD_LINE, AT (address.town), NULL },
  [TKL_EMPLOYEE_FIELD_COUNTRY] = { TKL_FIELD_LINE, AT (address.country), NULL },
  [TKL_EMPLOYEE_FIELD_LATITUDE] = { TKL_FIELD_LATITUDE, AT (home.lat_e7), NULL },
  [TKL_EMPLOYEE_FIELD_LONGITUDE] = { TKL_FIELD_LONGITUDE, AT (home.lon_e7), NULL },
  [TKL_EMPLOYEE_FIELD_ROLE] = { TKL_FIELD_CHOICE, AT (role), roles },
  [TKL_EMPLOYEE_FIELD_NATIONAL_NUMBER] = { TKL_FIELD_NATIONAL, AT (national_number), NULL },
  [TKL_EMPLOYEE_FIELD_IN_SERVICE_FROM] = { TKL_FIELD_DAY, AT (in_service_from), NULL },
  [TKL_EMPLOYEE_FIELD_IN_SERVICE_TO] = { TKL_FIELD_DAY, AT (in_service_to), NULL },
  [TKL_EMPLOYEE_FIELD_DAY_START] = { TKL_FIELD_TIME, AT (day_start_min), NULL },
  [TKL_EMPLOYEE_FIELD_WAGE] = { TKL_FIELD_CENTS, AT (wage_cents), NULL },
  [TKL_EMPLOYEE_FIELD_COMMITTEE] = { TKL_FIELD_LINE, AT (committee), NULL },
  [TKL_EMPLOYEE_FIELD_NOTE] = { TKL_FIELD_LINES, AT (note), NULL },
};

static TklFields
fields_of (const TklEmployeeEdit *edit)
{
  return (TklFields){ fields, TKL_EMPLOYEE_N_FIELDS, edit->orig, edit->curr,
                      ((TklEmployeeEdit *) edit)->typed };
}

/* --- value ----------------------------------------------------------------------------------- */

TklEmployeeEdit *
tkl_employee_edit_new (const TklEmployee *employee)
{
  TklEmployeeEdit *edit = g_new0 (TklEmployeeEdit, 1);

  g_return_val_if_fail (employee != NULL, NULL);

  edit->orig = tkl_employee_copy (employee);
  edit->curr = tkl_employee_copy (employee);
  return edit;
}

TklEmployeeEdit *
tkl_employee_edit_copy (const TklEmployeeEdit *edit)
{
  TklEmployeeEdit *copy = g_new0 (TklEmployeeEdit, 1);
  TklFields from, to;

  g_return_val_if_fail (edit != NULL, NULL);

  copy->orig = tkl_employee_copy (edit->orig);
  copy->curr = tkl_employee_copy (edit->curr);
  from = fields_of (edit);
  to = fields_of (copy);
  tkl_fields_copy_typed (&from, &to);
  return copy;
}

void
tkl_employee_edit_free (TklEmployeeEdit *edit)
{
  TklFields view;

  if (edit == NULL)
    return;
  view = fields_of (edit);
  tkl_fields_clear_typed (&view);
  tkl_employee_free (edit->orig);
  tkl_employee_free (edit->curr);
  g_free (edit);
}

TklEmployeeEdit *
tkl_employee_edit_set_text (const TklEmployeeEdit *edit,
                            TklEmployeeField field,
                            const char *text,
                            TklDay today)
{
  TklEmployeeEdit *copy = tkl_employee_edit_copy (edit);
  TklFields view = fields_of (copy);

  tkl_fields_set_text (&view, field, text, today);
  return copy;
}

TklEmployeeEdit *
tkl_employee_edit_set_home (const TklEmployeeEdit *edit, TklPoint home)
{
  TklEmployeeEdit *copy = tkl_employee_edit_copy (edit);

  copy->curr->home = home;
  g_clear_pointer (&copy->typed[TKL_EMPLOYEE_FIELD_LATITUDE], g_free);
  g_clear_pointer (&copy->typed[TKL_EMPLOYEE_FIELD_LONGITUDE], g_free);
  return copy;
}

char *
tkl_employee_edit_text (const TklEmployeeEdit *edit, TklEmployeeField field, char point)
{
  TklFields view;

  g_return_val_if_fail (edit != NULL, NULL);

  view = fields_of (edit);
  return tkl_fields_text (&view, field, point);
}

gboolean
tkl_employee_edit_changed (const TklEmployeeEdit *edit)
{
  TklFields view;

  g_return_val_if_fail (edit != NULL, FALSE);

  view = fields_of (edit);
  return tkl_fields_changed (&view);
}

TklEmployeeEdit *
tkl_employee_edit_rebase (const TklEmployeeEdit *edit, const TklEmployee *stored)
{
  TklEmployeeEdit *based = tkl_employee_edit_new (stored);
  TklFields from, onto;

  g_return_val_if_fail (edit != NULL, NULL);

  from = fields_of (edit);
  onto = fields_of (based);
  tkl_fields_rebase (&from, &onto);
  return based;
}

/* --- what is wrong, and what is missing ------------------------------------------------------- */

static const struct
{
  TklEmployeeField field;
  const char *reason;
} mandatory[] = {
  { TKL_EMPLOYEE_FIELD_NUMBER, N_ ("The number is missing.") },
  { TKL_EMPLOYEE_FIELD_FIRST_NAME, N_ ("The first name is missing.") },
  { TKL_EMPLOYEE_FIELD_LAST_NAME, N_ ("The last name is missing.") },
  { TKL_EMPLOYEE_FIELD_STREET, N_ ("The street is missing.") },
  { TKL_EMPLOYEE_FIELD_POSTAL_CODE, N_ ("The postal code is missing.") },
  { TKL_EMPLOYEE_FIELD_TOWN, N_ ("The town is missing.") },
};

static void
check_missing (GArray *problems, const TklFields *view, TklEmployeeField field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mandatory); i++)
    if (mandatory[i].field == field && tkl_str_empty (tkl_fields_str (view, field)))
      tkl_problems_add (problems, field, TKL_PROBLEM_MISSING, field == TKL_EMPLOYEE_FIELD_NUMBER,
                        mandatory[i].reason);
}

static void
check_number (GArray *problems, const TklEmployee *employee, GHashTable *taken)
{
  if (taken != NULL && employee->number != NULL && g_hash_table_contains (taken, employee->number))
    tkl_problems_add (problems, TKL_EMPLOYEE_FIELD_NUMBER, TKL_PROBLEM_TAKEN, TRUE,
                      N_ ("Another employee has this number."));
}

static void
check_related (GArray *problems,
               const TklFields *view,
               const TklEmployee *employee,
               TklEmployeeField field,
               GHashTable *taken)
{
  if (field == TKL_EMPLOYEE_FIELD_NUMBER)
    check_number (problems, employee, taken);
  else if (field == TKL_EMPLOYEE_FIELD_REGISTERED && !employee->registered)
    tkl_problems_add (problems, field, TKL_PROBLEM_UNREGISTERED, FALSE,
                      N_ ("Not registered for clocking: ticks of this employee are not counted."));
  else if (field == TKL_EMPLOYEE_FIELD_LATITUDE || field == TKL_EMPLOYEE_FIELD_LONGITUDE)
    tkl_fields_check_place (view, field, TKL_EMPLOYEE_FIELD_LATITUDE,
                            N_ ("Without coordinates, ticks at home are not recognised."),
                            problems);
  else if (field == TKL_EMPLOYEE_FIELD_IN_SERVICE_TO)
    tkl_fields_check_period (view, TKL_EMPLOYEE_FIELD_IN_SERVICE_FROM, field, problems);
}

GArray *
tkl_employee_edit_validate (const TklEmployeeEdit *edit, GHashTable *taken)
{
  GArray *problems = tkl_problems_new ();
  TklFields view;

  g_return_val_if_fail (edit != NULL, problems);

  view = fields_of (edit);
  for (guint i = 0; i < TKL_EMPLOYEE_N_FIELDS; i++)
    {
      TklEmployeeField field = (TklEmployeeField) i;

      tkl_fields_check_text (&view, field, problems);
      check_missing (problems, &view, field);
      check_related (problems, &view, edit->curr, field, taken);
      tkl_problems_check_address (problems, field, TKL_EMPLOYEE_FIELD_HOUSE_NUMBER,
                                  &edit->orig->address, &edit->curr->address);
    }
  return problems;
}

G_STATIC_ASSERT (sizeof (TklRole) == sizeof (int));
