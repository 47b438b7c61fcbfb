/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPeriod: the stretch of workdays a screen shows; presets, steps and what people type (F168, F169). */
/* Thread: any; pure. */
#include "tkl-period.h"

#include "tkl-text.h"

#include <string.h>

static TklDay
first_of_month (TklDay day, int months_later)
{
  int year, month, day_of_month;

  tkl_day_to_ymd (day, &year, &month, &day_of_month);
  month += months_later - 1;
  year += month >= 0 ? month / 12 : -((11 - month) / 12);
  month = (month % 12 + 12) % 12;
  return tkl_day_from_ymd (year, month + 1, 1);
}

/* Returns: TKL_DAY_NONE when that month lies outside FIRST … LAST. */
static TklDay
last_of_month (TklDay day, int months_later)
{
  TklDay next = first_of_month (day, months_later + 1);

  if (next != TKL_DAY_NONE)
    return next - 1;
  return first_of_month (day, months_later) != TKL_DAY_NONE ? TKL_DAY_LAST : TKL_DAY_NONE;
}

TklPeriod
tkl_period_preset (TklPeriodPreset preset, TklDay today)
{
  TklDay monday = today - (tkl_day_weekday (today) - 1);

  switch (preset)
    {
    case TKL_PERIOD_TODAY:
      return (TklPeriod){ today, today };
    case TKL_PERIOD_YESTERDAY:
      return (TklPeriod){ today - 1, today - 1 };
    case TKL_PERIOD_THIS_WEEK:
      return (TklPeriod){ monday, monday + 6 };
    case TKL_PERIOD_LAST_WEEK:
      return (TklPeriod){ monday - 7, monday - 1 };
    case TKL_PERIOD_THIS_MONTH:
      return (TklPeriod){ first_of_month (today, 0), last_of_month (today, 0) };
    case TKL_PERIOD_LAST_MONTH:
      return (TklPeriod){ first_of_month (today, -1), last_of_month (today, -1) };
    case TKL_PERIOD_EVERYTHING:
    default:
      return TKL_PERIOD_ALL;
    }
}

gboolean
tkl_period_find_preset (TklPeriod period, TklDay today, TklPeriodPreset *ret_preset)
{
  for (guint i = 0; i < TKL_PERIOD_N_PRESETS; i++)
    if (tkl_period_equal (tkl_period_preset ((TklPeriodPreset) i, today), period))
      {
        *ret_preset = (TklPeriodPreset) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
tkl_period_equal (TklPeriod a, TklPeriod b)
{
  return a.from == b.from && a.to == b.to;
}

gboolean
tkl_period_is_all (TklPeriod period)
{
  return period.from == TKL_DAY_NONE;
}

/* Returns: how many months it is made of; 0 when of other days. */
static int
count_months (TklPeriod period)
{
  int year, month, day, end_year, end_month, end_day;

  tkl_day_to_ymd (period.from, &year, &month, &day);
  tkl_day_to_ymd (period.to + 1, &end_year, &end_month, &end_day);
  return day == 1 && end_day == 1 ? (end_year - year) * 12 + end_month - month : 0;
}

TklPeriod
tkl_period_step (TklPeriod period, int steps)
{
  int n_months, n_days;
  TklPeriod moved;

  if (tkl_period_is_all (period))
    return period;
  n_months = count_months (period);
  n_days = period.to - period.from + 1;
  moved.from = n_months > 0 ? first_of_month (period.from, n_months * steps)
                            : period.from + n_days * steps;
  moved.to = n_months > 0 ? last_of_month (period.from, n_months * (steps + 1) - 1)
                          : moved.from + n_days - 1;
  return moved.from < TKL_DAY_FIRST || moved.to < TKL_DAY_FIRST || moved.to > TKL_DAY_LAST ? period
                                                                                           : moved;
}

/* --- what people type ------------------------------------------------------------------------- */

/* A date as typed; 0 = not said. */
typedef struct
{
  int year, month, day;
} Date;

static gboolean
read_number (const char *text, int most, int *ret_number)
{
  gint64 number;

  if (!tkl_parse_int64 (text, 1, most, &number))
    return FALSE;
  *ret_number = (int) number;
  return TRUE;
}

static gboolean
read_year (const char *text, int *ret_year)
{
  gsize length = strlen (text);

  if ((length != 2 && length != 4) || !read_number (text, 2199, ret_year))
    return FALSE;
  if (length == 2)
    *ret_year += 2000;
  return TRUE;
}

/* `2026-11-16`, `2026-11` */
static gboolean
read_iso (const char *text, Date *ret_date)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", 4);
  guint n = g_strv_length (parts);

  return (n == 2 || n == 3) && strlen (parts[0]) == 4 && read_year (parts[0], &ret_date->year)
         && read_number (parts[1], 12, &ret_date->month)
         && (n == 2 || read_number (parts[2], 31, &ret_date->day));
}

/* `16/11/2026`, `16/11`, `11/2026`, `16`, `2026` */
static gboolean
read_slashes (const char *text, Date *ret_date)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 4);
  guint n = g_strv_length (parts);

  switch (n)
    {
    case 1:
      return strlen (text) == 4 ? read_year (text, &ret_date->year)
                                : read_number (text, 31, &ret_date->day);
    case 2:
      if (strlen (parts[1]) == 4)
        return read_number (parts[0], 12, &ret_date->month)
               && read_year (parts[1], &ret_date->year);
      return read_number (parts[0], 31, &ret_date->day)
             && read_number (parts[1], 12, &ret_date->month);
    case 3:
      return read_number (parts[0], 31, &ret_date->day)
             && read_number (parts[1], 12, &ret_date->month)
             && read_year (parts[2], &ret_date->year);
    default:
      return FALSE;
    }
}

