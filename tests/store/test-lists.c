/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of `list ticks` and `list lines`: names, order, what is left out. */
/* Thread: main. */
#include "store-seed.h"
#include "tkl-store-list.h"

static gboolean
append_tick (const TklTickRow *row, gpointer user_data, GError **error)
{
  GString *text = user_data;

  g_string_append_printf (text, "%d %s %s %s %s [", (int) row->tick->id,
                          row->vehicle_name != NULL ? row->vehicle_name : "-",
                          row->key_text != NULL ? row->key_text : "-",
                          row->employee_number != NULL ? row->employee_number : "-",
                          row->project_number != NULL ? row->project_number : "-");
  for (int i = 0; i < row->tick->n_candidates; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", row->candidate_numbers[i]);
  g_string_append (text, "]\n");
  return TRUE;
}

static char *
list_ticks (const Fixture *fixture, TklTickQuery query)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (tkl_store_list_ticks (fixture->store, &query, append_tick, text, &error));
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

static void
test_ticks (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  TklTickQuery project = TKL_TICK_QUERY_ALL;
  g_autofree char *none = NULL;
  g_autofree char *all = NULL;
  g_autofree char *of_project = NULL;

  seed_company (&fixture);
  none = list_ticks (&fixture, TKL_TICK_QUERY_ALL);
  g_assert_cmpstr (none, ==, "");

  fixture_begin (&fixture, "seed");
  fixture_run (&fixture,
               "INSERT INTO tick (id, vehicle_id, time_ms, key_id, kind) VALUES"
               " (1, 1, 100, 1, 0), (2, 2, 50, 2, 0), (3, 3, 50, 1, 0), (4, 1, 50, 2, 0),"
               " (5, 1, 50, 1, 0), (6, 1, 10, 1, 0), (7, 1, 20, NULL, 1), (8, 1, 20, NULL, 2);"
               "INSERT INTO tick (id, time_ms, kind, employee_id) VALUES (9, 60, 3, 2);"
               "INSERT INTO tick_link VALUES (1, 1, 0, 3, NULL, NULL, 8 | 3 << 12),"
               " (2, 3, 0, 3, 4, NULL, 0), (8, NULL, 0, 0, NULL, NULL, 0);"
               "INSERT INTO tick_candidate VALUES (1, 0, 3), (1, 1, 1), (1, 2, 2);"
               "INSERT INTO tick_edit (id, deleted) VALUES (6, 1);"
               "INSERT INTO tick_edit (id, time_ms) VALUES (2, 200)");
  fixture_commit (&fixture);
  all = list_ticks (&fixture, TKL_TICK_QUERY_ALL);
  g_assert_cmpstr (all, ==,
                   "8 VAN 7 - - - []\n" /* a stop that is linked; the start is not */
                   "3 000000000000003 KEY-A - - []\n"
                   "5 VAN 7 KEY-A - - []\n"
                   "4 VAN 7 KEY-B - - []\n"
                   "9 - - 9 - []\n"
                   "1 VAN 7 KEY-A 10 - [P10 P1 P2]\n"
                   "2 VAN 10 KEY-B B1 P3 []\n");
  project.project_id = 4;
  of_project = list_ticks (&fixture, project);
  g_assert_cmpstr (of_project, ==, "2 VAN 10 KEY-B B1 P3 []\n");
}

/* Equal times go by the name of the vehicle, its digits as numbers (rules §4). */
static void
test_equal_times (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autofree char *all = NULL;

  seed_company (&fixture);
  fixture_run (&fixture, "INSERT INTO tick (id, vehicle_id, time_ms, key_id, kind) VALUES"
                         " (1, 2, 100, 1, 0), (2, 1, 100, 2, 0), (3, 1, 100, 1, 0)");
  all = list_ticks (&fixture, TKL_TICK_QUERY_ALL);
  g_assert_cmpstr (all, ==, "3 VAN 7 KEY-A - - []\n2 VAN 7 KEY-B - - []\n1 VAN 10 KEY-A - - []\n");
}

static gboolean
append_line (const TklLineRow *row, gpointer user_data, GError **error)
{
  GString *text = user_data;

  g_string_append_printf (text, "%d %s %s %s\n", (int) row->line->id, row->employee_number,
                          row->project_number != NULL ? row->project_number : "-",
                          row->vehicle_name != NULL ? row->vehicle_name : "-");
  return TRUE;
}

/* By employee number, digits as numbers, then begin, over the days. */
static void
test_lines (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  TklLineQuery all = TKL_LINE_QUERY_ALL;
  TklLineQuery empty = { .from_day = 9, .to_day = 9 };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  seed_company (&fixture);
  fixture_begin (&fixture, "seed");
  fixture_run (&fixture,
               "INSERT INTO clock_line (id, employee_id, day, begin_ms, end_ms, minutes, type,"
               " subtype, km_source, role, origin, flags, project_id, vehicle_id) VALUES"
               " (1, 3, 0, 0, 60000, 1, 0, 0, 0, 0, 0, 0, 1, NULL),"
               " (2, 1, 1, 86400000, 86460000, 1, 0, 0, 0, 0, 0, 0, NULL, 2),"
               " (3, 1, 0, 60000, 120000, 1, 0, 0, 0, 0, 0, 0, 4, 1),"
               " (4, 2, 1, 86400000, 86460000, 1, 0, 0, 0, 0, 0, 0, NULL, 3),"
               " (5, 1, 0, 0, 60000, 1, 0, 0, 0, 0, 0, 0, 3, NULL)");
  fixture_commit (&fixture);
  g_assert_true (tkl_store_list_lines (fixture.store, &empty, append_line, text, &error));
  g_assert_cmpstr (text->str, ==, "");
  g_assert_true (tkl_store_list_lines (fixture.store, &all, append_line, text, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (text->str, ==,
                   "4 9 - 000000000000003\n5 10 P10 -\n3 10 P3 VAN 7\n2 10 - VAN 10\n1 B1 P1 -\n");
}

static gboolean
refuse_tick (const TklTickRow *row, gpointer user_data, GError **error)
{
  (*(int *) user_data)++;
  g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_FULL, "no more");
  return FALSE;
}

static gboolean
refuse_line (const TklLineRow *row, gpointer user_data, GError **error)
{
  (*(int *) user_data)++;
  g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_FULL, "no more");
  return FALSE;
}

/* A receiver that cannot go on ends the list; the store works on. */
static void
test_stop (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  TklTickQuery all = TKL_TICK_QUERY_ALL;
  TklLineQuery lines = TKL_LINE_QUERY_ALL;
  g_autoptr (GError) error = NULL;
  int n = 0;

  seed_company (&fixture);
  seed_tick (&fixture, SEED_TIME);
  seed_tick (&fixture, SEED_TIME + 1);
  fixture_begin (&fixture, "seed");
  fixture_run (&fixture, "INSERT INTO clock_line (employee_id, day, begin_ms, end_ms, minutes,"
                         " type, subtype, km_source, role, origin, flags)"
                         " SELECT id, 0, 0, 60000, 1, 0, 0, 0, 0, 0, 0 FROM employee");
  fixture_commit (&fixture);
  g_assert_false (tkl_store_list_ticks (fixture.store, &all, refuse_tick, &n, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_FULL);
  g_clear_error (&error);
  g_assert_false (tkl_store_list_lines (fixture.store, &lines, refuse_line, &n, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_FULL);
  g_assert_cmpint (n, ==, 2);
  fixture_begin (&fixture, "still works");
  g_assert_cmpint (fixture_commit (&fixture), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/lists/ticks", test_ticks);
  g_test_add_func ("/store/lists/equal-times", test_equal_times);
  g_test_add_func ("/store/lists/lines", test_lines);
  g_test_add_func ("/store/lists/stop", test_stop);
  return g_test_run ();
}
