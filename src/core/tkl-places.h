/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPlaces: the index that tells which employer, home or projects a point belongs to. */
/* Thread: read from any thread once built; changed by one. */
#pragma once

#include "tkl-circle.h"
#include "tkl-company.h"
#include "tkl-employee.h"
#include "tkl-project.h"
#include "tkl-tick.h"

G_BEGIN_DECLS

typedef struct _TklPlaces TklPlaces;

/* What was found for one point. Members of one size, and too many for registers: compilers put smaller
 * ones together through memory, on which processors stall. */
typedef struct
{
  gint32 project_id; /* the one project; 0 for none or several */
  gint32 distance_m; /* level 4: to the centre; level 5: to the nearest project; else −1 */
  guint32
      n_candidates; /* several projects: how many were appended to the pool (≤ 65 535); else 0 */
  TklPlace place;
  guint32 level; /* 1 … 5 of rules §3; 0 = no destination */
} TklMatch;

/**
 * tkl_places_new:
 * @company: its location, default radius, tolerance and CT-11 are copied
 * @projects: (element-type TklProject): copied as far as needed
 * @pois: (element-type TklPoi): those of unknown projects are passed over
 *
 * Returns: (transfer full): free with tkl_places_free(). Cost: about 2 ms for 10,000 places.
 */
TklPlaces *tkl_places_new (const TklCompany *company, GPtrArray *projects, GPtrArray *pois);
void tkl_places_free (TklPlaces *places);

/* One project is planned for one employee on one workday. */
typedef struct
{
  TklDay day;
  gint32 employee_id;
  gint32 project_id;
} TklPlan;

/**
 * tkl_places_set_planning:
 * @plan: (array length=n_plan) (nullable): any order, copied; used only while CT-11 is on
 */
void tkl_places_set_planning (TklPlaces *places, const TklPlan *plan, gsize n_plan);

/**
 * tkl_places_replace_project:
 * @project: (nullable): NULL removes it; otherwise its id is @project_id
 * @pois: (element-type TklPoi) (nullable): all polygons of that project
 *
 * Updates the index by difference: microseconds, and a rebuild of the whole once every few hundred
 * changes.
 */
void tkl_places_replace_project (TklPlaces *places,
                                 gint32 project_id,
                                 const TklProject *project,
                                 GPtrArray *pois);

/**
 * tkl_places_find:
 * @point: unset, 0/0 or out of range: no destination
 * @employee: (nullable): unknown: level 3 and the planning do not apply
 * @day: workday date, for validity and planning
 * @pool: (element-type gint32) (inout): candidates of "several projects" are appended: at level 4
 *   nearest first (equal distances by number), at level 1 by number
 *
 * The levels of rules §3: polygon, employer, home, circle, nearest project without any radius. With a
 * tolerance, a point that none of the first four holds is asked about once more before the fifth: each
 * polygon, circle, employer and home then reaches out by so many metres, and of several projects the one
 * with the nearest edge comes first (not beyond
 * 70° south and north, and not at 180°).
 */
TklMatch tkl_places_find (
    const TklPlaces *places, TklPoint point, const TklEmployee *employee, TklDay day, GArray *pool);

/* An employee as far as places go, prepared once for many ticks. */
typedef struct
{
  gint32 id;        /* 0 = unknown */
  gboolean at_home; /* home is filled */
  TklCircle home;
} TklVisitor;

/** tkl_places_visitor: @employee: (nullable). */
TklVisitor tkl_places_visitor (const TklPlaces *places, const TklEmployee *employee);

/* A row of questions. Ticks of a crew come in bunches at one spot, so it remembers what lies around
 * the last point. */
typedef struct _TklPlaceCursor TklPlaceCursor;

/**
 * tkl_place_cursor_new:
 * @places: borrowed; it must not change while the cursor is in use
 * @pool: (element-type gint32): borrowed; candidates are appended, as by tkl_places_find()
 * Returns: (transfer full). One thread at a time.
 */
TklPlaceCursor *tkl_place_cursor_new (const TklPlaces *places, GArray *pool);
void tkl_place_cursor_free (TklPlaceCursor *cursor);

/** tkl_place_cursor_find_exactly: @ret_match: (out): the answer without the tolerance. */
void tkl_place_cursor_find_exactly (TklPlaceCursor *cursor,
                                    TklPoint point,
                                    const TklVisitor *visitor,
                                    TklDay day,
                                    TklMatch *ret_match);

/** tkl_place_cursor_find_near: @ret_match: (inout): what is near within the tolerance, if anything. */
void tkl_place_cursor_find_near (TklPlaceCursor *cursor,
                                 TklPoint point,
                                 const TklVisitor *visitor,
                                 TklDay day,
                                 TklMatch *ret_match);

/** tkl_place_cursor_find: @ret_match: (out): the answer of tkl_places_find(). */
static inline void
tkl_place_cursor_find (TklPlaceCursor *cursor,
                       TklPoint point,
                       const TklVisitor *visitor,
                       TklDay day,
                       TklMatch *ret_match)
{
  tkl_place_cursor_find_exactly (cursor, point, visitor, day, ret_match);
  if (ret_match->level == 0 || ret_match->level == 5)
    tkl_place_cursor_find_near (cursor, point, visitor, day, ret_match);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklPlaceCursor, tkl_place_cursor_free)

typedef enum
{
  TKL_BOUNDS_NOWHERE,  /* not in the index, or never found: blocked, closed, no location */
  TKL_BOUNDS_BOX,      /* ticks outside the box are not concerned */
  TKL_BOUNDS_ANYWHERE, /* a project without any radius: level 5 has no bounds */
} TklBounds;

/**
 * tkl_places_bounds:
 * @ret_box: (out): written only for TKL_BOUNDS_BOX
 *
 * Where the project can matter now: ask before and after tkl_places_replace_project() to know which
 * ticks to link again.
 */
TklBounds tkl_places_bounds (const TklPlaces *places, gint32 project_id, TklBox *ret_box);

/**
 * tkl_places_affected:
 * @points: (array length=n_points): positions of ticks, packed; unset ones are in no box
 * @boxes: (array length=n_boxes): old and new bounds of what changed, at most 8
 * @ret_indexes: (element-type guint32) (inout): indexes of the points in any box are appended,
 *   ascending
 *
 * A scan at the speed of memory: no index over ticks is needed (bench/bench-link.c).
 */
void tkl_places_affected (const TklPoint *points,
                          gsize n_points,
                          const TklBox *boxes,
                          gsize n_boxes,
                          GArray *ret_indexes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklPlaces, tkl_places_free)

G_END_DECLS
