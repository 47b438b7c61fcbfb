/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Positions as integers and great-circle distances (rules §3). */
/* Thread: main. */
#include "tkl-point.h"

#include <locale.h>
#include <math.h>

static void
test_set_and_valid (void)
{
  static const struct
  {
    TklPoint point;
    gboolean set, valid;
  } cases[] = {
    { { 0, 0 }, TRUE, TRUE },
    { { 900000000, 1800000000 }, TRUE, TRUE },
    { { -900000000, -1800000000 }, TRUE, TRUE },
    { { 900000001, 0 }, TRUE, FALSE },
    { { -900000001, 0 }, TRUE, FALSE },
    { { 0, 1800000001 }, TRUE, FALSE },
    { { 0, -1800000001 }, TRUE, FALSE },
    { { G_MININT32, G_MININT32 }, FALSE, FALSE },
    { { G_MININT32, 0 }, FALSE, FALSE },
    { { 0, G_MININT32 }, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (tkl_point_is_set (cases[i].point), ==, cases[i].set);
      g_assert_cmpint (tkl_point_valid (cases[i].point), ==, cases[i].valid);
      for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
        g_assert_cmpint (tkl_point_equal (cases[i].point, cases[j].point), ==, i == j);
    }
  g_assert_false (tkl_point_is_set (TKL_POINT_NONE));
}

static void
test_distance (void)
{
  const double circumference_m = 2 * G_PI * TKL_EARTH_RADIUS_M;
  const struct
  {
    TklPoint a, b;
    double metres;
    double error_m;
  } cases[] = {
    { { 508466000, 43517000 }, { 508466000, 43517000 }, 0, 0 },
    { { 0, 0 }, { 10000000, 0 }, circumference_m / 360, 1e-6 },
    { { 0, 0 }, { 0, 10000000 }, circumference_m / 360, 1e-6 },
    { { 0, 0 }, { 1, 0 }, circumference_m / 360e7, 1e-9 }, /* 1.1 cm */
    { { 0, 0 }, { 0, 900000000 }, circumference_m / 4, 1e-3 },
    { { 900000000, 0 }, { -900000000, 0 }, circumference_m / 2, 1e-3 },
    { { 0, 0 }, { 0, 1800000000 }, circumference_m / 2, 1e-3 },
    { { 0, 1799999999 }, { 0, -1799999999 }, circumference_m / 180e7, 1e-6 }, /* date line */
    { { 900000000, 0 }, { 900000000, 1234567890 }, 0, 1e-6 },
    /* one degree of longitude at 60° is half of one at the equator, less the curve */
    { { 600000000, 0 }, { 600000000, 10000000 }, 55595.4, 2 },
    /* Brussels, Grand-Place to Antwerp, Grote Markt */
    { { 508466000, 43517000 }, { 512211000, 43997000 }, 41778, 30 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double there = tkl_point_distance_m (cases[i].a, cases[i].b);

      g_assert_cmpfloat_with_epsilon (there, cases[i].metres, cases[i].error_m + 1e-12);
      g_assert_cmpfloat (there, ==, tkl_point_distance_m (cases[i].b, cases[i].a));
    }
}

/* Against the spherical law of cosines, which shares no formula with the haversine. */
static void
test_distance_random (void)
{
  const double to_radians = G_PI / 180e7;

  for (guint i = 0; i < 20000; i++)
    {
      TklPoint a = { g_test_rand_int_range (-900000000, 900000001),
                     g_test_rand_int_range (-1800000000, 1800000001) };
      TklPoint b = { g_test_rand_int_range (-900000000, 900000001),
                     g_test_rand_int_range (-1800000000, 1800000001) };
      double cosine = sin (a.lat_e7 * to_radians) * sin (b.lat_e7 * to_radians)
                      + cos (a.lat_e7 * to_radians) * cos (b.lat_e7 * to_radians)
                            * cos (((double) b.lon_e7 - a.lon_e7) * to_radians);

      if (fabs (cosine) > 0.999)
        continue;
      g_assert_cmpfloat_with_epsilon (tkl_point_distance_m (a, b),
                                      acos (cosine) * TKL_EARTH_RADIUS_M, 0.001);
    }
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    int limit_deg;
    gboolean ok;
    gint32 e7;
  } cases[] = {
    { "50.8466", 90, TRUE, 508466000 },
    { "-4.3517", 180, TRUE, -43517000 },
    { "0", 90, TRUE, 0 },
    { "-0.0", 90, TRUE, 0 },
    { "0.0000001", 90, TRUE, 1 },
    { "-0.0000001", 90, TRUE, -1 },
    { "0.00000005", 90, TRUE, 1 },
    { "0.00000004", 90, TRUE, 0 },
    { "90", 90, TRUE, 900000000 },
    { "90.0000001", 90, FALSE, 0 },
    { "90.00000004", 90, TRUE, 900000000 },
    { "-90.0000001", 90, FALSE, 0 },
    { "180", 180, TRUE, 1800000000 },
    { "-180", 180, TRUE, -1800000000 },
    { "180.0000001", 180, FALSE, 0 },
    { "360", 180, FALSE, 0 },
    { "429.4967296", 180, FALSE, 0 }, /* 2^32 × 1e-7 */
    { "999999999999999", 180, FALSE, 0 },
    { NULL, 90, FALSE, 0 },
    { "", 90, FALSE, 0 },
    { "50,8466", 90, FALSE, 0 },
    { "50.8466N", 90, FALSE, 0 },
    { "5.08466e1", 90, FALSE, 0 },
    { "+50.8466", 90, FALSE, 0 },
    { " 50.8466", 90, FALSE, 0 },
    { "nan", 90, FALSE, 0 },
    { "inf", 90, FALSE, 0 },
    { "50°50'", 90, FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint32 e7 = 4711;

      g_test_message ("“%s”", cases[i].text != NULL ? cases[i].text : "NULL");
      g_assert_cmpint (tkl_point_parse_degrees (cases[i].text, cases[i].limit_deg, &e7), ==,
                       cases[i].ok);
      g_assert_cmpint (e7, ==, cases[i].ok ? cases[i].e7 : 4711);
    }
}

static void
test_format (void)
{
  static const struct
  {
    gint32 e7;
    const char *text;
  } cases[] = {
    { 0, "0" },
    { 1, "0.0000001" },
    { -1, "-0.0000001" },
    { 508466000, "50.8466" },
    { -900000000, "-90" },
    { 1800000000, "180" },
    { 43517001, "4.3517001" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = tkl_point_format_degrees (cases[i].e7);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_text_round_trip (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      gint32 e7 = g_test_rand_int_range (-1800000000, 1800000001);
      g_autofree char *text = tkl_point_format_degrees (e7);
      gint32 back;

      g_assert_true (tkl_point_parse_degrees (text, 180, &back));
      g_assert_cmpint (back, ==, e7);
    }
}

static void
test_from_degrees (void)
{
  static const struct
  {
    double lat, lon;
    TklPoint point;
  } cases[] = {
    { 50.8466, 4.3517, { 508466000, 43517000 } },
    { 0.0, 0.0, { 0, 0 } },
    { -90.0, -180.0, { -900000000, -1800000000 } },
    { 90.0, 180.0, { 900000000, 1800000000 } },
    { 0.00000005, -0.00000005, { 1, -1 } },
    { 90.0000001, 0.0, { G_MININT32, G_MININT32 } },
    { 0.0, -180.0000001, { G_MININT32, G_MININT32 } },
    { NAN, 0.0, { G_MININT32, G_MININT32 } },
    { 0.0, NAN, { G_MININT32, G_MININT32 } },
    { INFINITY, 0.0, { G_MININT32, G_MININT32 } },
    { 0.0, -INFINITY, { G_MININT32, G_MININT32 } },
    { 1e300, 1e300, { G_MININT32, G_MININT32 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklPoint point = tkl_point_from_degrees (cases[i].lat, cases[i].lon);

      g_assert_cmpint (point.lat_e7, ==, cases[i].point.lat_e7);
      g_assert_cmpint (point.lon_e7, ==, cases[i].point.lon_e7);
    }
  /* Seven decimals survive the float. */
  for (guint i = 0; i < 20000; i++)
    {
      gint32 e7 = g_test_rand_int_range (-900000000, 900000001);

      g_assert_cmpint (tkl_point_from_degrees (e7 / 1e7, e7 / 1e7 * 2).lat_e7, ==, e7);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/point/set-and-valid", test_set_and_valid);
  g_test_add_func ("/point/distance", test_distance);
  g_test_add_func ("/point/distance-random", test_distance_random);
  g_test_add_func ("/point/parse", test_parse);
  g_test_add_func ("/point/format", test_format);
  g_test_add_func ("/point/text-round-trip", test_text_round_trip);
  g_test_add_func ("/point/from-degrees", test_from_degrees);
  return g_test_run ();
}
