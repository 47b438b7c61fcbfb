/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What screens ask of a row of the table of ticks besides its cells. */
/* Thread: any. */
#pragma once

#include "tkl-row-set.h"

G_BEGIN_DECLS

/** tkl_tick_rows_get_day: Returns: the civil day of the tick. */
TklDay tkl_tick_rows_get_day (const TklRowSet *set, guint row);

/** tkl_tick_rows_get_workday: Returns: the day it belongs to: past midnight mostly the one before. */
TklDay tkl_tick_rows_get_workday (const TklRowSet *set, guint row);

/** tkl_tick_rows_is_engine: Returns: TRUE for a start or stop, which cannot be changed. */
gboolean tkl_tick_rows_is_engine (const TklRowSet *set, guint row);

/**
 * tkl_tick_rows_same_day:
 *
 * Returns: TRUE when two rows are of one workday of the same employee, or of nobody with the same key.
 */
gboolean tkl_tick_rows_same_day (const TklRowSet *set, guint row, guint other);

G_END_DECLS
