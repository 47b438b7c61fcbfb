/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What maps draw: the square of the world, boxes in sight, corners that are seen, hits, names, clusters. */
/* Thread: main. */
#include "geo-text.h"
#include "tkl-areas.h"
#include "tkl-box-tree.h"
#include "tkl-clusters.h"

#include <math.h>

/* --- the square ------------------------------------------------------------------------------- */

static void
test_world (void)
{
  static const struct
  {
    TklPoint point;
    double x, y;
  } cases[] = {
    { { 0, 0 }, 0.5, 0.5 },
    { { 0, 1800000000 }, 1, 0.5 },
    { { 850511287, -1800000000 }, 0, 0 },
    { { -850511287, 900000000 }, 0.75, 1 },
    /* Brussels, by the other form of the formula: (1 - asinh (tan (lat)) / π) / 2. */
    { { 508466000, 43528000 }, 0.5120911, 0.3354535 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklWorldPoint at = tkl_world_project (cases[i].point);
      TklPoint back
          = tkl_world_unproject ((TklWorldPoint){ CLAMP (at.x, 0, 1), CLAMP (at.y, 0, 1) });

      g_test_message ("%u: %.7f %.7f", i, at.x, at.y);
      g_assert_cmpfloat (fabs (at.x - cases[i].x), <, 1e-6);
      g_assert_cmpfloat (fabs (at.y - cases[i].y), <, 1e-6);
      g_assert_cmpint (ABS (back.lat_e7 - cases[i].point.lat_e7), <, 5);
      g_assert_cmpint (ABS (back.lon_e7 - cases[i].point.lon_e7), <, 5);
    }
  g_assert_false (tkl_point_valid (tkl_world_unproject ((TklWorldPoint){ 0.5, -0.1 })));
  g_assert_false (tkl_point_valid (tkl_world_unproject ((TklWorldPoint){ 1.1, 0.5 })));
  g_assert_cmpfloat (tkl_world_scale (3), ==, 2048);
  /* One degree along the equator, and the same length at 60° north, where the map is twice as wide. */
  g_assert_cmpfloat (fabs (111195.08 * tkl_world_metres ((TklPoint){ 0, 0 }) - 1 / 360.0), <, 1e-7);
  g_assert_cmpfloat (fabs (111195.08 * tkl_world_metres ((TklPoint){ 600000000, 0 }) - 2 / 360.0),
                     <, 1e-7);
}

/* --- boxes ------------------------------------------------------------------------------------ */

static TklWorldBox
random_box (GRand *random, double most)
{
  double x = g_rand_double (random), y = g_rand_double (random);

  return (TklWorldBox){ x, y, x + most * g_rand_double (random),
                        y + most * g_rand_double (random) };
}

static void
test_box_tree (void)
{
  static const guint sizes[] = { 0, 1, 2, 15, 16, 17, 255, 256, 257, 3000 };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      guint n = sizes[s];
      g_autofree TklWorldBox *boxes = g_new (TklWorldBox, MAX (n, 1));
      g_autoptr (TklBoxTree) tree = NULL;

      for (guint i = 0; i < n; i++)
        boxes[i] = i % 7 == 3 ? TKL_WORLD_BOX_EMPTY : random_box (random, 0.05);
      tree = tkl_box_tree_new (boxes, n);
      for (guint ask = 0; ask < 200; ask++)
        {
          TklWorldBox box = random_box (random, ask % 3 == 0 ? 0.7 : 0.02);
          g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
          guint at = 0;

          tkl_box_tree_find (tree, &box, found);
          for (guint i = 0; i < n; i++)
            if (tkl_world_box_meets (&boxes[i], &box))
              {
                g_assert_cmpuint (at, <, found->len);
                g_assert_cmpuint (g_array_index (found, guint, at++), ==, i);
              }
          g_assert_cmpuint (at, ==, found->len);
        }
    }
}

/* --- corners ---------------------------------------------------------------------------------- */

