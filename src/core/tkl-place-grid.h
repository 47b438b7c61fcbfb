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
  guint32 form; /* index of the polygon or circle */
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

/* Cells come in blocks of 8 × 8, so that empty land costs nothing wherever on Earth places are; which
 * of its cells hold anything is told by bits, so that most points need one look. */
typedef struct
{
  guint32 key;      /* block row and column + 1; 0 = free */
  guint32 cells;    /* index of the start of its first cell that holds anything */
  guint64 occupied; /* bit row × 8 + column */
} TklPlaceSlot;

typedef struct
{
  guint shift;         /* of a cell */
  guint hash_shift;    /* 32 − log2 (number of slots) */
  TklPlaceSlot *slots; /* (owned): open addressing */
  guint32 *cells;   /* (owned): first entry of each cell that holds anything, block by block; each
                          block ends with the end of its last */
  guint32 *entries; /* (owned): indexes of items, ascending in each cell */
} TklPlaceLevel;

typedef struct
{
  TklPlaceItem *items; /* (owned): polygons first, then circles */
  guint n_items;
  guint n_polygons;
  guint n_levels; /* those that hold items */
  TklPlaceLevel levels[TKL_PLACE_GRID_MAX_LEVELS];
} TklPlaceGrid;

/**
 * tkl_place_grid_new:
 * @items: (array length=n_items) (transfer full): polygons first; freed with g_free()
 */
TklPlaceGrid *tkl_place_grid_new (TklPlaceItem *items, guint n_items, guint n_polygons);
void tkl_place_grid_free (TklPlaceGrid *grid);

/** tkl_place_grid_retire: the items of that project never match again. */
void tkl_place_grid_retire (TklPlaceGrid *grid, gint32 project_id);

/* A cell's list of items. */
typedef struct
{
  const guint32 *first;
  const guint32 *end;
} TklPlaceRun;

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

/**
 * tkl_place_level_find:
 * @x: @y: cell of the finest level
 * @ret_run: (out): items whose box touches the cell that holds it on this level; written when there
 *   are some
 */
static inline gboolean
tkl_place_level_find (const TklPlaceLevel *level, guint32 x, guint32 y, TklPlaceRun *ret_run)
{
  guint coarser = level->shift - TKL_PLACE_GRID_SHIFT;
  guint32 column = x >> coarser;
  guint32 row = y >> coarser;
  guint32 key = ((row >> 3) << 16 | column >> 3) + 1;
  guint32 i = (key * 0x9e3779b1u) >> level->hash_shift;
  guint64 bit = (guint64) 1 << ((row & 7) << 3 | (column & 7));
  const guint32 *cell;

  while (level->slots[i].key != key)
    {
      if (level->slots[i].key == 0)
        return FALSE;
      i = (i + 1) & (G_MAXUINT32 >> level->hash_shift);
    }
  if (!(level->slots[i].occupied & bit))
    return FALSE;
  cell = level->cells + level->slots[i].cells
         + tkl_count_bits (level->slots[i].occupied & (bit - 1));
  *ret_run = (TklPlaceRun){ level->entries + cell[0], level->entries + cell[1] };
  return TRUE;
}

G_END_DECLS
