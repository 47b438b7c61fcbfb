/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every statement of the store compiles against a fresh database and takes its parameters. */
/* Thread: main. */
#include "store-fixture.h"

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
  g_test_add_func ("/store/statements/bind-round-trip", test_bind_round_trip);
  g_test_add_func ("/store/statements/missing-table", test_missing_table);
  return g_test_run ();
}
