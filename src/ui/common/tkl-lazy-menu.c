/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Menus of buttons that are made when somebody opens them. */
/* Thread: main. */
#include "tkl-lazy-menu.h"

/* Called each time the button is pressed. */
static void
make_cb (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (menu));
}

void
tkl_lazy_menu_set (GtkMenuButton *button, GMenuModel *menu)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button) && G_IS_MENU_MODEL (menu));

  gtk_menu_button_set_create_popup_func (button, make_cb, g_object_ref (menu), g_object_unref);
}
