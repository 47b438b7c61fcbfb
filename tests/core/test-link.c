/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linking as tables: persons, workdays, doubles, reasons, presence (rules §1–§5; trap 9). */
/* Thread: main. */
#include "link-world.h"

#include <string.h>

/* --- persons (rules §2) -------------------------------------------------------------------------- */

static void
test_holders (void)
{
  static const struct
  {
    int key;
    const char *when;
    gint32 employee_id;
    TklNobody nobody;
  } cases[] = {
    { 1, "2026-03-02 08:00", 1, TKL_NOBODY_NOT },
    { 99, "2026-03-02 08:00", 0, TKL_NOBODY_NO_HOLDER }, /* unknown key */
    { 3, "2026-03-31 23:59:59", 3, TKL_NOBODY_NOT },     /* held until 31 March */
    { 3, "2026-04-01 00:00", 0, TKL_NOBODY_NO_HOLDER },
    { 3, "2026-04-09 23:59:59", 0, TKL_NOBODY_NO_HOLDER },
    { 3, "2026-04-10 00:00", 2, TKL_NOBODY_NOT }, /* by another from 10 April */
    { 4, "2026-03-02 08:00", 0, TKL_NOBODY_INACTIVE },
    { 5, "2026-03-02 08:00", 0, TKL_NOBODY_NOT_REGISTERED },
    { 6, "2026-03-02 00:00", 6, TKL_NOBODY_NOT }, /* in service 2 … 3 March */
    { 6, "2026-03-01 23:59:59", 0, TKL_NOBODY_OUT_OF_SERVICE },
    { 6, "2026-03-03 23:59:59", 6, TKL_NOBODY_NOT },
    { 6, "2026-03-04 00:00", 0, TKL_NOBODY_OUT_OF_SERVICE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      World world = world_new ();
      TklTick *tick = world_add (&world, cases[i].when, cases[i].key, AT_P1);

      world_link (&world);
      g_test_message ("key %d at %s", cases[i].key, cases[i].when);
      tick = world_tick (&world, 0);
      g_assert_cmpint (tick->employee_id, ==, cases[i].employee_id);
      g_assert_cmpint (tick->nobody, ==, cases[i].nobody);
      g_assert_cmpint (!!(tick->reasons & TKL_REASON_NO_EMPLOYEE), ==, cases[i].employee_id == 0);
      world_clear (&world);
    }
}

/* The holder goes by the plain civil date, whether he counts by the company's workday, and the
 * workday of the tick by his own day start. */
static void
test_day_starts (void)
{
  static const struct
  {
    int company_min, own_min;
    int key;
    const char *when;
    const char *day; /* workday date */
    gint32 employee_id;
  } cases[] = {
    { 0, -1, 1, "2026-03-02 00:00", "2026-03-02", 1 },
    { 0, -1, 1, "2026-03-01 23:59:59", "2026-03-01", 1 },
    { 240, -1, 1, "2026-03-02 03:59:59", "2026-03-01", 1 },
    { 240, -1, 1, "2026-03-02 04:00", "2026-03-02", 1 },
    { 0, 720, 1, "2026-03-02 11:59", "2026-03-01", 1 }, /* his own, for night shifts */
    { 0, 720, 1, "2026-03-02 12:00", "2026-03-02", 1 },
    { 240, 0, 1, "2026-03-02 03:00", "2026-03-02", 1 },
    /* Key 3 changes hands at midnight though the workday is still the one before. */
    { 240, -1, 3, "2026-04-10 02:00", "2026-04-09", 2 },
    { 240, -1, 3, "2026-04-01 02:00", "2026-03-31", 0 },
    /* Employee 6 is in service on 2 and 3 March: by the company's day start, whatever his own. */
    { 240, -1, 6, "2026-03-02 03:00", "2026-03-01", 0 },
    { 240, -1, 6, "2026-03-04 03:00", "2026-03-03", 6 },
    { 0, 720, 6, "2026-03-02 03:00", "2026-03-01", 6 },
    { 0, 720, 6, "2026-03-04 03:00", "2026-03-04", 0 },
    /* Nobody: the company's day start. */
    { 240, -1, 99, "2026-03-02 03:00", "2026-03-01", 0 },
    { 0, 720, 99, "2026-03-02 03:00", "2026-03-02", 0 },
    /* Both changes of the clock. The hour from 2 to 3 is missing, then there twice. */
    { 150, -1, 1, "2026-03-29 01:59:59", "2026-03-28", 1 },
    { 150, -1, 1, "2026-03-29 03:00", "2026-03-29", 1 },
    { 150, -1, 1, "2026-10-25 02:29", "2026-10-24", 1 },
    { 150, -1, 1, "2026-10-25 02:30", "2026-10-25", 1 },
    { 150, -1, 1, "2026-10-25 03:00", "2026-10-25", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      World world = world_new ();
      g_autofree char *day = NULL;

      world.company->day_start_min = cases[i].company_min;
      for (guint e = 0; e < world.employees->len; e++)
        ((TklEmployee *) g_ptr_array_index (world.employees, e))->day_start_min = cases[i].own_min;
      world_add (&world, cases[i].when, cases[i].key, AT_P1);
      world_link (&world);
      g_test_message ("key %d at %s, %d %d", cases[i].key, cases[i].when, cases[i].company_min,
                      cases[i].own_min);
      day = tkl_day_format (world_tick (&world, 0)->day);
      g_assert_cmpstr (day, ==, cases[i].day);
      g_assert_cmpint (world_tick (&world, 0)->employee_id, ==, cases[i].employee_id);
      world_clear (&world);
    }
}

/* The second 02:10 of autumn belongs to the day before again: decided by the wall clock alone. */
static void
test_repeated_hour (void)
{
  World world = world_new ();
  gint64 first_ms;
  g_autofree char *days = NULL;

  world.company->day_start_min = 150;
  world_add (&world, "2026-10-25 02:40", 1, AT_P1);
  first_ms = world_tick (&world, 0)->time_utc_ms;
  world_add (&world, "2026-10-25 02:40", 1, AT_P2)->time_utc_ms = first_ms + 30 * 60000; /* 02:10 */
  world_add (&world, "2026-10-25 02:40", 1, AT_P1)->time_utc_ms = first_ms + 60 * 60000; /* 02:40 */
  world_link (&world);
  days = g_strdup_printf ("%d %d %d", world_tick (&world, 0)->day, world_tick (&world, 1)->day,
                          world_tick (&world, 2)->day);
  g_assert_cmpstr (days, ==, "20751 20750 20751");
  world_clear (&world);
}

static void
test_layers (void)
{
  World world = world_new ();
  TklTick *tick;

  /* Added by the office: its employee stays, and so does one chosen for a touch. */
  tick = world_add (&world, "2026-03-02 08:00", 0, AT_P1);
  tick->kind = TKL_TICK_MANUAL;
  tick->employee_id = 2;
  tick = world_add (&world, "2026-03-02 09:00", 1, AT_P1);
  tick->flags = TKL_TICK_EMPLOYEE_EDITED;
  tick->employee_id = 2;
  /* The office may choose one who is out of service. */
  tick = world_add (&world, "2026-03-09 09:00", 0, AT_P1);
  tick->kind = TKL_TICK_MANUAL;
  tick->employee_id = 6;
  /* Without employee, and one that is not there. */
  world_add (&world, "2026-03-02 10:00", 0, AT_P1)->kind = TKL_TICK_MANUAL;
  tick = world_add (&world, "2026-03-02 11:00", 0, AT_P1);
  tick->kind = TKL_TICK_MANUAL;
  tick->employee_id = 77;
  /* A place chosen by hand is kept: a project elsewhere, and none at all. */
  tick = world_add (&world, "2026-03-02 12:00", 1, AT_P1);
  tick->flags = TKL_TICK_PLACE_EDITED;
  tick->place = TKL_PLACE_PROJECT;
  tick->project_id = 2;
  tick->distance_m = 55;
  tick->n_candidates = 3;
  tick = world_add (&world, "2026-03-02 13:00", 1, AT_P1);
  tick->flags = TKL_TICK_PLACE_EDITED;
  /* What linking wrote before is forgotten. */
  tick = world_add (&world, "2026-03-02 14:00", 1, AT_NOWHERE);
  tick->flags = TKL_TICK_IS_DOUBLE | TKL_TICK_BLOCKED;
  tick->place = TKL_PLACE_PROJECT;
  tick->project_id = 2;
  tick->employee_id = 5;
  tick->reasons = 0xff;
  tick->nobody = TKL_NOBODY_INACTIVE;
  world_link (&world);

  tick = world_tick (&world, 0);
  g_assert_cmpint (tick[0].employee_id, ==, 2);
  g_assert_cmpint (tick[0].nobody, ==, TKL_NOBODY_NOT);
  g_assert_cmpint (tick[1].employee_id, ==, 2);
  g_assert_cmpint (tick[2].employee_id, ==, 6);
  g_assert_cmpint (tick[3].employee_id, ==, 0);
  g_assert_cmpint (tick[3].reasons, ==, TKL_REASON_NO_EMPLOYEE);
  g_assert_cmpint (tick[4].nobody, ==, TKL_NOBODY_NO_HOLDER);
  g_assert_cmpint (tick[5].project_id, ==, 2);
  g_assert_cmpint (tick[5].distance_m, ==, -1);
  g_assert_cmpint (tick[5].n_candidates, ==, 0);
  g_assert_cmpint (tick[5].reasons, ==, TKL_REASON_PRESENCE_DUE); /* a presence there */
  g_assert_cmpint (tick[6].place, ==, TKL_PLACE_NONE);
  g_assert_cmpint (tick[6].reasons, ==, TKL_REASON_NO_DESTINATION);
  g_assert_cmpint (tick[7].flags, ==, TKL_TICK_BLOCKED | TKL_TICK_LINKED);
  g_assert_cmpint (tick[7].project_id, ==, 0);
  g_assert_cmpint (tick[7].employee_id, ==, 1);
  g_assert_cmpint (tick[7].nobody, ==, TKL_NOBODY_NOT);
  g_assert_cmpint (tick[7].reasons, ==, TKL_REASON_NO_DESTINATION);
  world_clear (&world);
}

static void
test_start_and_stop (void)
{
  World world = world_new ();
  const TklTick *tick;

  for (guint i = 0; i < 2; i++)
    {
      TklTick *turn = world_add (&world, "2026-03-02 08:00", 0, AT_P1);

      turn->kind = i == 0 ? TKL_TICK_START : TKL_TICK_STOP;
      turn->place = TKL_PLACE_PROJECT;
      turn->project_id = 4;
      turn->employee_id = 3;
    }
  world_link (&world);
  tick = world_tick (&world, 0);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (tick[i].employee_id, ==, 0);
      g_assert_cmpint (tick[i].place, ==, TKL_PLACE_NONE);
      g_assert_cmpint (tick[i].project_id, ==, 0);
      g_assert_cmpint (tick[i].reasons, ==, 0);
      g_assert_cmpint (tick[i].nobody, ==, TKL_NOBODY_NOT);
      g_assert_cmpint (tick[i].flags, ==, TKL_TICK_LINKED);
      g_assert_cmpint (tick[i].day, ==, 20514);
    }
  world_clear (&world);
}

/* Homes and planning are those of the tick's own employee. */
static void
test_home (void)
{
  World world = world_new ();
  const TklTick *tick;

  world_add (&world, "2026-03-02 06:00", 1, AT_HOME_1);
  world_add (&world, "2026-03-02 07:00", 2, AT_HOME_1);
  world_add (&world, "2026-03-02 08:00", 99, AT_HOME_1);
  world_add (&world, "2026-03-02 09:00", 4, AT_EMPLOYER); /* inactive: still shows where it was */
  world_link (&world);
  tick = world_tick (&world, 0);
  g_assert_cmpint (tick[0].place, ==, TKL_PLACE_HOME);
  g_assert_cmpint (tick[1].place, ==, TKL_PLACE_NONE);
  g_assert_cmpint (tick[2].place, ==, TKL_PLACE_NONE);
  g_assert_cmpint (tick[2].reasons, ==, TKL_REASON_NO_EMPLOYEE | TKL_REASON_NO_DESTINATION);
  g_assert_cmpstr (tkl_tick_reason_text (&tick[2]), ==, "no-employee");
  g_assert_cmpint (tick[3].place, ==, TKL_PLACE_EMPLOYER);
  g_assert_cmpint (tick[3].reasons, ==, TKL_REASON_NO_EMPLOYEE);
  world_clear (&world);
}

/* --- doubles (rules §4) -------------------------------------------------------------------------- */

/* Steps `minutes:seconds place key`: places P1 P2 S1 (several) S2 (the same, other order) E H N (no
 * destination) M (150 m from N) F (250 m from N) X (no position); flags: d deleted, u un-marked,
 * v vehicle 2. Result: one letter a tick, D double, `.` not. */
typedef struct
{
  const char *steps;
  const char *doubles;
  const char *options; /* 4 CT-4 off, b double-ignore-both, w window 60 s, z window 0 */
} DoubleCase;

static const DoubleCase double_cases[] = {
  { "", "", "" },
  { "0:00 P1 1", ".", "" },
  { "0:00 P1 1, 4:59 P1 1", ".D", "" },
  { "0:00 P1 1, 5:00 P1 1", "..", "" }, /* less than 5 minutes */
  { "0:00 P1 1, 0:00 P1 1", ".D", "" },
  { "0:00 P1 1, 3:00 P2 1", "..", "" },
  { "0:00 P1 1, 3:00 P1 2", "..", "" },             /* another person */
  { "0:00 P1 1, 3:00 P1 1, 6:00 P1 1", ".D.", "" }, /* after the last that was none */
  { "0:00 P1 1, 3:00 P1 1, 6:00 P1 1, 8:00 P1 1", ".D.D", "" },
  { "0:00 P1 1, 2:00 P2 1, 4:00 P1 1", "...", "" }, /* another place between */
  { "0:00 P1 1, 2:00 P1 2, 4:00 P1 1", "..D", "" }, /* another person between */
  { "0:00 P1 1, 1:00 P1 1, 2:00 P1 1, 3:00 P1 1", ".DDD", "" },
  { "0:00 E 1, 1:00 E 1", ".D", "" },
  { "0:00 H 1, 1:00 H 1", ".D", "" },
  { "0:00 H 1, 1:00 E 1", "..", "" },
  { "0:00 S1 1, 1:00 S1 1", ".D", "" },
  { "0:00 S1 1, 1:00 S2 1", ".D", "" }, /* the same set, listed by distance */
  { "0:00 S1 1, 1:00 P1 1", "..", "" },
  { "0:00 N 1, 1:00 N 1", ".D", "" },
  { "0:00 N 1, 1:00 M 1", ".D", "" },
  { "0:00 N 1, 1:00 F 1", "..", "" },
  { "0:00 X 1, 1:00 X 1", "..", "" }, /* without position */
  { "0:00 X 1, 1:00 N 1", "..", "" },
  { "0:00 P1 99, 1:00 P1 99", ".D", "" }, /* unknown person: by key */
  { "0:00 P1 99, 1:00 P1 98", "..", "" },
  { "0:00 P1 4, 1:00 P1 4, 2:00 P1 99", ".D.", "" }, /* inactive holder: by key as well */
  { "0:00 P1 1, 1:00 P1 11", ".D", "" },             /* two keys of one person */
  { "0:00 P1 1, 1:00 P1 1v", ".D", "" },             /* over all vehicles */
  { "0:00 P1 1d, 1:00 P1 1", "..", "" },             /* deleted ones take no part */
  { "0:00 P1 1, 1:00 P1 1d, 2:00 P1 1", "..D", "" },
  { "0:00 P1 1, 1:00 P1 1u", "..", "" },             /* un-marked by the office */
  { "0:00 P1 1, 3:00 P1 1u, 7:00 P1 1", "..D", "" }, /* and the new reference */
  { "0:00 P1 1, 1:00 P1 1, 2:00 P1 1", ".DD", "4" }, /* CT-4 off: found all the same */
  { "0:00 P1 1, 0:59 P1 1, 1:58 P1 1", ".D.", "w" },
  { "0:00 P1 1, 1:00 P1 1", "..", "w" },
  { "0:00 P1 1, 0:00 P1 1", "..", "z" },
  { "0:00 P1 1, 3:00 P1 1", "DD", "b" },
  { "0:00 P1 1, 3:00 P1 1, 4:00 P1 1", "DDD", "b" }, /* still opens the window */
  { "0:00 P1 1, 3:00 P1 1, 6:00 P1 1", "DD.", "b" },
  { "0:00 P1 1, 3:00 P2 1", "..", "b" },
  { "0:00 P1 1, 3:00 P1 1", ".D", "b4" }, /* only with CT-4 on */
  { "0:00 P1 1u, 3:00 P1 1", ".D", "b" }, /* un-marked stays */
};

static void
add_step (World *world, const char *step)
{
  g_auto (GStrv) words = g_strsplit (step, " ", 3);
  g_auto (GStrv) times = g_strsplit (words[0], ":", 2);
  TklTick *tick = world_add (world, "2026-03-02 10:00", (int) g_ascii_strtoll (words[2], NULL, 10),
                             world_spot (words[1]));

  tick->time_utc_ms
      += 60000 * g_ascii_strtoll (times[0], NULL, 10) + 1000 * g_ascii_strtoll (times[1], NULL, 10);
  if (strchr (words[2], 'd') != NULL)
    tick->flags |= TKL_TICK_DELETED;
  if (strchr (words[2], 'u') != NULL)
    tick->flags |= TKL_TICK_NOT_DOUBLE;
  if (strchr (words[2], 'v') != NULL)
    tick->vehicle_id = 2;
}

static void
test_doubles (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (double_cases); i++)
    {
      const DoubleCase *this = &double_cases[i];
      World world = world_new ();
      g_auto (GStrv) steps = g_strsplit (this->steps, ", ", -1);
      GString *doubles = g_string_new (NULL);

      world.company->on.ignore_doubles = strchr (this->options, '4') == NULL;
      world.company->on.double_ignore_both = strchr (this->options, 'b') != NULL;
      if (strchr (this->options, 'w') != NULL)
        world.company->double_window_s = 60;
      if (strchr (this->options, 'z') != NULL)
        world.company->double_window_s = 0;
      for (guint s = 0; steps[s] != NULL; s++)
        add_step (&world, steps[s]);
      world_link (&world);
      for (guint t = 0; t < world.ticks->len; t++)
        {
          const TklTick *tick = world_tick (&world, t);
          gboolean is_double = (tick->flags & TKL_TICK_IS_DOUBLE) != 0;

          g_string_append_c (doubles, is_double ? 'D' : '.');
          g_assert_cmpint ((tick->reasons & TKL_REASON_DOUBLE) != 0, ==, is_double);
        }
      g_test_message ("%s (%s)", this->steps, this->options);
      g_assert_cmpstr (doubles->str, ==, this->doubles);
      g_string_free (doubles, TRUE);
      world_clear (&world);
    }
}

