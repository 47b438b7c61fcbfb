/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTable: a dense table over a TklRowList: columns to choose, move, widen and sort. */
/* Thread: main. */
#pragma once

#include "tkl-row-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TKL_TYPE_TABLE (tkl_table_get_type ())
G_DECLARE_FINAL_TYPE (TklTable, tkl_table, TKL, TABLE, GtkWidget)

/**
 * Signals:
 * row-activated (id): a row was opened by double-click or Enter
 * row-selected (id): the row the office works on is another one; 0 = none
 * rows-chosen (): other rows may be selected than before, one, several or none
 * copying (percent, n): many rows are copied, so far; −1: not any more: n rows are on the clipboard, 0 when
 *   it was stopped
 * fields-wanted (): other fields than before may be needed, see tkl_table_get_fields()
 * filtered (): other rows are asked for in the filter row, or it is shown or hidden
 * filter-hidden (column): it was filtered by and is hidden: it filters nothing any more
 * layout-changed (): columns were chosen, moved, widened or frozen, or sorting or the filter row changed
 */

/**
 * tkl_table_new:
 * @list: the rows; referenced
 * @columns: (array length=n_columns): the same static array the list was made with
 * @label: translated: what the table is, for screen readers
 */
GtkWidget *
tkl_table_new (TklRowList *list, const TklColumn *columns, guint n_columns, const char *label);

/* What a table does when cells are changed where they stand. All get the data they were set with. */
typedef struct
{
  /** dup_text: Returns: (transfer full): what a person begins to type with. */
  char *(*dup_text) (TklTable *self, gint64 id, const TklColumn *column, gpointer user_data);
  /** type: another text was typed: ends in tkl_table_end_edit(), now or later. */
  void (*type) (
      TklTable *self, gint64 id, const TklColumn *column, const char *text, gpointer user_data);
  /** choose: opens a list over the cell by tkl_table_place_editor(). */
  void (*choose) (TklTable *self, gint64 id, const TklColumn *column, gpointer user_data);
  /** toggle: @ids: (element-type gint64): the boxes of these become @on. */
  void (*toggle) (
      TklTable *self, const GArray *ids, const TklColumn *column, gboolean on, gpointer user_data);
} TklTableEdits;

/**
 * tkl_table_set_edits:
 * @edits: static
 *
 * Cells of columns with an `edit` can be changed from now on. Left and Right go from cell to cell,
 * Enter and F2 edit, Escape leaves, Tab goes to the next one, Space turns a box of all selected rows,
 * Alt+Down opens a list.
 */
void tkl_table_set_edits (TklTable *self, const TklTableEdits *edits, gpointer user_data);

/** tkl_table_get_cursor: Returns: the column of the cell that keys are about. */
const TklColumn *tkl_table_get_cursor (TklTable *self);

/** tkl_table_end_edit: @problem: (nullable): why the text cannot be taken: it stays, with that reason; NULL:
 * it was, or the list was closed. Returns: TRUE: the problem stands at the cell. */
gboolean tkl_table_end_edit (TklTable *self, const char *problem);

/** tkl_table_get_editor: Returns: (nullable): what lies over the cell that is edited. Typing has another one
 * in each cell, so that a late answer can be told from that of the text that stands there now. */
GtkWidget *tkl_table_get_editor (TklTable *self);

/** tkl_table_take_focus: a row gets the focus, now or when the rows are there: the selected one, or the first
 * that is seen. Not when there are none, or somebody types or has opened a menu by then. */
void tkl_table_take_focus (TklTable *self);

/** tkl_table_follow: the row is being changed: it keeps the focus wherever it goes by that. */
void tkl_table_follow (TklTable *self, gint64 id);

/** tkl_table_place_editor: @editor: a child of no other widget; lies over the cell that is edited until
 * tkl_table_end_edit(). */
void tkl_table_place_editor (TklTable *self, GtkWidget *editor);

/** tkl_table_get_selected_ids: Returns: (transfer full) (element-type gint64): in the order shown; none as
 * long as all are selected and not all are there yet: nothing is done to some of them. */
GArray *tkl_table_get_selected_ids (TklTable *self);

/** tkl_table_get_chosen: Returns: (transfer full): positions of the selected rows. */
GtkBitset *tkl_table_get_chosen (TklTable *self);

