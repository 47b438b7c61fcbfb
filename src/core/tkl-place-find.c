/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The levels of rules §3: which place a point belongs to. */
/* Thread: any, once the index is built. */
#include "tkl-places-private.h"

#include "tkl-text.h"

#include <math.h>
#include <stdlib.h>

static const TklMatch no_match = { 0, -1, 0, TKL_PLACE_NONE, 0 };

/* The cell of one level that holds the last point, and something besides. */
typedef struct
{
  const TklPlaceIndex *index;
  TklPlaceRun run; /* polygons, then circles */
} Cell;

struct _TklPlaceCursor
{
  const TklPlaces *places; /* (borrowed) */
  GArray *pool;            /* (borrowed) */
  guint32 x, y; /* finest cell of the last point: the same there is the same everywhere */
  guint n_cells;
  Cell cells[TKL_PLACE_N_INDEXES * TKL_PLACE_GRID_MAX_LEVELS];
};

/* What is asked. */
typedef struct
{
  const TklPlaceCursor *cursor;
  const TklVisitor *visitor;
  TklPoint point;
  TklDay day;
} Question;

static G_NO_INLINE void
find_cells (TklPlaceCursor *cursor, guint32 x, guint32 y)
{
  const TklPlaces *places = cursor->places;

  cursor->x = x;
  cursor->y = y;
  cursor->n_cells = 0;
  for (guint i = 0; i < places->n_lookups; i++)
    if (tkl_place_level_find (places->lookups[i].level, x, y, &cursor->cells[cursor->n_cells].run))
      cursor->cells[cursor->n_cells++].index = places->lookups[i].index;
}

/* CT-11: a known employee is taken to planned projects only. */
static inline gboolean
restricted_to_plan (const Question *question)
{
  return question->cursor->places->planned_only && question->visitor->id != 0;
}

static gboolean
is_planned (const Question *question, gint32 project_id)
{
  const TklPlaces *places = question->cursor->places;
  TklPlan key = { question->day, question->visitor->id, project_id };

  return places->n_plan > 0
         && bsearch (&key, places->plan, places->n_plan, sizeof (TklPlan), tkl_places_compare_plans)
                != NULL;
}

/* --- several projects ------------------------------------------------------------------------ */

/* A project found, with what several are sorted by. */
typedef struct
{
  gint64 distance_mm; /* to the centre of the circle; 0 for polygons. Whole, so that equal distances
                         are equal whatever the last bit of a sine says */
  const TklPlaceSite *site;
} Found;

static gint64
get_distance_mm (TklPoint a, TklPoint b)
{
  return llround (tkl_point_distance_m (a, b) * 1000);
}

/* @circle: (nullable): NULL for a polygon. */
static void
add_found (const Question *question, gint32 project_id, const TklCircle *circle, GArray *all)
{
  guint32 index = tkl_id_map_get (&question->cursor->places->site_of, project_id);
  Found found = { 0, tkl_places_site (question->cursor->places, index) };

  if (circle != NULL)
    found.distance_mm = get_distance_mm (circle->centre, question->point);
  g_array_append_val (all, found);
}

/* Nearest first, then by number. */
static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *left = a;
  const Found *right = b;
  int order = (left->distance_mm > right->distance_mm) - (left->distance_mm < right->distance_mm);

  if (order == 0)
    order = tkl_compare_natural (left->site->number, right->site->number);
  if (order == 0)
    order = (left->site->id > right->site->id) - (left->site->id < right->site->id);
  return order;
}

/* Appends the projects found in order, or takes the only one: a project may have several polygons
 * here. */
static TklMatch
match_several (GArray *all, guint level, GArray *pool)
{
  TklMatch match = { 0, -1, 0, TKL_PLACE_PROJECT, level };
  const Found *found = (const Found *) all->data;

  g_array_sort (all, compare_found);
  if (found[0].site == found[all->len - 1].site)
    {
      match.project_id = found[0].site->id;
      return match;
    }
  for (guint i = 0; i < all->len && match.n_candidates < G_MAXUINT16; i++)
    if (i == 0 || found[i].site != found[i - 1].site)
      {
        g_array_append_val (pool, found[i].site->id);
        match.n_candidates++;
      }
  return match;
}

/* --- levels 1 and 4 -------------------------------------------------------------------------- */

static inline gboolean
polygon_contains (const TklPlaceIndex *index, guint32 form, TklPoint point)
{
  const TklPlacePolygon *polygon = &g_array_index (index->polygons, TklPlacePolygon, form);

  if (polygon->ring != TKL_PLACE_NO_RING)
    {
      int where = tkl_small_ring_locate (&g_array_index (index->rings, TklSmallRing, polygon->ring),
                                         point);

      return where == 2 ? tkl_shape_contains (polygon->shape, point) : where >= 0;
    }
  return polygon->slabs != NULL ? tkl_shape_slabs_contains (polygon->slabs, point)
                                : tkl_shape_contains (polygon->shape, point);
}

