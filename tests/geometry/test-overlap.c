/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Common area of two shapes and a point in it, beside counting points of a raster. */
/* Thread: main. */
#include "geo-text.h"

#include "tkl-geos-library.h"
#include "tkl-overlap.h"

#undef GEOSGeom_createPolygon_r

static void
test_cases (void)
{
  static const struct
  {
    const char *a, *b;
    double area; /* square units of 1e-7 degree at the equator */
  } cases[] = {
    { "0 0, 0 1000, 1000 1000, 1000 0", "0 0, 0 1000, 1000 1000, 1000 0", 1e6 },
    { "0 0, 0 1000, 1000 1000, 1000 0", "500 500, 500 1500, 1500 1500, 1500 500", 250000 },
    { "0 0, 0 1000, 1000 1000, 1000 0", "0 1000, 0 2000, 1000 2000, 1000 1000", 0 }, /* touch */
    { "0 0, 0 1000, 1000 1000, 1000 0", "1000 1000, 1000 2000, 2000 2000", 0 },
    { "0 0, 0 1000, 1000 1000, 1000 0", "5000 0, 5000 1000, 6000 1000", 0 },
    /* inside of a hole */
    { "0 0, 0 1000, 1000 1000, 1000 0 / 100 100, 100 900, 900 900, 900 100",
      "200 200, 200 800, 800 800, 800 200", 0 },
    { "0 0, 0 1000, 1000 1000, 1000 0 / 100 100, 100 900, 900 900, 900 100",
      "0 0, 0 1000, 1000 1000, 1000 0", 360000 },
    /* two places at once */
    { "0 0, 0 1000, 200 1000, 200 0 | 800 0, 800 1000, 1000 1000, 1000 0",
      "0 0, 0 100, 1000 100, 1000 0", 40000 },
    /* parts that overlap count once, holes over the edge are no trouble */
    { "0 0, 0 1000, 1000 1000, 1000 0 | 0 0, 0 1000, 1000 1000, 1000 0",
      "0 0, 0 100, 100 100, 100 0", 10000 },
    { "0 0, 0 1000, 1000 1000, 1000 0 / 500 500, 500 1500, 600 1500, 600 500",
      "0 0, 0 1000, 1000 1000, 1000 0", 950000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklShape) a = shape_from_text (cases[i].a, NULL, NULL);
      g_autoptr (TklShape) b = shape_from_text (cases[i].b, NULL, NULL);
      g_autoptr (TklOverlapFinder) finder = tkl_overlap_finder_new ();
      g_autoptr (GError) error = NULL;
      double unit_m = TKL_EARTH_RADIUS_M * G_PI / 180 / 1e7;
      double area_m2 = cases[i].area * unit_m * unit_m;
      TklOverlap overlap, back;

      g_test_message ("%s ∩ %s", cases[i].a, cases[i].b);
      g_assert_true (tkl_overlap_measure (finder, a, b, &overlap, &error));
      g_assert_no_error (error);
      g_assert_true (tkl_overlap_measure (finder, b, a, &back, &error));
      g_assert_cmpfloat_with_epsilon (overlap.area_m2, area_m2, area_m2 * 0.001 + 1e-9);
      g_assert_cmpfloat_with_epsilon (back.area_m2, overlap.area_m2, area_m2 * 0.001 + 1e-9);
      g_assert_cmpint (tkl_point_is_set (overlap.where), ==, cases[i].area > 0);
      if (cases[i].area > 0)
        {
          g_assert_true (tkl_shape_contains (a, overlap.where));
          g_assert_true (tkl_shape_contains (b, overlap.where));
        }
    }
}

/* Slowly: how many points of a raster are in both. */
static void
test_raster (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (TklOverlapFinder) finder = tkl_overlap_finder_new ();
  g_autoptr (GPtrArray) shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_shape_free);
  double unit_m = TKL_EARTH_RADIUS_M * G_PI / 180 / 1e7;

  for (guint i = 0; i < 16; i++)
    g_ptr_array_add (shapes, random_star (random,
                                          (TklPoint){ g_rand_int_range (random, 0, 2000),
                                                      g_rand_int_range (random, 0, 2000) },
                                          1500, 1));
  for (guint i = 0; i < shapes->len; i++)
    for (guint j = 0; j < i; j++)
      {
        TklOverlap overlap;
        guint n = 0;

        for (gint32 lat = -1500; lat < 3500; lat += 50)
          for (gint32 lon = -1500; lon < 3500; lon += 50)
            n += tkl_shape_contains (shapes->pdata[i], (TklPoint){ lat, lon })
                 && tkl_shape_contains (shapes->pdata[j], (TklPoint){ lat, lon });
        g_assert_true (
            tkl_overlap_measure (finder, shapes->pdata[i], shapes->pdata[j], &overlap, NULL));
        g_assert_cmpfloat_with_epsilon (overlap.area_m2 / unit_m / unit_m, n * 2500.0,
                                        2500.0 * (20 + n * 0.1));
      }
  /* The finder goes before its shapes. */
  g_clear_pointer (&finder, tkl_overlap_finder_free);
}

static guint n_polygons;

/* Gives up on the second one. */
static GEOSGeometry *
fail_to_create (GEOSContextHandle_t context,
                GEOSGeometry *outline,
                GEOSGeometry **holes,
                unsigned int n_holes)
{
  g_assert_cmpuint (n_holes, ==, 0);
  GEOSGeom_destroy_r (context, outline);
  return NULL;
}

static __typeof__ (&fail_to_create) create_polygon;

static GEOSGeometry *
create_once (GEOSContextHandle_t context,
             GEOSGeometry *outline,
             GEOSGeometry **holes,
             unsigned int n_holes)
{
  return (++n_polygons == 2 ? fail_to_create : create_polygon) (context, outline, holes, n_holes);
}

/* A part that GEOS gives up is no part left out: less common area than there is would be told. */
static void
test_given_up (void)
{
  TklGeosLibrary *library = (TklGeosLibrary *) tkl_geos_library ();
  g_autoptr (TklShape) two = shape_from_text (
      "0 0, 0 1000, 200 1000, 200 0 | 800 0, 800 1000, 1000 1000, 1000 0", NULL, NULL);
  g_autoptr (TklShape) one = shape_from_text ("0 0, 0 100, 1000 100, 1000 0", NULL, NULL);
  g_autoptr (TklOverlapFinder) finder = tkl_overlap_finder_new ();
  g_autoptr (GError) error = NULL;
  TklOverlap overlap;

  create_polygon = library->GEOSGeom_createPolygon_r;
  library->GEOSGeom_createPolygon_r = create_once;
  g_assert_false (tkl_overlap_measure (finder, two, one, &overlap, &error));
  g_assert_error (error, TKL_GEOMETRY_ERROR, TKL_GEOMETRY_ERROR_FAILED);
  library->GEOSGeom_createPolygon_r = create_polygon;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/geometry/overlap/cases", test_cases);
  g_test_add_func ("/geometry/overlap/raster", test_raster);
  g_test_add_func ("/geometry/overlap/given-up", test_given_up);
  return g_test_run ();
}
