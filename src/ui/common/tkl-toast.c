/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Toasts: a sentence about what was done, with Undo where that is possible. */
/* Thread: main. */
#include "tkl-toast.h"

#include "tkl-names.h"

#include <glib/gi18n-lib.h>

static gboolean
name_cb (gpointer user_data)
{
  AdwToastOverlay *overlay = user_data;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (overlay)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != adw_toast_overlay_get_child (overlay))
      tkl_names_complete (child);
  return G_SOURCE_REMOVE;
}

/* The next in the queue gets its widget after this. The overlay dismisses all while it goes: then it
 * must not be held. */
static void
dismissed_cb (AdwToastOverlay *overlay)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (overlay)))
    g_idle_add_full (G_PRIORITY_DEFAULT, name_cb, g_object_ref (overlay), g_object_unref);
}

void
tkl_toast_add (AdwToastOverlay *overlay, AdwToast *toast)
{
  AdwToast *before;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay) && ADW_IS_TOAST (toast));

  /* Its Undo would undo this. */
  before = g_object_get_data (G_OBJECT (overlay), "toast");
  if (before != NULL)
    adw_toast_dismiss (before);
  g_object_set_data_full (G_OBJECT (overlay), "toast", g_object_ref (toast), g_object_unref);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), overlay,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (overlay, toast);
  name_cb (overlay);
}

void
tkl_toast_say (AdwToastOverlay *overlay, const char *text, const char *undo_action)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (undo_action != NULL)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, undo_action);
    }
  tkl_toast_add (overlay, toast);
}
