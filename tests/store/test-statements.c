/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every statement of the store compiles against a fresh database, takes its parameters, and runs. */
/* Thread: main. */
#include "store-seed.h"

#include "tkl-store-private.h"

typedef struct
{
  int id;
  const char *name;
} Named;

static const Named named[] = {
#define NAMED(name, text) { TKL_SQL_##name, #name },
  TKL_SQL_ALL (NAMED)
#undef NAMED
};

static void
bind_each_kind (sqlite3_stmt *statement)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\0\1", 2);

  for (int i = 1; i <= sqlite3_bind_parameter_count (statement); i++)
    {
      tkl_bind_int (statement, i, G_MAXINT64);
      tkl_bind_int_or_null (statement, i, 7, 7);
      tkl_bind_day (statement, i, TKL_DAY_NONE);
      tkl_bind_text (statement, i, "text");
      tkl_bind_text (statement, i, NULL);
      tkl_bind_blob (statement, i, bytes);
      tkl_bind_blob (statement, i, NULL);
    }
  tkl_statement_end (statement);
}

static void
test_prepare_all (void)
{
  g_auto (Fixture) fixture = fixture_open ();

  g_assert_cmpint (G_N_ELEMENTS (named), ==, TKL_SQL_N_STATEMENTS);
  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    {
      sqlite3_stmt *statement = tkl_store_statement (fixture.store, (TklStatementId) named[i].id);

      if (statement == NULL)
        g_test_message ("%s: %s", named[i].name, sqlite3_errmsg (fixture.store->db));
      g_assert_nonnull (statement);
      /* One text each: what follows a semicolon would never run. */
      g_assert_null (strchr (sqlite3_sql (statement), ';'));
      bind_each_kind (statement);
      /* The same object, prepared once. */
      g_assert_true (tkl_store_statement (fixture.store, (TklStatementId) named[i].id)
                     == statement);
    }
}

/* --- running ---------------------------------------------------------------------------------- */

/* A statement and what its parameters are bound to, found by trying. */
typedef struct
{
  const Fixture *fixture;
  sqlite3_stmt *statement;
  int n_parameters;
  int *values;      /* (owned) (array length=n_parameters): of bind_value() */
  GHashTable *seen; /* (owned) (element-type utf8): refusals met so far */
} Trial;

#define N_VALUES 17

/* The first is NULL; the others are what one or another column of the store takes. */
static void
bind_value (sqlite3_stmt *statement, int index, int value)
{
  static const gint64 numbers[] = { 0, 1, 2, 3, 480, 20514, SEED_TIME, SEED_TIME + 60000 };
  static const char *const texts[] = { "1", "P77", "KEY-A", "differs", "open", "{}", "[]" };

  if (value == 0)
    sqlite3_bind_null (statement, index);
  else if ((gsize) value <= G_N_ELEMENTS (numbers))
    sqlite3_bind_int64 (statement, index, numbers[value - 1]);
  else if (value < N_VALUES - 1)
    sqlite3_bind_text (statement, index, texts[(gsize) value - 1 - G_N_ELEMENTS (numbers)], -1,
                       SQLITE_STATIC);
  else
    sqlite3_bind_blob (statement, index, "\0\1\2\3\4\5\6\7", 8, SQLITE_STATIC);
}

/* A rule of the schema, or a value that is no JSON; nothing else may stop a statement. */
static gboolean
is_refusal (const Trial *trial, int code)
{
  return (code & 0xff) == SQLITE_CONSTRAINT || (code & 0xff) == SQLITE_MISMATCH
         || (code == SQLITE_ERROR
             && strcmp (sqlite3_errmsg (trial->fixture->store->db), "malformed JSON") == 0);
}

/* Returns: (transfer full) (nullable): why it was refused; NULL: it ran to its end. What it did is taken
 * back. */
static char *
run_once (const Trial *trial)
{
  char *refusal = NULL;
  int code;

  for (int i = 0; i < trial->n_parameters; i++)
    bind_value (trial->statement, i + 1, trial->values[i]);
  fixture_run (trial->fixture, "SAVEPOINT once");
  do
    code = sqlite3_step (trial->statement);
  while (code == SQLITE_ROW);
  if (code != SQLITE_DONE)
    refusal = g_strdup (sqlite3_errmsg (trial->fixture->store->db));
  if (code != SQLITE_DONE && !is_refusal (trial, code))
    g_error ("%s: %s", sqlite3_sql (trial->statement), refusal);
  tkl_statement_end (trial->statement);
  fixture_run (trial->fixture, "ROLLBACK TO once");
  fixture_run (trial->fixture, "RELEASE once");
  return refusal;
}

