/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which zones of different projects may overlap: a sweep from south to north. */
/* Thread: any; pure. */
#include "tkl-overlap-pairs.h"

#include <stdlib.h>

/* Sorted copies lie together; what is compared first comes first. */
typedef struct
{
  gint32 south, north, west, east;
  guint32 site;
} Lane;

static int
compare_lanes (gconstpointer a, gconstpointer b)
{
  const Lane *left = a;
  const Lane *right = b;

  if (left->south != right->south)
    return (left->south > right->south) - (left->south < right->south);
  return (left->site > right->site) - (left->site < right->site);
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const TklOverlapPair *left = a;
  const TklOverlapPair *right = b;

  if (left->a != right->a)
    return (left->a > right->a) - (left->a < right->a);
  return (left->b > right->b) - (left->b < right->b);
}

static gboolean
may_confuse (const TklOverlapSite *a, const TklOverlapSite *b)
{
  return a->project_id != b->project_id && MAX (a->from, b->from) <= MIN (a->to, b->to);
}

static Lane *
sort_lanes (const TklOverlapSite *sites, guint n_sites)
{
  Lane *lanes = g_new (Lane, n_sites);

  for (guint i = 0; i < n_sites; i++)
    lanes[i] = (Lane){ sites[i].box.min.lat_e7, sites[i].box.max.lat_e7, sites[i].box.min.lon_e7,
                       sites[i].box.max.lon_e7, i };
  if (n_sites > 1) /* without any there is no array */
    qsort (lanes, n_sites, sizeof (Lane), compare_lanes);
  return lanes;
}

GArray *
tkl_overlap_pairs (const TklOverlapSite *sites, guint n_sites, guint limit, guint *ret_n_left)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (TklOverlapPair));
  g_autofree Lane *lanes = NULL;
  guint n_left = 0;

  g_return_val_if_fail (sites != NULL || n_sites == 0, pairs);

  lanes = sort_lanes (sites, n_sites);
  for (guint i = 0; i < n_sites; i++)
    for (guint j = i + 1; j < n_sites && lanes[j].south < lanes[i].north; j++)
      {
        guint32 a = MIN (lanes[i].site, lanes[j].site);
        guint32 b = MAX (lanes[i].site, lanes[j].site);
        TklOverlapPair pair = { a, b };

        if (lanes[j].west >= lanes[i].east || lanes[j].east <= lanes[i].west
            || !may_confuse (&sites[a], &sites[b]))
          continue;
        if (pairs->len < limit)
          g_array_append_val (pairs, pair);
        else
          n_left++;
      }
  g_array_sort (pairs, compare_pairs);
  if (ret_n_left != NULL)
    *ret_n_left = n_left;
  return pairs;
}