static gboolean
read_date (const char *text, Date *ret_date)
{
  g_autofree char *date = g_strstrip (g_strdelimit (g_strdup (text), ".", '/'));

  *ret_date = (Date){ 0 };
  if (strchr (date, '-') != NULL)
    return read_iso (date, ret_date);
  return read_slashes (date, ret_date);
}

/* First or last day of a day, a month or a year. */
static gboolean
find_day (Date date, gboolean last, TklDay *ret_day)
{
  TklDay day;

  if (date.year == 0 || (date.day != 0 && date.month == 0))
    return FALSE;
  day = tkl_day_from_ymd (date.year,
                          date.month != 0 ? date.month
                          : last          ? 12
                                          : 1,
                          date.day != 0 ? date.day : 1);
  if (day == TKL_DAY_NONE)
    return FALSE;
  if (date.day == 0 && last)
    day = last_of_month (day, 0);
  *ret_day = day;
  return TRUE;
}

/* Returns: (nullable): where the second date of a range begins, the first one being cut off. */
static char *
cut_range (char *text)
{
  static const char *const signs[] = { "..", "…", "–", "—", " - " };
  char *at;
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (signs); i++)
    if ((at = strstr (text, signs[i])) != NULL)
      {
        *at = '\0';
        return at + strlen (signs[i]);
      }
  /* One bare hyphen stands between two dates unless it is of `2026-11`. */
  at = strchr (text, '-');
  if (at == NULL || strchr (at + 1, '-') != NULL || at - text == 4)
    return NULL;
  *at = '\0';
  return at + 1;
}

gboolean
tkl_period_parse (const char *text, TklDay today, TklPeriod *ret_period)
{
  g_autofree char *first = g_strstrip (g_strdup (text != NULL ? text : ""));
  char *second;
  Date from, to;
  TklPeriod period;
  int year, month, day;

  g_return_val_if_fail (ret_period != NULL, FALSE);

  if (first[0] == '\0' || strcmp (first, "*") == 0)
    {
      *ret_period = TKL_PERIOD_ALL;
      return TRUE;
    }
  second = cut_range (first);
  if (!read_date (first, &from) || !read_date (second != NULL ? second : first, &to))
    return FALSE;
  tkl_day_to_ymd (today, &year, &month, &day);
  if (to.year == 0)
    to.year = year;
  if (to.day != 0 && to.month == 0)
    return FALSE;
  if (from.month == 0 && from.day != 0)
    from.month = to.month;
  if (from.year == 0)
    from.year = to.year - (from.month > to.month ? 1 : 0);
  if (!find_day (from, FALSE, &period.from) || !find_day (to, TRUE, &period.to)
      || period.from > period.to)
    return FALSE;
  *ret_period = period;
  return TRUE;
}

/* --- what is remembered ----------------------------------------------------------------------- */

static const char *const preset_names[TKL_PERIOD_N_PRESETS]
    = { [TKL_PERIOD_TODAY] = "today",           [TKL_PERIOD_YESTERDAY] = "yesterday",
        [TKL_PERIOD_THIS_WEEK] = "this-week",   [TKL_PERIOD_LAST_WEEK] = "last-week",
        [TKL_PERIOD_THIS_MONTH] = "this-month", [TKL_PERIOD_LAST_MONTH] = "last-month",
        [TKL_PERIOD_EVERYTHING] = "*" };

char *
tkl_period_to_text (TklPeriod period, TklDay today)
{
  TklPeriodPreset preset;
  g_autofree char *from = tkl_day_format (period.from);
  g_autofree char *to = tkl_day_format (period.to);

  if (tkl_period_find_preset (period, today, &preset))
    return g_strdup (preset_names[preset]);
  return g_strdup_printf ("%s..%s", from, to);
}

gboolean
tkl_period_from_text (const char *text, TklDay today, TklPeriod *ret_period)
{
  for (guint i = 0; i < TKL_PERIOD_N_PRESETS; i++)
    if (g_strcmp0 (text, preset_names[i]) == 0)
      {
        *ret_period = tkl_period_preset ((TklPeriodPreset) i, today);
        return TRUE;
      }
  return tkl_period_parse (text, today, ret_period);
}