/* A double after midnight has its first on the day before. */
static void
test_double_over_midnight (void)
{
  World world = world_new ();

  world_add (&world, "2026-03-01 23:58", 1, AT_P1);
  world_add (&world, "2026-03-02 00:02", 1, AT_P1);
  world_link (&world);
  g_assert_cmpint (world_tick (&world, 0)->day, ==, 20513);
  g_assert_cmpint (world_tick (&world, 1)->day, ==, 20514);
  g_assert_true (world_tick (&world, 1)->flags & TKL_TICK_IS_DOUBLE);
  world_clear (&world);
}

/* Equal times: by vehicle name, then key, then id. */
static void
test_order_of_equal_times (void)
{
  World world = world_new ();

  /* Vehicle 2 is called "A", vehicle 1 "B": the tick in vehicle 2 is the first. */
  g_hash_table_insert (world.vehicle_rank, GINT_TO_POINTER (1), GINT_TO_POINTER (2));
  g_hash_table_insert (world.vehicle_rank, GINT_TO_POINTER (2), GINT_TO_POINTER (1));
  world_add (&world, "2026-03-02 10:00", 1, AT_P1);
  world_add (&world, "2026-03-02 10:00", 1, AT_P1)->vehicle_id = 2;
  world_link (&world);
  g_assert_true (world_tick (&world, 0)->flags & TKL_TICK_IS_DOUBLE);
  g_assert_false (world_tick (&world, 1)->flags & TKL_TICK_IS_DOUBLE);
  world_clear (&world);

  world = world_new ();
  g_hash_table_insert (world.key_rank, GINT_TO_POINTER (1), GINT_TO_POINTER (5));
  g_hash_table_insert (world.key_rank, GINT_TO_POINTER (11), GINT_TO_POINTER (4));
  world_add (&world, "2026-03-02 10:00", 1, AT_P1);
  world_add (&world, "2026-03-02 10:00", 11, AT_P1);
  world_link (&world);
  g_assert_true (world_tick (&world, 0)->flags & TKL_TICK_IS_DOUBLE);
  g_assert_false (world_tick (&world, 1)->flags & TKL_TICK_IS_DOUBLE);
  world_clear (&world);
}

