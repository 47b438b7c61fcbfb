/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The planning through the services: list, week, changes, pasted rows (CT-11). */
/* Thread: main. */
#include "office-fixture.h"

#include "tkl-import-preview.h"
#include "tkl-planning-service.h"
#include "tkl-service-error.h"

#define KEY "3D00000BADC0DE01"
#define MONDAY 20514 /* 2026-03-02 */

static void
set_up (OfficeFixture *fixture, gconstpointer data)
{
  office_set_up (fixture, data);
  office_set (fixture, "default-radius=100", NULL);
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES,
                      "number,first_name,active,key\n12,Anna,1," KEY "\n9,Zoe,1,\n100,Bob,0,\n");
  office_import_good (fixture, TKL_IMPORT_PROJECTS,
                      "number,name,latitude,longitude\nP1,Station,50.9,4.0\nP2,,,\nP3,,,\n");
  office_import_good (
      fixture, TKL_IMPORT_PLANNING,
      "date,employee,project\n2026-02-23,12,P1\n2026-03-02,12,P1\n2026-03-02,12,P2\n"
      "2026-03-08,9,P2\n2026-03-09,9,P1\n");
}

static gboolean
finish (GAsyncResult **arrived, OfficeFixture *fixture, int code, guint *ret_n)
{
  g_autoptr (GAsyncResult) result = office_await (arrived);
  g_autoptr (GError) error = NULL;
  TklChange change = { 0 };
  gboolean done = tkl_planning_change_finish (fixture->office, result, &change, ret_n, &error);

  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, TKL_SERVICE_ERROR, code);
  return done && change.entry_id != 0;
}

static guint
set_day (OfficeFixture *fixture, gint64 employee_id, TklDay day, const char *projects, int code)
{
  GAsyncResult *arrived = NULL;
  guint n = 0;

  tkl_planning_set_day_async (fixture->office, employee_id, day, projects, office_arrived,
                              &arrived);
  finish (&arrived, fixture, code, &n);
  return n;
}

