/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPoint: a place on Earth as two integers, and great-circle distances. */
/* Thread: any; pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* WGS 84, unit 1e-7 degree (about 1 cm): exact for the seven decimals that trackers send, so that
 * "on the boundary" is a fact and not a matter of rounding. */
typedef struct
{
  gint32 lat_e7; /* −900 000 000 … 900 000 000, or G_MININT32: no position */
  gint32 lon_e7; /* −1 800 000 000 … 1 800 000 000 */
} TklPoint;

#define TKL_POINT_NONE ((TklPoint){ G_MININT32, G_MININT32 })

/* Mean radius of the Earth, metres (IUGG); rules §3. */
#define TKL_EARTH_RADIUS_M 6371008.8

/** tkl_point_is_set: Returns: FALSE for TKL_POINT_NONE. */
gboolean tkl_point_is_set (TklPoint point);
gboolean tkl_point_equal (TklPoint a, TklPoint b);

/** tkl_point_valid: Returns: TRUE when set and within the ranges above. */
gboolean tkl_point_valid (TklPoint point);

/** tkl_point_distance_m: Great-circle (haversine) distance; both points must be set. Metres. */
double tkl_point_distance_m (TklPoint a, TklPoint b);

/**
 * tkl_point_travel:
 * @point: valid
 * @bearing_deg: 0 = north, 90 = east
 * @distance_m: along the great circle, ≥ 0
 * Returns: where one arrives, to the nearest 1e-7 degree; longitudes go round at 180°.
 */
TklPoint tkl_point_travel (TklPoint point, double bearing_deg, double distance_m);

/**
 * tkl_point_parse_degrees:
 * @text: (nullable): decimal degrees with a dot
 * @limit_deg: 90 for a latitude, 180 for a longitude
 * Returns: FALSE for other text or a value outside ±@limit_deg. Rounds to 1e-7 degree.
 */
gboolean tkl_point_parse_degrees (const char *text, int limit_deg, gint32 *ret_e7);

/** tkl_point_from_degrees: Returns: rounded to 1e-7 degree; TKL_POINT_NONE when out of range or NaN. */
TklPoint tkl_point_from_degrees (double latitude_deg, double longitude_deg);

/** tkl_point_format_degrees: Returns: (transfer full): `50.8466`, without trailing zeros. */
char *tkl_point_format_degrees (gint32 e7);

G_END_DECLS
