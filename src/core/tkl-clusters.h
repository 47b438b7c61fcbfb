/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklClusters: many points that become fewer, the farther away they are looked at. */
/* Thread: immutable once made, any thread. */
#pragma once

#include "tkl-world.h"

G_BEGIN_DECLS

#define TKL_CLUSTERS_MAX_STYLES 16

typedef struct
{
  gint64 id;      /* the caller's */
  TklPoint point; /* unset ones are passed over */
  guint style;    /* < TKL_CLUSTERS_MAX_STYLES: which colour */
} TklSpot;

typedef struct
{
  TklWorldPoint at;     /* the mean of its points, with those of its parts */
  guint style;          /* the most frequent; of equals the lower; that of the largest part */
  guint n_all;          /* points, with those of its parts; ≥ 1 */
  guint n_spots;        /* its own, ≥ 1 */
  const TklSpot *spots; /* (array length=n_spots): of the clusters they are asked from */
  guint next;           /* index of its next part + 1; 0 = none */
  gboolean is_part;     /* of another one, with which it is drawn */
} TklCluster;

typedef struct _TklClusters TklClusters;

/**
 * tkl_clusters_new:
 * @spots: (array length=n_spots): any order, copied
 * Returns: (transfer full). O(n log n): some 60 ms for 300,000.
 */
TklClusters *tkl_clusters_new (const TklSpot *spots, gsize n_spots);
TklClusters *tkl_clusters_ref (TklClusters *clusters);
void tkl_clusters_unref (TklClusters *clusters);

/**
 * tkl_clusters_merge:
 * @clusters: (element-type TklCluster) (inout): as found
 * @reach: in units of the square
 *
 * Clusters of neighbouring cells whose middles are nearer than @reach become one, the largest first: its
 * parts follow it by .next. Less than a millisecond for all that fit on a screen.
 */
void tkl_clusters_merge (GArray *clusters, double reach);

/** tkl_clusters_n_spots: Returns: how many have a position. */
guint tkl_clusters_n_spots (const TklClusters *clusters);

/**
 * tkl_clusters_find:
 * @box: what is in sight
 * @cell_px: how wide a cluster is at least, in pixels
 * @ret_clusters: (element-type TklCluster) (inout): replaced: those whose cells meet @box
 *
 * Points in one cell of a grid are one cluster; cells are one to two times @cell_px wide. Takes as long
 * as there are cells in sight, however many points there are.
 */
void tkl_clusters_find (const TklClusters *clusters,
                        const TklWorldBox *box,
                        double zoom,
                        int cell_px,
                        GArray *ret_clusters);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklClusters, tkl_clusters_unref)

G_END_DECLS
