/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day engine by tables: examples A–G, every row of rules §6 with its switches, completeness. */
/* Thread: main. */
#include "day-text.h"

typedef struct
{
  const char *name;
  const char *switches; /* (nullable) */
  const char *ticks;
  const char *lines;    /* (nullable): the day is refused */
  const char *in_clock; /* (nullable): not looked at */
} Case;

/* Fails with the name of the case and both texts. */
static void
check_text (const char *name, const char *what, const char *found, const char *expected)
{
  if (g_strcmp0 (found, expected) != 0)
    g_error ("%s: %s are\n  %s\nexpected\n  %s", name, what, found, expected);
  g_assert_cmpstr (found, ==, expected);
}

static void
run_case (const Case *test, gboolean force, TklRole role)
{
  TklCompany company = day_text_company (test->switches);
  TklDayRules rules = { .company = &company };
  TklEmployee employee = { .id = DAY_TEXT_EMPLOYEE, .role = role };
  g_autoptr (GArray) ticks = day_text_ticks (test->ticks);
  g_autoptr (GArray) lines = tkl_clock_lines_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  TklWorkday workday = day_text_workday (ticks);
  gboolean done = tkl_day_lines (&rules, &workday, &employee, force, lines, ids);
  g_autofree char *found = day_text_lines (lines);
  g_autofree char *found_ids = day_text_ids (ids);

  check_text (test->name, "lines", done ? found : NULL, test->lines);
  if (test->in_clock != NULL)
    check_text (test->name, "ids in clock", found_ids, test->in_clock);
  if (!done)
    {
      g_assert_cmpuint (lines->len, ==, 0);
      g_assert_cmpuint (ids->len, ==, 0);
    }
}

static void
run_cases (const Case *cases, gsize n_cases, gboolean force, TklRole role)
{
  for (gsize i = 0; i < n_cases; i++)
    run_case (&cases[i], force, role);
}

#define A_LINES                                                                                    \
  "06:45-07:30 0:45 mobility P1; 07:30-16:00 8:30 work/site P1; 16:00-16:40 0:40 mobility P1"

/* Rules §7: A to G, every value. */
static void
test_examples (void)
{
  static const Case cases[] = {
    { "A", NULL, "06:45 H, 07:30 1, 16:00 1, 16:40 H", A_LINES, "1 2 3 4" },
    { "B", NULL, "06:30 H, 06:50 E, 07:15 E, 07:55 1, 16:05 1, 16:50 H",
      "06:30-06:50 0:20 commute; 06:50-07:15 0:25 work/loading; 07:15-07:55 0:40 mobility P1; "
      "07:55-16:05 8:10 work/site P1; 16:05-16:50 0:45 mobility P1",
      "1 2 3 4 5 6" },
    { "C", NULL, "07:00 1, 12:00 1, 12:30 1, 16:00 1",
      "07:00-12:00 5:00 work/site P1; 12:00-12:30 0:30 break P1; 12:30-16:00 3:30 work/site P1",
      "1 2 3 4" },
    { "C without CT-3", "-ct3", "07:00 1, 12:00 1, 12:30 1, 16:00 1",
      "07:00-12:00 5:00 work/site P1; 12:00-12:30 0:30 work/site P1; "
      "12:30-16:00 3:30 work/site P1",
      "1 2 3 4" },
    { "D", NULL, "07:00 H, 07:40 1, 11:50 1, 12:15 2, 15:45 2, 16:30 H",
      "07:00-07:40 0:40 mobility P1; 07:40-11:50 4:10 work/site P1; "
      "11:50-12:15 0:25 work/between-sites P2; 12:15-15:45 3:30 work/site P2; "
      "15:45-16:30 0:45 mobility P2",
      "1 2 3 4 5 6" },
    { "E", NULL, "06:45 H, 07:30 1, 07:33 1 double, 16:00 1, 16:40 H", A_LINES, "1 2 4 5" },
    { "F", NULL, "06:45 H, 07:30 1, 16:40 H", NULL, "" },
    { "G", "+cl2", "06:43 H, 07:32 1, 16:02 1, 16:38 H", A_LINES, "1 2 3 4" },
  };
  static const Case forced[] = {
    { "F forced", NULL, "06:45 H, 07:30 1, 16:40 H",
      "06:45-07:30 0:45 mobility P1; 07:30-16:40 9:10 mobility P1", "1 2 3" },
    { "A forced is A", NULL, "06:45 H, 07:30 1, 16:00 1, 16:40 H", A_LINES, "1 2 3 4" },
  };

  run_cases (cases, G_N_ELEMENTS (cases), FALSE, TKL_ROLE_NONE);
  run_cases (forced, G_N_ELEMENTS (forced), TRUE, TKL_ROLE_NONE);
}

