/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of base maps in the preferences of this machine, and which of them is chosen (F037). */
/* Thread: main. */
#include "tkl-base-maps.h"

#include "tkl-settings.h"

#define TYPE "(ssssii)"

GPtrArray *
tkl_base_maps_load (GSettings *preferences)
{
  g_autoptr (GVariant) list = g_settings_get_value (preferences, TKL_KEY_BASE_MAPS);
  GPtrArray *maps = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_base_map_free);
  const char *name, *source, *credit, *credit_url;
  int min_zoom, max_zoom;
  GVariantIter iter;

  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "(&s&s&s&sii)", &name, &source, &credit, &credit_url,
                              &min_zoom, &max_zoom))
    {
      g_autoptr (TklBaseMap) map
          = tkl_base_map_new (name, source, credit, credit_url, min_zoom, max_zoom);

      if (tkl_base_map_check (map, maps) == TKL_BASE_MAP_OK)
        g_ptr_array_add (maps, g_steal_pointer (&map));
    }
  return maps;
}

void
tkl_base_maps_save (GSettings *preferences, GPtrArray *maps)
{
  GVariantBuilder list;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("a" TYPE));
  for (guint i = 0; i < maps->len; i++)
    {
      const TklBaseMap *map = maps->pdata[i];

      g_variant_builder_add (&list, TYPE, map->name, map->source, map->credit, map->credit_url,
                             map->min_zoom, map->max_zoom);
    }
  g_settings_set_value (preferences, TKL_KEY_BASE_MAPS, g_variant_builder_end (&list));
}
