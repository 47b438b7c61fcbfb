/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Circles: the cheap answers against the great-circle formula, and boxes (rules §3). */
/* Thread: main. */
#include "tkl-circle.h"

#include <math.h>

/* Points mostly near the edge, where the answer could tip. */
static TklPoint
random_point_near (GRand *random, TklPoint centre, int radius_m)
{
  double angle = g_rand_double_range (random, 0, 2 * G_PI);
  double m = g_rand_int_range (random, 0, 3) == 0
                 ? g_rand_double_range (random, 0, 3) * radius_m
                 : radius_m + g_rand_double_range (random, -0.05, 0.05);
  double lat = centre.lat_e7 + m * sin (angle) / (TKL_EARTH_RADIUS_M * G_PI / 180e7);
  double lon = centre.lon_e7
               + m * cos (angle) / (TKL_EARTH_RADIUS_M * G_PI / 180e7)
                     / MAX (cos (centre.lat_e7 * G_PI / 180e7), 1e-3);

  if (lon > 1800000000)
    lon -= 3600000000;
  if (lon < -1800000000)
    lon += 3600000000;
  return (TklPoint){ (gint32) lround (CLAMP (lat, -900000000, 900000000)),
                     (gint32) lround (CLAMP (lon, -1800000000, 1800000000)) };
}

static void
check_circle (GRand *random, TklPoint centre, int radius_m)
{
  TklCircle circle;
  TklBox box;

  tkl_circle_init (&circle, centre, radius_m);
  box = tkl_circle_box (&circle);
  for (guint i = 0; i < 300; i++)
    {
      TklPoint point = random_point_near (random, centre, radius_m);
      double m = tkl_point_distance_m (centre, point);
      gboolean inside = m <= radius_m;

      g_assert_cmpint (tkl_circle_contains (&circle, point), ==, inside);
      g_assert_cmpint (tkl_circle_distance_m (&circle, point), ==, lround (m));
      if (inside)
        {
          g_assert_cmpint (point.lat_e7, >=, box.min.lat_e7);
          g_assert_cmpint (point.lat_e7, <=, box.max.lat_e7);
          g_assert_cmpint (point.lon_e7, >=, box.min.lon_e7);
          g_assert_cmpint (point.lon_e7, <=, box.max.lon_e7);
        }
    }
}

static void
test_random (void)
{
  static const TklPoint centres[] = {
    { 508466000, 43517000 },    { 0, 0 },
    { 699999999, -100000000 },  { 700000001, 100000000 },
    { 899999990, 5 },           { 900000000, 0 },
    { -900000000, 1800000000 }, { 500000000, 1800000000 },
    { 500000000, -1799999990 }, { -333333333, 1799990000 },
    { 895000000, -1700000000 },
  };
  static const int radii[] = { 1, 2, 50, 100, 400, 4999, 5000, 5001, 100000 };
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (gsize c = 0; c < G_N_ELEMENTS (centres); c++)
    for (gsize r = 0; r < G_N_ELEMENTS (radii); r++)
      check_circle (random, centres[c], radii[r]);
}

/* Exactly on the edge counts: the radius is the distance of a point, to the millimetre. */
static void
test_edge (void)
{
  TklPoint centre = { 508466000, 43517000 };
  TklCircle circle;
  gint32 last = 0;

  tkl_circle_init (&circle, centre, 100);
  for (gint32 step = 0; step < 20000; step++)
    if (tkl_circle_contains (&circle, (TklPoint){ centre.lat_e7 + step, centre.lon_e7 }))
      last = step;
  /* 100 m = 8 993.2 units: 99.998 m is inside, 100.009 m is not. */
  g_assert_cmpint (last, ==, 8993);
  g_assert_true (tkl_circle_contains (&circle, centre));
  g_assert_cmpint (tkl_circle_distance_m (&circle, centre), ==, 0);
}

static void
test_far_points (void)
{
  TklCircle circle;

  tkl_circle_init (&circle, (TklPoint){ 508466000, 43517000 }, 5000);
  g_assert_false (tkl_circle_contains (&circle, (TklPoint){ 508466000, -1800000000 }));
  g_assert_false (tkl_circle_contains (&circle, (TklPoint){ 508466000, 1800000000 }));
  g_assert_false (tkl_circle_contains (&circle, (TklPoint){ -900000000, 43517000 }));
  g_assert_false (tkl_circle_contains (&circle, (TklPoint){ 508466000, 44517000 }));
  g_assert_cmpint (tkl_circle_distance_m (&circle, (TklPoint){ -508466000, -1756483000 }), ==,
                   20015114);
}

static void
test_box_at_the_ends (void)
{
  TklCircle circle;
  TklBox box;

  tkl_circle_init (&circle, (TklPoint){ 899999000, 0 }, 100);
  box = tkl_circle_box (&circle);
  g_assert_cmpint (box.max.lat_e7, ==, 900000000);
  g_assert_cmpint (box.min.lon_e7, ==, -1800000000);
  g_assert_cmpint (box.max.lon_e7, ==, 1800000000);

  tkl_circle_init (&circle, (TklPoint){ 0, 1799999000 }, 100);
  box = tkl_circle_box (&circle);
  g_assert_cmpint (box.min.lon_e7, ==, -1800000000);
  g_assert_cmpint (box.max.lat_e7, <, 10000);
  g_assert_true (tkl_circle_contains (&circle, (TklPoint){ 0, -1799999000 }));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/circle/random", test_random);
  g_test_add_func ("/circle/edge", test_edge);
  g_test_add_func ("/circle/far-points", test_far_points);
  g_test_add_func ("/circle/box-at-the-ends", test_box_at_the_ends);
  return g_test_run ();
}
