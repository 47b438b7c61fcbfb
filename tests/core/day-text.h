/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workdays and clock lines as one line of text, for tables of cases of the day engine. */
/* Thread: main. */
#pragma once

#include "tkl-day-engine.h"

/* Monday 2026-03-02; times of day in the texts are UTC, since the engine knows no zone. */
#define DAY_TEXT_DAY 20514
#define DAY_TEXT_EMPLOYEE 12

/**
 * day_text_ticks:
 * @text: ticks with commas: `06:45 H v7 o1000, 07:30:20 1`: time (hours may pass 24), place
 *   (`H` home, `E` employer, `1`… project, `?` none, `*` several projects, `!` no employee, `-` not
 *   linked), then any of `vN` vehicle, `oN` odometer in metres, `yN` a position N × 0.1° north of a
 *   point, `blocked` `noclock` `clock` `deleted` `double` `unmarked` `presence` `start` `stop` `manual`
 *
 * Returns: (transfer full) (element-type TklTick): ids 1, 2, 3 …
 */
GArray *day_text_ticks (const char *text);

/** day_text_workday: Returns: all of @ticks as the workday of DAY_TEXT_EMPLOYEE. */
TklWorkday day_text_workday (GArray *ticks);

/** day_text_company: CT-1…4 on, then @switches: `-ct1 +cl2`…; (nullable). */
TklCompany day_text_company (const char *switches);

/**
 * day_text_lines:
 * Returns: (transfer full): `06:45-07:30 0:45 mobility P1 12.3km/odometer driver pax doubled book`,
 * lines joined by `; `; with sub-type `work/site`; what a line has not is left out.
 */
char *day_text_lines (GArray *lines);

/** day_text_ids: Returns: (transfer full): `1 2 5`. */
char *day_text_ids (GArray *ids);
