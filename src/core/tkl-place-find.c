/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The levels of rules §3: which place a point belongs to. */
/* Thread: any, once the index is built. */
#include "tkl-places-private.h"

#include "tkl-text.h"

#include <math.h>
#include <stdlib.h>

/* Hits kept without allocating: more projects than this at one point are rare. */
#define NEAR_HITS 8

typedef struct
{
  const TklPlaceSite *site;
  const TklCircle *circle; /* (nullable): NULL for a polygon */
  double distance_m;       /* to the centre; filled only to sort several */
} Hit;

typedef struct
{
  const TklPlaces *places;
  const TklVisitor *visitor;
  TklPoint point;
  TklDay day;
  guint n_runs;
  struct
  {
    const TklPlaceIndex *index;
    TklPlaceRun run;
  } runs[TKL_PLACE_N_INDEXES * TKL_PLACE_GRID_MAX_LEVELS]; /* cells that hold the point */
  guint n_hits;
  guint capacity;
  Hit *hits; /* near, or (owned) */
  Hit near[NEAR_HITS];
} Search;

static void
find_runs (Search *search)
{
  search->n_runs = 0;
  for (guint i = 0; i < TKL_PLACE_N_INDEXES; i++)
    {
      const TklPlaceIndex *index = &search->places->indexes[i];

      for (guint level = 0; index->grid != NULL && level < index->grid->n_levels; level++)
        if (tkl_place_level_find (&index->grid->levels[level], search->point,
                                  &search->runs[search->n_runs].run))
          search->runs[search->n_runs++].index = index;
    }
}

/* CT-11: a known employee is taken to planned projects only. */
static gboolean
restricted_to_plan (const Search *search)
{
  return search->places->planned_only && search->visitor->id != 0;
}

static gboolean
allowed_by_plan (const Search *search, const TklPlaceSite *site)
{
  TklPlan key = { search->day, search->visitor->id, site->id };

  if (!restricted_to_plan (search))
    return TRUE;
  return search->places->n_plan > 0
         && bsearch (&key, search->places->plan, search->places->n_plan, sizeof (TklPlan),
                     tkl_places_compare_plans)
                != NULL;
}

static void
add_hit (Search *search, guint32 site_index, const TklCircle *circle)
{
  const TklPlaceSite *site = tkl_places_site (search->places, site_index);

  if (!allowed_by_plan (search, site))
    return;
  if (search->n_hits == search->capacity)
    {
      Hit *larger = g_new (Hit, search->capacity * 2);

      for (guint i = 0; i < search->n_hits; i++)
        larger[i] = search->hits[i];
      if (search->hits != search->near)
        g_free (search->hits);
      search->hits = larger;
      search->capacity *= 2;
    }
  search->hits[search->n_hits++] = (Hit){ site, circle, 0 };
}

static inline gboolean
item_may_hold (const TklPlaceItem *item, TklPoint point, TklDay day)
{
  return point.lat_e7 >= item->box.min.lat_e7 && point.lat_e7 <= item->box.max.lat_e7
         && point.lon_e7 >= item->box.min.lon_e7 && point.lon_e7 <= item->box.max.lon_e7
         && day >= item->from && day <= item->to;
}

static gboolean
polygon_contains (const TklPlacePolygon *polygon, TklPoint point)
{
  return polygon->slabs != NULL ? tkl_shape_slabs_contains (polygon->slabs, point)
                                : tkl_shape_contains (polygon->shape, point);
}

/* Moves each run on to its first circle. */
static void
find_polygons (Search *search)
{
  for (guint i = 0; i < search->n_runs; i++)
    {
      const TklPlaceIndex *index = search->runs[i].index;
      const guint32 *entry = search->runs[i].run.first;

      for (; entry < search->runs[i].run.end && *entry < index->grid->n_polygons; entry++)
        {
          const TklPlaceItem *item = &index->grid->items[*entry];

          if (item_may_hold (item, search->point, search->day)
              && polygon_contains (&g_array_index (index->polygons, TklPlacePolygon, item->form),
                                   search->point))
            add_hit (search, item->site, NULL);
        }
      search->runs[i].run.first = entry;
    }
}

static void
find_circles (Search *search)
{
  for (guint i = 0; i < search->n_runs; i++)
    {
      const TklPlaceIndex *index = search->runs[i].index;

      for (const guint32 *entry = search->runs[i].run.first; entry < search->runs[i].run.end;
           entry++)
        {
          const TklPlaceItem *item = &index->grid->items[*entry];
          const TklCircle *circle;

          if (!item_may_hold (item, search->point, search->day))
            continue;
          circle = &g_array_index (index->circles, TklCircle, item->form);
          if (tkl_circle_contains (circle, search->point))
            add_hit (search, item->site, circle);
        }
    }
}

/* Nearest first, then by number; polygons have no distance. */
static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *left = a;
  const Hit *right = b;
  int order = (left->distance_m > right->distance_m) - (left->distance_m < right->distance_m);

  if (order == 0)
    order = tkl_compare_natural (left->site->number, right->site->number);
  if (order == 0)
    order = (left->site->id > right->site->id) - (left->site->id < right->site->id);
  return order;
}

