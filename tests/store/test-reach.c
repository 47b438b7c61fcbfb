/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which ticks wait for being linked again after a change of employees and of the holders of keys. */
/* Thread: main. */
#include "store-seed.h"

#include "tkl-store-pending.h"

#define N_DAYS 10

static gint64
read_serial (TklStore *store)
{
  TklPending pending;

  g_assert_true (tkl_store_get_pending (store, &pending, NULL));
  return pending.serial;
}

static void
clear_pending (TklStore *store, gint64 serial)
{
  g_assert_true (tkl_store_begin (store, NULL));
  g_assert_true (tkl_store_clear_pending (store, serial, NULL));
  g_assert_true (tkl_store_commit (store, NULL));
}

/* Key 1 touches once a day for ten days from 2026-03-02, which is day 20514. Employee 1 holds it from
 * the third day to the eighth, employee 2 holds key 2, which never ticked. */
static Fixture
open_world (void)
{
  Fixture fixture = fixture_open ();

  seed_company (&fixture);
  for (int day = 0; day < N_DAYS; day++)
    seed_tick (&fixture, SEED_TIME + day * TKL_MS_PER_DAY);
  fixture_begin (&fixture, "prepare");
  fixture_run (&fixture, "INSERT INTO key_holding (id, key_id, employee_id, from_day, to_day)"
                         " VALUES (1, 1, 1, 20514 + 2, 20514 + 7), (2, 2, 2, NULL, NULL)");
  fixture_commit (&fixture);
  clear_pending (fixture.store, read_serial (fixture.store));
  return fixture;
}

/* The stretch as `1-8` in days of the world; "" when nothing waits. */
static char *
read_pending (const Fixture *fixture)
{
  TklPending pending;

  g_assert_true (tkl_store_get_pending (fixture->store, &pending, NULL));
  if (pending.first_utc_ms == TKL_INSTANT_NONE_MS)
    {
      g_assert_cmpint (pending.last_utc_ms, ==, TKL_INSTANT_NONE_MS);
      return g_strdup ("");
    }
  return g_strdup_printf ("%d-%d", (int) ((pending.first_utc_ms - SEED_TIME) / TKL_MS_PER_DAY),
                          (int) ((pending.last_utc_ms - SEED_TIME) / TKL_MS_PER_DAY));
}

static void
change (const Fixture *fixture, const char *sql)
{
  fixture_begin (fixture, "change");
  fixture_run (fixture, sql);
  fixture_commit (fixture);
}

