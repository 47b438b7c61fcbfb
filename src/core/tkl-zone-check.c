/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with drawn zones, why and where, told while they are drawn (F125, F127). */
/* Thread: any; pure. */
#include "tkl-zone-check.h"

#include "tkl-zone-astray.h"

#include <glib/gi18n-lib.h>

static const char *
explain (TklZoneFault fault)
{
  switch (fault)
    {
    case TKL_ZONE_NO_POLYGON:
      return N_ ("A zone needs at least three different corners.");
    case TKL_ZONE_NO_AREA:
      return N_ ("All corners lie on one line.");
    case TKL_ZONE_CROSSED:
      return N_ ("An edge crosses or touches another edge. Move a corner, or have it repaired.");
    case TKL_ZONE_HOLE_BEYOND:
      return N_ ("A hole lies outside of its zone.");
    case TKL_ZONE_TOO_LARGE:
      return N_ ("The zone is wider than 10 degrees. Is a corner in the wrong place?");
    case TKL_ZONE_TOO_MANY:
      return N_ ("A zone has at most 100,000 corners.");
    case TKL_ZONE_PEN_CROSSED:
      return N_ ("The line being drawn crosses itself. Backspace takes its last corner back.");
    case TKL_ZONE_OPEN:
      return N_ ("The zone being drawn is not closed yet.");
    case TKL_ZONE_HOLE_CROSSES:
      return N_ ("A hole reaches over the edge of its zone or over another hole.");
    case TKL_ZONE_CORNER_ASTRAY:
      return N_ ("A corner lies far from all others. Is it in the wrong place?");
    case TKL_ZONE_TOO_SMALL:
      return N_ ("The zone is smaller than 100 m²: positions of vehicles will often miss it.");
    case TKL_ZONE_DUPLICATE:
      return N_ ("Another zone has the same corners.");
    case TKL_ZONE_TOO_FAR:
    default:
      return N_ ("The zone is more than 10 km from the work address of the project.");
    }
}

static TklZoneFault
fault_of (TklShapeProblem problem)
{
  switch (problem)
    {
    case TKL_SHAPE_NO_AREA:
      return TKL_ZONE_NO_AREA;
    case TKL_SHAPE_CROSSED:
      return TKL_ZONE_CROSSED;
    case TKL_SHAPE_HOLE_BEYOND:
      return TKL_ZONE_HOLE_BEYOND;
    case TKL_SHAPE_TOO_LARGE:
      return TKL_ZONE_TOO_LARGE;
    case TKL_SHAPE_TOO_MANY_CORNERS:
      return TKL_ZONE_TOO_MANY;
    case TKL_SHAPE_OK:
    case TKL_SHAPE_EMPTY:
    case TKL_SHAPE_OUT_OF_RANGE:
    case TKL_SHAPE_TOO_FEW_CORNERS:
    default:
      return TKL_ZONE_NO_POLYGON;
    }
}

static void
add (GArray *problems, TklZoneFault fault, guint zone, TklSketchSpot spot, const TklPoi *other)
{
  TklZoneProblem problem = { fault,
                             fault < TKL_ZONE_HOLE_CROSSES,
                             { zone, spot.ring, spot.corner },
                             spot.where,
                             other,
                             explain (fault) };

  g_array_append_val (problems, problem);
}

/* By the box of the zone: near enough for a warning, and quick. */
static gboolean
lies_far (const TklShape *shape, TklPoint location)
{
  return tkl_point_valid (location)
         && tkl_zone_box_distance_m (location, shape->min, shape->max) > TKL_ZONE_FAR_M;
}

/* Returns: (nullable): the first of @n_pois zones with the corners of @of, those of @except_project
 * passed over. */
static const TklPoi *
find_duplicate (const GPtrArray *pois, guint n_pois, const TklPoi *of, gint64 except_project)
{
  for (guint i = 0; pois != NULL && i < n_pois; i++)
    {
      const TklPoi *poi = pois->pdata[i];

      if (poi != of && poi->project_id != except_project
          && tkl_sketch_equivalent (poi->shape, of->shape))
        return poi;
    }
  return NULL;
}

/* Of two alike in the list the second is told. */
static const TklPoi *
find_like (const TklZoneEdit *edit, guint zone, const TklZoneNeighbours *neighbours)
{
  const TklPoi *poi = edit->curr->zones->pdata[zone];
  const TklPoi *own = find_duplicate (edit->curr->zones, zone, poi, G_MININT64);

  if (own != NULL || neighbours->others == NULL)
    return own;
  return find_duplicate (neighbours->others, neighbours->others->len, poi, edit->project_id);
}

