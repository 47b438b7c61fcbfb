/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements of the store about: employee. */
/* Thread: constant text. */
#pragma once

#define TKL_SQL_EMPLOYEE_VALUES                                                                    \
  "number, first_name, last_name, street, house_number, postal_code, town, country, lat, lon,"     \
  " registered, active, role, national_number, in_service_from, in_service_to, day_start_min,"     \
  " wage_cents, committee, note"
#define TKL_SQL_EMPLOYEE_COLUMNS "id, version, " TKL_SQL_EMPLOYEE_VALUES
/* ?3 … ?22, in the order of the values. */
#define TKL_SQL_EMPLOYEE_PARAMETERS                                                                \
  "?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,"             \
  " ?21, ?22"

#define TKL_SQL_SCHEDULE_VALUES                                                                    \
  "employee_id, from_day, to_day, monday_min, tuesday_min, wednesday_min, thursday_min,"           \
  " friday_min, saturday_min, sunday_min"
/* ?2 … ?11, in the order of the values. */
#define TKL_SQL_SCHEDULE_PARAMETERS "?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11"

/* Tick t lies in the period of holding h. */
#define TKL_SQL_IN_HOLDING                                                                         \
  " AND t.time_ms >= ifnull (h.from_day * 86400000, -9223372036854775808)"                         \
  " AND t.time_ms < ifnull ((h.to_day + 1) * 86400000, 9223372036854775807)"

/* KEY_MEANT_BY: the key that a spelling by serial alone means: a registered one that is among its
 * candidates, or that was registered by its serial alone and shares a candidate. ?2: the candidate that
 * the office says is printed comes before all others. */