static double
distance_to_ring (TklWorldPoint p, GArray *ring)
{
  double least = INFINITY;

  for (guint i = 0; i < ring->len; i++)
    {
      TklWorldPoint a = g_array_index (ring, TklWorldPoint, i);
      TklWorldPoint b = g_array_index (ring, TklWorldPoint, (i + 1) % ring->len);
      double dx = b.x - a.x, dy = b.y - a.y, l = dx * dx + dy * dy;
      double u = l > 0 ? CLAMP (((p.x - a.x) * dx + (p.y - a.y) * dy) / l, 0, 1) : 0;

      least = MIN (least, hypot (p.x - a.x - u * dx, p.y - a.y - u * dy));
    }
  return least;
}

/* A coast of 2,000 corners: far away few are left, and none that was dropped is farther from what is
 * drawn than the promise. */
static void
test_corners (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autoptr (TklShapeBuilder) builder = tkl_shape_builder_new ();
  g_autoptr (TklAreas) areas = tkl_areas_new ();
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (TklWorldPoint));
  g_autoptr (GArray) ring = g_array_new (FALSE, FALSE, sizeof (TklWorldPoint));
  g_autoptr (GError) error = NULL;
  g_autoptr (TklShape) shape = NULL;
  guint before = 0;

  tkl_shape_builder_add_part (builder);
  tkl_shape_builder_add_ring (builder);
  for (int i = 0; i < 2000; i++)
    {
      double r = 500000 + g_rand_double_range (random, 0, 20000);

      tkl_shape_builder_add_point (builder,
                                   (TklPoint){ 508000000 + (int) (r * sin (i * G_PI / 1000)),
                                               43000000 + (int) (r * cos (i * G_PI / 1000)) });
    }
  shape = tkl_shape_builder_finish (builder, NULL, &error);
  g_assert_no_error (error);
  tkl_areas_add_shape (areas, 1, 0, NULL, shape);
  tkl_areas_finish (areas);
  tkl_areas_ring (areas, 0, 24, all);
  g_assert_cmpuint (all->len, ==, 2000);
  for (double zoom = 4; zoom <= 18; zoom += 0.5)
    {
      tkl_areas_ring (areas, 0, zoom, ring);
      g_test_message ("zoom %.1f: %u corners", zoom, ring->len);
      g_assert_cmpuint (ring->len, >=, before);
      before = ring->len;
      for (guint i = 0; i < all->len; i++)
        g_assert_cmpfloat (distance_to_ring (g_array_index (all, TklWorldPoint, i), ring)
                               * tkl_world_scale (zoom),
                           <=, 0.5001);
    }
  tkl_areas_ring (areas, 0, 7, ring);
  g_assert_cmpuint (ring->len, <, 40);
}

static double
turn_of (GArray *ring)
{
  double sum = 0;

  for (guint i = 0; i < ring->len; i++)
    {
      TklWorldPoint a = g_array_index (ring, TklWorldPoint, i);
      TklWorldPoint b = g_array_index (ring, TklWorldPoint, (i + 1) % ring->len);

      sum += a.x * b.y - b.x * a.y;
    }
  return sum;
}

/* Whichever way they were drawn. */
static void
test_turns (void)
{
  static const char *const texts[]
      = { "0 0, 0 900000, 900000 900000, 900000 0 / 200000 200000, 200000 400000, 400000 300000",
          "0 0, 900000 0, 900000 900000, 0 900000 / 200000 200000, 400000 300000, 200000 400000" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TklShape) shape = shape_from_text (texts[i], NULL, NULL);
      g_autoptr (TklAreas) areas = tkl_areas_new ();
      g_autoptr (GArray) ring = g_array_new (FALSE, FALSE, sizeof (TklWorldPoint));

      tkl_areas_add_shape (areas, 1, 0, NULL, shape);
      tkl_areas_finish (areas);
      g_assert_cmpuint (tkl_areas_get (areas, 0)->n_rings, ==, 2);
      tkl_areas_ring (areas, 0, 20, ring);
      g_assert_cmpfloat (turn_of (ring), >, 0);
      tkl_areas_ring (areas, 1, 20, ring);
      g_assert_cmpfloat (turn_of (ring), <, 0);
    }
}

