/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPlaces: the index that tells which employer, home or projects a point belongs to. */
/* Thread: read from any thread once built; changed by one. */
#pragma once

#include "tkl-company.h"
#include "tkl-employee.h"
#include "tkl-project.h"
#include "tkl-tick.h"

G_BEGIN_DECLS

typedef struct _TklPlaces TklPlaces;

/* What was found for one point. */
typedef struct
{
  TklPlace place;
  gint32 project_id;  /* the one project; 0 for none or several */
  gint32 distance_m;  /* level 4: to the centre; level 5: to the nearest project; else −1 */
  guint8 level;       /* 1 … 5 of rules §3; 0 = no destination */
  guint n_candidates; /* several projects: how many were appended to the pool; else 0 */
} TklMatch;

/**
 * tkl_places_new:
 * @company: its location, default radius and CT-11 are copied
 * @projects: (element-type TklProject): copied as far as needed
 * @pois: (element-type TklPoi): shapes are copied
 *
 * Returns: (transfer full): free with tkl_places_free(). Cost: about 2 ms for 10,000 places.
 */
TklPlaces *tkl_places_new (const TklCompany *company, GPtrArray *projects, GPtrArray *pois);
void tkl_places_free (TklPlaces *places);

/**
 * tkl_places_set_planning:
 * @plan: (nullable): (employee, day, project) triples; used only while CT-11 is on
 */
typedef struct
{
  TklDay day;
  gint32 employee_id;
  gint32 project_id;
} TklPlan;
void tkl_places_set_planning (TklPlaces *places, const TklPlan *plan, gsize n_plan);

/**
 * tkl_places_replace_project:
 * @project: (nullable): NULL removes it
 * @pois: (element-type TklPoi): all polygons of that project
 *
 * Updates the index by difference.
 */
void tkl_places_replace_project (TklPlaces *places,
                                 gint32 project_id,
                                 const TklProject *project,
                                 GPtrArray *pois);

/**
 * tkl_places_find:
 * @point: may be unset: no destination
 * @employee: (nullable): unknown: level 3 and the planning do not apply
 * @day: workday date, for validity and planning
 * @pool: (element-type gint32) (inout): candidates of "several projects" are appended: at level 4
 *   nearest first, at level 1 by number
 *
 * The levels of rules §3: polygon, employer, home, circle, nearest project without any radius.
 */
TklMatch tkl_places_find (
    const TklPlaces *places, TklPoint point, const TklEmployee *employee, TklDay day, GArray *pool);

/** tkl_places_bounds: the box outside of which a change of the project cannot matter. Returns: FALSE
 * when it may matter anywhere (a project without any radius, level 5) or nowhere (@ret_none). */
gboolean tkl_places_bounds (const TklPlaces *places,
                            gint32 project_id,
                            TklPoint *ret_min,
                            TklPoint *ret_max,
                            gboolean *ret_none);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklPlaces, tkl_places_free)

G_END_DECLS
