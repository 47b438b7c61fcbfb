/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPlaceGrid: which boxes may hold a point: cells of a few hundred metres, coarser for big ones. */
/* Thread: read from any thread once built; items are retired by one. */
#pragma once

#include "tkl-circle.h"
#include "tkl-day.h"

G_BEGIN_DECLS

/* A polygon or a circle of a project: its box and its validity as start and length, so that each of
 * the three tests is one unsigned comparison. */
typedef struct
{
  TklPoint min;
  guint32 height_e7, width_e7;
  TklDay from;
  guint32 n_more_days; /* after @from; all days: from the smallest number on, 2³² − 1 more */
  gint32 project_id;
  guint32 unused; /* makes it half a cache line */
} TklPlaceItem;

/** tkl_place_item_init: @to: included; open ends are the smallest and the largest number. */
void tkl_place_item_init (TklPlaceItem *item, const TklBox *box, TklDay from, TklDay to);

/** tkl_place_item_holds: Returns: TRUE when its box holds the point and it is valid on that day. */
static inline gboolean
tkl_place_item_holds (const TklPlaceItem *item, TklPoint point, TklDay day)
{
  return ((guint32) point.lat_e7 - (guint32) item->min.lat_e7 <= item->height_e7)
         & ((guint32) point.lon_e7 - (guint32) item->min.lon_e7 <= item->width_e7)
         & ((guint32) day - (guint32) item->from <= item->n_more_days);
}

/* Cells of 2^shift × 1e-7 degree: 364 × 230 m in Belgium at 15, each further level 4 × as wide. */
#define TKL_PLACE_GRID_SHIFT 15
#define TKL_PLACE_GRID_MAX_LEVELS 9

/* A cell also lists what lies this near to it (91 m north and south, 116 m east and west in Belgium),
 * on all levels: who asks for what is near a point, no farther than this, looks into one cell. */
#define TKL_PLACE_GRID_MARGIN_LAT_E7 (1u << 13)
#define TKL_PLACE_GRID_MARGIN_LON_E7 (1u << 14)

/* Cells come in blocks of 16 columns × 4 rows, so that empty land costs nothing wherever on Earth
 * places are; which cells of it hold anything is told by bits, so that most points need one look. Four
 * blocks, one above the other, stand together: what a crew needs in a town takes few cache lines. */
typedef struct
{
  guint32 key;      /* row and column of the four + 1; 0 = free */
  guint32 cells;    /* index of its first cell that holds anything */
  guint64 occupied; /* bit row × 16 + column */
} TklPlaceSlot;

#define TKL_PLACE_GRID_TOGETHER 4

/* The items of a cell: with TKL_PLACE_LIST_LAST it is the index of the only one or the last one, as in
 * most cells; without, the index of a node. */
typedef guint32 TklPlaceList;

#define TKL_PLACE_LIST_LAST 0x80000000u
#define TKL_PLACE_LIST_END G_MAXUINT32

typedef struct
{
  guint32 item;
  TklPlaceList rest;
} TklPlaceNode;

typedef struct
{
  guint shift;         /* of a cell */
  guint hash_shift;    /* 32 − log2 (number of slots / TKL_PLACE_GRID_TOGETHER) */
  TklPlaceSlot *slots; /* (owned): open addressing */
  TklPlaceList *cells; /* (owned): those that hold anything, block by block; items ascend in each */
  TklPlaceNode *nodes; /* (owned): of cells with several items */
} TklPlaceLevel;

typedef struct
{
  TklPlaceItem *items; /* (owned) */
  guint n_items;
  guint n_levels; /* those that hold items */
  TklPlaceLevel levels[TKL_PLACE_GRID_MAX_LEVELS];
} TklPlaceGrid;

/**
 * tkl_place_grid_new:
 * @items: (array length=n_items) (transfer full): fewer than 2³¹ − 1; freed with g_free()
 */
TklPlaceGrid *tkl_place_grid_new (TklPlaceItem *items, guint n_items);
void tkl_place_grid_free (TklPlaceGrid *grid);

/** tkl_place_grid_retire: the items of that project never match again. */
void tkl_place_grid_retire (TklPlaceGrid *grid, gint32 project_id);

/** tkl_place_list_take: @list: (inout): not at its end. Returns: its first item, taken off. */
static inline guint32
tkl_place_list_take (const TklPlaceNode *nodes, TklPlaceList *list)
{
  TklPlaceList first = *list;

  if (first & TKL_PLACE_LIST_LAST)
    {
      *list = TKL_PLACE_LIST_END;
      return first & ~TKL_PLACE_LIST_LAST;
    }
  *list = nodes[first].rest;
  return nodes[first].item;
}

/* Portable and inline: compilers call a function unless told of a newer processor. */
static inline guint
tkl_count_bits (guint64 bits)
{
  bits -= bits >> 1 & G_GUINT64_CONSTANT (0x5555555555555555);
  bits = (bits & G_GUINT64_CONSTANT (0x3333333333333333))
         + (bits >> 2 & G_GUINT64_CONSTANT (0x3333333333333333));
  bits = (bits + (bits >> 4)) & G_GUINT64_CONSTANT (0x0f0f0f0f0f0f0f0f);
  return (guint) (bits * G_GUINT64_CONSTANT (0x0101010101010101) >> 56);
}

/** tkl_place_level_slot: Returns: that of the cell's block, or a free one when there is none. */
static inline TklPlaceSlot *
tkl_place_level_slot (const TklPlaceLevel *level, guint32 column, guint32 row)
{
  guint32 key = ((row >> 4) << 16 | column >> 4) + 1;
  guint32 i = (key * 0x9e3779b1u) >> level->hash_shift;
  TklPlaceSlot *slot;

  for (;;)
    {
      slot = &level->slots[i * TKL_PLACE_GRID_TOGETHER + (row >> 2 & 3)];
      if (slot->key == key || slot->key == 0)
        return slot;
      i = (i + 1) & (G_MAXUINT32 >> level->hash_shift);
    }
}

/** tkl_place_slot_bit: Returns: that of the cell in its block. */
static inline guint
tkl_place_slot_bit (guint32 column, guint32 row)
{
  return (row & 3) << 4 | (column & 15);
}

/** tkl_place_slot_cell: Returns: index of the cell of that bit, which is occupied. */
static inline guint32
tkl_place_slot_cell (const TklPlaceSlot *slot, guint bit)
{
  return slot->cells + tkl_count_bits (slot->occupied & (((guint64) 1 << bit) - 1));
}

/**
 * tkl_place_level_find:
 * @x: @y: cell of the finest level
 * Returns: the items whose box touches the cell that holds it on this level, or its margin
 */
static inline TklPlaceList
tkl_place_level_find (const TklPlaceLevel *level, guint32 x, guint32 y)
{
  guint coarser = level->shift - TKL_PLACE_GRID_SHIFT;
  const TklPlaceSlot *slot = tkl_place_level_slot (level, x >> coarser, y >> coarser);
  guint bit = tkl_place_slot_bit (x >> coarser, y >> coarser);

  if (!(slot->occupied >> bit & 1))
    return TKL_PLACE_LIST_END;
  return level->cells[tkl_place_slot_cell (slot, bit)];
}

G_END_DECLS
