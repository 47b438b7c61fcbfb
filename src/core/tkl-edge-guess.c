/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose zone or radius ends just before the place where several ticks are at no place (F144). */
/* Thread: any; pure. */
#include "tkl-edge-guess.h"

#include "tkl-edge-flat.h"
#include "tkl-edge-stretch.h"

#define STEP_M 10
#define FAR_M 1e9

/* --- how far ---------------------------------------------------------------------------------- */

static double
distance_to_ring (const TklPoint *corners, guint n, TklPoint point)
{
  TklFlat before = tkl_flat (corners[n - 1], point);
  double nearest_m = FAR_M;

  for (guint i = 0; i < n; i++)
    {
      TklFlat corner = tkl_flat (corners[i], point);

      nearest_m = MIN (nearest_m, tkl_flat_to_stretch (before, corner));
      before = corner;
    }
  return nearest_m;
}

static double
distance_to_shapes (const TklEdgeSite *site, TklPoint point)
{
  double nearest_m = FAR_M;

  for (gsize i = 0; i < site->n_shapes; i++)
    {
      const TklShape *shape = site->shapes[i];

      for (guint ring = 0; ring < shape->n_rings; ring++)
        nearest_m
            = MIN (nearest_m,
                   distance_to_ring (shape->points + shape->ring_point[ring],
                                     shape->ring_point[ring + 1] - shape->ring_point[ring], point));
    }
  return nearest_m;
}

/* --- one site --------------------------------------------------------------------------------- */

static gboolean
has_circle (const TklEdgeSite *site)
{
  return tkl_point_is_set (site->centre) && site->radius_m > 0;
}

/* Returns: FALSE when a tick is out of reach. */
static gboolean
measure (const TklTick *ticks, gsize n_ticks, const TklEdgeSite *site, TklEdgeGuess *guess)
{
  double to_zone_m = 0, to_centre_m = 0;
  double beyond_m;
  gboolean circle;

  for (gsize i = 0; i < n_ticks; i++)
    {
      to_zone_m = MAX (to_zone_m, distance_to_shapes (site, ticks[i].point));
      if (has_circle (site))
        to_centre_m = MAX (to_centre_m, tkl_point_distance_m (site->centre, ticks[i].point));
    }
  beyond_m = has_circle (site) ? MAX (to_centre_m - site->radius_m, 0) : FAR_M;
  circle = beyond_m <= to_zone_m;
  if (MIN (beyond_m, to_zone_m) > TKL_EDGE_REACH_M)
    return FALSE;
  guess->project_id = site->project_id;
  guess->outside_m = MAX ((gint32) ceil (MIN (beyond_m, to_zone_m)), 1);
  guess->radius_m
      = circle ? (gint32) (ceil ((to_centre_m + TKL_EDGE_SPARE_M) / STEP_M) * STEP_M) : 0;
  return TRUE;
}

static guint
count_people (const TklTick *ticks, gsize n_ticks)
{
  g_autoptr (GHashTable) people = g_hash_table_new (NULL, NULL);

  /* An unknown key is somebody too. */
  for (gsize i = 0; i < n_ticks; i++)
    g_hash_table_add (people, GINT_TO_POINTER (ticks[i].employee_id != 0 ? ticks[i].employee_id
                                                                         : -ticks[i].key_id));
  return g_hash_table_size (people);
}

/* --- together --------------------------------------------------------------------------------- */

static int
compare_guesses (gconstpointer a, gconstpointer b)
{
  const TklEdgeGuess *left = a;
  const TklEdgeGuess *right = b;

  if (left->outside_m != right->outside_m)
    return (left->outside_m > right->outside_m) - (left->outside_m < right->outside_m);
  return (left->project_id > right->project_id) - (left->project_id < right->project_id);
}

static void
judge (GArray *guesses)
{
  TklEdgeGuess *first = &g_array_index (guesses, TklEdgeGuess, 0);
  gboolean clear = guesses->len == 1
                   || g_array_index (guesses, TklEdgeGuess, 1).outside_m >= 2 * first->outside_m;

  if (clear && first->n_people > 1)
    first->confidence = TKL_CONFIDENCE_LIKELY;
}

void
tkl_edge_guess (
    const TklTick *ticks, gsize n_ticks, const TklEdgeSite *sites, gsize n_sites, GArray *guesses)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (TklEdgeGuess));

  g_return_if_fail (guesses != NULL);

  if (n_ticks < TKL_EDGE_MIN_TICKS)
    return;
  for (gsize i = 0; i < n_sites; i++)
    {
      TklEdgeGuess guess = { .n_ticks = (guint16) MIN (n_ticks, G_MAXUINT16),
                             .n_people = (guint16) count_people (ticks, n_ticks),
                             .confidence = TKL_CONFIDENCE_WEAK };

      if (measure (ticks, n_ticks, &sites[i], &guess))
        g_array_append_val (found, guess);
    }
  if (found->len == 0)
    return;
  g_array_sort (found, compare_guesses);
  judge (found);
  g_array_append_vals (guesses, found->data, found->len);
}
