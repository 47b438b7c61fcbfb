/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place index against looking at every place, on random worlds, before and after changes. */
/* Thread: main. */
#include "geo-text.h"
#include "places-world.h"

#include <math.h>

#define LAT 508000000
#define LON 43000000
#define DAY 20600
#define N_EMPLOYEES 4

typedef struct
{
  PlacesWorld all;
  GRand *random;
  GPtrArray *employees;
  gint32 reach; /* of coordinates around the middle */
  gint32 step;  /* coordinates are multiples of it, so that points hit edges and corners */
} World;

/* --- random worlds ------------------------------------------------------------------------------- */

static TklPoint
random_point (World *world)
{
  gint32 steps = world->reach / world->step;

  return (TklPoint){ LAT + world->step * g_rand_int_range (world->random, -steps, steps + 1),
                     LON + world->step * g_rand_int_range (world->random, -steps, steps + 1) };
}

static void
fill_project (World *world, TklProject *project)
{
  static const int radii[] = { 0, 0, 50, 100, 100, 400, 3000, 20000 };

  project->location
      = g_rand_int_range (world->random, 0, 8) == 0 ? TKL_POINT_NONE : random_point (world);
  project->radius_m = radii[g_rand_int_range (world->random, 0, (gint32) G_N_ELEMENTS (radii))];
  project->mode = g_rand_int_range (world->random, 0, 3) == 0 ? TKL_PROJECT_MODE_POI
                                                              : TKL_PROJECT_MODE_RADIUS;
  project->status
      = g_rand_int_range (world->random, 0, 8) == 0 ? TKL_PROJECT_BLOCKED : TKL_PROJECT_ACTIVE;
  project->from = g_rand_boolean (world->random) ? TKL_DAY_NONE
                                                 : DAY + g_rand_int_range (world->random, -3, 2);
  project->to = g_rand_boolean (world->random) ? TKL_DAY_NONE
                                               : DAY + g_rand_int_range (world->random, -1, 4);
}

/* None, one or two polygons, one of a thousand corners now and then, which goes through slabs. */
static void
add_pois (World *world, gint64 project_id)
{
  for (gint32 n = g_rand_int_range (world->random, 0, 3); n > 0; n--)
    {
      TklPoint centre = random_point (world);
      gint32 reach = world->reach / g_rand_int_range (world->random, 2, 8);

      g_ptr_array_add (
          world->all.pois,
          tkl_poi_new (project_id, NULL, random_star (world->random, centre, reach, world->step)));
    }
}

static World
world_new (GRand *random, guint n_projects)
{
  static const int defaults[] = { 0, 0, 30, 200 };
  static const int tolerances[] = { 0, 0, 1, 20, 49, 50 };
  World world = { .random = random };

  world.reach = g_rand_boolean (random) ? 200000 : 3000000;
  world.step = world.reach / 20;
  world.all.company = tkl_company_new ();
  world.all.company->default_radius_m = defaults[g_rand_int_range (random, 0, 4)];
  world.all.company->edge_tolerance_m = tolerances[g_rand_int_range (random, 0, 6)];
  world.all.company->on.planned_only = g_rand_int_range (random, 0, 3) == 0;
  world.all.company->location = g_rand_boolean (random) ? random_point (&world) : TKL_POINT_NONE;
  world.all.projects = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_project_free);
  world.all.pois = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_poi_free);
  world.employees = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_employee_free);
  world.all.plan = g_array_new (FALSE, FALSE, sizeof (TklPlan));
  for (guint i = 1; i <= n_projects; i++)
    {
      g_autofree char *number = g_strdup_printf ("P%u", (i * 7919) % 1009);
      TklProject *project = project_new ((gint32) i, number, TKL_POINT_NONE, 0);

      fill_project (&world, project);
      g_ptr_array_add (world.all.projects, project);
      add_pois (&world, project->id);
    }
  for (gint32 i = 1; i <= N_EMPLOYEES; i++)
    {
      TklEmployee *employee = tkl_employee_new ();

      employee->id = i;
      employee->home = i == 1 ? TKL_POINT_NONE : random_point (&world);
      g_ptr_array_add (world.employees, employee);
    }
  for (guint i = 0; i < n_projects; i++)
    {
      TklPlan plan
          = { DAY + g_rand_int_range (random, -2, 3), g_rand_int_range (random, 1, N_EMPLOYEES + 1),
              g_rand_int_range (random, 1, (gint32) n_projects + 1) };

      g_array_append_val (world.all.plan, plan);
    }
  return world;
}

