/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with an employee in a form, and what is missing (F078, F079, F082, F085, F089). */
/* Thread: any; pure. */
#include "tkl-employee-edit-private.h"
#include "tkl-ident.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Characters; the same as a file of employees may have. */
#define MAX_NUMBER 64
#define MAX_LINE 1000
#define MAX_LINES 10000

static void
add (GArray *problems,
     TklEmployeeField field,
     TklEmployeeProblemCode code,
     gboolean is_error,
     const char *reason)
{
  TklEmployeeProblem problem = { field, code, is_error, reason };

  g_array_append_val (problems, problem);
}

/* --- text that was not understood ------------------------------------------------------------- */

/* The kind of the field tells what was expected; the national number is looked at again. */
static const char *
explain_kind (TklEmployeeFieldKind kind)
{
  switch (kind)
    {
    case FIELD_LATITUDE:
      return N_ ("A latitude from −90 to 90 degrees is expected, such as 50.8466.");
    case FIELD_LONGITUDE:
      return N_ ("A longitude from −180 to 180 degrees is expected, such as 4.3517.");
    case FIELD_DAY:
      return N_ ("A date is expected, such as 16/11/2026.");
    case FIELD_MINUTES:
      return N_ ("Hours from 0 to 24 are expected, such as 7:36 or 7,6.");
    case FIELD_TIME:
      return N_ ("A time of day is expected, such as 05:30.");
    case FIELD_CENTS:
      return N_ ("An amount in euros is expected, such as 18,25.");
    case FIELD_SWITCH:
    case FIELD_ROLE:
    case FIELD_LINE:
    case FIELD_LINES:
    case FIELD_NATIONAL:
    default:
      return N_ ("This value is not known.");
    }
}

/* Refused when it was typed; looked at without a today, what is then right was born after it. */
static void
explain_national (GArray *problems, const char *typed)
{
  TklIdentProblem problem = tkl_ident_national_number (typed, TKL_DAY_LAST, NULL);
  TklEmployeeProblemCode code = TKL_EMPLOYEE_PROBLEM_UNREADABLE;
  const char *reason;

  if (problem == TKL_IDENT_CHECK)
    {
      code = TKL_EMPLOYEE_PROBLEM_CHECK;
      reason
          = N_ ("The check digits of this number disagree: a digit is wrong or two are swapped.");
    }
  else if (problem == TKL_IDENT_LENGTH || problem == TKL_IDENT_SYNTAX || problem == TKL_IDENT_EMPTY)
    reason = N_ ("Eleven digits are expected, such as 84.02.29-123.45.");
  else
    reason = N_ ("This number begins with a date of birth that cannot be.");
  add (problems, TKL_EMPLOYEE_FIELD_NATIONAL_NUMBER, code, TRUE, reason);
}

static void
check_typed (GArray *problems, const TklEmployeeEdit *edit, TklEmployeeField field)
{
  TklEmployeeFieldKind kind = tkl_employee_fields[field].kind;

  if (edit->typed[field] == NULL)
    return;
  if (kind == FIELD_NATIONAL)
    explain_national (problems, edit->typed[field]);
  else
    add (problems, field, TKL_EMPLOYEE_PROBLEM_UNREADABLE, TRUE, explain_kind (kind));
}

/* --- texts ------------------------------------------------------------------------------------ */

static gboolean
has_controls (const char *text, gboolean lines_allowed)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)) && !(lines_allowed && (*p == '\n' || *p == '\t')))
      return TRUE;
  return FALSE;
}

static glong
max_length (TklEmployeeField field, TklEmployeeFieldKind kind)
{
  if (field == TKL_EMPLOYEE_FIELD_NUMBER)
    return MAX_NUMBER;
  return kind == FIELD_LINES ? MAX_LINES : MAX_LINE;
}

static void
check_text (GArray *problems, const TklEmployeeEdit *edit, TklEmployeeField field)
{
  TklEmployeeFieldKind kind = tkl_employee_fields[field].kind;
  const char *text;

  if (kind != FIELD_LINE && kind != FIELD_LINES)
    return;
  text = *(char *const *) tkl_employee_field_at (edit->curr, field);
  if (text == NULL)
    return;
  if (!g_utf8_validate (text, -1, NULL) || has_controls (text, kind == FIELD_LINES))
    add (problems, field, TKL_EMPLOYEE_PROBLEM_TEXT, TRUE,
         N_ ("There is a character that cannot be shown."));
  else if (g_utf8_strlen (text, -1) > max_length (field, kind))
    add (problems, field, TKL_EMPLOYEE_PROBLEM_TEXT, TRUE, N_ ("This text is too long."));
}

