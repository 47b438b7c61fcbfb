/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would repair a day, as a table, and the ticks as they would be then. */
/* Thread: main. */
#include "doctor-text.h"
#include "tkl-day-decide.h"
#include "tkl-day-engine.h"

static const char *const names[]
    = { "add",    "give", "give-all", "exchange", "arrive", "place", "collect", "keep",
        "delete", "pass", "unblock",  "block",    "all",    "leave", "take-up" };
static const char *const steps[] = { "+", ">", "@", "x", "k", "b", "u", "l" };

/* `strong add 16:00 P1 [+100]`: confidence, what, when and where, the steps with the ids of ticks; `=` where
 * the place is written. */
static void
tell_repair (GString *text, const TklRepair *repair)
{
  g_autofree char *time = doctor_time (repair->time_utc_ms);
  g_autofree char *place = doctor_place (repair->place, repair->project_id);

  g_string_append_printf (text, "%s%s %s %s %s", text->len > 0 ? "\n" : "",
                          tkl_confidence_to_text ((TklConfidence) repair->confidence),
                          names[repair->kind], time, repair->place != TKL_PLACE_NONE ? place : "-");
  if (repair->n_people > 1)
    g_string_append_printf (text, " for %u", repair->n_people);
  g_string_append (text, " [");
  for (guint i = 0; i < repair->n_steps; i++)
    g_string_append_printf (text, "%s%s%s%d", i > 0 ? " " : "", steps[repair->steps[i].kind],
                            repair->steps[i].place_stays ? "=" : "",
                            (int) repair->steps[i].tick_id);
  g_string_append (text, "]");
}

typedef struct
{
  const char *day, *mates, *engine;
  gint32 planned;
  const char *expected; /* the first lines */
} Case;

