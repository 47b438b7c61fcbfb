/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The levels of rules §3 once more, for a point outside all places: each reaches out by the tolerance. */
/* Thread: any, once the index is built. */
#include "tkl-edge-flat.h"
#include "tkl-places-private.h"

/* The margin of the grid is looked through: it must not be narrower. */
G_STATIC_ASSERT (TKL_PLACE_GRID_MARGIN_LAT_E7 * 111 > TKL_EDGE_TOLERANCE_MAX_M * 10000);

/* Farther north the margin of the grid is too narrow in metres, and it does not go round at 180°. */
#define MAX_LAT_E7 700000000
#define MAX_LON_E7 (1800000000 - (gint32) TKL_PLACE_GRID_MARGIN_LON_E7)

/* What is asked, and the projects found so far. */
typedef struct
{
  const TklPlaces *places;
  const TklVisitor *visitor;
  TklPoint point;
  TklDay day;
  GArray *polygons; /* (element-type TklPlaceFound): one a project, with its nearest edge */
  GArray *circles;  /* (element-type TklPlaceFound) */
} Search;

static gint64
to_mm (double distance_m)
{
  return llround (distance_m * 1000);
}

static gboolean
is_near (const TklPlaces *places, gint64 edge_mm)
{
  return edge_mm <= (gint64) places->edge_tolerance_m * 1000;
}

/* From @point outside the shape, or in a hole of it, to the nearest edge. */
static gint64
edge_of_shape_mm (const TklShape *shape, TklPoint point)
{
  double nearest_m = G_MAXINT32;

  for (guint ring = 0; ring < shape->n_rings; ring++)
    {
      TklFlat from = tkl_flat (shape->points[shape->ring_point[ring + 1] - 1], point);

      for (guint i = shape->ring_point[ring]; i < shape->ring_point[ring + 1]; i++)
        {
          TklFlat to = tkl_flat (shape->points[i], point);

          nearest_m = MIN (nearest_m, tkl_flat_to_stretch (from, to));
          from = to;
        }
    }
  return to_mm (nearest_m);
}

static gint64
edge_of_circle_mm (const TklCircle *circle, TklPoint point)
{
  return to_mm (tkl_point_distance_m (circle->centre, point) - circle->radius_m);
}

static void
keep_nearest (GArray *found, const TklPlaceSite *site, gint64 edge_mm)
{
  TklPlaceFound one = { edge_mm, site };

  for (guint i = 0; i < found->len; i++)
    {
      TklPlaceFound *known = &g_array_index (found, TklPlaceFound, i);

      if (known->site != site)
        continue;
      known->distance_mm = MIN (known->distance_mm, edge_mm);
      return;
    }
  g_array_append_val (found, one);
}

/* Whether the box, widened by the margin of the grid, holds the point. Boxes of retired items hold none. */
static gboolean
box_is_near (const TklPlaceItem *item, TklPoint point)
{
  guint32 north_e7 = (guint32) point.lat_e7 - (guint32) item->min.lat_e7;
  guint32 east_e7 = (guint32) point.lon_e7 - (guint32) item->min.lon_e7;

  return north_e7 + TKL_PLACE_GRID_MARGIN_LAT_E7
             <= item->height_e7 + 2 * TKL_PLACE_GRID_MARGIN_LAT_E7
         && east_e7 + TKL_PLACE_GRID_MARGIN_LON_E7
                <= item->width_e7 + 2 * TKL_PLACE_GRID_MARGIN_LON_E7;
}

static gboolean
may_be_at (const Search *search, gint32 project_id)
{
  return !search->places->planned_only || search->visitor->id == 0
         || tkl_places_is_planned (search->places, search->visitor->id, search->day, project_id);
}

static void
look_at_item (const Search *search, const TklPlaceIndex *index, guint32 i)
{
  const TklPlaceItem *item = &index->items[i];
  gboolean polygon = i < index->n_polygons;
  gint64 edge_mm;

  if ((guint32) search->day - (guint32) item->from > item->n_more_days
      || !box_is_near (item, search->point) || !may_be_at (search, item->project_id))
    return;
  edge_mm = polygon ? edge_of_shape_mm (index->polygons[i].shape, search->point)
                    : edge_of_circle_mm (&index->circles[i - index->n_polygons], search->point);
  if (is_near (search->places, edge_mm))
    keep_nearest (polygon ? search->polygons : search->circles,
                  tkl_places_site (search->places,
                                   tkl_id_map_get (&search->places->site_of, item->project_id)),
                  edge_mm);
}

static void
look_around (const Search *search)
{
  guint32 column = ((guint32) search->point.lon_e7 + 1800000000u) >> TKL_PLACE_GRID_SHIFT;
  guint32 row = ((guint32) search->point.lat_e7 + 900000000u) >> TKL_PLACE_GRID_SHIFT;

  for (guint i = 0; i < search->places->n_lookups; i++)
    {
      const TklPlaceLookup *lookup = &search->places->lookups[i];
      TklPlaceList list = tkl_place_level_find (&lookup->level, column, row);

      while (list != TKL_PLACE_LIST_END)
        look_at_item (search, lookup->index, tkl_place_list_take (lookup->level.nodes, &list));
    }
}

static TklMatch
match_projects (const GArray *found, guint level, TklPoint point, GArray *pool)
{
  TklPlaceFound *first = (TklPlaceFound *) (gpointer) found->data;
  TklMatch match = tkl_place_match_several (first, found->len, level, pool);

  if (level == 4 && match.project_id != 0)
    match.distance_m = (gint32) lround (tkl_point_distance_m (first->site->location, point));
  return match;
}

static gboolean
circle_is_near (const TklPlaces *places, const TklCircle *circle, TklPoint point)
{
  return is_near (places, edge_of_circle_mm (circle, point));
}

gboolean
tkl_places_find_near (const TklPlaces *places,
                      TklPoint point,
                      const TklVisitor *visitor,
                      TklDay day,
                      GArray *pool,
                      TklMatch *ret_match)
{
  g_autoptr (GArray) polygons = g_array_new (FALSE, FALSE, sizeof (TklPlaceFound));
  g_autoptr (GArray) circles = g_array_new (FALSE, FALSE, sizeof (TklPlaceFound));
  const Search search = { places, visitor, point, day, polygons, circles };

  /* 0/0 is what trackers send without a position. */
  if (!tkl_point_valid (point) || (point.lat_e7 == 0 && point.lon_e7 == 0)
      || ABS (point.lat_e7) > MAX_LAT_E7 || ABS (point.lon_e7) > MAX_LON_E7)
    return FALSE;
  look_around (&search);
  if (polygons->len > 0)
    *ret_match = match_projects (polygons, 1, point, pool);
  else if (places->has_employer && circle_is_near (places, &places->employer, point))
    *ret_match = (TklMatch){ 0, -1, 0, TKL_PLACE_EMPLOYER, 2 };
  else if (visitor->at_home && circle_is_near (places, &visitor->home, point))
    *ret_match = (TklMatch){ 0, -1, 0, TKL_PLACE_HOME, 3 };
  else if (circles->len > 0)
    *ret_match = match_projects (circles, 4, point, pool);
  else
    return FALSE;
  return TRUE;
}
