/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Windows beside the main one, of which one of a kind is enough. */
/* Thread: main. */
#include "tkl-present.h"

GtkWindow *
tkl_present_open_one (GtkWindow *parent, GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (g_type_is_a (G_OBJECT_TYPE (item->data), type)
        && gtk_window_get_transient_for (item->data) == parent)
      {
        gtk_window_present (item->data);
        return item->data;
      }
  return NULL;
}

static void
parent_destroyed_cb (GtkWindow *window)
{
  gtk_window_set_transient_for (window, NULL);
}

void
tkl_present_over (GtkWindow *window, GtkWindow *parent)
{
  if (parent == NULL)
    return;
  gtk_window_set_transient_for (window, parent);
  gtk_window_set_destroy_with_parent (window, TRUE);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (parent_destroyed_cb), window,
                           G_CONNECT_SWAPPED);
}
