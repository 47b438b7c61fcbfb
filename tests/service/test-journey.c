/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From touches to lines through the services: worked examples, repeats, late data, undo. */
/* Thread: main. */
#include "office-fixture.h"

#include "tkl-journal-service.h"

/* Home, employer, P1 and P2 lie a few kilometres apart around Aalst. */
#define HOME 50.9000, 4.0000
#define EMPLOYER 50.9200, 4.0200
#define P1 50.9400, 4.0500
#define P2 50.9600, 4.0900
#define NOWHERE 50.5000, 4.5000
#define ANNA "3D00000BADC0DE01"
#define BERT "820000A1B2C3D401"

static const char employees[] = "number,first_name,last_name,latitude,longitude,role,key\n"
                                "12,Anna,Peeters,50.9000,4.0000,driver," ANNA "\n"
                                "9,Bert,Claes,50.9002,4.0000,passenger," BERT "\n";
static const char projects[] = "number,name,latitude,longitude\n"
                               "P1,Dak,50.9400,4.0500\n"
                               "P2,Gevel,50.9600,4.0900\n";

static void
set_up_company (OfficeFixture *fixture, gconstpointer data)
{
  office_set_up (fixture, data);
  office_set (fixture, "latitude=50.92", "longitude=4.02", "default-radius=100", NULL);
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES, employees);
  office_import_good (fixture, TKL_IMPORT_PROJECTS, projects);
}

static const OfficeTouch example_a[] = {
  { "VAN 1", "2026-03-02T06:45:12+01:00", HOME, ANNA, 100000 },
  { "VAN 1", "2026-03-02T07:30:48+01:00", P1, ANNA, 112340 },
  { "VAN 1", "2026-03-02T16:00:05+01:00", P1, ANNA, 112400 },
  { "VAN 1", "2026-03-02T16:40:59+01:00", HOME, ANNA, 124750 },
};

static const char lines_of_a[] = "12 06:45-07:30 mobility P1 12.3 odometer\n"
                                 "12 07:30-16:00 work/site P1\n"
                                 "12 16:00-16:40 mobility P1 12.4 odometer\n";

static void
take_example_a (OfficeFixture *fixture)
{
  office_take (fixture, example_a, G_N_ELEMENTS (example_a));
  office_link (fixture);
}

static void
test_example_a (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklTransferReport) report = NULL;
  g_autofree char *ticks = NULL;
  g_autofree char *days = NULL;

  take_example_a (fixture);
  report = office_transfer (fixture, "2026-03-01", "2026-03-31", FALSE);
  g_assert_cmpuint (report->n_complete, ==, 1);
  g_assert_cmpuint (report->n_added, ==, 3);
  /* Nothing was read again a day after its end: late ticks may still come. */
  g_assert_cmpuint (report->n_provisional, ==, 1);
  office_assert_lines (fixture, lines_of_a);
  ticks = office_ticks (fixture);
  g_assert_cmpstr (ticks, ==,
                   "06:45 VAN 1 12 home - ok clock\n"
                   "07:30 VAN 1 12 project P1 ok clock\n"
                   "16:00 VAN 1 12 project P1 ok clock\n"
                   "16:40 VAN 1 12 home - ok clock\n");
  days = office_days (fixture);
  g_assert_cmpstr (days, ==, "12 2026-03-02 4 complete w510 b0 c0 m85\n");
}

/* The same pages again, linked and transferred again: nothing new, not even in the journal. */
static void
test_repeat_changes_nothing (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklTransferReport) first = NULL;
  g_autoptr (TklTransferReport) second = NULL;

  take_example_a (fixture);
  first = office_transfer (fixture, "2026-03-01", "2026-03-31", FALSE);
  take_example_a (fixture);
  office_reopen (fixture);
  second = office_transfer (fixture, "2026-03-01", "2026-03-31", FALSE);
  g_assert_cmpint (first->entry_id, >, 0);
  g_assert_cmpint (second->entry_id, ==, 0);
  g_assert_cmpuint (second->n_kept, ==, 3);
  office_assert_lines (fixture, lines_of_a);
}

/* In any order and cut: each touch arrives alone, last one first. */
static void
test_order_of_arrival (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (TklTransferReport) report = NULL;

  for (gsize i = G_N_ELEMENTS (example_a); i > 0; i--)
    office_take (fixture, &example_a[i - 1], 1);
  office_link (fixture);
  report = office_transfer (fixture, "2026-03-02", "2026-03-02", FALSE);
  office_assert_lines (fixture, lines_of_a);
}

