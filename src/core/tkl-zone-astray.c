/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corners of a ring that lie far from all others: a digit was mistyped, or a drag slipped. */
/* Thread: any; pure. */
#include "tkl-zone-astray.h"

#include "tkl-zone-check.h"

#include <stdlib.h>

/* More than these are no slips. */
#define MOST_CORNERS 10

static gint32
clamp (gint32 value, gint32 min, gint32 max)
{
  return CLAMP (value, min, max);
}

double
tkl_zone_box_distance_m (TklPoint from, TklPoint min, TklPoint max)
{
  TklPoint nearest = { clamp (from.lat_e7, min.lat_e7, max.lat_e7),
                       clamp (from.lon_e7, min.lon_e7, max.lon_e7) };

  return tkl_point_distance_m (nearest, from);
}

/* --- one of them ------------------------------------------------------------------------------ */

/* The two smallest of some numbers. */
typedef struct
{
  gint32 least, next;
} Ends;

static void
note_end (Ends *ends, gint32 value)
{
  if (value < ends->least)
    {
      ends->next = ends->least;
      ends->least = value;
    }
  else if (value < ends->next)
    ends->next = value;
}

/* The smallest of the others. */
static gint32
without (const Ends *ends, gint32 value)
{
  return value == ends->least ? ends->next : ends->least;
}

/* Returns: the corner of a ring that alone lies astray; n_points: none does. Two of them hide each other. */
static guint
find_single (const TklPoint *points, guint n_points)
{
  Ends south = { G_MAXINT32, G_MAXINT32 }, north = south, west = south, east = south;

  for (guint i = 0; i < n_points; i++)
    {
      note_end (&south, points[i].lat_e7);
      note_end (&north, -points[i].lat_e7);
      note_end (&west, points[i].lon_e7);
      note_end (&east, -points[i].lon_e7);
    }
  for (guint i = 0; i < n_points; i++)
    {
      TklPoint min = { without (&south, points[i].lat_e7), without (&west, points[i].lon_e7) };
      TklPoint max = { -without (&north, -points[i].lat_e7), -without (&east, -points[i].lon_e7) };
      double far_m;

      if (points[i].lat_e7 >= min.lat_e7 && points[i].lat_e7 <= max.lat_e7
          && points[i].lon_e7 >= min.lon_e7 && points[i].lon_e7 <= max.lon_e7)
        continue;
      far_m = tkl_zone_box_distance_m (points[i], min, max);
      if (far_m > TKL_ZONE_ASTRAY_M
          && far_m > TKL_ZONE_ASTRAY_TIMES * tkl_point_distance_m (min, max))
        return i;
    }
  return n_points;
}

/* --- several of them -------------------------------------------------------------------------- */

typedef struct
{
  guint corner;
  double middle_m; /* from the middle of all corners */
} Distant;

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint32 left = *(const gint32 *) a;
  gint32 right = *(const gint32 *) b;

  return (left > right) - (left < right);
}

static int
compare_distant (gconstpointer a, gconstpointer b)
{
  const Distant *left = a;
  const Distant *right = b;

  return (left->middle_m > right->middle_m) - (left->middle_m < right->middle_m);
}

/* Half of the corners may lie anywhere without moving it far. */
static TklPoint
find_middle (const TklPoint *points, guint n_points)
{
  g_autofree gint32 *lat_e7 = g_new (gint32, n_points);
  g_autofree gint32 *lon_e7 = g_new (gint32, n_points);

  for (guint i = 0; i < n_points; i++)
    {
      lat_e7[i] = points[i].lat_e7;
      lon_e7[i] = points[i].lon_e7;
    }
  qsort (lat_e7, n_points, sizeof *lat_e7, compare_numbers);
  qsort (lon_e7, n_points, sizeof *lon_e7, compare_numbers);
  return (TklPoint){ lat_e7[(n_points - 1) / 2], lon_e7[(n_points - 1) / 2] };
}

/* Returns: (transfer full) (array length=n_points): the nearest first. */
static Distant *
order_by_middle (const TklPoint *points, guint n_points)
{
  TklPoint middle = find_middle (points, n_points);
  Distant *all = g_new (Distant, n_points);

  for (guint i = 0; i < n_points; i++)
    all[i] = (Distant){ i, tkl_point_distance_m (points[i], middle) };
  qsort (all, n_points, sizeof *all, compare_distant);
  return all;
}

static gboolean
lies_beyond (TklPoint point, TklPoint min, TklPoint max, double least_m)
{
  double far_m = tkl_zone_box_distance_m (point, min, max);

  return far_m > least_m && far_m > TKL_ZONE_SEVERAL_TIMES * tkl_point_distance_m (min, max);
}

static gboolean
lies_alone (const TklPoint *points, guint n_points, guint corner)
{
  for (guint i = 0; i < n_points; i++)
    if (i != corner && tkl_point_distance_m (points[i], points[corner]) <= TKL_ZONE_SEVERAL_M)
      return FALSE;
  return TRUE;
}

static void
widen (TklPoint point, TklPoint *min, TklPoint *max)
{
  *min = (TklPoint){ MIN (min->lat_e7, point.lat_e7), MIN (min->lon_e7, point.lon_e7) };
  *max = (TklPoint){ MAX (max->lat_e7, point.lat_e7), MAX (max->lon_e7, point.lon_e7) };
}

static int
compare_corners (gconstpointer a, gconstpointer b)
{
  guint left = *(const guint *) a;
  guint right = *(const guint *) b;

  return (left > right) - (left < right);
}

/* The corners near the middle, half of them at least, are what the others are compared with. */
static void
find_several (const TklPoint *points, guint n_points, GArray *corners)
{
  g_autofree Distant *all = order_by_middle (points, n_points);
  TklPoint min = points[all[0].corner], max = min;
  guint n_near = 1;

  while (n_near < n_points
         && (n_near < (n_points + 1) / 2
             || !lies_beyond (points[all[n_near].corner], min, max, TKL_ZONE_SEVERAL_M)))
    widen (points[all[n_near++].corner], &min, &max);
  for (guint i = n_near; i < n_points && n_points - n_near <= MOST_CORNERS; i++)
    {
      guint corner = all[i].corner;
      gboolean is_near_enough = 2 * n_near > n_points && lies_alone (points, n_points, corner);
      double least_m = is_near_enough ? TKL_ZONE_SEVERAL_M : TKL_ZONE_SEVERAL_FAR_M;

      if (lies_beyond (points[corner], min, max, least_m)
          && (2 * n_near > n_points || lies_alone (points, n_points, corner)))
        g_array_append_val (corners, corner);
    }
  g_array_sort (corners, compare_corners);
}

GArray *
tkl_zone_astray (const TklPoint *points, guint n_points)
{
  GArray *corners = g_array_new (FALSE, FALSE, sizeof (guint));
  TklPoint min, max;
  guint single;

  if (n_points < 3)
    return corners;
  min = max = points[0];
  for (guint i = 1; i < n_points; i++)
    widen (points[i], &min, &max);
  /* Nearly all zones are small. */
  if (tkl_point_distance_m (min, max) <= TKL_ZONE_ASTRAY_M)
    return corners;
  single = find_single (points, n_points);
  if (single < n_points)
    g_array_append_val (corners, single);
  else
    find_several (points, n_points, corners);
  return corners;
}
