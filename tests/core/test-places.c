/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The levels of rules §3 as tables (F100–F120, CT-9, CT-11). */
/* Thread: main. */
#include "geo-text.h"

#include <string.h>

/* 1e-7 degree of latitude in a metre, nearly: distances in these tables are rounded. */
#define M 90
#define LAT 508000000
#define LON 43000000
#define DAY 20600

typedef struct
{
  TklCompany *company;
  GPtrArray *projects;
  GPtrArray *pois;
  TklEmployee *employee;
} World;

static TklPoint
north (int m)
{
  return (TklPoint){ LAT + m * M, LON };
}

static World
world_new (void)
{
  World world
      = { tkl_company_new (), g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_project_free),
          g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_poi_free), tkl_employee_new () };

  world.employee->id = 7;
  return world;
}

static void
world_clear (World *world)
{
  tkl_company_free (world->company);
  g_ptr_array_unref (world->projects);
  g_ptr_array_unref (world->pois);
  tkl_employee_free (world->employee);
}

static TklProject *
add_project (World *world, gint32 id, const char *number, int at_m, int radius_m)
{
  TklProject *project = project_new (id, number, north (at_m), radius_m);

  g_ptr_array_add (world->projects, project);
  return project;
}

/* A square of ± @half_m around @at_m. */
static void
add_square (World *world, gint32 project_id, int at_m, int half_m)
{
  g_autofree char *text = NULL;
  gint32 south_lat = LAT + (at_m - half_m) * M;
  gint32 north_lat = LAT + (at_m + half_m) * M;
  gint32 west = LON - half_m * M;
  gint32 east = LON + half_m * M;

  text = g_strdup_printf ("%d %d, %d %d, %d %d, %d %d", south_lat, west, south_lat, east, north_lat,
                          east, north_lat, west);
  g_ptr_array_add (world->pois, tkl_poi_new (project_id, NULL, shape_from_text (text, NULL, NULL)));
}

/* `level place project/candidates @distance`: `4 project 3 @120`, `1 project [2 9]`, `0 none`. */
static char *
ask (const World *world, const TklPlaces *places, TklPoint point, gboolean known, TklDay day)
{
  g_autoptr (GArray) pool = g_array_new (FALSE, FALSE, sizeof (gint32));
  TklMatch match = tkl_places_find (places, point, known ? world->employee : NULL, day, pool);
  GString *text = g_string_new (NULL);

  g_assert_cmpuint (pool->len, ==, match.n_candidates);
  g_string_append_printf (text, "%d %s", (int) match.level, tkl_place_to_text (match.place));
  if (match.project_id != 0)
    g_string_append_printf (text, " %d", match.project_id);
  for (guint i = 0; i < pool->len; i++)
    g_string_append_printf (text, "%s%d%s", i == 0 ? " [" : " ", g_array_index (pool, gint32, i),
                            i + 1 == pool->len ? "]" : "");
  if (match.distance_m >= 0)
    g_string_append_printf (text, " @%d", match.distance_m);
  return g_string_free (text, FALSE);
}

static void
check (const World *world, TklPoint point, const char *expected)
{
  g_autoptr (TklPlaces) places = tkl_places_new (world->company, world->projects, world->pois);
  g_autofree char *found = ask (world, places, point, TRUE, DAY);

  g_assert_cmpstr (found, ==, expected);
}

static void
check_unknown (const World *world, TklPoint point, const char *expected)
{
  g_autoptr (TklPlaces) places = tkl_places_new (world->company, world->projects, world->pois);
  g_autofree char *found = ask (world, places, point, FALSE, DAY);

  g_assert_cmpstr (found, ==, expected);
}

/* Everything lies at the same spot; one by one the winner is taken away. */
static void
test_order_of_levels (void)
{
  World world = world_new ();
  TklProject *poi = add_project (&world, 1, "P1", 0, 50);

  poi->mode = TKL_PROJECT_MODE_POI;
  add_square (&world, 1, 0, 60);
  add_project (&world, 2, "P2", 0, 80);
  world.company->location = north (0);
  world.employee->home = north (0);

  check (&world, north (10), "1 project 1");
  g_ptr_array_set_size (world.pois, 0);
  check (&world, north (10), "2 employer");
  world.company->location = TKL_POINT_NONE;
  check (&world, north (10), "3 home");
  check_unknown (&world, north (10), "4 project 2 @10");
  world.employee->home = TKL_POINT_NONE;
  check (&world, north (10), "4 project 2 @10");
  g_ptr_array_set_size (world.projects, 1);
  check (&world, north (10), "0 none"); /* mode POI without polygons is never found */
  world_clear (&world);
}

