/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Menus of buttons that are made when somebody opens them. */
/* Thread: main. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * tkl_lazy_menu_set:
 * @menu: referenced
 *
 * What @button opens. As the `menu-model` of GtkMenuButton, which makes a popover with all its items at
 * once: a millisecond each before a window is there.
 */
void tkl_lazy_menu_set (GtkMenuButton *button, GMenuModel *menu);

G_END_DECLS
