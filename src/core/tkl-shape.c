/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklShape: one shared block per shape; building and the exact test of a point. */
/* Thread: immutable after creation, any thread. */
#include "tkl-shape-private.h"

#include "tkl-core-error.h"

#include <string.h>

/* Shapes never change, so copies count references. */
typedef struct
{
  gatomicrefcount references;
  TklShape shape;
} Block;

struct _TklShapeBuilder
{
  GArray *points;          /* TklPoint */
  GArray *ring_point;      /* guint: first point of each ring */
  GArray *part_ring;       /* guint: first ring of each part */
  TklShapeProblem problem; /* first fault seen while points were added */
  guint problem_corner;    /* (of the ring being added) */
};

/* --- blocks ---------------------------------------------------------------------------------- */

TklShape *
tkl_shape_alloc (guint n_parts,
                 guint n_rings,
                 guint n_points,
                 guint **ret_part_ring,
                 guint **ret_ring_point,
                 TklPoint **ret_points)
{
  gsize n_indexes = (gsize) n_parts + n_rings + 2;
  Block *block
      = g_malloc (sizeof (Block) + n_points * sizeof (TklPoint) + n_indexes * sizeof (guint));

  g_atomic_ref_count_init (&block->references);
  *ret_points = (TklPoint *) (block + 1);
  *ret_part_ring = (guint *) (*ret_points + n_points);
  *ret_ring_point = *ret_part_ring + n_parts + 1;
  block->shape.n_parts = n_parts;
  block->shape.n_rings = n_rings;
  block->shape.n_points = n_points;
  block->shape.points = *ret_points;
  block->shape.part_ring = *ret_part_ring;
  block->shape.ring_point = *ret_ring_point;
  return &block->shape;
}

static Block *
get_block (const TklShape *shape)
{
  return (Block *) (gpointer) ((char *) shape - G_STRUCT_OFFSET (Block, shape));
}

TklShape *
tkl_shape_copy (const TklShape *shape)
{
  Block *block;

  if (shape == NULL)
    return NULL;
  block = get_block (shape);
  g_atomic_ref_count_inc (&block->references);
  return &block->shape;
}

void
tkl_shape_free (TklShape *shape)
{
  Block *block;

  if (shape == NULL)
    return;
  block = get_block (shape);
  if (g_atomic_ref_count_dec (&block->references))
    g_free (block);
}

void
tkl_shape_measure (TklShape *shape)
{
  shape->min = shape->max = shape->points[0];
  for (guint i = 1; i < shape->n_points; i++)
    {
      TklPoint p = shape->points[i];

      shape->min.lat_e7 = MIN (shape->min.lat_e7, p.lat_e7);
      shape->min.lon_e7 = MIN (shape->min.lon_e7, p.lon_e7);
      shape->max.lat_e7 = MAX (shape->max.lat_e7, p.lat_e7);
      shape->max.lon_e7 = MAX (shape->max.lon_e7, p.lon_e7);
    }
}

gboolean
tkl_shape_spans_ok (const TklShape *shape)
{
  return (gint64) shape->max.lat_e7 - shape->min.lat_e7 <= TKL_SHAPE_MAX_SPAN_E7
         && (gint64) shape->max.lon_e7 - shape->min.lon_e7 <= TKL_SHAPE_MAX_SPAN_E7;
}

gboolean
tkl_shape_equal (const TklShape *a, const TklShape *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->n_parts != b->n_parts || a->n_rings != b->n_rings
      || a->n_points != b->n_points)
    return FALSE;
  return memcmp (a->part_ring, b->part_ring, (a->n_parts + 1) * sizeof (guint)) == 0
         && memcmp (a->ring_point, b->ring_point, (a->n_rings + 1) * sizeof (guint)) == 0
         && memcmp (a->points, b->points, a->n_points * sizeof (TklPoint)) == 0;
}

/* --- containment ----------------------------------------------------------------------------- */

static int
locate_in_ring (const TklShape *shape, guint ring, TklPoint point)
{
  guint first = shape->ring_point[ring];

  return tkl_ring_locate (shape->points + first, shape->ring_point[ring + 1] - first, point);
}

static gboolean
part_contains (const TklShape *shape, guint part, TklPoint point)
{
  guint outline = shape->part_ring[part];

  if (locate_in_ring (shape, outline, point) < 0)
    return FALSE;
  for (guint hole = outline + 1; hole < shape->part_ring[part + 1]; hole++)
    if (locate_in_ring (shape, hole, point) > 0)
      return FALSE;
  return TRUE;
}

