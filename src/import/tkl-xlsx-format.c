/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Number formats of a workbook: which numbers are dates and times, and how they are written. */
/* Thread: any; pure. */
#include "tkl-xlsx-format.h"

#include <math.h>
#include <string.h>

#define SECONDS_PER_DAY 86400
/* 9999-12-31 in the calendar of 1900. */
#define LAST_SERIAL 2958465
/* Days from 1900-01-01 to 1904-01-01, as spreadsheets count them. */
#define DAYS_TO_1904 1462
/* Numbers from here on have more digits than spreadsheets keep. */
#define FIRST_ROUNDED 1e15

/* --- which kind ------------------------------------------------------------------------------ */

TklXlsxFormat
tkl_xlsx_format_builtin (guint id)
{
  TklXlsxKind kind = TKL_XLSX_NUMBER;

  /* 27–36 and 50–58 are dates of East Asia. */
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 50 && id <= 58) || id == 36)
    kind = TKL_XLSX_DATE;
  else if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47)
    kind = TKL_XLSX_TIME;
  else if (id == 22)
    kind = TKL_XLSX_DATE_TIME;
  else if (id == 46)
    kind = TKL_XLSX_DURATION;
  return (TklXlsxFormat){ kind, 0 };
}

typedef struct
{
  gboolean date, time, month, elapsed;
} Letters;

/* `[h]` and `[mm]` are elapsed time; colours, languages and conditions stand in brackets as well. */
static const char *
read_brackets (const char *p, Letters *letters)
{
  const char *end = strchr (p, ']');

  if (end == NULL)
    return p + strlen (p);
  if (end > p + 1 && strspn (p + 1, "hHmMsS") == (gsize) (end - p - 1))
    letters->elapsed = TRUE;
  return end + 1;
}

static const char *
read_quoted (const char *p)
{
  const char *end = strchr (p + 1, '"');

  return end != NULL ? end + 1 : p + strlen (p);
}

static const char *
read_letter (const char *p, Letters *letters)
{
  switch (g_ascii_tolower (*p))
    {
    case '"':
      return read_quoted (p);
    case '[':
      return read_brackets (p, letters);
    case '\\':
    case '_':
    case '*':
      return p[1] != '\0' ? g_utf8_next_char (p + 1) : p + 1;
    case 'a':
      if (g_ascii_strncasecmp (p, "am/pm", 5) == 0)
        return p + 5;
      return g_ascii_strncasecmp (p, "a/p", 3) == 0 ? p + 3 : p + 1;
    case 'd':
    case 'y':
      letters->date = TRUE;
      return p + 1;
    case 'h':
    case 's':
      letters->time = TRUE;
      return p + 1;
    case 'm':
      letters->month = TRUE;
      return p + 1;
    default:
      return g_utf8_next_char (p);
    }
}

TklXlsxFormat
tkl_xlsx_format_parse (const char *code)
{
  Letters letters = { 0 };
  gsize n_zeros;

  g_return_val_if_fail (code != NULL, (TklXlsxFormat){ 0 });

  n_zeros = strspn (code, "0");
  if (n_zeros > 0 && n_zeros <= 64 && code[n_zeros] == '\0')
    return (TklXlsxFormat){ TKL_XLSX_DIGITS, (guint) n_zeros };
  if (g_ascii_strncasecmp (code, "general", 7) == 0)
    return (TklXlsxFormat){ TKL_XLSX_NUMBER, 0 };
  for (const char *p = code; *p != '\0' && *p != ';';)
    p = read_letter (p, &letters);
  /* Beside hours or seconds an m is minutes, else it is a month. */
  letters.date |= letters.month && !letters.time && !letters.elapsed;
  if (letters.elapsed)
    return (TklXlsxFormat){ TKL_XLSX_DURATION, 0 };
  if (letters.date)
    return (TklXlsxFormat){ letters.time ? TKL_XLSX_DATE_TIME : TKL_XLSX_DATE, 0 };
  return (TklXlsxFormat){ letters.time ? TKL_XLSX_TIME : TKL_XLSX_NUMBER, 0 };
}

