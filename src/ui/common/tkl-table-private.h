/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTable's own parts: rows in tkl-table.c, cells in tkl-table-cells.c, columns in tkl-table-columns.c. */
/* Thread: main. */
#pragma once

#include "tkl-slots.h"
#include "tkl-table.h"

G_BEGIN_DECLS

/* Where GTK has a column: from the beginning of the rows, however they are scrolled. */
typedef struct
{
  int x, width;
} TklColumnPlace;

struct _TklTable
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkWidget *view;              /* GtkColumnView */
  TklRowList *list;             /* (owned) */
  GtkSelectionModel *selection; /* of the slots */
  TklSlots *slots;              /* (owned) */
  GPtrArray *bound;             /* (owned) (element-type TklCell): those GTK has rows for */
  gulong layout_handler;        /* of the frame clock, while the table is mapped; 0 = none */
  double row_height;            /* 0: nothing has been laid out */
  guint first_seen, n_seen;     /* the rows that had their texts when cells were last looked at */
  GtkWidget *probe;             /* (owned): a child for cells that are to be got at */
  gboolean cells_wait;          /* to be looked at: some were bound, or other rows are in them */
  const TklColumn *columns;
  guint n_columns;
  GtkColumnViewColumn **view_columns; /* (owned) (array length=n_columns): of the column view */
  int *widths;                        /* (owned) (array length=n_columns): −1 = natural */
  int *titles_px;                     /* (owned) (array length=n_columns): room they need */
  GSimpleActionGroup *actions;        /* (owned): `columns.show-ID` … */
  gboolean all_of_part;               /* all rows are selected, while more are on their way */
  gconstpointer rows;                 /* (unowned) (nullable): the set shown last: compared alone */
  gboolean to_top;                    /* what is shown next answers another question */

  /* Columns that stay in sight (tkl-table-freeze.c). */
  guint n_frozen;         /* in the order of the columns; hidden ones count */
  GtkWidget **titles;     /* (owned) (array length=n_columns): of the header */
  TklColumnPlace *places; /* (owned) (array length=n_columns): known once some were frozen */
  int frozen_px;          /* all of them together; 0 = none is, or there is no room */
  int shifted_px;         /* so far from where GTK has them */
  gboolean drags;         /* a title to another place */
  int dragged_x;          /* where GTK has it */
  int grabbed_px;         /* where in it the pointer is; −1 = GTK's place is right */
  int pointer_x;          /* in the view */
  GtkWidget *freeze_line; /* (nullable): over the table, from the first time on */

  /* The filter row (tkl-table-filtering.c). */
  GtkWidget *filters;   /* (nullable): over the table, from the first time on */
  TklZone *filter_zone; /* (owned) (nullable) */
  TklDay filter_base;

  /* Kept over reloads (tkl-table-keep.c). */
  gint64 selected_id;    /* that the office works on; 0 = none */
  GArray *selected;      /* (owned) (element-type gint64): all of them, or the first of very many */
  gint64 place_id;       /* the row at the top; 0 = the first, whichever it is */
  double place_height;   /* of rows, in pixels */
  double place_rest;     /* how much of it is above the top */
  gboolean place_waits;  /* to be gone to when the rows are laid out */
  guint place_tries;     /* sizes that were not yet that of all rows */
  gint64 revealed_id;    /* was gone to, and is not laid out yet; 0 = none */
  guint reveal_tries;    /* layouts that had no room for all rows yet */
  guint n_before;        /* rows, before those that come now */
  guint selected_at;     /* where the first selected row was */
  gboolean goes_on;      /* the rows that come are those of before, as they are now */
  gpointer copy;         /* (owned) (nullable): rows being copied (tkl-table-copy.c) */
  GCancellable *copying; /* (owned) (nullable): of them */
  guint copy_source;     /* tells how far it is; 0 = nothing is copied */
  gboolean quiet;        /* changes now are not those of the office */

  /* Cells that are changed where they stand (tkl-table-cursor.c, -edit.c, -keys.c). */
  GtkWidget *overlay;         /* over the scroller: has the editor */
  const TklTableEdits *edits; /* (nullable): none of them is */
  gpointer edits_data;
  guint cursor;            /* column of the cell that keys are about */
  gint64 followed_id;      /* the focus goes where this row goes, since it was changed; 0 = none */
  gboolean seeks_followed; /* it was changed: as soon as it is seen */
  gboolean wants_focus;    /* as soon as its rows are there, if there are any */
  gboolean had_chosen;     /* a row was chosen when the rows went */
  gint64 edited_id;        /* row of the cell that is being edited; 0 = none */
  guint edited_column;
  GtkGesture *click;  /* (nullable) without edits */
  gint64 opening_id;  /* row of the cell whose editor opens in a moment; 0 = none */
  GtkWidget *editor;  /* (nullable): child of the overlay */
  GtkWidget *entry;   /* (nullable): in the editor that is typed into */
  GtkWidget *problem; /* (nullable): label below it */
  char *text_before;  /* (owned) (nullable): that the entry began with */
  gboolean closes;    /* the window does, once what is typed is stored */
  int next_step;      /* when the text was taken: −1 or 1: goes on to the next cell; 0 = stays */
};

