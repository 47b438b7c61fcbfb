/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal: images of every kind of row, undo and redo, conflicts, history. */
/* Thread: main. */
#include "store-fixture.h"

#include "tkl-store-private.h"

/* One kind of row: what people do to it, in SQL. @dump leaves out the version, which undo lets grow. */
typedef struct
{
  const char *subject;
  const char *insert; /* (nullable): rows of this kind are not made by people */
  const char *update;
  const char *delete; /* (nullable) */
  const char *dump;
} Kind;

static const char world[]
    = "INSERT INTO employee (id, number, first_name) VALUES (1, '12', 'Ann'), (2, '13', 'Bob');"
      "INSERT INTO key (id, text, status) VALUES (1, '3D00000BADC0DE01', 1);"
      "INSERT INTO vehicle (id, remote_id) VALUES (1, 'v1');"
      "INSERT INTO project (id, number) VALUES (1, 'P1'), (2, 'P2');"
      "INSERT INTO tick (id, vehicle_id, time_ms, key_id, kind) VALUES (1, 1, 1000, 1, 0),"
      " (2, 1, 2000, 1, 0);";

static const Kind kinds[] = {
  { "setting", "INSERT INTO setting (name, value) VALUES ('ct-1', 'on')",
    "UPDATE setting SET value = ''", "DELETE FROM setting", "SELECT * FROM setting" },
  { "employee",
    "INSERT INTO employee (number, first_name, last_name, lat, lon, in_service_from)"
    " VALUES ('99', 'Zoë \"O''Neil\"\n', '[1,2]', 508466000, -43517000, -3)",
    "UPDATE employee SET version = version + 1, last_name = NULL, lat = NULL, lon = NULL,"
    " role = 2, expected_min = '480,480,480,480,480,0,0', national_number = '84022912345',"
    " street = 'a', house_number = 'b', postal_code = 'c', town = 'd', country = 'e',"
    " registered = 0, active = 0, in_service_to = 20000, day_start_min = 1439, wage_cents = 1825,"
    " committee = '124', note = 'n' WHERE number = '99'",
    "DELETE FROM employee WHERE number = '99'",
    "SELECT id, number, first_name, last_name, street, house_number, postal_code, town, country,"
    " lat, lon, registered, active, role, national_number, in_service_from, in_service_to,"
    " expected_min, day_start_min, wage_cents, committee, note FROM employee" },
  { "key_holding", "INSERT INTO key_holding (key_id, employee_id, from_day) VALUES (1, 1, 20000)",
    "UPDATE key_holding SET employee_id = 2, from_day = NULL, to_day = 20100",
    "DELETE FROM key_holding", "SELECT * FROM key_holding" },
  { "key_aside", "INSERT INTO key_aside (id, note) VALUES (1, 'subcontractor')",
    "UPDATE key_aside SET note = NULL", "DELETE FROM key_aside", "SELECT * FROM key_aside" },
  { "vehicle", NULL, "UPDATE vehicle SET version = version + 1, name = 'Van', notes = 'n'", NULL,
    "SELECT id, remote_id, remote_name, name, plate, notes FROM vehicle" },
  { "project",
    "INSERT INTO project (number, name, client, radius_m, lat, lon) VALUES ('P9', 'N', 'C', 150,"
    " -900000000, 1800000000)",
    "UPDATE project SET version = version + 1, name = NULL, client = NULL, lat = NULL, lon = NULL,"
    " radius_m = 0, mode = 1, status = 2, from_day = 1, to_day = 2, declaration_number = 'x',"
    " presence_required = 1, works_declared = 1, street = 'a', house_number = 'b',"
    " postal_code = 'c', town = 'd', country = 'e' WHERE number = 'P9'",
    "DELETE FROM project WHERE number = 'P9'",
    "SELECT id, number, name, client, street, house_number, postal_code, town, country, lat, lon,"
    " radius_m, mode, status, from_day, to_day, declaration_number, presence_required,"
    " works_declared FROM project" },
  { "poi", "INSERT INTO poi (project_id, name, shape) VALUES (1, 'yard', x'00ff10007f80')",
    "UPDATE poi SET project_id = 2, name = NULL, shape = x''", "DELETE FROM poi",
    "SELECT id, project_id, name, hex (shape), typeof (shape) FROM poi" },
  { "planning", "INSERT INTO planning (day, employee_id, project_id) VALUES (20000, 1, 1)",
    "UPDATE planning SET day = -5, project_id = 2", "DELETE FROM planning",
    "SELECT * FROM planning" },
  { "tick",
    "INSERT INTO tick (time_ms, kind, employee_id, lat, lon) VALUES (9007199254740993, 3, 1, 1, 2)",
    "UPDATE tick SET time_ms = -1, employee_id = NULL, vehicle_id = 1, odometer_m = 5,"
    " speed_kmh = 6, lat = NULL, lon = NULL, withdrawn = 1 WHERE kind = 3",
    "DELETE FROM tick WHERE kind = 3", "SELECT * FROM tick" },
  { "tick_edit", "INSERT INTO tick_edit (id, time_ms, note) VALUES (1, 1500, 'late')",
    "UPDATE tick_edit SET version = version + 1, time_ms = NULL, place = 3, project_id = 1,"
    " employee_id = 2, blocked = 1, to_clock = 0, to_presence = 1, not_double = 1, deleted = 1,"
    " note = NULL",
    "DELETE FROM tick_edit",
    "SELECT id, time_ms, place, project_id, employee_id, blocked, to_clock, to_presence,"
    " not_double, deleted, note FROM tick_edit" },
  { "clock_line",
    "INSERT INTO clock_line (employee_id, day, begin_ms, end_ms, minutes, type, subtype, km_source,"
    " role, origin, flags) VALUES (1, 20000, 60000, 120000, 1, 0, 0, 0, 0, 0, 0)",
    "UPDATE clock_line SET version = version + 1, employee_id = 2, day = 3, begin_ms = 0,"
    " end_ms = 180000, minutes = 3, type = 4, subtype = 4, project_id = 1, vehicle_id = 1,"
    " km_tenths = 123, km_source = 4, role = 3, origin = 1, flags = 127, from_tick = 1,"
    " to_tick = 2, wage_code = 'w', note = 'n'",
    "DELETE FROM clock_line",
    "SELECT id, employee_id, day, begin_ms, end_ms, minutes, type, subtype, project_id, vehicle_id,"
    " km_tenths, km_source, role, origin, flags, from_tick, to_tick, wage_code, note"
    " FROM clock_line" },
  { "tick_clock", "INSERT INTO tick_clock (id, employee_id, day) VALUES (1, 1, 20000)",
    "UPDATE tick_clock SET employee_id = 2, day = 20001", "DELETE FROM tick_clock",
    "SELECT * FROM tick_clock" },
  { "notice",
    "INSERT INTO notice (at_ms, kind, employee_id, day, problem, before, after)"
    " VALUES (1, 'differs', 1, 20000, NULL, '[{\"a\": \"b\"}]', '[]')",
    "UPDATE notice SET at_ms = 2, kind = 'withdrawn', employee_id = 2, day = 1, problem = 'odd',"
    " before = '[]', after = '[1]', state = 'dismissed'",
    "DELETE FROM notice", "SELECT * FROM notice" },
};

