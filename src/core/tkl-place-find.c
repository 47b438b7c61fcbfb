/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The levels of rules §3: which place a point belongs to. */
/* Thread: any, once the index is built. */
#include "tkl-places-private.h"

#include "tkl-text.h"

#include <math.h>
#include <stdlib.h>

/* The guard of the stack would come in only because of what a callee returns in memory: these functions
 * hold no array. It costs 3 % of a whole run. */
#define NO_GUARD __attribute__ ((no_stack_protector))

static const TklMatch no_match = { 0, -1, 0, TKL_PLACE_NONE, 0 };

/* Ticks of a crew at one spot are seldom farther apart than this. */
#define WINDOW_WIDTH_E7 (2 * TKL_PLACE_GRID_MARGIN_LON_E7)
#define WINDOW_HEIGHT_E7 (2 * TKL_PLACE_GRID_MARGIN_LAT_E7)

/* A polygon or circle near the last point. */
typedef struct
{
  TklPlaceItem item; /* a copy: those of one spot stand together */
  const TklPlaceIndex *index;
  guint32 i; /* in the index */
} Candidate;

struct _TklPlaceCursor
{
  const TklPlaces *places; /* (borrowed) */
  GArray *pool;            /* (borrowed) */
  guint32 x_e7, y_e7; /* south-west corner of the window around the point looked up last: within it
                              there are no items but the candidates */
  gboolean nothing;   /* no project can be found there, not even at level 5 */
  guint n_candidates, n_room;
  Candidate *candidates; /* (owned) */
  TklPlaceFound *found;  /* (owned): room for as many, where several projects are sorted */
};

/* What is asked. */
typedef struct
{
  const TklPlaceCursor *cursor;
  const TklVisitor *visitor;
  TklPoint point;
  TklDay day;
} Question;

/* Degrees east of 180° west. */
static inline guint32
get_x_e7 (TklPoint point)
{
  return (guint32) point.lon_e7 + 1800000000u;
}

/* Degrees north of the south pole. */
static inline guint32
get_y_e7 (TklPoint point)
{
  return (guint32) point.lat_e7 + 900000000u;
}

/* TRUE when two stretches share a number, each told by its first and how many more; neither is longer
 * than half of all numbers. */
static inline gboolean
stretches_meet (guint32 a, guint32 n_more_a, guint32 b, guint32 n_more_b)
{
  return (b - a <= n_more_a) | (a - b <= n_more_b);
}

static G_NO_INLINE void
make_room (TklPlaceCursor *cursor)
{
  cursor->n_room = MAX (cursor->n_room * 2, 16);
  cursor->candidates = g_renew (Candidate, cursor->candidates, cursor->n_room);
  cursor->found = g_renew (TklPlaceFound, cursor->found, cursor->n_room);
}

/* Asks for what decides about an item: it is read soon, and lies far from what was read so far. By numbers
 * instead of a branch, since which kind comes next cannot be foreseen; what is asked for in vain, of other
 * polygons, does no harm. */
static inline void
prefetch_body (const TklPlaceIndex *index, guint32 i)
{
  gboolean circle = i >= index->n_polygons;
  guintptr first = circle ? (guintptr) index->circles : (guintptr) index->rings;
  guintptr at = circle ? (i - index->n_polygons) * sizeof (TklCircle) : i * sizeof (TklSmallRing);

  __builtin_prefetch ((gconstpointer) (first + at));
  __builtin_prefetch ((gconstpointer) (first + at + TKL_CACHE_LINE));
}

/* Writes it down whether it is near or not: that cannot be foreseen, and a wrong guess costs more. */
static inline void
add_candidate (TklPlaceCursor *cursor, const TklPlaceIndex *index, guint32 i)
{
  const TklPlaceItem *item = &index->items[i];

  if (cursor->n_candidates == cursor->n_room)
    make_room (cursor);
  prefetch_body (index, i);
  cursor->candidates[cursor->n_candidates] = (Candidate){ *item, index, i };
  cursor->n_candidates += (guint) (stretches_meet (cursor->x_e7, WINDOW_WIDTH_E7,
                                                   get_x_e7 (item->min), item->width_e7)
                                   & stretches_meet (cursor->y_e7, WINDOW_HEIGHT_E7,
                                                     get_y_e7 (item->min), item->height_e7));
}

#define MAX_X_E7 3600000000u
#define MAX_Y_E7 1800000000u

/* 0/0 is what trackers send without a position. */
static inline gboolean
is_position (guint32 x_e7, guint32 y_e7)
{
  return x_e7 <= MAX_X_E7 && y_e7 <= MAX_Y_E7 && (x_e7 != MAX_X_E7 / 2 || y_e7 != MAX_Y_E7 / 2);
}

