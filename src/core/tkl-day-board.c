/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklDayBoard: employees × days of a month: which days are complete and which need attention (F152). */
/* Thread: any; pure. */
#include "tkl-day-board.h"

static void
row_free (gpointer data)
{
  TklBoardRow *row = data;

  g_free (row->name);
  for (guint day = 0; day < TKL_BOARD_MAX_DAYS; day++)
    g_free (row->doubts[day]);
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

static gboolean
has_day (const TklDayBoard *board, TklDay day)
{
  gint64 index = (gint64) day - board->from;

  return index >= 0 && index < board->n_days;
}

/* Returns: (nullable). */
static TklDayState *
find_day (const TklDayBoard *board, TklBoardRow *row, TklDay day)
{
  return has_day (board, day) ? &row->days[day - board->from] : NULL;
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
tkl_day_board_set_standing (
    TklDayBoard *board, TklBoardRow *row, TklDay day, TklDayStanding standing, const char *doubt)
{
  g_return_if_fail (board != NULL && row != NULL);

  if (!has_day (board, day))
    return;
  row->standings[day - board->from] = (guint8) standing;
  g_free (row->doubts[day - board->from]);
  row->doubts[day - board->from] = g_strdup (doubt);
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
    {
      *of_day = (TklDayState){ .has_ticks = TRUE,
                               .problem = TKL_PROBLEM_NO_EMPLOYEE,
                               .tick_id = tick_id };
      tkl_day_board_set_standing (board, row, day, TKL_STANDING_TO_REPAIR, NULL);
    }
  of_day->n_kept++;
}

const TklDayState *
tkl_day_board_state (const TklDayBoard *board, TklBoardSpot spot)
{
  g_return_val_if_fail (board != NULL && spot.row < board->rows->len && spot.day < board->n_days,
                        NULL);

  return &((const TklBoardRow *) board->rows->pdata[spot.row])->days[spot.day];
}

/* Returns: (transfer none). */
static const TklBoardRow *
get_row (const TklDayBoard *board, TklBoardSpot spot)
{
  return board->rows->pdata[spot.row];
}

TklDayStanding
tkl_day_board_standing (const TklDayBoard *board, TklBoardSpot spot)
{
  g_return_val_if_fail (board != NULL && spot.row < board->rows->len && spot.day < board->n_days,
                        TKL_STANDING_NONE);

  return (TklDayStanding) get_row (board, spot)->standings[spot.day];
}

const char *
tkl_day_board_doubt (const TklDayBoard *board, TklBoardSpot spot)
{
  g_return_val_if_fail (board != NULL && spot.row < board->rows->len && spot.day < board->n_days,
                        NULL);

  return get_row (board, spot)->doubts[spot.day];
}

TklBoardCount
tkl_day_board_count (const TklDayBoard *board, guint day)
{
  TklBoardCount count = { 0, 0, 0 };

  g_return_val_if_fail (board != NULL && day < board->n_days, count);

  for (guint row = 0; row < board->rows->len; row++)
    {
      TklBoardSpot spot = { row, day };
      const TklDayState *state = tkl_day_board_state (board, spot);

      count.n_complete += state->complete;
      count.n_provisional += tkl_day_board_standing (board, spot) == TKL_STANDING_PROVISIONAL;
      count.n_attention += tkl_day_state_needs_attention (state);
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
      if (tkl_day_state_needs_attention (tkl_day_board_state (board, found)))
        {
          *spot = found;
          return TRUE;
        }
    }
  return FALSE;
}