static void
test_nothing (void)
{
  World world = world_new ();

  check (&world, north (0), "0 none");
  check_unknown (&world, north (0), "0 none");
  world_clear (&world);
}

static void
test_no_position (void)
{
  World world = world_new ();

  world.company->location = north (0);
  /* Without any radius every position would find this one. */
  add_project (&world, 1, "P1", 0, 0);
  check (&world, TKL_POINT_NONE, "0 none");
  check (&world, (TklPoint){ 0, 0 }, "0 none");
  check (&world, (TklPoint){ 900000001, 0 }, "0 none");
  check (&world, (TklPoint){ 0, -1800000001 }, "0 none");
  check (&world, (TklPoint){ 0, 1 }, "5 project 1 @5663323");
  world_clear (&world);
}

static void
test_several (void)
{
  World world = world_new ();

  add_project (&world, 1, "P10", 0, 200);
  add_project (&world, 2, "P9", 100, 200);
  add_project (&world, 3, "P1", -60, 200);
  check (&world, north (10), "4 project [1 3 2]"); /* nearest first: 10, 70, 90 m */
  check (&world, north (20), "4 project [1 3 2]"); /* 20, 80 and 80 m: P1 before P9 */
  check (&world, north (30), "4 project [1 2 3]");
  world_clear (&world);
}

static void
test_equal_distance (void)
{
  World world = world_new ();

  add_project (&world, 1, "P10", 0, 200);
  add_project (&world, 2, "P9", 0, 200);
  add_project (&world, 3, "P2", 0, 300);
  check (&world, north (50), "4 project [3 2 1]"); /* by number as people read it */
  world_clear (&world);
}

static void
test_several_polygons (void)
{
  World world = world_new ();

  add_project (&world, 1, "P10", 0, 0)->mode = TKL_PROJECT_MODE_POI;
  add_project (&world, 2, "P9", 0, 0)->mode = TKL_PROJECT_MODE_POI;
  add_square (&world, 1, 0, 100);
  check (&world, north (0), "1 project 1");
  add_square (&world, 1, 20, 100); /* two polygons of one project are one match */
  check (&world, north (0), "1 project 1");
  add_square (&world, 2, 40, 100);
  check (&world, north (0), "1 project [2 1]");
  check (&world, north (-70), "1 project 1");
  check (&world, north (130), "1 project 2");
  check (&world, north (141), "0 none");
  world_clear (&world);
}

static void
test_many_candidates (void)
{
  World world = world_new ();
  g_autoptr (GString) expected = g_string_new ("4 project [");

  for (gint32 id = 1; id <= 40; id++)
    {
      g_autofree char *number = g_strdup_printf ("%d", id);

      add_project (&world, id, number, 2 * (41 - id), 500);
      g_string_append_printf (expected, "%d%s", 41 - id, id < 40 ? " " : "]");
    }
  check (&world, north (0), expected->str);
  world_clear (&world);
}

/* A project in radius mode is found by its polygons and by its circle, one in mode POI not. */
static void
test_modes (void)
{
  World world = world_new ();
  TklProject *project = add_project (&world, 1, "P1", 0, 300);

  add_square (&world, 1, 0, 50);
  check (&world, north (20), "1 project 1");
  check (&world, north (200), "4 project 1 @200");
  project->mode = TKL_PROJECT_MODE_POI;
  check (&world, north (20), "1 project 1");
  check (&world, north (200), "0 none");
  project->mode = TKL_PROJECT_MODE_RADIUS;
  project->location = TKL_POINT_NONE;
  check (&world, north (20), "1 project 1");
  check (&world, north (200), "0 none");
  world_clear (&world);
}

