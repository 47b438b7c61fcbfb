/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklAreas: many shapes and circles ready to be drawn on a map. */
/* Thread: filled by one thread; after tkl_areas_finish() it never changes and may be read by any. */
#include "tkl-areas.h"

#include "tkl-box-tree.h"
#include "tkl-circle.h"

#include <math.h>
#include <stdlib.h>

/* How far a drawing may be off, in pixels. */
#define TOLERANCE_PX 0.5
#define MAX_ZOOM 24

/* What decides whether a point is inside. */
typedef struct
{
  TklShape *shape; /* (owned) (nullable): NULL = the circle */
  TklCircle circle;
} Body;

struct _TklAreas
{
  GArray *areas;      /* (owned) (element-type TklArea) */
  GArray *bodies;     /* (owned) (element-type Body): one an area */
  GArray *ring_start; /* (owned) (element-type guint): first corner of each ring, and the end */
  GArray *corners;    /* (owned) (element-type TklWorldPoint) */
  GByteArray *zooms;  /* (owned): from which zoom on each corner is seen */
  TklBoxTree *tree;   /* (owned) (nullable): once finished */
};

/* --- life ------------------------------------------------------------------------------------- */

static void
clear_area (gpointer data)
{
  g_free (((TklArea *) data)->name);
}

static void
clear_body (gpointer data)
{
  g_clear_pointer (&((Body *) data)->shape, tkl_shape_free);
}

TklAreas *
tkl_areas_new (void)
{
  TklAreas *areas = g_atomic_rc_box_new0 (TklAreas);
  guint start = 0;

  areas->areas = g_array_new (FALSE, FALSE, sizeof (TklArea));
  g_array_set_clear_func (areas->areas, clear_area);
  areas->bodies = g_array_new (FALSE, FALSE, sizeof (Body));
  g_array_set_clear_func (areas->bodies, clear_body);
  areas->ring_start = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (areas->ring_start, start);
  areas->corners = g_array_new (FALSE, FALSE, sizeof (TklWorldPoint));
  areas->zooms = g_byte_array_new ();
  return areas;
}

TklAreas *
tkl_areas_ref (TklAreas *areas)
{
  return g_atomic_rc_box_acquire (areas);
}

static void
clear (gpointer data)
{
  TklAreas *areas = data;

  g_array_unref (areas->areas);
  g_array_unref (areas->bodies);
  g_array_unref (areas->ring_start);
  g_array_unref (areas->corners);
  g_byte_array_unref (areas->zooms);
  tkl_box_tree_free (areas->tree);
}

void
tkl_areas_unref (TklAreas *areas)
{
  if (areas != NULL)
    g_atomic_rc_box_release_full (areas, clear);
}

/* --- corners ---------------------------------------------------------------------------------- */

/* Distance of @p to the stretch from @a to @b. */
static double
find_distance (TklWorldPoint p, TklWorldPoint a, TklWorldPoint b)
{
  double dx = b.x - a.x, dy = b.y - a.y;
  double length_2 = dx * dx + dy * dy;
  double along = length_2 > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length_2 : 0;

  along = CLAMP (along, 0, 1);
  return hypot (p.x - a.x - along * dx, p.y - a.y - along * dy);
}

/* The first zoom at which that distance is more than the tolerance. */
static guint8
zoom_of (double distance)
{
  double zoom = log2 (TOLERANCE_PX / TKL_WORLD_PX / MAX (distance, 1e-12));

  return (guint8) CLAMP (floor (zoom) + 1, 0, MAX_ZOOM);
}

/* Douglas and Peucker, for all zooms at once: each corner learns from which zoom on it is seen, never
 * earlier than the corner that split its stretch. @n corners and the first one again behind them. */
typedef struct
{
  guint from, to;
  guint8 zoom; /* of the corner that made this stretch */
} Stretch;

static guint
find_farthest (const TklWorldPoint *points, const Stretch *stretch, double *ret_distance)
{
  guint farthest = stretch->from;

  *ret_distance = -1;
  for (guint i = stretch->from + 1; i < stretch->to; i++)
    {
      double distance = find_distance (points[i], points[stretch->from], points[stretch->to]);

      if (distance > *ret_distance)
        {
          *ret_distance = distance;
          farthest = i;
        }
    }
  return farthest;
}

static void
rank_corners (const TklWorldPoint *points, guint n, guint8 *zooms)
{
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  Stretch whole = { 0, n, 0 };

  zooms[0] = 0;
  g_array_append_val (stretches, whole);
  while (stretches->len > 0)
    {
      Stretch stretch = g_array_index (stretches, Stretch, stretches->len - 1);
      Stretch parts[2];
      double distance;
      guint middle = find_farthest (points, &stretch, &distance);

      g_array_set_size (stretches, stretches->len - 1);
      if (middle == stretch.from)
        continue;
      zooms[middle] = MAX (zoom_of (distance), stretch.zoom);
      parts[0] = (Stretch){ stretch.from, middle, zooms[middle] };
      parts[1] = (Stretch){ middle, stretch.to, zooms[middle] };
      g_array_append_vals (stretches, parts, 2);
    }
}