static Fixture
open_world (void)
{
  Fixture fixture = fixture_open ();

  fixture_begin (&fixture, "world");
  fixture_run (&fixture, world);
  fixture_commit (&fixture);
  return fixture;
}

static gint64
change (const Fixture *fixture, const char *action, const char *sql)
{
  fixture_begin (fixture, action);
  fixture_run (fixture, sql);
  return fixture_commit (fixture);
}

static gint64
undo (const Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 entry_id = -1;

  (void) tkl_store_undo (fixture->store, "tester", 0, &entry_id, &error);
  g_assert_no_error (error);
  return entry_id;
}

static gint64
redo (const Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 entry_id = -1;

  (void) tkl_store_redo (fixture->store, "tester", 0, &entry_id, &error);
  g_assert_no_error (error);
  return entry_id;
}

static void
expect_dump (const Fixture *fixture, const char *query, const char *expected)
{
  g_autofree char *dump = fixture_dump (fixture, query);

  g_assert_cmpstr (dump, ==, expected);
}

/* Every kind of row goes through all its states, back, forth, and back again. */
static void
walk_kind (const Kind *kind)
{
  const char *const steps[] = { kind->insert, kind->update, kind->delete };
  g_auto (Fixture) fixture = open_world ();
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (states, fixture_dump (&fixture, kind->dump));
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] != NULL)
      {
        g_assert_cmpint (change (&fixture, kind->subject, steps[i]), >, 0);
        g_ptr_array_add (states, fixture_dump (&fixture, kind->dump));
        g_assert_cmpstr (states->pdata[states->len - 1], !=, states->pdata[states->len - 2]);
      }
  for (int round = 0; round < 2; round++)
    {
      for (guint i = states->len - 1; i > 0; i--)
        {
          g_assert_cmpint (undo (&fixture), >, 0);
          expect_dump (&fixture, kind->dump, states->pdata[i - 1]);
        }
      for (guint i = 1; i < states->len; i++)
        {
          g_assert_cmpint (redo (&fixture), >, 0);
          expect_dump (&fixture, kind->dump, states->pdata[i]);
        }
      g_assert_cmpint (redo (&fixture), ==, 0);
    }
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM pragma_foreign_key_check"), ==, 0);
}

