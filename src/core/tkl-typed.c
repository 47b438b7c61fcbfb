/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hours, times, dates, money, metres, colours and degrees as people type them into a form, and back. */
/* Thread: any; pure. */
#include "tkl-typed.h"

#include "tkl-point.h"
#include "tkl-text.h"

#include <string.h>

#define DAY_MIN 1440
#define MAX_CENTS 9999999
#define MAX_DECIMALS 2
#define MAX_METRES 100000
#define COLOUR_DIGITS 6
/* Longer than anything that is a number here. */
#define MAX_NUMBER 15

/* Digits at the start of @text, at most @max of them, as a number. Returns: (nullable): what follows;
 * NULL without a digit or with more of them. */
static const char *
read_digits (const char *text, int max, int *ret_value)
{
  int value = 0;
  int n = 0;

  for (; g_ascii_isdigit (text[n]); n++)
    {
      if (n == max)
        return NULL;
      value = value * 10 + g_ascii_digit_value (text[n]);
    }
  *ret_value = value;
  return n > 0 ? text + n : NULL;
}

static char *
trim (const char *text)
{
  return g_strstrip (g_strdup (text != NULL ? text : ""));
}

/* `5:30`, `5h30`, `5u30`, `5`, `5h` as minutes; hours up to 24. */
static gboolean
read_clock (const char *text, int *ret_min)
{
  int hours, minutes = 0;
  const char *rest = read_digits (text, 2, &hours);

  if (rest == NULL)
    return FALSE;
  if (rest[0] != '\0')
    {
      gboolean is_colon = rest[0] == ':';

      if (!is_colon && strchr ("hHuU", rest[0]) == NULL)
        return FALSE;
      rest++;
      if (rest[0] != '\0' || is_colon)
        {
          if (strlen (rest) != 2)
            return FALSE;
          rest = read_digits (rest, 2, &minutes);
          if (rest == NULL || rest[0] != '\0')
            return FALSE;
        }
    }
  if (minutes > 59 || hours * 60 + minutes > DAY_MIN)
    return FALSE;
  *ret_min = hours * 60 + minutes;
  return TRUE;
}

/* @text with a dot for its comma. Returns: (transfer full) (nullable): NULL when there is a sign,
 * or more decimals than @max_decimals: half a cent is a mistake and not something to round. */
static char *
normalise_decimal (const char *text, gsize max_decimals)
{
  g_autofree char *number = trim (text);
  const char *point;

  g_strdelimit (number, ",", '.');
  point = strchr (number, '.');
  if (!g_ascii_isdigit (number[0]) || strlen (number) > MAX_NUMBER)
    return NULL;
  if (point != NULL && (point[1] == '\0' || strlen (point + 1) > max_decimals))
    return NULL;
  return g_steal_pointer (&number);
}

gboolean
tkl_typed_minutes (const char *text, int *ret_min)
{
  g_autofree char *clock = trim (text);
  g_autofree char *number = normalise_decimal (text, MAX_DECIMALS);
  gint64 hundredths;

  g_return_val_if_fail (ret_min != NULL, FALSE);

  if (read_clock (clock, ret_min))
    return TRUE;
  if (number == NULL || !tkl_parse_decimal (number, MAX_DECIMALS, &hundredths)
      || hundredths > 24 * 100)
    return FALSE;
  *ret_min = (int) ((hundredths * 60 + 50) / 100);
  return TRUE;
}

char *
tkl_typed_format_minutes (int min)
{
  return g_strdup_printf ("%d:%02d", min / 60, min % 60);
}

/* `530`, `0530`: the last two of three or four digits are the minutes. */
static gboolean
read_digit_clock (const char *text, int *ret_min)
{
  int digits;
  const char *rest = strlen (text) >= 3 ? read_digits (text, 4, &digits) : NULL;

  if (rest == NULL || rest[0] != '\0' || digits % 100 > 59)
    return FALSE;
  *ret_min = digits / 100 * 60 + digits % 100;
  return TRUE;
}

gboolean
tkl_typed_time (const char *text, int *ret_min)
{
  g_autofree char *clock = trim (text);
  int min;

  g_return_val_if_fail (ret_min != NULL, FALSE);

  if ((!read_clock (clock, &min) && !read_digit_clock (clock, &min)) || min >= DAY_MIN)
    return FALSE;
  *ret_min = min;
  return TRUE;
}

char *
tkl_typed_format_time (int min)
{
  return g_strdup_printf ("%02d:%02d", min / 60, min % 60);
}

gboolean
tkl_typed_cents (const char *text, gint64 *ret_cents)
{
  g_autofree char *trimmed = trim (text);
  const char *amount = trimmed;
  g_autofree char *number = NULL;
  gint64 cents;

  g_return_val_if_fail (ret_cents != NULL, FALSE);

  if (g_str_has_prefix (trimmed, "€"))
    amount += strlen ("€");
  else if (g_str_has_suffix (trimmed, "€"))
    trimmed[strlen (trimmed) - strlen ("€")] = '\0';
  number = normalise_decimal (amount, MAX_DECIMALS);
  if (number == NULL || !tkl_parse_decimal (number, MAX_DECIMALS, &cents) || cents > MAX_CENTS)
    return FALSE;
  *ret_cents = cents;
  return TRUE;
}

char *
tkl_typed_format_cents (gint64 cents, char point)
{
  char *text = tkl_format_decimal (cents, MAX_DECIMALS, MAX_DECIMALS);

  return g_strdelimit (text, ".", point);
}

