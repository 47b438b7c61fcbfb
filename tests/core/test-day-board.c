/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The month at a glance: counts of a day, and the way from one day that needs attention to the next. */
/* Thread: main. */
#include "tkl-day-board.h"

#include <string.h>

#define FROM 20514

/* A row for each line: `.` no ticks, `c` complete, `!` a day that needs attention. */
static TklDayBoard *
make_board (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  TklDayBoard *board = tkl_day_board_new (FROM, (guint) strlen (lines[0]));

  for (guint i = 0; lines[i] != NULL; i++)
    {
      TklBoardRow *row = tkl_day_board_add_row (board, (gint32) i + 1, lines[i]);

      for (guint day = 0; lines[i][day] != '\0'; day++)
        {
          TklDayState state
              = { 4, TRUE, lines[i][day] == 'c',
                  lines[i][day] == 'c' ? TKL_PROBLEM_NONE : TKL_PROBLEM_ODD, i * 100 + day };

          if (lines[i][day] != '.')
            tkl_day_board_set (board, row, FROM + (TklDay) day, &state);
        }
    }
  return board;
}

static void
test_count (void)
{
  g_autoptr (TklDayBoard) board = make_board ("c!.\nc.!\n!c.");
  static const TklBoardCount counts[] = { { 2, 1 }, { 1, 1 }, { 0, 1 } };
  g_autoptr (TklDayBoard) empty = tkl_day_board_new (FROM, 28);

  for (guint day = 0; day < G_N_ELEMENTS (counts); day++)
    {
      TklBoardCount count = tkl_day_board_count (board, day);

      g_assert_cmpuint (count.n_complete, ==, counts[day].n_complete);
      g_assert_cmpuint (count.n_attention, ==, counts[day].n_attention);
    }
  g_assert_cmpuint (tkl_day_board_count (empty, 27).n_attention, ==, 0);
}

/* What is provisional is complete as well. */
static void
test_provisional (void)
{
  g_autoptr (TklDayBoard) board = make_board ("cc\nc!");
  TklBoardRow *row = board->rows->pdata[1];

  tkl_day_board_set_standing (board, row, FROM, TKL_STANDING_PROVISIONAL, "VAN 1 is silent");
  tkl_day_board_set_standing (board, row, FROM + 1, TKL_STANDING_TO_REPAIR, NULL);
  tkl_day_board_set_standing (board, row, FROM + 2, TKL_STANDING_PROVISIONAL, "outside");
  g_assert_cmpuint (tkl_day_board_count (board, 0).n_complete, ==, 2);
  g_assert_cmpuint (tkl_day_board_count (board, 0).n_provisional, ==, 1);
  g_assert_cmpuint (tkl_day_board_count (board, 1).n_provisional, ==, 0);
  g_assert_cmpstr (tkl_day_board_doubt (board, (TklBoardSpot){ 1, 0 }), ==, "VAN 1 is silent");
  g_assert_null (tkl_day_board_doubt (board, (TklBoardSpot){ 0, 0 }));
}

static void
test_outside (void)
{
  g_autoptr (TklDayBoard) board = tkl_day_board_new (FROM, 2);
  TklBoardRow *row = tkl_day_board_add_row (board, 1, "Anna");
  TklDayState state = { .n_kept = 2, .has_ticks = TRUE, .complete = TRUE, .tick_id = 1 };

  tkl_day_board_set (board, row, FROM - 1, &state);
  tkl_day_board_set (board, row, FROM + 2, &state);
  tkl_day_board_set (board, row, TKL_DAY_NONE, &state);
  tkl_day_board_add_nobodys (board, row, FROM + 2, 7);
  g_assert_false (tkl_day_board_state (board, (TklBoardSpot){ 0, 0 })->has_ticks);
  g_assert_false (tkl_day_board_state (board, (TklBoardSpot){ 0, 1 })->has_ticks);
}

static void
test_nobody (void)
{
  g_autoptr (TklDayBoard) board = tkl_day_board_new (FROM, 2);
  TklBoardRow *row = tkl_day_board_add_row (board, 0, NULL);
  const TklDayState *state;

  tkl_day_board_add_nobodys (board, row, FROM + 1, 7);
  tkl_day_board_add_nobodys (board, row, FROM + 1, 8);
  state = tkl_day_board_state (board, (TklBoardSpot){ 0, 1 });
  g_assert_cmpint (state->tick_id, ==, 7);
  g_assert_cmpuint (state->n_kept, ==, 2);
  g_assert_cmpint (state->problem, ==, TKL_PROBLEM_NO_EMPLOYEE);
  g_assert_cmpuint (tkl_day_board_count (board, 0).n_attention, ==, 0);
  g_assert_cmpuint (tkl_day_board_count (board, 1).n_attention, ==, 1);
}

/* From a spot `row day` to the one that is found; NULL: none. */
static void
test_find (void)
{
  static const struct
  {
    const char *board;
    TklBoardSpot from;
    gboolean forward;
    const char *found;
  } cases[] = {
    { "c!.\n.!!", { 0, 0 }, TRUE, "0 1" },
    { "c!.\n.!!", { 0, 1 }, TRUE, "1 1" },
    { "c!.\n.!!", { 1, 1 }, TRUE, "1 2" },
    { "c!.\n.!!", { 1, 2 }, TRUE, "0 1" },
    { "c!.\n.!!", { 0, 1 }, FALSE, "1 2" },
    { "c!.\n.!!", { 1, 2 }, FALSE, "1 1" },
    { "c!.\n.!!", { 0, 2 }, FALSE, "0 1" },
    { "!", { 0, 0 }, TRUE, "0 0" }, /* the only one is found again */
    { "!", { 0, 0 }, FALSE, "0 0" },
    { "cc\n..", { 0, 0 }, TRUE, NULL },
    { "..\ncc", { 1, 1 }, FALSE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklDayBoard) board = make_board (cases[i].board);
      TklBoardSpot spot = cases[i].from;
      gboolean found = tkl_day_board_find_attention (board, cases[i].forward, &spot);
      g_autofree char *text = found ? g_strdup_printf ("%u %u", spot.row, spot.day) : NULL;

      g_assert_cmpstr (text, ==, cases[i].found);
    }
}

static void
test_find_empty (void)
{
  g_autoptr (TklDayBoard) board = tkl_day_board_new (FROM, 31);
  TklBoardSpot spot = { 0, 0 };

  g_assert_false (tkl_day_board_find_attention (board, TRUE, &spot));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day-board/count", test_count);
  g_test_add_func ("/day-board/provisional", test_provisional);
  g_test_add_func ("/day-board/outside", test_outside);
  g_test_add_func ("/day-board/nobody", test_nobody);
  g_test_add_func ("/day-board/find", test_find);
  g_test_add_func ("/day-board/find-empty", test_find_empty);
  return g_test_run ();
}
