/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schedules added, changed, removed and imported through the services. */
/* Thread: main. */
#include "office-fixture.h"

#include "tkl-employee-service.h"
#include "tkl-journal-service.h"
#include "tkl-list-service.h"
#include "tkl-service-error.h"
#include "tkl-zone.h"
#include "tkl-work-schedule-service.h"

#define OPEN TKL_DAY_NONE
/* 2026-03-02, a Monday */
#define DAY 20514

/* Anna is employee 1, with eight hours always; Bob is 2, without a schedule. */
static void
set_up (OfficeFixture *fixture, gconstpointer data)
{
  office_set_up (fixture, data);
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES,
                      "number,first_name,expected_minutes\n12,Anna,480\n13,Bob,\n");
}

static void
append_day (GString *text, TklDay day)
{
  if (day == OPEN)
    g_string_append (text, "…");
  else
    g_string_append_printf (text, "%d", day - DAY);
}

/* Returns: (transfer full): as the form has them, latest first: `ID FROM-TO MONDAY/SUNDAY`. */
static char *
describe (OfficeFixture *fixture, gint64 employee_id)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TklEmployeeForm) form = NULL;
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  tkl_employee_load_async (fixture->office, employee_id, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  form = tkl_employee_load_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < form->schedules->len; i++)
    {
      const TklWorkSchedule *schedule = &g_array_index (form->schedules, TklWorkSchedule, i);

      g_string_append_printf (text, "%s%d ", i > 0 ? ", " : "", (int) schedule->id);
      append_day (text, schedule->from);
      g_string_append_c (text, '-');
      append_day (text, schedule->to);
      g_string_append_printf (text, " %d/%d", schedule->minutes[0], schedule->minutes[6]);
    }
  return g_string_free (text, FALSE);
}

static void
assert_schedules (OfficeFixture *fixture, gint64 employee_id, const char *expected)
{
  g_autofree char *text = describe (fixture, employee_id);

  g_assert_cmpstr (text, ==, expected);
}