/* Each row of the table with each switch that concerns it; the role stands where it belongs. */
static void
test_rows (void)
{
  static const Case cases[] = {
    { "home → employer", NULL, "07:00 H, 08:00 E", "07:00-08:00 1:00 commute driver", NULL },
    { "employer → home", NULL, "07:00 E, 08:00 H", "07:00-08:00 1:00 commute driver", NULL },
    { "commute never has a project", "+ct1", "07:00 E, 08:00 H", "07:00-08:00 1:00 commute driver",
      NULL },
    { "home → P", NULL, "07:00 H, 08:00 3", "07:00-08:00 1:00 mobility P3 driver", NULL },
    { "employer → P", NULL, "07:00 E, 08:00 3", "07:00-08:00 1:00 mobility P3 driver", NULL },
    { "P → home", NULL, "07:00 3, 08:00 H", "07:00-08:00 1:00 mobility P3 driver", NULL },
    { "P → employer", NULL, "07:00 3, 08:00 E", "07:00-08:00 1:00 mobility P3 driver", NULL },
    { "home → P, CT-1 off", "-ct1", "07:00 H, 08:00 3", "07:00-08:00 1:00 mobility driver", NULL },
    { "P → employer, CT-1 off", "-ct1", "07:00 3, 08:00 E", "07:00-08:00 1:00 mobility driver",
      NULL },
    { "employer → employer", NULL, "07:00 E, 08:00 E", "07:00-08:00 1:00 work/loading", NULL },
    { "P → P", NULL, "07:00 3, 08:00 3", "07:00-08:00 1:00 work/site P3", NULL },
    { "P → P keeps its project, CT-1 off", "-ct1", "07:00 3, 08:00 3",
      "07:00-08:00 1:00 work/site P3", NULL },
    { "P → Q", NULL, "07:00 3, 08:00 4", "07:00-08:00 1:00 work/between-sites P4", NULL },
    { "P → Q, CT-1 off", "-ct1", "07:00 3, 08:00 4", "07:00-08:00 1:00 work/between-sites P4",
      NULL },
    { "P → Q, CT-2 off", "-ct2", "07:00 3, 08:00 4", "07:00-08:00 1:00 mobility P4 driver", NULL },
    { "P → Q, CT-1 and CT-2 off", "-ct1 -ct2", "07:00 3, 08:00 4",
      "07:00-08:00 1:00 mobility driver", NULL },
    { "home → home", NULL, "07:00 H, 08:00 H", "", "1 2" },
    { "home → home inside", NULL, "06:00 1, 07:00 H, 08:00 H, 09:00 1",
      "06:00-07:00 1:00 mobility P1 driver; 08:00-09:00 1:00 mobility P1 driver", "1 2 3 4" },
    { "CL-7", "+cl7", "07:00 H, 08:00 E, 09:00 E, 10:00 H",
      "07:00-08:00 1:00 commute driver book; 08:00-09:00 1:00 work/loading book; "
      "09:00-10:00 1:00 commute driver book",
      NULL },
  };

  run_cases (cases, G_N_ELEMENTS (cases), FALSE, TKL_ROLE_DRIVER);
}

/* CL-8: all is work, whatever CT-2 and CT-3 say. */
static void
test_all_work (void)
{
  static const Case cases[] = {
    { "commute", "+cl8", "07:00 H, 08:00 E", "07:00-08:00 1:00 work/loading", NULL },
    { "loading", "+cl8", "07:00 E, 08:00 E", "07:00-08:00 1:00 work/loading", NULL },
    { "project of the end", "+cl8", "07:00 H, 08:00 3", "07:00-08:00 1:00 work/site P3", NULL },
    { "else of the begin", "+cl8", "07:00 3, 08:00 E", "07:00-08:00 1:00 work/site P3", NULL },
    { "CT-1 off has no say", "+cl8 -ct1", "07:00 3, 08:00 E", "07:00-08:00 1:00 work/site P3",
      NULL },
    { "P → Q", "+cl8", "07:00 3, 08:00 4", "07:00-08:00 1:00 work/site P4", NULL },
    { "P → Q, CT-2 off", "+cl8 -ct2", "07:00 3, 08:00 4", "07:00-08:00 1:00 work/site P4", NULL },
    { "home → home", "+cl8", "07:00 H, 08:00 H", "", "1 2" },
    { "no break", "+cl8", "07:00 1, 12:00 1, 12:30 1, 16:00 1",
      "07:00-12:00 5:00 work/site P1; 12:00-12:30 0:30 work/site P1; "
      "12:30-16:00 3:30 work/site P1",
      NULL },
    { "no km, no role", "+cl8", "07:00 H v1 o1000, 08:00 3 v1 o9000",
      "07:00-08:00 1:00 work/site P3", NULL },
    { "nothing to double", "+cl8 +cl4 +cl5", "07:00 H v1 o1000, 08:00 3 v1 o9000",
      "07:00-08:00 1:00 work/site P3", NULL },
  };

  run_cases (cases, G_N_ELEMENTS (cases), FALSE, TKL_ROLE_OWN);
}

