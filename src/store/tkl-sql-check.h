/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements of the store about: check. */
/* Thread: constant text. */
#pragma once

/* Each gives one row a fault: subject, row id (0 = none), what is wrong in plain English. (NULL is not
 * in an empty table, says SQL: hence the IS NOT NULL.) */
#define TKL_SQL_CHECK(X)                                                                           \
  X (CHECK_FILE, "SELECT '', 0, integrity_check FROM pragma_integrity_check (1000)"                \
                 " WHERE integrity_check <> 'ok'")                                                 \
  X (CHECK_REFERENCES,                                                                             \
     "SELECT \"table\", ifnull (rowid, 0), 'refers to a missing row of ' || parent"                \
     " FROM pragma_foreign_key_check")                                                             \
  X (CHECK_HOLDERS,                                                                                \
     "SELECT 'key_holding', b.id, 'overlaps holding ' || a.id || ' of key ' || a.key_id"           \
     " FROM key_holding AS a JOIN key_holding AS b ON b.key_id = a.key_id AND b.id > a.id"         \
     " WHERE ifnull (a.from_day, -3000000000) <= ifnull (b.to_day, 3000000000)"                    \
     " AND ifnull (b.from_day, -3000000000) <= ifnull (a.to_day, 3000000000)")                     \
  X (CHECK_SCHEDULES,                                                                              \
     "SELECT 'work_schedule', b.id, 'overlaps schedule ' || a.id || ' of employee '"               \
     " || a.employee_id FROM work_schedule AS a JOIN work_schedule AS b"                           \
     "  ON b.employee_id = a.employee_id AND b.id > a.id"                                          \
     " WHERE ifnull (a.from_day, -3000000000) <= ifnull (b.to_day, 3000000000)"                    \
     " AND ifnull (b.from_day, -3000000000) <= ifnull (a.to_day, 3000000000)")                     \
  X (CHECK_LINES,                                                                                  \
     "SELECT 'clock_line', id, 'overlaps an earlier line of employee ' || employee_id FROM"        \
     " (SELECT id, employee_id, begin_ms, max (end_ms) OVER (PARTITION BY employee_id"             \
     "   ORDER BY begin_ms, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS busy_until"    \
     "  FROM clock_line) WHERE begin_ms < busy_until")                                             \
  X (CHECK_LINK_TICKS, "SELECT 'tick_link', tick_id, 'tick does not exist' FROM tick_link"         \
                       " WHERE tick_id NOT IN (SELECT id FROM tick)")                              \
  X (CHECK_LINK_EMPLOYEES,                                                                         \
     "SELECT 'tick_link', tick_id, 'employee ' || employee_id || ' does not exist' FROM tick_link" \
     " WHERE employee_id IS NOT NULL AND employee_id NOT IN (SELECT id FROM employee)")            \
  X (CHECK_LINK_PROJECTS,                                                                          \
     "SELECT 'tick_link', tick_id, 'project ' || project_id || ' does not exist' FROM tick_link"   \
     " WHERE project_id IS NOT NULL AND project_id NOT IN (SELECT id FROM project)")               \
  X (CHECK_CANDIDATE_PROJECTS,                                                                     \
     "SELECT 'tick_candidate', tick_id, 'project ' || project_id || ' does not exist'"             \
     " FROM tick_candidate WHERE project_id NOT IN (SELECT id FROM project)")                      \
  X (CHECK_CANDIDATE_LINKS,                                                                        \
     "SELECT DISTINCT 'tick_candidate', tick_id, 'tick is not linked' FROM tick_candidate"         \
     " WHERE tick_id NOT IN (SELECT tick_id FROM tick_link)")                                      \
  X (CHECK_CANDIDATE_COUNTS,                                                                       \
     "SELECT 'tick_link', tick_id, (state >> 12) || ' candidates expected' FROM tick_link"         \
     " WHERE state >> 12 <> 0 AND state >> 12 <> (SELECT count (*) FROM tick_candidate AS c"       \
     "  WHERE c.tick_id = tick_link.tick_id)")                                                     \
  X (CHECK_TICK_VEHICLES,                                                                          \
     "SELECT 'tick', id, 'vehicle ' || vehicle_id || ' does not exist' FROM tick"                  \
     " WHERE vehicle_id IS NOT NULL AND vehicle_id NOT IN (SELECT id FROM vehicle)")               \
  X (CHECK_TICK_KEYS, "SELECT 'tick', id, 'key ' || key_id || ' does not exist' FROM tick"         \
                      " WHERE key_id IS NOT NULL AND key_id NOT IN (SELECT id FROM key)")          \
  X (CHECK_IN_CLOCK, "SELECT 'tick_clock', id, 'tick does not exist' FROM tick_clock"              \
                     " WHERE id NOT IN (SELECT id FROM tick)")                                     \
  X (CHECK_RECORD_VEHICLES,                                                                        \
     "WITH RECURSIVE v (id) AS (SELECT min (vehicle_id) FROM record UNION ALL"                     \
     " SELECT (SELECT min (r.vehicle_id) FROM record AS r WHERE r.vehicle_id > v.id)"              \
     "  FROM v WHERE v.id IS NOT NULL)"                                                            \
     " SELECT 'record', 0, 'vehicle ' || id || ' does not exist' FROM v"                           \
     " WHERE id IS NOT NULL AND id NOT IN (SELECT id FROM vehicle)")                               \
  X (CHECK_IDENT_VEHICLES,                                                                         \
     "WITH RECURSIVE v (id) AS (SELECT min (vehicle_id) FROM ident UNION ALL"                      \
     " SELECT (SELECT min (r.vehicle_id) FROM ident AS r WHERE r.vehicle_id > v.id)"               \
     "  FROM v WHERE v.id IS NOT NULL)"                                                            \
     " SELECT 'ident', 0, 'vehicle ' || id || ' does not exist' FROM v"                            \
     " WHERE id IS NOT NULL AND id NOT IN (SELECT id FROM vehicle)")                               \
  X (CHECK_TRIP_DRIVERS,                                                                           \
     "SELECT 'trip_driver', 0, 'trip ' || d.start_ms || ' of vehicle ' || d.vehicle_id"            \
     " || ' does not exist' FROM trip_driver AS d LEFT JOIN trip AS t"                             \
     "  ON t.vehicle_id = d.vehicle_id AND t.start_ms = d.start_ms WHERE t.start_ms IS NULL")      \
  X (CHECK_RECORD_COUNTS,                                                                          \
     "SELECT 'vehicle_count', v.id, 'says ' || ifnull (c.n_records, 0) || ' records, but there "   \
     "are '"                                                                                       \
     " || r.n FROM vehicle AS v LEFT JOIN vehicle_count AS c ON c.vehicle_id = v.id JOIN"          \
     " (SELECT i.id, (SELECT count (*) FROM record WHERE vehicle_id = i.id) AS n"                  \
     "  FROM vehicle AS i) AS r ON r.id = v.id WHERE r.n <> ifnull (c.n_records, 0)")              \
  X (CHECK_JOURNAL_GAPS,                                                                           \
     "SELECT 'journal_entry', e.id, 'changes are missing' FROM journal_entry AS e"                 \
     " LEFT JOIN journal_change AS c ON c.entry_id = e.id GROUP BY e.id"                           \
     " HAVING count (c.seq) = 0 OR min (c.seq) <> 1 OR max (c.seq) <> count (c.seq)")              \
  X (CHECK_JOURNAL_OPEN, "SELECT 'journal_entry', entry_id, 'was never closed' FROM journal_open") \
  X (CHECK_POI_LIST, "SELECT id, shape FROM poi ORDER BY id")                                      \
  X (CHECK_SETTING_LIST, "SELECT id, name, value FROM setting ORDER BY id")
