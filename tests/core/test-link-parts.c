/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of linking: id map, holders of keys, order of ticks per person. */
/* Thread: main. */
#include "tkl-id-map.h"
#include "tkl-key-holders.h"
#include "tkl-tick-chains.h"

#include <string.h>

static void
test_id_map (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (31);
  g_autoptr (GHashTable) expected = g_hash_table_new (NULL, NULL);
  TklIdMap map;

  tkl_id_map_init (&map, 0);
  g_assert_cmpuint (tkl_id_map_get (&map, 0), ==, TKL_ID_MAP_NONE);
  for (guint i = 0; i < 20000; i++)
    {
      gint32 id = g_rand_int_range (random, -5, 5000) * (i % 3 == 0 ? 1 : 65536);
      guint32 index = i % 7 == 0 ? TKL_ID_MAP_NONE : i;

      tkl_id_map_set (&map, id, index);
      g_hash_table_insert (expected, GINT_TO_POINTER (id), GUINT_TO_POINTER (index));
    }
  for (gint32 id = -10; id < 6000; id++)
    for (guint scale = 0; scale < 2; scale++)
      {
        gint32 scaled = scale == 0 ? id : id * 32768;
        gpointer index;

        if (g_hash_table_lookup_extended (expected, GINT_TO_POINTER (scaled), NULL, &index))
          g_assert_cmpuint (tkl_id_map_get (&map, scaled), ==, GPOINTER_TO_UINT (index));
        else
          g_assert_cmpuint (tkl_id_map_get (&map, scaled), ==, TKL_ID_MAP_NONE);
      }
  tkl_id_map_clear (&map);
  tkl_id_map_clear (&map);
}

static void
test_holders (void)
{
  static const TklKeyHolding holdings[] = {
    { 1, 7, 70, 100, 200 },         { 2, 7, 71, 201, TKL_DAY_NONE },
    { 3, 7, 72, TKL_DAY_NONE, 50 }, { 4, 8, 80, TKL_DAY_NONE, TKL_DAY_NONE },
    { 5, 9, 90, 100, 100 },
  };
  static const struct
  {
    gint32 key_id;
    TklDay day;
    gint32 employee_id;
  } cases[] = {
    { 7, 50, 72 },  { 7, 51, 0 },   { 7, 99, 0 },    { 7, 100, 70 },
    { 7, 200, 70 }, { 7, 201, 71 }, { 7, 9999, 71 }, { 7, TKL_DAY_FIRST, 72 },
    { 8, 0, 80 },   { 9, 99, 0 },   { 9, 100, 90 },  { 9, 101, 0 },
    { 6, 100, 0 },  { 0, 100, 0 },
  };
  g_autoptr (TklKeyHolders) holders = tkl_key_holders_new (holdings, G_N_ELEMENTS (holdings));
  g_autoptr (TklKeyHolders) none = tkl_key_holders_new (NULL, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("key %d on %d", cases[i].key_id, cases[i].day);
      g_assert_cmpint (tkl_key_holders_find (holders, cases[i].key_id, cases[i].day), ==,
                       cases[i].employee_id);
      g_assert_cmpint (tkl_key_holders_find (none, cases[i].key_id, cases[i].day), ==, 0);
    }
}

/* --- chains -------------------------------------------------------------------------------------- */

static void
check_chains (const TklTick *ticks, gsize n, const guint32 *chain_of, guint n_chains)
{
  TklTickOrder order = { NULL, NULL };
  TklTickChains chains;
  gsize n_seen = 0;
  gsize n_expected = 0;

  tkl_tick_chains_init (&chains, ticks, n, chain_of, n_chains, &order);
  for (gsize i = 0; i < n; i++)
    n_expected += chain_of[i] != TKL_NO_CHAIN;
  for (guint chain = 0; chain < n_chains; chain++)
    for (guint32 i = chains.first[chain]; i < chains.first[chain + 1]; i++)
      {
        const TklTick *here = &ticks[chains.order[i]];

        n_seen++;
        g_assert_cmpuint (chain_of[chains.order[i]], ==, chain);
        if (i > chains.first[chain])
          {
            const TklTick *before = &ticks[chains.order[i - 1]];

            g_assert_cmpint (before->time_utc_ms, <=, here->time_utc_ms);
            if (before->time_utc_ms == here->time_utc_ms)
              g_assert_true (
                  before->vehicle_id < here->vehicle_id
                  || (before->vehicle_id == here->vehicle_id
                      && (before->key_id < here->key_id
                          || (before->key_id == here->key_id && before->id < here->id))));
          }
      }
  g_assert_cmpuint (n_seen, ==, n_expected);
  g_assert_cmpuint (chains.first[n_chains], ==, n_expected);
  tkl_tick_chains_clear (&chains);
}

/* In time order, backwards, as runs of vehicles, and mixed. */
static void
test_chains (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (32);

  for (guint round = 0; round < 200; round++)
    {
      guint n = (guint) g_rand_int_range (random, 0, 300);
      guint n_chains = (guint) g_rand_int_range (random, 0, 6);
      g_autofree TklTick *ticks = g_new0 (TklTick, n);
      g_autofree guint32 *chain_of = g_new (guint32, n);

      for (guint i = 0; i < n; i++)
        {
          ticks[i].id = g_rand_int_range (random, 0, 2) == 0 ? (gint64) i : (gint64) (1000 - i);
          ticks[i].time_utc_ms = round % 4 == 0   ? (gint64) i
                                 : round % 4 == 1 ? (gint64) (n - i)
                                 : round % 4 == 2 ? (gint64) (i % 50)
                                                  : g_rand_int_range (random, 0, 40);
          ticks[i].vehicle_id = g_rand_int_range (random, 0, 3);
          ticks[i].key_id = g_rand_int_range (random, 0, 3);
          ticks[i].id = ticks[i].id * 1000 + (gint64) i;
          chain_of[i] = n_chains == 0 || g_rand_int_range (random, 0, 5) == 0
                            ? TKL_NO_CHAIN
                            : (guint32) g_rand_int_range (random, 0, (gint32) n_chains);
        }
      check_chains (ticks, n, chain_of, n_chains);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/link-parts/id-map", test_id_map);
  g_test_add_func ("/link-parts/holders", test_holders);
  g_test_add_func ("/link-parts/chains", test_chains);
  return g_test_run ();
}