/* CT-3: runs of two and three are no breaks, of four and more the 2nd, 4th … leg is. */
static void
test_breaks (void)
{
  static const Case cases[] = {
    { "two", NULL, "07:00 1, 08:00 1", "07:00-08:00 1:00 work/site P1", NULL },
    { "three", NULL, "06:00 H, 07:00 1, 08:00 1, 09:00 1",
      "06:00-07:00 1:00 mobility P1; 07:00-08:00 1:00 work/site P1; 08:00-09:00 1:00 work/site P1",
      NULL },
    { "five", NULL, "06:00 H, 07:00 1, 08:00 1, 09:00 1, 10:00 1, 11:00 1",
      "06:00-07:00 1:00 mobility P1; 07:00-08:00 1:00 work/site P1; 08:00-09:00 1:00 break P1; "
      "09:00-10:00 1:00 work/site P1; 10:00-11:00 1:00 break P1",
      NULL },
    { "six", NULL, "07:00 1, 08:00 1, 09:00 1, 10:00 1, 11:00 1, 12:00 1",
      "07:00-08:00 1:00 work/site P1; 08:00-09:00 1:00 break P1; 09:00-10:00 1:00 work/site P1; "
      "10:00-11:00 1:00 break P1; 11:00-12:00 1:00 work/site P1",
      NULL },
    { "two and two", NULL, "07:00 1, 08:00 1, 09:00 2, 10:00 2",
      "07:00-08:00 1:00 work/site P1; 08:00-09:00 1:00 work/between-sites P2; "
      "09:00-10:00 1:00 work/site P2",
      NULL },
    { "four at one, four at the next", NULL,
      "07:00 1, 08:00 1, 08:15 1, 09:00 1, 10:00 2, 11:00 2, 11:15 2, 12:00 2",
      "07:00-08:00 1:00 work/site P1; 08:00-08:15 0:15 break P1; 08:15-09:00 0:45 work/site P1; "
      "09:00-10:00 1:00 work/between-sites P2; 10:00-11:00 1:00 work/site P2; "
      "11:00-11:15 0:15 break P2; 11:15-12:00 0:45 work/site P2",
      NULL },
    { "four at the employer", NULL, "07:00 E, 08:00 E, 09:00 E, 10:00 E",
      "07:00-08:00 1:00 work/loading; 08:00-09:00 1:00 work/loading; 09:00-10:00 1:00 work/loading",
      NULL },
    { "doubles are not counted", NULL,
      "07:00 1, 07:02 1 double, 09:00 1, 09:01 1 double, 10:00 H, "
      "11:00 H",
      "07:00-09:00 2:00 work/site P1; 09:00-10:00 1:00 mobility P1", "1 3 5 6" },
    { "deleted ones neither", NULL, "07:00 1, 08:00 1 deleted, 09:00 1 deleted, 10:00 1",
      "07:00-10:00 3:00 work/site P1", "1 4" },
    { "start and stop neither", NULL,
      "06:59 ? start, 07:00 1, 12:00 1, 12:10 ? stop, 12:20 ? start, 12:30 1, 16:00 1, 16:10 ? "
      "stop",
      "07:00-12:00 5:00 work/site P1; 12:00-12:30 0:30 break P1; 12:30-16:00 3:30 work/site P1",
      "2 3 6 7" },
    { "a break too short for a line stays the second leg", NULL,
      "07:00 1, 12:00:10 1, 12:00:50 1, 16:00 1",
      "07:00-12:00 5:00 work/site P1; 12:00-16:00 4:00 work/site P1", "1 2 3 4" },
  };

  run_cases (cases, G_N_ELEMENTS (cases), FALSE, TKL_ROLE_NONE);
}

/* Boundaries: cut to the minute, CL-2, ties, values on the grid, lines of length zero. */
static void
test_boundaries (void)
{
  static const Case cases[] = {
    { "seconds are cut", NULL, "07:00:59 1, 08:00:01 1", "07:00-08:00 1:00 work/site P1", NULL },
    { "same minute", NULL, "07:00:01 1, 07:00:59 2", "", "1 2" },
    { "same instant: out and in at once", NULL, "07:00 1, 09:00 1, 09:00 2, 10:00 2",
      "07:00-09:00 2:00 work/site P1; 09:00-10:00 1:00 work/site P2", "1 2 3 4" },
    { "CL-2 rounds the uncut time", "+cl2", "07:02:29 1, 08:02:30 1",
      "07:00-08:05 1:05 work/site P1", NULL },
    { "CL-2 ties go up", "+cl2", "07:02:30 1, 08:07:30 1", "07:05-08:10 1:05 work/site P1", NULL },
    { "CL-2 leaves the grid alone", "+cl2", "07:05 1, 08:10 1", "07:05-08:10 1:05 work/site P1",
      NULL },
    { "CL-2 over midnight", "+cl2", "22:00 1, 23:57:30 1", "22:00-24:00 2:00 work/site P1", NULL },
    { "CL-2 makes a line vanish", "+cl2", "07:00 1, 09:58 1, 10:02 2, 12:00 2",
      "07:00-10:00 3:00 work/site P1; 10:00-12:00 2:00 work/site P2", "1 2 3 4" },
    { "CL-2 makes a line longer", "+cl2", "07:02 1, 07:03 1", "07:00-07:05 0:05 work/site P1",
      NULL },
  };

  run_cases (cases, G_N_ELEMENTS (cases), FALSE, TKL_ROLE_NONE);
}

