/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reference for linking: GEOS STRtree and prepared polygons, own haversine for circles. */
/* Thread: main; shares nothing with the product. */
#include "ref-link-geos.h"

#include <geos_c.h>
#include <math.h>
#include <stdarg.h>

#define EARTH_M 6371008.8
#define HOME_RADIUS_M 100
#define MAX_FOUND 64

typedef struct
{
  GEOSContextHandle_t geos;
  GEOSSTRtree *tree;
  GEOSGeometry **geometries;             /* a box for circles, the polygon for polygons */
  const GEOSPreparedGeometry **prepared; /* NULL for circles */
  const BenchData *data;
  guint n_found;
  guint found[MAX_FOUND]; /* places whose box holds the tick */
} Reference;

static double
haversine_m (BenchPoint a, BenchPoint b)
{
  double lat_a = a.lat_e7 * (G_PI / 180e7);
  double lat_b = b.lat_e7 * (G_PI / 180e7);
  double lat = sin ((lat_b - lat_a) / 2);
  double lon = sin (((double) b.lon_e7 - a.lon_e7) * (G_PI / 180e7) / 2);

  return 2 * EARTH_M * asin (sqrt (lat * lat + cos (lat_a) * cos (lat_b) * lon * lon));
}

/* Coordinates stay integers (1e-7 degree), so that GEOS decides exactly as well. */
static GEOSGeometry *
make_ring_polygon (GEOSContextHandle_t geos, const BenchPoint *corners, guint n)
{
  GEOSCoordSequence *sequence = GEOSCoordSeq_create_r (geos, n + 1, 2);

  for (guint i = 0; i <= n; i++)
    GEOSCoordSeq_setXY_r (geos, sequence, i, corners[i % n].lon_e7, corners[i % n].lat_e7);
  return GEOSGeom_createPolygon_r (geos, GEOSGeom_createLinearRing_r (geos, sequence), NULL, 0);
}

static GEOSGeometry *
make_circle_box (GEOSContextHandle_t geos, const BenchPlace *place)
{
  double arc = place->radius_m / EARTH_M;
  double lat = arc / (G_PI / 180e7) + 1;
  double lon = asin (sin (arc) / cos (place->centre.lat_e7 * (G_PI / 180e7))) / (G_PI / 180e7) + 1;

  return GEOSGeom_createRectangle_r (geos, place->centre.lon_e7 - lon, place->centre.lat_e7 - lat,
                                     place->centre.lon_e7 + lon, place->centre.lat_e7 + lat);
}

static void
build (Reference *reference)
{
  const BenchData *data = reference->data;

  reference->tree = GEOSSTRtree_create_r (reference->geos, 10);
  reference->geometries = g_new (GEOSGeometry *, data->n_places);
  reference->prepared = g_new0 (const GEOSPreparedGeometry *, data->n_places);
  for (guint i = 0; i < data->n_places; i++)
    {
      const BenchPlace *place = &data->places[i];

      if (place->radius_m > 0)
        reference->geometries[i] = make_circle_box (reference->geos, place);
      else
        {
          reference->geometries[i] = make_ring_polygon (
              reference->geos, data->corners + place->first_corner, place->n_corners);
          reference->prepared[i] = GEOSPrepare_r (reference->geos, reference->geometries[i]);
        }
      GEOSSTRtree_insert_r (reference->geos, reference->tree, reference->geometries[i],
                            GUINT_TO_POINTER (i));
    }
}

static void
tear_down (Reference *reference)
{
  GEOSSTRtree_destroy_r (reference->geos, reference->tree);
  for (guint i = 0; i < reference->data->n_places; i++)
    {
      if (reference->prepared[i] != NULL)
        GEOSPreparedGeom_destroy_r (reference->geos, reference->prepared[i]);
      GEOSGeom_destroy_r (reference->geos, reference->geometries[i]);
    }
  g_free (reference->geometries);
  g_free (reference->prepared);
  GEOS_finish_r (reference->geos);
}

static void
collect_cb (void *item, void *user_data)
{
  Reference *reference = user_data;

  if (reference->n_found < MAX_FOUND)
    reference->found[reference->n_found++] = GPOINTER_TO_UINT (item);
}

static guint64
sum_polygons (const Reference *reference, const GEOSGeometry *point, guint64 tick)
{
  guint64 sum = 0;

  for (guint i = 0; i < reference->n_found; i++)
    {
      guint place = reference->found[i];

      if (reference->prepared[place] != NULL
          && GEOSPreparedIntersects_r (reference->geos, reference->prepared[place], point) == 1)
        sum += bench_link_mix (tick, place + 1);
    }
  return sum;
}

static guint64
sum_circles (const Reference *reference, BenchPoint point, guint64 tick)
{
  guint64 sum = 0;

  for (guint i = 0; i < reference->n_found; i++)
    {
      const BenchPlace *place = &reference->data->places[reference->found[i]];

      if (place->radius_m > 0 && haversine_m (place->centre, point) <= place->radius_m)
        sum += bench_link_mix (tick, reference->found[i] + 1);
    }
  return sum;
}

static guint64
link_tick (Reference *reference, GEOSGeometry *geometry, guint64 number)
{
  const BenchData *data = reference->data;
  const BenchTick *tick = &data->ticks[number];
  guint64 sum = 0;

  reference->n_found = 0;
  GEOSSTRtree_query_r (reference->geos, reference->tree, geometry, collect_cb, reference);
  if (reference->n_found > 0)
    sum = sum_polygons (reference, geometry, number);
  if (sum != 0)
    return sum;
  if (ABS (data->employer.lat_e7 - tick->point.lat_e7) < 10000
      && haversine_m (data->employer, tick->point) <= HOME_RADIUS_M)
    return bench_link_mix (number, BENCH_LINK_EMPLOYER);
  if (ABS (data->homes[tick->person - 1].lat_e7 - tick->point.lat_e7) < 10000
      && haversine_m (data->homes[tick->person - 1], tick->point) <= HOME_RADIUS_M)
    return bench_link_mix (number, BENCH_LINK_HOME);
  return reference->n_found > 0 ? sum_circles (reference, tick->point, number) : 0;
}

guint64
ref_link_geos (const BenchData *data)
{
  Reference reference = { .geos = GEOS_init_r (), .data = data };
  guint64 sum = 0;

  build (&reference);
  for (guint i = 0; i < data->n_ticks; i++)
    {
      GEOSGeometry *point = GEOSGeom_createPointFromXY_r (
          reference.geos, data->ticks[i].point.lon_e7, data->ticks[i].point.lat_e7);

      sum += link_tick (&reference, point, i);
      GEOSGeom_destroy_r (reference.geos, point);
    }
  tear_down (&reference);
  return sum;
}

guint64
ref_scan_box (const BenchPoint *points, guint n_points, BenchPoint min, BenchPoint max)
{
  guint64 n = 0;

  for (guint i = 0; i < n_points; i++)
    n += points[i].lat_e7 >= min.lat_e7 && points[i].lat_e7 <= max.lat_e7
         && points[i].lon_e7 >= min.lon_e7 && points[i].lon_e7 <= max.lon_e7;
  return n;
}
