/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Enrolment one by one (F076): ticks in a row against a list of names. */
/* Thread: main. */
#include "tkl-key-roll.h"

#include <string.h>

#define BEGIN G_GINT64_CONSTANT (1772434800000) /* 2026-03-02T07:00:00Z */

/* @ticks: `KEY@SECOND` with blanks between; @list: employees, a minus before those passed over.
 * Key 50 is held by employee 1, key 60 by employee 9. */
static const struct
{
  const char *name;
  const char *ticks;
  const char *list;
  const char *expected;
} cases[] = {
  { "as it should be", "21@0 22@8 23@17", "1 2 3", "1=21 2=22 3=23 fits" },
  { "nothing yet", "", "1 2", "1? 2? missing=2" },
  { "nobody on the list", "21@0", "", "+21 extra=1" },
  { "neither", "", "", "fits" },
  { "half way", "21@0 22@8", "1 2 3", "1=21 2=22 3? missing=1" },
  { "one key too many", "21@0 22@8 23@17", "1 2", "1=21 2=22 +23 extra=1" },
  { "held twice by one hand", "21@0 21@3 22@8", "1 2", "1=21 (21) 2=22 fits" },
  { "a key comes back later", "21@0 22@8 21@16", "1 2", "1=21 2=22 (21) fits" },
  { "number 2 is not there", "21@0 23@8", "1 -2 3", "1=21 2- 3=23 fits" },
  { "the last one is not there", "21@0 22@8", "1 2 -3", "1=21 2=22 3- fits" },
  { "the first two are not there", "23@0", "-1 -2 3", "1- 2- 3=23 fits" },
  { "a pause where one may be missing", "21@0 22@8 24@40 25@48 26@56", "1 2 3 4 5",
    "1=21 2=22 3=24! 4=25 5=26 doubts=1" },
  { "short of 15 s is no pause", "21@0 22@1 24@15 25@16", "1 2 3 4", "1=21 2=22 3=24 4=25 fits" },
  { "all slow is no pause", "21@0 22@30 23@60 24@95", "1 2 3 4", "1=21 2=22 3=23 4=24 fits" },
  { "two at one instant", "21@0 22@8 23@8 24@16", "1 2 3 4", "1=21 2=22& 3=23& 4=24 doubts=2" },
  { "he has his key already", "50@0 22@8", "1 2", "1#50 2=22 fits" },
  { "held by the one whose turn it is, in the middle", "21@0 50@8 23@16", "3 1 2",
    "3=21 1#50 2=23 fits" },
  { "held by one whose turn it is not", "21@0 60@8 23@16", "2 3", "2=21 9#60^ 3=23 doubts=1" },
};

static GArray *
read_ticks (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GArray *touches = g_array_new (FALSE, FALSE, sizeof (TklKeyTouch));

  for (gsize i = 0; words[i] != NULL && words[i][0] != '\0'; i++)
    {
      g_auto (GStrv) parts = g_strsplit (words[i], "@", 2);
      TklKeyTouch touch = { .tick_id = 1 + (gint64) i,
                            .key_id = (gint32) g_ascii_strtoll (parts[0], NULL, 10),
                            .time_utc_ms = BEGIN + 1000 * g_ascii_strtoll (parts[1], NULL, 10) };

      g_array_append_val (touches, touch);
    }
  return touches;
}

static GArray *
read_list (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (TklRollEntry));

  for (gsize i = 0; words[i] != NULL && words[i][0] != '\0'; i++)
    {
      gint64 number = g_ascii_strtoll (words[i], NULL, 10);
      TklRollEntry entry = { (gint32) ABS (number), number < 0 };

      g_array_append_val (list, entry);
    }
  return list;
}

static void
describe_row (const TklRollRow *row, GString *text)
{
  switch ((TklRollKind) row->kind)
    {
    case TKL_ROLL_PAIR:
      g_string_append_printf (text, "%d=%d", row->employee_id, row->key_id);
      break;
    case TKL_ROLL_PASSED:
      g_string_append_printf (text, "%d-", row->employee_id);
      break;
    case TKL_ROLL_MISSING:
      g_string_append_printf (text, "%d?", row->employee_id);
      break;
    case TKL_ROLL_DOUBLE:
      g_string_append_printf (text, "(%d)", row->key_id);
      break;
    case TKL_ROLL_HELD:
      g_string_append_printf (text, "%d#%d", row->employee_id, row->key_id);
      break;
    case TKL_ROLL_EXTRA:
    default:
      g_string_append_printf (text, "+%d", row->key_id);
    }
  if (row->doubts & TKL_ROLL_LONG_PAUSE)
    g_string_append_c (text, '!');
  if (row->doubts & TKL_ROLL_SAME_TIME)
    g_string_append_c (text, '&');
  if (row->doubts & TKL_ROLL_OUT_OF_TURN)
    g_string_append_c (text, '^');
  g_string_append_c (text, ' ');
}

