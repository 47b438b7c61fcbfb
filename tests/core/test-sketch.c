/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sketches: corners and rings in and out, where a fault is, likeness, area (F125, F127). */
/* Thread: main. */
#include "geo-text.h"

#include "tkl-sketch.h"

#include <math.h>

static void
test_splice (void)
{
  static const struct
  {
    const char *before, *points; /* points: NULL = none */
    guint ring, corner, n_removed;
    const char *after;
  } cases[] = {
    { "0 0, 0 9, 9 9", "5 5", 0, 0, 0, "5 5, 0 0, 0 9, 9 9" },
    { "0 0, 0 9, 9 9", "5 5", 0, 3, 0, "0 0, 0 9, 9 9, 5 5" },
    { "0 0, 0 9, 9 9", "5 5", 0, 1, 1, "0 0, 5 5, 9 9" },
    { "0 0, 0 9, 9 9", NULL, 0, 2, 1, "0 0, 0 9" },
    { "0 0, 0 9, 9 9", "0 0", 0, 1, 1, "0 0, 0 0, 9 9" }, /* nothing is dropped */
    { "0 0, 0 9, 9 9 / 1 2, 1 3, 2 3", "0 5, 0 6", 0, 1, 0,
      "0 0, 0 5, 0 6, 0 9, 9 9 / 1 2, 1 3, 2 3" },
    { "0 0, 0 9, 9 9 / 1 2, 1 3, 2 3 / 3 4, 3 5, 4 5", NULL, 1, 0, 1,
      "0 0, 0 9, 9 9 / 1 3, 2 3 / 3 4, 3 5, 4 5" },
    { "0 0, 0 9, 9 9 / 1 2, 1 3, 2 3", "7 7", 1, 2, 1, "0 0, 0 9, 9 9 / 1 2, 1 3, 7 7" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklShape) before = sketch_from_text (cases[i].before);
      g_autoptr (TklShape) points
          = cases[i].points != NULL ? sketch_from_text (cases[i].points) : NULL;
      g_autoptr (TklShape) after = tkl_sketch_splice (
          before, cases[i].ring, cases[i].corner, cases[i].n_removed,
          points != NULL ? points->points : NULL, points != NULL ? points->n_points : 0);
      g_autoptr (TklShape) expected = sketch_from_text (cases[i].after);
      g_autofree char *text = shape_to_text (after);

      g_assert_cmpstr (text, ==, cases[i].after);
      g_assert_true (tkl_point_equal (after->min, expected->min));
      g_assert_true (tkl_point_equal (after->max, expected->max));
      g_assert_true (tkl_shape_equal (after, expected));
    }
}

static void
test_rings (void)
{
  static const struct
  {
    const char *before;
    guint ring;
    const char *after; /* NULL = nothing left */
  } cases[] = {
    { "0 0, 0 9, 9 9", 0, NULL },
    { "0 0, 0 9, 9 9 / 1 2, 1 3, 2 3", 0, NULL },
    { "0 0, 0 9, 9 9 / 1 2, 1 3, 2 3", 1, "0 0, 0 9, 9 9" },
    { "0 0, 0 9, 9 9 / 1 2, 1 3, 2 3 / 3 4, 3 5, 4 5", 1, "0 0, 0 9, 9 9 / 3 4, 3 5, 4 5" },
    { "0 0, 0 9, 9 9 / 1 2, 1 3, 2 3 | 20 0, 20 9, 29 9", 0, "20 0, 20 9, 29 9" },
    { "0 0, 0 9, 9 9 | 20 0, 20 9, 29 9 / 21 2, 21 3, 22 3 | 40 0, 40 9, 49 9", 1,
      "0 0, 0 9, 9 9 | 40 0, 40 9, 49 9" },
    { "0 0, 0 9, 9 9 | 20 0, 20 9, 29 9 / 21 2, 21 3, 22 3 | 40 0, 40 9, 49 9", 2,
      "0 0, 0 9, 9 9 | 20 0, 20 9, 29 9 | 40 0, 40 9, 49 9" },
    { "0 0, 0 9, 9 9 | 20 0, 20 9, 29 9 / 21 2, 21 3, 22 3", 1, "0 0, 0 9, 9 9" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklShape) before = shape_from_text (cases[i].before, NULL, NULL);
      g_autoptr (TklShape) after = tkl_sketch_remove_ring (before, cases[i].ring);
      g_autoptr (TklShape) expected = NULL;
      g_autofree char *text = after != NULL ? shape_to_text (after) : NULL;

      g_assert_cmpstr (text, ==, cases[i].after);
      expected = cases[i].after != NULL ? shape_from_text (cases[i].after, NULL, NULL) : NULL;
      g_assert_true (tkl_shape_equal (after, expected));
    }
}

