/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ticks of what vehicles send while somebody listens, the last source (docs/trusttrack.md §8.6). */
/* Thread: the office's remote thread. */
#pragma once

#include "tkl-sync-pass.h"

G_BEGIN_DECLS

/**
 * tkl_sync_read_stream:
 * @ret_refused: (out): TRUE: the key may not listen either
 *
 * Stores what was heard since the last run. The first run begins to listen, and waits for what comes at
 * once: the last record of each vehicle. Goes on listening after the run when its options say so.
 */
gboolean tkl_sync_read_stream (TklSyncPass *sync, gboolean *ret_refused, GError **error);

/** tkl_sync_end_stream: listens no more: there is a better source. */
void tkl_sync_end_stream (TklSyncPass *sync);

G_END_DECLS
