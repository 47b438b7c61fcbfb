/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklEmployeeEdit: an employee being changed in a form, field by field. */
/* Thread: any; a plain value. */
#include "tkl-employee-edit-private.h"

#include "tkl-ident.h"
#include "tkl-text.h"
#include "tkl-typed.h"

#include <string.h>

#define MAX_DEGREES_LATITUDE 90
#define MAX_DEGREES_LONGITUDE 180

#define AT(member) G_STRUCT_OFFSET (TklEmployee, member)
#define EXPECTED(i) [TKL_EMPLOYEE_FIELD_EXPECTED + (i)] = { FIELD_MINUTES, AT (expected_min[i]) }

const TklEmployeeFieldInfo tkl_employee_fields[TKL_EMPLOYEE_N_FIELDS] = {
  [TKL_EMPLOYEE_FIELD_NUMBER] = { FIELD_LINE, AT (number) },
  [TKL_EMPLOYEE_FIELD_FIRST_NAME] = { FIELD_LINE, AT (first_name) },
  [TKL_EMPLOYEE_FIELD_LAST_NAME] = { FIELD_LINE, AT (last_name) },
  [TKL_EMPLOYEE_FIELD_REGISTERED] = { FIELD_SWITCH, AT (registered) },
  [TKL_EMPLOYEE_FIELD_ACTIVE] = { FIELD_SWITCH, AT (active) },
  [TKL_EMPLOYEE_FIELD_STREET] = { FIELD_LINE, AT (address.street) },
  [TKL_EMPLOYEE_FIELD_HOUSE_NUMBER] = { FIELD_LINE, AT (address.house_number) },
  [TKL_EMPLOYEE_FIELD_POSTAL_CODE] = { FIELD_LINE, AT (address.postal_code) },
  [TKL_EMPLOYEE_FIELD_TOWN] = { FIELD_LINE, AT (address.town) },
  [TKL_EMPLOYEE_FIELD_COUNTRY] = { FIELD_LINE, AT (address.country) },
  [TKL_EMPLOYEE_FIELD_LATITUDE] = { FIELD_LATITUDE, AT (home.lat_e7) },
  [TKL_EMPLOYEE_FIELD_LONGITUDE] = { FIELD_LONGITUDE, AT (home.lon_e7) },
  [TKL_EMPLOYEE_FIELD_ROLE] = { FIELD_ROLE, AT (role) },
  [TKL_EMPLOYEE_FIELD_NATIONAL_NUMBER] = { FIELD_NATIONAL, AT (national_number) },
  [TKL_EMPLOYEE_FIELD_IN_SERVICE_FROM] = { FIELD_DAY, AT (in_service_from) },
  [TKL_EMPLOYEE_FIELD_IN_SERVICE_TO] = { FIELD_DAY, AT (in_service_to) },
  EXPECTED (0),
  EXPECTED (1),
  EXPECTED (2),
  EXPECTED (3),
  EXPECTED (4),
  EXPECTED (5),
  EXPECTED (6),
  [TKL_EMPLOYEE_FIELD_DAY_START] = { FIELD_TIME, AT (day_start_min) },
  [TKL_EMPLOYEE_FIELD_WAGE] = { FIELD_CENTS, AT (wage_cents) },
  [TKL_EMPLOYEE_FIELD_COMMITTEE] = { FIELD_LINE, AT (committee) },
  [TKL_EMPLOYEE_FIELD_NOTE] = { FIELD_LINES, AT (note) },
};

gpointer
tkl_employee_field_at (const TklEmployee *employee, TklEmployeeField field)
{
  return (char *) employee + tkl_employee_fields[field].offset;
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

  g_return_val_if_fail (edit != NULL, NULL);

  copy->orig = tkl_employee_copy (edit->orig);
  copy->curr = tkl_employee_copy (edit->curr);
  for (guint i = 0; i < TKL_EMPLOYEE_N_FIELDS; i++)
    copy->typed[i] = g_strdup (edit->typed[i]);
  return copy;
}

