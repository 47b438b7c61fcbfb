/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklClusters: many points that become fewer, the farther away they are looked at. */
/* Thread: immutable once made, any thread. */
#include "tkl-clusters.h"

#include <math.h>
#include <stdlib.h>

/* Cells of the finest grid are 2⁻²⁸ of the world: 15 cm. */
#define DEPTH 28

/* Sorted along a curve on which the points of a cell of any grid follow each other (Morton): a
 * cluster is a stretch of the array. Sums up to each point make a mean or a count one subtraction. */
struct _TklClusters
{
  guint n;
  TklSpot *spots; /* (owned) (array length=n) */
  guint64 *keys;  /* (owned) (array length=n): ascending */
  double *sum_x;  /* (owned) (array length=n+1) */
  double *sum_y;  /* (owned) (array length=n+1) */
  guint *counts;  /* (owned) (array length=(n+1)*n_styles): of each style before a point */
  guint n_styles;
};

typedef struct
{
  guint64 key;
  TklSpot spot;
} Keyed;

/* Puts a 0 between the bits. */
static guint64
spread (guint64 bits)
{
  bits = (bits | bits << 16) & G_GUINT64_CONSTANT (0x0000ffff0000ffff);
  bits = (bits | bits << 8) & G_GUINT64_CONSTANT (0x00ff00ff00ff00ff);
  bits = (bits | bits << 4) & G_GUINT64_CONSTANT (0x0f0f0f0f0f0f0f0f);
  bits = (bits | bits << 2) & G_GUINT64_CONSTANT (0x3333333333333333);
  return (bits | bits << 1) & G_GUINT64_CONSTANT (0x5555555555555555);
}

static guint64
make_key (guint32 column, guint32 row)
{
  return spread (column) | spread (row) << 1;
}

static guint32
cell_of (double position, guint depth)
{
  double n = (double) (1u << depth);

  return (guint32) CLAMP (floor (position * n), 0, n - 1);
}

static int
compare_keys (const void *a, const void *b)
{
  guint64 x = ((const Keyed *) a)->key, y = ((const Keyed *) b)->key;

  return (x > y) - (x < y);
}

static void
fill (TklClusters *clusters, const Keyed *keyed)
{
  guint n_styles = clusters->n_styles;

  for (guint i = 0; i < clusters->n; i++)
    {
      TklWorldPoint at = tkl_world_project (keyed[i].spot.point);

      clusters->spots[i] = keyed[i].spot;
      clusters->keys[i] = keyed[i].key;
      clusters->sum_x[i + 1] = clusters->sum_x[i] + at.x;
      clusters->sum_y[i + 1] = clusters->sum_y[i] + at.y;
      for (guint style = 0; style < n_styles; style++)
        clusters->counts[(i + 1) * n_styles + style]
            = clusters->counts[i * n_styles + style] + (keyed[i].spot.style == style);
    }
}

TklClusters *
tkl_clusters_new (const TklSpot *spots, gsize n_spots)
{
  TklClusters *clusters = g_atomic_rc_box_new0 (TklClusters);
  g_autofree Keyed *keyed = g_new (Keyed, MAX (n_spots, 1));

  clusters->n_styles = 1;
  for (gsize i = 0; i < n_spots; i++)
    {
      TklWorldPoint at;

      if (!tkl_point_valid (spots[i].point))
        continue;
      g_return_val_if_fail (spots[i].style < TKL_CLUSTERS_MAX_STYLES, clusters);
      clusters->n_styles = MAX (clusters->n_styles, spots[i].style + 1);
      at = tkl_world_project (spots[i].point);
      keyed[clusters->n++]
          = (Keyed){ make_key (cell_of (at.x, DEPTH), cell_of (at.y, DEPTH)), spots[i] };
    }
  qsort (keyed, clusters->n, sizeof (Keyed), compare_keys);
  clusters->spots = g_new (TklSpot, MAX (clusters->n, 1));
  clusters->keys = g_new (guint64, MAX (clusters->n, 1));
  clusters->sum_x = g_new0 (double, clusters->n + 1);
  clusters->sum_y = g_new0 (double, clusters->n + 1);
  clusters->counts = g_new0 (guint, ((gsize) clusters->n + 1) * clusters->n_styles);
  fill (clusters, keyed);
  return clusters;
}