/* Sorts the hits and drops a project's further polygons. */
static void
sort_hits (Search *search)
{
  guint n = 1;

  for (guint i = 0; i < search->n_hits; i++)
    if (search->hits[i].circle != NULL)
      search->hits[i].distance_m
          = tkl_point_distance_m (search->hits[i].circle->centre, search->point);
  qsort (search->hits, search->n_hits, sizeof (Hit), compare_hits);
  for (guint i = 1; i < search->n_hits; i++)
    if (search->hits[i].site != search->hits[n - 1].site)
      search->hits[n++] = search->hits[i];
  search->n_hits = n;
}

static TklMatch
settle_hits (Search *search, guint8 level, GArray *pool)
{
  TklMatch match = { .place = TKL_PLACE_PROJECT, .distance_m = -1, .level = level };

  if (search->n_hits > 1)
    sort_hits (search);
  if (search->n_hits == 1)
    {
      match.project_id = search->hits[0].site->id;
      if (search->hits[0].circle != NULL)
        match.distance_m = tkl_circle_distance_m (search->hits[0].circle, search->point);
    }
  else
    {
      match.n_candidates = MIN (search->n_hits, G_MAXUINT16);
      for (guint i = 0; i < match.n_candidates; i++)
        g_array_append_val (pool, search->hits[i].site->id);
    }
  if (search->hits != search->near)
    g_free (search->hits);
  return match;
}

/* --- level 5 --------------------------------------------------------------------------------- */

static void
take_nearer (const Search *search, guint32 site_index, Hit *best)
{
  Hit hit = { tkl_places_site (search->places, site_index), NULL, 0 };

  if (search->day < hit.site->from || search->day > hit.site->to)
    return;
  hit.distance_m = tkl_point_distance_m (hit.site->location, search->point);
  if (best->site == NULL || compare_hits (&hit, best) < 0)
    *best = hit;
}

/* North or south alone, a little less than the distance. Metres. */
static double
get_least_distance_m (const Search *search, guint i)
{
  guint32 site = g_array_index (search->places->unbounded, guint32, i);
  gint64 lat_e7
      = (gint64) tkl_places_site (search->places, site)->location.lat_e7 - search->point.lat_e7;

  return (double) ABS (lat_e7) * (G_PI / 180e7) * TKL_EARTH_RADIUS_M * (1 - 1e-9) - 0.001;
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
find_nearest (const Search *search, Hit *best)
{
  guint n = search->places->unbounded->len;
  guint start = find_first_north (search);

  for (guint i = start; i < n; i++)
    {
      if (best->site != NULL && get_least_distance_m (search, i) > best->distance_m)
        break;
      take_nearer (search, g_array_index (search->places->unbounded, guint32, i), best);
    }
  for (guint i = start; i-- > 0;)
    {
      if (best->site != NULL && get_least_distance_m (search, i) > best->distance_m)
        break;
      take_nearer (search, g_array_index (search->places->unbounded, guint32, i), best);
    }
}

/* With CT-11 the few projects planned that day are tried instead of all. */
static void
find_nearest_planned (const Search *search, Hit *best)
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
  TklMatch match = { .place = TKL_PLACE_NONE, .distance_m = -1 };
  Hit best = { NULL, NULL, 0 };

  if (search->places->unbounded->len == 0)
    return match;
  if (restricted_to_plan (search))
    find_nearest_planned (search, &best);
  else
    find_nearest (search, &best);
  if (best.site == NULL)
    return match;

  match.place = TKL_PLACE_PROJECT;
  match.project_id = best.site->id;
  match.distance_m = (gint32) lround (best.distance_m);
  match.level = 5;
  return match;
}

/* --- all levels ------------------------------------------------------------------------------ */

/* 0/0 is what trackers send without a position. */
static gboolean
is_position (TklPoint point)
{
  return (point.lat_e7 != 0 || point.lon_e7 != 0) && tkl_point_valid (point);
}

TklMatch
tkl_places_find_visitor (
    const TklPlaces *places, TklPoint point, const TklVisitor *visitor, TklDay day, GArray *pool)
{
  Search search;

  g_return_val_if_fail (places != NULL && visitor != NULL && pool != NULL,
                        (TklMatch){ .distance_m = -1 });

  if (!is_position (point))
    return (TklMatch){ .place = TKL_PLACE_NONE, .distance_m = -1 };

  /* Member by member: clearing the whole struct would cost more than most searches. */
  search.places = places;
  search.visitor = visitor;
  search.point = point;
  search.day = day;
  search.n_hits = 0;
  search.capacity = NEAR_HITS;
  search.hits = search.near;
  find_runs (&search);

  find_polygons (&search);
  if (search.n_hits > 0)
    return settle_hits (&search, 1, pool);
  if (places->has_employer && tkl_circle_contains (&places->employer, point))
    return (TklMatch){ .place = TKL_PLACE_EMPLOYER, .distance_m = -1, .level = 2 };
  if (visitor->at_home && tkl_circle_contains (&visitor->home, point))
    return (TklMatch){ .place = TKL_PLACE_HOME, .distance_m = -1, .level = 3 };
  find_circles (&search);
  if (search.n_hits > 0)
    return settle_hits (&search, 4, pool);
  return match_nearest (&search);
}

TklMatch
tkl_places_find (
    const TklPlaces *places, TklPoint point, const TklEmployee *employee, TklDay day, GArray *pool)
{
  TklVisitor visitor;

  g_return_val_if_fail (places != NULL && pool != NULL, (TklMatch){ .distance_m = -1 });

  visitor = tkl_places_visitor (places, employee);
  return tkl_places_find_visitor (places, point, &visitor, day, pool);
}
