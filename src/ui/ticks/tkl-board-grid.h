/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklBoardGrid: employees × days of a month, with the keys of a spreadsheet. */
/* Thread: main. */
#pragma once

#include "tkl-day-board.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TKL_TYPE_BOARD_GRID (tkl_board_grid_get_type ())
G_DECLARE_FINAL_TYPE (TklBoardGrid, tkl_board_grid, TKL, BOARD_GRID, GtkWidget)

/**
 * Signals:
 * moved (): another day of somebody is looked at, by key or click
 * activated (): it was opened: Enter, or a second click
 *
 * Arrow keys, Home, End, Page Up and Page Down move.
 */

/**
 * tkl_board_grid_new:
 * @rows: of the scrolled window it is in; only the rows that are seen are drawn
 * @names: @days: what stands above the names, and above the days, as wide as those; outlive the grid
 * @across: by which @days is scrolled: the days follow, the names stay
 */
GtkWidget *
tkl_board_grid_new (GtkAdjustment *rows, GtkWidget *names, GtkWidget *days, GtkAdjustment *across);

/** tkl_board_grid_set_board: @board: (nullable): borrowed until the next call. The spot stays with its
 * employee and day where the new board has them. */
void tkl_board_grid_set_board (TklBoardGrid *self, const TklDayBoard *board);

/** tkl_board_grid_get_spot: Returns: FALSE while there are no rows. */
gboolean tkl_board_grid_get_spot (TklBoardGrid *self, TklBoardSpot *ret_spot);

/** tkl_board_grid_find_spot: @x: @y: in pixels of the grid. Returns: FALSE beside all days. */
gboolean tkl_board_grid_find_spot (TklBoardGrid *self, double x, double y, TklBoardSpot *ret_spot);

/** tkl_board_grid_step: to the next day that needs attention, or the one before. */
void tkl_board_grid_step (TklBoardGrid *self, gboolean forward);

G_END_DECLS
