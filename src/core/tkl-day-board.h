/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklDayBoard: employees × days of a month: which days are complete and which need attention (F152). */
/* Thread: any; pure. */
#pragma once

#include "tkl-day-engine.h"

G_BEGIN_DECLS

/* Days of the longest month. */
#define TKL_BOARD_MAX_DAYS 31

typedef struct
{
  gint32 employee_id;                   /* 0 = nobody: ticks without an employee */
  char *name;                           /* (owned) (nullable): NULL for nobody */
  TklDayState days[TKL_BOARD_MAX_DAYS]; /* of nobody: NO_EMPLOYEE, all ticks are counted */
  guint8 standings[TKL_BOARD_MAX_DAYS]; /* TklDayStanding */
  char *doubts[TKL_BOARD_MAX_DAYS];     /* (owned) (nullable): why a day is provisional */
} TklBoardRow;

typedef struct
{
  TklDay from;
  guint n_days;    /* 1 … TKL_BOARD_MAX_DAYS */
  GPtrArray *rows; /* (owned) of TklBoardRow */
} TklDayBoard;

/* Where the board is looked at. */
typedef struct
{
  guint row, day; /* day: from the first one of the board */
} TklBoardSpot;

/* How many people have that day in order, provisional or not, how many of these are provisional, and how
 * many have it not. Nobody's ticks are one more. */
typedef struct
{
  guint n_complete, n_attention, n_provisional;
} TklBoardCount;

/** tkl_day_board_new: @from: its first day. Returns: (transfer full): without rows. */
TklDayBoard *tkl_day_board_new (TklDay from, guint n_days);
void tkl_day_board_free (TklDayBoard *board);

/** tkl_day_board_add_row: rows stand in the order they are added. Returns: (transfer none). */
TklBoardRow *tkl_day_board_add_row (TklDayBoard *board, gint32 employee_id, const char *name);

/** tkl_day_board_set: @day: outside of the board it is passed over. */
void tkl_day_board_set (TklDayBoard *board, TklBoardRow *row, TklDay day, const TklDayState *state);

/** tkl_day_board_set_standing: @doubt: (nullable): why it is provisional, in words. */
void tkl_day_board_set_standing (
    TklDayBoard *board, TklBoardRow *row, TklDay day, TklDayStanding standing, const char *doubt);

/** tkl_day_board_add_nobodys: one more tick without an employee; @row: nobody's. */
void tkl_day_board_add_nobodys (TklDayBoard *board, TklBoardRow *row, TklDay day, gint64 tick_id);

/** tkl_day_board_state: Returns: (transfer none). */
const TklDayState *tkl_day_board_state (const TklDayBoard *board, TklBoardSpot spot);

/** tkl_day_board_standing: Returns: how far that day is. */
TklDayStanding tkl_day_board_standing (const TklDayBoard *board, TklBoardSpot spot);
/** tkl_day_board_doubt: Returns: (transfer none) (nullable): why it is provisional, in words. */
const char *tkl_day_board_doubt (const TklDayBoard *board, TklBoardSpot spot);

/** tkl_day_board_count: @day: from the first one of the board. O(rows). */
TklBoardCount tkl_day_board_count (const TklDayBoard *board, guint day);

/**
 * tkl_day_board_find_attention:
 * @spot: (inout): the search begins after it (before it, when not @forward); written when TRUE
 *
 * Row by row, each from its first day to its last, around the end to @spot itself.
 * Returns: FALSE when no day needs attention.
 */
gboolean
tkl_day_board_find_attention (const TklDayBoard *board, gboolean forward, TklBoardSpot *spot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklDayBoard, tkl_day_board_free)

G_END_DECLS
