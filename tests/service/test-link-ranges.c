/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linking a range of days again: what lies outside of it keeps its link (rules §1, §2, §4, §5). */
/* Thread: main. */
#include "office-fixture.h"

#include "tkl-link-service.h"

#define HOME 50.9000, 4.0000
#define P1 50.9400, 4.0500
#define NOWHERE 50.5000, 4.5000
#define ANNA "3D00000BADC0DE01"
#define BERT "820000A1B2C3D401"

static void
set_up_company (OfficeFixture *fixture, gconstpointer data)
{
  office_set_up (fixture, data);
  office_set (fixture, "latitude=50.92", "longitude=4.02", "default-radius=100", NULL);
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES,
                      "number,latitude,longitude,key\n12,50.9000,4.0000," ANNA "\n"
                      "9,50.9400,4.0500," BERT "\n");
  office_import_good (fixture, TKL_IMPORT_PROJECTS,
                      "number,latitude,longitude,presence_required\nP1,50.9400,4.0500,0\n");
}

/* Returns: of how many ticks it says that they stay. */
static guint
link_days (OfficeFixture *fixture, const char *from, const char *to)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklLinkReport report = { 0 };
  TklDay days[2];

  g_assert_true (tkl_day_parse (from, &days[0]) && tkl_day_parse (to, &days[1]));
  tkl_link_async (fixture->office, days[0], days[1], NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_link_finish (fixture->office, result, &report, &error);
  g_assert_no_error (error);
  return report.n_same;
}

/* Ticks around a range, or around a piece of it, are looked at and not told. */
static void
test_counts (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) first = g_date_time_new_utc (2026, 3, 1, 7, 0, 0);

  for (int day = 0; day < 90; day++)
    {
      g_autoptr (GDateTime) at = g_date_time_add_days (first, day);
      g_autofree char *time = g_date_time_format (at, "%FT%TZ");
      const OfficeTouch touch = { "VAN 1", time, HOME, ANNA, 0 };

      office_take (fixture, &touch, 1);
    }
  office_link (fixture);
  g_assert_cmpuint (link_days (fixture, "2026-03-10", "2026-03-10"), ==, 1);
  g_assert_cmpuint (link_days (fixture, "2026-03-01", "2026-05-29"), ==, 90);
  g_assert_cmpuint (link_days (fixture, "2020-02-03", "2030-01-01"), ==, 90);
}

/* Who left the firm today is nobody on the days linked again, and stays himself before. */
static void
test_people_outside_stay (OfficeFixture *fixture, gconstpointer data)
{
  const OfficeTouch touches[] = { { "VAN 1", "2026-03-09T07:00:00+01:00", HOME, ANNA, 0 },
                                  { "VAN 1", "2026-03-10T07:00:00+01:00", HOME, ANNA, 0 },
                                  { "VAN 1", "2026-03-11T07:00:00+01:00", HOME, ANNA, 0 } };

  office_take (fixture, touches, G_N_ELEMENTS (touches));
  office_link (fixture);
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES, "number,active\n12,0\n");
  link_days (fixture, "2026-03-10", "2026-03-10");
  office_assert_ticks (fixture, "07:00 VAN 1 12 home - ok\n"
                                "07:00 VAN 1 - none - no-employee\n"
                                "07:00 VAN 1 12 home - ok\n");
}

/* A pair of ticks of Anna at P1 on each of eight days: @first on the day, @second on the next. */
static void
take_pairs (OfficeFixture *fixture, const char *first, const char *second)
{
  for (int day = 2; day <= 9; day++)
    {
      g_autofree char *begin = g_strdup_printf ("2026-03-%02dT%s+01:00", day, first);
      g_autofree char *end = g_strdup_printf ("2026-03-%02dT%s+01:00", day + 1, second);
      const OfficeTouch touches[]
          = { { "VAN 1", begin, P1, ANNA, 0 }, { "VAN 1", end, P1, ANNA, 0 } };

      office_take (fixture, touches, G_N_ELEMENTS (touches));
    }
}

static void
assert_each_day_alone_changes_nothing (OfficeFixture *fixture)
{
  for (int day = 1; day <= 11; day++)
    {
      g_autofree char *before = office_ticks (fixture);
      g_autofree char *text = g_strdup_printf ("2026-03-%02d", day);

      link_days (fixture, text, text);
      office_assert_ticks (fixture, before);
    }
}

/* The first of two ticks lies before the context of the days linked again. */
static void
test_doubles_at_the_end_of_context (OfficeFixture *fixture, gconstpointer data)
{
  take_pairs (fixture, "23:57:30", "00:00:30");
  office_link (fixture);
  assert_each_day_alone_changes_nothing (fixture);
}

