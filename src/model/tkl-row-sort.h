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
 * Texts are compared once for each value that occurs, then rows are ordered by numbers alone. Cells
 * without a text come last in either direction, as in a spreadsheet.
 * Returns: FALSE when it was cancelled half-way.
 */
gboolean tkl_row_sort (const TklRowSet *set,
                       GArray *rows,
                       const TklColumn *column,
                       gboolean descending,
                       GCancellable *cancellable);

/**
 * tkl_row_arrange:
 * @columns: (array length=n_columns): the first decides, the next where it leaves a choice …
 * @n_fields: fields that stay, see tkl_row_set_arrange()
 *
 * The order in which rows are “as read”, at the end of filling their set.
 */
void tkl_row_arrange (TklRowSet *set, const TklColumn *columns, guint n_columns, guint n_fields);

G_END_DECLS
