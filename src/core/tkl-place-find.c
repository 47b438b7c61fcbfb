/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The levels of rules §3: which place a point belongs to. */
/* Thread: any, once the index is built. */
#include "tkl-places-private.h"

#include "tkl-shape-private.h"
#include "tkl-text.h"

#include <math.h>
#include <stdlib.h>

static const TklMatch no_match = { TKL_PLACE_NONE, 0, -1, 0, 0 };

/* Hits kept without allocating: more projects than this at one point are rare. */
#define NEAR_HITS 8

typedef struct
{
  gint32 project_id;
  const TklCircle *circle; /* (nullable): NULL for a polygon */
} Hit;

/* The cell of one level that holds the point. */
typedef struct
{
  const TklPlaceIndex *index;
  TklPlaceRun run;
} Cell;

typedef struct
{
  const TklPlaces *places;
  const TklVisitor *visitor;
  TklPoint point;
  TklDay day;
  guint n_hits;
  guint capacity;
  Hit *hits; /* near, or (owned) */
  Hit near[NEAR_HITS];
} Search;

static guint
find_cells (const TklPlaces *places, TklPoint point, Cell *cells)
{
  guint n = 0;

  for (guint i = 0; i < places->n_lookups; i++)
    if (tkl_place_level_find (places->lookups[i].level, point, &cells[n].run))
      cells[n++].index = places->lookups[i].index;
  return n;
}

/* CT-11: a known employee is taken to planned projects only. */
static gboolean
restricted_to_plan (const Search *search)
{
  return search->places->planned_only && search->visitor->id != 0;
}

static gboolean
allowed_by_plan (const Search *search, gint32 project_id)
{
  TklPlan key = { search->day, search->visitor->id, project_id };

  if (!restricted_to_plan (search))
    return TRUE;
  return search->places->n_plan > 0
         && bsearch (&key, search->places->plan, search->places->n_plan, sizeof (TklPlan),
                     tkl_places_compare_plans)
                != NULL;
}

static void
grow_hits (Search *search)
{
  Hit *larger = g_new (Hit, search->capacity * 2);

  for (guint i = 0; i < search->n_hits; i++)
    larger[i] = search->hits[i];
  if (search->hits != search->near)
    g_free (search->hits);
  search->hits = larger;
  search->capacity *= 2;
}

static void
add_hit (Search *search, gint32 project_id, const TklCircle *circle)
{
  if (!allowed_by_plan (search, project_id))
    return;
  if (search->n_hits == search->capacity)
    grow_hits (search);
  search->hits[search->n_hits++] = (Hit){ project_id, circle };
}

static gboolean
polygon_contains (const TklPlaceIndex *index, guint32 form, TklPoint point)
{
  const TklPlacePolygon *polygon = &g_array_index (index->polygons, TklPlacePolygon, form);

  if (polygon->n_corners > 0)
    return tkl_small_ring_holds ((const TklPoint *) index->corners->data + polygon->first_corner,
                                 polygon->n_corners, point);
  return polygon->slabs != NULL ? tkl_shape_slabs_contains (polygon->slabs, point)
                                : tkl_shape_contains (polygon->shape, point);
}

/* Moves the run of the cell on to its first circle. */
static void
find_polygons (Search *search, Cell *cell)
{
  const TklPlaceGrid *grid = cell->index->grid;
  const guint32 *entry = cell->run.first;

  for (; entry < cell->run.end && *entry < grid->n_polygons; entry++)
    {
      const TklPlaceItem *item = &grid->items[*entry];

      if (tkl_place_item_holds (item, search->point, search->day)
          && polygon_contains (cell->index, item->form, search->point))
        add_hit (search, item->project_id, NULL);
    }
  cell->run.first = entry;
}

static void
find_circles (Search *search, const Cell *cell)
{
  const TklPlaceGrid *grid = cell->index->grid;

  for (const guint32 *entry = cell->run.first; entry < cell->run.end; entry++)
    {
      const TklPlaceItem *item = &grid->items[*entry];
      const TklCircle *circle;

      if (!tkl_place_item_holds (item, search->point, search->day))
        continue;
      circle = &g_array_index (cell->index->circles, TklCircle, item->form);
      if (tkl_circle_contains (circle, search->point))
        add_hit (search, item->project_id, circle);
    }
}

/* A project found, with what several are sorted by. */
typedef struct
{
  gint64
      distance_mm; /* to the centre of the circle; 0 for polygons. Whole millimetres, so that equal
                         distances are equal whatever the last bit of a sine says */
  const TklPlaceSite *site;
} Found;

