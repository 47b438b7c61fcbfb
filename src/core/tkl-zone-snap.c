/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Snapping a drawn corner to the corners and edges of zones around it (F127). */
/* Thread: any; pure. */
#include "tkl-zone-snap.h"

#include <math.h>

/* The best found so far; distances are squared pixels. */
typedef struct
{
  const TklSnap *snap;
  TklPoint point;
  double corner_px2, edge_px2; /* > reach² = none yet */
  TklPoint corner, edge;
} Search;

typedef struct
{
  double x, y; /* pixels from the pointer */
} Pixel;

static Pixel
to_pixel (const Search *search, TklPoint p)
{
  return (Pixel){ ((double) p.lon_e7 - search->point.lon_e7) / search->snap->lon_e7_per_px,
                  ((double) p.lat_e7 - search->point.lat_e7) / search->snap->lat_e7_per_px };
}

static void
try_corner (Search *search, TklPoint corner)
{
  Pixel at = to_pixel (search, corner);
  double px2 = at.x * at.x + at.y * at.y;

  if (px2 >= search->corner_px2)
    return;
  search->corner_px2 = px2;
  search->corner = corner;
}

static void
try_edge (Search *search, TklPoint a, TklPoint b)
{
  Pixel from = to_pixel (search, a);
  Pixel to = to_pixel (search, b);
  Pixel along = { to.x - from.x, to.y - from.y };
  double length2 = along.x * along.x + along.y * along.y;
  double share = length2 > 0 ? -(from.x * along.x + from.y * along.y) / length2 : 0;
  double x, y;

  share = CLAMP (share, 0, 1);
  x = from.x + share * along.x;
  y = from.y + share * along.y;
  if (x * x + y * y >= search->edge_px2)
    return;
  search->edge_px2 = x * x + y * y;
  search->edge = (TklPoint){
    (gint32) lround (a.lat_e7 + share * ((double) b.lat_e7 - a.lat_e7)),
    (gint32) lround (a.lon_e7 + share * ((double) b.lon_e7 - a.lon_e7)),
  };
}

static void
try_shape (Search *search, const TklShape *shape)
{
  for (guint ring = 0; ring < shape->n_rings; ring++)
    {
      TklPoint before = shape->points[shape->ring_point[ring + 1] - 1];

      for (guint i = shape->ring_point[ring]; i < shape->ring_point[ring + 1]; i++)
        {
          try_corner (search, shape->points[i]);
          try_edge (search, before, shape->points[i]);
          before = shape->points[i];
        }
    }
}

static gboolean
lies_near (const Search *search, const TklShape *shape)
{
  double lat = search->snap->reach_px * search->snap->lat_e7_per_px;
  double lon = search->snap->reach_px * search->snap->lon_e7_per_px;

  return search->point.lat_e7 >= shape->min.lat_e7 - lat
         && search->point.lat_e7 <= shape->max.lat_e7 + lat
         && search->point.lon_e7 >= shape->min.lon_e7 - lon
         && search->point.lon_e7 <= shape->max.lon_e7 + lon;
}

TklSnapKind
tkl_zone_snap (const TklSnap *snap, TklPoint point, TklPoint *ret_point)
{
  Search search = { snap, point, 0, 0, point, point };
  double reach2;

  g_return_val_if_fail (snap != NULL && ret_point != NULL, TKL_SNAP_NONE);
  g_return_val_if_fail (snap->lat_e7_per_px > 0 && snap->lon_e7_per_px > 0, TKL_SNAP_NONE);

  /* What lies exactly within reach counts. */
  reach2 = snap->reach_px * snap->reach_px;
  search.corner_px2 = search.edge_px2 = nextafter (reach2, INFINITY);
  for (guint i = 0; i < snap->n_shapes; i++)
    if (lies_near (&search, snap->shapes[i]))
      try_shape (&search, snap->shapes[i]);

  *ret_point = search.corner_px2 <= reach2 ? search.corner
               : search.edge_px2 <= reach2 ? search.edge
                                           : point;
  return search.corner_px2 <= reach2 ? TKL_SNAP_CORNER
         : search.edge_px2 <= reach2 ? TKL_SNAP_EDGE
                                     : TKL_SNAP_NONE;
}