/** tkl_table_select: the row becomes the selected one and comes into view; FALSE: it is not shown. */
gboolean tkl_table_select (TklTable *self, gint64 id);

/**
 * tkl_table_go_on:
 * @goes_on: the rows that come next are those of before, as they are now: where the selected one is gone,
 *   the one after it is selected. FALSE: they answer another question
 *
 * Holds until rows have come, also while they are put in order.
 */
void tkl_table_go_on (TklTable *self, gboolean goes_on);

/** tkl_table_scroll_to_top: the first row comes into view, for rows that answer another question. */
void tkl_table_scroll_to_top (TklTable *self);

/**
 * tkl_table_step:
 * @step: −1 or 1: selects the row before or after the selected one
 * @test: (nullable): the nearest of these; NULL = of all
 *
 * Returns: FALSE: there is none on that side, the selection stays.
 */
gboolean tkl_table_step (TklTable *self, int step, TklRowTest test);

/**
 * tkl_table_make_column_menu:
 *
 * Shows, hides and moves columns and sorts by them (F136–F138), as the headers do with the mouse. For a
 * button beside the table, in a widget that has the actions below as `columns`. Returns: (transfer full).
 */
GMenuModel *tkl_table_make_column_menu (TklTable *self);
/** tkl_table_get_column_actions: Returns: (transfer none). */
GActionGroup *tkl_table_get_column_actions (TklTable *self);

/**
 * tkl_table_get_layout:
 * Returns: (transfer full): `(a(sib)sb)`: id, width (−1 = natural), visible of each column in the
 *   order shown; id of the column sorted by ("" = none), descending; or `(a(sib)sbu)`: and how many of
 *   the first columns stay in sight, hidden ones too; or `(a(sib)sbua(ss))` while the filter row is shown:
 *   and what is typed there, by id of the column
 */
GVariant *tkl_table_get_layout (TklTable *self);
/** tkl_table_set_layout: @layout: (nullable): as above; columns it does not name stay as by default. */
void tkl_table_set_layout (TklTable *self, GVariant *layout);

/**
 * tkl_table_set_filter_days:
 * @zone: (nullable): in which moments are typed; referenced
 * @base: the last day looked at, which completes days that are typed in part
 */
void tkl_table_set_filter_days (TklTable *self, TklZone *zone, TklDay base);
/** tkl_table_show_filters: a row of entries below the titles; hidden, it filters nothing any more. Action
 * `columns.filters`. */
void tkl_table_show_filters (TklTable *self, gboolean shown);
gboolean tkl_table_shows_filters (TklTable *self);
/** tkl_table_filter: the filter row is shown and has the focus; had it that already, the row is hidden. */
void tkl_table_filter (TklTable *self);
/** tkl_table_get_filters: Returns: (transfer full): `a(ss)`: id of the column, what is typed there. */
GVariant *tkl_table_get_filters (TklTable *self);
/** tkl_table_set_filters: @texts: (nullable): as above, for columns that are shown; NULL = none. */
void tkl_table_set_filters (TklTable *self, GVariant *texts);

/** tkl_table_get_fields: Returns: bits of the fields read on demand that are shown or sorted by. */
guint64 tkl_table_get_fields (TklTable *self);

/** tkl_table_get_shown: Returns: (transfer container) (element-type TklColumn): from left to right. */
GPtrArray *tkl_table_get_shown (TklTable *self);

/** tkl_table_reset_columns: order, widths, which are shown or stay in sight, and sorting are as at first. */
void tkl_table_reset_columns (TklTable *self);
/** tkl_table_show_columns: @ids: (array zero-terminated=1): shown from left to right; others are not. */
void tkl_table_show_columns (TklTable *self, const char *const *ids);

/** tkl_table_show_column: @id: of a column, which is shown from now on as if chosen by hand. */
void tkl_table_show_column (TklTable *self, const char *id);

/**
 * tkl_table_copy:
 * Puts the selected rows on the clipboard, as text with tabs and a header line, and as a table
 * of a web page: many of them on a thread
 * of the office of the list, see `copying`.
 */
void tkl_table_copy (TklTable *self);
/** tkl_table_stop_copying: the clipboard stays as it was. */
void tkl_table_stop_copying (TklTable *self);

G_END_DECLS