static gint64
get_distance_mm (TklPoint a, TklPoint b)
{
  return llround (tkl_point_distance_m (a, b) * 1000);
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

/* Appends the projects of several hits in order. Returns: how many: one for a project with several
 * polygons here. */
static guint
add_candidates (const Search *search, GArray *pool)
{
  g_autofree Found *found = g_new (Found, search->n_hits);
  guint n = 0;

  for (guint i = 0; i < search->n_hits; i++)
    {
      const Hit *hit = &search->hits[i];
      guint32 site = tkl_id_map_get (&search->places->site_of, hit->project_id);

      found[i].site = tkl_places_site (search->places, site);
      found[i].distance_mm
          = hit->circle == NULL ? 0 : get_distance_mm (hit->circle->centre, search->point);
    }
  qsort (found, search->n_hits, sizeof (Found), compare_found);
  for (guint i = 0; i < search->n_hits && n < G_MAXUINT16; i++)
    if (i == 0 || found[i].site != found[i - 1].site)
      {
        g_array_append_val (pool, found[i].site->id);
        n++;
      }
  return n;
}

static TklMatch
settle_hits (Search *search, guint8 level, GArray *pool)
{
  TklMatch match = { TKL_PLACE_PROJECT, search->hits[0].project_id, -1, level, 0 };

  if (search->n_hits == 1)
    {
      if (search->hits[0].circle != NULL)
        match.distance_m = tkl_circle_distance_m (search->hits[0].circle, search->point);
      return match;
    }
  match.n_candidates = add_candidates (search, pool);
  if (search->hits != search->near)
    g_free (search->hits);
  if (match.n_candidates == 1)
    {
      g_array_set_size (pool, pool->len - 1);
      match.n_candidates = 0;
    }
  else
    match.project_id = 0;
  return match;
}

/* --- level 5 --------------------------------------------------------------------------------- */

static void
take_nearer (const Search *search, guint32 site_index, Found *best)
{
  Found found = { 0, tkl_places_site (search->places, site_index) };

  if (search->day < found.site->from || search->day > found.site->to)
    return;
  found.distance_mm = get_distance_mm (found.site->location, search->point);
  if (best->site == NULL || compare_found (&found, best) < 0)
    *best = found;
}

/* What north or south alone makes: a little less than the distance. */
static gint64
get_least_distance_mm (const Search *search, guint i)
{
  guint32 site = g_array_index (search->places->unbounded, guint32, i);
  gint64 lat_e7
      = (gint64) tkl_places_site (search->places, site)->location.lat_e7 - search->point.lat_e7;

  return (gint64) ((double) ABS (lat_e7) * (G_PI / 180e7 * TKL_EARTH_RADIUS_M * 1000)) - 2;
}

static guint
find_first_north (const Search *search)
{
  guint low = 0;
  guint high = search->places->unbounded->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      guint32 site = g_array_index (search->places->unbounded, guint32, middle);

      if (tkl_places_site (search->places, site)->location.lat_e7 < search->point.lat_e7)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Walks from the latitude of the point north and south until latitude alone is too far. */
static void
find_nearest (const Search *search, Found *best)
{
  guint n = search->places->unbounded->len;
  guint start = find_first_north (search);

  for (guint i = start; i < n; i++)
    {
      if (best->site != NULL && get_least_distance_mm (search, i) > best->distance_mm)
        break;
      take_nearer (search, g_array_index (search->places->unbounded, guint32, i), best);
    }
  for (guint i = start; i-- > 0;)
    {
      if (best->site != NULL && get_least_distance_mm (search, i) > best->distance_mm)
        break;
      take_nearer (search, g_array_index (search->places->unbounded, guint32, i), best);
    }
}

/* With CT-11 the few projects planned that day are tried instead of all. */
static void
find_nearest_planned (const Search *search, Found *best)
{
  const TklPlaces *places = search->places;
  TklPlan key = { search->day, search->visitor->id, G_MININT32 };
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
  for (; low < places->n_plan && places->plan[low].employee_id == search->visitor->id
         && places->plan[low].day == search->day;
       low++)
    {
      guint32 index = tkl_id_map_get (&places->site_of, places->plan[low].project_id);
      const TklPlaceSite *site;

      if (index == TKL_ID_MAP_NONE)
        continue;
      site = tkl_places_site (places, index);
      if (tkl_place_site_unbounded (site))
        take_nearer (search, index, best);
    }
}

static TklMatch
match_nearest (const Search *search)
{
  Found best = { 0, NULL };
  TklMatch match = { TKL_PLACE_PROJECT, 0, -1, 5, 0 };

  if (restricted_to_plan (search))
    find_nearest_planned (search, &best);
  else
    find_nearest (search, &best);
  if (best.site == NULL)
    return no_match;
  match.project_id = best.site->id;
  match.distance_m = (gint32) lround (tkl_point_distance_m (best.site->location, search->point));
  return match;
}

/* --- all levels ------------------------------------------------------------------------------ */

/* 0/0 is what trackers send without a position. The ranges of tkl_point_valid(), inline. */
static inline gboolean
is_position (TklPoint point)
{
  return (guint32) point.lat_e7 + 900000000u <= 1800000000u
         && (guint32) point.lon_e7 + 1800000000u <= 3600000000u
         && (point.lat_e7 != 0 || point.lon_e7 != 0);
}

TklMatch
tkl_places_find_visitor (
    const TklPlaces *places, TklPoint point, const TklVisitor *visitor, TklDay day, GArray *pool)
{
  Cell cells[TKL_PLACE_N_INDEXES * TKL_PLACE_GRID_MAX_LEVELS];
  Search search;
  guint n_cells;

  g_return_val_if_fail (places != NULL && visitor != NULL && pool != NULL, no_match);

  if (!is_position (point))
    return no_match;

  /* Member by member: clearing the whole struct would cost more than most searches. */
  search.places = places;
  search.visitor = visitor;
  search.point = point;
  search.day = day;
  search.n_hits = 0;
  search.capacity = NEAR_HITS;
  search.hits = search.near;
  n_cells = find_cells (places, point, cells);

  for (guint i = 0; i < n_cells; i++)
    find_polygons (&search, &cells[i]);
  if (search.n_hits > 0)
    return settle_hits (&search, 1, pool);
  if (places->has_employer && tkl_circle_contains (&places->employer, point))
    return (TklMatch){ TKL_PLACE_EMPLOYER, 0, -1, 2, 0 };
  if (visitor->at_home && tkl_circle_contains (&visitor->home, point))
    return (TklMatch){ TKL_PLACE_HOME, 0, -1, 3, 0 };
  for (guint i = 0; i < n_cells; i++)
    find_circles (&search, &cells[i]);
  if (search.n_hits > 0)
    return settle_hits (&search, 4, pool);
  return places->unbounded->len > 0 ? match_nearest (&search) : no_match;
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
