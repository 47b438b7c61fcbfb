/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repair of crossed shapes: what comes of each, what is refused, and garbage (F127). */
/* Thread: main. */
#include "geo-text.h"

#include "tkl-repair.h"
#include "tkl-sketch.h"

#include <math.h>

/* 1e-5 degree, about 1.1 m: figures in the table are multiples of it. */
#define UNIT 100

static TklShape *
scaled (const char *text)
{
  g_autoptr (TklShape) plain = sketch_from_text (text);
  g_autofree TklPoint *points = g_new (TklPoint, plain->n_points);
  TklShape *sketch = NULL;

  for (guint i = 0; i < plain->n_points; i++)
    points[i] = (TklPoint){ plain->points[i].lat_e7 * UNIT, plain->points[i].lon_e7 * UNIT };
  for (guint ring = 0; ring < plain->n_rings; ring++)
    {
      guint first = plain->ring_point[ring];
      guint n = plain->ring_point[ring + 1] - first;
      TklShape *more = sketch == NULL ? tkl_sketch_new (points + first, n)
                                      : tkl_sketch_add_hole (sketch, 0, points + first, n);

      tkl_shape_free (sketch);
      sketch = more;
    }
  return sketch;
}

/* At the equator UNIT is as long to the north as to the east. */
static double
units_of (double area_m2)
{
  double unit_m = TKL_EARTH_RADIUS_M * G_PI / 180 / 1e7 * UNIT;

  return area_m2 / unit_m / unit_m;
}

static void
test_repairs (void)
{
  static const struct
  {
    const char *text;
    TklShapeProblem problem;
    guint n_parts, n_holes;
    double area; /* square units */
  } cases[] = {
    /* nothing to do */
    { "0 0, 0 10, 10 10, 10 0", TKL_SHAPE_OK, 1, 0, 100 },
    /* bow tie: two triangles */
    { "0 0, 10 10, 0 10, 10 0", TKL_SHAPE_CROSSED, 2, 0, 50 },
    /* a corner on an edge pinches it into two */
    { "0 0, 0 10, 10 10, 10 5, 0 5, 10 2, 10 0", TKL_SHAPE_CROSSED, 2, 0, 85 },
    /* a spike goes */
    { "0 0, 0 10, 10 10, 10 0, 15 0, 10 0", TKL_SHAPE_CROSSED, 1, 0, 100 },
    /* a loop that runs around twice is inside, not a hole */
    { "0 0, 0 10, 10 10, 10 4, 4 4, 4 12, 12 12, 12 0", TKL_SHAPE_CROSSED, 1, 0, 0 },
    /* holes over the edge become bays */
    { "0 0, 0 10, 10 10, 10 0 / 5 5, 5 15, 6 15, 6 5", TKL_SHAPE_OK, 1, 0, 95 },
    /* holes over each other become one */
    { "0 0, 0 10, 10 10, 10 0 / 2 2, 2 6, 6 6, 6 2 / 4 4, 4 8, 8 8, 8 4", TKL_SHAPE_OK, 1, 1, 72 },
    /* a hole beyond its outline is passed over */
    { "0 0, 0 10, 10 10, 10 0 / 20 20, 20 25, 25 25", TKL_SHAPE_HOLE_BEYOND, 1, 0, 100 },
    /* a hole that is a line */
    { "0 0, 0 10, 10 10, 10 0 / 2 2, 4 4, 6 6", TKL_SHAPE_NO_AREA, 1, 0, 100 },
    { "0 0, 0 10, 10 10, 10 0 / 2 2, 4 4", TKL_SHAPE_TOO_FEW_CORNERS, 1, 0, 100 },
    /* five-pointed star drawn in one go: its heart stays */
    { "0 20, 20 80, 40 20, 0 60, 40 60", TKL_SHAPE_CROSSED, 1, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TklShape) sketch = scaled (cases[i].text);
      g_autoptr (TklRepair) repair = tkl_repair_new (sketch, &error);
      g_autoptr (TklShape) again = NULL;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = shape_to_text (repair->shape);
      g_test_message ("%s: %s", cases[i].text, text);
      g_assert_cmpint (repair->problem, ==, cases[i].problem);
      g_assert_cmpuint (repair->after.n_parts, ==, cases[i].n_parts);
      g_assert_cmpuint (repair->after.n_holes, ==, cases[i].n_holes);
      if (cases[i].area > 0)
        g_assert_cmpfloat_with_epsilon (units_of (repair->after.area_m2), cases[i].area,
                                        cases[i].area * 0.01);
      g_assert_cmpuint (repair->before.n_corners, ==, sketch->n_points);
      g_assert_cmpuint (repair->after.n_corners, ==, repair->shape->n_points);
      again = tkl_sketch_finish (repair->shape, NULL, &error);
      g_assert_no_error (error);
    }
}

