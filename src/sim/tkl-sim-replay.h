/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replay: a recorded track becomes the records of a vehicle, with touches of keys along it. */
/* Thread: main. */
#pragma once

#include "tkl-sim-model.h"

G_BEGIN_DECLS

/* Farther than this from a place no touch is made there. */
#define TKL_SIM_TOUCH_REACH_M 150

/* A touch to be put on the track: at a place each time the vehicle comes by, or at a time. */
typedef struct
{
  char *key;          /* (owned): any spelling */
  TklPoint place;     /* unset = by time */
  gint64 time_utc_ms; /* TKL_INSTANT_NONE = by place */
} TklSimTouch;

void tkl_sim_touch_clear (TklSimTouch *touch);

/**
 * tkl_sim_touch_parse:
 * @text: `KEY@LAT,LON` or `KEY@TIME`, the time with an offset
 * @error: TKL_SIM_ERROR: USAGE
 */
gboolean tkl_sim_touch_parse (const char *text, TklSimTouch *ret_touch, GError **error);

/**
 * tkl_sim_replay_add:
 * @fixes: (element-type TklSimFix): by time, at least one
 * @touches: (element-type TklSimTouch)
 * @error: TKL_SIM_ERROR: NOT_FOUND: the track never comes within 150 m of the place, or has no
 *   record within a minute of the time
 *
 * Each visit of a place (fixes within 150 m, until the vehicle is farther away for two minutes)
 * gives a touch at arrival and one at departure: the first and last fix at most 15 m farther from
 * the place than the nearest one; a visit shorter than a minute gives one touch, at the nearest. A
 * second key at the same moment follows a second later. The ignition is off while the vehicle stays
 * within 40 m for two minutes or more; the odometer starts at 100 km and follows the track.
 */
gboolean tkl_sim_replay_add (TklSimModel *model,
                             const char *vehicle_name,
                             const GArray *fixes,
                             const GArray *touches,
                             GError **error);

G_END_DECLS