static double
find_turn (const TklWorldPoint *points, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    {
      TklWorldPoint a = points[i], b = points[i + 1 < n ? i + 1 : 0];

      sum += (a.x - points[0].x) * (b.y - points[0].y) - (b.x - points[0].x) * (a.y - points[0].y);
    }
  return sum;
}

static void
add_ring (TklAreas *areas, const TklPoint *points, guint n, gboolean is_hole, TklWorldBox *box)
{
  g_autofree TklWorldPoint *ring = g_new (TklWorldPoint, n + 1);
  guint first = areas->corners->len, end = first + n;

  for (guint i = 0; i < n; i++)
    {
      ring[i] = tkl_world_project (points[i]);
      tkl_world_box_add (box, ring[i]);
    }
  if ((find_turn (ring, n) < 0) != is_hole)
    for (guint i = 0; i < n / 2; i++)
      {
        TklWorldPoint swapped = ring[i];

        ring[i] = ring[n - 1 - i];
        ring[n - 1 - i] = swapped;
      }
  ring[n] = ring[0];
  g_array_append_vals (areas->corners, ring, n);
  g_byte_array_set_size (areas->zooms, end);
  rank_corners (ring, n, areas->zooms->data + first);
  g_array_append_val (areas->ring_start, end);
}

void
tkl_areas_ring (const TklAreas *areas, guint ring, double zoom, GArray *ret_points)
{
  guint start = g_array_index (areas->ring_start, guint, ring);
  guint end = g_array_index (areas->ring_start, guint, ring + 1);
  const TklWorldPoint *corners = (const TklWorldPoint *) areas->corners->data;
  const guint8 *zooms = areas->zooms->data;
  guint8 seen = (guint8) CLAMP (ceil (zoom), 0, MAX_ZOOM);

  g_array_set_size (ret_points, 0);
  for (guint i = start; i < end; i++)
    if (zooms[i] <= seen)
      g_array_append_vals (ret_points, &corners[i], 1);
}

/* --- where the name stands ---------------------------------------------------------------------- */

static int
compare_numbers (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Where the edges of the part cross the line at that latitude, from west to east. */
static GArray *
find_crossings (const TklShape *shape, guint part, double lat_e7)
{
  GArray *crossings = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint ring = shape->part_ring[part]; ring < shape->part_ring[part + 1]; ring++)
    {
      guint start = shape->ring_point[ring], end = shape->ring_point[ring + 1];

      for (guint i = start; i < end; i++)
        {
          TklPoint a = shape->points[i], b = shape->points[i + 1 < end ? i + 1 : start];
          double lon_e7;

          if ((a.lat_e7 > lat_e7) == (b.lat_e7 > lat_e7))
            continue;
          lon_e7 = a.lon_e7
                   + (lat_e7 - a.lat_e7) / ((double) b.lat_e7 - a.lat_e7)
                         * ((double) b.lon_e7 - a.lon_e7);
          g_array_append_val (crossings, lon_e7);
        }
    }
  g_array_sort (crossings, compare_numbers);
  return crossings;
}

/* In the middle of the widest stretch across the middle of the part that is widest there: holes and
 * bays are no place for a name. */
static TklWorldPoint
find_name_place (const TklShape *shape)
{
  double widest = -1;
  TklPoint place = shape->points[0];

  for (guint part = 0; part < shape->n_parts; part++)
    {
      guint outline = shape->part_ring[part];
      gint32 south = G_MAXINT32, north = G_MININT32;
      double middle;
      g_autoptr (GArray) crossings = NULL;

      for (guint i = shape->ring_point[outline]; i < shape->ring_point[outline + 1]; i++)
        {
          south = MIN (south, shape->points[i].lat_e7);
          north = MAX (north, shape->points[i].lat_e7);
        }
      /* Not on a corner: whole numbers are. */
      middle = floor (((double) south + north) / 2) + 0.5;
      crossings = find_crossings (shape, part, middle);
      for (guint i = 0; i + 1 < crossings->len; i += 2)
        {
          double west = g_array_index (crossings, double, i);
          double east = g_array_index (crossings, double, i + 1);

          if (east - west <= widest)
            continue;
          widest = east - west;
          place = (TklPoint){ (gint32) middle, (gint32) ((west + east) / 2) };
        }
    }
  return tkl_world_project (place);
}

/* --- filling ---------------------------------------------------------------------------------- */

