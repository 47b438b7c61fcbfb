/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Polygons: faults of builders, the exact test of points, the packed form, slabs (rules §3, F126). */
/* Thread: main. */
#include "geo-text.h"

#include "tkl-core-error.h"
#include "tkl-shape-slabs.h"

#include <string.h>

static const char *const square = "0 0, 0 100, 100 100, 100 0";

static void
test_faults (void)
{
  static const struct
  {
    const char *text;
    TklShapeProblem problem;
  } cases[] = {
    { "0 0, 0 9, 9 9", TKL_SHAPE_OK },
    { "0 0, 9 9, 0 9", TKL_SHAPE_OK },      /* the other way round */
    { "0 0, 0 9, 9 9, 0 0", TKL_SHAPE_OK }, /* closed */
    { "0 0, 0 0, 0 9, 0 9, 9 9, 0 0, 0 0", TKL_SHAPE_OK },
    { "0 0, 0 5, 0 9, 9 9", TKL_SHAPE_OK }, /* a corner on a straight line */
    { "0 0, 0 9, 9 9 / 1 4, 1 5, 2 5", TKL_SHAPE_OK },
    { "0 0, 0 9, 9 9 | 0 0, 0 9, 9 9", TKL_SHAPE_OK }, /* parts may overlap */
    { "", TKL_SHAPE_EMPTY },
    { "0 0, 0 9, 9 9 |", TKL_SHAPE_EMPTY },
    { "5 5", TKL_SHAPE_TOO_FEW_CORNERS },
    { "0 0, 9 9", TKL_SHAPE_TOO_FEW_CORNERS },
    { "0 0, 9 9, 0 0", TKL_SHAPE_TOO_FEW_CORNERS },
    { "0 0, 9 9, 0 0, 9 9", TKL_SHAPE_TOO_FEW_CORNERS },
    { "5 5, 5 5, 5 5, 5 5", TKL_SHAPE_TOO_FEW_CORNERS },
    { "0 0, 0 9, 9 9 / 1 4, 1 5", TKL_SHAPE_TOO_FEW_CORNERS },
    { "0 0, 3 3, 9 9", TKL_SHAPE_NO_AREA },
    { "0 0, 9 9, 3 3, 6 6", TKL_SHAPE_NO_AREA },
    { "0 0, 0 9, 9 9 / 1 4, 1 5, 1 6", TKL_SHAPE_NO_AREA },
    { "0 0, 0 9, 900000001 9", TKL_SHAPE_OUT_OF_RANGE },
    { "0 0, 0 1800000001, 9 9", TKL_SHAPE_OUT_OF_RANGE },
    { "0 0, 0 100000000, 9 9", TKL_SHAPE_OK },
    { "0 0, 0 100000001, 9 9", TKL_SHAPE_TOO_LARGE },
    { "0 0, 0 9, 100000001 9", TKL_SHAPE_TOO_LARGE },
    { "0 0, 0 9, 9 9 | 100000001 0, 100000000 9, 100000000 5", TKL_SHAPE_TOO_LARGE },
    { "0 0, 9 9, 0 9, 9 0", TKL_SHAPE_CROSSED },                /* bow tie without signed area */
    { "0 0, 0 9, 9 9, 9 4, 0 4, 9 2, 9 0", TKL_SHAPE_CROSSED }, /* corner on an edge */
    { "0 0, 0 9, 5 5, 9 9, 9 0, 5 5", TKL_SHAPE_CROSSED },      /* the same corner twice */
    { "0 0, 0 9, 9 9, 9 0, 9 9, 5 5", TKL_SHAPE_CROSSED },      /* an edge back on itself */
    { "0 0, 0 9, 0 4, 9 4", TKL_SHAPE_CROSSED },                /* turns back on a line */
    { "0 0, 0 9, 9 9 / 1 4, 2 6, 1 6, 2 4", TKL_SHAPE_CROSSED },
    { "0 0, 0 9, 9 9, 9 0 / 10 1, 10 2, 11 2", TKL_SHAPE_HOLE_BEYOND },
    { "0 0, 0 9, 9 9, 9 0 | 20 0, 20 9, 29 9 / 2 2, 2 3, 3 3", TKL_SHAPE_HOLE_BEYOND },
    { "0 0, 0 9, 9 9, 9 0 / 1 1, 1 2, 2 2 / -1 -1, -1 10, 10 10, 10 -1", TKL_SHAPE_HOLE_BEYOND },
    { "0 0, 0 9, 9 9, 9 0 / 0 5, 5 9, 9 5, 5 0", TKL_SHAPE_OK },     /* touches its outline */
    { "0 0, 0 9, 9 9, 9 0 / 1 5, 5 10, 9 5, 5 -1", TKL_SHAPE_OK },   /* reaches over it a little */
    { "90 0, 0 0, 0 9, 40 9, 40 0, 50 9, 90 9", TKL_SHAPE_CROSSED }, /* touches a straight edge */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TklShape) shape = NULL;
      TklShapeProblem problem = TKL_SHAPE_EMPTY;

      g_test_message ("%s", cases[i].text);
      shape = shape_from_text (cases[i].text, &problem, &error);
      g_assert_cmpint (problem, ==, cases[i].problem);
      g_assert_cmpint (shape != NULL, ==, problem == TKL_SHAPE_OK);
      if (problem != TKL_SHAPE_OK)
        g_assert_error (error, TKL_CORE_ERROR, TKL_CORE_ERROR_SHAPE);
    }
}

