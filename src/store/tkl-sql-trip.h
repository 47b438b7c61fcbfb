/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements of the store about: trip. */
/* Thread: constant text. */
#pragma once

/* From the last trip that starts before ?2 on; ?4 = how near a record must be to make an end known. */
#define TKL_SQL_TRIP_NEAR(time)                                                                    \
  " EXISTS (SELECT 1 FROM record AS r WHERE r.vehicle_id = t.vehicle_id"                           \
  "  AND r.time_ms BETWEEN " time " - ?4 AND " time " + ?4)"

#define TKL_SQL_TRIP(X)                                                                            \
  X (TRIP_RANGE, "SELECT t.start_ms, t.end_ms, t.start_lat, t.start_lon, t.end_lat, "              \
                 "t.end_lon," TKL_SQL_TRIP_NEAR ("t.start_ms") "," TKL_SQL_TRIP_NEAR (             \
                     "t.end_ms") " FROM trip AS t WHERE t.vehicle_id = ?1 AND t.start_ms >= "      \
                                 "ifnull ((SELECT max (start_ms)"                                  \
                                 "  FROM trip WHERE vehicle_id = ?1 AND start_ms < ?2), ?2) AND "  \
                                 "t.start_ms < ?3"                                                 \
                                 " ORDER BY t.start_ms")                                           \
  X (TRIP_KEYS, "SELECT d.start_ms, s.key_id FROM trip_driver AS d JOIN key_spelling AS s"         \
                " ON s.raw = d.raw WHERE d.vehicle_id = ?1 AND d.start_ms >= ?2"                   \
                " AND d.start_ms < ?3 ORDER BY d.start_ms, s.key_id")                              \
  X (TRIP_LIST, "SELECT start_ms, end_ms, start_lat, start_lon, end_lat, end_lon FROM trip"        \
                " WHERE vehicle_id = ?1 AND start_ms >= ?2 AND start_ms < ?3 ORDER BY start_ms")   \
  X (TRIP_TEXTS, "SELECT raw FROM trip_driver WHERE vehicle_id = ?1 AND start_ms = ?2"             \
                 " ORDER BY raw")                                                                  \
  X (TRIP_PUT, "INSERT INTO trip (vehicle_id, start_ms, end_ms, start_lat, start_lon, end_lat,"    \
               " end_lon) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")                                    \
  X (TRIP_REMOVE, "DELETE FROM trip WHERE vehicle_id = ?1 AND start_ms = ?2")                      \
  X (TRIP_DRIVER_PUT, "INSERT INTO trip_driver (vehicle_id, start_ms, raw) VALUES (?1, ?2, ?3)"    \
                      " ON CONFLICT DO NOTHING")                                                   \
  X (TRIP_DRIVERS_REMOVE, "DELETE FROM trip_driver WHERE vehicle_id = ?1 AND start_ms = ?2")       \
  X (TRIP_LAST_BEFORE, "SELECT max (start_ms) FROM trip WHERE vehicle_id = ?1 AND start_ms < ?2")  \
  X (TRIP_DRIVER_LAST_BEFORE, "SELECT max (start_ms) FROM trip_driver WHERE vehicle_id = ?1"       \
                              " AND start_ms < ?2")                                                \
  X (TRIP_COUNT_BEFORE,                                                                            \
     "SELECT count (*) FROM trip WHERE vehicle_id = ?1 AND start_ms <"                             \
     " (SELECT max (start_ms) FROM trip WHERE vehicle_id = ?1 AND start_ms < ?2)")                 \
  X (TRIP_PURGE, "DELETE FROM trip WHERE vehicle_id = ?1 AND start_ms < ?2")                       \
  X (TRIP_DRIVERS_PURGE, "DELETE FROM trip_driver WHERE vehicle_id = ?1 AND start_ms < ?2")        \
  X (TRIP_AT, "SELECT 1 FROM trip AS t WHERE t.vehicle_id = ?1 AND (t.start_ms = ?2"               \
              " OR (t.start_ms = (SELECT max (start_ms) FROM trip WHERE vehicle_id = ?1"           \
              "   AND start_ms < ?2) AND t.end_ms = ?2)) AND NOT EXISTS (SELECT 1 FROM record"     \
              "  WHERE vehicle_id = ?1 AND time_ms = ?2)")