static void
undo (OfficeFixture *fixture, const char *title)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TklHistoryEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  tkl_undo_async (fixture->office, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_undo_finish (fixture->office, result, &entry, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (entry->title, ==, title);
}

typedef enum
{
  ADD,
  CHANGE,
  REMOVE,
} Action;

typedef struct
{
  Action action;
  gint64 id; /* of the employee or schedule */
  guint parts;
  TklDay from, to;
  int minutes; /* of ADD a day; of CHANGE on Sunday */
  int code;    /* error; −1 = none */
  const char *sentence;
  const char *after; /* Anna's schedules */
} Step;

static gboolean
finish (OfficeFixture *fixture, Action action, GAsyncResult *result, GError **error)
{
  TklChange change;
  TklDay former_to;

  switch (action)
    {
    case ADD:
      return tkl_schedule_add_finish (fixture->office, result, &change, &former_to, error);
    case CHANGE:
      return tkl_schedule_change_finish (fixture->office, result, &change, error);
    case REMOVE:
      return tkl_schedule_remove_finish (fixture->office, result, &change, error);
    default:
      g_assert_not_reached ();
    }
}

static void
run (OfficeFixture *fixture, const Step *step)
{
  TklNewSchedule wanted = { step->id, step->from, step->to, step->minutes };
  TklWorkSchedule values = { .id = step->id, .from = step->from, .to = step->to };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  values.minutes[6] = step->minutes;
  if (step->action == ADD)
    tkl_schedule_add_async (fixture->office, &wanted, NULL, office_arrived, &arrived);
  else if (step->action == CHANGE)
    tkl_schedule_change_async (fixture->office, step->parts, &values, NULL, office_arrived,
                               &arrived);
  else
    tkl_schedule_remove_async (fixture->office, step->id, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  g_assert_cmpint (finish (fixture, step->action, result, &error), ==, step->code < 0);
  if (step->code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, TKL_SERVICE_ERROR, step->code);
  if (step->sentence != NULL)
    g_assert_cmpstr (error->message, ==, step->sentence);
  assert_schedules (fixture, 1, step->after);
}

/* Everything that can be asked for, good and bad; each good one is an entry of the journal. */
static void
test_steps (OfficeFixture *fixture, gconstpointer data)
{
  enum
  {
    DAYS = TKL_SCHEDULE_FROM | TKL_SCHEDULE_TO,
    SUNDAY = TKL_SCHEDULE_MONDAY << 6,
  };
  static const Step steps[] = {
    { ADD, 9, 0, OPEN, OPEN, 480, TKL_SERVICE_ERROR_NOT_FOUND, NULL, "1 …-… 480/0" },
    { ADD, 1, 0, OPEN, OPEN, 480, TKL_SERVICE_ERROR_IN_USE,
      "Another schedule always holds: give this one a first day.", "1 …-… 480/0" },
    { ADD, 1, 0, DAY + 7, DAY + 6, 480, TKL_SERVICE_ERROR_USAGE,
      "The last day lies before the first.", "1 …-… 480/0" },
    { ADD, 2, 0, DAY, OPEN, -1, TKL_SERVICE_ERROR_USAGE,
      "Enter the hours of a working day, such as 7:36.", "1 …-… 480/0" },
    /* From the Thursday on, the minutes as before. */
    { ADD, 1, 0, DAY + 3, OPEN, -1, -1, NULL, "2 3-… 480/0, 1 …-2 480/0" },
    { ADD, 1, 0, DAY + 3, OPEN, 300, TKL_SERVICE_ERROR_IN_USE,
      "A schedule begins on that day already: change its hours below.",
      "2 3-… 480/0, 1 …-2 480/0" },
    /* Other hours for a week: the former holds again after it. */
    { ADD, 1, 0, DAY + 7, DAY + 13, 300, -1, NULL,
      "4 14-… 480/0, 3 7-13 300/0, 2 3-6 480/0, 1 …-2 480/0" },
    { CHANGE, 3, SUNDAY, OPEN, OPEN, 60, -1, NULL,
      "4 14-… 480/0, 3 7-13 300/60, 2 3-6 480/0, 1 …-2 480/0" },
    { CHANGE, 3, DAYS, DAY + 8, DAY + 12, 0, -1, NULL,
      "4 14-… 480/0, 3 8-12 300/60, 2 3-6 480/0, 1 …-2 480/0" },
    { CHANGE, 3, DAYS, DAY + 6, DAY + 12, 0, TKL_SERVICE_ERROR_IN_USE,
      "Another schedule holds from 05/03/2026 to 08/03/2026.",
      "4 14-… 480/0, 3 8-12 300/60, 2 3-6 480/0, 1 …-2 480/0" },
    { CHANGE, 3, TKL_SCHEDULE_TO, 0, OPEN, 0, TKL_SERVICE_ERROR_IN_USE,
      "Another schedule holds from 16/03/2026.",
      "4 14-… 480/0, 3 8-12 300/60, 2 3-6 480/0, 1 …-2 480/0" },
    { CHANGE, 3, TKL_SCHEDULE_FROM, DAY + 13, 0, 0, TKL_SERVICE_ERROR_USAGE,
      "The last day lies before the first.",
      "4 14-… 480/0, 3 8-12 300/60, 2 3-6 480/0, 1 …-2 480/0" },
    { CHANGE, 2, TKL_SCHEDULE_FROM, OPEN, 0, 0, TKL_SERVICE_ERROR_IN_USE,
      "Another schedule holds until 04/03/2026.",
      "4 14-… 480/0, 3 8-12 300/60, 2 3-6 480/0, 1 …-2 480/0" },
    { REMOVE, 2, 0, 0, 0, 0, -1, NULL, "4 14-… 480/0, 3 8-12 300/60, 1 …-2 480/0" },
    { REMOVE, 2, 0, 0, 0, 0, TKL_SERVICE_ERROR_NOT_FOUND,
      "This schedule has been removed meanwhile.", "4 14-… 480/0, 3 8-12 300/60, 1 …-2 480/0" },
    { CHANGE, 2, SUNDAY, 0, 0, 1, TKL_SERVICE_ERROR_NOT_FOUND, NULL,
      "4 14-… 480/0, 3 8-12 300/60, 1 …-2 480/0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_test_message ("step %" G_GSIZE_FORMAT, i);
      run (fixture, &steps[i]);
    }
  undo (fixture, "Remove a schedule of Anna (12)");
  undo (fixture, "Change a schedule of Anna (12)");
  undo (fixture, "Change a schedule of Anna (12)");
  undo (fixture, "Add a schedule for Anna (12)");
  assert_schedules (fixture, 1, "2 3-… 480/0, 1 …-2 480/0");
  undo (fixture, "Add a schedule for Anna (12)");
  assert_schedules (fixture, 1, "1 …-… 480/0");
}

/* A file has no dates: it speaks of the schedule of today, and leaves the others alone. */
static void
test_import (OfficeFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (TklZone) zone = tkl_zone_new ("Europe/Brussels", NULL); /* of a new company */
  TklDay today = tkl_zone_civil_day (zone, g_get_real_time () / 1000);

  office_import_good (fixture, TKL_IMPORT_EMPLOYEES, "number,expected_minutes\n12,456\n13,300\n");
  assert_schedules (fixture, 1, "1 …-… 456/0");
  assert_schedules (fixture, 2, "2 …-… 300/0");
  undo (fixture, "Import employees");
  assert_schedules (fixture, 1, "1 …-… 480/0");
  assert_schedules (fixture, 2, "");

  /* The present one of two. */
  run (fixture, &(Step){ ADD, 1, 0, DAY, OPEN, 300, -1, NULL, "3 0-… 300/0, 1 …--1 480/0" });
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES, "number,expected_minutes\n12,456\n");
  assert_schedules (fixture, 1, "3 0-… 456/0, 1 …--1 480/0");
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES, "number,first_name\n12,Ann\n");
  assert_schedules (fixture, 1, "3 0-… 456/0, 1 …--1 480/0");
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES, "number,expected_minutes\n12,\n");
  assert_schedules (fixture, 1, "1 …--1 480/0");

  /* None holds today: from today, until the next one. */
  before = g_strdup_printf ("4 %d-… 240/0, 1 …--1 480/0", today + 30 - DAY);
  run (fixture, &(Step){ ADD, 1, 0, today + 30, OPEN, 240, -1, NULL, before });
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES, "number,expected_minutes\n12,\n");
  assert_schedules (fixture, 1, before);
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES, "number,expected_minutes\n12,456\n");
  after = g_strdup_printf ("4 %d-… 240/0, 5 %d-%d 456/0, 1 …--1 480/0", today + 30 - DAY,
                           today - DAY, today + 29 - DAY);
  assert_schedules (fixture, 1, after);
}

