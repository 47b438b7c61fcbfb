/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of the table of ticks that are changed where they stand (F141, F149, F156, F157, F163). */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"
#include "tkl-table.h"

G_BEGIN_DECLS

/**
 * tkl_tick_cells_set_up:
 * @list: of the table
 *
 * Time, employee, project, boxes and note of a tick can be changed in @table from now on.
 */
void tkl_tick_cells_set_up (TklTable *table, TklRowList *list, TklDesk *desk);

/** tkl_tick_cells_can_fill: Returns: TRUE when other ticks can get what stands in that column. */
gboolean tkl_tick_cells_can_fill (const TklColumn *column);

/** tkl_tick_cells_fill: the first of the selected ticks gives the others what stands in the column of the
 * cell that keys are about, in one step. */
void tkl_tick_cells_fill (TklTable *table, TklDesk *desk);

G_END_DECLS
