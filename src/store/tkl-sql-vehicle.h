/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements of the store about: vehicle. */
/* Thread: constant text. */
#pragma once

#define TKL_SQL_VEHICLE_COLUMNS                                                                    \
  "id, version, remote_id, remote_name, imei, remote_plate, name, plate, notes, gone"

/* VEHICLE_FACTS: the index of ticks knows those of the ignition too; they are passed over, and a
 * vehicle without a reader has nothing to look for among them. */
#define TKL_SQL_VEHICLE(X)                                                                         \
  X (VEHICLE_LIST, "SELECT " TKL_SQL_VEHICLE_COLUMNS " FROM vehicle ORDER BY id")                  \
  X (VEHICLE_GET, "SELECT " TKL_SQL_VEHICLE_COLUMNS " FROM vehicle WHERE id = ?1")                 \
  X (VEHICLE_FIND, "SELECT " TKL_SQL_VEHICLE_COLUMNS " FROM vehicle WHERE remote_id = ?1")         \
  X (VEHICLE_FACTS,                                                                                \
     "SELECT ifnull ((SELECT n_records FROM vehicle_count WHERE vehicle_id = ?1), 0),"             \
     " EXISTS (SELECT 1 FROM ident WHERE vehicle_id = ?1),"                                        \
     " (SELECT max (time_ms) FROM record WHERE vehicle_id = ?1),"                                  \
     " CASE WHEN EXISTS (SELECT 1 FROM ident WHERE vehicle_id = ?1) THEN"                          \
     "  (SELECT time_ms FROM tick WHERE vehicle_id = ?1 AND kind <> 3 AND kind = 0"                \
     "   AND withdrawn = 0 ORDER BY time_ms DESC LIMIT 1) END")                                    \
  X (VEHICLE_MISS_ALL, "UPDATE vehicle SET missing_cycles = missing_cycles + 1")                   \
  X (VEHICLE_PUT,                                                                                  \
     "INSERT INTO vehicle (remote_id, remote_name, imei, remote_plate) VALUES (?1, ?2, ?3, ?4)"    \
     " ON CONFLICT (remote_id) DO UPDATE SET remote_name = excluded.remote_name,"                  \
     " imei = excluded.imei, remote_plate = excluded.remote_plate, missing_cycles = 0, gone = 0")  \
  X (VEHICLE_MARK_GONE, "UPDATE vehicle SET gone = 1 WHERE gone = 0 AND missing_cycles >= ?1")     \
  X (VEHICLE_SET_GONE, "UPDATE vehicle SET gone = 1, missing_cycles = ?2 WHERE id = ?1")           \
  X (VEHICLE_UPDATE,                                                                               \
     "UPDATE vehicle SET version = version + 1, name = ?3, plate = ?4, notes = ?5"                 \
     " WHERE id = ?1 AND version = ?2 AND (name, plate, notes) IS NOT (?3, ?4, ?5)")               \
  X (VEHICLE_VERSION, "SELECT version FROM vehicle WHERE id = ?1")
