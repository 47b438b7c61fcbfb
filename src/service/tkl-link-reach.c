/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose ticks are to be linked again after a place changed: everybody's who ticked there. */
/* Thread: any; pure. */
#include "tkl-link-private.h"

static void
stretch (TklBox *box, const TklBox *over)
{
  box->min.lat_e7 = MIN (box->min.lat_e7, over->min.lat_e7);
  box->min.lon_e7 = MIN (box->min.lon_e7, over->min.lon_e7);
  box->max.lat_e7 = MAX (box->max.lat_e7, over->max.lat_e7);
  box->max.lon_e7 = MAX (box->max.lon_e7, over->max.lon_e7);
}

void
tkl_link_reach_add (TklLinkReach *reach, const TklBox *box)
{
  TklBox wide;

  g_return_if_fail (reach != NULL && box != NULL);

  wide = tkl_box_widen (box, TKL_EDGE_TOLERANCE_MAX_M);
  if (reach->n_boxes < TKL_LINK_MAX_BOXES)
    reach->boxes[reach->n_boxes++] = wide;
  else
    stretch (&reach->boxes[TKL_LINK_MAX_BOXES - 1], &wide);
}

gboolean
tkl_link_reach_area (const TklLinkReach *reach, TklBox *ret_area)
{
  g_return_val_if_fail (reach != NULL && ret_area != NULL, FALSE);

  if (reach->anywhere || reach->n_boxes == 0)
    return FALSE;
  *ret_area = reach->boxes[0];
  for (guint i = 1; i < reach->n_boxes; i++)
    stretch (ret_area, &reach->boxes[i]);
  return TRUE;
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

GArray *
tkl_link_reach_keys (const TklLinkReach *reach, const GArray *ticks, const GArray *holdings)
{
  g_autoptr (GArray) reached = tkl_link_reach_ticks (reach, ticks);
  g_autoptr (GHashTable) people = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) keys = g_hash_table_new (NULL, NULL);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (gint32));
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < reached->len; i++)
    {
      const TklTick *tick = &g_array_index (ticks, TklTick, g_array_index (reached, guint32, i));

      g_hash_table_add (people, GINT_TO_POINTER (tick->employee_id));
      g_hash_table_add (keys, GINT_TO_POINTER (tick->key_id));
    }
  for (guint i = 0; i < holdings->len; i++)
    {
      const TklKeyHolding *holding = &g_array_index (holdings, TklKeyHolding, i);

      if (g_hash_table_contains (people, GINT_TO_POINTER ((gint32) holding->employee_id)))
        g_hash_table_add (keys, GINT_TO_POINTER ((gint32) holding->key_id));
    }
  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint32 id = GPOINTER_TO_INT (key);

      g_array_append_val (found, id);
    }
  return found;
}