static void
test_hole (void)
{
  static const TklPoint hole[] = { { 21, 2 }, { 21, 3 }, { 22, 3 } };
  g_autoptr (TklShape) two
      = shape_from_text ("0 0, 0 9, 9 9 | 20 0, 20 9, 29 9 | 40 0, 40 9, 49 9", NULL, NULL);
  g_autoptr (TklShape) cut = tkl_sketch_add_hole (two, 1, hole, G_N_ELEMENTS (hole));
  g_autofree char *text = shape_to_text (cut);

  g_assert_cmpstr (text, ==,
                   "0 0, 0 9, 9 9 | 20 0, 20 9, 29 9 / 21 2, 21 3, 22 3 | 40 0, 40 9, 49 9");
  g_assert_cmpuint (tkl_sketch_part_of_ring (cut, 0), ==, 0);
  g_assert_cmpuint (tkl_sketch_part_of_ring (cut, 2), ==, 1);
  g_assert_cmpuint (tkl_sketch_part_of_ring (cut, 3), ==, 2);
}

static void
test_shift (void)
{
  g_autoptr (TklShape) sketch = sketch_from_text ("899999990 0, 899999995 9, 900000000 5");
  g_autoptr (TklShape) south = tkl_sketch_shift (sketch, -10, 5);
  g_autofree char *text = shape_to_text (south);

  g_assert_cmpstr (text, ==, "899999980 5, 899999985 14, 899999990 10");
  g_assert_null (tkl_sketch_shift (sketch, 1, 0));
  g_assert_null (tkl_sketch_shift (sketch, 0, G_MAXINT32));
  g_assert_null (tkl_sketch_shift (sketch, G_MININT32, 0));
}

static void
test_check (void)
{
  static const struct
  {
    const char *text;
    TklShapeProblem problem;
    guint ring, corner;
    TklPoint where;
  } cases[] = {
    { "0 0, 0 10, 10 10", TKL_SHAPE_OK, 0, 0, { 0, 0 } },
    { "0 0, 0 10", TKL_SHAPE_TOO_FEW_CORNERS, 0, 0, { 0, 0 } },
    { "5 6", TKL_SHAPE_TOO_FEW_CORNERS, 0, 0, { 5, 6 } },
    { "0 0, 0 0, 0 0", TKL_SHAPE_TOO_FEW_CORNERS, 0, 0, { 0, 0 } },
    { "0 0, 5 5, 10 10", TKL_SHAPE_NO_AREA, 0, 0, { 0, 0 } },
    /* bow tie: edges 0 and 2 cross in the middle */
    { "0 0, 10 10, 0 10, 10 0", TKL_SHAPE_CROSSED, 0, 0, { 5, 5 } },
    /* a corner twice in a row is passed over, numbers stay those of the sketch */
    { "0 0, 0 0, 10 10, 0 10, 10 0, 0 0", TKL_SHAPE_CROSSED, 0, 0, { 5, 5 } },
    { "0 20, 0 30, 0 30, 10 40, 0 40, 10 30", TKL_SHAPE_CROSSED, 0, 1, { 5, 35 } },
    /* a corner on an edge */
    { "0 0, 0 10, 10 10, 10 5, 0 5, 10 2, 10 0", TKL_SHAPE_CROSSED, 0, 0, { 0, 5 } },
    { "0 0, 0 100, 100 100 / 10 40, 20 60, 10 60, 20 40", TKL_SHAPE_CROSSED, 1, 0, { 15, 50 } },
    { "0 0, 0 9, 9 9 / 20 20, 20 29, 29 29", TKL_SHAPE_HOLE_BEYOND, 1, 0, { 20, 20 } },
    { "0 0, 0 100000001, 9 9", TKL_SHAPE_TOO_LARGE, 0, 0, { 0, 0 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklShape) sketch = sketch_from_text (cases[i].text);
      g_autoptr (TklShape) real = NULL;
      TklSketchSpot spot = { 9, 9, TKL_POINT_NONE };
      TklShapeProblem told;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (tkl_sketch_check (sketch, &spot), ==, cases[i].problem);
      g_assert_cmpuint (spot.ring, ==, cases[i].ring);
      g_assert_cmpuint (spot.corner, ==, cases[i].corner);
      g_assert_cmpint (spot.where.lat_e7, ==, cases[i].where.lat_e7);
      g_assert_cmpint (spot.where.lon_e7, ==, cases[i].where.lon_e7);
      /* What is told is what a builder says. */
      real = tkl_sketch_finish (sketch, &told, NULL);
      g_assert_cmpint (told, ==, cases[i].problem);
    }
}

/* Each place where two edges meet is on both of them, and the check agrees with builders. */
static void
test_check_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261127);
  guint n_crossed = 0;

  for (guint round = 0; round < 3000; round++)
    {
      TklPoint points[8];
      guint n = (guint) g_rand_int_range (random, 1, 9);
      g_autoptr (TklShape) sketch = NULL;
      g_autoptr (TklShape) real = NULL;
      TklSketchSpot spot;
      TklShapeProblem problem, told;

      for (guint i = 0; i < n; i++)
        points[i]
            = (TklPoint){ g_rand_int_range (random, 0, 12), g_rand_int_range (random, 0, 12) };
      sketch = tkl_sketch_new (points, n);
      problem = tkl_sketch_check (sketch, &spot);
      real = tkl_sketch_finish (sketch, &told, NULL);
      g_assert_cmpint (problem, ==, told);
      n_crossed += problem == TKL_SHAPE_CROSSED;
      if (problem == TKL_SHAPE_CROSSED)
        {
          TklPoint a = points[spot.corner];
          TklPoint b;
          guint next = spot.corner;
          double along, length, off;

          do
            b = points[next = (next + 1) % n];
          while (tkl_point_equal (a, b));
          length = hypot (b.lat_e7 - a.lat_e7, b.lon_e7 - a.lon_e7);
          off = ((b.lon_e7 - a.lon_e7) * (spot.where.lat_e7 - a.lat_e7)
                 - (b.lat_e7 - a.lat_e7) * (spot.where.lon_e7 - a.lon_e7))
                / length;
          along = ((b.lat_e7 - a.lat_e7) * (spot.where.lat_e7 - a.lat_e7)
                   + (b.lon_e7 - a.lon_e7) * (spot.where.lon_e7 - a.lon_e7))
                  / length;
          g_assert_cmpfloat (fabs (off), <, 0.8);
          g_assert_cmpfloat (along, >, -0.8);
          g_assert_cmpfloat (along, <, length + 0.8);
        }
    }
  g_assert_cmpuint (n_crossed, >, 500);
}

