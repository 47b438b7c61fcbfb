/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names for screen readers of controls that GTK 4.8 and libadwaita 1.2 leave without one. */
/* Thread: main. */
#include "tkl-names.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *icon_name;
  const char *name;
} pictures[] = {
  { "window-close-symbolic", N_ ("Close") },
  { "edit-find-symbolic", N_ ("Search") },
};

/* Returns: (nullable): static or of the widget. */
static const char *
name_of (GtkWidget *widget)
{
  const char *icon_name;

  if (GTK_IS_SEARCH_ENTRY (widget))
    return _ ("Search");
  icon_name = GTK_IS_BUTTON (widget) ? gtk_button_get_icon_name (GTK_BUTTON (widget)) : NULL;
  if (icon_name == NULL || gtk_widget_get_tooltip_text (widget) != NULL)
    return icon_name != NULL ? gtk_widget_get_tooltip_text (widget) : NULL;
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    if (g_str_equal (icon_name, pictures[i].icon_name))
      return _ (pictures[i].name);
  return NULL;
}

void
tkl_names_complete (GtkWidget *root)
{
  const char *name = name_of (root);

  g_return_if_fail (GTK_IS_WIDGET (root));

  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tkl_names_complete (child);
}
