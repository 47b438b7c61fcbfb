/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zones whose edge is led around places beside them, as a table (F144). */
/* Thread: main. */
#include "tkl-edge-stretch.h"

#include "tkl-sketch.h"

#define LAT 509000000
#define LON 40000000
#define LAT_PER_M 89.932 /* 1e-7 degrees, at 50.9° north */
#define LON_PER_M 142.595

static TklPoint
at (double east_m, double north_m)
{
  return (TklPoint){ LAT + (gint32) (north_m * LAT_PER_M), LON + (gint32) (east_m * LON_PER_M) };
}

/* @holed: with a hole of 100 m in the middle; @turned: its corners the other way around. */
static TklShape *
make_square (double west_m, double side_m, gboolean holed, gboolean turned)
{
  TklPoint corners[] = { at (west_m, 0), at (west_m + side_m, 0), at (west_m + side_m, side_m),
                         at (west_m, side_m) };
  g_autoptr (TklShapeBuilder) builder = tkl_shape_builder_new ();
  double middle_m = side_m / 2;
  TklShape *shape;

  tkl_shape_builder_add_part (builder);
  tkl_shape_builder_add_ring (builder);
  for (guint i = 0; i < 4; i++)
    tkl_shape_builder_add_point (builder, corners[turned ? 3 - i : i]);
  if (holed)
    {
      tkl_shape_builder_add_ring (builder);
      tkl_shape_builder_add_point (builder, at (west_m + middle_m - 50, middle_m - 50));
      tkl_shape_builder_add_point (builder, at (west_m + middle_m + 50, middle_m - 50));
      tkl_shape_builder_add_point (builder, at (west_m + middle_m + 50, middle_m + 50));
      tkl_shape_builder_add_point (builder, at (west_m + middle_m - 50, middle_m + 50));
    }
  shape = tkl_shape_builder_finish (builder, NULL, NULL);
  g_assert_nonnull (shape);
  return shape;
}

/* Two zones of 200 m: from 0 to 200 m east, with a hole, and from 400 to 600 m. */
static const struct
{
  double east_m, north_m; /* of the place; another one lies 5 m north of it */
  int which;              /* whose edge moves; −1 = none */
  double min_m2, max_m2;  /* how much it grows */
} cases[] = {
  { -40, 100, 0, 900, 1600 },   /* west of the first */
  { 100, 240, 0, 900, 1600 },   /* north of it */
  { 215, 100, 0, 400, 800 },    /* between the two, nearer to the first */
  { 385, 100, 1, 400, 800 },    /* and nearer to the second */
  { 640, 100, 1, 900, 1600 },   /* east of that */
  { 630, 230, 1, 500, 1500 },   /* past a corner */
  { -2, 100, 0, 150, 600 },     /* just outside */
  { 100, 55, 0, 100, 600 },     /* in the hole, near its edge */
  { 310, 5100, 1, 50000, 1e9 }, /* however far: what is near says tkl-edge-guess */
};

static void
check (gsize i, const TklShape *const *shapes)
{
  TklPoint points[]
      = { at (cases[i].east_m, cases[i].north_m), at (cases[i].east_m, cases[i].north_m + 5) };
  gsize which = 99;
  g_autoptr (TklShape) shape = tkl_edge_stretch (shapes, 2, points, G_N_ELEMENTS (points), &which);
  TklSketchSpot spot;
  double more_m2;

  g_assert_nonnull (shape);
  g_assert_cmpint ((int) which, ==, cases[i].which);
  g_assert_cmpint (tkl_sketch_check (shape, &spot), ==, TKL_SHAPE_OK);
  for (guint k = 0; k < G_N_ELEMENTS (points); k++)
    g_assert_true (tkl_shape_contains (shape, points[k]));
  more_m2 = tkl_sketch_area_m2 (shape) - tkl_sketch_area_m2 (shapes[which]);
  g_test_message ("%.0f %.0f: %.0f m²", cases[i].east_m, cases[i].north_m, more_m2);
  g_assert_cmpfloat (more_m2, >, cases[i].min_m2);
  g_assert_cmpfloat (more_m2, <, cases[i].max_m2);
  /* All else stays: no corner is moved. */
  for (guint k = 0; k < shapes[which]->n_points; k++)
    g_assert_true (tkl_shape_contains (shape, shapes[which]->points[k]));
}

static void
test_cases (void)
{
  for (int turned = 0; turned < 2; turned++)
    {
      g_autoptr (TklShape) first = make_square (0, 200, TRUE, turned);
      g_autoptr (TklShape) second = make_square (400, 200, FALSE, turned);
      const TklShape *shapes[] = { first, second };

      for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
        check (i, shapes);
    }
}

/* Ticks on two sides of a corner lie before no single edge; and of nothing there is no edge. */
static void
test_none (void)
{
  g_autoptr (TklShape) square = make_square (0, 200, FALSE, FALSE);
  const TklShape *shapes[] = { square };
  TklPoint apart[] = { at (-40, 190), at (190, 240) };
  gsize which = 99;

  g_assert_null (tkl_edge_stretch (shapes, 1, apart, G_N_ELEMENTS (apart), &which));
  g_assert_null (tkl_edge_stretch (NULL, 0, apart, 1, &which));
  g_assert_cmpuint (which, ==, 99);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edge-stretch/cases", test_cases);
  g_test_add_func ("/edge-stretch/none", test_none);
  return g_test_run ();
}
