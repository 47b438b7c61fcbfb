/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Civil days: conversion to and from year, month and day, and their text. */
/* Thread: any; pure. */
#include "tkl-day.h"

#include <string.h>

/* The Gregorian calendar repeats after 400 years = 146 097 days. Years are counted from 1 March, so
 * that the leap day comes last; 719 468 days lie between 0000-03-01 and 1970-01-01. */
#define DAYS_PER_ERA 146097
#define DAYS_TO_1970 719468

static gboolean
is_leap_year (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
count_month_days (int year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return month == 2 && is_leap_year (year) ? 29 : days[month - 1];
}

TklDay
tkl_day_from_ymd (int year, int month, int day)
{
  int shifted, era, year_of_era, day_of_year;
  TklDay result;

  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1
      || day > count_month_days (year, month))
    return TKL_DAY_NONE;

  shifted = month <= 2 ? year - 1 : year;
  era = shifted / 400;
  year_of_era = shifted % 400;
  day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
  result = era * DAYS_PER_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100
           + day_of_year - DAYS_TO_1970;
  g_assert (result >= TKL_DAY_FIRST && result <= TKL_DAY_LAST);
  return result;
}

void
tkl_day_to_ymd (TklDay day, int *ret_year, int *ret_month, int *ret_day)
{
  gint64 since = (gint64) day + DAYS_TO_1970;
  gint64 era = (since >= 0 ? since : since - (DAYS_PER_ERA - 1)) / DAYS_PER_ERA;
  int day_of_era = (int) (since - era * DAYS_PER_ERA);
  int year_of_era
      = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / (DAYS_PER_ERA - 1))
        / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int month_from_march = (5 * day_of_year + 2) / 153;

  g_return_if_fail (day != TKL_DAY_NONE);
  g_return_if_fail (ret_year != NULL && ret_month != NULL && ret_day != NULL);

  *ret_day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  *ret_month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  *ret_year = (int) (year_of_era + era * 400) + (*ret_month <= 2 ? 1 : 0);
}

/* Returns: the number that @n digits at @text make, or −1. */
static int
read_digits (const char *text, int n)
{
  int value = 0;

  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + (text[i] - '0');
    }
  return value;
}

gboolean
tkl_day_parse (const char *text, TklDay *ret_day)
{
  TklDay day;

  g_return_val_if_fail (ret_day != NULL, FALSE);

  if (text == NULL || strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  /* A part that is no number is −1, which no date has. */
  day = tkl_day_from_ymd (read_digits (text, 4), read_digits (text + 5, 2),
                          read_digits (text + 8, 2));
  if (day == TKL_DAY_NONE)
    return FALSE;

  *ret_day = day;
  return TRUE;
}

char *
tkl_day_format (TklDay day)
{
  int year, month, day_of_month;

  if (day == TKL_DAY_NONE)
    return g_strdup ("");

  tkl_day_to_ymd (day, &year, &month, &day_of_month);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day_of_month);
}

int
tkl_day_weekday (TklDay day)
{
  g_return_val_if_fail (day != TKL_DAY_NONE, 1);

  /* 1970-01-01 was a Thursday, three days after a Monday. */
  return (int) ((((gint64) day + 3) % 7 + 7) % 7) + 1;
}

gboolean
tkl_day_in_period (TklDay day, TklDay from, TklDay to)
{
  return day != TKL_DAY_NONE && (from == TKL_DAY_NONE || day >= from)
         && (to == TKL_DAY_NONE || day <= to);
}
