/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shapes in the making: corners and rings put in, moved and taken out. */
/* Thread: any; pure. */
#include "tkl-sketch.h"

#include "tkl-shape-private.h"

#include <string.h>

TklShape *
tkl_sketch_new (const TklPoint *points, guint n_points)
{
  guint *part_ring, *ring_point;
  TklPoint *copy;
  TklShape *sketch;

  g_return_val_if_fail (points != NULL && n_points > 0, NULL);

  sketch = tkl_shape_alloc (1, 1, n_points, &part_ring, &ring_point, &copy);
  part_ring[0] = ring_point[0] = 0;
  part_ring[1] = 1;
  ring_point[1] = n_points;
  memcpy (copy, points, n_points * sizeof (TklPoint));
  tkl_shape_measure (sketch);
  return sketch;
}

/* Copies first indexes 0 … @n, those after @from moved by @by. */
static void
copy_firsts (guint *to, const guint *firsts, guint n, guint from, guint by)
{
  for (guint i = 0; i <= n; i++)
    to[i] = firsts[i] + (i > from ? by : 0);
}

TklShape *
tkl_sketch_splice (const TklShape *sketch,
                   guint ring,
                   guint corner,
                   guint n_removed,
                   const TklPoint *points,
                   guint n_points)
{
  guint *part_ring, *ring_point;
  guint at;
  TklPoint *copy;
  TklShape *result;

  g_return_val_if_fail (sketch != NULL && ring < sketch->n_rings, NULL);
  at = sketch->ring_point[ring] + corner;
  g_return_val_if_fail (at + n_removed <= sketch->ring_point[ring + 1], NULL);
  g_return_val_if_fail (
      sketch->ring_point[ring + 1] - sketch->ring_point[ring] + n_points > n_removed, NULL);

  result
      = tkl_shape_alloc (sketch->n_parts, sketch->n_rings, sketch->n_points - n_removed + n_points,
                         &part_ring, &ring_point, &copy);
  memcpy (part_ring, sketch->part_ring, (sketch->n_parts + 1) * sizeof (guint));
  copy_firsts (ring_point, sketch->ring_point, sketch->n_rings, ring, n_points - n_removed);
  memcpy (copy, sketch->points, at * sizeof (TklPoint));
  if (n_points > 0)
    memcpy (copy + at, points, n_points * sizeof (TklPoint));
  memcpy (copy + at + n_points, sketch->points + at + n_removed,
          (sketch->n_points - at - n_removed) * sizeof (TklPoint));
  tkl_shape_measure (result);
  return result;
}

TklShape *
tkl_sketch_add_part (const TklShape *sketch, const TklPoint *points, guint n_points)
{
  guint *part_ring, *ring_point;
  TklPoint *copy;
  TklShape *result;

  g_return_val_if_fail (points != NULL && n_points > 0, NULL);

  if (sketch == NULL)
    return tkl_sketch_new (points, n_points);
  result = tkl_shape_alloc (sketch->n_parts + 1, sketch->n_rings + 1, sketch->n_points + n_points,
                            &part_ring, &ring_point, &copy);
  memcpy (part_ring, sketch->part_ring, (sketch->n_parts + 1) * sizeof (guint));
  memcpy (ring_point, sketch->ring_point, (sketch->n_rings + 1) * sizeof (guint));
  part_ring[sketch->n_parts + 1] = sketch->n_rings + 1;
  ring_point[sketch->n_rings + 1] = sketch->n_points + n_points;
  memcpy (copy, sketch->points, sketch->n_points * sizeof (TklPoint));
  memcpy (copy + sketch->n_points, points, n_points * sizeof (TklPoint));
  tkl_shape_measure (result);
  return result;
}

TklShape *
tkl_sketch_add_hole (const TklShape *sketch, guint part, const TklPoint *points, guint n_points)
{
  guint *part_ring, *ring_point;
  guint ring, at;
  TklPoint *copy;
  TklShape *result;

  g_return_val_if_fail (sketch != NULL && part < sketch->n_parts, NULL);
  g_return_val_if_fail (points != NULL && n_points > 0, NULL);

  ring = sketch->part_ring[part + 1];
  at = sketch->ring_point[ring];
  result = tkl_shape_alloc (sketch->n_parts, sketch->n_rings + 1, sketch->n_points + n_points,
                            &part_ring, &ring_point, &copy);
  copy_firsts (part_ring, sketch->part_ring, sketch->n_parts, part, 1);
  memcpy (ring_point, sketch->ring_point, (ring + 1) * sizeof (guint));
  for (guint i = ring; i <= sketch->n_rings; i++)
    ring_point[i + 1] = sketch->ring_point[i] + n_points;
  memcpy (copy, sketch->points, at * sizeof (TklPoint));
  memcpy (copy + at, points, n_points * sizeof (TklPoint));
  memcpy (copy + at + n_points, sketch->points + at, (sketch->n_points - at) * sizeof (TklPoint));
  tkl_shape_measure (result);
  return result;
}

