/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTablePage: a tab: quick filter, number of rows, a table with its loading, empty and error face,
 * and a pane beside it. */
/* Thread: main. */
#pragma once

#include "tkl-table-source.h"
#include "tkl-table-views.h"
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
  /** step: (nullable): F8, or Shift+F8 when not @forward. Returns: FALSE: the table makes the step. */
  gboolean (*step) (TklTablePage *self, gboolean forward);
  /** keeps_digits: they are keys of its table: typed among rows, they are not searched for. */
  gboolean keeps_digits;
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

/**
 * tkl_table_page_set_group:
 * @column: (nullable): id of a column: its groups stand beside the table, with how many rows each has, and
 *   the one that is chosen there is shown; NULL, "" or one that is not there: no groups
 *
 * Property `group`, action `page.group`.
 */
void tkl_table_page_set_group (TklTablePage *self, const char *column);
/** tkl_table_page_get_group: Returns: (transfer none): id of the column; "" = none. */
const char *tkl_table_page_get_group (TklTablePage *self);

/**
 * tkl_table_page_pin:
 * @column: id of a column: only rows with what the first selected row has there are shown from now on; a
 *   button over the table says so and takes it back
 * Returns: FALSE: nothing is selected.
 */
gboolean tkl_table_page_pin (TklTablePage *self, const char *column);

/** tkl_table_page_show_only: @pins: `a(ss)`: ids of columns, texts: only rows with all of these, without any
 * other filter. */
void tkl_table_page_show_only (TklTablePage *self, GVariant *pins);

/** tkl_table_page_get_views: Returns: (transfer none): its views, under names. */
TklTableViews *tkl_table_page_get_views (TklTablePage *self);

/**
 * tkl_table_page_get_shown:
 * Returns: (transfer full): `(usa(ss)v)`: quick filter, id of the column grouped by, what is pinned, layout
 *   of the columns: equal ones are shown alike
 */
GVariant *tkl_table_page_get_shown (TklTablePage *self);
/** tkl_table_page_set_shown: @shown: as above; another type does nothing. */
void tkl_table_page_set_shown (TklTablePage *self, GVariant *shown);
/** tkl_table_page_set_grouping: of @shown only what is grouped by and pinned. */
void tkl_table_page_set_grouping (TklTablePage *self, GVariant *shown);
/** tkl_table_page_show_view: one of its source. */
void tkl_table_page_show_view (TklTablePage *self, const TklTableView *view);

/** tkl_table_page_make_file_name: Returns: (transfer full): that is offered: `Ticks March 2026.xlsx`. */
char *tkl_table_page_make_file_name (TklTablePage *self);

/**
 * tkl_table_page_export:
 * @path: .csv or .xlsx
 *
 * Writes the columns and rows that are shown, in their order (F060). How far it is stands over the table,
 * with a button that stops it; what came of it is said.
 */
void tkl_table_page_export (TklTablePage *self, const char *path);

/**
 * tkl_table_page_print:
 * @settings: (nullable): which of them, and how
 * @path: (nullable): of a PDF, without asking; NULL: the dialog of the desktop asks
 *
 * Prints the columns and rows that are shown, in their order, or of these the selected ones (F060). How
 * far it is stands over the table, with a button that stops it; what came of it is said. Paper and margins
 * are those of the last time.
 */
void tkl_table_page_print (TklTablePage *self, GtkPrintSettings *settings, const char *path);

/** tkl_table_page_add_tool: @widget: a button left of the number of rows. */
void tkl_table_page_add_tool (TklTablePage *self, GtkWidget *widget);

/**
 * tkl_table_page_set_side:
 * @side: (nullable): the pane; shown and hidden with F9 (`page.side`)
 */
void tkl_table_page_set_side (TklTablePage *self, GtkWidget *side);
void tkl_table_page_show_side (TklTablePage *self, gboolean shown);

/** tkl_table_page_set_above: @above: stands between the tools and the table while it is visible. */
void tkl_table_page_set_above (TklTablePage *self, GtkWidget *above);

/** tkl_table_page_set_below: @below: takes half of the room under the table while it is visible. */
void tkl_table_page_set_below (TklTablePage *self, GtkWidget *below);

/** tkl_table_page_set_empty_action: a button under “there is nothing here yet”; @action: its name. */
void tkl_table_page_set_empty_action (TklTablePage *self, const char *label, const char *action);

G_END_DECLS