static void
test_every_kind (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_test_message ("%s", kinds[i].subject);
      walk_kind (&kinds[i]);
    }
}

/* No column may be forgotten in the images: the JSON names them all. */
static void
test_images_complete (void)
{
  g_auto (Fixture) fixture = open_world ();

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *query = g_strdup_printf (
          "SELECT group_concat (name) FROM pragma_table_info ('%s') WHERE name NOT IN"
          " (SELECT key FROM json_each ((SELECT after FROM journal_change WHERE subject = '%s'"
          "  ORDER BY entry_id DESC LIMIT 1)))",
          kinds[i].subject, kinds[i].subject);

      change (&fixture, kinds[i].subject,
              kinds[i].insert != NULL ? kinds[i].insert : kinds[i].update);
      expect_dump (&fixture, query,
                   strcmp (kinds[i].subject, "vehicle") == 0
                       ? "remote_id,remote_name,imei,remote_plate,missing_cycles,gone\n"
                       : "NULL\n");
    }
}

static void
test_refused_outside (void)
{
  g_auto (Fixture) fixture = open_world ();

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *const steps[] = { kinds[i].insert, kinds[i].update, kinds[i].delete };

      if (kinds[i].insert != NULL)
        change (&fixture, "prepare", kinds[i].insert);
      for (gsize s = kinds[i].insert != NULL ? 1 : 0; s < G_N_ELEMENTS (steps); s++)
        if (steps[s] != NULL)
          {
            char *message = NULL;

            g_assert_cmpint (sqlite3_exec (fixture.store->db, steps[s], NULL, NULL, &message), ==,
                             SQLITE_CONSTRAINT_TRIGGER);
            g_assert_cmpstr (message, ==, "change outside the journal");
            sqlite3_free (message);
          }
      if (kinds[i].delete != NULL)
        change (&fixture, "clean", kinds[i].delete);
      if (kinds[i].insert != NULL)
        g_assert_cmpint (sqlite3_exec (fixture.store->db, kinds[i].insert, NULL, NULL, NULL), ==,
                         SQLITE_CONSTRAINT_TRIGGER);
    }
}

/* Facts and the words of the telematics system are nobody's change. */
static void
test_facts_free (void)
{
  g_auto (Fixture) fixture = open_world ();
  gint64 before = fixture_int (&fixture, "SELECT count (*) FROM journal_change");

  fixture_run (&fixture, "INSERT INTO tick (vehicle_id, time_ms, key_id, kind) VALUES (1, 3, 1, 0);"
                         "UPDATE tick SET withdrawn = 1 WHERE kind = 0;"
                         "DELETE FROM tick WHERE kind = 0;"
                         "UPDATE vehicle SET remote_name = 'x', missing_cycles = 2, gone = 1;"
                         "INSERT INTO vehicle (remote_id) VALUES ('v2')");
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM journal_change"), ==, before);
}