static void
test_builder (void)
{
  g_autoptr (TklShapeBuilder) builder = tkl_shape_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TklShape) shape = NULL;
  TklShapeProblem problem;

  /* Nothing at all, a part without outline, then too many corners: and after each it is as new. */
  g_assert_null (tkl_shape_builder_finish (builder, &problem, NULL));
  g_assert_cmpint (problem, ==, TKL_SHAPE_EMPTY);
  tkl_shape_builder_add_part (builder);
  g_assert_null (tkl_shape_builder_finish (builder, &problem, NULL));
  g_assert_cmpint (problem, ==, TKL_SHAPE_EMPTY);

  tkl_shape_builder_add_part (builder);
  tkl_shape_builder_add_ring (builder);
  for (gint32 i = 0; i < TKL_SHAPE_MAX_CORNERS + 5000; i++)
    tkl_shape_builder_add_point (builder, (TklPoint){ i % 2, i });
  g_assert_null (tkl_shape_builder_finish (builder, &problem, NULL));
  g_assert_cmpint (problem, ==, TKL_SHAPE_TOO_MANY_CORNERS);

  for (guint i = 0; i < TKL_SHAPE_MAX_CORNERS + 5000; i++)
    {
      tkl_shape_builder_add_part (builder);
      tkl_shape_builder_add_ring (builder);
    }
  g_assert_null (tkl_shape_builder_finish (builder, &problem, NULL));
  g_assert_cmpint (problem, ==, TKL_SHAPE_TOO_MANY_CORNERS);

  tkl_shape_builder_add_part (builder);
  tkl_shape_builder_add_ring (builder);
  tkl_shape_builder_add_point (builder, (TklPoint){ 0, 0 });
  tkl_shape_builder_add_point (builder, (TklPoint){ 5, 9 });
  tkl_shape_builder_add_point (builder, (TklPoint){ 9, 0 });
  shape = tkl_shape_builder_finish (builder, &problem, &error);
  g_assert_no_error (error);
  g_assert_cmpint (problem, ==, TKL_SHAPE_OK);
  g_assert_cmpuint (shape->n_points, ==, 3);
  g_assert_cmpint (shape->max.lat_e7, ==, 9);
}

static void
test_error_names_the_corner (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (shape_from_text ("0 0, 0 90, 90 90 / 10 40, 20 60, 10 60, 20 40", NULL, &error));
  g_assert_cmpstr (error->message, ==, "an edge crosses or touches another one (ring 2, corner 1)");
}