/* What runs around twice and the heart of a star are inside, as the person who drew them meant. */
static void
test_inside_stays (void)
{
  static const struct
  {
    const char *text;
    TklPoint inside;
  } cases[] = {
    { "0 0, 0 10, 10 10, 10 4, 4 4, 4 12, 12 12, 12 0", { 700, 700 } },
    { "0 20, 20 80, 40 20, 0 60, 40 60", { 2000, 4500 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklShape) sketch = scaled (cases[i].text);
      g_autoptr (TklRepair) repair = tkl_repair_new (sketch, NULL);

      g_assert_true (tkl_shape_contains (repair->shape, cases[i].inside));
    }
}

static void
test_refused (void)
{
  g_autoptr (GArray) many = g_array_new (FALSE, FALSE, sizeof (TklPoint));
  static const char *const nothing[]
      = { "0 0", "0 0, 5 5", "0 0, 5 5, 9 9", "0 0, 9 9, 0 0, 9 9", "0 0, 0 0, 0 0, 0 0" };

  for (gsize i = 0; i < G_N_ELEMENTS (nothing); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TklShape) sketch = scaled (nothing[i]);

      g_assert_null (tkl_repair_new (sketch, &error));
      g_assert_error (error, TKL_GEOMETRY_ERROR, TKL_GEOMETRY_ERROR_NOTHING);
    }

  /* Every edge crosses nearly all others: 300 edges, 40,000 crossings. */
  for (guint i = 0; i < 301; i++)
    {
      double angle = (i * 150 % 301) * 2 * G_PI / 301;
      TklPoint point = { (gint32) (100000 * sin (angle)), (gint32) (100000 * cos (angle)) };

      g_array_append_val (many, point);
    }
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (TklShape) sketch
        = tkl_sketch_new ((const TklPoint *) (gpointer) many->data, many->len);

    g_assert_null (tkl_repair_new (sketch, &error));
    g_assert_error (error, TKL_GEOMETRY_ERROR, TKL_GEOMETRY_ERROR_TOO_MANY);
  }

  {
    g_autoptr (GError) error = NULL;
    g_autoptr (TklShape) wide = sketch_from_text ("0 0, 0 100000001, 9 9");

    g_assert_null (tkl_repair_new (wide, &error));
    g_assert_error (error, TKL_GEOMETRY_ERROR, TKL_GEOMETRY_ERROR_TOO_MANY);
  }
}

/* The most that is not refused: a grid of 139 × 139 lines drawn in one go. */
static void
test_largest (void)
{
  g_autoptr (GArray) corners = g_array_new (FALSE, FALSE, sizeof (TklPoint));
  g_autoptr (TklShape) sketch = NULL;
  g_autoptr (TklRepair) repair = NULL;
  g_autoptr (GError) error = NULL;

  for (gint32 i = 0; i < 2 * 139; i++)
    {
      gint32 at = (i % 139 + 1) * 1000;
      gint32 near = i % 2 ? 140000 : 0;
      TklPoint ends[] = { { at, near }, { at, 140000 - near } };

      for (guint end = 0; end < G_N_ELEMENTS (ends); end++)
        {
          if (i >= 139)
            ends[end] = (TklPoint){ ends[end].lon_e7, ends[end].lat_e7 };
          g_array_append_val (corners, ends[end]);
        }
    }
  sketch = tkl_sketch_new ((const TklPoint *) (gpointer) corners->data, corners->len);
  repair = tkl_repair_new (sketch, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (repair->after.area_m2, >, 0);
}

/* Scribbles give shapes that builders take, or are refused; none keeps anybody waiting. */
static void
test_scribbles (void)
{
  static const gint32 reaches[] = { 3, 12, 1000, 5000000 };
  g_autoptr (GRand) random = g_rand_new_with_seed (1127);
  guint n_repaired = 0;

  for (guint round = 0; round < 400; round++)
    {
      gint32 reach = reaches[round % G_N_ELEMENTS (reaches)];
      TklPoint points[60];
      guint n = (guint) g_rand_int_range (random, 1, 61);
      g_autoptr (TklShape) sketch = NULL;
      g_autoptr (TklRepair) repair = NULL;
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < n; i++)
        points[i]
            = (TklPoint){ 508466000 + 100 * g_rand_int_range (random, 0, reach),
                          43517000 + 100 * g_rand_int_range (random, 0, MIN (reach, 900000)) };
      if (reach > 100000)
        for (guint i = 0; i < n; i++)
          points[i].lat_e7 = 508466000 + g_rand_int_range (random, 0, 90000000);
      sketch = tkl_sketch_new (points, n);
      if (n > 20)
        {
          TklShape *holed = tkl_sketch_add_hole (sketch, 0, points + n / 2, n / 3);

          tkl_shape_free (sketch);
          sketch = holed;
        }
      repair = tkl_repair_new (sketch, &error);
      g_assert_cmpint (repair == NULL, ==, error != NULL);
      if (repair == NULL)
        {
          g_assert_error (error, TKL_GEOMETRY_ERROR, TKL_GEOMETRY_ERROR_NOTHING);
          continue;
        }
      n_repaired++;
      g_assert_cmpfloat (repair->after.area_m2, >, 0);
    }
  g_assert_cmpuint (n_repaired, >, 300);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/geometry/repair/repairs", test_repairs);
  g_test_add_func ("/geometry/repair/inside-stays", test_inside_stays);
  g_test_add_func ("/geometry/repair/refused", test_refused);
  g_test_add_func ("/geometry/repair/largest", test_largest);
  g_test_add_func ("/geometry/repair/scribbles", test_scribbles);
  return g_test_run ();
}