/* Far outside the map: no point lies in this window. */
#define NO_WINDOW_E7 3800000000u

static inline gboolean
window_holds (const TklPlaceCursor *cursor, guint32 x_e7, guint32 y_e7)
{
  return (x_e7 - cursor->x_e7 <= WINDOW_WIDTH_E7) & (y_e7 - cursor->y_e7 <= WINDOW_HEIGHT_E7);
}

/* What lies in the window is taken for a position without another look, so one that holds anything else
 * serves a single point. */
static void
close_odd_window (TklPlaceCursor *cursor)
{
  if (cursor->x_e7 > MAX_X_E7 - WINDOW_WIDTH_E7 || cursor->y_e7 > MAX_Y_E7 - WINDOW_HEIGHT_E7
      || window_holds (cursor, MAX_X_E7 / 2, MAX_Y_E7 / 2))
    cursor->x_e7 = cursor->y_e7 = NO_WINDOW_E7;
}

/* Moves the window to a point. */
static inline void
find_candidates (TklPlaceCursor *cursor, TklPoint point)
{
  const TklPlaces *places = cursor->places;
  guint32 x_e7 = get_x_e7 (point);
  guint32 y_e7 = get_y_e7 (point);

  cursor->x_e7 = x_e7 - TKL_PLACE_GRID_MARGIN_LON_E7;
  cursor->y_e7 = y_e7 - TKL_PLACE_GRID_MARGIN_LAT_E7;
  cursor->n_candidates = 0;
  for (guint lookup = 0; lookup < places->n_lookups; lookup++)
    {
      const TklPlaceLevel *level = &places->lookups[lookup].level;
      const TklPlaceIndex *index = places->lookups[lookup].index;
      TklPlaceList list = tkl_place_level_find (level, x_e7 >> TKL_PLACE_GRID_SHIFT,
                                                y_e7 >> TKL_PLACE_GRID_SHIFT);

      while (list != TKL_PLACE_LIST_END)
        add_candidate (cursor, index, tkl_place_list_take (level->nodes, &list));
    }
  cursor->nothing = cursor->n_candidates == 0 && places->unbounded->len == 0;
  close_odd_window (cursor);
}

/* CT-11: a known employee is taken to planned projects only. */
static inline gboolean
restricted_to_plan (const Question *question)
{
  return question->cursor->places->planned_only && question->visitor->id != 0;
}

G_NO_INLINE gboolean
tkl_places_is_planned (const TklPlaces *places, gint32 employee_id, TklDay day, gint32 project_id)
{
  TklPlan key = { day, employee_id, project_id };

  return places->n_plan > 0
         && bsearch (&key, places->plan, places->n_plan, sizeof (TklPlan), tkl_places_compare_plans)
                != NULL;
}

/* --- several projects ------------------------------------------------------------------------ */

static gint64
get_distance_mm (TklPoint a, TklPoint b)
{
  return llround (tkl_point_distance_m (a, b) * 1000);
}

/* @circle: (nullable): NULL for a polygon. */
static TklPlaceFound
get_found (const Question *question, gint32 project_id, const TklCircle *circle)
{
  guint32 index = tkl_id_map_get (&question->cursor->places->site_of, project_id);
  TklPlaceFound found = { 0, tkl_places_site (question->cursor->places, index) };

  if (circle != NULL)
    found.distance_mm = get_distance_mm (circle->centre, question->point);
  return found;
}

/* Nearest first, then by number. */
static int
compare_found (gconstpointer a, gconstpointer b)
{
  const TklPlaceFound *left = a;
  const TklPlaceFound *right = b;
  int order = (left->distance_mm > right->distance_mm) - (left->distance_mm < right->distance_mm);

  if (order == 0)
    order = tkl_compare_natural (left->site->number, right->site->number);
  if (order == 0)
    order = (left->site->id > right->site->id) - (left->site->id < right->site->id);
  return order;
}

/* Appends the projects found in order, or takes the only one: a project may have several polygons
 * here. */
TklMatch
tkl_place_match_several (TklPlaceFound *found, guint n_found, guint level, GArray *pool)
{
  TklMatch match = { 0, -1, 0, TKL_PLACE_PROJECT, level };

  qsort (found, n_found, sizeof (TklPlaceFound), compare_found);
  if (found[0].site == found[n_found - 1].site)
    {
      match.project_id = found[0].site->id;
      return match;
    }
  for (guint i = 0; i < n_found && match.n_candidates < G_MAXUINT16; i++)
    if (i == 0 || found[i].site != found[i - 1].site)
      {
        g_array_append_val (pool, found[i].site->id);
        match.n_candidates++;
      }
  return match;
}

/* --- levels 1 and 4 -------------------------------------------------------------------------- */