/* A late fifth tick makes the day odd: its lines are withdrawn with one notice, however often. */
static void
test_late_tick_withdraws (OfficeFixture *fixture, gconstpointer data)
{
  const OfficeTouch late = { "VAN 2", "2026-03-02T12:00:00+01:00", P2, ANNA, 0 };
  g_autoptr (TklTransferReport) first = NULL;
  g_autoptr (TklTransferReport) second = NULL;
  g_autoptr (TklTransferReport) third = NULL;

  take_example_a (fixture);
  first = office_transfer (fixture, "2026-03-02", "2026-03-02", FALSE);
  office_take (fixture, &late, 1);
  office_link (fixture);
  second = office_transfer (fixture, "2026-03-02", "2026-03-02", FALSE);
  g_assert_cmpuint (second->n_removed, ==, 3);
  g_assert_cmpuint (second->n_notices, ==, 1);
  g_assert_cmpuint (second->left->len, ==, 1);
  g_assert_cmpint (((TklLeftDay *) second->left->pdata[0])->problem, ==, TKL_PROBLEM_ODD);
  third = office_transfer (fixture, "2026-03-02", "2026-03-02", FALSE);
  g_assert_cmpint (third->entry_id, ==, 0);
  office_assert_lines (fixture, "");
}

/* Example F: three ticks; forced, the two legs the rules can name (no odometer: estimated). */
static void
test_forced_day (OfficeFixture *fixture, gconstpointer data)
{
  const OfficeTouch touches[] = { { "VAN 1", "2026-03-02T06:45:00+01:00", HOME, ANNA, 0 },
                                  { "VAN 1", "2026-03-02T07:30:00+01:00", P1, ANNA, 0 },
                                  { "VAN 1", "2026-03-02T16:40:00+01:00", HOME, ANNA, 0 } };
  g_autoptr (TklTransferReport) unforced = NULL;
  g_autoptr (TklTransferReport) forced = NULL;
  g_autoptr (TklTransferReport) withdrawn = NULL;

  office_take (fixture, touches, G_N_ELEMENTS (touches));
  office_link (fixture);
  unforced = office_transfer (fixture, "2026-03-02", "2026-03-02", FALSE);
  office_assert_lines (fixture, "");
  forced = office_transfer (fixture, "2026-03-02", "2026-03-02", TRUE);
  office_assert_lines (fixture, "12 06:45-07:30 mobility P1 7.4 estimated\n"
                                "12 07:30-16:40 mobility P1 7.4 estimated\n");
  withdrawn = office_transfer (fixture, "2026-03-02", "2026-03-02", FALSE);
  office_assert_lines (fixture, "");
}

/* A mate in the same van: both have passengers, each from the other. Positions between give a
 * track. */
static void
test_passengers_and_track (OfficeFixture *fixture, gconstpointer data)
{
  const OfficeTouch touches[] = { { "VAN 1", "2026-03-02T06:45:00+01:00", HOME, ANNA, 0 },
                                  { "VAN 1", "2026-03-02T06:46:00+01:00", HOME, BERT, 0 },
                                  { "VAN 1", "2026-03-02T07:00:00+01:00", EMPLOYER, NULL, 0 },
                                  { "VAN 1", "2026-03-02T07:30:00+01:00", P1, ANNA, 0 },
                                  { "VAN 1", "2026-03-02T07:31:00+01:00", P1, BERT, 0 } };
  g_autoptr (TklTransferReport) report = NULL;

  office_take (fixture, touches, G_N_ELEMENTS (touches));
  office_link (fixture);
  report = office_transfer (fixture, "2026-03-02", "2026-03-02", FALSE);
  office_assert_lines (fixture, "9 06:46-07:31 mobility P1 5.7 track with passengers\n"
                                "12 06:45-07:30 mobility P1 5.7 track with passengers\n");
}

/* A tick nobody linked yet belongs to its day all the same: the day is not complete. */
static void
test_unlinked_tick_holds_the_day (OfficeFixture *fixture, gconstpointer data)
{
  const OfficeTouch more[] = { { "VAN 1", "2026-03-02T17:00:00+01:00", P2, ANNA, 0 },
                               { "VAN 1", "2026-03-02T18:00:00+01:00", P2, ANNA, 0 } };
  g_autoptr (TklTransferReport) report = NULL;

  take_example_a (fixture);
  office_take (fixture, more, G_N_ELEMENTS (more));
  report = office_transfer (fixture, "2026-03-02", "2026-03-02", FALSE);
  g_assert_cmpuint (report->n_complete, ==, 0);
  g_assert_cmpint (((TklLeftDay *) report->left->pdata[0])->problem, ==, TKL_PROBLEM_UNLINKED);
}

/* CT-5 acts at the next link, and another touch gap gives other ticks (rules §2). */
static void
test_settings_act_at_the_next_link (OfficeFixture *fixture, gconstpointer data)
{
  const OfficeTouch touches[] = { { "VAN 1", "2026-03-02T06:45:00+01:00", HOME, ANNA, 0 },
                                  { "VAN 1", "2026-03-02T06:55:00+01:00", HOME, ANNA, 0 } };
  g_autofree char *two = NULL;
  g_autofree char *before_link = NULL;
  g_autofree char *one = NULL;

  office_take (fixture, touches, G_N_ELEMENTS (touches));
  office_link (fixture);
  two = office_ticks (fixture);
  g_assert_cmpstr (two, ==, "06:45 VAN 1 12 home - ok\n06:55 VAN 1 12 home - ok\n");
  office_set (fixture, "touch-gap=900", NULL);
  before_link = office_ticks (fixture);
  g_assert_cmpstr (before_link, ==, two);
  office_link (fixture);
  one = office_ticks (fixture);
  g_assert_cmpstr (one, ==, "06:45 VAN 1 12 home - ok\n");
}

