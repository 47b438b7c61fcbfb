/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements of the store about: tick. */
/* Thread: constant text. */
#pragma once

/* In the order of the enum in tkl-store-tick.c. Every column costs 10 to 20 ns a tick: those of a
 * layer are read apart, for the few ticks that have one. */
#define TKL_SQL_TICK_FACTS                                                                         \
  "SELECT t.id, t.time_ms, t.vehicle_id, t.key_id, t.kind, t.lat, t.lon, t.odometer_m"
#define TKL_SQL_LINK_COLUMNS "l.state, l.employee_id, l.day, l.place, l.project_id, l.distance_m"
#define TKL_SQL_TICK_COLUMNS TKL_SQL_TICK_FACTS ", " TKL_SQL_LINK_COLUMNS
#define TKL_SQL_TICK_LINK " LEFT JOIN tick_link AS l ON l.tick_id = t.id"
#define TKL_SQL_TICK_IN_SPAN                                                                       \
  " WHERE t.id >= ?3 AND t.id <= ?4 AND t.time_ms >= ?1 AND t.time_ms < ?2 AND t.withdrawn = 0"
#define TKL_SQL_TICK_OF_SPAN " FROM tick AS t NOT INDEXED" TKL_SQL_TICK_LINK TKL_SQL_TICK_IN_SPAN
#define TKL_SQL_TICK_CLOCK " LEFT JOIN tick_clock AS c ON c.id = t.id"

/* Sixteen rows in one step cost two thirds of sixteen steps. */
#define TKL_SQL_PUT_LINK                                                                           \
  "INSERT OR REPLACE INTO tick_link (tick_id, employee_id, day, place, project_id, distance_m,"    \
  " state) VALUES "
#define TKL_SQL_LINK_ROW "(?, ?, ?, ?, ?, ?, ?)"
#define TKL_SQL_LINK_ROWS_4                                                                        \
  TKL_SQL_LINK_ROW ", " TKL_SQL_LINK_ROW ", " TKL_SQL_LINK_ROW ", " TKL_SQL_LINK_ROW
#define TKL_SQL_LINK_ROWS_16                                                                       \
  TKL_SQL_LINK_ROWS_4 ", " TKL_SQL_LINK_ROWS_4 ", " TKL_SQL_LINK_ROWS_4 ", " TKL_SQL_LINK_ROWS_4

