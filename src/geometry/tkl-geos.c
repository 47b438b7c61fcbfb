/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GEOS in our terms: shapes there and back, its messages as errors. */
/* Thread: one handle, one thread. */
#include "tkl-geos.h"

#include "tkl-geometry-error.h"
#include "tkl-sketch.h"

#include <math.h>

static void
note_message_cb (const char *message, void *user_data)
{
  TklGeos *geos = user_data;

  g_free (geos->message);
  geos->message = g_strdup (message);
}

TklGeos *
tkl_geos_new (void)
{
  TklGeos *geos = g_new0 (TklGeos, 1);

  geos->context = GEOS_init_r ();
  GEOSContext_setErrorMessageHandler_r (geos->context, note_message_cb, geos);
  return geos;
}

void
tkl_geos_free (TklGeos *geos)
{
  if (geos == NULL)
    return;
  GEOS_finish_r (geos->context);
  g_free (geos->message);
  g_free (geos);
}

void
tkl_geos_set_error (const TklGeos *geos, GError **error)
{
  g_set_error (error, TKL_GEOMETRY_ERROR, TKL_GEOMETRY_ERROR_FAILED, "GEOS: %s",
               geos->message != NULL ? geos->message : "no result");
}

void
tkl_geos_drop (TklGeos *geos, GEOSGeometry *geometry)
{
  if (geometry != NULL)
    GEOSGeom_destroy_r (geos->context, geometry);
}

/* --- there ----------------------------------------------------------------------------------- */

static GEOSGeometry *
make_ring (TklGeos *geos, const TklPoint *points, guint n_points)
{
  GEOSCoordSequence *sequence = GEOSCoordSeq_create_r (geos->context, n_points + 1, 2);

  if (sequence == NULL)
    return NULL;
  for (guint i = 0; i <= n_points; i++)
    {
      TklPoint p = points[i < n_points ? i : 0];

      GEOSCoordSeq_setXY_r (geos->context, sequence, i, p.lon_e7, p.lat_e7);
    }
  return GEOSGeom_createLinearRing_r (geos->context, sequence);
}

/* Returns: (nullable): a part with its holes; NULL when its outline is no ring. */
static GEOSGeometry *
make_part (TklGeos *geos, const TklShape *sketch, guint part)
{
  g_autoptr (GPtrArray) rings = g_ptr_array_new ();
  GEOSGeometry *outline;

  for (guint ring = sketch->part_ring[part]; ring < sketch->part_ring[part + 1]; ring++)
    {
      guint first = sketch->ring_point[ring];
      guint n_points = sketch->ring_point[ring + 1] - first;
      GEOSGeometry *made
          = n_points >= 3 ? make_ring (geos, sketch->points + first, n_points) : NULL;

      if (made != NULL)
        g_ptr_array_add (rings, made);
      else if (ring == sketch->part_ring[part])
        return NULL;
    }
  outline = g_ptr_array_steal_index (rings, 0);
  /* GEOS takes outline and holes, also when it fails: then it has freed them. */
  return GEOSGeom_createPolygon_r (geos->context, outline, (GEOSGeometry **) rings->pdata,
                                   rings->len);
}

GEOSGeometry *
tkl_geos_from_ring (TklGeos *geos, const TklShape *sketch, guint ring)
{
  guint first, n_points;
  GEOSGeometry *made;

  g_return_val_if_fail (geos != NULL && sketch != NULL && ring < sketch->n_rings, NULL);

  first = sketch->ring_point[ring];
  n_points = sketch->ring_point[ring + 1] - first;
  made = n_points >= 3 ? make_ring (geos, sketch->points + first, n_points) : NULL;
  return made != NULL ? GEOSGeom_createPolygon_r (geos->context, made, NULL, 0) : NULL;
}

GEOSGeometry *
tkl_geos_collect (TklGeos *geos, GPtrArray *polygons)
{
  GEOSGeometry *whole;

  g_return_val_if_fail (geos != NULL && polygons != NULL, NULL);

  if (polygons->len == 0)
    return NULL;
  /* GEOS takes the polygons, also when it fails: then it has freed them. */
  whole = GEOSGeom_createCollection_r (geos->context, GEOS_GEOMETRYCOLLECTION,
                                       (GEOSGeometry **) polygons->pdata, polygons->len);
  g_ptr_array_set_size (polygons, 0);
  return whole;
}

