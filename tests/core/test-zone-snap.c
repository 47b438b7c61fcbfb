/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Snapping to corners and edges of neighbours (F127). */
/* Thread: main. */
#include "geo-text.h"

#include "tkl-zone-snap.h"

static const char *const square = "0 0, 0 1000, 1000 1000, 1000 0";
static const char *const holed
    = "0 3000, 0 4000, 1000 4000, 1000 3000 / 400 3400, 400 3600, 600 3600";

static void
test_snap (void)
{
  static const struct
  {
    TklPoint point;
    double lat_px, lon_px, reach_px; /* units of a pixel */
    TklSnapKind kind;
    TklPoint snapped;
  } cases[] = {
    { { 500, 500 }, 10, 10, 8, TKL_SNAP_NONE, { 500, 500 } },
    { { 5, 5 }, 10, 10, 8, TKL_SNAP_CORNER, { 0, 0 } },
    { { -50, 40 }, 10, 10, 8, TKL_SNAP_CORNER, { 0, 0 } },
    { { 0, 80 }, 10, 10, 8, TKL_SNAP_CORNER, { 0, 0 } }, /* exactly within reach */
    { { 0, 81 }, 10, 10, 8, TKL_SNAP_EDGE, { 0, 81 } },  /* on an edge */
    { { 50, 500 }, 10, 10, 8, TKL_SNAP_EDGE, { 0, 500 } },
    { { 500, 1050 }, 10, 10, 8, TKL_SNAP_EDGE, { 500, 1000 } },
    { { 500, 1081 }, 10, 10, 8, TKL_SNAP_NONE, { 500, 1081 } },
    { { 20, 60 }, 10, 10, 8, TKL_SNAP_CORNER, { 0, 0 } }, /* a corner before a nearer edge */
    { { 20, 60 }, 10, 10, 4, TKL_SNAP_EDGE, { 0, 60 } },
    { { 50, 500 }, 10, 10, 0, TKL_SNAP_NONE, { 50, 500 } }, /* off */
    { { 60, 60 }, 5, 20, 8, TKL_SNAP_EDGE, { 60, 0 } },     /* a pixel is no square: lon is near */
    { { 590, 3590 }, 10, 10, 8, TKL_SNAP_CORNER, { 600, 3600 } }, /* of a hole */
    { { 420, 3500 }, 10, 10, 8, TKL_SNAP_EDGE, { 400, 3500 } },
    { { 510, 3490 }, 10, 10, 8, TKL_SNAP_EDGE, { 500, 3500 } }, /* a slanting edge */
    { { 899999999, 1800000000 }, 10, 10, 8, TKL_SNAP_NONE, { 899999999, 1800000000 } },
  };
  g_autoptr (TklShape) a = shape_from_text (square, NULL, NULL);
  g_autoptr (TklShape) b = shape_from_text (holed, NULL, NULL);
  TklShape *shapes[] = { a, b };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklSnap snap
          = { shapes, G_N_ELEMENTS (shapes), cases[i].lat_px, cases[i].lon_px, cases[i].reach_px };
      TklPoint snapped;

      g_test_message ("%d %d", cases[i].point.lat_e7, cases[i].point.lon_e7);
      g_assert_cmpint (tkl_zone_snap (&snap, cases[i].point, &snapped), ==, cases[i].kind);
      g_assert_cmpint (snapped.lat_e7, ==, cases[i].snapped.lat_e7);
      g_assert_cmpint (snapped.lon_e7, ==, cases[i].snapped.lon_e7);
    }
}

static void
test_nothing (void)
{
  TklSnap snap = { NULL, 0, 1, 1, 8 };
  TklPoint snapped = TKL_POINT_NONE;

  g_assert_cmpint (tkl_zone_snap (&snap, (TklPoint){ 3, 4 }, &snapped), ==, TKL_SNAP_NONE);
  g_assert_true (tkl_point_equal (snapped, (TklPoint){ 3, 4 }));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/zone-snap/snap", test_snap);
  g_test_add_func ("/core/zone-snap/nothing", test_nothing);
  return g_test_run ();
}