static void
world_clear (World *world)
{
  tkl_company_free (world->all.company);
  g_ptr_array_unref (world->all.projects);
  g_ptr_array_unref (world->all.pois);
  g_ptr_array_unref (world->employees);
  g_array_unref (world->all.plan);
}

static TklPlaces *
build (const World *world)
{
  TklPlaces *places = tkl_places_new (world->all.company, world->all.projects, world->all.pois);

  tkl_places_set_planning (places, (const TklPlan *) world->all.plan->data, world->all.plan->len);
  return places;
}

static const TklEmployee *
random_employee (World *world)
{
  gint32 i = g_rand_int_range (world->random, -1, N_EMPLOYEES);

  return i < 0 ? NULL : g_ptr_array_index (world->employees, i);
}

/* @pool: what @fast put into it */
static void
compare_match (const World *world,
               TklMatch fast,
               const GArray *pool,
               TklPoint point,
               const TklEmployee *employee,
               TklDay day)
{
  g_autoptr (GArray) slow_pool = g_array_new (FALSE, FALSE, sizeof (gint32));
  TklMatch slow = places_slow_find (&world->all, point, employee, day, slow_pool);

  g_assert_cmpint (fast.level, ==, slow.level);
  g_assert_cmpint (fast.place, ==, slow.place);
  g_assert_cmpint (fast.project_id, ==, slow.project_id);
  g_assert_cmpint (fast.distance_m, ==, slow.distance_m);
  g_assert_cmpuint (fast.n_candidates, ==, slow.n_candidates);
  g_assert_cmpmem (pool->data, pool->len * sizeof (gint32), slow_pool->data,
                   slow_pool->len * sizeof (gint32));
}

static void
compare_at (const World *world,
            const TklPlaces *places,
            TklPoint point,
            const TklEmployee *employee,
            TklDay day)
{
  g_autoptr (GArray) pool = g_array_new (FALSE, FALSE, sizeof (gint32));

  compare_match (world, tkl_places_find (places, point, employee, day, pool), pool, point, employee,
                 day);
}

static void
compare_everywhere (World *world, const TklPlaces *places, guint n_points)
{
  for (guint i = 0; i < n_points; i++)
    compare_at (world, places, random_point (world), random_employee (world),
                DAY + g_rand_int_range (world->random, -3, 4));
}

static void
test_worlds (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint round = 0; round < 60; round++)
    {
      World world = world_new (random, (guint) g_rand_int_range (random, 0, 60));
      g_autoptr (TklPlaces) places = build (&world);

      compare_everywhere (&world, places, 300);
      compare_at (&world, places, TKL_POINT_NONE, NULL, DAY);
      world_clear (&world);
    }
}

/* Asks with one cursor along a walk of steps of up to @stride. */
static void
compare_walk (World *world, const TklPlaces *places, TklPoint point, gint32 stride, guint n_steps)
{
  g_autoptr (GArray) pool = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_autoptr (TklPlaceCursor) cursor = tkl_place_cursor_new (places, pool);

  for (guint i = 0; i < n_steps; i++)
    {
      const TklEmployee *employee = random_employee (world);
      TklVisitor visitor = tkl_places_visitor (places, employee);
      TklMatch match;

      g_array_set_size (pool, 0);
      tkl_place_cursor_find (cursor, point, &visitor, DAY, &match);
      compare_match (world, match, pool, point, employee, DAY);
      point.lat_e7 += g_rand_int_range (world->random, -stride, stride + 1);
      point.lon_e7 += g_rand_int_range (world->random, -stride, stride + 1);
    }
}

/* A cursor keeps what it found for a little beyond the cell: small steps stay, larger ones leave. */
static void
test_walks (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (16);

  for (guint round = 0; round < 60; round++)
    {
      World world = world_new (random, (guint) g_rand_int_range (random, 0, 60));
      g_autoptr (TklPlaces) places = build (&world);

      compare_walk (&world, places, random_point (&world), 500 << round % 8, 300);
      world_clear (&world);
    }
}

