/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of every journalled table, and the SQL made of them: images, comparison, restore. */
/* Thread: constant text. */
#pragma once

/* One list a table: C (a, column), or B (a, column) for a blob; `a` is handed through. The columns
 * `id` and `version` are treated apart. A step that adds a column to a table adds it here; such a
 * column may be NULL, which is what images of before say of it. */
/* clang-format off */
#define TKL_COLUMNS_SETTING(C, B, a) \
  C (a, name) C (a, value)
#define TKL_COLUMNS_EMPLOYEE(C, B, a) \
  C (a, number) C (a, first_name) C (a, last_name) C (a, street) C (a, house_number) \
  C (a, postal_code) C (a, town) C (a, country) C (a, lat) C (a, lon) C (a, registered) \
  C (a, active) C (a, role) C (a, national_number) C (a, in_service_from) C (a, in_service_to) \
  C (a, day_start_min) C (a, wage_cents) C (a, committee) C (a, note)
#define TKL_COLUMNS_WORK_SCHEDULE(C, B, a) \
  C (a, employee_id) C (a, from_day) C (a, to_day) C (a, monday_min) C (a, tuesday_min) \
  C (a, wednesday_min) C (a, thursday_min) C (a, friday_min) C (a, saturday_min) \
  C (a, sunday_min)
#define TKL_COLUMNS_KEY_HOLDING(C, B, a) \
  C (a, key_id) C (a, employee_id) C (a, from_day) C (a, to_day)
#define TKL_COLUMNS_KEY_ASIDE(C, B, a) \
  C (a, note)
#define TKL_COLUMNS_KEY_METHOD(C, B, a) \
  C (a, method)
#define TKL_COLUMNS_VEHICLE(C, B, a) \
  C (a, name) C (a, plate) C (a, notes)
#define TKL_COLUMNS_PROJECT(C, B, a) \
  C (a, number) C (a, name) C (a, client) C (a, street) C (a, house_number) C (a, postal_code) \
  C (a, town) C (a, country) C (a, lat) C (a, lon) C (a, radius_m) C (a, mode) C (a, status) \
  C (a, from_day) C (a, to_day) C (a, declaration_number) C (a, presence_required) \
  C (a, works_declared) C (a, presence_party) C (a, presence_note) C (a, for_service) \
  C (a, colour) C (a, note)
#define TKL_COLUMNS_POI(C, B, a) \
  C (a, project_id) C (a, name) B (a, shape)
#define TKL_COLUMNS_PLANNING(C, B, a) \
  C (a, day) C (a, employee_id) C (a, project_id)
#define TKL_COLUMNS_TICK(C, B, a) \
  C (a, vehicle_id) C (a, time_ms) C (a, key_id) C (a, kind) C (a, lat) C (a, lon) \
  C (a, odometer_m) C (a, speed_kmh) C (a, employee_id) C (a, withdrawn)
#define TKL_COLUMNS_TICK_EDIT(C, B, a) \
  C (a, time_ms) C (a, place) C (a, project_id) C (a, employee_id) C (a, blocked) \
  C (a, to_clock) C (a, to_presence) C (a, not_double) C (a, deleted) C (a, note)
#define TKL_COLUMNS_CLOCK_LINE(C, B, a) \
  C (a, employee_id) C (a, day) C (a, begin_ms) C (a, end_ms) C (a, minutes) C (a, type) \
  C (a, subtype) C (a, project_id) C (a, vehicle_id) C (a, km_tenths) C (a, km_source) \
  C (a, role) C (a, origin) C (a, flags) C (a, from_tick) C (a, to_tick) C (a, wage_code) \
  C (a, note)
#define TKL_COLUMNS_TICK_CLOCK(C, B, a) \
  C (a, employee_id) C (a, day)
#define TKL_COLUMNS_NOTICE(C, B, a) \
  C (a, at_ms) C (a, kind) C (a, employee_id) C (a, day) C (a, problem) C (a, before) \
  C (a, after) C (a, state)
