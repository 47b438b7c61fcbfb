/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of many points lie in a few boxes: the scan behind a changed place. */
/* Thread: any; pure. */
#include "tkl-places.h"

/* A block is first only counted, without a branch, which compilers turn into vector code; nearly
 * all blocks hold nothing. */
#define BLOCK 1024

static inline guint32
box_holds (const TklBox *box, TklPoint p)
{
  /* One unsigned comparison for each axis. */
  guint32 lat = (guint32) p.lat_e7 - (guint32) box->min.lat_e7;
  guint32 lon = (guint32) p.lon_e7 - (guint32) box->min.lon_e7;

  return (guint32) (lat <= (guint32) box->max.lat_e7 - (guint32) box->min.lat_e7)
         & (guint32) (lon <= (guint32) box->max.lon_e7 - (guint32) box->min.lon_e7);
}

static guint32
count_block (const TklPoint *points, gsize n, const TklBox *boxes, gsize n_boxes)
{
  guint32 count = 0;

  for (gsize b = 0; b < n_boxes; b++)
    {
      TklBox box = boxes[b];

      for (gsize i = 0; i < n; i++)
        count += box_holds (&box, points[i]);
    }
  return count;
}

void
tkl_places_affected (
    const TklPoint *points, gsize n_points, const TklBox *boxes, gsize n_boxes, GArray *ret_indexes)
{
  g_return_if_fail (points != NULL || n_points == 0);
  g_return_if_fail (boxes != NULL || n_boxes == 0);
  g_return_if_fail (n_boxes <= 8 && n_points < G_MAXUINT32 && ret_indexes != NULL);

  for (gsize first = 0; first < n_points; first += BLOCK)
    {
      gsize n = MIN (BLOCK, n_points - first);

      if (count_block (points + first, n, boxes, n_boxes) == 0)
        continue;
      for (gsize i = first; i < first + n; i++)
        {
          guint32 held = 0;
          guint32 index = (guint32) i;

          for (gsize b = 0; b < n_boxes; b++)
            held |= box_holds (&boxes[b], points[i]);
          if (held)
            g_array_append_val (ret_indexes, index);
        }
    }
}
