/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a database that may only be read, in a folder in which nothing may be written. */
/* Thread: any; one connection at a time. */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * tkl_snapshot_is_needed:
 * Returns: whether the file or its folder may not be written and nobody has a log (`-wal`, with its index)
 * there. With one SQLite reads beside those who write; without it, it would have to make files.
 */
gboolean tkl_snapshot_is_needed (const char *path);

/**
 * tkl_snapshot_open:
 * @ret_db: (out) (transfer full): a read-only copy in memory; close with sqlite3_close()
 * @error: TKL_STORE_ERROR: BUSY (somebody writes right now), NOT_FOUND, DENIED (also of more than
 *   1 GiB, or with the log of a program that ended in between), FAILED
 *
 * The file as it was at one moment; it and its folder stay as they are.
 */
gboolean tkl_snapshot_open (const char *path, sqlite3 **ret_db, GError **error);

G_END_DECLS
