/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements of the store about: journal. */
/* Thread: constant text. */
#pragma once

#include "tkl-journal-image.h"

#define TKL_SQL_ENTRY_COLUMNS                                                                      \
  "e.id, e.at_ms, e.who, e.action, e.why, e.detail, e.kind, e.inverse_of,"                         \
  " (SELECT max (c.seq) FROM journal_change AS c WHERE c.entry_id = e.id),"                        \
  " CASE WHEN json_valid (e.detail) THEN json_extract (e.detail, '$.name') END"
#define TKL_SQL_CHANGE_COLUMNS "entry_id, seq, subject, row_id, before, after"

/* Ticks added by hand that entry ?1 took away. */
#define TKL_SQL_TICKS_DELETED                                                                      \
  "(SELECT row_id FROM journal_change WHERE entry_id = ?1 AND subject = 'tick' AND after IS NULL)"

/* What of an employee decides on the links of his ticks. */
#define TKL_SQL_LINKED_BY                                                                          \
  "'$.lat', '$.lon', '$.registered', '$.active', '$.in_service_from', '$.in_service_to',"          \
  " '$.day_start_min'"
/* What of a project decides which ticks find it, and what is said of them. */
#define TKL_SQL_FOUND_BY                                                                           \
  "'$.number', '$.lat', '$.lon', '$.radius_m', '$.mode', '$.status', '$.from_day', '$.to_day',"    \
  " '$.declaration_number', '$.presence_required', '$.works_declared'"
/* What of a zone decides which ticks find its project. */
#define TKL_SQL_LIES_AT "'$.project_id', '$.shape'"
/* What of a correction decides on links: of the tick itself and of those beside it. */
#define TKL_SQL_LINKED_AS                                                                          \
  "'$.time_ms', '$.place', '$.project_id', '$.employee_id', '$.not_double', '$.deleted',"          \
  " '$.blocked', '$.to_presence'"
#define TKL_SQL_HOLDING_OF(image)                                                                  \
  "json_extract (" image ", '$.key_id'), json_extract (" image ", '$.employee_id'),"               \
  " json_extract (" image ", '$.from_day'), json_extract (" image ", '$.to_day')"

