/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text of dates, times, durations and distances as people here write them. */
/* Thread: any; reads the locale for the decimal sign. */
#include "tkl-format.h"

#include "tkl-instant.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

char *
tkl_format_day (TklDay day)
{
  int year, month, day_of_month;

  if (day == TKL_DAY_NONE)
    return g_strdup ("");
  tkl_day_to_ymd (day, &year, &month, &day_of_month);
  return g_strdup_printf ("%02d/%02d/%04d", day_of_month, month, year);
}

/* @format: of g_date_time_format(), translated by whoever calls. */
static char *
format_date (TklDay day, const char *format)
{
  g_autoptr (GDateTime) date = NULL;
  int year, month, day_of_month;

  tkl_day_to_ymd (day, &year, &month, &day_of_month);
  date = g_date_time_new_utc (year, month, day_of_month, 0, 0, 0);
  return g_date_time_format (date, format);
}

char *
tkl_format_weekday (TklDay day)
{
  return day == TKL_DAY_NONE ? g_strdup ("") : format_date (day, "%a");
}

char *
tkl_format_time (const TklZone *zone, gint64 utc_ms, gboolean seconds)
{
  int minute;

  if (utc_ms == TKL_INSTANT_NONE)
    return g_strdup ("");
  minute = tkl_zone_minute_of_day (zone, utc_ms);
  if (!seconds)
    return g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
  return g_strdup_printf ("%02d:%02d:%02d", minute / 60, minute % 60,
                          (int) ((utc_ms % 60000 + 60000) % 60000 / 1000));
}

char *
tkl_format_moment (const TklZone *zone, gint64 utc_ms)
{
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  if (utc_ms == TKL_INSTANT_NONE)
    return g_strdup ("");
  day = tkl_format_day (tkl_zone_civil_day (zone, utc_ms));
  time = tkl_format_time (zone, utc_ms, FALSE);
  return g_strdup_printf ("%s %s", day, time);
}

char *
tkl_format_minutes (gint64 minutes, gboolean is_balance)
{
  const char *sign = minutes < 0 ? "−" : is_balance && minutes > 0 ? "+" : "";
  guint64 size = (guint64) ABS (minutes);

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ":%02u", sign, size / 60, (guint) (size % 60));
}

char *
tkl_format_km (gint64 tenths)
{
  if (tenths < 0)
    return g_strdup ("");
  /* printf knows the decimal sign of the locale; a tenth is exact enough in a double. */
  return g_strdup_printf ("%.1f", (double) tenths / 10);
}

/* A range within one month or year names it once. */
static char *
format_range (TklPeriod period)
{
  int year, month, day, to_year, to_month, to_day;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  tkl_day_to_ymd (period.from, &year, &month, &day);
  tkl_day_to_ymd (period.to, &to_year, &to_month, &to_day);
  if (year != to_year)
    /* Translators: a date as g_date_time_format() takes it: 28 Dec 2026. */
    from = format_date (period.from, _ ("%-d %b %Y"));
  else if (month != to_month)
    /* Translators: first date of a range within one year: 28 Oct. */
    from = format_date (period.from, _ ("%-d %b"));
  else
    /* Translators: first date of a range within one month: the 16 of “16–22 Nov 2026”. */
    from = format_date (period.from, _ ("%-d"));
  to = format_date (period.to, _ ("%-d %b %Y"));
  /* Translators: first and last date of a period: “16–22 Nov 2026”. */
  return g_strdup_printf (_ ("%s–%s"), from, to);
}

char *
tkl_format_days (TklDay from, TklDay to)
{
  g_autofree char *first = tkl_format_day (from);
  g_autofree char *last = tkl_format_day (to);

  if (from == TKL_DAY_NONE && to == TKL_DAY_NONE)
    return g_strdup (_ ("Always"));
  if (to == TKL_DAY_NONE)
    /* Translators: the first day on which something holds. */
    return g_strdup_printf (_ ("From %s"), first);
  if (from == TKL_DAY_NONE)
    /* Translators: the last day on which something holds. */
    return g_strdup_printf (_ ("Until %s"), last);
  /* Translators: the first and the last day on which something holds. */
  return g_strdup_printf (_ ("From %s until %s"), first, last);
}

char *
tkl_format_period (TklPeriod period)
{
  TklPeriod month;

  if (tkl_period_is_all (period))
    return g_strdup (_ ("All days"));
  if (period.from == period.to)
    /* Translators: one day with its weekday: Thu 26 Nov 2026. */
    return format_date (period.from, _ ("%a %-d %b %Y"));
  month = tkl_period_preset (TKL_PERIOD_THIS_MONTH, period.from);
  if (tkl_period_equal (period, month))
    /* Translators: a month with its year: November 2026. */
    return format_date (period.from, _ ("%B %Y"));
  return format_range (period);
}
