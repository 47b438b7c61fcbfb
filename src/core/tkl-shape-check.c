/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a ring is a simple polygon: enough corners, some area, no edge meeting another. */
/* Thread: any; pure. */
#include "tkl-shape-private.h"

#include <stdlib.h>

/* An edge along the axis that separates the edges best. */
typedef struct
{
  gint32 from, to; /* extent along that axis, from ≤ to */
  guint32 edge;    /* from this corner to the next */
} Span;

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const Span *left = a;
  const Span *right = b;

  if (left->from != right->from)
    return (left->from > right->from) - (left->from < right->from);
  return (left->edge > right->edge) - (left->edge < right->edge);
}

static gboolean
between (gint32 value, gint32 a, gint32 b)
{
  return value >= MIN (a, b) && value <= MAX (a, b);
}

/* Whether @p, which is on the line through a and b, lies between them. */
gboolean
tkl_segment_holds (TklPoint a, TklPoint b, TklPoint p)
{
  return between (p.lat_e7, a.lat_e7, b.lat_e7) && between (p.lon_e7, a.lon_e7, b.lon_e7);
}

static int
sign (gint64 value)
{
  return (value > 0) - (value < 0);
}

gboolean
tkl_edges_meet (TklPoint a, TklPoint b, TklPoint c, TklPoint d)
{
  int abc = sign (tkl_cross (a, b, c));
  int abd = sign (tkl_cross (a, b, d));
  int cda = sign (tkl_cross (c, d, a));
  int cdb = sign (tkl_cross (c, d, b));

  if (abc * abd < 0 && cda * cdb < 0)
    return TRUE;
  return (abc == 0 && tkl_segment_holds (a, b, c)) || (abd == 0 && tkl_segment_holds (a, b, d))
         || (cda == 0 && tkl_segment_holds (c, d, a)) || (cdb == 0 && tkl_segment_holds (c, d, b));
}

/* Edges that share the corner @shared overlap when the ring turns back on itself there. */
gboolean
tkl_edge_turns_back (TklPoint before, TklPoint shared, TklPoint after)
{
  gint64 dot = ((gint64) before.lat_e7 - shared.lat_e7) * ((gint64) after.lat_e7 - shared.lat_e7)
               + ((gint64) before.lon_e7 - shared.lon_e7) * ((gint64) after.lon_e7 - shared.lon_e7);

  return dot > 0 && tkl_cross (shared, before, after) == 0;
}

static gboolean
edge_pair_faulty (const TklPoint *points, guint n_points, guint i, guint j)
{
  guint i_end = i + 1 < n_points ? i + 1 : 0;
  guint j_end = j + 1 < n_points ? j + 1 : 0;

  if (i_end == j)
    return tkl_edge_turns_back (points[i], points[j], points[j_end]);
  if (j_end == i)
    return tkl_edge_turns_back (points[j], points[i], points[i_end]);
  return tkl_edges_meet (points[i], points[i_end], points[j], points[j_end]);
}

/* Sorts along the axis on which the edges are shorter in sum, so that few of them overlap there. */
static Span *
sort_edges (const TklPoint *points, guint n_points)
{
  Span *spans = g_new (Span, n_points);
  guint64 lat_sum = 0;
  guint64 lon_sum = 0;

  for (guint i = 0; i < n_points; i++)
    {
      TklPoint next = points[i + 1 < n_points ? i + 1 : 0];

      lat_sum += (guint64) ABS ((gint64) next.lat_e7 - points[i].lat_e7);
      lon_sum += (guint64) ABS ((gint64) next.lon_e7 - points[i].lon_e7);
    }
  for (guint i = 0; i < n_points; i++)
    {
      TklPoint next = points[i + 1 < n_points ? i + 1 : 0];
      gint32 a = lat_sum < lon_sum ? points[i].lat_e7 : points[i].lon_e7;
      gint32 b = lat_sum < lon_sum ? next.lat_e7 : next.lon_e7;

      spans[i] = (Span){ MIN (a, b), MAX (a, b), i };
    }
  qsort (spans, n_points, sizeof (Span), compare_spans);
  return spans;
}

/* Returns: the first corner whose edge meets another one, that of @ret_other, or @n_points. */
static guint
find_crossing (const TklPoint *points, guint n_points, guint *ret_other)
{
  g_autofree Span *spans = sort_edges (points, n_points);
  guint first = n_points;

  for (guint a = 0; a < n_points; a++)
    for (guint b = a + 1; b < n_points && spans[b].from <= spans[a].to; b++)
      {
        guint corner = MIN (spans[a].edge, spans[b].edge);

        if (corner < first && edge_pair_faulty (points, n_points, spans[a].edge, spans[b].edge))
          {
            first = corner;
            *ret_other = MAX (spans[a].edge, spans[b].edge);
          }
      }
  return first;
}

TklShapeProblem
tkl_ring_check (const TklPoint *points, guint n_points, guint *ret_corner, guint *ret_other)
{
  guint other = 2;

  *ret_corner = *ret_other = 0;
  while (
      other < n_points
      && (tkl_point_equal (points[other], points[0]) || tkl_point_equal (points[other], points[1])))
    other++;
  if (other >= n_points)
    return TKL_SHAPE_TOO_FEW_CORNERS;

  while (other < n_points && tkl_cross (points[0], points[1], points[other]) == 0)
    other++;
  if (other >= n_points)
    return TKL_SHAPE_NO_AREA;

  *ret_corner = find_crossing (points, n_points, ret_other);
  return *ret_corner < n_points ? TKL_SHAPE_CROSSED : TKL_SHAPE_OK;
}
