/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTablePins: over a table: only rows with this in that column; a button for each takes it away. */
/* Thread: main. */
#pragma once

#include "tkl-row-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TKL_TYPE_TABLE_PINS (tkl_table_pins_get_type ())
G_DECLARE_FINAL_TYPE (TklTablePins, tkl_table_pins, TKL, TABLE_PINS, GtkWidget)

/** Signals: changed (): other rows are asked for; told whoever asked. */

/** tkl_table_pins_set_list: @list: referenced; it shows what is pinned here. */
void tkl_table_pins_set_list (TklTablePins *self, TklRowList *list);

/** tkl_table_pins_add: @text: (nullable): of the cells, one for a column; NULL takes it away. */
void tkl_table_pins_add (TklTablePins *self, const TklColumn *column, const char *text);

/** tkl_table_pins_get: Returns: (transfer full): `a(ss)`: id of the column, text. */
GVariant *tkl_table_pins_get (TklTablePins *self);
/** tkl_table_pins_set: @pins: (nullable): as above; columns that are not there are left out. NULL = none. */
void tkl_table_pins_set (TklTablePins *self, GVariant *pins);

G_END_DECLS
