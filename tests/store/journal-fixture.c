/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small world with a journal, and short words for changing, undoing and looking. */
/* Thread: main. */
#include "journal-fixture.h"

#include "tkl-store-private.h"

static const char world[]
    = "INSERT INTO employee (id, number, first_name) VALUES (1, '12', 'Ann'), (2, '13', 'Bob');"
      "INSERT INTO key (id, text, status) VALUES (1, '3D00000BADC0DE01', 1);"
      "INSERT INTO vehicle (id, remote_id) VALUES (1, 'v1');"
      "INSERT INTO project (id, number) VALUES (1, 'P1'), (2, 'P2');"
      "INSERT INTO tick (id, vehicle_id, time_ms, key_id, kind) VALUES (1, 1, 1000, 1, 0),"
      " (2, 1, 2000, 1, 0);";

Fixture
journal_open (void)
{
  Fixture fixture = fixture_open ();

  fixture_begin (&fixture, "world");
  fixture_run (&fixture, world);
  fixture_commit (&fixture);
  return fixture;
}

gint64
journal_change (const Fixture *fixture, const char *action, const char *sql)
{
  fixture_begin (fixture, action);
  fixture_run (fixture, sql);
  return fixture_commit (fixture);
}

gint64
journal_undo (const Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 entry_id = -1;

  (void) tkl_store_undo (fixture->store, "tester", 0, &entry_id, &error);
  g_assert_no_error (error);
  return entry_id;
}

gint64
journal_redo (const Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 entry_id = -1;

  (void) tkl_store_redo (fixture->store, "tester", 0, &entry_id, &error);
  g_assert_no_error (error);
  return entry_id;
}

void
journal_expect_dump (const Fixture *fixture, const char *query, const char *expected)
{
  g_autofree char *dump = fixture_dump (fixture, query);

  g_assert_cmpstr (dump, ==, expected);
}