/* Odometer, else straight line; CL-4 and CL-5. 0.1° of latitude is 11 119.5 m, × 1.3 = 14 455 m. */
static void
test_distances (void)
{
  static const Case cases[] = {
    { "odometer", NULL, "07:00 H v1 o1000 y0, 08:00 1 v1 o13349 y1",
      "07:00-08:00 1:00 mobility P1 12.3km/odometer", NULL },
    { "odometer half up", NULL, "07:00 H v1 o1000, 08:00 1 v1 o13350",
      "07:00-08:00 1:00 mobility P1 12.4km/odometer", NULL },
    { "odometer stood still", NULL, "07:00 H v1 o1000 y0, 08:00 1 v1 o1000 y1",
      "07:00-08:00 1:00 mobility P1 0.0km/odometer", NULL },
    { "odometer ran backwards", NULL, "07:00 H v1 o1001 y0, 08:00 1 v1 o1000 y1",
      "07:00-08:00 1:00 mobility P1 14.5km/estimated", NULL },
    { "one odometer unknown", NULL, "07:00 H v1 y0, 08:00 1 v1 o1000 y1",
      "07:00-08:00 1:00 mobility P1 14.5km/estimated", NULL },
    { "two vehicles", NULL, "07:00 H v1 o1000 y0, 08:00 1 v2 o13350 y1",
      "07:00-08:00 1:00 mobility P1 14.5km/estimated", NULL },
    { "no vehicle", NULL, "07:00 H o1000 y0 manual, 08:00 1 o2000 y1 manual",
      "07:00-08:00 1:00 mobility P1 14.5km/estimated", NULL },
    { "a place by hand without position", NULL, "07:00 H v1, 08:00 1 v1 y1",
      "07:00-08:00 1:00 mobility P1", NULL },
    { "… the odometer helps", NULL, "07:00 H v1 o1000, 08:00 1 v1 o2000 y1",
      "07:00-08:00 1:00 mobility P1 1.0km/odometer", NULL },
    { "commute has km", NULL, "07:00 H v1 o1000, 08:00 E v1 o2000",
      "07:00-08:00 1:00 commute 1.0km/odometer", NULL },
    { "between sites has km", NULL, "07:00 1 v1 o1000, 08:00 2 v1 o2000",
      "07:00-08:00 1:00 work/between-sites P2 1.0km/odometer", NULL },
    { "work and loading have none", NULL,
      "07:00 E v1 o1000 y0, 08:00 E v1 o2000 y1, 09:00 1 v1 o3000, 10:00 1 v1 o4000",
      "07:00-08:00 1:00 work/loading; 08:00-09:00 1:00 mobility P1 1.0km/odometer; "
      "09:00-10:00 1:00 work/site P1",
      NULL },
    { "a break has none", NULL, "07:00 1 v1 o0, 12:00 1 v1 o0, 12:30 1 v1 o9000, 16:00 1 v1 o9000",
      "07:00-12:00 5:00 work/site P1; 12:00-12:30 0:30 break P1; 12:30-16:00 3:30 work/site P1",
      NULL },
  };

  run_cases (cases, G_N_ELEMENTS (cases), FALSE, TKL_ROLE_NONE);
}

