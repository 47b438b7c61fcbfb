/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What building and asking of the place index share. */
/* Thread: read from any thread once built; changed by one. */
#pragma once

#include "tkl-id-map.h"
#include "tkl-place-grid.h"
#include "tkl-places.h"
#include "tkl-shape-slabs.h"
#include "tkl-small-ring.h"

G_BEGIN_DECLS

/* A project as far as linking goes. Its index in the array of sites never changes. */
typedef struct
{
  gint32 id;
  gboolean alive;     /* FALSE: removed; the place in the array stays */
  gboolean fresh;     /* TRUE: its items are in the index of changes */
  const char *number; /* (nullable): in the index's store of numbers */
  TklPoint location;  /* may be unset */
  gint32 radius_m;    /* effective; 0 = no circle */
  TklDay from, to;    /* open ends are the smallest and largest number */
  gboolean findable;  /* neither blocked nor closed, and valid on some day */
  gboolean circle;    /* mode radius, location known */
  TklShape **shapes;  /* (owned) (array length=n_shapes) */
  guint n_shapes;
} TklPlaceSite;

/* A polygon that no ring of few corners decides alone: holes and parts are asked through its shape,
 * many corners through its slabs. */
typedef struct
{
  const TklShape *shape; /* (borrowed): of its site; items of replaced sites never match */
  TklShapeSlabs *slabs;  /* (owned) (nullable) */
} TklPlacePolygon;

/* The grid and what its items stand for: first polygons of a single ring of few corners, then other
 * polygons, then circles. The index of an item tells where it is, without a look at the item. */
typedef struct
{
  TklPlaceGrid *grid;        /* (owned) (nullable): NULL = nothing in it */
  const TklPlaceItem *items; /* (borrowed): the grid's */
  guint n_rings;
  guint n_polygons;          /* with the rings */
  TklSmallRing *rings;       /* (owned) (array length=n_rings) */
  TklPlacePolygon *polygons; /* (owned) (array length=n_polygons) */
  TklCircle *circles;        /* (owned): of item n_polygons + i */
} TklPlaceIndex;

/* Two indexes, so that one changed place costs microseconds: the whole, and what changed since. */
#define TKL_PLACE_N_INDEXES 2
#define TKL_PLACE_ALL 0
#define TKL_PLACE_CHANGES 1

typedef struct
{
  TklPlaceLevel level; /* (borrowed): what it points to is the grid's */
  const TklPlaceIndex *index;
} TklPlaceLookup;

struct _TklPlaces
{
  GArray *sites;         /* (owned) (element-type TklPlaceSite) */
  GStringChunk *numbers; /* (owned): those of replaced projects stay: a few bytes a change */
  TklIdMap site_of;      /* project id → index of its site */
  guint n_fresh;         /* sites in the index of changes */
  GArray *unbounded;     /* (owned) (element-type guint32): sites of level 5, from south to north */
  TklPlaceIndex indexes[TKL_PLACE_N_INDEXES];
  guint n_lookups;
  TklPlaceLookup lookups[TKL_PLACE_N_INDEXES * TKL_PLACE_GRID_MAX_LEVELS]; /* all their levels */
  gboolean has_employer;
  TklCircle employer;
  gint32 default_radius_m; /* CT-9; 0 = none */
  gint32 edge_tolerance_m; /* 0 = none */
  gboolean planned_only;   /* CT-11 */
  TklPlan *plan;           /* (owned) (array length=n_plan): by employee, day, project */
  gsize n_plan;
};

/** tkl_places_site: @index: position in the index, as the grid holds it. */
static inline const TklPlaceSite *
tkl_places_site (const TklPlaces *places, guint32 index)
{
  return &((const TklPlaceSite *) places->sites->data)[index];
}

/* A project found, with what several are sorted by. */
typedef struct
{
  gint64
      distance_mm; /* to the centre of the circle; 0 for polygons; beyond the edge with a tolerance. Whole,
                         so that equal distances are equal whatever the last bit of a sine says */
  const TklPlaceSite *site;
} TklPlaceFound;

/**
 * tkl_place_match_several:
 * @found: (array length=n_found) (inout): sorted: nearest first, then by number; at least one. A project
 *   that is there several times has the same distance each time
 *
 * Returns: the only project, or several, appended to the pool in order; its distance is not filled.
 */
TklMatch tkl_place_match_several (TklPlaceFound *found, guint n_found, guint level, GArray *pool);

/** tkl_places_is_planned: CT-11: Returns: TRUE when the plan has that project for him on that day. */
gboolean
tkl_places_is_planned (const TklPlaces *places, gint32 employee_id, TklDay day, gint32 project_id);

/**
 * tkl_places_find_near:
 * @point: outside all places of levels 1 to 4
 * @ret_match: (out): written only when something is near
 *
 * Returns: FALSE when no edge is within the tolerance.
 */
gboolean tkl_places_find_near (const TklPlaces *places,
                               TklPoint point,
                               const TklVisitor *visitor,
                               TklDay day,
                               GArray *pool,
                               TklMatch *ret_match);

/** tkl_places_compare_plans: by employee, day, project. */
int tkl_places_compare_plans (gconstpointer a, gconstpointer b);

/** tkl_place_site_unbounded: Returns: TRUE for a project of level 5: no radius at all. */
static inline gboolean
tkl_place_site_unbounded (const TklPlaceSite *site)
{
  return site->alive && site->findable && site->circle && site->radius_m == 0;
}

G_END_DECLS