/* Coarse numbers decide about most points; next to an edge they cannot. */
static void
compare_along_edges (World *world, const TklPlaces *places, const TklShape *shape)
{
  for (guint i = 0; i < 40; i++)
    {
      guint corner = (guint) g_rand_int_range (world->random, 0, (gint32) shape->n_points);
      TklPoint a = shape->points[corner];
      TklPoint b = shape->points[(corner + 1) % shape->n_points];
      double along = g_rand_double (world->random);
      TklPoint point = { (gint32) (a.lat_e7 + along * (b.lat_e7 - a.lat_e7)),
                         (gint32) (a.lon_e7 + along * (b.lon_e7 - a.lon_e7)) };
      gint32 off = 1 << i % 16;

      point.lat_e7 += g_rand_int_range (world->random, -off, off + 1);
      point.lon_e7 += g_rand_int_range (world->random, -off, off + 1);
      compare_at (world, places, point, random_employee (world), DAY);
    }
}

static void
test_edges (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (18);

  for (guint round = 0; round < 40; round++)
    {
      World world = world_new (random, (guint) g_rand_int_range (random, 1, 30));
      g_autoptr (TklPlaces) places = build (&world);

      for (guint i = 0; i < world.all.pois->len; i++)
        compare_along_edges (&world, places,
                             ((const TklPoi *) g_ptr_array_index (world.all.pois, i))->shape);
      world_clear (&world);
    }
}

static TklMatch
ask (TklPlaceCursor *cursor, const TklPlaces *places, TklPoint point)
{
  TklVisitor nobody = tkl_places_visitor (places, NULL);
  TklMatch match;

  tkl_place_cursor_find (cursor, point, &nobody, DAY, &match);
  return match;
}

/* What is no position stays none, however near to it the last one was. */
static void
test_no_position (void)
{
  static const struct
  {
    TklPoint near, none;
  } cases[] = {
    { { 10, 0 }, { 0, 0 } },
    { { -5000, 9000 }, { 0, 0 } },
    { { 899999999, 50 }, { 900000001, 50 } },
    { { -899999999, 50 }, { -900000001, 50 } },
    { { 50, 1799999999 }, { 50, 1800000001 } },
    { { 50, -1799999999 }, { 50, -1800000001 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklCompany) company = tkl_company_new ();
      g_autoptr (GPtrArray) projects
          = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_project_free);
      g_autoptr (GPtrArray) pois = g_ptr_array_new ();
      g_autoptr (GArray) pool = g_array_new (FALSE, FALSE, sizeof (gint32));
      g_autoptr (TklPlaces) places = NULL;
      g_autoptr (TklPlaceCursor) cursor = NULL;

      g_ptr_array_add (projects, project_new (1, "N", cases[i].near, 5000));
      places = tkl_places_new (company, projects, pois);
      cursor = tkl_place_cursor_new (places, pool);
      g_assert_cmpint (ask (cursor, places, cases[i].near).project_id, ==, 1);
      g_assert_cmpint (ask (cursor, places, cases[i].none).level, ==, 0);
      g_assert_cmpint (ask (cursor, places, cases[i].near).project_id, ==, 1);
    }
}

/* So far apart that the table of blocks has to grow, and each is still found. */
static void
test_scattered (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (17);
  World world = world_new (random, 0);
  g_autoptr (TklPlaces) places = NULL;

  world.all.company->on.planned_only = FALSE;
  for (gint32 id = 1; id <= 700; id++)
    g_ptr_array_add (world.all.projects,
                     project_new (id, "S",
                                  (TklPoint){ g_rand_int_range (random, -900000000, 900000000),
                                              g_rand_int_range (random, -1800000000, 1800000000) },
                                  100));
  places = build (&world);
  for (guint i = 0; i < world.all.projects->len; i++)
    compare_walk (&world, places,
                  ((TklProject *) g_ptr_array_index (world.all.projects, i))->location, 5000, 4);
  world_clear (&world);
}