/* The largest ring allowed: a comb with 50 000 teeth stays quick since it is sorted the right way. */
static void
test_largest (void)
{
  g_autoptr (TklShapeBuilder) builder = tkl_shape_builder_new ();
  g_autoptr (TklShape) shape = NULL;
  g_autoptr (TklShapeSlabs) slabs = NULL;

  tkl_shape_builder_add_part (builder);
  tkl_shape_builder_add_ring (builder);
  for (gint32 i = 0; i < TKL_SHAPE_MAX_CORNERS - 2; i++)
    tkl_shape_builder_add_point (builder, (TklPoint){ i % 2 == 0 ? 0 : 90000000, i * 10 });
  tkl_shape_builder_add_point (builder, (TklPoint){ 90000000, TKL_SHAPE_MAX_CORNERS * 10 });
  tkl_shape_builder_add_point (builder, (TklPoint){ -5, TKL_SHAPE_MAX_CORNERS * 10 });
  shape = tkl_shape_builder_finish (builder, NULL, NULL);
  g_assert_nonnull (shape);
  slabs = tkl_shape_slabs_new (shape);
  for (gint32 i = 0; i < 2000; i++)
    {
      TklPoint point = { (i * 7919) % 90000000, (i * 104729) % 1000000 };

      g_assert_cmpint (tkl_shape_contains (shape, point), ==,
                       tkl_shape_slabs_contains (slabs, point));
    }
}

