/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of zones whose boxes overlap, beside comparing each with each. */
/* Thread: main. */
#include "tkl-overlap-pairs.h"

#define OPEN G_MININT32, G_MAXINT32

static char *
pairs_to_text (const GArray *pairs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const TklOverlapPair *pair = &g_array_index (pairs, TklOverlapPair, i);

      g_string_append_printf (text, "%s%u-%u", i > 0 ? " " : "", pair->a, pair->b);
    }
  return g_string_free (text, FALSE);
}

static void
test_pairs (void)
{
  static const struct
  {
    TklOverlapSite sites[3];
    const char *pairs;
  } cases[] = {
    { { { { { 0, 0 }, { 10, 10 } }, 1, OPEN }, { { { 5, 5 }, { 15, 15 } }, 2, OPEN } }, "0-1" },
    { { { { { 5, 5 }, { 15, 15 } }, 1, OPEN }, { { { 0, 0 }, { 10, 10 } }, 2, OPEN } }, "0-1" },
    /* of one project */
    { { { { { 0, 0 }, { 10, 10 } }, 1, OPEN }, { { { 5, 5 }, { 15, 15 } }, 1, OPEN } }, "" },
    /* touching, on each axis */
    { { { { { 0, 0 }, { 10, 10 } }, 1, OPEN }, { { { 10, 0 }, { 20, 10 } }, 2, OPEN } }, "" },
    { { { { { 0, 0 }, { 10, 10 } }, 1, OPEN }, { { { 0, 10 }, { 10, 20 } }, 2, OPEN } }, "" },
    { { { { { 0, 10 }, { 10, 20 } }, 1, OPEN }, { { { 0, 0 }, { 10, 10 } }, 2, OPEN } }, "" },
    /* one in the other; the same */
    { { { { { 0, 0 }, { 10, 10 } }, 1, OPEN }, { { { 4, 4 }, { 5, 5 } }, 2, OPEN } }, "0-1" },
    { { { { { 0, 0 }, { 10, 10 } }, 1, OPEN }, { { { 0, 0 }, { 10, 10 } }, 2, OPEN } }, "0-1" },
    /* one after the other, and on one common day */
    { { { { { 0, 0 }, { 10, 10 } }, 1, G_MININT32, 99 },
        { { { 0, 0 }, { 10, 10 } }, 2, 100, G_MAXINT32 } },
      "" },
    { { { { { 0, 0 }, { 10, 10 } }, 1, G_MININT32, 100 },
        { { { 0, 0 }, { 10, 10 } }, 2, 100, G_MAXINT32 } },
      "0-1" },
    { { { { { 0, 0 }, { 10, 10 } }, 1, OPEN },
        { { { 0, 0 }, { 10, 10 } }, 2, OPEN },
        { { { 9, 9 }, { 19, 19 } }, 3, OPEN } },
      "0-1 0-2 1-2" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n = cases[i].sites[2].project_id != 0 ? 3 : 2;
      guint n_left = 1;
      g_autoptr (GArray) pairs = tkl_overlap_pairs (cases[i].sites, n, 100, &n_left);
      g_autofree char *text = pairs_to_text (pairs);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (text, ==, cases[i].pairs);
      g_assert_cmpuint (n_left, ==, 0);
    }
}

static gboolean
overlap (const TklOverlapSite *a, const TklOverlapSite *b)
{
  return a->project_id != b->project_id && a->box.min.lat_e7 < b->box.max.lat_e7
         && b->box.min.lat_e7 < a->box.max.lat_e7 && a->box.min.lon_e7 < b->box.max.lon_e7
         && b->box.min.lon_e7 < a->box.max.lon_e7 && a->from <= b->to && b->from <= a->to;
}

static GArray *
compare_all (const TklOverlapSite *sites, guint32 n_sites)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (TklOverlapPair));

  for (guint32 a = 0; a < n_sites; a++)
    for (guint32 b = a + 1; b < n_sites; b++)
      {
        TklOverlapPair pair = { a, b };

        if (overlap (&sites[a], &sites[b]))
          g_array_append_val (pairs, pair);
      }
  return pairs;
}

static TklOverlapSite
random_site (GRand *random)
{
  TklPoint min = { g_rand_int_range (random, 0, 40), g_rand_int_range (random, 0, 40) };
  TklPoint max = { min.lat_e7 + g_rand_int_range (random, 1, 12),
                   min.lon_e7 + g_rand_int_range (random, 1, 12) };

  return (TklOverlapSite){ { min, max },
                           g_rand_int_range (random, 1, 30),
                           g_rand_int_range (random, 0, 5),
                           g_rand_int_range (random, 4, 9) };
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (122);

  for (guint round = 0; round < 100; round++)
    {
      TklOverlapSite sites[60];
      g_autoptr (GArray) slow = NULL;
      g_autoptr (GArray) pairs = NULL;
      g_autoptr (GArray) few = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *text = NULL;
      guint n_left;

      for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
        sites[i] = random_site (random);
      slow = compare_all (sites, G_N_ELEMENTS (sites));
      pairs = tkl_overlap_pairs (sites, G_N_ELEMENTS (sites), slow->len, &n_left);
      expected = pairs_to_text (slow);
      text = pairs_to_text (pairs);
      g_assert_cmpstr (text, ==, expected);
      g_assert_cmpuint (n_left, ==, 0);
      few = tkl_overlap_pairs (sites, G_N_ELEMENTS (sites), 2, &n_left);
      g_assert_cmpuint (few->len, ==, MIN (slow->len, 2));
      g_assert_cmpuint (n_left, ==, slow->len - MIN (slow->len, 2));
    }
}

static void
test_none (void)
{
  guint n_left = 1;
  g_autoptr (GArray) pairs = tkl_overlap_pairs (NULL, 0, 10, &n_left);

  g_assert_cmpuint (pairs->len, ==, 0);
  g_assert_cmpuint (n_left, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/overlap-pairs/pairs", test_pairs);
  g_test_add_func ("/core/overlap-pairs/random", test_random);
  g_test_add_func ("/core/overlap-pairs/none", test_none);
  return g_test_run ();
}
