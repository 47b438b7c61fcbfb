/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outlines that nobody has to draw: rectangle, circle as a polygon, hull of points. */
/* Thread: any; pure. */
#include "tkl-outline.h"

#include "tkl-shape-private.h"

#include <math.h>
#include <stdlib.h>

/* Corners of the margin around each corner of a hull. */
#define MARGIN_CORNERS 16

static GArray *
outline_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (TklPoint));
}

GArray *
tkl_outline_rectangle (TklPoint a, TklPoint b)
{
  TklPoint min = { MIN (a.lat_e7, b.lat_e7), MIN (a.lon_e7, b.lon_e7) };
  TklPoint max = { MAX (a.lat_e7, b.lat_e7), MAX (a.lon_e7, b.lon_e7) };
  const TklPoint corners[] = { min, { min.lat_e7, max.lon_e7 }, max, { max.lat_e7, min.lon_e7 } };
  GArray *outline;

  g_return_val_if_fail (tkl_point_valid (a) && tkl_point_valid (b), NULL);

  outline = outline_new ();
  g_array_append_vals (outline, corners, G_N_ELEMENTS (corners));
  return outline;
}

/* Appends a polygon whose edges touch the circle from outside. */
static void
append_circle (GArray *outline, TklPoint centre, double radius_m, guint n_corners)
{
  double reach_m = radius_m / cos (G_PI / n_corners);

  for (guint i = 0; i < n_corners; i++)
    {
      TklPoint corner = tkl_point_travel (centre, 360.0 * i / n_corners, reach_m);

      g_array_append_val (outline, corner);
    }
}

GArray *
tkl_outline_circle (TklPoint centre, double radius_m)
{
  GArray *outline;

  g_return_val_if_fail (tkl_point_valid (centre), NULL);
  g_return_val_if_fail (radius_m > 0 && radius_m <= TKL_OUTLINE_MAX_RADIUS_M, NULL);

  outline = outline_new ();
  append_circle (outline, centre, radius_m, TKL_OUTLINE_CIRCLE_CORNERS);
  return outline;
}

/* --- hull ------------------------------------------------------------------------------------ */

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const TklPoint *left = a;
  const TklPoint *right = b;

  if (left->lon_e7 != right->lon_e7)
    return (left->lon_e7 > right->lon_e7) - (left->lon_e7 < right->lon_e7);
  return (left->lat_e7 > right->lat_e7) - (left->lat_e7 < right->lat_e7);
}

/* tkl_cross() is exact only within that. */
static gboolean
is_narrow (const GArray *points)
{
  TklPoint min = { G_MAXINT32, G_MAXINT32 };
  TklPoint max = { G_MININT32, G_MININT32 };

  for (guint i = 0; i < points->len; i++)
    {
      TklPoint p = g_array_index (points, TklPoint, i);

      min = (TklPoint){ MIN (min.lat_e7, p.lat_e7), MIN (min.lon_e7, p.lon_e7) };
      max = (TklPoint){ MAX (max.lat_e7, p.lat_e7), MAX (max.lon_e7, p.lon_e7) };
    }
  return points->len > 0 && (gint64) max.lat_e7 - min.lat_e7 <= TKL_SHAPE_MAX_SPAN_E7
         && (gint64) max.lon_e7 - min.lon_e7 <= TKL_SHAPE_MAX_SPAN_E7;
}

/* Adds @point to a chain that only turns left; @base corners of it are settled. */
static void
extend_chain (GArray *hull, guint base, TklPoint point)
{
  const TklPoint *corners = (const TklPoint *) (gpointer) hull->data;

  while (hull->len >= base + 2
         && tkl_cross (corners[hull->len - 2], corners[hull->len - 1], point) <= 0)
    g_array_set_size (hull, hull->len - 1);
  g_array_append_val (hull, point);
}

/* The monotone chain: below from west to east, above back. @points: sorted here. */
static GArray *
make_hull (GArray *points)
{
  const TklPoint *sorted = (const TklPoint *) (gpointer) points->data;
  GArray *hull = outline_new ();
  guint base;

  qsort (points->data, points->len, sizeof (TklPoint), compare_points);
  for (guint i = 0; i < points->len; i++)
    extend_chain (hull, 0, sorted[i]);
  base = hull->len - 1;
  for (guint i = points->len - 1; i-- > 0;)
    extend_chain (hull, base, sorted[i]);
  g_array_set_size (hull, hull->len - 1);
  return hull;
}

static GArray *
set_points (const TklPoint *points, gsize n_points)
{
  GArray *set = outline_new ();

  for (gsize i = 0; i < n_points; i++)
    if (tkl_point_valid (points[i]))
      g_array_append_val (set, points[i]);
  return set;
}

GArray *
tkl_outline_hull (const TklPoint *points, gsize n_points, double margin_m)
{
  g_autoptr (GArray) wanted = NULL;
  g_autoptr (GArray) hull = NULL;

  g_return_val_if_fail (points != NULL || n_points == 0, NULL);
  g_return_val_if_fail (margin_m >= 0 && margin_m <= TKL_OUTLINE_MAX_RADIUS_M, NULL);

  wanted = set_points (points, n_points);
  if (!is_narrow (wanted))
    return NULL;
  hull = make_hull (wanted);
  if (margin_m > 0)
    {
      g_autoptr (GArray) rings = outline_new ();

      /* One point alone leaves an empty hull: there is nothing to turn at. */
      if (hull->len == 0)
        g_array_append_vals (hull, wanted->data, 1);
      for (guint i = 0; i < hull->len; i++)
        append_circle (rings, g_array_index (hull, TklPoint, i), margin_m, MARGIN_CORNERS);
      if (!is_narrow (rings))
        return NULL;
      g_array_unref (hull);
      hull = make_hull (rings);
    }
  return hull->len >= 3 ? g_steal_pointer (&hull) : NULL;
}