/* --- presence (rules §5) ------------------------------------------------------------------------- */

static void
test_presence_complete (void)
{
  static const struct
  {
    gboolean declared;
    const char *declaration;
    const char *national;
    gboolean complete;
  } cases[] = {
    { TRUE, "1Y1000NF9KCQZ", "84022999708",
      TRUE }, /* check character unknown: well-formed is enough */
    { TRUE, "1Y1ZZ000001JZ", "84022999708", TRUE }, /* its check character: a warning only */
    { FALSE, "1Y1000NF9KCQZ", "84022999708", FALSE },
    { TRUE, NULL, "84022999708", FALSE },
    { TRUE, "", "84022999708", FALSE },
    { TRUE, "1Y1B", "84022999708", FALSE },
    { TRUE, "1Y1000NF9KCQZ", NULL, FALSE },
    { TRUE, "1Y1000NF9KCQZ", "84022999709", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklProject) project = tkl_project_new ();
      g_autoptr (TklEmployee) employee = tkl_employee_new ();

      project->works_declared = cases[i].declared;
      project->declaration_number = g_strdup (cases[i].declaration);
      employee->national_number = g_strdup (cases[i].national);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (tkl_link_presence_complete (project, employee, 20514), ==,
                       cases[i].complete);
    }
}

/* One letter a tick: d due, e expected, `.` none. P2 is complete, P3 lacks its declaration. */
static void
test_presence (void)
{
  static const struct
  {
    const char *steps; /* as for doubles, with the hour of the day instead of minutes */
    const char *presences;
    gboolean ignore_doubles;
  } cases[] = {
    { "7:00 P1 1, 12:00 P1 1", "..", TRUE }, /* not required there */
    { "7:00 P2 1, 12:00 P2 1", "d.", TRUE },
    { "7:00 P2 1, 9:00 P1 1, 12:00 P2 1", "d..", TRUE }, /* once a workday */
    { "7:00 P2 1, 9:00 P3 1, 12:00 P3 1", "de.", TRUE },
    { "7:00 P2 1, 8:00 P2 2, 12:00 P2 1", "de.", TRUE },  /* employee 2 has no national number */
    { "7:00 P2 1, 31:00 P2 1, 36:00 P2 1", "dd.", TRUE }, /* the next workday */
    { "7:00 P2 1d, 8:00 P2 1", ".d", TRUE },              /* deleted: not the first */
    { "7:00 P2 99, 8:00 P2 1", ".d", TRUE },              /* nobody's: none */
    { "7:00 P2 1, 7:01 P2 1", "d.", TRUE },
    { "7:00 P2 1, 7:01 P2 1", "d.", FALSE },
    { "7:00 S1 1, 8:00 P2 1", ".d", TRUE }, /* several projects found: not there */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      World world = world_new ();
      g_auto (GStrv) steps = g_strsplit (cases[i].steps, ", ", -1);
      GString *presences = g_string_new (NULL);

      world.company->on.ignore_doubles = cases[i].ignore_doubles;
      for (guint s = 0; steps[s] != NULL; s++)
        {
          TklTick *tick;

          add_step (&world, steps[s]);
          tick = world_tick (&world, s);
          tick->time_utc_ms = world_instant ("2026-03-02 00:00")
                              + (tick->time_utc_ms - world_instant ("2026-03-02 10:00")) * 60;
        }
      world_link (&world);
      for (guint t = 0; t < world.ticks->len; t++)
        {
          guint8 reasons = world_tick (&world, t)->reasons;

          g_string_append_c (presences, reasons & TKL_REASON_PRESENCE_DUE        ? 'd'
                                        : reasons & TKL_REASON_PRESENCE_EXPECTED ? 'e'
                                                                                 : '.');
        }
      g_test_message ("%s", cases[i].steps);
      g_assert_cmpstr (presences->str, ==, cases[i].presences);
      g_string_free (presences, TRUE);
      world_clear (&world);
    }
}

