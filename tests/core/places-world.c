/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a point lies, found by looking at every place: slow and plain. */
/* Thread: main. */
#include "places-world.h"

#include "tkl-text.h"

#include <math.h>
#include <string.h>

static gboolean
planned (const PlacesWorld *world, const TklEmployee *employee, TklDay day, gint64 project_id)
{
  if (!world->company->on.planned_only || employee == NULL)
    return TRUE;
  for (guint i = 0; i < world->plan->len; i++)
    {
      const TklPlan *plan = &g_array_index (world->plan, TklPlan, i);

      if (plan->employee_id == employee->id && plan->day == day && plan->project_id == project_id)
        return TRUE;
    }
  return FALSE;
}

static gboolean
in_own_polygon (const PlacesWorld *world, const TklProject *project, TklPoint point)
{
  for (guint i = 0; i < world->pois->len; i++)
    {
      const TklPoi *poi = g_ptr_array_index (world->pois, i);

      if (poi->project_id == project->id && tkl_shape_contains (poi->shape, point))
        return TRUE;
    }
  return FALSE;
}

/* About 100 m: beyond it nothing is near. */
#define FAR_E7 15000

/* From the point to the nearest spot of the edge from @a to @b, by halving. */
static double
distance_to_edge_m (TklPoint point, TklPoint a, TklPoint b)
{
  double low = 0, high = 1;

  if (point.lat_e7 < MIN (a.lat_e7, b.lat_e7) - FAR_E7
      || point.lat_e7 > MAX (a.lat_e7, b.lat_e7) + FAR_E7
      || point.lon_e7 < MIN (a.lon_e7, b.lon_e7) - FAR_E7
      || point.lon_e7 > MAX (a.lon_e7, b.lon_e7) + FAR_E7)
    return G_MAXINT32;
  for (int i = 0; i < 60; i++)
    {
      double thirds[2] = { low + (high - low) / 3, high - (high - low) / 3 };
      double m[2];

      for (int side = 0; side < 2; side++)
        m[side] = tkl_point_distance_m (
            point, (TklPoint){ a.lat_e7 + (gint32) lrint (thirds[side] * (b.lat_e7 - a.lat_e7)),
                               a.lon_e7 + (gint32) lrint (thirds[side] * (b.lon_e7 - a.lon_e7)) });
      *(m[0] <= m[1] ? &high : &low) = thirds[m[0] <= m[1]];
    }
  return tkl_point_distance_m (
      point, (TklPoint){ a.lat_e7 + (gint32) lrint (low * (b.lat_e7 - a.lat_e7)),
                         a.lon_e7 + (gint32) lrint (low * (b.lon_e7 - a.lon_e7)) });
}

/* From the point outside the polygons of the project to the nearest edge of them. */
static double
distance_to_polygons_m (const PlacesWorld *world, const TklProject *project, TklPoint point)
{
  double nearest_m = G_MAXINT32;

  for (guint i = 0; i < world->pois->len; i++)
    {
      const TklPoi *poi = g_ptr_array_index (world->pois, i);

      for (guint ring = 0; poi->project_id == project->id && ring < poi->shape->n_rings; ring++)
        {
          guint first = poi->shape->ring_point[ring], end = poi->shape->ring_point[ring + 1];

          for (guint k = first; k < end; k++)
            nearest_m = MIN (nearest_m,
                             distance_to_edge_m (point, poi->shape->points[k],
                                                 poi->shape->points[k + 1 < end ? k + 1 : first]));
        }
    }
  return nearest_m;
}

typedef struct
{
  gint64 distance_mm;
  gint32 distance_m;
  const TklProject *project;
} Found;

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *left = a;
  const Found *right = b;

  if (left->distance_mm != right->distance_mm)
    return left->distance_mm < right->distance_mm ? -1 : 1;
  return tkl_compare_natural (left->project->number, right->project->number);
}

static gboolean
reaches (const PlacesWorld *world, double beyond_edge_m)
{
  return llround (beyond_edge_m * 1000)
         <= world->company->edge_tolerance_m * G_GINT64_CONSTANT (1000);
}

/* @level: 1 polygons, 4 circles, both within the tolerance. */
static GArray *
look_near (
    const PlacesWorld *world, TklPoint point, const TklEmployee *employee, TklDay day, int level)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Found));

  for (guint i = 0; i < world->projects->len; i++)
    {
      const TklProject *project = g_ptr_array_index (world->projects, i);
      int radius_m = project->radius_m > 0 ? project->radius_m : world->company->default_radius_m;
      gboolean round = project->mode == TKL_PROJECT_MODE_RADIUS && radius_m > 0
                       && tkl_point_is_set (project->location);
      double m = round ? tkl_point_distance_m (project->location, point) : 0;
      double beyond_m = level == 1 ? distance_to_polygons_m (world, project, point)
                        : round    ? m - radius_m
                                   : G_MAXINT32;
      Found one = { llround (beyond_m * 1000), (gint32) lround (m), project };

      if (tkl_project_active_on (project, day) && planned (world, employee, day, project->id)
          && reaches (world, beyond_m))
        g_array_append_val (found, one);
    }
  g_array_sort (found, compare_found);
  return found;
}

