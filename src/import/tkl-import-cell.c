/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells: the text of one cell into one field of a struct, by kind. */
/* Thread: any; pure. */
#include "tkl-import-cell.h"

#include "tkl-employee.h"
#include "tkl-ident.h"
#include "tkl-project.h"
#include "tkl-text-limit.h"
#include "tkl-text.h"
#include "tkl-typed.h"
#include "tkl-work-schedule.h"

#include <string.h>

#define STRINGIFY_VALUE(x) #x
#define STRINGIFY(x) STRINGIFY_VALUE (x)

static const TklCellFault control_fault = { TKL_IMPORT_CONTROL, NULL };
static const TklCellFault code_too_long = { TKL_IMPORT_TOO_LONG, STRINGIFY (TKL_TEXT_MAX_NUMBER) };
static const TklCellFault text_too_long = { TKL_IMPORT_TOO_LONG, STRINGIFY (TKL_TEXT_MAX_LINE) };

/* What is wrong with a cell of each kind, when there is but one thing that can be. */
static const TklCellFault faults[] = {
  [TKL_CELL_LATITUDE] = { TKL_IMPORT_LATITUDE, NULL },
  [TKL_CELL_LONGITUDE] = { TKL_IMPORT_LONGITUDE, NULL },
  [TKL_CELL_SWITCH] = { TKL_IMPORT_SWITCH, NULL },
  [TKL_CELL_DAY] = { TKL_IMPORT_DATE, NULL },
  [TKL_CELL_TIME] = { TKL_IMPORT_TIME, NULL },
  [TKL_CELL_EXPECTED] = { TKL_IMPORT_WHOLE_NUMBER, "0–1440" },
  [TKL_CELL_RADIUS] = { TKL_IMPORT_WHOLE_NUMBER, "0–100000" },
  [TKL_CELL_ROLE] = { TKL_IMPORT_WORD, "driver, passenger, own" },
  [TKL_CELL_MODE] = { TKL_IMPORT_WORD, "radius, poi" },
  [TKL_CELL_STATUS] = { TKL_IMPORT_WORD, "active, blocked, closed" },
  [TKL_CELL_NATIONAL] = { TKL_IMPORT_NATIONAL_NUMBER, NULL },
  [TKL_CELL_CENTS] = { TKL_IMPORT_AMOUNT, NULL },
};

char *
tkl_cell_trim (char *text)
{
  char *end;

  g_return_val_if_fail (text != NULL, NULL);

  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  end = text + strlen (text);
  while (end > text)
    {
      char *before = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (before)))
        break;
      end = before;
    }
  *end = '\0';
  return text;
}

/* --- text ------------------------------------------------------------------------------------ */

static gboolean
is_line_space (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r';
}

static gboolean
read_code (const char *text, char **target, TklCellFault *ret_fault)
{
  guint n_chars = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), n_chars++)
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      {
        *ret_fault = control_fault;
        return FALSE;
      }
  if (n_chars > TKL_TEXT_MAX_NUMBER)
    {
      *ret_fault = code_too_long;
      return FALSE;
    }
  tkl_set_str (target, text);
  return TRUE;
}

/* No field has lines of its own; a break within one comes from a narrow cell of a spreadsheet. */
static gboolean
read_text (const char *text, char **target, TklCellFault *ret_fault)
{
  g_autoptr (GString) line = g_string_new (NULL);
  guint n_chars = 0;
  gboolean after_break = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), n_chars++)
    {
      gunichar c = g_utf8_get_char (p);

      after_break = is_line_space (c) || (after_break && c == ' ');
      if (after_break)
        {
          if (line->len > 0 && line->str[line->len - 1] != ' ')
            g_string_append_c (line, ' ');
        }
      else if (g_unichar_iscntrl (c))
        {
          *ret_fault = control_fault;
          return FALSE;
        }
      else
        g_string_append_unichar (line, c);
    }
  if (n_chars > TKL_TEXT_MAX_LINE)
    {
      *ret_fault = text_too_long;
      return FALSE;
    }
  tkl_set_str (target, line->str);
  return TRUE;
}

