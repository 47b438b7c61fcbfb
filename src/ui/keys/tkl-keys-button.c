/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklKeysButton: opens the unknown keys and tells how many wait. */
/* Thread: main. */
#include "tkl-keys-button.h"

#include "tkl-key-service.h"

#include <glib/gi18n-lib.h>

struct _TklKeysButton
{
  GtkWidget parent_instance;
  GtkWidget *button;
  TklDesk *desk;             /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable): of the number being read */
  gboolean stale;            /* read again when it is looked at */
};

G_DEFINE_FINAL_TYPE (TklKeysButton, tkl_keys_button, GTK_TYPE_WIDGET)

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklKeysButton) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  guint n;

  if (!tkl_key_count_finish (TKL_OFFICE (source), result, &n, &error) || self->desk == NULL)
    return;
  label = n == 0 ? g_strdup (_ ("Keys"))
                 /* Translators: %u is a number of keys that nobody holds. */
                 : g_strdup_printf (ngettext ("%u unknown key", "%u unknown keys", n), n);
  gtk_button_set_label (GTK_BUTTON (self->button), label);
}

static void
count (TklKeysButton *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tkl_key_count_async (tkl_desk_get_office (self->desk), self->cancellable, counted_cb,
                       g_object_ref (self));
}

static void
tkl_keys_button_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tkl_keys_button_parent_class)->map (widget);
  if (TKL_KEYS_BUTTON (widget)->stale)
    count (TKL_KEYS_BUTTON (widget));
}

GtkWidget *
tkl_keys_button_new (TklDesk *desk)
{
  TklKeysButton *self = g_object_new (TKL_TYPE_KEYS_BUTTON, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (count), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
tkl_keys_button_dispose (GObject *object)
{
  TklKeysButton *self = TKL_KEYS_BUTTON (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (tkl_keys_button_parent_class)->dispose (object);
}

static void
tkl_keys_button_class_init (TklKeysButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_keys_button_dispose;
  widget_class->map = tkl_keys_button_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tkl_keys_button_init (TklKeysButton *self)
{
  self->stale = TRUE;
  self->button = gtk_button_new_with_label (_ ("Keys"));
  gtk_widget_set_tooltip_text (self->button, _ ("Keys that ticked without a holder"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.unknown-keys");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}