static void
test_validity (void)
{
  static const struct
  {
    TklProjectStatus status;
    TklDay from, to;
    gboolean found;
  } cases[] = {
    { TKL_PROJECT_ACTIVE, TKL_DAY_NONE, TKL_DAY_NONE, TRUE },
    { TKL_PROJECT_BLOCKED, TKL_DAY_NONE, TKL_DAY_NONE, FALSE },
    { TKL_PROJECT_CLOSED, TKL_DAY_NONE, TKL_DAY_NONE, FALSE },
    { TKL_PROJECT_ACTIVE, DAY, DAY, TRUE },
    { TKL_PROJECT_ACTIVE, DAY + 1, TKL_DAY_NONE, FALSE },
    { TKL_PROJECT_ACTIVE, TKL_DAY_NONE, DAY - 1, FALSE },
    { TKL_PROJECT_ACTIVE, TKL_DAY_NONE, DAY, TRUE },
    { TKL_PROJECT_ACTIVE, DAY, TKL_DAY_NONE, TRUE },
    { TKL_PROJECT_ACTIVE, DAY + 1, DAY - 1, FALSE },
    { TKL_PROJECT_ACTIVE, TKL_DAY_FIRST, TKL_DAY_LAST, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      /* By polygon, by circle, and as the nearest without radius. */
      for (int level = 0; level < 3; level++)
        {
          World world = world_new ();
          TklProject *project = add_project (&world, 1, "P1", 0, level == 1 ? 100 : 0);

          project->status = cases[i].status;
          project->from = cases[i].from;
          project->to = cases[i].to;
          if (level == 0)
            add_square (&world, 1, 0, 50);
          g_test_message ("case %" G_GSIZE_FORMAT ", %d", i, level);
          check (&world, north (10),
                 !cases[i].found ? "0 none"
                 : level == 0    ? "1 project 1"
                 : level == 1    ? "4 project 1 @10"
                                 : "5 project 1 @10");
          world_clear (&world);
        }
    }
}

/* CT-9: the radius of projects without their own, of the employer and of homes. */
static void
test_radius (void)
{
  World world = world_new ();

  add_project (&world, 1, "P1", 0, 0);
  add_project (&world, 2, "P2", 10000, 150);
  world.company->location = north (20000);
  world.employee->home = north (30000);

  check (&world, north (19910), "2 employer"); /* 100 m without a default */
  check (&world, north (30090), "3 home");
  check (&world, north (19900), "5 project 1 @19915"); /* 100.08 m */
  check (&world, north (30100), "5 project 1 @30123");
  check (&world, north (30110), "5 project 1 @30133");
  world.company->default_radius_m = 250;
  check (&world, north (240), "4 project 1 @240");
  check (&world, north (260), "0 none"); /* nobody is without a radius now */
  check (&world, north (10140), "4 project 2 @140");
  check (&world, north (10160), "0 none"); /* its own radius wins */
  check (&world, north (20240), "2 employer");
  check (&world, north (30240), "3 home");
  check (&world, north (30260), "0 none");
  world.company->default_radius_m = 50; /* smaller than 100 m counts as well */
  check (&world, north (20060), "0 none");
  check (&world, north (30060), "0 none");
  world_clear (&world);
}

static void
test_nearest (void)
{
  World world = world_new ();

  add_project (&world, 1, "P10", 0, 0);
  add_project (&world, 2, "P9", 3000, 0);
  add_project (&world, 3, "P3", 2000, 100);
  add_project (&world, 4, "P4", 2500, 0)->mode = TKL_PROJECT_MODE_POI;
  add_project (&world, 5, "P5", 2400, 0)->status = TKL_PROJECT_CLOSED;
  add_project (&world, 6, "P6", 0, 0)->location = TKL_POINT_NONE;

  check (&world, north (1400), "5 project 1 @1401");
  check (&world, north (1600), "5 project 2 @1401");
  check (&world, north (1501), "5 project 2 @1500");
  check (&world, north (1500), "5 project 2 @1501"); /* the same distance: P9 before P10 */
  check (&world, north (2050), "4 project 3 @50");   /* a match at level 4 comes first */
  check (&world, north (-900000), "5 project 1 @900680");
  check_unknown (&world, north (5000), "5 project 2 @2002");
  add_project (&world, 7, "P2", 3000, 0); /* the same distance: the lower number */
  check (&world, north (5000), "5 project 7 @2002");
  world_clear (&world);
}

/* CT-11: a known employee is taken to what is planned for him that day, on levels 1, 4 and 5. */
static void
test_planning (void)
{
  static const TklPlan plan[] = { { DAY, 7, 2 }, { DAY, 8, 1 }, { DAY - 1, 7, 1 }, { DAY, 7, 4 } };
  World world = world_new ();
  g_autoptr (TklPlaces) places = NULL;
  static const struct
  {
    gboolean planned_only;
    int at_m;
    gboolean known;
    TklDay day;
    const char *expected;
  } cases[] = {
    { FALSE, 0, TRUE, DAY, "4 project [1 2] " },
    { TRUE, 0, TRUE, DAY, "4 project 2 @20" },
    { TRUE, 0, TRUE, DAY - 1, "4 project 1 @0" },
    { TRUE, 0, TRUE, DAY + 1, "0 none" },       /* nothing planned */
    { TRUE, 0, FALSE, DAY, "4 project [1 2]" }, /* unknown: no restriction */
    { TRUE, 5000, TRUE, DAY, "5 project 4 @1001" },
    { TRUE, 5000, TRUE, DAY - 1, "0 none" },
    { TRUE, 5000, FALSE, DAY, "5 project 5 @100" },
    { FALSE, 5000, TRUE, DAY, "5 project 5 @100" },
    { TRUE, 9000, TRUE, DAY, "5 project 4 @3002" }, /* in the polygon of 6, which is not planned */
    { TRUE, 9000, FALSE, DAY, "1 project 6" },
    { TRUE, 20000, TRUE, DAY + 1, "2 employer" }, /* the employer needs no planning */
  };

  add_project (&world, 1, "P1", 0, 100);
  add_project (&world, 2, "P2", 20, 100);
  add_project (&world, 4, "P4", 6000, 0);
  add_project (&world, 5, "P5", 5100, 0);
  add_project (&world, 6, "P6", 0, 0)->mode = TKL_PROJECT_MODE_POI;
  add_square (&world, 6, 9000, 100);
  world.company->location = north (20000);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = NULL;
      g_autofree char *expected = g_strdup (cases[i].expected);

      world.company->on.planned_only = cases[i].planned_only;
      g_clear_pointer (&places, tkl_places_free);
      places = tkl_places_new (world.company, world.projects, world.pois);
      tkl_places_set_planning (places, plan, G_N_ELEMENTS (plan));
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      found = ask (&world, places, north (cases[i].at_m), cases[i].known, cases[i].day);
      g_assert_cmpstr (found, ==, g_strchomp (expected));
    }
  tkl_places_set_planning (places, NULL, 0);
  world_clear (&world);
}

