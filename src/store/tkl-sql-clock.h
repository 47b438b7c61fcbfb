/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements of the store about: clock. */
/* Thread: constant text. */
#pragma once

/* In the order of the enum in tkl-store-clock.c. */
#define TKL_SQL_LINE_COLUMNS                                                                       \
  "employee_id, day, begin_ms, end_ms, minutes, type, subtype, project_id, vehicle_id, km_tenths," \
  " km_source, role, origin, flags, from_tick, to_tick, wage_code, note"
#define TKL_SQL_NOTICE_COLUMNS "id, at_ms, kind, employee_id, day, problem, before, after, state"

#define TKL_SQL_CLOCK(X)                                                                           \
  X (LINE_RANGE, "SELECT " TKL_SQL_LINE_COLUMNS ", id, version FROM clock_line"                    \
                 " WHERE day >= ?1 AND day <= ?2 AND (?3 IS NULL OR employee_id = ?3)"             \
                 " AND (?4 IS NULL OR project_id = ?4) ORDER BY day, employee_id, begin_ms, id")   \
  X (LINE_RANGE_EMPLOYEE,                                                                          \
     "SELECT " TKL_SQL_LINE_COLUMNS ", id, version FROM clock_line"                                \
     " INDEXED BY clock_line_employee WHERE employee_id = ?3 AND day >= ?1 AND day <= ?2"          \
     " AND (?4 IS NULL OR project_id = ?4) ORDER BY day, begin_ms, id")                            \
  X (LINE_GET, "SELECT " TKL_SQL_LINE_COLUMNS ", id, version FROM clock_line WHERE id = ?1")       \
  X (LINE_VERSION, "SELECT version FROM clock_line WHERE id = ?1")                                 \
  X (LINE_INSERT, "INSERT INTO clock_line (" TKL_SQL_LINE_COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5,"  \
                  " ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)")                 \
  X (LINE_UPDATE, "UPDATE clock_line SET version = version + 1, employee_id = ?1, day = ?2,"       \
                  " begin_ms = ?3, end_ms = ?4, minutes = ?5, type = ?6, subtype = ?7,"            \
                  " project_id = ?8, vehicle_id = ?9, km_tenths = ?10, km_source = ?11,"           \
                  " role = ?12, origin = ?13, flags = ?14, from_tick = ?15, to_tick = ?16,"        \
                  " wage_code = ?17, note = ?18 WHERE id = ?19 AND version = ?20")                 \
  X (LINE_DELETE, "DELETE FROM clock_line WHERE id = ?1 AND version = ?2")                         \
  X (IN_CLOCK_DAY, "SELECT id FROM tick_clock WHERE day = ?1 AND employee_id = ?2 ORDER BY id")    \
  X (IN_CLOCK_PUT, "INSERT INTO tick_clock (id, employee_id, day) VALUES (?1, ?2, ?3)"             \
                   " ON CONFLICT (id) DO UPDATE SET employee_id = excluded.employee_id,"           \
                   " day = excluded.day")                                                          \
  X (IN_CLOCK_REMOVE, "DELETE FROM tick_clock WHERE id = ?1")                                      \
  X (CLOCK_DAYS, "SELECT day, employee_id FROM clock_line WHERE day >= ?1 AND day <= ?2"           \
                 " UNION SELECT day, employee_id FROM tick_clock"                                  \
                 " WHERE day >= ?1 AND day <= ?2 ORDER BY 1, 2")                                   \
  X (LINE_LAST_DAY, "SELECT max (day) FROM clock_line")                                            \
  X (NOTICE_LAST, "SELECT " TKL_SQL_NOTICE_COLUMNS " FROM notice WHERE day = ?1"                   \
                  " AND employee_id = ?2 AND kind = ?3 ORDER BY id DESC LIMIT 1")                  \
  X (NOTICE_GET, "SELECT " TKL_SQL_NOTICE_COLUMNS " FROM notice WHERE id = ?1")                    \
  X (NOTICE_INSERT, "INSERT INTO notice (at_ms, kind, employee_id, day, problem, before, after)"   \
                    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")                                        \
  X (NOTICE_RENEW, "UPDATE notice SET at_ms = ?2, problem = ?3, before = ?4, after = ?5"           \
                   " WHERE id = ?1")                                                               \
  X (NOTICE_DROP, "DELETE FROM notice WHERE day = ?1 AND employee_id = ?2 AND kind = ?3"           \
                  " AND state = 'open'")                                                           \
  X (NOTICE_SET_STATE, "UPDATE notice SET state = ?2 WHERE id = ?1 AND state <> ?2")               \
  X (NOTICE_RANGE, "SELECT " TKL_SQL_NOTICE_COLUMNS " FROM notice WHERE day >= ?1 AND day <= ?2"   \
                   " AND (?3 IS NULL OR employee_id = ?3) AND (?4 = 0 OR state = 'open')"          \
                   " ORDER BY day, employee_id, id")