/* @level: 1 polygons, 4 circles, 5 projects without a radius. */
static GArray *
look_at_all (
    const PlacesWorld *world, TklPoint point, const TklEmployee *employee, TklDay day, int level)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Found));

  for (guint i = 0; i < world->projects->len; i++)
    {
      const TklProject *project = g_ptr_array_index (world->projects, i);
      int radius_m = project->radius_m > 0 ? project->radius_m : world->company->default_radius_m;
      gboolean round
          = project->mode == TKL_PROJECT_MODE_RADIUS && tkl_point_is_set (project->location);
      double m = round ? tkl_point_distance_m (project->location, point) : 0;
      Found one = { level == 1 ? 0 : llround (m * 1000), (gint32) lround (m), project };

      if (!tkl_project_active_on (project, day) || !planned (world, employee, day, project->id))
        continue;
      if ((level == 1 && in_own_polygon (world, project, point))
          || (level == 4 && round && radius_m > 0 && m <= radius_m)
          || (level == 5 && round && radius_m == 0))
        g_array_append_val (found, one);
    }
  g_array_sort (found, compare_found);
  return found;
}

static TklMatch
match_projects (GArray *found, guint8 level, GArray *pool)
{
  const Found *first = (const Found *) found->data;
  TklMatch match = { 0, -1, 0, TKL_PLACE_PROJECT, level };

  if (found->len == 1 || level == 5)
    {
      match.project_id = (gint32) first->project->id;
      if (level >= 4)
        match.distance_m = first->distance_m;
      return match;
    }
  match.n_candidates = (guint16) found->len;
  for (guint i = 0; i < found->len; i++)
    {
      gint32 id = (gint32) first[i].project->id;

      g_array_append_val (pool, id);
    }
  return match;
}

static gboolean
circle_reaches (const PlacesWorld *world, TklPoint centre, TklPoint point)
{
  int radius_m = world->company->default_radius_m > 0 ? world->company->default_radius_m : 100;

  return tkl_point_is_set (centre)
         && reaches (world, tkl_point_distance_m (centre, point) - radius_m);
}

static gboolean
find_near (const PlacesWorld *world,
           TklPoint point,
           const TklEmployee *employee,
           TklDay day,
           GArray *pool,
           TklMatch *ret_match)
{
  g_autoptr (GArray) polygons = look_near (world, point, employee, day, 1);
  g_autoptr (GArray) circles = look_near (world, point, employee, day, 4);

  if (world->company->edge_tolerance_m == 0 || ABS (point.lat_e7) > 700000000
      || ABS (point.lon_e7) > 1800000000 - (1 << 14))
    return FALSE;
  if (polygons->len > 0)
    *ret_match = match_projects (polygons, 1, pool);
  else if (circle_reaches (world, world->company->location, point))
    *ret_match = (TklMatch){ 0, -1, 0, TKL_PLACE_EMPLOYER, 2 };
  else if (employee != NULL && circle_reaches (world, employee->home, point))
    *ret_match = (TklMatch){ 0, -1, 0, TKL_PLACE_HOME, 3 };
  else if (circles->len > 0)
    *ret_match = match_projects (circles, 4, pool);
  else
    return FALSE;
  return TRUE;
}

TklMatch
places_slow_find (
    const PlacesWorld *world, TklPoint point, const TklEmployee *employee, TklDay day, GArray *pool)
{
  static const TklMatch nothing = { 0, -1, 0, TKL_PLACE_NONE, 0 };
  int radius_m = world->company->default_radius_m > 0 ? world->company->default_radius_m : 100;
  g_autoptr (GArray) nearest = NULL;
  TklMatch match;

  if (!tkl_point_is_set (point) || (point.lat_e7 == 0 && point.lon_e7 == 0))
    return nothing;
  for (guint8 level = 1; level <= 4; level++)
    {
      g_autoptr (GArray) found = NULL;

      if (level == 2 && tkl_point_is_set (world->company->location)
          && tkl_point_distance_m (world->company->location, point) <= radius_m)
        return (TklMatch){ 0, -1, 0, TKL_PLACE_EMPLOYER, 2 };
      if (level == 3 && employee != NULL && tkl_point_is_set (employee->home)
          && tkl_point_distance_m (employee->home, point) <= radius_m)
        return (TklMatch){ 0, -1, 0, TKL_PLACE_HOME, 3 };
      if (level == 2 || level == 3)
        continue;
      found = look_at_all (world, point, employee, day, level);
      if (found->len > 0)
        return match_projects (found, level, pool);
    }
  if (find_near (world, point, employee, day, pool, &match))
    return match;
  nearest = look_at_all (world, point, employee, day, 5);
  return nearest->len > 0 ? match_projects (nearest, 5, pool) : nothing;
}
