/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a day that was repaired to the next one that needs attention. */
/* Thread: main. */
#pragma once

#include "tkl-table-page.h"

G_BEGIN_DECLS

/**
 * tkl_tick_advance:
 * @page: of ticks, whose rows are those after a repair
 * @tick_id: that was looked at when it was done
 *
 * While that tick needs attention nothing moves: the links of its day may come a moment later, and a day
 * that is not complete yet is not left. Then what its employee has left that day is chosen, else the next
 * one further down, else the first of all. That nothing needs attention any more is said.
 *
 * Returns: TRUE when it is done.
 */
gboolean tkl_tick_advance (TklTablePage *page, gint64 tick_id);

G_END_DECLS
