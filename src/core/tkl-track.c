/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The track of a vehicle, thinned to what a map can show. */
/* Thread: any; pure. */
#include "tkl-track.h"

#include <math.h>

/* Douglas-Peucker is quadratic at worst and recursive: stretches are cut here. */
#define STRETCH 512
#define M_PER_E7 (TKL_EARTH_RADIUS_M * G_PI / 180.0 / 1e7)
#define HALF_TURN_E7 1800000000.0

typedef struct
{
  const TklTrackPoint *points;
  guint8 *keep; /* one flag a point */
  double tolerance_m;
} Walk;

typedef struct
{
  double x_m, y_m;
} Flat;

/* On a plane that touches the Earth at @origin: good enough for the reach of a stretch. */
static Flat
flatten (TklPoint origin, TklPoint point)
{
  double turn_e7 = (double) point.lon_e7 - (double) origin.lon_e7;

  if (turn_e7 > HALF_TURN_E7)
    turn_e7 -= 2 * HALF_TURN_E7;
  if (turn_e7 < -HALF_TURN_E7)
    turn_e7 += 2 * HALF_TURN_E7;
  return (Flat){ turn_e7 * M_PER_E7 * cos (origin.lat_e7 / 1e7 * G_PI / 180.0),
                 ((double) point.lat_e7 - (double) origin.lat_e7) * M_PER_E7 };
}

/* Distance of @point from the segment between the origin and @end. */
static double
deviation_m (Flat end, Flat point)
{
  double length2 = end.x_m * end.x_m + end.y_m * end.y_m;
  double along = length2 > 0 ? (point.x_m * end.x_m + point.y_m * end.y_m) / length2 : 0;

  along = CLAMP (along, 0.0, 1.0);
  return hypot (point.x_m - along * end.x_m, point.y_m - along * end.y_m);
}

static void
keep_between (const Walk *walk, gsize first, gsize last)
{
  TklPoint origin = walk->points[first].point;
  Flat end = flatten (origin, walk->points[last].point);
  double greatest_m = walk->tolerance_m;
  gsize farthest = 0;

  for (gsize i = first + 1; i < last; i++)
    {
      double away_m = deviation_m (end, flatten (origin, walk->points[i].point));

      if (away_m > greatest_m)
        {
          greatest_m = away_m;
          farthest = i;
        }
    }
  if (farthest == 0)
    return;
  walk->keep[farthest] = TRUE;
  keep_between (walk, first, farthest);
  keep_between (walk, farthest, last);
}

static GArray *
collect_fixes (const TklRecord *records, gsize n_records)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (TklTrackPoint));

  for (gsize i = 0; i < n_records; i++)
    {
      TklTrackPoint point
          = { records[i].time_utc_ms, records[i].point, records[i].speed_kmh, records[i].ignition };

      if (tkl_record_has_fix (&records[i]))
        g_array_append_val (points, point);
    }
  return points;
}

static gboolean
is_silent_between (const TklTrackPoint *points, gsize first, gsize second)
{
  return points[second].time_utc_ms - points[first].time_utc_ms >= TKL_TRACK_SILENCE_MS;
}

/* Points that stay whatever the shape of the track; the stretches lie between them. */
static void
keep_anchors (Walk *walk, gsize n_points)
{
  guint8 ignition = TKL_IGNITION_UNKNOWN;
  gsize anchor = 0;

  for (gsize i = 0; i < n_points; i++)
    {
      guint8 known = walk->points[i].ignition;
      gboolean changes
          = known != TKL_IGNITION_UNKNOWN && ignition != TKL_IGNITION_UNKNOWN && known != ignition;

      if (known != TKL_IGNITION_UNKNOWN)
        ignition = known;
      if (!changes && i > 0 && i + 1 < n_points && i - anchor < STRETCH
          && !is_silent_between (walk->points, i - 1, i)
          && !is_silent_between (walk->points, i, i + 1))
        continue;
      walk->keep[i] = TRUE;
      keep_between (walk, anchor, i);
      anchor = i;
    }
}

GArray *
tkl_track_thin (const TklRecord *records, gsize n_records, int tolerance_m)
{
  GArray *points;
  g_autofree guint8 *keep = NULL;
  Walk walk;
  guint n_kept = 0;

  g_return_val_if_fail (records != NULL || n_records == 0, NULL);
  g_return_val_if_fail (tolerance_m >= 0, NULL);

  points = collect_fixes (records, n_records);
  keep = g_new0 (guint8, points->len + 1);
  walk = (Walk){ (const TklTrackPoint *) (gpointer) points->data, keep, tolerance_m };
  keep_anchors (&walk, points->len);
  for (guint i = 0; i < points->len; i++)
    if (keep[i])
      g_array_index (points, TklTrackPoint, n_kept++) = g_array_index (points, TklTrackPoint, i);
  g_array_set_size (points, n_kept);
  return points;
}
