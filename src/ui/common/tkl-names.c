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

/* Returns: (nullable): the text of the choice, as it is shown. */
static GtkWidget *
find_label (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child))
      found = find_label (child);
  return found;
}

static void
name_button (GtkDropDown *drop_down)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  GtkWidget *label = GTK_IS_TOGGLE_BUTTON (button) ? find_label (button) : NULL;

  if (label != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    drop_down, label, NULL, -1);
  else if (GTK_IS_TOGGLE_BUTTON (button))
    gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    drop_down, NULL, -1);
}

/* GTK 4.8 gives the focus to the button inside, and calls that after its class. The text of what is
 * chosen is made once the drop-down is in a window. */
void
tkl_names_drop_down (GtkDropDown *drop_down)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  name_button (drop_down);
  g_signal_handlers_disconnect_by_func (drop_down, name_button, NULL);
  g_signal_connect_after (drop_down, "map", G_CALLBACK (name_button), NULL);
}

void
tkl_names_complete (GtkWidget *root)
{
  const char *name = name_of (root);

  g_return_if_fail (GTK_IS_WIDGET (root));

  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (GTK_IS_DROP_DOWN (root))
    tkl_names_drop_down (GTK_DROP_DOWN (root));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tkl_names_complete (child);
}