static void
test_hole (void)
{
  World world = world_new ();
  g_autofree char *text = g_strdup_printf (
      "%d %d, %d %d, %d %d / %d %d, %d %d, %d %d", LAT, LON, LAT, LON + 9000, LAT + 9000,
      LON + 9000, LAT + 1000, LON + 5000, LAT + 1000, LON + 6000, LAT + 2000, LON + 6000);

  add_project (&world, 1, "P1", 0, 0)->mode = TKL_PROJECT_MODE_POI;
  g_ptr_array_add (world.pois, tkl_poi_new (1, NULL, shape_from_text (text, NULL, NULL)));
  check (&world, (TklPoint){ LAT, LON + 10 }, "1 project 1");          /* edge */
  check (&world, (TklPoint){ LAT + 1000, LON + 5500 }, "1 project 1"); /* edge of the hole */
  check (&world, (TklPoint){ LAT + 1001, LON + 5500 }, "0 none");      /* in the hole */
  check (&world, (TklPoint){ LAT + 2001, LON + 6001 }, "1 project 1");
  world_clear (&world);
}

static void
test_bounds (void)
{
  World world = world_new ();
  g_autoptr (TklPlaces) places = NULL;
  TklBox box = { { 1, 2 }, { 3, 4 } };
  TklProject *both = add_project (&world, 1, "P1", 0, 100);

  add_square (&world, 1, 1000, 50);
  add_project (&world, 2, "P2", 0, 0);
  add_project (&world, 3, "P3", 0, 100)->status = TKL_PROJECT_BLOCKED;
  add_project (&world, 4, "P4", 0, 100)->mode = TKL_PROJECT_MODE_POI;
  add_project (&world, 5, "P5", 0, 100)->location = TKL_POINT_NONE;
  places = tkl_places_new (world.company, world.projects, world.pois);

  g_assert_cmpint (tkl_places_bounds (places, 2, &box), ==, TKL_BOUNDS_ANYWHERE);
  g_assert_cmpint (tkl_places_bounds (places, 3, &box), ==, TKL_BOUNDS_NOWHERE);
  g_assert_cmpint (tkl_places_bounds (places, 4, &box), ==, TKL_BOUNDS_NOWHERE);
  g_assert_cmpint (tkl_places_bounds (places, 5, &box), ==, TKL_BOUNDS_NOWHERE);
  g_assert_cmpint (tkl_places_bounds (places, 6, &box), ==, TKL_BOUNDS_NOWHERE);
  g_assert_cmpint (box.min.lat_e7, ==, 1);
  g_assert_cmpint (tkl_places_bounds (places, 1, &box), ==, TKL_BOUNDS_BOX);
  g_assert_cmpint (box.max.lat_e7, ==, LAT + 1050 * M);
  g_assert_cmpint (box.min.lat_e7, <=, LAT - 99 * M);
  g_assert_cmpint (box.min.lat_e7, >=, LAT - 101 * M);

  tkl_places_replace_project (places, 1, NULL, NULL);
  g_assert_cmpint (tkl_places_bounds (places, 1, &box), ==, TKL_BOUNDS_NOWHERE);
  tkl_places_replace_project (places, 1, both, NULL);
  g_assert_cmpint (tkl_places_bounds (places, 1, &box), ==, TKL_BOUNDS_BOX);
  g_assert_cmpint (box.max.lat_e7, <, LAT + 101 * M);
  tkl_places_replace_project (places, 99, NULL, NULL); /* never there: nothing happens */
  world_clear (&world);
}

