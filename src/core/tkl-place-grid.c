/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPlaceGrid: building the levels: count the entries of each cell, then place them. */
/* Thread: read from any thread once built; items are retired by one. */
#include "tkl-place-grid.h"

/* An item stands on the finest level where it touches at most this many cells in a row. */
#define MAX_CELLS_ACROSS 8

/* A block while its level is built. */
typedef struct
{
  guint32 first[65]; /* first entry of each cell, and the end of the last */
} Block;

typedef struct
{
  TklPlaceLevel *level;
  GArray *blocks; /* (owned): Block; meanwhile a slot's @cells is its index here */
} Builder;

/* Cells an item touches on a level. */
typedef struct
{
  guint32 x0, x1, y0, y1; /* both ends included */
} CellRange;

void
tkl_place_item_init (TklPlaceItem *item, const TklBox *box, TklDay from, TklDay to)
{
  g_return_if_fail (item != NULL && box != NULL && from <= to);

  item->min = box->min;
  item->height_e7 = (guint32) box->max.lat_e7 - (guint32) box->min.lat_e7;
  item->width_e7 = (guint32) box->max.lon_e7 - (guint32) box->min.lon_e7;
  item->from = from;
  item->n_more_days = (guint32) to - (guint32) from;
}

static CellRange
get_range (const TklPlaceItem *item, guint shift)
{
  guint32 x = (guint32) item->min.lon_e7 + 1800000000u;
  guint32 y = (guint32) item->min.lat_e7 + 900000000u;

  return (CellRange){ x >> shift, (x + item->width_e7) >> shift, y >> shift,
                      (y + item->height_e7) >> shift };
}

static guint
choose_level (const TklPlaceItem *item)
{
  guint level = 0;
  CellRange range = get_range (item, TKL_PLACE_GRID_SHIFT);

  while (level + 1 < TKL_PLACE_GRID_MAX_LEVELS
         && (range.x1 - range.x0 >= MAX_CELLS_ACROSS || range.y1 - range.y0 >= MAX_CELLS_ACROSS))
    {
      level++;
      range = get_range (item, TKL_PLACE_GRID_SHIFT + 2 * level);
    }
  return level;
}

static TklPlaceSlot *
find_slot (const TklPlaceLevel *level, guint32 key)
{
  guint32 i = (key * 0x9e3779b1u) >> level->hash_shift;

  while (level->slots[i].key != 0 && level->slots[i].key != key)
    i = (i + 1) & (G_MAXUINT32 >> level->hash_shift);
  return &level->slots[i];
}

static void
grow_slots (TklPlaceLevel *level)
{
  gsize n_old = (gsize) 1 << (32 - level->hash_shift);
  TklPlaceSlot *old = level->slots;

  level->hash_shift -= 2;
  level->slots = g_new0 (TklPlaceSlot, n_old * 4);
  for (gsize i = 0; i < n_old; i++)
    if (old[i].key != 0)
      *find_slot (level, old[i].key) = old[i];
  g_free (old);
}

static Block *
ensure_block (Builder *builder, guint32 key)
{
  TklPlaceLevel *level = builder->level;
  TklPlaceSlot *slot = find_slot (level, key);

  if (slot->key == 0)
    {
      if (builder->blocks->len >= (1u << (32 - level->hash_shift)) / 2)
        {
          grow_slots (level);
          slot = find_slot (level, key);
        }
      *slot = (TklPlaceSlot){ key, builder->blocks->len, 0 };
      g_array_set_size (builder->blocks, builder->blocks->len + 1);
    }
  return &g_array_index (builder->blocks, Block, slot->cells);
}

typedef enum
{
  COUNT, /* blocks are made, cells count their entries */
  PLACE, /* entries go in from the end of each cell */
} Pass;

static void
walk_cells (Builder *builder, const TklPlaceItem *item, guint32 index, Pass pass)
{
  CellRange range = get_range (item, builder->level->shift);
  guint32 last_key = 0;
  Block *block = NULL;

  for (guint32 y = range.y0; y <= range.y1; y++)
    for (guint32 x = range.x0; x <= range.x1; x++)
      {
        guint32 key = ((y >> 3) << 16 | x >> 3) + 1;
        guint32 *cell;

        if (key != last_key)
          {
            block = ensure_block (builder, key);
            last_key = key;
          }
        cell = &block->first[(y & 7) << 3 | (x & 7)];
        if (pass == COUNT)
          (*cell)++;
        else
          builder->level->entries[--*cell] = index;
      }
}