/* --- what is missing -------------------------------------------------------------------------- */

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
check_missing (GArray *problems, const TklEmployeeEdit *edit, TklEmployeeField field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mandatory); i++)
    if (mandatory[i].field == field
        && tkl_str_empty (*(char *const *) tkl_employee_field_at (edit->curr, field)))
      add (problems, field, TKL_EMPLOYEE_PROBLEM_MISSING, field == TKL_EMPLOYEE_FIELD_NUMBER,
           mandatory[i].reason);
}

/* --- fields that need another one --------------------------------------------------------------- */

static void
check_home (GArray *problems, const TklEmployeeEdit *edit, TklEmployeeField field)
{
  gboolean has_lat = edit->curr->home.lat_e7 != G_MININT32;
  gboolean has_lon = edit->curr->home.lon_e7 != G_MININT32;
  gboolean is_lat = field == TKL_EMPLOYEE_FIELD_LATITUDE;

  if (edit->typed[TKL_EMPLOYEE_FIELD_LATITUDE] != NULL
      || edit->typed[TKL_EMPLOYEE_FIELD_LONGITUDE] != NULL)
    return;
  if (has_lat != has_lon && has_lat != is_lat)
    add (problems, field, TKL_EMPLOYEE_PROBLEM_HALF, TRUE,
         N_ ("Latitude and longitude are given together or not at all."));
  else if (!has_lat && !has_lon && is_lat)
    add (problems, field, TKL_EMPLOYEE_PROBLEM_NO_HOME, FALSE,
         N_ ("Without coordinates, ticks at home are not recognised."));
}

static void
check_service (GArray *problems, const TklEmployee *employee)
{
  if (employee->in_service_from != TKL_DAY_NONE && employee->in_service_to != TKL_DAY_NONE
      && employee->in_service_from > employee->in_service_to)
    add (problems, TKL_EMPLOYEE_FIELD_IN_SERVICE_TO, TKL_EMPLOYEE_PROBLEM_ORDER, TRUE,
         N_ ("The last day lies before the first."));
}

static void
check_number (GArray *problems, const TklEmployee *employee, GHashTable *taken)
{
  if (taken != NULL && employee->number != NULL && g_hash_table_contains (taken, employee->number))
    add (problems, TKL_EMPLOYEE_FIELD_NUMBER, TKL_EMPLOYEE_PROBLEM_TAKEN, TRUE,
         N_ ("Another employee has this number."));
}

static void
check_related (GArray *problems,
               const TklEmployeeEdit *edit,
               TklEmployeeField field,
               GHashTable *taken)
{
  if (field == TKL_EMPLOYEE_FIELD_NUMBER)
    check_number (problems, edit->curr, taken);
  else if (field == TKL_EMPLOYEE_FIELD_REGISTERED && !edit->curr->registered)
    add (problems, field, TKL_EMPLOYEE_PROBLEM_UNREGISTERED, FALSE,
         N_ ("Not registered for clocking: ticks of this employee are not counted."));
  else if (field == TKL_EMPLOYEE_FIELD_LATITUDE || field == TKL_EMPLOYEE_FIELD_LONGITUDE)
    check_home (problems, edit, field);
  else if (field == TKL_EMPLOYEE_FIELD_IN_SERVICE_TO)
    check_service (problems, edit->curr);
}

GArray *
tkl_employee_edit_validate (const TklEmployeeEdit *edit, GHashTable *taken)
{
  GArray *problems = g_array_new (FALSE, FALSE, sizeof (TklEmployeeProblem));

  g_return_val_if_fail (edit != NULL, problems);

  for (guint i = 0; i < TKL_EMPLOYEE_N_FIELDS; i++)
    {
      TklEmployeeField field = (TklEmployeeField) i;

      check_typed (problems, edit, field);
      check_text (problems, edit, field);
      check_missing (problems, edit, field);
      check_related (problems, edit, field, taken);
    }
  return problems;
}

gboolean
tkl_employee_problems_allow_save (const GArray *problems)
{
  g_return_val_if_fail (problems != NULL, FALSE);

  for (guint i = 0; i < problems->len; i++)
    if (g_array_index (problems, TklEmployeeProblem, i).is_error)
      return FALSE;
  return TRUE;
}