/** tkl_table_make_factory: Returns: (transfer full): of the cells of a column. */
GtkListItemFactory *tkl_table_make_factory (TklTable *self, guint column);
/** tkl_table_refill_cells: other rows are in the slots now. */
void tkl_table_refill_cells (TklTable *self);
/** tkl_table_map_cells: from now on the cells that are seen have their texts. */
void tkl_table_map_cells (TklTable *self);
void tkl_table_unmap_cells (TklTable *self);
/** tkl_table_tooltip_cb: of the view: what is cut off. */
gboolean tkl_table_tooltip_cb (
    GtkWidget *view, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip, TklTable *self);

/** tkl_table_get_cell: Returns: (nullable): the widget of a cell, while it is seen. */
GtkWidget *tkl_table_get_cell (TklTable *self, guint position, guint column);
/** tkl_table_find_cell: @widget: (nullable): in a cell. FALSE: it is in none. */
gboolean
tkl_table_find_cell (TklTable *self, GtkWidget *widget, guint *ret_position, guint *ret_column);
/** tkl_table_show_cursor: another column has the cell that keys are about. */
void tkl_table_show_cursor (TklTable *self);
/** tkl_table_scroll_to: a row comes into view. */
void tkl_table_scroll_to (TklTable *self, guint position);
/** tkl_table_reveal: a row comes into view with some around it; nothing moves while it has them. */
void tkl_table_reveal (TklTable *self, guint position);
/** tkl_table_reveal_laid_out: the rows are where GTK wants them: now it is known what is around. Returns:
 * TRUE: all is laid out once more, elsewhere. */
gboolean tkl_table_reveal_laid_out (TklTable *self);

/* --- the cell that keys are about (tkl-table-cursor.c) ------------------------------------------- */

/** tkl_table_find_focus: @ret_position: (out): of the row. FALSE: no row of the table has the focus. */
gboolean tkl_table_find_focus (TklTable *self, guint *ret_position);
/** tkl_table_focus_row: it goes on where one was. @position: when it is not seen, or
 * G_MAXUINT: it goes where Tab leads in the table. */
void tkl_table_focus_row (TklTable *self, guint position);
/** tkl_table_set_cursor: keys are about the cell, which comes into view as far as columns go. */
void tkl_table_set_cursor (TklTable *self, guint column, guint position);
/** tkl_table_step_column: @step: −1 or 1: beside the cursor; 0: from it on; @editable: none but those that
 * are. Returns: the next column shown; G_MAXUINT: there is none. */
guint tkl_table_step_column (TklTable *self, int step, gboolean editable);
/** tkl_table_keep_cursor: other columns are shown: keys are about one of them. */
void tkl_table_keep_cursor (TklTable *self);
/** tkl_table_focus_selected: that row gets the focus, as soon as it is seen. */
void tkl_table_focus_selected (TklTable *self, guint position);
/** tkl_table_follow_chosen: the rows are about to be read again: the only @chosen one keeps the focus, if
 * it has it and is seen. */
void tkl_table_follow_chosen (TklTable *self, GtkBitset *chosen);
/** tkl_table_follow_next: that row is chosen, since those that were are gone: it gets the focus, if the table
 * has it. */
void tkl_table_follow_next (TklTable *self, guint position);
/** tkl_table_seek_followed: other rows are there: the focus goes where the row that was changed is now. */
void tkl_table_seek_followed (TklTable *self);
/** tkl_table_focus_followed: cells are laid out: the row that was changed may be seen now. */
void tkl_table_focus_followed (TklTable *self);
/** tkl_table_leave_last_slots: who is in a slot that goes is in the last of those left from now on. */
void tkl_table_leave_last_slots (TklTable *self, guint n_left);

/* --- cells that are changed (tkl-table-edit.c) -------------------------------------------------- */

/** tkl_table_start_edit: the editor of the cell opens, or its box turns. */
void tkl_table_start_edit (TklTable *self, guint position, guint column);
/** tkl_table_leave_editor: it goes, if there is one, and what is in it; the row goes on with the focus. */
void tkl_table_leave_editor (TklTable *self);
/** tkl_table_turn_box: those of all rows selected with it. */
void tkl_table_turn_box (TklTable *self, guint position, const TklColumn *column);
/** tkl_table_rows_changed: other rows are there: the one that is edited may be gone. */
void tkl_table_rows_changed (TklTable *self);

/* --- what keys and the pointer do to them (tkl-table-keys.c) ------------------------------------- */

/** tkl_table_add_keys: to a table whose cells are changed: once. */
void tkl_table_add_keys (TklTable *self);
/** tkl_table_edit_activated: Returns: TRUE: double-click on a cell that is edited now. */
gboolean tkl_table_edit_activated (TklTable *self, guint position);

/** tkl_table_report_chosen: emits `rows-chosen`. */
void tkl_table_report_chosen (TklTable *self);

