/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much two shapes have in common, and where. */
/* Thread: one finder, one thread. */
#include "tkl-overlap.h"

#include "tkl-geos.h"
#include "tkl-sketch.h"

#include <math.h>

struct _TklOverlapFinder
{
  TklGeos *geos;     /* (owned) */
  GHashTable *known; /* (owned): shape (borrowed) → GEOSGeometry (freed by hand), valid */
};

TklOverlapFinder *
tkl_overlap_finder_new (void)
{
  TklOverlapFinder *finder = g_new (TklOverlapFinder, 1);

  finder->geos = tkl_geos_new ();
  finder->known = g_hash_table_new (g_direct_hash, g_direct_equal);
  return finder;
}

void
tkl_overlap_finder_free (TklOverlapFinder *finder)
{
  GHashTableIter iter;
  gpointer geometry;

  if (finder == NULL)
    return;
  g_hash_table_iter_init (&iter, finder->known);
  while (g_hash_table_iter_next (&iter, NULL, &geometry))
    tkl_geos_drop (finder->geos, geometry);
  g_hash_table_unref (finder->known);
  tkl_geos_free (finder->geos);
  g_free (finder);
}

/* Parts that overlap and holes that reach over an edge are allowed in shapes, and trouble GEOS. */
static GEOSGeometry *
convert (TklGeos *geos, const TklShape *shape)
{
  GEOSGeometry *raw = tkl_geos_from_sketch (geos, shape);
  GEOSGeometry *valid;

  if (raw == NULL || GEOSisValid_r (geos->context, raw) == 1)
    return raw;
  valid = GEOSBuffer_r (geos->context, raw, 0, 1);
  tkl_geos_drop (geos, raw);
  return valid;
}

static GEOSGeometry *
look_up (TklOverlapFinder *finder, const TklShape *shape, GError **error)
{
  GEOSGeometry *known = g_hash_table_lookup (finder->known, shape);

  if (known != NULL)
    return known;
  if (shape->n_points > TKL_SHAPE_MAX_CORNERS / 4)
    {
      g_set_error (error, TKL_GEOMETRY_ERROR, TKL_GEOMETRY_ERROR_TOO_MANY,
                   "%u corners: too large to be compared", shape->n_points);
      return NULL;
    }
  known = convert (finder->geos, shape);
  if (known == NULL)
    tkl_geos_set_error (finder->geos, error);
  else
    g_hash_table_insert (finder->known, (gpointer) shape, known);
  return known;
}

static TklPoint
point_inside (TklGeos *geos, const GEOSGeometry *area)
{
  GEOSGeometry *inside = GEOSPointOnSurface_r (geos->context, area);
  double x = 0;
  double y = 0;
  TklPoint point = TKL_POINT_NONE;

  if (inside != NULL && GEOSGeomGetX_r (geos->context, inside, &x) == 1
      && GEOSGeomGetY_r (geos->context, inside, &y) == 1)
    point = (TklPoint){ (gint32) lround (y), (gint32) lround (x) };
  tkl_geos_drop (geos, inside);
  return point;
}

gboolean
tkl_overlap_measure (TklOverlapFinder *finder,
                     const TklShape *a,
                     const TklShape *b,
                     TklOverlap *ret_overlap,
                     GError **error)
{
  GEOSGeometry *left, *right, *common;
  g_autoptr (TklShape) shape = NULL;
  TklOverlap overlap = { 0, TKL_POINT_NONE };
  guint n_dropped;

  g_return_val_if_fail (finder != NULL && a != NULL && b != NULL && ret_overlap != NULL, FALSE);

  left = look_up (finder, a, error);
  right = left != NULL ? look_up (finder, b, error) : NULL;
  if (right == NULL)
    return FALSE;
  common = GEOSIntersection_r (finder->geos->context, left, right);
  if (common == NULL)
    {
      tkl_geos_set_error (finder->geos, error);
      return FALSE;
    }
  shape = tkl_geos_to_sketch (finder->geos, common, 0, &n_dropped);
  if (shape != NULL)
    overlap = (TklOverlap){ tkl_sketch_area_m2 (shape), point_inside (finder->geos, common) };
  tkl_geos_drop (finder->geos, common);
  *ret_overlap = overlap;
  return TRUE;
}
