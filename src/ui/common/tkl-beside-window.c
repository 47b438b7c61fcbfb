/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklBesideWindow: a window beside the main one: made from a template, stands over it, ends with Escape. */
/* Thread: main. */
#include "tkl-beside-window.h"

#include "tkl-present.h"

G_DEFINE_ABSTRACT_TYPE (TklBesideWindow, tkl_beside_window, ADW_TYPE_WINDOW)

GtkWidget *
tkl_beside_window_present (TklBesideWindow *self, GtkWindow *parent)
{
  g_return_val_if_fail (TKL_IS_BESIDE_WINDOW (self), NULL);

  tkl_present_over (GTK_WINDOW (self), parent);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

/* The template is that of the class which has one: the last. */
static void
tkl_beside_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), G_OBJECT_TYPE (object));
  G_OBJECT_CLASS (tkl_beside_window_parent_class)->dispose (object);
}

static void
tkl_beside_window_class_init (TklBesideWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tkl_beside_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
tkl_beside_window_init (TklBesideWindow *self)
{
}
