/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTickChains: a counting sort by chain, then a merge of the runs each chain consists of. */
/* Thread: any; pure. */
#include "tkl-tick-chains.h"

#include <string.h>

typedef struct
{
  const TklTick *ticks;
  const TklTickOrder *order;
  guint32 *spare; /* room for the longest chain */
} Sorter;

static gboolean
comes_after (const Sorter *sorter, guint32 a, guint32 b)
{
  const TklTick *left = &sorter->ticks[a];
  const TklTick *right = &sorter->ticks[b];

  /* Nearly always enough, and without a call. */
  if (left->time_utc_ms != right->time_utc_ms)
    return left->time_utc_ms > right->time_utc_ms;
  return tkl_tick_compare_time (left, right, (gpointer) sorter->order) > 0;
}

/* Returns: the end of the run in order that starts at @first. */
static guint32
find_run_end (const Sorter *sorter, const guint32 *chain, guint32 first, guint32 n)
{
  guint32 end = first + 1;

  while (end < n && !comes_after (sorter, chain[end - 1], chain[end]))
    end++;
  return MIN (end, n);
}

static void
merge_runs (const Sorter *sorter, guint32 *chain, guint32 first, guint32 middle, guint32 end)
{
  guint32 n_left = middle - first;
  guint32 left = 0;
  guint32 right = middle;
  guint32 out = first;

  memcpy (sorter->spare, chain + first, n_left * sizeof (guint32));
  while (left < n_left && right < end)
    chain[out++] = comes_after (sorter, sorter->spare[left], chain[right]) ? chain[right++]
                                                                           : sorter->spare[left++];
  memcpy (chain + out, sorter->spare + left, (n_left - left) * sizeof (guint32));
}

/* Merges neighbouring runs until one is left. */
static void
sort_chain (const Sorter *sorter, guint32 *chain, guint32 n)
{
  guint n_runs = 2;

  while (n_runs > 1)
    {
      n_runs = 0;
      for (guint32 first = 0; first < n;)
        {
          guint32 middle = find_run_end (sorter, chain, first, n);
          guint32 end = middle < n ? find_run_end (sorter, chain, middle, n) : middle;

          if (middle < end)
            merge_runs (sorter, chain, first, middle, end);
          first = end;
          n_runs++;
        }
    }
}

void
tkl_tick_chains_init (TklTickChains *chains,
                      const TklTick *ticks,
                      gsize n_ticks,
                      const guint32 *chain_of,
                      guint n_chains,
                      const TklTickOrder *order)
{
  g_autofree guint32 *spare = NULL;
  Sorter sorter = { ticks, order, NULL };
  guint32 longest = 0;
  guint32 sum = 0;

  g_return_if_fail (n_ticks < G_MAXUINT32);

  chains->n_chains = n_chains;
  chains->first = g_new0 (guint32, (gsize) n_chains + 1);
  for (gsize i = 0; i < n_ticks; i++)
    if (chain_of[i] != TKL_NO_CHAIN)
      chains->first[chain_of[i]]++;
  for (guint chain = 0; chain <= n_chains; chain++)
    {
      guint32 n = chains->first[chain];

      longest = MAX (longest, n);
      chains->first[chain] = sum += n;
    }

  /* Placing backwards leaves each start at its first tick, and equal ones in their order. */
  chains->order = g_new (guint32, sum);
  for (gsize i = n_ticks; i-- > 0;)
    if (chain_of[i] != TKL_NO_CHAIN)
      chains->order[--chains->first[chain_of[i]]] = (guint32) i;

  spare = g_new (guint32, longest);
  sorter.spare = spare;
  for (guint chain = 0; chain < n_chains; chain++)
    sort_chain (&sorter, chains->order + chains->first[chain],
                chains->first[chain + 1] - chains->first[chain]);
}

void
tkl_tick_chains_clear (TklTickChains *chains)
{
  g_clear_pointer (&chains->order, g_free);
  g_clear_pointer (&chains->first, g_free);
}