static const Case cases[] = {
  { "6:00 H, 7:00 P1, 16:00 P1, 16:30 H", "", "", 0, "" },
  /* Forgotten: a copy of the mate's tick, else one where the engine was started. */
  { "6:00 H, 7:00 P1, 16:30 H", "16:00 P1 ben", "16:02 start P1", 0, "strong add 16:00 P1 [+100]" },
  { "6:00 H, 7:00 P1, 16:30 H", "", "16:02 start P1", 0, "strong add 16:02 P1 [+200]" },
  /* Linking alone would not find just that place: the office or the planning chose it. */
  { "6:00 H, 7:00 P1, 16:30 H", "", "16:02 start P1 chosen", 0, "strong add 16:02 P1 [+=200]" },
  { "6:00 H, 7:00 P1, 16:30 H", "16:00 P1 ben chosen", "16:02 start P1", 0,
    "strong add 16:00 P1 [+=100]" },
  { "6:00 H, 16:00 P1, 16:30 H", "7:00 P1 key chosen", "7:00 stop P1", 0,
    "strong give 7:00 P1 [>=100]" },
  { "6:00 H, 6:50 x, 16:00 P1, 16:30 H", "", "6:00 start H, 7:10 stop P1 chosen", 0,
    "strong arrive 7:10 P1 [x2 +=201]" },
  /* The van stood at a site where he did not tick: both ticks; mates who ticked there make it likely. */
  { "6:00 H, 7:00 P1, 16:00 P1, 16:30 H", "", "16:02 start P1, 16:08 stop P2, 16:25 start P2", 0,
    "weak add 16:08 P2 [+201 +202]" },
  { "6:00 H, 7:00 P1, 16:00 P1, 16:30 H", "16:09 P2 ben, 16:24 P2 ben",
    "16:02 start P1, 16:08 stop P2, 16:25 start P2", 0, "likely add 16:09 P2 [+100 +101]" },
  { "6:00 H, 7:00 P1, 16:00 P1, 16:30 H", "16:09 P2 ben",
    "16:02 start P1, 16:08 stop P2, 16:25 start P2", 0, "weak add 16:09 P2 [+100 +202]" },
  { "6:00 H, 7:00 P1, 16:00 P1, 16:30 H", "", "16:02 start P1, 16:08 stop P2, 16:12 start P2", 0,
    "" },
  /* A key without a holder; somebody else may have missed the tick as well. */
  { "6:00 H, 16:00 P1, 16:30 H", "7:00 P1 key", "7:00 stop P1", 0, "strong give 7:00 P1 [>100]" },
  { "6:00 H, 16:00 P1, 16:30 H", "6:10 x ben, 7:00 P1 key, 16:00 P1 ben, 16:30 x ben",
    "7:00 stop P1", 0, "likely give 7:00 P1 [>101]" },
  /* On the road: when the mates came, else when the van did; sure where the site lacks the tick. */
  { "6:00 H, 6:50 x, 16:00 P1, 16:30 H", "7:11 P1 ben", "6:00 start H, 7:10 stop P1", 0,
    "strong arrive 7:11 P1 [x2 +100]" },
  { "6:00 H, 6:50 x, 7:20 P1, 16:00 P1", "", "6:00 start H, 7:10 stop P1", 0,
    "likely arrive 7:10 P1 [x2 +201]" },
  /* Without a position: where the van stood. */
  { "6:00 H, 7:00 -, 16:00 P1, 16:30 H", "", "6:58 stop P1", 0, "strong place 7:00 P1 [@2]" },
  { "6:00 H, 7:00 P1, 16:00 P1, 16:30 -", "", "16:02 start P1, 16:32 stop H", 0,
    "strong place 16:30 H [@4]" },
  { "6:00 H, 7:00 -, 16:00 P1, 16:30 H", "7:02 P2 ben", "6:58 stop P1", 0,
    "likely place 7:00 P1 [@2]" },
  { "6:00 H, 7:00 -, 16:00 P1, 16:30 H", "", "", 0, "likely place 7:00 P1 [@2]" },
  /* Several projects: the one that was planned, for both ticks; else a choice, for the crew first. */
  { "6:00 H, 7:00 S, 16:00 S, 16:30 H", "", "", 2, "strong place 7:00 P2 [@2 @3]" },
  { "6:00 H, 7:00 S, 16:00 S, 16:30 H", "7:01 S ben, 16:02 S ben", "", 0,
    "weak place 7:00 P1 for 2 [@2 @3 @100 @101]\nweak place 7:00 P1 [@2 @3]\n"
    "weak place 7:00 P2 [@2 @3]" },
  /* More ticks alike than one repair holds: not some of them. */
  { "6:00 H, 7:00 S, 7:30 S, 8:00 S, 8:30 S, 9:00 S, 9:30 S, 10:00 S, 10:30 S, 11:00 S, 11:30 S, "
    "12:00 S, 12:30 S, 13:00 S, 13:30 S, 14:00 S, 14:30 S, 15:00 S, 15:30 S, 16:30 H",
    "", "", 2, "weak delete 7:00 - [x2]\nweak block 7:00 - [b2]" },
  /* A stop at no place, on the way: left out, for the crew first. */
  { "6:00 H, 6:30 x, 6:50 x, 7:00 P1, 16:00 P1, 16:30 H", "6:31 x ben, 6:50 x ben", "", 0,
    "likely pass 6:30 - for 2 [x2 x3 x100 x101]\nlikely pass 6:30 - [x2 x3]" },
  /* Blocked, one too many, two people with each other's key. */
  { "6:00 H, 7:00 P1 blocked, 16:00 P1, 16:30 H", "", "", 0, "weak unblock 7:00 - [u2]" },
  { "6:00 H, 7:00 P1, 7:20 P1, 16:00 P1, 16:30 H", "", "", 0, "likely delete 7:20 - [x3]" },
  { "6:00 H, 7:00 P1, 16:00 P1 van2, 16:30 H",
    "6:05 H van2 ben, 7:05 P1 van2 ben, 16:01 P1 ben, 16:40 H van2 ben", "", 0,
    "likely exchange 16:00 - for 2 [>3 >102]" },
  /* Two faults at once, each with its best. */
  { "6:00 H, 6:50 x, 11:00 P1, 11:20 y, 16:00 P2, 16:30 H", "",
    "6:00 start H, 7:00 stop P1, 11:02 start P1, 11:40 stop P2", 0,
    "likely all 7:00 - [x2 +201 x4 +203]\nlikely arrive 7:00 P1 [x2 +201]\nlikely place 6:50 P1 "
    "[@2]" },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DoctorCase day = { .planned = cases[i].planned };
      g_autoptr (GString) text = g_string_new (NULL);
      g_auto (GStrv) expected = g_strsplit (cases[i].expected, "\n", -1);

      doctor_set_up (&day, cases[i].day, cases[i].mates, cases[i].engine);
      doctor_run (&day);
      for (guint k = 0; k < MIN (day.repairs->len, MAX (g_strv_length (expected), 1)); k++)
        tell_repair (text, &g_array_index (day.repairs, TklRepair, k));
      g_test_message ("%s | %s | %s", cases[i].day, cases[i].mates, cases[i].engine);
      g_assert_cmpstr (text->str, ==, cases[i].expected);
      doctor_tear_down (&day);
    }
}

