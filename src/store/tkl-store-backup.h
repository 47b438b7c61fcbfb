/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of the database: consistent backup while others work, restore behind a safety copy. */
/* Thread: that of the store. */
#pragma once

#include "tkl-store.h"

G_BEGIN_DECLS

/**
 * tkl_store_backup:
 * @store: either mode, outside a transaction
 * @file: path of the copy; an existing backup is replaced, any other file is not
 * @error: TKL_STORE_ERROR: DENIED (may not be written), TAKEN (the database itself, a part of one,
 *   or a file that is not one of ours), BUSY (a database in use), NOT_FOUND (no such folder), FULL
 *
 * Copies one state of the database, complete and consistent, while others read and write. Written
 * beside @file and renamed when on disk: @file is the old or the new copy, never half of one.
 */
gboolean tkl_store_backup (TklStore *store, const char *file, GError **error);

/**
 * tkl_store_restore:
 * @store: opened to write, outside a transaction
 * @file: a backup, of this or an older schema
 * @ret_safety_copy: (out) (optional) (transfer full): copy of the state that was replaced,
 *   `NAME.before-restore-YYYYMMDD-HHMMSS.db` beside the database
 * @error: TKL_STORE_ERROR: NOT_FOUND, CORRUPT (damaged, or not one of ours), TOO_NEW, DENIED,
 *   BUSY, FULL; the database is as it was then
 *
 * Replaces the content in one transaction and migrates it to the present schema. Others go on
 * reading the old state until their next transaction.
 */
gboolean
tkl_store_restore (TklStore *store, const char *file, char **ret_safety_copy, GError **error);

G_END_DECLS
