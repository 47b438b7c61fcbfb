/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of keys: those that nobody holds, those put aside, all of them (F046-F049). */
/* Thread: main. */
#include "tkl-key-window.h"

#include "tkl-help-topic.h"
#include "tkl-home-window.h"
#include "tkl-key-page.h"
#include "tkl-key-table.h"
#include "tkl-news.h"
#include "tkl-present.h"
#include "tkl-roll-window.h"
#include "tkl-settings.h"
#include "tkl-switcher.h"

#include <glib/gi18n-lib.h>

struct _TklKeyWindow
{
  AdwWindow parent_instance;
  TklNews *news;
  AdwViewStack *stack;
  TklDesk *desk; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (TklKeyWindow, tkl_key_window, ADW_TYPE_WINDOW)

static const struct
{
  const TklTableSource *source;
  const char *title;
  const char *icon_name;
} pages[] = {
  { &tkl_unknown_key_source, N_ ("Unknown keys"), "dialog-question-symbolic" },
  { &tkl_aside_key_source, N_ ("Keys put aside"), "user-trash-symbolic" },
  { &tkl_all_key_source, N_ ("All keys"), "dialog-password-symbolic" },
};

static void
add_pages (TklKeyWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      AdwViewStackPage *page = adw_view_stack_add_titled (
          self->stack, adw_bin_new (), pages[i].source->name, _ (pages[i].title));

      adw_view_stack_page_set_icon_name (page, pages[i].icon_name);
    }
}

/* A page is built when it is looked at for the first time. */
static void
page_cb (TklKeyWindow *self)
{
  AdwBin *bin = ADW_BIN (adw_view_stack_get_visible_child (self->stack));
  const char *name = adw_view_stack_get_visible_child_name (self->stack);
  g_autoptr (GSettings) state = NULL;

  if (self->desk == NULL || bin == NULL || adw_bin_get_child (bin) != NULL)
    return;
  state = g_settings_new (TKL_SETTINGS_STATE);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].source->name, name))
      adw_bin_set_child (bin, tkl_key_page_new (self->desk, pages[i].source, state));
}

void
tkl_key_window_show (TklKeyWindow *self, const char *name)
{
  g_return_if_fail (TKL_IS_KEY_WINDOW (self));

  adw_view_stack_set_visible_child_name (self->stack, name);
}

GtkWidget *
tkl_key_window_get_page (TklKeyWindow *self, const char *name)
{
  return adw_bin_get_child (ADW_BIN (adw_view_stack_get_child_by_name (self->stack, name)));
}

GtkWidget *
tkl_key_window_present (GtkWindow *parent, TklDesk *desk)
{
  GtkWindow *open = tkl_present_open_one (parent, TKL_TYPE_KEY_WINDOW);
  TklKeyWindow *self;

  if (open != NULL)
    return GTK_WIDGET (open);
  self = g_object_new (TKL_TYPE_KEY_WINDOW, NULL);
  tkl_present_over (GTK_WINDOW (self), parent);
  tkl_help_topic_set (GTK_WIDGET (self), TKL_HELP_EMPLOYEES);
  self->desk = g_object_ref (desk);
  tkl_news_set_desk (self->news, desk);
  page_cb (self);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

/* The assistants stand over the main window, as this one does. */
static void
give_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));
  TklDesk *desk = TKL_KEY_WINDOW (widget)->desk;

  if (g_str_equal (name, "keys.match-homes"))
    tkl_home_window_present (parent, desk);
  else
    tkl_roll_window_present (parent, desk);
}

static void
tkl_key_window_dispose (GObject *object)
{
  g_clear_object (&TKL_KEY_WINDOW (object)->desk);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_KEY_WINDOW);
  G_OBJECT_CLASS (tkl_key_window_parent_class)->dispose (object);
}

static void
tkl_key_window_class_init (TklKeyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_key_window_dispose;
  g_type_ensure (TKL_TYPE_NEWS);
  g_type_ensure (TKL_TYPE_SWITCHER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-key-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TklKeyWindow, news);
  gtk_widget_class_bind_template_child (widget_class, TklKeyWindow, stack);
  gtk_widget_class_bind_template_callback (widget_class, page_cb);
  gtk_widget_class_install_action (widget_class, "keys.match-homes", NULL, give_action);
  gtk_widget_class_install_action (widget_class, "keys.give-keys-out", NULL, give_action);
}

static void
tkl_key_window_init (TklKeyWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_pages (self);
}
