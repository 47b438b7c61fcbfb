/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Databases of released schemas open, migrate, and still hold what was put in. */
/* Thread: main. */
#include "tkl-employee.h"
#include "tkl-schema.h"
#include "tkl-store-check.h"
#include "tkl-store-clock.h"
#include "tkl-store-company.h"
#include "tkl-store-employee.h"
#include "tkl-store-journal.h"
#include "tkl-store-project.h"
#include "tkl-store-tick.h"
#include "tkl-store-trip.h"
#include "tkl-store-work-schedule.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *database;
  TklStore *store;
} Fixture;

static void
copy_fixture (Fixture *fixture, const char *name)
{
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "fixtures", name, NULL);
  g_autoptr (GFile) from = g_file_new_for_path (source);
  g_autoptr (GFile) to = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("tikklok-fixture-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->database = g_build_filename (fixture->folder, name, NULL);
  to = g_file_new_for_path (fixture->database);
  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer name)
{
  g_autoptr (GError) error = NULL;

  copy_fixture (fixture, name);
  fixture->store = tkl_store_open (fixture->database, TKL_STORE_WRITE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer name)
{
  g_autoptr (GDir) folder = NULL;
  const char *file;

  tkl_store_close (fixture->store);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((file = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, file, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->database);
  g_free (fixture->folder);
}

/* @monday: 0: he has no schedule. */
static void
assert_schedule (const Fixture *fixture, gint64 employee_id, int monday, int wednesday, int sunday)
{
  g_autoptr (GArray) schedules = NULL;
  g_autoptr (GError) error = NULL;
  const TklWorkSchedule *schedule;

  g_assert_true (tkl_store_list_schedules (fixture->store, employee_id, &schedules, &error));
  g_assert_cmpuint (schedules->len, ==, monday > 0);
  if (monday == 0)
    return;
  schedule = &g_array_index (schedules, TklWorkSchedule, 0);
  g_assert_cmpint (schedule->from, ==, TKL_DAY_NONE);
  g_assert_cmpint (schedule->to, ==, TKL_DAY_NONE);
  g_assert_cmpint (schedule->minutes[0], ==, monday);
  g_assert_cmpint (schedule->minutes[2], ==, wednesday);
  g_assert_cmpint (schedule->minutes[6], ==, sunday);
}

static void
test_in_order (Fixture *fixture, gconstpointer name)
{
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;

  tkl_store_check (fixture->store, &faults, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
test_contents (Fixture *fixture, gconstpointer name)
{
  g_autoptr (TklCompany) company = NULL;
  g_autoptr (TklEmployee) anna = NULL;
  g_autoptr (GPtrArray) pois = NULL;
  g_autoptr (GArray) lines = tkl_clock_lines_new ();
  g_autoptr (TklTickSet) set = tkl_tick_set_new ();
  TklLineQuery all_lines = TKL_LINE_QUERY_ALL;
  TklTickQuery all_ticks = TKL_TICK_QUERY_ALL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tkl_store_load_company (fixture->store, &company, &error));
  g_assert_cmpstr (company->name, ==, "Dakwerken Fixture");
  g_assert_true (tkl_store_find_employee (fixture->store, "12", &anna, &error));
  g_assert_cmpstr (anna->last_name, ==, "Peeters");
  assert_schedule (fixture, anna->id, 480, 480, 0);
  g_assert_true (tkl_store_list_pois (fixture->store, 0, &pois, &error));
  g_assert_cmpuint (pois->len, ==, 1);
  g_assert_cmpuint (((TklPoi *) pois->pdata[0])->shape->n_rings, ==, 2);
  g_assert_true (tkl_store_load_ticks (fixture->store, &all_ticks, set, &error));
  g_assert_cmpuint (set->ticks->len, ==, 4);
  g_assert_true (tkl_store_load_lines (fixture->store, &all_lines, lines, &error));
  g_assert_cmpuint (lines->len, ==, 3);
  g_assert_cmpint (g_array_index (lines, TklClockLine, 1).minutes, ==, 510);
}

static void
undo (const Fixture *fixture, const char *action)
{
  g_autoptr (TklJournalEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tkl_store_peek_undo (fixture->store, &entry, &error));
  g_assert_cmpstr (entry->action, ==, action);
  tkl_store_undo (fixture->store, "tester", entry->id, NULL, &error);
  g_assert_no_error (error);
}

/* Schedules stood in the rows of employees: they became ones with open ends, in the journal as well. */
static void
test_schedules (Fixture *fixture, gconstpointer name)
{
  gint64 carla = 3;

  assert_schedule (fixture, 1, 480, 480, 0);
  assert_schedule (fixture, 2, 0, 0, 0);
  assert_schedule (fixture, carla, 0, 0, 0);
  undo (fixture, "delete-employee");
  assert_schedule (fixture, carla, 300, 0, 0);
  undo (fixture, "change-employee");
  assert_schedule (fixture, carla, 300, 300, 0);
  undo (fixture, "import-employees");
  assert_schedule (fixture, carla, 456, 456, 0);
  undo (fixture, "import-employees");
  assert_schedule (fixture, carla, 0, 0, 0);
  test_in_order (fixture, name);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GError) error = NULL;

      tkl_store_redo (fixture->store, "tester", 0, NULL, &error);
      g_assert_no_error (error);
    }
  assert_schedule (fixture, carla, 0, 0, 0);
  test_contents (fixture, name);
}

/* The journal of an old database still undoes: the transfer, then each import; and does again. */
static void
test_undo (Fixture *fixture, gconstpointer name)
{
  static const char *const actions[] = { "transfer",        "import-planning",  "import-zones",
                                         "import-projects", "import-employees", "set-company" };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    undo (fixture, actions[i]);
  test_in_order (fixture, name);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 entry_id;

      g_assert_true (tkl_store_redo (fixture->store, "tester", 0, &entry_id, &error));
      g_assert_no_error (error);
      g_assert_cmpint (entry_id, !=, 0);
    }
  test_contents (fixture, name);
  test_in_order (fixture, name);
}