gboolean
tkl_typed_metres (const char *text, int *ret_m)
{
  g_autofree char *trimmed = trim (text);
  const char *rest;
  int metres;

  g_return_val_if_fail (ret_m != NULL, FALSE);

  rest = read_digits (trimmed, 6, &metres);
  if (rest == NULL || metres > MAX_METRES)
    return FALSE;
  rest += strspn (rest, " ");
  if (rest[0] != '\0' && !g_str_equal (rest, "m"))
    return FALSE;
  *ret_m = metres;
  return TRUE;
}

gboolean
tkl_typed_colour (const char *text, int *ret_rgb)
{
  g_autofree char *trimmed = trim (text);
  const char *digits = trimmed[0] == '#' ? trimmed + 1 : trimmed;
  int rgb = 0;

  g_return_val_if_fail (ret_rgb != NULL, FALSE);

  if (strlen (digits) != COLOUR_DIGITS)
    return FALSE;
  for (const char *p = digits; *p != '\0'; p++)
    {
      if (!g_ascii_isxdigit (*p))
        return FALSE;
      rgb = rgb * 16 + g_ascii_xdigit_value (*p);
    }
  *ret_rgb = rgb;
  return TRUE;
}

char *
tkl_typed_format_colour (int rgb)
{
  return g_strdup_printf ("#%06X", (guint) rgb);
}

/* `16/11/2026`: three numbers with the same character between them. */
static gboolean
read_dashed (const char *text, TklDay *ret_day)
{
  int day, month, year;
  const char *rest = read_digits (text, 2, &day);
  const char *year_text;
  char separator;

  if (rest == NULL || rest[0] == '\0' || strchr ("/.-", rest[0]) == NULL)
    return FALSE;
  separator = rest[0];
  rest = read_digits (rest + 1, 2, &month);
  if (rest == NULL || rest[0] != separator)
    return FALSE;
  year_text = rest + 1;
  rest = read_digits (year_text, 4, &year);
  if (rest == NULL || rest[0] != '\0' || (rest - year_text != 4 && rest - year_text != 2))
    return FALSE;
  *ret_day = tkl_day_from_ymd (rest - year_text == 2 ? 2000 + year : year, month, day);
  return *ret_day != TKL_DAY_NONE;
}

gboolean
tkl_typed_day (const char *text, TklDay *ret_day)
{
  g_autofree char *trimmed = trim (text);
  TklDay day;

  g_return_val_if_fail (ret_day != NULL, FALSE);

  if (!tkl_day_parse (trimmed, &day) && !read_dashed (trimmed, &day))
    return FALSE;
  *ret_day = day;
  return TRUE;
}

char *
tkl_typed_format_day (TklDay day)
{
  int year, month, day_of_month;

  g_return_val_if_fail (day != TKL_DAY_NONE, NULL);

  tkl_day_to_ymd (day, &year, &month, &day_of_month);
  return g_strdup_printf ("%02d/%02d/%04d", day_of_month, month, year);
}

gboolean
tkl_typed_moment (const char *text, const TklZone *zone, TklDay today, gint64 *ret_utc_ms)
{
  g_autofree char *trimmed = trim (text);
  char *time = strrchr (trimmed, ' ');
  TklDay day = today;
  int minute;

  g_return_val_if_fail (zone != NULL && ret_utc_ms != NULL, FALSE);

  if (time != NULL)
    {
      *time++ = '\0';
      if (!tkl_typed_day (trimmed, &day))
        return FALSE;
    }
  if (!tkl_typed_time (time != NULL ? time : trimmed, &minute))
    return FALSE;
  *ret_utc_ms = tkl_zone_to_utc_ms (zone, day, minute * G_GINT64_CONSTANT (60000));
  return TRUE;
}

gboolean
tkl_typed_degrees (const char *text, int limit_deg, gint32 *ret_e7)
{
  g_autofree char *number = trim (text);

  return tkl_point_parse_degrees (g_strdelimit (number, ",", '.'), limit_deg, ret_e7);
}

/* A comma between digits may be a decimal one: it separates only where nothing else does. */
static char **
split_position (const char *text)
{
  g_autofree char *trimmed = trim (text);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  if (strpbrk (trimmed, " ;\t") == NULL)
    return g_strsplit (trimmed, ",", -1);
  words = g_strsplit_set (trimmed, " ;\t", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);

      if (length > 0 && words[i][length - 1] == ',')
        words[i][length - 1] = '\0';
      if (*words[i] != '\0')
        g_strv_builder_add (builder, words[i]);
    }
  return g_strv_builder_end (builder);
}

gboolean
tkl_typed_position (const char *text, TklPoint *ret_point)
{
  g_auto (GStrv) words = split_position (text);
  TklPoint point;

  if (g_strv_length (words) != 2 || !tkl_typed_degrees (words[0], 90, &point.lat_e7)
      || !tkl_typed_degrees (words[1], 180, &point.lon_e7))
    return FALSE;
  *ret_point = point;
  return TRUE;
}

char *
tkl_typed_format_position (TklPoint point)
{
  g_autofree char *latitude = tkl_point_format_degrees (point.lat_e7);
  g_autofree char *longitude = tkl_point_format_degrees (point.lon_e7);

  return g_strdup_printf ("%s, %s", latitude, longitude);
}
