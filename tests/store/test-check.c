/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The integrity report finds each fault that is planted, and nothing in a sound database. */
/* Thread: main. */
#include "store-fixture.h"

#include "tkl-store-check.h"
#include "tkl-store-company.h"
#include "tkl-store-private.h"

static const char world[]
    = "INSERT INTO employee (id, number) VALUES (1, '12'), (2, '13');"
      "INSERT INTO work_schedule VALUES (1, 1, NULL, 10, 480, 480, 480, 480, 480, 0, 0),"
      " (2, 1, 11, NULL, 0, 0, 0, 0, 0, 0, 0), (3, 2, NULL, NULL, 0, 0, 0, 0, 0, 0, 0);"
      "INSERT INTO key (id, text, status) VALUES (1, '3D00000BADC0DE01', 1);"
      "INSERT INTO key_holding (key_id, employee_id, from_day, to_day) VALUES (1, 1, NULL, 10), "
      "(1, 2, 20, NULL);"
      "INSERT INTO vehicle (id, remote_id) VALUES (1, 'v1');"
      "INSERT INTO project (id, number) VALUES (1, 'P1'), (2, 'P2');"
      "INSERT INTO setting (name, value) VALUES ('ct-1', 'on');"
      "INSERT INTO record (vehicle_id, time_ms, state) VALUES (1, 1, 0), (1, 2, 0);"
      "INSERT INTO vehicle_count VALUES (1, 2);"
      "INSERT INTO ident (vehicle_id, time_ms, raw) VALUES (1, 1, 'k');"
      "INSERT INTO tick (id, vehicle_id, time_ms, key_id, kind) VALUES (1, 1, 1, 1, 0),"
      " (2, 1, 2, 1, 0);"
      "INSERT INTO tick (id, time_ms, kind, employee_id) VALUES (3, 5, 3, 1);"
      "INSERT INTO tick_edit (id, note) VALUES (1, 'n');"
      "INSERT INTO tick_clock (id, employee_id, day) VALUES (1, 1, 0);"
      "INSERT INTO tick_link (tick_id, employee_id, day, place, project_id, state) VALUES"
      " (1, 1, 0, 3, 1, 0), (2, NULL, 0, 3, NULL, 8192);"
      "INSERT INTO tick_candidate (tick_id, rank, project_id) VALUES (2, 0, 1), (2, 1, 2);"
      "INSERT INTO clock_line (employee_id, day, begin_ms, end_ms, minutes, type, subtype,"
      " km_source, role, origin, flags) VALUES (1, 0, 0, 60000, 1, 0, 0, 0, 0, 0, 0),"
      " (1, 0, 60000, 120000, 1, 0, 0, 0, 0, 0, 0), (2, 0, 0, 60000, 1, 0, 0, 0, 0, 0, 0);";

static Fixture
open_world (void)
{
  Fixture fixture = fixture_open ();

  fixture_begin (&fixture, "world");
  fixture_run (&fixture, world);
  fixture_commit (&fixture);
  return fixture;
}

static GPtrArray *
check (const Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *faults = NULL;

  (void) tkl_store_check (fixture->store, &faults, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    {
      const TklStoreFault *fault = faults->pdata[i];

      g_test_message ("%s %s %d: %s", fault->what, fault->subject, (int) fault->row_id,
                      fault->detail);
    }
  return faults;
}

static void
test_sound (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GPtrArray) empty = check (&fixture);
  g_autoptr (GPtrArray) bare = NULL;
  g_auto (Fixture) other = open_world ();
  g_autoptr (GPtrArray) faults = check (&other);
  g_autoptr (GPtrArray) read_faults = NULL;
  g_autoptr (TklStore) reader = tkl_store_open (other.path, TKL_STORE_READ, NULL);

  g_assert_cmpint (empty->len, ==, 0);
  /* Nobody and no project yet, but a start of the engine: NULLs are no missing rows. */
  fixture_run (&fixture, "INSERT INTO vehicle (remote_id) VALUES ('v');"
                         "INSERT INTO tick (vehicle_id, time_ms, kind) VALUES (1, 1, 1);"
                         "INSERT INTO tick_link (tick_id, day, place, state) VALUES (1, 0, 0, 0)");
  bare = check (&fixture);
  g_assert_cmpint (bare->len, ==, 0);
  g_assert_cmpint (faults->len, ==, 0);
  g_assert_true (tkl_store_check (reader, &read_faults, NULL));
  g_assert_cmpint (read_faults->len, ==, 0);
}

