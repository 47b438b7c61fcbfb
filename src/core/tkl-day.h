/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Civil days: dates without a time, as one integer. */
/* Thread: any; pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days since 1970-01-01 in the proleptic Gregorian calendar. */
typedef gint32 TklDay;

/* No date: an open end of a period. Never a valid day. */
#define TKL_DAY_NONE G_MININT32
/* 1900-01-01 and 2199-12-31: dates outside are refused as typing errors. */
#define TKL_DAY_FIRST (-25567)
#define TKL_DAY_LAST 84005

#define TKL_MS_PER_DAY G_GINT64_CONSTANT (86400000)

/**
 * tkl_day_from_ymd:
 * @month: 1 … 12
 * @day: 1 … 31
 * Returns: TKL_DAY_NONE when there is no such date or it lies outside FIRST … LAST.
 */
TklDay tkl_day_from_ymd (int year, int month, int day);

/** tkl_day_to_ymd: @day: any valid day. Writes all three outputs. */
void tkl_day_to_ymd (TklDay day, int *ret_year, int *ret_month, int *ret_day);

/**
 * tkl_day_parse:
 * @text: (nullable): `2026-03-02`, exactly ten characters
 * Returns: FALSE for anything else and for dates that do not exist.
 */
gboolean tkl_day_parse (const char *text, TklDay *ret_day);

/** tkl_day_format: Returns: (transfer full): `2026-03-02`, or "" for TKL_DAY_NONE. */
char *tkl_day_format (TklDay day);

/** tkl_day_weekday: Returns: 1 = Monday … 7 = Sunday (ISO 8601). */
int tkl_day_weekday (TklDay day);

/**
 * tkl_day_in_period:
 * @from: @to: both ends belong to the period; TKL_DAY_NONE leaves that end open
 */
gboolean tkl_day_in_period (TklDay day, TklDay from, TklDay to);

G_END_DECLS