/* @note: (nullable): NULL: as it was before somebody filled in what schema 3 brought */
static void
assert_project (const Fixture *fixture, const char *note)
{
  g_autoptr (TklProject) project = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tkl_store_find_project (fixture->store, "P2", &project, &error));
  g_assert_cmpstr (project->name, ==, "Gevel");
  g_assert_cmpstr (project->note, ==, note);
  g_assert_cmpstr (project->presence_note, ==, note != NULL ? "Ask Jan" : NULL);
  g_assert_cmpint (project->presence_party, ==,
                   note != NULL ? TKL_PARTY_EXECUTOR : TKL_PARTY_UNKNOWN);
  g_assert_cmpint (project->for_service, ==, note != NULL);
  g_assert_cmpint (project->colour, ==, note != NULL ? 0x3584e4 : -1);
}

/* What schema 3 brought is there, and can be taken back and done again beside all that was before. */
static void
test_project (Fixture *fixture, gconstpointer name)
{
  static const char note[] = "Key at the neighbours";
  g_autoptr (GError) error = NULL;

  assert_project (fixture, note);
  undo (fixture, "change-project");
  assert_project (fixture, NULL);
  test_undo (fixture, name);
  tkl_store_redo (fixture->store, "tester", 0, NULL, &error);
  g_assert_no_error (error);
  assert_project (fixture, note);
  test_in_order (fixture, name);
}

/* What schema 6 brought: a trip with the key of its driver, and one that is still under way. */
static void
test_trips (Fixture *fixture, gconstpointer name)
{
  const TklTripSpan span = { 1, 1772496000000, 1772582400000 }; /* 3 March 2026 */
  g_autoptr (GArray) trips = g_array_new (FALSE, FALSE, sizeof (TklTrip));
  g_autoptr (GArray) drivers = g_array_new (FALSE, FALSE, sizeof (TklKeyAt));
  g_autoptr (GError) error = NULL;
  const TklTrip *first, *second;

  g_assert_true (tkl_store_load_trips (fixture->store, &span, trips, drivers, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (trips->len, ==, 2);
  first = &g_array_index (trips, TklTrip, 0);
  second = &g_array_index (trips, TklTrip, 1);
  g_assert_cmpint (first->end_utc_ms - first->start_utc_ms, ==, 45 * 60000);
  g_assert_cmpint (first->end.lat_e7, ==, 510000000);
  g_assert_cmpint (second->end_utc_ms, ==, TKL_INSTANT_NONE_MS);
  g_assert_cmpuint (drivers->len, ==, 1);
  g_assert_cmpint (g_array_index (drivers, TklKeyAt, 0).time_utc_ms, ==, first->start_utc_ms);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *fixture, *name;
    void (*function) (Fixture *fixture, gconstpointer name);
  } cases[] = {
    { "schema-1.db", "undo", test_undo },           { "schema-2.db", "undo", test_undo },
    { "schema-3.db", "project", test_project },     { "schema-4.db", "schedules", test_schedules },
    { "schema-5.db", "schedules", test_schedules }, { "schema-6.db", "schedules", test_schedules },
    { "schema-6.db", "trips", test_trips },
  };
  static const char *const fixtures[] = { "schema-1.db", "schema-2.db", "schema-3.db",
                                          "schema-4.db", "schema-5.db", "schema-6.db" };

  /* Whoever adds a schema adds its fixture. */
  G_STATIC_ASSERT (G_N_ELEMENTS (fixtures) == TKL_SCHEMA_VERSION);
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autofree char *in_order = g_strdup_printf ("/fixtures/%s/in-order", fixtures[i]);
      g_autofree char *contents = g_strdup_printf ("/fixtures/%s/contents", fixtures[i]);

      g_test_add (in_order, Fixture, fixtures[i], set_up, test_in_order, tear_down);
      g_test_add (contents, Fixture, fixtures[i], set_up, test_contents, tear_down);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/fixtures/%s/%s", cases[i].fixture, cases[i].name);

      g_test_add (path, Fixture, cases[i].fixture, set_up, cases[i].function, tear_down);
    }
  return g_test_run ();
}
