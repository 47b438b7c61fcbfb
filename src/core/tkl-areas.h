/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklAreas: many shapes and circles ready to be drawn on a map: what is in sight, with as many corners
 * as can be seen, and what lies under the pointer. */
/* Thread: filled by one thread; after tkl_areas_finish() it never changes and may be read by any. */
#pragma once

#include "tkl-shape.h"
#include "tkl-world.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;   /* the caller's; several may share one: the zones of a project */
  guint style; /* the caller's: which colours */
  char *name;  /* (owned) (nullable) */
  TklWorldBox box;
  TklWorldPoint name_at; /* inside it, where it is wide */
  double radius;         /* of a circle around name_at; 0 = it has rings */
  guint first_ring, n_rings;
  double size; /* area of the box: which one is the smaller */
  int rgb;     /* 0xRRGGBB: a colour of its own; −1: that of its style */
} TklArea;

typedef struct _TklAreas TklAreas;

/** tkl_areas_new: Returns: (transfer full): empty. */
TklAreas *tkl_areas_new (void);
TklAreas *tkl_areas_ref (TklAreas *areas);
void tkl_areas_unref (TklAreas *areas);

/** tkl_areas_add_shape: @name: (nullable): copied; @shape: shared. Later ones are drawn on top. */
void tkl_areas_add_shape (
    TklAreas *areas, gint64 id, guint style, const char *name, const TklShape *shape);

/** tkl_areas_add_circle: @centre: set; @radius_m: > 0. */
void tkl_areas_add_circle (
    TklAreas *areas, gint64 id, guint style, const char *name, TklPoint centre, gint32 radius_m);

/** tkl_areas_colour: gives the one added last a colour of its own. @rgb: 0xRRGGBB; −1 = none */
void tkl_areas_colour (TklAreas *areas, int rgb);

/** tkl_areas_finish: nothing is added any more. 10,000 zones of 20 corners: some 20 ms. */
void tkl_areas_finish (TklAreas *areas);

guint tkl_areas_n (const TklAreas *areas);
/** tkl_areas_get: Returns: (transfer none). */
const TklArea *tkl_areas_get (const TklAreas *areas, guint index);

/** tkl_areas_find_id: Returns: the first of that id at or after @from; G_MAXUINT: none. */
guint tkl_areas_find_id (const TklAreas *areas, gint64 id, guint from);

/** tkl_areas_find: @ret_indexes: (element-type guint) (inout): of those that meet @box, ascending. */
void tkl_areas_find (const TklAreas *areas, const TklWorldBox *box, GArray *ret_indexes);

/**
 * tkl_areas_ring:
 * @ring: first_ring … first_ring + n_rings − 1 of an area
 * @zoom: of the map
 * @ret_points: (element-type TklWorldPoint) (inout): replaced
 *
 * The corners without which the drawing would be wrong by more than half a pixel. Outlines turn one
 * way and holes the other, so that the non-zero rule fills any number of areas as their union.
 */
void tkl_areas_ring (const TklAreas *areas, guint ring, double zoom, GArray *ret_points);

/**
 * tkl_areas_hit:
 * @reach: in units of the square: an area smaller than this in both directions is hit by its middle
 * @ret_indexes: (element-type guint) (inout): replaced: the smallest first
 *
 * Exact, as places are found (rules §3), but for the reach.
 */
void tkl_areas_hit (const TklAreas *areas, TklPoint point, double reach, GArray *ret_indexes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklAreas, tkl_areas_unref)

G_END_DECLS
