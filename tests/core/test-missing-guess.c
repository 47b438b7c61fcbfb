/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forgotten ticks as a table: the day of a person and what his mates ticked. */
/* Thread: main. */
#include "tkl-missing-guess.h"
#include "tkl-typed.h"

#include <string.h>

#define ANNA 1
#define DAY 20000

/* `7:30 P1 van2`: time, place (H home, E employer, P1, x none, d a double at P1), vehicle (van1 when it
 * is not said); `ben` …: of a mate, else of Anna. */
static TklTick
read_tick (const char *text, gint64 id)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  TklTick tick
      = { .id = id, .employee_id = ANNA, .vehicle_id = 1, .day = DAY, .flags = TKL_TICK_LINKED };
  int minute;

  g_assert_true (tkl_typed_time (words[0], &minute));
  tick.time_utc_ms = DAY * TKL_MS_PER_DAY + minute * G_GINT64_CONSTANT (60000);
  for (guint i = 1; words[i] != NULL; i++)
    {
      if (g_str_has_prefix (words[i], "van"))
        tick.vehicle_id = words[i][3] - '0';
      else if (g_ascii_islower (words[i][0]) && strlen (words[i]) > 1)
        tick.employee_id = words[i][0];
      else if (words[i][0] == 'H')
        tick.place = TKL_PLACE_HOME;
      else if (words[i][0] == 'E')
        tick.place = TKL_PLACE_EMPLOYER;
      else if (words[i][0] == 'P' || words[i][0] == 'd')
        {
          tick.place = TKL_PLACE_PROJECT;
          tick.project_id = words[i][0] == 'd' ? 1 : words[i][1] - '0';
        }
      if (g_str_equal (words[i], "d"))
        tick.flags |= TKL_TICK_IS_DOUBLE;
    }
  return tick;
}

static GArray *
read_ticks (const char *text, gint64 first_id)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (TklTick));
  g_auto (GStrv) parts = g_strsplit (text, ", ", -1);

  for (guint i = 0; parts[i] != NULL && *text != '\0'; i++)
    {
      TklTick tick = read_tick (parts[i], first_id + i);

      g_array_append_val (ticks, tick);
    }
  return ticks;
}

static void
test_cases (void)
{
  static const struct
  {
    const char *day, *mates;
    const char *expected; /* `16:00 P1 2!`: time, place, mates, `!` it closes a pair */
  } cases[] = {
    /* Nobody else, an even day, nobody in the same vehicle. */
    { "6:00 H, 7:00 P1, 16:30 H", "", "" },
    { "6:00 H, 7:00 P1, 16:00 P1, 16:30 H", "12:00 P2 ben", "" },
    { "6:00 H, 7:00 P1, 16:30 H", "16:00 P1 ben van2", "" },
    { "", "16:00 P1 ben", "" },
    /* He left the site with the mates, and forgot to tick. */
    { "6:00 H, 7:00 P1, 16:30 H", "7:00 P1 ben, 16:00 P1 ben, 16:01 P1 cem", "16:00 P1 2!" },
    { "6:00 H, 16:00 P1, 16:30 H", "7:00 P1 ben, 16:00 P1 ben", "7:00 P1 1!" },
    /* A mate who ticked twice is one; his home is not hers; deleted places tell nothing. */
    { "6:00 H, 7:00 P1, 16:30 H", "16:00 P1 ben, 16:03 P1 ben, 17:00 H ben", "16:00 P1 1!" },
    { "6:00 H, 7:00 P1, 16:30 H", "12:00 x ben, 12:00 d cem", "" },
    /* What closes a pair comes before what more mates ticked. */
    { "6:00 H, 7:00 P1, 16:30 H", "12:00 P2 ben, 12:01 P2 cem, 16:00 P1 ben",
      "16:00 P1 1! 12:00 P2 2" },
    /* A quarter of an hour is about the same time, a minute more is not. */
    { "6:00 H, 7:00 P1, 16:30 H", "7:15 P1 ben", "" },
    { "6:00 H, 7:00 P1, 16:30 H", "7:16 P1 ben", "7:16 P1 1!" },
    /* The employer is a place of all; at most three are told. */
    { "6:00 H, 7:00 P1, 16:30 H", "9:00 P2 ben, 10:00 P3 ben, 11:00 P4 ben, 12:00 E ben",
      "9:00 P2 1 10:00 P3 1 11:00 P4 1" },
    { "6:00 H, 7:00 P1, 8:00 P1", "9:00 E ben", "9:00 E 1" },
    /* Her own double does not count. */
    { "6:00 H, 7:00 P1, 7:02 d, 16:30 H", "16:00 P1 ben", "16:00 P1 1!" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) day = read_ticks (cases[i].day, 1);
      g_autoptr (GArray) mates = read_ticks (cases[i].mates, 100);
      g_autoptr (GArray) guesses = g_array_new (FALSE, FALSE, sizeof (TklMissingGuess));
      g_autoptr (GString) text = g_string_new (NULL);

      tkl_missing_guess (&(TklMissingFacts){ .day = (const TklTick *) (gpointer) day->data,
                                             .n_day = day->len,
                                             .mates = (const TklTick *) (gpointer) mates->data,
                                             .n_mates = mates->len,
                                             .ignore_doubles = TRUE },
                         guesses);
      for (guint k = 0; k < guesses->len; k++)
        {
          const TklMissingGuess *guess = &g_array_index (guesses, TklMissingGuess, k);
          gint64 minute = (guess->time_utc_ms - DAY * TKL_MS_PER_DAY) / 60000;

          g_string_append_printf (text, "%s%d:%02d ", k > 0 ? " " : "", (int) minute / 60,
                                  (int) minute % 60);
          if (guess->place == TKL_PLACE_PROJECT)
            g_string_append_printf (text, "P%d", guess->project_id);
          else
            g_string_append_c (text, 'E');
          g_string_append_printf (text, " %u%s", guess->n_mates, guess->closes ? "!" : "");
        }
      g_assert_cmpstr (text->str, ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/missing-guess/cases", test_cases);
  return g_test_run ();
}