static void
test_contains (void)
{
  static const struct
  {
    const char *text;
    TklPoint point;
    gboolean inside;
  } cases[] = {
    { "0 0, 0 100, 100 100, 100 0", { 50, 50 }, TRUE },
    { "0 0, 0 100, 100 100, 100 0", { 0, 0 }, TRUE }, /* corners */
    { "0 0, 0 100, 100 100, 100 0", { 100, 100 }, TRUE },
    { "0 0, 0 100, 100 100, 100 0", { 0, 50 }, TRUE }, /* edges */
    { "0 0, 0 100, 100 100, 100 0", { 100, 50 }, TRUE },
    { "0 0, 0 100, 100 100, 100 0", { 50, 0 }, TRUE },
    { "0 0, 0 100, 100 100, 100 0", { 50, 100 }, TRUE },
    { "0 0, 0 100, 100 100, 100 0", { -1, 50 }, FALSE },
    { "0 0, 0 100, 100 100, 100 0", { 101, 50 }, FALSE },
    { "0 0, 0 100, 100 100, 100 0", { 50, -1 }, FALSE },
    { "0 0, 0 100, 100 100, 100 0", { 50, 101 }, FALSE },
    { "0 0, 30 90, 90 30", { 10, 30 }, TRUE }, /* on a slanting edge */
    { "0 0, 30 90, 90 30", { 10, 31 }, FALSE },
    { "0 0, 30 90, 90 30", { 11, 31 }, TRUE },
    { "0 50, 50 100, 100 50, 50 0", { 50, -10 }, FALSE }, /* the ray through corners */
    { "0 50, 50 100, 100 50, 50 0", { 50, 50 }, TRUE },
    { "0 50, 50 100, 100 50, 50 0", { 0, 0 }, FALSE },
    { "0 50, 50 100, 100 50, 50 0", { 0, 50 }, TRUE },
    { "0 0, 50 0, 50 50, 90 50, 90 100, 0 100", { 50, 10 }, TRUE }, /* along an edge, stairs */
    { "0 0, 50 0, 50 50, 90 50, 90 100, 0 100", { 51, 10 }, FALSE },
    { "0 0, 50 0, 50 50, 90 50, 90 100, 0 100", { 50, 75 }, TRUE },
    { "0 0, 0 90, 90 90, 90 0 / 30 30, 30 60, 60 60, 60 30", { 45, 45 }, FALSE }, /* hole */
    { "0 0, 0 90, 90 90, 90 0 / 30 30, 30 60, 60 60, 60 30", { 30, 45 }, TRUE },  /* its edge */
    { "0 0, 0 90, 90 90, 90 0 / 30 30, 30 60, 60 60, 60 30", { 60, 60 }, TRUE },  /* its corner */
    { "0 0, 0 90, 90 90, 90 0 / 30 30, 30 60, 60 60, 60 30", { 31, 31 }, FALSE },
    { "0 0, 0 90, 90 90, 90 0 / 30 30, 30 60, 60 60, 60 30", { 29, 45 }, TRUE },
    /* Two holes that overlap: the edge of one inside the other is outside. */
    { "0 0, 0 90, 90 90, 90 0 / 20 20, 20 50, 50 50, 50 20 / 40 40, 40 70, 70 70, 70 40",
      { 45, 45 },
      FALSE },
    { "0 0, 0 90, 90 90, 90 0 / 20 20, 20 50, 50 50, 50 20 / 40 40, 40 70, 70 70, 70 40",
      { 50, 45 },
      FALSE },
    { "0 0, 0 90, 90 90, 90 0 / 20 20, 20 50, 50 50, 50 20 / 40 40, 40 70, 70 70, 70 40",
      { 20, 30 },
      TRUE },
    /* An island in the hole of the first part; parts that overlap stay inside. */
    { "0 0, 0 90, 90 90, 90 0 / 30 30, 30 60, 60 60, 60 30 | 40 40, 40 50, 50 50, 50 40",
      { 45, 45 },
      TRUE },
    { "0 0, 0 90, 90 90, 90 0 / 30 30, 30 60, 60 60, 60 30 | 40 40, 40 50, 50 50, 50 40",
      { 35, 35 },
      FALSE },
    { "0 0, 0 50, 50 50, 50 0 | 20 20, 20 90, 90 90, 90 20", { 30, 30 }, TRUE },
    { "0 0, 0 50, 50 50, 50 0 | 200 200, 200 290, 290 290", { 150, 150 }, FALSE },
    { "0 0, 0 50, 50 50, 50 0 | 200 200, 200 290, 290 290", { 210, 250 }, TRUE },
    /* As wide as allowed, where products need all 64 bits, and the ends of the globe. */
    { "0 0, 100000000 1, 99999999 100000000", { 50000000, 50000000 }, TRUE },
    { "0 0, 100000000 1, 99999999 100000000", { 50000000, 50000001 }, FALSE },
    { "0 0, 100000000 1, 99999999 100000000", { 99999998, 99999998 }, TRUE },
    { "900000000 1800000000, 800000000 1700000000, 800000000 1800000000",
      { 899999999, 1799999999 },
      TRUE },
    { "-900000000 -1800000000, -800000000 -1700000000, -800000000 -1800000000",
      { -899999998, -1800000000 },
      TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklShape) shape = shape_from_text (cases[i].text, NULL, NULL);
      g_autoptr (TklShapeSlabs) slabs = tkl_shape_slabs_new (shape);

      g_test_message ("%s: %d %d", cases[i].text, cases[i].point.lat_e7, cases[i].point.lon_e7);
      g_assert_cmpint (tkl_shape_contains (shape, cases[i].point), ==, cases[i].inside);
      g_assert_cmpint (tkl_shape_slabs_contains (slabs, cases[i].point), ==, cases[i].inside);
    }
}

static void
test_unset_point (void)
{
  g_autoptr (TklShape) shape = shape_from_text (square, NULL, NULL);

  g_assert_false (tkl_shape_contains (shape, TKL_POINT_NONE));
}

/* Every point of a small square against a test written another way: winding number by doubled
 * areas, and the edges by distance 0. */
static gboolean
slow_contains (const TklShape *shape, TklPoint p)
{
  int winding = 0;

  for (guint i = 0; i < shape->n_points; i++)
    {
      TklPoint a = shape->points[i];
      TklPoint b = shape->points[(i + 1) % shape->n_points];
      gint64 side = (gint64) (b.lon_e7 - a.lon_e7) * (p.lat_e7 - a.lat_e7)
                    - (gint64) (p.lon_e7 - a.lon_e7) * (b.lat_e7 - a.lat_e7);

      if (side == 0 && p.lon_e7 >= MIN (a.lon_e7, b.lon_e7) && p.lon_e7 <= MAX (a.lon_e7, b.lon_e7)
          && p.lat_e7 >= MIN (a.lat_e7, b.lat_e7) && p.lat_e7 <= MAX (a.lat_e7, b.lat_e7))
        return TRUE;
      if (a.lat_e7 <= p.lat_e7 && b.lat_e7 > p.lat_e7 && side > 0)
        winding++;
      if (a.lat_e7 > p.lat_e7 && b.lat_e7 <= p.lat_e7 && side < 0)
        winding--;
    }
  return winding != 0;
}