#define TKL_SQL_JOURNAL_IMAGES(X, NAME, table, put, columns)                                       \
  X (JOURNAL_SAME_##NAME, TKL_IMAGE_SAME (table, columns))                                         \
  X (JOURNAL_PUT_##NAME, put (table, columns))                                                     \
  X (JOURNAL_DROP_##NAME, TKL_IMAGE_DROP (table))

#define TKL_SQL_JOURNAL(X)                                                                         \
  X (JOURNAL_OPEN_ENTRY,                                                                           \
     "INSERT INTO journal_entry (at_ms, who, action, why, detail, kind, inverse_of)"               \
     " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")                                                       \
  X (JOURNAL_OPEN, "INSERT INTO journal_open (id, entry_id, seq) VALUES (1, ?1, 0)")               \
  X (JOURNAL_SET_DETAIL,                                                                           \
     "UPDATE journal_entry SET detail = ?1 WHERE id = (SELECT entry_id FROM journal_open)")        \
  X (JOURNAL_READ_OPEN, "SELECT entry_id, seq FROM journal_open")                                  \
  X (JOURNAL_CLOSE, "DELETE FROM journal_open")                                                    \
  X (JOURNAL_DROP_ENTRY, "DELETE FROM journal_entry WHERE id = ?1")                                \
  X (JOURNAL_DELETED_OWNERS, "SELECT 1 FROM journal_change WHERE entry_id = ?1 AND after IS NULL"  \
                             " AND subject IN ('employee', 'project') LIMIT 1")                    \
  X (JOURNAL_SWEEP_LINKS,                                                                          \
     "DELETE FROM tick_link"                                                                       \
     " WHERE (employee_id IS NOT NULL AND employee_id NOT IN (SELECT id FROM employee))"           \
     " OR (project_id IS NOT NULL AND project_id NOT IN (SELECT id FROM project))"                 \
     " OR tick_id IN (SELECT tick_id FROM tick_candidate"                                          \
     "  WHERE project_id NOT IN (SELECT id FROM project))")                                        \
  X (JOURNAL_SWEEP_CANDIDATES,                                                                     \
     "DELETE FROM tick_candidate WHERE tick_id NOT IN (SELECT tick_id FROM tick_link)")            \
  X (JOURNAL_UNLINK_TICKS, "DELETE FROM tick_link WHERE tick_id IN " TKL_SQL_TICKS_DELETED)        \
  X (JOURNAL_UNLINK_CANDIDATES,                                                                    \
     "DELETE FROM tick_candidate WHERE tick_id IN " TKL_SQL_TICKS_DELETED)                         \
  X (REACH_HOLDINGS, "SELECT " TKL_SQL_HOLDING_OF ("before") ", " TKL_SQL_HOLDING_OF (             \
                         "after") " FROM journal_change"                                           \
                                  " WHERE entry_id = ?1 AND subject = 'key_holding'")              \
  X (REACH_EMPLOYEES, "SELECT DISTINCT row_id FROM journal_change"                                 \
                      " WHERE entry_id = ?1 AND subject = 'employee'"                              \
                      " AND json_extract (before, " TKL_SQL_LINKED_BY ")"                          \
                      " IS NOT json_extract (after, " TKL_SQL_LINKED_BY ")")                       \
  /* How many, then the days of all together, NULL where one of them is open. */                   \
  X (REACH_PROJECTS,                                                                               \
     "WITH changed (before, after) AS (SELECT before, after FROM journal_change"                   \
     "  WHERE entry_id = ?1 AND subject = 'project' AND json_extract (before, " TKL_SQL_FOUND_BY   \
     ")  IS NOT json_extract (after, " TKL_SQL_FOUND_BY ")),"                                      \
     " image (row) AS (SELECT before FROM changed UNION ALL SELECT after FROM changed),"           \
     " span (first, last) AS ("                                                                    \
     "  SELECT json_extract (row, '$.from_day'), json_extract (row, '$.to_day') FROM image"        \
     "   WHERE json_extract (row, '$.status') = 0"                                                 \
     "  UNION ALL SELECT p.from_day, p.to_day FROM journal_change AS c JOIN project AS p"          \
     "   ON p.id IN (json_extract (c.before, '$.project_id'),"                                     \
     "    json_extract (c.after, '$.project_id'))"                                                 \
     "   WHERE c.entry_id = ?1 AND c.subject = 'poi' AND json_extract (c.before, " TKL_SQL_LIES_AT \
     ") IS NOT json_extract (c.after, " TKL_SQL_LIES_AT ")"                                        \
     "  UNION ALL SELECT json_extract (before, '$.day'), json_extract (before, '$.day')"           \
     "   FROM journal_change"                                                                      \
     "   WHERE entry_id = ?1 AND subject = 'planning' AND before IS NOT NULL"                      \
     "  UNION ALL SELECT json_extract (after, '$.day'), json_extract (after, '$.day')"             \
     "   FROM journal_change"                                                                      \
     "   WHERE entry_id = ?1 AND subject = 'planning' AND after IS NOT NULL)"                      \
     " SELECT count (*), CASE WHEN count (first) = count (*) THEN min (first) END,"                \
     " CASE WHEN count (last) = count (*) THEN max (last) END FROM span")                          \
  /* By the times that count: the office may have moved some of them. */                           \
  X (REACH_OF_KEY,                                                                                 \
     "SELECT min (ifnull (e.time_ms, t.time_ms)), max (ifnull (e.time_ms, t.time_ms))"             \
     " FROM tick AS t INDEXED BY tick_key LEFT JOIN tick_edit AS e ON e.id = t.id"                 \
     " WHERE t.key_id = ?1 AND t.time_ms >= ?2 AND t.time_ms < ?3")                                \
  X (REACH_OF_DAYS,                                                                                \
     "SELECT min (first), max (last) FROM ("                                                       \
     "SELECT (SELECT min (time_ms) FROM tick WHERE time_ms >= ?1 AND time_ms < ?2) AS first,"      \
     " (SELECT max (time_ms) FROM tick WHERE time_ms >= ?1 AND time_ms < ?2) AS last"              \
     " UNION ALL SELECT (SELECT min (time_ms) FROM tick_edit WHERE time_ms >= ?1 AND time_ms < "   \
     "?2),"                                                                                        \
     " (SELECT max (time_ms) FROM tick_edit WHERE time_ms >= ?1 AND time_ms < ?2))")               \
  X (REACH_OF_EMPLOYEE,                                                                            \
     "SELECT min (ifnull (e.time_ms, t.time_ms)), max (ifnull (e.time_ms, t.time_ms))"             \
     " FROM tick AS t LEFT JOIN tick_edit AS e ON e.id = t.id WHERE t.id IN ("                     \
     "SELECT o.id FROM key_holding AS h JOIN tick AS o INDEXED BY tick_key"                        \
     "  ON o.key_id = h.key_id AND o.time_ms >= ifnull ((h.from_day - 1) * 86400000,"              \
     "   -9223372036854775808) AND o.time_ms < ifnull ((h.to_day + 2) * 86400000,"                 \
     "   9223372036854775807) WHERE h.employee_id = ?1"                                            \
     " UNION SELECT id FROM tick WHERE employee_id = ?1"                                           \
     " UNION SELECT id FROM tick_edit WHERE employee_id = ?1)")                                    \
  /* Where corrected ticks were, are, and were ticked. */                                          \
  X (REACH_TICKS,                                                                                  \
     "WITH changed (row_id, before, after) AS (SELECT row_id, before, after FROM journal_change"   \
     "  WHERE entry_id = ?1 AND subject IN ('tick', 'tick_edit')"                                  \
     "  AND json_extract (before, " TKL_SQL_LINKED_AS ")"                                          \
     "   IS NOT json_extract (after, " TKL_SQL_LINKED_AS ")),"                                     \
     " moment (ms) AS (SELECT json_extract (before, '$.time_ms') FROM changed"                     \
     "  UNION ALL SELECT json_extract (after, '$.time_ms') FROM changed"                           \
     "  UNION ALL SELECT t.time_ms FROM changed AS c JOIN tick AS t ON t.id = c.row_id)"           \
     " SELECT min (ms), max (ms) FROM moment")                                                     \
  X (JOURNAL_NEXT_UNDO,                                                                            \
     "SELECT " TKL_SQL_ENTRY_COLUMNS " FROM journal_entry AS e WHERE e.kind = 0 AND"               \
     " ifnull ((SELECT i.kind FROM journal_entry AS i WHERE i.inverse_of = e.id"                   \
     "  ORDER BY i.id DESC LIMIT 1), 2) = 2"                                                       \
     " ORDER BY e.id DESC LIMIT 1")                                                                \
  X (JOURNAL_NEXT_REDO,                                                                            \
     "SELECT " TKL_SQL_ENTRY_COLUMNS                                                               \
     " FROM journal_entry AS u JOIN journal_entry AS e ON e.id = u.inverse_of"                     \
     " WHERE u.kind = 1"                                                                           \
     " AND u.id > (SELECT d.id FROM journal_entry AS d WHERE d.kind = 0"                           \
     "  ORDER BY d.id DESC LIMIT 1)"                                                               \
     " AND u.id = (SELECT max (i.id) FROM journal_entry AS i WHERE i.inverse_of = e.id)"           \
     " ORDER BY u.id DESC LIMIT 1")                                                                \
  X (JOURNAL_LIST_ENTRIES, "SELECT " TKL_SQL_ENTRY_COLUMNS                                         \
                           " FROM journal_entry AS e WHERE e.id < ?1 ORDER BY e.id DESC LIMIT ?2") \
  X (JOURNAL_GET_ENTRY,                                                                            \
     "SELECT " TKL_SQL_ENTRY_COLUMNS " FROM journal_entry AS e WHERE e.id = ?1")                   \
  X (JOURNAL_LIST_CHANGES,                                                                         \
     "SELECT " TKL_SQL_CHANGE_COLUMNS " FROM journal_change WHERE entry_id = ?1 ORDER BY seq")     \
  X (JOURNAL_LIST_CHANGES_BACK, "SELECT " TKL_SQL_CHANGE_COLUMNS                                   \
                                " FROM journal_change WHERE entry_id = ?1 ORDER BY seq DESC")      \
  X (JOURNAL_ROW_HISTORY,                                                                          \
     "SELECT " TKL_SQL_CHANGE_COLUMNS                                                              \
     " FROM journal_change WHERE subject = ?1 AND row_id = ?2 ORDER BY entry_id, seq")             \
  X (JOURNAL_LAST_OF_TICK,                                                                         \
     "SELECT e.at_ms, e.who FROM journal_entry AS e WHERE e.id = (SELECT max (entry_id)"           \
     " FROM journal_change WHERE subject IN ('tick', 'tick_edit') AND row_id = ?1)")               \
  TKL_SQL_JOURNAL_IMAGES (X, SETTING, "setting", TKL_IMAGE_PUT, TKL_COLUMNS_SETTING)               \
  TKL_SQL_JOURNAL_IMAGES (X, EMPLOYEE, "employee", TKL_IMAGE_PUT_VERSIONED, TKL_COLUMNS_EMPLOYEE)  \
  TKL_SQL_JOURNAL_IMAGES (X, WORK_SCHEDULE, "work_schedule", TKL_IMAGE_PUT,                        \
                          TKL_COLUMNS_WORK_SCHEDULE)                                               \
  TKL_SQL_JOURNAL_IMAGES (X, KEY_HOLDING, "key_holding", TKL_IMAGE_PUT, TKL_COLUMNS_KEY_HOLDING)   \
  TKL_SQL_JOURNAL_IMAGES (X, KEY_ASIDE, "key_aside", TKL_IMAGE_PUT, TKL_COLUMNS_KEY_ASIDE)         \
  TKL_SQL_JOURNAL_IMAGES (X, KEY_METHOD, "key_method", TKL_IMAGE_PUT, TKL_COLUMNS_KEY_METHOD)      \
  TKL_SQL_JOURNAL_IMAGES (X, PROJECT, "project", TKL_IMAGE_PUT_VERSIONED, TKL_COLUMNS_PROJECT)     \
  TKL_SQL_JOURNAL_IMAGES (X, POI, "poi", TKL_IMAGE_PUT, TKL_COLUMNS_POI)                           \
  TKL_SQL_JOURNAL_IMAGES (X, PLANNING, "planning", TKL_IMAGE_PUT, TKL_COLUMNS_PLANNING)            \
  TKL_SQL_JOURNAL_IMAGES (X, TICK, "tick", TKL_IMAGE_PUT, TKL_COLUMNS_TICK)                        \
  TKL_SQL_JOURNAL_IMAGES (X, TICK_EDIT, "tick_edit", TKL_IMAGE_PUT_VERSIONED,                      \
                          TKL_COLUMNS_TICK_EDIT)                                                   \
  TKL_SQL_JOURNAL_IMAGES (X, CLOCK_LINE, "clock_line", TKL_IMAGE_PUT_VERSIONED,                    \
                          TKL_COLUMNS_CLOCK_LINE)                                                  \
  TKL_SQL_JOURNAL_IMAGES (X, TICK_CLOCK, "tick_clock", TKL_IMAGE_PUT, TKL_COLUMNS_TICK_CLOCK)      \
  TKL_SQL_JOURNAL_IMAGES (X, NOTICE, "notice", TKL_IMAGE_PUT, TKL_COLUMNS_NOTICE)                  \
  X (JOURNAL_SAME_VEHICLE, TKL_IMAGE_SAME ("vehicle", TKL_COLUMNS_VEHICLE))                        \
  X (JOURNAL_PUT_VEHICLE,                                                                          \
     "UPDATE vehicle SET version = version + 1, name = json_extract (?2, '$.name'),"               \
     " plate = json_extract (?2, '$.plate'), notes = json_extract (?2, '$.notes') WHERE id = ?1")
