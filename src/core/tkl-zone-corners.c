/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklZoneEdit: the pen, and the corners of zones (F125, F127). */
/* Thread: any; a plain value. */
#include "tkl-zone-edit-private.h"

#include "tkl-outline.h"

#include <math.h>

#define RADIANS_PER_E7 (G_PI / 180.0 / 1e7)

/* --- pen ------------------------------------------------------------------------------------- */

TklZoneEdit *
tkl_zone_edit_take_pen (const TklZoneEdit *edit, TklZonePen pen)
{
  TklZoneDrawing *drawing;

  g_return_val_if_fail (edit != NULL && pen != TKL_ZONE_PEN_AWAY, NULL);

  if (edit->curr->pen == pen && edit->curr->corners->len == 0)
    return NULL;
  if (pen == TKL_ZONE_PEN_HOLE && edit->curr->chosen.zone >= edit->curr->zones->len)
    return NULL;
  drawing = tkl_zone_drawing_copy (edit->curr);
  drawing->pen = pen;
  g_array_set_size (drawing->corners, 0);
  return tkl_zone_edit_step (edit, drawing, FALSE);
}

TklZoneEdit *
tkl_zone_edit_set_corner (const TklZoneEdit *edit, TklPoint point, const char *name)
{
  const GArray *corners;
  TklZoneDrawing *drawing;

  g_return_val_if_fail (edit != NULL, NULL);

  corners = edit->curr->corners;
  if (edit->curr->pen == TKL_ZONE_PEN_AWAY || !tkl_point_valid (point))
    return NULL;
  if (corners->len > 0
      && tkl_point_equal (point, g_array_index (corners, TklPoint, corners->len - 1)))
    return NULL;
  if (corners->len > 0 && tkl_point_equal (point, g_array_index (corners, TklPoint, 0)))
    return tkl_zone_edit_close (edit, name);
  if (corners->len > 0 && edit->curr->pen == TKL_ZONE_PEN_BOX)
    return tkl_zone_edit_box (edit, g_array_index (corners, TklPoint, 0), point, name);
  drawing = tkl_zone_drawing_copy (edit->curr);
  g_array_append_val (drawing->corners, point);
  return tkl_zone_edit_step (edit, drawing, FALSE);
}

TklZoneEdit *
tkl_zone_edit_take_back (const TklZoneEdit *edit)
{
  TklZoneDrawing *drawing;

  g_return_val_if_fail (edit != NULL, NULL);

  if (edit->curr->corners->len == 0)
    return NULL;
  drawing = tkl_zone_drawing_copy (edit->curr);
  g_array_set_size (drawing->corners, drawing->corners->len - 1);
  return tkl_zone_edit_step (edit, drawing, FALSE);
}

static void
put_pen_away (TklZoneDrawing *drawing)
{
  drawing->pen = TKL_ZONE_PEN_AWAY;
  g_array_set_size (drawing->corners, 0);
}

TklZoneEdit *
tkl_zone_edit_close (const TklZoneEdit *edit, const char *name)
{
  const GArray *corners;
  g_autoptr (TklZoneDrawing) drawing = NULL;

  g_return_val_if_fail (edit != NULL, NULL);

  corners = edit->curr->corners;
  if (corners->len < 3)
    return NULL;
  drawing = tkl_zone_drawing_copy (edit->curr);
  if (edit->curr->pen == TKL_ZONE_PEN_OUTLINE)
    tkl_zone_drawing_add (
        drawing, edit, name,
        tkl_sketch_new ((const TklPoint *) (gconstpointer) corners->data, corners->len));
  else if (!tkl_zone_drawing_cut (drawing, corners))
    return NULL;
  put_pen_away (drawing);
  return tkl_zone_edit_step (edit, g_steal_pointer (&drawing), FALSE);
}