typedef struct
{
  const char *sql;
  const char *what;
  const char *subject;
  gint64 row_id;
} Planted;

static const Planted planted[] = {
  { "INSERT INTO key_holding (id, key_id, employee_id, from_day, to_day) VALUES (9, 1, 2, 10, 10)",
    "holders-overlap", "key_holding", 9 },
  { "DELETE FROM vehicle; UPDATE record SET vehicle_id = 7; DELETE FROM ident; DELETE FROM "
    "tick_edit;"
    "DELETE FROM tick_clock; DELETE FROM tick_link; DELETE FROM tick_candidate;"
    "DELETE FROM tick WHERE kind = 0",
    "record-without-vehicle", "record", 0 },
  { "INSERT INTO ident (vehicle_id, time_ms, raw) VALUES (8, 1, 'k')", "ident-without-vehicle",
    "ident", 0 },
  { "INSERT INTO planning (id, day, employee_id, project_id) VALUES (5, 1, 1, 99)",
    "missing-reference", "planning", 5 },
  { "UPDATE clock_line SET begin_ms = 0 WHERE id = 2", "lines-overlap", "clock_line", 2 },
  { "INSERT INTO tick_link (tick_id, day, place, state) VALUES (99, 0, 0, 0)", "link-without-tick",
    "tick_link", 99 },
  { "UPDATE tick_link SET employee_id = 77 WHERE tick_id = 1", "link-without-employee", "tick_link",
    1 },
  { "UPDATE tick_link SET project_id = 77 WHERE tick_id = 1", "link-without-project", "tick_link",
    1 },
  { "UPDATE tick_candidate SET project_id = 77 WHERE rank = 1", "candidate-without-project",
    "tick_candidate", 2 },
  { "INSERT INTO tick_candidate (tick_id, rank, project_id) VALUES (3, 0, 1), (3, 1, 2)",
    "candidate-without-link", "tick_candidate", 3 },
  { "DELETE FROM tick_candidate WHERE rank = 1", "candidates-missing", "tick_link", 2 },
  { "UPDATE tick SET vehicle_id = 9 WHERE id = 2", "tick-without-vehicle", "tick", 2 },
  { "UPDATE tick SET key_id = 9 WHERE id = 2", "tick-without-key", "tick", 2 },
  { "INSERT INTO tick_clock (id, employee_id, day) VALUES (88, 1, 0)", "in-clock-without-tick",
    "tick_clock", 88 },
  { "DELETE FROM journal_change WHERE entry_id = 1 AND seq = 3", "journal-gap", "journal_entry",
    1 },
  { "DELETE FROM journal_change WHERE entry_id = 1 AND seq = (SELECT max (seq) FROM journal_change)"
    "; INSERT INTO journal_entry (id, at_ms, who, action) VALUES (40, 0, 'w', 'a')",
    "journal-gap", "journal_entry", 40 },
  { "INSERT INTO journal_open (id, entry_id, seq) VALUES (1, 1, 1)", "journal-open",
    "journal_entry", 1 },
  { "INSERT INTO poi (id, project_id, shape) VALUES (6, 1, x'00112233')", "bad-shape", "poi", 6 },
  { "UPDATE work_schedule SET from_day = 10 WHERE id = 2", "schedules-overlap", "work_schedule",
    2 },
  { "UPDATE setting SET value = 'perhaps'", "bad-setting", "setting", 1 },
  { "UPDATE setting SET name = 'nonsense'", "bad-setting", "setting", 1 },
};

