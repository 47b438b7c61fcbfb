/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbered steps that bring a database to the schema of this version. */
/* Thread: constant. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Marks our files: "TIKL". */
#define TKL_SCHEMA_APPLICATION_ID 0x54494b4c
/* PRAGMA user_version after the last step. */
#define TKL_SCHEMA_VERSION 6

extern const char tkl_schema_step_1[];
extern const char tkl_schema_step_2[];
extern const char tkl_schema_step_3[];
extern const char tkl_schema_step_4[];
extern const char tkl_schema_step_5[];
extern const char tkl_schema_step_6[];

/* Triggers that write the journal: dropped before the first step, which would be refused as a change
 * outside the journal, and made anew after the last, so that they know the present columns. */
extern const char tkl_schema_journal_drop[];
extern const char tkl_schema_journal[];

G_END_DECLS