/* What a look at one cell or several has found so far. */
typedef struct
{
  guint n;                 /* polygons or circles that hold the point */
  gint32 project_id;       /* of the last one */
  const TklCircle *circle; /* the last one */
} Tally;

/* @all: (nullable): NULL only counts: nearly always there is one at most, and listing it would cost
 * more than finding it. Polygons stand first in a cell. */
static inline void
scan_polygons (const Question *question, const Cell *cell, Tally *tally, GArray *all)
{
  const TklPlaceIndex *index = cell->index;

  for (const guint32 *entry = cell->run.first;
       entry < cell->run.end && *entry < index->grid->n_polygons; entry++)
    {
      const TklPlaceItem *item = &index->grid->items[*entry];

      if (!tkl_place_item_holds (item, question->point, question->day)
          || !polygon_contains (index, item->form, question->point)
          || (restricted_to_plan (question) && !is_planned (question, item->project_id)))
        continue;
      tally->n++;
      tally->project_id = item->project_id;
      if (all != NULL)
        add_found (question, item->project_id, NULL, all);
    }
}

/* The same for circles, from the end: they stand last in a cell. */
static inline void
scan_circles (const Question *question, const Cell *cell, Tally *tally, GArray *all)
{
  const TklPlaceIndex *index = cell->index;

  for (const guint32 *entry = cell->run.end;
       entry > cell->run.first && entry[-1] >= index->grid->n_polygons; entry--)
    {
      const TklPlaceItem *item = &index->grid->items[entry[-1]];
      const TklCircle *circle = &g_array_index (index->circles, TklCircle, item->form);

      if (!tkl_place_item_holds (item, question->point, question->day)
          || !tkl_circle_contains (circle, question->point)
          || (restricted_to_plan (question) && !is_planned (question, item->project_id)))
        continue;
      tally->n++;
      tally->project_id = item->project_id;
      tally->circle = circle;
      if (all != NULL)
        add_found (question, item->project_id, circle, all);
    }
}

static G_NO_INLINE TklMatch
list_several (const Question *question, guint level)
{
  const TklPlaceCursor *cursor = question->cursor;
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Found));
  Tally tally = { 0 };

  for (guint i = 0; i < cursor->n_cells; i++)
    if (level == 1)
      scan_polygons (question, &cursor->cells[i], &tally, all);
    else
      scan_circles (question, &cursor->cells[i], &tally, all);
  return match_several (all, level, cursor->pool);
}

/* --- level 5 --------------------------------------------------------------------------------- */

static void
take_nearer (const Question *question, guint32 site_index, Found *best)
{
  Found found = { 0, tkl_places_site (question->cursor->places, site_index) };

  if (question->day < found.site->from || question->day > found.site->to)
    return;
  found.distance_mm = get_distance_mm (found.site->location, question->point);
  if (best->site == NULL || compare_found (&found, best) < 0)
    *best = found;
}

/* What north or south alone makes: a little less than the distance. */
static gint64
get_least_distance_mm (const Question *question, guint i)
{
  guint32 site = g_array_index (question->cursor->places->unbounded, guint32, i);
  gint64 lat_e7 = (gint64) tkl_places_site (question->cursor->places, site)->location.lat_e7
                  - question->point.lat_e7;

  return (gint64) ((double) ABS (lat_e7) * (G_PI / 180e7 * TKL_EARTH_RADIUS_M * 1000)) - 2;
}

