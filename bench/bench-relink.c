/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures linking all ticks from the database and back (B6), first and again. */
/* Thread: main. */
#include "bench-link-store.h"
#include "bench.h"
#include "ref-store.h"

#include "tkl-link-private.h"
static void
forget_links (gpointer data)
{
  BenchLinkStore *bench = data;
  g_autoptr (TklTickSet) set = tkl_tick_set_new ();
  TklTickQuery all = TKL_TICK_QUERY_ALL;
  g_autoptr (GError) error = NULL;
  TklLinkDiff diff;

  bench_link_store_check (tkl_store_load_ticks (bench->store, &all, set, &error), error);
  for (guint i = 0; i < set->ticks->len; i++)
    g_array_index (set->ticks, TklTick, i).flags &= ~TKL_TICK_LINKED;
  bench_link_store_check (tkl_store_begin (bench->store, &error), error);
  bench_link_store_check (tkl_store_write_links (bench->store, set, NULL, &diff, &error), error);
  bench_link_store_check (tkl_store_commit (bench->store, &error), error);
}

static guint64
link_all (gpointer data)
{
  BenchLinkStore *bench = data;
  TklLinkReport report = { 0 };
  g_autoptr (GError) error = NULL;

  bench_link_store_check (
      tkl_link_range (bench->store, TKL_DAY_NONE, TKL_DAY_NONE, &report, NULL, &error), error);
  return report.n_linked + report.n_same;
}

static guint64
load_all (gpointer data)
{
  BenchLinkStore *bench = data;
  g_autoptr (TklTickSet) set = tkl_tick_set_new ();
  TklTickQuery all = TKL_TICK_QUERY_ALL;
  g_autoptr (GError) error = NULL;

  bench_link_store_check (tkl_store_load_ticks (bench->store, &all, set, &error), error);
  return set->ticks->len;
}

static guint64
load_range (gpointer data)
{
  BenchLinkStore *bench = data;
  g_autoptr (TklTickSet) set = tkl_tick_set_new ();
  TklTickQuery range = TKL_TICK_QUERY_ALL;
  g_autoptr (GError) error = NULL;

  range.from_utc_ms = 0;
  bench_link_store_check (tkl_store_load_ticks (bench->store, &range, set, &error), error);
  return set->ticks->len;
}

static guint64
plain_relink (gpointer data)
{
  return ref_store_relink (((BenchLinkStore *) data)->reference);
}

static guint64
plain_read (gpointer data)
{
  return ref_store_read (((BenchLinkStore *) data)->reference);
}

int
main (int argc, char **argv)
{
  BenchLinkStore bench = { 0 };

  bench_init (argc, argv);
  bench_link_store_set_up (&bench, BENCH_N_PLACES, BENCH_N_TICKS);
  bench_compare (&(BenchCase){ .metric = "relink: ticks read, all, against plain SQLite",
                               .ours = load_all,
                               .reference = plain_read,
                               .data = &bench,
                               .goal = 2 });
  bench_compare (&(BenchCase){ .metric = "relink: ticks read by time, against plain SQLite",
                               .ours = load_range,
                               .reference = plain_read,
                               .data = &bench,
                               .goal = 3 });
  bench_compare (&(BenchCase){ .metric = "relink: all ticks, from and to the file (B6)",
                               .ours = link_all,
                               .prepare_ours = forget_links,
                               .reference = plain_relink,
                               .data = &bench,
                               .goal = 1.4 });
  bench_compare (&(BenchCase){ .metric = "relink: again, nothing changed (B6)",
                               .ours = link_all,
                               .reference = plain_relink,
                               .data = &bench,
                               .goal = 1.4 });
  bench_link_store_tear_down (&bench);
  return bench_finish ();
}
