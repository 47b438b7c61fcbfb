/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shapes in the making: rings as they are drawn, whatever may be wrong with them (F125, F127). */
/* Thread: any; pure, results are new shapes. */
#pragma once

#include "tkl-shape.h"

G_BEGIN_DECLS

/* A sketch is a TklShape that no builder has looked at: it may cross itself, have rings of one or two
 * corners, and corners twice. Linking must never see one: tkl_sketch_finish() first. */

/**
 * tkl_sketch_new:
 * @points: (array length=n_points): valid ones, at least one; kept as they are
 * Returns: (transfer full): one part of one ring.
 */
TklShape *tkl_sketch_new (const TklPoint *points, guint n_points);

/**
 * tkl_sketch_splice:
 * @ring: of all rings of the shape
 * @corner: of that ring
 * @n_removed: corners taken out from @corner on; does not reach beyond the ring
 * @points: (array length=n_points) (nullable): put there instead; the ring is not empty afterwards
 * Returns: (transfer full): moves, inserts and removes corners.
 */
TklShape *tkl_sketch_splice (const TklShape *sketch,
                             guint ring,
                             guint corner,
                             guint n_removed,
                             const TklPoint *points,
                             guint n_points);

/**
 * tkl_sketch_add_part:
 * @sketch: (nullable): NULL for the first part
 * Returns: (transfer full): with one part more of one ring, its last.
 */
TklShape *tkl_sketch_add_part (const TklShape *sketch, const TklPoint *points, guint n_points);

/** tkl_sketch_add_hole: @part: gets one hole more, its last. Returns: (transfer full). */
TklShape *
tkl_sketch_add_hole (const TklShape *sketch, guint part, const TklPoint *points, guint n_points);

/**
 * tkl_sketch_remove_ring:
 * @ring: a hole goes alone, an outline with its holes
 * Returns: (transfer full) (nullable): NULL when nothing is left.
 */
TklShape *tkl_sketch_remove_ring (const TklShape *sketch, guint ring);

/**
 * tkl_sketch_shift:
 * Returns: (transfer full) (nullable): every corner moved by as many 1e-7 degrees; NULL when one would
 *   leave the Earth.
 */
TklShape *tkl_sketch_shift (const TklShape *sketch, gint32 north_e7, gint32 east_e7);

/** tkl_sketch_part_of_ring: Returns: the part that ring belongs to. */
guint tkl_sketch_part_of_ring (const TklShape *sketch, guint ring);

/* Where a fault is: a ring, a corner of it, and a spot to show. */
typedef struct
{
  guint ring, corner;
  TklPoint where;
} TklSketchSpot;

/**
 * tkl_sketch_check:
 * @ret_spot: (out): of the fault; the crossing point itself for TKL_SHAPE_CROSSED; untouched without
 * Returns: what a builder would say of the sketch. About O(n log n).
 */
TklShapeProblem tkl_sketch_check (const TklShape *sketch, TklSketchSpot *ret_spot);

/**
 * tkl_sketch_hole_crosses:
 * @ret_spot: (out): of the first hole whose edge crosses that of its outline or of another hole
 * Returns: TRUE when there is one. Linking knows what is meant, a person may not. FALSE too for
 *   sketches with so many corners that looking would hold up who draws (4 million pairs of edges).
 */
gboolean tkl_sketch_hole_crosses (const TklShape *sketch, TklSketchSpot *ret_spot);

/**
 * tkl_sketch_count_crossings:
 * @limit: no more are counted
 * Returns: how many pairs of edges meet, of one ring or of two; edges that follow each other do not count.
 *   The box is no wider than TKL_SHAPE_MAX_SPAN_E7.
 */
guint tkl_sketch_count_crossings (const TklShape *sketch, guint limit);

/**
 * tkl_sketch_path_meets:
 * @points: (array length=n_points): a path, in order
 * @next: the point it is to be led to; its first point closes it, which is allowed
 * @ret_where: (out): where the new edge meets the path before its end
 * Returns: TRUE when it does.
 */
gboolean
tkl_sketch_path_meets (const TklPoint *points, guint n_points, TklPoint next, TklPoint *ret_where);

/** tkl_sketch_finish: @error: as tkl_shape_builder_finish(). Returns: (transfer full): a real shape. */
TklShape *tkl_sketch_finish (const TklShape *sketch, TklShapeProblem *ret_problem, GError **error);

/**
 * tkl_sketch_equivalent:
 * Returns: TRUE when both have the same rings, wherever those start and however they run, and the same
 *   parts in any order. Sketches without corners twice in a ring.
 */
gboolean tkl_sketch_equivalent (const TklShape *a, const TklShape *b);

/** tkl_sketch_area_m2: Returns: area on the globe, holes taken off; parts that overlap count twice. */
double tkl_sketch_area_m2 (const TklShape *sketch);

/** tkl_ring_area_m2: @points: (array length=n_points). Returns: ≥ 0; of a crossed ring what its two
 * directions leave. */
double tkl_ring_area_m2 (const TklPoint *points, guint n_points);

G_END_DECLS
