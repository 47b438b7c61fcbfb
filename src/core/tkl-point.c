/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPoint: a place on Earth as two integers, and great-circle distances. */
/* Thread: any; pure. */
#include "tkl-point.h"

#include <math.h>

#include "tkl-text.h"

#define E7_PER_DEG 10000000
#define MAX_LAT_E7 900000000
#define MAX_LON_E7 1800000000
#define RADIANS_PER_E7 (G_PI / 180.0 / E7_PER_DEG)

gboolean
tkl_point_is_set (TklPoint point)
{
  return point.lat_e7 != G_MININT32 && point.lon_e7 != G_MININT32;
}

gboolean
tkl_point_equal (TklPoint a, TklPoint b)
{
  return a.lat_e7 == b.lat_e7 && a.lon_e7 == b.lon_e7;
}

gboolean
tkl_point_valid (TklPoint point)
{
  return point.lat_e7 >= -MAX_LAT_E7 && point.lat_e7 <= MAX_LAT_E7 && point.lon_e7 >= -MAX_LON_E7
         && point.lon_e7 <= MAX_LON_E7;
}

double
tkl_point_distance_m (TklPoint a, TklPoint b)
{
  double half_lat, half_lon, cosines, haversine;

  g_return_val_if_fail (tkl_point_is_set (a) && tkl_point_is_set (b), 0.0);

  /* Differences are taken on integers: for two points of a street the floats would cancel out. */
  half_lat = sin (((gint64) b.lat_e7 - a.lat_e7) * RADIANS_PER_E7 / 2);
  half_lon = sin (((gint64) b.lon_e7 - a.lon_e7) * RADIANS_PER_E7 / 2);
  cosines = cos (a.lat_e7 * RADIANS_PER_E7) * cos (b.lat_e7 * RADIANS_PER_E7);
  haversine = half_lat * half_lat + cosines * half_lon * half_lon;
  return 2 * TKL_EARTH_RADIUS_M * asin (sqrt (MIN (haversine, 1.0)));
}

TklPoint
tkl_point_travel (TklPoint point, double bearing_deg, double distance_m)
{
  double angle, bearing, lat, sine, east, lon_deg;

  g_return_val_if_fail (tkl_point_valid (point) && distance_m >= 0, TKL_POINT_NONE);

  angle = distance_m / TKL_EARTH_RADIUS_M;
  bearing = bearing_deg * G_PI / 180.0;
  lat = point.lat_e7 * RADIANS_PER_E7;
  sine = sin (lat) * cos (angle) + cos (lat) * sin (angle) * cos (bearing);
  sine = CLAMP (sine, -1.0, 1.0);
  east = atan2 (sin (bearing) * sin (angle) * cos (lat), cos (angle) - sin (lat) * sine);
  lon_deg = remainder (point.lon_e7 / (double) E7_PER_DEG + east * 180.0 / G_PI, 360.0);
  return tkl_point_from_degrees (asin (sine) * 180.0 / G_PI, lon_deg);
}

gboolean
tkl_point_parse_degrees (const char *text, int limit_deg, gint32 *ret_e7)
{
  gint64 limit_e7 = (gint64) limit_deg * E7_PER_DEG;
  gint64 e7;

  g_return_val_if_fail (ret_e7 != NULL, FALSE);
  g_return_val_if_fail (limit_deg >= 0 && limit_deg <= 180, FALSE);

  if (!tkl_parse_decimal (text, 7, &e7) || e7 < -limit_e7 || e7 > limit_e7)
    return FALSE;

  *ret_e7 = (gint32) e7;
  return TRUE;
}

TklPoint
tkl_point_from_degrees (double latitude_deg, double longitude_deg)
{
  /* Written so that a NaN fails as well. */
  if (!(fabs (latitude_deg) <= 90.0 && fabs (longitude_deg) <= 180.0))
    return TKL_POINT_NONE;

  return (TklPoint){ (gint32) lround (latitude_deg * E7_PER_DEG),
                     (gint32) lround (longitude_deg * E7_PER_DEG) };
}

char *
tkl_point_format_degrees (gint32 e7)
{
  return tkl_format_decimal (e7, 7, 0);
}
