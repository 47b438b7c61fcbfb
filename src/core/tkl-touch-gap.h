/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trackers that repeat the key of a touch while the engine runs: which touch gap makes one tick of it. */
/* Thread: any; pure. */
#pragma once

#include "tkl-derive.h"

G_BEGIN_DECLS

/* What was seen of all vehicles so far. */
typedef struct
{
  GArray *waits_ms; /* (owned) (element-type gint64): after what time a key was sent once more */
  guint n_keys;     /* instants with a key, the repeated ones included */
} TklTouchGapSeen;

/** tkl_touch_gap_seen_init: @seen: (out caller-allocates): nothing was seen yet. */
void tkl_touch_gap_seen_init (TklTouchGapSeen *seen);
void tkl_touch_gap_seen_clear (TklTouchGapSeen *seen);

/**
 * tkl_touch_gap_see:
 * @input: records and keys of a stretch of a vehicle; the rest of it is not used
 *
 * A key is repeated when two records that follow each other carry it, and the engine ran at the first.
 */
void tkl_touch_gap_see (TklTouchGapSeen *seen, const TklDeriveInput *input);

/**
 * tkl_touch_gap_propose:
 *
 * Where most keys are repetitions: a fifth more than nineteen of twenty of them took, in whole minutes
 * (rules §2). Returns: seconds, at most an hour; 0: trackers do not repeat keys, or too few were seen.
 */
int tkl_touch_gap_propose (TklTouchGapSeen *seen);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TklTouchGapSeen, tkl_touch_gap_seen_clear)

G_END_DECLS