/* With CT-4 off a double holds the day up: the second one goes, or both are kept (F147). */
static void
test_double (void)
{
  static const struct
  {
    gboolean ignored;
    const char *expected;
  } switches[] = { { FALSE, "strong delete 7:03 - [x3]\nweak keep 7:03 - [k3]" }, { TRUE, "" } };

  for (gsize i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      DoctorCase day = { 0 };
      g_autoptr (GString) text = g_string_new (NULL);

      doctor_set_up (&day, "6:00 H, 7:00 P1, 7:03 P1 double, 16:00 P1, 16:30 H", "", "");
      day.company.on.ignore_doubles = switches[i].ignored;
      doctor_run (&day);
      for (guint k = 0; k < day.repairs->len; k++)
        tell_repair (text, &g_array_index (day.repairs, TklRepair, k));
      g_assert_cmpstr (text->str, ==, switches[i].expected);
      doctor_tear_down (&day);
    }
}

/* With the collecting projects P7 and P8 (F071); all that is offered. */
static const Case collecting_cases[] = {
  /* Both ticks of a call; what the day itself says comes before it. */
  { "6:00 H, 9:00 x, 10:00 x, 16:30 H", "", "", 0,
    "likely pass 9:00 - [x2 x3]\nlikely place 9:00 H [@2 @3]\nweak collect 9:00 P7 [@2 @3]\n"
    "weak collect 9:00 P8 [@2 @3]" },
  /* Calls at two spots: all of them at once, then each. */
  { "9:00 x, 10:00 x, 11:00 y, 12:00 y", "", "", 0,
    "weak collect 9:00 P7 [@1 @2 @3 @4]\nweak collect 9:00 P7 [@1 @2]\n"
    "weak collect 11:00 P7 [@3 @4]\nweak collect 9:00 P8 [@1 @2 @3 @4]" },
  /* A mate, the vehicle or a project he came to and did not leave says where it was. */
  { "6:00 H, 7:00 x, 16:00 P1, 16:30 H", "7:02 P1 ben", "", 0, "likely place 7:00 P1 [@2]" },
  { "6:00 H, 6:50 x, 16:00 P1, 16:30 H", "", "6:00 start H, 7:10 stop P1", 0,
    "strong arrive 7:10 P1 [x2 +201]\nlikely place 6:50 P1 [@2]" },
  { "6:00 H, 7:00 -, 16:00 P1, 16:30 H", "", "6:58 stop P1", 0, "strong place 7:00 P1 [@2]" },
  { "6:00 H, 7:00 x, 16:00 P1, 16:30 H", "", "", 0, "likely place 7:00 P1 [@2]" },
  /* Several projects were found; a key that nobody holds. */
  { "6:00 H, 7:00 S, 16:00 S, 16:30 H", "", "", 0,
    "weak place 7:00 P1 [@2 @3]\nweak place 7:00 P2 [@2 @3]" },
  { "9:00 x nobody, 10:00 x nobody", "", "", 0, "" },
};

static void
test_collecting (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (collecting_cases); i++)
    {
      const Case *c = &collecting_cases[i];
      DoctorCase day = { .planned = c->planned, .n_collecting = 2 };
      g_autoptr (GString) text = g_string_new (NULL);

      doctor_set_up (&day, c->day, c->mates, c->engine);
      doctor_run (&day);
      for (guint k = 0; k < day.repairs->len; k++)
        {
          const TklRepair *repair = &g_array_index (day.repairs, TklRepair, k);

          if (repair->kind != TKL_REPAIR_DELETE && repair->kind != TKL_REPAIR_BLOCK)
            tell_repair (text, repair);
        }
      g_test_message ("%s | %s | %s", c->day, c->mates, c->engine);
      g_assert_cmpstr (text->str, ==, c->expected);
      doctor_tear_down (&day);
    }
}

/* The first repair of a day as it stands on the ticks, which linking would look at next. */
static void
test_apply (void)
{
  DoctorCase day = { 0 };
  const TklTick *tick;
  g_autoptr (GArray) ticks = NULL;

  doctor_set_up (&day, "6:00 H, 7:00 P1, 16:30 H", "16:00 P1 ben", "");
  doctor_run (&day);
  ticks = g_array_copy (day.day);
  tkl_repair_apply (&day.facts, &g_array_index (day.repairs, TklRepair, 0), ticks);
  g_assert_cmpuint (ticks->len, ==, 4);
  tick = &g_array_index (ticks, TklTick, 3);
  g_assert_cmpint (tick->id, <, 0);
  g_assert_cmpint (tick->employee_id, ==, DOCTOR_ANNA);
  g_assert_cmpint (tick->vehicle_id, ==, 1);
  g_assert_cmpint (tick->kind, ==, TKL_TICK_MANUAL);
  g_assert_true (tkl_point_equal (tick->point, g_array_index (day.others, TklTick, 0).point));
  doctor_tear_down (&day);
}

