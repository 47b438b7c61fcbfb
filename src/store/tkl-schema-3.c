/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step 3 of the schema: what the form of a project has. Append-only once released. */
/* Thread: constant text. */
#include "tkl-schema.h"

/* NULL is what rows and journal images of before say of all of them: not said, no, none. */
const char tkl_schema_step_3[] =
    /* F246: who registers for Checkin@Work: 1 this company, 2 the client, 3 a subcontractor. */
    "ALTER TABLE project ADD COLUMN presence_party INTEGER CHECK (presence_party BETWEEN 1 AND 3);"
    "ALTER TABLE project ADD COLUMN presence_note TEXT;"
    /* F071: collects the hours of the service technicians. */
    "ALTER TABLE project ADD COLUMN for_service INTEGER CHECK (for_service = 1);"
    "ALTER TABLE project ADD COLUMN colour INTEGER CHECK (colour BETWEEN 0 AND 16777215);" /* RGB */
    "ALTER TABLE project ADD COLUMN note TEXT;";
