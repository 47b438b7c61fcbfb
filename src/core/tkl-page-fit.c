/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns of a table find room on a page, how wide, and with how large letters. */
/* Thread: any. */
#include "tkl-page-fit.h"

#define FULL 1000

/* Of several pages side by side none is given to one long text alone. */
#define MOST_OF_A_PART 4

/* A column that may be as wide as @most, but for its words. */
static guint
bounded (const TklPageColumn *column, guint most)
{
  return MIN (column->natural, MAX (MIN (column->least, column->natural), most));
}

static guint64
sum_bounded (const TklPageColumn *columns, guint n, guint most)
{
  guint64 sum = 0;

  for (guint i = 0; i < n; i++)
    sum += bounded (&columns[i], most);
  return sum;
}

/* Those that are narrow stay so; the widest ones share the rest evenly. */
static void
share (TklPageColumn *columns, guint n, guint room)
{
  guint low = 0, high = G_MAXUINT;

  while (low < high)
    {
      guint middle = low + (high - low) / 2 + 1;

      if (sum_bounded (columns, n, middle) <= room)
        low = middle;
      else
        high = middle - 1;
    }
  for (guint i = 0; i < n; i++)
    columns[i].width = MIN (bounded (&columns[i], low), room);
}

/* The first column is on each part, so its width is that of all of them. */
static guint
split (TklPageColumn *columns, guint n, guint room)
{
  guint first = MIN (bounded (&columns[0], room / MOST_OF_A_PART), room / 2);
  guint rest = room - first;
  guint begin = 1, n_parts = 1;
  guint64 sum = 0;

  columns[0].width = first;
  for (guint i = 1; i < n; i++)
    {
      guint width = MIN (bounded (&columns[i], room / MOST_OF_A_PART), rest);

      if (sum > 0 && sum + width > rest)
        {
          share (&columns[begin], i - begin, rest);
          begin = i;
          sum = 0;
          n_parts++;
        }
      sum += width;
      columns[i].part = n_parts - 1;
    }
  share (&columns[begin], n - begin, rest);
  return n_parts;
}

guint
tkl_page_fit (TklPageColumn *columns, guint n, guint room, guint smallest, guint *ret_n_parts)
{
  guint64 natural, least;
  guint scale, full_room;

  g_return_val_if_fail (n > 0 && room > 0 && smallest > 0 && smallest <= FULL, FULL);

  natural = sum_bounded (columns, n, G_MAXUINT);
  least = sum_bounded (columns, n, 0);
  scale = (guint) CLAMP ((guint64) room * FULL / MAX (natural, 1), smallest, FULL);
  /* As much as there would be for letters of full size. */
  full_room = (guint) ((guint64) room * FULL / scale);
  *ret_n_parts = 1;
  for (guint i = 0; i < n; i++)
    columns[i].part = 0;
  if (least <= full_room || n == 1)
    share (columns, n, full_room);
  else
    *ret_n_parts = split (columns, n, full_room);
  for (guint i = 0; i < n; i++)
    columns[i].width = (guint) ((guint64) columns[i].width * scale / FULL);
  return scale;
}
