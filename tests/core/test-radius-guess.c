/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The radius suggested by where people ticked, with its evidence (F117–F121). */
/* Thread: main. */
#include "tkl-radius-guess.h"

/* `DISTANCE[xTIMES][@PERSON][/DAY][!]`, separated by blanks; `!` = elsewhere. Without person and day each
 * tick has the next person of three and the next day. */
static GArray *
read_ticks (const char *text)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (TklRadiusTick));
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      char *rest;
      TklRadiusTick tick = { (gint32) g_ascii_strtoll (words[i], &rest, 10), (gint32) (i % 3) + 1,
                             100 + (TklDay) i, g_str_has_suffix (words[i], "!") };
      gint64 times = 1;

      if (*rest == 'x')
        times = g_ascii_strtoll (rest + 1, &rest, 10);
      if (*rest == '@')
        tick.person = (gint32) g_ascii_strtoll (rest + 1, &rest, 10);
      if (*rest == '/')
        tick.day = (TklDay) g_ascii_strtoll (rest + 1, &rest, 10);
      for (gint64 n = 0; n < times; n++)
        g_array_append_val (ticks, tick);
    }
  return ticks;
}

static void
test_guesses (void)
{
  static const struct
  {
    const char *ticks;
    gint32 now_m;
    TklRadiusGuess guess;
  } cases[] = {
    { "", 100, { 0 } },
    /* too few ticks, too few days */
    { "10 20 30 40", 100, { 0, 4, 4, 3, 0, 4, 0, 0, 20, 40 } },
    { "10/5 20/5 30/5 40/5 50/5", 0, { 0, 5, 1, 3, 0, 0, 0, 0, 30, 50 } },
    { "10 20 30 40 50", 25, { 70, 5, 5, 3, 5, 2, 0, 0, 30, 50 } },
    { "0 0 0 0 1", 0, { 30, 5, 5, 3, 5, 0, 0, 0, 0, 1 } },        /* never smaller */
    { "10 20 30 40 500", 0, { 0, 4, 4, 3, 0, 0, 1, 0, 20, 40 } }, /* the fifth lies apart */
    { "10 20 30 40 50 500", 0, { 70, 5, 5, 3, 5, 0, 1, 0, 30, 50 } },
    { "10 20 30 40 50 151", 0, { 70, 5, 5, 3, 5, 0, 1, 0, 30, 50 } }, /* a gap of 101 m */
    { "10 20 30 40 50 150", 0, { 180, 6, 6, 3, 6, 0, 0, 0, 30, 150 } },
    { "300 310 320 600 900", 0, { 1000, 5, 5, 3, 5, 0, 0, 0, 320, 900 } }, /* gaps grow */
    { "300 310 320 650", 0, { 0, 3, 3, 3, 0, 0, 1, 0, 310, 320 } },
    /* 20 visits: one of them may be far */
    { "10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 100",
      0,
      { 40, 20, 20, 3, 19, 0, 0, 0, 19, 28 } },
    /* the same person, day and place count once */
    { "10 20 30 40 50@7/200x90", 0, { 70, 5, 5, 4, 5, 0, 0, 0, 30, 50 } },
    { "10 20 30 40x3 41@1/103 50", 0, { 70, 5, 5, 3, 5, 0, 0, 0, 30, 50 } },
    /* those of other places are no evidence, but told when they come to lie inside */
    { "10 20 30 40 50 60! 70! 71! 900!", 0, { 70, 5, 5, 3, 5, 0, 0, 2, 30, 50 } },
    { "10 20 30 40 50 2001 3000", 0, { 70, 5, 5, 3, 5, 0, 0, 0, 30, 50 } }, /* out of reach */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) ticks = read_ticks (cases[i].ticks);
      const TklRadiusGuess *expected = &cases[i].guess;
      TklRadiusGuess guess = tkl_radius_guess ((const TklRadiusTick *) (gpointer) ticks->data,
                                               ticks->len, cases[i].now_m);

      g_test_message ("%s", cases[i].ticks);
      g_assert_cmpint (guess.radius_m, ==, expected->radius_m);
      g_assert_cmpuint (guess.n_ticks, ==, expected->n_ticks);
      g_assert_cmpuint (guess.n_days, ==, expected->n_days);
      g_assert_cmpuint (guess.n_people, ==, expected->n_people);
      g_assert_cmpuint (guess.n_inside, ==, expected->n_inside);
      g_assert_cmpuint (guess.n_now, ==, expected->n_now);
      g_assert_cmpuint (guess.n_beyond, ==, expected->n_beyond);
      g_assert_cmpuint (guess.n_elsewhere, ==, expected->n_elsewhere);
      g_assert_cmpint (guess.median_m, ==, expected->median_m);
      g_assert_cmpint (guess.far_m, ==, expected->far_m);
    }
}

/* The order of ticks makes no difference, and a fifth of strays hardly one. */
static void
test_robust (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (117);

  for (guint round = 0; round < 50; round++)
    {
      TklRadiusTick ticks[200];
      TklRadiusGuess clean, stray, shuffled;

      for (guint i = 0; i < 160; i++)
        ticks[i] = (TklRadiusTick){ g_rand_int_range (random, 0, 90), (gint32) i % 9, (TklDay) i,
                                    FALSE };
      for (guint i = 160; i < 200; i++)
        ticks[i] = (TklRadiusTick){ g_rand_int_range (random, 600, 2000), (gint32) i % 9,
                                    (TklDay) i, FALSE };
      clean = tkl_radius_guess (ticks, 160, 50);
      stray = tkl_radius_guess (ticks, 200, 50);
      g_assert_cmpint (clean.radius_m, >=, 90);
      g_assert_cmpint (clean.radius_m, <=, 120);
      g_assert_cmpint (stray.radius_m, ==, clean.radius_m);
      g_assert_cmpuint (stray.n_beyond, ==, 40);
      for (guint i = 0; i < 200; i++)
        {
          guint j = (guint) g_rand_int_range (random, 0, 200);
          TklRadiusTick kept = ticks[i];

          ticks[i] = ticks[j];
          ticks[j] = kept;
        }
      shuffled = tkl_radius_guess (ticks, 200, 50);
      g_assert_cmpint (shuffled.radius_m, ==, stray.radius_m);
      g_assert_cmpuint (shuffled.n_inside, ==, stray.n_inside);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/radius-guess/guesses", test_guesses);
  g_test_add_func ("/core/radius-guess/robust", test_robust);
  return g_test_run ();
}