static void
test_presence_sent (void)
{
  World world = world_new ();

  world_add (&world, "2026-03-02 07:00", 1, AT_P2)->flags = TKL_TICK_PRESENCE_SENT;
  world_add (&world, "2026-03-02 12:00", 1, AT_P2);
  world_link (&world);
  g_assert_cmpint (world_tick (&world, 0)->reasons, ==, 0);
  g_assert_cmpint (world_tick (&world, 1)->reasons, ==, 0);
  world_clear (&world);
}

/* With both to drop, the first of a double is not kept: nor is it a presence. */
static void
test_presence_without_doubles (void)
{
  World world = world_new ();

  world.company->on.double_ignore_both = TRUE;
  world_add (&world, "2026-03-02 07:00", 1, AT_P2);
  world_add (&world, "2026-03-02 07:01", 1, AT_P2);
  world_add (&world, "2026-03-02 12:00", 1, AT_P2);
  world_link (&world);
  g_assert_cmpint (world_tick (&world, 0)->reasons, ==, TKL_REASON_DOUBLE);
  g_assert_cmpint (world_tick (&world, 1)->reasons, ==, TKL_REASON_DOUBLE);
  g_assert_cmpint (world_tick (&world, 2)->reasons, ==, TKL_REASON_PRESENCE_DUE);
  world_clear (&world);
}

static void
test_nothing (void)
{
  World world = world_new ();

  world_link (&world);
  g_assert_cmpuint (world.ticks->len, ==, 0);
  g_assert_cmpuint (world.pool->len, ==, 0);
  world_clear (&world);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/link/nothing", test_nothing);
  g_test_add_func ("/link/holders", test_holders);
  g_test_add_func ("/link/day-starts", test_day_starts);
  g_test_add_func ("/link/repeated-hour", test_repeated_hour);
  g_test_add_func ("/link/layers", test_layers);
  g_test_add_func ("/link/start-and-stop", test_start_and_stop);
  g_test_add_func ("/link/home", test_home);
  g_test_add_func ("/link/doubles", test_doubles);
  g_test_add_func ("/link/double-over-midnight", test_double_over_midnight);
  g_test_add_func ("/link/order-of-equal-times", test_order_of_equal_times);
  g_test_add_func ("/link/presence-complete", test_presence_complete);
  g_test_add_func ("/link/presence", test_presence);
  g_test_add_func ("/link/presence-sent", test_presence_sent);
  g_test_add_func ("/link/presence-without-doubles", test_presence_without_doubles);
  return g_test_run ();
}