#define TKL_SQL_EMPLOYEE(X)                                                                        \
  X (EMPLOYEE_LIST, "SELECT " TKL_SQL_EMPLOYEE_COLUMNS " FROM employee")                           \
  X (EMPLOYEE_GET, "SELECT " TKL_SQL_EMPLOYEE_COLUMNS " FROM employee WHERE id = ?1")              \
  X (EMPLOYEE_FIND, "SELECT " TKL_SQL_EMPLOYEE_COLUMNS " FROM employee WHERE number = ?1")         \
  X (EMPLOYEE_INSERT, "INSERT INTO employee (version, " TKL_SQL_EMPLOYEE_VALUES ")"                \
                      " VALUES (1, " TKL_SQL_EMPLOYEE_PARAMETERS ")")                              \
  X (EMPLOYEE_UPDATE,                                                                              \
     "UPDATE employee SET version = version + 1, (" TKL_SQL_EMPLOYEE_VALUES ")"                    \
     " = (" TKL_SQL_EMPLOYEE_PARAMETERS ") WHERE id = ?1 AND version = ?2"                         \
     " AND (" TKL_SQL_EMPLOYEE_VALUES ") IS NOT (" TKL_SQL_EMPLOYEE_PARAMETERS ")")                \
  X (EMPLOYEE_VERSION, "SELECT version FROM employee WHERE id = ?1")                               \
  /* By days of UTC: an hour at the ends of a period does not matter for these two. */             \
  X (EMPLOYEE_USES,                                                                                \
     "SELECT (SELECT count (*) FROM key_holding AS h JOIN tick AS t INDEXED BY tick_key"           \
     "  ON t.key_id = h.key_id AND t.withdrawn = 0" TKL_SQL_IN_HOLDING                             \
     "  WHERE h.employee_id = ?1),"                                                                \
     " (SELECT count (*) FROM tick WHERE employee_id = ?1)"                                        \
     " + (SELECT count (*) FROM tick_edit WHERE employee_id = ?1),"                                \
     " (SELECT count (*) FROM clock_line WHERE employee_id = ?1)"                                  \
     " + (SELECT count (*) FROM tick_clock WHERE employee_id = ?1)"                                \
     " + (SELECT count (*) FROM notice WHERE employee_id = ?1)")                                   \
  X (EMPLOYEE_LAST_TICKS,                                                                          \
     "SELECT h.employee_id, max ((SELECT t.time_ms FROM tick AS t INDEXED BY tick_key"             \
     "  WHERE t.key_id = h.key_id AND t.withdrawn = 0" TKL_SQL_IN_HOLDING                          \
     "  ORDER BY t.time_ms DESC LIMIT 1)) FROM key_holding AS h GROUP BY h.employee_id")           \
  X (EMPLOYEE_DROP_HOLDINGS, "DELETE FROM key_holding WHERE employee_id = ?1")                     \
  X (EMPLOYEE_DROP_SCHEDULES, "DELETE FROM work_schedule WHERE employee_id = ?1")                  \
  X (EMPLOYEE_DROP_PLANNING, "DELETE FROM planning WHERE employee_id = ?1")                        \
  X (EMPLOYEE_DELETE, "DELETE FROM employee WHERE id = ?1 AND version = ?2")                       \
  X (KEY_LIST, "SELECT k.id, text, status, registered, method FROM key AS k"                       \
               " LEFT JOIN key_method AS m ON m.id = k.id ORDER BY text")                          \
  X (KEY_GET, "SELECT k.id, text, status, registered, method FROM key AS k"                        \
              " LEFT JOIN key_method AS m ON m.id = k.id WHERE k.id = ?1")                         \
  X (KEY_METHOD_PUT, "INSERT INTO key_method (id, method) VALUES (?1, ?2)"                         \
                     " ON CONFLICT (id) DO UPDATE SET method = excluded.method"                    \
                     " WHERE method <> excluded.method")                                           \
  X (KEY_FIND, "SELECT id FROM key WHERE text = ?1")                                               \
  X (KEY_INSERT, "INSERT INTO key (text, status) VALUES (?1, ?2)")                                 \
  X (KEY_REGISTER, "UPDATE key SET registered = 1 WHERE id = ?1 AND registered = 0")               \
  X (KEY_VERIFY, "UPDATE key SET text = ?2, status = ?3 WHERE id = ?1")                            \
  X (KEY_READ_SPELLING, "SELECT key_id FROM key_spelling WHERE raw = ?1")                          \
  X (KEY_PUT_SPELLING, "INSERT INTO key_spelling (raw, key_id) VALUES (?1, ?2)"                    \
                       " ON CONFLICT (raw) DO UPDATE SET key_id = excluded.key_id")                \
  X (KEY_PUT_CANDIDATE, "INSERT INTO key_candidate (raw, rank, text) VALUES (?1, ?2, ?3)"          \
                        " ON CONFLICT (raw, rank) DO NOTHING")                                     \
  X (KEY_MEANT_BY, "SELECT k.id FROM key_candidate AS c JOIN key AS k ON k.text = c.text"          \
                   "  OR k.text IN (SELECT o.raw FROM key_candidate AS o WHERE o.text = c.text)"   \
                   " WHERE c.raw = ?1 AND k.registered = 1"                                        \
                   " ORDER BY c.text <> ?2, c.rank, k.id LIMIT 1")                                 \
  X (KEY_SEEN_IN_FULL, "SELECT k.id FROM key_candidate AS c JOIN key AS k ON k.text = c.text"      \
                       " WHERE c.raw = ?1 ORDER BY c.text <> ?2, c.rank LIMIT 1")                  \
  X (KEY_REGISTERED_BY_SERIAL,                                                                     \
     "SELECT k.id FROM key_candidate AS c JOIN key AS k ON k.text = c.raw"                         \
     " WHERE c.text = ?1 AND k.registered = 1 ORDER BY c.rank, k.id LIMIT 1")                      \
  X (KEY_SPELLINGS_TO_SETTLE,                                                                      \
     "SELECT DISTINCT s.raw, s.key_id FROM key AS k"                                               \
     " JOIN key_candidate AS c ON c.text = k.text"                                                 \
     "  OR c.text IN (SELECT o.text FROM key_candidate AS o WHERE o.raw = k.text)"                 \
     " JOIN key_spelling AS s ON s.raw = c.raw WHERE k.id = ?1 ORDER BY s.raw")                    \
  X (KEY_MOVE_TICKS, "UPDATE OR IGNORE tick SET key_id = ?3 WHERE key_id = ?2"                     \
                     " AND ((SELECT text FROM key WHERE id = ?2) = ?1"                             \
                     "  OR EXISTS (SELECT 1 FROM ident AS i WHERE i.vehicle_id = tick.vehicle_id"  \
                     "   AND i.time_ms = tick.time_ms AND i.raw = ?1)"                             \
                     "  OR EXISTS (SELECT 1 FROM trip_driver AS d JOIN trip AS t"                  \
                     "   ON t.vehicle_id = d.vehicle_id AND t.start_ms = d.start_ms"               \
                     "   WHERE d.raw = ?1 AND d.vehicle_id = tick.vehicle_id"                      \
                     "   AND tick.time_ms IN (t.start_ms, t.end_ms)))")                            \
  X (KEY_WITHDRAW_TWINS,                                                                           \
     "UPDATE tick SET withdrawn = 1 WHERE key_id = ?1 AND EXISTS (SELECT 1 FROM tick AS t"         \
     "  WHERE t.vehicle_id = tick.vehicle_id AND t.time_ms = tick.time_ms AND t.kind <> 3"         \
     "  AND t.key_id = ?2)")                                                                       \
  X (KEY_SPELLINGS, "SELECT raw FROM key_spelling WHERE key_id = ?1 ORDER BY raw")                 \
  X (KEY_ASIDE_LIST, "SELECT id, note FROM key_aside ORDER BY id")                                 \
  X (KEY_ASIDE_PUT, "INSERT INTO key_aside (id, note) VALUES (?1, ?2)"                             \
                    " ON CONFLICT (id) DO UPDATE SET note = excluded.note"                         \
                    " WHERE note IS NOT excluded.note")                                            \
  X (KEY_ASIDE_REMOVE, "DELETE FROM key_aside WHERE id = ?1")                                      \
  X (HOLDING_LIST, "SELECT id, key_id, employee_id, from_day, to_day FROM key_holding"             \
                   " WHERE ?1 = 0 OR employee_id = ?1 ORDER BY employee_id, key_id, from_day")     \
  X (HOLDING_INSERT,                                                                               \
     "INSERT INTO key_holding (key_id, employee_id, from_day, to_day) VALUES (?1, ?2, ?3, ?4)")    \
  X (HOLDING_UPDATE,                                                                               \
     "UPDATE key_holding SET key_id = ?2, employee_id = ?3, from_day = ?4, to_day = ?5"            \
     " WHERE id = ?1"                                                                              \
     " AND (key_id, employee_id, from_day, to_day) IS NOT (?2, ?3, ?4, ?5)")                       \
  X (HOLDING_EXISTS, "SELECT 0 FROM key_holding WHERE id = ?1")                                    \
  X (HOLDING_DELETE, "DELETE FROM key_holding WHERE id = ?1")                                      \
  X (SCHEDULE_LIST, "SELECT id, " TKL_SQL_SCHEDULE_VALUES " FROM work_schedule"                    \
                    " WHERE ?1 = 0 OR employee_id = ?1 ORDER BY employee_id, from_day")            \
  X (SCHEDULE_INSERT, "INSERT INTO work_schedule (" TKL_SQL_SCHEDULE_VALUES ")"                    \
                      " VALUES (" TKL_SQL_SCHEDULE_PARAMETERS ")")                                 \
  X (SCHEDULE_UPDATE,                                                                              \
     "UPDATE work_schedule SET (" TKL_SQL_SCHEDULE_VALUES ")"                                      \
     " = (" TKL_SQL_SCHEDULE_PARAMETERS ") WHERE id = ?1"                                          \
     " AND (" TKL_SQL_SCHEDULE_VALUES ") IS NOT (" TKL_SQL_SCHEDULE_PARAMETERS ")")                \
  X (SCHEDULE_EXISTS, "SELECT 0 FROM work_schedule WHERE id = ?1")                                 \
  X (SCHEDULE_DELETE, "DELETE FROM work_schedule WHERE id = ?1")