/* At night, the first tick at a project is the evening's, not the first one after midnight. */
static void
test_presences_at_the_end_of_context (OfficeFixture *fixture, gconstpointer data)
{
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES, "number,day_start\n12,12:00\n");
  office_import_good (fixture, TKL_IMPORT_PROJECTS, "number,presence_required\nP1,1\n");
  take_pairs (fixture, "22:00:00", "06:00:00");
  office_link (fixture);
  assert_each_day_alone_changes_nothing (fixture);
}

/* The period of a link goes by the workday: the morning after a night belongs to the day before. */
static void
test_own_day_start (OfficeFixture *fixture, gconstpointer data)
{
  const OfficeTouch touches[] = { { "VAN 1", "2026-03-10T22:00:00+01:00", P1, ANNA, 0 },
                                  { "VAN 1", "2026-03-11T06:00:00+01:00", P1, ANNA, 0 },
                                  { "VAN 1", "2026-03-11T06:30:00+01:00", P1, BERT, 0 } };

  office_import_good (fixture, TKL_IMPORT_EMPLOYEES, "number,day_start\n12,12:00\n");
  office_take (fixture, touches, G_N_ELEMENTS (touches));
  link_days (fixture, "2026-03-10", "2026-03-10");
  office_assert_ticks (fixture, "22:00 VAN 1 12 project P1 ok\n"
                                "06:00 VAN 1 12 project P1 ok\n"
                                "06:30 VAN 1 - none - unlinked\n");

  /* Another day start acts on the days linked again, whatever day their ticks had before. */
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES, "number,day_start\n12,05:00\n");
  link_days (fixture, "2026-03-11", "2026-03-11");
  office_assert_days (fixture, "9 2026-03-11 1 odd w0 b0 c0 m0\n"
                               "12 2026-03-10 1 odd w0 b0 c0 m0\n"
                               "12 2026-03-11 1 odd w0 b0 c0 m0\n");
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES, "number,day_start\n12,12:00\n");
  link_days (fixture, "2026-03-10", "2026-03-10");
  office_assert_days (fixture, "9 2026-03-11 1 odd w0 b0 c0 m0\n"
                               "12 2026-03-10 2 complete w0 b0 c0 m0\n");
}

/* A tick of the range decides about one just outside of it, before and after. */
static void
test_doubles_across_the_ends (OfficeFixture *fixture, gconstpointer data)
{
  const OfficeTouch touches[] = { { "VAN 1", "2026-03-09T23:58:00+01:00", P1, ANNA, 0 },
                                  { "VAN 2", "2026-03-10T00:01:00+01:00", P1, ANNA, 0 },
                                  { "VAN 1", "2026-03-10T23:58:00+01:00", NOWHERE, ANNA, 0 },
                                  { "VAN 2", "2026-03-11T00:01:00+01:00", NOWHERE, ANNA, 0 } };

  office_take (fixture, touches, G_N_ELEMENTS (touches));
  link_days (fixture, "2026-03-10", "2026-03-10");
  office_assert_ticks (fixture, "23:58 VAN 1 - none - unlinked\n"
                                "00:01 VAN 2 12 project P1 double\n"
                                "23:58 VAN 1 12 none - no-destination\n"
                                "00:01 VAN 2 - none - unlinked\n");
  office_link (fixture);
  office_set (fixture, "double-window=60", NULL);
  link_days (fixture, "2026-03-10", "2026-03-10");
  office_assert_ticks (fixture, "23:58 VAN 1 12 project P1 ok\n"
                                "00:01 VAN 2 12 project P1 ok\n"
                                "23:58 VAN 1 12 none - no-destination\n"
                                "00:01 VAN 2 12 none - no-destination\n");
  office_set (fixture, "double-window=300", "double-ignore-both=on", NULL);
  link_days (fixture, "2026-03-10", "2026-03-10");
  office_assert_ticks (fixture, "23:58 VAN 1 12 project P1 double\n"
                                "00:01 VAN 2 12 project P1 double\n"
                                "23:58 VAN 1 12 none - double\n"
                                "00:01 VAN 2 12 none - double\n");
  /* Days of which nothing is left still show that somebody was there. */
  office_assert_days (fixture, "12 2026-03-09 0 odd w0 b0 c0 m0\n"
                               "12 2026-03-10 0 odd w0 b0 c0 m0\n"
                               "12 2026-03-11 0 odd w0 b0 c0 m0\n");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (OfficeFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/link-ranges/counts", test_counts },
    { "/link-ranges/people", test_people_outside_stay },
    { "/link-ranges/doubles-context", test_doubles_at_the_end_of_context },
    { "/link-ranges/presences-context", test_presences_at_the_end_of_context },
    { "/link-ranges/own-day-start", test_own_day_start },
    { "/link-ranges/doubles-ends", test_doubles_across_the_ends },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, OfficeFixture, NULL, set_up_company, tests[i].run, office_tear_down);
  return g_test_run ();
}
