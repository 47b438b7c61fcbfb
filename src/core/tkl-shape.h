/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklShape: a polygon or multi-polygon with holes, packed in one block. */
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

/* A builder takes rings in order: add_part, then its outline, then its holes. */
TklShapeBuilder *tkl_shape_builder_new (void);
void tkl_shape_builder_free (TklShapeBuilder *builder);
void tkl_shape_builder_add_part (TklShapeBuilder *builder);
void tkl_shape_builder_add_ring (TklShapeBuilder *builder);
void tkl_shape_builder_add_point (TklShapeBuilder *builder, TklPoint point);

/**
 * tkl_shape_builder_finish:
 * @error: TKL_CORE_ERROR_SHAPE, the text names the fault in English words for logs: no ring, fewer
 *   than 3 different corners, zero area, a position out of range, wider than
 *   TKL_SHAPE_MAX_SPAN_E7, more than TKL_SHAPE_MAX_CORNERS, an edge that crosses or touches
 *   another of the same ring (the first such corner is named)
 * @ret_problem: (out) (optional): which fault, for a translated sentence
 *
 * Drops repeated neighbours and a closing point equal to the first. The direction of rings is free.
 * Returns: (transfer full): free with tkl_shape_free(). The builder can be used again.
 */
typedef enum
{
  TKL_SHAPE_OK,
  TKL_SHAPE_EMPTY,
  TKL_SHAPE_TOO_FEW_CORNERS,
  TKL_SHAPE_NO_AREA,
  TKL_SHAPE_OUT_OF_RANGE,
  TKL_SHAPE_TOO_LARGE,
  TKL_SHAPE_TOO_MANY_CORNERS,
  TKL_SHAPE_CROSSED,
} TklShapeProblem;

TklShape *
tkl_shape_builder_finish (TklShapeBuilder *builder, TklShapeProblem *ret_problem, GError **error);
TklShape *tkl_shape_copy (const TklShape *shape);
void tkl_shape_free (TklShape *shape);
/** tkl_shape_equal: same parts, rings and corners in the same order (start corner included). */
gboolean tkl_shape_equal (const TklShape *a, const TklShape *b);

/**
 * tkl_shape_contains:
 *
 * Edges are straight in longitude/latitude; a point on an edge is inside, on the edge of a hole
 * too; the inside of a hole is outside (rules §3). Exact in integers. A point is in a
 * multi-polygon when it is in any part. O(corners), after a test of the bounding box.
 */
gboolean tkl_shape_contains (const TklShape *shape, TklPoint point);

/** tkl_shape_pack: Returns: (transfer full): bytes of the packed form, the same on every machine. */
GBytes *tkl_shape_pack (const TklShape *shape);

/** tkl_shape_unpack: Returns: (nullable): NULL for bytes that are not a shape. */
TklShape *tkl_shape_unpack (gconstpointer data, gsize size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklShape, tkl_shape_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklShapeBuilder, tkl_shape_builder_free)

G_END_DECLS