static void
append (TklAreas *areas, TklArea *area, const Body *body)
{
  area->size = (area->box.east - area->box.west) * (area->box.south - area->box.north);
  area->rgb = -1;
  g_array_append_vals (areas->areas, area, 1);
  g_array_append_vals (areas->bodies, body, 1);
}

void
tkl_areas_add_shape (
    TklAreas *areas, gint64 id, guint style, const char *name, const TklShape *shape)
{
  TklArea area = { id, style, g_strdup (name), TKL_WORLD_BOX_EMPTY, .n_rings = shape->n_rings };
  Body body = { .shape = tkl_shape_copy (shape) };

  g_return_if_fail (areas->tree == NULL);

  area.first_ring = areas->ring_start->len - 1;
  for (guint part = 0; part < shape->n_parts; part++)
    for (guint ring = shape->part_ring[part]; ring < shape->part_ring[part + 1]; ring++)
      add_ring (areas, shape->points + shape->ring_point[ring],
                shape->ring_point[ring + 1] - shape->ring_point[ring],
                ring > shape->part_ring[part], &area.box);
  area.name_at = find_name_place (shape);
  append (areas, &area, &body);
}

void
tkl_areas_add_circle (
    TklAreas *areas, gint64 id, guint style, const char *name, TklPoint centre, gint32 radius_m)
{
  TklWorldPoint at = tkl_world_project (centre);
  double radius = radius_m * tkl_world_metres (centre);
  TklArea area = { id, style, NULL, { at.x - radius, at.y - radius, at.x + radius, at.y + radius },
                   at, radius };
  Body body = { NULL };

  g_return_if_fail (areas->tree == NULL && radius_m > 0);

  area.name = g_strdup (name);
  tkl_circle_init (&body.circle, centre, radius_m);
  append (areas, &area, &body);
}

void
tkl_areas_colour (TklAreas *areas, int rgb)
{
  g_return_if_fail (areas->tree == NULL && areas->areas->len > 0);

  g_array_index (areas->areas, TklArea, areas->areas->len - 1).rgb = rgb;
}

void
tkl_areas_finish (TklAreas *areas)
{
  g_autofree TklWorldBox *boxes = g_new (TklWorldBox, MAX (areas->areas->len, 1));

  g_return_if_fail (areas->tree == NULL);

  for (guint i = 0; i < areas->areas->len; i++)
    boxes[i] = tkl_areas_get (areas, i)->box;
  areas->tree = tkl_box_tree_new (boxes, areas->areas->len);
}

/* --- asking ----------------------------------------------------------------------------------- */

guint
tkl_areas_n (const TklAreas *areas)
{
  return areas->areas->len;
}

const TklArea *
tkl_areas_get (const TklAreas *areas, guint index)
{
  return &g_array_index (areas->areas, TklArea, index);
}

guint
tkl_areas_find_id (const TklAreas *areas, gint64 id, guint from)
{
  for (guint i = from; i < areas->areas->len; i++)
    if (tkl_areas_get (areas, i)->id == id)
      return i;
  return G_MAXUINT;
}

void
tkl_areas_find (const TklAreas *areas, const TklWorldBox *box, GArray *ret_indexes)
{
  g_return_if_fail (areas->tree != NULL);

  tkl_box_tree_find (areas->tree, box, ret_indexes);
}

static gboolean
is_hit (const TklAreas *areas, guint index, TklPoint point, TklWorldPoint at, double reach)
{
  const Body *body = &g_array_index (areas->bodies, Body, index);
  const TklArea *area = tkl_areas_get (areas, index);

  if (body->shape != NULL ? tkl_shape_contains (body->shape, point)
                          : tkl_circle_contains (&body->circle, point))
    return TRUE;
  return area->box.east - area->box.west < reach && area->box.south - area->box.north < reach
         && hypot (at.x - area->name_at.x, at.y - area->name_at.y) < reach;
}

static int
compare_sizes (const void *a, const void *b, gpointer data)
{
  const TklArea *p = tkl_areas_get (data, *(const guint *) a);
  const TklArea *q = tkl_areas_get (data, *(const guint *) b);

  return (p->size > q->size) - (p->size < q->size);
}

void
tkl_areas_hit (const TklAreas *areas, TklPoint point, double reach, GArray *ret_indexes)
{
  TklWorldPoint at = tkl_world_project (point);
  TklWorldBox box = { at.x - reach, at.y - reach, at.x + reach, at.y + reach };
  guint n = 0;

  g_array_set_size (ret_indexes, 0);
  tkl_areas_find (areas, &box, ret_indexes);
  for (guint i = 0; i < ret_indexes->len; i++)
    {
      guint index = g_array_index (ret_indexes, guint, i);

      if (is_hit (areas, index, point, at, reach))
        g_array_index (ret_indexes, guint, n++) = index;
    }
  g_array_set_size (ret_indexes, n);
  g_array_sort_with_data (ret_indexes, compare_sizes, (gpointer) areas);
}