/* clang-format on */

#define TKL_IMAGE_MEMBER(row, column) ", '" #column "', " row "." #column
#define TKL_IMAGE_BLOB(row, column) ", '" #column "', hex (" row "." #column ")"

/* JSON object of a row; @row: name of the row in SQL (`NEW`, `OLD`, an alias). */
#define TKL_IMAGE(row, columns)                                                                    \
  "json_object ('id', " row ".id" columns (TKL_IMAGE_MEMBER, TKL_IMAGE_BLOB, row) ")"
#define TKL_IMAGE_VERSIONED(row, columns)                                                          \
  "json_object ('id', " row ".id, 'version', " row                                                 \
  ".version" columns (TKL_IMAGE_MEMBER, TKL_IMAGE_BLOB, row) ")"

#define TKL_IMAGE_EQUAL(a, column) " AND t." #column " IS json_extract (?2, '$." #column "')"
#define TKL_IMAGE_EQUAL_BLOB(a, column)                                                            \
  " AND hex (t." #column ") IS ifnull (json_extract (?2, '$." #column "'), '')"

/* Is row ?1 still as image ?2 says? Gives a row with 1 or 0, or none when there is no such row.
 * Column by column, because an image from before a column was added does not name it: there it
 * counts as NULL. The version is left out: undo makes it grow as well. */
#define TKL_IMAGE_SAME(table, columns)                                                             \
  "SELECT ?2 IS NOT NULL" columns (TKL_IMAGE_EQUAL, TKL_IMAGE_EQUAL_BLOB,                          \
                                   0) " FROM " table " AS t WHERE t.id = ?1"

#define TKL_IMAGE_NAME(a, column) ", " #column
#define TKL_IMAGE_READ(a, column) ", json_extract (?2, '$." #column "')"
#define TKL_IMAGE_READ_BLOB(a, column) ", tkl_unhex (json_extract (?2, '$." #column "'))"
#define TKL_IMAGE_SET(a, column) ", " #column " = excluded." #column

/* Makes row ?1 what image ?2 says. An upsert: OR REPLACE would delete the row first and take its
 * children along. */
#define TKL_IMAGE_PUT(table, columns)                                                              \
  "INSERT INTO " table " (id" columns (                                                            \
      TKL_IMAGE_NAME, TKL_IMAGE_NAME,                                                              \
      0) ")"                                                                                       \
         " SELECT ?1" columns (TKL_IMAGE_READ, TKL_IMAGE_READ_BLOB,                                \
                               0) " WHERE true"                                                    \
                                  " ON CONFLICT (id) DO UPDATE SET id = excluded.id" columns (     \
                                      TKL_IMAGE_SET, TKL_IMAGE_SET, 0)

/* Likewise with a version. One that comes back gets a version it never had, or a form read before
 * it went could be saved over what happened since. */
#define TKL_IMAGE_PUT_VERSIONED(table, columns)                                                    \
  "INSERT INTO " table " (id, version" columns (                                                   \
      TKL_IMAGE_NAME, TKL_IMAGE_NAME,                                                              \
      0) ")"                                                                                       \
         " SELECT ?1, 1 + ifnull ((SELECT max (max (ifnull (json_extract (c.before, "              \
         "'$.version'), 0),"                                                                       \
         " ifnull (json_extract (c.after, '$.version'), 0))) FROM journal_change AS c"             \
         " WHERE c.subject = '" table "' AND c.row_id = ?1), 0)" columns (                         \
             TKL_IMAGE_READ, TKL_IMAGE_READ_BLOB,                                                  \
             0) " WHERE true"                                                                      \
                " ON CONFLICT (id) DO UPDATE SET version = " table                                 \
                ".version + 1" columns (TKL_IMAGE_SET, TKL_IMAGE_SET, 0)

#define TKL_IMAGE_DROP(table) "DELETE FROM " table " WHERE id = ?1"
