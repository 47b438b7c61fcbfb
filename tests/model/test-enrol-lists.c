/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Giving keys out: which pairs are chosen, who ticks when, and the sentences about both. */
/* Thread: main. */
#include "tkl-enrol-words.h"
#include "tkl-pair-choice.h"
#include "tkl-turn-list.h"

/* --- pairs ------------------------------------------------------------------------------------ */

static TklPairChoice *
make_choice (void)
{
  static const TklKeyPair pairs[] = {
    { .key_id = 1, .employee_id = 12, .first_utc_ms = 100, .proposed = TRUE },
    { .key_id = 1, .employee_id = 13, .first_utc_ms = 100 },
    { .key_id = 2, .employee_id = 13, .first_utc_ms = 200, .proposed = TRUE },
  };
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_pair_row_free);

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      TklPairRow *row = g_new0 (TklPairRow, 1);

      row->pair = pairs[i];
      g_ptr_array_add (rows, row);
    }
  return tkl_pair_choice_new (rows);
}

static char *
describe (const TklPairChoice *choice)
{
  g_autoptr (GArray) list = tkl_pair_choice_list (choice);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const TklEnrolment *enrolment = &g_array_index (list, TklEnrolment, i);

      g_assert_false (enrolment->since);
      g_string_append_printf (text, "%s%d→%d@%d", i > 0 ? " " : "", (int) enrolment->key_id,
                              (int) enrolment->employee_id, (int) enrolment->first_utc_ms);
    }
  return g_string_free (text, FALSE);
}

static void
test_choice (void)
{
  g_autoptr (TklPairChoice) choice = make_choice ();
  g_autoptr (TklPairChoice) again = make_choice ();
  g_autofree char *proposed = describe (choice);
  g_autofree char *changed = NULL;
  g_autofree char *kept = NULL;

  g_assert_cmpstr (proposed, ==, "1→12@100 2→13@200");
  g_assert_true (tkl_pair_choice_set (choice, 1, TRUE));
  g_assert_false (tkl_pair_choice_set (choice, 2, FALSE));
  changed = describe (choice);
  g_assert_cmpstr (changed, ==, "1→13@100");

  tkl_pair_choice_keep (again, NULL);
  tkl_pair_choice_keep (again, choice);
  kept = describe (again);
  g_assert_cmpstr (kept, ==, "1→13@100");
}

static void
test_home (void)
{
  TklKeyPair pair = { .n_touches = 3, .n_at_home = 2, .n_days = 2, .distance_m = 20 };
  g_autofree char *two = tkl_pair_say_home (&pair);
  g_autofree char *one = NULL;

  pair.n_days = 1;
  one = tkl_pair_say_home (&pair);
  g_assert_cmpstr (two, ==, "At home on 2 days (ticks: 2 of 3), 20 m from the door.");
  g_assert_cmpstr (one, ==, "At home on 1 day (ticks: 2 of 3), 20 m from the door.");
}