/* --- writing --------------------------------------------------------------------------------- */

static char *
format_plain (double value, guint n_digits)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE + 64];

  if (fabs (value) >= FIRST_ROUNDED)
    return g_strdup (g_ascii_formatd (text, sizeof text, "%.5E", value));
  if (value == floor (value))
    return g_strdup_printf ("%0*" G_GINT64_FORMAT, (int) n_digits, (gint64) value);
  if (fabs (value) >= 1e-4)
    return g_strdup (g_ascii_formatd (text, sizeof text, "%.15g", value));
  g_ascii_formatd (text, sizeof text, "%.15f", value);
  /* Nothing but zeros behind the dot is what is left of a number too small. */
  for (char *end = text + strlen (text); end[-1] == '0' || end[-1] == '.';)
    {
      gboolean dot = *--end == '.';

      *end = '\0';
      if (dot)
        break;
    }
  return g_strdup (text);
}

/* The calendar of 1900 has a 29 February of that year, which spreadsheets keep for the sake of files
 * made before they were born. */
static char *
format_date (gint64 serial)
{
  g_autoptr (GDate) date = NULL;

  if (serial == 60)
    return g_strdup ("1900-02-29");
  date = g_date_new_dmy (serial > 60 ? 30 : 31, G_DATE_DECEMBER, 1899);
  g_date_add_days (date, (guint) serial);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), (int) g_date_get_month (date),
                          g_date_get_day (date));
}

static char *
format_time (gint64 seconds)
{
  int minutes = (int) (seconds / 60);

  if (seconds % 60 != 0)
    return g_strdup_printf ("%02d:%02d:%02d", minutes / 60, minutes % 60, (int) (seconds % 60));
  return g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
}

static char *
format_date_time (gint64 days, gint64 seconds)
{
  g_autofree char *date = format_date (days);
  g_autofree char *time = NULL;

  if (seconds == 0)
    return g_steal_pointer (&date);
  time = format_time (seconds);
  return g_strdup_printf ("%s %s", date, time);
}

/* Returns: (nullable): NULL for numbers outside the calendar, which are shown as what they are. */
static char *
format_serial (TklXlsxKind kind, double value, gboolean from_1904)
{
  gint64 seconds;
  gint64 days;

  if (value < 0 || value >= LAST_SERIAL + 1)
    return NULL;
  /* Fractions of a day are rarely exact. */
  seconds = (gint64) floor (value * SECONDS_PER_DAY + 0.5);
  if (kind == TKL_XLSX_DURATION)
    return format_time (seconds);
  days = seconds / SECONDS_PER_DAY + (from_1904 ? DAYS_TO_1904 : 0);
  seconds %= SECONDS_PER_DAY;
  if (kind == TKL_XLSX_TIME)
    return format_time (seconds);
  if (days < 1 || days > LAST_SERIAL)
    return NULL;
  return kind == TKL_XLSX_DATE ? format_date (days) : format_date_time (days, seconds);
}

char *
tkl_xlsx_format_number (TklXlsxFormat format, const char *text, gboolean from_1904)
{
  char *formatted = NULL;
  char *end = NULL;
  double value;

  if (text == NULL || text[0] == '\0' || strlen (text) > 64
      || strspn (text, "+-.0123456789eE") != strlen (text))
    return NULL;
  value = g_ascii_strtod (text, &end);
  if (*end != '\0' || end == text || !isfinite (value))
    return NULL;
  if (format.kind >= TKL_XLSX_DATE)
    formatted = format_serial (format.kind, value, from_1904);
  if (formatted != NULL)
    return formatted;
  return format_plain (value, format.kind == TKL_XLSX_DIGITS ? format.n_digits : 1);
}