static inline TklRingStep
get_ring_step (const TklPlaceItem *item, TklPoint point)
{
  guint32 north_e7 = (guint32) point.lat_e7 - (guint32) item->min.lat_e7;
  guint32 east_e7 = (guint32) point.lon_e7 - (guint32) item->min.lon_e7;

  return (TklRingStep){ tkl_small_ring_step (item->height_e7, north_e7),
                        tkl_small_ring_step (item->width_e7, east_e7) };
}

static inline gboolean
polygon_contains (const Candidate *candidate, TklPoint point)
{
  const TklPlaceIndex *index = candidate->index;
  const TklPlacePolygon *polygon = &index->polygons[candidate->i];

  if (candidate->i < index->n_rings)
    return tkl_small_ring_contains (&index->rings[candidate->i], polygon->shape,
                                    get_ring_step (&candidate->item, point), point);
  return polygon->slabs != NULL ? tkl_shape_slabs_contains (polygon->slabs, point)
                                : tkl_shape_contains (polygon->shape, point);
}

static inline gboolean
is_polygon (const Candidate *candidate)
{
  return candidate->i < candidate->index->n_polygons;
}

static inline const TklCircle *
get_circle (const Candidate *candidate)
{
  return &candidate->index->circles[candidate->i - candidate->index->n_polygons];
}

static inline gboolean
candidate_matches (const Question *question, const Candidate *candidate)
{
  if (!tkl_place_item_holds (&candidate->item, question->point, question->day))
    return FALSE;
  if (is_polygon (candidate) ? !polygon_contains (candidate, question->point)
                             : !tkl_circle_contains (get_circle (candidate), question->point))
    return FALSE;
  return !restricted_to_plan (question)
         || tkl_places_is_planned (question->cursor->places, question->visitor->id, question->day,
                                   candidate->item.project_id);
}

static G_NO_INLINE TklMatch
list_several (Question question, guint level)
{
  const TklPlaceCursor *cursor = question.cursor;
  const Candidate *end = cursor->candidates + cursor->n_candidates;
  guint n = 0;

  for (const Candidate *it = cursor->candidates; it < end; it++)
    if (is_polygon (it) == (level == 1) && candidate_matches (&question, it))
      cursor->found[n++]
          = get_found (&question, it->item.project_id, level == 1 ? NULL : get_circle (it));
  return tkl_place_match_several (cursor->found, n, level, cursor->pool);
}

/* --- level 5 --------------------------------------------------------------------------------- */

