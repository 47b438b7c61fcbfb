/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTableFilters: the row of entries between titles and rows of a TklTable: each filters its column. */
/* Thread: main. */
#pragma once

#include "tkl-table.h"

G_BEGIN_DECLS

#define TKL_TYPE_TABLE_FILTERS (tkl_table_filters_get_type ())
G_DECLARE_FINAL_TYPE (TklTableFilters, tkl_table_filters, TKL, TABLE_FILTERS, GtkWidget)

/** tkl_table_filters_new: @table: borrowed; it is a child of its overlay. Hidden at first. */
GtkWidget *tkl_table_filters_new (TklTable *table);

/** tkl_table_filters_set_days: @zone: (nullable): referenced: in which moments are typed; @base: see
 * tkl_row_filter_new(). */
void tkl_table_filters_set_days (TklTableFilters *self, TklZone *zone, TklDay base);

/** tkl_table_filters_show: hidden, it filters nothing any more. */
void tkl_table_filters_show (TklTableFilters *self, gboolean shown);

/** tkl_table_filters_get: Returns: (transfer full): `a(ss)`: id of the column, text as typed. */
GVariant *tkl_table_filters_get (TklTableFilters *self);
/** tkl_table_filters_set: @texts: (nullable): as above; columns that are not shown are left out; NULL =
 * none. */
void tkl_table_filters_set (TklTableFilters *self, GVariant *texts);

/** tkl_table_filters_update: other columns are shown, or in another order. What was typed for one that is
 * hidden filters nothing, and does so again when it is back. Returns: a column that was filtered by and
 * is hidden; G_MAXUINT: none. */
guint tkl_table_filters_update (TklTableFilters *self);
/** tkl_table_filters_place: titles are where they are to be: the entries go below them. */
void tkl_table_filters_place (TklTableFilters *self);
/** tkl_table_filters_show_none: @none: no row is shown: that is said. */
void tkl_table_filters_show_none (TklTableFilters *self, gboolean none);

/** tkl_table_filters_focus: @column: the entry of that column, or the first, has the focus. */
void tkl_table_filters_focus (TklTableFilters *self, guint column);

G_END_DECLS
