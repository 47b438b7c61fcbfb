/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inbox of keys of a firm that has given none out yet: 1,300,000 touches without a holder. */
/* Thread: main. */
#include "bench-office-data.h"
#include "bench.h"

#include "tkl-key-rows.h"
#include "tkl-store-journal.h"
#include "tkl-store-key.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#define N_RUNS 5

static void
check (gboolean done, const GError *error)
{
  if (done)
    return;
  fprintf (stderr, "keys: %s\n", error != NULL ? error->message : "failed");
  exit (EXIT_FAILURE);
}

static void
take_keys_away (const char *database)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TklStore) store = tkl_store_open (database, TKL_STORE_WRITE, &error);
  g_autoptr (GArray) holdings = NULL;

  check (store != NULL && tkl_store_list_holdings (store, 0, &holdings, &error)
             && tkl_store_journal_begin (store, "bench", "bench", NULL, NULL, &error),
         error);
  for (guint i = 0; i < holdings->len; i++)
    check (tkl_store_remove_holding (store, g_array_index (holdings, TklKeyHolding, i).id, &error),
           error);
  check (tkl_store_journal_commit (store, NULL, &error), error);
}

static void
count_keys (TklStore *store)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  check (tkl_key_world_count (store, &n, &error) && n > 0, error);
}

static void
list_keys (TklStore *store)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  check (tkl_key_rows_load (store, TKL_KEYS_INBOX, NULL, &rows, &error) && rows->len > 0, error);
}

static int
compare_numbers (const void *a, const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static void
measure (const char *metric, const char *database, void (*func) (TklStore *), double limit_ms)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TklStore) store = tkl_store_open (database, TKL_STORE_READ, &error);
  double times[N_RUNS];

  check (store != NULL, error);
  func (store); /* warm-up */
  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 began_us = g_get_monotonic_time ();

      func (store);
      times[i] = (double) (g_get_monotonic_time () - began_us) / 1000;
    }
  qsort (times, N_RUNS, sizeof (double), compare_numbers);
  bench_value (metric, times[N_RUNS / 2], "ms", limit_ms);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("tikklok-bench-XXXXXX", NULL);
  g_autofree char *database = g_build_filename (folder, "keys.db", NULL);

  bench_init (argc, argv);
  bench_fill_office (database);
  take_keys_away (database);
  measure ("keys: how many are unknown, 1,300,000 ticks", database, count_keys, 20);
  measure ("keys: list of the unknown, 1,300,000 ticks", database, list_keys, 500);
  g_unlink (database);
  g_rmdir (folder);
  return bench_finish ();
}