/* --- names and hits ----------------------------------------------------------------------------- */

static void
test_names (void)
{
  static const char *const texts[] = {
    "0 0, 0 900000, 900000 900000, 900000 0",
    /* U: its middle is outside */
    "0 0, 0 900000, 900000 900000, 900000 700000, 100000 700000, 100000 200000, 900000 200000, "
    "900000 0",
    /* a hole in the middle */
    "0 0, 0 900000, 900000 900000, 900000 0 / 300000 300000, 300000 600000, 600000 600000, "
    "600000 300000",
    /* the second part is the wider one */
    "0 0, 0 10000, 10000 10000 | 500000 500000, 500000 900000, 800000 900000, 800000 500000",
    "0 0, 1 3, 3 1", /* 10 cm */
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TklShape) shape = shape_from_text (texts[i], NULL, NULL);
      g_autoptr (TklAreas) areas = tkl_areas_new ();
      TklPoint place;

      tkl_areas_add_shape (areas, 1, 0, "A", shape);
      tkl_areas_finish (areas);
      place = tkl_world_unproject (tkl_areas_get (areas, 0)->name_at);
      g_test_message ("case %u: %d %d", i, place.lat_e7, place.lon_e7);
      g_assert_true (tkl_shape_contains (shape, place));
    }
}

/* Nested and beside each other: smallest first; a zone too small to be met is met near its middle. */
static void
test_hits (void)
{
  static const struct
  {
    TklPoint point;
    double reach_px; /* at zoom 12 */
    const char *ids;
  } cases[] = {
    { { 508000000, 43000000 }, 0, "3 2 1" }, { { 508150000, 43000000 }, 0, "2 1" },
    { { 508400000, 43000000 }, 0, "1" },     { { 509500000, 43000000 }, 0, "" },
    { { 508000000, 45000000 }, 0, "4" },     { { 508000000, 45010000 }, 0, "" },
    { { 508000000, 45010000 }, 8, "4" },     { { 508000000, 45050000 }, 8, "" },
    { { 508700000, 43000000 }, 8, "" }, /* wide ones are met exactly */
  };
  g_autoptr (TklAreas) areas = tkl_areas_new ();
  g_autoptr (TklShape) large = shape_from_text (
      "507500000 42000000, 507500000 44000000, 508500000 44000000, 508500000 42000000", NULL, NULL);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (guint));

  tkl_areas_add_shape (areas, 1, 0, "large", large);
  tkl_areas_add_circle (areas, 3, 0, "inner", (TklPoint){ 508000000, 43000000 }, 500);
  tkl_areas_add_circle (areas, 2, 1, "outer", (TklPoint){ 508000000, 43000000 }, 3000);
  tkl_areas_add_circle (areas, 4, 2, NULL, (TklPoint){ 508000000, 45000000 }, 10);
  tkl_areas_finish (areas);
  g_assert_cmpuint (tkl_areas_n (areas), ==, 4);
  g_assert_cmpuint (tkl_areas_find_id (areas, 2, 0), ==, 2);
  g_assert_cmpuint (tkl_areas_find_id (areas, 2, 3), ==, G_MAXUINT);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) ids = g_string_new (NULL);

      tkl_areas_hit (areas, cases[i].point, cases[i].reach_px / tkl_world_scale (12), hits);
      for (guint j = 0; j < hits->len; j++)
        g_string_append_printf (ids, "%s%d", j > 0 ? " " : "",
                                (int) tkl_areas_get (areas, g_array_index (hits, guint, j))->id);
      g_test_message ("case %u", i);
      g_assert_cmpstr (ids->str, ==, cases[i].ids);
    }
}