/* Projects anywhere on Earth, the poles and the far side of 180° among them. */
static void
test_globe (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (12);
  static const gint32 lats[] = { -900000000, -899990000, -5, 0, 500000000, 899000000, 900000000 };
  static const gint32 lons[]
      = { -1800000000, -1799999000, -3, 0, 43000000, 1799999500, 1800000000 };
  static const int radii[] = { 10, 500, 5000, 100000 };

  for (guint round = 0; round < 20; round++)
    {
      World world = world_new (random, 40);
      g_autoptr (TklPlaces) places = NULL;

      for (guint i = 0; i < world.all.projects->len; i++)
        {
          TklProject *project = g_ptr_array_index (world.all.projects, i);

          project->location.lat_e7 = lats[g_rand_int_range (random, 0, 7)];
          project->location.lon_e7 = lons[g_rand_int_range (random, 0, 7)];
          project->radius_m = radii[g_rand_int_range (random, 0, 4)];
        }
      places = build (&world);
      for (guint i = 0; i < 400; i++)
        {
          TklPoint point
              = { lats[g_rand_int_range (random, 0, 7)], lons[g_rand_int_range (random, 0, 7)] };

          point.lat_e7 += g_rand_int_range (random, -9000, 9001);
          point.lat_e7 = CLAMP (point.lat_e7, -900000000, 900000000);
          point.lon_e7 = point.lon_e7 > 0 ? point.lon_e7 - g_rand_int_range (random, 0, 9000)
                                          : point.lon_e7 + g_rand_int_range (random, 0, 9000);
          compare_at (&world, places, point, random_employee (&world), DAY);
        }
      world_clear (&world);
    }
}

static void
remove_pois (World *world, gint64 project_id)
{
  for (guint i = world->all.pois->len; i-- > 0;)
    if (((const TklPoi *) g_ptr_array_index (world->all.pois, i))->project_id == project_id)
      g_ptr_array_remove_index (world->all.pois, i);
}

static GPtrArray *
get_pois (const World *world, gint64 project_id)
{
  GPtrArray *own = g_ptr_array_new ();

  for (guint i = 0; i < world->all.pois->len; i++)
    if (((const TklPoi *) g_ptr_array_index (world->all.pois, i))->project_id == project_id)
      g_ptr_array_add (own, g_ptr_array_index (world->all.pois, i));
  return own;
}

/* Changes, removes or adds one project. Returns: its id. */
static gint32
change_world (World *world, gint32 *next_id)
{
  guint n = world->all.projects->len;
  guint i = n > 0 ? (guint) g_rand_int_range (world->random, 0, (gint32) n) : 0;
  TklProject *project = n > 0 ? g_ptr_array_index (world->all.projects, i) : NULL;
  gint32 dice = g_rand_int_range (world->random, 0, 6);
  gint32 id;

  if (dice == 0 || project == NULL)
    {
      g_autofree char *number = g_strdup_printf ("Q%d", *next_id);

      project = project_new ((*next_id)++, number, TKL_POINT_NONE, 0);
      g_ptr_array_add (world->all.projects, project);
    }
  id = (gint32) project->id;
  remove_pois (world, id);
  if (dice == 1 && n > 0)
    {
      g_ptr_array_remove_index_fast (world->all.projects, i);
      return id;
    }
  fill_project (world, project);
  add_pois (world, id);
  return id;
}

static const TklProject *
find_project (const World *world, gint32 id)
{
  for (guint i = 0; i < world->all.projects->len; i++)
    if (((const TklProject *) g_ptr_array_index (world->all.projects, i))->id == id)
      return g_ptr_array_index (world->all.projects, i);
  return NULL;
}

/* Hundreds of changes by difference, past the point where everything is built again, and each
 * time as if built anew. */
static void
test_changes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (13);

  for (guint round = 0; round < 4; round++)
    {
      World world = world_new (random, round == 0 ? 0 : 300);
      g_autoptr (TklPlaces) places = build (&world);
      gint32 next_id = 1000;

      for (guint change = 0; change < 400; change++)
        {
          gint32 id = change_world (&world, &next_id);
          g_autoptr (GPtrArray) own = get_pois (&world, id);

          tkl_places_replace_project (places, id, find_project (&world, id), own);
          if (change % 10 == 0 || change > 390)
            compare_everywhere (&world, places, 20);
        }
      compare_everywhere (&world, places, 200);
      world_clear (&world);
    }
}

static gboolean
box_holds (const TklBox *box, TklPoint point)
{
  return point.lat_e7 >= box->min.lat_e7 && point.lat_e7 <= box->max.lat_e7
         && point.lon_e7 >= box->min.lon_e7 && point.lon_e7 <= box->max.lon_e7;
}

