/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklWatchedLayout: lays out as another layout manager does, and tells when it did. */
/* Thread: main. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TKL_TYPE_WATCHED_LAYOUT (tkl_watched_layout_get_type ())
G_DECLARE_FINAL_TYPE (TklWatchedLayout, tkl_watched_layout, TKL, WATCHED_LAYOUT, GtkLayoutManager)

/** TklLaidOutFunc: the children of @widget have their places; it may give them other ones. */
typedef void (*TklLaidOutFunc) (GtkWidget *widget, gpointer user_data);

/** tkl_watched_layout_set_on: @widget: has a layout manager, which goes on measuring and placing its
 * children; @func: is called each time this was done. */
void tkl_watched_layout_set_on (GtkWidget *widget, TklLaidOutFunc func, gpointer user_data);

G_END_DECLS