static void
test_empty_entry (void)
{
  g_auto (Fixture) fixture = open_world ();
  g_autoptr (TklJournalEntry) next = NULL;

  change (&fixture, "one", "INSERT INTO setting (name, value) VALUES ('a', 'b')");
  undo (&fixture);
  fixture_begin (&fixture, "nothing");
  g_assert_cmpint (fixture_commit (&fixture), ==, 0);
  g_assert_cmpint (
      fixture_int (&fixture, "SELECT count (*) FROM journal_entry WHERE action = 'nothing'"), ==,
      0);
  /* What could be redone can be redone still. */
  g_assert_true (tkl_store_peek_redo (fixture.store, &next, NULL));
  g_assert_cmpstr (next->action, ==, "one");
}

static void
test_rollback (void)
{
  g_auto (Fixture) fixture = open_world ();
  gint64 entries = fixture_int (&fixture, "SELECT count (*) FROM journal_entry");

  fixture_begin (&fixture, "lost");
  fixture_run (&fixture, "INSERT INTO setting (name, value) VALUES ('a', 'b')");
  tkl_store_rollback (fixture.store);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM journal_entry"), ==, entries);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM setting"), ==, 0);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM journal_open"), ==, 0);
}

static void
expect_next (const Fixture *fixture, const char *undo_action, const char *redo_action)
{
  g_autoptr (TklJournalEntry) to_undo = NULL;
  g_autoptr (TklJournalEntry) to_redo = NULL;

  g_assert_true (tkl_store_peek_undo (fixture->store, &to_undo, NULL));
  g_assert_true (tkl_store_peek_redo (fixture->store, &to_redo, NULL));
  g_assert_cmpstr (to_undo != NULL ? to_undo->action : NULL, ==, undo_action);
  g_assert_cmpstr (to_redo != NULL ? to_redo->action : NULL, ==, redo_action);
}

/* A stack: undo goes down, redo up, and a new change cuts off what was undone. */
static void
test_order (void)
{
  g_auto (Fixture) fixture = fixture_open ();

  expect_next (&fixture, NULL, NULL);
  g_assert_cmpint (undo (&fixture), ==, 0);
  g_assert_cmpint (redo (&fixture), ==, 0);

  change (&fixture, "e1", "INSERT INTO setting (name, value) VALUES ('a', '1')");
  change (&fixture, "e2", "UPDATE setting SET value = '2'");
  change (&fixture, "e3", "UPDATE setting SET value = '3'");
  expect_next (&fixture, "e3", NULL);
  undo (&fixture);
  expect_next (&fixture, "e2", "e3");
  undo (&fixture);
  expect_next (&fixture, "e1", "e2");
  redo (&fixture);
  expect_next (&fixture, "e2", "e3");
  undo (&fixture);
  expect_next (&fixture, "e1", "e2");

  change (&fixture, "e4", "UPDATE setting SET value = '4'");
  expect_next (&fixture, "e4", NULL);
  undo (&fixture);
  expect_next (&fixture, "e1", "e4");
  undo (&fixture);
  expect_next (&fixture, NULL, "e1");
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM setting"), ==, 0);
  redo (&fixture);
  redo (&fixture);
  expect_next (&fixture, "e4", NULL);
  g_assert_cmpint (fixture_int (&fixture, "SELECT value FROM setting"), ==, 4);
}

/* Rows that need each other come and go in one piece. */
static void
test_whole_entry (void)
{
  static const char query[] = "SELECT 'e', id FROM employee UNION ALL SELECT 'p', id FROM project"
                              " UNION ALL SELECT 'i', id FROM poi UNION ALL"
                              " SELECT 'n', id FROM planning UNION ALL"
                              " SELECT 'h', id FROM key_holding";
  g_auto (Fixture) fixture = open_world ();
  g_autofree char *before = fixture_dump (&fixture, query);
  g_autofree char *after = NULL;

  change (&fixture, "import",
          "INSERT INTO project (id, number) VALUES (50, 'P50');"
          "UPDATE project SET version = 2, name = 'twice' WHERE id = 50;"
          "INSERT INTO employee (id, number) VALUES (50, '50');"
          "INSERT INTO key_holding (key_id, employee_id) VALUES (1, 50);"
          "INSERT INTO poi (project_id, shape) VALUES (50, x'00');"
          "INSERT INTO planning (day, employee_id, project_id) VALUES (1, 50, 50);"
          "DELETE FROM planning; INSERT INTO planning (day, employee_id, project_id)"
          " VALUES (2, 50, 50);");
  after = fixture_dump (&fixture, query);
  undo (&fixture);
  expect_dump (&fixture, query, before);
  redo (&fixture);
  expect_dump (&fixture, query, after);
  g_assert_cmpint (fixture_int (&fixture, "SELECT n.day FROM planning AS n"), ==, 2);
}

