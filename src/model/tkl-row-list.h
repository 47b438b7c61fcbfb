/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklRowList: the GListModel over a TklRowSet: sorted, filtered; an item exists while it is looked at. */
/* Thread: main; many rows are put in order on a thread of the office. */
#pragma once

#include "tkl-office.h"
#include "tkl-row-order.h"

G_BEGIN_DECLS

/* An item of the list: one row of one set. */
#define TKL_TYPE_ROW (tkl_row_get_type ())
G_DECLARE_FINAL_TYPE (TklRow, tkl_row, TKL, ROW, GObject)

/** tkl_row_get_set: Returns: (transfer none). */
const TklRowSet *tkl_row_get_set (TklRow *self);
/** tkl_row_get_index: Returns: which row of the set. */
guint tkl_row_get_index (TklRow *self);
gint64 tkl_row_get_id (TklRow *self);
/** tkl_row_dup_text: Returns: (transfer full): its cell. */
char *tkl_row_dup_text (TklRow *self, const TklColumn *column);

#define TKL_TYPE_ROW_LIST (tkl_row_list_get_type ())
G_DECLARE_FINAL_TYPE (TklRowList, tkl_row_list, TKL, ROW_LIST, GObject)

/**
 * tkl_row_list_new:
 * @columns: (array length=n_columns): static; searched by their texts
 *
 * A change is told by `items-changed` in two steps: all rows go, then those to be shown come; the
 * second is told also when there are none. Until then the list stays as it was.
 */
TklRowList *tkl_row_list_new (const TklColumn *columns, guint n_columns);

/**
 * tkl_row_list_set_office:
 * @office: (nullable): referenced
 *
 * From here on more rows than a frame has time for are put in order by the office, and shown when
 * they are; whatever is asked meanwhile overtakes. Without an office everything is done at once.
 */
void tkl_row_list_set_office (TklRowList *self, TklOffice *office);

/** tkl_row_list_get_office: Returns: (transfer none) (nullable). */
TklOffice *tkl_row_list_get_office (TklRowList *self);

/**
 * tkl_row_list_dup_order:
 * Returns: (transfer full) (nullable) (element-type guint32): the rows of the set as they are shown; NULL:
 *   all, as read. It does not change any more: for any thread.
 */
GArray *tkl_row_list_dup_order (TklRowList *self);

/** tkl_row_list_set_rows: @set: (nullable): NULL = none; sorting and search stay. */
void tkl_row_list_set_rows (TklRowList *self, TklRowSet *set);
/**
 * tkl_row_list_get_end:
 * @ret_last: (out): what is shown first is what was read last
 * Returns: FALSE: sorted otherwise or grouped, so that what comes first is not known before all is read.
 */
gboolean tkl_row_list_get_end (TklRowList *self, gboolean *ret_last);
/**
 * tkl_row_list_show_part:
 * @set: the rows at that end; the others are on their way to tkl_row_list_set_rows()
 *
 * Returns: FALSE: none of them, or too many for a frame, would be shown: it stays as it was.
 */
gboolean tkl_row_list_show_part (TklRowList *self, TklRowSet *set);
/** tkl_row_list_is_part: Returns: TRUE while those shown are such ones: nothing is said of all of them. */
gboolean tkl_row_list_is_part (TklRowList *self);
/** tkl_row_list_get_rows: Returns: (transfer none) (nullable): those shown. */
TklRowSet *tkl_row_list_get_rows (TklRowList *self);
/** tkl_row_list_is_busy: Returns: TRUE while what was asked for is not shown yet. */
gboolean tkl_row_list_is_busy (TklRowList *self);

/** tkl_row_list_get_columns: Returns: (transfer none) (array length=ret_n_columns). */
const TklColumn *tkl_row_list_get_columns (TklRowList *self, guint *ret_n_columns);

/** tkl_row_list_sort: @column: (nullable): NULL = as read. Equal rows keep the order of the set. */
void tkl_row_list_sort (TklRowList *self, const TklColumn *column, gboolean descending);

/** tkl_row_list_search: @text: (nullable): rows in which each of its words occurs; `"van 2"` is one word. */
void tkl_row_list_search (TklRowList *self, const char *text);

/** tkl_row_list_filter: @keep: (nullable): NULL = all; @choice: handed to it; 0 = all. */
void tkl_row_list_filter (TklRowList *self, TklRowKeep keep, guint choice);

/** tkl_row_list_pin: @pins: (nullable) (element-type TklRowPin): only rows with each of these texts;
 * referenced, not changed afterwards. */
void tkl_row_list_pin (TklRowList *self, GPtrArray *pins);

/**
 * tkl_row_list_set_filters:
 * @filters: (nullable) (element-type TklRowFilter): only rows that each of these keeps; referenced, not
 *   changed afterwards
 *
 * Returns: FALSE: they mean what those of before did.
 */
gboolean tkl_row_list_set_filters (TklRowList *self, GPtrArray *filters);

/**
 * tkl_row_list_group:
 * @column: (nullable): its groups are counted; NULL = none. All of them are shown then.
 * @is_marked: (nullable): how many rows of each group are such ones is counted too
 */
void tkl_row_list_group (TklRowList *self, const TklColumn *column, TklRowTest is_marked);
/** tkl_row_list_choose_group: @text: (nullable): of the group to be shown; NULL = all. It stays chosen when
 * it has no rows any more. */
void tkl_row_list_choose_group (TklRowList *self, const char *text);
/** tkl_row_list_get_group: Returns: (transfer none) (nullable): the one chosen. */
const char *tkl_row_list_get_group (TklRowList *self);
/** tkl_row_list_get_groups: Returns: (transfer none) (nullable) (element-type TklRowGroup): of the rows that
 * are shown and those of other groups; NULL: not grouped. Other ones after `items-changed`. */
const GArray *tkl_row_list_get_groups (TklRowList *self);

/** tkl_row_list_get_fields: Returns: bits of the fields read on demand by which it groups and pins. */
guint64 tkl_row_list_get_fields (TklRowList *self);

/** tkl_row_list_get_row: @position: below the number of items. Returns: which row of the set. */
guint tkl_row_list_get_row (TklRowList *self, guint position);

/** tkl_row_list_get_id: Returns: id of the row there; 0 when there is none. */
gint64 tkl_row_list_get_id (TklRowList *self, guint position);

/** tkl_row_list_find: Returns: position of the row, or GTK_INVALID_LIST_POSITION (G_MAXUINT). */
guint tkl_row_list_find (TklRowList *self, gint64 id);

G_END_DECLS
