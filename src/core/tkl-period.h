/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPeriod: the stretch of workdays a screen shows; presets, steps and what people type (F168, F169). */
/* Thread: any; pure. */
#pragma once

#include "tkl-day.h"

G_BEGIN_DECLS

/* Both days included. All days: both NONE. Never half open. */
typedef struct
{
  TklDay from, to;
} TklPeriod;

#define TKL_PERIOD_ALL ((TklPeriod){ TKL_DAY_NONE, TKL_DAY_NONE })

typedef enum
{
  TKL_PERIOD_TODAY,
  TKL_PERIOD_YESTERDAY,
  TKL_PERIOD_THIS_WEEK, /* Monday to Sunday */
  TKL_PERIOD_LAST_WEEK,
  TKL_PERIOD_THIS_MONTH,
  TKL_PERIOD_LAST_MONTH,
  TKL_PERIOD_EVERYTHING,
} TklPeriodPreset;
#define TKL_PERIOD_N_PRESETS 7

/** tkl_period_preset: @today: the workday that is going on. */
TklPeriod tkl_period_preset (TklPeriodPreset preset, TklDay today);

/** tkl_period_find_preset: @ret_preset: (out): that makes @period today; FALSE: none does. */
gboolean tkl_period_find_preset (TklPeriod period, TklDay today, TklPeriodPreset *ret_preset);

/**
 * tkl_period_to_text:
 *
 * For what is remembered: a preset by its name, so that “today” is another day tomorrow, else two
 * dates. Returns: (transfer full): `today`, `last-month` … or `2026-11-16..2026-11-22`.
 */
char *tkl_period_to_text (TklPeriod period, TklDay today);
/** tkl_period_from_text: @text: as above, and what people type; FALSE when that is no period. */
gboolean tkl_period_from_text (const char *text, TklDay today, TklPeriod *ret_period);

gboolean tkl_period_equal (TklPeriod a, TklPeriod b);
gboolean tkl_period_is_all (TklPeriod period);

/**
 * tkl_period_step:
 * @steps: −1 = the period before, 1 = the next
 *
 * A period of whole months moves by its months, any other by its length. All days stay. A step beyond
 * the days that can be is not taken. Returns: the new period.
 */
TklPeriod tkl_period_step (TklPeriod period, int steps);

/**
 * tkl_period_parse:
 * @text: (nullable): `` and `*` = all; a day `16/11/2026`, `16/11/26`, `16/11` (of the year of
 *   @today), `2026-11-16`; a month `11/2026`, `2026-11`; a year `2026`; a range of two of them with
 *   ` - `, `–`, ` … ` or `..` between, where the first may leave out what the second tells:
 *   `16-22/11/2026`, `28/10 - 3/11/2026`
 * @ret_period: (out): written only on success
 *
 * Dots may stand for slashes: `16.11.2026`. A range from later to earlier is no period.
 * Returns: FALSE when that is no period.
 */
gboolean tkl_period_parse (const char *text, TklDay today, TklPeriod *ret_period);

G_END_DECLS
