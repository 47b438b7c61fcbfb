/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with a sketch and where, whether two are the same, and how large one is. */
/* Thread: any; pure. */
#include "tkl-sketch.h"

#include "tkl-shape-private.h"

#include <math.h>
#include <stdlib.h>

#define RADIANS_PER_E7 (G_PI / 180.0 / 1e7)

/* Pairs of edges that are compared while somebody drags a corner: about 10 ms. */
#define MAX_PAIRS 4000000

/* Edge @corner of a ring, from that corner to the next. */
typedef struct
{
  TklPoint a, b;
} Edge;

static Edge
edge_of (const TklPoint *points, guint n_points, guint corner)
{
  return (Edge){ points[corner], points[corner + 1 < n_points ? corner + 1 : 0] };
}

/* Where two edges that meet do so; of edges along one line the end of one that lies on the other. */
static TklPoint
meeting_point (Edge one, Edge other)
{
  gint64 c = tkl_cross (one.a, one.b, other.a);
  gint64 d = tkl_cross (one.a, one.b, other.b);
  double share;

  if (c == d)
    return tkl_segment_holds (one.a, one.b, other.a)   ? other.a
           : tkl_segment_holds (one.a, one.b, other.b) ? other.b
                                                       : one.a;
  share = (double) c / ((double) c - (double) d);
  return (TklPoint){
    (gint32) lround (other.a.lat_e7 + share * ((double) other.b.lat_e7 - (double) other.a.lat_e7)),
    (gint32) lround (other.a.lon_e7 + share * ((double) other.b.lon_e7 - (double) other.a.lon_e7))
  };
}

/* Returns: the fault of one ring; @ret_spot tells where. */
static TklShapeProblem
check_ring (const TklShape *sketch, guint ring, TklSketchSpot *ret_spot)
{
  const TklPoint *points = sketch->points + sketch->ring_point[ring];
  guint n_points = sketch->ring_point[ring + 1] - sketch->ring_point[ring];
  guint corner, other;
  TklShapeProblem problem;

  if (n_points < 3)
    {
      *ret_spot = (TklSketchSpot){ ring, 0, points[0] };
      return TKL_SHAPE_TOO_FEW_CORNERS;
    }
  problem = tkl_ring_check (points, n_points, &corner, &other);
  if (problem == TKL_SHAPE_CROSSED)
    *ret_spot = (TklSketchSpot){ ring, corner,
                                 meeting_point (edge_of (points, n_points, corner),
                                                edge_of (points, n_points, other)) };
  else if (problem != TKL_SHAPE_OK)
    *ret_spot = (TklSketchSpot){ ring, 0, points[0] };
  return problem;
}

/* A copy without corners twice in a row, as a builder would see it; corners keep their numbers in
 * @ret_numbers. */
static TklShape *
drop_repeated (const TklShape *sketch, guint ring, guint **ret_numbers)
{
  const TklPoint *points = sketch->points + sketch->ring_point[ring];
  guint n_points = sketch->ring_point[ring + 1] - sketch->ring_point[ring];
  g_autofree TklPoint *kept = g_new (TklPoint, n_points);
  guint n = 0;

  *ret_numbers = g_new (guint, n_points);
  for (guint i = 0; i < n_points; i++)
    if (n == 0 || !tkl_point_equal (points[i], kept[n - 1]))
      {
        (*ret_numbers)[n] = i;
        kept[n++] = points[i];
      }
  while (n > 1 && tkl_point_equal (kept[0], kept[n - 1]))
    n--;
  return tkl_sketch_new (kept, n);
}

static TklShapeProblem
check_rings (const TklShape *sketch, TklSketchSpot *ret_spot)
{
  for (guint ring = 0; ring < sketch->n_rings; ring++)
    {
      g_autofree guint *numbers = NULL;
      g_autoptr (TklShape) alone = drop_repeated (sketch, ring, &numbers);
      TklShapeProblem problem = check_ring (alone, 0, ret_spot);

      if (problem == TKL_SHAPE_OK)
        continue;
      ret_spot->ring = ring;
      ret_spot->corner = numbers[ret_spot->corner];
      return problem;
    }
  return TKL_SHAPE_OK;
}

