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
  double inside_e7_2;   /* square of a distance that is surely inside, (1e-7 degree)²; −1 = ask
                             the exact formula always */
  double outside_e7_2;  /* … surely outside */
} TklCircle;

/**
 * tkl_circle_init:
 * @centre: set and valid
 * @radius_m: > 0
 */
void tkl_circle_init (TklCircle *circle, TklPoint centre, gint32 radius_m);

/**
 * tkl_circle_contains:
 * @point: set
 * Returns: TRUE when the great-circle distance to the centre is at most the radius (rules §3).
 */
gboolean tkl_circle_contains (const TklCircle *circle, TklPoint point);

/** tkl_circle_distance_m: Returns: distance of @point to the centre, to the nearest metre. */
gint32 tkl_circle_distance_m (const TklCircle *circle, TklPoint point);

/** tkl_circle_box: Returns: a box around it; all longitudes when it reaches a pole or 180°. */
TklBox tkl_circle_box (const TklCircle *circle);

G_END_DECLS