gboolean
tkl_shape_contains (const TklShape *shape, TklPoint point)
{
  g_return_val_if_fail (shape != NULL, FALSE);

  /* The box also keeps the products of the exact test within 64 bits. */
  if (point.lat_e7 < shape->min.lat_e7 || point.lat_e7 > shape->max.lat_e7
      || point.lon_e7 < shape->min.lon_e7 || point.lon_e7 > shape->max.lon_e7)
    return FALSE;

  for (guint part = 0; part < shape->n_parts; part++)
    if (part_contains (shape, part, point))
      return TRUE;
  return FALSE;
}

/* --- building -------------------------------------------------------------------------------- */

TklShapeBuilder *
tkl_shape_builder_new (void)
{
  TklShapeBuilder *builder = g_new0 (TklShapeBuilder, 1);

  builder->points = g_array_new (FALSE, FALSE, sizeof (TklPoint));
  builder->ring_point = g_array_new (FALSE, FALSE, sizeof (guint));
  builder->part_ring = g_array_new (FALSE, FALSE, sizeof (guint));
  return builder;
}

void
tkl_shape_builder_free (TklShapeBuilder *builder)
{
  if (builder == NULL)
    return;
  g_array_unref (builder->points);
  g_array_unref (builder->ring_point);
  g_array_unref (builder->part_ring);
  g_free (builder);
}

static void
note_problem (TklShapeBuilder *builder, TklShapeProblem problem)
{
  if (builder->problem == TKL_SHAPE_OK)
    builder->problem = problem;
}

/* Drops the closing point of the ring added last. */
static void
close_ring (TklShapeBuilder *builder)
{
  const TklPoint *points = (const TklPoint *) (gpointer) builder->points->data;
  guint first;

  if (builder->ring_point->len == 0)
    return;
  first = g_array_index (builder->ring_point, guint, builder->ring_point->len - 1);
  while (builder->points->len > first + 1
         && tkl_point_equal (points[first], points[builder->points->len - 1]))
    g_array_set_size (builder->points, builder->points->len - 1);
}

void
tkl_shape_builder_add_part (TklShapeBuilder *builder)
{
  g_return_if_fail (builder != NULL);

  close_ring (builder);
  if (builder->part_ring->len > TKL_SHAPE_MAX_CORNERS)
    note_problem (builder, TKL_SHAPE_TOO_MANY_CORNERS);
  else
    g_array_append_val (builder->part_ring, builder->ring_point->len);
}

void
tkl_shape_builder_add_ring (TklShapeBuilder *builder)
{
  g_return_if_fail (builder != NULL && builder->part_ring->len > 0);

  close_ring (builder);
  if (builder->ring_point->len > TKL_SHAPE_MAX_CORNERS)
    note_problem (builder, TKL_SHAPE_TOO_MANY_CORNERS);
  else
    g_array_append_val (builder->ring_point, builder->points->len);
}

void
tkl_shape_builder_add_point (TklShapeBuilder *builder, TklPoint point)
{
  guint first;

  g_return_if_fail (builder != NULL && builder->ring_point->len > 0);

  first = g_array_index (builder->ring_point, guint, builder->ring_point->len - 1);
  if (!tkl_point_valid (point))
    {
      builder->problem_corner = builder->points->len - first;
      note_problem (builder, TKL_SHAPE_OUT_OF_RANGE);
    }
  else if (builder->points->len > first
           && tkl_point_equal (point,
                               g_array_index (builder->points, TklPoint, builder->points->len - 1)))
    return;
  /* One more than allowed may be a closing point that goes again. */
  else if (builder->points->len > TKL_SHAPE_MAX_CORNERS)
    note_problem (builder, TKL_SHAPE_TOO_MANY_CORNERS);
  else
    g_array_append_val (builder->points, point);
}

/* Returns: a shape of everything added so far, or NULL when a part has no outline. */
static TklShape *
assemble (const TklShapeBuilder *builder)
{
  guint n_parts = builder->part_ring->len;
  guint n_rings = builder->ring_point->len;
  guint *part_ring, *ring_point;
  TklPoint *points;
  TklShape *shape;

  for (guint part = 0; part < n_parts; part++)
    {
      guint end
          = part + 1 < n_parts ? g_array_index (builder->part_ring, guint, part + 1) : n_rings;

      if (g_array_index (builder->part_ring, guint, part) >= end)
        return NULL;
    }
  if (n_parts == 0 || builder->points->len == 0)
    return NULL;

  shape
      = tkl_shape_alloc (n_parts, n_rings, builder->points->len, &part_ring, &ring_point, &points);
  memcpy (part_ring, builder->part_ring->data, n_parts * sizeof (guint));
  memcpy (ring_point, builder->ring_point->data, n_rings * sizeof (guint));
  memcpy (points, builder->points->data, builder->points->len * sizeof (TklPoint));
  part_ring[n_parts] = n_rings;
  ring_point[n_rings] = builder->points->len;
  tkl_shape_measure (shape);
  return shape;
}

