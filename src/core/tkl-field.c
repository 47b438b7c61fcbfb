/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklFields: text to value and back, changes, and rebasing, for the fields of any record. */
/* Thread: any; pure. */
#include "tkl-field.h"

#include "tkl-ident.h"
#include "tkl-point.h"
#include "tkl-text.h"
#include "tkl-typed.h"

#define MAX_DEGREES_LATITUDE 90
#define MAX_DEGREES_LONGITUDE 180

static gpointer
value_at (const TklField *field, gconstpointer record)
{
  return (char *) record + field->offset;
}

static gboolean
is_text (TklFieldKind kind)
{
  return kind == TKL_FIELD_LINE || kind == TKL_FIELD_LINES || kind == TKL_FIELD_NATIONAL
         || kind == TKL_FIELD_DECLARATION;
}

/* --- text to value --------------------------------------------------------------------------- */

static void
clear_value (TklFieldKind kind, gpointer at)
{
  if (is_text (kind))
    g_clear_pointer ((char **) at, g_free);
  else if (kind == TKL_FIELD_CENTS)
    *(gint64 *) at = -1;
  else if (kind == TKL_FIELD_TIME || kind == TKL_FIELD_COLOUR)
    *(int *) at = -1;
  else if (kind == TKL_FIELD_DAY)
    *(TklDay *) at = TKL_DAY_NONE;
  else if (kind == TKL_FIELD_LATITUDE || kind == TKL_FIELD_LONGITUDE)
    *(gint32 *) at = G_MININT32;
  else
    *(int *) at = 0; /* switch off, first choice, no metres */
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
read_choice (const char *text, const char *const *words, int *at)
{
  for (int i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], text))
      {
        *at = i;
        return TRUE;
      }
  return FALSE;
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
read_declaration (const char *text, char **at)
{
  char *normal = NULL;

  (void) tkl_ident_declaration_number (text, &normal);
  g_free (*at);
  *at = normal;
  return TRUE;
}

/* Latitude and longitude, numbers, days: what tkl-typed.h reads. */
static gboolean
read_number (TklFieldKind kind, const char *text, gpointer at)
{
  switch ((int) kind)
    {
    case TKL_FIELD_LATITUDE:
      return tkl_typed_degrees (text, MAX_DEGREES_LATITUDE, at);
    case TKL_FIELD_LONGITUDE:
      return tkl_typed_degrees (text, MAX_DEGREES_LONGITUDE, at);
    case TKL_FIELD_DAY:
      return tkl_typed_day (text, at);
    case TKL_FIELD_TIME:
      return tkl_typed_time (text, at);
    case TKL_FIELD_METRES:
      return tkl_typed_metres (text, at);
    case TKL_FIELD_COLOUR:
      return tkl_typed_colour (text, at);
    default:
      g_assert (kind == TKL_FIELD_CENTS);
      return tkl_typed_cents (text, at);
    }
}

static gboolean
read_value (const TklField *field, const char *text, TklDay today, gpointer at)
{
  switch ((int) field->kind)
    {
    case TKL_FIELD_LINE:
    case TKL_FIELD_LINES:
      tkl_set_str (at, text);
      return TRUE;
    case TKL_FIELD_NATIONAL:
      return read_national (text, today, at);
    case TKL_FIELD_DECLARATION:
      return read_declaration (text, at);
    case TKL_FIELD_SWITCH:
      return read_switch (text, at);
    case TKL_FIELD_CHOICE:
      return read_choice (text, field->words, at);
    default:
      return read_number (field->kind, text, at);
    }
}

void
tkl_fields_set_text (const TklFields *fields, guint field, const char *text, TklDay today)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  const TklField *info;
  gpointer at;

  g_return_if_fail (field < fields->n_fields && text != NULL);

  info = &fields->fields[field];
  at = value_at (info, fields->curr);
  g_clear_pointer (&fields->typed[field], g_free);
  if (trimmed[0] == '\0')
    clear_value (info->kind, at);
  else if (!read_value (info, trimmed, today, at))
    fields->typed[field] = g_strdup (text);
}

/* --- value to text --------------------------------------------------------------------------- */