/* --- values ---------------------------------------------------------------------------------- */

static gboolean
read_int (const char *text, int max, int *target)
{
  gint64 value;

  if (!tkl_parse_int64 (text, 0, max, &value))
    return FALSE;
  *target = (int) value;
  return TRUE;
}

static gboolean
read_switch (const char *text, gboolean *target)
{
  if ((text[0] != '0' && text[0] != '1') || text[1] != '\0')
    return FALSE;
  *target = text[0] == '1';
  return TRUE;
}

static gboolean
read_time (const char *text, int *target)
{
  int hour, minute;

  if (strlen (text) != 5 || text[2] != ':' || !g_ascii_isdigit (text[0])
      || !g_ascii_isdigit (text[1]) || !g_ascii_isdigit (text[3]) || !g_ascii_isdigit (text[4]))
    return FALSE;
  hour = (text[0] - '0') * 10 + (text[1] - '0');
  minute = (text[3] - '0') * 10 + (text[4] - '0');
  if (hour > 23 || minute > 59)
    return FALSE;
  *target = hour * 60 + minute;
  return TRUE;
}

static gboolean
read_national (const char *text, TklDay today, char **target)
{
  char *digits = NULL;

  /* Whose digits they hide, only who knows what is stored can tell. */
  if (tkl_ident_is_masked (text))
    digits = g_strdup (text);
  else if (tkl_ident_national_number (text, today, &digits) != TKL_IDENT_OK)
    return FALSE;
  g_free (*target);
  *target = digits;
  return TRUE;
}

static gboolean
read_value (TklCellKind kind, const char *text, TklDay today, gpointer target)
{
  switch (kind)
    {
    case TKL_CELL_LATITUDE:
      return tkl_point_parse_degrees (text, 90, target);
    case TKL_CELL_LONGITUDE:
      return tkl_point_parse_degrees (text, 180, target);
    case TKL_CELL_SWITCH:
      return read_switch (text, target);
    case TKL_CELL_DAY:
      return tkl_day_parse (text, target);
    case TKL_CELL_TIME:
      return read_time (text, target);
    case TKL_CELL_EXPECTED:
      return read_int (text, TKL_WORK_SCHEDULE_MAX_MIN, target);
    case TKL_CELL_RADIUS:
      return read_int (text, 100000, target);
    case TKL_CELL_ROLE:
      return tkl_role_from_text (text, target);
    case TKL_CELL_MODE:
      return tkl_project_mode_from_text (text, target);
    case TKL_CELL_STATUS:
      return tkl_project_status_from_text (text, target);
    case TKL_CELL_NATIONAL:
      return read_national (text, today, target);
    case TKL_CELL_CENTS:
      return tkl_typed_cents (text, target);
    case TKL_CELL_OWN:
    case TKL_CELL_CODE:
    case TKL_CELL_TEXT:
    default:
      g_assert_not_reached ();
    }
}

gboolean
tkl_cell_read (
    TklCellKind kind, const char *text, TklDay today, gpointer target, TklCellFault *ret_fault)
{
  g_return_val_if_fail (kind != TKL_CELL_OWN && !tkl_str_empty (text), FALSE);
  g_return_val_if_fail (target != NULL && ret_fault != NULL, FALSE);

  if (kind == TKL_CELL_CODE)
    return read_code (text, target, ret_fault);
  if (kind == TKL_CELL_TEXT)
    return read_text (text, target, ret_fault);
  if (read_value (kind, text, today, target))
    return TRUE;
  *ret_fault = faults[kind];
  return FALSE;
}

/* --- fields ---------------------------------------------------------------------------------- */

/* Returns: bytes of a field that is a plain value; 0 = a pointer to owned text. All but one are four
 * bytes: integers and enums. */
