/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of the store share: a fresh database in a folder of its own, and raw SQL on it. */
/* Thread: main. */
#pragma once

#include "tkl-store-journal.h"

#include <glib/gstdio.h>
#include <string.h>

G_BEGIN_DECLS

typedef struct
{
  char *folder;    /* (owned): removed at the end with all that is in it */
  char *path;      /* (owned): of the database */
  TklStore *store; /* (owned) (nullable): opened to write */
} Fixture;

/** fixture_new: a folder without a database. */
Fixture fixture_new (void);
/** fixture_open: likewise, and a fresh database opened in it. */
Fixture fixture_open (void);
void fixture_clear (Fixture *fixture);

/** fixture_file: Returns: (transfer full): path of a file in the folder. */
char *fixture_file (const Fixture *fixture, const char *name);

/** fixture_files: Returns: how many files of the folder have @part in their name. */
guint fixture_files (const Fixture *fixture, const char *part);

/** fixture_find: Returns: (transfer full) (nullable): path of the first file with @part in its name. */
char *fixture_find (const Fixture *fixture, const char *part);

/** fixture_begin: opens a journal entry; must succeed. */
void fixture_begin (const Fixture *fixture, const char *action);

/** fixture_commit: closes it; must succeed. Returns: id of the entry, 0 when it was dropped. */
gint64 fixture_commit (const Fixture *fixture);

/** fixture_run: raw SQL inside the present transaction; must succeed. */
void fixture_run (const Fixture *fixture, const char *sql);

/** fixture_damage: raw SQL with foreign keys off and without the triggers of the schema. */
void fixture_damage (const Fixture *fixture, const char *sql);

/** fixture_ran: @statement: TklStatementId. Returns: how often the store's statement ran to its end. */
int fixture_ran (const Fixture *fixture, int statement);

/** fixture_int: Returns: first column of the first row; −1 without a row or when it is NULL. */
gint64 fixture_int (const Fixture *fixture, const char *sql);

/** fixture_dump: Returns: (transfer full): all rows of a query as text, for comparisons. */
char *fixture_dump (const Fixture *fixture, const char *sql);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

G_END_DECLS