/* Each repair by the ticks that it gives away: two that want the same one are both rivals. */
static void
test_rivals (void)
{
  static const struct
  {
    gint64 gives[3][2];
    gboolean rival[3];
  } wishes[] = {
    { { { 7 }, { 8 }, { 9 } }, { FALSE, FALSE, FALSE } },
    { { { 7 }, { 7 }, { 9 } }, { TRUE, TRUE, FALSE } },
    { { { 7 }, { 9 }, { 7 } }, { TRUE, FALSE, TRUE } },
    { { { 7 }, { 7 }, { 7 } }, { TRUE, TRUE, TRUE } },
    { { { 7, 8 }, { 8 }, { 9 } }, { TRUE, TRUE, FALSE } },
    { { { 7, 7 }, { 8 }, { 9 } }, { FALSE, FALSE, FALSE } }, /* of itself it is none */
    { { { 7, 8 }, { 7, 9 }, { 8, 9 } }, { TRUE, TRUE, TRUE } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      TklRepair repairs[3] = { 0 };
      const TklRepair *list[] = { &repairs[0], &repairs[1], &repairs[2] };
      gboolean rival[3];

      for (guint r = 0; r < 3; r++)
        for (guint k = 0; k < 2 && wishes[i].gives[r][k] != 0; k++)
          repairs[r].steps[repairs[r].n_steps++]
              = (TklRepairStep){ .kind = TKL_STEP_GIVE, .tick_id = wishes[i].gives[r][k] };
      /* What only another kind of step wants is not wanted. */
      repairs[2].steps[repairs[2].n_steps++]
          = (TklRepairStep){ .kind = TKL_STEP_DELETE, .tick_id = 7 };
      tkl_repairs_find_rivals (list, 3, rival);
      for (guint r = 0; r < 3; r++)
        g_assert_cmpint (rival[r], ==, wishes[i].rival[r]);
    }
}

/* Any day that is not complete can be left as it is; then it needs no attention, nothing else is told of it,
 * and it can be taken up again. */
static void
test_decide (void)
{
  static const struct
  {
    const char *day, *expected; /* "" = nothing to decide */
    gboolean left;
  } days[] = {
    { "6:00 H, 7:00 P1, 16:00 P1, 16:30 H", "", FALSE },
    { "6:00 H, 7:00 P1, 16:00 x", "weak leave 6:00 - [l1 l2 l3]", FALSE },
    { "6:00 nobody, 7:00 nobody", "weak leave 6:00 - [l1 l2]", FALSE },
    { "6:00 H blocked, 7:00 P1, 16:30 H", "weak leave 6:00 - [l1 l2 l3]", FALSE },
    { "6:00 H blocked, 7:00 x blocked", "weak take-up 6:00 - [u1 u2]", TRUE },
    { "6:00 nobody blocked", "weak take-up 6:00 - [u1]", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      DoctorCase day = { 0 };
      TklRepair repair;
      TklWorkday workday;
      TklDayState state;
      g_autoptr (GString) text = g_string_new (NULL);

      doctor_set_up (&day, days[i].day, "", "");
      doctor_run (&day);
      if (tkl_day_decide (&day.facts, &repair))
        tell_repair (text, &repair);
      g_assert_cmpstr (text->str, ==, days[i].expected);
      workday = (TklWorkday){ day.facts.day, day.facts.n_day, 0, DOCTOR_DAY };
      state = tkl_day_state (&workday, &day.company);
      g_assert_cmpint (state.left, ==, days[i].left);
      g_assert_cmpint (tkl_day_state_needs_attention (&state), ==,
                       !days[i].left && *days[i].expected != '\0');
      if (days[i].left)
        {
          g_assert_cmpuint (day.faults->len, ==, 1);
          g_assert_cmpint (g_array_index (day.faults, TklDayFault, 0).kind, ==, TKL_FAULT_LEFT);
          g_assert_cmpuint (day.repairs->len, ==, 0);
        }
      doctor_tear_down (&day);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day-repair/decide", test_decide);
  g_test_add_func ("/day-repair/cases", test_cases);
  g_test_add_func ("/day-repair/double", test_double);
  g_test_add_func ("/day-repair/collecting", test_collecting);
  g_test_add_func ("/day-repair/apply", test_apply);
  g_test_add_func ("/day-repair/rivals", test_rivals);
  return g_test_run ();
}
