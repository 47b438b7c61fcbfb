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

static void
drop_all (TklGeos *geos, GPtrArray *geometries)
{
  for (guint i = 0; i < geometries->len; i++)
    tkl_geos_drop (geos, geometries->pdata[i]);
  g_ptr_array_set_size (geometries, 0);
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

static guint
count_corners (const TklShape *sketch, guint ring)
{
  return sketch->ring_point[ring + 1] - sketch->ring_point[ring];
}

static GEOSGeometry *
make_ring_of (TklGeos *geos, const TklShape *sketch, guint ring)
{
  return make_ring (geos, sketch->points + sketch->ring_point[ring], count_corners (sketch, ring));
}

/* @part: its outline is a ring. Returns: (nullable): with its holes; NULL: GEOS gave up. */
static GEOSGeometry *
make_part (TklGeos *geos, const TklShape *sketch, guint part)
{
  guint first = sketch->part_ring[part];
  g_autoptr (GPtrArray) holes = g_ptr_array_new ();
  GEOSGeometry *outline = make_ring_of (geos, sketch, first);
  gboolean whole = outline != NULL;

  for (guint ring = first + 1; ring < sketch->part_ring[part + 1] && whole; ring++)
    if (count_corners (sketch, ring) >= 3)
      {
        GEOSGeometry *hole = make_ring_of (geos, sketch, ring);

        whole = hole != NULL;
        if (whole)
          g_ptr_array_add (holes, hole);
      }
  /* GEOS takes outline and holes, also when it fails: then it has freed them. */
  if (whole)
    return GEOSGeom_createPolygon_r (geos->context, outline, (GEOSGeometry **) holes->pdata,
                                     holes->len);
  tkl_geos_drop (geos, outline);
  drop_all (geos, holes);
  return NULL;
}

GEOSGeometry *
tkl_geos_from_ring (TklGeos *geos, const TklShape *sketch, guint ring)
{
  GEOSGeometry *made;

  g_return_val_if_fail (geos != NULL && sketch != NULL && ring < sketch->n_rings, NULL);

  made = count_corners (sketch, ring) >= 3 ? make_ring_of (geos, sketch, ring) : NULL;
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
      GEOSGeometry *made;

      if (count_corners (sketch, sketch->part_ring[part]) < 3)
        continue;
      made = make_part (geos, sketch, part);
      if (made == NULL)
        {
          drop_all (geos, parts);
          return NULL;
        }
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
