/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A zone whose edge is led around places that lie just outside of it (F144). */
/* Thread: any; pure. */
#include "tkl-edge-stretch.h"

#include "tkl-edge-flat.h"
#include "tkl-outline.h"
#include "tkl-sketch.h"

#define AROUND_CORNERS 8
/* What lies on the edge needs no way around it. */
#define ON_EDGE_M 0.1
#define FAR_M 1e9

/* An edge of a ring, from its corner to the next one. */
typedef struct
{
  gsize shape;
  guint ring, corner;
  TklPoint from, to;
} Edge;

/* --- the nearest edge ------------------------------------------------------------------------- */

static TklPoint
find_middle (const TklPoint *points, gsize n_points)
{
  gint64 lat = 0, lon = 0;

  for (gsize i = 0; i < n_points; i++)
    {
      lat += points[i].lat_e7;
      lon += points[i].lon_e7;
    }
  return (TklPoint){ (gint32) (lat / (gint64) n_points), (gint32) (lon / (gint64) n_points) };
}

static void
look_at_ring (const TklShape *shape, Edge edge, TklPoint middle, double *nearest_m, Edge *nearest)
{
  const TklPoint *corners = shape->points + shape->ring_point[edge.ring];
  guint n = shape->ring_point[edge.ring + 1] - shape->ring_point[edge.ring];

  for (edge.corner = 0; edge.corner < n; edge.corner++)
    {
      double far_m;

      edge.from = corners[edge.corner];
      edge.to = corners[(edge.corner + 1) % n];
      far_m = tkl_flat_to_stretch (tkl_flat (edge.from, middle), tkl_flat (edge.to, middle));
      if (far_m >= *nearest_m)
        continue;
      *nearest_m = far_m;
      *nearest = edge;
    }
}

static gboolean
find_edge (const TklShape *const *shapes, gsize n_shapes, TklPoint middle, Edge *nearest)
{
  double nearest_m = FAR_M;

  for (gsize i = 0; i < n_shapes; i++)
    for (guint ring = 0; ring < shapes[i]->n_rings; ring++)
      look_at_ring (shapes[i], (Edge){ .shape = i, .ring = ring }, middle, &nearest_m, nearest);
  return nearest_m < FAR_M;
}

/* --- the way around --------------------------------------------------------------------------- */

/* Along the edge, and off it to the side where the points are. */
typedef struct
{
  TklPoint origin;
  double length_m;
  double along_x, along_y; /* of length 1 */
  double side;             /* 1 or −1 */
} Axes;

static TklFlat
look_along (const Axes *axes, TklPoint point)
{
  TklFlat flat = tkl_flat (point, axes->origin);

  return (TklFlat){ flat.x_m * axes->along_x + flat.y_m * axes->along_y,
                    axes->side * (flat.y_m * axes->along_x - flat.x_m * axes->along_y) };
}

static TklPoint
on_edge (const Axes *axes, double along_m)
{
  return tkl_flat_to_point ((TklFlat){ along_m * axes->along_x, along_m * axes->along_y },
                            axes->origin);
}

static gboolean
axes_init (Axes *axes, const Edge *edge, TklPoint middle)
{
  TklFlat to = tkl_flat (edge->to, edge->from);

  axes->origin = edge->from;
  axes->side = 1;
  axes->length_m = hypot (to.x_m, to.y_m);
  if (axes->length_m < ON_EDGE_M)
    return FALSE;
  axes->along_x = to.x_m / axes->length_m;
  axes->along_y = to.y_m / axes->length_m;
  if (look_along (axes, middle).y_m < 0)
    axes->side = -1;
  return TRUE;
}

