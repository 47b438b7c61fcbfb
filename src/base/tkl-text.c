/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small gaps of GLib 2.74 about strings and numbers in text. */
/* Thread: any; nothing here reads the locale. */
#include "tkl-text.h"

#include <string.h>

gboolean
tkl_set_str (char **pointer, const char *text)
{
  char *copy;

  g_return_val_if_fail (pointer != NULL, FALSE);

  if (g_strcmp0 (*pointer, text) == 0)
    return FALSE;

  copy = g_strdup (text);
  g_free (*pointer);
  *pointer = copy;
  return TRUE;
}

gboolean
tkl_str_empty (const char *text)
{
  return text == NULL || text[0] == '\0';
}

gboolean
tkl_parse_int64 (const char *text, gint64 min, gint64 max, gint64 *ret_value)
{
  const char *digits = text;

  g_return_val_if_fail (ret_value != NULL, FALSE);

  if (tkl_str_empty (text))
    return FALSE;
  if (*digits == '-')
    digits++;
  /* g_ascii_string_to_signed() also takes a plus sign and leading spaces; we do not. */
  if (!g_ascii_isdigit (*digits))
    return FALSE;

  return g_ascii_string_to_signed (text, 10, min, max, ret_value, NULL);
}

gboolean
tkl_parse_decimal (const char *text, guint decimals, gint64 *ret_scaled)
{
  gboolean negative;
  gint64 value = 0;
  guint whole_digits = 0;
  guint fraction_digits = 0;
  gboolean round_up = FALSE;
  const char *p = text;

  g_return_val_if_fail (ret_scaled != NULL && decimals <= 9, FALSE);

  if (tkl_str_empty (text))
    return FALSE;

  negative = *p == '-';
  if (negative)
    p++;
  for (; g_ascii_isdigit (*p); p++)
    {
      if (++whole_digits > 9 + 6)
        return FALSE;
      value = value * 10 + (*p - '0');
    }
  for (guint i = 0; i < decimals; i++)
    if (__builtin_mul_overflow (value, 10, &value))
      return FALSE;
  if (*p == '.')
    {
      gint64 weight = 1;

      for (guint i = 0; i < decimals; i++)
        weight *= 10;
      for (p++; g_ascii_isdigit (*p); p++)
        {
          fraction_digits++;
          weight /= 10;
          if (fraction_digits <= decimals)
            {
              if (__builtin_add_overflow (value, weight * (*p - '0'), &value))
                return FALSE;
            }
          else if (fraction_digits == decimals + 1)
            round_up = *p >= '5';
        }
      if (fraction_digits == 0)
        return FALSE;
    }
  if (*p != '\0' || whole_digits + fraction_digits == 0)
    return FALSE;

  value += round_up ? 1 : 0;
  *ret_scaled = negative ? -value : value;
  return TRUE;
}

char *
tkl_format_decimal (gint64 scaled, guint decimals, guint min_decimals)
{
  guint64 magnitude = scaled < 0 ? -(guint64) scaled : (guint64) scaled;
  guint64 unit = 1;
  char fraction[10];
  guint length = decimals;

  g_return_val_if_fail (decimals <= 9 && min_decimals <= decimals, NULL);

  for (guint i = 0; i < decimals; i++)
    unit *= 10;
  g_snprintf (fraction, sizeof fraction, "%0*" G_GUINT64_FORMAT, (int) MAX (decimals, 1),
              magnitude % unit);
  while (length > min_decimals && fraction[length - 1] == '0')
    length--;

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT "%s%.*s", scaled < 0 ? "-" : "", magnitude / unit,
                          length > 0 ? "." : "", (int) length, fraction);
}

static const char *
skip_zeros (const char *digits)
{
  while (digits[0] == '0' && g_ascii_isdigit (digits[1]))
    digits++;
  return digits;
}

static gsize
count_digits (const char *digits)
{
  gsize n = 0;

  while (g_ascii_isdigit (digits[n]))
    n++;
  return n;
}

int
tkl_compare_natural (const char *a, const char *b)
{
  const char *p = a;
  const char *q = b;

  if (a == NULL || b == NULL)
    return (a != NULL) - (b != NULL);

  while (*p != '\0' && *q != '\0')
    {
      if (g_ascii_isdigit (*p) && g_ascii_isdigit (*q))
        {
          gsize np, nq;
          int order;

          p = skip_zeros (p);
          q = skip_zeros (q);
          np = count_digits (p);
          nq = count_digits (q);
          if (np != nq)
            return (np > nq) - (np < nq);
          order = strncmp (p, q, np);
          if (order != 0)
            return order;
          p += np;
          q += nq;
        }
      else if (*p != *q)
        return (guchar) *p < (guchar) *q ? -1 : 1;
      else
        {
          p++;
          q++;
        }
    }
  if (*p != *q)
    return *p == '\0' ? -1 : 1;
  return strcmp (a, b);
}

char *
tkl_fold (const char *text)
{
  g_autofree char *bare = NULL;
  g_autofree char *plain = NULL;
  GString *kept;

  if (text == NULL)
    return g_strdup ("");
  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);
  bare = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  if (bare == NULL)
    return g_strdup ("");
  kept = g_string_sized_new (strlen (bare));
  for (const char *p = bare; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (kept, g_utf8_get_char (p));
  plain = g_string_free (kept, FALSE);
  return g_utf8_casefold (plain, -1);
}

void
tkl_append_json_text (GString *json, const char *text)
{
  g_return_if_fail (json != NULL);

  if (text == NULL)
    {
      g_string_append (json, "null");
      return;
    }
  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (json, "\\%c", *p);
    else if ((guchar) *p < 0x20 || *p == 0x7f)
      g_string_append_printf (json, "\\u%04x", (guint) (guchar) *p);
    else
      g_string_append_c (json, *p);
  g_string_append_c (json, '"');
}
