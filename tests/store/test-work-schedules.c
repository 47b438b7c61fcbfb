/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schedules of employees as rows: kept whole, one at a time, undone. */
/* Thread: main. */
#include "store-fixture.h"

#include "tkl-store-employee.h"
#include "tkl-store-journal.h"
#include "tkl-store-work-schedule.h"

#define OPEN TKL_DAY_NONE

static Fixture
open_with_two (void)
{
  Fixture fixture = fixture_open ();

  fixture_begin (&fixture, "people");
  fixture_run (&fixture, "INSERT INTO employee (number) VALUES ('1'), ('2')");
  fixture_commit (&fixture);
  return fixture;
}

static TklWorkSchedule
make (gint64 employee_id, TklDay from, TklDay to, int minutes)
{
  TklWorkSchedule schedule = { .employee_id = employee_id, .from = from, .to = to };

  tkl_work_schedule_set_minutes (&schedule, minutes);
  return schedule;
}

static gint64
add (const Fixture *fixture, TklWorkSchedule schedule)
{
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture, "add");
  tkl_store_add_schedule (fixture->store, &schedule, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  return schedule.id;
}

/* Returns: (transfer full): `1:10-19 480,480,480,480,480,0,0; …` as the list gives them. */
static char *
list (const Fixture *fixture, gint64 employee_id)
{
  g_autoptr (GArray) schedules = NULL;
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  tkl_store_list_schedules (fixture->store, employee_id, &schedules, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < schedules->len; i++)
    {
      const TklWorkSchedule *schedule = &g_array_index (schedules, TklWorkSchedule, i);

      g_string_append_printf (text, "%s%" G_GINT64_FORMAT ":", i > 0 ? "; " : "",
                              schedule->employee_id);
      if (schedule->from != OPEN)
        g_string_append_printf (text, "%d", schedule->from);
      g_string_append_c (text, '-');
      if (schedule->to != OPEN)
        g_string_append_printf (text, "%d", schedule->to);
      for (guint day = 0; day < 7; day++)
        g_string_append_printf (text, "%c%d", day > 0 ? ',' : ' ', schedule->minutes[day]);
    }
  return g_string_free (text, FALSE);
}

static void
assert_list (const Fixture *fixture, gint64 employee_id, const char *expected)
{
  g_autofree char *text = list (fixture, employee_id);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_round (void)
{
  g_auto (Fixture) fixture = open_with_two ();
  TklWorkSchedule changed = make (1, 20, OPEN, 456);
  g_autoptr (GError) error = NULL;
  gboolean is_changed;

  changed.id = add (&fixture, make (1, 20, OPEN, 480));
  add (&fixture, make (2, OPEN, OPEN, 0));
  add (&fixture, make (1, OPEN, 19, 1440));
  assert_list (&fixture, 0,
               "1:-19 1440,1440,1440,1440,1440,0,0; 1:20- 480,480,480,480,480,0,0;"
               " 2:- 0,0,0,0,0,0,0");
  assert_list (&fixture, 2, "2:- 0,0,0,0,0,0,0");

  fixture_begin (&fixture, "change");
  changed.minutes[6] = 7;
  g_assert_true (tkl_store_update_schedule (fixture.store, &changed, &is_changed, &error));
  g_assert_true (is_changed);
  g_assert_true (tkl_store_update_schedule (fixture.store, &changed, &is_changed, &error));
  g_assert_false (is_changed);
  fixture_commit (&fixture);
  assert_list (&fixture, 1, "1:-19 1440,1440,1440,1440,1440,0,0; 1:20- 456,456,456,456,456,0,7");
  g_assert_true (tkl_store_undo (fixture.store, "tester", 0, NULL, &error));
  assert_list (&fixture, 1, "1:-19 1440,1440,1440,1440,1440,0,0; 1:20- 480,480,480,480,480,0,0");

  fixture_begin (&fixture, "remove");
  g_assert_true (tkl_store_remove_schedule (fixture.store, changed.id, &error));
  g_assert_false (tkl_store_remove_schedule (fixture.store, changed.id, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (tkl_store_update_schedule (fixture.store, &changed, NULL, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_NOT_FOUND);
  fixture_commit (&fixture);
  assert_list (&fixture, 1, "1:-19 1440,1440,1440,1440,1440,0,0");
}

/* The database itself refuses what no program should write. */
static void
test_refused (void)
{
  g_auto (Fixture) fixture = open_with_two ();
  TklWorkSchedule bad[] = { make (1, 10, 20, 1),     make (1, 29, 29, 1), make (1, OPEN, 20, 1),
                            make (1, 25, OPEN, 1),   make (1, 40, 39, 1), make (9, OPEN, OPEN, 1),
                            make (1, OPEN, OPEN, 1), make (1, 1, 2, 1),   make (1, 1, 2, 1) };
  gint64 other = add (&fixture, make (1, 20, 29, 480));
  TklWorkSchedule moved = make (1, 31, 31, 480);
  g_autoptr (GError) error = NULL;

  bad[7].minutes[3] = 1441;
  bad[8].minutes[6] = -1;
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      fixture_begin (&fixture, "bad");
      g_assert_false (tkl_store_add_schedule (fixture.store, &bad[i], &error));
      g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONSTRAINT);
      g_clear_error (&error);
      fixture_commit (&fixture);
    }
  moved.id = add (&fixture, moved);
  fixture_begin (&fixture, "bad");
  moved.from = 29;
  g_assert_false (tkl_store_update_schedule (fixture.store, &moved, NULL, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONSTRAINT);
  fixture_commit (&fixture);
  g_assert_cmpint (other, !=, moved.id);
  assert_list (&fixture, 0, "1:20-29 480,480,480,480,480,0,0; 1:31-31 480,480,480,480,480,0,0");
}

/* They go with their employee, and come back with him. */
static void
test_release (void)
{
  g_auto (Fixture) fixture = open_with_two ();
  g_autoptr (GError) error = NULL;

  add (&fixture, make (1, OPEN, 9, 480));
  add (&fixture, make (1, 10, OPEN, 456));
  fixture_begin (&fixture, "delete");
  g_assert_true (tkl_store_release_employee (fixture.store, 1, &error));
  g_assert_true (tkl_store_delete_employee (fixture.store, 1, 1, &error));
  fixture_commit (&fixture);
  assert_list (&fixture, 0, "");
  g_assert_true (tkl_store_undo (fixture.store, "tester", 0, NULL, &error));
  assert_list (&fixture, 0, "1:-9 480,480,480,480,480,0,0; 1:10- 456,456,456,456,456,0,0");
  g_assert_true (tkl_store_redo (fixture.store, "tester", 0, NULL, &error));
  assert_list (&fixture, 0, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/work-schedules/round", test_round);
  g_test_add_func ("/work-schedules/refused", test_refused);
  g_test_add_func ("/work-schedules/release", test_release);
  return g_test_run ();
}