/* Against asking each of them. */
static void
test_hits_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (23);
  g_autoptr (TklAreas) areas = tkl_areas_new ();
  g_autoptr (GPtrArray) shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_shape_free);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_hits = 0;

  for (int i = 0; i < 400; i++)
    {
      TklPoint centre = { 508000000 + g_rand_int_range (random, 0, 3000000),
                          43000000 + g_rand_int_range (random, 0, 3000000) };
      TklShape *shape = random_star (random, centre, 200000, 100);

      g_ptr_array_add (shapes, shape);
      tkl_areas_add_shape (areas, i, 0, NULL, shape);
    }
  tkl_areas_finish (areas);
  for (int i = 0; i < 3000; i++)
    {
      TklPoint point = { 508000000 + g_rand_int_range (random, 0, 3000000),
                         43000000 + g_rand_int_range (random, 0, 3000000) };
      guint n = 0;

      tkl_areas_hit (areas, point, 0, hits);
      for (guint j = 0; j < shapes->len; j++)
        n += tkl_shape_contains (shapes->pdata[j], point);
      g_assert_cmpuint (hits->len, ==, n);
      n_hits += n;
    }
  g_assert_cmpuint (n_hits, >, 1000);
}

/* --- clusters --------------------------------------------------------------------------------- */

static int
compare_texts (const void *a, const void *b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

static void
test_clusters (void)
{
  const TklSpot spots[] = { { 1, { 508000000, 43000000 }, 0 },
                            { 2, { 508000100, 43000100 }, 2 },
                            { 3, { 508000200, 43000200 }, 2 },
                            { 4, { 510000000, 45000000 }, 1 },
                            { 5, TKL_POINT_NONE, 1 } };
  static const struct
  {
    double zoom;
    const char *expected; /* number of points × style of each cluster */
  } cases[] = { { 0, "4x2" }, { 7, "4x2" }, { 12, "1x1 3x2" } };
  g_autoptr (TklClusters) clusters = tkl_clusters_new (spots, G_N_ELEMENTS (spots));
  g_autoptr (TklClusters) none = tkl_clusters_new (NULL, 0);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (TklCluster));
  const TklWorldBox all = { 0, 0, 1, 1 };
  TklWorldBox part = TKL_WORLD_BOX_EMPTY;

  tkl_world_box_add (&part, tkl_world_project ((TklPoint){ 511000000, 42000000 }));
  tkl_world_box_add (&part, tkl_world_project ((TklPoint){ 507000000, 46000000 }));
  g_assert_cmpuint (tkl_clusters_n_spots (clusters), ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *text = NULL;

      tkl_clusters_find (clusters, &part, cases[i].zoom, 48, found);
      for (guint j = 0; j < found->len; j++)
        {
          const TklCluster *cluster = &g_array_index (found, TklCluster, j);

          g_ptr_array_add (texts, g_strdup_printf ("%ux%u", cluster->n_spots, cluster->style));
        }
      g_ptr_array_sort (texts, compare_texts);
      g_ptr_array_add (texts, NULL);
      text = g_strjoinv (" ", (char **) texts->pdata);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
  /* From near by the three stand apart. */
  part = TKL_WORLD_BOX_EMPTY;
  tkl_world_box_add (&part, tkl_world_project (spots[0].point));
  tkl_world_box_add (&part, tkl_world_project (spots[2].point));
  tkl_clusters_find (clusters, &part, 26, 48, found);
  g_assert_cmpuint (found->len, ==, 3);
  tkl_clusters_find (none, &all, 0, 48, found);
  g_assert_cmpuint (found->len, ==, 0);
}

/* Every point is in exactly one cluster, whose middle is the mean of its points. */
static void
test_clusters_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autofree TklSpot *spots = g_new (TklSpot, 2000);
  g_autoptr (TklClusters) clusters = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (TklCluster));
  TklWorldBox box = TKL_WORLD_BOX_EMPTY;

  for (guint i = 0; i < 2000; i++)
    {
      spots[i] = (TklSpot){ i + 1,
                            { 508000000 + g_rand_int_range (random, 0, 3000000),
                              43000000 + g_rand_int_range (random, 0, 3000000) },
                            i % 3 };
      tkl_world_box_add (&box, tkl_world_project (spots[i].point));
    }
  clusters = tkl_clusters_new (spots, 2000);
  for (double zoom = 5; zoom < 15; zoom += 0.7)
    {
      guint64 sum = 0;
      guint n = 0;

      tkl_clusters_find (clusters, &box, zoom, 48, found);
      for (guint i = 0; i < found->len; i++)
        {
          const TklCluster *cluster = &g_array_index (found, TklCluster, i);
          double x = 0;

          for (guint j = 0; j < cluster->n_spots; j++)
            {
              sum += (guint64) cluster->spots[j].id;
              x += tkl_world_project (cluster->spots[j].point).x;
            }
          n += cluster->n_spots;
          g_assert_cmpfloat (fabs (x / cluster->n_spots - cluster->at.x), <, 1e-10);
        }
      g_assert_cmpuint (n, ==, 2000);
      g_assert_cmpuint (sum, ==, 2000 * 2001 / 2);
    }
}

