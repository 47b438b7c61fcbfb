/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements of the store about: project. */
/* Thread: constant text. */
#pragma once

#define TKL_SQL_PROJECT_VALUES                                                                     \
  "number, name, client, street, house_number, postal_code, town, country, lat, lon, radius_m,"    \
  " mode, status, from_day, to_day, declaration_number, presence_required, works_declared,"        \
  " presence_party, presence_note, for_service, colour, note"
#define TKL_SQL_PROJECT_COLUMNS "id, version, " TKL_SQL_PROJECT_VALUES
/* ?3 … ?25, in the order of the values. */
#define TKL_SQL_PROJECT_PARAMETERS                                                                 \
  "?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,"             \
  " ?21, ?22, ?23, ?24, ?25"

#define TKL_SQL_PROJECT(X)                                                                         \
  X (PROJECT_LIST, "SELECT " TKL_SQL_PROJECT_COLUMNS " FROM project")                              \
  X (PROJECT_GET, "SELECT " TKL_SQL_PROJECT_COLUMNS " FROM project WHERE id = ?1")                 \
  X (PROJECT_FIND, "SELECT " TKL_SQL_PROJECT_COLUMNS " FROM project WHERE number = ?1")            \
  X (PROJECT_INSERT, "INSERT INTO project (version, " TKL_SQL_PROJECT_VALUES ")"                   \
                     " VALUES (1, " TKL_SQL_PROJECT_PARAMETERS ")")                                \
  X (PROJECT_UPDATE, "UPDATE project SET version = version + 1, (" TKL_SQL_PROJECT_VALUES ")"      \
                     " = (" TKL_SQL_PROJECT_PARAMETERS ") WHERE id = ?1 AND version = ?2"          \
                     " AND (" TKL_SQL_PROJECT_VALUES ") IS NOT (" TKL_SQL_PROJECT_PARAMETERS ")")  \
  X (PROJECT_VERSION, "SELECT version FROM project WHERE id = ?1")                                 \
  X (PROJECT_DELETE, "DELETE FROM project WHERE id = ?1 AND version = ?2")                         \
  X (PROJECT_USES, "SELECT (SELECT count (*) FROM tick_edit WHERE project_id = ?1)"                \
                   " + EXISTS (SELECT 1 FROM tick_link WHERE project_id = ?1),"                    \
                   " (SELECT count (*) FROM clock_line WHERE project_id = ?1)")                    \
  X (PROJECT_ZONES, "SELECT project_id, count (*) FROM poi GROUP BY project_id")                   \
  X (PROJECT_DROP_PLANNING, "DELETE FROM planning WHERE project_id = ?1")                          \
  /* In the order of rows: an index by project would cost every link more than this costs. */      \
  X (PROJECT_LINK_DAYS, "SELECT project_id, day FROM tick_link WHERE project_id IS NOT NULL")      \
  /* Those that are chosen by hand stay whatever linking finds. */                                 \
  X (PROJECT_LINKED,                                                                               \
     "SELECT count (*) FROM tick_link"                                                             \
     " WHERE project_id IN (SELECT value FROM json_each (?1))"                                     \
     " AND tick_id NOT IN (SELECT id FROM tick_edit WHERE project_id IS NOT NULL)")                \
  X (PROJECT_MINUTES, "SELECT project_id, sum (minutes) FROM clock_line INDEXED BY clock_line_day" \
                      " WHERE day BETWEEN ?1 AND ?2 AND type IN (?3, ?4)"                          \
                      " AND project_id IS NOT NULL GROUP BY project_id")                           \
  X (POI_LIST, "SELECT id, project_id, name, shape FROM poi WHERE ?1 = 0 OR project_id = ?1"       \
               " ORDER BY project_id, id")                                                         \
  X (POI_INSERT, "INSERT INTO poi (project_id, name, shape) VALUES (?1, ?2, ?3)")                  \
  X (POI_UPDATE, "UPDATE poi SET project_id = ?2, name = ?3, shape = ?4"                           \
                 " WHERE id = ?1 AND (project_id, name, shape) IS NOT (?2, ?3, ?4)")               \
  X (POI_EXISTS, "SELECT 0 FROM poi WHERE id = ?1")                                                \
  X (POI_DELETE, "DELETE FROM poi WHERE id = ?1")                                                  \
  X (POI_DELETE_OF_PROJECT, "DELETE FROM poi WHERE project_id = ?1")                               \
  X (PLANNING_LIST,                                                                                \
     "SELECT day, employee_id, project_id FROM planning WHERE day BETWEEN ?1 AND ?2"               \
     " ORDER BY day, employee_id, project_id")                                                     \
  X (PLANNING_ROWS,                                                                                \
     "SELECT day, employee_id, project_id, id FROM planning WHERE day BETWEEN ?1 AND ?2"           \
     " ORDER BY day, employee_id, project_id")                                                     \
  X (PLANNING_DROP, "DELETE FROM planning WHERE id = ?1")                                          \
  X (PLANNING_INSERT, "INSERT INTO planning (day, employee_id, project_id) VALUES (?1, ?2, ?3)"    \
                      " ON CONFLICT (day, employee_id, project_id) DO NOTHING")                    \
  X (PLANNING_DELETE,                                                                              \
     "DELETE FROM planning WHERE day = ?1 AND employee_id = ?2 AND project_id = ?3")