/** tkl_table_report_layout: the office chose, moved, widened or sorted, unless @self is quiet. */
void tkl_table_report_layout (TklTable *self);

/** tkl_table_report_filtered: emits `filtered`. */
void tkl_table_report_filtered (TklTable *self);

/* --- filter row (tkl-table-filtering.c) ---------------------------------------------------------- */

/** tkl_table_add_filter_actions: `columns.filters` … */
void tkl_table_add_filter_actions (TklTable *self);
/** tkl_table_take_filters: @filters: (element-type TklRowFilter): of the filter row, from now on. */
void tkl_table_take_filters (TklTable *self, GPtrArray *filters);
/** tkl_table_tell_none: the filter row says so where no row is shown. */
void tkl_table_tell_none (TklTable *self);

/** tkl_table_report_fields: emits `fields-wanted`. */
void tkl_table_report_fields (TklTable *self);

/** tkl_table_report_copying: emits `copying`. */
void tkl_table_report_copying (TklTable *self, int percent, guint n_copied);

/** tkl_table_note_selection: the office selected other rows. */
void tkl_table_note_selection (TklTable *self);
/** tkl_table_note_place: the table was scrolled. */
void tkl_table_note_place (TklTable *self);
/** tkl_table_laid_out: the size of all rows together is another one. */
void tkl_table_laid_out (TklTable *self);
/** tkl_table_keeps_place: Returns: TRUE when tkl_table_restore() has something to find among the rows. */
gboolean tkl_table_keeps_place (TklTable *self);
/** tkl_table_restore: other rows are in the cells: selection and place are those of before. */
void tkl_table_restore (TklTable *self, guint n_before);

/** tkl_table_add_columns: once, when the list is known. */
void tkl_table_add_columns (TklTable *self);
void tkl_table_free_columns (TklTable *self);

/** tkl_table_align_titles: once the titles are there, and when other ones are. */
void tkl_table_align_titles (TklTable *self);
/** tkl_table_get_cut_title: @picked: (nullable). Returns: (nullable): the title there, when it is cut. */
const char *tkl_table_get_cut_title (TklTable *self, GtkWidget *picked);

/** tkl_table_find_column: Returns: its index in the static array; G_MAXUINT: there is none of that id. */
guint tkl_table_find_column (TklTable *self, const char *id);
/** tkl_table_count_shown: Returns: how many columns are. */
guint tkl_table_count_shown (TklTable *self);
/** tkl_table_reset_widths: all columns are as wide as at first. */
void tkl_table_reset_widths (TklTable *self);

/* --- columns that stay in sight (tkl-table-freeze.c) ---------------------------------------------- */

/** tkl_table_note_title: the column is the last one of the view. */
void tkl_table_note_title (TklTable *self, guint column);
/** tkl_table_set_frozen: @n: so many of the first columns stay, hidden ones too; 0 = none. */
void tkl_table_set_frozen (TklTable *self, guint n);
/** tkl_table_choose_frozen: the same by the office. */
void tkl_table_choose_frozen (TklTable *self, guint n);
/** tkl_table_place_part: @part: title or cell of the column, laid out by GTK, goes where it is to be;
 * @placed: it was elsewhere than GTK has it. Returns: TRUE: it is. */
gboolean tkl_table_place_part (TklTable *self, GtkWidget *part, guint column, gboolean placed);
/** tkl_table_place_titles: all is laid out: the titles go where they are to be; before the cells. */
void tkl_table_place_titles (TklTable *self);
/** tkl_table_get_span: @ret_left: (out): what the table has to show, as it is scrolled, for the column to be
 * seen. FALSE: no column is frozen: its cells tell. */
gboolean tkl_table_get_span (TklTable *self, guint column, double *ret_left, double *ret_right);
/** tkl_table_get_part: @ret_left: (out): in the view; @ret_width: (out): of the column what is in sight, 0 =
 * nothing. FALSE: no column is frozen. Cells are there only when all is laid out. */
gboolean tkl_table_get_part (TklTable *self, guint column, int *ret_left, int *ret_width);

/* --- menus (tkl-table-menu.c) ------------------------------------------------------------------ */

/** tkl_table_add_menu_actions: `columns.left-ID` … */
void tkl_table_add_menu_actions (TklTable *self);
/** tkl_table_get_position: Returns: of a column among all, from the left, hidden ones too. */
guint tkl_table_get_position (TklTable *self, guint column);
/** tkl_table_update_menus: other columns are shown, or in another order. */
void tkl_table_update_menus (TklTable *self);
/** tkl_table_make_chooser: Returns: (transfer full): all columns, to show and hide; headers share one. */
GMenuModel *tkl_table_make_chooser (TklTable *self);
/** tkl_table_filter_column: the filter row is shown, and the entry of column @i has the focus. */
void tkl_table_filter_column (TklTable *self, guint i);

/** tkl_table_make_header_menu: Returns: (transfer full). */
GMenuModel *tkl_table_make_header_menu (const TklColumn *column, GMenuModel *chooser);

G_END_DECLS
