/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The levels of rules §3: which place a point belongs to. */
/* Thread: any, once the index is built. */
#include "tkl-places-private.h"

#include "tkl-text.h"

#include <math.h>
#include <stdlib.h>

static const TklMatch no_match = { 0, -1, 0, TKL_PLACE_NONE, 0 };

/* What is asked. */
typedef struct
{
  const TklPlaces *places;
  const TklVisitor *visitor;
  TklPoint point;
  TklDay day;
} Question;

/* The cell of one level that holds the point, and something besides. */
typedef struct
{
  const TklPlaceIndex *index;
  TklPlaceRun run;        /* polygons, then circles */
  const guint32 *circles; /* the first circle, once the polygons have been looked at */
} Cell;

typedef struct
{
  guint n;
  Cell cell[TKL_PLACE_N_INDEXES * TKL_PLACE_GRID_MAX_LEVELS];
} Cells;

static inline void
find_cells (const TklPlaces *places, TklPoint point, Cells *cells)
{
  cells->n = 0;
  for (guint i = 0; i < places->n_lookups; i++)
    {
      const TklPlaceLookup *lookup = &places->lookups[i];
      guint64 bit;
      const TklPlaceSlot *slot = tkl_place_level_slot (lookup->level, point, &bit);

      if (slot == NULL)
        continue;
      cells->cell[cells->n].index = lookup->index;
      cells->cell[cells->n++].run = tkl_place_level_run (lookup->level, slot, bit);
    }
}

/* Whether any project could be near, or is looked for at any distance. */
static inline gboolean
may_match_project (const TklPlaces *places, TklPoint point)
{
  guint64 bit;

  for (guint i = 0; i < places->n_lookups; i++)
    if (tkl_place_level_slot (places->lookups[i].level, point, &bit) != NULL)
      return TRUE;
  return places->unbounded->len > 0;
}

/* CT-11: a known employee is taken to planned projects only. */
static inline gboolean
restricted_to_plan (const Question *question)
{
  return question->places->planned_only && question->visitor->id != 0;
}

static gboolean
is_planned (const Question *question, gint32 project_id)
{
  const TklPlaces *places = question->places;
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
  guint32 index = tkl_id_map_get (&question->places->site_of, project_id);
  Found found = { 0, tkl_places_site (question->places, index) };

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

/* @all: (nullable): NULL only counts: nearly always there is one at most, and listing it would cost
 * more than finding it. Returns: how many polygons hold the point; @ret_project_id: the last one's. */
static inline guint
scan_polygons (const Question *question, Cells *cells, gint32 *ret_project_id, GArray *all)
{
  guint n = 0;

  for (guint i = 0; i < cells->n; i++)
    {
      Cell *cell = &cells->cell[i];
      const TklPlaceGrid *grid = cell->index->grid;
      const guint32 *entry = cell->run.first;

      for (; entry < cell->run.end && *entry < grid->n_polygons; entry++)
        {
          const TklPlaceItem *item = &grid->items[*entry];

          if (!tkl_place_item_holds (item, question->point, question->day)
              || !polygon_contains (cell->index, item->form, question->point)
              || (restricted_to_plan (question) && !is_planned (question, item->project_id)))
            continue;
          n++;
          *ret_project_id = item->project_id;
          if (all != NULL)
            add_found (question, item->project_id, NULL, all);
        }
      cell->circles = entry;
    }
  return n;
}

/* The same for circles. @ret_circle: the last one. */
static inline guint
scan_circles (const Question *question,
              const Cells *cells,
              gint32 *ret_project_id,
              const TklCircle **ret_circle,
              GArray *all)
{
  guint n = 0;

  for (guint i = 0; i < cells->n; i++)
    {
      const Cell *cell = &cells->cell[i];
      const TklPlaceGrid *grid = cell->index->grid;

      for (const guint32 *entry = cell->circles; entry < cell->run.end; entry++)
        {
          const TklPlaceItem *item = &grid->items[*entry];
          const TklCircle *circle = &g_array_index (cell->index->circles, TklCircle, item->form);

          if (!tkl_place_item_holds (item, question->point, question->day)
              || !tkl_circle_contains (circle, question->point)
              || (restricted_to_plan (question) && !is_planned (question, item->project_id)))
            continue;
          n++;
          *ret_project_id = item->project_id;
          *ret_circle = circle;
          if (all != NULL)
            add_found (question, item->project_id, circle, all);
        }
    }
  return n;
}

static G_NO_INLINE TklMatch
list_several (const Question *question, Cells *cells, guint level, GArray *pool)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Found));
  const TklCircle *circle;
  gint32 project_id;

  if (level == 1)
    scan_polygons (question, cells, &project_id, all);
  else
    scan_circles (question, cells, &project_id, &circle, all);
  return match_several (all, level, pool);
}