static void
test_path (void)
{
  static const struct
  {
    const char *path;
    TklPoint next;
    gboolean meets;
    TklPoint where;
  } cases[] = {
    { "0 0", { 5, 5 }, FALSE, { 0, 0 } },
    { "0 0, 0 10", { 10, 10 }, FALSE, { 0, 0 } },
    { "0 0, 0 10", { 0, 4 }, TRUE, { 0, 10 } },        /* back on itself */
    { "0 0, 0 10", { 0, 20 }, FALSE, { 0, 0 } },       /* straight on */
    { "0 0, 0 10, 10 10", { 0, 0 }, FALSE, { 0, 0 } }, /* closes */
    { "0 0, 0 10, 10 10, 10 5", { -10, 5 }, TRUE, { 0, 5 } },
    { "0 0, 0 10, 10 10, 10 5", { 0, 0 }, FALSE, { 0, 0 } },
    { "0 0, 10 0, 10 10, 0 10, 5 5, 5 -5", { 0, 0 }, FALSE, { 0, 0 } },
    { "0 0, 10 0, 10 10", { 5, -5 }, TRUE, { 7, 0 } },
    { "0 0, 0 10", { 0, 100000011 }, FALSE, { 0, 0 } }, /* too wide to tell */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklShape) path = sketch_from_text (cases[i].path);
      TklPoint where = { 0, 0 };

      g_test_message ("%s → %d %d", cases[i].path, cases[i].next.lat_e7, cases[i].next.lon_e7);
      g_assert_cmpint (tkl_sketch_path_meets (path->points, path->n_points, cases[i].next, &where),
                       ==, cases[i].meets);
      g_assert_cmpint (where.lat_e7, ==, cases[i].where.lat_e7);
      g_assert_cmpint (where.lon_e7, ==, cases[i].where.lon_e7);
    }
}