TklShapeProblem
tkl_sketch_check (const TklShape *sketch, TklSketchSpot *ret_spot)
{
  TklShapeProblem problem;
  guint ring;

  g_return_val_if_fail (sketch != NULL && ret_spot != NULL, TKL_SHAPE_EMPTY);

  for (guint i = 0; i < sketch->n_points; i++)
    if (!tkl_point_valid (sketch->points[i]))
      {
        *ret_spot = (TklSketchSpot){ 0, 0, TKL_POINT_NONE };
        return TKL_SHAPE_OUT_OF_RANGE;
      }
  *ret_spot = (TklSketchSpot){ 0, 0, sketch->points[0] };
  if (sketch->n_points > TKL_SHAPE_MAX_CORNERS)
    return TKL_SHAPE_TOO_MANY_CORNERS;
  if (!tkl_shape_spans_ok (sketch))
    return TKL_SHAPE_TOO_LARGE;
  problem = check_rings (sketch, ret_spot);
  if (problem != TKL_SHAPE_OK)
    return problem;
  problem = tkl_shape_check_holes (sketch, &ring);
  if (problem != TKL_SHAPE_OK)
    *ret_spot = (TklSketchSpot){ ring, 0, sketch->points[sketch->ring_point[ring]] };
  return problem;
}

/* Edges of all rings, from south to north. */
typedef struct
{
  Edge edge;
  gint32 south, north;
  guint ring, corner, n_corners;
} Strip;

static int
compare_strips (gconstpointer a, gconstpointer b)
{
  const Strip *left = a;
  const Strip *right = b;

  return (left->south > right->south) - (left->south < right->south);
}

static Strip *
sort_strips (const TklShape *sketch)
{
  Strip *strips = g_new (Strip, sketch->n_points);
  guint n = 0;

  for (guint ring = 0; ring < sketch->n_rings; ring++)
    {
      guint first = sketch->ring_point[ring];
      guint n_corners = sketch->ring_point[ring + 1] - first;

      for (guint i = 0; i < n_corners; i++)
        {
          Edge edge = edge_of (sketch->points + first, n_corners, i);

          strips[n++] = (Strip){ edge,
                                 MIN (edge.a.lat_e7, edge.b.lat_e7),
                                 MAX (edge.a.lat_e7, edge.b.lat_e7),
                                 ring,
                                 i,
                                 n_corners };
        }
    }
  qsort (strips, n, sizeof (Strip), compare_strips);
  return strips;
}

static gboolean
strips_meet (const Strip *a, const Strip *b)
{
  guint apart = MAX (a->corner, b->corner) - MIN (a->corner, b->corner);

  if (a->ring == b->ring && (apart == 1 || apart + 1 == a->n_corners))
    return FALSE;
  return tkl_edges_meet (a->edge.a, a->edge.b, b->edge.a, b->edge.b);
}

guint
tkl_sketch_count_crossings (const TklShape *sketch, guint limit)
{
  g_autofree Strip *strips = NULL;
  guint n = 0;

  g_return_val_if_fail (sketch != NULL && tkl_shape_spans_ok (sketch), 0);

  strips = sort_strips (sketch);
  for (guint a = 0; a < sketch->n_points; a++)
    for (guint b = a + 1; b < sketch->n_points && strips[b].south <= strips[a].north; b++)
      {
        n += strips_meet (&strips[a], &strips[b]);
        if (n >= limit)
          return n;
      }
  return n;
}

static gboolean
spans_ok (const TklPoint *points, guint n_points, TklPoint next)
{
  g_autoptr (TklShape) path = tkl_sketch_new (points, n_points);
  g_autoptr (TklShape) led = tkl_sketch_splice (path, 0, n_points, 0, &next, 1);

  return tkl_shape_spans_ok (led);
}

