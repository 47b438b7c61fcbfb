/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step 2 of the schema: what the window needs. Append-only once released. */
/* Thread: constant text. */
#include "tkl-schema.h"

/* Units as in step 1. */
const char tkl_schema_step_2[] =
    /* The allowance fields of employees: wage in cents an hour, joint committee such as "124". */
    "ALTER TABLE employee ADD COLUMN wage_cents INTEGER CHECK (wage_cents >= 0);"
    "ALTER TABLE employee ADD COLUMN committee TEXT;"
    "ALTER TABLE employee ADD COLUMN note TEXT;"

    /* Keys that tick but are not ours: put aside by the office. */
    "CREATE TABLE key_aside ("
    "  id INTEGER PRIMARY KEY REFERENCES key (id)," /* the key's own id */
    "  note TEXT) STRICT;"

    /* The ticks of one key: who may hold it, why are there none? */
    "CREATE INDEX tick_key ON tick (key_id, time_ms) WHERE key_id IS NOT NULL;"

    /* Of vehicles with purged records: the oldest one that was left, to derive what follows it, and
     * the last ignition known before it. Ticks up to it are final. */
    "CREATE TABLE purged ("
    "  vehicle_id INTEGER PRIMARY KEY REFERENCES vehicle (id),"
    "  oldest_ms INTEGER NOT NULL,"
    "  ignition INTEGER NOT NULL CHECK (ignition BETWEEN 0 AND 2)) STRICT;"

    /* Records stored of each vehicle: counting millions takes seconds. Whoever inserts adds to it once
     * a page; deleting is rare and counts itself. */
    "CREATE TABLE vehicle_count ("
    "  vehicle_id INTEGER PRIMARY KEY,"
    "  n_records INTEGER NOT NULL CHECK (n_records >= 0)) STRICT;"
    "INSERT INTO vehicle_count SELECT vehicle_id, count (*) FROM record GROUP BY vehicle_id;"
    "CREATE TRIGGER record_count_delete AFTER DELETE ON record BEGIN"
    "  UPDATE vehicle_count SET n_records = n_records - 1 WHERE vehicle_id = OLD.vehicle_id; END;"

    /* Why the last try failed, as a code of tkl-remote-error.h; `error` is its technical text. */
    "ALTER TABLE sync_vehicle ADD COLUMN error_code INTEGER;"

    /* Answers of the geocoder, derived: it can be asked again. Searches by tkl_address_key(), and
     * the addresses of positions by tkl_geo_cell(). */
    "CREATE TABLE geo_search ("
    "  id INTEGER PRIMARY KEY,"
    "  question TEXT NOT NULL,"
    "  language TEXT NOT NULL,"
    "  at_ms INTEGER NOT NULL,"
    "  UNIQUE (question, language)) STRICT;"
    "CREATE TABLE geo_place ("
    "  search_id INTEGER NOT NULL,"
    "  rank INTEGER NOT NULL,"
    "  name TEXT,"
    "  lat INTEGER NOT NULL CHECK (lat BETWEEN -900000000 AND 900000000),"
    "  lon INTEGER NOT NULL CHECK (lon BETWEEN -1800000000 AND 1800000000),"
    "  street TEXT, house_number TEXT, postal_code TEXT, town TEXT, country TEXT,"
    "  PRIMARY KEY (search_id, rank)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE geo_address ("
    "  cell INTEGER PRIMARY KEY,"
    "  at_ms INTEGER NOT NULL,"
    "  line TEXT," /* as lists show it; NULL and all below: there is no address */
    "  name TEXT,"
    "  lat INTEGER CHECK (lat BETWEEN -900000000 AND 900000000),"
    "  lon INTEGER CHECK (lon BETWEEN -1800000000 AND 1800000000),"
    "  street TEXT, house_number TEXT, postal_code TEXT, town TEXT, country TEXT) STRICT;";
