/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One at a time per database, whichever program runs it: what works in several steps, and a restore. */
/* Thread: any. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tkl_sync_lock_take:
 * @database: path of the database, or of a link to it; the lock is a file beside it
 * @error: TKL_SERVICE_ERROR: BUSY, DENIED
 *
 * A lock of the kernel: it goes with the process, however that ends.
 * Returns: a descriptor for tkl_sync_lock_release(), −1 on error.
 */
int tkl_sync_lock_take (const char *database, GError **error);
/** tkl_export_lock_take: the same for the Excel export that comes by itself. */
int tkl_export_lock_take (const char *database, GError **error);
/** tkl_addresses_lock_take: the same for addresses of ticks: one request a second, each once. */
int tkl_addresses_lock_take (const char *database, GError **error);
/** tkl_sync_lock_release: @lock: of one of the three */
void tkl_sync_lock_release (int lock);

G_END_DECLS
