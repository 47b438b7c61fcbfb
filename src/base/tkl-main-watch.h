/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notices when our code keeps the main thread from coming round. */
/* Thread: that of the default main context, but for tkl_main_watch_assert_elsewhere(). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Milliseconds; 0 = turns take what they take. */
#define TKL_MAIN_WATCH_LIMIT_VARIABLE "TIKKLOK_BLOCK_LIMIT_MS"
#define TKL_MAIN_WATCH_LIMIT_MS 50

/**
 * tkl_main_watch_start:
 * @limit_ms: 0 = none
 *
 * From now on a function that may block must not be called on this thread, however quick it is.
 *
 * And with a limit, a turn of the main loop in which functions of this program took longer is reported by
 * a warning: how long, below which source, and where, as a command for addr2line. What the main
 * thread computes counts and what it waits for (a file, a lock, another thread); not what it waits
 * for a processor that others use, nor the toolkit's own work: samples tell whether a
 * function of ours is on the stack of the callback, the first of which stands for half the limit.
 * A signal (SIGRTMIN + 3) interrupts the main thread while it works: not for programs that people
 * use. Linux only.
 */
void tkl_main_watch_start (guint limit_ms);
/** tkl_main_watch_stop: a no-op without a watch. */
void tkl_main_watch_stop (void);

/** tkl_main_watch_limit: Returns: what TKL_MAIN_WATCH_LIMIT_VARIABLE says, else @default_ms. */
guint tkl_main_watch_limit (guint default_ms);

/** tkl_main_watch_take_longest: Returns: milliseconds of the worst turn since the last call. */
guint tkl_main_watch_take_longest (void);

/**
 * tkl_main_watch_pause:
 * For fixtures of tests, which may wait where the program may not. Calls nest.
 */
void tkl_main_watch_pause (void);
void tkl_main_watch_resume (void);

/**
 * tkl_main_watch_assert_elsewhere:
 * @function: the one that may block
 *
 * Any thread. A critical message when it is the watched one; else it costs a comparison.
 */
void tkl_main_watch_assert_elsewhere (const char *function);

/* Top of every function that waits for a disk, the network or another thread. */
#define TKL_ASSERT_MAY_BLOCK() tkl_main_watch_assert_elsewhere (G_STRFUNC)

G_END_DECLS
