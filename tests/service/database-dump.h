/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a database holds, as sorted lines of text without any row number: to compare two of them. */
/* Thread: any. */
#pragma once

#include <glib.h>

typedef enum
{
  DUMP_POSITIONS = 1 << 0,
  DUMP_KEYS = 1 << 1,    /* identifications and the register of keys */
  DUMP_TICKS = 1 << 2,   /* with their links and candidates */
  DUMP_CLOCK = 1 << 3,   /* lines, ticks in the clock, notices, number of journal entries */
  DUMP_SECONDS = 1 << 4, /* instants in whole seconds */
  DUMP_FACTS = DUMP_POSITIONS | DUMP_KEYS | DUMP_TICKS,
  DUMP_ALL = DUMP_FACTS | DUMP_CLOCK,
} DumpParts;

/* @path: of a database that nobody writes to at this moment. The text is the caller's. */
char *database_dump (const char *path, guint parts);

/* `VAN 1 02 05:02:00 0 3D00000BADC0DE01`: van, day and time in UTC, kind, key, by van and time. */
char *database_ticks (const char *path);

/* The rows of any query, or of a change, as lines of text in its order. The text is the caller's. */
char *database_rows (const char *path, const char *sql);

/* Whether two dumps say the same; the lines that differ go to the messages of the test. */
gboolean database_dumps_equal (const char *expected, const char *found);
