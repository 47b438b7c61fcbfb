/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deriving ticks in the store: the stretch that new records touched, or everything again. */
/* Thread: that of the store. */
#pragma once

#include "tkl-store-tick.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * tkl_derive_touched:
 * @touched: vehicle and touch gap; from is the first, to the last instant of records or keys that
 *   are new or changed, both included; no ticks
 * @diff: (inout): counts are added, the hull grows
 *
 * Derives from the first change to the last instant it can matter for: the end of the touch gap, or
 * the next record that knows the ignition. Inside a write transaction.
 */
gboolean tkl_derive_touched (TklStore *store,
                             const TklDerivation *touched,
                             TklTickDiff *diff,
                             GError **error);

/* A piece of a vehicle's history when much is derived again. */
#define TKL_DERIVE_PIECE_MS (G_GINT64_CONSTANT (7) * TKL_MS_PER_DAY)

/**
 * tkl_derive_again:
 * @piece: vehicle, touch gap, and the stretch: from included, to excluded; no ticks
 * @diff: (inout): counts are added, the hull grows
 *
 * Derives a stretch from what is stored; as long as TKL_DERIVE_PIECE_MS it is held in memory well.
 * Inside a write transaction.
 */
gboolean
tkl_derive_again (TklStore *store, const TklDerivation *piece, TklTickDiff *diff, GError **error);

/**
 * tkl_derive_foresee:
 * @gone: @fresh: (inout): as tkl_store_compare_ticks()
 *
 * What tkl_derive_again() would change, and nothing is written.
 */
gboolean tkl_derive_foresee (
    TklStore *store, const TklDerivation *piece, GArray *gone, GArray *fresh, GError **error);

/**
 * tkl_derive_ensure_gap:
 * @touch_gap_ms: as the company has it now
 * @kept: (inout): set once a piece is stored, also when a later one fails
 *
 * Derives all ticks of all vehicles again when they were derived with another touch gap, piece by
 * piece. Outside of a transaction; makes one for each piece, so that an interrupted run is done
 * again by the next.
 */
gboolean tkl_derive_ensure_gap (TklStore *store,
                                gint64 touch_gap_ms,
                                gboolean *kept,
                                GCancellable *cancellable,
                                GError **error);

/**
 * tkl_derive_note_gap_once:
 *
 * Remembers the touch gap of the first ticks. When another one is remembered it stays: the older
 * ticks are still those of that one, until tkl_derive_ensure_gap(). Inside a write transaction.
 */
gboolean tkl_derive_note_gap_once (TklStore *store, gint64 touch_gap_ms, GError **error);

G_END_DECLS