/* A path is a ring that lacks its last edge: the new edge is that of its last corner. */
gboolean
tkl_sketch_path_meets (const TklPoint *points, guint n_points, TklPoint next, TklPoint *ret_where)
{
  Edge edge;
  guint first;

  g_return_val_if_fail ((points != NULL || n_points == 0) && ret_where != NULL, FALSE);

  if (n_points < 2 || !tkl_point_valid (next) || tkl_point_equal (points[n_points - 1], next))
    return FALSE;
  edge = (Edge){ points[n_points - 1], next };
  if (!spans_ok (points, n_points, next))
    return FALSE;
  if (tkl_edge_turns_back (points[n_points - 2], edge.a, edge.b))
    {
      *ret_where = edge.a;
      return TRUE;
    }
  first = tkl_point_equal (points[0], next) ? 1 : 0;
  for (guint i = first; i + 2 < n_points; i++)
    if (tkl_edges_meet (points[i], points[i + 1], edge.a, edge.b))
      {
        *ret_where = meeting_point ((Edge){ points[i], points[i + 1] }, edge);
        return TRUE;
      }
  return FALSE;
}

/* --- holes ----------------------------------------------------------------------------------- */

/* Edges cross when each lies on both sides of the other; touching is allowed. */
static gboolean
edges_cross (Edge one, Edge other)
{
  gint64 c = tkl_cross (one.a, one.b, other.a);
  gint64 d = tkl_cross (one.a, one.b, other.b);
  gint64 a = tkl_cross (other.a, other.b, one.a);
  gint64 b = tkl_cross (other.a, other.b, one.b);

  return ((c < 0 && d > 0) || (c > 0 && d < 0)) && ((a < 0 && b > 0) || (a > 0 && b < 0));
}

static gboolean
rings_cross (const TklShape *sketch, guint ring, guint hole, TklSketchSpot *ret_spot)
{
  const TklPoint *outer = sketch->points + sketch->ring_point[ring];
  const TklPoint *inner = sketch->points + sketch->ring_point[hole];
  guint n_outer = sketch->ring_point[ring + 1] - sketch->ring_point[ring];
  guint n_inner = sketch->ring_point[hole + 1] - sketch->ring_point[hole];

  for (guint i = 0; i < n_inner; i++)
    for (guint j = 0; j < n_outer; j++)
      {
        Edge one = edge_of (inner, n_inner, i);
        Edge other = edge_of (outer, n_outer, j);

        if (edges_cross (one, other))
          {
            *ret_spot = (TklSketchSpot){ hole, i, meeting_point (one, other) };
            return TRUE;
          }
      }
  return FALSE;
}

static gboolean
few_pairs (const TklShape *sketch)
{
  guint64 n_pairs = 0;

  for (guint part = 0; part < sketch->n_parts; part++)
    {
      guint first = sketch->part_ring[part];
      guint end = sketch->part_ring[part + 1];

      for (guint hole = first + 1; hole < end; hole++)
        n_pairs += (guint64) (sketch->ring_point[hole] - sketch->ring_point[first])
                   * (sketch->ring_point[hole + 1] - sketch->ring_point[hole]);
    }
  return n_pairs <= MAX_PAIRS;
}

gboolean
tkl_sketch_hole_crosses (const TklShape *sketch, TklSketchSpot *ret_spot)
{
  g_return_val_if_fail (sketch != NULL && ret_spot != NULL, FALSE);

  if (!tkl_shape_spans_ok (sketch) || !few_pairs (sketch))
    return FALSE;
  for (guint part = 0; part < sketch->n_parts; part++)
    for (guint hole = sketch->part_ring[part] + 1; hole < sketch->part_ring[part + 1]; hole++)
      for (guint ring = sketch->part_ring[part]; ring < hole; ring++)
        if (rings_cross (sketch, ring, hole, ret_spot))
          return TRUE;
  return FALSE;
}

/* --- comparing ------------------------------------------------------------------------------- */

typedef struct
{
  const TklPoint *points;
  guint n_points;
} Ring;

static Ring
ring_of (const TklShape *sketch, guint ring)
{
  return (Ring){ sketch->points + sketch->ring_point[ring],
                 sketch->ring_point[ring + 1] - sketch->ring_point[ring] };
}