static void
test_affected (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autofree TklPoint *points = g_new (TklPoint, 5000);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < 5000; i++)
    points[i] = i % 50 == 0 ? TKL_POINT_NONE
                            : (TklPoint){ g_rand_int_range (random, -50, 50),
                                          g_rand_int_range (random, -50, 50) };
  for (guint round = 0; round < 100; round++)
    {
      gsize n_points = (gsize) g_rand_int_range (random, 0, 5001);
      gsize n_boxes = (gsize) g_rand_int_range (random, 0, 4);
      TklBox boxes[3];
      guint n = 0;

      for (gsize b = 0; b < n_boxes; b++)
        {
          boxes[b].min.lat_e7 = g_rand_int_range (random, -55, 50);
          boxes[b].min.lon_e7 = g_rand_int_range (random, -55, 50);
          boxes[b].max.lat_e7 = boxes[b].min.lat_e7 + g_rand_int_range (random, 0, 9);
          boxes[b].max.lon_e7 = boxes[b].min.lon_e7 + g_rand_int_range (random, 0, 9);
        }
      g_array_set_size (found, 0);
      tkl_places_affected (points, n_points, boxes, n_boxes, found);
      for (guint32 i = 0; i < n_points; i++)
        {
          gboolean held = FALSE;

          for (gsize b = 0; b < n_boxes; b++)
            held = held
                   || (points[i].lat_e7 >= boxes[b].min.lat_e7
                       && points[i].lat_e7 <= boxes[b].max.lat_e7
                       && points[i].lon_e7 >= boxes[b].min.lon_e7
                       && points[i].lon_e7 <= boxes[b].max.lon_e7);
          if (held)
            g_assert_cmpuint (g_array_index (found, guint32, n++), ==, i);
        }
      g_assert_cmpuint (found->len, ==, n);
    }
}

/* --- the tolerance --------------------------------------------------------------------------- */

