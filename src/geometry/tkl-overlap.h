/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much two shapes have in common, and where. */
/* Thread: one finder, one thread; not the main one. */
#pragma once

#include "tkl-geometry-error.h"
#include "tkl-shape.h"

G_BEGIN_DECLS

typedef struct _TklOverlapFinder TklOverlapFinder;

/**
 * tkl_overlap_finder_new:
 * Returns: (transfer full): remembers the shapes it was asked about, so that one with many neighbours
 *   is prepared once. Free with tkl_overlap_finder_free() before them.
 */
TklOverlapFinder *tkl_overlap_finder_new (void);
void tkl_overlap_finder_free (TklOverlapFinder *finder);

/* Common ground of two shapes. */
typedef struct
{
  double area_m2; /* 0: they touch at most */
  TklPoint where; /* a point inside of both, when there is any area */
} TklOverlap;

/**
 * tkl_overlap_measure:
 * @a: @b: real shapes, borrowed until the finder is freed
 * @error: TKL_GEOMETRY_ERROR: TOO_MANY (corners), FAILED
 */
gboolean tkl_overlap_measure (TklOverlapFinder *finder,
                              const TklShape *a,
                              const TklShape *b,
                              TklOverlap *ret_overlap,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklOverlapFinder, tkl_overlap_finder_free)

G_END_DECLS
