/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Database files beside each other: names of copies, and copying one state into a new file. */
/* Thread: any; one connection at a time. */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * tkl_file_beside:
 * @path: `…/NAME.db`
 * @label: `before-v1`
 *
 * Returns: (transfer full): `…/NAME.before-v1.db`, or `…/NAME.before-v1-2.db` … when that exists: a
 * copy made for safety never replaces an earlier one.
 */
char *tkl_file_beside (const char *path, const char *label);

/**
 * tkl_file_set_error: turns the last error of @db, or of opening it, into TKL_STORE_ERROR.
 * @db: (nullable)
 * @code: result of SQLite
 * @what: what was being done, and to which file
 */
void tkl_file_set_error (sqlite3 *db, int code, const char *what, GError **error);

/**
 * tkl_file_check_kind:
 * @error: FOLDER; TAKEN (a device, or a pipe that would be waited for)
 *
 * Returns: FALSE for what is there and cannot be a database.
 */
gboolean tkl_file_check_kind (const char *path, GError **error);

/**
 * tkl_file_open:
 * @ret_db: (out) (transfer full): close with sqlite3_close()
 *
 * A connection that reads an existing file, with the guards against hostile files on.
 */
gboolean tkl_file_open (const char *path, sqlite3 **ret_db, GError **error);

/**
 * tkl_file_copy:
 * @from: outside a write transaction
 * @file: written beside and renamed; replaced when it exists
 *
 * One consistent state of @from as one self-contained file, on disk when this returns. What is written
 * beside it is a part file, which the next copy into that folder removes when this one is killed.
 */
gboolean tkl_file_copy (sqlite3 *from, const char *file, GError **error);

/** tkl_file_guard: limits what a file from elsewhere can make a connection do. */
void tkl_file_guard (sqlite3 *db);

G_END_DECLS