/* CL-4 and CL-5: one ride a day, once, before rounding. */
static void
test_doubling (void)
{
  static const Case cases[] = {
    { "CL-4: 2 × 1 025 m is 2.1 km", "+cl4", "07:00 H v1 o0, 08:00 1 v1 o1025, 16:00 1, 16:30 1",
      "07:00-08:00 1:00 mobility P1 2.1km/odometer doubled; 08:00-16:00 8:00 work/site P1; "
      "16:00-16:30 0:30 work/site P1",
      NULL },
    { "CL-4: 2 × 1 024 m is 2.0 km", "+cl4", "07:00 H v1 o0, 08:00 1 v1 o1024",
      "07:00-08:00 1:00 mobility P1 2.0km/odometer doubled", NULL },
    { "CL-4: estimated", "+cl4", "07:00 H y0, 08:00 E y1",
      "07:00-08:00 1:00 commute 28.9km/estimated doubled", NULL },
    { "CL-4 without km", "+cl4", "07:00 H, 08:00 E", "07:00-08:00 1:00 commute", NULL },
    { "CL-5", "+cl5", "07:00 H v1 o0, 08:00 1 v1 o1024",
      "07:00-08:00 2:00 mobility P1 1.0km/odometer doubled", NULL },
    { "CL-4 and CL-5", "+cl4 +cl5", "07:00 H v1 o0, 08:00 1 v1 o1024",
      "07:00-08:00 2:00 mobility P1 2.0km/odometer doubled", NULL },
    { "CL-5 with CL-2: the rounded time", "+cl5 +cl2", "07:02 H, 08:03 1",
      "07:00-08:05 2:10 mobility P1 doubled", NULL },
    { "two rides", "+cl4 +cl5", "07:00 H v1 o0, 08:00 1 v1 o1024, 16:00 1, 17:00 H",
      "07:00-08:00 1:00 mobility P1 1.0km/odometer; 08:00-16:00 8:00 work/site P1; "
      "16:00-17:00 1:00 mobility P1",
      NULL },
    { "commute and mobility are two", "+cl5", "07:00 H, 08:00 E, 09:00 1, 10:00 1",
      "07:00-08:00 1:00 commute; 08:00-09:00 1:00 mobility P1; 09:00-10:00 1:00 work/site P1",
      NULL },
    { "between sites is no ride", "+cl4 +cl5", "07:00 1 v1 o0, 08:00 2 v1 o1000",
      "07:00-08:00 1:00 work/between-sites P2 1.0km/odometer", NULL },
    { "… and does not hide the ride", "+cl5", "06:00 H, 07:00 1, 08:00 2, 09:00 2",
      "06:00-07:00 2:00 mobility P1 doubled; 07:00-08:00 1:00 work/between-sites P2; "
      "08:00-09:00 1:00 work/site P2",
      NULL },
    { "between sites is a ride, CT-2 off", "+cl5 -ct2", "07:00 1, 08:00 2",
      "07:00-08:00 2:00 mobility P2 doubled", NULL },
    { "home → home is none", "+cl5", "06:00 H, 07:00 H, 08:00 1, 09:00 1",
      "07:00-08:00 2:00 mobility P1 doubled; 08:00-09:00 1:00 work/site P1", NULL },
    { "a ride within a minute is one", "+cl4 +cl5",
      "07:00:05 H, 07:00:50 1, 16:00 1 v1 o0, 16:40 H v1 o1024",
      "07:00-16:00 9:00 work/site P1; 16:00-16:40 0:40 mobility P1 1.0km/odometer", NULL },
    { "a ride that CL-2 rounds away is one", "+cl2 +cl5", "07:00 E, 07:02 1, 16:00 1, 16:40 E",
      "07:00-16:00 9:00 work/site P1; 16:00-16:40 0:40 mobility P1", NULL },
    { "the only ride within a minute", "+cl4 +cl5", "07:00:05 H, 07:00:50 1, 16:00 1, 16:00:30 1",
      "07:00-16:00 9:00 work/site P1", NULL },
    { "no ride", "+cl4 +cl5", "07:00 1, 08:00 1", "07:00-08:00 1:00 work/site P1", NULL },
  };

  run_cases (cases, G_N_ELEMENTS (cases), FALSE, TKL_ROLE_NONE);
}

/* What a forced transfer takes from an incomplete day, and which ticks are then in clock. */
static void
test_forced (void)
{
  static const Case cases[] = {
    { "no tick", NULL, "07:00 1 deleted", "", "" },
    { "one tick", NULL, "07:00 1", "", "" },
    { "a gap", NULL, "07:00 1, 08:00 1, 09:00 ?, 10:00 2, 11:00 2",
      "07:00-08:00 1:00 work/site P1; 10:00-11:00 1:00 work/site P2", "1 2 4 5" },
    { "a gap leaves a tick alone", NULL, "07:00 1, 08:00 ?, 10:00 2, 11:00 2",
      "10:00-11:00 1:00 work/site P2", "3 4" },
    { "several projects", NULL, "07:00 1, 08:00 *, 09:00 2", "", "" },
    { "not linked", NULL, "07:00 1, 08:00 -, 09:00 2", "", "" },
    { "blocked (F157)", NULL, "07:00 1, 08:00 1 blocked, 09:00 2, 10:00 2",
      "09:00-10:00 1:00 work/site P2", "3 4" },
    { "not for the clock (F156)", NULL, "07:00 1, 08:00 1 noclock, 09:00 2, 10:00 2",
      "09:00-10:00 1:00 work/site P2", "3 4" },
    { "home → home counts as in clock", NULL, "07:00 H, 08:00 H, 09:00 ?", "", "1 2" },
    { "too short for a line as well", NULL, "07:00:01 1, 07:00:10 2, 09:00 ?", "", "1 2" },
    { "doubles count as ticks with CT-4 off, but are never in clock", "-ct4",
      "06:45 H, 07:30 1, 07:33 1 double, 16:00 1",
      "06:45-07:30 0:45 mobility P1; 07:30-07:33 0:03 work/site P1; 07:33-16:00 8:27 work/site P1",
      "1 2 4" },
    { "… so that they make runs", "-ct4", "07:00 1, 07:03 1 double, 12:00 1, 16:00 1",
      "07:00-07:03 0:03 work/site P1; 07:03-12:00 4:57 break P1; 12:00-16:00 4:00 work/site P1",
      "1 3 4" },
    { "a run ends at a tick that is not for the clock", NULL,
      "07:00 1, 08:00 1, 09:00 1 blocked, 10:00 1, 11:00 1",
      "07:00-08:00 1:00 work/site P1; 10:00-11:00 1:00 work/site P1", "1 2 4 5" },
    { "a run begins behind it", NULL, "06:00 1 blocked, 07:00 1, 08:00 1, 09:00 1, 10:00 1",
      "07:00-08:00 1:00 work/site P1; 08:00-09:00 1:00 break P1; 09:00-10:00 1:00 work/site P1",
      "2 3 4 5" },
    { "CL-5 counts what comes out", "+cl5", "06:00 H, 07:00 1, 08:00 1, 09:00 ?, 10:00 1",
      "06:00-07:00 2:00 mobility P1 doubled; 07:00-08:00 1:00 work/site P1", "1 2 3" },
  };

  run_cases (cases, G_N_ELEMENTS (cases), TRUE, TKL_ROLE_NONE);
}

