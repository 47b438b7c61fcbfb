/* SPDX-License-Identifier: GPL-3.0-or-later */
/* References for the day engine: SQLite reading the same ticks, and a loop with local days. */
/* Thread: main; shares nothing with the product. */
#pragma once

#include "bench-days-data.h"

G_BEGIN_DECLS

/** ref_days_write: Writes the ticks into a new SQLite file. Returns: FALSE when SQLite cannot. */
gboolean ref_days_write (const BenchDays *days, const char *path);

/** ref_days_read: Reads eight columns of all ticks. Returns: the sum of bench_days_mix(); 0 on error. */
guint64 ref_days_read (const char *path);

/**
 * ref_days_loop:
 * One pass: the local day of each tick by the offset of its hour (asked once for each hour), and
 * the minutes between neighbours of one person and day, by place. No switches, no faults, no km.
 * Returns: the sum of bench_days_mix().
 */
guint64 ref_days_loop (const BenchDays *days, gint64 ret_minutes[4]);

G_END_DECLS
