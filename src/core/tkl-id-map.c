/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklIdMap: open addressing with at most half of the slots in use. */
/* Thread: read from any thread once filled. */
#include "tkl-id-map.h"

static guint32
count_slots (const TklIdMap *map)
{
  return (guint32) 1 << (32 - map->shift);
}

void
tkl_id_map_init (TklIdMap *map, gsize expected)
{
  guint bits = 4;

  g_return_if_fail (map != NULL && expected < (1u << 29));

  while ((gsize) 1 << bits < expected * 2)
    bits++;
  map->shift = 32 - bits;
  map->n_used = 0;
  map->slots = g_new0 (TklIdSlot, (gsize) 1 << bits);
}

void
tkl_id_map_clear (TklIdMap *map)
{
  g_return_if_fail (map != NULL);

  g_clear_pointer (&map->slots, g_free);
  map->n_used = 0;
}

static void
grow (TklIdMap *map)
{
  TklIdMap larger;

  tkl_id_map_init (&larger, map->n_used * 2);
  for (guint32 i = 0; i < count_slots (map); i++)
    if (map->slots[i].used && map->slots[i].index != TKL_ID_MAP_NONE)
      tkl_id_map_set (&larger, map->slots[i].id, map->slots[i].index);
  g_free (map->slots);
  *map = larger;
}

void
tkl_id_map_set (TklIdMap *map, gint32 id, guint32 index)
{
  guint32 i;

  g_return_if_fail (map != NULL && map->slots != NULL);

  if (map->n_used * 2 >= count_slots (map))
    grow (map);
  i = tkl_id_map_hash ((guint32) id, map->shift);
  while (map->slots[i].used && map->slots[i].id != id)
    i = (i + 1) & (count_slots (map) - 1);
  map->n_used += map->slots[i].used ? 0 : 1;
  map->slots[i] = (TklIdSlot){ id, index, TRUE };
}