void
tkl_employee_edit_free (TklEmployeeEdit *edit)
{
  if (edit == NULL)
    return;
  tkl_employee_free (edit->orig);
  tkl_employee_free (edit->curr);
  for (guint i = 0; i < TKL_EMPLOYEE_N_FIELDS; i++)
    g_free (edit->typed[i]);
  g_free (edit);
}

static gboolean
is_text (TklEmployeeFieldKind kind)
{
  return kind == FIELD_LINE || kind == FIELD_LINES || kind == FIELD_NATIONAL;
}

/* --- text to value --------------------------------------------------------------------------- */

static void
clear_field (TklEmployeeFieldKind kind, gpointer at)
{
  if (is_text (kind))
    g_clear_pointer ((char **) at, g_free);
  else if (kind == FIELD_CENTS)
    *(gint64 *) at = -1;
  else if (kind == FIELD_MINUTES || kind == FIELD_TIME)
    *(int *) at = -1;
  else if (kind == FIELD_DAY)
    *(TklDay *) at = TKL_DAY_NONE;
  else if (kind == FIELD_LATITUDE || kind == FIELD_LONGITUDE)
    *(gint32 *) at = G_MININT32;
  else
    *(int *) at = 0; /* switch off, no role */
}

static gboolean
read_switch (const char *text, gboolean *at)
{
  if (g_str_equal (text, "1") || g_str_equal (text, "0"))
    *at = text[0] == '1';
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_national (const char *text, TklDay today, char **at)
{
  char *digits = NULL;

  if (tkl_ident_national_number (text, today, &digits) != TKL_IDENT_OK)
    return FALSE;
  g_free (*at);
  *at = digits;
  return TRUE;
}

static gboolean
read_field (TklEmployeeFieldKind kind, const char *text, TklDay today, gpointer at)
{
  switch (kind)
    {
    case FIELD_LINE:
    case FIELD_LINES:
      tkl_set_str (at, text);
      return TRUE;
    case FIELD_NATIONAL:
      return read_national (text, today, at);
    case FIELD_SWITCH:
      return read_switch (text, at);
    case FIELD_ROLE:
      return tkl_role_from_text (text, at);
    case FIELD_LATITUDE:
      return tkl_typed_degrees (text, MAX_DEGREES_LATITUDE, at);
    case FIELD_LONGITUDE:
      return tkl_typed_degrees (text, MAX_DEGREES_LONGITUDE, at);
    case FIELD_DAY:
      return tkl_typed_day (text, at);
    case FIELD_MINUTES:
      return tkl_typed_minutes (text, at);
    case FIELD_TIME:
      return tkl_typed_time (text, at);
    case FIELD_CENTS:
      return tkl_typed_cents (text, at);
    default:
      g_assert_not_reached ();
    }
}

TklEmployeeEdit *
tkl_employee_edit_set_text (const TklEmployeeEdit *edit,
                            TklEmployeeField field,
                            const char *text,
                            TklDay today)
{
  g_autoptr (TklEmployeeEdit) copy = tkl_employee_edit_copy (edit);
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  TklEmployeeFieldKind kind;
  gpointer at;

  g_return_val_if_fail ((guint) field < TKL_EMPLOYEE_N_FIELDS && text != NULL, NULL);

  kind = tkl_employee_fields[field].kind;
  at = tkl_employee_field_at (copy->curr, field);
  g_clear_pointer (&copy->typed[field], g_free);
  if (trimmed[0] == '\0')
    clear_field (kind, at);
  else if (!read_field (kind, trimmed, today, at))
    copy->typed[field] = g_strdup (text);
  return g_steal_pointer (&copy);
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

/* --- value to text --------------------------------------------------------------------------- */

static char *
print_int (TklEmployeeFieldKind kind, int value)
{
  switch (kind)
    {
    case FIELD_SWITCH:
      return g_strdup (value ? "1" : "0");
    case FIELD_ROLE:
      return g_strdup (tkl_role_to_text ((TklRole) value));
    case FIELD_LATITUDE:
    case FIELD_LONGITUDE:
      return value == G_MININT32 ? NULL : tkl_point_format_degrees (value);
    case FIELD_DAY:
      return value == TKL_DAY_NONE ? NULL : tkl_typed_format_day (value);
    case FIELD_MINUTES:
      return value < 0 ? NULL : tkl_typed_format_minutes (value);
    case FIELD_TIME:
      return value < 0 ? NULL : tkl_typed_format_time (value);
    case FIELD_LINE:
    case FIELD_LINES:
    case FIELD_NATIONAL:
    case FIELD_CENTS:
    default:
      g_assert_not_reached ();
    }
}

char *
tkl_employee_edit_text (const TklEmployeeEdit *edit, TklEmployeeField field, char point)
{
  TklEmployeeFieldKind kind;
  gconstpointer at;
  char *text;

  g_return_val_if_fail (edit != NULL && (guint) field < TKL_EMPLOYEE_N_FIELDS, NULL);

  if (edit->typed[field] != NULL)
    return g_strdup (edit->typed[field]);
  kind = tkl_employee_fields[field].kind;
  at = tkl_employee_field_at (edit->curr, field);
  if (is_text (kind))
    text = g_strdup (*(char *const *) at);
  else if (kind == FIELD_CENTS)
    text = *(const gint64 *) at < 0 ? NULL : tkl_typed_format_cents (*(const gint64 *) at, point);
  else
    text = print_int (kind, *(const int *) at);
  return text != NULL ? text : g_strdup ("");
}

/* --- changes --------------------------------------------------------------------------------- */

/* NULL and "" are the same to people. */
static gboolean
is_same (const TklEmployee *a, const TklEmployee *b, TklEmployeeField field)
{
  TklEmployeeFieldKind kind = tkl_employee_fields[field].kind;
  gconstpointer left = tkl_employee_field_at (a, field);
  gconstpointer right = tkl_employee_field_at (b, field);

  if (is_text (kind))
    {
      const char *mine = *(char *const *) left;
      const char *other = *(char *const *) right;

      return g_str_equal (mine != NULL ? mine : "", other != NULL ? other : "");
    }
  if (kind == FIELD_CENTS)
    return *(const gint64 *) left == *(const gint64 *) right;
  return *(const int *) left == *(const int *) right;
}

gboolean
tkl_employee_edit_changed (const TklEmployeeEdit *edit)
{
  g_return_val_if_fail (edit != NULL, FALSE);

  for (guint i = 0; i < TKL_EMPLOYEE_N_FIELDS; i++)
    if (edit->typed[i] != NULL || !is_same (edit->orig, edit->curr, (TklEmployeeField) i))
      return TRUE;
  return FALSE;
}

static void
take_field (TklEmployee *to, const TklEmployee *from, TklEmployeeField field)
{
  TklEmployeeFieldKind kind = tkl_employee_fields[field].kind;
  gpointer target = tkl_employee_field_at (to, field);
  gconstpointer source = tkl_employee_field_at (from, field);

  if (is_text (kind))
    tkl_set_str (target, *(char *const *) source);
  else if (kind == FIELD_CENTS)
    *(gint64 *) target = *(const gint64 *) source;
  else
    *(int *) target = *(const int *) source;
}

TklEmployeeEdit *
tkl_employee_edit_rebase (const TklEmployeeEdit *edit, const TklEmployee *stored)
{
  TklEmployeeEdit *based = tkl_employee_edit_new (stored);

  g_return_val_if_fail (edit != NULL, NULL);

  for (guint i = 0; i < TKL_EMPLOYEE_N_FIELDS; i++)
    {
      if (!is_same (edit->orig, edit->curr, (TklEmployeeField) i))
        take_field (based->curr, edit->curr, (TklEmployeeField) i);
      based->typed[i] = g_strdup (edit->typed[i]);
    }
  return based;
}

G_STATIC_ASSERT (sizeof (TklRole) == sizeof (int) && sizeof (TklDay) == sizeof (int)
                 && sizeof (gboolean) == sizeof (int));