/* Returns: (transfer full) (nullable): NULL when it is unset. */
static char *
print_int (const TklField *field, int value)
{
  switch ((int) field->kind)
    {
    case TKL_FIELD_SWITCH:
      return g_strdup (value ? "1" : "0");
    case TKL_FIELD_CHOICE:
      return g_strdup (field->words[value]);
    case TKL_FIELD_LATITUDE:
    case TKL_FIELD_LONGITUDE:
      return value == G_MININT32 ? NULL : tkl_point_format_degrees (value);
    case TKL_FIELD_DAY:
      return value == TKL_DAY_NONE ? NULL : tkl_typed_format_day (value);
    case TKL_FIELD_TIME:
      return value < 0 ? NULL : tkl_typed_format_time (value);
    case TKL_FIELD_METRES:
      return value == 0 ? NULL : g_strdup_printf ("%d", value);
    default:
      g_assert (field->kind == TKL_FIELD_COLOUR);
      return value < 0 ? NULL : tkl_typed_format_colour (value);
    }
}

const char *
tkl_fields_str (const TklFields *fields, guint field)
{
  const TklField *info = &fields->fields[field];

  g_return_val_if_fail (is_text (info->kind), NULL);

  return *(char *const *) value_at (info, fields->curr);
}

char *
tkl_fields_text (const TklFields *fields, guint field, char point)
{
  const TklField *info;
  gconstpointer at;
  char *text;

  g_return_val_if_fail (field < fields->n_fields, NULL);

  if (fields->typed[field] != NULL)
    return g_strdup (fields->typed[field]);
  info = &fields->fields[field];
  at = value_at (info, fields->curr);
  if (is_text (info->kind))
    text = g_strdup (*(char *const *) at);
  else if (info->kind == TKL_FIELD_CENTS)
    text = *(const gint64 *) at < 0 ? NULL : tkl_typed_format_cents (*(const gint64 *) at, point);
  else
    text = print_int (info, *(const int *) at);
  return text != NULL ? text : g_strdup ("");
}

/* --- changes --------------------------------------------------------------------------------- */

/* NULL and "" are the same to people. */
static gboolean
is_same (const TklField *field, gconstpointer a, gconstpointer b)
{
  gconstpointer left = value_at (field, a);
  gconstpointer right = value_at (field, b);

  if (is_text (field->kind))
    {
      const char *mine = *(char *const *) left;
      const char *other = *(char *const *) right;

      return g_str_equal (mine != NULL ? mine : "", other != NULL ? other : "");
    }
  if (field->kind == TKL_FIELD_CENTS)
    return *(const gint64 *) left == *(const gint64 *) right;
  return *(const int *) left == *(const int *) right;
}

gboolean
tkl_fields_changed (const TklFields *fields)
{
  for (guint i = 0; i < fields->n_fields; i++)
    if (fields->typed[i] != NULL || !is_same (&fields->fields[i], fields->orig, fields->curr))
      return TRUE;
  return FALSE;
}

void
tkl_field_take (const TklField *field, gpointer to, gconstpointer from)
{
  gpointer target = value_at (field, to);
  gconstpointer source = value_at (field, from);

  if (is_text (field->kind))
    tkl_set_str (target, *(char *const *) source);
  else if (field->kind == TKL_FIELD_CENTS)
    *(gint64 *) target = *(const gint64 *) source;
  else
    *(int *) target = *(const int *) source;
}

void
tkl_fields_copy_typed (const TklFields *from, const TklFields *to)
{
  for (guint i = 0; i < from->n_fields; i++)
    to->typed[i] = g_strdup (from->typed[i]);
}

void
tkl_fields_rebase (const TklFields *fields, const TklFields *onto)
{
  for (guint i = 0; i < fields->n_fields; i++)
    if (!is_same (&fields->fields[i], fields->orig, fields->curr))
      tkl_field_take (&fields->fields[i], onto->curr, fields->curr);
  tkl_fields_copy_typed (fields, onto);
}

void
tkl_fields_clear_typed (const TklFields *fields)
{
  for (guint i = 0; i < fields->n_fields; i++)
    g_clear_pointer (&fields->typed[i], g_free);
}

G_STATIC_ASSERT (sizeof (TklFieldKind) == sizeof (int) && sizeof (TklDay) == sizeof (int)
                 && sizeof (gboolean) == sizeof (int));