GEOSGeometry *
tkl_geos_from_sketch (TklGeos *geos, const TklShape *sketch)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  g_return_val_if_fail (geos != NULL && sketch != NULL, NULL);

  for (guint part = 0; part < sketch->n_parts; part++)
    {
      GEOSGeometry *made = make_part (geos, sketch, part);

      if (made != NULL)
        g_ptr_array_add (parts, made);
    }
  return tkl_geos_collect (geos, parts);
}

/* --- back ------------------------------------------------------------------------------------ */

typedef struct
{
  TklGeos *geos;
  double least_m2;
  TklShape *sketch; /* (owned) (nullable): so far */
  guint n_dropped;
} Reading;

static gint32
to_e7 (double value)
{
  return (gint32) lround (CLAMP (value, G_MININT32 + 1, G_MAXINT32));
}

/* Returns: (transfer full): its corners without the closing one, rounded, none twice in a row. */
static GArray *
read_ring (TklGeos *geos, const GEOSGeometry *ring)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (TklPoint));
  const GEOSCoordSequence *sequence = GEOSGeom_getCoordSeq_r (geos->context, ring);
  unsigned int n = 0;

  if (sequence != NULL)
    GEOSCoordSeq_getSize_r (geos->context, sequence, &n);
  for (unsigned int i = 0; i + 1 < n; i++)
    {
      double x = 0;
      double y = 0;
      TklPoint point;

      GEOSCoordSeq_getXY_r (geos->context, sequence, i, &x, &y);
      point = (TklPoint){ to_e7 (y), to_e7 (x) };
      if (points->len == 0
          || !tkl_point_equal (point, g_array_index (points, TklPoint, points->len - 1)))
        g_array_append_val (points, point);
    }
  return points;
}

static gboolean
is_large (const Reading *reading, const GArray *ring)
{
  return ring->len >= 3
         && tkl_ring_area_m2 ((const TklPoint *) (gconstpointer) ring->data, ring->len)
                >= reading->least_m2;
}

static void
read_hole (Reading *reading, const GEOSGeometry *hole)
{
  g_autoptr (GArray) ring = read_ring (reading->geos, hole);
  TklShape *cut;

  if (!is_large (reading, ring))
    {
      reading->n_dropped++;
      return;
    }
  cut = tkl_sketch_add_hole (reading->sketch, reading->sketch->n_parts - 1,
                             (const TklPoint *) (gconstpointer) ring->data, ring->len);
  tkl_shape_free (reading->sketch);
  reading->sketch = cut;
}

static void
read_polygon (Reading *reading, const GEOSGeometry *polygon)
{
  GEOSContextHandle_t context = reading->geos->context;
  const GEOSGeometry *outline = GEOSGetExteriorRing_r (context, polygon);
  g_autoptr (GArray) ring = NULL;
  TklShape *more;
  int n_holes;

  if (outline == NULL || GEOSisEmpty_r (context, polygon) != 0)
    return;
  ring = read_ring (reading->geos, outline);
  if (!is_large (reading, ring))
    {
      reading->n_dropped++;
      return;
    }
  more = tkl_sketch_add_part (reading->sketch, (const TklPoint *) (gconstpointer) ring->data,
                              ring->len);
  tkl_shape_free (reading->sketch);
  reading->sketch = more;
  n_holes = GEOSGetNumInteriorRings_r (context, polygon);
  for (int i = 0; i < n_holes; i++)
    read_hole (reading, GEOSGetInteriorRingN_r (context, polygon, i));
}

/* Lines and points that are left over are no area. */
static void
read_geometry (Reading *reading, const GEOSGeometry *geometry)
{
  GEOSContextHandle_t context = reading->geos->context;
  int type = GEOSGeomTypeId_r (context, geometry);

  if (type == GEOS_POLYGON)
    read_polygon (reading, geometry);
  if (type != GEOS_MULTIPOLYGON && type != GEOS_GEOMETRYCOLLECTION)
    return;
  for (int i = 0; i < GEOSGetNumGeometries_r (context, geometry); i++)
    read_geometry (reading, GEOSGetGeometryN_r (context, geometry, i));
}

TklShape *
tkl_geos_to_sketch (TklGeos *geos,
                    const GEOSGeometry *geometry,
                    double least_m2,
                    guint *ret_n_dropped)
{
  Reading reading = { geos, least_m2, NULL, 0 };

  g_return_val_if_fail (geos != NULL && geometry != NULL && ret_n_dropped != NULL, NULL);

  read_geometry (&reading, geometry);
  *ret_n_dropped = reading.n_dropped;
  return reading.sketch;
}