#define TKL_SQL_TICK(X)                                                                            \
  X (TICK_STRETCH, "SELECT t.id, t.time_ms, t.kind, t.key_id, t.lat, t.lon, t.odometer_m,"         \
                   " t.speed_kmh, t.withdrawn, e.id IS NOT NULL OR c.id IS NOT NULL, e.time_ms"    \
                   " FROM tick AS t LEFT JOIN tick_edit AS e ON e.id = t.id"                       \
                   " LEFT JOIN tick_clock AS c ON c.id = t.id"                                     \
                   " WHERE t.vehicle_id = ?1 AND t.time_ms >= ?2 AND t.time_ms < ?3"               \
                   " AND t.kind <> 3 ORDER BY t.time_ms, t.kind, ifnull (t.key_id, 0)")            \
  X (TICK_INSERT, "INSERT INTO tick (vehicle_id, time_ms, key_id, kind, lat, lon, odometer_m,"     \
                  " speed_kmh, employee_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")          \
  X (TICK_CHANGE, "UPDATE tick SET time_ms = ?2, lat = ?3, lon = ?4, odometer_m = ?5,"             \
                  " speed_kmh = ?6, withdrawn = 0 WHERE id = ?1")                                  \
  X (TICK_DELETE, "DELETE FROM tick WHERE id = ?1")                                                \
  X (TICK_WITHDRAW, "UPDATE tick SET withdrawn = 1 WHERE id = ?1")                                 \
  /* What people and linking say about them is read only where it is asked for. */                 \
  X (TICK_TOUCHES, "SELECT t.id, t.time_ms, t.vehicle_id, t.lat, t.lon FROM tick AS t"             \
                   " INDEXED BY tick_key LEFT JOIN tick_edit AS e ON e.id = t.id"                  \
                   " WHERE t.key_id = ?1 AND t.time_ms >= ?2 AND t.time_ms < ?3"                   \
                   " AND t.withdrawn = 0 AND ifnull (e.deleted, 0) = 0"                            \
                   " ORDER BY t.time_ms DESC, t.id DESC LIMIT ?4")                                 \
  X (TICK_FIRST_TOUCH, "SELECT t.time_ms FROM tick AS t"                                           \
                       " INDEXED BY tick_key LEFT JOIN tick_edit AS e ON e.id = t.id"              \
                       " WHERE t.key_id = ?1 AND t.time_ms >= ?2 AND t.time_ms < ?3"               \
                       " AND t.withdrawn = 0 AND ifnull (e.deleted, 0) = 0"                        \
                       " ORDER BY t.time_ms LIMIT 1")                                              \
  X (TICK_TOUCHES_OF_VEHICLE,                                                                      \
     "SELECT t.id, t.time_ms, t.key_id, t.lat, t.lon FROM tick AS t"                               \
     " LEFT JOIN tick_edit AS e ON e.id = t.id"                                                    \
     " WHERE t.vehicle_id = ?1 AND t.time_ms >= ?2 AND t.time_ms < ?3 AND t.kind = 0"              \
     " AND t.withdrawn = 0 AND ifnull (e.deleted, 0) = 0 ORDER BY t.time_ms, t.id")                \
  /* Withdrawn ones too: a count without condition is several times as fast. */                    \
  X (TICK_COUNT_ROWS, "SELECT count (*) FROM tick")                                                \
  X (TICK_FACT, "SELECT id, time_ms, vehicle_id, key_id, kind, withdrawn, lat, lon, odometer_m,"   \
                " speed_kmh, employee_id FROM tick WHERE id = ?1")                                 \
  /* Their links are walked along with LINKS_OF_SPAN. */                                           \
  X (TICK_LOAD_ALL,                                                                                \
     TKL_SQL_TICK_FACTS " FROM tick AS t NOT INDEXED WHERE t.withdrawn = 0 ORDER BY t.id")         \
  /* How many ticks a range has, and how far their rows lie from each other. */                    \
  X (TICK_SPAN, "SELECT count (*), min (id), max (id) FROM tick INDEXED BY tick_time"              \
                " WHERE time_ms >= ?1 AND time_ms < ?2")                                           \
  X (TICK_FIRST_OF_SPAN, "SELECT min (time_ms) FROM tick INDEXED BY tick_time"                     \
                         " WHERE time_ms >= ?1 AND time_ms < ?2")                                  \
  X (TICK_LAST_OF_SPAN, "SELECT max (time_ms) FROM tick INDEXED BY tick_time"                      \
                        " WHERE time_ms >= ?1 AND time_ms < ?2")                                   \
  X (TICK_GREATEST_ID, "SELECT max (id) FROM tick")                                                \
  /* In the order of rows: faster than by the index, unless most rows are passed over. */          \
  X (TICK_LOAD_SPAN,                                                                               \
     TKL_SQL_TICK_FACTS " FROM tick AS t NOT INDEXED" TKL_SQL_TICK_IN_SPAN " ORDER BY t.id")       \
  X (LINKS_OF_SPAN, "SELECT " TKL_SQL_LINK_COLUMNS ", l.tick_id FROM tick_link AS l"               \
                    " WHERE l.tick_id >= ?1 AND l.tick_id <= ?2 ORDER BY l.tick_id")               \
  X (TICK_LOAD_AREA, TKL_SQL_TICK_COLUMNS TKL_SQL_TICK_OF_SPAN                                     \
     " AND t.lat BETWEEN ?5 AND ?6 AND t.lon BETWEEN ?7 AND ?8 ORDER BY t.id")                     \
  X (TICK_LOAD_KEYS, TKL_SQL_TICK_COLUMNS TKL_SQL_TICK_OF_SPAN                                     \
     " AND (t.key_id IN (SELECT value FROM json_each (?5)) OR t.kind = 3"                          \
     " OR t.id IN (SELECT id FROM tick_edit WHERE employee_id IS NOT NULL)) ORDER BY t.id")        \
  X (TICK_LOAD_RANGE, TKL_SQL_TICK_COLUMNS                                                         \
     ", e.id, c.id FROM tick AS t INDEXED BY tick_time" TKL_SQL_TICK_LINK TKL_SQL_TICK_CLOCK       \
     " LEFT JOIN tick_edit AS e ON e.id = t.id"                                                    \
     " WHERE t.time_ms >= ?1 AND t.time_ms < ?2 AND t.withdrawn = 0 ORDER BY t.time_ms")           \
  /* Ticks that their layer moves into the range. */                                               \
  X (TICK_LOAD_MOVED, TKL_SQL_TICK_COLUMNS                                                         \
     ", e.id, c.id FROM tick_edit AS e INDEXED BY tick_edit_time CROSS JOIN tick AS t"             \
     " ON t.id = e.id" TKL_SQL_TICK_LINK TKL_SQL_TICK_CLOCK                                        \
     " WHERE e.time_ms >= ?1 AND e.time_ms < ?2 AND (t.time_ms < ?1 OR t.time_ms >= ?2)"           \
     " AND t.withdrawn = 0 ORDER BY e.time_ms, e.id")                                              \
  X (TICK_EDITED_IDS, "SELECT id FROM tick_edit WHERE id >= ?1 AND id <= ?2 ORDER BY id")          \
  X (TICK_IN_CLOCK_IDS, "SELECT id FROM tick_clock WHERE id >= ?1 AND id <= ?2 ORDER BY id")       \
  X (TICK_CANDIDATES, "SELECT project_id FROM tick_candidate WHERE tick_id = ?1 ORDER BY rank")    \
  X (TICK_LAYER, "SELECT t.employee_id, e.id, e.time_ms, e.place, e.project_id, e.employee_id,"    \
                 " e.blocked, e.to_clock, e.not_double, e.deleted, e.note IS NOT NULL,"            \
                 " e.to_presence"                                                                  \
                 " FROM tick AS t"                                                                 \
                 " LEFT JOIN tick_edit AS e ON e.id = t.id WHERE t.id = ?1")                       \
  X (LINK_PUT, TKL_SQL_PUT_LINK TKL_SQL_LINK_ROW)                                                  \
  X (LINK_PUT_16, TKL_SQL_PUT_LINK TKL_SQL_LINK_ROWS_16)                                           \
  X (LINK_REMOVE, "DELETE FROM tick_link WHERE tick_id = ?1")                                      \
  X (LINK_REMOVE_IGNITION, "DELETE FROM tick_link WHERE tick_id IN"                                \
                           " (SELECT id FROM tick WHERE kind IN (1, 2))")                          \
  X (CANDIDATES_REMOVE, "DELETE FROM tick_candidate WHERE tick_id = ?1")                           \
  X (CANDIDATE_INSERT,                                                                             \
     "INSERT INTO tick_candidate (tick_id, rank, project_id) VALUES (?1, ?2, ?3)")                 \
  X (LAYER_GET, "SELECT version, time_ms, place, project_id, employee_id, blocked, to_clock,"      \
                " to_presence, not_double, deleted, note FROM tick_edit WHERE id = ?1")            \
  X (LAYER_INSERT, "INSERT INTO tick_edit (id, time_ms, place, project_id, employee_id, blocked,"  \
                   " to_clock, to_presence, not_double, deleted, note)"                            \
                   " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")                       \
  X (LAYER_UPDATE, "UPDATE tick_edit SET version = version + 1, time_ms = ?2, place = ?3,"         \
                   " project_id = ?4, employee_id = ?5, blocked = ?6, to_clock = ?7,"              \
                   " to_presence = ?8, not_double = ?9, deleted = ?10, note = ?11 WHERE id = ?1")  \
  X (NAME_VEHICLE,                                                                                 \
     "SELECT coalesce (name, remote_name, imei, remote_id) FROM vehicle WHERE id = ?1")            \
  X (NAME_KEY, "SELECT text FROM key WHERE id = ?1")                                               \
  X (NAME_EMPLOYEE, "SELECT number FROM employee WHERE id = ?1")                                   \
  X (NAME_PROJECT, "SELECT number FROM project WHERE id = ?1")                                     \
  X (NAME_PERSON,                                                                                  \
     "SELECT nullif (trim (ifnull (first_name, '') || ' ' || ifnull (last_name, '')), '')"         \
     " FROM employee WHERE id = ?1")                                                               \
  X (NAME_OF_PROJECT, "SELECT name FROM project WHERE id = ?1")