static void
assert_items (OfficeFixture *fixture, const char *expected)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  tkl_planning_items_async (fixture->office, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  items = tkl_planning_items_finish (fixture->office, result, NULL);
  g_assert_nonnull (items);
  for (guint i = 0; i < items->len; i++)
    {
      const TklPlanItem *item = items->pdata[i];
      g_autofree char *day = tkl_day_format (item->day);

      g_assert_cmpint (item->id, >, 0);
      g_string_append_printf (text, "%s%s %s %s", i > 0 ? " | " : "", day + 5,
                              item->employee_number, item->project_number);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* `9: ,,,,,,P2 | 12: …` */
static void
assert_week (OfficeFixture *fixture, TklDay monday, const char *expected)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) weeks = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  tkl_planning_week_async (fixture->office, monday, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  weeks = tkl_planning_week_finish (fixture->office, result, NULL);
  g_assert_nonnull (weeks);
  for (guint i = 0; i < weeks->len; i++)
    {
      const TklPlanWeek *week = weeks->pdata[i];
      g_autofree char *days
          = g_strjoin ("|", week->days[0], week->days[1], week->days[2], week->days[3],
                       week->days[4], week->days[5], week->days[6], NULL);

      g_string_append_printf (text, "%s%s:%s", i > 0 ? " " : "", week->number, days);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_monday (void)
{
  static const struct
  {
    const char *day, *monday;
  } cases[] = {
    { "2026-03-02", "2026-03-02" }, { "2026-03-03", "2026-03-02" }, { "2026-03-08", "2026-03-02" },
    { "2026-03-09", "2026-03-09" }, { "2024-02-29", "2024-02-26" }, { "2026-01-01", "2025-12-29" },
    { "1970-01-01", "1969-12-29" }, { "1970-01-05", "1970-01-05" }, { "1969-12-28", "1969-12-22" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklDay day;
      g_autofree char *monday = NULL;

      g_assert_true (tkl_day_parse (cases[i].day, &day));
      monday = tkl_day_format (tkl_planning_monday (day));
      g_assert_cmpstr (monday, ==, cases[i].monday);
    }
}

/* Inactive employees are shown only in weeks in which something is planned for them. */
static void
test_lists (OfficeFixture *fixture, gconstpointer data)
{
  assert_items (fixture, "02-23 12 P1 | 03-02 12 P1 | 03-02 12 P2 | 03-08 9 P2 | 03-09 9 P1");
  assert_week (fixture, MONDAY, "9:||||||P2 12:P1, P2||||||");
  assert_week (fixture, MONDAY + 70, "9:|||||| 12:||||||");
  office_import_good (fixture, TKL_IMPORT_PLANNING, "date,employee,project\n2026-03-04,100,P3\n");
  assert_week (fixture, MONDAY, "9:||||||P2 12:P1, P2|||||| 100:||P3||||");
}

static void
test_set_day (OfficeFixture *fixture, gconstpointer data)
{
  /* Anna is 1, Zoe 2, in the order of the file. */
  g_assert_cmpuint (set_day (fixture, 1, MONDAY, "P2; P3", -1), ==, 2);
  assert_week (fixture, MONDAY, "9:||||||P2 12:P2, P3||||||");
  office_assert_title (fixture, "Change the planning");
  /* The same again, in another spelling: nothing changes. */
  g_assert_cmpuint (set_day (fixture, 1, MONDAY, " P3 ,P2, ", -1), ==, 0);
  g_assert_cmpuint (set_day (fixture, 1, MONDAY, "P2, P9", TKL_SERVICE_ERROR_USAGE), ==, 0);
  assert_week (fixture, MONDAY, "9:||||||P2 12:P2, P3||||||");
  g_assert_cmpuint (set_day (fixture, 1, MONDAY, "", -1), ==, 2);
  assert_week (fixture, MONDAY, "9:||||||P2 12:||||||");
  office_undo (fixture);
  office_undo (fixture);
  assert_week (fixture, MONDAY, "9:||||||P2 12:P1, P2||||||");
}

static void
add (OfficeFixture *fixture, TklDay day, const char *employee, const char *project, int code)
{
  GAsyncResult *arrived = NULL;
  guint n;

  tkl_planning_add_async (fixture->office, day, employee, project, office_arrived, &arrived);
  finish (&arrived, fixture, code, &n);
}

static void
test_add_and_remove (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 some[] = { 1, 2, 3, 4, 5 };
  GAsyncResult *arrived = NULL;
  guint n = 0;

  add (fixture, MONDAY + 1, " 9 ", "P3", -1);
  add (fixture, MONDAY + 1, "9", "P3", TKL_SERVICE_ERROR_USAGE);
  add (fixture, MONDAY + 1, "77", "P3", TKL_SERVICE_ERROR_USAGE);
  add (fixture, MONDAY + 1, "9", "P7", TKL_SERVICE_ERROR_USAGE);
  assert_week (fixture, MONDAY, "9:|P3|||||P2 12:P1, P2||||||");

  g_array_append_vals (ids, some, G_N_ELEMENTS (some));
  tkl_planning_remove_async (fixture->office, ids, office_arrived, &arrived);
  g_assert_true (finish (&arrived, fixture, -1, &n));
  assert_items (fixture, "03-03 9 P3");
  office_undo (fixture);
  assert_week (fixture, MONDAY, "9:|P3|||||P2 12:P1, P2||||||");
}

static guint
repeat (OfficeFixture *fixture, TklDay monday, gint64 employee_id)
{
  GAsyncResult *arrived = NULL;
  guint n = 0;

  tkl_planning_repeat_async (fixture->office, monday, employee_id, office_arrived, &arrived);
  finish (&arrived, fixture, -1, &n);
  return n;
}

static void
test_repeat (OfficeFixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (repeat (fixture, MONDAY + 7, 1), ==, 2);
  assert_week (fixture, MONDAY + 7, "9:P1|||||| 12:P1, P2||||||");
  g_assert_cmpuint (repeat (fixture, MONDAY + 7, 0), ==, 1);
  assert_week (fixture, MONDAY + 7, "9:P1||||||P2 12:P1, P2||||||");
  g_assert_cmpuint (repeat (fixture, MONDAY + 7, 0), ==, 0);
}

/* CT-11: who is planned elsewhere is not found here; a change of the planning links again. */
static void
test_links_follow (OfficeFixture *fixture, gconstpointer data)
{
  static const OfficeTouch touches[]
      = { { "VAN 1", "2026-03-02T07:00:00+01:00", 50.9000, 4.0000, KEY, 0 } };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  office_set (fixture, "ct-11=on", "ct-10=on", NULL);
  office_take (fixture, touches, G_N_ELEMENTS (touches));
  office_link (fixture);
  before = office_ticks (fixture);
  g_assert_nonnull (strstr (before, "P1"));
  set_day (fixture, 1, MONDAY, "P2", -1);
  after = office_ticks (fixture);
  g_assert_null (strstr (after, "P1"));
  office_undo (fixture);
  office_assert_ticks (fixture, before);
}

/* --- pasted ----------------------------------------------------------------------------------- */

static void
test_pasted (void)
{
#define HEAD "date,employee,project\n"
  static const struct
  {
    const char *text, *csv; /* NULL: nothing */
  } cases[] = {
    { "02/03/2026\t12\tP1\r\n3/3/26\t9\tP2\r\n",
      HEAD "\"2026-03-02\",\"12\",\"P1\"\n\"2026-03-03\",\"9\",\"P2\"\n" },
    { "2026-03-02;12;P1", HEAD "\"2026-03-02\",\"12\",\"P1\"\n" },
    { "2026-03-02,12,P1", HEAD "\"2026-03-02\",\"12\",\"P1\"\n" },
    /* A comma in a name is none between cells. */
    { "2/3/2026\t12\tSite, north", HEAD "\"2026-03-02\",\"12\",\"Site, north\"\n" },
    { "2/3/2026\t12\tThe \"Old\" Mill", HEAD "\"2026-03-02\",\"12\",\"The \"\"Old\"\" Mill\"\n" },
    { "Datum\tWerknemer\tProject\n2/3/2026\t12\tP1", HEAD "\"2026-03-02\",\"12\",\"P1\"\n" },
    { "Project\tDATE\temployee\nP1\t2/3/2026\t12",
      "\"Project\",\"DATE\",\"employee\"\n\"P1\",\"2026-03-02\",\"12\"\n" },
    { "\n \t \n2/3/2026\t 12 \tP1\n\n", HEAD "\"2026-03-02\",\"12\",\"P1\"\n" },
    { "soon\t12\tP1", HEAD "\"soon\",\"12\",\"P1\"\n" },
    { "", NULL },
    { " \t\r\n;;\n", NULL },
  };
#undef HEAD

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = tkl_planning_read_pasted (cases[i].text);
      g_autofree char *csv = NULL;

      if (bytes != NULL)
        csv = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (csv, ==, cases[i].csv);
    }
}

/* Through the preview of an import, which has no file to read again. */
static void
test_paste (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) pasted
      = tkl_planning_read_pasted ("3/3/2026\t12\tP3\n2/3/2026\t12\tP1\n4/3/2026\t77\tP1\n");
  const TklImportOptions options
      = { .kind = TKL_IMPORT_PLANNING, .path = "Clipboard", .pasted = pasted };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) applied = NULL;
  g_autoptr (TklImportPreview) preview = NULL;
  g_autoptr (TklImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  tkl_import_preview_async (fixture->office, &options, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  preview = tkl_import_preview_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->report->n_bad, ==, 1);
  g_assert_cmpuint (preview->report->n_added, ==, 1);
  g_assert_cmpuint (preview->report->n_same, ==, 1);
  arrived = NULL;
  tkl_import_preview_apply_async (fixture->office, preview, TRUE, NULL, office_arrived, &arrived);
  applied = office_await (&arrived);
  report = tkl_import_finish (fixture->office, applied, &error);
  g_assert_no_error (error);
  assert_week (fixture, MONDAY, "9:||||||P2 12:P1, P2|P3|||||");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/planning/monday", test_monday);
  g_test_add_func ("/planning/pasted", test_pasted);
#define ADD(name, function)                                                                        \
  g_test_add ("/planning/" name, OfficeFixture, NULL, set_up, function, office_tear_down)
  ADD ("lists", test_lists);
  ADD ("set-day", test_set_day);
  ADD ("add-and-remove", test_add_and_remove);
  ADD ("repeat", test_repeat);
  ADD ("links-follow", test_links_follow);
  ADD ("paste", test_paste);
#undef ADD
  return g_test_run ();
}