static void
expect_conflict (const Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 entry_id = -1;
  gint64 n = fixture_int (fixture, "SELECT count (*) FROM journal_entry");

  g_assert_false (tkl_store_undo (fixture->store, "tester", 0, &entry_id, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONFLICT);
  g_assert_cmpint (entry_id, ==, -1);
  g_assert_false (tkl_store_in_transaction (fixture->store));
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM journal_entry"), ==, n);
}

static void
test_conflicts (void)
{
  static const struct
  {
    const char *change;
    const char *damage;
  } cases[] = {
    /* the row became another, went, or came */
    { "UPDATE setting SET value = 'b'", "UPDATE setting SET value = 'c'" },
    { "UPDATE setting SET value = 'b'", "DELETE FROM setting" },
    { "DELETE FROM setting", "INSERT INTO setting (id, name, value) VALUES (1, 'y', 'z')" },
    /* only a blob, or only what was empty, is another */
    { "INSERT INTO poi (id, project_id, shape) VALUES (70, 1, x'00')",
      "UPDATE poi SET shape = x'01' WHERE id = 70" },
    { "INSERT INTO employee (id, number) VALUES (70, 'E70')",
      "UPDATE employee SET note = 'n' WHERE id = 70" },
    /* its name is taken */
    { "DELETE FROM setting", "INSERT INTO setting (id, name, value) VALUES (9, 'k', 'z')" },
    /* its owner is gone: the tick was derived away */
    { "DELETE FROM tick_edit", "DELETE FROM tick WHERE id = 1" },
    /* somebody needs it */
    { "INSERT INTO project (id, number) VALUES (70, 'P70')",
      "INSERT INTO poi (project_id, shape) VALUES (70, x'00')" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = open_world ();

      change (&fixture, "prepare",
              "INSERT INTO setting (id, name, value) VALUES (1, 'k', 'a');"
              "INSERT INTO tick_edit (id, note) VALUES (1, 'n')");
      change (&fixture, "change", cases[i].change);
      fixture_damage (&fixture, cases[i].damage);
      expect_conflict (&fixture);
    }
}

static void
test_expected_entry (void)
{
  g_auto (Fixture) fixture = open_world ();
  g_autoptr (GError) error = NULL;
  gint64 first = change (&fixture, "e1", "INSERT INTO setting (name, value) VALUES ('a', '1')");
  gint64 second = change (&fixture, "e2", "UPDATE setting SET value = '2'");
  gint64 entry_id = -1;

  g_assert_false (tkl_store_undo (fixture.store, "tester", first, &entry_id, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (tkl_store_undo (fixture.store, "tester", second, &entry_id, &error));
  g_assert_false (tkl_store_redo (fixture.store, "tester", first, &entry_id, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (tkl_store_redo (fixture.store, "tester", second, &entry_id, &error));
  g_assert_false (tkl_store_redo (fixture.store, "tester", second, &entry_id, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONFLICT);
}

/* A form read before must not be saved over what undo brought back: the version never repeats. */
static void
test_versions_grow (void)
{
  static const char query[] = "SELECT version FROM project WHERE id = 60";
  g_auto (Fixture) fixture = open_world ();

  change (&fixture, "e1", "INSERT INTO project (id, number) VALUES (60, 'a')");
  change (&fixture, "e2", "UPDATE project SET version = version + 1, number = 'b' WHERE id = 60");
  g_assert_cmpint (fixture_int (&fixture, query), ==, 2);
  undo (&fixture);
  g_assert_cmpint (fixture_int (&fixture, query), ==, 3);
  undo (&fixture);
  g_assert_cmpint (fixture_int (&fixture, query), ==, -1);
  redo (&fixture);
  g_assert_cmpint (fixture_int (&fixture, query), ==, 4);
  redo (&fixture);
  g_assert_cmpint (fixture_int (&fixture, query), ==, 5);
}

/* Links know no foreign keys: they go with the project or employee they name. */
static void
test_links_follow (void)
{
  g_auto (Fixture) fixture = open_world ();

  change (&fixture, "e1",
          "INSERT INTO project (id, number) VALUES (60, 'a'), (61, 'b');"
          "INSERT INTO employee (id, number) VALUES (60, 'a')");
  fixture_run (&fixture,
               "INSERT INTO tick_link (tick_id, employee_id, day, place, project_id, state) VALUES"
               " (1, 60, 0, 0, NULL, 0), (2, 1, 0, 3, 60, 0), (3, 1, 0, 3, NULL, 8192),"
               " (4, 1, 0, 3, 1, 0), (5, NULL, 0, 0, NULL, 0);"
               "INSERT INTO tick_candidate (tick_id, rank, project_id) VALUES (3, 0, 1),"
               " (3, 1, 61)");
  undo (&fixture);
  expect_dump (&fixture, "SELECT tick_id FROM tick_link", "4\n5\n");
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM tick_candidate"), ==, 0);
}

/* When the last of them goes, a link that names none stays. */
static void
test_links_of_nobody_stay (void)
{
  g_auto (Fixture) fixture = fixture_open ();

  change (&fixture, "e1",
          "INSERT INTO project (number) VALUES ('a');"
          "INSERT INTO employee (number) VALUES ('a')");
  fixture_run (&fixture, "INSERT INTO tick_link (tick_id, day, place, state) VALUES (1, 0, 0, 0)");
  undo (&fixture);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM tick_link"), ==, 1);
}

static void
test_history (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) older = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) row = NULL;
  g_autoptr (TklJournalEntry) entry = NULL;
  gint64 id;
  const TklJournalEntry *newest;
  const TklJournalChange *first;

  g_assert_true (tkl_store_journal_begin (fixture.store, "ann", "edit", "asked by phone",
                                          "{\"n\": 1}", &error));
  fixture_run (&fixture, "INSERT INTO setting (name, value) VALUES ('a', '1'), ('b', '2')");
  g_assert_true (tkl_store_journal_set_detail (fixture.store, "{\"n\": 2}", &error));
  id = fixture_commit (&fixture);
  change (&fixture, "e2", "UPDATE setting SET value = '3' WHERE id = 1");
  undo (&fixture);

  g_assert_true (tkl_store_list_entries (fixture.store, 0, 2, &entries, &error));
  g_assert_cmpint (entries->len, ==, 2);
  newest = entries->pdata[0];
  g_assert_cmpint (newest->kind, ==, TKL_JOURNAL_UNDO);
  g_assert_cmpstr (newest->who, ==, "tester");
  g_assert_cmpstr (newest->action, ==, "e2");
  g_assert_cmpint (newest->inverse_of, ==, ((TklJournalEntry *) entries->pdata[1])->id);
  g_assert_true (tkl_store_list_entries (fixture.store, ((TklJournalEntry *) entries->pdata[1])->id,
                                         2, &older, &error));
  g_assert_cmpint (older->len, ==, 1);

  g_assert_true (tkl_store_get_entry (fixture.store, id, &entry, &error));
  g_assert_cmpstr (entry->who, ==, "ann");
  g_assert_cmpstr (entry->why, ==, "asked by phone");
  g_assert_cmpstr (entry->detail, ==, "{\"n\": 2}");
  g_assert_cmpint (entry->n_changes, ==, 2);
  g_assert_cmpint (entry->at_utc_ms, >, 0);
  g_clear_pointer (&entry, tkl_journal_entry_free);
  g_assert_true (tkl_store_get_entry (fixture.store, 999, &entry, &error));
  g_assert_null (entry);

  g_assert_true (tkl_store_list_changes (fixture.store, id, &changes, &error));
  g_assert_cmpint (changes->len, ==, 2);
  first = changes->pdata[0];
  g_assert_cmpint (first->seq, ==, 1);
  g_assert_cmpstr (first->subject, ==, "setting");
  g_assert_null (first->before);
  g_assert_cmpstr (first->after, ==, "{\"id\":1,\"name\":\"a\",\"value\":\"1\"}");

  g_assert_true (tkl_store_row_history (fixture.store, "setting", 1, &row, &error));
  g_assert_cmpint (row->len, ==, 3);
  g_assert_cmpstr (((TklJournalChange *) row->pdata[2])->after, ==, first->after);
  g_assert_no_error (error);
}

/* Entries written by hand or by a later version are refused, not half applied. */
static void
test_unknown_subject (void)
{
  g_auto (Fixture) fixture = open_world ();
  g_autoptr (GError) error = NULL;
  gint64 entry_id = -1;

  change (&fixture, "e1", "UPDATE vehicle SET name = 'x'");
  fixture_damage (&fixture,
                  "UPDATE journal_change SET subject = 'future' WHERE subject = 'vehicle'");
  g_assert_false (tkl_store_undo (fixture.store, "tester", 0, &entry_id, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CORRUPT);
}

/* An import of many rows is undone as one; the time it takes must not grow with the ticks stored. */
static void
test_many (void)
{
  g_auto (Fixture) fixture = open_world ();

  fixture_run (&fixture, "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)"
                         " INSERT INTO tick (vehicle_id, time_ms, key_id, kind)"
                         " SELECT 1, 10000 + i, 1, 0 FROM n");
  change (&fixture, "import",
          "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
          " INSERT INTO employee (number) SELECT 'n' || i FROM n");
  g_assert_cmpint (undo (&fixture), >, 0);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM employee"), ==, 2);
  g_assert_cmpint (redo (&fixture), >, 0);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM employee"), ==, 5002);
}

/* Whom the entry names; a detail that is no JSON spoils no list. */
static void
test_name (void)
{
  static const struct
  {
    const char *detail; /* (nullable) */
    const char *name;   /* (nullable) */
  } cases[] = {
    { "{\"name\": \"Anna \\\"A\\\" Peeters (12)\"}", "Anna \"A\" Peeters (12)" },
    { "{\"n\": 1}", NULL },
    { "Anna", NULL },
    { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = fixture_open ();
      g_autoptr (TklJournalEntry) entry = NULL;
      g_autoptr (GError) error = NULL;
      gint64 id;

      g_assert_true (
          tkl_store_journal_begin (fixture.store, "ann", "edit", NULL, cases[i].detail, &error));
      fixture_run (&fixture, "INSERT INTO setting (name, value) VALUES ('a', '1')");
      id = fixture_commit (&fixture);
      g_assert_true (tkl_store_get_entry (fixture.store, id, &entry, &error));
      g_assert_cmpstr (entry->name, ==, cases[i].name);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/journal/every-kind", test_every_kind);
  g_test_add_func ("/store/journal/images-complete", test_images_complete);
  g_test_add_func ("/store/journal/refused-outside", test_refused_outside);
  g_test_add_func ("/store/journal/facts-free", test_facts_free);
  g_test_add_func ("/store/journal/empty-entry", test_empty_entry);
  g_test_add_func ("/store/journal/rollback", test_rollback);
  g_test_add_func ("/store/journal/order", test_order);
  g_test_add_func ("/store/journal/whole-entry", test_whole_entry);
  g_test_add_func ("/store/journal/conflicts", test_conflicts);
  g_test_add_func ("/store/journal/expected-entry", test_expected_entry);
  g_test_add_func ("/store/journal/versions-grow", test_versions_grow);
  g_test_add_func ("/store/journal/links-follow", test_links_follow);
  g_test_add_func ("/store/journal/links-of-nobody-stay", test_links_of_nobody_stay);
  g_test_add_func ("/store/journal/history", test_history);
  g_test_add_func ("/store/journal/unknown-subject", test_unknown_subject);
  g_test_add_func ("/store/journal/many", test_many);
  g_test_add_func ("/store/journal/name", test_name);
  return g_test_run ();
}
