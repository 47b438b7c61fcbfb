/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklShape: a polygon or multi-polygon with holes, in one block. */
/* Thread: immutable after creation, any thread. */
#pragma once

#include "tkl-point.h"

G_BEGIN_DECLS

/* Widest shape accepted in either direction: keeps the exact test within 64 bits and stops a
 * swapped latitude and longitude from covering half the country. */
#define TKL_SHAPE_MAX_SPAN_E7 100000000 /* 10 degrees */
#define TKL_SHAPE_MAX_CORNERS 100000

typedef struct
{
  guint n_parts;           /* polygons, ≥ 1 */
  guint n_rings;           /* of all parts */
  guint n_points;          /* of all rings; the first point of a ring is not repeated at its end */
  const guint *part_ring;  /* (array length=n_parts+1): first ring of each part; ring 0 of a part is
                             its outline, the others its holes */
  const guint *ring_point; /* (array length=n_rings+1): first point of each ring */
  const TklPoint *points;  /* (array length=n_points) */
  TklPoint min, max;       /* corners of the bounding box */
} TklShape;

typedef struct _TklShapeBuilder TklShapeBuilder;

/* What is wrong with a polygon, in the order of the tests: the first fault is told. */
typedef enum
{
  TKL_SHAPE_OK,
  TKL_SHAPE_EMPTY,            /* no polygon, or one without an outline */
  TKL_SHAPE_OUT_OF_RANGE,     /* a corner that is no position on Earth */
  TKL_SHAPE_TOO_MANY_CORNERS, /* more than TKL_SHAPE_MAX_CORNERS in all rings together */
  TKL_SHAPE_TOO_LARGE,        /* wider than TKL_SHAPE_MAX_SPAN_E7 */
  TKL_SHAPE_TOO_FEW_CORNERS,  /* a ring with fewer than three different corners */
  TKL_SHAPE_NO_AREA,          /* all corners of a ring on one line */
  TKL_SHAPE_CROSSED,          /* an edge that crosses or touches another of the same ring */
  TKL_SHAPE_HOLE_BEYOND,      /* a hole without any corner in its outline or on it */
} TklShapeProblem;

/* A builder takes rings in order: add_part, then add_ring for its outline and each of its holes,
 * after each its points. */
TklShapeBuilder *tkl_shape_builder_new (void);
void tkl_shape_builder_free (TklShapeBuilder *builder);
void tkl_shape_builder_add_part (TklShapeBuilder *builder);
void tkl_shape_builder_add_ring (TklShapeBuilder *builder);
void tkl_shape_builder_add_point (TklShapeBuilder *builder, TklPoint point);

/**
 * tkl_shape_builder_finish:
 * @ret_problem: (out) (optional): which fault, for a translated sentence; OK on success
 * @error: TKL_CORE_ERROR_SHAPE: the fault in English words for logs, with the corner where it was
 *   found when there is one
 *
 * Drops repeated neighbours and a closing point equal to the first. The direction of rings is free.
 * Memory stays bounded whatever is added. About O(n log n).
 * Returns: (transfer full): free with tkl_shape_free(); NULL on a fault. Either way the builder is
 * empty again and can be used for the next shape.
 */
TklShape *
tkl_shape_builder_finish (TklShapeBuilder *builder, TklShapeProblem *ret_problem, GError **error);

/**
 * tkl_shape_builder_finish_or_sketch:
 * @ret_sketch: (out) (optional) (nullable): on a fault: what the rings are like, to be shown and repaired
 *   (tkl-sketch.h); NULL when not even that can be told
 * As above otherwise.
 */
TklShape *tkl_shape_builder_finish_or_sketch (TklShapeBuilder *builder,
                                              TklShapeProblem *ret_problem,
                                              TklShape **ret_sketch,
                                              GError **error);

/** tkl_shape_copy: O(1): shapes never change, so copies share one block. */
TklShape *tkl_shape_copy (const TklShape *shape);
void tkl_shape_free (TklShape *shape);
/** tkl_shape_equal: same parts, rings and corners in the same order (start corner included). */
gboolean tkl_shape_equal (const TklShape *a, const TklShape *b);

/**
 * tkl_shape_contains:
 *
 * Edges are straight in longitude/latitude; a point on an edge is inside, on the edge of a hole
 * too; the inside of a hole is outside (rules §3). So a part is its closed outline without the
 * open inside of each of its holes, and a shape is the union of its parts. Exact in integers.
 * O(corners), after a test of the bounding box.
 */
gboolean tkl_shape_contains (const TklShape *shape, TklPoint point);

/** tkl_shape_spans_ok: Returns: TRUE when the box is no wider than TKL_SHAPE_MAX_SPAN_E7. */
gboolean tkl_shape_spans_ok (const TklShape *shape);

/** tkl_shape_pack: Returns: (transfer full): bytes of the packed form, the same on every machine. */
GBytes *tkl_shape_pack (const TklShape *shape);

/**
 * tkl_shape_unpack:
 * Returns: (transfer full) (nullable): NULL for bytes that are not a shape. Sizes, positions and
 * span are checked, crossings are not: what was packed had been through a builder.
 */
TklShape *tkl_shape_unpack (gconstpointer data, gsize size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklShape, tkl_shape_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklShapeBuilder, tkl_shape_builder_free)

G_END_DECLS