static gboolean
runs_alike (Ring a, Ring b, guint start, gboolean backwards)
{
  for (guint i = 0; i < a.n_points; i++)
    {
      guint at = backwards ? start + b.n_points - i : start + i;

      if (!tkl_point_equal (a.points[i], b.points[at % b.n_points]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
ring_alike (Ring a, Ring b)
{
  guint start = 0;

  if (a.n_points != b.n_points)
    return FALSE;
  while (start < b.n_points && !tkl_point_equal (b.points[start], a.points[0]))
    start++;
  return start < b.n_points && (runs_alike (a, b, start, FALSE) || runs_alike (a, b, start, TRUE));
}

/* Whether each ring from @first on has its like in @b; those before @first are outlines. */
static gboolean
part_alike (const TklShape *a, guint a_part, const TklShape *b, guint b_part)
{
  guint a_first = a->part_ring[a_part];
  guint b_first = b->part_ring[b_part];
  guint n_rings = a->part_ring[a_part + 1] - a_first;

  if (n_rings != b->part_ring[b_part + 1] - b_first
      || !ring_alike (ring_of (a, a_first), ring_of (b, b_first)))
    return FALSE;
  for (guint i = 1; i < n_rings; i++)
    {
      guint j = 1;

      while (j < n_rings && !ring_alike (ring_of (a, a_first + i), ring_of (b, b_first + j)))
        j++;
      if (j == n_rings)
        return FALSE;
    }
  return TRUE;
}

gboolean
tkl_sketch_equivalent (const TklShape *a, const TklShape *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->n_parts != b->n_parts || a->n_points != b->n_points || !tkl_point_equal (a->min, b->min)
      || !tkl_point_equal (a->max, b->max))
    return FALSE;
  for (guint i = 0; i < a->n_parts; i++)
    {
      guint j = 0;

      while (j < b->n_parts && !part_alike (a, i, b, j))
        j++;
      if (j == b->n_parts)
        return FALSE;
    }
  return TRUE;
}

/* --- area ------------------------------------------------------------------------------------ */

/* The mean of the sine between two latitudes, exact for an edge that is straight in longitude and
 * latitude, less the sine at @from, which keeps small polygons from cancelling out. */
static double
mean_sine (double lat_a, double lat_b, double from)
{
  double half = (lat_b - lat_a) / 2;
  double middle = (lat_a + lat_b) / 2;
  double ratio = fabs (half) < 1e-9 ? 1.0 : sin (half) / half;
  double rise = 2 * cos ((middle + from) / 2) * sin ((middle - from) / 2);

  return ratio * rise + (ratio - 1.0) * sin (from);
}

double
tkl_ring_area_m2 (const TklPoint *points, guint n_points)
{
  double sum = 0;
  double from;

  g_return_val_if_fail (points != NULL || n_points == 0, 0);

  if (n_points < 3)
    return 0;
  from = points[0].lat_e7 * RADIANS_PER_E7;
  for (guint i = 0; i < n_points; i++)
    {
      Edge edge = edge_of (points, n_points, i);
      double east = ((double) edge.b.lon_e7 - edge.a.lon_e7) * RADIANS_PER_E7;

      sum += east
             * mean_sine (edge.a.lat_e7 * RADIANS_PER_E7, edge.b.lat_e7 * RADIANS_PER_E7, from);
    }
  return fabs (sum) * TKL_EARTH_RADIUS_M * TKL_EARTH_RADIUS_M;
}

double
tkl_sketch_area_m2 (const TklShape *sketch)
{
  double sum = 0;

  g_return_val_if_fail (sketch != NULL, 0);

  for (guint part = 0; part < sketch->n_parts; part++)
    for (guint ring = sketch->part_ring[part]; ring < sketch->part_ring[part + 1]; ring++)
      {
        Ring points = ring_of (sketch, ring);
        double area = tkl_ring_area_m2 (points.points, points.n_points);

        sum += ring == sketch->part_ring[part] ? area : -area;
      }
  return MAX (sum, 0);
}
