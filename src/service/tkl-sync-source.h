/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is remembered of the sources that a key may read (docs/trusttrack.md §8.6). */
/* Thread: any; constants. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Value of the store: where the last run of all vehicles had ticks from; absent: none ever ran. */
#define TKL_TICK_SOURCE_NAME "tick-source"
#define TKL_TICK_SOURCE_HISTORY "history"
#define TKL_TICK_SOURCE_TRIPS "trips"
#define TKL_TICK_SOURCE_STREAM "stream"
#define TKL_TICK_SOURCE_NONE "none"

/* (array zero-terminated=1): values that say since when something is refused: to be forgotten when it
 * turns out to be allowed. */
extern const char *const tkl_sync_source_memories[];

/**
 * tkl_sync_source_say_trips:
 * Returns: (transfer none): translated: where ticks come from when only trips may be read, what is
 *   missing, and the cure
 */
const char *tkl_sync_source_say_trips (void);
/** tkl_sync_source_say_stream: likewise, when not even trips may be read. */
const char *tkl_sync_source_say_stream (void);

G_END_DECLS