/* One value after the other: a refusal that was not met before is a step on. */
static gboolean
find_values (Trial *trial)
{
  g_autofree char *refusal = run_once (trial);

  if (refusal == NULL)
    return TRUE;
  if (!g_hash_table_add (trial->seen, g_steal_pointer (&refusal)))
    return FALSE;
  for (int i = 0; i < trial->n_parameters; i++)
    {
      int before = trial->values[i];

      for (int value = 0; value < N_VALUES; value++)
        {
          trial->values[i] = value;
          if (value != before && find_values (trial))
            return TRUE;
        }
      trial->values[i] = before;
    }
  return FALSE;
}

static gboolean
runs (const Fixture *fixture, TklStatementId id)
{
  Trial trial = { .fixture = fixture, .statement = tkl_store_statement (fixture->store, id) };
  g_autofree int *values = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  trial.n_parameters = sqlite3_bind_parameter_count (trial.statement);
  trial.values = values = g_new0 (int, (gsize) trial.n_parameters + 1);
  trial.seen = seen;
  if (find_values (&trial))
    return TRUE;
  /* Once more from ids that are there: foreign keys do not say which of them is refused. */
  g_hash_table_remove_all (seen);
  for (int i = 0; i < trial.n_parameters; i++)
    values[i] = 2;
  return find_values (&trial);
}

/* Every one to its end, inside a journal entry or in a transaction without one, with whatever values it
 * takes. Two kinds take only what their own functions know: test-journal-kinds and test-links see those run. */
static void
test_run_all (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GError) error = NULL;
  guint n_left = 0;

  seed_company (&fixture);
  fixture_begin (&fixture, "edit");
  fixture_run (&fixture, "INSERT INTO tick (id, vehicle_id, time_ms, key_id, kind)"
                         " VALUES (1, 1, 1772427600000, 1, 0)");
  fixture_commit (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    {
      TklStatementId id = (TklStatementId) named[i].id;
      gboolean ran;

      if (g_str_has_prefix (named[i].name, "JOURNAL_PUT_") || id == TKL_SQL_LINK_PUT_16)
        continue;
      fixture_begin (&fixture, "edit");
      ran = runs (&fixture, id);
      tkl_store_rollback (fixture.store);
      if (!ran)
        {
          g_assert_true (tkl_store_begin (fixture.store, &error));
          ran = runs (&fixture, id);
          tkl_store_rollback (fixture.store);
        }
      if (!ran)
        g_test_message ("never ran: %s", named[i].name);
      n_left += !ran;
    }
  g_assert_cmpuint (n_left, ==, 0);
}

/* A point, a text and a blob come back as they went in; "" and NULL are the same. */
static void
test_bind_round_trip (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GError) error = NULL;
  const TklPoint points[]
      = { { 0, 0 }, { -900000000, 1800000000 }, { 508466000, 43517000 }, TKL_POINT_NONE };
  sqlite3_stmt *echo = NULL;
  gboolean row = FALSE;

  g_assert_cmpint (
      sqlite3_prepare_v2 (fixture.store->db, "SELECT ?1, ?2, ?3, ?4, ?5", -1, &echo, NULL), ==,
      SQLITE_OK);
  for (gsize i = 0; i < G_N_ELEMENTS (points); i++)
    {
      TklPoint point;
      g_autofree char *text = NULL;

      tkl_bind_point (echo, 1, points[i]);
      tkl_bind_day (echo, 3, (TklDay) i - 1);
      tkl_bind_text (echo, 4, i == 0 ? "" : "élan");
      g_assert_true (tkl_step_row (fixture.store, echo, &row, &error));
      g_assert_no_error (error);
      g_assert_true (row);
      point = tkl_column_point (echo, 0);
      g_assert_cmpint (point.lat_e7, ==, points[i].lat_e7);
      g_assert_cmpint (point.lon_e7, ==, points[i].lon_e7);
      g_assert_cmpint (tkl_column_day (echo, 2), ==, (TklDay) i - 1);
      text = tkl_column_text (echo, 3);
      g_assert_cmpstr (text, ==, i == 0 ? NULL : "élan");
      g_assert_cmpint (tkl_column_int_or (echo, 4, -7), ==, -7);
      tkl_statement_end (echo);
    }
  sqlite3_finalize (echo);
}

/* A file that has our mark but not our tables is damaged; nothing aborts. */
static void
test_missing_table (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *statement;

  fixture_damage (&fixture, "DROP TABLE setting");
  statement = tkl_store_statement (fixture.store, TKL_SQL_JOURNAL_PUT_SETTING);
  g_assert_null (statement);
  tkl_bind_int (statement, 1, 1);
  tkl_bind_text (statement, 2, "{}");
  g_assert_false (tkl_step_done (fixture.store, statement, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CORRUPT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/statements/prepare-all", test_prepare_all);
  g_test_add_func ("/store/statements/run-all", test_run_all);
  g_test_add_func ("/store/statements/bind-round-trip", test_bind_round_trip);
  g_test_add_func ("/store/statements/missing-table", test_missing_table);
  return g_test_run ();
}
