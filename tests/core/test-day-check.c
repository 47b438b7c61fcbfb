/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with a day, as a table. */
/* Thread: main. */
#include "doctor-text.h"
#include "tkl-day-engine.h"

static const char *const names[]
    = { "left",     "unlinked",     "unknown-key", "blocked",     "early",       "no-position",
        "no-place", "several",      "double",      "superfluous", "missing",     "odd",
        "swapped",  "two-vehicles", "too-fast",    "distance",    "wrong-place", "unticked" };

/* `early 7:00 P1`: what, the time of the tick, and where he was when that is known. */
static char *
tell_faults (const GArray *faults)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < faults->len; i++)
    {
      const TklDayFault *fault = &g_array_index (faults, TklDayFault, i);
      g_autofree char *time = doctor_time (fault->time_utc_ms);
      g_autofree char *place = doctor_place (fault->place, fault->project_id);

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", names[fault->kind], time);
      if (fault->place != TKL_PLACE_NONE)
        g_string_append_printf (text, " %s", place);
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *day, *mates, *engine;
  const char *expected;
  gboolean open_doubles; /* CT-4 off */
  double track_km;       /* between any two; 0 = no tracks */
} Case;

static const Case cases[] = {
  { "6:00 H, 7:00 P1, 16:00 P1, 16:30 H", "", "6:00 start H, 7:00 stop P1", "" },
  { "", "", "", "" },
  /* Places. */
  { "6:00 H, 6:50 x, 16:00 P1, 16:30 H", "", "6:00 start H, 7:10 stop P1", "early 6:50 P1" },
  { "6:00 H, 6:02 x, 16:00 P1, 16:30 H", "", "6:00 start H, 7:10 stop P1", "no-place 6:02" },
  { "6:00 H, 6:50 x, 16:00 P1, 16:30 H", "", "6:00 start H, 8:21 stop P1", "no-place 6:50" },
  { "6:00 H, 6:50 x, 16:00 P1, 16:30 H", "", "6:00 start H, 6:40 stop x", "no-place 6:50" },
  { "6:00 H, 6:50 -, 16:00 P1, 16:30 H", "", "", "no-position 6:50" },
  { "6:00 H, 7:00 S, 16:00 S, 16:30 H", "", "", "several 7:00, several 16:00" },
  /* Single ticks. */
  { "6:00 H, 7:00 P1 blocked, 16:00 P1, 16:30 H", "", "", "blocked 7:00" },
  { "6:00 H unlinked, 7:00 P1, 16:00 P1, 16:30 H", "", "", "unlinked 6:00" },
  { "6:00 H nobody, 7:00 P1 nobody", "", "", "unknown-key 6:00" },
  { "6:00 H, 7:00 P1, 7:02 P1 double, 16:00 P1, 16:30 H", "", "", "" },
  { "6:00 H, 7:00 P1, 7:02 P1 double, 16:00 P1, 16:30 H", "", "", "double 7:02, superfluous 7:02",
    TRUE },
  /* The number. */
  { "6:00 H, 7:00 P1, 16:30 H", "", "16:00 start P1", "missing 16:00 P1" },
  { "6:00 H, 7:00 P1, 16:30 H", "", "", "odd 6:00" },
  { "6:00 H, 7:00 P1, 7:20 P1, 16:00 P1, 16:30 H", "", "", "superfluous 7:20" },
  { "6:00 H double", "", "", "odd 6:00" },
  /* What holds nothing up. */
  { "6:00 H, 7:00 P1, 7:15 E van2, 16:00 P1, 16:20 P1, 16:30 H", "", "", "" },
  { "6:00 H, 7:00 P1, 7:30 P3 van2, 8:00 P2, 16:00 P2, 16:30 H", "", "", "two-vehicles 7:30" },
  { "6:00 H, 6:01 P9, 16:00 P9, 17:30 H", "", "", "too-fast 6:01" },
  { "6:00 H, 7:00 P1, 16:00 P1, 16:30 H", "7:01 P2 ben, 7:02 P2 cem", "", "wrong-place 7:00 P2" },
  { "6:00 H, 7:00 P1, 16:00 P1, 16:30 H", "7:01 P2 ben", "", "" },
  { "6:00 H, 7:00 P1, 16:00 P1, 16:30 H", "7:01 P2 ben, 7:02 P1 cem, 7:02 P2 dan", "", "" },
  { "6:00 H, 7:00 P1, 16:00 P1, 16:30 H", "", "6:20 stop E, 6:40 start E", "unticked 6:20 E" },
  { "6:00 H, 7:00 P1, 16:00 P1, 16:30 H", "", "6:20 stop E, 6:30 start E", "" },
  { "6:00 H, 7:00 P1, 16:00 P1 van2, 16:30 H",
    "6:05 H van2 ben, 7:05 P1 van2 ben, 16:01 P1 ben, 16:40 H van2 ben", "", "swapped 16:00" },
  { "6:00 H, 7:00 P1, 16:00 P1 van2, 16:30 H van2",
    "6:05 H van2 ben, 7:05 P1 van2 ben, 16:01 P1 ben, 16:40 H ben", "", "" },
  /* Distances: P1 is 2.2 km from home, P9 20. An odometer that stands still or runs away, and tracks. */
  { "6:00 H km0, 7:00 P9 km22, 16:00 P9 km22, 16:30 H km44", "", "", "" },
  { "6:00 H km1000, 7:00 P9 km1000, 16:00 P9 km1000, 16:30 H km1022", "", "", "distance 7:00" },
  { "6:00 H km0, 7:00 P9 km9.9, 16:00 P9 km11, 16:30 H km30", "", "", "distance 7:00" },
  { "6:00 H km0, 7:00 P9 km10.1, 16:00 P9 km11, 16:30 H km30", "", "", "" },
  { "6:00 H km0, 7:00 P1 km0, 16:00 P1 km0, 16:30 H km3", "", "", "distance 7:00" },
  { "6:00 H km0, 7:00 E km0, 16:00 E km0, 16:30 H km0", "", "", "" },
  { "6:00 H km0, 7:00 P9 km160, 16:00 P9 km160, 16:30 H km241", "", "", "distance 16:30" },
  { "6:00 H km0, 7:00 P9 km22, 16:00 P9 km900, 16:30 H km922", "", "", "" },
  { "6:00 H, 7:00 P9, 16:00 P9, 16:30 H", "", "", "", FALSE, 22 },
  { "6:00 H, 7:00 P9, 16:00 P9, 16:30 H", "", "", "distance 7:00, distance 16:30", FALSE, 11260 },
  { "6:00 H km0, 7:00 P9 km22, 16:00 P9 km22, 16:30 H km44", "", "", "", FALSE, 11260 },
  { "6:00 H, 7:00 P9, 16:00 P9, 16:30 H van2", "", "", "distance 7:00", FALSE, 0.1 },
  { "6:00 H, 7:00 - blocked, 16:00 P9, 16:30 H", "", "",
    "blocked 7:00, no-position 7:00, distance 16:30", FALSE, 0.1 },
};

/* Faults that hold a day up are there if and only if the engine says that it is not complete. */
static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DoctorCase day = { 0 };
      g_autofree char *text = NULL;
      gboolean holds = FALSE;
      TklWorkday workday;

      doctor_set_up (&day, cases[i].day, cases[i].mates, cases[i].engine);
      day.company.on.ignore_doubles = !cases[i].open_doubles;
      day.track_m = cases[i].track_km * 1000;
      doctor_run (&day);
      text = tell_faults (day.faults);
      g_test_message ("%s | %s | %s", cases[i].day, cases[i].mates, cases[i].engine);
      g_assert_cmpstr (text, ==, cases[i].expected);
      for (guint k = 0; k < day.faults->len; k++)
        holds |= tkl_fault_holds ((TklFaultKind) g_array_index (day.faults, TklDayFault, k).kind);
      workday = (TklWorkday){ day.facts.day, day.facts.n_day, DOCTOR_ANNA, DOCTOR_DAY };
      if (day.day->len > 0)
        g_assert_cmpint (holds, !=, tkl_day_state (&workday, &day.company).complete);
      doctor_tear_down (&day);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day-check/cases", test_cases);
  return g_test_run ();
}