/* @ends: (out): between which places of the edge they lie. */
static GArray *
gather_around (const Axes *axes, const TklPoint *points, gsize n_points, double ends_m[2])
{
  GArray *around = g_array_new (FALSE, FALSE, sizeof (TklPoint));

  ends_m[0] = FAR_M;
  ends_m[1] = -FAR_M;
  for (gsize i = 0; i < n_points; i++)
    for (guint k = 0; k < AROUND_CORNERS; k++)
      {
        TklPoint corner = tkl_point_travel (points[i], 360.0 * k / AROUND_CORNERS,
                                            TKL_EDGE_SPARE_M / cos (G_PI / AROUND_CORNERS));
        TklFlat flat = look_along (axes, corner);

        ends_m[0] = MIN (ends_m[0], flat.x_m);
        ends_m[1] = MAX (ends_m[1], flat.x_m);
        if (flat.y_m > ON_EDGE_M)
          g_array_append_val (around, corner);
      }
  /* Past a corner the way begins there and comes back a little before it. */
  ends_m[0] = CLAMP (ends_m[0], 0, MAX (axes->length_m - TKL_EDGE_SPARE_M, 0));
  ends_m[1] = CLAMP (ends_m[1], MIN (TKL_EDGE_SPARE_M, axes->length_m), axes->length_m);
  return around;
}

static guint
find_point (const GArray *points, TklPoint point)
{
  for (guint i = 0; i < points->len; i++)
    if (tkl_point_equal (g_array_index (points, TklPoint, i), point))
      return i;
  return G_MAXUINT;
}

/* From @first to @last around the hull, the way that is not the edge itself. Both are corners of it, next to
 * each other. */
static GArray *
walk_hull (const GArray *hull, TklPoint first, TklPoint last)
{
  guint n = hull->len, at = find_point (hull, first), end = find_point (hull, last);
  guint step;
  GArray *way;

  if (at == G_MAXUINT || end == G_MAXUINT || ((at + 1) % n != end && (end + 1) % n != at))
    return NULL;
  step = (at + 1) % n == end ? n - 1 : 1;
  way = g_array_new (FALSE, FALSE, sizeof (TklPoint));
  for (;; at = (at + step) % n)
    {
      g_array_append_vals (way, &g_array_index (hull, TklPoint, at), 1);
      if (at == end)
        return way;
    }
}

/* Returns: (transfer full) (nullable): from a place on the edge to another one. */
static GArray *
find_way (const Edge *edge, const TklPoint *points, gsize n_points)
{
  Axes axes;
  double ends_m[2];
  g_autoptr (GArray) around = NULL;
  g_autoptr (GArray) hull = NULL;
  TklPoint first, last;

  if (!axes_init (&axes, edge, find_middle (points, n_points)))
    return NULL;
  around = gather_around (&axes, points, n_points, ends_m);
  first = on_edge (&axes, ends_m[0]);
  last = on_edge (&axes, ends_m[1]);
  g_array_append_val (around, first);
  g_array_append_val (around, last);
  hull = tkl_outline_hull ((const TklPoint *) (gconstpointer) around->data, around->len, 0);
  return hull != NULL ? walk_hull (hull, first, last) : NULL;
}

/* --- the zone --------------------------------------------------------------------------------- */

static gboolean
contains_all (const TklShape *shape, const TklPoint *points, gsize n_points)
{
  for (gsize i = 0; i < n_points; i++)
    if (!tkl_shape_contains (shape, points[i]))
      return FALSE;
  return TRUE;
}

TklShape *
tkl_edge_stretch (const TklShape *const *shapes,
                  gsize n_shapes,
                  const TklPoint *points,
                  gsize n_points,
                  gsize *ret_shape)
{
  Edge edge = { 0 };
  g_autoptr (GArray) way = NULL;
  g_autoptr (TklShape) sketch = NULL;
  g_autoptr (TklShape) shape = NULL;
  TklSketchSpot spot;

  g_return_val_if_fail (n_points > 0 && ret_shape != NULL, NULL);

  if (!find_edge (shapes, n_shapes, find_middle (points, n_points), &edge))
    return NULL;
  way = find_way (&edge, points, n_points);
  if (way == NULL)
    return NULL;
  sketch = tkl_sketch_splice (shapes[edge.shape], edge.ring, edge.corner + 1, 0,
                              (const TklPoint *) (gconstpointer) way->data, way->len);
  if (!tkl_sketch_hole_crosses (sketch, &spot))
    shape = tkl_sketch_finish (sketch, NULL, NULL);
  if (shape == NULL || !contains_all (shape, points, n_points))
    return NULL;
  *ret_shape = edge.shape;
  return g_steal_pointer (&shape);
}
