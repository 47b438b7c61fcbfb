/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklRowList: the GListModel over a TklRowSet: sorted, filtered; an item exists while it is looked at. */
/* Thread: main. */
#pragma once

#include "tkl-row-set.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* An item of the list: one row of one set. */
#define TKL_TYPE_ROW (tkl_row_get_type ())
G_DECLARE_FINAL_TYPE (TklRow, tkl_row, TKL, ROW, GObject)

/** tkl_row_get_set: Returns: (transfer none). */
const TklRowSet *tkl_row_get_set (TklRow *self);
/** tkl_row_get_data: Returns: (transfer none): the row struct. */
gconstpointer tkl_row_get_data (TklRow *self);
gint64 tkl_row_get_id (TklRow *self);

#define TKL_TYPE_ROW_LIST (tkl_row_list_get_type ())
G_DECLARE_FINAL_TYPE (TklRowList, tkl_row_list, TKL, ROW_LIST, GObject)

/** tkl_row_list_new: @columns: (array length=n_columns): static; searched by their texts. */
TklRowList *tkl_row_list_new (const TklColumn *columns, guint n_columns);

/** tkl_row_list_set_rows: @set: (nullable): NULL = none; sorting and search stay. */
void tkl_row_list_set_rows (TklRowList *self, TklRowSet *set);
/** tkl_row_list_get_rows: Returns: (transfer none) (nullable). */
TklRowSet *tkl_row_list_get_rows (TklRowList *self);

/** tkl_row_list_get_columns: Returns: (transfer none) (array length=ret_n_columns). */
const TklColumn *tkl_row_list_get_columns (TklRowList *self, guint *ret_n_columns);

/** tkl_row_list_sort: @column: (nullable): NULL = as read. Equal rows keep the order of the set. */
void tkl_row_list_sort (TklRowList *self, const TklColumn *column, gboolean descending);

/** tkl_row_list_search: @text: (nullable): rows in which each of its words occurs. */
void tkl_row_list_search (TklRowList *self, const char *text);

/** TklRowKeep: Returns: TRUE to show the row. Pure. */
typedef gboolean (*TklRowKeep) (const TklRowSet *set, gconstpointer row, guint choice);

/** tkl_row_list_filter: @keep: (nullable): NULL = all; @choice: handed to it. */
void tkl_row_list_filter (TklRowList *self, TklRowKeep keep, guint choice);

/** tkl_row_list_get_row: @position: below the number of items. Returns: (transfer none): row struct. */
gconstpointer tkl_row_list_get_row (TklRowList *self, guint position);

/** tkl_row_list_find: Returns: position of the row, or GTK_INVALID_LIST_POSITION (G_MAXUINT). */
guint tkl_row_list_find (TklRowList *self, gint64 id);

G_END_DECLS
