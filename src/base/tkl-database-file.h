/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which files are databases, or belong to one: nobody else may write them. */
/* Thread: any; reads a few bytes of files. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is added to the name of a database: by us to lock what runs once at a time. */
#define TKL_SYNC_LOCK_SUFFIX ".sync-lock"
#define TKL_EXPORT_LOCK_SUFFIX ".export-lock"
#define TKL_ADDRESSES_LOCK_SUFFIX ".addresses-lock"

/** tkl_is_database: Returns: whether the file begins as a database of SQLite does; FALSE without one. */
gboolean tkl_is_database (const char *path);

/**
 * tkl_belongs_to_database:
 * @path: need not exist
 *
 * Returns: whether a file of this name, or that a link of this name leads to, is part of a database
 * beside it: the log, index or journal of SQLite, or a lock of ours.
 */
gboolean tkl_belongs_to_database (const char *path);

G_END_DECLS
