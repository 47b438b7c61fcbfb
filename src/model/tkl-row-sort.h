/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows put in the order of one column, a million in some hundredths of a second. */
/* Thread: any. */
#pragma once

#include "tkl-column.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * tkl_row_sort:
 * @rows: (element-type guint32) (inout): rows of @set; equal ones keep their places
 * @column: not one of TKL_ORDER_READ
 * @cancellable: (nullable)
 *
 * Texts are compared once for each value that occurs, then rows are ordered by numbers alone.
 * Returns: FALSE when it was cancelled half-way.
 */
gboolean tkl_row_sort (const TklRowSet *set,
                       GArray *rows,
                       const TklColumn *column,
                       gboolean descending,
                       GCancellable *cancellable);

G_END_DECLS
