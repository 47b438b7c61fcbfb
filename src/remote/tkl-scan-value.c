/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scanned JSON value says: text, numbers, words; tolerant about how it is written. */
/* Thread: any; pure. */
#include <string.h>

#include "tkl-scan.h"

/* More digits than this do not change a result that is accepted. */
#define MAX_DIGITS 18
#define MAX_RESULT G_GINT64_CONSTANT (900000000000000000)

/* Four hexadecimal digits, known to be there. */
static gunichar
read_unit (const char *text)
{
  gunichar unit = 0;

  for (int i = 0; i < 4; i++)
    unit = unit * 16 + (gunichar) g_ascii_xdigit_value (text[i]);
  return unit;
}

/* @pos stands behind `\u`; a lone half of a surrogate pair becomes U+FFFD. */
static const char *
append_unit (GString *into, const char *pos, const char *end)
{
  gunichar unit = read_unit (pos);

  pos += 4;
  if (unit >= 0xD800 && unit < 0xDC00 && end - pos >= 6 && pos[0] == '\\' && pos[1] == 'u')
    {
      gunichar low = read_unit (pos + 2);

      if (low >= 0xDC00 && low < 0xE000)
        {
          g_string_append_unichar (into, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
          return pos + 6;
        }
    }
  g_string_append_unichar (into, unit >= 0xD800 && unit < 0xE000 ? 0xFFFD : unit);
  return pos;
}

static GString *
resolve_escapes (const TklScanValue *value)
{
  static const char letters[] = "bfnrt";
  static const char meanings[] = "\b\f\n\r\t";
  const char *end = value->text + value->length;
  GString *text = g_string_sized_new (value->length);

  for (const char *pos = value->text; pos < end;)
    {
      const char *letter;

      if (*pos != '\\')
        {
          g_string_append_c (text, *pos++);
          continue;
        }
      pos++;
      if (*pos == 'u')
        {
          pos = append_unit (text, pos + 1, end);
          continue;
        }
      letter = strchr (letters, *pos);
      g_string_append_c (text, letter != NULL ? meanings[letter - letters] : *pos);
      pos++;
    }
  return text;
}

gboolean
tkl_scan_is_escaped (const TklScanValue *value, const char *text)
{
  g_autoptr (GString) resolved = resolve_escapes (value);

  return resolved->len == strlen (text) && memcmp (resolved->str, text, resolved->len) == 0;
}

/* Whole numbers that are written as 1.5e3 or 12.0. */
static char *
format_number (const TklScanValue *value)
{
  gint64 thousandths;

  if ((memchr (value->text, '.', value->length) != NULL
       || memchr (value->text, 'e', value->length) != NULL
       || memchr (value->text, 'E', value->length) != NULL)
      && tkl_scan_scaled (value, 3, &thousandths) && thousandths % 1000 == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, thousandths / 1000);
  return g_strndup (value->text, value->length);
}

char *
tkl_scan_text (const TklScanValue *value)
{
  g_autoptr (GString) resolved = NULL;
  const char *text = value->text;
  gsize length = value->length;

  if (value->kind == TKL_SCAN_NUMBER)
    return format_number (value);
  if (value->kind != TKL_SCAN_STRING)
    return NULL;
  if (value->escaped)
    {
      resolved = resolve_escapes (value);
      text = resolved->str;
      length = resolved->len;
    }
  /* Also FALSE for a NUL inside. */
  return g_utf8_validate_len (text, length, NULL) ? g_strndup (text, length) : NULL;
}

/* A number taken apart: digits × 10^exponent. */
typedef struct
{
  gboolean negative;
  gint64 digits;
  int exponent;
} Number;

static const char *
read_exponent (const char *pos, const char *end, Number *number)
{
  gboolean negative = FALSE;
  int exponent = 0;

  if (pos < end && (*pos == '+' || *pos == '-'))
    negative = *pos++ == '-';
  if (pos >= end || !g_ascii_isdigit (*pos))
    return NULL;
  for (; pos < end && g_ascii_isdigit (*pos); pos++)
    exponent = MIN (exponent * 10 + (*pos - '0'), 10000);
  number->exponent += negative ? -exponent : exponent;
  return pos;
}

/* @end stands behind the number's last character; NULL-safe in no way: there is one character. */
static gboolean
take_apart (const char *pos, const char *end, Number *ret_number)
{
  Number number = { 0 };
  int n_digits = 0;
  gboolean any = FALSE;
  gboolean fraction = FALSE;

  if (pos < end && (*pos == '-' || *pos == '+'))
    number.negative = *pos++ == '-';
  for (; pos < end; pos++)
    {
      if (*pos == '.' && !fraction)
        {
          fraction = TRUE;
          continue;
        }
      if (!g_ascii_isdigit (*pos))
        break;
      any = TRUE;
      if (n_digits >= MAX_DIGITS)
        {
          number.exponent += fraction ? 0 : 1;
          continue;
        }
      number.digits = number.digits * 10 + (*pos - '0');
      n_digits += number.digits > 0;
      number.exponent -= fraction;
    }
  if (any && pos < end && (*pos == 'e' || *pos == 'E'))
    pos = read_exponent (pos + 1, end, &number);
  *ret_number = number;
  return any && pos == end;
}

/* digits × 10^power, rounded half away from zero. */
static gboolean
scale (gint64 digits, int power, gint64 *ret_scaled)
{
  for (; power > 0 && digits > 0; power--)
    {
      if (digits > MAX_RESULT / 10)
        return FALSE;
      digits *= 10;
    }
  if (power < -MAX_DIGITS)
    digits = 0;
  for (; power < -1 && digits > 0; power++)
    digits /= 10;
  if (power == -1)
    digits = (digits + 5) / 10;
  if (digits > MAX_RESULT)
    return FALSE;
  *ret_scaled = digits;
  return TRUE;
}

gboolean
tkl_scan_scaled (const TklScanValue *value, guint decimals, gint64 *ret_scaled)
{
  const char *pos = value->text;
  const char *end = pos + value->length;
  Number number;
  gint64 scaled;

  if (value->kind != TKL_SCAN_NUMBER && value->kind != TKL_SCAN_STRING)
    return FALSE;
  while (value->kind == TKL_SCAN_STRING && pos < end && g_ascii_isspace (*pos))
    pos++;
  while (value->kind == TKL_SCAN_STRING && pos < end && g_ascii_isspace (end[-1]))
    end--;
  if (!take_apart (pos, end, &number)
      || !scale (number.digits, number.exponent + (int) decimals, &scaled))
    return FALSE;
  *ret_scaled = number.negative ? -scaled : scaled;
  return TRUE;
}

int
tkl_scan_word (const TklScanValue *value, const char *const *words)
{
  if (value->kind != TKL_SCAN_STRING)
    return -1;
  for (int i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) == value->length
        && g_ascii_strncasecmp (words[i], value->text, value->length) == 0)
      return i;
  return -1;
}