static guint
find_first_north (const Question *question)
{
  guint low = 0;
  guint high = question->cursor->places->unbounded->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      guint32 site = g_array_index (question->cursor->places->unbounded, guint32, middle);

      if (tkl_places_site (question->cursor->places, site)->location.lat_e7
          < question->point.lat_e7)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Walks from the latitude of the point north and south until latitude alone is too far. */
static void
find_nearest (const Question *question, Found *best)
{
  guint n = question->cursor->places->unbounded->len;
  guint start = find_first_north (question);

  for (guint i = start; i < n; i++)
    {
      if (best->site != NULL && get_least_distance_mm (question, i) > best->distance_mm)
        break;
      take_nearer (question, g_array_index (question->cursor->places->unbounded, guint32, i), best);
    }
  for (guint i = start; i-- > 0;)
    {
      if (best->site != NULL && get_least_distance_mm (question, i) > best->distance_mm)
        break;
      take_nearer (question, g_array_index (question->cursor->places->unbounded, guint32, i), best);
    }
}

/* With CT-11 the few projects planned that day are tried instead of all. */
static void
find_nearest_planned (const Question *question, Found *best)
{
  const TklPlaces *places = question->cursor->places;
  TklPlan key = { question->day, question->visitor->id, G_MININT32 };
  gsize low = 0;
  gsize high = places->n_plan;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (tkl_places_compare_plans (&places->plan[middle], &key) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < places->n_plan && places->plan[low].employee_id == question->visitor->id
         && places->plan[low].day == question->day;
       low++)
    {
      guint32 index = tkl_id_map_get (&places->site_of, places->plan[low].project_id);
      const TklPlaceSite *site;

      if (index == TKL_ID_MAP_NONE)
        continue;
      site = tkl_places_site (places, index);
      if (tkl_place_site_unbounded (site))
        take_nearer (question, index, best);
    }
}

static TklMatch
match_nearest (const Question *question)
{
  Found best = { 0, NULL };
  TklMatch match = { 0, -1, 0, TKL_PLACE_PROJECT, 5 };

  if (restricted_to_plan (question))
    find_nearest_planned (question, &best);
  else
    find_nearest (question, &best);
  if (best.site == NULL)
    return no_match;
  match.project_id = best.site->id;
  match.distance_m = (gint32) lround (tkl_point_distance_m (best.site->location, question->point));
  return match;
}

/* --- all levels ------------------------------------------------------------------------------ */

/* 0/0 is what trackers send without a position. */
static inline gboolean
is_position (guint32 x_e7, guint32 y_e7)
{
  return x_e7 <= 3600000000u && y_e7 <= 1800000000u && (x_e7 != 1800000000u || y_e7 != 900000000u);
}

/* Levels 2 and 3. */
static inline TklMatch
match_own_place (const TklPlaces *places, TklPoint point, const TklVisitor *visitor)
{
  if (places->has_employer && tkl_circle_contains (&places->employer, point))
    return (TklMatch){ 0, -1, 0, TKL_PLACE_EMPLOYER, 2 };
  if (visitor->at_home && tkl_circle_contains (&visitor->home, point))
    return (TklMatch){ 0, -1, 0, TKL_PLACE_HOME, 3 };
  return no_match;
}

/* Kept apart, so that most points, far from any project, do not pay for the search. */
static G_NO_INLINE TklMatch
match_all_levels (const TklPlaceCursor *cursor,
                  TklPoint point,
                  const TklVisitor *visitor,
                  TklDay day)
{
  const Question question = { cursor, visitor, point, day };
  Tally tally = { 0 };
  TklMatch match;

  for (guint i = 0; i < cursor->n_cells; i++)
    scan_polygons (&question, &cursor->cells[i], &tally, NULL);
  if (tally.n > 1)
    return list_several (&question, 1);
  if (tally.n == 1)
    return (TklMatch){ tally.project_id, -1, 0, TKL_PLACE_PROJECT, 1 };

  match = match_own_place (cursor->places, point, visitor);
  if (match.level != 0)
    return match;

  for (guint i = 0; i < cursor->n_cells; i++)
    scan_circles (&question, &cursor->cells[i], &tally, NULL);
  if (tally.n > 1)
    return list_several (&question, 4);
  if (tally.n == 1)
    return (TklMatch){ tally.project_id, tkl_circle_distance_m (tally.circle, point), 0,
                       TKL_PLACE_PROJECT, 4 };
  return cursor->places->unbounded->len > 0 ? match_nearest (&question) : no_match;
}

/* Outside the map: no point lies in this cell. */
#define NO_CELL G_MAXUINT32

TklPlaceCursor *
tkl_place_cursor_new (const TklPlaces *places, GArray *pool)
{
  TklPlaceCursor *cursor;

  g_return_val_if_fail (places != NULL && pool != NULL, NULL);

  cursor = g_new (TklPlaceCursor, 1);
  cursor->places = places;
  cursor->pool = pool;
  cursor->x = cursor->y = NO_CELL;
  cursor->n_cells = 0;
  return cursor;
}

void
tkl_place_cursor_free (TklPlaceCursor *cursor)
{
  g_free (cursor);
}

TklMatch
tkl_place_cursor_find (TklPlaceCursor *cursor,
                       TklPoint point,
                       const TklVisitor *visitor,
                       TklDay day)
{
  guint32 x = (guint32) point.lon_e7 + 1800000000u;
  guint32 y = (guint32) point.lat_e7 + 900000000u;

  g_return_val_if_fail (cursor != NULL, no_match);

  if (!is_position (x, y))
    return no_match;
  x >>= TKL_PLACE_GRID_SHIFT;
  y >>= TKL_PLACE_GRID_SHIFT;
  if (x != cursor->x || y != cursor->y)
    find_cells (cursor, x, y);
  if (cursor->n_cells == 0 && cursor->places->unbounded->len == 0)
    return match_own_place (cursor->places, point, visitor);
  return match_all_levels (cursor, point, visitor, day);
}

TklMatch
tkl_places_find (
    const TklPlaces *places, TklPoint point, const TklEmployee *employee, TklDay day, GArray *pool)
{
  TklPlaceCursor cursor;
  TklVisitor visitor;

  g_return_val_if_fail (places != NULL && pool != NULL, no_match);

  cursor.places = places;
  cursor.pool = pool;
  cursor.x = cursor.y = NO_CELL;
  cursor.n_cells = 0;
  visitor = tkl_places_visitor (places, employee);
  return tkl_place_cursor_find (&cursor, point, &visitor, day);
}