TklZoneEdit *
tkl_zone_edit_box (const TklZoneEdit *edit, TklPoint a, TklPoint b, const char *name)
{
  g_autoptr (GArray) corners = NULL;
  TklZoneDrawing *drawing;

  g_return_val_if_fail (edit != NULL, NULL);

  if (!tkl_point_valid (a) || !tkl_point_valid (b) || a.lat_e7 == b.lat_e7 || a.lon_e7 == b.lon_e7)
    return NULL;
  corners = tkl_outline_rectangle (a, b);
  drawing = tkl_zone_drawing_copy (edit->curr);
  tkl_zone_drawing_add (
      drawing, edit, name,
      tkl_sketch_new ((const TklPoint *) (gconstpointer) corners->data, corners->len));
  put_pen_away (drawing);
  return tkl_zone_edit_step (edit, drawing, FALSE);
}

TklZoneEdit *
tkl_zone_edit_leave (const TklZoneEdit *edit)
{
  TklZoneDrawing *drawing;

  g_return_val_if_fail (edit != NULL, NULL);

  if (edit->curr->pen == TKL_ZONE_PEN_AWAY)
    return NULL;
  drawing = tkl_zone_drawing_copy (edit->curr);
  put_pen_away (drawing);
  return tkl_zone_edit_step (edit, drawing, FALSE);
}

/* --- corners --------------------------------------------------------------------------------- */

/* Returns: (nullable): the shape of the zone, when it has that corner. */
static const TklShape *
find_shape (const TklZoneEdit *edit, TklZoneHandle handle)
{
  const TklPoi *poi = tkl_zone_edit_zone (edit, handle.zone);

  if (poi == NULL || handle.ring >= poi->shape->n_rings)
    return NULL;
  if (handle.corner
      >= poi->shape->ring_point[handle.ring + 1] - poi->shape->ring_point[handle.ring])
    return NULL;
  return poi->shape;
}

TklPoint
tkl_zone_edit_corner (const TklZoneEdit *edit, TklZoneHandle handle)
{
  const TklShape *shape = find_shape (edit, handle);

  return shape != NULL ? shape->points[shape->ring_point[handle.ring] + handle.corner]
                       : TKL_POINT_NONE;
}

TklPoint
tkl_zone_edit_between (const TklZoneEdit *edit, TklZoneHandle handle)
{
  TklZoneHandle next = { handle.zone, handle.ring, handle.corner + 1 };
  TklPoint a = tkl_zone_edit_corner (edit, handle);
  TklPoint b = tkl_zone_edit_corner (edit, next);

  if (!tkl_point_is_set (a))
    return a;
  if (!tkl_point_is_set (b))
    b = tkl_zone_edit_corner (edit, (TklZoneHandle){ handle.zone, handle.ring, 0 });
  return (TklPoint){ (gint32) (((gint64) a.lat_e7 + b.lat_e7) / 2),
                     (gint32) (((gint64) a.lon_e7 + b.lon_e7) / 2) };
}

TklZoneEdit *
tkl_zone_edit_choose (const TklZoneEdit *edit, TklZoneHandle handle)
{
  gboolean whole = handle.ring == TKL_ZONE_NONE && handle.corner == TKL_ZONE_NONE;
  gboolean exists
      = whole ? handle.zone == TKL_ZONE_NONE || tkl_zone_edit_zone (edit, handle.zone) != NULL
              : find_shape (edit, handle) != NULL;
  TklZoneDrawing *drawing;

  if (!exists
      || (!edit->curr->chosen_radius && edit->curr->chosen.zone == handle.zone
          && edit->curr->chosen.ring == handle.ring && edit->curr->chosen.corner == handle.corner))
    return NULL;
  drawing = tkl_zone_drawing_copy (edit->curr);
  drawing->chosen = handle;
  return tkl_zone_edit_stay (edit, drawing);
}

/* One corner instead of another, or beside it. */
static TklZoneEdit *
splice (const TklZoneEdit *edit, TklZoneHandle at, guint n_removed, TklPoint point, gboolean joins)
{
  const TklPoi *poi = tkl_zone_edit_zone (edit, at.zone);
  TklZoneDrawing *drawing = tkl_zone_drawing_copy (edit->curr);

  tkl_zone_drawing_set_shape (
      drawing, at.zone, tkl_sketch_splice (poi->shape, at.ring, at.corner, n_removed, &point, 1));
  drawing->chosen = at;
  return tkl_zone_edit_step (edit, drawing, joins);
}

