/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which zones of different projects may overlap: pairs to be measured (F122, F126). */
/* Thread: any; pure. */
#pragma once

#include "tkl-places.h"

G_BEGIN_DECLS

/* Where a zone is, whose, and when it is found; open ends are the smallest and the largest number. */
typedef struct
{
  TklBox box;
  gint64 project_id;
  TklDay from, to;
} TklOverlapSite;

typedef struct
{
  guint32 a, b; /* indexes of sites, a < b */
} TklOverlapPair;

/**
 * tkl_overlap_pairs:
 * @sites: (array length=n_sites)
 * @limit: no more pairs are told
 * @ret_n_left: (out) (optional): how many there were beyond @limit
 *
 * Pairs of different projects whose boxes have some area in common and that are valid on a common day.
 * About O(n log n) for zones spread over a country: 5 ms for 10,000.
 * Returns: (transfer full) (element-type TklOverlapPair): by a, then b.
 */
GArray *
tkl_overlap_pairs (const TklOverlapSite *sites, guint n_sites, guint limit, guint *ret_n_left);

G_END_DECLS
