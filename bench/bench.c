/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of measurements: rounds in turns, medians, rows. */
/* Thread: main. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static guint n_rounds = 5;
static gboolean quick;
static gboolean checksums_agree = TRUE;

void
bench_init (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      if (g_str_has_prefix (argv[i], "--rounds="))
        n_rounds = CLAMP ((guint) g_ascii_strtoull (argv[i] + 9, NULL, 10), 1, 99);
      else if (g_str_equal (argv[i], "--quick"))
        quick = TRUE;
      else
        {
          fprintf (stderr, "%s: unknown argument %s (--rounds=N, --quick)\n", argv[0], argv[i]);
          exit (2);
        }
    }
  printf ("%-46s %12s %12s %7s %7s  ok\n", "metric", "ours", "reference", "ratio", "goal");
}

guint
bench_scale (guint n)
{
  return quick ? n / 10 : n;
}

static gint64
now_ns (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (gint64) now.tv_sec * 1000000000 + now.tv_nsec;
}

static gint64
time_run (BenchFunc run, BenchPrepare prepare, gpointer data, guint64 *ret_checksum)
{
  gint64 start;

  if (prepare != NULL)
    prepare (data);
  start = now_ns ();
  *ret_checksum = run (data);
  return now_ns () - start;
}

static int
compare_numbers (const void *a, const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static double
get_median (double *values, guint n)
{
  qsort (values, n, sizeof (double), compare_numbers);
  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

static void
report (const char *metric, double ours_ms, double reference_ms, double ratio, double goal)
{
  printf ("%-46s %9.2f ms %9.2f ms %7.3f %7.3f  %s\n", metric, ours_ms, reference_ms, ratio, goal,
          ratio <= goal ? "yes" : "NO");
  printf ("BENCH\t%s\t%.4f\t%.4f\t%.4f\t%.4f\t%s\n", metric, ours_ms, reference_ms, ratio, goal,
          ratio <= goal ? "ok" : "over");
  fflush (stdout);
}

void
bench_compare (const BenchCase *measured)
{
  double ours_ms[100], reference_ms[100], ratios[100];
  double ours, reference, ratio;
  guint64 checksum_ours = 0;
  guint64 checksum_reference = 0;

  for (guint i = 0; i < n_rounds; i++)
    {
      gint64 a = time_run (measured->ours, measured->prepare_ours, measured->data, &checksum_ours);
      gint64 b = time_run (measured->reference, measured->prepare_reference, measured->data,
                           &checksum_reference);

      ours_ms[i] = (double) a / 1e6;
      reference_ms[i] = (double) b / 1e6;
      ratios[i] = (double) a / (double) MAX (b, 1);
      if (checksum_ours != checksum_reference)
        {
          fprintf (stderr,
                   "%s: checksums differ: ours %016" G_GINT64_MODIFIER
                   "x, reference %016" G_GINT64_MODIFIER "x\n",
                   measured->metric, checksum_ours, checksum_reference);
          checksums_agree = FALSE;
        }
    }
  ours = get_median (ours_ms, n_rounds);
  reference = get_median (reference_ms, n_rounds);
  ratio = get_median (ratios, n_rounds);
  report (measured->metric, ours, reference, ratio, measured->goal);
}

void
bench_pair (const char *metric, double ours_ms, double reference_ms, double goal)
{
  report (metric, ours_ms, reference_ms, ours_ms / MAX (reference_ms, 0.001), goal);
}

void
bench_value (const char *metric, double value, const char *unit, double limit)
{
  printf ("%-46s %9.2f %-3s %12s %7s %7.1f  %s\n", metric, value, unit, "", "", limit,
          value <= limit ? "yes" : "NO");
  printf ("BENCH\t%s\t%.4f\t\t%.4f\t%.4f\t%s\n", metric, value, value, limit,
          value <= limit ? "ok" : "over");
  fflush (stdout);
}

int
bench_finish (void)
{
  return checksums_agree ? 0 : 1;
}
