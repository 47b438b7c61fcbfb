/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklCircle: the great-circle test with a cheap answer for all points but those near the edge. */
/* Thread: plain values, any thread. */
#include "tkl-circle.h"

#include <math.h>

#define RADIANS_PER_E7 (G_PI / 180e7)

/* Up to this size and latitude the flat formula below is wrong by less than one millionth of the
 * squared distance (terms of third order); FLAT_SLACK leaves four times that. */
#define FLAT_MAX_RADIUS_M 5000
#define FLAT_MAX_LAT_E7 700000000
#define FLAT_SLACK 4e-6

void
tkl_circle_init (TklCircle *circle, TklPoint centre, gint32 radius_m)
{
  double reach_e7 = radius_m / TKL_EARTH_RADIUS_M / RADIANS_PER_E7;
  TklBox box;

  g_return_if_fail (circle != NULL && tkl_point_valid (centre) && radius_m > 0);

  circle->centre = centre;
  circle->radius_m = radius_m;
  circle->reach_lat_e7 = (gint32) MIN (reach_e7 + 1, 1800000000.0);
  circle->cos_lat = cos (centre.lat_e7 * RADIANS_PER_E7);
  circle->cos_lat_slope = -sin (centre.lat_e7 * RADIANS_PER_E7) * RADIANS_PER_E7;
  circle->inside_e7_2 = -1;
  circle->outside_e7_2 = INFINITY;

  box = tkl_circle_box (circle);
  if (radius_m <= FLAT_MAX_RADIUS_M && ABS (centre.lat_e7) <= FLAT_MAX_LAT_E7
      && box.min.lon_e7 > -1800000000 && box.max.lon_e7 < 1800000000)
    {
      circle->inside_e7_2 = reach_e7 * reach_e7 * (1 - FLAT_SLACK);
      circle->outside_e7_2 = reach_e7 * reach_e7 * (1 + FLAT_SLACK);
    }
}

gboolean
tkl_circle_contains_exactly (const TklCircle *circle, TklPoint point)
{
  return tkl_point_distance_m (circle->centre, point) <= circle->radius_m;
}

gint32
tkl_circle_distance_m (const TklCircle *circle, TklPoint point)
{
  gint64 lat_e7 = (gint64) point.lat_e7 - circle->centre.lat_e7;

  if (circle->inside_e7_2 >= 0 && ABS (lat_e7) <= circle->reach_lat_e7)
    {
      double distance = tkl_circle_flat_e7_2 (circle, point);

      if (distance <= circle->outside_e7_2)
        {
          double m = sqrt (distance) * (RADIANS_PER_E7 * TKL_EARTH_RADIUS_M);
          gint32 rounded = (gint32) (m + 0.5);

          /* The flat formula is wrong by a millionth: too little, unless that decides which way to
           * round. */
          if (fabs (m - rounded) < 0.499 - 2e-6 * circle->radius_m)
            return rounded;
        }
    }
  return (gint32) lround (tkl_point_distance_m (circle->centre, point));
}

TklBox
tkl_circle_box (const TklCircle *circle)
{
  double arc = circle->radius_m / TKL_EARTH_RADIUS_M;
  double lat = circle->centre.lat_e7 * RADIANS_PER_E7;
  gint64 south = (gint64) circle->centre.lat_e7 - circle->reach_lat_e7;
  gint64 north = (gint64) circle->centre.lat_e7 + circle->reach_lat_e7;
  gint64 west = -1800000000;
  gint64 east = 1800000000;

  if (fabs (lat) + arc < G_PI / 2 - 1e-6)
    {
      gint64 reach = (gint64) (asin (sin (arc) / circle->cos_lat) / RADIANS_PER_E7) + 2;

      if (circle->centre.lon_e7 - reach > west && circle->centre.lon_e7 + reach < east)
        {
          west = circle->centre.lon_e7 - reach;
          east = circle->centre.lon_e7 + reach;
        }
    }
  return (TklBox){ { (gint32) MAX (south, -900000000), (gint32) west },
                   { (gint32) MIN (north, 900000000), (gint32) east } };
}

TklBox
tkl_box_widen (const TklBox *box, int by_m)
{
  TklPoint far = { MAX (ABS (box->min.lat_e7), ABS (box->max.lat_e7)), 0 };
  TklCircle circle;
  gint32 lon_e7;

  if (by_m <= 0)
    return *box;
  /* A circle at the corner next to a pole reaches farthest east and west. */
  tkl_circle_init (&circle, far, by_m);
  lon_e7 = tkl_circle_box (&circle).max.lon_e7;
  if (box->min.lon_e7 < -1800000000 + lon_e7 || box->max.lon_e7 > 1800000000 - lon_e7)
    lon_e7 = 1800000000;
  return (TklBox){ { MAX (box->min.lat_e7 - circle.reach_lat_e7, -900000000),
                     lon_e7 == 1800000000 ? -lon_e7 : box->min.lon_e7 - lon_e7 },
                   { MIN (box->max.lat_e7 + circle.reach_lat_e7, 900000000),
                     lon_e7 == 1800000000 ? lon_e7 : box->max.lon_e7 + lon_e7 } };
}
