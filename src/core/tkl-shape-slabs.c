/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklShapeSlabs: edges by band of latitude; an edge stands in every band it touches. */
/* Thread: immutable after creation, any thread. */
#include "tkl-shape-slabs.h"

#include "tkl-shape-private.h"

/* Copies of an edge allowed on average: bounds memory when tall edges cross many bands. */
#define MAX_COPIES 4

typedef struct
{
  TklPoint a, b;
  guint32 part;
  guint32 ring;
} Edge;

struct _TklShapeSlabs
{
  TklShape *shape; /* (owned) */
  guint shift;     /* height of a band = 2^shift × 1e-7 degree */
  guint n_slabs;
  guint *first; /* (owned) (array length=n_slabs+1): first edge of each band */
  Edge *edges;  /* (owned): in each band in the order of rings */
};

static guint
get_slab (const TklShapeSlabs *slabs, gint32 lat_e7)
{
  return ((guint32) lat_e7 - (guint32) slabs->shape->min.lat_e7) >> slabs->shift;
}

/* Calls for each edge of @part's rings are the same twice: first to count, then to place. */
static void
walk_ring (TklShapeSlabs *slabs, guint part, guint ring, gboolean place)
{
  const TklShape *shape = slabs->shape;
  guint first = shape->ring_point[ring];
  guint end = shape->ring_point[ring + 1];
  TklPoint before = shape->points[end - 1];

  for (guint i = first; i < end; i++)
    {
      TklPoint here = shape->points[i];
      guint low = get_slab (slabs, MIN (before.lat_e7, here.lat_e7));
      guint high = get_slab (slabs, MAX (before.lat_e7, here.lat_e7));

      for (guint slab = low; slab <= high; slab++)
        if (place)
          slabs->edges[slabs->first[slab]++] = (Edge){ before, here, part, ring };
        else
          slabs->first[slab]++;
      before = here;
    }
}

static void
walk_shape (TklShapeSlabs *slabs, gboolean place)
{
  for (guint part = 0; part < slabs->shape->n_parts; part++)
    for (guint ring = slabs->shape->part_ring[part]; ring < slabs->shape->part_ring[part + 1];
         ring++)
      walk_ring (slabs, part, ring, place);
}

/* Returns: edges in all bands of that height together. */
static guint64
count_copies (const TklShape *shape, guint shift)
{
  guint64 sum = 0;

  for (guint ring = 0; ring < shape->n_rings; ring++)
    {
      TklPoint before = shape->points[shape->ring_point[ring + 1] - 1];

      for (guint i = shape->ring_point[ring]; i < shape->ring_point[ring + 1]; i++)
        {
          guint32 a = (guint32) before.lat_e7 - (guint32) shape->min.lat_e7;
          guint32 b = (guint32) shape->points[i].lat_e7 - (guint32) shape->min.lat_e7;

          sum += (MAX (a, b) >> shift) - (MIN (a, b) >> shift) + 1;
          before = shape->points[i];
        }
    }
  return sum;
}

/* Returns: height of bands with about one band for two corners, and not too many copies. */
static guint
choose_shift (const TklShape *shape)
{
  guint32 span = (guint32) shape->max.lat_e7 - (guint32) shape->min.lat_e7;
  guint shift = 0;

  while (span >> shift > shape->n_points / 2)
    shift++;
  while (count_copies (shape, shift) > (guint64) MAX_COPIES * shape->n_points)
    shift++;
  return shift;
}

TklShapeSlabs *
tkl_shape_slabs_new (const TklShape *shape)
{
  TklShapeSlabs *slabs;
  guint sum = 0;

  g_return_val_if_fail (shape != NULL, NULL);

  slabs = g_new0 (TklShapeSlabs, 1);
  slabs->shape = tkl_shape_copy (shape);
  slabs->shift = choose_shift (shape);
  slabs->n_slabs = get_slab (slabs, shape->max.lat_e7) + 1;
  slabs->first = g_new0 (guint, slabs->n_slabs + 1);

  walk_shape (slabs, FALSE);
  for (guint slab = 0; slab <= slabs->n_slabs; slab++)
    {
      guint n_edges = slabs->first[slab];

      slabs->first[slab] = sum;
      sum += n_edges;
    }
  slabs->edges = g_new (Edge, sum);
  walk_shape (slabs, TRUE);
  /* Placing moved each start to the start of the next band. */
  for (guint slab = slabs->n_slabs; slab > 0; slab--)
    slabs->first[slab] = slabs->first[slab - 1];
  slabs->first[0] = 0;
  return slabs;
}

void
tkl_shape_slabs_free (TklShapeSlabs *slabs)
{
  if (slabs == NULL)
    return;
  tkl_shape_free (slabs->shape);
  g_free (slabs->first);
  g_free (slabs->edges);
  g_free (slabs);
}

/* Takes the edges of one ring from @i on. Returns: 1 strictly inside the ring, 0 on its edge, −1
 * outside. */
static int
locate_in_run (const TklShapeSlabs *slabs, guint *i, guint end, TklPoint point)
{
  guint32 ring = slabs->edges[*i].ring;
  gboolean inside = FALSE;
  gboolean on_edge = FALSE;

  for (; *i < end && slabs->edges[*i].ring == ring; (*i)++)
    on_edge |= tkl_edge_meets (slabs->edges[*i].a, slabs->edges[*i].b, point, &inside);
  if (on_edge)
    return 0;
  return inside ? 1 : -1;
}

gboolean
tkl_shape_slabs_contains (const TklShapeSlabs *slabs, TklPoint point)
{
  const TklShape *shape = slabs->shape;
  guint32 part = G_MAXUINT32;
  gboolean inside = FALSE;
  guint slab, end;

  if (point.lat_e7 < shape->min.lat_e7 || point.lat_e7 > shape->max.lat_e7
      || point.lon_e7 < shape->min.lon_e7 || point.lon_e7 > shape->max.lon_e7)
    return FALSE;

  slab = get_slab (slabs, point.lat_e7);
  end = slabs->first[slab + 1];
  for (guint i = slabs->first[slab]; i < end;)
    {
      guint32 run_part = slabs->edges[i].part;
      gboolean outline = slabs->edges[i].ring == shape->part_ring[run_part];
      int where = locate_in_run (slabs, &i, end, point);

      if (run_part != part && inside)
        return TRUE;
      inside = outline ? where >= 0 : run_part == part && inside && where <= 0;
      part = run_part;
    }
  return inside;
}
