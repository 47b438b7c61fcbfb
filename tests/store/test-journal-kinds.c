/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal: images of every kind of row, and what may be changed outside of it. */
/* Thread: main. */
#include "journal-fixture.h"

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

static const Kind kinds[] = {
  { "setting", "INSERT INTO setting (name, value) VALUES ('ct-1', 'on')",
    "UPDATE setting SET value = ''", "DELETE FROM setting", "SELECT * FROM setting" },
  { "employee",
    "INSERT INTO employee (number, first_name, last_name, lat, lon, in_service_from)"
    " VALUES ('99', 'Zoë \"O''Neil\"\n', '[1,2]', 508466000, -43517000, -3)",
    "UPDATE employee SET version = version + 1, last_name = NULL, lat = NULL, lon = NULL,"
    " role = 2, national_number = '84022912345',"
    " street = 'a', house_number = 'b', postal_code = 'c', town = 'd', country = 'e',"
    " registered = 0, active = 0, in_service_to = 20000, day_start_min = 1439, wage_cents = 1825,"
    " committee = '124', note = 'n' WHERE number = '99'",
    "DELETE FROM employee WHERE number = '99'",
    "SELECT id, number, first_name, last_name, street, house_number, postal_code, town, country,"
    " lat, lon, registered, active, role, national_number, in_service_from, in_service_to,"
    " day_start_min, wage_cents, committee, note FROM employee" },
  { "work_schedule",
    "INSERT INTO work_schedule (employee_id, from_day, monday_min, tuesday_min, wednesday_min,"
    " thursday_min, friday_min, saturday_min, sunday_min) VALUES (1, 20000, 1, 2, 3, 4, 5, 6, 7)",
    "UPDATE work_schedule SET employee_id = 2, from_day = NULL, to_day = 20100, monday_min = 7,"
    " tuesday_min = 6, wednesday_min = 5, thursday_min = 1440, friday_min = 0, saturday_min = 2,"
    " sunday_min = 1",
    "DELETE FROM work_schedule", "SELECT * FROM work_schedule" },
  { "key_holding", "INSERT INTO key_holding (key_id, employee_id, from_day) VALUES (1, 1, 20000)",
    "UPDATE key_holding SET employee_id = 2, from_day = NULL, to_day = 20100",
    "DELETE FROM key_holding", "SELECT * FROM key_holding" },
  { "key_aside", "INSERT INTO key_aside (id, note) VALUES (1, 'subcontractor')",
    "UPDATE key_aside SET note = NULL", "DELETE FROM key_aside", "SELECT * FROM key_aside" },
  { "key_method", "INSERT INTO key_method (id, method) VALUES (1, 2)",
    "UPDATE key_method SET method = 1", "DELETE FROM key_method", "SELECT * FROM key_method" },
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

/* The statement that puts an image back. */
static int
find_put (const char *subject)
{
  static const struct
  {
    const char *name;
    int id;
  } statements[] = {
#define NAMED(name, text) { #name, TKL_SQL_##name },
    TKL_SQL_JOURNAL (NAMED)
#undef NAMED
  };
  g_autofree char *upper = g_ascii_strup (subject, -1);
  g_autofree char *name = g_strconcat ("JOURNAL_PUT_", upper, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    if (g_str_equal (statements[i].name, name))
      return statements[i].id;
  g_assert_not_reached ();
}

/* Every kind of row goes through all its states, back, forth, and back again. */
static void
walk_kind (const Kind *kind)
{
  const char *const steps[] = { kind->insert, kind->update, kind->delete };
  g_auto (Fixture) fixture = journal_open ();
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (states, fixture_dump (&fixture, kind->dump));
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] != NULL)
      {
        g_assert_cmpint (journal_change (&fixture, kind->subject, steps[i]), >, 0);
        g_ptr_array_add (states, fixture_dump (&fixture, kind->dump));
        g_assert_cmpstr (states->pdata[states->len - 1], !=, states->pdata[states->len - 2]);
      }
  for (int round = 0; round < 2; round++)
    {
      for (guint i = states->len - 1; i > 0; i--)
        {
          g_assert_cmpint (journal_undo (&fixture), >, 0);
          journal_expect_dump (&fixture, kind->dump, states->pdata[i - 1]);
        }
      for (guint i = 1; i < states->len; i++)
        {
          g_assert_cmpint (journal_redo (&fixture), >, 0);
          journal_expect_dump (&fixture, kind->dump, states->pdata[i]);
        }
      g_assert_cmpint (journal_redo (&fixture), ==, 0);
    }
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM pragma_foreign_key_check"), ==, 0);
  g_assert_cmpint (fixture_ran (&fixture, find_put (kind->subject)), >, 0);
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
  g_auto (Fixture) fixture = journal_open ();

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *query = g_strdup_printf (
          "SELECT group_concat (name) FROM pragma_table_info ('%s') WHERE name NOT IN"
          " (SELECT key FROM json_each ((SELECT after FROM journal_change WHERE subject = '%s'"
          "  ORDER BY entry_id DESC LIMIT 1)))",
          kinds[i].subject, kinds[i].subject);

      journal_change (&fixture, kinds[i].subject,
                      kinds[i].insert != NULL ? kinds[i].insert : kinds[i].update);
      journal_expect_dump (&fixture, query,
                           strcmp (kinds[i].subject, "vehicle") == 0
                               ? "remote_id,remote_name,imei,remote_plate,missing_cycles,gone\n"
                               : "NULL\n");
    }
}

static void
test_refused_outside (void)
{
  g_auto (Fixture) fixture = journal_open ();

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *const steps[] = { kinds[i].insert, kinds[i].update, kinds[i].delete };

      if (kinds[i].insert != NULL)
        journal_change (&fixture, "prepare", kinds[i].insert);
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
        journal_change (&fixture, "clean", kinds[i].delete);
      if (kinds[i].insert != NULL)
        g_assert_cmpint (sqlite3_exec (fixture.store->db, kinds[i].insert, NULL, NULL, NULL), ==,
                         SQLITE_CONSTRAINT_TRIGGER);
    }
}

/* Facts and the words of the telematics system are nobody's change. */
static void
test_facts_free (void)
{
  g_auto (Fixture) fixture = journal_open ();
  gint64 before = fixture_int (&fixture, "SELECT count (*) FROM journal_change");

  fixture_run (&fixture, "INSERT INTO tick (vehicle_id, time_ms, key_id, kind) VALUES (1, 3, 1, 0);"
                         "UPDATE tick SET withdrawn = 1 WHERE kind = 0;"
                         "DELETE FROM tick WHERE kind = 0;"
                         "UPDATE vehicle SET remote_name = 'x', missing_cycles = 2, gone = 1;"
                         "INSERT INTO vehicle (remote_id) VALUES ('v2')");
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM journal_change"), ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/journal-kinds/every-kind", test_every_kind);
  g_test_add_func ("/store/journal-kinds/images-complete", test_images_complete);
  g_test_add_func ("/store/journal-kinds/refused-outside", test_refused_outside);
  g_test_add_func ("/store/journal-kinds/facts-free", test_facts_free);
  return g_test_run ();
}
