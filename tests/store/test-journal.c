/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal: entries, undo and redo, conflicts, history. */
/* Thread: main. */
#include "journal-fixture.h"

#include "tkl-store-private.h"

static void
test_empty_entry (void)
{
  g_auto (Fixture) fixture = journal_open ();
  g_autoptr (TklJournalEntry) next = NULL;

  journal_change (&fixture, "one", "INSERT INTO setting (name, value) VALUES ('a', 'b')");
  journal_undo (&fixture);
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
  g_auto (Fixture) fixture = journal_open ();
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
  g_assert_cmpint (journal_undo (&fixture), ==, 0);
  g_assert_cmpint (journal_redo (&fixture), ==, 0);

  journal_change (&fixture, "e1", "INSERT INTO setting (name, value) VALUES ('a', '1')");
  journal_change (&fixture, "e2", "UPDATE setting SET value = '2'");
  journal_change (&fixture, "e3", "UPDATE setting SET value = '3'");
  expect_next (&fixture, "e3", NULL);
  journal_undo (&fixture);
  expect_next (&fixture, "e2", "e3");
  journal_undo (&fixture);
  expect_next (&fixture, "e1", "e2");
  journal_redo (&fixture);
  expect_next (&fixture, "e2", "e3");
  journal_undo (&fixture);
  expect_next (&fixture, "e1", "e2");

  journal_change (&fixture, "e4", "UPDATE setting SET value = '4'");
  expect_next (&fixture, "e4", NULL);
  journal_undo (&fixture);
  expect_next (&fixture, "e1", "e4");
  journal_undo (&fixture);
  expect_next (&fixture, NULL, "e1");
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM setting"), ==, 0);
  journal_redo (&fixture);
  journal_redo (&fixture);
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
  g_auto (Fixture) fixture = journal_open ();
  g_autofree char *before = fixture_dump (&fixture, query);
  g_autofree char *after = NULL;

  journal_change (&fixture, "import",
                  "INSERT INTO project (id, number) VALUES (50, 'P50');"
                  "UPDATE project SET version = 2, name = 'twice' WHERE id = 50;"
                  "INSERT INTO employee (id, number) VALUES (50, '50');"
                  "INSERT INTO key_holding (key_id, employee_id) VALUES (1, 50);"
                  "INSERT INTO poi (project_id, shape) VALUES (50, x'00');"
                  "INSERT INTO planning (day, employee_id, project_id) VALUES (1, 50, 50);"
                  "DELETE FROM planning; INSERT INTO planning (day, employee_id, project_id)"
                  " VALUES (2, 50, 50);");
  after = fixture_dump (&fixture, query);
  journal_undo (&fixture);
  journal_expect_dump (&fixture, query, before);
  journal_redo (&fixture);
  journal_expect_dump (&fixture, query, after);
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
      g_auto (Fixture) fixture = journal_open ();

      journal_change (&fixture, "prepare",
                      "INSERT INTO setting (id, name, value) VALUES (1, 'k', 'a');"
                      "INSERT INTO tick_edit (id, note) VALUES (1, 'n')");
      journal_change (&fixture, "change", cases[i].change);
      fixture_damage (&fixture, cases[i].damage);
      expect_conflict (&fixture);
    }
}

static void
test_expected_entry (void)
{
  g_auto (Fixture) fixture = journal_open ();
  g_autoptr (GError) error = NULL;
  gint64 first
      = journal_change (&fixture, "e1", "INSERT INTO setting (name, value) VALUES ('a', '1')");
  gint64 second = journal_change (&fixture, "e2", "UPDATE setting SET value = '2'");
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
  g_auto (Fixture) fixture = journal_open ();

  journal_change (&fixture, "e1", "INSERT INTO project (id, number) VALUES (60, 'a')");
  journal_change (&fixture, "e2",
                  "UPDATE project SET version = version + 1, number = 'b' WHERE id = 60");
  g_assert_cmpint (fixture_int (&fixture, query), ==, 2);
  journal_undo (&fixture);
  g_assert_cmpint (fixture_int (&fixture, query), ==, 3);
  journal_undo (&fixture);
  g_assert_cmpint (fixture_int (&fixture, query), ==, -1);
  journal_redo (&fixture);
  g_assert_cmpint (fixture_int (&fixture, query), ==, 4);
  journal_redo (&fixture);
  g_assert_cmpint (fixture_int (&fixture, query), ==, 5);
}

/* Links know no foreign keys: they go with the project or employee they name. */
static void
test_links_follow (void)
{
  g_auto (Fixture) fixture = journal_open ();

  journal_change (&fixture, "e1",
                  "INSERT INTO project (id, number) VALUES (60, 'a'), (61, 'b');"
                  "INSERT INTO employee (id, number) VALUES (60, 'a')");
  fixture_run (&fixture,
               "INSERT INTO tick_link (tick_id, employee_id, day, place, project_id, state) VALUES"
               " (1, 60, 0, 0, NULL, 0), (2, 1, 0, 3, 60, 0), (3, 1, 0, 3, NULL, 8192),"
               " (4, 1, 0, 3, 1, 0), (5, NULL, 0, 0, NULL, 0);"
               "INSERT INTO tick_candidate (tick_id, rank, project_id) VALUES (3, 0, 1),"
               " (3, 1, 61)");
  journal_undo (&fixture);
  journal_expect_dump (&fixture, "SELECT tick_id FROM tick_link", "4\n5\n");
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM tick_candidate"), ==, 0);
}

/* When the last of them goes, a link that names none stays. */
static void
test_links_of_nobody_stay (void)
{
  g_auto (Fixture) fixture = fixture_open ();

  journal_change (&fixture, "e1",
                  "INSERT INTO project (number) VALUES ('a');"
                  "INSERT INTO employee (number) VALUES ('a')");
  fixture_run (&fixture, "INSERT INTO tick_link (tick_id, day, place, state) VALUES (1, 0, 0, 0)");
  journal_undo (&fixture);
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
  journal_change (&fixture, "e2", "UPDATE setting SET value = '3' WHERE id = 1");
  journal_undo (&fixture);

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
  g_auto (Fixture) fixture = journal_open ();
  g_autoptr (GError) error = NULL;
  gint64 entry_id = -1;

  journal_change (&fixture, "e1", "UPDATE vehicle SET name = 'x'");
  fixture_damage (&fixture,
                  "UPDATE journal_change SET subject = 'future' WHERE subject = 'vehicle'");
  g_assert_false (tkl_store_undo (fixture.store, "tester", 0, &entry_id, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CORRUPT);
}

/* An import of many rows is undone as one; the time it takes must not grow with the ticks stored. */
static void
test_many (void)
{
  g_auto (Fixture) fixture = journal_open ();

  fixture_run (&fixture, "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)"
                         " INSERT INTO tick (vehicle_id, time_ms, key_id, kind)"
                         " SELECT 1, 10000 + i, 1, 0 FROM n");
  journal_change (&fixture, "import",
                  "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                  " INSERT INTO employee (number) SELECT 'n' || i FROM n");
  g_assert_cmpint (journal_undo (&fixture), >, 0);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM employee"), ==, 2);
  g_assert_cmpint (journal_redo (&fixture), >, 0);
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