/* Nothing changes outside the old and the new bounds of the changed project. */
static void
test_bounds (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (14);

  for (guint round = 0; round < 300; round++)
    {
      World world = world_new (random, 12);
      g_autoptr (TklPlaces) before = build (&world);
      g_autoptr (TklPlaces) after = build (&world);
      gint32 next_id = 1000;
      gint32 id = change_world (&world, &next_id);
      g_autoptr (GPtrArray) own = get_pois (&world, id);
      TklBox old_box, new_box;
      TklBounds old_bounds = tkl_places_bounds (before, id, &old_box);
      TklBounds new_bounds;

      tkl_places_replace_project (after, id, find_project (&world, id), own);
      new_bounds = tkl_places_bounds (after, id, &new_box);
      for (guint i = 0; i < 60; i++)
        {
          g_autoptr (GArray) pool = g_array_new (FALSE, FALSE, sizeof (gint32));
          TklPoint point = random_point (&world);
          const TklEmployee *employee = random_employee (&world);
          TklMatch a, b;

          if (old_bounds == TKL_BOUNDS_ANYWHERE || new_bounds == TKL_BOUNDS_ANYWHERE
              || (old_bounds == TKL_BOUNDS_BOX && box_holds (&old_box, point))
              || (new_bounds == TKL_BOUNDS_BOX && box_holds (&new_box, point)))
            continue;
          a = tkl_places_find (before, point, employee, DAY, pool);
          b = tkl_places_find (after, point, employee, DAY, pool);
          g_assert_cmpint (a.place, ==, b.place);
          g_assert_cmpint (a.project_id, ==, b.project_id);
          g_assert_cmpint (a.level, ==, b.level);
          g_assert_cmpuint (a.n_candidates, ==, b.n_candidates);
        }
      world_clear (&world);
    }
}

/* A polygon of many corners goes through slabs, one with holes or parts through the shape itself. */
static void
test_forms (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (15);
  World world = world_new (random, 0);
  g_autoptr (TklPlaces) places = NULL;
  GString *ring = g_string_new (NULL);

  world.all.company->on.planned_only = FALSE;
  for (int i = 0; i < 200; i++)
    g_string_append_printf (ring, "%s%d %d", i > 0 ? ", " : "",
                            LAT + (int) (world.reach * sin (i * G_PI / 100) * (i % 2 ? 1 : 0.7)),
                            LON + (int) (world.reach * cos (i * G_PI / 100) * (i % 2 ? 1 : 0.7)));
  for (gint32 id = 1; id <= 3; id++)
    {
      g_autofree char *number = g_strdup_printf ("F%d", id);
      g_autofree char *text
          = id == 1 ? g_strdup (ring->str)
            : id == 2
                ? g_strdup_printf ("%d %d, %d %d, %d %d / %d %d, %d %d, %d %d", LAT, LON, LAT,
                                   LON + 90000, LAT + 90000, LON + 90000, LAT + 10000, LON + 50000,
                                   LAT + 10000, LON + 60000, LAT + 20000, LON + 60000)
                : g_strdup_printf ("%d %d, %d %d, %d %d | %d %d, %d %d, %d %d", LAT, LON, LAT,
                                   LON + 50000, LAT + 50000, LON + 50000, LAT - 90000, LON - 90000,
                                   LAT - 90000, LON - 10000, LAT - 10000, LON - 10000);

      g_ptr_array_add (world.all.projects, project_new (id, number, TKL_POINT_NONE, 0));
      g_ptr_array_add (world.all.pois, tkl_poi_new (id, NULL, shape_from_text (text, NULL, NULL)));
    }
  places = build (&world);
  world.step = 1000;
  compare_everywhere (&world, places, 3000);
  g_string_free (ring, TRUE);
  world_clear (&world);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/places-properties/worlds", test_worlds);
  g_test_add_func ("/places-properties/walks", test_walks);
  g_test_add_func ("/places-properties/edges", test_edges);
  g_test_add_func ("/places-properties/no-position", test_no_position);
  g_test_add_func ("/places-properties/scattered", test_scattered);
  g_test_add_func ("/places-properties/globe", test_globe);
  g_test_add_func ("/places-properties/changes", test_changes);
  g_test_add_func ("/places-properties/bounds", test_bounds);
  g_test_add_func ("/places-properties/forms", test_forms);
  return g_test_run ();
}
