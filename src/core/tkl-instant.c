/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Instants: RFC 3339 text to milliseconds and back, written out since it runs once a record. */
/* Thread: any; pure. */
#include "tkl-instant.h"

#define MS_PER_S 1000
#define MS_PER_MIN 60000
#define MS_PER_HOUR 3600000

/* 0000-01-01T00:00:00.000Z and 9999-12-31T23:59:59.999Z: years of four digits. */
#define FIRST_WRITTEN_MS G_GINT64_CONSTANT (-62167219200000)
#define LAST_WRITTEN_MS G_GINT64_CONSTANT (253402300799999)

/* Takes two digits. Returns: FALSE and @text unchanged when there are none or they exceed @max. */
static gboolean
take_two (const char **text, int max, int *ret_value)
{
  const char *p = *text;
  int value;

  if (!g_ascii_isdigit (p[0]) || !g_ascii_isdigit (p[1]))
    return FALSE;
  value = (p[0] - '0') * 10 + (p[1] - '0');
  if (value > max)
    return FALSE;

  *ret_value = value;
  *text = p + 2;
  return TRUE;
}

static gboolean
take_char (const char **text, char wanted)
{
  if (**text != wanted)
    return FALSE;
  (*text)++;
  return TRUE;
}

static gboolean
take_date (const char **text, TklDay *ret_day)
{
  int century, year, month, day;

  if (!take_two (text, 99, &century) || !take_two (text, 99, &year) || !take_char (text, '-')
      || !take_two (text, 12, &month) || !take_char (text, '-') || !take_two (text, 31, &day))
    return FALSE;

  *ret_day = tkl_day_from_ymd (century * 100 + year, month, day);
  return *ret_day != TKL_DAY_NONE;
}

/* Digits after the dot; what is finer than a millisecond is cut. */
static gboolean
take_fraction (const char **text, int *ret_ms)
{
  int weight = 100;
  int value = 0;

  if (!g_ascii_isdigit (**text))
    return FALSE;
  for (; g_ascii_isdigit (**text); (*text)++, weight /= 10)
    value += (**text - '0') * weight;

  *ret_ms = value;
  return TRUE;
}

static gboolean
take_time (const char **text, gint64 *ret_ms_of_day)
{
  int hour, minute;
  int second = 0;
  int ms = 0;

  if (!take_two (text, 23, &hour) || !take_char (text, ':') || !take_two (text, 59, &minute))
    return FALSE;
  if (take_char (text, ':'))
    {
      if (!take_two (text, 59, &second))
        return FALSE;
      if (take_char (text, '.') && !take_fraction (text, &ms))
        return FALSE;
    }

  *ret_ms_of_day
      = hour * G_GINT64_CONSTANT (3600000) + minute * MS_PER_MIN + second * MS_PER_S + ms;
  return TRUE;
}

/* `Z` or `±HH:MM`. */
static gboolean
take_offset (const char **text, gint64 *ret_offset_ms)
{
  gboolean west = **text == '-';
  int hour, minute;

  if (take_char (text, 'Z') || take_char (text, 'z'))
    {
      *ret_offset_ms = 0;
      return TRUE;
    }
  if (!take_char (text, '+') && !take_char (text, '-'))
    return FALSE;
  if (!take_two (text, 23, &hour) || !take_char (text, ':') || !take_two (text, 59, &minute))
    return FALSE;

  *ret_offset_ms = (west ? -1 : 1) * ((gint64) hour * MS_PER_HOUR + minute * MS_PER_MIN);
  return TRUE;
}

gboolean
tkl_instant_parse (const char *text, const TklZone *zone, gint64 *ret_utc_ms)
{
  const char *p = text;
  TklDay day;
  gint64 ms_of_day = 0;
  gint64 offset_ms;

  g_return_val_if_fail (ret_utc_ms != NULL, FALSE);

  if (text == NULL || !take_date (&p, &day))
    return FALSE;
  if (*p != '\0')
    {
      if ((!take_char (&p, 'T') && !take_char (&p, 't') && !take_char (&p, ' '))
          || !take_time (&p, &ms_of_day))
        return FALSE;
      if (*p != '\0')
        {
          if (!take_offset (&p, &offset_ms) || *p != '\0')
            return FALSE;
          *ret_utc_ms = day * TKL_MS_PER_DAY + ms_of_day - offset_ms;
          return TRUE;
        }
    }
  if (zone == NULL)
    return FALSE;

  *ret_utc_ms = tkl_zone_to_utc_ms (zone, day, ms_of_day);
  return TRUE;
}

static char *
put_number (char *p, int value, int digits)
{
  for (int i = digits - 1; i >= 0; i--, value /= 10)
    p[i] = (char) ('0' + value % 10);
  return p + digits;
}

char *
tkl_instant_write (gint64 utc_ms, char buffer[TKL_INSTANT_SIZE])
{
  gint64 ms = CLAMP (utc_ms, FIRST_WRITTEN_MS, LAST_WRITTEN_MS);
  gint64 day = (ms >= 0 ? ms : ms - (TKL_MS_PER_DAY - 1)) / TKL_MS_PER_DAY;
  int ms_of_day = (int) (ms - day * TKL_MS_PER_DAY);
  int year, month, day_of_month;
  char *p = buffer;

  g_return_val_if_fail (buffer != NULL, NULL);

  tkl_day_to_ymd ((TklDay) day, &year, &month, &day_of_month);
  p = put_number (p, year, 4);
  *p++ = '-';
  p = put_number (p, month, 2);
  *p++ = '-';
  p = put_number (p, day_of_month, 2);
  *p++ = 'T';
  p = put_number (p, ms_of_day / MS_PER_HOUR, 2);
  *p++ = ':';
  p = put_number (p, ms_of_day / MS_PER_MIN % 60, 2);
  *p++ = ':';
  p = put_number (p, ms_of_day / MS_PER_S % 60, 2);
  *p++ = '.';
  p = put_number (p, ms_of_day % MS_PER_S, 3);
  *p++ = 'Z';
  *p = '\0';
  return buffer;
}

char *
tkl_instant_format (gint64 utc_ms)
{
  char buffer[TKL_INSTANT_SIZE];

  return g_strdup (tkl_instant_write (utc_ms, buffer));
}
