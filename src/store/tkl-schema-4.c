/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step 4 of the schema: by what a key is identified. Append-only once released. */
/* Thread: constant text. */
#include "tkl-schema.h"

const char tkl_schema_step_4[] =
    /* F045: what the office said of a number: TklKeyMethod 1 i-Button, 2 RFID. Without a row its
     * spelling tells. */
    "CREATE TABLE key_method ("
    "  id INTEGER PRIMARY KEY REFERENCES key (id)," /* the key's own id */
    "  method INTEGER NOT NULL CHECK (method BETWEEN 1 AND 2)) STRICT;";
