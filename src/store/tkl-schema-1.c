/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step 1 of the schema: everything up to schema version 1. Append-only once released. */
/* Thread: constant text. */
#include "tkl-schema.h"

/* Units: *_ms = UTC milliseconds, day = civil day number (days since 1970-01-01), lat/lon = 1e-7
 * degree, odometer_m = metres, km_tenths = 0.1 km. NULL = unknown or open.
 *
 * Three kinds of tables:
 *   facts    record, ident, tick: what the trackers sent; inserted and merged, never corrected
 *   layers   what people entered: every change goes through the journal (tkl-schema-journal.c)
 *   derived  tick_link, tick_candidate: can be computed again at any time, so they carry no foreign
 *            keys (a look-up each for a million rows) and `check` verifies them instead */
const char tkl_schema_step_1[] =
    /* --- company ------------------------------------------------------------------------- */
    "CREATE TABLE setting ("
    "  id INTEGER PRIMARY KEY,"
    "  name TEXT NOT NULL UNIQUE,"
    "  value TEXT NOT NULL) STRICT;"

    "CREATE TABLE employee ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  version INTEGER NOT NULL DEFAULT 1,"
    "  number TEXT NOT NULL UNIQUE CHECK (number <> ''),"
    "  first_name TEXT, last_name TEXT,"
    "  street TEXT, house_number TEXT, postal_code TEXT, town TEXT, country TEXT,"
    "  lat INTEGER CHECK (lat BETWEEN -900000000 AND 900000000),"
    "  lon INTEGER CHECK (lon BETWEEN -1800000000 AND 1800000000),"
    "  registered INTEGER NOT NULL DEFAULT 1 CHECK (registered IN (0, 1)),"
    "  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),"
    "  role INTEGER NOT NULL DEFAULT 0 CHECK (role BETWEEN 0 AND 3),"
    "  national_number TEXT CHECK (length (national_number) = 11),"
    "  in_service_from INTEGER, in_service_to INTEGER,"
    "  expected_min TEXT," /* seven numbers with commas, Monday first; NULL = no schedule */
    "  day_start_min INTEGER CHECK (day_start_min BETWEEN 0 AND 1439),"
    "  CHECK ((lat IS NULL) = (lon IS NULL)),"
    "  CHECK (in_service_from <= in_service_to)) STRICT;"

    /* Identities of keys, made by ticks and by people alike. */
    "CREATE TABLE key ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  text TEXT NOT NULL UNIQUE," /* printed form, else the raw text */
    "  status INTEGER NOT NULL CHECK (status BETWEEN 1 AND 3),"
    "  registered INTEGER NOT NULL DEFAULT 0 CHECK (registered IN (0, 1)))" /* has or had a holder */
    "  STRICT;"

    /* Which key a raw spelling stands for; a serial alone moves to a key once that is registered. */
    "CREATE TABLE key_spelling ("
    "  raw TEXT PRIMARY KEY,"
    "  key_id INTEGER NOT NULL REFERENCES key (id)) STRICT, WITHOUT ROWID;"

    /* The full keys a serial alone may mean, in printed form, most likely first. */
    "CREATE TABLE key_candidate ("
    "  raw TEXT NOT NULL,"
    "  rank INTEGER NOT NULL,"
    "  text TEXT NOT NULL,"
    "  PRIMARY KEY (raw, rank)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX key_candidate_text ON key_candidate (text);"

    "CREATE TABLE key_holding ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  key_id INTEGER NOT NULL REFERENCES key (id),"
    "  employee_id INTEGER NOT NULL REFERENCES employee (id),"
    "  from_day INTEGER, to_day INTEGER,"
    "  CHECK (from_day <= to_day)) STRICT;"
    "CREATE INDEX key_holding_key ON key_holding (key_id);"
    "CREATE INDEX key_holding_employee ON key_holding (employee_id);"
    "CREATE TRIGGER key_holding_one_holder_insert BEFORE INSERT ON key_holding"
    "  WHEN EXISTS (SELECT 1 FROM key_holding AS h WHERE h.key_id = NEW.key_id AND h.id <> NEW.id"
    "    AND ifnull (h.from_day, -9223372036854775808) <= ifnull (NEW.to_day, 9223372036854775807)"
    "    AND ifnull (NEW.from_day, -9223372036854775808) <= ifnull (h.to_day, 9223372036854775807))"
    "  BEGIN SELECT RAISE (ABORT, 'one holder at a time'); END;"
    "CREATE TRIGGER key_holding_one_holder_update BEFORE UPDATE ON key_holding"
    "  WHEN EXISTS (SELECT 1 FROM key_holding AS h WHERE h.key_id = NEW.key_id AND h.id <> NEW.id"
    "    AND ifnull (h.from_day, -9223372036854775808) <= ifnull (NEW.to_day, 9223372036854775807)"
    "    AND ifnull (NEW.from_day, -9223372036854775808) <= ifnull (h.to_day, 9223372036854775807))"
    "  BEGIN SELECT RAISE (ABORT, 'one holder at a time'); END;"

    "CREATE TABLE vehicle ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  version INTEGER NOT NULL DEFAULT 1,"
    "  remote_id TEXT NOT NULL UNIQUE,"
    "  remote_name TEXT, imei TEXT, remote_plate TEXT," /* renewed by every sync */
    "  name TEXT, plate TEXT, notes TEXT,"              /* the office's own, never overwritten */
    "  missing_cycles INTEGER NOT NULL DEFAULT 0,"      /* polls in a row that no longer named it */
    "  gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))) STRICT;"

    "CREATE TABLE project ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  version INTEGER NOT NULL DEFAULT 1,"
    "  number TEXT NOT NULL UNIQUE CHECK (number <> ''),"
    "  name TEXT, client TEXT,"
    "  street TEXT, house_number TEXT, postal_code TEXT, town TEXT, country TEXT,"
    "  lat INTEGER CHECK (lat BETWEEN -900000000 AND 900000000),"
    "  lon INTEGER CHECK (lon BETWEEN -1800000000 AND 1800000000),"
    "  radius_m INTEGER NOT NULL DEFAULT 0 CHECK (radius_m BETWEEN 0 AND 100000),"
    "  mode INTEGER NOT NULL DEFAULT 0 CHECK (mode IN (0, 1)),"
    "  status INTEGER NOT NULL DEFAULT 0 CHECK (status BETWEEN 0 AND 2),"
    "  from_day INTEGER, to_day INTEGER,"
    "  declaration_number TEXT,"
    "  presence_required INTEGER NOT NULL DEFAULT 0 CHECK (presence_required IN (0, 1)),"
    "  works_declared INTEGER NOT NULL DEFAULT 0 CHECK (works_declared IN (0, 1)),"
    "  CHECK ((lat IS NULL) = (lon IS NULL)),"
    "  CHECK (from_day <= to_day)) STRICT;"

    "CREATE TABLE poi ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  project_id INTEGER NOT NULL REFERENCES project (id),"
    "  name TEXT,"
    "  shape BLOB NOT NULL) STRICT;"
    "CREATE INDEX poi_project ON poi (project_id);"

    "CREATE TABLE planning ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  day INTEGER NOT NULL,"
    "  employee_id INTEGER NOT NULL REFERENCES employee (id),"
    "  project_id INTEGER NOT NULL REFERENCES project (id),"
    "  UNIQUE (day, employee_id, project_id)) STRICT;"
    "CREATE INDEX planning_employee ON planning (employee_id);"
    "CREATE INDEX planning_project ON planning (project_id);"

    /* --- facts --------------------------------------------------------------------------- */
    /* Integers only, about 50 bytes a record: state packs ignition, satellites, speed, direction. */
    "CREATE TABLE record ("
    "  vehicle_id INTEGER NOT NULL,"
    "  time_ms INTEGER NOT NULL,"
    "  lat INTEGER, lon INTEGER, odometer_m INTEGER,"
    "  state INTEGER NOT NULL,"
    "  PRIMARY KEY (vehicle_id, time_ms)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE ident ("
    "  vehicle_id INTEGER NOT NULL,"
    "  time_ms INTEGER NOT NULL,"
    "  raw TEXT NOT NULL,"
    "  PRIMARY KEY (vehicle_id, time_ms, raw)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE tick ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  vehicle_id INTEGER," /* NULL: added by hand */
    "  time_ms INTEGER NOT NULL,"
    "  key_id INTEGER," /* NULL: start, stop, manual */
    "  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3),"
    "  lat INTEGER, lon INTEGER, odometer_m INTEGER, speed_kmh INTEGER,"
    "  employee_id INTEGER REFERENCES employee (id)," /* of a manual tick */
    "  withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),"
    "  CHECK ((kind = 3) OR (vehicle_id IS NOT NULL)),"
    "  CHECK ((kind = 0) = (key_id IS NOT NULL))) STRICT;"
    "CREATE UNIQUE INDEX tick_fact ON tick (vehicle_id, time_ms, kind, ifnull (key_id, 0))"
    "  WHERE kind <> 3;"
    "CREATE INDEX tick_time ON tick (time_ms);"
    /* Partial: manual ticks are few. Deleting an employee would read all ticks without it. */
    "CREATE INDEX tick_employee ON tick (employee_id) WHERE employee_id IS NOT NULL;"

    /* --- layers -------------------------------------------------------------------------- */
    "CREATE TABLE tick_edit ("
    "  id INTEGER PRIMARY KEY REFERENCES tick (id)," /* the tick's own id */
    "  version INTEGER NOT NULL DEFAULT 1,"
    "  time_ms INTEGER,"                             /* NULL: as ticked */
    "  place INTEGER CHECK (place BETWEEN 0 AND 3)," /* NULL: as linked */
    "  project_id INTEGER REFERENCES project (id),"
    "  employee_id INTEGER REFERENCES employee (id)," /* NULL: holder of the key */
    "  blocked INTEGER NOT NULL DEFAULT 0 CHECK (blocked IN (0, 1)),"
    "  to_clock INTEGER NOT NULL DEFAULT 1 CHECK (to_clock IN (0, 1)),"
    "  to_presence INTEGER CHECK (to_presence IN (0, 1))," /* NULL: as the project asks */
    "  not_double INTEGER NOT NULL DEFAULT 0 CHECK (not_double IN (0, 1)),"
    "  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),"
    "  note TEXT,"
    "  CHECK (project_id IS NULL OR place = 3)) STRICT;"
    "CREATE INDEX tick_edit_time ON tick_edit (time_ms) WHERE time_ms IS NOT NULL;"
    "CREATE INDEX tick_edit_project ON tick_edit (project_id) WHERE project_id IS NOT NULL;"
    "CREATE INDEX tick_edit_employee ON tick_edit (employee_id) WHERE employee_id IS NOT NULL;"

    "CREATE TABLE clock_line ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  version INTEGER NOT NULL DEFAULT 1,"
    "  employee_id INTEGER NOT NULL REFERENCES employee (id),"
    "  day INTEGER NOT NULL,"
    "  begin_ms INTEGER NOT NULL CHECK (begin_ms % 60000 = 0),"
    "  end_ms INTEGER NOT NULL CHECK (end_ms % 60000 = 0),"
    "  minutes INTEGER NOT NULL CHECK (minutes >= 0),"
    "  type INTEGER NOT NULL CHECK (type BETWEEN 0 AND 4),"
    "  subtype INTEGER NOT NULL CHECK (subtype BETWEEN 0 AND 4),"
    "  project_id INTEGER REFERENCES project (id),"
    "  vehicle_id INTEGER REFERENCES vehicle (id),"
    "  km_tenths INTEGER CHECK (km_tenths >= 0),"
    "  km_source INTEGER NOT NULL CHECK (km_source BETWEEN 0 AND 4),"
    "  role INTEGER NOT NULL CHECK (role BETWEEN 0 AND 3),"
    "  origin INTEGER NOT NULL CHECK (origin IN (0, 1)),"
    "  flags INTEGER NOT NULL,"
    "  from_tick INTEGER, to_tick INTEGER,"
    "  wage_code TEXT, note TEXT,"
    "  CHECK (begin_ms < end_ms)) STRICT;"
    "CREATE INDEX clock_line_day ON clock_line (day, employee_id);"
    "CREATE INDEX clock_line_employee ON clock_line (employee_id);"
    "CREATE INDEX clock_line_project ON clock_line (project_id) WHERE project_id IS NOT NULL;"

    /* Ticks that count as "in clock", by the workday whose transfer took them. */
    "CREATE TABLE tick_clock ("
    "  id INTEGER PRIMARY KEY," /* the tick's own id */
    "  employee_id INTEGER NOT NULL REFERENCES employee (id),"
    "  day INTEGER NOT NULL) STRICT;"
    "CREATE INDEX tick_clock_day ON tick_clock (day, employee_id);"
    "CREATE INDEX tick_clock_employee ON tick_clock (employee_id);"

    /* What a transfer or late data would have changed but may not: the office decides. */
    "CREATE TABLE notice ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  at_ms INTEGER NOT NULL,"
    "  kind TEXT NOT NULL CHECK (kind IN ('withdrawn', 'differs')),"
    "  employee_id INTEGER NOT NULL REFERENCES employee (id),"
    "  day INTEGER NOT NULL,"
    "  problem TEXT,"         /* why the day is no longer complete */
    "  before TEXT NOT NULL," /* JSON array of lines as they stand */
    "  after TEXT NOT NULL,"  /* JSON array of lines the rules give */
    "  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'dismissed')))"
    "  STRICT;"
    "CREATE INDEX notice_day ON notice (day, employee_id);"
    "CREATE INDEX notice_employee ON notice (employee_id);"

    /* --- derived ------------------------------------------------------------------------- */
    "CREATE TABLE tick_link ("
    "  tick_id INTEGER PRIMARY KEY,"
    "  employee_id INTEGER,"
    "  day INTEGER NOT NULL,"
    "  place INTEGER NOT NULL,"
    "  project_id INTEGER,"
    "  distance_m INTEGER,"
    "  state INTEGER NOT NULL) STRICT;" /* reasons | is_double << 8 | nobody << 9 | n_candidates << 12 */

    "CREATE TABLE tick_candidate ("
    "  tick_id INTEGER NOT NULL,"
    "  rank INTEGER NOT NULL,"
    "  project_id INTEGER NOT NULL,"
    "  PRIMARY KEY (tick_id, rank)) STRICT, WITHOUT ROWID;"

    /* --- journal ------------------------------------------------------------------------- */
    "CREATE TABLE journal_entry ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  at_ms INTEGER NOT NULL,"
    "  who TEXT NOT NULL,"
    "  action TEXT NOT NULL," /* name of the use case: `import-employees`, `edit-ticks` … */
    "  why TEXT,"
    "  detail TEXT," /* JSON: range, file name, counts; for a translated sentence */
    "  kind INTEGER NOT NULL DEFAULT 0 CHECK (kind BETWEEN 0 AND 2)," /* done, undo, redo */
    "  inverse_of INTEGER REFERENCES journal_entry (id)) STRICT;"     /* the entry of kind done */
    "CREATE INDEX journal_entry_inverse ON journal_entry (inverse_of)"
    "  WHERE inverse_of IS NOT NULL;"
    "CREATE TABLE journal_change ("
    "  entry_id INTEGER NOT NULL REFERENCES journal_entry (id),"
    "  seq INTEGER NOT NULL,"
    "  subject TEXT NOT NULL," /* table */
    "  row_id INTEGER NOT NULL,"
    "  before TEXT, after TEXT," /* JSON of the row; NULL = did not exist */
    "  PRIMARY KEY (entry_id, seq)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX journal_change_row ON journal_change (subject, row_id);"
    "CREATE TABLE journal_open (" /* one row while an entry is being written */
    "  id INTEGER PRIMARY KEY CHECK (id = 1),"
    "  entry_id INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT;"

    /* --- synchronisation ------------------------------------------------------------------ */
    "CREATE TABLE sync_vehicle ("
    "  vehicle_id INTEGER PRIMARY KEY REFERENCES vehicle (id),"
    "  high_water_ms INTEGER," /* greatest plausible device time taken over */
    "  last_device_ms INTEGER, last_server_ms INTEGER," /* pair of objects-last-coordinate */
    "  window_from_ms INTEGER, window_to_ms INTEGER, window_token TEXT," /* window being read */
    "  rescan_from_ms INTEGER, rescan_to_ms INTEGER, rescan_due_ms INTEGER,"
    "  short_scan_ms INTEGER, long_scan_ms INTEGER,"
    "  error TEXT, next_try_ms INTEGER) STRICT;"
    "CREATE TABLE sync_state (" /* capabilities and spelling found at set-up, as text */
    "  name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"

    /* Runs of sync, derive, link, transfer, import, export: range, counts, result. */
    "CREATE TABLE run_log ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  kind TEXT NOT NULL,"
    "  began_ms INTEGER NOT NULL, ended_ms INTEGER,"
    "  from_ms INTEGER, to_ms INTEGER,"
    "  detail TEXT NOT NULL) STRICT;"; /* JSON of counts */