/* --- level 5 --------------------------------------------------------------------------------- */

static void
take_nearer (const Question *question, guint32 site_index, Found *best)
{
  Found found = { 0, tkl_places_site (question->places, site_index) };

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
  guint32 site = g_array_index (question->places->unbounded, guint32, i);
  gint64 lat_e7
      = (gint64) tkl_places_site (question->places, site)->location.lat_e7 - question->point.lat_e7;

  return (gint64) ((double) ABS (lat_e7) * (G_PI / 180e7 * TKL_EARTH_RADIUS_M * 1000)) - 2;
}

static guint
find_first_north (const Question *question)
{
  guint low = 0;
  guint high = question->places->unbounded->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      guint32 site = g_array_index (question->places->unbounded, guint32, middle);

      if (tkl_places_site (question->places, site)->location.lat_e7 < question->point.lat_e7)
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
  guint n = question->places->unbounded->len;
  guint start = find_first_north (question);

  for (guint i = start; i < n; i++)
    {
      if (best->site != NULL && get_least_distance_mm (question, i) > best->distance_mm)
        break;
      take_nearer (question, g_array_index (question->places->unbounded, guint32, i), best);
    }
  for (guint i = start; i-- > 0;)
    {
      if (best->site != NULL && get_least_distance_mm (question, i) > best->distance_mm)
        break;
      take_nearer (question, g_array_index (question->places->unbounded, guint32, i), best);
    }
}

/* With CT-11 the few projects planned that day are tried instead of all. */
static void
find_nearest_planned (const Question *question, Found *best)
{
  const TklPlaces *places = question->places;
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

/* 0/0 is what trackers send without a position. The ranges of tkl_point_valid(), inline. */
static inline gboolean
is_position (TklPoint point)
{
  return (guint32) point.lat_e7 + 900000000u <= 1800000000u
         && (guint32) point.lon_e7 + 1800000000u <= 3600000000u
         && (point.lat_e7 | point.lon_e7) != 0;
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
match_all_levels (
    const TklPlaces *places, TklPoint point, const TklVisitor *visitor, TklDay day, GArray *pool)
{
  Question question = { places, visitor, point, day };
  TklMatch match = { 0, -1, 0, TKL_PLACE_PROJECT, 1 };
  const TklCircle *circle = NULL;
  Cells cells;
  guint n;

  find_cells (places, point, &cells);
  n = scan_polygons (&question, &cells, &match.project_id, NULL);
  if (n > 0)
    return n == 1 ? match : list_several (&question, &cells, 1, pool);

  match = match_own_place (places, point, visitor);
  if (match.level != 0)
    return match;

  n = scan_circles (&question, &cells, &match.project_id, &circle, NULL);
  if (n > 1)
    return list_several (&question, &cells, 4, pool);
  if (n == 0)
    return places->unbounded->len > 0 ? match_nearest (&question) : no_match;
  match.place = TKL_PLACE_PROJECT;
  match.level = 4;
  match.distance_m = tkl_circle_distance_m (circle, point);
  return match;
}

TklMatch
tkl_places_find_visitor (
    const TklPlaces *places, TklPoint point, const TklVisitor *visitor, TklDay day, GArray *pool)
{
  g_return_val_if_fail (places != NULL && visitor != NULL && pool != NULL, no_match);

  if (!is_position (point))
    return no_match;
  if (may_match_project (places, point))
    return match_all_levels (places, point, visitor, day, pool);
  return match_own_place (places, point, visitor);
}

TklMatch
tkl_places_find (
    const TklPlaces *places, TklPoint point, const TklEmployee *employee, TklDay day, GArray *pool)
{
  TklVisitor visitor;

  g_return_val_if_fail (places != NULL && pool != NULL, no_match);

  visitor = tkl_places_visitor (places, employee);
  return tkl_places_find_visitor (places, point, &visitor, day, pool);
}