static gsize
plain_size (TklCellKind kind)
{
  switch (kind)
    {
    case TKL_CELL_CODE:
    case TKL_CELL_TEXT:
    case TKL_CELL_NATIONAL:
      return 0;
    case TKL_CELL_CENTS:
      return sizeof (gint64);
    case TKL_CELL_OWN:
    case TKL_CELL_LATITUDE:
    case TKL_CELL_LONGITUDE:
    case TKL_CELL_SWITCH:
    case TKL_CELL_DAY:
    case TKL_CELL_TIME:
    case TKL_CELL_EXPECTED:
    case TKL_CELL_RADIUS:
    case TKL_CELL_ROLE:
    case TKL_CELL_MODE:
    case TKL_CELL_STATUS:
    default:
      return sizeof (int);
    }
}

void
tkl_cell_copy (TklCellKind kind, gconstpointer from, gpointer to)
{
  gsize size = plain_size (kind);

  g_return_if_fail (from != NULL && to != NULL);

  if (kind == TKL_CELL_OWN)
    return;
  if (size > 0)
    memcpy (to, from, size);
  else
    tkl_set_str (to, *(char *const *) from);
}

gboolean
tkl_cell_equal (TklCellKind kind, gconstpointer a, gconstpointer b)
{
  gsize size = plain_size (kind);

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (kind == TKL_CELL_OWN)
    return TRUE;
  return size > 0 ? memcmp (a, b, size) == 0
                  : g_strcmp0 (*(char *const *) a, *(char *const *) b) == 0;
}

static char *
format_int (TklCellKind kind, int value)
{
  switch (kind)
    {
    case TKL_CELL_LATITUDE:
    case TKL_CELL_LONGITUDE:
      return value != TKL_POINT_NONE.lat_e7 ? tkl_point_format_degrees (value) : NULL;
    case TKL_CELL_SWITCH:
      return g_strdup (value ? "1" : "0");
    case TKL_CELL_DAY:
      return value != TKL_DAY_NONE ? tkl_day_format (value) : NULL;
    case TKL_CELL_TIME:
      return value >= 0 ? g_strdup_printf ("%02d:%02d", value / 60, value % 60) : NULL;
    case TKL_CELL_EXPECTED:
      return value >= 0 ? g_strdup_printf ("%d", value) : NULL;
    case TKL_CELL_RADIUS:
      return value > 0 ? g_strdup_printf ("%d", value) : NULL;
    case TKL_CELL_ROLE:
      return g_strdup (tkl_role_to_text ((TklRole) value));
    case TKL_CELL_MODE:
      return g_strdup (tkl_project_mode_to_text ((TklProjectMode) value));
    case TKL_CELL_STATUS:
      return g_strdup (tkl_project_status_to_text ((TklProjectStatus) value));
    case TKL_CELL_OWN:
    case TKL_CELL_CODE:
    case TKL_CELL_TEXT:
    case TKL_CELL_NATIONAL:
    case TKL_CELL_CENTS:
    default:
      g_assert_not_reached ();
    }
}

static char *
format_cents (gint64 cents)
{
  return cents >= 0 ? tkl_typed_format_cents (cents, '.') : NULL;
}

char *
tkl_cell_format (TklCellKind kind, gconstpointer field)
{
  const char *text;

  g_return_val_if_fail (field != NULL, NULL);

  if (kind == TKL_CELL_OWN)
    return NULL;
  if (kind == TKL_CELL_CENTS)
    return format_cents (*(const gint64 *) field);
  if (plain_size (kind) > 0)
    return format_int (kind, *(const int *) field);
  text = *(char *const *) field;
  if (tkl_str_empty (text))
    return NULL;
  return kind == TKL_CELL_NATIONAL ? tkl_ident_mask_national_number (text) : g_strdup (text);
}

G_STATIC_ASSERT (sizeof (TklRole) == sizeof (int) && sizeof (TklProjectMode) == sizeof (int)
                 && sizeof (TklProjectStatus) == sizeof (int) && sizeof (TklDay) == sizeof (int));
