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
    "  ignition INTEGER NOT NULL CHECK (ignition BETWEEN 0 AND 2)) STRICT;";