static void
check_astray (const TklShape *shape, guint zone, GArray *problems)
{
  for (guint ring = 0; ring < shape->n_rings; ring++)
    {
      const TklPoint *points = shape->points + shape->ring_point[ring];
      guint n_points = shape->ring_point[ring + 1] - shape->ring_point[ring];
      g_autoptr (GArray) corners = tkl_zone_astray (points, n_points);

      for (guint i = 0; i < corners->len; i++)
        {
          guint corner = g_array_index (corners, guint, i);
          TklSketchSpot spot = { ring, corner, points[corner] };

          add (problems, TKL_ZONE_CORNER_ASTRAY, zone, spot, NULL);
        }
      if (corners->len > 0)
        return;
    }
}

static void
check_zone (const TklZoneEdit *edit,
            guint zone,
            const TklZoneNeighbours *neighbours,
            GArray *problems)
{
  const TklShape *shape = ((const TklPoi *) edit->curr->zones->pdata[zone])->shape;
  TklSketchSpot whole = { TKL_ZONE_NONE, TKL_ZONE_NONE, shape->points[0] };
  TklSketchSpot spot = whole;
  TklShapeProblem problem = tkl_sketch_check (shape, &spot);
  const TklPoi *like;

  if (problem != TKL_SHAPE_OK)
    add (problems, fault_of (problem), zone, spot, NULL);
  /* What is said of a zone that is too wide asks the same. */
  if (problem != TKL_SHAPE_TOO_LARGE)
    check_astray (shape, zone, problems);
  if (problem != TKL_SHAPE_OK)
    return;
  if (tkl_sketch_hole_crosses (shape, &spot))
    add (problems, TKL_ZONE_HOLE_CROSSES, zone, spot, NULL);
  if (tkl_sketch_area_m2 (shape) < TKL_ZONE_SMALL_M2)
    add (problems, TKL_ZONE_TOO_SMALL, zone, whole, NULL);
  like = find_like (edit, zone, neighbours);
  if (like != NULL)
    add (problems, TKL_ZONE_DUPLICATE, zone, whole, like);
  if (lies_far (shape, neighbours->location))
    add (problems, TKL_ZONE_TOO_FAR, zone, whole, NULL);
}

/* Where the line of the pen crosses itself, as far as it is drawn. */
static gboolean
find_pen_crossing (const GArray *corners, TklSketchSpot *ret_spot)
{
  const TklPoint *points = (const TklPoint *) (gconstpointer) corners->data;

  for (guint i = 2; i < corners->len; i++)
    if (tkl_sketch_path_meets (points, i, points[i], &ret_spot->where))
      {
        ret_spot->corner = i;
        return TRUE;
      }
  return FALSE;
}

static void
check_pen (const GArray *corners, GArray *problems)
{
  TklSketchSpot spot = { TKL_ZONE_NONE, corners->len - 1, TKL_POINT_NONE };

  if (corners->len == 0)
    return;
  spot.where = g_array_index (corners, TklPoint, corners->len - 1);
  add (problems, find_pen_crossing (corners, &spot) ? TKL_ZONE_PEN_CROSSED : TKL_ZONE_OPEN,
       TKL_ZONE_NONE, spot, NULL);
}

GArray *
tkl_zone_edit_validate (const TklZoneEdit *edit, const TklZoneNeighbours *neighbours)
{
  GArray *problems = g_array_new (FALSE, FALSE, sizeof (TklZoneProblem));

  g_return_val_if_fail (edit != NULL && neighbours != NULL, problems);

  for (guint zone = 0; zone < edit->curr->zones->len; zone++)
    check_zone (edit, zone, neighbours, problems);
  check_pen (edit->curr->corners, problems);
  return problems;
}

gboolean
tkl_zone_edit_may_save (const TklZoneEdit *edit, const GArray *problems)
{
  g_return_val_if_fail (edit != NULL && problems != NULL, FALSE);

  for (guint i = 0; i < problems->len; i++)
    if (g_array_index (problems, TklZoneProblem, i).is_error)
      return FALSE;
  return tkl_zone_edit_changed (edit);
}

gboolean
tkl_zone_edit_pen_crosses (const TklZoneEdit *edit, TklPoint next, TklPoint *ret_where)
{
  const GArray *corners;

  g_return_val_if_fail (edit != NULL && ret_where != NULL, FALSE);

  corners = edit->curr->corners;
  return tkl_sketch_path_meets ((const TklPoint *) (gconstpointer) corners->data, corners->len,
                                next, ret_where);
}
