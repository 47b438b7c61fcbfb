/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GEOS in our terms: shapes there and back, its messages as errors. Only this layer sees GEOS. */
/* Thread: one handle, one thread. */
#pragma once

#include "tkl-geos-library.h"
#include "tkl-shape.h"

G_BEGIN_DECLS

typedef struct
{
  GEOSContextHandle_t context;
  char *message; /* (owned) (nullable): what GEOS complained about last */
} TklGeos;

TklGeos *tkl_geos_new (void);
void tkl_geos_free (TklGeos *geos);

/** tkl_geos_set_error: what GEOS said last, as TKL_GEOMETRY_ERROR_FAILED. */
void tkl_geos_set_error (const TklGeos *geos, GError **error);

/**
 * tkl_geos_from_sketch:
 * @sketch: a shape or a sketch; rings of fewer than three corners are left out
 * Returns: (transfer full) (nullable): a polygon or multi-polygon, longitude as x, units of 1e-7 degree;
 *   free with tkl_geos_drop(). NULL when no ring is left, or GEOS gave up on one: never an area with
 *   something left out.
 */
GEOSGeometry *tkl_geos_from_sketch (TklGeos *geos, const TklShape *sketch);

/**
 * tkl_geos_from_ring:
 * Returns: (transfer full) (nullable): a polygon of that ring alone; NULL when it has fewer than three
 *   corners, or memory was short.
 */
GEOSGeometry *tkl_geos_from_ring (TklGeos *geos, const TklShape *sketch, guint ring);

/**
 * tkl_geos_collect:
 * @polygons: (element-type GEOSGeometry): emptied
 * Returns: (transfer full) (nullable): all of them as one; NULL when there is none.
 */
GEOSGeometry *tkl_geos_collect (TklGeos *geos, GPtrArray *polygons);

/**
 * tkl_geos_to_sketch:
 * @least_m2: polygons and holes smaller than it are left out
 * @ret_n_dropped: (out): how many
 * Returns: (transfer full) (nullable): all polygons in it; NULL when there is none.
 */
TklShape *tkl_geos_to_sketch (TklGeos *geos,
                              const GEOSGeometry *geometry,
                              double least_m2,
                              guint *ret_n_dropped);

/** tkl_geos_drop: @geometry: (nullable) (transfer full). */
void tkl_geos_drop (TklGeos *geos, GEOSGeometry *geometry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklGeos, tkl_geos_free)

G_END_DECLS