static char *
describe (const TklRoll *roll)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < roll->rows->len; i++)
    describe_row (&g_array_index (roll->rows, TklRollRow, i), text);
  if (roll->n_missing > 0)
    g_string_append_printf (text, "missing=%u ", roll->n_missing);
  if (roll->n_extra > 0)
    g_string_append_printf (text, "extra=%u ", roll->n_extra);
  if (roll->n_doubtful > 0)
    g_string_append_printf (text, "doubts=%u ", roll->n_doubtful);
  if (roll->fits)
    g_string_append (text, "fits ");
  g_string_truncate (text, text->len - 1);
  return g_string_free (text, FALSE);
}

static void
test_table (void)
{
  static const TklKeyHolding holdings[] = { { 1, 50, 1, TKL_DAY_NONE, TKL_DAY_NONE },
                                            { 2, 60, 9, TKL_DAY_NONE, TKL_DAY_NONE },
                                            { 3, 21, 8, TKL_DAY_NONE, 20513 } };
  g_autoptr (TklZone) zone = tkl_zone_new ("Europe/Brussels", NULL);
  g_autoptr (TklKeyHolders) holders = tkl_key_holders_new (holdings, G_N_ELEMENTS (holdings));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) touches = read_ticks (cases[i].ticks);
      g_autoptr (GArray) list = read_list (cases[i].list);
      g_autoptr (TklRoll) roll = tkl_key_roll (
          &(TklRollInput){ .touches = (const TklKeyTouch *) (gpointer) touches->data,
                           .n_touches = touches->len,
                           .list = (const TklRollEntry *) (gpointer) list->data,
                           .n_list = list->len,
                           .holders = holders,
                           .zone = zone });
      g_autofree char *found = describe (roll);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

/* Each row says where it stands, when it was and how long after the one before. */
static void
test_members (void)
{
  g_autoptr (TklZone) zone = tkl_zone_new ("Europe/Brussels", NULL);
  g_autoptr (TklKeyHolders) holders = tkl_key_holders_new (NULL, 0);
  g_autoptr (GArray) touches = read_ticks ("21@0 21@2 22@9");
  g_autoptr (GArray) list = read_list ("5 6 7");
  g_autoptr (TklRoll) roll
      = tkl_key_roll (&(TklRollInput){ .touches = (const TklKeyTouch *) (gpointer) touches->data,
                                       .n_touches = touches->len,
                                       .list = (const TklRollEntry *) (gpointer) list->data,
                                       .n_list = list->len,
                                       .holders = holders,
                                       .zone = zone });
  static const TklRollRow expected[] = {
    { TKL_ROLL_PAIR, 0, 0, 5, 21, 1, BEGIN, -1 },
    { TKL_ROLL_DOUBLE, 0, -1, 0, 21, 2, BEGIN + 2000, 2000 },
    { TKL_ROLL_PAIR, 0, 1, 6, 22, 3, BEGIN + 9000, 7000 },
    { TKL_ROLL_MISSING, 0, 2, 7, 0, 0, G_MININT64, -1 },
  };

  g_assert_cmpuint (roll->rows->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const TklRollRow *row = &g_array_index (roll->rows, TklRollRow, i);

      g_assert_cmpint (row->kind, ==, expected[i].kind);
      g_assert_cmpint (row->position, ==, expected[i].position);
      g_assert_cmpint (row->employee_id, ==, expected[i].employee_id);
      g_assert_cmpint (row->key_id, ==, expected[i].key_id);
      g_assert_cmpint (row->tick_id, ==, expected[i].tick_id);
      g_assert_cmpint (row->time_utc_ms, ==, expected[i].time_utc_ms);
      g_assert_cmpint (row->pause_ms, ==, expected[i].pause_ms);
    }
  g_assert_cmpuint (roll->n_pairs, ==, 2);
  g_assert_cmpuint (roll->n_doubles, ==, 1);
  g_assert_cmpint (roll->usual_pause_ms, ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/key-roll/table", test_table);
  g_test_add_func ("/core/key-roll/members", test_members);
  return g_test_run ();
}
