/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forgotten ticks as a table: the day of a person, the mates, and what the engine did. */
/* Thread: main. */
#include "doctor-text.h"

static char *
tell_gaps (const GArray *gaps)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < gaps->len; i++)
    {
      const TklDayGap *gap = &g_array_index (gaps, TklDayGap, i);
      g_autofree char *time = doctor_time (gap->time_utc_ms);
      g_autofree char *place = doctor_place (gap->place, gap->project_id);

      g_string_append_printf (text, "%s%s %s ", i > 0 ? ", " : "", time, place);
      if (gap->evidence & TKL_GAP_SAYS_ENGINE)
        g_string_append (text, "engine ");
      if (gap->evidence & TKL_GAP_SAYS_KEY)
        g_string_append (text, "key ");
      if (gap->n_mates > 0)
        g_string_append_printf (text, "%u ", gap->n_mates);
      g_string_append (text, tkl_confidence_to_text ((TklConfidence) gap->confidence));
    }
  return g_string_free (text, FALSE);
}

static void
test_cases (void)
{
  static const struct
  {
    const char *day, *mates, *engine;
    const char *expected; /* time, place, who speaks for it, confidence */
  } cases[] = {
    /* Nobody knows; an even day; nothing at all. */
    { "6:00 H, 7:00 P1, 16:30 H", "", "", "" },
    { "6:00 H, 7:00 P1, 16:00 P1, 16:30 H", "16:00 P1 ben", "16:00 start P1", "" },
    { "", "16:00 P1 ben", "", "" },
    /* He left the site with the van; one mate alone is likely, two are sure, as is the engine. */
    { "6:00 H, 7:00 P1, 16:30 H", "7:00 P1 ben, 16:00 P1 ben", "", "16:00 P1 1 likely" },
    { "6:00 H, 7:00 P1, 16:30 H", "16:00 P1 ben, 16:01 P1 cem", "", "16:00 P1 2 strong" },
    { "6:00 H, 7:00 P1, 16:30 H", "", "16:02 start P1", "16:02 P1 engine strong" },
    { "6:00 H, 7:00 P1, 16:30 H", "16:00 P1 ben", "16:02 start P1", "16:00 P1 engine 1 strong" },
    /* He came with it; the mates' first tick counts, and their last one when they go. */
    { "6:00 H, 16:00 P1, 16:30 H", "7:00 P1 ben, 7:02 P1 cem", "7:01 stop P1",
      "7:00 P1 engine 2 strong" },
    { "6:00 H, 7:00 P1, 16:30 H", "12:00 P1 ben, 12:30 P1 ben, 16:00 P1 ben", "",
      "16:00 P1 1 likely" },
    /* A van that went and came back says less; of several the nearest to the tick he did counts. */
    { "6:00 H, 7:00 P1, 16:30 H", "", "9:00 start P1, 10:00 stop P1, 16:02 start P1",
      "16:02 P1 engine likely" },
    /* The begin and the end of the day, also minutes away from the site. */
    { "7:00 P1, 16:00 P1, 16:30 H", "", "6:00 start H, 6:59 stop P1", "6:00 H engine strong" },
    { "6:00 H, 7:00 P1, 16:00 P1", "", "16:02 start P1, 16:08 stop H", "16:08 H engine strong" },
    { "6:30 E, 7:00 E, 7:30 P1, 16:00 P1, 16:30 H", "", "6:00 start H", "6:00 H engine strong" },
    { "6:00 H, 7:00 E, 7:30 P1, 16:00 P1, 16:30 H", "6:40 E ben", "6:38 stop E",
      "6:40 E engine 1 strong" },
    /* Another van, another place, a mate's home, a double: no sign. */
    { "6:00 H, 7:00 P1, 16:30 H", "16:00 P1 ben van2", "16:00 start P1 van2", "" },
    { "6:00 H, 7:00 P1, 16:30 H", "12:00 P2 ben, 12:00 x cem, 12:10 P1 double dan", "", "" },
    { "6:00 H, 7:00 P1, 16:00 P1", "16:30 H ben", "", "" },
    /* A key that nobody holds ticked where he should have. */
    { "6:00 H, 16:00 P1, 16:30 H", "7:00 P1 ben, 7:01 P1 key", "7:00 stop P1",
      "7:01 P1 engine key 1 strong" },
    /* Two holes, or something else wrong besides: nothing is sure. */
    { "6:00 H, 7:00 P1, 10:00 P2, 10:30 P3, 12:00 P3, 15:00 P2, 16:30 H", "", "9:30 start P1",
      "9:30 P1 engine weak" },
    { "6:00 H, 7:00 P1, 9:00 x, 9:10 x, 16:30 H", "", "8:50 start P1", "8:50 P1 engine likely" },
    /* A foreman, who came and went without a vehicle. */
    { "7:15 P1", "7:00 P1 ben, 7:01 P1 cem, 11:00 P1 ben, 11:01 P1 cem", "7:00 stop P1",
      "11:00 P1 2 likely" },
    /* His own double does not count. */
    { "6:00 H, 7:00 P1, 7:02 P1 double, 16:30 H", "", "16:02 start P1", "16:02 P1 engine strong" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DoctorCase day = { 0 };
      g_autofree char *text = NULL;

      doctor_set_up (&day, cases[i].day, cases[i].mates, cases[i].engine);
      doctor_run (&day);
      text = tell_gaps (day.gaps);
      g_test_message ("%s | %s | %s", cases[i].day, cases[i].mates, cases[i].engine);
      g_assert_cmpstr (text, ==, cases[i].expected);
      doctor_tear_down (&day);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day-gap/cases", test_cases);
  return g_test_run ();
}
