/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklStore: one connection to the database of a company. */
/* Thread: a store belongs to the thread that opened it; open one per thread. */
#pragma once

#include "tkl-store-error.h"

G_BEGIN_DECLS

typedef struct _TklStore TklStore;

typedef enum
{
  TKL_STORE_READ, /* read-only; never waits for a writer */
  TKL_STORE_LOOK, /* read-only, also where nothing may be written: then perhaps what was there when it
                      was opened */
  TKL_STORE_WRITE, /* creates the file and its folder, migrates an older schema behind a backup */
} TklStoreMode;

/**
 * tkl_store_open:
 * @error: TKL_STORE_ERROR: NOT_FOUND (READ of a missing or still empty file), TOO_NEW, CORRUPT (not
 *   ours, damaged), DENIED, BUSY, FULL
 *
 * WAL, foreign keys on, synchronous FULL, busy timeout 10 s. The file is readable by its owner only.
 * READ and LOOK of an older schema have it migrated first. LOOK reads the file into memory when SQLite would
 * have to make files where none may be made. Returns: (transfer full).
 */
TklStore *tkl_store_open (const char *path, TklStoreMode mode, GError **error);

/** tkl_store_close: (nullable): rolls back what is open, finalises every statement; closing must succeed. */
void tkl_store_close (TklStore *store);

/** tkl_store_path: Returns: (transfer none): as given to tkl_store_open(). */
const char *tkl_store_path (TklStore *store);

/**
 * tkl_store_begin:
 * Starts a write transaction (BEGIN IMMEDIATE). Transactions do not nest. Facts and derived data
 * need no more; changes by people open a journal entry besides (tkl-store-journal.h).
 */
gboolean tkl_store_begin (TklStore *store, GError **error);
/** tkl_store_commit: Returns: FALSE: everything since the begin is rolled back. */
gboolean tkl_store_commit (TklStore *store, GError **error);
/** tkl_store_rollback: never fails; a no-op outside a transaction. */
void tkl_store_rollback (TklStore *store);

/** tkl_store_begin_read: one snapshot for several reads; end it with tkl_store_rollback(). */
gboolean tkl_store_begin_read (TklStore *store, GError **error);

/**
 * tkl_store_get_version:
 * @ret_version: (out): another number than before when another connection, of this or another
 *   process, has changed the database; only to be compared with one of the same store
 */
gboolean tkl_store_get_version (TklStore *store, gint64 *ret_version, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklStore, tkl_store_close)

G_END_DECLS
