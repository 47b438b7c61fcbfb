/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outlines made by rule: rectangle, circle as a polygon, hull with and without margin. */
/* Thread: main. */
#include "geo-text.h"

#include "tkl-outline.h"
#include "tkl-sketch.h"

#include <math.h>

static TklShape *
close_outline (const GArray *outline)
{
  g_autoptr (TklShape) sketch
      = tkl_sketch_new ((const TklPoint *) (gconstpointer) outline->data, outline->len);

  return tkl_sketch_finish (sketch, NULL, NULL);
}

static char *
outline_to_text (const GArray *outline)
{
  g_autoptr (TklShape) sketch = NULL;

  if (outline == NULL)
    return g_strdup ("none");
  sketch = tkl_sketch_new ((const TklPoint *) (gconstpointer) outline->data, outline->len);
  return shape_to_text (sketch);
}

static void
test_rectangle (void)
{
  static const struct
  {
    TklPoint a, b;
    const char *text;
  } cases[] = {
    { { 1, 2 }, { 5, 9 }, "1 2, 1 9, 5 9, 5 2" },
    { { 5, 2 }, { 1, 9 }, "1 2, 1 9, 5 9, 5 2" },
    { { 5, 9 }, { 1, 2 }, "1 2, 1 9, 5 9, 5 2" },
    { { 1, 2 }, { 1, 9 }, "1 2, 1 9, 1 9, 1 2" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) outline = tkl_outline_rectangle (cases[i].a, cases[i].b);
      g_autofree char *text = outline_to_text (outline);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Whatever the circle finds, the polygon finds, and it finds hardly more. */
static void
test_circle (void)
{
  static const TklPoint centres[] = {
    { 508466000, 43517000 }, { 0, 0 }, { -450000000, 1700000000 }, { 700000000, -1500000000 }
  };
  static const double radii_m[] = { 1, 25, 150, 2000, 30000 };

  for (gsize c = 0; c < G_N_ELEMENTS (centres); c++)
    for (gsize r = 0; r < G_N_ELEMENTS (radii_m); r++)
      {
        g_autoptr (GArray) outline = tkl_outline_circle (centres[c], radii_m[r]);
        g_autoptr (TklShape) shape = close_outline (outline);
        double circle_m2 = G_PI * radii_m[r] * radii_m[r];

        g_assert_nonnull (shape);
        g_assert_cmpuint (outline->len, ==, TKL_OUTLINE_CIRCLE_CORNERS);
        for (guint i = 0; i < 720; i++)
          {
            /* Edges are straight in degrees and not on the globe, and corners are rounded. */
            double inside_m = radii_m[r] * (1 - radii_m[r] / 2e6) - 0.02;

            g_assert_true (
                tkl_shape_contains (shape, tkl_point_travel (centres[c], i / 2.0, inside_m)));
            g_assert_false (tkl_shape_contains (
                shape, tkl_point_travel (centres[c], i / 2.0, radii_m[r] * 1.01 + 0.02)));
          }
        if (radii_m[r] > 10)
          g_assert_cmpfloat_with_epsilon (tkl_sketch_area_m2 (shape), circle_m2 * 1.0032,
                                          circle_m2 * 0.002);
      }
}

static void
test_hull (void)
{
  static const struct
  {
    const char *points, *hull;
  } cases[] = {
    { "0 0, 0 9, 9 9", "0 0, 0 9, 9 9" },
    { "9 9, 0 9, 0 0", "0 0, 0 9, 9 9" },
    { "0 0, 0 9, 9 9, 9 0, 5 5, 3 8", "0 0, 0 9, 9 9, 9 0" },
    { "0 0, 0 5, 0 9, 9 9, 9 9, 0 0", "0 0, 0 9, 9 9" }, /* on a line, and twice */
    { "0 0, 1 1, 2 2, 3 3", "none" },
    { "0 0, 0 0", "none" },
    { "4 4", "none" },
    { "0 0, 0 9, 100000001 9", "none" },
    { "0 0, 0 9, 9 9, -2147483648 -2147483648", "0 0, 0 9, 9 9" }, /* an unset one */
    { "-2147483648 -2147483648", "none" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklShape) points = sketch_from_text (cases[i].points);
      g_autoptr (GArray) hull = tkl_outline_hull (points->points, points->n_points, 0);
      g_autofree char *text = outline_to_text (hull);

      g_assert_cmpstr (text, ==, cases[i].hull);
    }
  g_assert_null (tkl_outline_hull (NULL, 0, 0));
  g_assert_null (tkl_outline_hull (NULL, 0, 10));
}

/* Slowly: a corner of the hull has all points on one side of the edge after it. */
static void
test_hull_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint round = 0; round < 2000; round++)
    {
      TklPoint points[40];
      guint n = (guint) g_rand_int_range (random, 1, 41);
      gint32 reach = round % 2 ? 6 : 1000000;
      double margin_m = round % 3 ? 0 : g_rand_double_range (random, 0.5, 200);
      g_autoptr (GArray) hull = NULL;
      g_autoptr (TklShape) shape = NULL;

      for (guint i = 0; i < n; i++)
        points[i] = (TklPoint){ 508466000 + g_rand_int_range (random, 0, reach),
                                43517000 + g_rand_int_range (random, 0, reach) };
      hull = tkl_outline_hull (points, n, margin_m);
      if (margin_m > 0)
        g_assert_nonnull (hull);
      if (hull == NULL)
        continue;
      shape = close_outline (hull);
      g_assert_nonnull (shape);
      for (guint i = 0; i < n; i++)
        {
          g_assert_true (tkl_shape_contains (shape, points[i]));
          /* The margin is there on all sides. */
          for (guint bearing = 0; margin_m > 0 && bearing < 360; bearing += 30)
            g_assert_true (tkl_shape_contains (
                shape, tkl_point_travel (points[i], bearing, margin_m * 0.999 - 0.02)));
        }
      for (guint i = 0; margin_m == 0 && i < hull->len; i++)
        {
          gboolean given = FALSE;

          for (guint p = 0; p < n; p++)
            given |= tkl_point_equal (points[p], g_array_index (hull, TklPoint, i));
          g_assert_true (given);
        }
    }
}

static void
test_one_point (void)
{
  const TklPoint point = { 508466000, 43517000 };
  const TklPoint twice[] = { point, point };
  g_autoptr (GArray) hull = tkl_outline_hull (&point, 1, 30);
  g_autoptr (GArray) same = tkl_outline_hull (twice, 2, 30);
  g_autoptr (TklShape) shape = close_outline (hull);
  g_autofree char *one = outline_to_text (hull);
  g_autofree char *two = outline_to_text (same);

  g_assert_cmpuint (hull->len, ==, 16);
  g_assert_cmpstr (one, ==, two);
  g_assert_cmpfloat_with_epsilon (tkl_sketch_area_m2 (shape), G_PI * 900, 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/outline/rectangle", test_rectangle);
  g_test_add_func ("/core/outline/circle", test_circle);
  g_test_add_func ("/core/outline/hull", test_hull);
  g_test_add_func ("/core/outline/hull-random", test_hull_random);
  g_test_add_func ("/core/outline/one-point", test_one_point);
  return g_test_run ();
}
