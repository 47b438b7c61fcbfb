/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTablePage: a tab: quick filter, number of rows, a table with its loading, empty and error face,
 * and a pane beside it. */
/* Thread: main. */
#pragma once

#include "tkl-table-source.h"
#include "tkl-table.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_TABLE_PAGE (tkl_table_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (TklTablePage, tkl_table_page, TKL, TABLE_PAGE, GtkWidget)

struct _TklTablePageClass
{
  GtkWidgetClass parent_class;

  /** select: (nullable): the row to work on is another one; 0 = none. */
  void (*select) (TklTablePage *self, gint64 id);
  /** activate: (nullable): a row was opened. */
  void (*activate) (TklTablePage *self, gint64 id);
};

/**
 * tkl_table_page_set_up:
 * @desk: referenced
 * @source: static
 * @state: `be.tikklok.Tikklok.state`, where layout and filter are kept; referenced
 *
 * Once, after creation; the rows are read.
 */
void tkl_table_page_set_up (TklTablePage *self,
                            TklDesk *desk,
                            const TklTableSource *source,
                            GSettings *state);

/** tkl_table_page_new: a page that only shows. */
GtkWidget *tkl_table_page_new (TklDesk *desk, const TklTableSource *source, GSettings *state);

/** tkl_table_page_get_desk: Returns: (transfer none). */
TklDesk *tkl_table_page_get_desk (TklTablePage *self);
/** tkl_table_page_get_table: Returns: (transfer none). */
TklTable *tkl_table_page_get_table (TklTablePage *self);
/** tkl_table_page_get_list: Returns: (transfer none). */
TklRowList *tkl_table_page_get_list (TklTablePage *self);

/** tkl_table_page_reload: reads the rows again; the selected row stays selected. */
void tkl_table_page_reload (TklTablePage *self);

/** tkl_table_page_select: selects a row now, or as soon as the rows are there. */
void tkl_table_page_select (TklTablePage *self, gint64 id);

/** tkl_table_page_set_choice: @choice: index of the quick filter. */
void tkl_table_page_set_choice (TklTablePage *self, guint choice);
/** tkl_table_page_get_choice: Returns: index of the quick filter. */
guint tkl_table_page_get_choice (TklTablePage *self);

/** tkl_table_page_add_tool: @widget: a button left of the number of rows. */
void tkl_table_page_add_tool (TklTablePage *self, GtkWidget *widget);

/**
 * tkl_table_page_set_side:
 * @side: (nullable): the pane; shown and hidden with F9 (`page.side`)
 */
void tkl_table_page_set_side (TklTablePage *self, GtkWidget *side);
void tkl_table_page_show_side (TklTablePage *self, gboolean shown);

/** tkl_table_page_set_below: @below: takes half of the room under the table while it is visible. */
void tkl_table_page_set_below (TklTablePage *self, GtkWidget *below);

/** tkl_table_page_set_empty_action: a button under “there is nothing here yet”; @action: its name. */
void tkl_table_page_set_empty_action (TklTablePage *self, const char *label, const char *action);

G_END_DECLS
