/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose zone or radius several ticks just miss, as a table. */
/* Thread: main. */
#include "tkl-edge-guess.h"

/* Site 1: a circle of 100 m; site 2: a zone of 200 m on 200 m, its west edge 400 m east of the centre of 1;
 * site 3: far away. */
#define LAT 509000000
#define LON 40000000
#define LAT_PER_M 89.932 /* 1e-7 degrees, at 50.9° north */
#define LON_PER_M 142.595

static TklPoint
at (double east_m, double north_m)
{
  return (TklPoint){ LAT + (gint32) (north_m * LAT_PER_M), LON + (gint32) (east_m * LON_PER_M) };
}

static TklShape *
make_square (double west_m, double south_m, double side_m)
{
  TklShapeBuilder *builder = tkl_shape_builder_new ();
  TklShape *shape;

  tkl_shape_builder_add_part (builder);
  tkl_shape_builder_add_ring (builder);
  tkl_shape_builder_add_point (builder, at (west_m, south_m));
  tkl_shape_builder_add_point (builder, at (west_m + side_m, south_m));
  tkl_shape_builder_add_point (builder, at (west_m + side_m, south_m + side_m));
  tkl_shape_builder_add_point (builder, at (west_m, south_m + side_m));
  shape = tkl_shape_builder_finish (builder, NULL, NULL);
  g_assert_nonnull (shape);
  tkl_shape_builder_free (builder);
  return shape;
}

typedef struct
{
  double east_m;
  guint people[4];      /* one tick each; 0 ends */
  const char *expected; /* `1 +20 r130 likely`: project, metres outside, radius, confidence */
} Case;

static const Case cases[] = {
  { 120, { 1, 2 }, "1 +21 r140 likely, 2 +281 weak" },
  { 120, { 1, 1 }, "1 +21 r140 weak, 2 +281 weak" }, /* one person may park where he likes */
  { 120, { 1 }, "" },                                /* one tick is an accident */
  { 170, { 1, 2 }, "1 +71 r190 likely, 2 +230 weak" },
  { 240, { 1, 2, 3 }, "1 +141 r260 weak, 2 +161 weak" }, /* nobody can tell */
  { 390, { 1, 2 }, "2 +11 likely, 1 +291 r410 weak" },
  { 630, { 1, 2 }, "2 +31 likely" },
  { 950, { 1, 2 }, "" }, /* out of reach of all */
};

static char *
tell (const GArray *guesses)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < guesses->len; i++)
    {
      const TklEdgeGuess *guess = &g_array_index (guesses, TklEdgeGuess, i);

      g_string_append_printf (text, "%s%d +%d ", i > 0 ? ", " : "", guess->project_id,
                              guess->outside_m);
      if (guess->radius_m > 0)
        g_string_append_printf (text, "r%d ", guess->radius_m);
      g_string_append (text, guess->confidence == TKL_CONFIDENCE_LIKELY ? "likely" : "weak");
      g_assert_cmpint (guess->confidence, !=, TKL_CONFIDENCE_STRONG);
    }
  return g_string_free (text, FALSE);
}

static void
test_cases (void)
{
  g_autoptr (TklShape) square = make_square (400, -100, 200);
  const TklShape *shapes[] = { square };
  const TklEdgeSite sites[] = {
    { .project_id = 1, .centre = at (0, 0), .radius_m = 100 },
    { .project_id = 2, .shapes = shapes, .n_shapes = 1, .centre = TKL_POINT_NONE },
    { .project_id = 3, .centre = at (9000, 0), .radius_m = 100 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) guesses = g_array_new (FALSE, FALSE, sizeof (TklEdgeGuess));
      g_autofree char *text = NULL;
      TklTick ticks[4] = { 0 };
      gsize n = 0;

      for (; n < 4 && cases[i].people[n] != 0; n++)
        ticks[n] = (TklTick){ .employee_id = (gint32) cases[i].people[n],
                              .point = at (cases[i].east_m + (double) (n % 2), 0) };
      tkl_edge_guess (ticks, n, sites, G_N_ELEMENTS (sites), guesses);
      text = tell (guesses);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edge-guess/cases", test_cases);
  return g_test_run ();
}
