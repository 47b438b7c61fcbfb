/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repair of drawn or imported shapes that cross themselves (F127): offered, never done by itself. */
/* Thread: any but the main one: it may take two seconds. */
#pragma once

#include "tkl-geometry-error.h"
#include "tkl-shape.h"

G_BEGIN_DECLS

/* What is larger is refused. */
#define TKL_REPAIR_MAX_CORNERS 10000
#define TKL_REPAIR_MAX_CROSSINGS 20000

/* Slivers left over where edges nearly meet are not kept: smaller than a person standing. */
#define TKL_REPAIR_LEAST_M2 1.0

/* What a shape is made of; before a repair of what crosses itself, as it was drawn. */
typedef struct
{
  guint n_parts, n_holes, n_corners;
  double area_m2; /* ≥ 0 */
} TklShapeMeasures;

typedef struct
{
  TklShape *shape;         /* (owned): passes a builder */
  TklShapeProblem problem; /* of the sketch; OK when only holes reached over an edge, or nothing */
  TklShapeMeasures before, after;
  guint n_dropped; /* slivers that were left out */
} TklRepair;

/**
 * tkl_repair_new:
 * @sketch: see tkl-sketch.h
 * @error: TKL_GEOMETRY_ERROR: TOO_MANY, NOTHING, FAILED
 *
 * Cuts the sketch where it crosses itself, keeps everything that was inside of an outline, however often
 * it runs around it, takes holes off, and joins parts that overlap (GEOSMakeValid, method
 * “structure”). Corners come to lie on whole 1e-7 degrees; no edge moves by more than that.
 * Returns: (transfer full) (nullable): free with tkl_repair_free().
 */
TklRepair *tkl_repair_new (const TklShape *sketch, GError **error);
void tkl_repair_free (TklRepair *repair);

/** tkl_shape_measures: Returns: of any shape or sketch. */
TklShapeMeasures tkl_shape_measures (const TklShape *sketch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklRepair, tkl_repair_free)

G_END_DECLS
