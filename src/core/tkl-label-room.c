/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklLabelRoom: which names find room on a map without lying over each other. */
/* Thread: plain value, one thread at a time. */
#include "tkl-label-room.h"

/* About a short name: it lies in two or three cells, and a cell knows two or three names. */
#define CELL_WIDTH 64
#define CELL_HEIGHT 32

typedef struct
{
  int left, top, right, bottom; /* the last two are just outside */
} Rect;

struct _TklLabelRoom
{
  int width, height;
  int n_columns, n_rows;
  GArray **cells; /* (owned) (array length=n_columns*n_rows) (element-type Rect): NULL = empty */
};

TklLabelRoom *
tkl_label_room_new (int width, int height)
{
  TklLabelRoom *room = g_new0 (TklLabelRoom, 1);

  room->width = MAX (width, 0);
  room->height = MAX (height, 0);
  room->n_columns = room->width / CELL_WIDTH + 1;
  room->n_rows = room->height / CELL_HEIGHT + 1;
  room->cells = g_new0 (GArray *, (gsize) room->n_columns * (gsize) room->n_rows);
  return room;
}

void
tkl_label_room_free (TklLabelRoom *room)
{
  if (room == NULL)
    return;
  for (int i = 0; i < room->n_columns * room->n_rows; i++)
    g_clear_pointer (&room->cells[i], g_array_unref);
  g_free (room->cells);
  g_free (room);
}

static gboolean
overlaps_any (GArray *rects, const Rect *rect)
{
  for (guint i = 0; rects != NULL && i < rects->len; i++)
    {
      const Rect *other = &g_array_index (rects, Rect, i);

      if (rect->left < other->right && other->left < rect->right && rect->top < other->bottom
          && other->top < rect->bottom)
        return TRUE;
    }
  return FALSE;
}

typedef gboolean (*CellFunc) (GArray **cell, const Rect *rect);

/* Stops, with FALSE, at the first cell for which @func is FALSE. */
static gboolean
for_each_cell (TklLabelRoom *room, const Rect *rect, CellFunc func)
{
  for (int row = rect->top / CELL_HEIGHT; row <= (rect->bottom - 1) / CELL_HEIGHT; row++)
    for (int column = rect->left / CELL_WIDTH; column <= (rect->right - 1) / CELL_WIDTH; column++)
      if (!func (&room->cells[row * room->n_columns + column], rect))
        return FALSE;
  return TRUE;
}

static gboolean
is_free (GArray **cell, const Rect *rect)
{
  return !overlaps_any (*cell, rect);
}

static gboolean
add (GArray **cell, const Rect *rect)
{
  if (*cell == NULL)
    *cell = g_array_new (FALSE, FALSE, sizeof (Rect));
  g_array_append_val (*cell, *rect);
  return TRUE;
}

gboolean
tkl_label_room_take (TklLabelRoom *room, int x, int y, int width, int height)
{
  Rect rect = { x, y, x + width, y + height };

  if (width <= 0 || height <= 0 || x < 0 || y < 0 || rect.right > room->width
      || rect.bottom > room->height || !for_each_cell (room, &rect, is_free))
    return FALSE;
  return for_each_cell (room, &rect, add);
}

void
tkl_label_room_block (TklLabelRoom *room, int x, int y, int width, int height)
{
  Rect rect
      = { MAX (x, 0), MAX (y, 0), MIN (x + width, room->width), MIN (y + height, room->height) };

  if (rect.left < rect.right && rect.top < rect.bottom)
    for_each_cell (room, &rect, add);
}
