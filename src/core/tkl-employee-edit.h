/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklEmployeeEdit: an employee being changed in a form, and what is wrong or missing (F078–F089). */
/* Thread: any; a plain value. */
#pragma once

#include "tkl-employee.h"
#include "tkl-field.h"

G_BEGIN_DECLS

/* The fields of the form, in its order. */
typedef enum
{
  TKL_EMPLOYEE_FIELD_NUMBER,
  TKL_EMPLOYEE_FIELD_FIRST_NAME,
  TKL_EMPLOYEE_FIELD_LAST_NAME,
  TKL_EMPLOYEE_FIELD_REGISTERED, /* `1` or `0` */
  TKL_EMPLOYEE_FIELD_ACTIVE,     /* `1` or `0` */
  TKL_EMPLOYEE_FIELD_STREET,
  TKL_EMPLOYEE_FIELD_HOUSE_NUMBER,
  TKL_EMPLOYEE_FIELD_POSTAL_CODE,
  TKL_EMPLOYEE_FIELD_TOWN,
  TKL_EMPLOYEE_FIELD_COUNTRY,
  TKL_EMPLOYEE_FIELD_LATITUDE,
  TKL_EMPLOYEE_FIELD_LONGITUDE,
  TKL_EMPLOYEE_FIELD_ROLE, /* ``, `driver`, `passenger`, `own` */
  TKL_EMPLOYEE_FIELD_NATIONAL_NUMBER,
  TKL_EMPLOYEE_FIELD_IN_SERVICE_FROM,
  TKL_EMPLOYEE_FIELD_IN_SERVICE_TO,
  TKL_EMPLOYEE_FIELD_DAY_START,
  TKL_EMPLOYEE_FIELD_WAGE,
  TKL_EMPLOYEE_FIELD_COMMITTEE,
  TKL_EMPLOYEE_FIELD_NOTE,
  TKL_EMPLOYEE_N_FIELDS,
} TklEmployeeField;

typedef struct
{
  TklEmployee *orig;                  /* (owned): as loaded, or new */
  TklEmployee *curr;                  /* (owned): as the form has it */
  char *typed[TKL_EMPLOYEE_N_FIELDS]; /* (owned) (nullable): text that cannot be understood; `curr`
                                         keeps the value before it */
} TklEmployeeEdit;

/** tkl_employee_edit_new: @employee: copied. Returns: (transfer full): nothing changed yet. */
TklEmployeeEdit *tkl_employee_edit_new (const TklEmployee *employee);
TklEmployeeEdit *tkl_employee_edit_copy (const TklEmployeeEdit *edit);
void tkl_employee_edit_free (TklEmployeeEdit *edit);

/**
 * tkl_employee_edit_set_text:
 * @text: what the field says now, see tkl-typed.h for what is understood; empty clears
 * @today: a national number born after it is refused
 *
 * Blanks at either end are dropped. Returns: (transfer full): the edit with that field changed.
 */
TklEmployeeEdit *tkl_employee_edit_set_text (const TklEmployeeEdit *edit,
                                             TklEmployeeField field,
                                             const char *text,
                                             TklDay today);

/** tkl_employee_edit_set_home: both coordinates, found by address or set on the map.
 * Returns: (transfer full). */
TklEmployeeEdit *tkl_employee_edit_set_home (const TklEmployeeEdit *edit, TklPoint home);

/**
 * tkl_employee_edit_text:
 * @point: decimal point of amounts: `,` or `.`; coordinates always have a dot
 *
 * The national number comes in the clear, for the one form where it is entered.
 * Returns: (transfer full): the text for the field, "" when it is empty.
 */
char *tkl_employee_edit_text (const TklEmployeeEdit *edit, TklEmployeeField field, char point);

/** tkl_employee_edit_changed: Returns: TRUE when anything differs from how it was loaded. */
gboolean tkl_employee_edit_changed (const TklEmployeeEdit *edit);

/**
 * tkl_employee_edit_rebase:
 * @stored: the employee as somebody else saved him meanwhile
 *
 * For a conflict: fields changed here keep the change, all others become those of @stored.
 * Returns: (transfer full).
 */
TklEmployeeEdit *tkl_employee_edit_rebase (const TklEmployeeEdit *edit, const TklEmployee *stored);

/**
 * tkl_employee_edit_validate:
 * @taken: (nullable) (element-type utf8): set of the numbers of all others
 *
 * Missing fields of F078 are no errors, but for the number: a clerk who is interrupted must be able
 * to save what he has.
 * Returns: (transfer full) (element-type TklFieldProblem): in the order of the fields.
 */
GArray *tkl_employee_edit_validate (const TklEmployeeEdit *edit, GHashTable *taken);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklEmployeeEdit, tkl_employee_edit_free)

G_END_DECLS