/* A square of ± 60 m and a circle of 80 m, 400 m farther north; what is asked lies between them. */
static void
test_tolerance (void)
{
  static const struct
  {
    int tolerance_m, at_m;
    const char *expected;
  } cases[] = {
    { 0, 60, "1 project 1" },    { 0, 61, "0 none" },        { 20, 61, "1 project 1" },
    { 20, 79, "1 project 1" },   { 20, 81, "0 none" },       { 20, 319, "4 project 2 @81" },
    { 20, 299, "0 none" },       { 50, 109, "1 project 1" }, { 50, 111, "0 none" },
    { 50, -109, "1 project 1" }, { 50, -112, "0 none" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      World world = world_new ();
      TklProject *poi = add_project (&world, 1, "P1", 0, 0);

      poi->mode = TKL_PROJECT_MODE_POI;
      add_square (&world, 1, 0, 60);
      add_project (&world, 2, "P2", 400, 80);
      world.company->edge_tolerance_m = cases[i].tolerance_m;
      g_test_message ("%d m at %d m", cases[i].tolerance_m, cases[i].at_m);
      check (&world, north (cases[i].at_m), cases[i].expected);
      world_clear (&world);
    }
}

/* What is found without it stays; of what is near, polygons come first, and several stay several with
 * the nearest edge first; the nearest project without a radius comes last. */
static void
test_tolerance_order (void)
{
  World world = world_new ();
  TklProject *poi = add_project (&world, 1, "P1", 0, 0);

  poi->mode = TKL_PROJECT_MODE_POI;
  world.company->edge_tolerance_m = 50;
  world.employee->home = north (0);
  add_project (&world, 5, "P5", 9000, 0);
  check (&world, north (100), "3 home");
  check (&world, north (140), "3 home");
  check_unknown (&world, north (140), "5 project 5 @8867");
  add_project (&world, 4, "P4", 220, 60);
  check (&world, north (140), "3 home");
  check_unknown (&world, north (140), "4 project 4 @80");
  world.company->location = north (0);
  check (&world, north (140), "2 employer");
  add_square (&world, 1, 0, 100);
  check (&world, north (140), "1 project 1");
  check (&world, north (170), "4 project 4 @50");
  add_project (&world, 3, "P3", 0, 0)->mode = TKL_PROJECT_MODE_POI;
  add_square (&world, 3, 0, 110);
  check (&world, north (140), "1 project [3 1]");
  /* Of several polygons the nearest edge counts. */
  add_square (&world, 1, 0, 120);
  add_square (&world, 1, 0, 105);
  check (&world, north (140), "1 project [1 3]");
  g_ptr_array_set_size (world.pois, 2);
  world.company->edge_tolerance_m = 35;
  check (&world, north (140), "1 project 3");
  world.company->edge_tolerance_m = 50;
  check (&world, north (5000), "5 project 5 @4003");
  check (&world, TKL_POINT_NONE, "0 none");
  check (&world, (TklPoint){ 0, 0 }, "0 none");
  world_clear (&world);
}

/* A hole is an edge too, and neither validity nor the planning is tolerated away. */
static void
test_tolerance_filters (void)
{
  World world = world_new ();
  TklProject *project = add_project (&world, 1, "P1", 0, 60);
  static const TklPlan plan = { DAY, 1, 1 };
  g_autoptr (TklPlaces) places = NULL;
  g_autofree char *unplanned = NULL;
  g_autofree char *planned = NULL;

  world.company->edge_tolerance_m = 50;
  check (&world, north (100), "4 project 1 @100");
  project->to = DAY - 1;
  check (&world, north (100), "0 none");
  project->to = TKL_DAY_NONE;
  project->status = TKL_PROJECT_CLOSED;
  check (&world, north (100), "0 none");
  project->status = TKL_PROJECT_ACTIVE;
  world.company->on.planned_only = TRUE;
  places = tkl_places_new (world.company, world.projects, world.pois);
  unplanned = ask (&world, places, north (100), TRUE, DAY);
  g_assert_cmpstr (unplanned, ==, "0 none");
  world.employee->id = 1;
  tkl_places_set_planning (places, &plan, 1);
  planned = ask (&world, places, north (100), TRUE, DAY);
  g_assert_cmpstr (planned, ==, "4 project 1 @100");
  world_clear (&world);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/places/order-of-levels", test_order_of_levels);
  g_test_add_func ("/places/nothing", test_nothing);
  g_test_add_func ("/places/no-position", test_no_position);
  g_test_add_func ("/places/several", test_several);
  g_test_add_func ("/places/equal-distance", test_equal_distance);
  g_test_add_func ("/places/several-polygons", test_several_polygons);
  g_test_add_func ("/places/many-candidates", test_many_candidates);
  g_test_add_func ("/places/modes", test_modes);
  g_test_add_func ("/places/validity", test_validity);
  g_test_add_func ("/places/radius", test_radius);
  g_test_add_func ("/places/nearest", test_nearest);
  g_test_add_func ("/places/planning", test_planning);
  g_test_add_func ("/places/hole", test_hole);
  g_test_add_func ("/places/tolerance", test_tolerance);
  g_test_add_func ("/places/tolerance-order", test_tolerance_order);
  g_test_add_func ("/places/tolerance-filters", test_tolerance_filters);
  g_test_add_func ("/places/bounds", test_bounds);
  g_test_add_func ("/places/affected", test_affected);
  return g_test_run ();
}
