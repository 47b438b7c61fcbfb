/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements of the store about: sync. */
/* Thread: constant text. */
#pragma once

/* In the order of the parameters of SYNC_PUT. */
#define TKL_SQL_SYNC_COLUMNS                                                                       \
  " s.high_water_ms, s.last_device_ms, s.last_server_ms, s.window_from_ms, s.window_to_ms,"        \
  " s.window_token, s.rescan_from_ms, s.rescan_to_ms, s.rescan_due_ms, s.short_scan_ms,"           \
  " s.long_scan_ms, s.error, s.next_try_ms, s.error_code, s.trips_ms, s.trips_device_ms,"          \
  " s.trips_server_ms, s.trips_scan_ms"
#define TKL_SQL_RUN_COLUMNS "id, kind, began_ms, ended_ms, from_ms, to_ms, detail"

#define TKL_SQL_SYNC(X)                                                                            \
  X (SYNC_LIST, "SELECT v.id," TKL_SQL_SYNC_COLUMNS " FROM vehicle AS v"                           \
                " LEFT JOIN sync_vehicle AS s ON s.vehicle_id = v.id WHERE v.gone = 0"             \
                " ORDER BY s.next_try_ms, v.id")                                                   \
  X (SYNC_GET, "SELECT s.vehicle_id," TKL_SQL_SYNC_COLUMNS                                         \
               " FROM sync_vehicle AS s WHERE s.vehicle_id = ?1")                                  \
  X (SYNC_PUT,                                                                                     \
     "INSERT OR REPLACE INTO sync_vehicle (vehicle_id, high_water_ms, last_device_ms,"             \
     " last_server_ms, window_from_ms, window_to_ms, window_token, rescan_from_ms,"                \
     " rescan_to_ms, rescan_due_ms, short_scan_ms, long_scan_ms, error, next_try_ms,"              \
     "  error_code, trips_ms, trips_device_ms, trips_server_ms, trips_scan_ms)"                    \
     " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,"        \
     " ?18, ?19)")                                                                                 \
  X (SYNC_VALUE_GET, "SELECT value FROM sync_state WHERE name = ?1")                               \
  X (SYNC_VALUE_PUT, "INSERT INTO sync_state (name, value) VALUES (?1, ?2)"                        \
                     " ON CONFLICT (name) DO UPDATE SET value = excluded.value")                   \
  X (SYNC_VALUE_REMOVE, "DELETE FROM sync_state WHERE name = ?1")                                  \
  X (RUN_BEGIN, "INSERT INTO run_log (kind, began_ms, from_ms, to_ms, detail)"                     \
                " VALUES (?1, ?2, ?3, ?4, ?5)")                                                    \
  X (RUN_END, "UPDATE run_log SET ended_ms = ?2, detail = ?3 WHERE id = ?1")                       \
  X (RUN_PRUNE, "DELETE FROM run_log WHERE id <= ?1")                                              \
  X (RUN_LIST, "SELECT " TKL_SQL_RUN_COLUMNS " FROM run_log WHERE ?1 IS NULL OR kind = ?1"         \
               " ORDER BY id DESC LIMIT ?2")