TklZoneEdit *
tkl_zone_edit_insert (const TklZoneEdit *edit, TklZoneHandle handle, TklPoint point)
{
  if (find_shape (edit, handle) == NULL || !tkl_point_valid (point))
    return NULL;
  handle.corner++;
  return splice (edit, handle, 0, point, FALSE);
}

TklZoneEdit *
tkl_zone_edit_move (const TklZoneEdit *edit, TklZoneHandle handle, TklPoint point, gboolean joins)
{
  if (find_shape (edit, handle) == NULL || !tkl_point_valid (point)
      || tkl_point_equal (point, tkl_zone_edit_corner (edit, handle)))
    return NULL;
  return splice (edit, handle, 1, point, joins);
}

/* A way in metres as whole units; a short one is one unit, or keys would seem dead. */
static double
to_units (double way_m, double radius_m)
{
  double units = round (way_m / radius_m / RADIANS_PER_E7);

  return units == 0 && way_m != 0 ? copysign (1, way_m) : units;
}

TklZoneEdit *
tkl_zone_edit_nudge (
    const TklZoneEdit *edit, TklZoneHandle handle, double north_m, double east_m, gboolean joins)
{
  TklPoint point = tkl_zone_edit_corner (edit, handle);
  double lat_e7, lon_e7, circle_m;

  if (!tkl_point_is_set (point))
    return NULL;
  circle_m = TKL_EARTH_RADIUS_M * cos (point.lat_e7 * RADIANS_PER_E7);
  lat_e7 = point.lat_e7 + to_units (north_m, TKL_EARTH_RADIUS_M);
  lon_e7 = point.lon_e7 + to_units (east_m, MAX (circle_m, 1));
  if (fabs (lat_e7) > 900000000 || fabs (lon_e7) > 1800000000)
    return NULL;
  return tkl_zone_edit_move (edit, handle, (TklPoint){ (gint32) lat_e7, (gint32) lon_e7 }, joins);
}

/* Without its ring the zone may have nothing left. */
static TklZoneEdit *
remove_ring (const TklZoneEdit *edit, guint zone, guint ring)
{
  TklZoneDrawing *drawing = tkl_zone_drawing_copy (edit->curr);
  TklShape *shape = tkl_sketch_remove_ring (tkl_zone_edit_zone (edit, zone)->shape, ring);

  drawing->chosen = (TklZoneHandle){ zone, TKL_ZONE_NONE, TKL_ZONE_NONE };
  if (shape != NULL)
    tkl_zone_drawing_set_shape (drawing, zone, shape);
  else
    tkl_zone_drawing_drop (drawing, zone);
  return tkl_zone_edit_step (edit, drawing, FALSE);
}

TklZoneEdit *
tkl_zone_edit_remove (const TklZoneEdit *edit, TklZoneHandle handle)
{
  const TklShape *shape = find_shape (edit, handle);
  TklZoneDrawing *drawing;
  guint n_corners;

  if (shape == NULL)
    return NULL;
  n_corners = shape->ring_point[handle.ring + 1] - shape->ring_point[handle.ring];
  if (n_corners <= 3)
    return remove_ring (edit, handle.zone, handle.ring);
  drawing = tkl_zone_drawing_copy (edit->curr);
  tkl_zone_drawing_set_shape (drawing, handle.zone,
                              tkl_sketch_splice (shape, handle.ring, handle.corner, 1, NULL, 0));
  drawing->chosen = handle;
  drawing->chosen.corner = (handle.corner > 0 ? handle.corner : n_corners - 1) - 1;
  return tkl_zone_edit_step (edit, drawing, FALSE);
}

TklZoneEdit *
tkl_zone_edit_fill (const TklZoneEdit *edit, guint zone, guint ring)
{
  const TklPoi *poi = tkl_zone_edit_zone (edit, zone);

  if (poi == NULL || ring >= poi->shape->n_rings)
    return NULL;
  if (poi->shape->part_ring[tkl_sketch_part_of_ring (poi->shape, ring)] == ring)
    return NULL;
  return remove_ring (edit, zone, ring);
}
