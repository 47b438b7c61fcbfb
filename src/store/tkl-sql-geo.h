/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements of the store about: answers of the geocoder. */
/* Thread: constant text. */
#pragma once

/* tkl_geo_cell() of two columns: 4 000 000 cells a row, rounded to 1000e-7 degree. */
#define TKL_SQL_CELL(lat, lon)                                                                     \
  "((" lat " + 900000500) / 1000 * 4000000 + (" lon " + 1800000500) / 1000)"

#define TKL_SQL_TICK_CELL TKL_SQL_CELL ("t.lat", "t.lon")

/* In the order of read_place(). */
#define TKL_SQL_GEO_COLUMNS "name, lat, lon, street, house_number, postal_code, town, country"

#define TKL_SQL_GEO(X)                                                                             \
  X (GEO_SEARCH_GET, "SELECT id, at_ms FROM geo_search WHERE question = ?1 AND language = ?2")     \
  X (GEO_SEARCH_PUT, "INSERT INTO geo_search (question, language, at_ms) VALUES (?1, ?2, ?3)"      \
                     " ON CONFLICT (question, language) DO UPDATE SET at_ms = excluded.at_ms")     \
  X (GEO_PLACE_LIST, "SELECT " TKL_SQL_GEO_COLUMNS " FROM geo_place WHERE search_id = ?1"          \
                     " ORDER BY rank")                                                             \
  X (GEO_PLACE_REMOVE, "DELETE FROM geo_place WHERE search_id = ?1")                               \
  X (GEO_PLACE_PUT, "INSERT INTO geo_place (" TKL_SQL_GEO_COLUMNS ", search_id, rank)"             \
                    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")                           \
  X (GEO_ADDRESS_GET, "SELECT " TKL_SQL_GEO_COLUMNS ", at_ms FROM geo_address WHERE cell = ?1")    \
  X (GEO_ADDRESS_ANY, "SELECT EXISTS (SELECT 1 FROM geo_address)")                                 \
  X (GEO_ADDRESS_PUT,                                                                              \
     "INSERT OR REPLACE INTO geo_address (" TKL_SQL_GEO_COLUMNS                                    \
     ", cell, at_ms, line) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")                 \
  /* Positions of ticks that lists show, the newest first, and whether their address is to be
   * asked for. Starts and stops of engines are shown when they are linked: CT-5. */      \
  X (GEO_TICKS, "SELECT t.time_ms, t.id, " TKL_SQL_TICK_CELL ","                                   \
                " a.cell IS NULL OR (a.line IS NULL AND a.at_ms < ?4)"                             \
                " FROM tick AS t INDEXED BY tick_time"                                             \
                " LEFT JOIN geo_address AS a ON a.cell = " TKL_SQL_TICK_CELL                       \
                " WHERE t.time_ms >= ?1 AND t.time_ms <= ?2 AND (t.time_ms < ?2 OR t.id < ?3)"     \
                " AND t.withdrawn = 0 AND t.lat IS NOT NULL AND (t.kind IN (0, 3)"                 \
                "  OR EXISTS (SELECT 1 FROM tick_link AS l WHERE l.tick_id = t.id))"               \
                " ORDER BY t.time_ms DESC, t.id DESC LIMIT ?5")                                    \
  X (NAME_ADDRESS, "SELECT line FROM geo_address WHERE cell = ?1")
