/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keyboard focus is not lost when what has it goes. */
/* Thread: main. */
#include "tkl-focus.h"

gboolean
tkl_has_focus_within (GtkWidget *widget)
{
  GtkRoot *root = widget != NULL ? gtk_widget_get_root (widget) : NULL;
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static gboolean
take_focus (GtkWidget *widget)
{
  return widget != NULL
         && (gtk_widget_grab_focus (widget)
             || gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD));
}

void
tkl_focus_hand_over (GtkWidget *from, GtkWidget *to, GtkWidget *or_to)
{
  if (!tkl_has_focus_within (from))
    return;
  /* Else the search would begin behind @from, or end in it. */
  gtk_root_set_focus (gtk_widget_get_root (from), NULL);
  gtk_widget_set_can_focus (from, FALSE);
  (void) (take_focus (to) || take_focus (or_to));
  gtk_widget_set_can_focus (from, TRUE);
}

static void
mapped_cb (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (widget, mapped_cb, NULL);
  gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

void
tkl_focus_into (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (widget, mapped_cb, NULL);
  if (gtk_widget_get_mapped (widget))
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
  else
    g_signal_connect (widget, "map", G_CALLBACK (mapped_cb), NULL);
}
