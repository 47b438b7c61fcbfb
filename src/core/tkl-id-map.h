/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklIdMap: ids to indexes of an array, for loops over millions of ticks. */
/* Thread: read from any thread once filled. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No such id. */
#define TKL_ID_MAP_NONE G_MAXUINT32

typedef struct
{
  gint32 id;
  guint32 index; /* TKL_ID_MAP_NONE: taken out again */
  gboolean used;
} TklIdSlot;

typedef struct
{
  TklIdSlot *slots; /* (owned): a power of two of them, open addressing */
  guint32 n_used;
  guint shift; /* 32 − log2 (number of slots) */
} TklIdMap;

/** tkl_id_map_init: @expected: how many ids it should hold without growing. */
void tkl_id_map_init (TklIdMap *map, gsize expected);
void tkl_id_map_clear (TklIdMap *map);

/** tkl_id_map_set: @index: TKL_ID_MAP_NONE takes the id out. */
void tkl_id_map_set (TklIdMap *map, gint32 id, guint32 index);

/** tkl_id_map_hash: Multiplicative: ids in a row spread over the table. */
static inline guint32
tkl_id_map_hash (guint32 value, guint shift)
{
  return (value * 0x9e3779b1u) >> shift;
}

/** tkl_id_map_get: Returns: the index, or TKL_ID_MAP_NONE. */
static inline guint32
tkl_id_map_get (const TklIdMap *map, gint32 id)
{
  guint32 mask = G_MAXUINT32 >> map->shift;
  guint32 i = tkl_id_map_hash ((guint32) id, map->shift);

  while (map->slots[i].used)
    {
      if (map->slots[i].id == id)
        return map->slots[i].index;
      i = (i + 1) & mask;
    }
  return TKL_ID_MAP_NONE;
}

G_END_DECLS