guint
tkl_sketch_part_of_ring (const TklShape *sketch, guint ring)
{
  guint part = 0;

  g_return_val_if_fail (sketch != NULL && ring < sketch->n_rings, 0);

  while (sketch->part_ring[part + 1] <= ring)
    part++;
  return part;
}

/* Rings @first … @end − 1 go, and with an outline its part. */
static TklShape *
drop_rings (const TklShape *sketch, guint part, guint first, guint end)
{
  guint n_dropped = end - first;
  guint from = sketch->ring_point[first];
  guint to = sketch->ring_point[end];
  gboolean whole = first == sketch->part_ring[part];
  guint *part_ring, *ring_point;
  TklPoint *copy;
  TklShape *result
      = tkl_shape_alloc (sketch->n_parts - whole, sketch->n_rings - n_dropped,
                         sketch->n_points - (to - from), &part_ring, &ring_point, &copy);

  for (guint i = 0; i <= sketch->n_parts; i++)
    if (i <= part)
      part_ring[i] = sketch->part_ring[i];
    else
      part_ring[i - whole] = sketch->part_ring[i] - n_dropped;
  for (guint i = 0; i <= sketch->n_rings; i++)
    if (i <= first)
      ring_point[i] = sketch->ring_point[i];
    else if (i >= end)
      ring_point[i - n_dropped] = sketch->ring_point[i] - (to - from);
  memcpy (copy, sketch->points, from * sizeof (TklPoint));
  memcpy (copy + from, sketch->points + to, (sketch->n_points - to) * sizeof (TklPoint));
  tkl_shape_measure (result);
  return result;
}

TklShape *
tkl_sketch_remove_ring (const TklShape *sketch, guint ring)
{
  guint part;

  g_return_val_if_fail (sketch != NULL && ring < sketch->n_rings, NULL);

  part = tkl_sketch_part_of_ring (sketch, ring);
  if (ring != sketch->part_ring[part])
    return drop_rings (sketch, part, ring, ring + 1);
  return sketch->n_parts > 1 ? drop_rings (sketch, part, ring, sketch->part_ring[part + 1]) : NULL;
}

/* @min and @max: the two corners of the box. */
static gboolean
may_shift (TklPoint min, TklPoint max, gint32 north_e7, gint32 east_e7)
{
  const gint64 edges[][2] = { { (gint64) min.lat_e7 + north_e7, (gint64) min.lon_e7 + east_e7 },
                              { (gint64) max.lat_e7 + north_e7, (gint64) max.lon_e7 + east_e7 } };

  for (gsize i = 0; i < G_N_ELEMENTS (edges); i++)
    if (edges[i][0] != (gint32) edges[i][0] || edges[i][1] != (gint32) edges[i][1]
        || !tkl_point_valid ((TklPoint){ (gint32) edges[i][0], (gint32) edges[i][1] }))
      return FALSE;
  return TRUE;
}

TklShape *
tkl_sketch_shift (const TklShape *sketch, gint32 north_e7, gint32 east_e7)
{
  guint *part_ring, *ring_point;
  TklPoint *copy;
  TklShape *result;

  g_return_val_if_fail (sketch != NULL, NULL);

  if (!may_shift (sketch->min, sketch->max, north_e7, east_e7))
    return NULL;
  result = tkl_shape_alloc (sketch->n_parts, sketch->n_rings, sketch->n_points, &part_ring,
                            &ring_point, &copy);
  memcpy (part_ring, sketch->part_ring, (sketch->n_parts + 1) * sizeof (guint));
  memcpy (ring_point, sketch->ring_point, (sketch->n_rings + 1) * sizeof (guint));
  for (guint i = 0; i < sketch->n_points; i++)
    copy[i] = (TklPoint){ sketch->points[i].lat_e7 + north_e7, sketch->points[i].lon_e7 + east_e7 };
  tkl_shape_measure (result);
  return result;
}

TklShape *
tkl_sketch_finish (const TklShape *sketch, TklShapeProblem *ret_problem, GError **error)
{
  g_autoptr (TklShapeBuilder) builder = tkl_shape_builder_new ();

  g_return_val_if_fail (sketch != NULL, NULL);

  for (guint part = 0; part < sketch->n_parts; part++)
    {
      tkl_shape_builder_add_part (builder);
      for (guint ring = sketch->part_ring[part]; ring < sketch->part_ring[part + 1]; ring++)
        {
          tkl_shape_builder_add_ring (builder);
          for (guint i = sketch->ring_point[ring]; i < sketch->ring_point[ring + 1]; i++)
            tkl_shape_builder_add_point (builder, sketch->points[i]);
        }
    }
  return tkl_shape_builder_finish (builder, ret_problem, error);
}
