/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose ticks are to be linked again after a place changed: everybody's who ticked there. */
/* Thread: any; pure. */
#include "tkl-link-private.h"

void
tkl_link_reach_add (TklLinkReach *reach, const TklBox *box)
{
  TklBox *last;

  g_return_if_fail (reach != NULL && box != NULL);

  if (reach->n_boxes < TKL_LINK_MAX_BOXES)
    {
      reach->boxes[reach->n_boxes++] = *box;
      return;
    }
  last = &reach->boxes[TKL_LINK_MAX_BOXES - 1];
  last->min.lat_e7 = MIN (last->min.lat_e7, box->min.lat_e7);
  last->min.lon_e7 = MIN (last->min.lon_e7, box->min.lon_e7);
  last->max.lat_e7 = MAX (last->max.lat_e7, box->max.lat_e7);
  last->max.lon_e7 = MAX (last->max.lon_e7, box->max.lon_e7);
}

GArray *
tkl_link_reach_ticks (const TklLinkReach *reach, const GArray *ticks)
{
  GArray *indexes = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree TklPoint *points = NULL;

  g_return_val_if_fail (reach != NULL && ticks != NULL, indexes);

  for (guint32 i = 0; reach->anywhere && i < ticks->len; i++)
    g_array_append_val (indexes, i);
  if (reach->anywhere || reach->n_boxes == 0)
    return indexes;
  points = g_new (TklPoint, ticks->len + 1);
  for (guint i = 0; i < ticks->len; i++)
    points[i] = g_array_index (ticks, TklTick, i).point;
  tkl_places_affected (points, ticks->len, reach->boxes, reach->n_boxes, indexes);
  return indexes;
}

/* An employee, or a key while nobody holds it; the sign tells them apart. */
static gpointer
person_of (const TklTick *tick)
{
  return GINT_TO_POINTER (tick->employee_id != 0 ? tick->employee_id : -tick->key_id);
}

GArray *
tkl_link_reach_choose (const TklLinkReach *reach, const GArray *ticks)
{
  g_autoptr (GArray) reached = tkl_link_reach_ticks (reach, ticks);
  g_autoptr (GHashTable) people = g_hash_table_new (NULL, NULL);
  GArray *chosen;

  if (reach->anywhere)
    return g_steal_pointer (&reached);
  chosen = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < reached->len; i++)
    g_hash_table_add (
        people, person_of (&g_array_index (ticks, TklTick, g_array_index (reached, guint32, i))));
  for (guint32 i = 0; i < ticks->len && reached->len > 0; i++)
    if (g_hash_table_contains (people, person_of (&g_array_index (ticks, TklTick, i))))
      g_array_append_val (chosen, i);
  return chosen;
}