/* Each cell points to its end first; placing backwards leaves it at its start. */
static guint32
sum_counts (GArray *blocks)
{
  guint32 sum = 0;

  for (guint b = 0; b < blocks->len; b++)
    {
      Block *block = &g_array_index (blocks, Block, b);

      for (guint cell = 0; cell < 64; cell++)
        block->first[cell] = sum += block->first[cell];
      block->first[64] = sum;
    }
  return sum;
}

/* Keeps of each block only the cells that hold anything. Written without a branch: which cells those
 * are cannot be foreseen. */
static void
pack_blocks (Builder *builder)
{
  TklPlaceLevel *level = builder->level;
  guint32 *cells = g_new (guint32, (gsize) builder->blocks->len * 65);
  guint32 n = 0;

  for (gsize i = 0; i < (gsize) 1 << (32 - level->hash_shift); i++)
    {
      TklPlaceSlot *slot = &level->slots[i];
      const Block *block;

      if (slot->key == 0)
        continue;
      block = &g_array_index (builder->blocks, Block, slot->cells);
      slot->cells = n;
      for (guint cell = 0; cell < 64; cell++)
        {
          guint holds = block->first[cell] < block->first[cell + 1];

          cells[n] = block->first[cell];
          n += holds;
          slot->occupied |= (guint64) holds << cell;
        }
      cells[n++] = block->first[64];
    }
  level->cells = g_renew (guint32, cells, n);
}

static void
build_level (TklPlaceGrid *grid, const guint8 *level_of, guint number)
{
  TklPlaceLevel *level = &grid->levels[grid->n_levels++];
  Builder builder = { level, g_array_sized_new (FALSE, TRUE, sizeof (Block), grid->n_items / 4) };

  level->shift = TKL_PLACE_GRID_SHIFT + 2 * number;
  level->hash_shift = grid->n_items < 1000 ? 24 : 20;
  level->slots = g_new0 (TklPlaceSlot, (gsize) 1 << (32 - level->hash_shift));

  for (guint i = 0; i < grid->n_items; i++)
    if (level_of[i] == number)
      walk_cells (&builder, &grid->items[i], i, COUNT);
  level->entries = g_new (guint32, sum_counts (builder.blocks));
  for (guint i = grid->n_items; i-- > 0;)
    if (level_of[i] == number)
      walk_cells (&builder, &grid->items[i], i, PLACE);
  pack_blocks (&builder);
  g_array_unref (builder.blocks);
}

TklPlaceGrid *
tkl_place_grid_new (TklPlaceItem *items, guint n_items, guint n_polygons)
{
  TklPlaceGrid *grid = g_new0 (TklPlaceGrid, 1);
  g_autofree guint8 *level_of = g_new (guint8, n_items);
  gboolean used[TKL_PLACE_GRID_MAX_LEVELS] = { FALSE };

  g_return_val_if_fail (n_polygons <= n_items, grid);

  grid->items = items;
  grid->n_items = n_items;
  grid->n_polygons = n_polygons;
  for (guint i = 0; i < n_items; i++)
    {
      level_of[i] = (guint8) choose_level (&items[i]);
      used[level_of[i]] = TRUE;
    }
  for (guint number = 0; number < TKL_PLACE_GRID_MAX_LEVELS; number++)
    if (used[number])
      build_level (grid, level_of, number);
  return grid;
}

void
tkl_place_grid_free (TklPlaceGrid *grid)
{
  if (grid == NULL)
    return;
  for (guint i = 0; i < grid->n_levels; i++)
    {
      g_free (grid->levels[i].slots);
      g_free (grid->levels[i].cells);
      g_free (grid->levels[i].entries);
    }
  g_free (grid->items);
  g_free (grid);
}

void
tkl_place_grid_retire (TklPlaceGrid *grid, gint32 project_id)
{
  g_return_if_fail (grid != NULL);

  for (guint i = 0; i < grid->n_items; i++)
    if (grid->items[i].project_id == project_id)
      {
        /* A box beyond both poles: no point is in it. */
        grid->items[i].min = (TklPoint){ G_MAXINT32, G_MAXINT32 };
        grid->items[i].height_e7 = 0;
      }
}
