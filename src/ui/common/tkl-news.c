/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklNews: around the content of a window beside the main one: toasts with Undo, and errors. */
/* Thread: main. */
#include "tkl-news.h"

#include "tkl-error-face.h"
#include "tkl-toast.h"

#include <glib/gi18n-lib.h>

struct _TklNews
{
  GtkWidget parent_instance;
  AdwToastOverlay *toasts;
  GtkInfoBar *banner;
  GtkLabel *banner_text;
  AdwBin *bin;
  TklDesk *desk; /* (owned) (nullable) */
};

enum
{
  PROP_CONTENT = 1,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TklNews, tkl_news, GTK_TYPE_WIDGET)

static void
said_cb (TklNews *self, const char *text, gboolean undoable)
{
  gtk_info_bar_set_revealed (self->banner, FALSE);
  tkl_toast_say (self->toasts, text, undoable ? "news.undo" : NULL);
}

static void
failed_cb (TklNews *self, const GError *error)
{
  tkl_error_face_say (self->banner_text, error);
  gtk_info_bar_set_revealed (self->banner, TRUE);
}

static void
close_banner_cb (TklNews *self)
{
  gtk_info_bar_set_revealed (self->banner, FALSE);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklNews *self = TKL_NEWS (widget);

  if (self->desk == NULL)
    return;
  if (g_str_equal (name, "news.undo"))
    tkl_desk_undo (self->desk);
  else
    tkl_desk_redo (self->desk);
}

void
tkl_news_set_desk (TklNews *self, TklDesk *desk)
{
  g_return_if_fail (TKL_IS_NEWS (self) && self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "said", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
}

static void
tkl_news_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CONTENT:
      adw_bin_set_child (TKL_NEWS (object)->bin, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tkl_news_dispose (GObject *object)
{
  g_clear_object (&TKL_NEWS (object)->desk);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_NEWS);
  G_OBJECT_CLASS (tkl_news_parent_class)->dispose (object);
}

static void
tkl_news_class_init (TklNewsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = tkl_news_set_property;
  G_OBJECT_CLASS (klass)->dispose = tkl_news_dispose;
  properties[PROP_CONTENT]
      = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                             (GParamFlags) (G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/tikklok/Tikklok/ui/tkl-news.ui");
  gtk_widget_class_bind_template_child (widget_class, TklNews, toasts);
  gtk_widget_class_bind_template_child (widget_class, TklNews, banner);
  gtk_widget_class_bind_template_child (widget_class, TklNews, banner_text);
  gtk_widget_class_bind_template_child (widget_class, TklNews, bin);
  gtk_widget_class_bind_template_callback (widget_class, close_banner_cb);
  gtk_widget_class_install_action (widget_class, "news.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "news.redo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "news.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "news.redo", NULL);
}

static void
tkl_news_init (TklNews *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
