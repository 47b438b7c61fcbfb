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