/* A day more on both sides of what changed hands. */
static void
test_changes (void)
{
  static const struct
  {
    const char *sql;
    const char *pending;
  } cases[] = {
    /* holders */
    { "INSERT INTO key_holding (key_id, employee_id, from_day) VALUES (1, 2, 20514 + 8)", "7-9" },
    { "INSERT INTO key_holding (key_id, employee_id, to_day) VALUES (1, 2, 20514 + 1)", "0-2" },
    { "INSERT INTO key_holding (key_id, employee_id, from_day) VALUES (1, 2, 20514 + 800)", "" },
    { "DELETE FROM key_holding WHERE id = 1", "1-8" },
    { "UPDATE key_holding SET employee_id = 3 WHERE id = 1", "1-8" },
    { "UPDATE key_holding SET to_day = 20514 + 4 WHERE id = 1", "4-8" },
    { "UPDATE key_holding SET to_day = 20514 + 8 WHERE id = 1", "7-9" },
    { "UPDATE key_holding SET to_day = NULL WHERE id = 1", "7-9" },
    { "UPDATE key_holding SET from_day = 20514 + 4 WHERE id = 1", "1-4" },
    { "UPDATE key_holding SET from_day = NULL WHERE id = 1", "0-2" },
    { "UPDATE key_holding SET from_day = from_day, to_day = to_day WHERE id = 1", "" },
    { "DELETE FROM key_holding WHERE id = 2", "" },
    /* passed on */
    { "UPDATE key_holding SET to_day = 20514 + 5 WHERE id = 1;"
      " INSERT INTO key_holding (key_id, employee_id, from_day) VALUES (1, 2, 20514 + 6)",
      "5-9" },
    /* employees */
    { "UPDATE employee SET lat = 500000000, lon = 40000000 WHERE id = 1", "1-8" },
    { "UPDATE employee SET registered = 0 WHERE id = 1", "1-8" },
    { "UPDATE employee SET active = 0", "1-8" },
    { "UPDATE employee SET in_service_from = 20514 WHERE id = 1", "1-8" },
    { "UPDATE employee SET in_service_to = 20514 WHERE id = 1", "1-8" },
    { "UPDATE employee SET day_start_min = 60 WHERE id = 1", "1-8" },
    { "UPDATE employee SET first_name = 'x', town = 'y', role = 1, wage_cents = 5 WHERE id = 1",
      "" },
    { "UPDATE employee SET active = 0 WHERE id IN (2, 3)", "" },
    { "INSERT INTO employee (number) VALUES ('new')", "" },
    /* projects: the days on which one can be found, before or after */
    { "UPDATE project SET radius_m = 7", "0-9" },
    { "UPDATE project SET mode = 1", "0-9" },
    { "UPDATE project SET presence_required = 1", "0-9" },
    { "UPDATE project SET name = 'x', client = 'y', town = 'z'", "" },
    { "UPDATE project SET status = 1, from_day = 20514 + 3, to_day = 20514 + 4", "0-9" },
    { "INSERT INTO project (number, from_day, to_day) VALUES ('n', 20514 + 3, 20514 + 4)", "2-5" },
    { "INSERT INTO project (number, from_day) VALUES ('n', 20514 + 5)", "4-9" },
    { "INSERT INTO project (number, to_day) VALUES ('n', 20514 + 5)", "0-6" },
    { "INSERT INTO project (number, from_day) VALUES ('n', 20514 + 50)", "" },
    { "INSERT INTO project (number, status) VALUES ('n', 1)", "" },
    { "INSERT INTO project (id, number, from_day, to_day) VALUES (9, 'n', 20514 + 3, 20514 + 4);"
      " INSERT INTO poi (project_id, shape) VALUES (9, x'00')",
      "2-5" },
    { "INSERT INTO poi (project_id, shape) SELECT min (id), x'00' FROM project", "0-9" },
    { "INSERT INTO planning (day, employee_id, project_id) SELECT 20514 + 4, 1, min (id)"
      " FROM project",
      "3-5" },
    { "INSERT INTO planning (day, employee_id, project_id) SELECT 20514 + 40, 1, min (id)"
      " FROM project",
      "" },
    /* other things */
    { "INSERT INTO setting (name, value) VALUES ('a', 'b')", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = open_world ();
      g_autofree char *pending = NULL;
      g_autofree char *undone = NULL;

      g_test_message ("%s", cases[i].sql);
      change (&fixture, cases[i].sql);
      pending = read_pending (&fixture);
      g_assert_cmpstr (pending, ==, cases[i].pending);
      /* Undone, the same ticks wait again. */
      clear_pending (fixture.store, read_serial (fixture.store));
      if (g_str_equal (pending, ""))
        continue;
      g_assert_true (tkl_store_undo (fixture.store, "tester", 0, NULL, NULL));
      undone = read_pending (&fixture);
      g_assert_cmpstr (undone, ==, cases[i].pending);
    }
}

/* Where a zone lies decides on ticks; what it is called does not. */
static void
test_zones (void)
{
  static const struct
  {
    const char *sql;
    const char *pending;
  } cases[] = {
    { "UPDATE poi SET name = 'b' WHERE id = 5", "" },
    { "UPDATE poi SET name = NULL, shape = x'00' WHERE id = 5", "" },
    { "UPDATE poi SET shape = x'01' WHERE id = 5", "2-5" },
    { "UPDATE poi SET name = 'b', shape = x'01' WHERE id = 5", "2-5" },
    { "UPDATE poi SET project_id = 10 WHERE id = 5", "2-8" },
    { "DELETE FROM poi WHERE id = 5", "2-5" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = open_world ();
      g_autofree char *pending = NULL;

      change (&fixture, "INSERT INTO project (id, number, from_day, to_day)"
                        " VALUES (9, 'n', 20514 + 3, 20514 + 4), (10, 'o', 20514 + 7, 20514 + 7);"
                        " INSERT INTO poi (id, project_id, name, shape) VALUES (5, 9, 'a', x'00')");
      clear_pending (fixture.store, read_serial (fixture.store));
      g_test_message ("%s", cases[i].sql);
      change (&fixture, cases[i].sql);
      pending = read_pending (&fixture);
      g_assert_cmpstr (pending, ==, cases[i].pending);
    }
}

/* Ticks added by hand, given to somebody else, or moved to another time. */
static void
test_office_words (void)
{
  static const struct
  {
    const char *prepare;
    const char *pending; /* when employee 3, who holds no key, moves; or for the last, employee 1 */
    int employee;
  } cases[] = {
    { "INSERT INTO tick (kind, time_ms, employee_id) VALUES (3, 1772427600000 + 86400000, 3)",
      "1-1", 3 },
    { "INSERT INTO tick_edit (id, employee_id) SELECT id, 3 FROM tick WHERE time_ms ="
      " 1772427600000 + 4 * 86400000",
      "4-4", 3 },
    { "INSERT INTO tick_edit (id, time_ms) SELECT id, 1772427600000 + 30 * 86400000 FROM tick"
      " WHERE time_ms = 1772427600000 + 4 * 86400000",
      "1-30", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = open_world ();
      g_autofree char *sql = g_strdup_printf (
          "UPDATE employee SET lat = 500000000, lon = 40000000 WHERE id = %d", cases[i].employee);
      g_autofree char *pending = NULL;

      change (&fixture, cases[i].prepare);
      change (&fixture, sql);
      pending = read_pending (&fixture);
      g_assert_cmpstr (pending, ==, cases[i].pending);
    }
}

/* Stretches add up until they are cleared; nothing is noted by a change that is rolled back. */
static void
test_note (void)
{
  g_auto (Fixture) fixture = open_world ();
  g_autofree char *first = NULL;
  g_autofree char *both = NULL;
  g_autofree char *none = NULL;

  g_assert_true (tkl_store_begin (fixture.store, NULL));
  g_assert_true (
      tkl_store_note_pending (fixture.store, TKL_INSTANT_NONE_MS, TKL_INSTANT_NONE_MS, NULL));
  g_assert_true (tkl_store_note_pending (fixture.store, SEED_TIME + 3 * TKL_MS_PER_DAY,
                                         SEED_TIME + 4 * TKL_MS_PER_DAY, NULL));
  first = read_pending (&fixture);
  g_assert_cmpstr (first, ==, "3-4");
  g_assert_true (tkl_store_note_pending (fixture.store, SEED_TIME, SEED_TIME, NULL));
  both = read_pending (&fixture);
  g_assert_cmpstr (both, ==, "0-4");
  tkl_store_rollback (fixture.store);
  none = read_pending (&fixture);
  g_assert_cmpstr (none, ==, "");
}

/* What is noted while the ticks are being linked waits on, though the stretch is the same. */
static void
test_noted_meanwhile (void)
{
  g_auto (Fixture) fixture = open_world ();
  g_autofree char *still = NULL;
  g_autofree char *none = NULL;
  gint64 serial;

  g_assert_true (tkl_store_begin (fixture.store, NULL));
  g_assert_true (tkl_store_note_pending (fixture.store, SEED_TIME, SEED_TIME, NULL));
  serial = read_serial (fixture.store);
  g_assert_true (tkl_store_note_pending (fixture.store, SEED_TIME, SEED_TIME, NULL));
  g_assert_true (tkl_store_commit (fixture.store, NULL));
  clear_pending (fixture.store, serial);
  still = read_pending (&fixture);
  g_assert_cmpstr (still, ==, "0-0");
  clear_pending (fixture.store, read_serial (fixture.store));
  none = read_pending (&fixture);
  g_assert_cmpstr (none, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/reach/changes", test_changes);
  g_test_add_func ("/store/reach/zones", test_zones);
  g_test_add_func ("/store/reach/office-words", test_office_words);
  g_test_add_func ("/store/reach/note", test_note);
  g_test_add_func ("/store/reach/noted-meanwhile", test_noted_meanwhile);
  return g_test_run ();
}