static void
test_hole_crosses (void)
{
  static const struct
  {
    const char *text;
    gboolean crosses;
    TklPoint where;
  } cases[] = {
    { "0 0, 0 10, 10 10, 10 0", FALSE, { 0, 0 } },
    { "0 0, 0 10, 10 10, 10 0 / 2 2, 2 4, 4 4", FALSE, { 0, 0 } },
    { "0 0, 0 10, 10 10, 10 0 / 0 5, 5 9, 9 5, 5 0", FALSE, { 0, 0 } }, /* touches */
    { "0 0, 0 10, 10 10, 10 0 / 5 5, 5 15, 6 15, 6 5", TRUE, { 5, 10 } },
    { "0 0, 0 10, 10 10, 10 0 / 2 2, 2 6, 6 6, 6 2 / 4 4, 4 8, 8 8, 8 4", TRUE, { 4, 6 } },
    { "0 0, 0 10, 10 10, 10 0 / 1 1, 1 3, 3 3 / 5 5, 5 8, 8 8, 8 5", FALSE, { 0, 0 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklShape) sketch = sketch_from_text (cases[i].text);
      TklSketchSpot spot = { 0, 0, { 0, 0 } };

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (tkl_sketch_hole_crosses (sketch, &spot), ==, cases[i].crosses);
      g_assert_cmpint (spot.where.lat_e7, ==, cases[i].where.lat_e7);
      g_assert_cmpint (spot.where.lon_e7, ==, cases[i].where.lon_e7);
    }
}

static void
test_equivalent (void)
{
  static const struct
  {
    const char *a, *b;
    gboolean same;
  } cases[] = {
    { "0 0, 0 9, 9 9", "0 0, 0 9, 9 9", TRUE },
    { "0 0, 0 9, 9 9", "9 9, 0 0, 0 9", TRUE },
    { "0 0, 0 9, 9 9", "0 0, 9 9, 0 9", TRUE }, /* backwards */
    { "0 0, 0 9, 9 9, 9 0", "9 0, 9 9, 0 9, 0 0", TRUE },
    { "0 0, 0 9, 9 9", "0 0, 0 9, 9 8", FALSE },
    { "0 0, 0 9, 9 9", "0 0, 0 5, 0 9, 9 9", FALSE },
    { "0 0, 0 9, 9 9, 9 0 / 1 1, 1 2, 2 2", "0 0, 0 9, 9 9, 9 0", FALSE },
    { "0 0, 0 9, 9 9, 9 0 / 1 1, 1 2, 2 2 / 4 4, 4 5, 5 5",
      "0 9, 9 9, 9 0, 0 0 / 4 5, 5 5, 4 4 / 1 2, 1 1, 2 2", TRUE },
    { "0 0, 0 9, 9 9, 9 0 / 1 1, 1 2, 2 2 / 4 4, 4 5, 5 5",
      "0 9, 9 9, 9 0, 0 0 / 4 5, 5 5, 4 4 / 1 2, 1 1, 2 1", FALSE },
    { "0 0, 0 9, 9 9 | 20 0, 20 9, 29 9", "20 9, 20 0, 29 9 | 9 9, 0 9, 0 0", TRUE },
    { "0 0, 0 9, 9 9 | 20 0, 20 9, 29 9", "20 9, 20 0, 29 9 | 9 9, 0 8, 0 0", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklShape) a = shape_from_text (cases[i].a, NULL, NULL);
      g_autoptr (TklShape) b = shape_from_text (cases[i].b, NULL, NULL);

      g_test_message ("%s = %s", cases[i].a, cases[i].b);
      g_assert_cmpint (tkl_sketch_equivalent (a, b), ==, cases[i].same);
      g_assert_cmpint (tkl_sketch_equivalent (b, a), ==, cases[i].same);
    }
}

static void
test_area (void)
{
  static const struct
  {
    const char *text;
    double area_m2; /* of the sphere, by hand */
  } cases[] = {
    /* one degree each way at the equator: R² · Δλ · (sin 1° − sin 0°) */
    { "0 0, 0 10000000, 10000000 10000000, 10000000 0", 12363718145.2 },
    /* from 50° to 51°: R² · Δλ · (sin 51° − sin 50°) */
    { "500000000 0, 500000000 10000000, 510000000 10000000, 510000000 0", 7864591293 },
    { "508466000 43517000, 508466000 43527000, 508476000 43527000, 508476000 43517000", 7806.75 },
    /* a quarter is a hole */
    { "508466000 43517000, 508466000 43527000, 508476000 43527000, 508476000 43517000 / "
      "508466000 43517000, 508466000 43522000, 508471000 43522000, 508471000 43517000",
      5855.06 },
    { "0 0, 0 9", 0 },
    { "5 5", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklShape) sketch = sketch_from_text (cases[i].text);

      g_test_message ("%s: %f", cases[i].text, tkl_sketch_area_m2 (sketch));
      g_assert_cmpfloat_with_epsilon (tkl_sketch_area_m2 (sketch), cases[i].area_m2,
                                      cases[i].area_m2 * 2e-5 + 1e-9);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/sketch/splice", test_splice);
  g_test_add_func ("/core/sketch/rings", test_rings);
  g_test_add_func ("/core/sketch/hole", test_hole);
  g_test_add_func ("/core/sketch/shift", test_shift);
  g_test_add_func ("/core/sketch/check", test_check);
  g_test_add_func ("/core/sketch/check-random", test_check_random);
  g_test_add_func ("/core/sketch/path", test_path);
  g_test_add_func ("/core/sketch/hole-crosses", test_hole_crosses);
  g_test_add_func ("/core/sketch/equivalent", test_equivalent);
  g_test_add_func ("/core/sketch/area", test_area);
  return g_test_run ();
}