/* Neighbours on both sides of the border of a cell are drawn as one; nothing is lost or counted twice. */
static void
test_merge (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  g_autofree TklSpot *spots = g_new (TklSpot, 500);
  g_autoptr (TklClusters) clusters = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (TklCluster));
  TklWorldBox box = TKL_WORLD_BOX_EMPTY;
  guint n_parts = 0, n_heads = 0, n_listed = 0;
  guint64 sum = 0;

  for (guint i = 0; i < 500; i++)
    spots[i] = (TklSpot){ i + 1,
                          { 508000000 + g_rand_int_range (random, 0, 3000000),
                            43000000 + g_rand_int_range (random, 0, 3000000) },
                          i % 2 };
  for (guint i = 0; i < 500; i++)
    tkl_world_box_add (&box, tkl_world_project (spots[i].point));
  clusters = tkl_clusters_new (spots, 500);
  tkl_clusters_find (clusters, &box, 12, 40, found);
  tkl_clusters_merge (found, 34 / tkl_world_scale (12));
  for (guint i = 0; i < found->len; i++)
    {
      const TklCluster *cluster = &g_array_index (found, TklCluster, i);
      guint n = 0;

      n_parts += cluster->is_part;
      n_heads += !cluster->is_part;
      if (cluster->is_part)
        continue;
      for (const TklCluster *part = cluster;;
           part = &g_array_index (found, TklCluster, part->next - 1))
        {
          n += part->n_spots;
          for (guint j = 0; j < part->n_spots; j++)
            sum += (guint64) part->spots[j].id;
          if (part->next == 0)
            break;
        }
      g_assert_cmpuint (n, ==, cluster->n_all);
      n_listed += n;
    }
  g_assert_cmpuint (n_parts, >, 0);
  g_assert_cmpuint (n_heads, >, 1);
  g_assert_cmpuint (n_listed, ==, 500);
  g_assert_cmpuint (sum, ==, 500 * 501 / 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/world/project", test_world);
  g_test_add_func ("/box-tree/random", test_box_tree);
  g_test_add_func ("/areas/corners", test_corners);
  g_test_add_func ("/areas/turns", test_turns);
  g_test_add_func ("/areas/names", test_names);
  g_test_add_func ("/areas/hits", test_hits);
  g_test_add_func ("/areas/hits-random", test_hits_random);
  g_test_add_func ("/clusters/cases", test_clusters);
  g_test_add_func ("/clusters/random", test_clusters_random);
  g_test_add_func ("/clusters/merge", test_merge);
  return g_test_run ();
}
