/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows of a set a table shows, and in which order. */
/* Thread: any; rows and question do not change meanwhile. */
#pragma once

#include "tkl-row-filter.h"
#include "tkl-row-groups.h"

G_BEGIN_DECLS

/** TklRowKeep: @choice: > 0. Returns: TRUE to show the row. Pure. */
typedef gboolean (*TklRowKeep) (const TklRowSet *set, guint row, guint choice);

typedef struct
{
  const TklColumn *columns; /* (array length=n_columns): searched by their texts */
  guint n_columns;
  const TklColumn *sorted_by; /* (nullable): NULL = as read */
  gboolean descending;        /* equal rows keep the order of the set all the same */
  char **words;               /* (nullable): folded; rows in which each of them occurs */
  TklRowKeep keep;            /* (nullable) */
  guint choice;               /* handed to it; 0 = all rows */
  GPtrArray *pins;    /* (nullable) (element-type TklRowPin): rows that have each of these texts */
  GPtrArray *filters; /* (nullable) (element-type TklRowFilter): rows that each of these keeps */
  const TklColumn *grouped_by; /* (nullable): its groups are counted … */
  TklRowTest is_marked;        /* (nullable): … and how many of their rows are such ones */
  char *
      group; /* (nullable): text of the group that is shown; NULL = all of them. Needs grouped_by */
} TklRowQuery;

/** tkl_row_query_is_plain: Returns: TRUE when it means all rows as they were read. */
gboolean tkl_row_query_is_plain (const TklRowQuery *query);

/**
 * tkl_row_order_make:
 * @ret_order: (out) (transfer full) (nullable) (element-type guint32): the rows in the order shown;
 *   NULL: all of them as they were read
 * @ret_groups: (out) (transfer full) (nullable) (element-type TklRowGroup): of all rows that are left, as if
 *   no group was chosen; NULL: they are not grouped
 *
 * Returns: FALSE when it was cancelled.
 */
gboolean tkl_row_order_make (const TklRowSet *set,
                             const TklRowQuery *query,
                             GCancellable *cancellable,
                             GArray **ret_order,
                             GArray **ret_groups);

G_END_DECLS