static void
test_random_stars (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260302);

  for (guint i = 0; i < 300; i++)
    {
      TklPoint centre = { 508466000, 43517000 };
      g_autoptr (TklShape) shape = random_star (random, centre, 24, i % 3 == 0 ? 6 : 1);
      g_autoptr (TklShapeSlabs) slabs = tkl_shape_slabs_new (shape);

      for (gint32 lat = -26; lat <= 26; lat++)
        for (gint32 lon = -26; lon <= 26; lon++)
          {
            TklPoint p = { centre.lat_e7 + lat, centre.lon_e7 + lon };
            gboolean inside = slow_contains (shape, p);

            g_assert_cmpint (tkl_shape_contains (shape, p), ==, inside);
            g_assert_cmpint (tkl_shape_slabs_contains (slabs, p), ==, inside);
          }
    }
}

static void
test_pack (void)
{
  static const char *const texts[] = {
    "0 0, 0 9, 9 9",
    "0 0, 0 90, 90 90, 90 0 / 30 30, 30 60, 60 60, 60 30 | -40 -40, -40 -50, -50 -50, -50 -40",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TklShape) shape = shape_from_text (texts[i], NULL, NULL);
      g_autoptr (GBytes) bytes = tkl_shape_pack (shape);
      gsize size;
      const guint8 *data = g_bytes_get_data (bytes, &size);
      g_autoptr (TklShape) again = tkl_shape_unpack (data, size);
      g_autofree guint8 *longer = g_malloc0 (size + 4);

      g_assert_true (tkl_shape_equal (shape, again));
      g_assert_cmpint (again->min.lat_e7, ==, shape->min.lat_e7);
      g_assert_cmpint (again->max.lon_e7, ==, shape->max.lon_e7);
      /* Cut short anywhere, or with something after it: no shape. */
      for (gsize n = 0; n < size; n++)
        g_assert_null (tkl_shape_unpack (data, n));
      memcpy (longer, data, size);
      g_assert_null (tkl_shape_unpack (longer, size + 4));
      longer[0] ^= 1;
      g_assert_null (tkl_shape_unpack (longer, size));
    }
  g_assert_null (tkl_shape_unpack (NULL, 0));
}

static void
test_packed_form (void)
{
  static const guint8 expected[]
      = { 'T', 'K', 'S', 1, 1, 0, 0, 0, 1, 0, 0, 0, 3,    0,    0,    0,    0, 0, 0, 0,
          0,   0,   0,   0, 0, 0, 0, 0, 9, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 9, 0, 0, 0 };
  g_autoptr (TklShape) shape = shape_from_text ("0 0, 0 9, -1 9", NULL, NULL);
  g_autoptr (GBytes) bytes = tkl_shape_pack (shape);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected,
                   sizeof expected);
}

