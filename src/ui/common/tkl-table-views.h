/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTableViews: the button of a table page with its views: columns, filters, order and grouping under a
 * name. */
/* Thread: main. */
#pragma once

#include "tkl-table-source.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TKL_TYPE_TABLE_VIEWS (tkl_table_views_get_type ())
G_DECLARE_FINAL_TYPE (TklTableViews, tkl_table_views, TKL, TABLE_VIEWS, GtkWidget)

/* One of the list: its id names it in `page.view`. */
typedef struct
{
  char *id;    /* (owned) */
  char *title; /* (owned): translated, or as the office named it */
} TklTableViewEntry;

/** tkl_table_views_install: the actions `page.view-…` of a page, in its class_init. */
void tkl_table_views_install (GtkWidgetClass *page_class);

/**
 * tkl_table_views_set_up:
 * @page: a TklTablePage around @self, set up; not referenced
 * @state: where views are kept; referenced
 *
 * Once. What was grouped and filtered when the page was last looked at is so again. A source without views
 * has no button.
 */
void tkl_table_views_set_up (TklTableViews *self,
                             GtkWidget *page,
                             const TklTableSource *source,
                             GSettings *state);

/** tkl_table_views_note: what @page shows may have changed. */
void tkl_table_views_note (TklTableViews *self);

/** tkl_table_views_list: Returns: (transfer full) (element-type TklTableViewEntry): as in the menu. */
GPtrArray *tkl_table_views_list (TklTableViews *self);

/** tkl_table_views_get_chosen: Returns: (transfer none): id of the view that is shown or was changed. */
const char *tkl_table_views_get_chosen (TklTableViews *self);
/** tkl_table_views_choose: @id: one that is not there does nothing. */
void tkl_table_views_choose (TklTableViews *self, const char *id);
/** tkl_table_views_is_changed: Returns: TRUE when something is shown otherwise than in the view. */
gboolean tkl_table_views_is_changed (TklTableViews *self);

/** tkl_table_views_save_as: @name: what is shown gets that name, in place of an own view that has it. */
void tkl_table_views_save_as (TklTableViews *self, const char *name);

G_END_DECLS