/* A hole may touch its outline, or reach over it a little, since maps are drawn and rounded. */
static gboolean
hole_lies_beyond (const TklShape *shape, guint outline, guint hole)
{
  for (guint i = shape->ring_point[hole]; i < shape->ring_point[hole + 1]; i++)
    if (locate_in_ring (shape, outline, shape->points[i]) >= 0)
      return FALSE;
  return TRUE;
}

TklShapeProblem
tkl_shape_check_holes (const TklShape *shape, guint *ret_ring)
{
  for (guint part = 0; part < shape->n_parts; part++)
    for (guint hole = shape->part_ring[part] + 1; hole < shape->part_ring[part + 1]; hole++)
      if (hole_lies_beyond (shape, shape->part_ring[part], hole))
        {
          *ret_ring = hole;
          return TKL_SHAPE_HOLE_BEYOND;
        }
  return TKL_SHAPE_OK;
}

static TklShapeProblem
check_shape (const TklShape *shape, guint *ret_ring, guint *ret_corner)
{
  TklShapeProblem problem = TKL_SHAPE_OK;
  guint other;

  if (shape->n_points > TKL_SHAPE_MAX_CORNERS)
    return TKL_SHAPE_TOO_MANY_CORNERS;
  if (!tkl_shape_spans_ok (shape))
    return TKL_SHAPE_TOO_LARGE;

  for (guint ring = 0; problem == TKL_SHAPE_OK && ring < shape->n_rings; ring++)
    {
      guint first = shape->ring_point[ring];

      *ret_ring = ring;
      problem = tkl_ring_check (shape->points + first, shape->ring_point[ring + 1] - first,
                                ret_corner, &other);
    }
  return problem == TKL_SHAPE_OK ? tkl_shape_check_holes (shape, ret_ring) : problem;
}

static void
set_problem_error (TklShapeProblem problem, guint ring, guint corner, GError **error)
{
  static const char *const texts[] = {
    [TKL_SHAPE_OK] = "",
    [TKL_SHAPE_EMPTY] = "no polygon, or a polygon without an outline",
    [TKL_SHAPE_OUT_OF_RANGE] = "a corner is no position on Earth",
    [TKL_SHAPE_TOO_MANY_CORNERS] = "too many corners",
    [TKL_SHAPE_TOO_LARGE] = "wider than 10 degrees",
    [TKL_SHAPE_TOO_FEW_CORNERS] = "a ring with fewer than three different corners",
    [TKL_SHAPE_NO_AREA] = "all corners of a ring lie on one line",
    [TKL_SHAPE_CROSSED] = "an edge crosses or touches another one",
    [TKL_SHAPE_HOLE_BEYOND] = "a hole lies beyond its outline",
  };

  if (problem == TKL_SHAPE_CROSSED || problem == TKL_SHAPE_OUT_OF_RANGE)
    g_set_error (error, TKL_CORE_ERROR, TKL_CORE_ERROR_SHAPE, "%s (ring %u, corner %u)",
                 texts[problem], ring + 1, corner + 1);
  else
    g_set_error_literal (error, TKL_CORE_ERROR, TKL_CORE_ERROR_SHAPE, texts[problem]);
}

static void
reset_builder (TklShapeBuilder *builder)
{
  g_array_set_size (builder->points, 0);
  g_array_set_size (builder->ring_point, 0);
  g_array_set_size (builder->part_ring, 0);
  builder->problem = TKL_SHAPE_OK;
  builder->problem_corner = 0;
}

TklShape *
tkl_shape_builder_finish (TklShapeBuilder *builder, TklShapeProblem *ret_problem, GError **error)
{
  return tkl_shape_builder_finish_or_sketch (builder, ret_problem, NULL, error);
}

TklShape *
tkl_shape_builder_finish_or_sketch (TklShapeBuilder *builder,
                                    TklShapeProblem *ret_problem,
                                    TklShape **ret_sketch,
                                    GError **error)
{
  g_autoptr (TklShape) shape = NULL;
  TklShapeProblem problem;
  guint ring, corner;

  g_return_val_if_fail (builder != NULL, NULL);

  close_ring (builder);
  problem = builder->problem;
  ring = builder->ring_point->len - 1;
  corner = builder->problem_corner;
  if (problem == TKL_SHAPE_OK)
    {
      shape = assemble (builder);
      problem = shape == NULL ? TKL_SHAPE_EMPTY : check_shape (shape, &ring, &corner);
    }
  reset_builder (builder);

  if (ret_problem != NULL)
    *ret_problem = problem;
  if (problem == TKL_SHAPE_OK)
    return g_steal_pointer (&shape);
  if (ret_sketch != NULL)
    *ret_sketch = g_steal_pointer (&shape);
  set_problem_error (problem, ring, corner, error);
  return NULL;
}
