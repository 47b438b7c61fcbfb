/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Metres around a point: over some hundred metres the Earth is flat. */
/* Thread: any; pure. */
#pragma once

#include "tkl-point.h"

#include <math.h>

G_BEGIN_DECLS

typedef struct
{
  double x_m, y_m;
} TklFlat;

/** tkl_flat: Returns: @point, east and north of @origin. */
static inline TklFlat
tkl_flat (TklPoint point, TklPoint origin)
{
  const double m_per_e7 = TKL_EARTH_RADIUS_M * G_PI / 180 / 1e7;
  double lat_rad = origin.lat_e7 / 1e7 * G_PI / 180;

  return (TklFlat){ ((double) point.lon_e7 - origin.lon_e7) * m_per_e7 * cos (lat_rad),
                    ((double) point.lat_e7 - origin.lat_e7) * m_per_e7 };
}

/** tkl_flat_to_point: Returns: where @flat of @origin is. */
static inline TklPoint
tkl_flat_to_point (TklFlat flat, TklPoint origin)
{
  const double m_per_e7 = TKL_EARTH_RADIUS_M * G_PI / 180 / 1e7;
  double lat_rad = origin.lat_e7 / 1e7 * G_PI / 180;

  return (TklPoint){ .lat_e7 = origin.lat_e7 + (gint32) lrint (flat.y_m / m_per_e7),
                     .lon_e7
                     = origin.lon_e7 + (gint32) lrint (flat.x_m / m_per_e7 / cos (lat_rad)) };
}

/** tkl_flat_to_stretch: Returns: metres from the origin to the stretch from @a to @b. */
static inline double
tkl_flat_to_stretch (TklFlat a, TklFlat b)
{
  double dx = b.x_m - a.x_m, dy = b.y_m - a.y_m;
  double square = dx * dx + dy * dy;
  double part = square > 0 ? CLAMP (-(a.x_m * dx + a.y_m * dy) / square, 0, 1) : 0;

  return hypot (a.x_m + part * dx, a.y_m + part * dy);
}

G_END_DECLS
