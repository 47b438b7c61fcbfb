/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Purging raw positions that are no longer needed; ticks and identifications stay. */
/* Thread: that of the store. */
#pragma once

#include "tkl-store.h"

G_BEGIN_DECLS

/**
 * tkl_store_purge_records:
 * @before_utc_ms: records older than it go, but the last of them stays: deriving what follows needs
 *   it
 * @max: at most so many in this call, so that nobody waits long for the lock; > 0
 * @ret_n: (out): deleted; 0 = there are no more
 *
 * From then on everything up to the oldest record left is final: nothing older is taken over or
 * derived again. Inside a write transaction.
 */
gboolean tkl_store_purge_records (TklStore *store,
                                  gint64 vehicle_id,
                                  gint64 before_utc_ms,
                                  guint max,
                                  guint *ret_n,
                                  GError **error);

/** tkl_store_count_purgeable: @ret_n: (out): what a purge of the vehicle would delete in all. */
gboolean tkl_store_count_purgeable (
    TklStore *store, gint64 vehicle_id, gint64 before_utc_ms, gint64 *ret_n, GError **error);

/**
 * tkl_store_get_purged:
 * @ret_oldest_ms: (out): time of the oldest record that the last purge of the vehicle left; ticks up
 *   to it are final. TKL_INSTANT_NONE_MS: never purged
 */
gboolean
tkl_store_get_purged (TklStore *store, gint64 vehicle_id, gint64 *ret_oldest_ms, GError **error);

G_END_DECLS