static void
test_conflicts (void)
{
  static const struct
  {
    guint8 conflicts;
    const char *expected;
  } cases[] = {
    { 0, "" },
    { TKL_CONFLICT_HAS_KEY, "The employee holds a key already." },
    { TKL_CONFLICT_SEVERAL_KEYS | TKL_CONFLICT_SEVERAL_HOMES,
      "Another key was at this home too. The key was at another home too." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = tkl_pair_say (&(TklKeyPair){ .conflicts = cases[i].conflicts });

      g_assert_cmpstr (said, ==, cases[i].expected);
    }
}

/* --- turns ------------------------------------------------------------------------------------ */

static void
expect_turns (const TklTurnList *list, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < list->entries->len; i++)
    {
      const TklRollEntry *entry = &g_array_index (list->entries, TklRollEntry, i);

      g_string_append_printf (text, "%s%d:%s%s", i > 0 ? " " : "", entry->employee_id,
                              (const char *) list->labels->pdata[i], entry->passed ? "-" : "");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_turns (void)
{
  g_autoptr (TklTurnList) list = tkl_turn_list_new ();

  g_assert_true (tkl_turn_list_add (list, 12, "a"));
  g_assert_true (tkl_turn_list_add (list, 13, "b"));
  g_assert_true (tkl_turn_list_add (list, 14, "c"));
  g_assert_false (tkl_turn_list_add (list, 13, "b"));
  expect_turns (list, "12:a 13:b 14:c");
  tkl_turn_list_set_passed (list, 1, TRUE);
  g_assert_true (tkl_turn_list_move (list, 0, 2));
  expect_turns (list, "13:b- 14:c 12:a");
  g_assert_true (tkl_turn_list_move (list, 2, 0));
  expect_turns (list, "12:a 13:b- 14:c");
  g_assert_false (tkl_turn_list_move (list, 0, -1));
  g_assert_false (tkl_turn_list_move (list, 2, 3));
  g_assert_false (tkl_turn_list_move (list, 3, 0));
  g_assert_false (tkl_turn_list_move (list, 1, 1));
  tkl_turn_list_remove (list, 0);
  expect_turns (list, "13:b- 14:c");
}

static void
test_enrolments (void)
{
  static const TklRollRow rows[] = {
    { .kind = TKL_ROLL_PAIR, .employee_id = 12, .key_id = 1, .time_utc_ms = 10 },
    { .kind = TKL_ROLL_DOUBLE, .key_id = 1, .time_utc_ms = 20 },
    { .kind = TKL_ROLL_HELD, .employee_id = 13, .key_id = 3, .time_utc_ms = 30 },
    { .kind = TKL_ROLL_MISSING, .employee_id = 14 },
  };
  TklRoll roll = { .rows = g_array_new (FALSE, FALSE, sizeof (TklRollRow)) };
  g_autoptr (GArray) list = NULL;

  g_array_append_vals (roll.rows, rows, G_N_ELEMENTS (rows));
  list = tkl_roll_enrolments (&roll);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpint (g_array_index (list, TklEnrolment, 0).key_id, ==, 1);
  g_assert_true (g_array_index (list, TklEnrolment, 0).since);
  g_array_unref (roll.rows);
}

static void
test_rows (void)
{
  static const struct
  {
    TklRollKind kind;
    guint8 doubts;
    gint32 position;
    const char *expected;
  } cases[] = {
    { TKL_ROLL_PAIR, 0, 0, "" },
    { TKL_ROLL_PAIR, TKL_ROLL_LONG_PAUSE, 0, "A long pause before it: a tick may have been lost." },
    { TKL_ROLL_PAIR, TKL_ROLL_SAME_TIME, 0,
      "At the same moment as another key: their order is not known." },
    { TKL_ROLL_PASSED, 0, 1, "Passed over." },
    { TKL_ROLL_MISSING, 0, 1, "No tick yet." },
    { TKL_ROLL_DOUBLE, 0, -1, "The same key once more: it does not count." },
    { TKL_ROLL_HELD, 0, 2, "Holds this key already." },
    { TKL_ROLL_HELD, TKL_ROLL_OUT_OF_TURN, -1,
      "This key belongs to 14 Carl: it does not count. It was not this employee’s turn." },
    { TKL_ROLL_EXTRA, 0, -1, "One key more than there are names." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = tkl_roll_row_say (&(TklRollRow){ .kind = cases[i].kind,
                                                               .doubts = cases[i].doubts,
                                                               .position = cases[i].position },
                                                "14 Carl");

      g_assert_cmpstr (said, ==, cases[i].expected);
    }
}

static void
test_whole (void)
{
  static const struct
  {
    TklRoll roll;
    const char *expected;
  } cases[] = {
    { { .n_missing = 3 }, "No new key ticked in this vehicle since then." },
    { { .n_extra = 2, .n_missing = 1 }, "2 new keys ticked: add their employees to the order." },
    { { .n_pairs = 1, .fits = TRUE }, "1 key has its employee, and nothing is doubtful." },
    { { .n_pairs = 3, .fits = TRUE }, "3 keys have their employees, and nothing is doubtful." },
    { { .n_pairs = 3, .n_missing = 1 }, "1 employee has not ticked yet." },
    { { .n_pairs = 3, .n_missing = 1, .n_doubtful = 1, .n_extra = 1 },
      "2 lines are doubtful: look at them before you apply." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = tkl_roll_say (&cases[i].roll);

      g_assert_cmpstr (said, ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/enrol-lists/choice", test_choice);
  g_test_add_func ("/enrol-lists/home", test_home);
  g_test_add_func ("/enrol-lists/conflicts", test_conflicts);
  g_test_add_func ("/enrol-lists/turns", test_turns);
  g_test_add_func ("/enrol-lists/enrolments", test_enrolments);
  g_test_add_func ("/enrol-lists/rows", test_rows);
  g_test_add_func ("/enrol-lists/whole", test_whole);
  return g_test_run ();
}
