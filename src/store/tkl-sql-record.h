/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements of the store about: record. */
/* Thread: constant text. */
#pragma once

#define TKL_SQL_RECORD(X)                                                                          \
  X (RECORD_RANGE, "SELECT time_ms, lat, lon, odometer_m, state FROM record"                       \
                   " WHERE vehicle_id = ?1 AND time_ms >= ?2 AND time_ms < ?3 ORDER BY time_ms")   \
  X (RECORD_LATEST, "SELECT time_ms, lat, lon, odometer_m, state FROM record"                      \
                    " WHERE vehicle_id = ?1 ORDER BY time_ms DESC LIMIT ?2")                       \
  X (RECORD_INSERT, "INSERT INTO record (vehicle_id, time_ms, lat, lon, odometer_m, state)"        \
                    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)")                                            \
  X (RECORD_COUNT, "INSERT INTO vehicle_count (vehicle_id, n_records) VALUES (?1, ?2)"             \
                   " ON CONFLICT (vehicle_id) DO UPDATE SET n_records = n_records + ?2")           \
  X (RECORD_UPDATE, "UPDATE record SET lat = ?3, lon = ?4, odometer_m = ?5, state = ?6"            \
                    " WHERE vehicle_id = ?1 AND time_ms = ?2")                                     \
  X (RECORD_LAST_BEFORE,                                                                           \
     "SELECT max (time_ms) FROM record WHERE vehicle_id = ?1 AND time_ms < ?2")                    \
  X (RECORD_IGNITION_BEFORE,                                                                       \
     "SELECT coalesce ((SELECT state & 3 FROM record WHERE vehicle_id = ?1 AND time_ms < ?2"       \
     " AND state & 3 <> 0 ORDER BY time_ms DESC LIMIT 1),"                                         \
     " (SELECT ignition FROM purged WHERE vehicle_id = ?1 AND oldest_ms <= ?2), 0)")               \
  X (RECORD_NTH, "SELECT time_ms FROM record WHERE vehicle_id = ?1 AND time_ms < ?2"               \
                 " ORDER BY time_ms LIMIT 1 OFFSET ?3")                                            \
  X (RECORD_COUNT_BEFORE, "SELECT count (*) FROM record WHERE vehicle_id = ?1 AND time_ms < ?2")   \
  X (RECORD_PURGE, "DELETE FROM record WHERE vehicle_id = ?1 AND time_ms < ?2")                    \
  X (PURGED_GET, "SELECT oldest_ms FROM purged WHERE vehicle_id = ?1")                             \
  X (PURGED_PUT, "INSERT INTO purged (vehicle_id, oldest_ms, ignition) VALUES (?1, ?2, ?3)"        \
                 " ON CONFLICT (vehicle_id) DO UPDATE SET oldest_ms = excluded.oldest_ms,"         \
                 " ignition = excluded.ignition")                                                  \
  X (RECORD_EXTENT, "SELECT (SELECT min (time_ms) FROM record WHERE vehicle_id = ?1),"             \
                    " (SELECT max (time_ms) FROM record WHERE vehicle_id = ?1),"                   \
                    " (SELECT min (time_ms) FROM ident WHERE vehicle_id = ?1),"                    \
                    " (SELECT max (time_ms) FROM ident WHERE vehicle_id = ?1),"                    \
                    " (SELECT min (start_ms) FROM trip WHERE vehicle_id = ?1),"                    \
                    " (SELECT ifnull (end_ms, start_ms) FROM trip WHERE vehicle_id = ?1"           \
                    "   ORDER BY start_ms DESC LIMIT 1)")                                          \
  X (IDENT_PUT, "INSERT INTO ident (vehicle_id, time_ms, raw) VALUES (?1, ?2, ?3)"                 \
                " ON CONFLICT DO NOTHING")                                                         \
  X (IDENT_LAST_BEFORE, "SELECT max (time_ms) FROM ident WHERE vehicle_id = ?1 AND time_ms < ?2")  \
  X (IDENT_TEXTS, "SELECT DISTINCT raw FROM ident WHERE vehicle_id = ?1 AND time_ms >= ?2"         \
                  " AND time_ms < ?3 ORDER BY raw")                                                \
  X (IDENT_KEYS, "SELECT i.time_ms, s.key_id FROM ident AS i JOIN key_spelling AS s"               \
                 " ON s.raw = i.raw WHERE i.vehicle_id = ?1 AND i.time_ms >= ?2"                   \
                 " AND i.time_ms < ?3 ORDER BY i.time_ms, s.key_id")
