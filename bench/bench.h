/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every measurement shares: ours and the reference take turns, median of the rounds, one row. */
/* Thread: main. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One run. Returns: a checksum of the result; both sides must agree on it. */
typedef guint64 (*BenchFunc) (gpointer data);
/* Called before each run, not timed: makes a fresh database, empties caches … */
typedef void (*BenchPrepare) (gpointer data);

typedef struct
{
  const char *metric;             /* as in the table: `link: places of 1,000,000 ticks` */
  BenchFunc ours;                 /* functions of the product */
  BenchFunc reference;            /* shares nothing with the product */
  BenchPrepare prepare_ours;      /* (nullable) */
  BenchPrepare prepare_reference; /* (nullable) */
  gpointer data;
  double goal; /* ours ÷ reference, at most */
} BenchCase;

/**
 * bench_init:
 * Reads `--rounds=N` (default 5) and `--quick` (a tenth of the data, for trying out) and prints the
 * head of the table.
 */
void bench_init (int argc, char **argv);

/** bench_scale: Returns: @n, or a tenth of it with --quick. */
guint bench_scale (guint n);

/**
 * bench_compare:
 * Runs ours and the reference in turns and prints a row for people and one for programs
 * (`BENCH<tab>metric<tab>ours ms<tab>reference ms<tab>ratio<tab>goal<tab>ok|over`). The ratio is the
 * median of the ratios of the rounds. Different checksums make bench_finish() fail.
 */
void bench_compare (const BenchCase *measured);

/** bench_pair: A row of both, as bench_compare() has: for what is measured in another way. */
void bench_pair (const char *metric, double ours_ms, double reference_ms, double goal);

/** bench_value: A row for a size: @value of ours against @limit, for instance bytes a record. */
void bench_value (const char *metric, double value, const char *unit, double limit);

/** bench_finish: Returns: exit status: 0, or 1 when two checksums differed. A goal missed is no error. */
int bench_finish (void);

G_END_DECLS
