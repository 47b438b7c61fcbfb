/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklShapeSlabs: a shape of many corners, cut into bands of latitude for quick tests. */
/* Thread: immutable after creation, any thread. */
#pragma once

#include "tkl-shape.h"

G_BEGIN_DECLS

typedef struct _TklShapeSlabs TklShapeSlabs;

/** tkl_shape_slabs_new: Returns: (transfer full): keeps a copy of @shape; at most 96 bytes a corner. */
TklShapeSlabs *tkl_shape_slabs_new (const TklShape *shape);
void tkl_shape_slabs_free (TklShapeSlabs *slabs);

/** tkl_shape_slabs_contains: Returns: the same as tkl_shape_contains(), looking at one band only. */
gboolean tkl_shape_slabs_contains (const TklShapeSlabs *slabs, TklPoint point);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklShapeSlabs, tkl_shape_slabs_free)

G_END_DECLS
