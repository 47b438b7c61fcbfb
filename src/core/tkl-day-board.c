/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklDayBoard: employees × days of a month: which days are complete and which need attention (F152). */
/* Thread: any; pure. */
#include "tkl-day-board.h"

static void
row_free (gpointer data)
{
  TklBoardRow *row = data;

  g_free (row->name);
  g_free (row);
}

TklDayBoard *
tkl_day_board_new (TklDay from, guint n_days)
{
  TklDayBoard *board;

  g_return_val_if_fail (n_days >= 1 && n_days <= TKL_BOARD_MAX_DAYS, NULL);

  board = g_new0 (TklDayBoard, 1);
  board->from = from;
  board->n_days = n_days;
  board->rows = g_ptr_array_new_with_free_func (row_free);
  return board;
}

void
tkl_day_board_free (TklDayBoard *board)
{
  if (board == NULL)
    return;
  g_ptr_array_unref (board->rows);
  g_free (board);
}

TklBoardRow *
tkl_day_board_add_row (TklDayBoard *board, gint32 employee_id, const char *name)
{
  TklBoardRow *row;

  g_return_val_if_fail (board != NULL, NULL);

  row = g_new0 (TklBoardRow, 1);
  row->employee_id = employee_id;
  row->name = g_strdup (name);
  g_ptr_array_add (board->rows, row);
  return row;
}

/* Returns: (nullable). */
static TklDayState *
find_day (const TklDayBoard *board, TklBoardRow *row, TklDay day)
{
  gint64 index = (gint64) day - board->from;

  return index >= 0 && index < board->n_days ? &row->days[index] : NULL;
}

void
tkl_day_board_set (TklDayBoard *board, TklBoardRow *row, TklDay day, const TklDayState *state)
{
  TklDayState *of_day;

  g_return_if_fail (board != NULL && row != NULL && state != NULL);

  of_day = find_day (board, row, day);
  if (of_day != NULL)
    *of_day = *state;
}

void
tkl_day_board_add_nobodys (TklDayBoard *board, TklBoardRow *row, TklDay day, gint64 tick_id)
{
  TklDayState *of_day;

  g_return_if_fail (board != NULL && row != NULL);

  of_day = find_day (board, row, day);
  if (of_day == NULL)
    return;
  if (!of_day->has_ticks)
    *of_day = (TklDayState){ 0, TRUE, FALSE, TKL_PROBLEM_NO_EMPLOYEE, tick_id };
  of_day->n_kept++;
}

const TklDayState *
tkl_day_board_state (const TklDayBoard *board, TklBoardSpot spot)
{
  g_return_val_if_fail (board != NULL && spot.row < board->rows->len && spot.day < board->n_days,
                        NULL);

  return &((const TklBoardRow *) board->rows->pdata[spot.row])->days[spot.day];
}

TklBoardCount
tkl_day_board_count (const TklDayBoard *board, guint day)
{
  TklBoardCount count = { 0, 0 };

  g_return_val_if_fail (board != NULL && day < board->n_days, count);

  for (guint row = 0; row < board->rows->len; row++)
    {
      const TklDayState *state = tkl_day_board_state (board, (TklBoardSpot){ row, day });

      count.n_complete += state->complete;
      count.n_attention += state->problem != TKL_PROBLEM_NONE;
    }
  return count;
}

gboolean
tkl_day_board_find_attention (const TklDayBoard *board, gboolean forward, TklBoardSpot *spot)
{
  guint n_cells, at;

  g_return_val_if_fail (board != NULL && spot != NULL, FALSE);

  n_cells = board->rows->len * board->n_days;
  at = spot->row * board->n_days + spot->day;
  for (guint i = 0; i < n_cells; i++)
    {
      TklBoardSpot found;

      at = (at + (forward ? 1 : n_cells - 1)) % n_cells;
      found = (TklBoardSpot){ at / board->n_days, at % board->n_days };
      if (tkl_day_board_state (board, found)->problem != TKL_PROBLEM_NONE)
        {
          *spot = found;
          return TRUE;
        }
    }
  return FALSE;
}
