/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The world as maps draw it (Web Mercator): a square, 0 … 1, x to the east and y to the south. */
/* Thread: plain values, any thread. */
#pragma once

#include "tkl-point.h"

G_BEGIN_DECLS

/* Pixels of the square at zoom 0. */
#define TKL_WORLD_PX 256

typedef struct
{
  double x, y;
} TklWorldPoint;

typedef struct
{
  double west, north, east, south; /* borders included; west ≤ east, north ≤ south */
} TklWorldBox;

/* Holds nothing; grows by tkl_world_box_add(). */
#define TKL_WORLD_BOX_EMPTY ((TklWorldBox){ 2, 2, -1, -1 })

/** tkl_world_project: @point: set; beyond 85° north or south it lies outside the square. */
TklWorldPoint tkl_world_project (TklPoint point);

/** tkl_world_unproject: Returns: unset outside the square. */
TklPoint tkl_world_unproject (TklWorldPoint at);

/** tkl_world_scale: Returns: pixels of the whole square at that zoom. */
double tkl_world_scale (double zoom);

/** tkl_world_metres: Returns: how long a metre at @point is on the square. */
double tkl_world_metres (TklPoint point);

/** tkl_world_box_add: the box grows until it holds @at. */
static inline void
tkl_world_box_add (TklWorldBox *box, TklWorldPoint at)
{
  box->west = MIN (box->west, at.x);
  box->north = MIN (box->north, at.y);
  box->east = MAX (box->east, at.x);
  box->south = MAX (box->south, at.y);
}

/** tkl_world_box_meets: Returns: TRUE when they have a point in common; borders touch. */
static inline gboolean
tkl_world_box_meets (const TklWorldBox *a, const TklWorldBox *b)
{
  return (a->west <= b->east) & (b->west <= a->east) & (a->north <= b->south)
         & (b->north <= a->south);
}

G_END_DECLS