static void
take_nearer (const Question *question, guint32 site_index, TklPlaceFound *best)
{
  TklPlaceFound found = { 0, tkl_places_site (question->cursor->places, site_index) };

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
find_nearest (const Question *question, TklPlaceFound *best)
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
find_nearest_planned (const Question *question, TklPlaceFound *best)
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

static G_NO_INLINE TklMatch
match_nearest (Question question)
{
  TklPlaceFound best = { 0, NULL };
  TklMatch match = { 0, -1, 0, TKL_PLACE_PROJECT, 5 };

  if (restricted_to_plan (&question))
    find_nearest_planned (&question, &best);
  else
    find_nearest (&question, &best);
  if (best.site == NULL)
    return no_match;
  match.project_id = best.site->id;
  match.distance_m = (gint32) lround (tkl_point_distance_m (best.site->location, question.point));
  return match;
}

/* --- all levels ------------------------------------------------------------------------------ */

static G_NO_INLINE gboolean
is_own_place (const TklPlaces *places,
              TklPoint point,
              const TklVisitor *visitor,
              TklMatch *ret_match)
{
  if (places->has_employer && tkl_circle_contains (&places->employer, point))
    *ret_match = (TklMatch){ 0, -1, 0, TKL_PLACE_EMPLOYER, 2 };
  else if (visitor->at_home && tkl_circle_contains (&visitor->home, point))
    *ret_match = (TklMatch){ 0, -1, 0, TKL_PLACE_HOME, 3 };
  else
    return FALSE;
  return TRUE;
}

/* Levels 2 and 3. Most points are neither: one branch says so, whatever there is of employer and home. */
static inline gboolean
match_own_place (const TklPlaces *places,
                 TklPoint point,
                 const TklVisitor *visitor,
                 TklMatch *ret_match)
{
  return G_UNLIKELY (tkl_circle_may_reach (&places->employer, point)
                     | tkl_circle_may_reach (&visitor->home, point))
         && is_own_place (places, point, visitor, ret_match);
}

/* Counts first: nearly always there is one project at most, and listing it would cost more than finding
 * it. Kept apart, so that most points, far from any project, do not pay for the search; what is called
 * rarely takes the question by value, so that it stays in registers here. */
NO_GUARD static G_NO_INLINE void
match_all_levels (const TklPlaceCursor *cursor,
                  TklPoint point,
                  const TklVisitor *visitor,
                  TklDay day,
                  TklMatch *ret_match)
{
  const Question question = { cursor, visitor, point, day };
  const Candidate *end = cursor->candidates + cursor->n_candidates;
  const Candidate *polygon = NULL; /* the last one found */
  const Candidate *circle = NULL;
  guint n_polygons = 0;
  guint n_circles = 0;

  for (const Candidate *it = cursor->candidates; it < end; it++)
    {
      if (!candidate_matches (&question, it))
        continue;
      if (is_polygon (it))
        {
          n_polygons++;
          polygon = it;
        }
      else
        {
          n_circles++;
          circle = it;
        }
    }
  if (n_polygons > 1)
    *ret_match = list_several (question, 1);
  else if (n_polygons == 1)
    *ret_match = (TklMatch){ polygon->item.project_id, -1, 0, TKL_PLACE_PROJECT, 1 };
  else if (match_own_place (cursor->places, point, visitor, ret_match))
    return;
  else if (n_circles > 1)
    *ret_match = list_several (question, 4);
  else if (n_circles == 1)
    *ret_match
        = (TklMatch){ circle->item.project_id, tkl_circle_distance_m (get_circle (circle), point),
                      0, TKL_PLACE_PROJECT, 4 };
  else if (cursor->places->unbounded->len > 0)
    *ret_match = match_nearest (question);
  else
    *ret_match = no_match;
}

/* Kept apart as well: members of a crew stay within the window. */
NO_GUARD static G_NO_INLINE void
match_elsewhere (TklPlaceCursor *cursor,
                 TklPoint point,
                 const TklVisitor *visitor,
                 TklDay day,
                 TklMatch *ret_match)
{
  if (!is_position (get_x_e7 (point), get_y_e7 (point)))
    {
      *ret_match = no_match;
      return;
    }
  find_candidates (cursor, point);
  if (!cursor->nothing)
    match_all_levels (cursor, point, visitor, day, ret_match);
  else if (!match_own_place (cursor->places, point, visitor, ret_match))
    *ret_match = no_match;
}

static void
init_cursor (TklPlaceCursor *cursor, const TklPlaces *places, GArray *pool)
{
  *cursor = (TklPlaceCursor){
    .places = places, .pool = pool, .x_e7 = NO_WINDOW_E7, .y_e7 = NO_WINDOW_E7
  };
}

static void
clear_cursor (TklPlaceCursor *cursor)
{
  g_free (cursor->candidates);
  g_free (cursor->found);
}

TklPlaceCursor *
tkl_place_cursor_new (const TklPlaces *places, GArray *pool)
{
  TklPlaceCursor *cursor;

  g_return_val_if_fail (places != NULL && pool != NULL, NULL);

  cursor = g_new (TklPlaceCursor, 1);
  init_cursor (cursor, places, pool);
  return cursor;
}

void
tkl_place_cursor_free (TklPlaceCursor *cursor)
{
  if (cursor == NULL)
    return;
  clear_cursor (cursor);
  g_free (cursor);
}

/* Ends in calls of the others: they are jumped to, and nothing is kept for after them. */
NO_GUARD void
tkl_place_cursor_find_exactly (TklPlaceCursor *cursor,
                               TklPoint point,
                               const TklVisitor *visitor,
                               TklDay day,
                               TklMatch *ret_match)
{
  g_return_if_fail (cursor != NULL);

  if (!window_holds (cursor, get_x_e7 (point), get_y_e7 (point)))
    match_elsewhere (cursor, point, visitor, day, ret_match);
  else if (!cursor->nothing)
    match_all_levels (cursor, point, visitor, day, ret_match);
  else if (!match_own_place (cursor->places, point, visitor, ret_match))
    *ret_match = no_match;
}

void
tkl_place_cursor_find_near (TklPlaceCursor *cursor,
                            TklPoint point,
                            const TklVisitor *visitor,
                            TklDay day,
                            TklMatch *ret_match)
{
  g_return_if_fail (cursor != NULL);

  if (cursor->places->edge_tolerance_m > 0)
    tkl_places_find_near (cursor->places, point, visitor, day, cursor->pool, ret_match);
}

TklMatch
tkl_places_find (
    const TklPlaces *places, TklPoint point, const TklEmployee *employee, TklDay day, GArray *pool)
{
  TklPlaceCursor cursor;
  TklVisitor visitor;
  TklMatch match;

  g_return_val_if_fail (places != NULL && pool != NULL, no_match);

  init_cursor (&cursor, places, pool);
  visitor = tkl_places_visitor (places, employee);
  tkl_place_cursor_find (&cursor, point, &visitor, day, &match);
  clear_cursor (&cursor);
  return match;
}
