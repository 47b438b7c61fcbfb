/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklBoxTree: which of many boxes meet one: a packed R-tree, built once. */
/* Thread: read from any thread once built. */
#include "tkl-box-tree.h"

#include <math.h>
#include <stdlib.h>

#define NODE_SIZE 16
#define MAX_LEVELS 9 /* 16⁸ = 2³² leaves */

typedef struct
{
  TklWorldBox box;
  guint index; /* of the box; above the leaves unused: children follow from the place */
} Entry;

/* Level 0 holds the boxes, sorted so that neighbours lie in one node; entry i of a level bounds the
 * entries 16 i … 16 i + 15 of the level below. */
struct _TklBoxTree
{
  Entry *entries; /* (owned): all levels, one after the other */
  guint n_levels;
  guint start[MAX_LEVELS + 1]; /* of each level; the last one is the end */
};

static int
compare_x (const void *a, const void *b)
{
  const TklWorldBox *p = &((const Entry *) a)->box, *q = &((const Entry *) b)->box;
  double x = p->west + p->east, y = q->west + q->east;

  return (x > y) - (x < y);
}

static int
compare_y (const void *a, const void *b)
{
  const TklWorldBox *p = &((const Entry *) a)->box, *q = &((const Entry *) b)->box;
  double x = p->north + p->south, y = q->north + q->south;

  return (x > y) - (x < y);
}

/* Sort-tile-recursive: upright slices of about as many nodes as there are slices. */
static void
sort_leaves (Entry *entries, guint n)
{
  guint n_nodes = (n + NODE_SIZE - 1) / NODE_SIZE;
  guint slice = (guint) ceil (sqrt (n_nodes)) * NODE_SIZE;

  qsort (entries, n, sizeof (Entry), compare_x);
  for (guint i = 0; i < n; i += slice)
    qsort (entries + i, MIN (slice, n - i), sizeof (Entry), compare_y);
}

static void
bound (Entry *parent, const Entry *children, guint n)
{
  parent->box = TKL_WORLD_BOX_EMPTY;
  for (guint i = 0; i < n; i++)
    {
      const TklWorldBox *box = &children[i].box;

      tkl_world_box_add (&parent->box, (TklWorldPoint){ box->west, box->north });
      tkl_world_box_add (&parent->box, (TklWorldPoint){ box->east, box->south });
    }
}

static guint
measure_levels (TklBoxTree *tree, guint n)
{
  guint end = 0;

  for (;;)
    {
      tree->start[tree->n_levels++] = end;
      end += n;
      if (n <= 1)
        break;
      n = (n + NODE_SIZE - 1) / NODE_SIZE;
    }
  tree->start[tree->n_levels] = end;
  return end;
}

TklBoxTree *
tkl_box_tree_new (const TklWorldBox *boxes, guint n_boxes)
{
  TklBoxTree *tree = g_new0 (TklBoxTree, 1);
  guint n = 0;

  tree->entries = g_new (Entry, (gsize) n_boxes + n_boxes / 8 + MAX_LEVELS);
  for (guint i = 0; i < n_boxes; i++)
    if (boxes[i].west <= boxes[i].east && boxes[i].north <= boxes[i].south)
      tree->entries[n++] = (Entry){ boxes[i], i };
  measure_levels (tree, n);
  sort_leaves (tree->entries, n);
  for (guint level = 1; level < tree->n_levels; level++)
    for (guint i = tree->start[level]; i < tree->start[level + 1]; i++)
      {
        guint first = tree->start[level - 1] + (i - tree->start[level]) * NODE_SIZE;

        bound (&tree->entries[i], &tree->entries[first],
               MIN (NODE_SIZE, tree->start[level] - first));
      }
  return tree;
}

void
tkl_box_tree_free (TklBoxTree *tree)
{
  if (tree == NULL)
    return;
  g_free (tree->entries);
  g_free (tree);
}

static void
search (
    const TklBoxTree *tree, guint level, guint index, const TklWorldBox *box, GArray *ret_indexes)
{
  const Entry *entry = &tree->entries[index];
  guint first;

  if (!tkl_world_box_meets (&entry->box, box))
    return;
  if (level == 0)
    {
      g_array_append_val (ret_indexes, entry->index);
      return;
    }
  first = tree->start[level - 1] + (index - tree->start[level]) * NODE_SIZE;
  for (guint i = first; i < MIN (first + NODE_SIZE, tree->start[level]); i++)
    search (tree, level - 1, i, box, ret_indexes);
}

static int
compare_indexes (const void *a, const void *b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return (x > y) - (x < y);
}

void
tkl_box_tree_find (const TklBoxTree *tree, const TklWorldBox *box, GArray *ret_indexes)
{
  guint before = ret_indexes->len;
  guint top = tree->n_levels - 1;

  if (tree->start[tree->n_levels] > 0)
    search (tree, top, tree->start[top], box, ret_indexes);
  if (ret_indexes->len > before)
    qsort (&g_array_index (ret_indexes, guint, before), ret_indexes->len - before, sizeof (guint),
           compare_indexes);
}
