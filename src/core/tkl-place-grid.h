/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPlaceGrid: which boxes may hold a point: cells of a few hundred metres, coarser for big ones. */
/* Thread: read from any thread once built; items are retired by one. */
#pragma once

#include "tkl-circle.h"
#include "tkl-day.h"

G_BEGIN_DECLS

/* A polygon or a circle of a project. */
typedef struct
{
  TklBox box;
  TklDay from, to; /* validity, both included; open ends are the smallest and largest number */
  guint32 site;    /* index of the project */
  guint32 form;    /* index of the polygon or circle */
} TklPlaceItem;

/* Cells of 2^shift × 1e-7 degree: 364 × 230 m in Belgium at 15, each further level 4 × as wide. */
#define TKL_PLACE_GRID_SHIFT 15
#define TKL_PLACE_GRID_MAX_LEVELS 9

/* Cells come in blocks of 8 × 8, so that empty land costs nothing wherever on Earth places are. */
typedef struct
{
  guint32 first[65]; /* first entry of each cell, and the end of the last */
} TklPlaceBlock;

typedef struct
{
  guint32 key;   /* block row and column + 1; 0 = free */
  guint32 block; /* index */
} TklPlaceSlot;

typedef struct
{
  guint shift;         /* of a cell */
  guint hash_shift;    /* 32 − log2 (number of slots) */
  TklPlaceSlot *slots; /* (owned): open addressing */
  GArray *blocks;      /* (owned): TklPlaceBlock */
  guint32 *entries;    /* (owned): indexes of items, ascending in each cell */
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
void tkl_place_grid_retire (TklPlaceGrid *grid, guint32 site);

/* A cell's list of items. */
typedef struct
{
  const guint32 *first;
  const guint32 *end;
} TklPlaceRun;

/**
 * tkl_place_level_find:
 * @point: valid
 * @ret_run: (out): items whose box touches the point's cell; written when there are some
 */
static inline gboolean
tkl_place_level_find (const TklPlaceLevel *level, TklPoint point, TklPlaceRun *ret_run)
{
  guint32 x = ((guint32) point.lon_e7 + 1800000000u) >> level->shift;
  guint32 y = ((guint32) point.lat_e7 + 900000000u) >> level->shift;
  guint32 key = ((y >> 3) << 16 | x >> 3) + 1;
  guint32 i = (key * 0x9e3779b1u) >> level->hash_shift;
  const guint32 *cell;

  while (level->slots[i].key != key)
    {
      if (level->slots[i].key == 0)
        return FALSE;
      i = (i + 1) & (G_MAXUINT32 >> level->hash_shift);
    }
  cell = ((const TklPlaceBlock *) level->blocks->data)[level->slots[i].block].first
         + ((y & 7) << 3 | (x & 7));
  *ret_run = (TklPlaceRun){ level->entries + cell[0], level->entries + cell[1] };
  return cell[0] < cell[1];
}

G_END_DECLS
