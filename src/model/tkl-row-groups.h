/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows by what a column says of them: counted, or only those that say one thing. */
/* Thread: any; rows and columns do not change meanwhile. */
#pragma once

#include "tkl-column.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** TklRowTest: Returns: TRUE when the row is such a one. Pure. */
typedef gboolean (*TklRowTest) (const TklRowSet *set, guint row);

/* Rows with the same text in a column. */
typedef struct
{
  char *text;   /* (owned): as the cells show it; "" = nothing */
  gint64 value; /* of the first row of the set with that text; other sets number texts otherwise */
  guint n_rows;
  guint n_marked; /* of them, those that need attention */
} TklRowGroup;

/* Rows are left that have this text in this column. */
typedef struct
{
  const TklColumn *column;
  char *text; /* (owned) */
} TklRowPin;

/** tkl_row_pin_free: of an array of TklRowPin. */
void tkl_row_pin_free (gpointer pin);

/**
 * tkl_row_groups_count:
 * @rows: (element-type guint32) (nullable): NULL = all of them
 * @is_marked: (nullable): NULL = none is
 * @cancellable: (nullable)
 *
 * Texts are made once for each value that occurs. Groups come in the order in which the column sorts, the
 * one without a text last.
 * Returns: (transfer full) (element-type TklRowGroup) (nullable): NULL when it was cancelled.
 */
GArray *tkl_row_groups_count (const TklRowSet *set,
                              const GArray *rows,
                              const TklColumn *column,
                              TklRowTest is_marked,
                              GCancellable *cancellable);

/**
 * tkl_row_groups_keep:
 * @rows: (element-type guint32) (inout): those whose cell is @text are left
 * Returns: FALSE when it was cancelled half-way.
 */
gboolean tkl_row_groups_keep (const TklRowSet *set,
                              GArray *rows,
                              const TklColumn *column,
                              const char *text,
                              GCancellable *cancellable);

G_END_DECLS