static void
test_planted (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (planted); i++)
    {
      g_auto (Fixture) fixture = open_world ();
      g_autoptr (GPtrArray) faults = NULL;
      const TklStoreFault *fault;

      g_test_message ("planted: %s", planted[i].what);
      fixture_damage (&fixture, planted[i].sql);
      faults = check (&fixture);
      g_assert_cmpint (faults->len, ==, 1);
      fault = faults->pdata[0];
      g_assert_cmpstr (fault->what, ==, planted[i].what);
      g_assert_cmpstr (fault->subject, ==, planted[i].subject);
      g_assert_cmpint (fault->row_id, ==, planted[i].row_id);
      g_assert_cmpstr (fault->detail, !=, NULL);
    }
}

/* A line that reaches over the next ones overlaps each of them. */
static void
test_long_line (void)
{
  g_auto (Fixture) fixture = open_world ();
  g_autoptr (GPtrArray) faults = NULL;

  fixture_damage (&fixture,
                  "UPDATE clock_line SET end_ms = 600000 WHERE id = 1;"
                  "INSERT INTO clock_line (employee_id, day, begin_ms, end_ms, minutes, type,"
                  " subtype, km_source, role, origin, flags)"
                  " VALUES (1, 1, 300000, 360000, 1, 0, 0, 0, 0, 0, 0),"
                  " (1, 1, 600000, 660000, 1, 0, 0, 0, 0, 0, 0)");
  faults = check (&fixture);
  g_assert_cmpint (faults->len, ==, 2);
}

/* Texts of an older version may be longer than can be typed now: they are read, and are no fault. */
static void
test_long_setting (void)
{
  g_auto (Fixture) fixture = open_world ();
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (TklCompany) company = NULL;

  fixture_damage (&fixture, "UPDATE setting SET name = 'name', value = printf ('%.100000c', 'x')");
  faults = check (&fixture);
  g_assert_cmpint (faults->len, ==, 0);
  g_assert_true (tkl_store_load_company (fixture.store, &company, NULL));
  g_assert_cmpuint (strlen (company->name), ==, 100000);
}

static void
test_many_faults (void)
{
  g_auto (Fixture) fixture = open_world ();
  g_autoptr (GPtrArray) faults = NULL;

  fixture_damage (&fixture,
                  "WITH n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 1500)"
                  " INSERT INTO tick_link (tick_id, day, place, state) SELECT i, 0, 0, 0 FROM n;"
                  "WITH n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 1500)"
                  " INSERT INTO poi (id, project_id, shape) SELECT i, 1, x'00' FROM n");
  faults = check (&fixture);
  g_assert_cmpint (faults->len, ==, 2000);
}

/* Pages of a table overwritten: the report says so, whatever else can still be asked. */
static void
test_damaged_pages (void)
{
  g_auto (Fixture) fixture = open_world ();
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize size;
  gint64 page
      = fixture_int (&fixture, "SELECT rootpage FROM sqlite_schema WHERE name = 'tick_link'");

  fixture_run (&fixture, "PRAGMA wal_checkpoint (TRUNCATE)");
  g_clear_pointer (&fixture.store, tkl_store_close);
  g_assert_true (g_file_get_contents (fixture.path, &bytes, &size, NULL));
  memset (bytes + (page - 1) * 4096, 0xa5, 4096);
  g_assert_true (g_file_set_contents (fixture.path, bytes, (gssize) size, NULL));

  fixture.store = tkl_store_open (fixture.path, TKL_STORE_READ, &error);
  g_assert_no_error (error);
  faults = check (&fixture);
  g_assert_cmpint (faults->len, >, 0);
  g_assert_cmpstr (((TklStoreFault *) faults->pdata[0])->what, ==, "damaged");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/check/sound", test_sound);
  g_test_add_func ("/store/check/planted", test_planted);
  g_test_add_func ("/store/check/long-line", test_long_line);
  g_test_add_func ("/store/check/long-setting", test_long_setting);
  g_test_add_func ("/store/check/many-faults", test_many_faults);
  g_test_add_func ("/store/check/damaged-pages", test_damaged_pages);
  return g_test_run ();
}
