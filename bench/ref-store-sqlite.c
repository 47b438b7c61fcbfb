/* SPDX-License-Identifier: GPL-3.0-or-later */
/* References of the store: plain SQLite doing the bare minimum of the same work. */
/* Thread: main; shares nothing with the product. */
#include "bench-store-data.h"
#include "ref-store.h"

#include <sqlite3.h>

#define PRAGMAS "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384;"

static gboolean
run (sqlite3 *db, const char *sql)
{
  return sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);
  return statement;
}

static guint64
insert_record (sqlite3_stmt *insert, guint vehicle, guint index)
{
  BenchRecord record = bench_record (vehicle, index);

  sqlite3_bind_int (insert, 1, (int) vehicle);
  sqlite3_bind_int64 (insert, 2, record.time_utc_ms);
  sqlite3_bind_int (insert, 3, record.lat_e7);
  sqlite3_bind_int (insert, 4, record.lon_e7);
  sqlite3_bind_int (insert, 5, record.odometer_m);
  sqlite3_bind_int (insert, 6,
                    record.ignition | record.satellites << 2 | record.direction_deg << 8
                        | record.speed_kmh << 17);
  sqlite3_step (insert);
  return sqlite3_reset (insert) == SQLITE_OK ? bench_record_mix (&record) : 0;
}

guint64
ref_store_put_records (const char *path, guint n_records)
{
  guint n_pages = n_records / BENCH_N_VEHICLES / BENCH_PAGE;
  sqlite3 *db = NULL;
  sqlite3_stmt *insert = NULL;
  guint64 sum = 0;
  gboolean done = sqlite3_open (path, &db) == SQLITE_OK
                  && run (db, PRAGMAS "CREATE TABLE record (vehicle INTEGER, time INTEGER,"
                                      " lat INTEGER, lon INTEGER, odometer INTEGER, state INTEGER,"
                                      " PRIMARY KEY (vehicle, time)) WITHOUT ROWID");

  if (done)
    insert = prepare (db, "INSERT INTO record VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  for (guint page = 0; done && page < n_pages; page++)
    for (guint vehicle = 1; done && vehicle <= BENCH_N_VEHICLES; vehicle++)
      {
        done = run (db, "BEGIN IMMEDIATE");
        for (guint i = 0; i < BENCH_PAGE; i++)
          sum += insert_record (insert, vehicle, page * BENCH_PAGE + i);
        done = done && run (db, "COMMIT");
      }
  sqlite3_finalize (insert);
  return sqlite3_close (db) == SQLITE_OK && done ? sum : 0;
}

static gboolean
insert_ticks (sqlite3 *db, const BenchData *data)
{
  sqlite3_stmt *insert = prepare (db, "INSERT INTO tick VALUES (NULL, ?1, ?2, ?3, ?4, ?5)");
  gboolean done = insert != NULL;

  for (guint i = 0; done && i < data->n_ticks; i++)
    {
      const BenchTick *tick = &data->ticks[i];

      sqlite3_bind_int64 (insert, 1, tick->time_utc_ms);
      sqlite3_bind_int (insert, 2, tick->vehicle);
      sqlite3_bind_int (insert, 3, tick->person);
      sqlite3_bind_int (insert, 4, tick->point.lat_e7);
      sqlite3_bind_int (insert, 5, tick->point.lon_e7);
      done = sqlite3_step (insert) == SQLITE_DONE;
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
  return done;
}

gboolean
ref_store_write_ticks (const BenchData *data, const char *path)
{
  sqlite3 *db = NULL;
  gboolean done = sqlite3_open (path, &db) == SQLITE_OK
                  && run (db, PRAGMAS "CREATE TABLE tick (id INTEGER PRIMARY KEY, time INTEGER,"
                                      " vehicle INTEGER, key INTEGER, lat INTEGER, lon INTEGER);"
                                      "BEGIN")
                  && insert_ticks (db, data) && run (db, "COMMIT");

  return sqlite3_close (db) == SQLITE_OK && done;
}

typedef struct
{
  gint64 id;
  gint64 time;
  int vehicle, key, lat, lon;
} Row;

static GArray *
read_ticks (sqlite3 *db)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));
  sqlite3_stmt *read = prepare (db, "SELECT id, time, vehicle, key, lat, lon FROM tick");

  while (sqlite3_step (read) == SQLITE_ROW)
    {
      Row row = { sqlite3_column_int64 (read, 0), sqlite3_column_int64 (read, 1),
                  sqlite3_column_int (read, 2),   sqlite3_column_int (read, 3),
                  sqlite3_column_int (read, 4),   sqlite3_column_int (read, 5) };

      g_array_append_val (rows, row);
    }
  sqlite3_finalize (read);
  return rows;
}

guint64
ref_store_read (const char *path)
{
  g_autoptr (GArray) rows = NULL;
  sqlite3 *db = NULL;

  if (sqlite3_open (path, &db) == SQLITE_OK)
    rows = read_ticks (db);
  sqlite3_close (db);
  return rows != NULL ? rows->len : 0;
}

static gboolean
write_links (sqlite3 *db, const GArray *rows)
{
  sqlite3_stmt *insert = prepare (db, "INSERT INTO link VALUES (?1, ?2, ?3)");
  gboolean done = insert != NULL;

  for (guint i = 0; done && i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      sqlite3_bind_int64 (insert, 1, row->id);
      sqlite3_bind_int (insert, 2, (int) (row->lat % 4 != 0));
      sqlite3_bind_int (insert, 3, row->lat % 10000);
      done = sqlite3_step (insert) == SQLITE_DONE;
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
  return done;
}

guint64
ref_store_relink (const char *path)
{
  g_autoptr (GArray) rows = NULL;
  sqlite3 *db = NULL;
  gboolean done = sqlite3_open (path, &db) == SQLITE_OK
                  && run (db, PRAGMAS "DROP TABLE IF EXISTS link; CREATE TABLE link"
                                      " (tick INTEGER PRIMARY KEY, place INTEGER, project INTEGER);"
                                      "BEGIN IMMEDIATE");

  if (done)
    {
      rows = read_ticks (db);
      done = write_links (db, rows) && run (db, "COMMIT");
    }
  return sqlite3_close (db) == SQLITE_OK && done ? rows->len : 0;
}
