/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a database holds, as sorted lines of text without any row number. */
/* Thread: any. */
#include "database-dump.h"

#include <sqlite3.h>
#include <string.h>

/* Each first column names the table, each second one is an instant where ?1 may cut it to seconds.
 */
static const struct
{
  guint part;
  const char *sql;
} selects[] = {
  { DUMP_POSITIONS,
    "SELECT 'vehicle', 0, remote_id, remote_name, imei, remote_plate FROM vehicle" },
  { DUMP_POSITIONS, "SELECT 'record', r.time_ms, v.remote_id, r.lat, r.lon, r.odometer_m, r.state"
                    " FROM record AS r JOIN vehicle AS v ON v.id = r.vehicle_id" },
  { DUMP_KEYS, "SELECT 'ident', i.time_ms, v.remote_id, i.raw"
               " FROM ident AS i JOIN vehicle AS v ON v.id = i.vehicle_id" },
  { DUMP_KEYS, "SELECT 'key', 0, k.text, k.status, k.registered, s.raw"
               " FROM key AS k LEFT JOIN key_spelling AS s ON s.key_id = k.id" },
  { DUMP_TICKS,
    "SELECT 'tick', t.time_ms, v.remote_id, t.kind, k.text, t.lat, t.lon, t.odometer_m,"
    " t.speed_kmh, t.withdrawn, e.number, l.day, l.place, p.number, l.distance_m, l.state"
    " FROM tick AS t LEFT JOIN vehicle AS v ON v.id = t.vehicle_id"
    " LEFT JOIN key AS k ON k.id = t.key_id LEFT JOIN tick_link AS l ON l.tick_id = t.id"
    " LEFT JOIN employee AS e ON e.id = l.employee_id"
    " LEFT JOIN project AS p ON p.id = l.project_id" },
  { DUMP_TICKS, "SELECT 'candidate', t.time_ms, v.remote_id, t.kind, k.text, c.rank, p.number"
                " FROM tick_candidate AS c JOIN tick AS t ON t.id = c.tick_id"
                " JOIN vehicle AS v ON v.id = t.vehicle_id LEFT JOIN key AS k ON k.id = t.key_id"
                " JOIN project AS p ON p.id = c.project_id" },
  { DUMP_CLOCK, "SELECT 'line', c.begin_ms, e.number, c.day, c.end_ms, c.minutes, c.type,"
                " c.subtype, p.number, v.remote_id, c.km_tenths, c.km_source, c.role, c.origin,"
                " c.flags, c.note FROM clock_line AS c JOIN employee AS e ON e.id = c.employee_id"
                " LEFT JOIN project AS p ON p.id = c.project_id"
                " LEFT JOIN vehicle AS v ON v.id = c.vehicle_id" },
  { DUMP_CLOCK, "SELECT 'clocked', t.time_ms, e.number, c.day, t.kind FROM tick_clock AS c"
                " JOIN tick AS t ON t.id = c.id JOIN employee AS e ON e.id = c.employee_id" },
  { DUMP_CLOCK, "SELECT 'notice', 0, kind, day, problem, state FROM notice" },
  { DUMP_CLOCK, "SELECT 'journal', 0, count (*) FROM journal_entry" },
};

static char *
write_row (sqlite3_stmt *row, guint parts)
{
  GString *line = g_string_new (NULL);

  for (int i = 0; i < sqlite3_column_count (row); i++)
    {
      const char *text = (const char *) sqlite3_column_text (row, i);

      if (i == 1 && (parts & DUMP_SECONDS) != 0)
        g_string_append_printf (line, " %" G_GINT64_FORMAT,
                                (gint64) sqlite3_column_int64 (row, i) / 1000);
      else
        g_string_append_printf (line, "%s%s", i > 0 ? " " : "", text != NULL ? text : "-");
    }
  return g_string_free (line, FALSE);
}

static void
add_rows (sqlite3 *database, const char *sql, guint parts, GPtrArray *lines)
{
  sqlite3_stmt *row = NULL;
  int result;

  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &row, NULL), ==, SQLITE_OK);
  while ((result = sqlite3_step (row)) == SQLITE_ROW)
    g_ptr_array_add (lines, write_row (row, parts));
  g_assert_cmpint (result, ==, SQLITE_DONE);
  sqlite3_finalize (row);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static sqlite3 *
open_database (const char *path)
{
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &database, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  return database;
}

/* The texts of @lines, a line each. */
static char *
join_lines (GPtrArray *lines)
{
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

char *
database_dump (const char *path, guint parts)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  sqlite3 *database = open_database (path);

  for (gsize i = 0; i < G_N_ELEMENTS (selects); i++)
    if ((parts & selects[i].part) != 0)
      add_rows (database, selects[i].sql, parts, lines);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);

  g_ptr_array_sort (lines, compare_lines);
  return join_lines (lines);
}

char *
database_ticks (const char *path)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  sqlite3 *database = open_database (path);

  add_rows (database,
            "SELECT v.remote_name,"
            " strftime ('%d %H:%M:%S', t.time_ms / 1000, 'unixepoch'), t.kind, k.text"
            " FROM tick AS t JOIN vehicle AS v ON v.id = t.vehicle_id"
            " LEFT JOIN key AS k ON k.id = t.key_id WHERE t.withdrawn = 0"
            " ORDER BY v.remote_name, t.time_ms, t.kind, k.text",
            0, lines);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
  return join_lines (lines);
}

char *
database_rows (const char *path, const char *sql)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  sqlite3 *database = open_database (path);

  add_rows (database, sql, 0, lines);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
  return join_lines (lines);
}

static void
tell_missing (const char *what, char **lines, char **others)
{
  for (guint i = 0; lines[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) others, lines[i]))
      g_test_message ("%s: %s", what, lines[i]);
}

gboolean
database_dumps_equal (const char *expected, const char *found)
{
  g_auto (GStrv) left = g_strsplit (expected, "\n", -1);
  g_auto (GStrv) right = g_strsplit (found, "\n", -1);

  if (strcmp (expected, found) == 0)
    return TRUE;
  tell_missing ("missing", left, right);
  tell_missing ("not expected", right, left);
  return FALSE;
}