static gboolean
undo_one (OfficeFixture *fixture, gboolean redo, char **ret_action)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TklHistoryEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  if (redo)
    tkl_redo_async (fixture->office, NULL, office_arrived, &arrived);
  else
    tkl_undo_async (fixture->office, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_undo_finish (fixture->office, result, &entry, &error);
  g_assert_no_error (error);
  *ret_action = entry != NULL ? g_strdup (entry->action) : NULL;
  return entry != NULL;
}

/* A transfer is one step, an import is one step; redo brings both back. */
static void
test_undo_and_redo (OfficeFixture *fixture, gconstpointer data)
{
  static const char *const actions[]
      = { "transfer", "import-projects", "import-employees", "set-company" };
  g_autoptr (TklTransferReport) report = NULL;
  g_autofree char *left_over = NULL;
  g_autofree char *ticks = NULL;

  take_example_a (fixture);
  report = office_transfer (fixture, "2026-03-02", "2026-03-02", FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *action = NULL;

      undo_one (fixture, FALSE, &action);
      g_assert_cmpstr (action, ==, actions[i]);
    }
  g_assert_false (undo_one (fixture, FALSE, &left_over));
  office_assert_lines (fixture, "");
  for (gsize i = G_N_ELEMENTS (actions); i > 0; i--)
    {
      g_autofree char *action = NULL;

      undo_one (fixture, TRUE, &action);
      g_assert_cmpstr (action, ==, actions[i - 1]);
    }
  office_assert_lines (fixture, lines_of_a);
  office_link (fixture);
  ticks = office_ticks (fixture);
  g_assert_true (g_str_has_prefix (ticks, "06:45 VAN 1 12 home - ok clock\n"));
}

/* The holder is looked up by date; before and after him the key is nobody's (F087). */
static void
test_key_is_passed_on (OfficeFixture *fixture, gconstpointer data)
{
  const OfficeTouch touches[] = { { "VAN 1", "2026-03-10T07:00:00+01:00", P1, ANNA, 0 },
                                  { "VAN 1", "2026-03-11T07:00:00+01:00", P1, ANNA, 0 } };
  g_autoptr (TklImportReport) refused = NULL;
  g_autofree char *ticks = NULL;

  office_take (fixture, touches, G_N_ELEMENTS (touches));
  refused = office_import (fixture, TKL_IMPORT_EMPLOYEES, ".csv",
                           "number,key,key_from\n9," ANNA ",2026-03-11\n");
  g_assert_true (refused->refused);
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES,
                      "number,key,key_from,key_to\n"
                      "9," ANNA ",2026-03-11,\n"
                      "12," ANNA ",,2026-03-10\n");
  office_link (fixture);
  ticks = office_ticks (fixture);
  g_assert_cmpstr (ticks, ==,
                   "07:00 VAN 1 12 project P1 ok\n"
                   "07:00 VAN 1 9 project P1 ok\n");
}

/* Night shift of an employee with his own day start over the night summer time begins: 7 hours. */
static void
test_night_of_summer_time (OfficeFixture *fixture, gconstpointer data)
{
  const OfficeTouch touches[] = { { "VAN 1", "2026-03-28T22:00:00+01:00", P1, ANNA, 0 },
                                  { "VAN 1", "2026-03-29T06:00:00+02:00", P1, ANNA, 0 } };
  g_autoptr (TklTransferReport) report = NULL;
  g_autofree char *days = NULL;

  office_import_good (fixture, TKL_IMPORT_EMPLOYEES, "number,day_start\n12,12:00\n");
  office_take (fixture, touches, G_N_ELEMENTS (touches));
  office_link (fixture);
  report = office_transfer (fixture, "2026-03-28", "2026-03-28", FALSE);
  days = office_days (fixture);
  g_assert_cmpstr (days, ==, "12 2026-03-28 2 complete w420 b0 c0 m0\n");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (OfficeFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/journey/example-a", test_example_a },
    { "/journey/repeat", test_repeat_changes_nothing },
    { "/journey/order", test_order_of_arrival },
    { "/journey/late-tick", test_late_tick_withdraws },
    { "/journey/forced", test_forced_day },
    { "/journey/passengers", test_passengers_and_track },
    { "/journey/unlinked", test_unlinked_tick_holds_the_day },
    { "/journey/settings", test_settings_act_at_the_next_link },
    { "/journey/undo", test_undo_and_redo },
    { "/journey/key-passed-on", test_key_is_passed_on },
    { "/journey/night", test_night_of_summer_time },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, OfficeFixture, NULL, set_up_company, tests[i].run, office_tear_down);
  return g_test_run ();
}