static void
test_packed_counts (void)
{
  static const struct
  {
    guint32 words[16];
    guint n_words;
    gboolean valid;
  } cases[] = {
    { { 0x01534b54, 1, 1, 3, 0, 0, 0, 9, 9, 9 }, 10, TRUE },
    { { 0x01534b54, 1, 1, 2, 0, 0, 0, 9 }, 8, FALSE }, /* two corners */
    { { 0x01534b54, 0 }, 2, FALSE },                   /* no part */
    { { 0x01534b54, 1, 0 }, 3, FALSE },                /* a part without outline */
    { { 0x01534b54, 2, 1, 0, 3, 0, 0, 0, 9, 9, 9 }, 11, FALSE },
    { { 0x01534b54, 1, 1, 100001 }, 4, FALSE },
    { { 0x01534b54, 0xffffffff, 1 }, 3, FALSE },
    { { 0x02534b54, 1, 1, 3, 0, 0, 0, 9, 9, 9 }, 10, FALSE }, /* of a later form */
    { { 0x01534b54, 1, 1, 3, 0, 0, 0, 9, 900000001, 9 }, 10, FALSE },
    { { 0x01534b54, 1, 1, 3, 0, 0, 0, 9, 100000001, 9 }, 10, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint32 words[16];
      g_autoptr (TklShape) shape = NULL;

      for (guint n = 0; n < cases[i].n_words; n++)
        words[n] = GUINT32_TO_LE (cases[i].words[n]);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      shape = tkl_shape_unpack (words, cases[i].n_words * sizeof (guint32));
      g_assert_cmpint (shape != NULL, ==, cases[i].valid);
    }
}

/* Whatever bytes the database gives: never a crash, and what comes out can be asked. */
static void
test_garbage (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autoptr (TklShape) shape
      = shape_from_text ("0 0, 0 90, 90 90, 90 0 / 30 30, 30 60, 60 60, 60 30", NULL, NULL);
  g_autoptr (GBytes) bytes = tkl_shape_pack (shape);
  gsize size = g_bytes_get_size (bytes);

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
      g_autoptr (TklShape) damaged = NULL;

      for (gint32 n = g_rand_int_range (random, 1, 4); n > 0; n--)
        data[g_rand_int_range (random, 0, (gint32) size)] = (guint8) g_rand_int (random);
      damaged = tkl_shape_unpack (data, size);
      if (damaged != NULL)
        {
          g_autoptr (TklShapeSlabs) slabs = tkl_shape_slabs_new (damaged);

          g_assert_cmpint (tkl_shape_contains (damaged, damaged->min), ==,
                           tkl_shape_slabs_contains (slabs, damaged->min));
        }
    }
}

static void
test_equal (void)
{
  g_autoptr (TklShape) shape = shape_from_text (square, NULL, NULL);
  g_autoptr (TklShape) same = shape_from_text (square, NULL, NULL);
  g_autoptr (TklShape) copy = tkl_shape_copy (shape);
  g_autoptr (TklShape) turned = shape_from_text ("0 100, 100 100, 100 0, 0 0", NULL, NULL);
  g_autoptr (TklShape) split = shape_from_text ("0 0, 0 100, 100 100 | 0 0, 0 9, 9 9", NULL, NULL);
  g_autoptr (TklShape) hole = shape_from_text ("0 0, 0 100, 100 100 / 0 0, 0 9, 9 9", NULL, NULL);

  g_assert_true (tkl_shape_equal (shape, same));
  g_assert_true (tkl_shape_equal (shape, copy));
  g_assert_true (tkl_shape_equal (NULL, NULL));
  g_assert_false (tkl_shape_equal (shape, NULL));
  g_assert_false (tkl_shape_equal (shape, turned));
  g_assert_false (tkl_shape_equal (split, hole));
  /* A copy outlives what it was made of. */
  g_clear_pointer (&shape, tkl_shape_free);
  g_assert_true (tkl_shape_contains (copy, (TklPoint){ 50, 50 }));
  g_assert_null (tkl_shape_copy (NULL));
  tkl_shape_free (NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shape/faults", test_faults);
  g_test_add_func ("/shape/builder", test_builder);
  g_test_add_func ("/shape/error-names-the-corner", test_error_names_the_corner);
  g_test_add_func ("/shape/largest", test_largest);
  g_test_add_func ("/shape/contains", test_contains);
  g_test_add_func ("/shape/unset-point", test_unset_point);
  g_test_add_func ("/shape/random-stars", test_random_stars);
  g_test_add_func ("/shape/pack", test_pack);
  g_test_add_func ("/shape/packed-form", test_packed_form);
  g_test_add_func ("/shape/packed-counts", test_packed_counts);
  g_test_add_func ("/shape/garbage", test_garbage);
  g_test_add_func ("/shape/equal", test_equal);
  return g_test_run ();
}
