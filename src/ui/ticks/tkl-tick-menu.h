/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done in the table of ticks: its menu, and the keys that do the same. */
/* Thread: main. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** tkl_tick_menu_new: Returns: (transfer full): of the button “Actions” and of the rows. */
GMenuModel *tkl_tick_menu_new (void);

/**
 * tkl_tick_keys_bind:
 * @table: they hold in it only: in a field of the pane they write
 * @deleted: it is the one of deleted ticks
 */
void tkl_tick_keys_bind (GtkWidget *table, gboolean deleted);

/** tkl_tick_keys_bind_numbers: in @widget numbers do the repairs of the day that is shown. */
void tkl_tick_keys_bind_numbers (GtkWidget *widget);

G_END_DECLS
