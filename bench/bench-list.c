/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The installed `tikklokctl list lines` of a month on a large database, process start included. */
/* Thread: main. */
#include "bench-office-data.h"
#include "bench.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#define N_RUNS 5

static double
time_list (const char *database)
{
  const char *const command[]
      = { "tikklokctl", "--database", database,     "list",     "lines", "--from",
          "2026-03-01", "--to",       "2026-03-31", "--format", "json",  NULL };
  g_autoptr (GError) error = NULL;
  gint64 began_us = g_get_monotonic_time ();
  int status = -1;

  if (!g_spawn_sync (NULL, (char **) command, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                     &status, &error)
      || status != 0)
    {
      fprintf (stderr, "list: %s\n", error != NULL ? error->message : "tikklokctl failed");
      exit (EXIT_FAILURE);
    }
  return (double) (g_get_monotonic_time () - began_us) / 1000;
}

static int
compare_numbers (const void *a, const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("tikklok-bench-XXXXXX", NULL);
  g_autofree char *database = g_build_filename (folder, "list.db", NULL);
  double times[N_RUNS];

  bench_init (argc, argv);
  bench_fill_office (database);
  time_list (database); /* warm-up */
  for (guint i = 0; i < N_RUNS; i++)
    times[i] = time_list (database);
  qsort (times, N_RUNS, sizeof (double), compare_numbers);
  bench_value ("list: lines of a month, 200 employees (process)", times[N_RUNS / 2], "ms", 100);
  g_unlink (database);
  g_rmdir (folder);
  return bench_finish ();
}
