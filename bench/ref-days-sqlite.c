/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reference for the day engine: what it takes SQLite to read the ticks it needs. */
/* Thread: main; shares nothing with the product. */
#include "ref-days.h"

#include <sqlite3.h>

static gboolean
insert_all (sqlite3 *db, const BenchDays *days)
{
  sqlite3_stmt *insert = NULL;
  gboolean done = sqlite3_prepare_v2 (db, "INSERT INTO tick VALUES (NULL,?1,?2,?3,?4,?5,?6,?7,?8)",
                                      -1, &insert, NULL)
                  == SQLITE_OK;

  for (guint i = 0; done && i < days->n_ticks; i++)
    {
      const BenchDayTick *tick = &days->ticks[i];

      sqlite3_bind_int64 (insert, 1, tick->time_utc_ms);
      sqlite3_bind_int (insert, 2, tick->person);
      sqlite3_bind_int (insert, 3, tick->vehicle);
      sqlite3_bind_int (insert, 4, tick->odometer_m);
      sqlite3_bind_int (insert, 5, tick->point.lat_e7);
      sqlite3_bind_int (insert, 6, tick->point.lon_e7);
      sqlite3_bind_int (insert, 7, tick->project);
      sqlite3_bind_int (insert, 8, tick->place);
      done = sqlite3_step (insert) == SQLITE_DONE;
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
  return done;
}

gboolean
ref_days_write (const BenchDays *days, const char *path)
{
  static const char schema[]
      = "CREATE TABLE tick (id INTEGER PRIMARY KEY, time_ms INTEGER, person INTEGER,"
        " vehicle INTEGER, odometer INTEGER, lat INTEGER, lon INTEGER, project INTEGER,"
        " place INTEGER) STRICT; BEGIN";
  sqlite3 *db = NULL;
  gboolean done = sqlite3_open (path, &db) == SQLITE_OK
                  && sqlite3_exec (db, schema, NULL, NULL, NULL) == SQLITE_OK
                  && insert_all (db, days)
                  && sqlite3_exec (db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;

  return sqlite3_close (db) == SQLITE_OK && done;
}

guint64
ref_days_read (const char *path)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *read = NULL;
  guint64 sum = 0;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK
      && sqlite3_prepare_v2 (db,
                             "SELECT time_ms, person, vehicle, odometer, lat, lon, project, place"
                             " FROM tick ORDER BY id",
                             -1, &read, NULL)
             == SQLITE_OK)
    while (sqlite3_step (read) == SQLITE_ROW)
      {
        BenchDayTick tick
            = { .time_utc_ms = sqlite3_column_int64 (read, 0),
                .person = sqlite3_column_int (read, 1),
                .vehicle = sqlite3_column_int (read, 2),
                .odometer_m = sqlite3_column_int (read, 3),
                .point = { sqlite3_column_int (read, 4), sqlite3_column_int (read, 5) },
                .project = sqlite3_column_int (read, 6),
                .place = sqlite3_column_int (read, 7) };

        sum += bench_days_mix (&tick);
      }
  sqlite3_finalize (read);
  sqlite3_close (db);
  return sum;
}
