/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step 6 of the schema: trips, for API keys that may not read the history. Append-only once released. */
/* Thread: constant text. */
#include "tkl-schema.h"

const char tkl_schema_step_6[] =
    /* Facts of the platform, computed anew there after late uploads: a stretch is replaced as a whole.
     * Beside the records, so that those can take over. */
    "CREATE TABLE trip ("
    "  vehicle_id INTEGER NOT NULL,"
    "  start_ms INTEGER NOT NULL,"
    "  end_ms INTEGER CHECK (end_ms >= start_ms)," /* NULL: still running */
    "  start_lat INTEGER, start_lon INTEGER, end_lat INTEGER, end_lon INTEGER,"
    "  PRIMARY KEY (vehicle_id, start_ms)) STRICT, WITHOUT ROWID;"

    /* The keys that the platform's drivers of a trip are registered with. */
    "CREATE TABLE trip_driver ("
    "  vehicle_id INTEGER NOT NULL,"
    "  start_ms INTEGER NOT NULL,"
    "  raw TEXT NOT NULL,"
    "  PRIMARY KEY (vehicle_id, start_ms, raw)) STRICT, WITHOUT ROWID;"

    "ALTER TABLE sync_vehicle ADD COLUMN trips_ms INTEGER;" /* until when trips were read … */
    "ALTER TABLE sync_vehicle ADD COLUMN trips_device_ms INTEGER;" /* … and the fleet answer then */
    "ALTER TABLE sync_vehicle ADD COLUMN trips_server_ms INTEGER;"
    "ALTER TABLE sync_vehicle ADD COLUMN trips_scan_ms INTEGER;"; /* last weekly look back */
