/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklFields: what may be wrong with the fields of any record. */
/* Thread: any; pure. */
#include "tkl-field.h"

#include "tkl-address-check.h"
#include "tkl-ident.h"
#include "tkl-text-limit.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

GArray *
tkl_problems_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (TklFieldProblem));
}

void
tkl_problems_add (
    GArray *problems, guint field, TklProblemCode code, gboolean is_error, const char *reason)
{
  TklFieldProblem problem = { field, code, is_error, reason };

  g_array_append_val (problems, problem);
}

gboolean
tkl_problems_allow_save (const GArray *problems)
{
  g_return_val_if_fail (problems != NULL, FALSE);

  for (guint i = 0; i < problems->len; i++)
    if (g_array_index (problems, TklFieldProblem, i).is_error)
      return FALSE;
  return TRUE;
}

/* --- text that was not understood ------------------------------------------------------------- */

/* The kind of the field tells what was expected; the national number is looked at again. */
static const char *
explain_kind (TklFieldKind kind)
{
  switch ((int) kind)
    {
    case TKL_FIELD_LATITUDE:
      return N_ ("A latitude from −90 to 90 degrees is expected, such as 50.8466.");
    case TKL_FIELD_LONGITUDE:
      return N_ ("A longitude from −180 to 180 degrees is expected, such as 4.3517.");
    case TKL_FIELD_DAY:
      return N_ ("A date is expected, such as 16/11/2026.");
    case TKL_FIELD_TIME:
      return N_ ("A time of day is expected, such as 05:30.");
    case TKL_FIELD_METRES:
      return N_ ("Whole metres from 1 to 100 000 are expected, such as 150.");
    case TKL_FIELD_COLOUR:
      return N_ ("A colour is expected, such as #1C71D8.");
    case TKL_FIELD_CENTS:
      return N_ ("An amount in euros is expected, such as 18,25.");
    default:
      return N_ ("This value is not known.");
    }
}

/* Refused when it was typed; looked at without a today, what is then right was born after it. */
static void
explain_national (GArray *problems, guint field, const char *typed)
{
  TklIdentProblem problem = tkl_ident_national_number (typed, TKL_DAY_LAST, NULL);
  TklProblemCode code = TKL_PROBLEM_UNREADABLE;
  const char *reason;

  if (problem == TKL_IDENT_CHECK)
    {
      code = TKL_PROBLEM_CHECK;
      reason
          = N_ ("The check digits of this number disagree: a digit is wrong or two are swapped.");
    }
  else if (problem == TKL_IDENT_LENGTH || problem == TKL_IDENT_SYNTAX || problem == TKL_IDENT_EMPTY)
    reason = N_ ("Eleven digits are expected, such as 84.02.29-123.45.");
  else
    reason = N_ ("This number begins with a date of birth that cannot be.");
  tkl_problems_add (problems, field, code, TRUE, reason);
}

static void
check_typed (const TklFields *fields, guint field, GArray *problems)
{
  TklFieldKind kind = fields->fields[field].kind;

  if (fields->typed[field] == NULL)
    return;
  if (kind == TKL_FIELD_NATIONAL)
    explain_national (problems, field, fields->typed[field]);
  else
    tkl_problems_add (problems, field, TKL_PROBLEM_UNREADABLE, TRUE, explain_kind (kind));
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

/* The first field of every record is its number. */
static TklTextKind
text_kind (guint field, TklFieldKind kind)
{
  if (field == 0)
    return TKL_TEXT_NUMBER;
  return kind == TKL_FIELD_LINES ? TKL_TEXT_LINES : TKL_TEXT_LINE;
}

void
tkl_fields_check_text (const TklFields *fields, guint field, GArray *problems)
{
  TklFieldKind kind = fields->fields[field].kind;
  const char *text, *too_long;

  check_typed (fields, field, problems);
  if (kind != TKL_FIELD_LINE && kind != TKL_FIELD_LINES && kind != TKL_FIELD_DECLARATION)
    return;
  text = tkl_fields_str (fields, field);
  if (text == NULL)
    return;
  if (!g_utf8_validate (text, -1, NULL) || has_controls (text, kind == TKL_FIELD_LINES))
    tkl_problems_add (problems, field, TKL_PROBLEM_TEXT, TRUE,
                      N_ ("There is a character that cannot be shown."));
  else if ((too_long = tkl_text_too_long (text, text_kind (field, kind))) != NULL)
    tkl_problems_add (problems, field, TKL_PROBLEM_TEXT, TRUE, too_long);
}

/* --- fields that need another one --------------------------------------------------------------- */

static int
int_at (const TklFields *fields, guint field)
{
  return *(const int *) (gconstpointer) ((const char *) fields->curr
                                         + fields->fields[field].offset);
}

void
tkl_fields_check_place (
    const TklFields *fields, guint field, guint lat, const char *reason, GArray *problems)
{
  gboolean has_lat = int_at (fields, lat) != G_MININT32;
  gboolean has_lon = int_at (fields, lat + 1) != G_MININT32;

  if (fields->typed[lat] != NULL || fields->typed[lat + 1] != NULL)
    return;
  if (has_lat != has_lon && has_lat != (field == lat))
    tkl_problems_add (problems, field, TKL_PROBLEM_HALF, TRUE,
                      N_ ("Latitude and longitude are given together or not at all."));
  else if (!has_lat && !has_lon && field == lat && reason != NULL)
    tkl_problems_add (problems, field, TKL_PROBLEM_NO_PLACE, FALSE, reason);
}

void
tkl_fields_check_period (const TklFields *fields, guint from, guint to, GArray *problems)
{
  if (int_at (fields, from) != TKL_DAY_NONE && int_at (fields, to) != TKL_DAY_NONE
      && int_at (fields, from) > int_at (fields, to))
    tkl_problems_add (problems, to, TKL_PROBLEM_ORDER, TRUE,
                      N_ ("The last day lies before the first."));
}

/* --- addresses -------------------------------------------------------------------------------- */

void
tkl_problems_check_address (
    GArray *problems, guint field, guint house, const TklAddress *orig, const TklAddress *curr)
{
  TklAddressFault new_house;
  TklAddressFault new_postal = tkl_address_check_change (orig, curr, &new_house);
  TklAddressFault fault = TKL_ADDRESS_GOOD;

  if (field == house)
    fault = tkl_address_check_house_number (curr);
  else if (field == house + 1)
    fault = tkl_address_check_postal_code (curr);
  if (fault != TKL_ADDRESS_GOOD)
    tkl_problems_add (problems, field, TKL_PROBLEM_ADDRESS,
                      (field == house ? new_house : new_postal) != TKL_ADDRESS_GOOD,
                      tkl_address_explain (fault));
}
