/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTableGroups: beside a table: what its rows are by one column, with how many; the one that is chosen
 * is shown. */
/* Thread: main. */
#pragma once

#include "tkl-group-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TKL_TYPE_TABLE_GROUPS (tkl_table_groups_get_type ())
G_DECLARE_FINAL_TYPE (TklTableGroups, tkl_table_groups, TKL, TABLE_GROUPS, GtkWidget)

/** Signals: left (): Enter: the rows of the chosen group are to be worked on. */

/** tkl_table_groups_set_list: @list: referenced; its groups are chosen here. */
void tkl_table_groups_set_list (TklTableGroups *self, TklRowList *list);

/** tkl_table_groups_show: @column: (nullable): NULL: it is not there. @is_marked: (nullable): counted too. */
void tkl_table_groups_show (TklTableGroups *self, const TklColumn *column, TklRowTest is_marked);
/** tkl_table_groups_get_column: Returns: (nullable). */
const TklColumn *tkl_table_groups_get_column (TklTableGroups *self);

/** tkl_table_groups_focus: the list of groups gets the focus. */
void tkl_table_groups_focus (TklTableGroups *self);

/**
 * tkl_table_groups_make_menu:
 * @columns: (array length=n_columns)
 * Returns: (transfer full): to be put into a button: by which column, or none; action `page.group`.
 */
GMenuModel *tkl_table_groups_make_menu (const TklColumn *columns, guint n_columns);

G_END_DECLS