static void
test_state (void)
{
  static const struct
  {
    const char *ticks;
    const char *switches;
    guint n_kept;
    gboolean complete;
    const char *problem;
  } cases[] = {
    { "07:00 1 deleted", NULL, 0, FALSE, NULL },
    { "07:00 1 start", NULL, 0, FALSE, NULL },
    { "07:00 1 double, 07:02 1 double", NULL, 0, FALSE, "odd" }, /* both dropped */
    { "07:00 1 double deleted, 07:02 1 deleted", NULL, 0, FALSE, NULL },
    { "07:00 1", NULL, 1, FALSE, "odd" },
    { "07:00 1, 08:00 1", NULL, 2, TRUE, NULL },
    { "07:00 1, 08:00 1, 09:00 1", NULL, 3, FALSE, "odd" },
    { "07:00 1, 08:00 1, 09:00 1, 10:00 1, 11:00 1, 12:00 1, 13:00 1, 14:00 1", NULL, 8, TRUE,
      NULL },
    { "07:00 H, 08:00 H", NULL, 2, TRUE, NULL },
    { "07:00 1 presence, 08:00 1", NULL, 2, TRUE, NULL },
    { "07:00 1 manual, 08:00 1", NULL, 2, TRUE, NULL },
    { "07:00 1 start, 08:00 1", NULL, 1, FALSE, "odd" },
    { "07:00 !, 08:00 ?", NULL, 2, FALSE, "no-employee" },
    { "07:00 ?, 08:00 *", NULL, 2, FALSE, "no-destination" },
    { "07:00 *, 08:00 ?", NULL, 2, FALSE, "several-projects" },
    { "07:00 -, 08:00 ?", NULL, 2, FALSE, "unlinked" },
    { "07:00 1, 08:00 1 blocked", NULL, 2, FALSE, "blocked" },
    { "07:00 1, 08:00 1 noclock", NULL, 2, FALSE, "blocked" },
    { "07:00 1 blocked, 08:00 ?", NULL, 2, FALSE, "blocked" },
    { "07:00 ? blocked, 08:00 1", NULL, 2, FALSE, "no-destination" },
    { "07:00 ?, 08:00 1, 09:00 1", NULL, 3, FALSE, "no-destination" },
    { "07:00 ? deleted, 08:00 1, 09:00 1", NULL, 2, TRUE, NULL },
    { "07:00 1, 07:02 1 double, 09:00 1", NULL, 2, TRUE, NULL },
    { "07:00 1, 07:02 1 double, 09:00 1", "-ct4", 3, FALSE, "double" },
    { "07:00 1, 07:02 1 double", "-ct4", 2, FALSE, "double" },
    { "07:00 ?, 07:02 ? double", "-ct4", 2, FALSE, "no-destination" },
    { "07:00 1, 07:02 1 double deleted, 09:00 1", "-ct4", 2, TRUE, NULL },
    { "07:00 1, 07:02 1 unmarked", "-ct4", 2, TRUE, NULL },
    { "07:00 1, 07:02 1 unmarked", NULL, 2, TRUE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklCompany company = day_text_company (cases[i].switches);
      g_autoptr (GArray) ticks = day_text_ticks (cases[i].ticks);
      TklWorkday workday = day_text_workday (ticks);
      TklDayState state = tkl_day_state (&workday, &company);

      check_text (cases[i].ticks, "problems", tkl_day_problem_to_text (state.problem),
                  cases[i].problem);
      g_assert_cmpuint (state.n_kept, ==, cases[i].n_kept);
      g_assert_cmpint (state.complete, ==, cases[i].complete);
    }
}

static void
test_standing (void)
{
  static const struct
  {
    const char *ticks;
    gboolean provisional;
    TklDayStanding standing;
  } cases[] = {
    { "07:00 1 deleted", TRUE, TKL_STANDING_NONE },
    { "07:00 1 start, 08:00 1 stop", FALSE, TKL_STANDING_NONE },
    { "07:00 1", FALSE, TKL_STANDING_TO_REPAIR },
    { "07:00 1 clock", TRUE, TKL_STANDING_TO_REPAIR },
    { "07:00 1 blocked, 08:00 1", FALSE, TKL_STANDING_TO_REPAIR },
    { "07:00 1 blocked, 08:00 1 noclock", FALSE, TKL_STANDING_LEFT },
    { "07:00 1, 08:00 1", FALSE, TKL_STANDING_COMPLETE },
    { "07:00 1, 08:00 1", TRUE, TKL_STANDING_PROVISIONAL },
    { "07:00 1 clock, 08:00 1 clock", TRUE, TKL_STANDING_PROVISIONAL },
    { "07:00 1 clock, 08:00 1 clock", FALSE, TKL_STANDING_TRANSFERRED },
    { "07:00 1 clock, 08:00 1 clock, 09:00 1, 10:00 1", FALSE, TKL_STANDING_COMPLETE },
    { "07:00 1 clock, 07:02 1 double, 08:00 1 clock", FALSE, TKL_STANDING_TRANSFERRED },
    { "07:00 1 clock, 07:30 1 deleted, 08:00 1 clock", FALSE, TKL_STANDING_TRANSFERRED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklCompany company = day_text_company (NULL);
      g_autoptr (GArray) ticks = day_text_ticks (cases[i].ticks);
      TklWorkday workday = day_text_workday (ticks);

      g_assert_cmpint (tkl_day_standing (&workday, &company, cases[i].provisional), ==,
                       cases[i].standing);
    }
}

/* Where to begin when a day is looked at; ids are 1, 2, 3 …. */
static void
test_state_tick (void)
{
  static const struct
  {
    const char *ticks;
    gint64 tick_id;
  } cases[] = {
    { "07:00 1 deleted", 0 },
    { "07:00 1, 08:00 1", 1 },
    { "07:00 1 start, 08:00 1", 2 },
    { "07:00 1, 08:00 ?, 09:00 *", 2 },
    { "07:00 1 double, 07:02 1 double", 1 },
    { "07:00 1 deleted, 08:00 1, 09:00 1 blocked", 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklCompany company = day_text_company (NULL);
      g_autoptr (GArray) ticks = day_text_ticks (cases[i].ticks);
      TklWorkday workday = day_text_workday (ticks);

      g_assert_cmpint (tkl_day_state (&workday, &company).tick_id, ==, cases[i].tick_id);
    }
}

static void
test_no_ticks (void)
{
  TklCompany company = day_text_company (NULL);
  TklDayRules rules = { .company = &company };
  TklWorkday workday = { NULL, 0, DAY_TEXT_EMPLOYEE, DAY_TEXT_DAY };
  g_autoptr (GArray) lines = tkl_clock_lines_new ();

  g_assert_cmpint (tkl_day_state (&workday, &company).problem, ==, TKL_PROBLEM_NONE);
  g_assert_false (tkl_day_lines (&rules, &workday, NULL, FALSE, lines, NULL));
  g_assert_true (tkl_day_lines (&rules, &workday, NULL, TRUE, lines, NULL));
  g_assert_cmpuint (lines->len, ==, 0);
}

/* Members that the texts do not show, and that lines are appended behind what is there. */
static void
test_members (void)
{
  TklCompany company = day_text_company (NULL);
  TklDayRules rules = { .company = &company };
  g_autoptr (GArray) ticks = day_text_ticks ("07:00:30 H v7, 08:00 1 v7, 09:00 1 v8, 10:00 H v8");
  g_autoptr (GArray) lines = tkl_clock_lines_new ();
  TklWorkday workday = day_text_workday (ticks);
  TklClockLine first;

  g_assert_true (tkl_day_lines (&rules, &workday, NULL, FALSE, lines, NULL));
  g_assert_true (tkl_day_lines (&rules, &workday, NULL, FALSE, lines, NULL));
  g_assert_cmpuint (lines->len, ==, 6);
  first = g_array_index (lines, TklClockLine, 3);
  g_assert_cmpint (first.id, ==, 0);
  g_assert_cmpint (first.version, ==, 0);
  g_assert_cmpint (first.begin_utc_ms, ==, DAY_TEXT_DAY * TKL_MS_PER_DAY + 7 * 3600000);
  g_assert_cmpint (first.from_tick, ==, 1);
  g_assert_cmpint (first.to_tick, ==, 2);
  g_assert_cmpint (first.employee_id, ==, DAY_TEXT_EMPLOYEE);
  g_assert_cmpint (first.day, ==, DAY_TEXT_DAY);
  g_assert_cmpint (first.vehicle_id, ==, 7);
  g_assert_cmpint (first.km_tenths, ==, -1);
  g_assert_cmpint (first.origin, ==, TKL_ORIGIN_TICKS);
  g_assert_cmpint (first.role, ==, TKL_ROLE_NONE);
  g_assert_null (first.note);
  g_assert_null (first.wage_code);
  g_assert_cmpint (g_array_index (lines, TklClockLine, 1).vehicle_id, ==, 0);
  g_assert_cmpint (g_array_index (lines, TklClockLine, 2).vehicle_id, ==, 8);
}

typedef struct
{
  double answer_m;
  guint n_calls;
} Track;

static double
answer_track (gint32 vehicle_id, gint64 from_utc_ms, gint64 to_utc_ms, gpointer data)
{
  Track *track = data;

  g_assert_cmpint (vehicle_id, ==, 1);
  g_assert_cmpint (from_utc_ms, ==, DAY_TEXT_DAY * TKL_MS_PER_DAY + 7 * 3600000 + 10000);
  g_assert_cmpint (to_utc_ms, ==, DAY_TEXT_DAY * TKL_MS_PER_DAY + 8 * 3600000);
  track->n_calls++;
  return track->answer_m;
}

/* The track comes after the odometer and before the straight line, uncut times, once a leg. */
static void
test_track (void)
{
  static const struct
  {
    const char *ticks;
    double answer_m;
    guint n_calls;
    const char *lines;
  } cases[] = {
    { "07:00:10 H v1 y0, 08:00 1 v1 y1", 1749, 1, "1:00 mobility P1 1.7km/track" },
    { "07:00:10 H v1 y0, 08:00 1 v1 y1", 1750, 1, "1:00 mobility P1 1.8km/track" },
    { "07:00:10 H v1, 08:00 1 v1", 0, 1, "1:00 mobility P1 0.0km/track" },
    { "07:00:10 H v1 y0, 08:00 1 v1 y1", -1, 1, "1:00 mobility P1 14.5km/estimated" },
    { "07:00:10 H v1 o5 y0, 08:00 1 v1 o2005 y1", 9000, 0, "1:00 mobility P1 2.0km/odometer" },
    { "07:00:10 H v1 o9 y0, 08:00 1 v1 o5 y1", 9000, 1, "1:00 mobility P1 9.0km/track" },
    { "07:00:10 H v1 y0, 08:00 1 v2 y1", 9000, 0, "1:00 mobility P1 14.5km/estimated" },
    { "07:00:10 1 v1 y0, 08:00 1 v1 y1", 9000, 0, "1:00 work/site P1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Track track = { cases[i].answer_m, 0 };
      TklCompany company = day_text_company (NULL);
      TklDayRules rules = { .company = &company, .track = answer_track, .track_data = &track };
      g_autoptr (GArray) ticks = day_text_ticks (cases[i].ticks);
      g_autoptr (GArray) lines = tkl_clock_lines_new ();
      TklWorkday workday = day_text_workday (ticks);
      g_autofree char *found = NULL;

      g_assert_true (tkl_day_lines (&rules, &workday, NULL, FALSE, lines, NULL));
      found = day_text_lines (lines);
      check_text (cases[i].ticks, "lines", found + strlen ("07:00-08:00 "), cases[i].lines);
      g_assert_cmpuint (track.n_calls, ==, cases[i].n_calls);
    }
}

/* F022, F023: what becomes of the time after each tick, also of a day that is not complete yet. */
static void
test_performances (void)
{
  static const struct
  {
    const char *switches;
    const char *ticks;
    const char *performances; /* id of the tick, type/sub-type, r = with a role */
  } cases[] = {
    { NULL, "06:30 H, 06:50 E, 07:15 E, 07:55 1, 16:05 1, 16:50 H",
      "1 2/0r 2 0/1 3 1/0r 4 0/2 5 1/0r " },
    { NULL, "07:00 1, 12:00 1, 12:30 1, 16:00 1", "1 0/2 2 3/0 3 0/2 " },
    { NULL, "07:40 1, 11:50 1, 12:15 2", "1 0/2 2 0/3 " },
    { NULL, "07:00 H, 07:30 ?, 16:00 1, 16:40 H", "3 1/0r " },
    { NULL, "07:00 H, 07:30 1 blocked, 16:00 1, 16:40 H", "3 1/0r " },
    { NULL, "07:00 H, 07:10 H, 07:30 1", "2 1/0r " },
    { "+cl8", "07:00 H, 07:30 1", "1 0/2 " },
    { NULL, "07:00 H", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklCompany company = day_text_company (cases[i].switches);
      g_autoptr (GArray) ticks = day_text_ticks (cases[i].ticks);
      g_autoptr (GArray) performances = g_array_new (FALSE, FALSE, sizeof (TklPerformance));
      g_autoptr (GString) found = g_string_new (NULL);
      TklWorkday workday = day_text_workday (ticks);

      tkl_day_performances (&workday, &company, performances);
      for (guint k = 0; k < performances->len; k++)
        {
          const TklPerformance *of = &g_array_index (performances, TklPerformance, k);

          g_string_append_printf (found, "%d %d/%d%s ", (int) of->tick_id, of->type, of->subtype,
                                  of->ride ? "r" : "");
        }
      check_text (cases[i].ticks, "performances", found->str, cases[i].performances);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day-engine/examples", test_examples);
  g_test_add_func ("/day-engine/rows", test_rows);
  g_test_add_func ("/day-engine/all-work", test_all_work);
  g_test_add_func ("/day-engine/breaks", test_breaks);
  g_test_add_func ("/day-engine/boundaries", test_boundaries);
  g_test_add_func ("/day-engine/distances", test_distances);
  g_test_add_func ("/day-engine/doubling", test_doubling);
  g_test_add_func ("/day-engine/forced", test_forced);
  g_test_add_func ("/day-engine/state", test_state);
  g_test_add_func ("/day-engine/performances", test_performances);
  g_test_add_func ("/day-engine/standing", test_standing);
  g_test_add_func ("/day-engine/state-tick", test_state_tick);
  g_test_add_func ("/day-engine/no-ticks", test_no_ticks);
  g_test_add_func ("/day-engine/members", test_members);
  g_test_add_func ("/day-engine/track", test_track);
  return g_test_run ();
}
