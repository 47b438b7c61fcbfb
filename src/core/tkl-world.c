/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The world as maps draw it (Web Mercator): a square, 0 … 1, x to the east and y to the south. */
/* Thread: plain values, any thread. */
#include "tkl-world.h"

#include <math.h>

/* Round the equator, of the sphere on which distances are measured. */
#define EARTH_M (2 * G_PI * TKL_EARTH_RADIUS_M)

TklWorldPoint
tkl_world_project (TklPoint point)
{
  double lat = point.lat_e7 / 1e7 * G_PI / 180;

  return (TklWorldPoint){ point.lon_e7 / 1e7 / 360 + 0.5,
                          0.5 - log (tan (G_PI / 4 + lat / 2)) / (2 * G_PI) };
}

TklPoint
tkl_world_unproject (TklWorldPoint at)
{
  if (at.x < 0 || at.x > 1 || at.y < 0 || at.y > 1)
    return TKL_POINT_NONE;
  return tkl_point_from_degrees (atan (sinh (G_PI * (1 - 2 * at.y))) * 180 / G_PI,
                                 (at.x - 0.5) * 360);
}

double
tkl_world_scale (double zoom)
{
  return TKL_WORLD_PX * exp2 (zoom);
}

double
tkl_world_metres (TklPoint point)
{
  return 1 / (EARTH_M * MAX (cos (point.lat_e7 / 1e7 * G_PI / 180), 1e-6));
}
