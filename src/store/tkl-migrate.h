/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing a database file to the present schema, and telling ours from others. */
/* Thread: that of the connection. */
#pragma once

#include "tkl-schema.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * tkl_migrate_identify:
 * @ret_version: (out): version of its schema; 0 for an empty file
 * @error: TKL_STORE_ERROR: CORRUPT (no database, damaged, or not one of ours), TOO_NEW, BUSY
 */
gboolean tkl_migrate_identify (sqlite3 *db, gint64 *ret_version, GError **error);

/**
 * tkl_migrate:
 * @db: identified, in WAL mode, outside a transaction
 * @path: its file
 * @steps: (array length=n_steps): step i brings version i to i + 1
 * @error: TKL_STORE_ERROR: BUSY, FULL, DENIED, CORRUPT; nothing changed then
 *
 * All steps in one transaction, behind a copy `NAME.before-vN.db` (N = @n_steps) when there was
 * something before. Of several programs that start together one migrates and the others wait.
 */
gboolean tkl_migrate (
    sqlite3 *db, const char *path, const char *const *steps, guint n_steps, GError **error);

/** tkl_migrate_steps: Returns: (array length=TKL_SCHEMA_VERSION): the steps of this version. */
const char *const *tkl_migrate_steps (void);

G_END_DECLS
