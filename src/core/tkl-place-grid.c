/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPlaceGrid: building the levels: mark the cells that hold anything, then fill them. */
/* Thread: read from any thread once built; items are retired by one. */
#include "tkl-place-grid.h"

#include <string.h>

/* An item stands on the finest level where it touches at most this many cells in a row. */
#define MAX_CELLS_ACROSS 8

/* Cells an item touches on a level, with their margins. */
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

  return (CellRange){ (x - MIN (x, TKL_PLACE_GRID_MARGIN_LON_E7)) >> shift,
                      (x + item->width_e7 + TKL_PLACE_GRID_MARGIN_LON_E7) >> shift,
                      (y - MIN (y, TKL_PLACE_GRID_MARGIN_LAT_E7)) >> shift,
                      (y + item->height_e7 + TKL_PLACE_GRID_MARGIN_LAT_E7) >> shift };
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

/* Rooms of four slots each. */
static gsize
count_rooms (const TklPlaceLevel *level)
{
  return (gsize) 1 << (32 - level->hash_shift);
}

static void
grow_slots (TklPlaceLevel *level)
{
  gsize n_old = count_rooms (level) * TKL_PLACE_GRID_TOGETHER;
  TklPlaceSlot *old = level->slots;

  level->hash_shift -= 2;
  level->slots = g_new0 (TklPlaceSlot, n_old * 4);
  for (gsize i = 0; i < n_old; i++)
    if (old[i].key != 0)
      {
        guint32 row = (old[i].key - 1) >> 16 << 4 | (guint32) (i % TKL_PLACE_GRID_TOGETHER) << 2;

        *tkl_place_level_slot (level, (old[i].key - 1) << 4 & 0xfffff, row) = old[i];
      }
  g_free (old);
}

typedef struct
{
  TklPlaceLevel *level;
  guint n_rooms;   /* used */
  guint n_entries; /* of all items in all cells */
  guint n_nodes;
} Builder;

/* Returns: the slot of that cell's block, made with its three neighbours when there is none. */
static TklPlaceSlot *
ensure_slot (Builder *builder, guint32 column, guint32 row)
{
  TklPlaceLevel *level = builder->level;
  TklPlaceSlot *slot = tkl_place_level_slot (level, column, row);

  if (slot->key != 0)
    return slot;
  if (++builder->n_rooms > count_rooms (level) / 2)
    grow_slots (level);
  for (guint32 i = 0; i < TKL_PLACE_GRID_TOGETHER; i++)
    tkl_place_level_slot (level, column, (row & ~15u) | i << 2)->key
        = ((row >> 4) << 16 | column >> 4) + 1;
  return tkl_place_level_slot (level, column, row);
}

/* Puts an item before those of @n cells in a row. */
static void
fill_cells (Builder *builder, TklPlaceList *cells, guint n, guint32 item)
{
  for (guint i = 0; i < n; i++)
    if (cells[i] == TKL_PLACE_LIST_END)
      cells[i] = item | TKL_PLACE_LIST_LAST;
    else
      {
        builder->level->nodes[builder->n_nodes] = (TklPlaceNode){ item, cells[i] };
        cells[i] = builder->n_nodes++;
      }
}

typedef enum
{
  MARK, /* blocks are made, cells that hold anything get their bit */
  FILL, /* items go in, the last one first */
} Pass;

static void
walk_cells (Builder *builder, const TklPlaceItem *item, guint32 index, Pass pass)
{
  CellRange range = get_range (item, builder->level->shift);

  for (guint32 y = range.y0; y <= range.y1; y++)
    for (guint32 x = range.x0, next; x <= range.x1; x = next)
      {
        TklPlaceSlot *slot = pass == MARK ? ensure_slot (builder, x, y)
                                          : tkl_place_level_slot (builder->level, x, y);
        guint bit = tkl_place_slot_bit (x, y);

        next = MIN (range.x1, x | 15) + 1;
        if (pass == MARK)
          {
            slot->occupied |= (((guint64) 1 << (next - x)) - 1) << bit;
            builder->n_entries += next - x;
          }
        else
          fill_cells (builder, builder->level->cells + tkl_place_slot_cell (slot, bit), next - x,
                      index);
      }
}

/* Makes room for the cells that hold anything, and for nodes: one for each further item. */
static void
allot_cells (Builder *builder)
{
  TklPlaceLevel *level = builder->level;
  gsize n_slots = count_rooms (level) * TKL_PLACE_GRID_TOGETHER;
  guint32 n = 0;

  for (gsize i = 0; i < n_slots; i++)
    {
      level->slots[i].cells = n;
      n += tkl_count_bits (level->slots[i].occupied);
    }
  level->cells = g_new (TklPlaceList, n);
  memset (level->cells, 0xff, n * sizeof (TklPlaceList)); /* TKL_PLACE_LIST_END */
  level->nodes = g_new (TklPlaceNode, builder->n_entries - n);
}

static void
build_level (TklPlaceGrid *grid, const guint8 *level_of, guint number)
{
  TklPlaceLevel *level = &grid->levels[grid->n_levels++];
  Builder builder = { level, 0, 0, 0 };

  level->shift = TKL_PLACE_GRID_SHIFT + 2 * number;
  level->hash_shift = grid->n_items < 1000 ? 24 : 20;
  level->slots = g_new0 (TklPlaceSlot, count_rooms (level) * TKL_PLACE_GRID_TOGETHER);

  for (guint i = 0; i < grid->n_items; i++)
    if (level_of[i] == number)
      walk_cells (&builder, &grid->items[i], i, MARK);
  allot_cells (&builder);
  for (guint i = grid->n_items; i-- > 0;)
    if (level_of[i] == number)
      walk_cells (&builder, &grid->items[i], i, FILL);
}

TklPlaceGrid *
tkl_place_grid_new (TklPlaceItem *items, guint n_items)
{
  TklPlaceGrid *grid = g_new0 (TklPlaceGrid, 1);
  g_autofree guint8 *level_of = g_new (guint8, n_items);
  gboolean used[TKL_PLACE_GRID_MAX_LEVELS] = { FALSE };

  grid->items = items;
  grid->n_items = n_items;
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
      g_free (grid->levels[i].nodes);
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
