/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklCircle: a circle on the globe, prepared for being asked about many points. */
/* Thread: plain values, any thread. */
#pragma once

#include "tkl-point.h"

G_BEGIN_DECLS

/* A rectangle in longitude and latitude, its borders included. */
typedef struct
{
  TklPoint min, max;
} TklBox;

typedef struct
{
  TklPoint centre;
  gint32 radius_m;
  gint32 reach_lat_e7;  /* no point farther north or south than this is inside */
  double cos_lat;       /* of the centre */
  double cos_lat_slope; /* change of that cosine per 1e-7 degree northwards */
  double inside_e7_2; /* square of a distance that is surely inside, (1e-7 degree)²; −1 = none */
  double outside_e7_2; /* beyond it is surely outside; infinite = ask the exact formula always */
} TklCircle;

/**
 * tkl_circle_init:
 * @centre: set and valid
 * @radius_m: > 0
 */
void tkl_circle_init (TklCircle *circle, TklPoint centre, gint32 radius_m);

/**
 * tkl_circle_flat_e7_2:
 * Returns: squared distance in the plane that touches the globe between both points, (1e-7
 * degree)². Too large for points far east or west, so never a reason to take one in; only for points
 * within reach_lat_e7 of the centre.
 */
static inline double
tkl_circle_flat_e7_2 (const TklCircle *circle, TklPoint point)
{
  double lat = point.lat_e7 - circle->centre.lat_e7;
  double lon = (double) point.lon_e7 - circle->centre.lon_e7;

  return lat * lat + circle->cos_lat * (circle->cos_lat + lat * circle->cos_lat_slope) * lon * lon;
}

/** tkl_circle_may_reach: Returns: FALSE when the point is too far north or south. In one test: which of
 * them cannot be foreseen. */
static inline gboolean
tkl_circle_may_reach (const TklCircle *circle, TklPoint point)
{
  guint32 reach_e7 = (guint32) circle->reach_lat_e7;

  return (guint32) point.lat_e7 - (guint32) circle->centre.lat_e7 + reach_e7 <= 2 * reach_e7;
}

/** tkl_circle_contains_exactly: the great-circle test itself. */
gboolean tkl_circle_contains_exactly (const TklCircle *circle, TklPoint point);

/**
 * tkl_circle_contains:
 * @point: valid
 * Returns: TRUE when the great-circle distance to the centre is at most the radius (rules §3).
 */
static inline gboolean
tkl_circle_contains (const TklCircle *circle, TklPoint point)
{
  double distance;

  if (!tkl_circle_may_reach (circle, point))
    return FALSE;
  distance = tkl_circle_flat_e7_2 (circle, point);
  if (distance <= circle->inside_e7_2)
    return TRUE;
  return distance <= circle->outside_e7_2 && tkl_circle_contains_exactly (circle, point);
}

/** tkl_circle_distance_m: Returns: distance of @point to the centre, to the nearest metre. */
gint32 tkl_circle_distance_m (const TklCircle *circle, TklPoint point);

/** tkl_circle_box: Returns: a box around it; all longitudes when it reaches a pole or 180°. */
TklBox tkl_circle_box (const TklCircle *circle);

/** tkl_box_widen: @by_m: ≥ 0. Returns: a box with all that is so near to it; all longitudes when that
 * reaches a pole or 180°. */
TklBox tkl_box_widen (const TklBox *box, int by_m);

G_END_DECLS
