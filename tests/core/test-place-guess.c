/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guesses of places as a table: the day of a person as a row of places, `?` the tick asked about. */
/* Thread: main. */
#include "tkl-place-guess.h"

#define ANNA 1
#define VAN 7
#define HOUR_MS G_GINT64_CONSTANT (3600000)

/* `H` home, `E` employer, `1`… a project, `?` the tick in question, `x` another without a place, `d` a
 * double at home, `D` a deleted one at home. */
static TklTick
make_tick (char letter, gint64 id, gint64 time_utc_ms, gint32 employee_id)
{
  TklTick tick = { .id = id,
                   .time_utc_ms = time_utc_ms,
                   .vehicle_id = VAN,
                   .employee_id = employee_id,
                   .flags = TKL_TICK_LINKED };

  if (letter == 'H' || letter == 'd' || letter == 'D')
    tick.place = TKL_PLACE_HOME;
  else if (letter == 'E')
    tick.place = TKL_PLACE_EMPLOYER;
  else if (g_ascii_isdigit (letter))
    {
      tick.place = TKL_PLACE_PROJECT;
      tick.project_id = letter - '0';
    }
  if (letter == 'd')
    tick.flags |= TKL_TICK_IS_DOUBLE;
  if (letter == 'D')
    tick.flags |= TKL_TICK_DELETED;
  return tick;
}

static void
append_guess (GString *text, const TklPlaceGuess *guess)
{
  static const struct
  {
    guint evidence;
    char letter;
  } letters[] = { { TKL_PLACE_SAYS_RULES, 'r' },
                  { TKL_PLACE_SAYS_MATES, 'm' },
                  { TKL_PLACE_SAYS_BEFORE, 'b' },
                  { TKL_PLACE_SAYS_AFTER, 'a' },
                  { TKL_PLACE_SAYS_ENDS, 'e' } };

  g_string_append (text, text->len > 0 ? " " : "");
  if (guess->place == TKL_PLACE_PROJECT)
    g_string_append_printf (text, "%d:", guess->project_id);
  else
    g_string_append (text, guess->place == TKL_PLACE_HOME ? "H:" : "E:");
  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    if (guess->evidence & letters[i].evidence)
      g_string_append_c (text, letters[i].letter);
  g_string_append_printf (text, "%d", guess->score);
}

/* @mates: a letter each, of another person each, five minutes after the tick; after a comma they are
 * twenty minutes after it, after a slash of one person. */
static void
assert_guesses (const char *day, const char *mates, const char *candidates, const char *expected)
{
  g_autoptr (GArray) ticks = g_array_new (FALSE, FALSE, sizeof (TklTick));
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (TklTick));
  g_autoptr (GArray) projects = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_autoptr (GArray) guesses = g_array_new (FALSE, FALSE, sizeof (TklPlaceGuess));
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 asked_ms = 0;
  gint64 delay_ms = 300000;
  gint32 person = ANNA;
  gint32 step = 1;
  guint asked = 0;

  for (guint i = 0; day[i] != '\0'; i++)
    {
      TklTick tick = make_tick (day[i], i + 1, (i + 5) * HOUR_MS, ANNA);

      if (day[i] == '?')
        {
          asked = i;
          asked_ms = tick.time_utc_ms;
        }
      g_array_append_val (ticks, tick);
    }
  for (guint i = 0; mates[i] != '\0'; i++)
    {
      TklTick tick;

      if (mates[i] == ',')
        delay_ms = TKL_TOGETHER_MS + 1;
      else if (mates[i] == '/')
        step = 0;
      if (!g_ascii_isalnum (mates[i]))
        continue;
      person += step;
      tick = make_tick (mates[i], 100 + i, asked_ms + delay_ms, person);
      g_array_append_val (others, tick);
    }
  for (guint i = 0; candidates[i] != '\0'; i++)
    {
      gint32 id = candidates[i] - '0';

      g_array_append_val (projects, id);
    }
  tkl_place_guess (&(TklPlaceFacts){ .tick = &g_array_index (ticks, TklTick, asked),
                                     .day = (const TklTick *) (gpointer) ticks->data,
                                     .n_day = ticks->len,
                                     .mates = (const TklTick *) (gpointer) others->data,
                                     .n_mates = others->len,
                                     .candidates = (const gint32 *) (gpointer) projects->data,
                                     .n_candidates = projects->len,
                                     .ignore_doubles = TRUE },
                   guesses);
  for (guint i = 0; i < guesses->len; i++)
    append_guess (text, &g_array_index (guesses, TklPlaceGuess, i));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_cases (void)
{
  static const struct
  {
    const char *day, *mates, *candidates, *expected;
  } cases[] = {
    /* Nothing is known. */
    { "?", "", "", "" },
    { "x?x", "", "", "" },
    /* The site was come to and not left: the end of work was there; the day ends at home. */
    { "H1?H", "", "", "1:b35 H:a10" },
    { "H1?", "", "", "1:b35 H:e15" },
    /* The site is complete, the ride home is not: he came home. */
    { "H11?", "", "", "H:e15 1:b10" },
    { "H11?x", "", "", "H:e15 1:b10" },
    /* The first tick of a day that ends at home, or at the employer. */
    { "?11H", "", "", "H:e15 1:a10" },
    { "?11E", "", "", "E:e15 1:a10" },
    /* Between two sites: one is to be left, the other to be come to. */
    { "H1?22H", "", "", "1:b35 2:a10" },
    { "H11?2H", "", "", "2:a35 1:b10" },
    /* Doubles, deleted ticks and ticks without a place tell nothing. */
    { "H1dDx?x", "", "", "1:b35 H:e15" },
    /* Mates: each counts once, his home is not hers, too late is no mate. */
    { "H?H", "3", "", "3:m30 H:ba20" },
    { "H1?H", "333", "", "3:m90 1:b35 H:a10" },
    { "H1?H", "1", "", "1:mb65 H:a10" },
    { "?", "HHE", "", "E:m30" },
    { "?", ",3", "", "" },
    { "?", "3/33", "", "3:m30" },
    { "?", "33333", "", "3:m90" },
    { "?", "xdD", "", "" },
    /* Several projects: the rules found them in order; what else is known decides. */
    { "?", "", "21", "2:r41 1:r40" },
    { "H1?H", "", "21", "1:rb75 2:r41 H:a10" },
    { "?", "1", "21", "1:rm70 2:r41" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_guesses (cases[i].day, cases[i].mates, cases[i].candidates, cases[i].expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/place-guess/cases", test_cases);
  return g_test_run ();
}
