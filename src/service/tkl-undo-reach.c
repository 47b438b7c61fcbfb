/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where places are others after something was undone. */
/* Thread: the office's writer thread. */
#include "tkl-undo-reach.h"

#include "tkl-store-project.h"

struct _TklPlacesThen
{
  TklMaster *master; /* (owned) */
  GPtrArray *pois;   /* (owned) */
  GHashTable *by_id; /* (owned): id of a zone → borrowed TklPoi */
};

gboolean
tkl_undo_moves_places (const TklJournalEntry *entry)
{
  return g_str_equal (entry->action, "change-zones")
         || g_str_equal (entry->action, "change-project");
}

TklPlacesThen *
tkl_places_then_new (TklStore *store, GError **error)
{
  g_autoptr (TklPlacesThen) then = g_new0 (TklPlacesThen, 1);

  then->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  then->master = tkl_master_load (store, error);
  if (then->master == NULL || !tkl_store_list_pois (store, 0, &then->pois, error))
    return NULL;
  for (guint i = 0; i < then->pois->len; i++)
    {
      TklPoi *poi = then->pois->pdata[i];

      g_hash_table_insert (then->by_id, &poi->id, poi);
    }
  return g_steal_pointer (&then);
}

void
tkl_places_then_free (TklPlacesThen *then)
{
  if (then == NULL)
    return;
  g_clear_pointer (&then->by_id, g_hash_table_unref);
  g_clear_pointer (&then->pois, g_ptr_array_unref);
  g_clear_pointer (&then->master, tkl_master_free);
  g_free (then);
}

/* Zones of one side that the other lacks, or has elsewhere. */
static void
add_zones (const TklPlacesThen *then, const TklPlacesThen *other, TklLinkReach *reach)
{
  for (guint i = 0; i < then->pois->len; i++)
    {
      const TklPoi *poi = then->pois->pdata[i];
      const TklPoi *same = g_hash_table_lookup (other->by_id, &poi->id);
      const TklBox box = { poi->shape->min, poi->shape->max };

      if (same == NULL || same->project_id != poi->project_id
          || !tkl_shape_equal (same->shape, poi->shape))
        tkl_link_reach_add (reach, &box);
    }
}

static gboolean
same_reach (const TklProject *a, const TklProject *b)
{
  return a->radius_m == b->radius_m && a->mode == b->mode && a->status == b->status
         && a->from == b->from && a->to == b->to && tkl_point_equal (a->location, b->location);
}

static void
add_circles (const TklPlacesThen *then, const TklPlacesThen *other, TklLinkReach *reach)
{
  const GPtrArray *projects = then->master->projects;

  for (guint i = 0; i < projects->len; i++)
    {
      const TklProject *project = projects->pdata[i];
      const TklProject *same = tkl_master_project (other->master, (gint32) project->id);
      TklBounds bounds;
      TklBox box;

      if (same != NULL && same_reach (project, same))
        continue;
      bounds = tkl_places_bounds (then->master->places, (gint32) project->id, &box);
      if (bounds == TKL_BOUNDS_BOX)
        tkl_link_reach_add (reach, &box);
      reach->anywhere |= bounds == TKL_BOUNDS_ANYWHERE;
    }
}

void
tkl_places_then_compare (const TklPlacesThen *before,
                         const TklPlacesThen *after,
                         TklLinkReach *ret_reach)
{
  *ret_reach = (TklLinkReach){ .n_boxes = 0 };
  add_zones (before, after, ret_reach);
  add_zones (after, before, ret_reach);
  add_circles (before, after, ret_reach);
  add_circles (after, before, ret_reach);
}