/* A list shows the Monday of a week: when it comes in again the other days keep their hours. */
static void
test_import_of_a_list (OfficeFixture *fixture, gconstpointer data)
{
  run (fixture, &(Step){ CHANGE, 1, TKL_SCHEDULE_MONDAY << 6, 0, 0, 60, -1, NULL, "1 …-… 480/60" });
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES, "number,expected_minutes\n12,480\n13,\n");
  assert_schedules (fixture, 1, "1 …-… 480/60");
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES, "number,expected_minutes\n12,456\n");
  assert_schedules (fixture, 1, "1 …-… 456/0");
}

/* Deleting an employee takes them along, and undo brings them back. */
static void
test_delete (OfficeFixture *fixture, gconstpointer data)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklChange change;

  tkl_employee_delete_async (fixture->office, 1, 1, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_employee_delete_finish (fixture->office, result, &change, &error);
  g_assert_no_error (error);
  undo (fixture, "Delete employee Anna (12)");
  assert_schedules (fixture, 1, "1 …-… 480/0");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/work-schedules/steps", OfficeFixture, NULL, set_up, test_steps, office_tear_down);
  g_test_add ("/work-schedules/import", OfficeFixture, NULL, set_up, test_import, office_tear_down);
  g_test_add ("/work-schedules/import-of-a-list", OfficeFixture, NULL, set_up,
              test_import_of_a_list, office_tear_down);
  g_test_add ("/work-schedules/delete", OfficeFixture, NULL, set_up, test_delete, office_tear_down);
  return g_test_run ();
}