TklClusters *
tkl_clusters_ref (TklClusters *clusters)
{
  return g_atomic_rc_box_acquire (clusters);
}

static void
clear (gpointer data)
{
  TklClusters *clusters = data;

  g_free (clusters->spots);
  g_free (clusters->keys);
  g_free (clusters->sum_x);
  g_free (clusters->sum_y);
  g_free (clusters->counts);
}

void
tkl_clusters_unref (TklClusters *clusters)
{
  if (clusters != NULL)
    g_atomic_rc_box_release_full (clusters, clear);
}

guint
tkl_clusters_n_spots (const TklClusters *clusters)
{
  return clusters->n;
}

/* The first point whose key is not smaller. */
static guint
find_key (const TklClusters *clusters, guint64 key)
{
  guint from = 0, to = clusters->n;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;

      if (clusters->keys[middle] < key)
        from = middle + 1;
      else
        to = middle;
    }
  return from;
}

static guint
find_style (const TklClusters *clusters, guint from, guint to)
{
  const guint *before = clusters->counts + from * clusters->n_styles;
  const guint *after = clusters->counts + to * clusters->n_styles;
  guint best = 0;

  for (guint style = 1; style < clusters->n_styles; style++)
    if (after[style] - before[style] > after[best] - before[best])
      best = style;
  return best;
}

static void
add_cell (
    const TklClusters *clusters, guint32 column, guint32 row, guint depth, GArray *ret_clusters)
{
  guint shift = 2 * (DEPTH - depth);
  guint64 key = make_key (column, row);
  guint from = find_key (clusters, key << shift), to = find_key (clusters, (key + 1) << shift);
  TklCluster cluster = { .n_spots = to - from, .n_all = to - from };

  if (from == to)
    return;
  cluster.at = (TklWorldPoint){ (clusters->sum_x[to] - clusters->sum_x[from]) / (to - from),
                                (clusters->sum_y[to] - clusters->sum_y[from]) / (to - from) };
  cluster.style = find_style (clusters, from, to);
  cluster.spots = clusters->spots + from;
  g_array_append_val (ret_clusters, cluster);
}

void
tkl_clusters_find (const TklClusters *clusters,
                   const TklWorldBox *box,
                   double zoom,
                   int cell_px,
                   GArray *ret_clusters)
{
  double depth_wanted = floor (log2 (tkl_world_scale (zoom) / cell_px));
  guint depth = (guint) CLAMP (depth_wanted, 0, DEPTH);
  guint32 west = cell_of (box->west, depth), east = cell_of (box->east, depth);
  guint32 north = cell_of (box->north, depth), south = cell_of (box->south, depth);

  g_array_set_size (ret_clusters, 0);
  for (guint32 row = north; row <= south; row++)
    for (guint32 column = west; column <= east; column++)
      add_cell (clusters, column, row, depth, ret_clusters);
}

static int
compare_counts (const void *a, const void *b)
{
  const TklCluster *p = a, *q = b;

  return (p->n_all < q->n_all) - (p->n_all > q->n_all);
}

/* @other becomes the first part of @head. */
static void
take_part (TklCluster *head, TklCluster *other, guint other_index)
{
  double share = (double) other->n_all / (head->n_all + other->n_all);

  head->at.x += (other->at.x - head->at.x) * share;
  head->at.y += (other->at.y - head->at.y) * share;
  head->n_all += other->n_all;
  other->is_part = TRUE;
  other->next = head->next;
  head->next = other_index + 1;
}

void
tkl_clusters_merge (GArray *clusters, double reach)
{
  TklCluster *all = (TklCluster *) (gpointer) clusters->data;

  if (clusters->len > 1)
    qsort (all, clusters->len, sizeof (TklCluster), compare_counts);
  for (guint i = 0; i < clusters->len; i++)
    for (guint j = i + 1; !all[i].is_part && j < clusters->len; j++)
      if (!all[j].is_part && all[j].next == 0
          && hypot (all[i].at.x - all[j].at.x, all[i].at.y - all[j].at.y) < reach)
        take_part (&all[i], &all[j], j);
}
